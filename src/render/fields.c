#include "render/fields.h"

#include "model/brief.h"
#include "model/dossier.h"
#include "render/blocks.h"
#include "render/page/page_parts.h"

enum { LABEL_COLUMNS = 12 };

void fields_begin_row(struct writer *writer, const char *label)
{
    writer_cell(writer, LABEL_COLUMNS, ALIGN_LEFT);
    writer_add(writer, ROLE_DETAIL, shown_clean(&writer->document->arena, slice_of(label)));
    writer_cell(writer, 0, ALIGN_LEFT);
}

void fields_row(struct writer *writer, const char *label, enum role role, struct shown text)
{
    if (!text.length)
        return;
    fields_begin_row(writer, label);
    writer_add(writer, role, text);
    writer_end(writer);
}

/* The text, word or number of a field that is neither a list nor a record. */
static struct slice words_of(const struct field *field, const void *structure, struct arena *arena)
{
    const void *member = schema_member(field, structure);
    const uint8_t *value = member;
    switch (field->type) {
    case FIELD_CHOICE:
        return *value ? slice_of(field->choices[*value - 1]) : SLICE("");
    case FIELD_IMPORTANCE:
        return *value ? arena_format(arena, "%u of %u", *value, (unsigned)IMPORTANCE_MOST)
                      : SLICE("");
    case FIELD_NUMBER:
        return arena_format(arena, "%u", ((const struct number *)member)->value);
    case FIELD_DATE:
        return edtf_format(arena, &((const struct date *)member)->value);
    default: /* what is left begins with its text */
        return text_slice(*(const struct text *)member);
    }
}

static struct shown remark_of(const struct field *field, const void *structure, struct arena *arena)
{
    return shown_clean(arena, slice_of(field->shown.remark ? field->shown.remark(structure) : ""));
}

static enum role role_of(const struct field *field, enum role usual)
{
    return field->shown.is_curators ? ROLE_NOTE : usual;
}

/* How a field of a type is written in one of these places. */
typedef void write_list(struct writer *writer, const void *member);

static void write_paragraphs(struct writer *writer, const void *member)
{
    part_paragraphs(writer, *(const struct number_list *)member);
}

static void write_references(struct writer *writer, const void *member)
{
    const struct reference_list *references = member;
    for (uint32_t i = 0; i < references->count; i++) {
        const struct entry *target = references->items[i].target;
        if (!target)
            continue;
        writer_add(writer, ROLE_DETAIL, i ? SHOWN(", ") : SHOWN(""));
        writer_link(writer, ROLE_NAME, shown_clean(&writer->document->arena, entry_text(target)),
                    place_of(target));
    }
}

static void write_voices(struct writer *writer, const void *member)
{
    const struct voice_list *voices = member;
    bool is_first = true;
    for (uint32_t i = 0; i < voices->count; i++) {
        if (!voice_name(&voices->items[i]).length)
            continue;
        writer_add(writer, ROLE_DETAIL, is_first ? SHOWN("") : SHOWN(", "));
        part_voice(writer, &voices->items[i]);
        is_first = false;
    }
}

static write_list *list_writer(const struct field *field)
{
    if (!(field->flags & FIELD_LIST))
        return NULL;
    return field->type == FIELD_NUMBER      ? write_paragraphs
           : schema_is_reference(field)     ? write_references
           : field->record == &schema_voice ? write_voices
                                            : NULL;
}

static void write_row(struct writer *writer, const struct field *field, const void *structure)
{
    struct arena *arena = &writer->document->arena;
    write_list *write = list_writer(field);
    fields_begin_row(writer, field->shown.label);
    if (write) {
        write(writer, schema_member(field, structure));
    } else {
        writer_add(writer, role_of(field, ROLE_TEXT),
                   shown_clean(arena, words_of(field, structure, arena)));
        writer_add(writer, ROLE_TEXT, remark_of(field, structure, arena));
    }
    writer_end(writer);
}

static bool has(const struct field *field, const void *structure)
{
    const struct list *list = schema_member(field, structure);
    return schema_is_present(field, structure) && (!(field->flags & FIELD_LIST) || list->count);
}

void fields_rows(struct writer *writer, const struct record *record, const void *structure)
{
    const struct field *field = NULL;
    while ((field = schema_next_shown(record, SHOWN_AS_ROW, field)))
        if (has(field, structure))
            write_row(writer, field, structure);
}

/* The theme that all of the place is on goes without saying. */
static void themes_below(struct writer *writer, const struct reference_list *themes, bool *is_first)
{
    for (uint32_t i = 0; i < themes->count; i++) {
        const struct theme *theme = entry_theme(themes->items[i].target);
        if (!theme || theme == writer->document->place.theme)
            continue;
        part_separator(writer, is_first);
        writer_theme(writer, theme);
    }
}

static void voices_below(struct writer *writer, const struct voice_list *voices, bool *is_first)
{
    for (uint32_t i = 0; i < voices->count; i++) {
        if (!voice_name(&voices->items[i]).length)
            continue;
        part_separator(writer, is_first);
        part_voice(writer, &voices->items[i]);
    }
}

static void words_below(struct writer *writer, const struct field *field, const void *structure,
                        bool *is_first)
{
    struct arena *arena = &writer->document->arena;
    const char *const *phrases = field->shown.phrases;
    struct slice words = phrases
                             ? slice_of(phrases[*(const uint8_t *)schema_member(field, structure)])
                             : words_of(field, structure, arena);
    part_separator(writer, is_first);
    writer_add(writer, role_of(field, ROLE_DETAIL), shown_clean(arena, words));
    writer_add(writer, ROLE_NOTE, remark_of(field, structure, arena));
}

static void write_below(struct writer *writer, const struct field *field, const void *structure,
                        bool *is_first)
{
    const void *member = schema_member(field, structure);
    write_list *write = list_writer(field);
    if (write == write_references) {
        themes_below(writer, member, is_first);
    } else if (write == write_voices) {
        voices_below(writer, member, is_first);
    } else if (write) {
        part_separator(writer, is_first);
        write(writer, member);
    } else {
        words_below(writer, field, structure, is_first);
    }
}

void fields_below(struct writer *writer, const struct record *record, const void *structure,
                  bool *is_first)
{
    const struct field *field = NULL;
    while ((field = schema_next_shown(record, SHOWN_BELOW, field)))
        if (has(field, structure) || field->shown.phrases)
            write_below(writer, field, structure, is_first);
}

static void voices_on_page(struct writer *writer, const struct voice_list *voices)
{
    struct arena *arena = &writer->document->arena;
    bool is_first = true;
    for (uint32_t i = 0; i < voices->count; i++) {
        struct slice name = voice_name(&voices->items[i]);
        if (!name.length)
            continue;
        writer_add(writer, ROLE_DETAIL, is_first ? SHOWN("") : SHOWN(", "));
        writer_add(writer, ROLE_DETAIL, shown_clean(arena, name));
        is_first = false;
    }
}

static void write_on_page(struct writer *writer, const struct field *field, const void *structure)
{
    struct arena *arena = &writer->document->arena;
    write_list *write = list_writer(field);
    if (write == write_voices) {
        voices_on_page(writer, schema_member(field, structure));
    } else if (write == write_paragraphs) {
        page_paragraph_list(writer, *(const struct number_list *)schema_member(field, structure));
    } else if (write) {
        write(writer, schema_member(field, structure));
    } else {
        writer_add(writer, role_of(field, ROLE_DETAIL),
                   page_words(arena, words_of(field, structure, arena)));
        writer_add(writer, ROLE_DETAIL, remark_of(field, structure, arena));
    }
}

void fields_on_page(struct writer *writer, const struct record *record, const void *structure)
{
    const struct field *field = NULL;
    bool is_first = true;
    while ((field = schema_next_shown(record, SHOWN_ON_PAGE, field))) {
        if (!has(field, structure))
            continue;
        writer_add(writer, ROLE_DETAIL, is_first ? SHOWN("") : SHOWN(", "));
        write_on_page(writer, field, structure);
        is_first = false;
    }
}

/* One source: its brief, whole or on one theme. */
#include "model/note.h"
#include "model/own_words.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/labels.h"
#include "render/views.h"

static void write_authors(struct writer *writer, struct person_list authors, bool *is_first)
{
    for (uint32_t i = 0; i < authors.count; i++) {
        if (i == 0)
            part_separator(writer, is_first);
        else
            writer_add(writer, ROLE_DETAIL, i + 1 < authors.count ? SHOWN(", ") : SHOWN(" and "));
        writer_add(writer, ROLE_DETAIL, label_person(&writer->document->arena, &authors.items[i]));
    }
}

static void write_part(struct writer *writer, const char *before, struct text text, bool *is_first)
{
    if (!text_is_present(text))
        return;
    part_separator(writer, is_first);
    writer_add(writer, ROLE_DETAIL, shown_clean(&writer->document->arena, slice_of(before)));
    writer_text(writer, ROLE_DETAIL, text);
}

static void write_date(struct writer *writer, const struct source *source, bool *is_first)
{
    struct arena *arena = &writer->document->arena;
    if (source->issued.value.start.precision == EDTF_NONE)
        return;
    part_separator(writer, is_first);
    writer_add(writer, ROLE_DETAIL, shown_clean(arena, edtf_format(arena, &source->issued.value)));
    if (text_is_present(source->issued_note))
        writer_add(writer, ROLE_DETAIL, SHOWN(" (no date printed)"));
}

static void write_remark(struct writer *writer, struct text text)
{
    if (!text_is_present(text))
        return;
    struct cell *cell = writer_cell(writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_add(writer, ROLE_NOTE, SHOWN("! "));
    writer_text(writer, ROLE_NOTE, text);
    writer_end(writer);
}

static void compose_head(struct document *document, struct block *block)
{
    const struct source *source = &document->place.brief->source;
    struct writer writer = writer_begin(document, block);
    writer_text(&writer, ROLE_TITLE, source->title);
    writer_end(&writer);
    bool is_first = true;
    write_authors(&writer, source->authors, &is_first);
    write_part(&writer, "", source->container_title, &is_first);
    if (!slice_equal(text_slice(source->publisher), text_slice(source->container_title)))
        write_part(&writer, "", source->publisher, &is_first);
    write_part(&writer, "volume ", source->volume, &is_first);
    write_part(&writer, "issue ", source->issue, &is_first);
    write_date(&writer, source, &is_first);
    writer_end(&writer);
    if (document->detail != DETAIL_EVIDENCE)
        return;
    write_remark(&writer, source->title_note);
    write_remark(&writer, source->issued_note);
    write_remark(&writer, source->note);
}

static void compose_role(struct document *document, struct block *block)
{
    const struct actor_role *role = block->argument;
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_link(&writer, ROLE_NAME, shown_clean(&document->arena, entry_text(role->actor.target)),
                place_of(role->actor.target));
    writer_add(&writer, ROLE_TEXT, SHOWN(" – "));
    writer_text(&writer, ROLE_TEXT, role->role);
    if (text_is_present(role->stance)) {
        writer_add(&writer, ROLE_DETAIL, SHOWN(" Stance: "));
        writer_text(&writer, ROLE_TEXT, role->stance);
    }
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    part_paragraphs(&writer, role->paragraphs);
    writer_end(&writer);
}

static void compose_account(struct document *document, struct block *block)
{
    const struct corridor_account *account = block->argument;
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_link(&writer, ROLE_NAME,
                shown_clean(&document->arena, entry_text(account->corridor.target)),
                place_of(account->corridor.target));
    writer_add(&writer, ROLE_STRONG,
               shown_format(&document->arena, " – %.*s. ",
                            SLICE_ARGUMENTS(status_slice(&account->status))));
    writer_text(&writer, ROLE_TEXT, account->text);
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    part_paragraphs(&writer, account->paragraphs);
    writer_end(&writer);
}

static void compose_figure(struct document *document, struct block *block)
{
    const struct figure *figure = block->argument;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_text(&writer, ROLE_TEXT, figure->label);
    writer_add(&writer, ROLE_TEXT, SHOWN(": "));
    writer_text(&writer, ROLE_STRONG, figure->value);
    writer_add(&writer, ROLE_STRONG, SHOWN(" "));
    writer_text(&writer, ROLE_STRONG, figure->unit);
    if (text_is_present(figure->as_of.text)) {
        writer_add(&writer, ROLE_DETAIL, SHOWN(", "));
        writer_add(&writer, ROLE_DETAIL,
                   shown_clean(arena, edtf_format(arena, &figure->as_of.value)));
    }
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    part_paragraphs(&writer, figure->paragraphs);
    if (text_is_present(figure->calculation)) {
        writer_add(&writer, ROLE_NOTE, SHOWN(" = curator's calculation: "));
        writer_text(&writer, ROLE_NOTE, figure->calculation);
    }
    if (text_is_present(figure->printed_as) && document->detail == DETAIL_EVIDENCE) {
        writer_add(&writer, ROLE_DETAIL, SHOWN(" printed as "));
        writer_text(&writer, ROLE_TEXT, figure->printed_as);
    }
    writer_end(&writer);
}

static void compose_note(struct document *document, struct block *block)
{
    const struct note *note = block->argument;
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_add(&writer, ROLE_NOTE, SHOWN("! "));
    writer_prose(&writer, ROLE_NOTE, note->text);
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    part_paragraphs(&writer, note->paragraphs);
    writer_end(&writer);
}

static void add_events(struct document *document, const struct brief *brief)
{
    bool has_heading = false;
    for (uint32_t i = 0; i < brief->events.count; i++) {
        const struct event *event = &brief->events.items[i];
        if (!place_has_event(document->place, event))
            continue;
        if (!has_heading)
            part_heading(document, SHOWN("EVENTS"));
        has_heading = true;
        part_add(document, BLOCK_POINT, 0, part_event, &event->entry, NULL, 0);
    }
}

static void add_all(struct document *document, const struct brief *brief)
{
    if (brief->actors.count)
        part_heading(document, SHOWN("ACTORS"));
    for (uint32_t i = 0; i < brief->actors.count; i++)
        if (brief->actors.items[i].actor.target)
            part_record(document, compose_role, brief, PASSAGE_ROLE, &brief->actors.items[i]);
    if (brief->corridors.count)
        part_heading(document, own_words(&document->arena, document->dossier, "CORRIDORS"));
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        if (brief->corridors.items[i].corridor.target)
            part_record(document, compose_account, brief, PASSAGE_ACCOUNT,
                        &brief->corridors.items[i]);
    add_events(document, brief);
    if (brief->figures.count)
        part_heading(document, SHOWN("FIGURES"));
    for (uint32_t i = 0; i < brief->figures.count; i++)
        part_record(document, compose_figure, brief, PASSAGE_FIGURE, &brief->figures.items[i]);
}

static void add_notes(struct document *document, const struct brief *brief)
{
    bool has_heading = false;
    for (uint32_t i = 0; i < brief->notes.count; i++) {
        const struct note *note = &brief->notes.items[i];
        bool is_above =
            document->detail == DETAIL_EVIDENCE && note_bearer(note, brief, document->place);
        if (!note_is_on_source(note) || is_above)
            continue;
        if (!has_heading)
            part_heading(document, SHOWN("CURATOR'S NOTES"));
        has_heading = true;
        part_record(document, compose_note, brief, PASSAGE_NOTE, note);
    }
}

static void add_claims(struct document *document, const struct brief *brief,
                       const struct theme *theme)
{
    struct arena *arena = &document->arena;
    struct shown name = theme ? shown_clean(arena, text_slice(theme->name)) : SHOWN("");
    part_heading(document, theme ? shown_format(arena, "KEY POINTS ON %.*s", SLICE_ARGUMENTS(name))
                                 : SHOWN("KEY POINTS"));
    if (!part_claims(document, brief))
        part_line(
            document, ROLE_DETAIL,
            theme ? shown_format(arena, "This source says nothing on %.*s.", SLICE_ARGUMENTS(name))
                  : SHOWN("This brief has no key points."),
            0);
}

static bool has_questions(struct place place, const struct brief *brief)
{
    for (uint32_t i = 0; i < brief->questions.count; i++)
        if (place_has_question(place, &brief->questions.items[i]))
            return true;
    return false;
}

void compose_brief(struct document *document)
{
    const struct brief *brief = document->place.brief;
    const struct theme *theme = document->place.theme;
    part_add(document, BLOCK_TITLE, 0, compose_head, &brief->entry, NULL, 0);
    if (text_is_present(brief->bottom_line) && !theme) {
        part_heading(document, SHOWN("BOTTOM LINE"));
        part_text(document, ROLE_STRONG, brief->bottom_line, 0);
    }
    add_claims(document, brief, theme);
    if (document->detail == DETAIL_BOTTOM_LINES)
        return;
    if (theme)
        add_events(document, brief);
    else
        add_all(document, brief);
    if (has_questions(document->place, brief)) {
        part_heading(document, SHOWN("OPEN QUESTIONS"));
        part_questions(document, brief);
    }
    if (!theme)
        add_notes(document, brief);
}

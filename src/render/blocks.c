#include "render/blocks.h"

#include "render/fields.h"

#include "model/events.h"
#include "model/note.h"
#include "model/scope.h"
#include "render/labels.h"

struct shown part_count(struct arena *arena, uint32_t count, const char *noun)
{
    return shown_format(arena, "%u %s%s", count, noun, count == 1 ? "" : "s");
}

void part_add(struct document *document, enum block_kind kind, unsigned space,
              compose_block *compose_function, const struct entry *subject, const void *argument,
              uint32_t number)
{
    document_add(document, &(struct block){
                               .kind = (uint8_t)kind,
                               .space = (uint8_t)space,
                               .subject = subject,
                               .argument = argument,
                               .number = number,
                               .compose = compose_function,
                           });
}

void part_record(struct document *document, compose_block *compose_function,
                 const struct brief *brief, enum passage_kind kind, const void *record)
{
    struct passage *passage = ARENA_NEW(&document->arena, struct passage);
    *passage = passage_of_record(brief, kind, record, &document->arena);
    document_add(document, &(struct block){
                               .kind = BLOCK_ROW,
                               .argument = record,
                               .passage = passage,
                               .compose = compose_function,
                           });
}

void part_line(struct document *document, enum role role, struct shown text, unsigned space)
{
    struct block *block = document_add(
        document,
        &(struct block){.kind = BLOCK_TEXT, .space = (uint8_t)space, .is_composed = true});
    struct writer writer = writer_begin(document, block);
    writer_line(&writer, role, text);
}

void part_heading(struct document *document, struct shown text)
{
    part_line(document, ROLE_HEADING, text, 1);
    document->blocks[document->count - 1].kind = BLOCK_HEADING;
}

uint32_t part_begin_section(struct document *document, struct shown title)
{
    part_heading(document, title);
    return document->count - 1;
}

void part_end_section(struct document *document, uint32_t heading)
{
    if (document->count == heading + 1)
        document_truncate(document, heading);
}

void part_text(struct document *document, enum role role, struct text text, unsigned space)
{
    if (!text_is_present(text))
        return;
    struct block *block = document_add(
        document,
        &(struct block){.kind = BLOCK_TEXT, .space = (uint8_t)space, .is_composed = true});
    struct writer writer = writer_begin(document, block);
    writer_prose(&writer, role, text);
    writer_end(&writer);
}

void part_separator(struct writer *writer, bool *is_first)
{
    if (!*is_first)
        writer_add(writer, ROLE_DETAIL, SHOWN(" · "));
    *is_first = false;
}

void part_paragraphs(struct writer *writer, struct number_list paragraphs)
{
    struct arena *arena = &writer->document->arena;
    struct shown list = SHOWN("");
    for (uint32_t i = 0; i < paragraphs.count; i++)
        list = shown_format(arena, "%.*s%s%u", SLICE_ARGUMENTS(list), i ? ", " : "¶",
                            paragraphs.items[i].value);
    writer_add(writer, ROLE_DETAIL, list);
}

void part_source_link(struct writer *writer, const struct brief *brief, struct place target)
{
    struct arena *arena = &writer->document->arena;
    writer_link_pair(writer, ROLE_LINK, label_date(arena, brief), label_source(arena, brief),
                     target);
}

struct shown part_belonging(const struct actor *actor)
{
    return actor->kind == ACTOR_PERSON ? SHOWN(" · ") : SHOWN(" · part of ");
}

void part_voice(struct writer *writer, const struct voice *voice)
{
    struct shown name = shown_clean(&writer->document->arena, voice_name(voice));
    if (voice->actor.target)
        writer_link(writer, ROLE_NAME, name, place_of(voice->actor.target));
    else
        writer_add(writer, ROLE_TEXT, name);
}

/* Notes that name nothing are shown at one claim, of those that share paragraphs with them. */
static bool is_shown_at(const struct document *document, const struct note *note,
                        const struct entry *entry)
{
    if (note_has_points(note))
        return note_is_on(note, entry, NOTE_WIDE);
    return note_bearer(note, entry->brief, document->place) == entry;
}

static struct text calculation_of(const struct entry *entry)
{
    const struct claim *claim = entry_claim(entry);
    const struct event *event = entry_event(entry);
    return claim ? claim->calculation : event ? event->calculation : (struct text){0};
}

static uint32_t count_notes(const struct document *document, const struct entry *entry)
{
    uint32_t count = text_is_present(calculation_of(entry));
    for (uint32_t i = 0; i < entry->brief->notes.count; i++)
        count += is_shown_at(document, &entry->brief->notes.items[i], entry);
    return count;
}

/* How many there are, where they are not shown. */
static void write_note_count(struct writer *writer, const struct entry *entry, bool *is_first)
{
    struct arena *arena = &writer->document->arena;
    uint32_t count = count_notes(writer->document, entry);
    if (!count || writer->document->detail == DETAIL_EVIDENCE)
        return;
    part_separator(writer, is_first);
    writer_add(writer, ROLE_NOTE, part_count(arena, count, "note"));
}

static void write_note(struct writer *writer, const char *mark, struct text text)
{
    struct arena *arena = &writer->document->arena;
    struct cell *cell = writer_cell(writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_add(writer, ROLE_NOTE, shown_clean(arena, slice_of(mark)));
    writer_prose(writer, ROLE_NOTE, text);
    writer_end(writer);
}

/* What the curator has added: whole only where all evidence is. */
static void write_notes(struct writer *writer, const struct entry *entry)
{
    const struct note_list *notes = &entry->brief->notes;
    if (writer->document->detail != DETAIL_EVIDENCE)
        return;
    if (text_is_present(calculation_of(entry)))
        write_note(writer, "= curator's calculation: ", calculation_of(entry));
    for (uint32_t i = 0; i < notes->count; i++)
        if (is_shown_at(writer->document, &notes->items[i], entry))
            write_note(writer, "! ", notes->items[i].text);
}

static void write_details(struct writer *writer, const struct record *record,
                          const struct entry *entry, bool is_first)
{
    fields_below(writer, record, entry, &is_first);
    write_note_count(writer, entry, &is_first);
    writer_end(writer);
}

static void compose_claim(struct document *document, struct block *block)
{
    const struct claim *claim = entry_claim(block->subject);
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, NUMBER_COLUMNS, ALIGN_RIGHT);
    writer_add(&writer, ROLE_DETAIL, shown_format(&document->arena, "%u", block->number));
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_prose(&writer, ROLE_TEXT, claim->text);
    writer_end(&writer);
    if (document->detail == DETAIL_BOTTOM_LINES)
        return;
    writer.indent = LIST_INDENT;
    write_details(&writer, &schema_claim, &claim->entry, true);
    write_notes(&writer, &claim->entry);
}

void part_sourced_claim(struct document *document, struct block *block)
{
    const struct claim *claim = entry_claim(block->subject);
    struct writer writer = writer_begin(document, block);
    part_source_link(&writer, claim->entry.brief, place_of(&claim->entry));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    writer_prose(&writer, ROLE_TEXT, claim->text);
    writer_end(&writer);
    writer.indent = LIST_INDENT;
    write_details(&writer, &schema_claim, &claim->entry, true);
}

uint32_t part_claims(struct document *document, const struct brief *brief)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        if (!place_has_claim(document->place, claim))
            continue;
        part_add(document, BLOCK_POINT, shown > 0, compose_claim, &claim->entry, NULL, i + 1);
        shown++;
    }
    return shown;
}

static void write_answers(struct writer *writer, const struct question *question)
{
    struct link_list links = dossier_links(writer->document->dossier, &question->entry);
    for (uint32_t i = 0; i < links.count; i++) {
        const struct link *link = &links.items[i];
        if (link->relation != RELATION_ANSWERS || !link->inverse)
            continue;
        writer_cell(writer, 0, ALIGN_LEFT)->hanging = 2;
        writer_add(writer, ROLE_STRONG, SHOWN("→ "));
        part_source_link(writer, link->other->brief, place_of(link->other));
        writer_add(writer, ROLE_TEXT, SHOWN("  "));
        writer_text(writer, ROLE_TEXT, link->reference->note);
        writer_end(writer);
    }
}

static void compose_question(struct document *document, struct block *block)
{
    const struct question *question = entry_question(block->subject);
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, NUMBER_COLUMNS, ALIGN_RIGHT);
    writer_add(&writer, ROLE_DETAIL, SHOWN("Q"));
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_prose(&writer, ROLE_TEXT, question->text);
    writer_end(&writer);
    writer.indent = LIST_INDENT;
    bool is_first = true;
    if (!document->place.brief) {
        part_separator(&writer, &is_first);
        part_source_link(&writer, question->entry.brief, place_of(&question->entry));
    }
    write_details(&writer, &schema_question, &question->entry, is_first);
    write_answers(&writer, question);
    write_notes(&writer, &question->entry);
}

void part_question(struct document *document, const struct question *question)
{
    bool is_first = document->count && !block_is_item(&document->blocks[document->count - 1]);
    part_add(document, BLOCK_POINT, !is_first, compose_question, &question->entry, NULL, 0);
}

uint32_t part_questions(struct document *document, const struct brief *brief)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < brief->questions.count; i++) {
        if (!place_has_question(document->place, &brief->questions.items[i]))
            continue;
        part_question(document, &brief->questions.items[i]);
        shown++;
    }
    return shown;
}

/* "27 Jan 2023" */
static struct shown part_event_date(struct arena *arena, const struct event *event)
{
    return shown_clean(arena, edtf_format_brief(arena, &event->date.value));
}

/* Another source that tells the same event, and when, where it dates it otherwise. */
static void write_other_source(struct writer *writer, const struct event *event,
                               const struct event *other)
{
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL, SHOWN("; "));
    part_source_link(writer, other->entry.brief, place_of(&other->entry));
    writer_add(writer, ROLE_DETAIL, SHOWN(" "));
    part_paragraphs(writer, other->paragraphs);
    if (!slice_equal(text_slice(event->date.text), text_slice(other->date.text)))
        writer_add(
            writer, ROLE_NOTE,
            shown_format(arena, " (dated %.*s)", SLICE_ARGUMENTS(part_event_date(arena, other))));
}

static void write_event_sources(struct writer *writer, const struct event *event)
{
    struct event_array same =
        events_same(writer->document->dossier, event, &writer->document->arena);
    if (!writer->document->place.brief || same.count > 1) {
        part_source_link(writer, event->entry.brief, place_of(&event->entry));
        writer_add(writer, ROLE_DETAIL, SHOWN(" "));
    }
    part_paragraphs(writer, event->paragraphs);
    for (uint32_t i = 0; i < same.count; i++)
        if (same.items[i] != event)
            write_other_source(writer, event, same.items[i]);
}

/* The words of the other sources. */
static void write_other_accounts(struct writer *writer, const struct event *event)
{
    struct event_array same =
        events_same(writer->document->dossier, event, &writer->document->arena);
    for (uint32_t i = 0; i < same.count; i++) {
        if (same.items[i] == event)
            continue;
        writer_cell(writer, 0, ALIGN_LEFT)->hanging = 2;
        writer_add(writer, ROLE_DETAIL, SHOWN("also "));
        part_source_link(writer, same.items[i]->entry.brief, place_of(&same.items[i]->entry));
        writer_add(writer, ROLE_TEXT, SHOWN("  "));
        writer_prose(writer, ROLE_TEXT, same.items[i]->text);
        writer_end(writer);
    }
}

void part_event(struct document *document, struct block *block)
{
    const struct event *event = entry_event(block->subject);
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, DATE_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_DETAIL, part_event_date(&document->arena, event));
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_prose(&writer, ROLE_TEXT, event->text);
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    write_event_sources(&writer, event);
    write_note_count(&writer, &event->entry, &(bool){false});
    writer_end(&writer);
    writer.indent = DATE_COLUMNS + 2;
    if (document->detail == DETAIL_EVIDENCE)
        write_other_accounts(&writer, event);
    write_notes(&writer, &event->entry);
}

/* "12", "Q3": the number that it has in its brief; an event goes by its date. */
static struct shown citation_mark(struct arena *arena, const struct entry *entry)
{
    const struct event *event = entry_event(entry);
    if (entry_is_point(entry))
        return shown_format(arena, "%s%u", entry_question(entry) ? "Q" : "", entry_number(entry));
    return event ? part_event_date(arena, event) : SHOWN("");
}

static void write_citation(struct writer *writer, const struct entry *entry, bool with_source)
{
    struct arena *arena = &writer->document->arena;
    struct shown label = label_source(arena, entry->brief);
    struct shown mark = citation_mark(arena, entry);
    if (mark.length && with_source)
        writer_link_pair(writer, ROLE_LINK, label, mark, place_of(entry));
    else
        writer_link(writer, ROLE_LINK, mark.length ? mark : label, place_of(entry));
}

void part_citations(struct writer *writer, struct reference_list cites)
{
    const struct brief *last = NULL;
    for (uint32_t i = 0; i < cites.count; i++) {
        const struct entry *entry = cites.items[i].target;
        if (!entry)
            continue;
        bool is_same = entry->brief == last;
        writer_add(writer, ROLE_DETAIL, !last ? SHOWN(" [") : is_same ? SHOWN(", ") : SHOWN("; "));
        write_citation(writer, entry, !is_same);
        last = entry->brief;
    }
    if (last)
        writer_add(writer, ROLE_DETAIL, SHOWN("]"));
}

/* The notes name their sources, so a pair is not named again above its note. */
void part_contradiction(struct document *document, struct block *block)
{
    const struct cross_reference *reference = block->argument;
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_add(&writer, ROLE_CONFLICT, SHOWN("≠ "));
    if (text_is_present(reference->note))
        writer_text(&writer, ROLE_TEXT, reference->note);
    else
        writer_add(&writer, ROLE_TEXT,
                   shown_clean(&document->arena, entry_text(reference->subject.target)));
    const struct reference ends[] = {reference->object, reference->subject};
    part_citations(&writer, (struct reference_list){(struct reference *)ends, 2});
    writer_end(&writer);
}

struct writer part_numbered_row(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    writer.gap = 1;
    writer_cell(&writer, 1, ALIGN_LEFT);
    writer_add(&writer, ROLE_DETAIL,
               block->number <= 9 ? shown_format(&document->arena, "%u", block->number)
                                  : SHOWN(" "));
    writer_cell(&writer, 0, ALIGN_LEFT);
    return writer;
}

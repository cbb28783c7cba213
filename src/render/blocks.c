#include "render/blocks.h"

#include "render/compose.h"

bool part_themes_include(struct reference_list themes, const struct theme *theme)
{
    return !theme || references_include(themes, &theme->entry);
}

bool part_claim_is_in(const struct claim *claim, const struct theme *theme)
{
    return part_themes_include(claim->themes, theme);
}

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
    for (uint32_t i = 0; i < paragraphs.count; i++)
        writer_add(writer, ROLE_DETAIL,
                   shown_format(arena, "%s%u", i ? ", " : "¶", paragraphs.items[i].value));
}

void part_source_link(struct writer *writer, const struct brief *brief, struct place target)
{
    struct arena *arena = &writer->document->arena;
    struct shown date = compose_source_date(arena, brief);
    struct shown label = compose_source_label(arena, brief);
    writer_link(writer, ROLE_LINK,
                shown_format(arena, "%.*s %.*s", SLICE_ARGUMENTS(date), SLICE_ARGUMENTS(label)),
                target);
}

/* The theme that all of the place is on goes without saying. */
static void write_themes(struct writer *writer, struct reference_list themes, bool *is_first)
{
    for (uint32_t i = 0; i < themes.count; i++) {
        const struct theme *theme = entry_theme(themes.items[i].target);
        if (!theme || theme == writer->document->place.theme)
            continue;
        part_separator(writer, is_first);
        writer_theme(writer, theme);
    }
}

void part_voice(struct writer *writer, const struct voice *voice)
{
    struct shown name = shown_clean(&writer->document->arena, voice_name(voice));
    if (voice->actor.target)
        writer_link(writer, ROLE_NAME, name, place_of(voice->actor.target));
    else
        writer_add(writer, ROLE_TEXT, name);
}

static void write_voices(struct writer *writer, struct voice_list voices, bool *is_first)
{
    for (uint32_t i = 0; i < voices.count; i++) {
        if (!voice_name(&voices.items[i]).length)
            continue;
        part_separator(writer, is_first);
        part_voice(writer, &voices.items[i]);
    }
}

static void write_word(struct writer *writer, const char *word, bool *is_first)
{
    if (!*word)
        return;
    part_separator(writer, is_first);
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL, shown_clean(arena, slice_of(word)));
}

/* Themes, voice, kind or likelihood, paragraphs. */
static void write_claim_details(struct writer *writer, const struct claim *claim)
{
    bool is_first = true;
    write_themes(writer, claim->themes, &is_first);
    write_voices(writer, claim->voices, &is_first);
    write_word(writer, claim_kind_name(claim->kind), &is_first);
    write_word(writer, likelihood_name(claim->likelihood), &is_first);
    writer_add(writer, ROLE_NOTE,
               shown_clean(&writer->document->arena, slice_of(claim_estimator_remark(claim))));
    if (claim->paragraphs.count) {
        part_separator(writer, &is_first);
        part_paragraphs(writer, claim->paragraphs);
    }
    writer_end(writer);
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

static bool contains(struct number_list numbers, uint32_t value)
{
    for (uint32_t i = 0; i < numbers.count; i++)
        if (numbers.items[i].value == value)
            return true;
    return false;
}

/* Whether a curator's note is on this claim: all its paragraphs are the claim's, too. With more
 * detail one shared paragraph is enough. */
static bool note_is_on(const struct note *note, const struct claim *claim, enum detail detail)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; i < note->paragraphs.count; i++)
        shared += contains(claim->paragraphs, note->paragraphs.items[i].value);
    return shared && (detail == DETAIL_EVIDENCE || shared == note->paragraphs.count);
}

static void write_claim_notes(struct writer *writer, const struct claim *claim, enum detail detail)
{
    if (text_is_present(claim->calculation))
        write_note(writer, "= curator's calculation: ", claim->calculation);
    const struct note_list *notes = &claim->entry.brief->notes;
    for (uint32_t i = 0; i < notes->count; i++)
        if (note_is_on(&notes->items[i], claim, detail))
            write_note(writer, "! ", notes->items[i].text);
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
    write_claim_details(&writer, claim);
    write_claim_notes(&writer, claim, document->detail);
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
    write_claim_details(&writer, claim);
}

uint32_t part_claims(struct document *document, const struct brief *brief,
                     const struct theme *theme)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        if (!part_claim_is_in(claim, theme))
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
    writer_add(&writer, ROLE_DETAIL, SHOWN("?"));
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_prose(&writer, ROLE_TEXT, question->text);
    writer_end(&writer);
    writer.indent = LIST_INDENT;
    bool is_first = true;
    if (!document->place.brief) {
        part_separator(&writer, &is_first);
        part_source_link(&writer, question->entry.brief, place_of(&question->entry));
    }
    write_themes(&writer, question->themes, &is_first);
    write_word(&writer,
               question->asked_by == ASKED_BY_CURATOR ? "asked by the curator"
                                                      : "left open by the article",
               &is_first);
    if (question->paragraphs.count) {
        part_separator(&writer, &is_first);
        part_paragraphs(&writer, question->paragraphs);
    }
    writer_end(&writer);
    write_answers(&writer, question);
}

void part_question(struct document *document, const struct question *question)
{
    bool is_first = document->count && !block_is_item(&document->blocks[document->count - 1]);
    part_add(document, BLOCK_POINT, !is_first, compose_question, &question->entry, NULL, 0);
}

uint32_t part_questions(struct document *document, const struct brief *brief,
                        const struct theme *theme)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < brief->questions.count; i++) {
        if (!part_themes_include(brief->questions.items[i].themes, theme))
            continue;
        part_question(document, &brief->questions.items[i]);
        shown++;
    }
    return shown;
}

void part_event(struct document *document, struct block *block)
{
    const struct event *event = entry_event(block->subject);
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, DATE_COLUMNS, ALIGN_LEFT);
    writer_text(&writer, ROLE_DETAIL, event->date.text);
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_prose(&writer, ROLE_TEXT, event->text);
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    if (!document->place.brief) {
        part_source_link(&writer, event->entry.brief, place_of(&event->entry));
        writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    }
    part_paragraphs(&writer, event->paragraphs);
    writer_end(&writer);
    if (!text_is_present(event->calculation) || document->detail != DETAIL_EVIDENCE)
        return;
    writer.indent = DATE_COLUMNS + 2;
    writer_add(&writer, ROLE_NOTE, shown_format(arena, "= curator's calculation: "));
    writer_text(&writer, ROLE_NOTE, event->calculation);
    writer_end(&writer);
}

/* The number that a claim or question has in its brief. */
static uint32_t number_in_brief(const struct entry *entry)
{
    const struct claim *claim = entry_claim(entry);
    const struct question *question = entry_question(entry);
    if (claim)
        return (uint32_t)(claim - entry->brief->claims.items) + 1;
    return question ? (uint32_t)(question - entry->brief->questions.items) + 1 : 0;
}

static void write_citation(struct writer *writer, const struct entry *entry, bool with_source)
{
    struct arena *arena = &writer->document->arena;
    struct shown label = compose_source_label(arena, entry->brief);
    const char *mark = entry->kind == ENTRY_QUESTION ? "?" : "";
    if (entry->kind == ENTRY_BRIEF)
        writer_link(writer, ROLE_LINK, label, place_of(entry));
    else if (with_source)
        writer_link(
            writer, ROLE_LINK,
            shown_format(arena, "%.*s %s%u", SLICE_ARGUMENTS(label), mark, number_in_brief(entry)),
            place_of(entry));
    else
        writer_link(writer, ROLE_LINK, shown_format(arena, "%s%u", mark, number_in_brief(entry)),
                    place_of(entry));
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
    cell->keeps_labels = true;
    writer_add(&writer, ROLE_CONFLICT, SHOWN("≠ "));
    if (text_is_present(reference->note)) {
        writer_text(&writer, ROLE_TEXT, reference->note);
    } else {
        writer_add(&writer, ROLE_TEXT,
                   shown_clean(&document->arena, entry_text(reference->subject.target)));
    }
    const struct reference ends[] = {reference->object, reference->subject};
    part_citations(&writer, (struct reference_list){(struct reference *)ends, 2});
    writer_end(&writer);
}

#include "render/provenance.h"

#include "model/events.h"
#include "model/note.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/paragraphs.h"

enum { LABEL_COLUMNS = 12 };

static void begin_row(struct writer *writer, struct shown label)
{
    writer_cell(writer, LABEL_COLUMNS, ALIGN_LEFT);
    writer_add(writer, ROLE_DETAIL, label);
    writer_cell(writer, 0, ALIGN_LEFT);
}

static void write_row(struct writer *writer, struct shown label, enum role role, struct shown text)
{
    if (!text.length)
        return;
    begin_row(writer, label);
    writer_add(writer, role, text);
    writer_end(writer);
}

static void write_text_row(struct writer *writer, struct shown label, enum role role,
                           struct text text)
{
    write_row(writer, label, role, shown_clean(&writer->document->arena, text_slice(text)));
}

static void write_paragraphs(struct writer *writer, struct number_list paragraphs)
{
    if (!paragraphs.count)
        return;
    begin_row(writer, SHOWN("Paragraphs"));
    part_paragraphs(writer, paragraphs);
    writer_end(writer);
}

static void write_references(struct writer *writer, struct shown label,
                             struct reference_list references)
{
    if (!references.count)
        return;
    begin_row(writer, label);
    for (uint32_t i = 0; i < references.count; i++) {
        const struct entry *target = references.items[i].target;
        if (!target)
            continue;
        writer_add(writer, ROLE_DETAIL, i ? SHOWN(", ") : SHOWN(""));
        writer_link(writer, ROLE_NAME, shown_clean(&writer->document->arena, entry_text(target)),
                    place_of(target));
    }
    writer_end(writer);
}

static void write_voices(struct writer *writer, struct voice_list voices)
{
    if (!voices.count)
        return;
    begin_row(writer, SHOWN("Said by"));
    bool is_first = true;
    for (uint32_t i = 0; i < voices.count; i++) {
        if (!voice_name(&voices.items[i]).length)
            continue;
        writer_add(writer, ROLE_DETAIL, is_first ? SHOWN("") : SHOWN(", "));
        part_voice(writer, &voices.items[i]);
        is_first = false;
    }
    writer_end(writer);
}

static void write_likelihood(struct writer *writer, const struct claim *claim)
{
    if (claim->likelihood)
        write_row(writer, SHOWN("Likelihood"), ROLE_TEXT,
                  shown_format(&writer->document->arena, "%s%s", likelihood_name(claim->likelihood),
                               claim_estimator_remark(claim)));
}

static void write_word(struct writer *writer, struct shown label, const char *word)
{
    write_row(writer, label, ROLE_TEXT, shown_clean(&writer->document->arena, slice_of(word)));
}

static void write_notes(struct writer *writer, const struct entry *entry)
{
    const struct note_list *notes = &entry->brief->notes;
    for (uint32_t i = 0; i < notes->count; i++)
        if (note_is_on(&notes->items[i], entry, NOTE_WIDE))
            write_text_row(writer, SHOWN("! Curator"), ROLE_NOTE, notes->items[i].text);
}

static void write_importance(struct writer *writer, uint8_t importance)
{
    if (importance)
        write_row(writer, SHOWN("Importance"), ROLE_TEXT,
                  shown_format(&writer->document->arena, "%u of %u", importance,
                               (unsigned)IMPORTANCE_MOST));
}

/* What the other sources say of the same event, each with its date. */
static void write_same(struct writer *writer, const struct event *event)
{
    struct arena *arena = &writer->document->arena;
    struct event_array same = events_same(writer->document->dossier, event, arena);
    for (uint32_t i = 0; i < same.count; i++) {
        const struct event *other = same.items[i];
        if (other == event)
            continue;
        begin_row(writer, SHOWN("Also told"));
        part_source_link(writer, other->entry.brief, place_of(&other->entry));
        writer_add(writer, ROLE_DETAIL, SHOWN(" "));
        part_paragraphs(writer, other->paragraphs);
        writer_add(writer, ROLE_DETAIL, SHOWN("  "));
        writer_add(writer, ROLE_DETAIL, shown_clean(arena, edtf_format(arena, &other->date.value)));
        writer_add(writer, ROLE_DETAIL, SHOWN("  "));
        writer_text(writer, ROLE_TEXT, other->text);
        writer_end(writer);
    }
}

static void write_source(struct writer *writer, const struct brief *brief)
{
    const struct source *source = &brief->source;
    struct arena *arena = &writer->document->arena;
    begin_row(writer, SHOWN("Source"));
    part_source_link(writer, brief, place_of(&brief->entry));
    writer_add(writer, ROLE_TEXT, SHOWN("  "));
    writer_text(writer, ROLE_TEXT, source->title);
    writer_end(writer);
    write_text_row(writer, SHOWN("In"), ROLE_TEXT, source->container_title);
    write_text_row(writer, SHOWN("Published by"), ROLE_TEXT, source->publisher);
    write_row(writer, SHOWN("Issued"), ROLE_TEXT,
              shown_clean(arena, edtf_format(arena, &source->issued.value)));
    write_text_row(writer, SHOWN(""), ROLE_NOTE, source->issued_note);
    write_text_row(writer, SHOWN("URL"), ROLE_LINK, source->url);
    write_text_row(writer, SHOWN("Document"), ROLE_TEXT, source->document);
}

static void write_claim(struct writer *writer, const struct claim *claim)
{
    write_voices(writer, claim->voices);
    write_word(writer, SHOWN("Kind"), claim_kind_name(claim->kind));
    write_likelihood(writer, claim);
    write_importance(writer, claim->importance);
    write_references(writer, SHOWN("Themes"), claim->themes);
    write_paragraphs(writer, claim->paragraphs);
    write_text_row(writer, SHOWN("= Calculated"), ROLE_NOTE, claim->calculation);
    write_text_row(writer, SHOWN("Printed as"), ROLE_TEXT, claim->printed_as);
    write_notes(writer, &claim->entry);
}

static void write_question(struct writer *writer, const struct question *question)
{
    write_word(writer, SHOWN("Asked by"), asker_name(question->asked_by));
    write_references(writer, SHOWN("Themes"), question->themes);
    write_paragraphs(writer, question->paragraphs);
    write_notes(writer, &question->entry);
}

static void write_event(struct writer *writer, const struct event *event)
{
    struct arena *arena = &writer->document->arena;
    write_row(writer, SHOWN("Date"), ROLE_TEXT,
              shown_clean(arena, edtf_format(arena, &event->date.value)));
    write_importance(writer, event->importance);
    write_references(writer, SHOWN("Themes"), event->themes);
    write_paragraphs(writer, event->paragraphs);
    write_text_row(writer, SHOWN("= Calculated"), ROLE_NOTE, event->calculation);
    write_text_row(writer, SHOWN("Printed as"), ROLE_TEXT, event->printed_as);
    write_notes(writer, &event->entry);
    write_same(writer, event);
}

static void write_figure(struct writer *writer, const struct figure *figure)
{
    struct arena *arena = &writer->document->arena;
    write_row(writer, SHOWN("As of"), ROLE_TEXT,
              shown_clean(arena, edtf_format(arena, &figure->as_of.value)));
    write_paragraphs(writer, figure->paragraphs);
    write_text_row(writer, SHOWN("= Calculated"), ROLE_NOTE, figure->calculation);
    write_text_row(writer, SHOWN("Printed as"), ROLE_TEXT, figure->printed_as);
}

static void write_about(struct writer *writer, const struct entry *about)
{
    if (!about)
        return;
    begin_row(writer, SHOWN("About"));
    writer_link(writer, ROLE_NAME, shown_clean(&writer->document->arena, entry_text(about)),
                place_of(about));
    writer_end(writer);
}

static void compose_passage_head(struct document *document, struct block *block)
{
    const struct passage *passage = block->argument;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    part_held_text(&writer, ROLE_STRONG, passage);
    writer_end(&writer);
    if (passage->entry)
        write_row(&writer, SHOWN("Address"), ROLE_TEXT,
                  shown_clean(arena, entry_address(passage->entry, arena)));
    else
        write_word(&writer, SHOWN("Kind"), passage_kind_name(passage->kind));
}

static void write_needs(struct writer *writer, const struct passage *passage)
{
    struct document *document = writer->document;
    write_row(writer, SHOWN("In them"), ROLE_CARRIED, part_needs(document, passage, true));
    write_row(writer, SHOWN("Not in them"), ROLE_CONFLICT, part_needs(document, passage, false));
}

static void compose_needs(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    write_needs(&writer, block->argument);
}

static void compose_passage_body(struct document *document, struct block *block)
{
    const struct passage *passage = block->argument;
    struct writer writer = writer_begin(document, block);
    if (passage->kind == PASSAGE_POINT)
        write_claim(&writer, entry_claim(passage->entry));
    else if (passage->kind == PASSAGE_QUESTION)
        write_question(&writer, entry_question(passage->entry));
    else if (passage->kind == PASSAGE_EVENT)
        write_event(&writer, entry_event(passage->entry));
    else if (passage->kind == PASSAGE_FIGURE)
        write_figure(&writer, passage->item);
    else
        write_paragraphs(&writer, passage->paragraphs);
    write_about(&writer, passage->about);
    write_source(&writer, passage->brief);
}

static void add_head(struct document *document, const struct dossier *dossier,
                     const struct passage *passage)
{
    document->dossier = dossier;
    part_add(document, BLOCK_TEXT, 0, compose_passage_head, NULL, passage, 0);
}

static void add_body(struct document *document, const struct passage *passage)
{
    part_add(document, BLOCK_TEXT, 1, compose_passage_body, NULL, passage, 0);
}

void compose_passage_provenance(struct document *document, const struct dossier *dossier,
                                const struct passage *passage)
{
    bool has_paragraphs =
        passage->paragraphs.count && !part_no_article(document, passage->brief).length;
    add_head(document, dossier, passage);
    if (has_paragraphs) {
        part_add(document, BLOCK_TEXT, 0, compose_needs, NULL, passage, 0);
        part_cited_paragraphs(document, passage, 1);
    }
    add_body(document, passage);
    if (!has_paragraphs)
        part_cited_paragraphs(document, passage, 1);
}

static const struct passage *passage_of_entry(struct document *document, const struct entry *entry)
{
    struct passage *passage = ARENA_NEW(&document->arena, struct passage);
    *passage = passage_of(entry, &document->arena);
    return passage;
}

static void compose_head(struct document *document, struct block *block)
{
    const struct entry *entry = block->argument;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    struct slice words = entry_text(entry);
    writer_prose(&writer, ROLE_STRONG,
                 (struct text){words.bytes, (uint32_t)words.length, entry->at});
    writer_end(&writer);
    write_row(&writer, SHOWN("Address"), ROLE_TEXT,
              shown_clean(arena, entry_address(entry, arena)));
}

static void compose_body(struct document *document, struct block *block)
{
    const struct entry *entry = block->argument;
    struct writer writer = writer_begin(document, block);
    if (entry->brief)
        write_source(&writer, entry->brief);
}

void compose_provenance(struct document *document, const struct dossier *dossier,
                        const struct entry *entry)
{
    if (entry_is_in_brief(entry)) {
        compose_passage_provenance(document, dossier, passage_of_entry(document, entry));
        return;
    }
    document->dossier = dossier;
    part_add(document, BLOCK_TEXT, 0, compose_head, NULL, entry, 0);
    part_add(document, BLOCK_TEXT, 1, compose_body, NULL, entry, 0);
}

void compose_preview(struct document *document, const struct dossier *dossier,
                     const struct entry *entry)
{
    if (!entry_is_in_brief(entry)) {
        compose(document, dossier, place_of(entry), DETAIL_POINTS);
        return;
    }
    const struct passage *passage = passage_of_entry(document, entry);
    add_head(document, dossier, passage);
    add_body(document, passage);
}

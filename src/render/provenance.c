#include "render/provenance.h"

#include "model/events.h"
#include "model/note.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/fields.h"
#include "render/paragraphs.h"

static void write_text_row(struct writer *writer, const char *label, enum role role,
                           struct text text)
{
    fields_row(writer, label, role, shown_clean(&writer->document->arena, text_slice(text)));
}

static void write_notes(struct writer *writer, const struct entry *entry)
{
    const struct note_list *notes = &entry->brief->notes;
    for (uint32_t i = 0; i < notes->count; i++)
        if (note_is_on(&notes->items[i], entry, NOTE_WIDE))
            write_text_row(writer, "! Curator", ROLE_NOTE, notes->items[i].text);
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
        fields_begin_row(writer, "Also told");
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
    fields_begin_row(writer, "Source");
    part_source_link(writer, brief, place_of(&brief->entry));
    writer_add(writer, ROLE_TEXT, SHOWN("  "));
    writer_text(writer, ROLE_TEXT, source->title);
    writer_end(writer);
    write_text_row(writer, "In", ROLE_TEXT, source->container_title);
    write_text_row(writer, "Published by", ROLE_TEXT, source->publisher);
    fields_row(writer, "Issued", ROLE_TEXT,
               shown_clean(arena, edtf_format(arena, &source->issued.value)));
    write_text_row(writer, "", ROLE_NOTE, source->issued_note);
    write_text_row(writer, "URL", ROLE_LINK, source->url);
    write_text_row(writer, "Document", ROLE_TEXT, source->document);
}

static void write_about(struct writer *writer, const struct entry *about)
{
    if (!about)
        return;
    fields_begin_row(writer, "About");
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
        fields_row(&writer, "Address", ROLE_TEXT,
                   shown_clean(arena, entry_address(passage->entry, arena)));
    else
        fields_row(&writer, "Kind", ROLE_TEXT,
                   shown_clean(arena, slice_of(passage_kind_name(passage->kind))));
}

static void write_needs(struct writer *writer, const struct passage *passage)
{
    struct document *document = writer->document;
    fields_row(writer, "In them", ROLE_CARRIED, part_needs(document, passage, true));
    fields_row(writer, "Not in them", ROLE_CONFLICT, part_needs(document, passage, false));
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
    if (passage_record(passage))
        fields_rows(&writer, passage_record(passage), passage->item);
    if (passage->entry && entry_is_in_brief(passage->entry))
        write_notes(&writer, passage->entry);
    if (entry_event(passage->entry))
        write_same(&writer, entry_event(passage->entry));
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
    fields_row(&writer, "Address", ROLE_TEXT, shown_clean(arena, entry_address(entry, arena)));
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

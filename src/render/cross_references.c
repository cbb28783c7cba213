/* What the cross-reference pane shows. */
#include "render/compose.h"

#include "model/mention.h"
#include "render/blocks.h"

enum { MOST_MENTIONS = 24 };

static struct shown relation_words(const struct link *link)
{
    const char *name =
        link->inverse ? relation_inverse_name(link->relation) : relation_name(link->relation);
    return (struct shown){name, slice_of(name).length};
}

static void compose_link(struct document *document, struct block *block)
{
    const struct link *link = block->argument;
    struct arena *arena = &document->arena;
    const struct entry *other = link->other;
    struct writer writer = part_numbered_row(document, block);
    writer_add(&writer, link->relation == RELATION_CONTRADICTS ? ROLE_CONFLICT : ROLE_STRONG,
               relation_words(link));
    writer_add(&writer, ROLE_TEXT, SHOWN(" "));
    part_source_link(&writer, other->brief, place_of(other));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    if (text_is_present(link->reference->note))
        writer_text(&writer, ROLE_TEXT, link->reference->note);
    else
        writer_add(&writer, ROLE_TEXT, shown_clean(arena, entry_text(other)));
    writer_end(&writer);
}

static uint32_t add_links(struct document *document, const struct entry *entry)
{
    struct link_list links = dossier_links(document->dossier, entry);
    for (uint32_t i = 0; i < links.count; i++)
        part_add(document, BLOCK_ROW, 0, compose_link, links.items[i].other, &links.items[i],
                 i + 1);
    return links.count;
}

static void compose_way_to_brief(struct document *document, struct block *block)
{
    struct writer writer = part_numbered_row(document, block);
    writer_add(&writer, ROLE_DETAIL, SHOWN("read it in "));
    part_source_link(&writer, block->subject->brief, place_of(block->subject));
    writer_end(&writer);
}

static void compose_mentioned(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    writer.indent = 2;
    struct arena *arena = &document->arena;
    writer_link(&writer, ROLE_NAME, shown_clean(arena, entry_text(block->subject)),
                place_of(block->subject));
    writer_end(&writer);
}

static bool is_listed(const struct document *document, uint32_t start, const struct entry *entry)
{
    for (uint32_t i = start; i < document->count; i++)
        if (document->blocks[i].subject == entry)
            return true;
    return false;
}

/* Those that are not among the blocks from `start` on. */
static void add_mentioned(struct document *document, uint32_t start, const struct entry *entry)
{
    struct mention_list mentions =
        mention_find(document->dossier->names, entry_text(entry), &document->arena);
    const struct claim *claim = entry_claim(entry);
    uint32_t voices = claim ? claim->voices.count : 0;
    for (uint32_t i = 0; i < voices; i++)
        if (claim->voices.items[i].actor.target)
            part_add(document, BLOCK_ROW, 0, compose_mentioned, claim->voices.items[i].actor.target,
                     NULL, 0);
    for (size_t i = 0; i < mentions.count && i < MOST_MENTIONS; i++)
        if (!is_listed(document, start, mentions.items[i].entry))
            part_add(document, BLOCK_ROW, 0, compose_mentioned, mentions.items[i].entry, NULL, 0);
}

/* Of two entries, or of one. */
static void add_mentions(struct document *document, const struct entry *entry,
                         const struct entry *other)
{
    part_line(document, ROLE_HEADING, SHOWN("also mentions"), document->count > 0);
    uint32_t start = document->count;
    add_mentioned(document, start, entry);
    if (other)
        add_mentioned(document, start, other);
    if (document->count == start)
        document_truncate(document, start - 1);
}

static bool is_at_home(struct place place, const struct entry *entry)
{
    return place.view == VIEW_READ && place.brief == entry->brief;
}

void compose_references(struct document *document, const struct dossier *dossier,
                        struct place place, const struct entry *entry)
{
    document->dossier = dossier;
    document->place = place;
    if (!entry)
        return;
    uint32_t count = 0;
    if (entry_is_linkable(entry))
        count = add_links(document, entry);
    bool is_elsewhere = entry->brief && !is_at_home(place, entry);
    if (!count && !is_elsewhere && entry->brief && entry->kind != ENTRY_BRIEF)
        part_line(document, ROLE_DETAIL, SHOWN("No cross-reference."), 0);
    if (is_elsewhere)
        part_add(document, BLOCK_ROW, count > 0, compose_way_to_brief, entry, NULL, count + 1);
    if (entry->kind != ENTRY_BRIEF)
        add_mentions(document, entry, NULL);
}

static void compose_side(struct document *document, struct block *block)
{
    struct writer writer = part_numbered_row(document, block);
    writer_add(&writer, ROLE_DETAIL,
               block->number == 1 ? SHOWN("older side: ") : SHOWN("newer side: "));
    part_source_link(&writer, block->subject->brief, place_of(block->subject));
    writer_end(&writer);
}

void compose_sides(struct document *document, const struct dossier *dossier, struct place place,
                   const struct block *pair)
{
    document->dossier = dossier;
    document->place = place;
    part_add(document, BLOCK_ROW, 0, compose_side, pair->subject, NULL, 1);
    part_add(document, BLOCK_ROW, 0, compose_side, pair->second, NULL, 2);
    add_mentions(document, pair->subject, pair->second);
}

static void compose_cited(struct document *document, struct block *block)
{
    struct writer writer = part_numbered_row(document, block);
    if (block->subject->brief) {
        part_source_link(&writer, block->subject->brief, place_of(block->subject));
        writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    }
    writer_add(&writer, ROLE_TEXT, shown_clean(&document->arena, entry_text(block->subject)));
    writer_end(&writer);
}

void compose_cited_list(struct document *document, const struct dossier *dossier,
                        struct place place, const struct reference_list *cites)
{
    uint32_t number = 0;
    document->dossier = dossier;
    document->place = place;
    part_line(document, ROLE_HEADING, SHOWN("rests on"), 0);
    for (uint32_t i = 0; i < cites->count; i++)
        if (cites->items[i].target)
            part_add(document, BLOCK_ROW, 0, compose_cited, cites->items[i].target, NULL, ++number);
}

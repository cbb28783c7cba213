/* The contradictions of a page. */
#include "render/blocks.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"
#include "render/views.h"

/* So few have a page of their own room for what both sides say. */
enum { MOST_SPELT_OUT = 4 };

static void write_side(struct document *document, struct block *block, const struct entry *side)
{
    struct writer writer = page_begin_item(document, block);
    writer.indent = 2;
    page_source_link(&writer, side->brief, place_of(side));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    if (entry_claim(side))
        page_write_claim(&writer, entry_claim(side));
    else
        writer_add(&writer, ROLE_TEXT, shown_clean(&document->arena, entry_text(side)));
    writer_end(&writer);
}

/* The older side stands first. */
static void compose_spelt_out(struct document *document, struct block *block)
{
    const struct cross_reference *reference = block->argument;
    const struct entry *subject = reference->subject.target;
    const struct entry *object = reference->object.target;
    bool is_subject_older = subject->brief->entry.ordinal < object->brief->entry.ordinal;
    part_contradiction(document, block);
    write_side(document, block, is_subject_older ? subject : object);
    write_side(document, block, is_subject_older ? object : subject);
}

/* The contradictions of the place, ranked; with an actor or corridor those that concern it. Their
 * relations are those of the pairs of the same index. */
struct ranked {
    struct page_candidate *items;
    const struct cross_reference **references;
    uint32_t count;
};

static bool is_wanted(struct document *document, const struct block *pair)
{
    const struct entry *item = document->place.item;
    return !item || page_concerns(document, pair->subject, item) ||
           page_concerns(document, pair->second, item);
}

static struct ranked rank_pairs(struct document *document)
{
    struct document pairs = {.dossier = document->dossier, .place = document->place};
    struct page_citations citations = page_count_citations(document);
    struct ranked ranked = {0};
    compose_conflict_pairs(&pairs, part_contradiction);
    ranked.items = ARENA_ARRAY(&document->arena, struct page_candidate, pairs.count);
    ranked.references = ARENA_ARRAY(&document->arena, const struct cross_reference *, pairs.count);
    for (uint32_t i = 0; i < pairs.count; i++) {
        if (!is_wanted(document, &pairs.blocks[i]))
            continue;
        ranked.references[ranked.count] = pairs.blocks[i].argument;
        ranked.items[ranked.count++] =
            page_weigh_pair(&citations, pairs.blocks[i].subject, pairs.blocks[i].second);
    }
    document_release(&pairs);
    page_choose(document, ranked.items, ranked.count);
    return ranked;
}

const struct cross_reference *page_leading_contradiction(struct document *document)
{
    struct ranked ranked = rank_pairs(document);
    for (uint32_t i = 0; i < ranked.count; i++)
        if (ranked.items[i].rank == 0)
            return ranked.references[i];
    return NULL;
}

void page_add_contradictions(struct document *document)
{
    struct ranked ranked = rank_pairs(document);
    bool is_in_head = entry_actor(document->place.item) != NULL;
    bool is_spelt_out = document->place.view == VIEW_CONFLICTS && ranked.count <= MOST_SPELT_OUT;
    compose_block *compose_function = is_spelt_out ? compose_spelt_out : part_contradiction;
    uint32_t heading = part_begin_section(document, SHOWN("CONTRADICTIONS"));
    for (uint32_t i = 0; i < ranked.count; i++)
        if (!is_in_head || ranked.items[i].rank)
            page_add_chosen(document, SECTION_CONTRADICTIONS, &ranked.items[i], compose_function,
                            ranked.references[i]);
    part_end_section(document, heading);
}

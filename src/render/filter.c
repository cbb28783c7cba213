#include "render/filter.h"

#include "render/blocks.h"

static bool cell_matches(const struct cell *cell, const struct search *search,
                         struct arena *scratch)
{
    struct shown *parts = ARENA_ARRAY(scratch, struct shown, cell->span_count);
    for (uint32_t i = 0; i < cell->span_count; i++)
        parts[i] = cell->spans[i].text;
    struct shown text = shown_join(scratch, parts, cell->span_count);
    return search_answers_text(search, shown_slice(text));
}

static bool text_matches(const struct block *block, const struct search *search)
{
    struct arena scratch = {0};
    bool matches = false;
    for (const struct paragraph *paragraph = block->first; paragraph && !matches;
         paragraph = paragraph->next)
        for (uint32_t i = 0; i < paragraph->cell_count && !matches; i++)
            matches = cell_matches(&paragraph->cells[i], search, &scratch);
    arena_release(&scratch);
    return matches;
}

/* What an item is about is asked as every other search asks it; a row that is about nothing with an
 * address is asked for what it shows. */
static bool is_kept(struct document *document, uint32_t index, const struct search *search)
{
    const struct block *block = document_block(document, index);
    if (block->kind == BLOCK_TITLE || block->kind == BLOCK_HEADING)
        return true;
    if (!block_is_item(block))
        return false;
    return block->subject ? search_answers_entry(search, block->subject)
                          : text_matches(block, search);
}

/* Closes the gaps, and leaves a heading out when the next block kept is a heading, too. */
static void close_gaps(struct document *document, const bool *kept)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++) {
        if (!kept[i])
            continue;
        bool replaces = count && document->blocks[i].kind == BLOCK_HEADING &&
                        document->blocks[count - 1].kind == BLOCK_HEADING;
        if (replaces)
            count--;
        document->blocks[count++] = document->blocks[i];
    }
    if (count && document->blocks[count - 1].kind == BLOCK_HEADING)
        count--;
    document->count = count;
    document->item_count = 0;
    for (uint32_t i = 0; i < count; i++)
        document->item_count += block_is_item(&document->blocks[i]);
}

void document_filter(struct document *document, const struct search *search)
{
    bool *kept = ARENA_ARRAY(&document->arena, bool, document->count);
    for (uint32_t i = 0; i < document->count; i++)
        kept[i] = is_kept(document, i, search);
    close_gaps(document, kept);
    if (!document->item_count)
        part_line(document, ROLE_DETAIL,
                  shown_format(&document->arena, "No point here matches '%.*s'.",
                               SLICE_ARGUMENTS(search_typed(search))),
                  1);
}

/* The links and matches within a viewer's blocks. */
#include "ui/viewer.h"

static uint32_t count_links(struct viewer *viewer, uint32_t index)
{
    uint32_t count = 0;
    const struct block *block = document_block(&viewer->document, index);
    for (const struct paragraph *paragraph = block->first; paragraph; paragraph = paragraph->next)
        for (uint32_t i = 0; i < paragraph->cell_count; i++)
            for (uint32_t j = 0; j < paragraph->cells[i].span_count; j++)
                count += paragraph->cells[i].spans[j].target != NULL;
    return count;
}

static const struct span *find_link(struct viewer *viewer, uint32_t index, uint32_t number)
{
    const struct block *block = document_block(&viewer->document, index);
    for (const struct paragraph *paragraph = block->first; paragraph; paragraph = paragraph->next)
        for (uint32_t i = 0; i < paragraph->cell_count; i++)
            for (uint32_t j = 0; j < paragraph->cells[i].span_count; j++) {
                const struct span *span = &paragraph->cells[i].spans[j];
                if (span->target && number-- == 0)
                    return span;
            }
    return NULL;
}

/* Whether the current item only is so because it is the first one, which is about nothing by
 * itself: a line of a synthesis, below a head that has links. */
static bool is_only_first(const struct viewer *viewer)
{
    if (viewer->document.blocks[viewer->item].subject)
        return false;
    for (uint32_t i = 0; i < viewer->item; i++)
        if (block_is_item(&viewer->document.blocks[i]))
            return false;
    return true;
}

/* Where picking begins: the current item, else the top of the screen. */
static uint32_t starting_block(const struct viewer *viewer)
{
    bool has_item = viewer->item != NO_BLOCK && !is_only_first(viewer);
    return has_item ? viewer->item : viewer->top.block;
}

static bool pick(struct viewer *viewer, uint32_t block, uint32_t link)
{
    if (block_is_item(&viewer->document.blocks[block]))
        viewer_to_item(viewer, block);
    else
        viewer_show_block(viewer, block);
    viewer->link_block = block;
    viewer->link = link;
    return true;
}

bool viewer_next_link(struct viewer *viewer, int direction)
{
    uint32_t block = viewer->link_block;
    if (block != NO_BLOCK) {
        uint32_t link = viewer->link + (uint32_t)direction;
        if (link < count_links(viewer, block))
            return pick(viewer, block, link);
        block += (uint32_t)direction;
    } else if (viewer->document.count) {
        block = starting_block(viewer);
    }
    for (; block < viewer->document.count; block += (uint32_t)direction) {
        uint32_t count = count_links(viewer, block);
        if (count)
            return pick(viewer, block, direction > 0 ? 0 : count - 1);
    }
    return false;
}

const struct span *viewer_picked_span(struct viewer *viewer)
{
    if (viewer->link_block == NO_BLOCK)
        return NULL;
    return find_link(viewer, viewer->link_block, viewer->link);
}

const struct place *viewer_link(struct viewer *viewer)
{
    const struct span *span = viewer_picked_span(viewer);
    return span ? span->target : NULL;
}

static bool block_answers(struct viewer *viewer, uint32_t block, const struct search *search,
                          struct arena *arena)
{
    const struct entry *subject = viewer->document.blocks[block].subject;
    const struct block_lines *lines = layout_block(&viewer->layout, block);
    struct shown *parts = ARENA_ARRAY(arena, struct shown, lines->flow_count * 2);
    for (uint32_t i = 0; i < lines->flow_count; i++) {
        parts[i * 2] = lines->flows[i];
        parts[i * 2 + 1] = SHOWN(" ");
    }
    struct shown text = shown_join(arena, parts, lines->flow_count * 2);
    return search_answers_text(search, shown_slice(text)) ||
           (subject && search_answers_entry(search, subject));
}

struct found_list *viewer_matches(struct viewer *viewer, uint32_t block,
                                  const struct search *search, struct arena *arena)
{
    const struct block_lines *lines = layout_block(&viewer->layout, block);
    struct found_list *lists = ARENA_ARRAY(arena, struct found_list, lines->flow_count);
    if (!block_answers(viewer, block, search, arena))
        return lists;
    for (uint32_t i = 0; i < lines->flow_count; i++)
        lists[i] = search_matches(search, shown_slice(lines->flows[i]), arena);
    return lists;
}

static uint32_t count_matches(struct viewer *viewer, uint32_t block, const struct search *search)
{
    struct arena arena = {0};
    bool answers = block_answers(viewer, block, search, &arena);
    arena_release(&arena);
    if (!answers)
        return 0;
    const struct block_lines *lines = layout_block(&viewer->layout, block);
    uint32_t count = 0;
    for (uint32_t i = 0; i < lines->flow_count; i++)
        count += (uint32_t)search_count_matches(search, shown_slice(lines->flows[i]));
    return count;
}

static void go_to_match(struct viewer *viewer, uint32_t block, uint32_t match)
{
    if (block_is_item(&viewer->document.blocks[block]))
        viewer_to_item(viewer, block);
    else
        viewer_show_block(viewer, block);
    viewer->match_block = block;
    viewer->match = match;
}

bool viewer_search(struct viewer *viewer, const struct search *search, int direction, bool *wrapped)
{
    uint32_t count = viewer->layout.block_count;
    *wrapped = false;
    if (!count)
        return false;
    uint32_t block = viewer->match_block;
    if (block != NO_BLOCK) {
        uint32_t match = viewer->match + (uint32_t)direction;
        if (match < count_matches(viewer, block, search)) {
            go_to_match(viewer, block, match);
            return true;
        }
        block += (uint32_t)direction;
    } else {
        block = starting_block(viewer);
    }
    for (uint32_t i = 0; i <= count; i++, block += (uint32_t)direction) {
        if (block >= count) {
            *wrapped = true;
            block = direction > 0 ? 0 : count - 1;
        }
        uint32_t matches = count_matches(viewer, block, search);
        if (!matches)
            continue;
        go_to_match(viewer, block, direction > 0 ? 0 : matches - 1);
        return true;
    }
    return false;
}

uint32_t viewer_count_matches(struct viewer *viewer, const struct search *search, uint32_t *current)
{
    uint32_t total = 0;
    *current = 0;
    for (uint32_t i = 0; i < viewer->layout.block_count; i++) {
        if (i == viewer->match_block)
            *current = total + viewer->match + 1;
        total += count_matches(viewer, i, search);
    }
    return total;
}

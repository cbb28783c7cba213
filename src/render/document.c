#include "render/document.h"

#include "base/memory.h"

#include <stdlib.h>

void document_release(struct document *document)
{
    free(document->blocks);
    arena_release(&document->arena);
    *document = (struct document){0};
}

struct block *document_add(struct document *document, const struct block *block)
{
    void *blocks = document->blocks;
    size_t capacity = document->capacity;
    memory_reserve(&blocks, &capacity, document->count, sizeof *block);
    document->blocks = blocks;
    document->capacity = (uint32_t)capacity;
    document->item_count += block_is_item(block);
    struct block *added = &document->blocks[document->count++];
    *added = *block;
    return added;
}

void document_truncate(struct document *document, uint32_t count)
{
    while (document->count > count)
        document->item_count -= block_is_item(&document->blocks[--document->count]);
}

/* A heading stands above something when a block that stays follows before the next heading. */
static bool stands_above_nothing(const struct document *document, const bool *is_removed,
                                 uint32_t heading)
{
    uint32_t next = heading + 1;
    while (next < document->count && is_removed[next] &&
           document->blocks[next].kind != BLOCK_HEADING)
        next++;
    return next > heading + 1 &&
           (next == document->count || document->blocks[next].kind == BLOCK_HEADING);
}

void document_remove(struct document *document, const bool *is_removed)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < document->count; i++) {
        bool is_heading = document->blocks[i].kind == BLOCK_HEADING;
        if (is_removed[i] || (is_heading && stands_above_nothing(document, is_removed, i)))
            document->item_count -= block_is_item(&document->blocks[i]);
        else
            document->blocks[kept++] = document->blocks[i];
    }
    document->count = kept;
}

const struct block *document_block(struct document *document, uint32_t index)
{
    struct block *block = &document->blocks[index];
    if (!block->is_composed && block->compose)
        block->compose(document, block);
    block->is_composed = true;
    return block;
}

/* Prose, in which names may be; not the names of sources, dates and paragraphs beside it. */
static bool is_said(const struct span *spans, uint32_t count, uint32_t index)
{
    enum role role = (enum role)spans[index].role;
    bool is_within = spans[index].goes_on || (index + 1 < count && spans[index + 1].goes_on);
    return role == ROLE_TEXT || role == ROLE_TITLE || role == ROLE_NOTE || is_within;
}

enum direction document_direction(const struct document *document, const struct span *spans,
                                  uint32_t count)
{
    enum direction direction = DIRECTION_NONE;
    for (uint32_t i = 0; i < count && !direction; i++)
        if (is_said(spans, count, i))
            direction = direction_of(spans[i].text);
    for (uint32_t i = 0; i < count && !direction; i++)
        if (spans[i].role == ROLE_STRONG)
            direction = direction_of(spans[i].text);
    if (direction)
        return direction;
    return document->is_right_to_left ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
}

bool block_is_item(const struct block *block)
{
    return block->kind == BLOCK_POINT || block->kind == BLOCK_ROW;
}

uint32_t document_find(const struct document *document, const struct entry *subject)
{
    uint32_t index = 0;
    while (index < document->count && document->blocks[index].subject != subject)
        index++;
    return index;
}

const struct entry *block_opens(const struct block *block)
{
    for (uint32_t i = 0; !block->subject && block->cites && i < block->cites->count; i++)
        if (block->cites->items[i].target)
            return block->cites->items[i].target;
    return block->subject;
}

const struct brief *document_brief(const struct document *document, uint32_t index)
{
    const struct dossier *dossier = document->dossier;
    return dossier->briefs[document->is_newest_first ? dossier->brief_count - 1 - index : index];
}

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

const struct block *document_block(struct document *document, uint32_t index)
{
    struct block *block = &document->blocks[index];
    if (!block->is_composed && block->compose)
        block->compose(document, block);
    block->is_composed = true;
    return block;
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

#include "output/page/page_why.h"

#include "base/ascii.h"
#include "base/width.h"
#include "output/page/page_footer.h"

#include <stdlib.h>

enum { KIND_COLUMNS = 14, REASON_COLUMNS = 10, ADDRESS_COLUMNS = 34, TEXT_COLUMNS = 60 };

static const char *const words[REASON_COUNT] = {
    [REASON_NONE] = "",
    [REASON_ASKED] = "asked",
    [REASON_LEADING] = "leading",
    [REASON_IMPORTANT] = "important",
    [REASON_RETOLD] = "retold",
    [REASON_POSED] = "posed",
    [REASON_CITED] = "cited",
    [REASON_DISPUTED] = "disputed",
    [REASON_LINKED] = "linked",
    [REASON_VARIETY] = "variety",
    [REASON_ORDER] = "order",
    [REASON_ROOM] = "room",
    [REASON_CROWDED] = "crowded",
    [REASON_TIMELINE] = "timeline",
    [REASON_ANSWERED] = "answered",
    [REASON_DETAIL] = "detail",
    [REASON_MINOR] = "minor",
};

/* "important", "retold": one word. */
static const char *page_reason_word(enum reason reason)
{
    return words[reason];
}

static void add_column(struct buffer *out, struct shown text, int columns)
{
    int width = width_columns(text);
    buffer_add(out, shown_slice(text));
    buffer_add_repeated(out, ' ', (size_t)(width < columns ? columns - width : 0) + 2);
}

/* An event may be without an id: then its date stands for it. */
static struct slice address_of(struct arena *arena, const struct entry *entry)
{
    struct slice address = entry ? entry_address(entry, arena) : SLICE("");
    const struct event *event = entry_event(entry);
    if (address.length || !event)
        return address;
    return arena_format(arena, "%.*s %.*s", SLICE_ARGUMENTS(text_slice(entry->brief->id)),
                        SLICE_ARGUMENTS(text_slice(event->date.text)));
}

static struct shown addresses_of(struct arena *arena, const struct block *block)
{
    struct slice first = address_of(arena, block->subject);
    struct slice second = address_of(arena, block->second);
    return shown_clean(arena, arena_format(arena, "%.*s%s%.*s", SLICE_ARGUMENTS(first),
                                           second.length ? " " : "", SLICE_ARGUMENTS(second)));
}

/* The first words of the block, without its mark. */
static struct shown words_of(struct arena *arena, const struct block *block)
{
    struct buffer text = {0};
    const struct paragraph *paragraph = block->first;
    const struct cell *cell =
        paragraph && paragraph->cell_count ? &paragraph->cells[paragraph->cell_count - 1] : NULL;
    for (uint32_t i = 0; cell && i < cell->span_count; i++)
        buffer_add(&text, shown_slice(cell->spans[i].text));
    struct shown shown = shown_clean(arena, arena_copy(arena, buffer_slice(&text)));
    buffer_release(&text);
    return shown_part(shown, 0, width_fit(shown, TEXT_COLUMNS));
}

static void write_line(struct document *document, uint32_t index, bool is_left, struct buffer *out)
{
    struct arena arena = {0};
    const struct block *block = document_block(document, index);
    enum reason reason = (enum reason)(is_left ? block->left_for : block->kept_for);
    const char *kind = page_footer_section_item((enum section)block->section);
    add_column(out, is_left ? SHOWN("left") : SHOWN("on"), 4);
    add_column(out, shown_clean(&arena, slice_of(kind)), KIND_COLUMNS);
    add_column(out, shown_clean(&arena, slice_of(page_reason_word(reason))), REASON_COLUMNS);
    struct shown address = addresses_of(&arena, block);
    struct shown text = words_of(&arena, block);
    add_column(out, document->is_ascii ? ascii_spell(&arena, address) : address, ADDRESS_COLUMNS);
    buffer_add(out, shown_slice(text));
    buffer_add_byte(out, '\n');
    arena_release(&arena);
}

/* By rank, among equals by place. */
static int compare(const void *left_item, const void *right_item)
{
    uint64_t left = *(const uint64_t *)left_item;
    uint64_t right = *(const uint64_t *)right_item;
    return left < right ? -1 : left > right;
}

void page_why_write(struct document *document, const bool *is_dropped, struct buffer *out)
{
    struct arena arena = {0};
    uint64_t *keys = ARENA_ARRAY(&arena, uint64_t, document->count);
    for (int section = SECTION_NONE + 1; section < SECTION_COUNT; section++) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < document->count; i++)
            if (document->blocks[i].section == section)
                keys[count++] = (uint64_t)document->blocks[i].number << 32 | i;
        if (count)
            qsort(keys, count, sizeof *keys, compare);
        for (uint32_t i = 0; i < count; i++)
            write_line(document, (uint32_t)keys[i], is_dropped[(uint32_t)keys[i]], out);
    }
    arena_release(&arena);
}

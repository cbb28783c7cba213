#include "output/page/page_lines.h"

#include "base/ascii.h"
#include "base/width.h"
#include "output/page/page_footer.h"

/* How much air stands between blocks. */
enum spacing { SPACING_WIDE, SPACING_SECTIONS, SPACING_NONE, SPACING_COUNT };

static uint64_t height(void *context, unsigned type, uint32_t block)
{
    (void)type;
    struct page_lines *page = context;
    return layout_block(&page->layout, block)->count;
}

static bool has_space(const struct block *blocks, unsigned spacing, uint32_t block, uint32_t above)
{
    if (above == FIT_NONE || spacing == SPACING_NONE)
        return false;
    bool is_heading = blocks[block].kind == BLOCK_HEADING;
    return is_heading || (spacing == SPACING_WIDE && blocks[above].kind == BLOCK_POINT);
}

static uint64_t space(void *context, struct fit_style style, uint32_t block, uint32_t above)
{
    const struct page_lines *page = context;
    return has_space(page->layout.document->blocks, style.spacing, block, above);
}

static uint64_t room(void *context, struct fit_style style, bool is_whole)
{
    (void)style;
    const struct page_lines *page = context;
    return is_whole ? page->whole_room : page->rest_room;
}

uint32_t page_lines_wrap(struct slice text, struct page_size size, struct buffer *out)
{
    struct arena arena = {0};
    struct shown whole = shown_clean(&arena, text);
    if (size.ascii)
        whole = ascii_spell(&arena, whole);
    char *breaks = arena_allocate_bytes(&arena, whole.length);
    width_breaks(whole, breaks);
    uint32_t count = 0;
    for (size_t start = 0; start < whole.length; count++) {
        struct wrapped_line line = width_wrap(whole, breaks, start, size.columns);
        struct shown part = shown_part(whole, line.start, line.end);
        start = line.next;
        if (!out)
            continue;
        buffer_add(out, shown_slice(part));
        buffer_add_byte(out, '\n');
    }
    arena_release(&arena);
    return count;
}

/* Lines that a footer leaves, with the empty one above it. */
static uint32_t room_above(struct page_lines *page, struct buffer *footer)
{
    uint32_t taken = 1 + page_lines_wrap(buffer_slice(footer), page->size, NULL);
    uint32_t lines = page->size.lines > 0 ? (uint32_t)page->size.lines : 0;
    buffer_release(footer);
    return lines > taken ? lines - taken : 1;
}

/* The footer of a whole page is short; that of another says what is left off. */
static void make_room(struct page_lines *page, const struct document *document)
{
    struct buffer whole = {0};
    struct buffer longest = {0};
    page_footer_write(document, NULL, &whole);
    page_footer_write_longest(document, &longest);
    page->whole_room = room_above(page, &whole);
    page->rest_room = room_above(page, &longest);
}

void page_lines_fit(struct page_lines *page, struct document *document, struct page_size size)
{
    const struct fit_medium medium = {
        .context = page,
        .types = 1,
        .spacings = SPACING_COUNT,
        .spacing_when_dropping = SPACING_SECTIONS,
        .height = height,
        .space = space,
        .room = room,
    };
    page->size = size;
    make_room(page, document);
    layout_begin(&page->layout, document, size.columns);
    struct fit_block *blocks = ARENA_ARRAY(&page->layout.arena, struct fit_block, document->count);
    for (uint32_t i = 0; i < document->count; i++)
        blocks[i] = (struct fit_block){.priority = document->blocks[i].priority,
                                       .is_heading = document->blocks[i].kind == BLOCK_HEADING};
    fit_blocks(&page->fit, &medium, blocks, document->count);
}

void page_lines_release(struct page_lines *page)
{
    layout_release(&page->layout);
    fit_release(&page->fit);
}

uint32_t page_lines_room(const struct page_lines *page)
{
    return page->fit.is_whole ? page->whole_room : page->rest_room;
}

uint32_t page_lines_space(const struct page_lines *page, uint32_t block, uint32_t above)
{
    return has_space(page->layout.document->blocks, page->fit.style.spacing, block, above);
}

#include "output/page.h"

#include "output/text.h"
#include "render/layout.h"

enum { FOOTER_LINES = 2 };

/* How much air stands between blocks; the first that fits is taken. */
enum spacing { SPACING_WIDE, SPACING_SECTIONS, SPACING_NONE, SPACING_COUNT };

struct page {
    struct layout layout;
    uint32_t *heights; /* of each block, without the blank lines above */
    uint32_t *order;   /* blocks that may go, the first to go first */
    uint32_t order_count;
    bool *is_dropped;
    bool *is_hidden; /* dropped, or a heading with nothing left below it */
    enum spacing spacing;
    uint32_t room; /* lines without the footer */
};

static const char *const section_names[SECTION_COUNT] = {
    [SECTION_JUDGMENTS] = "judgments",           [SECTION_POINTS] = "points",
    [SECTION_CONTRADICTIONS] = "contradictions", [SECTION_ACTORS] = "actors",
    [SECTION_CORRIDORS] = "corridors",           [SECTION_EVENTS] = "events",
    [SECTION_QUESTIONS] = "questions",           [SECTION_SOURCES] = "sources",
};

static const struct block *block_at(const struct page *page, uint32_t index)
{
    return &page->layout.document->blocks[index];
}

static void hide(struct page *page)
{
    bool has_item = false;
    for (uint32_t i = page->layout.block_count; i-- > 0;) {
        bool is_heading = block_at(page, i)->kind == BLOCK_HEADING;
        page->is_hidden[i] = is_heading ? !has_item : page->is_dropped[i];
        has_item = !is_heading && (has_item || !page->is_dropped[i]);
    }
}

static uint32_t space_above(const struct page *page, uint32_t index)
{
    if (index == 0 || page->spacing == SPACING_NONE)
        return 0;
    bool is_heading = block_at(page, index)->kind == BLOCK_HEADING;
    if (page->spacing == SPACING_SECTIONS)
        return is_heading;
    return is_heading || block_at(page, index - 1)->kind == BLOCK_POINT;
}

/* The height of the page without the first `dropped` blocks of the order. */
static uint32_t height(struct page *page, uint32_t dropped)
{
    for (uint32_t i = 0; i < page->order_count; i++)
        page->is_dropped[page->order[i]] = i < dropped;
    hide(page);
    uint32_t lines = 0;
    for (uint32_t i = 0; i < page->layout.block_count; i++)
        if (!page->is_hidden[i])
            lines += space_above(page, i) + page->heights[i];
    return lines;
}

/* The largest priority goes first, among equals the last block: a counting sort. */
static void build_order(struct page *page)
{
    for (unsigned priority = UINT8_MAX; priority > 0; priority--)
        for (uint32_t i = page->layout.block_count; i-- > 0;)
            if (block_at(page, i)->priority == priority)
                page->order[page->order_count++] = i;
}

static bool fits_with(struct page *page, enum spacing spacing)
{
    page->spacing = spacing;
    return height(page, 0) <= page->room;
}

static void fit(struct page *page)
{
    for (int spacing = SPACING_WIDE; spacing < SPACING_COUNT; spacing++)
        if (fits_with(page, (enum spacing)spacing))
            return;
    page->spacing = SPACING_SECTIONS;
    uint32_t too_few = 0;
    uint32_t enough = page->order_count;
    while (too_few + 1 < enough) {
        uint32_t middle = too_few + (enough - too_few) / 2;
        if (height(page, middle) <= page->room)
            enough = middle;
        else
            too_few = middle;
    }
    height(page, enough);
}

static void measure(struct page *page, struct document *document, int columns)
{
    layout_begin(&page->layout, document, columns);
    struct arena *arena = &page->layout.arena;
    page->heights = ARENA_ARRAY(arena, uint32_t, document->count);
    page->order = ARENA_ARRAY(arena, uint32_t, document->count);
    page->is_dropped = ARENA_ARRAY(arena, bool, document->count);
    page->is_hidden = ARENA_ARRAY(arena, bool, document->count);
    for (uint32_t i = 0; i < document->count; i++)
        page->heights[i] = layout_block(&page->layout, i)->count;
    build_order(page);
}

struct tally {
    uint32_t all;
    uint32_t kept;
};

static bool count_sections(const struct page *page, struct tally tallies[SECTION_COUNT])
{
    bool is_complete = true;
    for (uint32_t i = 0; i < page->layout.block_count; i++) {
        struct tally *tally = &tallies[block_at(page, i)->section];
        tally->all++;
        tally->kept += !page->is_dropped[i];
        is_complete = is_complete && !page->is_dropped[i];
    }
    return is_complete;
}

static void write_left_off(const struct page *page, const struct tally *tallies, struct buffer *out)
{
    bool is_first = true;
    for (int i = SECTION_NONE + 1; i < SECTION_COUNT; i++) {
        if (tallies[i].kept == tallies[i].all)
            continue;
        buffer_format(out, "%s%u of %u %s", is_first ? "" : ", ", tallies[i].kept, tallies[i].all,
                      section_names[i]);
        is_first = false;
    }
    struct arena arena = {0};
    const struct place *place = &page->layout.document->place;
    struct slice address = place_write(*place, &arena);
    buffer_format(out, "; the rest: precis show%s%.*s", address.length ? " " : "",
                  SLICE_ARGUMENTS(address));
    if (place->brief && place->theme)
        buffer_format(out, " --theme %.*s", SLICE_ARGUMENTS(text_slice(place->theme->id)));
    arena_release(&arena);
}

/* One paragraph below the page; what it says depends on what was dropped. */
static void write_footer(const struct page *page, const struct tally *tallies, bool is_complete,
                         struct page_size size, struct buffer *out)
{
    struct buffer text = {0};
    if (is_complete)
        buffer_format(&text, "precis: everything on one page");
    else
        write_left_off(page, tallies, &text);
    struct document footer = {.dossier = page->layout.document->dossier};
    struct shown line = shown_clean(&footer.arena, buffer_slice(&text));
    struct span span = {.text = line, .role = ROLE_DETAIL};
    struct cell cell = {.spans = &span, .span_count = 1};
    struct paragraph paragraph = {.cells = &cell, .cell_count = 1};
    document_add(&footer,
                 &(struct block){.is_composed = true, .first = &paragraph, .last = &paragraph});
    struct layout layout = {0};
    layout_begin(&layout, &footer, size.columns);
    const struct block_lines *lines = layout_block(&layout, 0);
    for (uint32_t i = 0; i < lines->count && i < FOOTER_LINES; i++)
        text_write_line(&lines->lines[i], size.ascii, out);
    layout_release(&layout);
    document_release(&footer);
    buffer_release(&text);
}

static void write_blocks(struct page *page, bool ascii, struct buffer *out)
{
    uint32_t left = page->room;
    for (uint32_t i = 0; i < page->layout.block_count; i++) {
        if (page->is_hidden[i])
            continue;
        for (uint32_t j = 0; j < space_above(page, i) && left; j++, left--)
            buffer_add_byte(out, '\n');
        const struct block_lines *lines = layout_block(&page->layout, i);
        for (uint32_t j = 0; j < lines->count && left; j++, left--)
            text_write_line(&lines->lines[j], ascii, out);
    }
}

bool page_write_text(struct document *document, struct page_size size, struct buffer *out)
{
    struct page page = {
        .room = size.lines > FOOTER_LINES + 1 ? (uint32_t)(size.lines - FOOTER_LINES - 1) : 1};
    struct tally tallies[SECTION_COUNT] = {{0}};
    measure(&page, document, size.columns);
    fit(&page);
    bool is_complete = count_sections(&page, tallies);
    write_blocks(&page, size.ascii, out);
    buffer_add_byte(out, '\n');
    write_footer(&page, tallies, is_complete, size, out);
    layout_release(&page.layout);
    return is_complete;
}

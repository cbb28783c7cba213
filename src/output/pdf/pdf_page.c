#include "output/pdf/pdf_page.h"

#include "output/page/fit.h"
#include "output/page/page_footer.h"
#include "output/pdf/pdf_figure.h"
#include "output/pdf/pdf_masthead.h"

static const double LEAD_PART = 1.22;    /* of the size of the text */
static const double SOURCES_PART = 0.92; /* likewise */
static const double UNITS = 1000;        /* of a point, in which the fit counts */

/* Where the figure stays it stays longest. */
enum { TIMELINE_PRIORITY = 1 };

/* A page that takes less of its sheet ends where it ends. */
static const double SHORT_PAGE = 0.62;

enum part { PART_MASTHEAD, PART_LEAD, PART_HEADING, PART_ITEM, PART_ROUTE, PART_TIMELINE };

/* What is placed on the sheet: blocks of the document, and the figures between them. */
struct item {
    uint8_t part;     /* enum part */
    uint32_t block;   /* of the document; of a timeline the heading above it */
    uint32_t heading; /* of a lead */
};

struct page {
    struct pdf_set *set;
    struct arena arena;
    struct item *items;
    struct fit_block *blocks;
    uint32_t count;
    double whole_room;
    double rest_room;
    struct fit fit;
};

static const struct block *block_of(const struct page *page, const struct item *item)
{
    return document_block(page->set->document, item->block);
}

static void add_item(struct page *page, struct item item, struct fit_block block)
{
    page->items[page->count] = item;
    page->blocks[page->count++] = block;
}

static bool is_lead(const struct document *document, uint32_t index)
{
    return document->blocks[index].kind == BLOCK_TEXT && document->blocks[index].priority == 0;
}

static bool begins_events(const struct document *document, uint32_t index)
{
    return index + 1 < document->count && document->blocks[index].kind == BLOCK_HEADING &&
           document->blocks[index + 1].section == SECTION_EVENTS;
}

/* The label of the bottom line is set with it. */
static uint32_t add_block(struct page *page, uint32_t index)
{
    const struct document *document = page->set->document;
    const struct block *block = &document->blocks[index];
    struct fit_block fit = {.priority = block->priority,
                            .is_heading = block->kind == BLOCK_HEADING};
    if (block->kind == BLOCK_TITLE) {
        add_item(page, (struct item){PART_MASTHEAD, index, 0}, fit);
    } else if (fit.is_heading && index + 1 < document->count && is_lead(document, index + 1)) {
        add_item(page, (struct item){PART_LEAD, index + 1, index},
                 (struct fit_block){.priority = 0});
        return index + 2;
    } else if (fit.is_heading) {
        add_item(page, (struct item){PART_HEADING, index, 0}, fit);
    } else {
        bool is_route = block->section == SECTION_ROUTES && entry_corridor(block->subject);
        add_item(page, (struct item){is_route ? PART_ROUTE : PART_ITEM, index, 0}, fit);
    }
    if (begins_events(document, index) && pdf_timeline_is_worth(document))
        add_item(page, (struct item){PART_TIMELINE, index, 0},
                 (struct fit_block){.priority = TIMELINE_PRIORITY});
    return index + 1;
}

static void build_items(struct page *page)
{
    uint32_t count = page->set->document->count;
    page->items = ARENA_ARRAY(&page->arena, struct item, (size_t)count + 1);
    page->blocks = ARENA_ARRAY(&page->arena, struct fit_block, (size_t)count + 1);
    for (uint32_t i = 0; i < count;)
        i = add_block(page, i);
}

static double set_item(struct page *page, const struct item *item, unsigned type, double y)
{
    struct pdf_set *set = page->set;
    const struct block *block = block_of(page, item);
    struct pdf_area area = {set->design.text_left, y, set->design.right - set->design.text_left};
    double size = pdf_design_size(type);
    switch ((enum part)item->part) {
    case PART_MASTHEAD:
        return pdf_masthead_set(set);
    case PART_LEAD:
        return pdf_lead_set(set, document_block(set->document, item->heading), block, y,
                            size * LEAD_PART);
    case PART_HEADING:
        pdf_heading_set(set, block, y, size);
        return 0;
    case PART_ROUTE:
        return pdf_route_set(set, entry_corridor(block->subject), area);
    case PART_TIMELINE:
        return pdf_timeline_set(set, area);
    case PART_ITEM:
        break;
    }
    if (block->section == SECTION_SOURCES)
        size *= SOURCES_PART;
    struct pdf_manner manner = {
        .size = size,
        .leading = pdf_design_leading(size),
        .tag = block->section ? "LI" : "P",
    };
    if (block->section == SECTION_SOURCES)
        manner.direction = (uint8_t)document_direction(set->document, NULL, 0);
    return pdf_set_paragraphs(set, block->first, area, manner);
}

/* What the fit asks for. */

static uint64_t to_units(double points)
{
    return points > 0 ? (uint64_t)(points * UNITS + 0.5) : 0;
}

static uint64_t height(void *context, unsigned type, uint32_t block)
{
    struct page *page = context;
    return to_units(set_item(page, &page->items[block], type, 0));
}

static double space_points(const struct page *page, struct fit_style style, uint32_t index,
                           uint32_t above)
{
    if (above == FIT_NONE)
        return 0;
    enum part part = page->items[index].part;
    if (part == PART_LEAD || part == PART_HEADING)
        return pdf_design_section_space(style.type, style.spacing);
    if (page->items[above].part == PART_HEADING)
        return 0;
    return pdf_design_item_space(style.type, style.spacing);
}

static uint64_t space(void *context, struct fit_style style, uint32_t block, uint32_t above)
{
    return to_units(space_points(context, style, block, above));
}

static uint64_t room(void *context, struct fit_style style, bool is_whole)
{
    (void)style;
    const struct page *page = context;
    return to_units(is_whole ? page->whole_room : page->rest_room);
}

static void make_room(struct page *page)
{
    struct pdf_set *set = page->set;
    struct buffer whole = {0};
    struct buffer longest = {0};
    page_footer_write(set->document, NULL, &whole);
    page_footer_write_longest(set->document, &longest);
    double room = set->design.bottom - set->design.top;
    page->whole_room = room - pdf_foot_set(set, buffer_slice(&whole), set->design.bottom);
    page->rest_room = room - pdf_foot_set(set, buffer_slice(&longest), set->design.bottom);
    buffer_release(&whole);
    buffer_release(&longest);
}

/* The figure takes no room from what is said in words, but for the page of the timeline, of which
 * it shows more than there is room for. Whether there was one to give up. */
static bool give_up_timeline(struct page *page)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        if (page->items[i].part == PART_TIMELINE &&
            page->set->document->place.view != VIEW_TIMELINE)
            continue;
        page->items[count] = page->items[i];
        page->blocks[count++] = page->blocks[i];
    }
    bool had_one = count < page->count;
    page->count = count;
    return had_one;
}

static void fit(struct page *page)
{
    const struct fit_medium medium = {
        .context = page,
        .types = PDF_TYPES,
        .spacings = PDF_SPACINGS,
        .spacing_when_dropping = PDF_SPACING_WHEN_DROPPING,
        .height = height,
        .space = space,
        .room = room,
    };
    make_room(page);
    fit_blocks(&page->fit, &medium, page->blocks, page->count);
    if (page->fit.is_whole || !give_up_timeline(page))
        return;
    fit_release(&page->fit);
    fit_blocks(&page->fit, &medium, page->blocks, page->count);
}

/* Drawing. */

static bool is_listed(const struct page *page, uint32_t index)
{
    const struct item *item = &page->items[index];
    return item->part == PART_ITEM && block_of(page, item)->section;
}

static void draw_rule(struct page *page, double y)
{
    const struct pdf_design *design = &page->set->design;
    page->set->typesetter->stroke(
        page->set->sheet,
        &(struct pdf_stroke){design->left, y, design->right, y, 0.45, 0, pdf_hairline});
}

/* What is left of the sheet goes between its sections, within measure. */
static double spread(const struct page *page)
{
    double left = (page->fit.is_whole ? page->whole_room : page->rest_room) -
                  (double)page->fit.height / UNITS;
    uint32_t sections = 0;
    for (uint32_t i = 0; i < page->count; i++)
        sections += !page->fit.is_hidden[i] && page->items[i].part == PART_HEADING;
    double most = pdf_design_section_space(page->fit.style.type, 0) * 0.5;
    if (!sections || left <= 0)
        return 0;
    return left / sections < most ? left / sections : most;
}

static double draw_item(struct page *page, uint32_t index, double y, bool *is_in_list)
{
    const struct pdf_typesetter *typesetter = page->set->typesetter;
    bool is_item = is_listed(page, index);
    if (*is_in_list && !is_item)
        typesetter->close(page->set->sheet, "L");
    if (!*is_in_list && is_item)
        typesetter->open(page->set->sheet, "L");
    *is_in_list = is_item;
    return set_item(page, &page->items[index], page->fit.style.type, y);
}

/* Returns where the last of them ends. */
static double draw_items(struct page *page)
{
    double y = page->set->design.top;
    double further = spread(page);
    uint32_t above = FIT_NONE;
    bool is_in_list = false;
    for (uint32_t i = 0; i < page->count; i++) {
        if (page->fit.is_hidden[i])
            continue;
        double air = space_points(page, page->fit.style, i, above);
        bool is_heading = page->items[i].part == PART_HEADING;
        air += is_heading ? further : 0;
        if (is_heading && above != FIT_NONE && page->items[above].part != PART_LEAD)
            draw_rule(page, y + air * 0.5);
        y += air;
        y += draw_item(page, i, y, &is_in_list);
        above = i;
    }
    if (is_in_list)
        page->set->typesetter->close(page->set->sheet, "L");
    return y;
}

/* The timeline is a figure beside its events, and none of the blocks. */
static const bool *dropped_blocks(const struct page *page)
{
    struct document *document = page->set->document;
    bool *is_dropped = ARENA_ARRAY(&document->arena, bool, document->count);
    for (uint32_t i = 0; i < page->count; i++)
        if (page->items[i].part != PART_TIMELINE && page->fit.is_dropped[i])
            is_dropped[page->items[i].block] = true;
    return is_dropped;
}

/* At the bottom of the sheet, or of a short page a little below its end. */
static void draw_foot(struct page *page, const bool *is_dropped, double end)
{
    struct buffer words = {0};
    struct pdf_set *set = page->set;
    const struct pdf_design *design = &set->design;
    bool is_short = end < design->top + SHORT_PAGE * (design->bottom - design->top);
    page_footer_write(set->document, is_dropped, &words);
    set->is_drawing = false;
    double height = pdf_foot_set(set, buffer_slice(&words), design->bottom);
    set->is_drawing = true;
    double below = end + height + pdf_design_section_space(page->fit.style.type, 0);
    pdf_foot_set(set, buffer_slice(&words), is_short ? below : design->bottom);
    buffer_release(&words);
}

const bool *pdf_page_draw(struct pdf_set *set)
{
    struct page page = {.set = set};
    build_items(&page);
    fit(&page);
    set->is_drawing = true;
    set->typesetter->open(set->sheet, "Document");
    double end = draw_items(&page);
    const bool *is_dropped = dropped_blocks(&page);
    draw_foot(&page, is_dropped, end);
    set->typesetter->close(set->sheet, "Document");
    fit_release(&page.fit);
    arena_release(&page.arena);
    return is_dropped;
}

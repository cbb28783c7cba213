#include "ui/viewer.h"

void viewer_release(struct viewer *viewer)
{
    layout_release(&viewer->layout);
    document_release(&viewer->document);
    *viewer = (struct viewer){.item = NO_BLOCK, .link_block = NO_BLOCK, .match_block = NO_BLOCK};
}

int viewer_text_columns(int columns, int widest)
{
    int room = columns - VIEWER_BAR_COLUMNS - VIEWER_MARGIN_COLUMNS;
    return room > widest ? widest : room;
}

void viewer_begin(struct viewer *viewer)
{
    layout_release(&viewer->layout);
    viewer->rows = 0;
    viewer->top = (struct spot){0};
    viewer->item = NO_BLOCK;
    viewer->link_block = NO_BLOCK;
    viewer->match_block = NO_BLOCK;
}

static uint32_t block_count(const struct viewer *viewer)
{
    return viewer->layout.block_count;
}

static uint32_t block_height(struct viewer *viewer, uint32_t block)
{
    return layout_space(&viewer->layout, block) + layout_block(&viewer->layout, block)->count;
}

static int compare_spots(struct spot left, struct spot right)
{
    if (left.block != right.block)
        return left.block < right.block ? -1 : 1;
    return (left.line > right.line) - (left.line < right.line);
}

/* A block without lines is never the top: the one below it stands in the same row. */
static void skip_empty(struct viewer *viewer, struct spot *spot)
{
    while (spot->block + 1 < block_count(viewer) && !block_height(viewer, spot->block))
        *spot = (struct spot){spot->block + 1, 0};
}

/* Moves a spot down, at most to the last line of the document; the lines moved. */
static uint32_t move_down(struct viewer *viewer, struct spot *spot, uint32_t lines)
{
    uint32_t moved = 0;
    while (moved < lines) {
        uint32_t rest = block_height(viewer, spot->block) - spot->line;
        uint32_t left = lines - moved;
        if (left < rest) {
            spot->line += left;
            return lines;
        }
        if (spot->block + 1 >= block_count(viewer)) {
            uint32_t last = rest ? rest - 1 : 0;
            spot->line += last;
            return moved + last;
        }
        moved += rest;
        *spot = (struct spot){spot->block + 1, 0};
        skip_empty(viewer, spot);
    }
    return moved;
}

static void move_up(struct viewer *viewer, struct spot *spot, uint32_t lines)
{
    while (lines > spot->line) {
        if (spot->block == 0) {
            spot->line = 0;
            return;
        }
        lines -= spot->line;
        spot->block--;
        spot->line = block_height(viewer, spot->block);
    }
    spot->line -= lines;
}

/* The lowest top that still fills the screen. */
static struct spot lowest_top(struct viewer *viewer)
{
    struct spot spot = {0};
    if (!block_count(viewer))
        return spot;
    spot.block = block_count(viewer) - 1;
    spot.line = block_height(viewer, spot.block);
    move_up(viewer, &spot, (uint32_t)viewer->rows);
    return spot;
}

/* Whether there is more below the top than the screen shows. Told by going down from there: what
 * stands at the end of a long text need not be composed for it. */
static bool has_more(struct viewer *viewer)
{
    struct spot spot = viewer->top;
    uint32_t rows = (uint32_t)viewer->rows;
    return block_count(viewer) && move_down(viewer, &spot, rows) == rows &&
           spot.line < block_height(viewer, spot.block);
}

static void clamp_top(struct viewer *viewer)
{
    if (has_more(viewer))
        return;
    struct spot lowest = lowest_top(viewer);
    if (compare_spots(viewer->top, lowest) > 0)
        viewer->top = lowest;
}

bool viewer_is_at_bottom(struct viewer *viewer)
{
    return !has_more(viewer);
}

/* Lines from the top of the screen to the first line of a block; `limit` when it is not above that.
 */
static uint32_t distance_to(struct viewer *viewer, uint32_t block, uint32_t limit)
{
    struct spot spot = {block, layout_space(&viewer->layout, block)};
    if (compare_spots(spot, viewer->top) < 0)
        return limit;
    uint32_t distance = 0;
    for (uint32_t i = viewer->top.block; i < block && distance < limit + viewer->top.line; i++)
        distance += block_height(viewer, i);
    distance += spot.line;
    distance -= viewer->top.line;
    return distance < limit ? distance : limit;
}

static bool is_in_sight(struct viewer *viewer, uint32_t block)
{
    uint32_t rows = (uint32_t)viewer->rows;
    return distance_to(viewer, block, rows) < rows;
}

/* Scrolls as little as shows the whole block, or its beginning when it is taller than the screen.
 */
static void bring_into_sight(struct viewer *viewer, uint32_t block)
{
    uint32_t rows = (uint32_t)viewer->rows;
    uint32_t height = layout_block(&viewer->layout, block)->count;
    uint32_t distance = distance_to(viewer, block, rows);
    if (distance < rows && (distance + height <= rows || distance == 0))
        return;
    struct spot start = {block, layout_space(&viewer->layout, block)};
    bool is_above = compare_spots(start, viewer->top) < 0;
    uint32_t spare = height < rows ? rows - height : 0;
    viewer->top = start;
    move_up(viewer, &viewer->top, is_above && start.line < spare ? start.line : spare);
    clamp_top(viewer);
}

/* After a change of width the top may have fewer lines than before. */
static void keep_within_block(struct viewer *viewer)
{
    uint32_t height = block_height(viewer, viewer->top.block);
    if (viewer->top.line >= height)
        viewer->top.line = height ? height - 1 : 0;
    clamp_top(viewer);
}

static uint32_t first_item_in_sight(struct viewer *viewer)
{
    for (uint32_t i = viewer->top.block; i < block_count(viewer); i++) {
        if (i > viewer->top.block && !is_in_sight(viewer, i))
            return NO_BLOCK;
        if (block_is_item(&viewer->document.blocks[i]) && is_in_sight(viewer, i))
            return i;
    }
    return NO_BLOCK;
}

/* The item whose text fills the screen when none begins on it. */
static uint32_t item_above(const struct viewer *viewer)
{
    for (uint32_t i = viewer->top.block + 1; i-- > 0;)
        if (block_is_item(&viewer->document.blocks[i]))
            return i;
    return NO_BLOCK;
}

static void set_item(struct viewer *viewer, uint32_t block)
{
    if (viewer->item != block)
        viewer->link_block = NO_BLOCK;
    viewer->item = block;
}

bool viewer_item_shows(struct viewer *viewer)
{
    return viewer->rows && viewer->item != NO_BLOCK &&
           (viewer->item == viewer->top.block || is_in_sight(viewer, viewer->item));
}

static void settle_item(struct viewer *viewer)
{
    if (viewer_item_shows(viewer))
        return;
    uint32_t item = first_item_in_sight(viewer);
    if (item == NO_BLOCK)
        item = item_above(viewer);
    set_item(viewer, item);
}

static struct stand stand_of(const struct viewer *viewer)
{
    return (struct stand){viewer->top, viewer->item};
}

bool viewer_has_moved(const struct viewer *viewer)
{
    return viewer->rows && (compare_spots(viewer->top, viewer->fitted.top) != 0 ||
                            viewer->item != viewer->fitted.item);
}

void viewer_choose(struct viewer *viewer)
{
    if (!viewer->rows)
        return;
    viewer->chosen = stand_of(viewer);
    viewer->chosen_shows = viewer->item != NO_BLOCK && is_in_sight(viewer, viewer->item);
    viewer->chosen_columns = viewer->layout.columns;
    viewer->chosen_rows = viewer->rows;
}

/* What was chosen at another size, whatever sizes lay between: so each size always shows the same.
 */
static void fit_again(struct viewer *viewer)
{
    bool is_back =
        viewer->layout.columns == viewer->chosen_columns && viewer->rows == viewer->chosen_rows;
    viewer->top = viewer->chosen.top;
    set_item(viewer, viewer->chosen.item);
    if (is_back)
        return;
    keep_within_block(viewer);
    if (viewer->chosen_shows)
        bring_into_sight(viewer, viewer->item);
}

static void fit_first(struct viewer *viewer)
{
    keep_within_block(viewer);
    if (viewer->item != NO_BLOCK)
        bring_into_sight(viewer, viewer->item);
    if (!viewer->is_fleeting)
        settle_item(viewer);
    viewer_choose(viewer);
    viewer->has_gone = false;
}

static bool has_manner(const struct viewer *viewer)
{
    return viewer->layout.manner.order == viewer->manner.order &&
           viewer->layout.manner.joins_letters == viewer->manner.joins_letters;
}

void viewer_fit(struct viewer *viewer, int columns, int rows)
{
    columns = columns < 1 ? 1 : columns;
    rows = rows < 1 ? 1 : rows;
    bool is_new = viewer->layout.document != &viewer->document || viewer->rows == 0;
    bool is_same =
        !is_new && viewer->layout.columns == columns && viewer->rows == rows && has_manner(viewer);
    if (!is_new && viewer_has_moved(viewer)) {
        viewer_choose(viewer);
        viewer->fitted = stand_of(viewer);
        viewer->has_gone = true;
    }
    if (is_same)
        return;
    if (is_new || viewer->layout.columns != columns || !has_manner(viewer))
        layout_begin_shown(&viewer->layout, &viewer->document, columns, viewer->manner);
    viewer->rows = rows;
    if (!block_count(viewer))
        return;
    if (is_new)
        fit_first(viewer);
    else
        fit_again(viewer);
    settle_item(viewer);
    viewer->fitted = stand_of(viewer);
}

bool viewer_scroll(struct viewer *viewer, int lines)
{
    struct spot before = viewer->top;
    if (!block_count(viewer))
        return false;
    if (lines > 0)
        move_down(viewer, &viewer->top, (uint32_t)lines);
    else
        move_up(viewer, &viewer->top, (uint32_t)-lines);
    clamp_top(viewer);
    settle_item(viewer);
    return compare_spots(before, viewer->top) != 0;
}

void viewer_to_top(struct viewer *viewer)
{
    viewer->top = (struct spot){0};
    viewer->item = NO_BLOCK;
    viewer->link_block = NO_BLOCK;
    if (block_count(viewer))
        settle_item(viewer);
}

static uint32_t next_item(const struct viewer *viewer, uint32_t from, int direction)
{
    for (uint32_t i = from + (uint32_t)direction; i < block_count(viewer); i += (uint32_t)direction)
        if (block_is_item(&viewer->document.blocks[i]))
            return i;
    return NO_BLOCK;
}

void viewer_to_bottom(struct viewer *viewer)
{
    if (!block_count(viewer))
        return;
    viewer->top = lowest_top(viewer);
    uint32_t last = next_item(viewer, block_count(viewer), -1);
    set_item(viewer, last != NO_BLOCK && is_in_sight(viewer, last) ? last : NO_BLOCK);
    settle_item(viewer);
}

void viewer_to_number(struct viewer *viewer, uint32_t number)
{
    uint32_t item = NO_BLOCK;
    for (uint32_t i = 0; i < block_count(viewer) && number; i++) {
        if (!block_is_item(&viewer->document.blocks[i]))
            continue;
        item = i;
        number--;
    }
    viewer_to_top(viewer);
    if (item != NO_BLOCK)
        viewer_to_item(viewer, item);
    else
        viewer_scroll(viewer, (int)number - 1);
}

void viewer_to_percent(struct viewer *viewer, uint32_t percent)
{
    uint32_t count = block_count(viewer);
    if (!count || percent >= 100) {
        viewer_to_bottom(viewer);
        return;
    }
    uint64_t block = (uint64_t)count * percent / 100;
    viewer->top = (struct spot){(uint32_t)block, 0};
    clamp_top(viewer);
    settle_item(viewer);
}

void viewer_to_item(struct viewer *viewer, uint32_t block)
{
    set_item(viewer, block);
    if (viewer->rows)
        bring_into_sight(viewer, block);
}

void viewer_return(struct viewer *viewer, struct spot top, uint32_t item, bool item_showed)
{
    uint32_t count = viewer->document.count;
    bool is_there = item < count && block_is_item(&viewer->document.blocks[item]);
    viewer->top = top.block < count ? top : (struct spot){0};
    set_item(viewer, is_there ? item : NO_BLOCK);
    if (!viewer->rows || !count)
        return;
    keep_within_block(viewer);
    if (is_there && item_showed && !viewer_item_shows(viewer))
        bring_into_sight(viewer, item);
    settle_item(viewer);
}

void viewer_show_block(struct viewer *viewer, uint32_t block)
{
    if (viewer->rows)
        bring_into_sight(viewer, block);
    settle_item(viewer);
}

bool viewer_next_item(struct viewer *viewer, int direction)
{
    uint32_t from = viewer->item != NO_BLOCK ? viewer->item : (uint32_t)-1;
    uint32_t item = next_item(viewer, from, direction);
    if (item == NO_BLOCK)
        return false;
    viewer_to_item(viewer, item);
    return true;
}

bool viewer_to_entry(struct viewer *viewer, const struct entry *entry)
{
    uint32_t block = document_find(&viewer->document, entry);
    if (block == viewer->document.count)
        return false;
    if (block_is_item(&viewer->document.blocks[block]))
        viewer_to_item(viewer, block);
    return true;
}

const struct block *viewer_current(const struct viewer *viewer)
{
    return viewer->item == NO_BLOCK ? NULL : &viewer->document.blocks[viewer->item];
}

static int kind_of(const struct block *block)
{
    return block->subject ? block->subject->kind : ENTRY_KINDS;
}

uint32_t viewer_item_number(const struct viewer *viewer, uint32_t *count)
{
    uint32_t number = 0;
    *count = 0;
    if (viewer->item == NO_BLOCK)
        return 0;
    const struct block *blocks = viewer->document.blocks;
    for (uint32_t i = 0; i < viewer->document.count; i++) {
        if (!block_is_item(&blocks[i]) || kind_of(&blocks[i]) != kind_of(&blocks[viewer->item]))
            continue;
        ++*count;
        if (i == viewer->item)
            number = *count;
    }
    return number;
}

int viewer_percent(struct viewer *viewer)
{
    if (!block_count(viewer) || viewer_is_at_bottom(viewer))
        return 100;
    return (int)((uint64_t)viewer->top.block * 100 / block_count(viewer));
}

uint32_t viewer_count_below(struct viewer *viewer)
{
    uint32_t count = 0;
    uint32_t below = (uint32_t)viewer->rows + viewer->top.line;
    for (uint32_t i = viewer->top.block, row = 0; i < block_count(viewer); i++) {
        row += layout_space(&viewer->layout, i);
        count += row >= below && block_is_item(&viewer->document.blocks[i]);
        row += row < below ? layout_block(&viewer->layout, i)->count : 0;
    }
    return count;
}

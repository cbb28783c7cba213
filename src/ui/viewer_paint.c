#include "ui/viewer.h"

struct painter {
    struct viewer *viewer;
    struct grid *grid;
    struct area area;
    const struct viewer_look *look;
    const struct span *picked;
    struct arena arena; /* for one frame */
};

static struct pen pen_of(const struct painter *painter, const struct span *span)
{
    return (struct pen){
        .style = span->role,
        .flags = span == painter->picked ? CELL_SELECTED : 0,
        .theme = span->theme ? (uint8_t)span->theme->entry.ordinal : 0,
    };
}

static void paint_line(struct painter *painter, const struct line *line, int row)
{
    int left = painter->area.column + VIEWER_BAR_COLUMNS;
    int limit = painter->area.column + painter->area.columns;
    for (uint32_t i = 0; i < line->count; i++) {
        const struct fragment *fragment = &line->fragments[i];
        grid_write_run(painter->grid, row, left + fragment->column, limit, fragment->drawn,
                       fragment->is_reversed, pen_of(painter, fragment->span));
    }
}

/* Marks the part of a fragment that lies between two pointers into its flow. */
static void mark_fragment(struct painter *painter, const struct fragment *fragment, int row,
                          const char *start, const char *end, uint8_t flags)
{
    const char *first = fragment->text.bytes;
    const char *last = first + fragment->text.length;
    if (end <= first || start >= last)
        return;
    size_t from = start > first ? (size_t)(start - first) : 0;
    size_t to = end < last ? (size_t)(end - first) : fragment->text.length;
    int left = painter->area.column + VIEWER_BAR_COLUMNS + fragment->column;
    int limit = painter->area.column + painter->area.columns;
    int before = width_columns(shown_part(fragment->text, 0, from));
    int width = width_columns(shown_part(fragment->text, from, to));
    int start_column = left + (fragment->is_reversed ? fragment->columns - before - width : before);
    int stop = start_column + width;
    grid_mark(painter->grid, row, start_column, stop < limit ? stop : limit, flags);
}

struct marked_lines {
    const struct block_lines *lines;
    uint32_t first; /* line of the block in the top row given */
    uint32_t count;
    int row;
};

static void mark_matches(struct painter *painter, uint32_t block, const struct marked_lines *marked)
{
    uint32_t number = 0;
    struct found_list *lists =
        viewer_matches(painter->viewer, block, painter->look->search, &painter->arena);
    for (uint32_t i = 0; i < marked->lines->flow_count; i++) {
        struct shown flow = marked->lines->flows[i];
        struct found_list found = lists[i];
        for (size_t j = 0; j < found.count; j++, number++) {
            bool is_current =
                block == painter->viewer->match_block && number == painter->viewer->match;
            uint8_t flags = is_current ? CELL_MATCH | CELL_CURRENT : CELL_MATCH;
            for (uint32_t k = 0; k < marked->count; k++) {
                const struct line *line = &marked->lines->lines[marked->first + k];
                for (uint32_t l = 0; l < line->count; l++)
                    mark_fragment(painter, &line->fragments[l], marked->row + (int)k,
                                  flow.bytes + found.items[j].start,
                                  flow.bytes + found.items[j].end, flags);
            }
        }
    }
}

/* Paints the lines of a block from `skip` on (blank ones above it counted) into the rows from
 * `row`; the rows used. */
static int paint_block(struct painter *painter, uint32_t index, uint32_t skip, int row, int rows)
{
    struct layout *layout = &painter->viewer->layout;
    const struct block_lines *lines = layout_block(layout, index);
    uint32_t space = layout_space(layout, index);
    uint32_t height = space + lines->count;
    int used = 0;
    struct marked_lines marked = {.lines = lines, .first = skip > space ? skip - space : 0};
    for (uint32_t line = skip; line < height && used < rows; line++, used++) {
        if (line < space)
            continue;
        if (!marked.count++)
            marked.row = row + used;
        paint_line(painter, &lines->lines[line - space], row + used);
        if (index == painter->viewer->item)
            grid_write(painter->grid, row + used, painter->area.column, painter->area.column + 1,
                       SHOWN("▌"), (struct pen){.style = STYLE_BAR});
    }
    if (painter->look->search && marked.count)
        mark_matches(painter, index, &marked);
    return used;
}

static void place_cursor(struct painter *painter, int row)
{
    painter->grid->cursor_row = row;
    painter->grid->cursor_column = painter->area.column;
}

static void paint_sign(struct painter *painter, uint32_t index, int row)
{
    const struct entry *subject = painter->viewer->document.blocks[index].subject;
    if (!painter->look->sign || !subject)
        return;
    int column = painter->area.column + 1;
    grid_write(painter->grid, row, column, column + 1,
               painter->look->sign(painter->look->context, subject),
               (struct pen){.style = STYLE_SIGN});
}

void viewer_paint(struct viewer *viewer, struct grid *grid, struct area area,
                  const struct viewer_look *look)
{
    struct painter painter = {
        .viewer = viewer,
        .grid = grid,
        .area = area,
        .look = look,
        .picked = viewer_picked_span(viewer),
    };
    int row = 0;
    if (look->has_focus)
        place_cursor(&painter, area.row);
    uint32_t skip = viewer->top.line;
    for (uint32_t i = viewer->top.block; i < viewer->layout.block_count && row < area.rows; i++) {
        int used = paint_block(&painter, i, skip, area.row + row, area.rows - row);
        uint32_t space = layout_space(&viewer->layout, i);
        int first = area.row + row + (int)(space > skip ? space - skip : 0);
        if (used && first < area.row + area.rows && skip <= space &&
            block_is_item(&viewer->document.blocks[i]))
            paint_sign(&painter, i, first);
        if (look->has_focus && i == viewer->item && used)
            place_cursor(&painter, first);
        row += used;
        skip = 0;
    }
    arena_release(&painter.arena);
}

bool viewer_hit(struct viewer *viewer, int row, int column, uint32_t *block,
                const struct span **span)
{
    uint32_t left = (uint32_t)row + viewer->top.line;
    *span = NULL;
    for (*block = viewer->top.block; *block < viewer->layout.block_count; ++*block) {
        const struct block_lines *lines = layout_block(&viewer->layout, *block);
        uint32_t space = layout_space(&viewer->layout, *block);
        if (left >= space + lines->count) {
            left -= space + lines->count;
            continue;
        }
        const struct line *line = left < space ? NULL : &lines->lines[left - space];
        for (uint32_t i = 0; line && i < line->count; i++) {
            int from = VIEWER_BAR_COLUMNS + line->fragments[i].column;
            if (column >= from && column < from + line->fragments[i].columns)
                *span = line->fragments[i].span;
        }
        return true;
    }
    return false;
}

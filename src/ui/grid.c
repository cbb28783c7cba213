#include "ui/grid.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/width.h"

#include <stdlib.h>
#include <string.h>

static const struct grid_cell blank = {.text = 0, .length = 1, .columns = 1};

void grid_release(struct grid *grid)
{
    free(grid->cells);
    buffer_release(&grid->clusters);
    *grid = (struct grid){0};
}

void grid_clear(struct grid *grid)
{
    size_t count = (size_t)grid->columns * (size_t)grid->rows;
    for (size_t i = 0; i < count; i++)
        grid->cells[i] = blank;
    buffer_clear(&grid->clusters);
    buffer_add_byte(&grid->clusters, ' ');
    grid->cursor_row = 0;
    grid->cursor_column = 0;
}

void grid_resize(struct grid *grid, int columns, int rows)
{
    grid->columns = columns < 1 ? 1 : columns;
    grid->rows = rows < 1 ? 1 : rows;
    free(grid->cells);
    grid->cells = memory_allocate((size_t)grid->columns * (size_t)grid->rows, sizeof *grid->cells);
    grid_clear(grid);
}

struct grid_cell *grid_at(struct grid *grid, int row, int column)
{
    return &grid->cells[(size_t)row * (size_t)grid->columns + (size_t)column];
}

struct shown grid_text(const struct grid *grid, const struct grid_cell *cell)
{
    return (struct shown){grid->clusters.bytes + cell->text, cell->length};
}

/* A write over one half of a wide cluster leaves a blank in the other. */
static void release_halves(struct grid *grid, int row, int column)
{
    struct grid_cell *cell = grid_at(grid, row, column);
    if (cell->columns == 0 && column > 0)
        cell[-1] = blank;
    if (cell->columns == 2 && column + 1 < grid->columns)
        cell[1] = blank;
}

static void put(struct grid *grid, int row, int column, struct shown cluster, int columns,
                bool contested, struct pen pen)
{
    for (int i = 0; i < columns; i++)
        release_halves(grid, row, column + i);
    struct grid_cell *cell = grid_at(grid, row, column);
    bool is_blank = cluster.length == 1 && cluster.bytes[0] == ' ';
    *cell = (struct grid_cell){
        .text = is_blank ? 0 : (uint32_t)grid->clusters.length,
        .length = (uint8_t)cluster.length,
        .columns = (uint8_t)columns,
        .style = pen.style,
        .flags = pen.flags,
        .theme = pen.theme,
        .contested = contested,
    };
    if (!is_blank)
        buffer_add(&grid->clusters, shown_slice(cluster));
    for (int i = 1; i < columns; i++)
        cell[i] = (struct grid_cell){.style = pen.style, .flags = pen.flags, .theme = pen.theme};
}

static int write_forward(struct grid *grid, int row, int column, int limit, struct shown text,
                         struct pen pen)
{
    for (size_t start = 0; start < text.length && column < limit;) {
        struct cluster cluster = width_cluster(text, start);
        struct shown bytes = shown_part(text, start, start + cluster.length);
        bool fits = column + cluster.columns <= limit && cluster.length <= UINT8_MAX;
        put(grid, row, column, fits ? bytes : SHOWN(" "), fits ? cluster.columns : 1,
            cluster.contested, pen);
        column += fits ? cluster.columns : 1;
        start += cluster.length;
    }
    return column;
}

static int write_backward(struct grid *grid, int row, int column, int limit, struct shown text,
                          struct pen pen)
{
    int end = column + width_columns(text);
    int at = end;
    for (size_t start = 0; start < text.length;) {
        struct cluster cluster = width_cluster(text, start);
        struct shown bytes = shown_part(text, start, start + cluster.length);
        at -= cluster.columns;
        if (at + cluster.columns <= limit && cluster.length <= UINT8_MAX)
            put(grid, row, at, bytes, cluster.columns, cluster.contested, pen);
        else if (at < limit)
            put(grid, row, at, SHOWN(" "), 1, false, pen);
        start += cluster.length;
    }
    return end < limit ? end : limit;
}

static int write_run(struct grid *grid, int row, int column, int limit, struct shown text,
                     bool is_reversed, struct pen pen)
{
    return is_reversed ? write_backward(grid, row, column, limit, text, pen)
                       : write_forward(grid, row, column, limit, text, pen);
}

static bool is_inside(const struct grid *grid, int row, int column)
{
    return row >= 0 && row < grid->rows && column >= 0;
}

static int within(const struct grid *grid, int limit)
{
    return limit > grid->columns ? grid->columns : limit;
}

void grid_write_run(struct grid *grid, int row, int column, int limit, struct shown text,
                    bool is_reversed, struct pen pen)
{
    if (is_inside(grid, row, column))
        write_run(grid, row, column, within(grid, limit), text, is_reversed, pen);
}

int grid_write_seen(struct grid *grid, int row, int column, int limit, const struct bidi_text *text,
                    struct pen pen)
{
    struct arena arena = {0};
    if (!is_inside(grid, row, column))
        return column;
    struct bidi_runs runs = bidi_line(&arena, text, 0, text->text.length);
    for (uint32_t i = 0; i < runs.count; i++)
        column = write_run(grid, row, column, within(grid, limit), bidi_drawn(text, runs.items[i]),
                           runs.items[i].is_reversed, pen);
    arena_release(&arena);
    return column;
}

/* The lines around the panes say where things are in a language that runs from left to right. */
static int write_mixed(struct grid *grid, int row, int column, int limit, struct shown text,
                       struct pen pen)
{
    struct arena arena = {0};
    struct bidi_text seen = bidi_arrange(&arena, direction_isolate_parts(&arena, text),
                                         DIRECTION_LEFT_TO_RIGHT, grid->manner);
    column = grid_write_seen(grid, row, column, limit, &seen, pen);
    arena_release(&arena);
    return column;
}

int grid_write(struct grid *grid, int row, int column, int limit, struct shown text, struct pen pen)
{
    if (!is_inside(grid, row, column))
        return column;
    if (grid->manner.order && bidi_is_needed(text))
        return write_mixed(grid, row, column, limit, text, pen);
    return write_forward(grid, row, column, within(grid, limit), text, pen);
}

void grid_fill(struct grid *grid, int row, int column, int limit, struct shown character,
               struct pen pen)
{
    while (column < limit && column < grid->columns && row < grid->rows && row >= 0)
        column = grid_write(grid, row, column, limit, character, pen);
}

void grid_mark(struct grid *grid, int row, int column, int limit, uint8_t flags)
{
    if (row < 0 || row >= grid->rows)
        return;
    for (int i = column < 0 ? 0 : column; i < limit && i < grid->columns; i++)
        grid_at(grid, row, i)->flags |= flags;
}

void grid_print(const struct grid *grid, bool ascii, struct buffer *out)
{
    struct arena arena = {0};
    for (int row = 0; row < grid->rows; row++) {
        size_t start = out->length;
        for (int column = 0; column < grid->columns; column++) {
            const struct grid_cell *cell =
                &grid->cells[(size_t)row * (size_t)grid->columns + (size_t)column];
            struct shown text = grid_text(grid, cell);
            buffer_add(out, shown_slice(ascii ? ascii_from(&arena, text) : text));
        }
        while (out->length > start && out->bytes[out->length - 1] == ' ')
            out->length--;
        buffer_add_byte(out, '\n');
    }
    arena_release(&arena);
}

#define _GNU_SOURCE /* wcwidth */
#include "term/screen.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "term/capability.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <wchar.h>

enum { CLUSTER_SIZE = CCHARW_MAX + 1, LONGEST_COMPARED = 4 };

static const uint32_t hash_start = 2166136261; /* FNV-1a */
static const uint32_t hash_factor = 16777619;

void screen_init(struct screen *screen, bool has_unicode, bool has_color)
{
    *screen = (struct screen){
        .has_unicode = has_unicode,
        .has_color = has_color,
        .scheme = {.depth = has_color ? palette_depth() : DEPTH_NONE,
                   .ground = ground_of_variable(getenv("COLORFGBG"))},
    };
    palette_init(&screen->palette, &screen->scheme);
}

static void use_scheme(struct screen *screen)
{
    palette_init(&screen->palette, &screen->scheme);
    if (screen->dossier)
        palette_use_themes(&screen->palette, screen->dossier);
    screen->columns = 0;
}

void screen_use_colors(struct screen *screen, struct colors colors)
{
    screen->scheme.colors = colors;
    use_scheme(screen);
}

bool screen_use_ground(struct screen *screen, enum ground ground)
{
    struct scheme before = screen->scheme;
    screen->scheme.ground = ground;
    if (scheme_looks_equal(&before, &screen->scheme))
        return false;
    use_scheme(screen);
    return true;
}

void screen_release(struct screen *screen)
{
    free(screen->shown);
    free(screen->run);
    free(screen->ragged);
    arena_release(&screen->arena);
}

/* Begins with an empty screen, of the size that curses has now. */
static void forget(struct screen *screen)
{
    getmaxyx(stdscr, screen->rows, screen->columns);
    size_t count = (size_t)screen->rows * (size_t)screen->columns;
    screen->shown = memory_reallocate(screen->shown, count, sizeof *screen->shown);
    screen->run = memory_reallocate(screen->run, (size_t)screen->columns, sizeof *screen->run);
    screen->ragged =
        memory_reallocate(screen->ragged, (size_t)screen->rows, sizeof *screen->ragged);
    memset(screen->shown, 0, count * sizeof *screen->shown);
    memset(screen->ragged, 0, (size_t)screen->rows * sizeof *screen->ragged);
    erase();
}

void screen_use_themes(struct screen *screen, const struct dossier *dossier)
{
    screen->dossier = dossier;
    if (dossier)
        palette_use_themes(&screen->palette, dossier);
    screen->columns = 0;
}

static uint64_t as_number(const unsigned char *bytes, unsigned length)
{
    uint64_t number = 0;
    for (unsigned i = 0; i < length && length <= LONGEST_COMPARED; i++)
        number |= (uint64_t)bytes[i] << (8 * i);
    return number;
}

/* Never zero. */
static uint64_t as_hash(const unsigned char *bytes, unsigned length)
{
    uint32_t hash = hash_start;
    for (unsigned i = 0; i < length; i++)
        hash = (hash ^ bytes[i]) * hash_factor;
    return hash ? hash : 1;
}

static uint64_t text_number(const unsigned char *bytes, const struct grid_cell *cell)
{
    return cell->contested ? as_hash(bytes, cell->length) : as_number(bytes, cell->length);
}

/* All that decides how a cell looks, in one number. A cluster too long for that has no text there,
 * and is left to curses to compare, unless curses never sees it. */
static inline uint64_t fingerprint(const struct grid *grid, const struct grid_cell *cell)
{
    const unsigned char *bytes = (const unsigned char *)grid->clusters.bytes + cell->text;
    uint64_t text = cell->length == 1 ? bytes[0] : text_number(bytes, cell);
    uint64_t columns = cell->columns + (cell->contested ? 4u : 0u);
    return text | (uint64_t)cell->style << 32 | (uint64_t)cell->flags << 40 |
           (uint64_t)cell->theme << 48 | columns << 56;
}

static bool has_text(uint64_t fingerprint)
{
    return (uint32_t)fingerprint != 0;
}

static bool is_wide(uint64_t fingerprint)
{
    return (fingerprint >> 56 & 3) == 2;
}

static bool is_contested(uint64_t fingerprint)
{
    return fingerprint >> 56 & 4;
}

static void flush_run(struct screen *screen, int row, int column)
{
    if (screen->run_length)
        mvaddchnstr(row, column - screen->run_length, screen->run, screen->run_length);
    screen->run_length = 0;
}

/* Without Unicode: as many ASCII characters as the cluster has columns. */
static void add_likeness(struct screen *screen, struct shown text, int columns, chtype look)
{
    struct shown likeness = ascii_from(&screen->arena, text);
    for (int i = 0; i < columns; i++) {
        char character = (size_t)i < likeness.length ? likeness.bytes[i] : ' ';
        screen->run[screen->run_length++] = look | (unsigned char)character;
    }
}

/* A cluster in the form of curses. One that the C library sees otherwise than we do shows question
 * marks. Returns its columns. */
static int convert(const struct grid_cell *cell, struct shown text, wchar_t cluster[CLUSTER_SIZE])
{
    int count = 0;
    for (size_t start = 0; start < text.length && count < CCHARW_MAX;) {
        ucs4_t character;
        start +=
            (size_t)u8_mbtouc(&character, (const uint8_t *)text.bytes + start, text.length - start);
        cluster[count++] = (wchar_t)character;
    }
    cluster[count] = L'\0';
    int width = wcwidth(cluster[0]);
    if (width >= 1 && width <= cell->columns)
        return width;
    cluster[0] = L'?';
    cluster[1] = L'\0';
    return 1;
}

static void show_blanks(int row, int column, int count, attr_t attributes, short pair)
{
    cchar_t blank;
    setcchar(&blank, L" ", attributes, pair, NULL);
    for (int i = 0; i < count; i++)
        mvadd_wchnstr(row, column + i, &blank, 1);
}

static void show_cluster(const struct grid_cell *cell, struct shown text, int row, int column,
                         attr_t attributes, short pair)
{
    wchar_t cluster[CLUSTER_SIZE];
    cchar_t character;
    int width = convert(cell, text, cluster);
    setcchar(&character, cluster, attributes, pair, NULL);
    mvadd_wchnstr(row, column, &character, 1);
    show_blanks(row, column + width, cell->columns - width, attributes, pair);
}

static void show_cell(struct screen *screen, const struct grid *grid, const struct grid_cell *cell,
                      int row, int column)
{
    attr_t attributes;
    short pair;
    struct shown text = grid_text(grid, cell);
    palette_look(&screen->palette, cell->style, cell->flags, cell->theme, &attributes, &pair);
    chtype look = attributes | (chtype)COLOR_PAIR(pair);
    if (text.length == 1 && cell->columns == 1) {
        screen->run[screen->run_length++] = look | (unsigned char)text.bytes[0];
    } else if (!screen->has_unicode) {
        add_likeness(screen, text, cell->columns, look);
    } else {
        flush_run(screen, row, column);
        if (cell->contested)
            show_blanks(row, column, cell->columns, attributes, pair);
        else
            show_cluster(cell, text, row, column, attributes, pair);
    }
}

/* Curses blanks the other half when half of a wide cluster is written over, which may be a cell
 * that was written just before. So wide clusters go as a whole first. */
static void blank_wide(int row, int column)
{
    cchar_t blank;
    setcchar(&blank, L" ", A_NORMAL, 0, NULL);
    mvadd_wchnstr(row, column, &blank, 1);
}

/* The next cell that is not as it was shown. Most are: this loop is what a frame costs. */
static int next_changed(const struct grid *grid, const struct grid_cell *cells,
                        const uint64_t *shown, int column, int columns)
{
    while (column < columns) {
        uint64_t now = fingerprint(grid, &cells[column]);
        if (now != shown[column] || !has_text(now))
            break;
        column += cells[column].columns;
    }
    return column;
}

static void show_changed(struct screen *screen, const struct grid *grid,
                         const struct grid_cell *cell, int row, int column, uint64_t *shown)
{
    if (is_wide(*shown))
        blank_wide(row, column);
    *shown = fingerprint(grid, cell);
    if (is_wide(*shown))
        shown[1] = 0;
    show_cell(screen, grid, cell, row, column);
}

static bool has_contested(const uint64_t *shown, int columns)
{
    for (int column = 0; column < columns; column++)
        if (is_contested(shown[column]))
            return true;
    return false;
}

/* Curses does not know what a terminal has made of clusters that it never saw: a row that has or
 * had any is written as a whole, and then they are. */
static void show_row(struct screen *screen, const struct grid *grid, int row, int columns)
{
    const struct grid_cell *cells = &grid->cells[(size_t)row * (size_t)grid->columns];
    uint64_t *shown = &screen->shown[(size_t)row * (size_t)screen->columns];
    struct ragged *ragged = &screen->ragged[row];
    int column = next_changed(grid, cells, shown, 0, columns);
    bool is_changed = column < columns || screen->is_whole;
    while (column < columns && column + cells[column].columns <= columns) {
        show_changed(screen, grid, &cells[column], row, column, &shown[column]);
        column += cells[column].columns ? cells[column].columns : 1;
        int next = next_changed(grid, cells, shown, column, columns);
        if (next != column)
            flush_run(screen, row, column);
        column = next;
    }
    flush_run(screen, row, column);
    if (!is_changed)
        return;
    bool had_any = ragged->has_any;
    ragged->has_any = screen->has_unicode && has_contested(shown, columns);
    ragged->is_due = ragged->has_any;
    if (had_any || ragged->has_any)
        wredrawln(stdscr, row, 1);
}

static void write_place(int row, int column)
{
    struct buffer text = {0};
    capability_add_place(&text, row, column);
    fwrite(text.bytes, 1, text.length, stdout);
    buffer_release(&text);
}

/* How many columns a terminal takes at the most that draws each character by itself. */
static int most_columns(struct shown text)
{
    int columns = 0;
    for (size_t start = 0; start < text.length;) {
        ucs4_t character;
        start +=
            (size_t)u8_mbtouc(&character, (const uint8_t *)text.bytes + start, text.length - start);
        int width = wcwidth((wchar_t)character);
        columns += width < 0 ? 2 : width;
    }
    return columns;
}

/* As much of a cluster as the terminal can be given: all of it where even its characters one by one
 * would stay in the row, else its base; a question mark where the C library does not know that, or
 * not so. Whether it takes its columns on every terminal. */
static bool make_writable(const struct grid_cell *cell, struct shown *text, int room)
{
    ucs4_t base;
    int length = u8_mbtouc(&base, (const uint8_t *)text->bytes, text->length);
    int width = wcwidth((wchar_t)base);
    if (width < 1 || width > cell->columns) {
        *text = SHOWN("?");
        return cell->columns == 1;
    }
    if (most_columns(*text) > room)
        *text = shown_part(*text, 0, (size_t)length);
    return !cell->contested && width == cell->columns;
}

struct look {
    attr_t attributes;
    short pair;
};

/* Whether the cell took its columns for sure. */
static bool write_cell(const struct screen *screen, const struct grid *grid,
                       const struct grid_cell *cell, int room, struct look *look)
{
    struct look before = *look;
    struct shown text = grid_text(grid, cell);
    bool is_sure = make_writable(cell, &text, room);
    palette_look(&screen->palette, cell->style, cell->flags, cell->theme, &look->attributes,
                 &look->pair);
    if (look->attributes != before.attributes || look->pair != before.pair)
        vid_attr(look->attributes, look->pair, NULL);
    fwrite(text.bytes, 1, text.length, stdout);
    return is_sure;
}

static int first_contested(const struct grid_cell *cells, int columns)
{
    int column = 0;
    while (column < columns && !cells[column].contested)
        column++;
    return column;
}

/* Writes a row from its first such cluster on, past curses. Whatever the terminal makes of one,
 * what follows it is written over that, from the column where it belongs. */
static void write_ragged(const struct screen *screen, const struct grid *grid, int row, int columns)
{
    const struct grid_cell *cells = &grid->cells[(size_t)row * (size_t)grid->columns];
    bool is_last = row + 1 == screen->rows; /* whose last column may scroll the screen */
    bool is_sure = false;
    struct look look = {A_NORMAL, 0};
    vid_attr(look.attributes, look.pair, NULL);
    for (int column = first_contested(cells, columns); column + is_last < columns;) {
        int width = cells[column].columns ? cells[column].columns : 1;
        if (column + width > columns)
            return;
        if (!is_sure)
            write_place(row, column);
        is_sure = write_cell(screen, grid, &cells[column], columns - column, &look);
        column += width;
    }
}

/* Curses finds attributes and cursor as it left them. */
static void write_all_ragged(struct screen *screen, const struct grid *grid, int rows, int columns)
{
    bool has_written = false;
    for (int row = 0; row < rows; row++) {
        if (!screen->ragged[row].is_due)
            continue;
        screen->ragged[row].is_due = false;
        has_written = true;
        write_ragged(screen, grid, row, columns);
    }
    if (!has_written)
        return;
    vid_attr(A_NORMAL, 0, NULL);
    write_place(grid->cursor_row, grid->cursor_column);
    fflush(stdout);
}

void screen_redraw(struct screen *screen)
{
    clearok(curscr, TRUE);
    screen->is_whole = true;
}

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

void screen_show(struct screen *screen, const struct grid *grid)
{
    if (screen->columns != getmaxx(stdscr) || screen->rows != getmaxy(stdscr))
        forget(screen);
    int columns = smaller(grid->columns, screen->columns);
    int rows = smaller(grid->rows, screen->rows);
    for (int row = 0; row < rows; row++)
        show_row(screen, grid, row, columns);
    arena_clear(&screen->arena);
    move(grid->cursor_row, grid->cursor_column);
    refresh();
    write_all_ragged(screen, grid, rows, columns);
    screen->is_whole = false;
}

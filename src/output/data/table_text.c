/* A table as aligned text. */
#include "output/data/table.h"

#include "base/ascii.h"
#include "base/width.h"

enum {
    GAP = 2,
    MOST_COLUMNS = 24,
    LEAST_LAST = 28, /* the last column takes from those that shrink until it has so much */
    LEAST_SHRUNK = 8,
    CONTEXT_PART = 3, /* an excerpt keeps a third of its width before the match */
};

struct sheet {
    struct table *table;
    const struct table_look *look;
    struct buffer *out;
    uint32_t shown[MOST_COLUMNS]; /* the columns in the text, by their index in the table */
    int widths[MOST_COLUMNS];     /* the last one is unlimited where the look is */
    uint32_t count;
};

static bool is_last(const struct sheet *sheet, uint32_t column)
{
    return column + 1 == sheet->count;
}

static struct slice join_items(struct arena *arena, const struct table_cell *cell)
{
    struct slice text = SLICE("");
    for (uint32_t i = 0; i < cell->item_count; i++)
        text = arena_format(arena, "%.*s%s%.*s", SLICE_ARGUMENTS(text), i ? ", " : "",
                            SLICE_ARGUMENTS(cell->items[i]));
    return text;
}

static struct shown shown_text(const struct sheet *sheet, struct arena *arena,
                               const struct table_cell *cell)
{
    struct slice text = cell->display.length ? cell->display
                        : cell->item_count   ? join_items(arena, cell)
                                             : cell->text;
    struct shown shown = shown_clean(arena, text);
    return sheet->look->ascii ? ascii_spell(arena, shown) : shown;
}

static struct shown heading(struct arena *arena, const char *name)
{
    struct slice copy = arena_copy(arena, slice_of(name));
    char *bytes = arena_allocate_bytes(arena, copy.length + 1);
    for (size_t i = 0; i < copy.length; i++) {
        bool is_small = copy.bytes[i] >= 'a' && copy.bytes[i] <= 'z';
        bytes[i] = is_small ? (char)(copy.bytes[i] - 'a' + 'A') : copy.bytes[i];
    }
    return shown_clean(arena, (struct slice){bytes, copy.length});
}

static const struct table_cell *cell_at(const struct sheet *sheet, size_t row, uint32_t column)
{
    const struct table *table = sheet->table;
    return &table->cells[row * table->column_count + sheet->shown[column]];
}

static void widen(int *width, int columns)
{
    if (columns > *width)
        *width = columns;
}

static void measure(struct sheet *sheet)
{
    struct arena arena = {0};
    size_t rows = table_row_count(sheet->table);
    for (uint32_t i = 0; i + 1 < sheet->count; i++) {
        const struct table_column *column = &sheet->table->columns[sheet->shown[i]];
        if (sheet->look->has_heading)
            widen(&sheet->widths[i], width_columns(heading(&arena, column->name)));
        for (size_t row = 0; row < rows; row++) {
            arena_clear(&arena);
            widen(&sheet->widths[i],
                  width_columns(shown_text(sheet, &arena, cell_at(sheet, row, i))));
        }
    }
    arena_release(&arena);
}

static int room_for_last(const struct sheet *sheet)
{
    int room = sheet->look->columns;
    for (uint32_t i = 0; i + 1 < sheet->count; i++)
        room -= sheet->widths[i] + GAP;
    return room;
}

/* Takes columns from the widest one that shrinks, one at a time. */
static void fit(struct sheet *sheet)
{
    while (room_for_last(sheet) < LEAST_LAST) {
        uint32_t widest = sheet->count;
        for (uint32_t i = 0; i + 1 < sheet->count; i++) {
            bool shrinks = sheet->table->columns[sheet->shown[i]].flags & TABLE_SHRINKS;
            if (shrinks && sheet->widths[i] > LEAST_SHRUNK &&
                (widest == sheet->count || sheet->widths[i] > sheet->widths[widest]))
                widest = i;
        }
        if (widest == sheet->count)
            break;
        sheet->widths[widest]--;
    }
    int room = room_for_last(sheet);
    sheet->widths[sheet->count - 1] = room > 1 ? room : 1;
}

/* Where an excerpt begins so that the first match is seen with words before it: at a word, and not
 * so late that room is left after the end. */
static size_t excerpt_start(struct shown text, struct found match, int columns)
{
    if (match.end <= width_fit(text, columns - 1))
        return 0;
    size_t start = match.start;
    for (size_t at = match.start; at > 0; at--) {
        if (text.bytes[at - 1] != ' ')
            continue;
        if (width_columns(shown_part(text, at, match.start)) > columns / CONTEXT_PART &&
            width_columns(shown_part(text, at, text.length)) >= columns)
            break;
        start = at;
    }
    return start;
}

static struct shown excerpt(struct arena *arena, const struct search *search, struct shown text,
                            int columns)
{
    if (!search || width_fit(text, columns) == text.length)
        return width_ellipsis(arena, text, columns);
    struct found first;
    bool has_match = search_next(search_open(search, shown_slice(text), arena), &first);
    size_t start = has_match ? excerpt_start(text, first, columns) : 0;
    if (!start)
        return width_ellipsis(arena, text, columns);
    struct shown rest = shown_part(text, start, text.length);
    const struct shown parts[] = {SHOWN("…"), width_ellipsis(arena, rest, columns - 1)};
    return shown_join(arena, parts, sizeof parts / sizeof *parts);
}

static void put(const struct sheet *sheet, struct arena *arena, struct shown text)
{
    buffer_add(sheet->out, shown_slice(sheet->look->ascii ? ascii_from(arena, text) : text));
}

static void put_matches(const struct sheet *sheet, struct arena *arena, struct shown text)
{
    struct search_reader *reader = search_open(sheet->look->search, shown_slice(text), arena);
    struct found match;
    size_t at = 0;
    while (search_next(reader, &match)) {
        put(sheet, arena, shown_part(text, at, match.start));
        buffer_add(sheet->out, SLICE("\033[1m"));
        put(sheet, arena, shown_part(text, match.start, match.end));
        buffer_add(sheet->out, SLICE("\033[0m"));
        at = match.end;
    }
    put(sheet, arena, shown_part(text, at, text.length));
}

static struct shown cut(const struct sheet *sheet, struct arena *arena, struct shown text,
                        uint32_t column, int room)
{
    int columns = sheet->widths[column] < room ? sheet->widths[column] : room;
    if (is_last(sheet, column))
        return excerpt(arena, sheet->look->search, text, columns);
    return width_ellipsis(arena, text, columns);
}

/* `left` is what the line still has room for; a line that is cut is cut at its end. */
static void write_cell(const struct sheet *sheet, struct arena *arena, struct shown text,
                       uint32_t column, int *left)
{
    bool is_right = sheet->table->columns[sheet->shown[column]].flags & TABLE_RIGHT;
    bool is_limited = sheet->look->columns > 0;
    if (is_limited)
        text = cut(sheet, arena, text, column, *left);
    int columns = width_columns(text);
    int blanks = sheet->widths[column] - columns;
    blanks = is_limited && blanks > *left - columns ? *left - columns : blanks;
    if (is_right && blanks > 0)
        buffer_add_repeated(sheet->out, ' ', (size_t)blanks);
    if (sheet->look->search && sheet->look->is_bold)
        put_matches(sheet, arena, text);
    else
        put(sheet, arena, text);
    if (!is_right && blanks > 0 && !is_last(sheet, column))
        buffer_add_repeated(sheet->out, ' ', (size_t)blanks);
    *left -= columns + (blanks > 0 ? blanks : 0);
}

static void end_line(struct buffer *out, size_t start)
{
    while (out->length > start && out->bytes[out->length - 1] == ' ')
        out->length--;
    buffer_add_byte(out, '\n');
}

typedef struct shown cell_text(const struct sheet *sheet, struct arena *arena, size_t row,
                               uint32_t column);

static struct shown text_of_cell(const struct sheet *sheet, struct arena *arena, size_t row,
                                 uint32_t column)
{
    return shown_text(sheet, arena, cell_at(sheet, row, column));
}

static struct shown text_of_heading(const struct sheet *sheet, struct arena *arena, size_t row,
                                    uint32_t column)
{
    (void)row;
    return heading(arena, sheet->table->columns[sheet->shown[column]].name);
}

static void write_line(const struct sheet *sheet, struct arena *arena, size_t row,
                       cell_text *text_of)
{
    size_t start = sheet->out->length;
    int left = sheet->look->columns;
    bool is_limited = left > 0;
    for (uint32_t i = 0; i < sheet->count; i++) {
        if (i && is_limited && left <= GAP)
            break;
        if (i)
            buffer_add_repeated(sheet->out, ' ', GAP);
        left -= i ? GAP : 0;
        write_cell(sheet, arena, text_of(sheet, arena, row, i), i, &left);
    }
    end_line(sheet->out, start);
    arena_clear(arena);
}

void table_write_text(struct table *table, const struct table_look *look, struct buffer *out)
{
    struct sheet sheet = {.table = table, .look = look, .out = out};
    struct arena arena = {0};
    for (uint32_t i = 0; i < table->column_count && sheet.count < MOST_COLUMNS; i++)
        if (!(table->columns[i].flags & TABLE_DATA_ONLY))
            sheet.shown[sheet.count++] = i;
    measure(&sheet);
    if (look->columns > 0)
        fit(&sheet);
    if (look->has_heading)
        write_line(&sheet, &arena, 0, text_of_heading);
    for (size_t row = 0; row < table_row_count(table); row++)
        write_line(&sheet, &arena, row, text_of_cell);
    arena_release(&arena);
}

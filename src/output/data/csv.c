#include "output/data/csv.h"

#include "base/count.h"
#include "base/shown.h"
#include "output/data/table.h"

static bool begins_formula(char byte)
{
    return byte == '=' || byte == '+' || byte == '-' || byte == '@';
}

/* The full-width forms of the same characters, which spreadsheets take for them. */
static bool begins_wide_formula(struct slice text)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"};
    for (size_t i = 0; i < COUNT(wide); i++)
        if (slice_starts_with(text, slice_of(wide[i])))
            return true;
    return false;
}

/* Blanks in front do not count: some spreadsheets drop them. */
static bool is_dangerous(struct slice raw, struct slice text)
{
    if (raw.length && (raw.bytes[0] == '\t' || raw.bytes[0] == '\r' || raw.bytes[0] == '\n'))
        return true;
    struct slice rest = slice_trim(text);
    return rest.length && (begins_formula(rest.bytes[0]) || begins_wide_formula(rest));
}

static bool is_separator(char byte)
{
    return byte == ';' || byte == ',' || byte == '"';
}

static void neutralise(struct slice raw, struct buffer *out)
{
    struct arena arena = {0};
    struct slice text = shown_slice(shown_clean(&arena, raw));
    if (is_dangerous(raw, text))
        buffer_add_byte(out, '\'');
    for (size_t i = 0; i < text.length; i++) {
        struct slice rest = {text.bytes + i, text.length - i};
        if (i && is_separator(text.bytes[i - 1]) &&
            (begins_formula(text.bytes[i]) || begins_wide_formula(rest)))
            buffer_add_byte(out, '\'');
        buffer_add_byte(out, text.bytes[i]);
    }
    arena_release(&arena);
}

void csv_write_cell(struct slice raw, struct buffer *out)
{
    struct buffer text = {0};
    neutralise(raw, &text);
    bool is_quoted = false;
    for (size_t i = 0; i < text.length; i++)
        is_quoted = is_quoted || is_separator(text.bytes[i]);
    if (is_quoted)
        buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '"')
            buffer_add_byte(out, '"');
        buffer_add_byte(out, text.bytes[i]);
    }
    if (is_quoted)
        buffer_add_byte(out, '"');
    buffer_release(&text);
}

static void write_list(const struct table_cell *cell, struct buffer *out)
{
    struct buffer items = {0};
    for (uint32_t i = 0; i < cell->item_count; i++) {
        buffer_add(&items, i ? SLICE("; ") : SLICE(""));
        buffer_add(&items, cell->items[i]);
    }
    csv_write_cell(buffer_slice(&items), out);
    buffer_release(&items);
}

/* A number holds nothing but its digits, a sign and a point: it is not a formula. */
static void write_cell(const struct table_cell *cell, struct buffer *out)
{
    if (cell->items)
        write_list(cell, out);
    else if (cell->kind == TABLE_NUMBER)
        buffer_add(out, cell->text);
    else
        csv_write_cell(cell->text, out);
}

static void end_cell(const struct table *table, size_t index, struct buffer *out)
{
    bool is_last = (index + 1) % table->column_count == 0;
    buffer_add(out, is_last ? SLICE("\r\n") : SLICE(","));
}

void table_write_csv(const struct table *table, struct buffer *out)
{
    for (uint32_t i = 0; i < table->column_count; i++) {
        buffer_add(out, slice_of(table->columns[i].name));
        end_cell(table, i, out);
    }
    for (size_t i = 0; i < table->cell_count; i++) {
        write_cell(&table->cells[i], out);
        end_cell(table, i, out);
    }
}

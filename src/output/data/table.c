#include "output/data/table.h"

#include "output/data/json.h"

struct table table_begin(const struct table_column *columns, uint32_t column_count)
{
    return (struct table){.columns = columns, .column_count = column_count};
}

void table_release(struct table *table)
{
    arena_release(&table->arena);
    *table = (struct table){0};
}

size_t table_row_count(const struct table *table)
{
    return table->cell_count / table->column_count;
}

static void add(struct table *table, struct table_cell cell)
{
    table->cells = arena_reserve(&table->arena, table->cells, &table->capacity, table->cell_count,
                                 sizeof cell);
    table->cells[table->cell_count++] = cell;
}

void table_add_named(struct table *table, struct slice text, struct slice display)
{
    add(table, (struct table_cell){.kind = text.bytes ? TABLE_TEXT : TABLE_ABSENT,
                                   .text = text,
                                   .display = display});
}

void table_add_text(struct table *table, struct slice text)
{
    table_add_named(table, text, SLICE(""));
}

void table_add_number(struct table *table, uint32_t number)
{
    table_add_decimal(table, arena_format(&table->arena, "%u", number));
}

void table_add_decimal(struct table *table, struct slice text)
{
    add(table, (struct table_cell){.kind = text.bytes ? TABLE_NUMBER : TABLE_ABSENT, .text = text});
}

void table_add_list(struct table *table, const struct slice *items, uint32_t count)
{
    add(table, (struct table_cell){.kind = TABLE_LIST, .items = items, .item_count = count});
}

void table_add_references(struct table *table, struct reference_list references)
{
    struct slice *items = ARENA_ARRAY(&table->arena, struct slice, references.count);
    for (uint32_t i = 0; i < references.count; i++)
        items[i] = text_slice(references.items[i].text);
    table_add_list(table, items, references.count);
}

void table_add_numbers(struct table *table, struct number_list numbers)
{
    struct slice *items = ARENA_ARRAY(&table->arena, struct slice, numbers.count);
    for (uint32_t i = 0; i < numbers.count; i++)
        items[i] = arena_format(&table->arena, "%u", numbers.items[i].value);
    add(table, (struct table_cell){
                   .kind = TABLE_NUMBER_LIST, .items = items, .item_count = numbers.count});
}

static void add_item(struct table *table, const struct field *field, const void *member)
{
    switch (field->type) {
    case FIELD_NUMBER:
        table_add_number(table, ((const struct number *)member)->value);
        break;
    case FIELD_IMPORTANCE:
        table_add_number(table, *(const uint8_t *)member);
        break;
    case FIELD_CHOICE:
        table_add_text(table, slice_of(field->choices[*(const uint8_t *)member - 1]));
        break;
    case FIELD_DECIMAL:
        table_add_decimal(table, text_slice(*(const struct text *)member));
        break;
    default: /* what is left begins with its text */
        table_add_text(table, text_slice(*(const struct text *)member));
        break;
    }
}

void table_add_field(struct table *table, const struct field *field, const void *structure)
{
    const void *member = schema_member(field, structure);
    if (!schema_is_present(field, structure))
        table_add_text(table, (struct slice){0});
    else if (!(field->flags & FIELD_LIST))
        add_item(table, field, member);
    else if (field->type == FIELD_NUMBER)
        table_add_numbers(table, *(const struct number_list *)member);
    else if (schema_is_reference(field))
        table_add_references(table, *(const struct reference_list *)member);
    else
        table_add_text(table, (struct slice){0});
}

void table_add_row(struct table *table, const void *record)
{
    for (uint32_t i = 0; i < table->column_count; i++) {
        table->column = &table->columns[i];
        table->column->add(table, record);
    }
}

void table_write_tsv(const struct table *table, struct buffer *out)
{
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct table_cell *cell = &table->cells[i];
        json_escape(cell->text, false, out);
        for (uint32_t j = 0; j < cell->item_count; j++) {
            buffer_add(out, j ? SLICE(",") : SLICE(""));
            json_escape(cell->items[j], false, out);
        }
        bool is_last = (i + 1) % table->column_count == 0;
        buffer_add_byte(out, is_last ? '\n' : '\t');
    }
}

static void write_value(struct json *json, const struct table_cell *cell)
{
    switch ((enum table_cell_kind)cell->kind) {
    case TABLE_ABSENT:
        json_null(json);
        break;
    case TABLE_TEXT:
        json_string(json, cell->text);
        break;
    case TABLE_NUMBER:
        json_decimal(json, cell->text);
        break;
    case TABLE_LIST:
    case TABLE_NUMBER_LIST:
        json_open_row(json);
        for (uint32_t i = 0; i < cell->item_count; i++) {
            if (cell->kind == TABLE_LIST)
                json_string(json, cell->items[i]);
            else
                json_decimal(json, cell->items[i]);
        }
        json_close_array(json);
        break;
    }
}

void table_write_json(const struct table *table, struct buffer *out)
{
    struct json json = json_begin(out);
    json_open_array(&json);
    for (size_t i = 0; i < table->cell_count; i++) {
        size_t column = i % table->column_count;
        if (column == 0)
            json_open_object(&json);
        json_key(&json, table->columns[column].name);
        write_value(&json, &table->cells[i]);
        if (column + 1 == table->column_count)
            json_close_object(&json);
    }
    json_close_array(&json);
    json_end(&json);
}

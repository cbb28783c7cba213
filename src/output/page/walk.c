#include "output/page/walk.h"

#include "base/utf8.h"

#include <string.h>

enum { CELLS_OF_A_TABLE = 3 };

/* The bullet of the page is that of the list. */
static bool is_bullet(const struct cell *cell)
{
    static const char *const bullets[] = {"• ", "* ", NULL};
    bool is_one = false;
    for (size_t i = 0; cell->span_count > 1 && bullets[i]; i++)
        is_one = is_one || slice_equal(shown_slice(cell->spans[0].text), slice_of(bullets[i]));
    return is_one;
}

static bool leads_alike(const char *left, const char *right)
{
    return left == right || (left && right && strcmp(left, right) == 0);
}

static uint32_t first_character(struct shown text)
{
    uint32_t code_point = 0;
    utf8_decode(text.bytes, text.length, &code_point);
    return text.length ? code_point : 0;
}

/* The spans from the first on that look alike and lead to the same; how many. */
static uint32_t join_words(const struct walk_pen *pen, const struct walk_cell *cell, uint32_t first,
                           struct walk_words *words)
{
    const struct cell *spans = cell->cell;
    struct shown *parts = ARENA_ARRAY(pen->arena, struct shown, spans->span_count - first);
    uint32_t count = 0;
    words->span = &spans->spans[first];
    words->look = pen->look(pen->context, spans, first, cell->is_label);
    words->address = pen->link(pen->context, words->span);
    do
        parts[count] = spans->spans[first + count].text;
    while (++count + first < spans->span_count &&
           pen->look(pen->context, spans, first + count, cell->is_label) == words->look &&
           leads_alike(words->address, pen->link(pen->context, &spans->spans[first + count])));
    words->text = shown_join(pen->arena, parts, count);
    words->after =
        first + count < spans->span_count ? first_character(spans->spans[first + count].text) : 0;
    return count;
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* What may stand in a word of capitals: signs, and the marks of isolates. */
static bool is_beside_capitals(char byte)
{
    return strchr(",:'" DIRECTION_OPEN DIRECTION_CLOSE, byte) != NULL;
}

/* Where headings look like headings, words of capitals at their start need not be. */
static struct shown lower_heading(struct arena *arena, struct shown text)
{
    char *bytes = arena_allocate_bytes(arena, text.length);
    bool is_first = true;
    memcpy(bytes, text.bytes, text.length);
    for (size_t start = 0; start < text.length;) {
        size_t end = start;
        while (end < text.length && bytes[end] != ' ')
            end++;
        for (size_t i = start; i < end; i++)
            if (!is_capital(bytes[i]) && !is_beside_capitals(bytes[i]))
                return (struct shown){bytes, text.length};
        for (size_t i = start; i < end; i++) {
            bool is_lowered = is_capital(bytes[i]) && !is_first;
            is_first = is_first && !is_capital(bytes[i]);
            bytes[i] = (char)(is_lowered ? bytes[i] | 0x20 : bytes[i]);
        }
        start = end + 1;
    }
    return (struct shown){bytes, text.length};
}

static void walk_cell(const struct walk_pen *pen, const struct walk_cell *cell)
{
    if (pen->begin_cell)
        pen->begin_cell(pen->context, cell);
    for (uint32_t i = 0; i < cell->cell->span_count;) {
        struct walk_words words;
        bool is_heading = i == 0 && cell->of->of->block->kind == BLOCK_HEADING;
        i += join_words(pen, cell, i, &words);
        if (is_heading)
            words.text = lower_heading(pen->arena, words.text);
        pen->words(pen->context, &words);
    }
    if (pen->end_cell)
        pen->end_cell(pen->context, cell);
}

static void walk_paragraph(const struct walk_pen *pen, const struct walk_paragraph *place)
{
    const struct paragraph *paragraph = place->paragraph;
    pen->begin_paragraph(pen->context, place);
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        struct cell cell = paragraph->cells[i];
        if (i == 0 && is_bullet(&cell)) {
            cell.spans++;
            cell.span_count--;
        }
        walk_cell(pen, &(struct walk_cell){
                           .of = place,
                           .cell = &cell,
                           .index = i,
                           .is_label = i == 0 && paragraph->cell_count > 1,
                       });
    }
    pen->end_paragraph(pen->context, place);
}

static void walk_block(const struct walk_pen *pen, const struct walk_block *place)
{
    pen->begin_block(pen->context, place);
    for (const struct paragraph *paragraph = place->block->first; paragraph;
         paragraph = paragraph->next)
        walk_paragraph(pen, &(struct walk_paragraph){
                                .of = place,
                                .paragraph = paragraph,
                                .is_first = paragraph == place->block->first,
                                .is_last = !paragraph->next,
                            });
    pen->end_block(pen->context, place);
}

/* The walk looks one block ahead. */
struct visible {
    struct document *document;
    const bool *is_hidden;
};

static uint32_t next_shown(const struct visible *visible, uint32_t index)
{
    while (index < visible->document->count && visible->is_hidden && visible->is_hidden[index])
        index++;
    return index;
}

static bool has_columns(const struct block *block)
{
    return block->first && block->first->cell_count >= CELLS_OF_A_TABLE;
}

static bool is_row_of_columns(const struct visible *visible, uint32_t index)
{
    return index < visible->document->count && visible->document->blocks[index].kind == BLOCK_ROW &&
           has_columns(document_block(visible->document, index));
}

static enum walk_group group_of(const struct visible *visible, uint32_t index)
{
    if (index >= visible->document->count)
        return WALK_ALONE;
    const struct block *block = document_block(visible->document, index);
    if (is_row_of_columns(visible, index))
        return WALK_TABLE;
    if (block_is_item(block))
        return WALK_LIST;
    bool is_head = block->kind == BLOCK_TEXT && has_columns(block) &&
                   is_row_of_columns(visible, next_shown(visible, index + 1));
    return is_head ? WALK_TABLE : WALK_ALONE;
}

void walk_document(const struct walk_pen *pen, struct document *document, const bool *is_hidden)
{
    const struct visible visible = {document, is_hidden};
    enum walk_group before = WALK_ALONE;
    uint32_t index = next_shown(&visible, 0);
    while (index < document->count) {
        uint32_t next = next_shown(&visible, index + 1);
        enum walk_group group = group_of(&visible, index);
        struct walk_block place = {
            .block = document_block(document, index),
            .group = group,
            .is_first = group != before,
            .is_last = group_of(&visible, next) != group,
        };
        walk_block(pen, &place);
        before = group;
        index = next;
    }
}

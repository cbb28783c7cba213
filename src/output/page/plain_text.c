#include "output/page/plain_text.h"

#include "base/ascii.h"

void text_write_line(const struct line *line, bool ascii, struct buffer *out)
{
    struct arena arena = {0};
    size_t start = out->length;
    int column = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        const struct fragment *fragment = &line->fragments[i];
        if (fragment->column > column)
            buffer_add_repeated(out, ' ', (size_t)(fragment->column - column));
        buffer_add(out, shown_slice(ascii ? ascii_from(&arena, fragment->text) : fragment->text));
        column = fragment->column + fragment->columns;
    }
    while (out->length > start && out->bytes[out->length - 1] == ' ')
        out->length--;
    buffer_add_byte(out, '\n');
    arena_release(&arena);
}

void text_write(struct document *document, int columns, bool ascii, struct buffer *out)
{
    struct layout layout = {0};
    layout_begin(&layout, document, columns);
    for (uint32_t i = 0; i < layout.block_count; i++) {
        const struct block_lines *lines = layout_block(&layout, i);
        buffer_add_repeated(out, '\n', lines->count ? layout_space(&layout, i) : 0);
        for (uint32_t j = 0; j < lines->count; j++)
            text_write_line(&lines->lines[j], ascii, out);
    }
    layout_release(&layout);
}

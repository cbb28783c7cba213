#include "output/page/plain_text.h"

#include "base/ascii.h"
#include "render/isolates.h"

static bool has_right_to_left(const struct line *line)
{
    for (uint32_t i = 0; i < line->count; i++)
        if (direction_has_right_to_left(line->fragments[i].text))
            return true;
    return false;
}

/* The texts of the fragments as spans between marks; of a text that goes on in the next fragment
 * there is one pair. NULL where none are needed. */
static const struct span *isolate(struct arena *arena, const struct line *line)
{
    if (!has_right_to_left(line))
        return NULL;
    struct span *spans = ARENA_ARRAY(arena, struct span, line->count);
    for (uint32_t i = 0; i < line->count; i++) {
        spans[i] = *line->fragments[i].span;
        spans[i].text = line->fragments[i].text;
        spans[i].seam = 0;
        spans[i].goes_on = i && spans[i].goes_on;
    }
    isolates_add(arena, spans, line->count);
    return spans;
}

void text_write_line(const struct line *line, enum text_letters letters, struct buffer *out)
{
    struct arena arena = {0};
    const struct span *spans = letters == TEXT_ISOLATED ? isolate(&arena, line) : NULL;
    size_t start = out->length;
    int column = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        const struct fragment *fragment = &line->fragments[i];
        struct shown text = spans ? spans[i].text : fragment->text;
        if (fragment->column > column)
            buffer_add_repeated(out, ' ', (size_t)(fragment->column - column));
        buffer_add(out, shown_slice(letters == TEXT_ASCII ? ascii_from(&arena, text) : text));
        column = fragment->column + fragment->columns;
    }
    while (out->length > start && out->bytes[out->length - 1] == ' ')
        out->length--;
    buffer_add_byte(out, '\n');
    arena_release(&arena);
}

void text_write(struct document *document, int columns, enum text_letters letters,
                struct buffer *out)
{
    struct layout layout = {0};
    layout_begin(&layout, document, columns);
    for (uint32_t i = 0; i < layout.block_count; i++) {
        const struct block_lines *lines = layout_block(&layout, i);
        buffer_add_repeated(out, '\n', lines->count ? layout_space(&layout, i) : 0);
        for (uint32_t j = 0; j < lines->count; j++)
            text_write_line(&lines->lines[j], letters, out);
    }
    layout_release(&layout);
}

#include "output/page/markdown.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "output/page/page_footer.h"
#include "output/page/page_lines.h"
#include "render/web_link.h"

#include <string.h>
#include <unictype.h>

/* Escaping. */

static bool is_special(char byte)
{
    return byte && strchr("\\`*_[]<>&|~$^@", byte) != NULL;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "#", "+", "-" and the like, and what ends "12." and "12)". */
static size_t find_block_mark(struct shown text)
{
    size_t at = 0;
    while (at < text.length && is_digit(text.bytes[at]))
        at++;
    if (at && at < text.length && strchr(".)", text.bytes[at]))
        return at;
    bool is_mark = text.length && strchr("#+-=:!%", text.bytes[0]);
    return is_mark ? 0 : text.length;
}

void markdown_escape(struct shown text, bool at_start, struct buffer *out)
{
    size_t mark = at_start ? find_block_mark(text) : text.length;
    for (size_t i = 0; i < text.length; i++) {
        if (i == mark || is_special(text.bytes[i]))
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, text.bytes[i]);
    }
}

/* Emphasis. */

static bool is_punctuation(uint32_t code_point)
{
    return uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S);
}

static bool is_blank(uint32_t code_point)
{
    return code_point == 0 || code_point == ' ' || code_point == '\n';
}

static uint32_t first_of(struct shown text)
{
    uint32_t code_point = 0;
    utf8_decode(text.bytes, text.length, &code_point);
    return text.length ? code_point : 0;
}

static uint32_t last_of(struct shown text)
{
    return text.length
               ? first_of(shown_part(text, utf8_before(text.bytes, text.length), text.length))
               : 0;
}

/* Stars open only where no letter stands before a sign, and close likewise. */
static bool may_emphasise(uint32_t before, struct shown text, uint32_t after)
{
    bool opens = !is_punctuation(first_of(text)) || is_blank(before) || is_punctuation(before);
    bool closes = !is_punctuation(last_of(text)) || is_blank(after) || is_punctuation(after);
    return text.length && opens && closes;
}

static const char *const stars[ROLE_COUNT] = {
    [ROLE_STRONG] = "**", [ROLE_THEME] = "**", [ROLE_LINK] = "**", [ROLE_NOTE] = "*"};

/* Writing. */

struct output {
    struct buffer *out;
    struct arena arena;
    bool ascii;
    bool at_start;
};

static struct shown words_of(struct output *output, const struct span *span)
{
    return output->ascii ? ascii_spell(&output->arena, span->text) : span->text;
}

static struct shown trim(struct shown text, size_t *before, size_t *after)
{
    struct slice inner = slice_trim(shown_slice(text));
    *before = inner.length ? (size_t)(inner.bytes - text.bytes) : text.length;
    *after = text.length - *before - inner.length;
    return shown_part(text, *before, *before + inner.length);
}

static uint32_t last_written(const struct buffer *out)
{
    return last_of((struct shown){out->bytes, out->length});
}

static void write_words(struct output *output, struct shown words)
{
    markdown_escape(words, output->at_start, output->out);
    output->at_start = output->at_start && !words.length;
}

static void write_emphasised(struct output *output, const char *star, struct shown words,
                             uint32_t after)
{
    size_t left;
    size_t right;
    struct shown inner = trim(words, &left, &right);
    uint32_t before = left ? ' ' : last_written(output->out);
    bool is_emphasised = may_emphasise(before, inner, right ? ' ' : after);
    buffer_add_repeated(output->out, ' ', left && !output->at_start);
    buffer_add(output->out, slice_of(is_emphasised ? star : ""));
    write_words(output, inner);
    buffer_add(output->out, slice_of(is_emphasised ? star : ""));
    buffer_add_repeated(output->out, ' ', right > 0);
}

/* base/address.h leaves nothing in an address that would need an escape here. */
static void write_link(struct output *output, struct shown words, const char *address)
{
    buffer_add_byte(output->out, '[');
    output->at_start = false;
    write_words(output, words);
    buffer_format(output->out, "](%s)", address);
}

/* As in print, a source stands out only where it begins an item. */
static const char *star_of(const struct cell *cell, uint32_t index, bool is_label)
{
    if (cell->spans[index].role == ROLE_LINK && index)
        return NULL;
    return is_label ? "**" : stars[cell->spans[index].role];
}

/* The spans from the first on that look alike and lead nowhere; how many. */
static uint32_t join_stretch(struct output *output, const struct cell *cell, uint32_t first,
                             bool is_label, struct shown *words)
{
    const char *star = star_of(cell, first, is_label);
    struct shown *parts = ARENA_ARRAY(&output->arena, struct shown, cell->span_count);
    uint32_t count = 0;
    while (first + count < cell->span_count) {
        const struct span *span = &cell->spans[first + count];
        if (star_of(cell, first + count, is_label) != star ||
            web_link_of(&output->arena, span))
            break;
        parts[count++] = words_of(output, span);
    }
    *words = shown_join(&output->arena, parts, count);
    return count;
}

static void write_stretch(struct output *output, const char *star, struct shown words,
                          uint32_t after)
{
    if (star)
        write_emphasised(output, star, words, after);
    else
        write_words(output, words);
}

/* A label is emphasised as a whole. */
static void write_cell(struct output *output, const struct cell *cell, bool is_label)
{
    for (uint32_t i = 0; i < cell->span_count;) {
        const char *address = web_link_of(&output->arena, &cell->spans[i]);
        struct shown words;
        if (address) {
            write_link(output, words_of(output, &cell->spans[i++]), address);
            continue;
        }
        const char *star = star_of(cell, i, is_label);
        i += join_stretch(output, cell, i, is_label, &words);
        write_stretch(output, star, words,
                      i < cell->span_count ? first_of(cell->spans[i].text) : 0);
    }
}

/* The bullet of the page is that of the list; questions stand under a heading that says so. */
static bool is_bullet(const struct cell *cell)
{
    if (cell->span_count < 2)
        return false;
    struct slice mark = shown_slice(cell->spans[0].text);
    return slice_equal(mark, SLICE("• ")) || slice_equal(mark, SLICE("* ")) || slice_equal(mark, SLICE("? "));
}

static void write_paragraph(struct output *output, const struct paragraph *paragraph)
{
    output->at_start = true;
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        struct cell cell = paragraph->cells[i];
        if (i)
            buffer_add(output->out, SLICE(" "));
        if (i == 0 && is_bullet(&cell)) {
            cell.spans++;
            cell.span_count--;
        }
        write_cell(output, &cell, i == 0 && paragraph->cell_count > 1);
    }
}

/* "BOTTOM LINE" is "Bottom line" where headings look like headings. */
static void write_heading(struct output *output, const struct block *block)
{
    const struct cell *cell = &block->first->cells[0];
    buffer_add(output->out, SLICE("## "));
    output->at_start = false;
    for (uint32_t i = 0; i < cell->span_count; i++) {
        struct slice words =
            arena_copy(&output->arena, shown_slice(words_of(output, &cell->spans[i])));
        char *bytes = (char *)words.bytes;
        for (size_t j = i ? 0 : 1; j < words.length; j++)
            bytes[j] = (char)(bytes[j] >= 'A' && bytes[j] <= 'Z' ? bytes[j] | 0x20 : bytes[j]);
        write_words(output, shown_clean(&output->arena, words));
    }
}

static void write_block(struct output *output, const struct block *block, bool is_item)
{
    if (block->kind == BLOCK_HEADING) {
        write_heading(output, block);
        buffer_add(output->out, SLICE("\n\n"));
        return;
    }
    for (const struct paragraph *paragraph = block->first; paragraph; paragraph = paragraph->next) {
        bool is_first = paragraph == block->first;
        if (is_item)
            buffer_add(output->out, is_first ? SLICE("- ") : SLICE("  "));
        else if (block->kind == BLOCK_TITLE && is_first)
            buffer_add(output->out, SLICE("# "));
        write_paragraph(output, paragraph);
        buffer_add(output->out, is_item && !paragraph->next ? SLICE("\n") : SLICE("\n\n"));
    }
}

static void write_blocks(struct output *output, const struct page_lines *page)
{
    bool was_item = false;
    for (uint32_t i = 0; i < page->fit.count; i++) {
        if (page->fit.is_hidden[i])
            continue;
        const struct block *block = document_block(page->layout.document, i);
        bool is_item = block->kind == BLOCK_POINT || block->kind == BLOCK_ROW;
        if (was_item && !is_item)
            buffer_add_byte(output->out, '\n');
        write_block(output, block, is_item);
        was_item = is_item;
    }
    if (was_item)
        buffer_add_byte(output->out, '\n');
}

bool markdown_write(struct document *document, struct page_size size, struct buffer *out)
{
    struct output output = {.out = out, .ascii = size.ascii};
    struct page_lines page = {.size = size};
    struct buffer footer = {0};
    page_lines_fit(&page, document, size);
    write_blocks(&output, &page);
    page_footer_write(document, page.fit.is_dropped, &footer);
    buffer_add(out, SLICE("---\n\n"));
    markdown_escape(shown_clean(&output.arena, buffer_slice(&footer)), true, out);
    buffer_add_byte(out, '\n');
    bool is_complete = page.fit.is_whole;
    buffer_release(&footer);
    arena_release(&output.arena);
    page_lines_release(&page);
    return is_complete;
}

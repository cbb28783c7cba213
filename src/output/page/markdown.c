#include "output/page/markdown.h"

#include "base/utf8.h"
#include "output/page/page_footer.h"
#include "output/page/page_lines.h"
#include "output/page/walk.h"
#include "render/web_link.h"

#include <string.h>
#include <unictype.h>

/* Escaping. What means something only beside certain neighbours is escaped only there. A neighbour
 * that is not known, because the text ends, is taken for one of these. */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || is_capital(byte);
}

static bool is_word(char byte)
{
    return is_letter(byte) || is_digit(byte);
}

struct spot {
    char before; /* 0 where it is not known, like the next one */
    char byte;
    struct slice after; /* the rest of the text */
};

/* "&lt;", "&#160;" */
static bool begins_entity(const struct spot *spot)
{
    size_t length = slice_find(spot->after, ';');
    bool is_name = length > 0 && length < spot->after.length;
    for (size_t i = 0; i < length && is_name; i++)
        is_name = is_word(spot->after.bytes[i]) || (i == 0 && spot->after.bytes[i] == '#');
    return is_name;
}

static bool means_something(const struct spot *spot)
{
    char next = '\0';
    if (spot->after.length)
        next = spot->after.bytes[0];
    switch (spot->byte) {
    case '*':
        return spot->before != ' ' || next != ' ';
    case '[':
        return next == '[';
    case ']':
        return next && strchr("([{:", next);
    case '_':
        return !is_word(spot->before) || !is_word(next);
    case '<':
        return !next || is_letter(next) || strchr("/!?", next);
    case '&':
        return begins_entity(spot);
    case '$':
        return spot->before != ' ';
    case '@':
        return !is_word(spot->before) && next != ' ';
    default:
        return false;
    }
}

/* A number or a letter, also in Roman numerals and after a bracket, begins a list where a point or
 * a bracket and a blank come after it; a capital and a point only with two blanks. */
static size_t find_list_mark(struct shown text)
{
    size_t start = text.length && text.bytes[0] == '(';
    size_t at = start;
    while (at < text.length && (is_digit(text.bytes[at]) || text.bytes[at] == '#'))
        at++;
    while (at < text.length && strchr("ivxlcdmIVXLCDM", text.bytes[at]))
        at++;
    at += at == start && at < text.length && is_letter(text.bytes[at]);
    bool is_mark = at > start && at < text.length && strchr(".)", text.bytes[at]);
    size_t blanks = is_mark && text.bytes[at] == '.' && is_capital(text.bytes[at - 1]) ? 2 : 1;
    for (size_t i = 1; is_mark && i <= blanks && at + i < text.length; i++)
        is_mark = text.bytes[at + i] == ' ';
    return is_mark ? at : text.length;
}

/* Where a line begins: the sign that would make a heading, a list, a quotation or a rule of it. */
static size_t find_block_mark(struct shown text)
{
    if (!text.length)
        return 0;
    char next = text.length > 1 ? text.bytes[1] : ' ';
    size_t signs = 0;
    while (signs < text.length && text.bytes[signs] == '#')
        signs++;
    bool is_heading = signs && (signs == text.length || text.bytes[signs] == ' ');
    bool is_list = strchr("+-:*", text.bytes[0]) && next == ' ';
    bool is_rule = text.bytes[0] == '-' && next == '-';
    bool is_quotation = strchr(">|", text.bytes[0]);
    bool is_task = text.length > 3 && text.bytes[0] == '[' && strchr(" xX", text.bytes[1]) &&
                   text.bytes[2] == ']' && text.bytes[3] == ' ';
    return is_heading || is_list || is_rule || is_quotation || is_task ? 0 : find_list_mark(text);
}

/* `always`: what is escaped wherever it stands. */
static bool is_escaped(struct shown text, size_t at, char before, const char *always)
{
    struct spot spot = {
        .before = at ? text.bytes[at - 1] : before,
        .byte = text.bytes[at],
        .after = {text.bytes + at + 1, text.length - at - 1},
    };
    return strchr(always, spot.byte) || means_something(&spot);
}

static void escape(struct shown text, bool at_start, const char *always, struct buffer *out)
{
    size_t mark = at_start ? find_block_mark(text) : text.length;
    for (size_t i = 0; i < text.length; i++) {
        char before = at_start ? ' ' : out->length ? out->bytes[out->length - 1] : '\0';
        if (i == mark || is_escaped(text, i, before, always))
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, text.bytes[i]);
    }
}

/* Addresses in a text: readers make links of them, in which a backslash stands for itself. */

static const char usual_signs[] = "\\`~^";

static bool begins_address(struct slice text)
{
    return slice_starts_with(text, SLICE("http://")) ||
           slice_starts_with(text, SLICE("https://")) || slice_starts_with(text, SLICE("www."));
}

/* Where the next address begins that is to be escaped somewhere; its end, without the marks that
 * end a sentence. The length of the text where there is none. */
static size_t find_address(struct shown text, size_t from, size_t *end)
{
    for (size_t at = from; at < text.length; at++) {
        bool is_start = (!at || !is_word(text.bytes[at - 1])) &&
                        begins_address((struct slice){text.bytes + at, text.length - at});
        bool is_plain = true;
        for (*end = at; is_start && *end < text.length && !strchr(" <>\n", text.bytes[*end]);
             ++*end)
            is_plain = is_plain && !is_escaped(text, *end, ' ', usual_signs);
        while (*end > at && strchr("?!.,:;'\")", text.bytes[*end - 1]))
            --*end;
        if (is_start && !is_plain)
            return at;
    }
    *end = text.length;
    return text.length;
}

/* Whether it stands between angle brackets as it is, for every reader. */
static bool is_clean_address(struct shown address)
{
    for (size_t i = 0; i < address.length; i++)
        if ((address.bytes[i] & 0x80) || strchr("[]^`{}|\\\"&", address.bytes[i]))
            return false;
    return address.bytes[0] == 'h';
}

/* What does not is made no address, by a backslash where its link would begin. */
static void write_address(struct shown address, struct buffer *out)
{
    size_t start = slice_find(shown_slice(address), address.bytes[0] == 'h' ? ':' : '.');
    if (is_clean_address(address)) {
        buffer_format(out, "<%.*s>", SLICE_ARGUMENTS(address));
        return;
    }
    buffer_add(out, (struct slice){address.bytes, start});
    buffer_add_byte(out, '\\');
    buffer_add(out, (struct slice){address.bytes + start, 1});
    escape(shown_part(address, start + 1, address.length), false, usual_signs, out);
}

void markdown_escape(struct shown text, bool at_start, struct buffer *out)
{
    size_t end = 0;
    for (size_t at = 0; at < text.length; at = end) {
        size_t address = find_address(text, at, &end);
        if (at < address)
            escape(shown_part(text, at, address), at_start && !at, usual_signs, out);
        if (address < text.length)
            write_address(shown_part(text, address, end), out);
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

/* Writing. */

enum look { PLAIN, STRONG, EMPHASISED };

static const char *const stars[] = {[PLAIN] = "", [STRONG] = "**", [EMPHASISED] = "*"};

static const enum look looks[ROLE_COUNT] = {
    [ROLE_STRONG] = STRONG, [ROLE_THEME] = STRONG, [ROLE_LINK] = STRONG, [ROLE_NOTE] = EMPHASISED};

struct output {
    struct buffer *out;
    struct arena arena;
    bool at_start;
};

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

/* What comes after the words may give meaning to a bracket that they end in. */
static void write_words(struct output *output, struct shown words, uint32_t after)
{
    bool is_closing = words.length && words.bytes[words.length - 1] == ']' && after &&
                      after < 0x80 && strchr("([{:", (char)after);
    markdown_escape(words, output->at_start, output->out);
    output->at_start = output->at_start && !words.length;
    if (is_closing) {
        output->out->length--;
        buffer_add(output->out, SLICE("\\]"));
    }
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
    write_words(output, inner, right || is_emphasised ? ' ' : after);
    buffer_add(output->out, slice_of(is_emphasised ? star : ""));
    buffer_add_repeated(output->out, ' ', right > 0);
}

/* base/address.h leaves nothing in an address that would need an escape here. */
static void write_link(struct output *output, struct shown words, const char *address)
{
    buffer_add_byte(output->out, '[');
    escape(words, false, "\\`[]~^", output->out);
    buffer_format(output->out, "](%s)", address);
    output->at_start = false;
}

/* As in print, a source stands out only where it begins an item. A label is emphasised as a whole.
 */
static int look_of(void *context, const struct cell *cell, uint32_t index, bool is_label)
{
    (void)context;
    bool is_aside = cell->spans[index].role == ROLE_LINK && index;
    return is_aside ? PLAIN : is_label ? STRONG : (int)looks[cell->spans[index].role];
}

static const char *link_of(void *context, const struct span *span)
{
    struct output *output = context;
    return web_link_of(&output->arena, span);
}

static void pen_words(void *context, const struct walk_words *words)
{
    struct output *output = context;
    if (words->address)
        write_link(output, words->text, words->address);
    else if (words->look == PLAIN)
        write_words(output, words->text, words->after);
    else
        write_emphasised(output, stars[words->look], words->text, words->after);
}

static void pen_begin_cell(void *context, const struct walk_cell *cell)
{
    struct output *output = context;
    if (cell->index)
        buffer_add_byte(output->out, ' ');
}

static void pen_begin_block(void *context, const struct walk_block *block)
{
    struct output *output = context;
    bool is_item = block->group != WALK_ALONE;
    if (is_item)
        buffer_add(output->out, SLICE("- "));
    else if (block->block->kind == BLOCK_HEADING)
        buffer_add(output->out, SLICE("## "));
    else if (block->block->kind == BLOCK_TITLE)
        buffer_add(output->out, SLICE("# "));
}

static bool is_in_heading(const struct walk_paragraph *paragraph)
{
    uint8_t kind = paragraph->of->block->kind;
    return kind == BLOCK_HEADING || (kind == BLOCK_TITLE && paragraph->is_first);
}

static void pen_begin_paragraph(void *context, const struct walk_paragraph *paragraph)
{
    struct output *output = context;
    if (paragraph->of->group != WALK_ALONE && !paragraph->is_first)
        buffer_add(output->out, SLICE("  "));
    output->at_start = !is_in_heading(paragraph);
}

static void pen_end_paragraph(void *context, const struct walk_paragraph *paragraph)
{
    struct output *output = context;
    char *last = output->out->bytes + output->out->length - 1;
    /* "# C #" would lose its last sign. */
    if (is_in_heading(paragraph) && *last == '#') {
        *last = '\\';
        buffer_add_byte(output->out, '#');
    }
    bool is_tight = paragraph->of->group != WALK_ALONE && paragraph->is_last;
    buffer_add(output->out, is_tight ? SLICE("\n") : SLICE("\n\n"));
}

static void pen_end_block(void *context, const struct walk_block *block)
{
    struct output *output = context;
    if (block->group != WALK_ALONE && block->is_last)
        buffer_add_byte(output->out, '\n');
}

static void write_document(struct document *document, const bool *is_hidden, struct buffer *out)
{
    struct output output = {.out = out};
    const struct walk_pen pen = {
        .context = &output,
        .arena = &output.arena,
        .look = look_of,
        .link = link_of,
        .begin_block = pen_begin_block,
        .end_block = pen_end_block,
        .begin_paragraph = pen_begin_paragraph,
        .end_paragraph = pen_end_paragraph,
        .begin_cell = pen_begin_cell,
        .words = pen_words,
    };
    walk_document(&pen, document, is_hidden);
    arena_release(&output.arena);
}

void markdown_write(struct document *document, struct buffer *out)
{
    write_document(document, NULL, out);
    while (out->length > 1 && out->bytes[out->length - 2] == '\n')
        out->length--;
}

bool markdown_write_page(struct document *document, struct page_size size, struct buffer *out)
{
    struct page_lines page = {.size = size};
    struct buffer footer = {0};
    struct arena arena = {0};
    page_lines_fit(&page, document, size);
    write_document(document, page.fit.is_hidden, out);
    page_footer_write(document, page.fit.is_dropped, &footer);
    buffer_add(out, SLICE("---\n\n"));
    markdown_escape(shown_clean(&arena, buffer_slice(&footer)), true, out);
    buffer_add_byte(out, '\n');
    bool is_complete = page.fit.is_whole;
    buffer_release(&footer);
    arena_release(&arena);
    page_lines_release(&page);
    return is_complete;
}

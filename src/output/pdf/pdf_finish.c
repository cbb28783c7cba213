#include "output/pdf/pdf_finish.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

enum { NOT_FOUND = -1 };

static long find_last(struct slice text, struct slice part, size_t before)
{
    for (size_t i = before; i-- > 0;)
        if (i + part.length <= text.length && memcmp(text.bytes + i, part.bytes, part.length) == 0)
            return (long)i;
    return NOT_FOUND;
}

static size_t read_number(struct slice text, size_t at)
{
    size_t number = 0;
    while (at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9')
        number = number * 10 + (size_t)(text.bytes[at++] - '0');
    return number;
}

/* Where its entries end: after "/Type /Catalog". Everything that the table of objects points at
 * stands before that. */
static long find_catalog(struct slice pdf, size_t table)
{
    struct slice mark = SLICE("/Type /Catalog");
    long catalog = find_last(pdf, mark, table);
    long last_object = find_last(pdf, SLICE(" obj\n"), table);
    bool is_last = catalog != NOT_FOUND && last_object != NOT_FOUND && last_object < catalog;
    return is_last ? catalog + (long)mark.length : NOT_FOUND;
}

/* In place of two of the blanks before it, so that nothing moves. */
static void mend_date(struct buffer *pdf, struct slice key)
{
    static const char mark[] = "D:";
    long found = find_last(buffer_slice(pdf), key, pdf->length);
    char *start = found == NOT_FOUND ? NULL : pdf->bytes + found;
    bool lacks_mark = start && start[key.length] >= '0' && start[key.length] <= '9';
    if (!lacks_mark)
        return;
    memmove(start, start + 2, key.length - 2);
    memcpy(start + key.length - 2, mark, 2);
}

/* Entries of the table: ten digits of an offset, a blank, a generation, a blank, "n" or "f". */
enum { ENTRY_LENGTH = 20, OFFSET_DIGITS = 10, KIND_AT = 17 };

static void write_offset(char *entry, size_t offset)
{
    for (size_t i = OFFSET_DIGITS; i-- > 0; offset /= 10)
        entry[i] = (char)('0' + offset % 10);
}

/* What stands after a byte moves by so many; the table says so. */
static void move_table(char *bytes, size_t table, size_t end, size_t after, size_t by)
{
    struct slice whole = {bytes, end};
    size_t at = table + sizeof "xref\n" - 1;
    at += slice_find((struct slice){bytes + at, end - at}, '\n') + 1;
    for (; at + ENTRY_LENGTH <= end && bytes[at] >= '0' && bytes[at] <= '9'; at += ENTRY_LENGTH) {
        size_t offset = read_number(whole, at);
        if (bytes[at + KIND_AT] == 'n' && offset > after)
            write_offset(bytes + at, offset + by);
    }
}

/* Puts words in at a byte before the table of objects. */
static void put_in(struct buffer *pdf, size_t at, struct slice words)
{
    struct slice mark = SLICE("startxref\n");
    struct slice whole = buffer_slice(pdf);
    size_t start = (size_t)find_last(whole, mark, whole.length);
    size_t table = read_number(whole, start + mark.length);
    move_table(pdf->bytes, table, start, at, words.length);
    struct buffer result = {0};
    buffer_add(&result, (struct slice){whole.bytes, at});
    buffer_add(&result, words);
    buffer_add(&result, (struct slice){whole.bytes + at, start - at});
    buffer_format(&result, "startxref\n%zu\n%%%%EOF\n", table + words.length);
    buffer_release(pdf);
    *pdf = result;
}

/* A text as PDF has it in any script: UTF-16 in hexadecimal digits. */
static void add_text(struct buffer *out, struct shown text)
{
    buffer_add(out, SLICE("<FEFF"));
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point;
        size_t length = utf8_decode(text.bytes + at, text.length - at, &code_point);
        at += length ? length : 1;
        if (code_point >= 0x10000)
            buffer_format(out, "%04X%04X", 0xD7C0 + (code_point >> 10),
                          0xDC00 + (code_point & 0x3FF));
        else
            buffer_format(out, "%04X", code_point);
    }
    buffer_add_byte(out, '>');
}

/* The end of the next element of a kind, such as "Figure", from a byte on. */
static size_t find_element(struct slice pdf, size_t from, const char *kind)
{
    struct arena arena = {0};
    struct slice mark = arena_format(&arena, "<< /Type /StructElem\n   /S /%s\n", kind);
    size_t found = pdf.length;
    for (size_t at = from; at + mark.length <= pdf.length && found == pdf.length; at++)
        if (memcmp(pdf.bytes + at, mark.bytes, mark.length) == 0)
            found = at + mark.length - 1;
    arena_release(&arena);
    return found;
}

static void describe_figures(struct buffer *pdf, const struct shown *figures, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        struct buffer words = {0};
        at = find_element(buffer_slice(pdf), at, "Figure");
        buffer_add(&words, SLICE("\n   /Alt "));
        add_text(&words, figures[i]);
        if (at < pdf->length)
            put_in(pdf, at, buffer_slice(&words));
        buffer_release(&words);
    }
}

static void set_title_language(struct buffer *pdf, const char *language)
{
    struct buffer words = {0};
    size_t at = find_element(buffer_slice(pdf), 0, "H1");
    buffer_format(&words, "\n   /Lang (%s)", language);
    if (at < pdf->length)
        put_in(pdf, at, buffer_slice(&words));
    buffer_release(&words);
}

bool pdf_finish(struct buffer *pdf, const struct pdf_additions *additions)
{
    struct slice whole = buffer_slice(pdf);
    struct slice mark = SLICE("startxref\n");
    long start = find_last(whole, mark, whole.length);
    if (start == NOT_FOUND)
        return false;
    size_t table = read_number(whole, (size_t)start + mark.length);
    bool is_plain = table + 4 < whole.length && memcmp(whole.bytes + table, "xref", 4) == 0;
    long catalog = is_plain ? find_catalog(whole, table) : NOT_FOUND;
    if (catalog == NOT_FOUND)
        return false;
    mend_date(pdf, SLICE("   /CreationDate ("));
    mend_date(pdf, SLICE("   /ModDate ("));
    struct buffer entries = {0};
    buffer_format(&entries, "\n   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>",
                  additions->language);
    put_in(pdf, (size_t)catalog, buffer_slice(&entries));
    buffer_release(&entries);
    describe_figures(pdf, additions->figures, additions->figure_count);
    if (additions->title_language)
        set_title_language(pdf, additions->title_language);
    return true;
}

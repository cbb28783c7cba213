#include "output/pdf/pdf_finish.h"

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

bool pdf_finish(struct buffer *pdf, const char *language)
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
    whole = buffer_slice(pdf);
    struct buffer entries = {0};
    struct buffer result = {0};
    buffer_format(&entries, "\n   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>",
                  language);
    buffer_add(&result, (struct slice){whole.bytes, (size_t)catalog});
    buffer_add(&result, buffer_slice(&entries));
    buffer_add(&result, (struct slice){whole.bytes + catalog, (size_t)start - (size_t)catalog});
    buffer_format(&result, "startxref\n%zu\n%%%%EOF\n", table + entries.length);
    buffer_release(&entries);
    buffer_release(pdf);
    *pdf = result;
    return true;
}

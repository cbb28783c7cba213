#include "base/ascii.h"

#include "base/width.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_printable_ascii(struct shown text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] < ' ' || text.bytes[i] > '~')
            return false;
    return true;
}

struct likeness {
    const char *text;
    const char *ascii;
};

static const struct likeness likenesses[] = {
    {"", ""},
    {"plain", "plain"},
    {"\u018fliyev", "Eliyev"},
    {"Z\u0259ng\u0259zur", "Zengezur"},
    {"Nax\u00e7\u0131van, \u015eu\u015fa, \u0130lham, \u011eence", "Naxcivan, Susa, Ilham, Gence"},
    {"T\u00fcrkiye", "Turkiye"},
    {"cafe\u0301", "cafe"},
    {"\u01d6", "u"},
    {"\u201cso\u201d \u2018it\u2019 is\u2026", "\"so\" 'it' is~"},
    {"2019\u20132024 \u2014 \u00b67", "2019-2024 - #7"},
    {"\u25b8 \u2502 \u2500 \u250c\u2510", "> | - ++"},
    {"\u0627\u06cc\u0631\u0627\u0646", "?????"},
    {"\u4e2d\u56fd", "????"},
    {"\U0001f600.", "??."},
    {"\U0001f468\u200d\U0001f469\u200d\U0001f467.", "??."},
    {"\U0001f1e6\U0001f1ff", "??"},
    {"1\ufe0f\u20e3", "11"},
};

Test(ascii, stands_for_letters_without_their_marks_and_for_signs)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(likenesses); i++) {
        struct shown text = shown_clean(&arena, slice_of(likenesses[i].text));
        struct shown ascii = ascii_from(&arena, text);
        cr_expect(slice_equal(shown_slice(ascii), slice_of(likenesses[i].ascii)), "%.*s",
                  SLICE_ARGUMENTS(ascii));
    }
    arena_release(&arena);
}

static size_t encode(char *bytes, uint32_t code_point)
{
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = length; i-- > 1; code_point >>= 6)
        bytes[i] = (char)(0x80 | (code_point & 0x3f));
    bytes[0] = (char)(first[length] | code_point);
    return length;
}

/* Behind a letter, so that marks have something to sit on. */
static void check_code_point(struct arena *arena, uint32_t code_point)
{
    char bytes[8] = "a";
    size_t length = 1 + encode(bytes + 1, code_point);
    struct shown text = shown_clean(arena, (struct slice){bytes, length});
    struct shown ascii = ascii_from(arena, text);
    cr_assert(is_printable_ascii(ascii), "U+%04X", (unsigned)code_point);
    cr_assert_eq(ascii.length, (size_t)width_columns(text), "U+%04X", (unsigned)code_point);
}

Test(ascii, is_as_wide_as_the_text_for_every_character)
{
    struct arena arena = {0};
    for (uint32_t code_point = 1; code_point < 0x110000; code_point++) {
        if (code_point >= 0x20000 && code_point % 0x101) /* a sample of the later planes */
            continue;
        if (code_point >= 0xd800 && code_point < 0xe000)
            continue;
        check_code_point(&arena, code_point);
        if (code_point % 1000 == 0)
            arena_clear(&arena);
    }
    arena_release(&arena);
}

/* Cluster by cluster: what stands behind a wide one does not move. */
Test(ascii, keeps_every_cluster_in_its_column)
{
    static const char text[] = "a\u4e2d\u0301b\U0001f468\u200d\U0001f469c\u0915\u093ed"
                               "\U0001f1e6\U0001f1ff\u00e9\u0e33z";
    struct arena arena = {0};
    struct shown shown = shown_clean(&arena, slice_of(text));
    struct shown ascii = ascii_from(&arena, shown);
    size_t column = 0;
    for (size_t at = 0; at < shown.length;) {
        struct cluster cluster = width_cluster(shown, at);
        if ((unsigned char)shown.bytes[at] < 0x80)
            cr_expect_eq(ascii.bytes[column], shown.bytes[at]);
        column += (size_t)cluster.columns;
        at += cluster.length;
    }
    cr_expect_eq(column, ascii.length);
    arena_release(&arena);
}

Test(ascii, does_not_copy_what_is_ascii)
{
    struct arena arena = {0};
    struct shown text = SHOWN("plain");
    cr_expect_eq(ascii_from(&arena, text).bytes, text.bytes);
    arena_release(&arena);
}

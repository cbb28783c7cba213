#include "base/ascii.h"

#include "base/width.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>

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
    {"\u201cso\u201d \u2018it\u2019 is\u2026", "\"so\" 'it' is."},
    {"2019\u20132024 \u2014 \u00b67", "2019-2024 - #7"},
    {"\u25b8 \u2502 \u2500 \u250c\u2510", "> | - ++"},
    {"\u0627\u06cc\u0631\u0627\u0646", "?????"},
    {"\u4e2d\u56fd", "????"},
    {"\U0001f600.", "??."},
    {"\U0001f468\u200d\U0001f469\u200d\U0001f467.", "??."},
    {"\U0001f1e6\U0001f1ff", "??"},
    {"1\ufe0f\u20e3", "1 "},
    {"\u2212"
     "5",
     "-5"},
    {"5\u00bd", "5?"},
    {"\u00df\u2260", "s^"},
    {"\u0663\u0967", "31"},
};

/* Spelt out before anything is laid out. */
static const struct likeness spellings[] = {
    {"", ""},
    {"plain", "plain"},
    {"1\ufe0f\u20e3 2", "1 2"},
    {"\u22125 \u00b0C, \u20135, 2019\u20132024", "-5 deg C, -5, 2019-2024"},
    {"5\u00bd m, \u00be, 5\u00bd3, a\u2154", "5 1/2 m, 3/4, 5 1/2 3, a2/3"},
    {"5\u00b9\u2044\u2082 and \u00b9\u2044\u2082", "5 1/2 and 1/2"},
    {"10\u00b2, 10\u207b\u2075, m\u00b2, km\u00b3/s", "10^2, 10^-5, m^2, km^3/s"},
    {"CO\u2082, x1\u2082", "CO2, x1_2"},
    {"\u33a1, 5\u33a2", "m^2, 5km^2"},
    {"\u00a33 million, 3\u20ac, \u20bc5, \u20bd7.5, \u20be1",
     "GBP 3 million, 3 EUR, AZN 5, RUB 7.5, GEL 1"},
    {"5\u2030", "5 per mille"},
    {"3\u00b75 \u00b7 4", "3.5 - 4"},
    {"\u2460 and 1\u2461", "(1) and 1(2)"},
    {"\uff11\uff12 \u0663\u0665\u066a \u0967\u0968", "12 35% 12"},
    {"a \u2260 b, a =\u0338 b", "a =/= b, a =/= b"},
    {"\u2264 3 \u2265 2 \u00b1"
     "1 3\u00d7"
     "4 \u2248"
     "9",
     "<= 3 >= 2 +/-1 3x4 ~9"},
    {"A \u2192 B \u2190 C \u2194 D, \u21915", "A -> B <- C <-> D, up 5"},
    {"Stra\u00dfe, \u0152uvre, \u00c6sir, \u00fene, \ufb01n, \u0141\u00f3d\u017a, D\u0301",
     "Strasse, OEuvre, AEsir, thne, fin, Lodz, D"},
    {"\u00a7 5, \u00a75, \u00b67", "section 5, section 5, #7"},
    {"so\u2026", "so..."},
    {"\u201cso\u201d \u2018it\u2019", "\"so\" 'it'"},
    {"\u4e2d\u56fd \u0433", "???? ?"},
    {"\U0001f600.", "??."},
};

Test(ascii, is_spelt_out_where_there_is_room)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(spellings); i++) {
        struct shown text = shown_clean(&arena, slice_of(spellings[i].text));
        struct shown ascii = ascii_spell(&arena, text);
        cr_expect(slice_equal(shown_slice(ascii), slice_of(spellings[i].ascii)), "%s: %.*s",
                  spellings[i].text, SLICE_ARGUMENTS(ascii));
    }
    arena_release(&arena);
}

/* The digits of a text, with what stands between them as one blank. */
static struct slice digits_of(struct arena *arena, struct shown text)
{
    char *bytes = arena_allocate_bytes(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool is_digit = text.bytes[i] >= '0' && text.bytes[i] <= '9';
        if (is_digit || (length && bytes[length - 1] != ' '))
            bytes[length++] = is_digit ? text.bytes[i] : ' ';
    }
    return (struct slice){bytes, length};
}

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

/* Cluster by cluster: what stands after a wide one does not move. */
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

/* Whatever stands after 47, it stays 47, unless it is a further digit. */
static void check_numbers(struct arena *arena, uint32_t code_point)
{
    char bytes[12] = "47";
    size_t length = 2 + encode(bytes + 2, code_point);
    bytes[length++] = 'x';
    struct shown text = shown_clean(arena, (struct slice){bytes, length});
    struct shown ascii = ascii_spell(arena, text);
    cr_assert(is_printable_ascii(ascii), "U+%04X", (unsigned)code_point);
    struct slice digits = digits_of(arena, ascii);
    bool is_digit = uc_decimal_value(code_point) >= 0;
    cr_assert(slice_starts_with(digits, is_digit ? SLICE("47") : SLICE("47 ")), "U+%04X: %.*s",
              (unsigned)code_point, SLICE_ARGUMENTS(ascii));
}

Test(ascii, spells_no_number_as_another)
{
    struct arena arena = {0};
    for (uint32_t code_point = 0x80; code_point < 0x20000; code_point++) {
        if (code_point >= 0xd800 && code_point < 0xe000)
            continue;
        check_numbers(&arena, code_point);
        if (code_point % 1000 == 0)
            arena_clear(&arena);
    }
    arena_release(&arena);
}

Test(ascii, does_not_copy_what_is_ascii)
{
    struct arena arena = {0};
    struct shown text = SHOWN("plain");
    cr_expect_eq(ascii_from(&arena, text).bytes, text.bytes);
    arena_release(&arena);
}

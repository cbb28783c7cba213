#include "base/shown.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { LAST_CODE_POINT = 0x10FFFF, NO_BASE = 99 };

struct range {
    uint32_t first;
    uint32_t last;
};

/* The table of what is shown by its number, written out a second time. */
static const struct range numbered[] = {
    {0x80, 0x9F},         {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},
    {0x115F, 0x115F},     {0x1160, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200B},     {0x200E, 0x200E},   {0x200F, 0x200F},   {0x2028, 0x2029},
    {0x202A, 0x202E},     {0x2060, 0x2065},   {0x2066, 0x206F},   {0x3164, 0x3164},
    {0xE000, 0xF8FF},     {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB},     {0xFFFE, 0xFFFF},   {0x13430, 0x1345F}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A},   {0x1FFFE, 0x1FFFF}, {0x2FFFE, 0x2FFFF}, {0x3FFFE, 0x3FFFF},
    {0x4FFFE, 0x4FFFF},   {0x5FFFE, 0x5FFFF}, {0x6FFFE, 0x6FFFF}, {0x7FFFE, 0x7FFFF},
    {0x8FFFE, 0x8FFFF},   {0x9FFFE, 0x9FFFF}, {0xAFFFE, 0xAFFFF}, {0xBFFFE, 0xBFFFF},
    {0xCFFFE, 0xCFFFF},   {0xDFFFE, 0xDFFFF}, {0xE0000, 0xEFFFF}, {0xF0000, 0xFFFFF},
    {0x100000, 0x10FFFF},
};

static bool is_numbered(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT(numbered); i++) {
        if (code_point >= numbered[i].first && code_point <= numbered[i].last)
            return true;
    }
    return false;
}

static bool is_surrogate(uint32_t code_point)
{
    return code_point >= 0xD800 && code_point <= 0xDFFF;
}

static bool is_selector(uint32_t code_point)
{
    return code_point >= 0xFE00 && code_point <= 0xFE0F;
}

static bool is_joiner(uint32_t code_point)
{
    return code_point == 0x200C || code_point == 0x200D;
}

static bool is_mark(uint32_t code_point)
{
    return uc_is_general_category(code_point, UC_CATEGORY_M);
}

/* Whether the library's own properties call it unfit to be shown: a second opinion. */
static bool is_harmful(uint32_t code_point)
{
    if (is_selector(code_point) || is_joiner(code_point))
        return false;
    return uc_is_property_default_ignorable_code_point(code_point) ||
           uc_is_property_bidi_control(code_point) || uc_is_property_iso_control(code_point) ||
           uc_is_property_not_a_character(code_point) || uc_is_property_private_use(code_point) ||
           uc_is_property_line_separator(code_point) ||
           uc_is_property_paragraph_separator(code_point);
}

static size_t encode(char *to, uint32_t code_point)
{
    return (size_t)u8_uctomb((uint8_t *)to, code_point, 6);
}

static bool same_text(struct shown shown, const char *bytes, size_t length)
{
    return shown.length == length && memcmp(shown.bytes, bytes, length) == 0;
}

static bool is_stable(struct arena *arena, struct shown shown)
{
    struct shown again = shown_clean(arena, shown_slice(shown));
    return again.bytes == shown.bytes && again.length == shown.length &&
           shown_is_clean(shown_slice(shown));
}

/* What must hold of every cleaned text, whatever it was made from. */
static const char *find_fault(struct arena *arena, struct shown shown)
{
    const uint8_t *bytes = (const uint8_t *)shown.bytes;
    if (u8_check(bytes, shown.length))
        return "not UTF-8";
    unsigned marks = NO_BASE;
    bool after_base = false;
    for (size_t at = 0; at < shown.length;) {
        ucs4_t code_point;
        at += (size_t)u8_mbtouc(&code_point, bytes + at, shown.length - at);
        if (is_harmful(code_point) || is_numbered(code_point))
            return "a harmful code point";
        if (is_selector(code_point) && !after_base)
            return "a selector that follows no base";
        if (is_mark(code_point) && !is_selector(code_point) && ++marks > 4)
            return "a mark without a base or too many on it";
        after_base = !is_mark(code_point) && !is_joiner(code_point) && code_point != ' ';
        if (after_base || code_point == ' ')
            marks = after_base ? 0 : NO_BASE;
    }
    return is_stable(arena, shown) ? NULL : "cleaning changes it again";
}

/* What the table says of one code point, alone or after a letter. */
static size_t expect_one(char *to, uint32_t code_point, bool has_base)
{
    if (code_point == '\n' || code_point == '\t')
        return (size_t)sprintf(to, " ");
    if (code_point < 0x20 || code_point == 0x7F)
        return (size_t)sprintf(to, "^%c", (char)(code_point ^ 0x40));
    if (is_numbered(code_point) || is_joiner(code_point) || (is_selector(code_point) && !has_base))
        return (size_t)sprintf(to, "<U+%04X>", (unsigned)code_point);
    size_t circle = 0;
    if (is_mark(code_point) && !is_selector(code_point) && !has_base)
        circle = encode(to, 0x25CC);
    return circle + encode(to + circle, code_point);
}

static const char *check_one(struct arena *arena, uint32_t code_point, bool has_base)
{
    char raw[8] = "a";
    char expected[24] = "a";
    size_t length = has_base + encode(raw + has_base, code_point);
    size_t expected_length = has_base + expect_one(expected + has_base, code_point, has_base);
    struct shown shown = shown_clean(arena, (struct slice){raw, length});
    if (!same_text(shown, expected, expected_length))
        return "not as the table says";
    bool is_same = length == expected_length && memcmp(raw, expected, length) == 0;
    if (is_same != (shown.bytes == raw))
        return "copied though clean, or not copied";
    if (is_same != shown_is_clean((struct slice){raw, length}))
        return "shown_is_clean disagrees";
    return find_fault(arena, shown);
}

Test(shown, follows_the_table_for_every_code_point)
{
    struct arena arena = {0};
    unsigned faults = 0;
    for (uint32_t code_point = 0; code_point <= LAST_CODE_POINT; code_point++) {
        if (is_surrogate(code_point))
            continue;
        for (int has_base = 0; has_base < 2 && faults < 10; has_base++) {
            const char *fault = check_one(&arena, code_point, has_base);
            faults += fault != NULL;
            cr_expect(!fault, "U+%04X: %s", (unsigned)code_point, fault);
            arena_clear(&arena);
        }
    }
    cr_assert_eq(faults, 0);
    arena_release(&arena);
}

/* A slice as a static table may hold it. */
#define TEXT(literal)                                                                              \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

struct example {
    const char *name;
    struct slice raw;
    struct slice expected;
};

#define MAN "\U0001F468"
#define WOMAN "\U0001F469"
#define GIRL "\U0001F467"
#define THUMB "\U0001F44D"
#define TONE "\U0001F3FD"
#define HEART "\u2764"

static const struct example examples[] = {
    {"empty", TEXT(""), TEXT("")},
    {"plain", TEXT("The corridor was agreed."), TEXT("The corridor was agreed.")},
    {"Turkish", TEXT("Türkiye İğdır"), TEXT("Türkiye İğdır")},
    {"Azerbaijani", TEXT("Əliyev Naxçıvan"), TEXT("Əliyev Naxçıvan")},
    {"line feed and tab", TEXT("a\nb\tc"), TEXT("a b c")},
    {"carriage return", TEXT("a\r\nb"), TEXT("a^M b")},
    {"escape sequence", TEXT("\x1b]52;c;AA\a"), TEXT("^[]52;c;AA^G")},
    {"NUL", TEXT("a\0b"), TEXT("a^@b")},
    {"DEL and backspace", TEXT("a\x7f\b"), TEXT("a^?^H")},
    {"C1",
     TEXT("a\xc2\x9b"
          "31m"),
     TEXT("a<U+009B>31m")},
    {"zero width space", TEXT("su\u200Bdo"), TEXT("su<U+200B>do")},
    {"override", TEXT("\u202Egpj.exe"), TEXT("<U+202E>gpj.exe")},
    {"tag", TEXT("\U000E0041"), TEXT("<U+E0041>")},
    {"last code point", TEXT("\U0010FFFF"), TEXT("<U+10FFFF>")},
    {"flag with tags", TEXT("\U0001F3F4\U000E0067\U000E007F"),
     TEXT("\U0001F3F4<U+E0067><U+E007F>")},
    /* Bytes that are not UTF-8. */
    {"stray bytes", TEXT("a\xff\x80z"), TEXT("a<FF><80>z")},
    {"Latin-1", TEXT("caf\xe9 au"), TEXT("caf<E9> au")},
    {"overlong slash", TEXT("\xc0\xaf"), TEXT("<C0><AF>")},
    {"overlong of three", TEXT("\xe0\x80\xaf"), TEXT("<E0><80><AF>")},
    {"overlong of four", TEXT("\xf0\x8f\xbf\xbf"), TEXT("<F0><8F><BF><BF>")},
    {"surrogate", TEXT("\xed\xa0\x80"), TEXT("<ED><A0><80>")},
    {"beyond Unicode", TEXT("\xf4\x90\x80\x80"), TEXT("<F4><90><80><80>")},
    {"five bytes", TEXT("\xf8\x88\x80\x80\x80"), TEXT("<F8><88><80><80><80>")},
    {"cut off at the end", TEXT("a\xe2\x80"), TEXT("a<E2><80>")},
    {"cut off by a letter", TEXT("\xe2\x80x\xf0\x9f\x91y"), TEXT("<E2><80>x<F0><9F><91>y")},
    {"lone lead at the end", TEXT("\xf0"), TEXT("<F0>")},
    /* Marks. */
    {"four marks", TEXT("e\u0301\u0302\u0303\u0304"), TEXT("e\u0301\u0302\u0303\u0304")},
    {"six marks", TEXT("e\u0301\u0302\u0303\u0304\u0305\u0306"),
     TEXT("e\u0301\u0302\u0303\u0304<U+0305><U+0306>")},
    {"mark at the start", TEXT("\u0301a"), TEXT("\u25CC\u0301a")},
    {"mark after a blank", TEXT("a \u0301"), TEXT("a \u25CC\u0301")},
    {"mark after a line feed", TEXT("a\n\u0301\u0302"), TEXT("a \u25CC\u0301\u0302")},
    {"mark after what is hidden", TEXT("a\u200B\u0301"), TEXT("a<U+200B>\u25CC\u0301")},
    {"five marks on nothing", TEXT("\u0301\u0301\u0301\u0301\u0301"),
     TEXT("\u25CC\u0301\u0301\u0301\u0301<U+0301>")},
    {"mark on a no-break space", TEXT("\u00A0\u0301"), TEXT("\u00A0\u0301")},
    /* Variation selectors. */
    {"one selector", TEXT(HEART "\uFE0F"), TEXT(HEART "\uFE0F")},
    {"two selectors", TEXT(HEART "\uFE0F\uFE0F"), TEXT(HEART "\uFE0F<U+FE0F>")},
    {"selector at the start", TEXT("\uFE0Fa"), TEXT("<U+FE0F>a")},
    {"selector after a blank", TEXT(" \uFE0F"), TEXT(" <U+FE0F>")},
    {"selector after a mark", TEXT("e\u0301\uFE0F"), TEXT("e\u0301<U+FE0F>")},
    {"supplementary selector", TEXT("\u845B\U000E0100"), TEXT("\u845B<U+E0100>")},
    {"keycap", TEXT("1\uFE0F\u20E3"), TEXT("1\uFE0F\u20E3")},
    {"Mongolian selector", TEXT("\u1820\u180B"), TEXT("\u1820<U+180B>")},
    /* Joiners between letters. */
    {"Persian", TEXT("می\u200Cخواهم"), TEXT("می\u200Cخواهم")},
    {"Persian with a vowel point", TEXT("م\u064E\u200Cخ"), TEXT("م\u064E\u200Cخ")},
    {"Devanagari half form", TEXT("\u0915\u094D\u200D\u0937"), TEXT("\u0915\u094D\u200D\u0937")},
    {"Bengali ya-phalaa", TEXT("\u09B0\u200D\u09CD\u09AF"), TEXT("\u09B0\u200D\u09CD\u09AF")},
    {"Sinhala", TEXT("\u0DC1\u0DCA\u200D\u0DBB\u0DD3"), TEXT("\u0DC1\u0DCA\u200D\u0DBB\u0DD3")},
    {"Mongolian", TEXT("\u1820\u200D\u1821"), TEXT("\u1820\u200D\u1821")},
    {"Khmer", TEXT("\u1780\u200C\u1781"), TEXT("\u1780\u200C\u1781")},
    {"Latin", TEXT("su\u200Cdo"), TEXT("su<U+200C>do")},
    {"Cyrillic", TEXT("д\u200Dа"), TEXT("д<U+200D>а")},
    {"Thai", TEXT("ก\u200Cข"), TEXT("ก<U+200C>ข")},
    {"two joiners", TEXT("م\u200C\u200Cخ"), TEXT("م<U+200C><U+200C>خ")},
    {"joiner at the end", TEXT("م\u200C"), TEXT("م<U+200C>")},
    {"joiner at the start", TEXT("\u200Cم"), TEXT("<U+200C>م")},
    {"joiner before a blank", TEXT("م\u200C خ"), TEXT("م<U+200C> خ")},
    {"joiner before a stray byte", TEXT("م\u200C\xd8"), TEXT("م<U+200C><D8>")},
    {"joiner between scripts", TEXT("م\u200C\u0915"), TEXT("م<U+200C>\u0915")},
    {"joiner before a digit", TEXT("م\u200C5"), TEXT("م<U+200C>5")},
    {"joiner before a fifth mark", TEXT("\u0915\u0901\u0901\u0901\u0901\u200D\u0901"),
     TEXT("\u0915\u0901\u0901\u0901\u0901<U+200D>\u25CC\u0901")},
    /* Joiners in emoji. */
    {"family", TEXT(MAN "\u200D" WOMAN "\u200D" GIRL), TEXT(MAN "\u200D" WOMAN "\u200D" GIRL)},
    {"skin tone", TEXT(MAN TONE "\u200D\u2695\uFE0F"), TEXT(MAN TONE "\u200D\u2695\uFE0F")},
    {"selector before the joiner", TEXT(HEART "\uFE0F\u200D\U0001F525"),
     TEXT(HEART "\uFE0F\u200D\U0001F525")},
    {"skin tone on no skin", TEXT("\U0001F525" TONE "\u200D" MAN),
     TEXT("\U0001F525" TONE "<U+200D>" MAN)},
    {"joiner after an emoji only", TEXT(MAN "\u200Da"), TEXT(MAN "<U+200D>a")},
    {"joiner before an emoji only", TEXT("a\u200D" MAN), TEXT("a<U+200D>" MAN)},
    {"two joiners in emoji", TEXT(MAN "\u200D\u200D" MAN), TEXT(MAN "<U+200D><U+200D>" MAN)},
    {"non-joiner in emoji", TEXT(MAN "\u200C" MAN), TEXT(MAN "<U+200C>" MAN)},
    {"mark before the joiner", TEXT(MAN "\u0301\u200D" MAN), TEXT(MAN "\u0301<U+200D>" MAN)},
    {"what is hidden before the joiner", TEXT(MAN "\u200B\u200D" MAN),
     TEXT(MAN "<U+200B><U+200D>" MAN)},
    {"flag", TEXT("\U0001F1E6\U0001F1FF"), TEXT("\U0001F1E6\U0001F1FF")},
    {"thumb", TEXT(THUMB TONE), TEXT(THUMB TONE)},
};

Test(shown, cleans_the_examples)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(examples); i++) {
        const struct example *example = &examples[i];
        struct shown shown = shown_clean(&arena, example->raw);
        cr_expect(same_text(shown, example->expected.bytes, example->expected.length),
                  "%s: got [%.*s]", example->name, (int)shown.length, shown.bytes);
        bool is_same = slice_equal(example->raw, example->expected);
        cr_expect_eq(shown.bytes == example->raw.bytes, is_same, "%s: copied?", example->name);
        const char *fault = find_fault(&arena, shown);
        cr_expect(!fault, "%s: %s", example->name, fault);
    }
    arena_release(&arena);
}

/* A sequence that is cut off stays so, whatever stands after the slice. */
Test(shown, takes_no_byte_beyond_the_end)
{
    struct arena arena = {0};
    const char raw[] = "\U0001F468\u200D\U0001F469";
    static const char *const expected[] = {
        "", "<F0>", "<F0><9F>", "<F0><9F><91>", "\U0001F468", "\U0001F468<E2>"};
    for (size_t length = 0; length < COUNT(expected); length++) {
        struct shown shown = shown_clean(&arena, (struct slice){raw, length});
        cr_expect(same_text(shown, expected[length], strlen(expected[length])), "%zu: %.*s", length,
                  (int)shown.length, shown.bytes);
    }
    arena_release(&arena);
}

/* The eight bytes that are looked at together must not hide what lies among them. */
Test(shown, finds_every_byte_at_every_place)
{
    struct arena arena = {0};
    unsigned faults = 0;
    for (size_t place = 0; place < 20; place++) {
        for (unsigned byte = 0; byte < 256; byte++) {
            char raw[] = "abcdefgh ~}|hgfedcba";
            raw[place] = (char)byte;
            bool expected = byte >= 0x20 && byte < 0x7F;
            struct slice slice = {raw, sizeof raw - 1};
            faults += shown_is_clean(slice) != expected;
            faults += (shown_clean(&arena, slice).bytes == raw) != expected;
        }
        arena_clear(&arena);
    }
    cr_assert_eq(faults, 0);
    arena_release(&arena);
}

static const uint32_t nasty[] = {
    'a',     ' ',    '\n',    0x1B,    0x9B,    0xE9,     0x301,  0x302,  0x483,  0x20E3,
    0x627,   0x645,  0x64E,   0x200C,  0x200D,  0x200B,   0x202E, 0xFE0F, 0xFE0E, 0xFE00,
    0x915,   0x94D,  0x93F,   0x9B0,   0x9CD,   0x1100,   0x1161, 0x11A8, 0xAC00, 0x1F468,
    0x1F3FD, 0x2764, 0x1F1E6, 0x1F1FF, 0xE0061, 0xE0100,  0x25CC, 0x600,  0xFF9E, 0xE33,
    0xE01,   0x3042, 0x4E00,  0xFEFF,  0xFFFE,  0x10FFFF, 0x180B, 0x1820, '<',    '>',
};

/* Text made of what is troublesome, with a stray byte now and then. */
static size_t random_text(char *to, size_t pieces)
{
    size_t length = 0;
    for (size_t i = 0; i < pieces; i++) {
        if (rand() % 24 == 0)
            to[length++] = (char)(0x80 + rand() % 0x80);
        else
            length += encode(to + length, nasty[(size_t)rand() % COUNT(nasty)]);
    }
    return length;
}

Test(shown, leaves_no_fault_in_random_text)
{
    struct arena arena = {0};
    srand(20310427);
    unsigned faults = 0;
    for (unsigned round = 0; round < 60000 && faults < 10; round++) {
        char raw[2][64 * 4];
        struct shown parts[2];
        for (size_t i = 0; i < 2; i++) {
            size_t length = random_text(raw[i], 1 + (size_t)rand() % 40);
            parts[i] = shown_clean(&arena, (struct slice){raw[i], length});
        }
        const char *fault = find_fault(&arena, parts[0]);
        struct shown joined = shown_join(&arena, parts, 2);
        const char *joined_fault = find_fault(&arena, joined);
        faults += fault || joined_fault;
        cr_expect(!fault, "[%.*s]: %s", (int)parts[0].length, parts[0].bytes, fault);
        cr_expect(!joined_fault, "[%.*s]: %s", (int)joined.length, joined.bytes, joined_fault);
        arena_clear(&arena);
    }
    cr_assert_eq(faults, 0);
    arena_release(&arena);
}

/* The rule for scripts, from the properties. */

enum { SCRIPTS = 256 };

struct scripts {
    const uc_script_t *joining[SCRIPTS];
    size_t count;
};

static bool holds_script(const struct scripts *scripts, const uc_script_t *script)
{
    for (size_t i = 0; i < scripts->count; i++) {
        if (scripts->joining[i] == script)
            return true;
    }
    return false;
}

static bool is_joining(uint32_t code_point)
{
    int type = uc_joining_type(code_point);
    return type == UC_JOINING_TYPE_D || type == UC_JOINING_TYPE_L || type == UC_JOINING_TYPE_R ||
           uc_combining_class(code_point) == UC_CCC_VR;
}

static void find_joining_scripts(struct scripts *scripts)
{
    for (uint32_t code_point = 0; code_point <= LAST_CODE_POINT; code_point++) {
        const uc_script_t *script = uc_script(code_point);
        if (!script || !is_joining(code_point) || holds_script(scripts, script))
            continue;
        if (strcmp(script->name, "Thai") != 0 && strcmp(script->name, "Lao") != 0)
            scripts->joining[scripts->count++] = script;
    }
}

Test(shown, keeps_joiners_in_exactly_the_scripts_that_use_them)
{
    struct scripts scripts = {.count = 0};
    find_joining_scripts(&scripts);
    cr_assert_gt(scripts.count, 50);
    unsigned faults = 0;
    for (uint32_t code_point = 0; code_point <= LAST_CODE_POINT; code_point++) {
        if (!uc_is_general_category(code_point, UC_CATEGORY_L) || is_numbered(code_point))
            continue;
        char raw[16];
        size_t length = encode(raw, code_point);
        length += encode(raw + length, 0x200C);
        length += encode(raw + length, code_point);
        bool kept = shown_is_clean((struct slice){raw, length});
        faults += kept != holds_script(&scripts, uc_script(code_point));
    }
    cr_assert_eq(faults, 0);
}

Test(shown, formats_and_cleans)
{
    struct arena arena = {0};
    struct shown plain = shown_format(&arena, "%s: %d", "points", 24);
    cr_assert(same_text(plain, "points: 24", 10));
    struct shown dirty = shown_format(&arena, "%.*s|", 3, "\x1b[mX");
    cr_assert(same_text(dirty, "^[[m|", 5));
    arena_release(&arena);
}

Test(shown, joins_and_parts)
{
    struct arena arena = {0};
    const struct shown parts[] = {
        SHOWN("Naxçıvan"), SHOWN(""), {NULL, 0}, SHOWN(" → "), SHOWN("Təbriz")};
    struct shown joined = shown_join(&arena, parts, COUNT(parts));
    const char expected[] = "Naxçıvan → Təbriz";
    cr_assert(same_text(joined, expected, sizeof expected - 1));
    cr_assert_eq(joined.bytes[joined.length], '\0');
    cr_assert(same_text(shown_part(joined, 0, 3), "Nax", 3));
    cr_assert_eq(shown_part(joined, 3, 3).length, 0);
    cr_assert_eq(shown_join(&arena, NULL, 0).length, 0);
    arena_release(&arena);
}

Test(shown, takes_a_slice_of_nothing)
{
    struct arena arena = {0};
    struct shown shown = shown_clean(&arena, (struct slice){NULL, 0});
    cr_assert_eq(shown.length, 0);
    cr_assert_not_null(shown.bytes);
    cr_assert_eq(arena.total, 0);
}

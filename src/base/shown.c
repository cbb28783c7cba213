#include "base/shown.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unictype.h>

enum {
    ZERO_WIDTH_JOINER = 0x200D,
    EMOJI_SELECTOR = 0xFE0F,
    MARKS_ON_A_BASE = 4,
    NO_BASE = -1,
};

struct range {
    uint32_t first;
    uint32_t last;
};

/* In order. Noncharacters at the end of each plane and all from plane 14 on are known by their
 * number: see shown_never(). */
static const struct range hidden[] = {
    {0x0080, 0x009F},   /* C1 and NEL */
    {0x00AD, 0x00AD},   /* soft hyphen */
    {0x034F, 0x034F},   /* combining grapheme joiner */
    {0x061C, 0x061C},   /* Arabic letter mark */
    {0x115F, 0x1160},   /* Hangul fillers */
    {0x17B4, 0x17B5},   /* Khmer inherent vowels */
    {0x180B, 0x180F},   /* Mongolian selectors and separator */
    {0x200B, 0x200B},   /* zero width space */
    {0x200E, 0x200F},   /* direction marks */
    {0x2028, 0x202E},   /* separators, embeddings, overrides */
    {0x2060, 0x206F},   /* word joiner, invisible operators, isolates */
    {0x3164, 0x3164},   /* Hangul filler */
    {0xE000, 0xF8FF},   /* private use */
    {0xFDD0, 0xFDEF},   /* noncharacters */
    {0xFEFF, 0xFEFF},   /* byte order mark */
    {0xFFA0, 0xFFA0},   /* half-width Hangul filler */
    {0xFFF0, 0xFFFB},   /* annotations, unassigned ignorables */
    {0x13430, 0x1345F}, /* hieroglyph format controls */
    {0x1BCA0, 0x1BCA3}, /* shorthand format controls */
    {0x1D173, 0x1D17A}, /* musical format controls */
};

/* The scripts that use U+200C and U+200D: those whose letters join (Joining_Type D, L or R) and
 * those that have a virama (Canonical_Combining_Class 9). Thai and Lao own a virama for Pali, but
 * no joiner goes with it. The test derives this list from the properties again. */
/* clang-format off */
static const char *const joining_scripts[] = {
    "Adlam", "Ahom", "Arabic", "Balinese", "Batak", "Bengali", "Bhaiksuki", "Brahmi", "Chakma",
    "Chorasmian", "Devanagari", "Dives_Akuru", "Dogra", "Grantha", "Gujarati", "Gunjala_Gondi",
    "Gurmukhi", "Hanifi_Rohingya", "Hanunoo", "Javanese", "Kaithi", "Kannada", "Kharoshthi",
    "Khmer", "Khojki", "Khudawadi", "Malayalam", "Mandaic", "Manichaean", "Masaram_Gondi",
    "Meetei_Mayek", "Modi", "Mongolian", "Myanmar", "Nandinagari", "Newa", "Nko", "Old_Uyghur",
    "Oriya", "Phags_Pa", "Psalter_Pahlavi", "Rejang", "Saurashtra", "Sharada", "Siddham",
    "Sinhala", "Sogdian", "Soyombo", "Sundanese", "Syloti_Nagri", "Syriac", "Tagalog",
    "Tai_Tham", "Takri", "Tamil", "Telugu", "Tibetan", "Tifinagh", "Tirhuta",
    "Zanabazar_Square",
};
/* clang-format on */

enum kind {
    PLAIN,
    BLANK,   /* a line feed or a tab: shown as a blank */
    CONTROL, /* ^[ */
    STRAY,   /* a byte that is not UTF-8: <FF> */
    HIDDEN,  /* <U+200B> */
    JOINER,
    SELECTOR,
    MARK,
};

struct character {
    uint32_t code_point; /* the byte where it is stray */
    size_t length;
    enum kind kind;
};

/* A walk over raw text. */
struct scan {
    struct slice raw;
    size_t at;
    size_t clean_from; /* raw[clean_from .. at] is kept as it is */
    int room;          /* marks that may still sit on the last base, or NO_BASE */
    bool after_base;   /* what stands before `at` is that base itself */
};

bool shown_never(uint32_t code_point)
{
    if (code_point >= 0xE0000 || (code_point & 0xFFFE) == 0xFFFE)
        return true;
    size_t low = 0;
    size_t high = sizeof hidden / sizeof hidden[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point > hidden[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof hidden / sizeof hidden[0] && code_point >= hidden[low].first;
}

static bool is_mark(uint32_t code_point)
{
    return uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_M);
}

static bool is_letter(uint32_t code_point)
{
    return uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_L);
}

static enum kind kind_of_ascii(uint32_t code_point)
{
    if (code_point == '\n' || code_point == '\t')
        return BLANK;
    return code_point < 0x20 || code_point == 0x7F ? CONTROL : PLAIN;
}

static enum kind kind_of(uint32_t code_point)
{
    if (code_point < 0x80)
        return kind_of_ascii(code_point);
    /* Latin letters, which need no search: the first combining mark is U+0300. */
    if (code_point > 0xAD && code_point < 0x300)
        return PLAIN;
    if (shown_never(code_point))
        return HIDDEN;
    if (code_point == 0x200C || code_point == ZERO_WIDTH_JOINER)
        return JOINER;
    if (code_point >= 0xFE00 && code_point <= EMOJI_SELECTOR)
        return SELECTOR;
    return is_mark(code_point) ? MARK : PLAIN;
}

/* At the end of the text this is a stray byte. */
static struct character character_at(struct slice raw, size_t at)
{
    struct character character;
    character.length = utf8_decode(raw.bytes + at, raw.length - at, &character.code_point);
    character.kind = character.length ? kind_of(character.code_point) : STRAY;
    if (character.length == 0)
        character.length = 1;
    return character;
}

/* The kept code point that ends before `*at`, which moves to its start; 0 for none. */
static uint32_t kept_before(const struct scan *scan, size_t *at)
{
    uint32_t code_point = 0;
    if (*at == scan->clean_from)
        return 0;
    *at = utf8_before(scan->raw.bytes, *at);
    utf8_decode(scan->raw.bytes + *at, scan->raw.length - *at, &code_point);
    return code_point;
}

/* An extended pictograph, perhaps with the emoji selector; or a person or hand with a skin tone. */
static bool ends_in_emoji(const struct scan *scan)
{
    size_t at = scan->at;
    uint32_t code_point = kept_before(scan, &at);
    bool toned = uc_is_property_emoji_modifier(code_point);
    if (toned)
        code_point = kept_before(scan, &at);
    if (code_point == EMOJI_SELECTOR)
        code_point = kept_before(scan, &at);
    return uc_is_property_extended_pictographic(code_point) &&
           (!toned || uc_is_property_emoji_modifier_base(code_point));
}

/* The letter that the text before `scan->at` ends in, marks on it left aside; 0 for none. */
static uint32_t letter_before(const struct scan *scan)
{
    size_t at = scan->at;
    uint32_t code_point;
    do
        code_point = kept_before(scan, &at);
    while (code_point && is_mark(code_point));
    return code_point && is_letter(code_point) ? code_point : 0;
}

static bool is_joining_script(const uc_script_t *script)
{
    for (size_t i = 0; script && i < sizeof joining_scripts / sizeof joining_scripts[0]; i++) {
        if (strcmp(script->name, joining_scripts[i]) == 0)
            return true;
    }
    return false;
}

/* A letter of a joining script before, perhaps with marks; after, a letter of the same script, or
 * a mark (a virama, as in Bengali ya-phalaa) that will be kept. */
static bool joins_letters(const struct scan *scan, const struct character *next)
{
    uint32_t letter = letter_before(scan);
    const uc_script_t *script = letter ? uc_script(letter) : NULL;
    if (!is_joining_script(script))
        return false;
    const uc_script_t *next_script = uc_script(next->code_point);
    if (next->kind == PLAIN)
        return next_script == script && is_letter(next->code_point);
    bool inherited = next_script && strcmp(next_script->name, "Inherited") == 0;
    return next->kind == MARK && scan->room > 0 && (next_script == script || inherited);
}

static bool is_joiner_kept(const struct scan *scan, const struct character *joiner)
{
    struct character next = character_at(scan->raw, scan->at + joiner->length);
    if (next.kind == STRAY) /* or nothing at all */
        return false;
    bool joins_emoji = joiner->code_point == ZERO_WIDTH_JOINER &&
                       uc_is_property_extended_pictographic(next.code_point) && ends_in_emoji(scan);
    return joins_emoji || joins_letters(scan, &next);
}

static bool is_kept(const struct scan *scan, const struct character *character)
{
    switch (character->kind) {
    case PLAIN:
        return true;
    case MARK:
        return scan->room > 0;
    case SELECTOR:
        return scan->after_base;
    case JOINER:
        return is_joiner_kept(scan, character);
    default:
        return false;
    }
}

static void pass_kept(struct scan *scan, const struct character *character)
{
    scan->at += character->length;
    scan->after_base = character->kind == PLAIN;
    if (character->kind == PLAIN)
        scan->room = MARKS_ON_A_BASE;
    else if (character->kind == MARK)
        scan->room--;
}

/* How many bytes at the start are printable ASCII. */
static size_t printable_length(const char *bytes, size_t length)
{
    size_t at = 0;
    for (; length - at >= 8; at += 8) {
        /* A byte below a blank borrows, DEL carries, others have their high bit already. */
        uint64_t eight = utf8_load_eight(bytes + at);
        uint64_t odd = eight | (eight - UTF8_EIGHT(' ')) | (eight + UTF8_EIGHT(1));
        if (odd & UTF8_EIGHT(0x80))
            break;
    }
    while (at < length && bytes[at] >= ' ' && bytes[at] < 0x7F)
        at++;
    return at;
}

static void pass_printable(struct scan *scan, size_t length)
{
    scan->at += length;
    scan->after_base = scan->raw.bytes[scan->at - 1] != ' ';
    scan->room = scan->after_base ? MARKS_ON_A_BASE : NO_BASE;
}

/* Goes on to the next thing that cannot stay as it is, or to the end. */
static void skip_clean(struct scan *scan)
{
    while (scan->at < scan->raw.length) {
        const char *bytes = scan->raw.bytes + scan->at;
        size_t printable = printable_length(bytes, scan->raw.length - scan->at);
        if (printable) {
            pass_printable(scan, printable);
            continue;
        }
        struct character character = character_at(scan->raw, scan->at);
        if (!is_kept(scan, &character))
            return;
        pass_kept(scan, &character);
    }
}

/* In hexadecimal, at least so many digits. */
static void add_number(struct buffer *cleaned, uint32_t number, int digits)
{
    char text[8];
    size_t at = sizeof text;
    for (; number || digits > 0; number /= 16, digits--)
        text[--at] = "0123456789ABCDEF"[number % 16];
    buffer_add(cleaned, (struct slice){text + at, sizeof text - at});
}

/* Without printf: a file of 8 MB may be nothing else. */
static void add_visible(struct buffer *cleaned, const struct character *character)
{
    bool is_stray = character->kind == STRAY;
    if (character->kind == BLANK) {
        buffer_add_byte(cleaned, ' ');
    } else if (character->kind == CONTROL) {
        buffer_add_byte(cleaned, '^');
        buffer_add_byte(cleaned, (char)(character->code_point ^ 0x40));
    } else {
        buffer_add(cleaned, is_stray ? SLICE("<") : SLICE("<U+"));
        add_number(cleaned, character->code_point, is_stray ? 2 : 4);
        buffer_add_byte(cleaned, '>');
    }
}

/* Writes what stands for the character at `scan->at`, and goes after it. */
static void neutralise(struct scan *scan, struct buffer *cleaned)
{
    struct character character = character_at(scan->raw, scan->at);
    if (character.kind == MARK && scan->room == NO_BASE) {
        buffer_add(cleaned, SLICE("\u25CC"));
        scan->room = MARKS_ON_A_BASE;
    } else {
        add_visible(cleaned, &character);
        scan->at += character.length;
        /* Marks beyond the fourth are all shown as their numbers, not put on circles. */
        if (character.kind != MARK)
            scan->room = NO_BASE;
    }
    scan->after_base = false;
    scan->clean_from = scan->at;
}

static struct slice part_of(struct slice slice, size_t start, size_t end)
{
    return (struct slice){slice.bytes + start, end - start};
}

struct shown shown_clean(struct arena *arena, struct slice raw)
{
    struct scan scan = {.raw = raw, .room = NO_BASE};
    skip_clean(&scan);
    if (scan.at == raw.length)
        return (struct shown){raw.bytes ? raw.bytes : "", raw.length};
    struct buffer cleaned = {0};
    while (scan.at < raw.length) {
        buffer_add(&cleaned, part_of(raw, scan.clean_from, scan.at));
        neutralise(&scan, &cleaned);
        skip_clean(&scan);
    }
    buffer_add(&cleaned, part_of(raw, scan.clean_from, scan.at));
    struct slice copy = arena_copy(arena, buffer_slice(&cleaned));
    buffer_release(&cleaned);
    return (struct shown){copy.bytes, copy.length};
}

bool shown_is_clean(struct slice raw)
{
    struct scan scan = {.raw = raw, .room = NO_BASE};
    skip_clean(&scan);
    return scan.at == raw.length;
}

struct shown shown_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct slice text = arena_format_arguments(arena, format, arguments);
    va_end(arguments);
    return shown_clean(arena, text);
}

struct shown shown_join(struct arena *arena, const struct shown *parts, size_t count)
{
    struct slice *slices = ARENA_ARRAY(arena, struct slice, count);
    for (size_t i = 0; i < count; i++)
        slices[i] = shown_slice(parts[i]);
    struct slice joined = arena_join(arena, slices, count);
    return (struct shown){joined.bytes, joined.length};
}

struct shown shown_part(struct shown text, size_t start, size_t end)
{
    return (struct shown){text.bytes + start, end - start};
}

struct slice shown_slice(struct shown text)
{
    return (struct slice){text.bytes, text.length};
}

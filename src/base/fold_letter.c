#include "base/fold_letter.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

struct plain_spelling {
    uint16_t code_point;
    const char *spelling;
};

/* What Unicode leaves as it is though a searcher types something else. Looked up after case
 * folding and decomposition; the acute accent (00B4, 1FFD) before, as it would leave a blank. */
static const struct plain_spelling plain_spellings[] = {
    {0x0060, "'"},
    {0x00B4, "'"},
    {0x00E6, "ae"},
    {0x00F0, "d"},
    {0x00F8, "o"},
    {0x00FE, "th"},
    {0x0111, "d"},
    {0x0127, "h"},
    {0x0131, "i"},
    {0x0142, "l"},
    {0x014B, "n"},
    {0x0153, "oe"},
    {0x0167, "t"},
    {0x0180, "b"},
    {0x01B6, "z"},
    {0x01DD, "e"},
    {0x0237, "j"},
    {0x0253, "b"},
    {0x0256, "d"},
    {0x0257, "d"},
    {0x0259, "e"},
    {0x0268, "i"},
    {0x0275, "o"},
    /* Apostrophes; the half rings of transliterated Arabic are left out. */
    {0x02B9, "'"},
    {0x02BA, "\""},
    {0x02BB, "'"},
    {0x02BC, "'"},
    {0x02BD, "'"},
    {0x02BE, ""},
    {0x02BF, ""},
    {0x02C8, "'"},
    {0x02CA, "'"},
    {0x02CB, "'"},
    {0x02EE, "\""},
    {0x055A, "'"},
    {0x05F3, "'"},
    {0x05F4, "\""},
    /* The forms at the end of a word: kaf, mem, nun, pe, tsadi. */
    {0x05DA, "\u05DB"},
    {0x05DD, "\u05DE"},
    {0x05DF, "\u05E0"},
    {0x05E3, "\u05E4"},
    {0x05E5, "\u05E6"},
    /* Alef, heh, kaf, yeh; tatweel. */
    {0x0671, "\u0627"},
    {0x0629, "\u0647"},
    {0x06BE, "\u0647"},
    {0x06C1, "\u0647"},
    {0x06D5, "\u0647"},
    {0x06A9, "\u0643"},
    {0x06AA, "\u0643"},
    {0x0649, "\u064A"},
    {0x06CC, "\u064A"},
    {0x06D2, "\u064A"},
    {0x0640, ""},
    /* Quotes. */
    {0x00AB, "\""},
    {0x00BB, "\""},
    {0x2018, "'"},
    {0x2019, "'"},
    {0x201A, "'"},
    {0x201B, "'"},
    {0x201C, "\""},
    {0x201D, "\""},
    {0x201E, "\""},
    {0x201F, "\""},
    {0x2032, "'"},
    {0x2035, "'"},
    {0x2039, "'"},
    {0x203A, "'"},
    {0x1FFD, "'"},
    {0x301D, "\""},
    {0x301E, "\""},
    {0x301F, "\""},
    {0xA78B, "'"},
    {0xA78C, "'"},
    /* Dashes that are none to Unicode, waves that are, slashes. */
    {0x02D7, "-"},
    {0x2043, "-"},
    {0x2212, "-"},
    {0x2796, "-"},
    {0x301C, "~"},
    {0x3030, "~"},
    {0x2044, "/"},
    {0x2215, "/"},
    /* A blank, and what is not seen, neither of them to Unicode. */
    {0x2800, " "},
    {0xFFF9, ""},
    {0xFFFA, ""},
    {0xFFFB, ""},
};

static const char *plain_spelling(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof plain_spellings / sizeof plain_spellings[0]; i++) {
        if (plain_spellings[i].code_point == code_point)
            return plain_spellings[i].spelling;
    }
    return NULL;
}

/* Accents, vowel points, tone marks: what a searcher leaves out. Vowel signs and viramas are
 * letters to their readers; the combining classes other than 0 and 9 are vowels of Telugu, Thai,
 * Lao and Tibetan. */
static bool is_left_out(uint32_t code_point)
{
    static const unsigned char kept_classes[] = {0, 9, 84, 91, 103, 118, 129, 130, 132};
    if (uc_is_property_default_ignorable_code_point(code_point) ||
        uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_Me))
        return true;
    return uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_M) &&
           !memchr(kept_classes, uc_combining_class(code_point), sizeof kept_classes);
}

static size_t copy_spelling(char *to, const char *spelling)
{
    size_t length = strlen(spelling);
    memcpy(to, spelling, length);
    return length;
}

/* Folds what is folded in case and decomposed already; at most four bytes. */
static size_t fold_plain(uint32_t code_point, char *to)
{
    const char *spelling = plain_spelling(code_point);
    if (spelling)
        return copy_spelling(to, spelling);
    if (is_left_out(code_point))
        return 0;
    if (uc_is_property_white_space(code_point))
        return copy_spelling(to, " ");
    if (uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_Pd))
        return copy_spelling(to, "-");
    int digit = uc_decimal_value(code_point);
    if (digit >= 0)
        code_point = (uint32_t)('0' + digit);
    return (size_t)u8_uctomb((uint8_t *)to, code_point, FOLD_LETTER_LONGEST);
}

/* Folds the case of a code point and decomposes what that gives. */
static size_t fold_case(uint32_t code_point, char *to)
{
    uint32_t folded[FOLD_LETTER_LONGEST];
    size_t count = FOLD_LETTER_LONGEST;
    if (u32_casefold(&code_point, 1, NULL, UNINORM_NFKD, folded, &count) != folded)
        memory_exhausted();
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += fold_plain(folded[i], to + length);
    return length;
}

static bool is_capital(uint32_t code_point)
{
    return uc_tolower(code_point) != code_point;
}

/* Makes the first letter a capital; returns the length. */
static size_t capitalise(char *bytes, size_t length)
{
    uint32_t first;
    size_t taken = utf8_decode(bytes, length, &first);
    char capital[FOLD_LETTER_LONGEST];
    size_t size = (size_t)u8_uctomb((uint8_t *)capital, uc_toupper(first), FOLD_LETTER_LONGEST);
    memmove(bytes + size, bytes + taken, length - taken);
    memcpy(bytes, capital, size);
    return length - taken + size;
}

/* Decomposes a code point and folds all that a capital is not told by. */
static size_t fold_beside_case(uint32_t code_point, char *to)
{
    uint32_t parts[FOLD_LETTER_LONGEST];
    size_t count = FOLD_LETTER_LONGEST;
    if (u32_normalize(UNINORM_NFKD, &code_point, 1, parts, &count) != parts)
        memory_exhausted();
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t added = fold_case(parts[i], to + length);
        if (added && is_capital(parts[i]))
            added = capitalise(to + length, added);
        length += added;
    }
    return length;
}

size_t fold_letter(enum letter_case letter_case, uint32_t code_point, char *to)
{
    const char *spelling = plain_spelling(code_point);
    if (spelling)
        return copy_spelling(to, spelling);
    return letter_case == WITH_CAPITALS ? fold_beside_case(code_point, to)
                                        : fold_case(code_point, to);
}

#include "base/fold.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { LAST_CODE_POINT = 0x10FFFF };

struct example {
    const char *text;
    const char *expected;
};

static const struct example examples[] = {
    {"", ""},
    {"Corridor 12, \tA–Z\n", "corridor 12,  a-z "},
    {"[@`{ZAza09]", "[@'{zaza09]"},
    {"\t\n\v\f\r \x1c\x7f", "      \x1c\x7f"},
    /* Turkish and Azerbaijani: every i is one. */
    {"Türkiye", "turkiye"},
    {"İSTANBUL ıstanbul Istanbul istanbul", "istanbul istanbul istanbul istanbul"},
    {"Əliyev əliyev Ǝliyev", "eliyev eliyev eliyev"},
    {"Naxçıvan Şuşa Gəncə Ağdam Öğüz", "naxcivan susa gence agdam oguz"},
    /* Other letters with a usual plain spelling. */
    {"Straße STRAẞE", "strasse strasse"},
    {"Øresund Łódź Đorđe Þór Æsir Œuvre ðħŧ", "oresund lodz dorde thor aesir oeuvre dht"},
    {"Čapek naïve Ångström Nguyễn", "capek naive angstrom nguyen"},
    /* Composed and decomposed are the same. */
    {"e\u0301\u0302", "e"},
    {"\u1EBF e\u0302\u0301", "e e"},
    /* Persian and Arabic. */
    {"ايران ایران", "\u0627\u064A\u0631\u0627\u0646 \u0627\u064A\u0631\u0627\u0646"},
    {"کردستان كردستان", "\u0643\u0631\u062F\u0633\u062A\u0627\u0646 "
                        "\u0643\u0631\u062F\u0633\u062A\u0627\u0646"},
    {"علي على", "\u0639\u0644\u064A \u0639\u0644\u064A"},
    {"م\u064Eح\u0652م\u0651\u064Eد", "محمد"},
    {"تــهران", "تهران"},
    {"می\u200Cخواهم", "ميخواهم"},
    {"أإآٱا", "ااااا"},
    {"ۀ ة ہ ه", "ه ه ه ه"},
    {"ﷲ ﻻ", "الله لا"},
    {"۱۴۰۲ ١٩٧٩ १२", "1402 1979 12"},
    /* Hebrew, Armenian, Georgian, Greek, Cyrillic. */
    {"בְּרֵאשִׁית ברא־אלהים", "בראשית ברא-אלהימ"},
    {"מים כסף ארץ", "מימ כספ ארצ"},
    {"Հայաստան և", "հայաստան եւ"},
    {"ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ", "საქართველო"},
    {"Ὀδυσσεύς ΣΊΣΥΦΟΣ", "οδυσσευσ σισυφοσ"},
    {"Ёлка Йод Україна", "елка иод украіна"},
    /* What Indic and Thai readers take for letters stays, tone marks and nuktas go. */
    {"क्षि", "क्षि"},
    {"क़", "क"},
    {"กี่ กุ", "กี กุ"},
    {"\u0C15\u0C55\u0C56 \u0EAA\u0EB8", "\u0C15\u0C55\u0C56 \u0EAA\u0EB8"},
    {"\u0F40\u0F71\u0F72\u0F74", "\u0F40\u0F71\u0F72\u0F74"},
    {"が ガ ｶﾞ ﾃﾍﾗﾝ テヘラン", "か カ カ テヘラン テヘラン"},
    {"한", "\u1112\u1161\u11AB"},
    /* Compatibility. */
    {"ﬁnance № ½ ² Ａ ℂ ℃ ™", "finance no 1/2 2 a c °c tm"},
    /* Quotes, apostrophes, dashes, blanks, what is not seen. */
    {"“so” „so“ «so» ‘it’s’ ‹x›", "\"so\" \"so\" \"so\" 'it's' 'x'"},
    {"it`s it´s itʹs itˋs itꞌs ״so״ ʺso", "it's it's it's it's it's \"so\" \"so"},
    {"a֊b⸺c﹣d－e➖f〜g～h", "a-b-c-d-e-f~g~h"},
    {"a\u2800b c\uFFF9d\uFFFBe", "a b cde"},
    {"Oʻzbek shariʿa Qurʾan", "o'zbek sharia quran"},
    {"a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"},
    {"a\u00A0b\u2003c\u3000d\u2028e\xc2\x85 f", "a b c d e  f"},
    {"su\u200Bdo so\u00ADft \u2764\uFE0F", "sudo soft \u2764"},
    {"wait…", "wait..."},
    /* Not UTF-8. */
    {"CAF\xe9 \xe2\x80 Ü\xff", "caf\xe9 \xe2\x80 u\xff"},
    {"\xed\xa0\x80 \xc0\xaf", "\xed\xa0\x80 \xc0\xaf"},
    {"日本語 中文", "日本語 中文"},
};

static bool is_same(struct slice left, struct slice right)
{
    return left.length == right.length && memcmp(left.bytes, right.bytes, left.length) == 0;
}

Test(fold, folds_the_examples)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(examples); i++) {
        struct slice text = slice_of(examples[i].text);
        struct folded folded = fold(&arena, text);
        cr_expect_str_eq(folded.text.bytes, examples[i].expected, "%s", examples[i].text);
        cr_expect_eq(folded.text.length, strlen(folded.text.bytes));
        cr_expect(is_same(fold_text(&arena, text), folded.text), "%s", examples[i].text);
    }
    arena_release(&arena);
}

static const struct example cased_examples[] = {
    {"", ""},
    {"Corridor 12, \tA–Z\n", "Corridor 12,  A-Z "},
    {"İSTANBUL ıstanbul Istanbul istanbul", "ISTANBUL istanbul Istanbul istanbul"},
    {"Əliyev əliyev Ǝliyev", "Eliyev eliyev Eliyev"},
    {"Straße STRAẞE", "Strasse STRASsE"},
    {"Ærø ÆRØ Þór ﬁnance Œuvre", "Aero AeRO Thor finance Oeuvre"},
    {"Ὀδυσσεύς ΣΊΣΥΦΟΣ", "Οδυσσευσ ΣΙΣΥΦΟΣ"},
    {"ℂ ＡＢ ™ Ǆ ǅ", "C AB TM DZ Dz"},
    {"“It’s” ‘so`", "\"It's\" 'so'"},
    {"ايران ایران", "\u0627\u064A\u0631\u0627\u0646 \u0627\u064A\u0631\u0627\u0646"},
};

Test(fold, keeps_capitals_where_they_count)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(cased_examples); i++) {
        struct slice text = slice_of(cased_examples[i].text);
        struct folded folded = fold_cased(&arena, text);
        cr_expect_str_eq(folded.text.bytes, cased_examples[i].expected, "%s: %s",
                         cased_examples[i].text, folded.text.bytes);
        cr_expect(is_same(fold_text_cased(&arena, text), folded.text), "%s",
                  cased_examples[i].text);
    }
    arena_release(&arena);
}

/* Rules that hold for every code point. */

static size_t encode(char *to, uint32_t code_point)
{
    return (size_t)u8_uctomb((uint8_t *)to, code_point, 6);
}

static bool is_accent(uint32_t code_point)
{
    int class = uc_combining_class(code_point);
    return class == UC_CCC_A || class == UC_CCC_B || class == UC_CCC_NK || class == UC_CCC_KV ||
           (class >= 10 && class <= 36);
}

static const char *find_fault(struct slice folded)
{
    const uint8_t *bytes = (const uint8_t *)folded.bytes;
    if (u8_check(bytes, folded.length))
        return "not UTF-8";
    for (size_t at = 0; at < folded.length;) {
        ucs4_t code_point;
        at += (size_t)u8_mbtouc(&code_point, bytes + at, folded.length - at);
        if (uc_tolower(code_point) != code_point && !uc_is_property_lowercase(code_point) &&
            uc_script(code_point) != uc_script_byname("Cherokee"))
            return "a capital";
        if (uc_is_property_white_space(code_point) && code_point != ' ')
            return "white space";
        if (uc_is_property_default_ignorable_code_point(code_point))
            return "what is not seen";
        if (is_accent(code_point))
            return "an accent";
        if (uc_decimal_value(code_point) >= 0 && code_point > '9')
            return "a digit";
    }
    return NULL;
}

static struct slice normalised(struct arena *arena, struct slice text, uninorm_t form)
{
    size_t length = 128;
    char *bytes = arena_allocate_bytes(arena, length);
    u8_normalize(form, (const uint8_t *)text.bytes, text.length, (uint8_t *)bytes, &length);
    return (struct slice){bytes, length};
}

static struct slice capital(struct arena *arena, struct slice text)
{
    size_t length = 128;
    char *bytes = arena_allocate_bytes(arena, length);
    u8_toupper((const uint8_t *)text.bytes, text.length, NULL, NULL, (uint8_t *)bytes, &length);
    return (struct slice){bytes, length};
}

/* The fold that keeps capitals, by the same rules. */
static const char *check_cased(struct arena *arena, struct slice text, struct slice folded)
{
    struct slice cased = fold_text_cased(arena, text);
    if (!is_same(fold_text(arena, cased), folded))
        return "the fold with capitals is another one";
    if (!is_same(fold_text_cased(arena, cased), cased))
        return "folding with capitals changes it again";
    if (!is_same(fold_text_cased(arena, normalised(arena, text, UNINORM_NFC)), cased) ||
        !is_same(fold_text_cased(arena, normalised(arena, text, UNINORM_NFD)), cased))
        return "folds otherwise with capitals when composed or decomposed";
    return NULL;
}

static const char *check_code_point(struct arena *arena, uint32_t code_point)
{
    char bytes[6];
    size_t length = encode(bytes, code_point);
    struct slice text = {bytes, length};
    struct slice folded = fold_text(arena, text);
    if (!is_same(fold_text(arena, folded), folded))
        return "folding changes it again";
    if (!is_same(fold_text(arena, normalised(arena, text, UNINORM_NFC)), folded))
        return "folds otherwise when composed";
    if (!is_same(fold_text(arena, normalised(arena, text, UNINORM_NFKD)), folded) &&
        code_point != 0xB4 && code_point != 0x1FFD)
        return "folds otherwise when decomposed";
    if (!is_same(fold_text(arena, capital(arena, text)), folded))
        return "its capital folds otherwise";
    const char *fault = check_cased(arena, text, folded);
    return fault ? fault : find_fault(folded);
}

Test(fold, keeps_its_rules_for_every_code_point)
{
    struct arena arena = {0};
    unsigned faults = 0;
    for (uint32_t code_point = 0; code_point <= LAST_CODE_POINT && faults < 10; code_point++) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            continue;
        const char *fault = check_code_point(&arena, code_point);
        faults += fault != NULL;
        cr_expect(!fault, "U+%04X: %s", (unsigned)code_point, fault);
        arena_clear(&arena);
    }
    cr_assert_eq(faults, 0);
    arena_release(&arena);
}

/* The eight bytes that are folded together against one byte at a time. */

static char expect_byte(unsigned byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte + 32);
    if (byte == '`')
        return '\'';
    return byte >= 9 && byte <= 13 ? ' ' : (char)byte;
}

Test(fold, folds_every_ascii_byte_at_every_place)
{
    struct arena arena = {0};
    unsigned faults = 0;
    for (size_t place = 0; place < 18; place++) {
        for (unsigned byte = 0; byte < 0x80; byte++) {
            char text[] = "aZ\x7f\t0z[@M`{\r \x00n~A9";
            char expected[] = "az\x7f 0z[@m'{  \x00n~a9";
            text[place] = (char)byte;
            expected[place] = expect_byte(byte);
            struct folded folded = fold(&arena, (struct slice){text, 18});
            faults += !is_same(folded.text, (struct slice){expected, 18});
            faults += folded.origins != NULL;
        }
        arena_clear(&arena);
    }
    cr_assert_eq(faults, 0);
    arena_release(&arena);
}

/* Where a match of `needle` in the fold lies in the text. */
struct match {
    const char *text;
    const char *needle;
    const char *expected;
};

static const struct match matches[] = {
    {"The Corridor is open", "corridor", "Corridor"},
    {"Bakı, Naxçıvan Muxtar", "naxcivan", "Naxçıvan"},
    {"über Türkiye.", "turkiye", "Türkiye"},
    {"die Straße hier", "strasse", "Straße"},
    {"die Straße hier", "stras", "Straß"},
    {"die Straße hier", "se", "ße"},
    {"Cafe\u0301 au lait", "cafe", "Cafe\u0301"},
    {"Cafe\u0301 au lait", "au", "au"},
    {"re\u0301\u0302sume\u0301", "e", "e\u0301\u0302"},
    {"گفت می\u200Cخواهم رفت", "ميخواهم", "می\u200Cخواهم"},
    {"the “corridor”", "\"corridor\"", "“corridor”"},
    {"x…y", ".", "…"},
    {"اﷺب", "الله", "ﷺ"},
    {"\u0301Abc", "abc", "Abc"},
    {"Əliyev", "eliyev", "Əliyev"},
    {"caf\xe9 İran", "iran", "İran"},
};

Test(fold, finds_where_matches_lie)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(matches); i++) {
        struct folded folded = fold(&arena, slice_of(matches[i].text));
        const char *found = strstr(folded.text.bytes, matches[i].needle);
        cr_assert_not_null(found, "%s", matches[i].text);
        size_t offset = (size_t)(found - folded.text.bytes);
        size_t start = fold_origin(&folded, offset);
        size_t end = fold_origin_end(&folded, offset + strlen(matches[i].needle));
        struct slice match = {matches[i].text + start, end - start};
        cr_expect(slice_equal(match, slice_of(matches[i].expected)), "%s: %.*s", matches[i].text,
                  (int)match.length, match.bytes);
    }
    arena_release(&arena);
}

static size_t random_text(char *to, size_t count)
{
    static const uint32_t pool[] = {'a',    'Z',    ' ',    '7',   0xE9,   0x130,   0x131,  0xDF,
                                    0x18F,  0x301,  0x64E,  0x6CC, 0x200C, 0x2026,  0xFDFA, 0xAC01,
                                    0x3042, 0x4E00, 0x0E33, 0x915, 0x94D,  0x1F468, 0xFE0F, 0x2014};
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        if (rand() % 16 == 0)
            to[length++] = (char)(0x80 + rand() % 0x80);
        else
            length += encode(to + length, pool[(size_t)rand() % COUNT(pool)]);
    }
    return length;
}

/* Folding piece by piece gives the fold of the whole, and the origins lead back to each piece. */
static const char *check_origins(struct arena *arena, struct slice text)
{
    struct folded folded = fold(arena, text);
    size_t at = 0;
    size_t written = 0;
    while (at < text.length) {
        int taken = u8_mblen((const uint8_t *)text.bytes + at, text.length - at);
        struct slice piece = {text.bytes + at, taken > 0 ? (size_t)taken : 1};
        struct slice part = fold_text(arena, piece);
        struct slice found = {folded.text.bytes + written, part.length};
        if (written + part.length > folded.text.length || !is_same(part, found))
            return "not the fold of its pieces";
        for (size_t i = 0; i < part.length; i++) {
            if (fold_origin(&folded, written + i) != at)
                return "a wrong origin";
        }
        at += piece.length;
        written += part.length;
    }
    if (written != folded.text.length || fold_origin(&folded, written) != text.length)
        return "a wrong end";
    return folded.text.bytes[written] ? "no NUL" : NULL;
}

Test(fold, origins_lead_back_in_random_text)
{
    struct arena arena = {0};
    srand(2034);
    for (unsigned round = 0; round < 50000; round++) {
        char bytes[256];
        size_t length = random_text(bytes, (size_t)rand() % 40);
        const char *fault = check_origins(&arena, (struct slice){bytes, length});
        if (fault)
            cr_assert_fail("round %u [%.*s]: %s", round, (int)length, bytes, fault);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

/* `|` stands at every boundary. */
static const char *const words[] = {
    "|iran|",
    "|the| |iran|-|iraq| |border|,| |2019|.|",
    "|eliyev|'|s| |(|baku|)|",
    "|a1b2|",
    "|ايران| |و| |تركيه|",
    "|ბაქო|–|თბილისი|",
    "|中|国|和|iran|的|边|境|",
    "|イラン|と|ト|",
    "|ไ|ท|ย|",
    "|กี|ก|",
    "|क्षि| |क|",
    "| | |",
    "|x|\xff|y|",
    "|é|\xc3|",
    "|foo|_|bar|",
};

Test(fold, knows_word_boundaries)
{
    struct arena arena = {0};
    cr_assert(fold_is_word_boundary(SLICE(""), 0));
    for (size_t i = 0; i < COUNT(words); i++) {
        char bytes[128];
        char marked[256];
        size_t length = 0;
        size_t marked_length = 0;
        for (const char *next = words[i]; *next; next++) {
            if (*next != '|')
                bytes[length++] = *next;
        }
        struct slice text = {bytes, length};
        for (size_t at = 0; at <= length; at++) {
            if (fold_is_word_boundary(text, at))
                marked[marked_length++] = '|';
            if (at < length)
                marked[marked_length++] = bytes[at];
        }
        marked[marked_length] = '\0';
        cr_expect_str_eq(marked, words[i]);
    }
    arena_release(&arena);
}

/* Distances. */

Test(fold, measures_distances)
{
    static const struct {
        const char *left;
        const char *right;
        unsigned limit;
        unsigned expected;
    } cases[] = {
        {"", "", 3, 0},
        {"", "abc", 3, 3},
        {"", "abcd", 3, 4},
        {"transit", "transit", 0, 0},
        {"transit", "transti", 2, 1},
        {"transit", "trnasit", 2, 1},
        {"transit", "transits", 2, 1},
        {"transit", "tansit", 2, 1},
        {"transit", "trensit", 2, 1},
        {"transit", "trensitt", 2, 2},
        {"transit", "security", 2, 3},
        {"ca", "abc", 5, 3}, /* 2 if a pair could be changed again once swapped */
        {"bottom-line", "botom_line", 3, 2},
        {"abcdef", "ghijkl", 100, 6},
        {"abc", "abd", 0, 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct slice left = slice_of(cases[i].left);
        struct slice right = slice_of(cases[i].right);
        cr_expect_eq(fold_distance(left, right, cases[i].limit), cases[i].expected, "%s, %s",
                     cases[i].left, cases[i].right);
        cr_expect_eq(fold_distance(right, left, cases[i].limit), cases[i].expected, "%s, %s",
                     cases[i].right, cases[i].left);
    }
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned smaller = a < b ? a : b;
    return smaller < c ? smaller : c;
}

static unsigned plain_distance(const char *left, size_t i, const char *right, size_t j)
{
    if (i == 0 || j == 0)
        return (unsigned)(i + j);
    unsigned cost =
        least(plain_distance(left, i - 1, right, j) + 1, plain_distance(left, i, right, j - 1) + 1,
              plain_distance(left, i - 1, right, j - 1) + (left[i - 1] != right[j - 1]));
    if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
        cost = least(cost, plain_distance(left, i - 2, right, j - 2) + 1, cost);
    return cost;
}

Test(fold, measures_random_distances)
{
    srand(2035);
    for (unsigned round = 0; round < 20000; round++) {
        char bytes[2][6];
        size_t lengths[2];
        for (size_t i = 0; i < 2; i++) {
            lengths[i] = (size_t)rand() % 6;
            for (size_t k = 0; k < lengths[i]; k++)
                bytes[i][k] = (char)('a' + rand() % 3);
        }
        unsigned expected = plain_distance(bytes[0], lengths[0], bytes[1], lengths[1]);
        for (unsigned limit = 0; limit < 6; limit++) {
            unsigned distance = fold_distance((struct slice){bytes[0], lengths[0]},
                                              (struct slice){bytes[1], lengths[1]}, limit);
            cr_assert(distance == (expected > limit ? limit + 1 : expected));
        }
    }
}

Test(fold, long_texts_are_near_only_when_equal)
{
    char left[400];
    char right[400];
    memset(left, 'a', sizeof left);
    memset(right, 'a', sizeof right);
    struct slice first = {left, sizeof left};
    struct slice second = {right, sizeof right};
    cr_assert_eq(fold_distance(first, second, 2), 0);
    right[7] = 'b';
    cr_assert_eq(fold_distance(first, second, 2), 3);
    first.length = second.length = 255;
    cr_assert_eq(fold_distance(first, second, 2), 1);
}

/* Threads that need the same parts of the table at the same time. */

enum { THREADS = 8, FIRST_FOLDED = 0xA0, LAST_FOLDED = 0x2FFF };

static void *fold_many(void *result)
{
    struct arena arena = {0};
    unsigned hash = 0;
    for (uint32_t code_point = FIRST_FOLDED; code_point <= LAST_FOLDED; code_point++) {
        char bytes[6];
        size_t length = encode(bytes, code_point);
        struct slice folded = fold_text(&arena, (struct slice){bytes, length});
        hash = hash * 31 + slice_hash(folded);
        arena_clear(&arena);
    }
    arena_release(&arena);
    *(unsigned *)result = hash;
    return NULL;
}

Test(fold, threads_agree)
{
    pthread_t threads[THREADS];
    unsigned hashes[THREADS];
    unsigned expected;
    for (size_t i = 0; i < THREADS; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, fold_many, &hashes[i]), 0);
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    fold_many(&expected);
    for (size_t i = 0; i < THREADS; i++)
        cr_expect_eq(hashes[i], expected);
}

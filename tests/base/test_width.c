#include "width_texts.h"

#include <stdint.h>
#include <unistr.h>
#include <uniwidth.h>

/* Texts of one cluster. */

struct single {
    const char *name;
    const char *text;
    int columns;
    bool contested;
};

static const struct single singles[] = {
    {"letter", "a", 1, false},
    {"blank", " ", 1, false},
    {"Turkish", "İ", 1, false},
    {"Azerbaijani", "ə", 1, false},
    {"letter and accent", "e\u0301", 1, false},
    {"four accents", "e\u0301\u0302\u0303\u0304", 1, false},
    {"Hebrew with points", "\u05D1\u05BC\u05B0", 1, false},
    {"Persian with a vowel point", "\u0645\u064E", 1, false},
    {"Persian and non-joiner", "\u06CC\u200C", 1, false},
    {"Armenian", "Հ", 1, false},
    {"Georgian", "ქ", 1, false},
    {"Georgian capital", "\u1C90", 1, false},
    {"Han", "语", 2, false},
    {"Han with a selector", "\u845B\uFE00", 2, false},
    {"Hiragana", "の", 2, false},
    {"Hiragana with a voicing mark", "\u304B\u3099", 2, false},
    {"half-width Katakana", "\uFF76", 1, false},
    {"half-width voicing mark", "\uFF9E", 1, false},
    {"full-width letter", "Ａ", 2, false},
    {"Hangul", "한", 2, false},
    {"Hangul of three jamo", "\u1112\u1161\u11AB", 2, false},
    {"Hangul syllable and final", "\uD558\u11AB", 2, false},
    {"ellipsis", "…", 1, false},
    {"curly quote", "“", 1, false},
    {"dash", "—", 1, false},
    {"box", "─", 1, false},
    {"bar", "▌", 1, false},
    {"circle", "\u25CC\u0301", 1, false},
    {"Thai with a tone mark", "\u0E01\u0E48", 1, false},
    {"Thai sara am", "\u0E01\u0E33", 2, true},
    {"Devanagari vowel sign", "\u0915\u0940", 2, true},
    {"Devanagari virama", "\u0915\u094D", 1, false},
    {"emoji", "\U0001F600", 2, false},
    {"narrow emoji", "\u2764", 1, false},
    {"emoji presentation", "\u2764\uFE0F", 2, true},
    {"text presentation", "\U0001F600\uFE0E", 2, true},
    {"selector that changes nothing", "\U0001F600\uFE0F", 2, false},
    {"selector on what is no emoji", "a\uFE0F", 1, false},
    {"keycap", "1\uFE0F\u20E3", 2, true},
    {"keycap without selector", "1\u20E3", 2, true},
    {"enclosed letter", "a\u20E3", 1, false},
    {"skin tone", "\U0001F44D" TONE, 2, true},
    {"skin tone on a narrow hand", "\u261D\uFE0F" TONE, 2, true},
    {"swatch", TONE, 2, false},
    {"flag", FLAG_AZ, 2, true},
    {"half a flag", "\U0001F1E6", 2, true},
    {"family", MAN "\u200D" WOMAN "\u200D" GIRL, 2, true},
    {"doctor", WOMAN TONE "\u200D\u2695\uFE0F", 2, true},
    {"emoji of a later Unicode", "\U0001FAF9", 2, true},
    {"Arabic number sign", "\u0600", 1, true},
    {"mark alone", "\u0301", 1, true},
};

Test(width, measures_single_clusters)
{
    for (size_t i = 0; i < COUNT(singles); i++) {
        const struct single *single = &singles[i];
        struct shown text = text_of(single->text);
        struct cluster cluster = width_cluster(text, 0);
        cr_expect_eq(cluster.length, text.length, "%s: %zu bytes", single->name, cluster.length);
        cr_expect_eq(cluster.columns, single->columns, "%s: %d", single->name, cluster.columns);
        cr_expect_eq(cluster.contested, single->contested, "%s: contested?", single->name);
        cr_expect_eq(width_columns(text), single->columns, "%s: as a text", single->name);
    }
}

/* Where one cluster ends and the next begins: `|` parts them. */
static const char *const parted[] = {
    "a|b|c",
    "a|e\u0301|x",
    FLAG_AZ "|" FLAG_IR "|\U0001F1F9",
    MAN "\u200D" WOMAN "|" MAN,
    "a\u200D|" MAN,
    "\U0001F525|" TONE,
    "\U0001F44D\u0301|" TONE,
    "\u1112|\u11AB",
    " |\u0301",
    "\u0600|1|2",
    "\uFF76|\uFF9E",
    "\u1112|\uD558",
    "क्|षि",
    "ภ|า|ษ|า",
    "م|ی\u200C|خ",
    "<|U|+|2|>|\u25CC\u0301|語",
};

Test(width, parts_clusters)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(parted); i++) {
        struct shown text = without_bars(&arena, parted[i]);
        const char *expected = parted[i];
        for (size_t at = 0; at < text.length;) {
            size_t length = width_cluster(text, at).length;
            cr_assert_eq(length, strcspn(expected, "|"), "text %zu: byte %zu", i, at);
            expected += length + (expected[length] == '|');
            at += length;
        }
        cr_assert_eq(width_cluster(text, text.length).length, 0);
    }
    arena_release(&arena);
}

Test(width, columns_are_the_sum_of_clusters)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct shown text = text_of(texts[i]);
        cr_assert_eq(width_columns(text), sum_of_clusters(text, 0, text.length), "%s", texts[i]);
    }
}

Test(width, fits_as_much_as_possible)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct shown text = text_of(texts[i]);
        for (int columns = -1; columns <= 120; columns++) {
            size_t fit = width_fit(text, columns);
            int used = sum_of_clusters(text, 0, fit);
            cr_assert(used >= 0 && (used <= columns || fit == 0), "%s: %d", texts[i], columns);
            if (fit < text.length)
                cr_assert_gt(used + width_cluster(text, fit).columns, columns);
        }
    }
}

Test(width, cuts_with_an_ellipsis)
{
    static const struct {
        const char *text;
        int columns;
        const char *expected;
    } cases[] = {
        {"corridor", 8, "corridor"},
        {"corridor", 7, "corrid…"},
        {"corridor", 1, "…"},
        {"corridor", 0, ""},
        {"corridor", -3, ""},
        {"", 0, ""},
        {"日本語", 6, "日本語"},
        {"日本語", 5, "日本…"},
        {"日本語", 4, "日…"},
        {"日本語", 1, "…"},
        {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
        {FLAG_AZ FLAG_IR, 3, FLAG_AZ "…"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct shown cut = width_ellipsis(&arena, text_of(cases[i].text), cases[i].columns);
        cr_expect(slice_equal(shown_slice(cut), slice_of(cases[i].expected)), "%s at %d: %.*s",
                  cases[i].text, cases[i].columns, (int)cut.length, cut.bytes);
        if (strcmp(cases[i].text, cases[i].expected) == 0)
            cr_expect_eq(cut.bytes, cases[i].text, "%s: copied", cases[i].text);
    }
    arena_release(&arena);
}

/* No text, however it was put together, makes a cluster without end. */
Test(width, limits_clusters)
{
    static const char *const links[] = {"\u0301", MAN "\u200D", "\u1161", "\u200D", TONE, FLAG_AZ};
    for (size_t i = 0; i < COUNT(links); i++) {
        char bytes[LONGEST];
        size_t length = 0;
        while (length < 1000) {
            memcpy(bytes + length, links[i], strlen(links[i]));
            length += strlen(links[i]);
        }
        struct shown text = {bytes, length};
        for (size_t at = 0; at < length;) {
            struct cluster cluster = width_cluster(text, at);
            cr_assert(cluster.length > 0 && cluster.length <= WIDTH_LONGEST_CLUSTER);
            at += cluster.length;
        }
        cr_assert_eq(width_columns(text), sum_of_clusters(text, 0, length));
    }
}

/* Every code point alone: 1 or 2 columns, and what the library calls wide is wide. */
Test(width, measures_every_code_point)
{
    unsigned faults = 0;
    for (uint32_t code_point = 0x20; code_point <= 0x10FFFF; code_point++) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            continue;
        char bytes[6];
        size_t length = (size_t)u8_uctomb((uint8_t *)bytes, code_point, sizeof bytes);
        struct cluster cluster = width_cluster((struct shown){bytes, length}, 0);
        int columns = uc_width(code_point, "UTF-8");
        bool right = cluster.contested ? cluster.columns >= 1 : cluster.columns == columns;
        bool is_single = cluster.length == length && cluster.columns <= 2;
        /* Never in cleaned text. */
        bool is_control = (code_point >= 0x7F && code_point < 0xA0) || code_point == 0xAD;
        faults += !(right || is_control) || !is_single;
    }
    cr_assert_eq(faults, 0);
}

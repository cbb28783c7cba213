#include "base/width.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwbrk.h>
#include <uniwidth.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

#define MAN "\U0001F468"
#define WOMAN "\U0001F469"
#define GIRL "\U0001F467"
#define TONE "\U0001F3FD"
#define FLAG_AZ "\U0001F1E6\U0001F1FF"
#define FLAG_IR "\U0001F1EE\U0001F1F7"

enum { LONGEST = 4096 };

static struct shown text_of(const char *string)
{
    return (struct shown){string, strlen(string)};
}

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

static struct shown without_bars(struct arena *arena, const char *marked)
{
    char *bytes = arena_allocate_bytes(arena, strlen(marked) + 1);
    size_t length = 0;
    for (; *marked; marked++) {
        if (*marked != '|')
            bytes[length++] = *marked;
    }
    return (struct shown){bytes, length};
}

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

/* The texts that the properties are held against. */
static const char *const texts[] = {
    "",
    " ",
    "   ",
    "a",
    "The corridor was agreed in January 2023 (see “Quiet Water”, p. 7); trade doubled.",
    "Türkiye ile İran arasındaki ticaret hacmi geçen yıl yüzde on arttı, dedi Bakan Işık.",
    "Azərbaycanın Naxçıvan Muxtar Respublikası ilə əlaqə – Zəngəzur dəhlizi üzrə danışıqlar.",
    "جمهوری آذربایجان می\u200Cخواهد این راه را بگشاید؛ آیا ایران می\u200Cپذیرد؟ «بله»، گفت.",
    "ישראל ואיראן: \u05D1\u05BC\u05B0\u05E8\u05B5\u05D0\u05E9\u05B4\u05C1\u05D9\u05EA ברא־אלהים.",
    "Հայաստանի Հանրապետությունը՝ Սյունիքի մարզը։ Ի՞նչ է լինելու։",
    "საქართველო და აზერბაიჯანი: ბაქო–თბილისი–ყარსის რკინიგზა.",
    "阿塞拜疆和伊朗之间的走廊（赞格祖尔），于二〇二三年达成协议。「日本」語の文章です。",
    "ภาษาไทยไม่มีช่องว่างระหว่างคำ ทำให้การตัดบรรทัดยากขึ้น น้ำ",
    "हिन्दी में एक वाक्य जिसमें संयुक्ताक्षर क्ष त्र ज्ञ हैं।",
    "한국어 문장입니다. \u1112\u1161\u11AB\u1100\u116E\u11A8",
    "Flags " FLAG_AZ FLAG_IR "\U0001F1F9\U0001F1F7 and families " MAN "\u200D" WOMAN "\u200D" GIRL
    "\u200D" GIRL WOMAN "\u200D\u2764\uFE0F\u200D" MAN " 1\uFE0F\u20E3 \U0001F44D" TONE "!",
    "See https://example.org/a/very/long/path/without-any-blank?query=1&other=2#fragment for it.",
    "use -v or --long-option, and/or well-known e.g. this... U+200B shows as <U+200B>bar.",
    "— Opening dash, word —inserted— word; from -5 to –7 in 2019–2024 (-x) [–y].",
    "Incomprehensibilities-of-antidisestablishmentarianism floccinaucinihilipilification",
    "x                                                                                      y",
    "e\u0301\u0302\u0303\u0304e\u0301\u0302\u0303\u0304 Z\u0323\u0302a\u0308lgo",
    "\u2764\uFE0F\u2764\uFE0F\u2764\uFE0F\u2764\uFE0F 10 % of $ 5, 50% of €7 — “so” ‘it’ «is».",
};

static int sum_of_clusters(struct shown text, size_t start, size_t end)
{
    int columns = 0;
    while (start < end) {
        struct cluster cluster = width_cluster(text, start);
        cr_assert_gt(cluster.length, 0);
        cr_assert(cluster.columns == 1 || cluster.columns == 2);
        columns += cluster.columns;
        start += cluster.length;
    }
    return start == end ? columns : -1;
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

/* Breaks: a second reading of the rules, over code points and the library's answer for the whole
 * text at once. */

static uint32_t code_point_at(struct shown text, size_t at)
{
    ucs4_t code_point;
    u8_mbtouc(&code_point, (const uint8_t *)text.bytes + at, text.length - at);
    return code_point;
}

static bool is_dash(uint32_t code_point)
{
    static const uint32_t dashes[] = {'-', 0x2010, 0x2012, 0x2013, 0x2014};
    for (size_t i = 0; i < COUNT(dashes); i++) {
        if (dashes[i] == code_point)
            return true;
    }
    return false;
}

/* Whether the clusters bases[0 .. count - 1] end in dashes that begin a word. */
static bool ends_in_opening_dash(const uint32_t *bases, size_t count)
{
    if (count == 0 || !is_dash(bases[count - 1]))
        return false;
    while (count > 0 && is_dash(bases[count - 1]))
        count--;
    return count == 0 || bases[count - 1] == ' ' ||
           uc_is_general_category(bases[count - 1], UC_CATEGORY_Ps);
}

static bool is_comma(uint32_t code_point)
{
    static const uint32_t commas[] = {',', '.', ':', ';', 0x37E, 0x589, 0x60C, 0x60D};
    for (size_t i = 0; i < COUNT(commas); i++) {
        if (commas[i] == code_point)
            return true;
    }
    return false;
}

static bool is_letter(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point > ' ' && !strchr("0123456789!?\"'$%+\\([{)],.:;/-|}", (int)code_point);
    int property = uc_wordbreak_property(code_point);
    return property == WBP_ALETTER || property == WBP_HL;
}

static void expect_breaks(struct shown text, char *breaks)
{
    uint32_t bases[LONGEST];
    size_t count = 0;
    u8_possible_linebreaks((const uint8_t *)text.bytes, text.length, "UTF-8", breaks);
    for (size_t at = 0; at < text.length; count++) {
        bases[count] = code_point_at(text, at);
        bool is_taken_back = count == 0 || ends_in_opening_dash(bases, count) ||
                             (is_comma(bases[count - 1]) && is_letter(bases[count]));
        breaks[at] = breaks[at] == UC_BREAK_POSSIBLE && !is_taken_back;
        size_t length = width_cluster(text, at).length;
        memset(breaks + at + 1, WIDTH_NO_BREAK, length - 1);
        at += length;
    }
}

static bool breaks_as_expected(struct shown text)
{
    char expected[LONGEST];
    char breaks[LONGEST];
    memset(breaks, 7, sizeof breaks);
    expect_breaks(text, expected);
    width_breaks(text, breaks);
    return memcmp(breaks, expected, text.length) == 0 && breaks[text.length] == 7;
}

Test(width, breaks_as_the_library_does)
{
    for (size_t i = 0; i < COUNT(texts); i++)
        cr_expect(breaks_as_expected(text_of(texts[i])), "%s", texts[i]);
}

Test(width, breaks_random_ascii_as_the_library_does)
{
    srand(2031);
    for (unsigned round = 0; round < 200000; round++) {
        char bytes[48];
        size_t length = (size_t)rand() % sizeof bytes;
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)(rand() % 5 ? ' ' + rand() % 95 : ' ');
        struct shown text = {bytes, length};
        if (!breaks_as_expected(text))
            cr_assert_fail("[%.*s]", (int)length, bytes);
    }
}

/* Every class of signs, and what makes clusters. */
static const char *const pieces[] = {
    " ",      " ",      " ",      "a",      "b",      "Z",      "7",      "-",     "--",
    "(",      ")",      "[",      "}",      ",",      ".",      ":",      "!",     "\"",
    "'",      "/",      "%",      "$",      "|",      "&",      "é",      "ə",     "ı",
    "–",      "—",      "‐",      "‑",      "…",      "“",      "”",      "«",     "»",
    "„",      "\u00A0", "م",      "،",      "؟",      "ی",      "א",      "ב",     "־",
    "日",     "本",     "。",     "「",     "」",     "ー",     "ภ",      "ำ",     "한",
    "क",      "ि",      "\u094D", "\u0301", "\u0302", "\u200D", "\u200C", FLAG_AZ, "\U0001F1E6",
    MAN,      TONE,     "\uFE0F", "\u2764", "\u1112", "\u1161", "\u20E3", "€",     "№",
    "\u2002", "\u3000", "\u00BD", "\u0600", "\uFF9E",
};

static struct shown random_text(struct arena *arena, size_t count)
{
    char bytes[LONGEST];
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[(size_t)rand() % COUNT(pieces)];
        memcpy(bytes + length, piece, strlen(piece));
        length += strlen(piece);
    }
    return shown_clean(arena, arena_copy(arena, (struct slice){bytes, length}));
}

Test(width, breaks_random_text_as_the_library_does)
{
    struct arena arena = {0};
    srand(2032);
    for (unsigned round = 0; round < 100000; round++) {
        struct shown text = random_text(&arena, 1 + (size_t)rand() % 30);
        if (!breaks_as_expected(text))
            cr_assert_fail("[%.*s]", (int)text.length, text.bytes);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

/* Where lines may begin: `|` stands before each such place. */
static const char *const broken[] = {
    "use |-v |or |--long-|option",
    "e.g. |this... |that,other",
    "(see |“Quiet |Water”, |p. |7); |done!",
    "— |So |—inserted|— |word",
    "well-|known |and/|or |-5 |(-x)",
    "2019–|2024",
    "<U+200B>bar ! ?",
    "«نعم»، |قال؟",
    "日|本|語。|「文|章」|で|す",
    "10 |% |$5 |50%",
    FLAG_AZ "|" FLAG_IR,
    MAN "\u200D" WOMAN "|" MAN,
    "é.è |é,è |é:è",
    "a\u00A0b |c‑d",
};

Test(width, breaks_the_examples)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(broken); i++) {
        struct shown text = without_bars(&arena, broken[i]);
        char breaks[LONGEST];
        char marked[LONGEST];
        size_t length = 0;
        width_breaks(text, breaks);
        for (size_t at = 0; at < text.length; at++) {
            if (breaks[at])
                marked[length++] = '|';
            marked[length++] = text.bytes[at];
        }
        marked[length] = '\0';
        cr_expect_str_eq(marked, broken[i]);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

/* Wrapping. */

static bool is_all_blank(struct shown text, size_t start, size_t end)
{
    while (start < end && text.bytes[start] == ' ')
        start++;
    return start == end;
}

static const char *find_fault(struct shown text, const struct wrapped_line *line, int columns)
{
    if (line->next <= line->start || line->next > text.length)
        return "no progress";
    if (line->end < line->start || line->end > line->next ||
        !is_all_blank(text, line->end, line->next))
        return "something lost";
    if (line->columns != sum_of_clusters(text, line->start, line->end))
        return "columns counted wrongly";
    bool is_lone_wide = columns == 1 && line->columns == 2 &&
                        width_cluster(text, line->start).length == line->end - line->start;
    if (line->columns > columns && !is_lone_wide)
        return "too wide";
    if (line->end > line->start && text.bytes[line->end - 1] == ' ')
        return "a blank at the end";
    if (line->next < text.length && text.bytes[line->next] == ' ')
        return "a blank at the start of the next";
    return NULL;
}

/* Whether a word more would have fitted. */
static bool is_too_short(struct shown text, const char *breaks, const struct wrapped_line *line,
                         int columns)
{
    size_t next = line->next;
    if (next == text.length)
        return false;
    do
        next++;
    while (next < text.length && !breaks[next]);
    while (text.bytes[next - 1] == ' ')
        next--;
    return sum_of_clusters(text, line->start, next) <= columns;
}

static void check_wrapping(struct shown text, int columns)
{
    char breaks[LONGEST];
    width_breaks(text, breaks);
    struct wrapped_line line;
    for (size_t at = 0; at < text.length; at = line.next) {
        line = width_wrap(text, breaks, at, columns);
        const char *fault = find_fault(text, &line, columns);
        if (line.start != at)
            fault = "not begun where asked";
        if (!fault && is_too_short(text, breaks, &line, columns))
            fault = "too short";
        if (fault)
            cr_assert_fail("[%.*s] at %d, byte %zu: %s", (int)text.length, text.bytes, columns, at,
                           fault);
    }
}

Test(width, wraps_every_text_at_every_width)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        for (int columns = 1; columns <= 120; columns++)
            check_wrapping(text_of(texts[i]), columns);
    }
}

Test(width, wraps_random_text)
{
    struct arena arena = {0};
    srand(2033);
    for (unsigned round = 0; round < 40000; round++) {
        check_wrapping(random_text(&arena, 1 + (size_t)rand() % 60), 1 + rand() % 30);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

Test(width, wraps_the_examples)
{
    static const struct {
        const char *text;
        int columns;
        const char *lines[5];
    } cases[] = {
        {"The corridor was agreed.", 12, {"The corridor", "was agreed."}},
        {"The corridor was agreed.", 11, {"The", "corridor", "was agreed."}},
        {"abcdefgh ij", 3, {"abc", "def", "gh", "ij"}},
        {"ab   cd", 2, {"ab", "cd"}},
        {"ab cd   ", 5, {"ab cd"}},
        {"  ab cd", 5, {"  ab", "cd"}},
        {"日本語", 1, {"日", "本", "語"}},
        {"日本語", 5, {"日本", "語"}},
        {"日本。", 4, {"日", "本。"}},
        {"şəhər Naxçıvan", 8, {"şəhər", "Naxçıvan"}},
        {"abc", 0, {"a", "b", "c"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct shown text = text_of(cases[i].text);
        char breaks[LONGEST];
        width_breaks(text, breaks);
        size_t number = 0;
        for (size_t at = 0; at < text.length; number++) {
            struct wrapped_line line = width_wrap(text, breaks, at, cases[i].columns);
            struct slice shown = {text.bytes + line.start, line.end - line.start};
            cr_expect(slice_equal(shown, slice_of(cases[i].lines[number])), "%s: line %zu: %.*s",
                      cases[i].text, number, (int)shown.length, shown.bytes);
            at = line.next;
        }
        cr_expect_null(cases[i].lines[number], "%s: too few lines", cases[i].text);
    }
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

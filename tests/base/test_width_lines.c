#include "width_texts.h"

#include <stdint.h>
#include <stdlib.h>
#include <unictype.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwbrk.h>

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

Test(width_lines, breaks_as_the_library_does)
{
    for (size_t i = 0; i < COUNT(texts); i++)
        cr_expect(breaks_as_expected(text_of(texts[i])), "%s", texts[i]);
}

Test(width_lines, breaks_random_ascii_as_the_library_does)
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

Test(width_lines, breaks_random_text_as_the_library_does)
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

Test(width_lines, breaks_the_examples)
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

Test(width_lines, wraps_every_text_at_every_width)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        for (int columns = 1; columns <= 120; columns++)
            check_wrapping(text_of(texts[i]), columns);
    }
}

Test(width_lines, wraps_random_text)
{
    struct arena arena = {0};
    srand(2033);
    for (unsigned round = 0; round < 40000; round++) {
        check_wrapping(random_text(&arena, 1 + (size_t)rand() % 60), 1 + rand() % 30);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

Test(width_lines, wraps_the_examples)
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

#include "base/find.h"

#include "base/buffer.h"
#include "support/finding.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A text with what is found in brackets. */
static const char *marked(const char *typed, const char *text, struct arena *arena)
{
    struct pattern pattern = find_pattern(arena, slice_of(typed));
    struct found_list list = find_all(&pattern, slice_of(text), arena);
    struct buffer out = {0};
    size_t at = 0;
    for (size_t i = 0; i < list.count; i++) {
        struct found found = list.items[i];
        cr_assert_geq(found.start, at, "matches never overlap: %s in %s", typed, text);
        cr_assert_gt(found.end, found.start);
        buffer_add(&out, (struct slice){text + at, found.start - at});
        buffer_format(&out, "[%.*s]", (int)(found.end - found.start), text + found.start);
        at = found.end;
    }
    buffer_add(&out, slice_of(text + at));
    const char *result = arena_copy(arena, buffer_slice(&out)).bytes;
    buffer_release(&out);
    return result;
}

struct search {
    const char *typed;
    const char *marked; /* brackets around each match */
};

static const struct search searches[] = {
    /* plain */
    {"water", "quiet [water], still [water]s"},
    {"WATER", "quiet water"},
    {"aa", "[aa][aa]a"},
    {"a", "[a] b [a]"},
    {"x", "quiet"},
    {"quiet water", "quiet"},
    {" ", "a[ ]b[\t]c"},
    /* Azerbaijani: the schwa answers to both of its spellings */
    {"aliyev", "\u0130lham [\u018fliyev]"},
    {"eliyev", "\u0130lham [\u018fliyev]"},
    {"\u0259liyev", "[\u018fliyev], [Eliyev], [Aliyev], [A\u0301liyev], liyev"},
    {"z\u01ddng\u0259zur", "[Zangezur] [Zengazur] Zongozur"},
    {"zengezur", "[Z\u0259ng\u0259zur] d\u0259hlizi"},
    {"zangazur", "[Z\u0259ng\u0259zur] [Zangazur]"},
    {"zangezur", "[Z\u0259ng\u0259zur]"},
    {"azarbaycan", "[Az\u0259rbaycan]"},
    {"azerbaycan", "[Az\u0259rbaycan], [Azerbaycan]"},
    {"a", "[\u0259] [\u018f] [\u01dd] e"},
    {"e", "[\u0259] [\u018f] [\u01dd] [e]"},
    {"naxcivan", "[Nax\u00e7\u0131van]"},
    {"baki", "[Bak\u0131], [BAKI], [Baki]"},
    {"istanbul", "[\u0130stanbul]"},
    {"mirzayev", "[M\u0131rzayev]"},
    /* Turkish, Persian, Arabic, Cyrillic, Greek */
    {"turkiye", "[T\u00fcrkiye], [Turkiye]"},
    {"omidi", "Ali [\u00d6midi]"},
    {"\u0627\u06cc\u0631\u0627\u0646", "\u062f\u0631 [\u0627\u064a\u0631\u0627\u0646] \u0648"},
    {"\u0438\u0440\u0430\u043d", "[\u0418\u0440\u0430\u043d]"},
    /* marks belong to their letter, joined or not */
    {"cafe", "[caf\u00e9] [cafe\u0301]!"},
    {"caf", "[caf]\u00e9"},
    {"zurich", "[Zu\u0308rich]x"},
    /* a character that folds to several is found as a whole, and only once */
    {"s", "Gro[\u00df]e"},
    {"ss", "Gro[\u00df]e [ss]"},
    {"sse", "Gro[\u00dfe]"},
    {"ros", "G[ro\u00df]e"},
    {"1/2", "[\u00bd] or [1/2]"},
    {"1", "[\u00bd][\u00bd]"},
    {"/", "[\u00bd]"},
    {"fi", "[\ufb01]sh"},
    {"f", "[\ufb01]sh"},
    {"i", "[\ufb01]sh"},
    {"fish", "[\ufb01sh]"},
    /* what is not seen does not part a word */
    {"water", "[wa\u00adter] [wa\u200bter]"},
    {"o'brien", "[O\u2019Brien]"},
    {"2019-2024", "[2019\u20132024]"},
    /* capitals count with one in what was typed, and nothing else */
    {"US", "[US], us, [US]A, [\uff35\uff33]"},
    {"Baku", "[Baku], baku, BAKU"},
    {"\u018fliyev", "[\u018fliyev], \u0259liyev, [Aliyev], aliyev"},
    {"Aliyev", "[\u018fliyev], [Aliyev]"},
    {"\u0130stanbul", "[\u0130stanbul], [Istanbul], istanbul, \u0131stanbul"},
    {"Istanbul", "[\u0130stanbul], [I\u0307stanbul]"},
    {"\u0131rak", "[Irak] [\u0131rak] [IRAK]"},
    {"Erdogan", "[Erdo\u011fan], [Erdog\u0306an], erdogan"},
    {"E", "[E] e [\u00c9]"},
    {"\u00c9", "[E] [\u00c9] \u00e9"},
    {"Stra\u00dfe", "[Stra\u00dfe] [Strasse] strasse"},
    {"\u00c6r\u00f8", "[\u00c6r\u00f8] [Aero] aero"},
    {"\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c3", "[\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2]"},
    {"Tehran's", "[Tehran\u2019s] [Tehran\u02bcs] [Tehran\u2018s] [Tehran`s] tehran's"},
    {"Baku-Tbilisi",
     "[Baku\u2010Tbilisi] [Baku\u2011Tbilisi] [Baku\u2013Tbilisi] [Baku\u2212Tbilisi]"},
    {"So far", "[So\u00a0far] [So\u202ffar] [So\u2009far] [So\u3000far]"},
    {"Water", "[Wa\u00adter] [Wa\u200bter] [Wa\u2060ter]"},
    {"Office", "[O\ufb03ce] [\uff2fffice]"},
};

/* Takes the brackets out. */
static const char *without_marks(const char *text, struct arena *arena)
{
    char *plain = arena_allocate(arena, strlen(text) + 1, 1);
    size_t length = 0;
    for (; *text; text++)
        if (*text != '[' && *text != ']')
            plain[length++] = *text;
    return plain;
}

Test(find, finds_what_a_reader_means_and_where_it_stands)
{
    for (size_t i = 0; i < COUNT(searches); i++) {
        struct arena arena = {0};
        const char *text = without_marks(searches[i].marked, &arena);
        const char *result = marked(searches[i].typed, text, &arena);
        cr_expect_str_eq(result, searches[i].marked, "%s: %s", searches[i].typed, result);
        arena_release(&arena);
    }
}

Test(find, finds_nothing_with_nothing)
{
    struct arena arena = {0};
    cr_expect_str_eq(marked("", "abc", &arena), "abc");
    cr_expect_str_eq(marked("a", "", &arena), "");
    cr_expect_str_eq(marked("\u00ad", "abc", &arena), "abc", "it folds to nothing");
    arena_release(&arena);
}

/* Half a character would be found inside of others. */
Test(find, finds_nothing_with_a_pattern_that_is_no_text)
{
    static const struct {
        const char *typed;
        const char *text;
    } searches_for_bytes[] = {
        {"\x99\x41", "\u0259A"}, {"\xb8", "\u0438"},     {"A\xc9", "A\u0259"},
        {"\xd0", "\u0438"},      {"\xe2\x80", "\u2019"}, {"a\xff", "a\xff"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(searches_for_bytes); i++) {
        struct pattern pattern = find_pattern(&arena, slice_of(searches_for_bytes[i].typed));
        struct slice text = slice_of(searches_for_bytes[i].text);
        cr_expect_eq(find_all(&pattern, text, &arena).count, 0, "%zu", i);
    }
    arena_release(&arena);
}

Test(find, takes_a_nul_for_a_character)
{
    struct arena arena = {0};
    struct pattern pattern = find_pattern(&arena, SLICE("b\0"));
    struct found_list list = find_all(&pattern, SLICE("ab\0c"), &arena);
    cr_assert_eq(list.count, 1);
    cr_expect_eq(list.items[0].start, 1);
    cr_expect_eq(list.items[0].end, 3);
    arena_release(&arena);
}

Test(find, finds_thousands)
{
    enum { TIMES = 5000 };
    struct arena arena = {0};
    struct buffer text = {0};
    for (int i = 0; i < TIMES; i++)
        buffer_add(&text, SLICE("\u0259x"));
    struct pattern pattern = find_pattern(&arena, SLICE("a"));
    struct found_list list = find_all(&pattern, buffer_slice(&text), &arena);
    cr_assert_eq(list.count, TIMES);
    for (size_t i = 0; i < TIMES; i++) {
        cr_assert_eq(list.items[i].start, i * 3);
        cr_assert_eq(list.items[i].end, i * 3 + 2);
    }
    buffer_release(&text);
    arena_release(&arena);
}

/* Which way text runs, and what keeps its pieces apart. */
#include "base/direction.h"

#include "base/buffer.h"

#include <criterion/criterion.h>
#include <string.h>

static struct shown shown_of(const char *text)
{
    return (struct shown){text, strlen(text)};
}

struct direction_case {
    const char *text;
    enum direction first;
    enum direction most;
    bool has_right_to_left;
};

static const struct direction_case cases[] = {
    {"", DIRECTION_NONE, DIRECTION_NONE, false},
    {"12 · ¶5", DIRECTION_NONE, DIRECTION_NONE, false},
    {"Məlumat", DIRECTION_LEFT_TO_RIGHT, DIRECTION_LEFT_TO_RIGHT, false},
    {"Вода 12", DIRECTION_LEFT_TO_RIGHT, DIRECTION_LEFT_TO_RIGHT, false},
    {"港湾局", DIRECTION_LEFT_TO_RIGHT, DIRECTION_LEFT_TO_RIGHT, false},
    {"12 مصر and Egypt", DIRECTION_RIGHT_TO_LEFT, DIRECTION_LEFT_TO_RIGHT, true},
    {"In מועצת הנמל", DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT, true},
    {"ߒߞߏ", DIRECTION_RIGHT_TO_LEFT, DIRECTION_RIGHT_TO_LEFT, true},
    {"۱۴۰۹ ٥", DIRECTION_NONE, DIRECTION_NONE, false},
};

Test(direction, is_that_of_the_letters)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct shown text = shown_of(cases[i].text);
        cr_expect_eq(direction_of(text), cases[i].first, "%s", cases[i].text);
        cr_expect_eq(direction_of_most(text), cases[i].most, "%s", cases[i].text);
        cr_expect_eq(direction_has_right_to_left(text), cases[i].has_right_to_left, "%s",
                     cases[i].text);
    }
}

struct isolate_case {
    const char *text;
    const char *whole; /* < and > stand for the marks */
    const char *parts;
};

static const struct isolate_case isolates[] = {
    {"", "", ""},
    {" · ", " · ", " · "},
    {"; ", "; ", "; "},
    {"¶12", "<¶12>", "¶<12>"},
    {" (date inferred)", " <(date inferred)>", " (<date inferred>)"},
    {"A · as of 9 May ▸ B", "<A · as of 9 May ▸ B>", "<A> · <as of 9 May> ▸ <B>"},
    {", x", "<, x>", ", <x>"},
    {"מ", "<מ>", "<מ>"},
};

static void expect_marked(struct shown text, const char *expected, const char *what)
{
    struct buffer seen = {0};
    for (size_t i = 0; i < text.length; i++) {
        bool is_mark = text.length - i >= 3 && memcmp(text.bytes + i, "\xE2\x81", 2) == 0 &&
                       ((text.bytes[i + 2] & 0xFE) == 0xA8);
        if (is_mark)
            buffer_add_byte(&seen, text.bytes[i + 2] & 1 ? '>' : '<');
        else
            buffer_add_byte(&seen, text.bytes[i]);
        i += is_mark ? 2 : 0;
    }
    cr_expect_str_eq(seen.length ? seen.bytes : "", expected, "%s", what);
    buffer_release(&seen);
}

Test(direction, isolates_and_takes_the_marks_away_again)
{
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof isolates / sizeof *isolates; i++) {
        struct shown text = shown_of(isolates[i].text);
        struct shown whole = direction_isolate(&arena, text);
        struct shown parts = direction_isolate_parts(&arena, text);
        expect_marked(whole, isolates[i].whole, isolates[i].text);
        expect_marked(parts, isolates[i].parts, isolates[i].text);
        cr_expect(slice_equal(shown_slice(direction_plain(&arena, whole)), shown_slice(text)));
        cr_expect(slice_equal(shown_slice(direction_plain(&arena, parts)), shown_slice(text)));
    }
    cr_expect_not(shown_is_clean(shown_slice(direction_isolate(&arena, SHOWN("a")))),
                  "what a file holds is never taken for a mark");
    arena_release(&arena);
}

/* The order in which lines are seen: Unicode's own cases, run whole against what the reader does
 * with a line, and what it does with them besides. */
#include "base/bidi.h"

#include "base/buffer.h"
#include "base/count.h"
#include "base/utf8.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#define FOLDER "/usr/share/unicode/"

enum { MOST_CHARACTERS = 256, LONGEST_LINE = 4096, MOST_TOLD = 10 };

/* A case: the characters, and the order in which they are to be seen. */
struct bidi_case {
    uint32_t characters[MOST_CHARACTERS];
    int count;
    int order[MOST_CHARACTERS];
    int order_count;
};

static bool is_isolate_mark(uint32_t character)
{
    return character == DIRECTION_OPENS || character == DIRECTION_CLOSES;
}

/* What rule X9 takes away: explicit controls of the old kind, and characters of class BN. Classes
 * of the other characters of the files are not asked for. */
static bool is_removed(const struct bidi_case *tried, int index)
{
    for (int i = 0; i < tried->order_count; i++)
        if (tried->order[i] == index)
            return false;
    return true;
}

struct seen {
    int order[MOST_CHARACTERS];
    int count;
    bool is_right_to_left;
};

/* Which characters a line of the reader has from left to right. */
static struct seen see(struct arena *arena, const struct bidi_case *tried, enum direction direction)
{
    uint8_t bytes[MOST_CHARACTERS * 4];
    int places[MOST_CHARACTERS * 4]; /* of the byte of the plain text: which character it begins */
    struct seen seen = {0};
    size_t length = 0;
    size_t plain = 0;
    for (int i = 0; i < tried->count; i++) {
        int size = u8_uctomb(bytes + length, tried->characters[i], 4);
        length += (size_t)size;
        if (is_isolate_mark(tried->characters[i]))
            continue;
        places[plain] = i;
        plain += (size_t)size;
    }
    struct bidi_text text = bidi_arrange(arena, (struct shown){(const char *)bytes, length},
                                         direction, (struct bidi_manner){.order = BIDI_AS_SEEN});
    seen.is_right_to_left = text.is_right_to_left;
    struct bidi_runs runs = bidi_line(arena, &text, 0, text.text.length);
    for (uint32_t i = 0; i < runs.count; i++) {
        const struct bidi_run *run = &runs.items[i];
        size_t start = text.starts[run->first];
        size_t end = text.starts[run->first + run->count];
        int first = seen.count;
        for (size_t at = start; at < end;) {
            uint32_t character;
            seen.order[seen.count++] = places[at];
            at += utf8_decode(text.text.bytes + at, end - at, &character);
        }
        for (int j = first, k = seen.count - 1; run->is_reversed && j < k; j++, k--) {
            int other = seen.order[j];
            seen.order[j] = seen.order[k];
            seen.order[k] = other;
        }
    }
    return seen;
}

/* Marks of isolates have no column in the reader, and what X9 removes no place in the files. */
static bool is_as_expected(const struct bidi_case *tried, const struct seen *seen)
{
    int at = 0;
    for (int i = 0; i < tried->order_count; i++) {
        if (is_isolate_mark(tried->characters[tried->order[i]]))
            continue;
        while (at < seen->count && is_removed(tried, seen->order[at]))
            at++;
        if (at == seen->count || seen->order[at++] != tried->order[i])
            return false;
    }
    return true;
}

static FILE *open_cases(const char *path)
{
    FILE *file = fopen(path, "r");
    cr_assert(file, "%s is missing; it is in the package unicode-data", path);
    return file;
}

static void read_order(const char *text, struct bidi_case *tried)
{
    char *end;
    tried->order_count = 0;
    for (long index = strtol(text, &end, 10); end != text; index = strtol(text, &end, 10)) {
        tried->order[tried->order_count++] = (int)index;
        text = end;
    }
}

static const struct {
    const char *name;
    uint32_t character;
} classes[] = {
    {"L", 'a'},      {"R", 0x5D0},    {"AL", 0x627},   {"EN", '0'},     {"ES", '+'},
    {"ET", '%'},     {"AN", 0x660},   {"CS", ','},     {"B", 0x2029},   {"S", '\t'},
    {"WS", ' '},     {"ON", '!'},     {"NSM", 0x300},  {"BN", 0x200B},  {"LRE", 0x202A},
    {"LRO", 0x202D}, {"RLE", 0x202B}, {"RLO", 0x202E}, {"PDF", 0x202C}, {"LRI", 0x2066},
    {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069},
};

static uint32_t character_of(const char *name, size_t length)
{
    for (size_t i = 0; i < COUNT(classes); i++)
        if (strlen(classes[i].name) == length && memcmp(classes[i].name, name, length) == 0)
            return classes[i].character;
    cr_assert_fail("no character of class %.*s", (int)length, name);
    return 0;
}

static unsigned read_classes(const char *line, struct bidi_case *tried)
{
    tried->count = 0;
    while (*line != ';') {
        size_t length = strcspn(line, " ;");
        tried->characters[tried->count++] = character_of(line, length);
        line += length;
        line += *line == ' ';
    }
    return (unsigned)strtoul(line + 1, NULL, 10);
}

Test(bidi, orders_all_sequences_of_classes_as_unicode_does)
{
    static const enum direction directions[] = {DIRECTION_NONE, DIRECTION_LEFT_TO_RIGHT,
                                                DIRECTION_RIGHT_TO_LEFT};
    static struct bidi_case tried;
    char line[LONGEST_LINE];
    struct arena arena = {0};
    int count = 0;
    int wrong = 0;
    FILE *file = open_cases(FOLDER "BidiTest.txt");
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, "@Reorder:", 9) == 0)
            read_order(line + 9, &tried);
        if (strchr("#@\n", line[0]))
            continue;
        unsigned bits = read_classes(line, &tried);
        for (size_t i = 0; i < COUNT(directions); i++) {
            if (!(bits & 1u << i))
                continue;
            struct seen seen = see(&arena, &tried, directions[i]);
            bool is_right = is_as_expected(&tried, &seen);
            if (!is_right && wrong++ < MOST_TOLD)
                cr_expect_fail("direction %zu: %s", i, line);
            count++;
            arena_clear(&arena);
        }
    }
    fclose(file);
    arena_release(&arena);
    cr_expect_gt(count, 700000);
    cr_expect_eq(wrong, 0, "%d of %d", wrong, count);
}

/* "0061 05D0;2;0;0 1;0 1": characters, direction, level, levels, order. */
static int read_characters(char *line, struct bidi_case *tried, int *level)
{
    char *end = line;
    tried->count = 0;
    while (*end != ';')
        tried->characters[tried->count++] = (uint32_t)strtoul(end, &end, 16);
    int direction = (int)strtol(end + 1, &end, 10);
    *level = (int)strtol(end + 1, &end, 10);
    read_order(strchr(end + 1, ';') + 1, tried);
    return direction;
}

Test(bidi, orders_the_characters_of_unicode_as_it_does)
{
    static const enum direction directions[] = {DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT,
                                                DIRECTION_NONE};
    static struct bidi_case tried;
    char line[LONGEST_LINE];
    struct arena arena = {0};
    int count = 0;
    int wrong = 0;
    FILE *file = open_cases(FOLDER "BidiCharacterTest.txt");
    while (fgets(line, sizeof line, file)) {
        int level;
        if (strchr("#\n", line[0]))
            continue;
        int direction = read_characters(line, &tried, &level);
        struct seen seen = see(&arena, &tried, directions[direction]);
        bool is_right = is_as_expected(&tried, &seen) && seen.is_right_to_left == level;
        if (!is_right && wrong++ < MOST_TOLD)
            cr_expect_fail("%s", line);
        count++;
        arena_clear(&arena);
    }
    fclose(file);
    arena_release(&arena);
    cr_expect_gt(count, 90000);
    cr_expect_eq(wrong, 0, "%d of %d", wrong, count);
}

struct drawn_case {
    const char *text;
    enum direction direction;
    struct bidi_manner manner;
    const char *drawn; /* from left to right */
};

/* Each cluster of what is drawn, as it stands on the line. */
static void draw(struct arena *arena, const struct drawn_case *tried, struct buffer *out)
{
    struct bidi_text text = bidi_arrange(arena, (struct shown){tried->text, strlen(tried->text)},
                                         tried->direction, tried->manner);
    struct bidi_runs runs = bidi_line(arena, &text, 0, text.text.length);
    for (uint32_t i = 0; i < runs.count; i++)
        for (uint32_t j = 0; j < runs.items[i].count; j++) {
            struct bidi_run one = {runs.items[i].first + j, 1, false};
            if (runs.items[i].is_reversed)
                one.first = runs.items[i].first + runs.items[i].count - 1 - j;
            buffer_add(out, shown_slice(bidi_drawn(&text, one)));
        }
}

static const struct drawn_case drawn_cases[] = {
    {"", DIRECTION_NONE, {BIDI_AS_SEEN, false}, ""},
    {"plain", DIRECTION_NONE, {BIDI_AS_SEEN, false}, "plain"},
    {"אב (גד) ab", DIRECTION_NONE, {BIDI_AS_SEEN, false}, "ab (דג) בא"},
    {"ab (אב) [גד]", DIRECTION_NONE, {BIDI_AS_SEEN, false}, "ab (בא) [דג]"},
    {"\u2068אב\u2069 \u20682021\u2069 \u2068גד\u2069",
     DIRECTION_LEFT_TO_RIGHT,
     {BIDI_AS_SEEN, false},
     "בא 2021 דג"},
    {"אב 2021 גד", DIRECTION_LEFT_TO_RIGHT, {BIDI_AS_SEEN, false}, "דג 2021 בא"},
    {"«می‌شود»", DIRECTION_NONE, {BIDI_AS_SEEN, false}, "«دوشی‌م»"},
    {"יְהִי", DIRECTION_NONE, {BIDI_AS_SEEN, false}, "יהִיְ"},
    {"אב \U0001F44D\U0001F3FD ג",
     DIRECTION_NONE,
     {BIDI_AS_SEEN, false},
     "ג \U0001F44D\U0001F3FD בא"},
    {"سلام", DIRECTION_NONE, {BIDI_AS_SEEN, true}, "ﻡﺎﻠﺳ"},
    {"می‌شود", DIRECTION_NONE, {BIDI_AS_SEEN, true}, "ﺩﻮﺷﯽ\u200cﻣ"},
    {"سال ۱۴۱۱ (14) باز", DIRECTION_NONE, {BIDI_BY_WORDS, false}, "باز (14) ۱۱۴۱ سال"},
    {"ab سال باز cd", DIRECTION_NONE, {BIDI_BY_WORDS, false}, "ab باز سال cd"},
};

Test(bidi, draws_clusters_where_they_are_seen)
{
    for (size_t i = 0; i < COUNT(drawn_cases); i++) {
        struct arena arena = {0};
        struct buffer drawn = {0};
        draw(&arena, &drawn_cases[i], &drawn);
        cr_expect(slice_equal(buffer_slice(&drawn), slice_of(drawn_cases[i].drawn)),
                  "%s is '%.*s', not '%s'", drawn_cases[i].text, SLICE_ARGUMENTS(drawn),
                  drawn_cases[i].drawn);
        buffer_release(&drawn);
        arena_release(&arena);
    }
}

/* A character that alone has a level moves what stands beside it; no other makes a text need it. */
Test(bidi, is_needed_by_what_has_a_level_alone)
{
    struct arena arena = {0};
    for (uint32_t character = ' '; character < 0x110000; character++) {
        uint8_t bytes[4];
        int length = u8_uctomb(bytes, character, 4);
        bool is_control = character >= 0x2000 && character < 0x2070;
        if (length <= 0 || is_control)
            continue;
        struct shown text = {(const char *)bytes, (size_t)length};
        struct bidi_text seen = bidi_arrange(&arena, text, DIRECTION_LEFT_TO_RIGHT,
                                             (struct bidi_manner){.order = BIDI_AS_SEEN});
        if (bidi_is_needed(text) != (seen.levels[0] > 0))
            cr_expect_fail("U+%04X", character);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

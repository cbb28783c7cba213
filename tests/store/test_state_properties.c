/* What holds whatever a reader does, and whatever is in a file. */
#include "lines.h"
#include "made.h"
#include "store/state_text.h"
#include "support/dice.h"

#include <criterion/criterion.h>

#include <string.h>
#include <time.h>

enum { BRIEFS = 5, POINTS = 6, READERS = 3 };

struct reader {
    struct made made;
    struct state *state;
};

/* A dossier whose points come and go and are reworded. */
static struct made random_dossier(struct dice *dice)
{
    static const char *const themes[] = {"-", "even", "odd", "even,odd", "odd,odd"};
    struct buffer text = {0};
    buffer_add(&text, SLICE("theme even\ntheme odd\n"));
    for (int i = 0; i < BRIEFS; i++) {
        if (dice_one_in(dice, 6))
            continue;
        buffer_format(&text, "brief b%d\n", i);
        for (int j = 0; j < POINTS; j++)
            if (!dice_one_in(dice, 5))
                buffer_format(&text, "%s p%d %s Version %u.\n", j % 3 ? "point" : "question", j,
                              themes[dice_below(dice, 5)], dice_below(dice, 2));
    }
    struct made made = made_dossier(buffer_slice(&text).bytes);
    buffer_release(&text);
    return made;
}

static const struct brief *random_brief(const struct reader *reader, struct dice *dice)
{
    const struct dossier *dossier = reader->made.dossier;
    return dossier->brief_count ? dossier->briefs[dice_below(dice, dossier->brief_count)] : NULL;
}

static const struct entry *random_entry(const struct brief *brief, struct dice *dice)
{
    uint32_t at = dice_below(dice, brief->claims.count + brief->questions.count + 1);
    if (at < brief->claims.count)
        return &brief->claims.items[at].entry;
    at -= brief->claims.count;
    return at < brief->questions.count ? &brief->questions.items[at].entry : &brief->entry;
}

static void reload(struct reader *reader, struct dice *dice)
{
    struct made before = reader->made;
    reader->made = random_dossier(dice);
    state_set_dossier(reader->state, reader->made.dossier);
    made_release(&before);
}

static void set_somewhere(struct reader *reader, struct dice *dice)
{
    const struct slice places[] = {SLICE(""), SLICE("timeline"), SLICE("b1#p1"), SLICE("-")};
    struct state_position position = {places[dice_below(dice, 4)], places[dice_below(dice, 4)]};
    if (dice_below(dice, 2))
        state_set_mark(reader->state, (char)('a' + dice_below(dice, 3)), position);
    else
        state_set_last(reader->state, position);
}

static void act(struct reader *reader, struct dice *dice)
{
    const struct brief *brief = random_brief(reader, dice);
    if (!brief)
        return;
    switch (dice_below(dice, 8)) {
    case 0:
        state_set_starred(reader->state, random_entry(brief, dice), dice_one_in(dice, 2));
        break;
    case 1:
        set_somewhere(reader, dice);
        break;
    case 2:
        state_begin(reader->state);
        break;
    case 3:
        state_end(reader->state);
        break;
    case 4:
        state_undo(reader->state);
        break;
    default:
        state_set_read(reader->state, random_entry(brief, dice), !dice_one_in(dice, 3));
        break;
    }
}

/* Counts by asking for every point. */
static struct state_counts count_again(const struct reader *reader, const struct brief *only,
                                       const struct theme *theme)
{
    struct state_counts counts = {0};
    const struct dossier *dossier = reader->made.dossier;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->claims.count && (!only || only == brief); j++) {
            const struct claim *claim = &brief->claims.items[j];
            enum reading reading = state_reading(reader->state, &claim->entry);
            if (theme && !references_include(claim->themes, &theme->entry))
                continue;
            counts.unread += reading != READING_READ;
            counts.changed += reading == READING_NEW || reading == READING_REWORDED;
        }
        for (uint32_t j = 0; j < brief->questions.count && (!only || only == brief); j++) {
            const struct question *question = &brief->questions.items[j];
            enum reading reading = state_reading(reader->state, &question->entry);
            counts.changed_questions +=
                (!theme || references_include(question->themes, &theme->entry)) &&
                (reading == READING_NEW || reading == READING_REWORDED);
        }
    }
    return counts;
}

static void expect_counts(const struct reader *reader)
{
    const struct dossier *dossier = reader->made.dossier;
    for (uint32_t i = 0; i <= dossier->brief_count; i++)
        for (uint32_t j = 0; j <= dossier->theme_count; j++) {
            const struct brief *brief = i ? dossier->briefs[i - 1] : NULL;
            const struct theme *theme = j ? dossier->themes[j - 1] : NULL;
            struct state_counts counts = state_unread(reader->state, brief, theme);
            struct state_counts again = count_again(reader, brief, theme);
            cr_assert_eq(memcmp(&counts, &again, sizeof counts), 0,
                         "%u, %u: %u %u %u, not %u %u %u", i, j, counts.unread, counts.changed,
                         counts.changed_questions, again.unread, again.changed,
                         again.changed_questions);
        }
}

static void merge(struct reader *into, const struct reader *from)
{
    struct buffer text = {0};
    cr_assert(state_text_write(from->state, SLICE("/d"), &text));
    cr_assert_eq(state_text_read(buffer_slice(&text), into->state), TAKEN);
    buffer_release(&text);
}

static void open_readers(struct reader readers[READERS], struct dice *dice)
{
    for (int i = 0; i < READERS; i++) {
        readers[i] = (struct reader){random_dossier(dice), state_create()};
        state_set_dossier(readers[i].state, readers[i].made.dossier);
    }
}

static void close_readers(struct reader readers[READERS])
{
    for (int i = 0; i < READERS; i++) {
        state_release(readers[i].state);
        made_release(&readers[i].made);
    }
}

Test(state_properties, counts_are_always_right)
{
    struct dice dice = {1};
    for (int round = 0; round < 60; round++) {
        struct reader readers[READERS];
        open_readers(readers, &dice);
        for (int step = 0; step < 80; step++) {
            struct reader *reader = &readers[dice_below(&dice, READERS)];
            if (dice_one_in(&dice, 12))
                reload(reader, &dice);
            else if (dice_one_in(&dice, 10))
                merge(reader, &readers[dice_below(&dice, READERS)]);
            else
                act(reader, &dice);
            expect_counts(reader);
        }
        close_readers(readers);
    }
}

static struct slice lines_after(struct reader readers[READERS], const int order[READERS],
                                struct arena *arena)
{
    struct reader merged = {.state = state_create()};
    for (int i = 0; i < READERS; i++)
        merge(&merged, &readers[order[i]]);
    struct slice lines = state_lines_of(merged.state, arena);
    merge(&merged, &readers[order[0]]);
    cr_expect(slice_equal(lines, state_lines_of(merged.state, arena)),
              "a second time changes nothing");
    state_release(merged.state);
    return lines;
}

Test(state_properties, all_readers_agree_in_whatever_order_they_meet)
{
    static const int orders[][READERS] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {1, 0, 2}};
    struct dice dice = {2};
    for (int round = 0; round < 60; round++) {
        struct arena arena = {0};
        struct reader readers[READERS];
        open_readers(readers, &dice);
        for (int step = 0; step < 60; step++)
            act(&readers[dice_below(&dice, READERS)], &dice);
        struct slice first = lines_after(readers, orders[0], &arena);
        for (size_t i = 1; i < sizeof orders / sizeof *orders; i++)
            cr_expect(slice_equal(first, lines_after(readers, orders[i], &arena)));
        merge(&readers[0], &readers[1]);
        merge(&readers[0], &readers[2]);
        cr_expect(slice_equal(first, state_lines_of(readers[0].state, &arena)));
        expect_counts(&readers[0]);
        close_readers(readers);
        arena_release(&arena);
    }
}

/* Two people are never this fast, but tests are. */
static void let_time_pass(void)
{
    const struct timespec some_microseconds = {0, 5000};
    nanosleep(&some_microseconds, NULL);
}

/* Whoever changed a thing last is right, whichever way it is merged. */
Test(state_properties, the_newest_change_wins)
{
    static const char dossier[] = "brief b0\npoint p0 - Text.\n";
    struct dice dice = {3};
    for (int round = 0; round < 200; round++) {
        struct reader readers[READERS];
        for (int i = 0; i < READERS; i++) {
            readers[i] = (struct reader){made_dossier(dossier), state_create()};
            state_set_dossier(readers[i].state, readers[i].made.dossier);
        }
        const struct state_position places[] = {{SLICE("x"), SLICE("")}, {SLICE("y"), SLICE("")}};
        bool is_read = false;
        uint32_t place = 0;
        for (int step = 0; step < 10; step++) {
            struct reader *reader = &readers[dice_below(&dice, READERS)];
            let_time_pass();
            is_read = dice_one_in(&dice, 2);
            place = dice_below(&dice, 2);
            const struct entry *entry = made_entry(&reader->made, "b0#p0");
            /* To read it twice, so that there is a change even where it is so already. */
            state_set_read(reader->state, entry, true);
            state_set_read(reader->state, entry, false);
            state_set_read(reader->state, entry, is_read);
            state_set_mark(reader->state, 'a', (struct state_position){0});
            state_set_mark(reader->state, 'a', places[place]);
            for (int i = 0; i < READERS && dice_one_in(&dice, 2); i++)
                merge(&readers[i], reader);
        }
        merge(&readers[0], &readers[1]);
        merge(&readers[0], &readers[2]);
        struct state_position position;
        state_mark(readers[0].state, 'a', &position);
        cr_expect(slice_equal(position.place, places[place].place));
        cr_expect_eq(state_reading(readers[0].state, made_entry(&readers[0].made, "b0#p0")),
                     is_read ? READING_READ : READING_UNREAD);
        close_readers(readers);
    }
}

/* Files. */

static void add_random_line(struct buffer *lines, struct dice *dice)
{
    static const char *const parts[] = {"point",
                                        "star",
                                        "mark",
                                        "last",
                                        "brief",
                                        "dossier",
                                        "sum",
                                        "x",
                                        " ",
                                        " ",
                                        " ",
                                        " ",
                                        "0",
                                        "17",
                                        "b0#p1",
                                        "b1",
                                        "unread",
                                        "new",
                                        "on",
                                        "off",
                                        "-",
                                        "a",
                                        "#",
                                        "%",
                                        "%20",
                                        "%0a",
                                        "\r",
                                        "\xff",
                                        "99999999999999999999",
                                        "\t",
                                        "--",
                                        "0123456789abcdef"};
    uint32_t count = dice_below(dice, 10);
    for (uint32_t i = 0; i < count; i++) {
        if (dice_one_in(dice, 20))
            buffer_add_byte(lines, (char)dice_next(dice));
        else
            buffer_add(lines, slice_of(parts[dice_below(dice, sizeof parts / sizeof *parts)]));
        if (dice_one_in(dice, 2))
            buffer_add_byte(lines, ' ');
    }
    buffer_add_byte(lines, '\n');
}

Test(state_properties, any_good_file_is_read_and_written_the_same_again)
{
    struct dice dice = {4};
    struct buffer lines = {0};
    struct buffer text = {0};
    for (int round = 0; round < 3000; round++) {
        struct arena arena = {0};
        struct reader reader = {random_dossier(&dice), state_create()};
        state_set_dossier(reader.state, reader.made.dossier);
        buffer_clear(&lines);
        for (uint32_t i = dice_below(&dice, 20); i > 0; i--)
            add_random_line(&lines, &dice);
        lines_complete(NULL, buffer_slice(&lines), &text);
        cr_expect_eq(state_text_read(buffer_slice(&text), reader.state), TAKEN);
        expect_counts(&reader);
        struct reader again = {.state = state_create()};
        merge(&again, &reader);
        cr_expect(
            slice_equal(state_lines_of(again.state, &arena), state_lines_of(reader.state, &arena)));
        for (int step = 0; step < 5; step++)
            act(&reader, &dice);
        expect_counts(&reader);
        state_release(again.state);
        state_release(reader.state);
        made_release(&reader.made);
        arena_release(&arena);
    }
    buffer_release(&lines);
    buffer_release(&text);
}

Test(state_properties, any_bytes_are_refused_or_read)
{
    struct dice dice = {5};
    for (int round = 0; round < 3000; round++) {
        char bytes[256];
        struct state *state = state_create();
        size_t length = dice_below(&dice, sizeof bytes);
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)dice_next(&dice);
        cr_expect_eq(state_text_read((struct slice){bytes, length}, state), TAKEN_DAMAGED);
        state_release(state);
    }
}

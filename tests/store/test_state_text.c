/* States as text: round trips, what is not understood, what is damaged. */
#include "lines.h"
#include "made.h"
#include "store/state_text.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#define TIDES                                                                                      \
    "theme safety\nbrief tides\n"                                                                  \
    "point moved - The gauge was moved.\n"                                                         \
    "point late safety The survey is late.\n"

static enum taken read_lines(struct state *state, const char *version, const char *lines)
{
    struct buffer text = {0};
    lines_complete(version, slice_of(lines), &text);
    enum taken outcome = state_text_read(buffer_slice(&text), state);
    buffer_release(&text);
    return outcome;
}

/* What is written after these lines were read. */
static void expect_kept(const char *lines, const char *expected)
{
    struct arena arena = {0};
    struct state *state = state_create();
    cr_expect_eq(read_lines(state, NULL, lines), TAKEN, "%s", lines);
    struct slice kept = state_lines_of(state, &arena);
    cr_expect(slice_equal(kept, slice_of(expected)), "%s became %.*s", lines,
              SLICE_ARGUMENTS(kept));
    cr_expect_not(state_is_changed(state), "to read is no change");
    state_release(state);
    arena_release(&arena);
}

/* Exactly this is in the files that people have. */
Test(state_text, keeps_every_kind_of_line)
{
    static const char *const lines[] = {
        "point 1749000000000000 tides#moved 89abcdef01234567\nbrief 0 tides -\n",
        "point 0 tides#late unread\nbrief 0 tides -\n",
        "point 1 tides#late new\nbrief 0 tides -\n",
        "star 1749000000000000 tides#late on\n",
        "star 1 tides off\n",
        "mark 1 a timeline -\n",
        "mark 1 z read%20tides%20safety tides%23late\n",
        "last 2 - tides tides%23late\n",
        "last 2 - - -\n",
        "brief 3 tides tides%23late\n",
        "brief 3 tides -\n",
        "typed 1749000000000000 search#dredging%20cost -\n",
        "typed 1 filter#%00%0A%23 -\n",
        "point 1 %20%0A%FF%00#%23%25 unread\nbrief 0 %20%0A%FF%00 -\n",
        "point 1 -#x unread\nbrief 0 - -\n",
        "point 1 %2D#%2D unread\nbrief 0 %2D -\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct arena arena = {0};
        struct state *state = state_create();
        read_lines(state, NULL, lines[i]);
        struct slice kept = state_lines_of(state, &arena);
        size_t length = slice_find(slice_of(lines[i]), '\n') + 1;
        bool has_brief = strlen(lines[i]) > length;
        cr_expect(strstr(kept.bytes, lines[i] + (has_brief ? length : 0)), "%s", kept.bytes);
        char first[128];
        snprintf(first, sizeof first, "%.*s", (int)length, lines[i]);
        cr_expect(strstr(kept.bytes, first), "%s became %s", first, kept.bytes);
        cr_expect_eq(kept.length, strlen(lines[i]), "%s", kept.bytes);
        state_release(state);
        arena_release(&arena);
    }
}

Test(state_text, keeps_what_it_does_not_understand)
{
    static const char *const lines[] = {
        "colour 12 tides#late red on blue\n", /* another kind */
        "colour 12 tides\n",
        "colour 12 tides \n",
        "colour\n", /* none at all */
        " \n",
        "sum 0123456789abcdef\n",
        "point 1 tides#late maybe\n", /* a kind of this version with other values */
        "point 1 tides#late unread since\n",
        "point 1 tides#late\n",
        "point one tides#late unread\n",
        "point -1 tides#late unread\n",
        "point 1  tides#late unread\n",
        "star 1 tides perhaps\n",
        "mark 1 aa timeline -\n",
        "mark 1 A timeline -\n",
        "mark 1 a timeline\n",
        "mark 1 a timeline - -\n",
        "last 1 - 100% -\n",
        "brief 1 %zz -\n",
        "typed 1 search -\n",
        "typed 1 search#- -\n",
        "typed 1 -#tide -\n",
        "typed 1 search#tide\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        expect_kept(lines[i], lines[i]);
    expect_kept("dossier 0 - /somewhere/else\n\n\n", "");
    expect_kept("precis-state 1.0\n", "precis-state 1.0\n");
}

Test(state_text, takes_the_newest_of_what_is_there_twice)
{
    expect_kept("star 5 tides on\nstar 7 tides off\nstar 6 tides on\n", "star 7 tides off\n");
    expect_kept("colour 5 x red\ncolour 7 x blue\ncolour 6 x green\n", "colour 7 x blue\n");
    expect_kept("star 5 tides on\nstar 5 tides off\n", "star 5 tides on\n");
    expect_kept("star 5 tides off\nstar 5 tides on\n", "star 5 tides on\n");
    expect_kept("star 99999999999999999 tides on\nstar 1 tides off\n", "star 1 tides off\n");
    expect_kept("star 99999999999999999 tides on\n", "star 0 tides on\n");
}

/* What was changed under a clock that ran ahead can still be changed. */
Test(state_text, makes_every_change_newer_than_what_it_changes)
{
    struct arena arena = {0};
    struct made made = made_dossier(TIDES);
    struct state *state = state_create();
    state_set_dossier(state, made.dossier);
    read_lines(state, NULL,
               "star 17000000000000000 tides on\npoint 17000000000000000 tides#late new\n");
    state_set_starred(state, made_entry(&made, "tides"), false);
    state_begin(state);
    state_set_read(state, made_entry(&made, "tides#late"), false);
    state_end(state);
    struct slice lines = state_lines_of(state, &arena);
    cr_expect(strstr(lines.bytes, "star 17000000000000001 tides off\n"), "%s", lines.bytes);
    cr_expect(strstr(lines.bytes, "point 17000000000000001 tides#late unread\n"), "%s",
              lines.bytes);
    state_undo(state);
    lines = state_lines_of(state, &arena);
    cr_expect(strstr(lines.bytes, "point 17000000000000002 tides#late new\n"), "%s", lines.bytes);
    state_release(state);
    made_release(&made);
    arena_release(&arena);
}

static const struct {
    const char *version;
    enum taken outcome;
} versions[] = {
    {"1.0", TAKEN},          {"1.7", TAKEN},           {"2.0", TAKEN_NEWER},
    {"10.3", TAKEN_NEWER},   {"0.9", TAKEN_DAMAGED},   {"1", TAKEN_DAMAGED},
    {"1.", TAKEN_DAMAGED},   {".1", TAKEN_DAMAGED},    {"1.x", TAKEN_DAMAGED},
    {"1.0 ", TAKEN_DAMAGED}, {"1.0\r", TAKEN_DAMAGED}, {"-1.0", TAKEN_DAMAGED},
    {"", TAKEN_DAMAGED},     {"1.0.0", TAKEN_DAMAGED},
};

Test(state_text, knows_versions)
{
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        struct arena arena = {0};
        struct state *state = state_create();
        cr_expect_eq(read_lines(state, versions[i].version, "star 1 tides on\n"),
                     versions[i].outcome, "%s", versions[i].version);
        cr_expect_eq(state_lines_of(state, &arena).length > 0, versions[i].outcome == TAKEN);
        state_release(state);
        arena_release(&arena);
    }
}

Test(state_text, stays_at_the_newest_minor_version)
{
    struct state *state = state_create();
    struct buffer text = {0};
    read_lines(state, "1.12", "colour 1 tides red\n");
    read_lines(state, "1.3", "");
    state_text_write(state, SLICE("/home/ada/brief ings\n"), &text);
    cr_expect(slice_starts_with(buffer_slice(&text), SLICE("precis-state 1.12\n"
                                                           "dossier 0 - /home/ada/brief%20ings%0A\n"
                                                           "colour 1 tides red\nsum ")),
              "%s", text.bytes);
    buffer_release(&text);
    state_release(state);
}

static void write_sample(struct buffer *text)
{
    struct made made = made_dossier(TIDES);
    struct state *state = state_create();
    state_set_dossier(state, made.dossier);
    state_set_read(state, made_entry(&made, "tides#late"), true);
    state_set_starred(state, made_entry(&made, "tides#late"), true);
    state_set_mark(state, 'a', (struct state_position){SLICE("timeline"), SLICE("")});
    state_set_last(state, (struct state_position){SLICE("tides"), SLICE("tides#late")});
    cr_assert(state_text_write(state, SLICE("/d"), text));
    state_release(state);
    made_release(&made);
}

Test(state_text, comes_back_as_it_was)
{
    struct buffer text = {0};
    struct arena arena = {0};
    write_sample(&text);
    struct made made = made_dossier(TIDES);
    struct state *state = state_create();
    state_set_dossier(state, made.dossier);
    cr_expect_eq(state_text_read(buffer_slice(&text), state), TAKEN);
    cr_expect_eq(state_reading(state, made_entry(&made, "tides#late")), READING_READ);
    cr_expect_eq(state_reading(state, made_entry(&made, "tides#moved")), READING_UNREAD);
    cr_expect_eq(state_unread(state, NULL, NULL).unread, 1);
    cr_expect(state_is_starred(state, made_entry(&made, "tides#late")));
    struct state_position position;
    cr_expect(state_mark(state, 'a', &position));
    cr_expect(slice_equal(position.place, SLICE("timeline")));
    cr_expect(slice_equal(state_last(state).item, SLICE("tides#late")));
    state_release(state);
    made_release(&made);
    buffer_release(&text);
    arena_release(&arena);
}

static void expect_damaged(struct slice text)
{
    struct arena arena = {0};
    struct state *state = state_create();
    cr_expect_eq(state_text_read(text, state), TAKEN_DAMAGED);
    cr_expect_eq(state_lines_of(state, &arena).length, 0, "nothing is taken of it");
    state_release(state);
    arena_release(&arena);
}

Test(state_text, tells_any_damaged_byte)
{
    struct buffer text = {0};
    write_sample(&text);
    for (size_t i = 0; i < text.length; i++)
        for (int bit = 0; bit < 8; bit++) {
            text.bytes[i] ^= (char)(1 << bit);
            bool is_upper = (text.bytes[i] & 0x5F) >= 'A' && bit == 5; /* of a digit of the sum */
            if (!is_upper || i < text.length - 17)
                expect_damaged(buffer_slice(&text));
            text.bytes[i] ^= (char)(1 << bit);
        }
    buffer_release(&text);
}

Test(state_text, tells_what_is_cut_off_or_added)
{
    struct buffer text = {0};
    write_sample(&text);
    for (size_t i = 0; i < text.length; i++) {
        expect_damaged((struct slice){text.bytes, i});
        expect_damaged((struct slice){text.bytes + text.length - i, i});
    }
    buffer_add_byte(&text, '\n');
    expect_damaged(buffer_slice(&text));
    buffer_release(&text);
}

Test(state_text, refuses_more_lines_than_it_writes)
{
    struct buffer lines = {0};
    struct buffer text = {0};
    for (int i = 0; i <= STATE_TEXT_MOST_LINES; i++)
        buffer_add_byte(&lines, '\n');
    lines_complete(NULL, buffer_slice(&lines), &text);
    expect_damaged(buffer_slice(&text));
    lines.length -= 1;
    lines_complete(NULL, buffer_slice(&lines), &text);
    struct state *state = state_create();
    cr_expect_eq(state_text_read(buffer_slice(&text), state), TAKEN);
    state_release(state);
    buffer_release(&lines);
    buffer_release(&text);
}

Test(state_text, refuses_to_write_more_than_it_reads)
{
    struct buffer text = {0};
    struct state *state = state_create();
    buffer_add_repeated(&text, 'x', STATE_TEXT_LARGEST / 2);
    struct slice half = buffer_slice(&text);
    state_set_mark(state, 'a', (struct state_position){half, SLICE("")});
    struct buffer out = {0};
    cr_expect(state_text_write(state, SLICE("/d"), &out));
    buffer_clear(&out);
    state_set_mark(state, 'b', (struct state_position){half, SLICE("")});
    cr_expect_not(state_text_write(state, SLICE("/d"), &out));
    state_release(state);
    buffer_release(&out);
    buffer_release(&text);
}

static void count_typed(void *context, struct slice purpose, struct slice line)
{
    struct buffer *all = context;
    buffer_format(all, "%.*s:%.*s ", SLICE_ARGUMENTS(purpose), SLICE_ARGUMENTS(line));
}

/* However many there are in a file, and whatever was typed before or after them. */
Test(state_text, keeps_the_newest_lines_that_were_typed)
{
    enum { MANY = 1000 };
    struct arena arena = {0};
    struct buffer lines = {0};
    struct buffer typed = {0};
    struct state *state = state_create();
    for (int i = 0; i < MANY; i++)
        buffer_format(&lines, "typed %d %s#line%d -\n", i * 7919 % MANY,
                      i % 2 ? "search" : "filter", i);
    read_lines(state, "1.0", lines.bytes);
    state_add_typed(state, SLICE("search"), SLICE("newest"));
    state_add_typed(state, SLICE("search"), SLICE(""));
    state_add_typed(state, SLICE("other"), SLICE("one"));
    state_add_typed(state, SLICE("other"), SLICE("two"));
    state_add_typed(state, SLICE("other"), SLICE("one"));
    char *longest = arena_allocate(&arena, STATE_LONGEST_TYPED + 1, 1);
    memset(longest, 'x', STATE_LONGEST_TYPED + 1);
    state_add_typed(state, SLICE("other"), (struct slice){longest, STATE_LONGEST_TYPED + 1});
    cr_expect(state_is_changed(state));
    struct slice kept = state_lines_of(state, &arena);
    size_t count = 0;
    for (size_t i = 0; i < kept.length; i++)
        count += kept.bytes[i] == '\n';
    cr_expect_eq(count, 2 * STATE_MOST_TYPED + 2);
    state_visit_typed(state, count_typed, &typed);
    cr_expect(strstr(typed.bytes, "other:two other:one search:"), "%s", typed.bytes);
    cr_expect_str_eq(typed.bytes + typed.length - strlen("search:newest "), "search:newest ");
    /* What is written is what is remembered, and the same again in another state. */
    struct state *again = state_create();
    struct buffer text = {0};
    state_text_write(state, SLICE("/"), &text);
    cr_expect(slice_starts_with(buffer_slice(&text), SLICE("precis-state 1.2\n")));
    cr_expect_eq(state_text_read(buffer_slice(&text), again), TAKEN);
    cr_expect(slice_equal(state_lines_of(again, &arena), kept));
    state_release(again);
    state_release(state);
    buffer_release(&text);
    buffer_release(&typed);
    buffer_release(&lines);
    arena_release(&arena);
}

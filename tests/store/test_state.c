/* What is remembered, in memory. */
#include "made.h"
#include "store/state.h"

#include <criterion/criterion.h>

#include <string.h>

/* Points with two themes, with none, and one that names a theme twice. */
#define HARBOUR                                                                                    \
    "theme transit\ntheme safety\n"                                                                \
    "brief harbour\n"                                                                              \
    "point agreed transit The dredging was agreed.\n"                                              \
    "point paid transit,safety The port paid.\n"                                                   \
    "question who transit Who pays?\n"

#define TIDES                                                                                      \
    "brief tides\n"                                                                                \
    "point moved - The gauge was moved.\n"                                                         \
    "point late safety,safety The survey is late.\n"

struct reader {
    struct made made;
    struct state *state;
};

static struct reader reader_of(const char *text)
{
    struct reader reader = {made_dossier(text), state_create()};
    state_set_dossier(reader.state, reader.made.dossier);
    return reader;
}

static void close_reader(struct reader *reader)
{
    state_release(reader->state);
    made_release(&reader->made);
}

/* The same state over a dossier that says something else now. */
static void reload(struct reader *reader, const char *text)
{
    struct made before = reader->made;
    reader->made = made_dossier(text);
    state_set_dossier(reader->state, reader->made.dossier);
    made_release(&before);
}

static void set_read(struct reader *reader, const char *address, bool is_read)
{
    state_set_read(reader->state, made_entry(&reader->made, address), is_read);
}

static void expect_reading(const struct reader *reader, const char *address, enum reading expected)
{
    cr_expect_eq(state_reading(reader->state, made_entry(&reader->made, address)), expected,
                 "%s: %d", address,
                 state_reading(reader->state, made_entry(&reader->made, address)));
}

static void expect_unread(const struct reader *reader, const char *brief, const char *theme,
                          uint32_t unread, uint32_t changed)
{
    const struct dossier *dossier = reader->made.dossier;
    const struct entry *of = theme ? dossier_find(dossier, ENTRY_THEME, slice_of(theme)) : NULL;
    struct state_counts counts =
        state_unread(reader->state, brief ? made_entry(&reader->made, brief)->brief : NULL,
                     of ? entry_theme(of) : NULL);
    cr_expect(counts.unread == unread && counts.changed == changed, "%s, %s: %u unread, %u changed",
              brief ? brief : "all", theme ? theme : "all", counts.unread, counts.changed);
}

/* Reading. */

Test(state, begins_with_everything_unread)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    expect_reading(&reader, "harbour", READING_UNREAD);
    expect_reading(&reader, "harbour#agreed", READING_UNREAD);
    expect_reading(&reader, "harbour#who", READING_UNREAD);
    expect_unread(&reader, NULL, NULL, 4, 0);
    expect_unread(&reader, NULL, "transit", 2, 0);
    expect_unread(&reader, NULL, "safety", 2, 0);
    expect_unread(&reader, "tides", "safety", 1, 0);
    expect_unread(&reader, "tides", "transit", 0, 0);
    cr_expect_not(state_is_changed(reader.state), "to look is no change");
    close_reader(&reader);
}

Test(state, remembers_what_was_read)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "harbour#paid", true);
    cr_expect(state_is_changed(reader.state));
    expect_reading(&reader, "harbour#paid", READING_READ);
    expect_reading(&reader, "harbour#agreed", READING_UNREAD);
    expect_reading(&reader, "harbour#who", READING_UNREAD);
    expect_reading(&reader, "harbour", READING_UNREAD);
    expect_unread(&reader, NULL, NULL, 3, 0);
    expect_unread(&reader, "harbour", "safety", 0, 0);
    expect_unread(&reader, NULL, "safety", 1, 0);
    set_read(&reader, "harbour#paid", false);
    expect_reading(&reader, "harbour#paid", READING_UNREAD);
    expect_unread(&reader, NULL, NULL, 4, 0);
    expect_unread(&reader, NULL, "safety", 2, 0);
    close_reader(&reader);
}

Test(state, reads_a_whole_brief)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "tides", true);
    expect_reading(&reader, "tides", READING_READ);
    expect_reading(&reader, "tides#late", READING_READ);
    expect_reading(&reader, "harbour", READING_UNREAD);
    expect_unread(&reader, "tides", NULL, 0, 0);
    expect_unread(&reader, NULL, "safety", 1, 0);
    set_read(&reader, "harbour", true);
    expect_reading(&reader, "harbour#who", READING_READ);
    expect_unread(&reader, NULL, NULL, 0, 0);
    set_read(&reader, "harbour", false);
    expect_reading(&reader, "harbour#who", READING_UNREAD);
    expect_unread(&reader, NULL, NULL, 2, 0);
    close_reader(&reader);
}

Test(state, shows_what_was_reworded)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "tides", true);
    reload(&reader, HARBOUR "brief tides\npoint moved - The gauge was moved again.\n"
                            "point late safety The survey is late.\n");
    expect_reading(&reader, "tides#moved", READING_REWORDED);
    expect_reading(&reader, "tides#late", READING_READ);
    expect_reading(&reader, "tides", READING_REWORDED);
    expect_unread(&reader, "tides", NULL, 1, 1);
    expect_unread(&reader, "tides", "safety", 0, 0);
    expect_unread(&reader, NULL, NULL, 3, 1);
    set_read(&reader, "tides#moved", true);
    expect_reading(&reader, "tides", READING_READ);
    reload(&reader, HARBOUR TIDES);
    expect_reading(&reader, "tides#moved", READING_REWORDED);
    close_reader(&reader);
}

Test(state, shows_what_is_new_until_it_is_read)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "tides#moved", true);
    reload(&reader, HARBOUR TIDES "point wide safety The channel is wide.\nquestion how - How?\n");
    expect_reading(&reader, "tides#wide", READING_NEW);
    expect_reading(&reader, "tides#how", READING_NEW);
    expect_reading(&reader, "tides#late", READING_UNREAD);
    expect_reading(&reader, "tides", READING_UNREAD);
    expect_unread(&reader, "tides", NULL, 2, 1);
    struct state_counts counts =
        state_unread(reader.state, made_entry(&reader.made, "tides")->brief, NULL);
    cr_expect_eq(counts.changed_questions, 1);
    set_read(&reader, "tides#late", true);
    expect_reading(&reader, "tides", READING_REWORDED);
    set_read(&reader, "tides#wide", true);
    set_read(&reader, "tides#wide", false);
    expect_reading(&reader, "tides#wide", READING_UNREAD);
    set_read(&reader, "tides#how", false);
    expect_reading(&reader, "tides#how", READING_UNREAD);
    close_reader(&reader);
}

Test(state, finds_nothing_new_in_what_was_never_read)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "harbour", true);
    reload(&reader, HARBOUR TIDES "point wide safety The channel is wide.\n");
    expect_reading(&reader, "tides#wide", READING_UNREAD);
    expect_unread(&reader, "tides", NULL, 3, 0);
    close_reader(&reader);
}

Test(state, shows_a_new_brief_until_it_is_met)
{
    struct reader reader = reader_of(HARBOUR);
    reload(&reader, HARBOUR TIDES);
    expect_reading(&reader, "tides", READING_NEW);
    expect_reading(&reader, "tides#moved", READING_UNREAD);
    expect_reading(&reader, "harbour", READING_UNREAD);
    set_read(&reader, "tides#moved", true);
    expect_reading(&reader, "tides", READING_UNREAD);
    reload(&reader, HARBOUR TIDES "brief winds\npoint high - It blows.\n");
    expect_reading(&reader, "winds", READING_NEW);
    close_reader(&reader);
}

Test(state, remembers_what_is_gone_and_comes_back)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "tides#moved", true);
    reload(&reader, HARBOUR);
    expect_unread(&reader, NULL, NULL, 2, 0);
    reload(&reader, HARBOUR TIDES);
    expect_reading(&reader, "tides#moved", READING_READ);
    expect_reading(&reader, "tides#late", READING_UNREAD);
    expect_unread(&reader, NULL, NULL, 3, 0);
    close_reader(&reader);
}

/* The checker reports such dossiers; nothing here may stumble over them. */
Test(state, bears_ids_that_are_missing_or_twice)
{
    struct reader reader = reader_of("theme transit\nbrief tides\n"
                                     "point same transit One.\npoint same transit Two.\n"
                                     "question same - Three?\npoint - transit Four.\n"
                                     "point - - Five.\n");
    const struct brief *brief = made_entry(&reader.made, "tides")->brief;
    expect_unread(&reader, NULL, NULL, 4, 0);
    state_set_read(reader.state, &brief->claims.items[1].entry, true);
    cr_expect_eq(state_reading(reader.state, &brief->claims.items[0].entry), READING_READ);
    cr_expect_eq(state_reading(reader.state, &brief->claims.items[1].entry), READING_READ);
    cr_expect_eq(state_reading(reader.state, &brief->questions.items[0].entry), READING_READ);
    expect_unread(&reader, NULL, NULL, 1, 0);
    state_set_read(reader.state, &brief->entry, true);
    expect_unread(&reader, NULL, NULL, 0, 0);
    cr_expect_eq(state_reading(reader.state, &brief->claims.items[3].entry), READING_READ);
    state_set_read(reader.state, &brief->entry, false);
    expect_unread(&reader, NULL, "transit", 2, 0);
    close_reader(&reader);
}

Test(state, answers_for_entries_of_another_dossier)
{
    struct reader reader = reader_of(HARBOUR);
    struct made other = made_dossier(HARBOUR TIDES);
    const struct entry *entry = made_entry(&other, "harbour#paid");
    set_read(&reader, "harbour", true);
    cr_expect_eq(state_reading(reader.state, entry), READING_UNREAD);
    cr_expect_eq(state_reading(reader.state, &entry->brief->entry), READING_UNREAD);
    state_set_read(reader.state, entry, false);
    expect_reading(&reader, "harbour#paid", READING_READ);
    cr_expect_eq(state_unread(reader.state, entry->brief, NULL).unread, 0);
    cr_expect_eq(state_unread(reader.state, NULL, other.dossier->themes[0]).unread, 0);
    state_set_dossier(reader.state, NULL);
    expect_reading(&reader, "harbour#paid", READING_UNREAD);
    set_read(&reader, "harbour#paid", false);
    expect_unread(&reader, NULL, NULL, 0, 0);
    made_release(&other);
    close_reader(&reader);
}

Test(state, takes_anything_else_for_read)
{
    struct reader reader = reader_of(HARBOUR);
    const struct entry *theme = &reader.made.dossier->themes[0]->entry;
    cr_expect_eq(state_reading(reader.state, theme), READING_READ);
    state_set_read(reader.state, theme, false);
    state_set_starred(reader.state, theme, true);
    cr_expect_not(state_is_starred(reader.state, theme));
    cr_expect_not(state_is_changed(reader.state));
    close_reader(&reader);
}

Test(state, changes_nothing_that_is_so_already)
{
    struct reader reader = reader_of(HARBOUR);
    set_read(&reader, "harbour#paid", false);
    state_set_starred(reader.state, made_entry(&reader.made, "harbour#paid"), false);
    state_set_mark(reader.state, 'a', (struct state_position){0});
    state_set_last(reader.state, (struct state_position){0});
    state_set_mark(reader.state, 'A', (struct state_position){SLICE("x"), SLICE("")});
    state_set_mark(reader.state, '\0', (struct state_position){SLICE("x"), SLICE("")});
    state_set_mark(reader.state, '{', (struct state_position){SLICE("x"), SLICE("")});
    cr_expect_not(state_is_changed(reader.state));
    close_reader(&reader);
}

/* Stars, marks, positions. */

Test(state, remembers_stars)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    static const char *const starred[] = {"tides", "tides#late", "harbour#who"};
    for (size_t i = 0; i < 3; i++)
        state_set_starred(reader.state, made_entry(&reader.made, starred[i]), true);
    expect_reading(&reader, "tides#late", READING_UNREAD);
    reload(&reader, HARBOUR TIDES);
    for (size_t i = 0; i < 3; i++)
        cr_expect(state_is_starred(reader.state, made_entry(&reader.made, starred[i])));
    cr_expect_not(state_is_starred(reader.state, made_entry(&reader.made, "tides#moved")));
    cr_expect_not(state_is_starred(reader.state, made_entry(&reader.made, "harbour")));
    state_set_starred(reader.state, made_entry(&reader.made, "tides"), false);
    cr_expect_not(state_is_starred(reader.state, made_entry(&reader.made, "tides")));
    cr_expect(state_is_starred(reader.state, made_entry(&reader.made, "tides#late")));
    close_reader(&reader);
}

static void expect_position(struct state_position position, const char *place, const char *item)
{
    cr_expect(slice_equal(position.place, slice_of(place)), "%.*s",
              SLICE_ARGUMENTS(position.place));
    cr_expect(slice_equal(position.item, slice_of(item)), "%.*s", SLICE_ARGUMENTS(position.item));
}

Test(state, remembers_marks)
{
    struct reader reader = reader_of(HARBOUR);
    struct state_position position;
    cr_expect_not(state_mark(reader.state, 'a', &position));
    state_set_mark(reader.state, 'a', (struct state_position){SLICE("timeline"), SLICE("")});
    state_set_mark(reader.state, 'z',
                   (struct state_position){SLICE("harbour"), SLICE("harbour#paid")});
    cr_expect(state_mark(reader.state, 'a', &position));
    expect_position(position, "timeline", "");
    cr_expect(state_mark(reader.state, 'z', &position));
    expect_position(position, "harbour", "harbour#paid");
    cr_expect_not(state_mark(reader.state, 'b', &position));
    expect_position(position, "", "");
    cr_expect_not(state_mark(reader.state, 'A', &position));
    state_set_mark(reader.state, 'a', (struct state_position){0});
    cr_expect_not(state_mark(reader.state, 'a', &position));
    close_reader(&reader);
}

Test(state, remembers_positions)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    expect_position(state_last(reader.state), "", "");
    state_set_last(reader.state, (struct state_position){SLICE("tides"), SLICE("tides#late")});
    expect_position(state_last(reader.state), "tides", "tides#late");
    close_reader(&reader);
}

/* What was handed out is part of what is handed back. */
Test(state, copies_positions_that_are_its_own)
{
    struct state *state = state_create();
    state_set_last(state, (struct state_position){SLICE("one"), SLICE("a longer item")});
    struct state_position position = state_last(state);
    state_set_last(state, (struct state_position){position.item, position.place});
    expect_position(state_last(state), "a longer item", "one");
    position = state_last(state);
    state_set_mark(state, 'q', position);
    state_mark(state, 'q', &position);
    expect_position(position, "a longer item", "one");
    state_release(state);
}

/* A reader moves all day. */
Test(state, needs_no_more_memory_for_more_moves)
{
    struct state *state = state_create();
    char place[32] = "brief-0000000#p";
    for (int i = 0; i < 1000000; i++) {
        for (int digit = 12; ++place[digit] > '9'; digit--)
            place[digit] = '0';
        state_set_last(state, (struct state_position){{place, 15}, {place, 13}});
    }
    expect_position(state_last(state), "brief-1000000#p", "brief-1000000");
    state_release(state);
}

/* Change sets. */

Test(state, undoes_the_last_set)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "harbour#paid", true);
    state_begin(reader.state);
    set_read(&reader, "harbour", true);
    set_read(&reader, "tides", true);
    state_set_starred(reader.state, made_entry(&reader.made, "tides"), true);
    state_set_mark(reader.state, 'm', (struct state_position){SLICE("tides"), SLICE("")});
    state_set_last(reader.state, (struct state_position){SLICE("tides"), SLICE("")});
    cr_expect_eq(state_end(reader.state), 6, "two of the harbour, two of the tides, star, mark");
    expect_unread(&reader, NULL, NULL, 0, 0);
    cr_expect_eq(state_undo(reader.state), 6);
    expect_unread(&reader, NULL, NULL, 3, 0);
    expect_reading(&reader, "harbour#paid", READING_READ);
    expect_reading(&reader, "harbour#who", READING_UNREAD);
    cr_expect_not(state_is_starred(reader.state, made_entry(&reader.made, "tides")));
    struct state_position position;
    cr_expect_not(state_mark(reader.state, 'm', &position));
    expect_position(state_last(reader.state), "tides", "");
    cr_expect_eq(state_undo(reader.state), 0);
    close_reader(&reader);
}

/* One after the other, also where several sets changed the same. */
Test(state, undoes_set_after_set)
{
    enum { SETS = 5 };
    struct reader reader = reader_of(HARBOUR TIDES);
    const struct entry *star = made_entry(&reader.made, "tides");
    for (int i = 0; i < SETS; i++) {
        state_begin(reader.state);
        state_set_starred(reader.state, star, i % 2 == 0);
        if (i == 2)
            set_read(&reader, "harbour#paid", true);
        state_end(reader.state);
    }
    for (int i = SETS; i-- > 0;) {
        cr_expect_eq(state_is_starred(reader.state, star), i % 2 == 0, "set %d", i);
        cr_expect_eq(state_undo(reader.state), i == 2 ? 2 : 1, "set %d", i);
    }
    cr_expect_not(state_is_starred(reader.state, star));
    expect_reading(&reader, "harbour#paid", READING_UNREAD);
    cr_expect_eq(state_undo(reader.state), 0);
    close_reader(&reader);
}

Test(state, undoes_fifty_sets_and_no_more)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    const struct entry *star = made_entry(&reader.made, "tides");
    for (int i = 0; i < 120; i++) {
        state_begin(reader.state);
        state_set_starred(reader.state, star, i % 2 == 0);
        state_end(reader.state);
    }
    int steps = 0;
    while (state_undo(reader.state))
        steps++;
    cr_expect_eq(steps, 50);
    close_reader(&reader);
}

Test(state, puts_back_reworded_and_new)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "tides", true);
    reload(&reader, HARBOUR "brief tides\npoint moved - Moved again.\npoint wide - Wide.\n");
    state_begin(reader.state);
    set_read(&reader, "tides", true);
    state_end(reader.state);
    expect_reading(&reader, "tides", READING_READ);
    reload(&reader, HARBOUR "brief tides\npoint moved - Moved again.\npoint wide - Wide.\n");
    cr_expect_eq(state_undo(reader.state), 2);
    expect_reading(&reader, "tides#moved", READING_REWORDED);
    expect_reading(&reader, "tides#wide", READING_NEW);
    expect_unread(&reader, "tides", NULL, 2, 2);
    reload(&reader, HARBOUR TIDES "point wide - Wide.\n");
    expect_reading(&reader, "tides#moved", READING_READ);
    expect_reading(&reader, "tides#wide", READING_NEW);
    close_reader(&reader);
}

Test(state, undoes_what_was_changed_twice_in_a_set)
{
    struct reader reader = reader_of(TIDES);
    struct state_position position;
    state_set_mark(reader.state, 'a', (struct state_position){SLICE("first"), SLICE("")});
    state_begin(reader.state);
    set_read(&reader, "tides#late", true);
    set_read(&reader, "tides#late", false);
    set_read(&reader, "tides#late", true);
    state_set_mark(reader.state, 'a', (struct state_position){SLICE("second"), SLICE("")});
    state_set_mark(reader.state, 'a', (struct state_position){SLICE("a third place"), SLICE("")});
    state_end(reader.state);
    state_undo(reader.state);
    expect_reading(&reader, "tides#late", READING_UNREAD);
    expect_unread(&reader, NULL, NULL, 2, 0);
    state_mark(reader.state, 'a', &position);
    expect_position(position, "first", "");
    close_reader(&reader);
}

Test(state, leaves_alone_what_was_changed_since)
{
    struct reader reader = reader_of(TIDES);
    state_begin(reader.state);
    set_read(&reader, "tides", true);
    cr_expect_eq(state_end(reader.state), 2);
    set_read(&reader, "tides#late", false);
    set_read(&reader, "tides#late", true);
    cr_expect_eq(state_undo(reader.state), 1);
    expect_reading(&reader, "tides#late", READING_READ);
    expect_reading(&reader, "tides#moved", READING_UNREAD);
    close_reader(&reader);
}

Test(state, keeps_the_last_set_that_changed_anything)
{
    struct reader reader = reader_of(TIDES);
    state_begin(reader.state);
    state_begin(reader.state);
    set_read(&reader, "tides#late", true);
    cr_expect_eq(state_end(reader.state), 0, "it is part of the other");
    cr_expect_eq(state_undo(reader.state), 0, "it is not over");
    set_read(&reader, "tides#moved", true);
    cr_expect_eq(state_end(reader.state), 2);
    state_begin(reader.state);
    set_read(&reader, "tides#moved", true);
    cr_expect_eq(state_end(reader.state), 0);
    cr_expect_eq(state_end(reader.state), 0, "none is open");
    cr_expect_eq(state_undo(reader.state), 2);
    expect_unread(&reader, NULL, NULL, 2, 0);
    close_reader(&reader);
}

/* A brief, a point and a question that have other ids now: what was remembered of them is there,
 * and nothing of others is touched. */
Test(state, follows_what_has_another_id)
{
    struct reader reader = reader_of(HARBOUR TIDES);
    set_read(&reader, "harbour#agreed", true);
    set_read(&reader, "tides#moved", true);
    state_set_starred(reader.state, made_entry(&reader.made, "harbour"), true);
    state_set_starred(reader.state, made_entry(&reader.made, "harbour#who"), true);
    state_set_dossier(reader.state, NULL);
    state_rename(reader.state, SLICE("harbour"), SLICE(""), SLICE("port"));
    state_rename(reader.state, SLICE("port"), SLICE("agreed"), SLICE("settled"));
    state_rename(reader.state, SLICE("port"), SLICE("who"), SLICE("payer"));
    state_rename(reader.state, SLICE("nothing"), SLICE(""), SLICE("tides"));
    reload(&reader, "theme transit\ntheme safety\n"
                    "brief port\n"
                    "point settled transit The dredging was settled.\n"
                    "point paid transit,safety The port paid.\n"
                    "question payer transit Who pays?\n" TIDES);
    expect_reading(&reader, "port#settled", READING_REWORDED);
    cr_expect(slice_equal(state_old_wording(reader.state, made_entry(&reader.made, "port#settled")),
                          SLICE("The dredging was agreed.")));
    expect_reading(&reader, "port#paid", READING_UNREAD);
    expect_reading(&reader, "tides#moved", READING_READ);
    expect_reading(&reader, "tides#late", READING_UNREAD);
    cr_expect(state_is_starred(reader.state, made_entry(&reader.made, "port")));
    cr_expect(state_is_starred(reader.state, made_entry(&reader.made, "port#payer")));
    cr_expect_not(state_is_starred(reader.state, made_entry(&reader.made, "port#settled")));
    close_reader(&reader);
}

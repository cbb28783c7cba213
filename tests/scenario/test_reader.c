/* The reader on the bundled dossier: opening it and going about in it. */
#include "support/reader.h"

#include "render/labels.h"
#include "ui/current.h"

#include <stdlib.h>
#include <string.h>

static struct reader *open_wide(void)
{
    return reader_open(&(struct reader_options){.columns = 120, .rows = 36});
}

static void finish(struct reader *reader)
{
    reader_quit(reader);
    reader_close(reader);
}

static void expect_place(struct reader *reader, const struct brief *brief,
                         const struct theme *theme)
{
    const char *title = reader_title(reader, brief, theme);
    const char *row = terminal_row(reader->terminal, 0);
    cr_expect(strstr(row, title), "not at \"%s\" but at \"%s\"", title, row);
}

Test(reader, opens_at_the_overview)
{
    struct reader *reader = open_wide();
    expect_place(reader, NULL, NULL);
    cr_expect(strstr(terminal_screen(reader->terminal), "BOTTOM LINE"));
    cr_expect(terminal_alternate_screen(reader->terminal));
    cr_expect_not(terminal_mouse(reader->terminal), "the mouse is left to the terminal");
    cr_expect_eq(terminal_bells(reader->terminal), 0);
    finish(reader);
}

/* Themes and sources. */

static void press_digit(struct reader *reader, uint32_t digit)
{
    char key[] = {(char)('0' + digit), '\0'};
    reader_press(reader, key);
}

/* The row of the text pane where a source's points begin; -1 when it has none there. */
static int heading_row(struct reader *reader, const struct brief *brief)
{
    struct shown date = label_date(&reader->arena, brief);
    struct shown label = label_source(&reader->arena, brief);
    struct slice heading =
        arena_format(&reader->arena, "%.*s %.*s  ", SLICE_ARGUMENTS(date), SLICE_ARGUMENTS(label));
    for (int row = 0; row < reader->app.grid.rows; row++)
        if (strstr(reader_pane_row(reader, PANE_TEXT, row), heading.bytes))
            return row;
    return -1;
}

static void expect_sources_in_order(struct reader *reader, const struct theme *theme)
{
    const struct dossier *dossier = reader->loaded.dossier;
    int before = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        if (!dossier_coverage(dossier, dossier->briefs[i], theme))
            continue;
        int row = heading_row(reader, dossier->briefs[i]);
        cr_expect_gt(row, before, "theme %u, source %u at row %d", theme->entry.ordinal, i, row);
        before = row;
    }
}

Test(reader, jumps_to_each_theme_across_the_sources_in_order_of_date)
{
    struct reader *reader = reader_open(&(struct reader_options){.columns = 120, .rows = 900});
    const struct dossier *dossier = reader->loaded.dossier;
    cr_assert_eq(dossier->theme_count, 4);
    cr_assert_eq(dossier->brief_count, 5);
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        press_digit(reader, i + 1);
        expect_place(reader, NULL, dossier->themes[i]);
        expect_sources_in_order(reader, dossier->themes[i]);
    }
    press_digit(reader, 0);
    expect_place(reader, NULL, NULL);
    finish(reader);
}

Test(reader, walks_the_sources_down_and_up)
{
    struct reader *reader = open_wide();
    const struct dossier *dossier = reader->loaded.dossier;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        reader_press(reader, "J");
        expect_place(reader, dossier->briefs[i], NULL);
    }
    reader_press(reader, "J"); /* the sources are a ring, with all of them between last and first */
    expect_place(reader, NULL, NULL);
    for (uint32_t i = dossier->brief_count; i-- > 0;) {
        reader_press(reader, "K");
        expect_place(reader, dossier->briefs[i], NULL);
    }
    reader_press(reader, "K");
    expect_place(reader, NULL, NULL);
    finish(reader);
}

Test(reader, crosses_a_source_with_a_theme)
{
    struct reader *reader = open_wide();
    const struct dossier *dossier = reader->loaded.dossier;
    reader_press(reader, "2 J J");
    expect_place(reader, dossier->briefs[1], dossier->themes[1]);
    reader_press(reader, "L");
    expect_place(reader, dossier->briefs[1], dossier->themes[2]);
    reader_press(reader, "H H H");
    expect_place(reader, dossier->briefs[1], NULL);
    finish(reader);
}

/* Links. */

/* Walks the points of the newest sources until one has a cross-reference to another source. */
static void go_to_linked_point(struct reader *reader)
{
    const struct dossier *dossier = reader->loaded.dossier;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        reader_press(reader, "J");
        for (uint32_t point = 0; point < dossier->briefs[i]->claims.count; point++) {
            reader_press(reader, "}");
            if (dossier_links(dossier, app_subject(&reader->app)).count)
                return;
        }
    }
    cr_assert_fail("no point has a cross-reference");
}

Test(reader, follows_a_reference_and_returns_to_the_same_point)
{
    struct reader *reader = open_wide();
    go_to_linked_point(reader);
    const char *start = terminal_screen(reader->terminal);
    const struct entry *point = app_subject(&reader->app);
    reader_press(reader, "<Enter>");
    const char *target = terminal_screen(reader->terminal);
    cr_expect_str_neq(target, start);
    cr_expect_neq(app_subject(&reader->app), point);
    reader_press(reader, "<");
    cr_expect_str_eq(terminal_screen(reader->terminal), start);
    reader_press(reader, ">");
    cr_expect_str_eq(terminal_screen(reader->terminal), target);
    reader_press(reader, "<M-Left>");
    cr_expect_str_eq(terminal_screen(reader->terminal), start);
    reader_press(reader, "<M-Right> <BS>");
    cr_expect_str_eq(terminal_screen(reader->terminal), start);
    finish(reader);
}

/* Panes. */

/* The pane whose title the terminal shows in bold; -1 when it is not one. */
static int emphasised_pane(struct reader *reader)
{
    int found = -1;
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        const struct area *area = &reader->app.geometry.panes[pane];
        if (!reader->app.geometry.is_visible[pane])
            continue;
        if (!terminal_cell(reader->terminal, area->row, area->column + 2).bold)
            continue;
        if (found >= 0)
            return -1;
        found = pane;
    }
    return found;
}

Test(reader, goes_round_the_panes)
{
    struct reader *reader = open_wide();
    const char *start = terminal_screen(reader->terminal);
    bool was_there[PANE_COUNT] = {false};
    for (int i = 0; i < PANE_COUNT; i++) {
        int pane = emphasised_pane(reader);
        cr_assert_geq(pane, 0, "one pane has the focus");
        cr_expect_eq(pane, (int)reader->app.focus);
        was_there[pane] = true;
        reader_press(reader, "<Tab>");
    }
    for (int i = 0; i < PANE_COUNT; i++)
        cr_expect(was_there[i], "pane %d never had the focus", i);
    cr_expect_str_eq(terminal_screen(reader->terminal), start);
    reader_press(reader, "<S-Tab>");
    cr_expect_eq(emphasised_pane(reader), (PANE_TEXT + PANE_COUNT - 1) % PANE_COUNT);
    finish(reader);
}

Test(reader, zooms_a_pane_and_back)
{
    struct reader *reader = open_wide();
    const char *start = terminal_screen(reader->terminal);
    for (int i = 0; i < PANE_COUNT; i++) {
        reader_press(reader, "z");
        cr_expect_str_neq(terminal_screen(reader->terminal), start);
        reader_press(reader, "z <Tab>");
    }
    cr_expect_str_eq(terminal_screen(reader->terminal), start);
    finish(reader);
}

/* Search and help. */

/* How many cells the grid marks as found, all of which the terminal must show in reverse. */
static int count_matches(struct reader *reader)
{
    int count = 0;
    for (int row = 1; row < reader->app.grid.rows - 1; row++) {
        for (int column = 0; column < reader->app.grid.columns; column++) {
            const struct grid_cell *cell = grid_at(&reader->app.grid, row, column);
            if (!(cell->flags & CELL_MATCH))
                continue;
            cr_expect(terminal_cell(reader->terminal, row, column).reverse, "%d, %d", row, column);
            count++;
        }
    }
    return count;
}

/* The number of the match that the last row speaks of: "3 of 16 matches". */
static int match_number(struct reader *reader)
{
    const char *row = terminal_row(reader->terminal, 35);
    const char *number = strstr(row, " of ");
    cr_assert(number && number > row, "%s", row);
    while (number > row && number[-1] != ' ')
        number--;
    return atoi(number);
}

Test(reader, searches)
{
    struct reader *reader = open_wide();
    reader_press(reader, "/ i r a n");
    const char *last = terminal_row(reader->terminal, 35);
    cr_expect(strstr(last, "/iran") == last, "%s", last);
    cr_expect_eq(terminal_cursor(reader->terminal).row, 35);
    cr_expect_eq(terminal_cursor(reader->terminal).column, 5);
    cr_expect_gt(count_matches(reader), 0);
    int first = match_number(reader);
    reader_press(reader, "<Enter> n");
    cr_expect_eq(match_number(reader), first + 1);
    reader_press(reader, "N");
    cr_expect_eq(match_number(reader), first);
    cr_expect_gt(count_matches(reader), 0);
    reader_press(reader, "<Esc>");
    cr_expect_eq(count_matches(reader), 0);
    finish(reader);
}

Test(reader, leaves_a_search_where_it_began)
{
    struct reader *reader = open_wide();
    reader_press(reader, "J } }");
    const char *start = terminal_screen(reader->terminal);
    reader_press(reader, "/ e");
    reader_press(reader, "<Esc>");
    cr_expect_str_eq(terminal_screen(reader->terminal), start);
    finish(reader);
}

Test(reader, shows_help_and_goes_back)
{
    struct reader *reader = open_wide();
    reader_press(reader, "3 J");
    const char *start = terminal_screen(reader->terminal);
    static const char *const ways[][2] = {{"?", "q"}, {"<F1>", "<Esc>"}, {"?", "?"}};
    for (size_t i = 0; i < COUNT(ways); i++) {
        reader_press(reader, ways[i][0]);
        cr_expect(strstr(terminal_screen(reader->terminal), "HERE:"));
        reader_press(reader, ways[i][1]);
        cr_expect_str_eq(terminal_screen(reader->terminal), start);
    }
    finish(reader);
}

/* Quitting. */

static struct terminal *start_between_lines(void)
{
    return start_script("echo before; \"$0\" -d \"$1\"; echo status $?", bundled_dossier(), NULL);
}

static void expect_shell_screen(struct terminal *terminal)
{
    expect_clean_exit(terminal);
    expect_restored(terminal);
    cr_expect(strncmp(terminal_screen(terminal), "before\nstatus 0\n\n", 17) == 0, "%s",
              terminal_screen(terminal));
}

Test(reader, quits_from_the_overview_and_leaves_the_screen_as_it_was)
{
    struct terminal *terminal = start_between_lines();
    struct reader *reader = reader_around(terminal, &(struct reader_options){.rows = 0});
    reader_wait(reader);
    reader_send(reader, "q");
    expect_shell_screen(terminal);
    reader_close(reader);
}

Test(reader, quits_from_anywhere)
{
    static const char *const places[] = {"2 J", "?",           "g t",      "<Tab>",
                                         "z",   "/ x <Enter>", "g a <Tab>"};
    for (size_t i = 0; i < COUNT(places); i++) {
        struct terminal *terminal = start_between_lines();
        struct reader *reader = reader_around(terminal, &(struct reader_options){.rows = 0});
        reader_wait(reader);
        reader_press(reader, places[i]);
        reader_send(reader, "Q");
        expect_shell_screen(terminal);
        reader_close(reader);
    }
}

Test(reader, goes_up_one_level_at_a_time_and_out)
{
    struct reader *reader = open_wide();
    const struct dossier *dossier = reader->loaded.dossier;
    reader_press(reader, "2 J");
    expect_place(reader, dossier->briefs[0], dossier->themes[1]);
    reader_press(reader, "q");
    expect_place(reader, dossier->briefs[0], NULL);
    reader_press(reader, "q");
    expect_place(reader, NULL, NULL);
    reader_send(reader, "q");
    expect_clean_exit(reader->terminal);
    expect_restored(reader->terminal);
    reader_close(reader);
}

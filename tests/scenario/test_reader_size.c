/* The reader and the size of its terminal. */
#include "support/reader.h"
#include "ui/current.h"

#include <stdio.h>
#include <string.h>

static const struct {
    int columns, rows;
} sizes[] = {{120, 36}, {80, 24}, {60, 20}, {40, 12}, {10, 3}};

/* At a point in the middle of a brief. */
static struct reader *open_at_point(void)
{
    struct reader *reader = reader_open(&(struct reader_options){.columns = 120, .rows = 36});
    reader_press(reader, "J J } } } } }");
    cr_assert(app_subject(&reader->app));
    return reader;
}

static void expect_point_in_sight(struct reader *reader, const struct entry *point)
{
    const struct geometry *geometry = &reader->app.geometry;
    bool has_bar = false;
    cr_expect_eq(app_subject(&reader->app), point);
    if (geometry->is_too_small || !geometry->is_visible[PANE_TEXT])
        return;
    const struct area *inside = &geometry->insides[PANE_TEXT];
    for (int i = 0; i < inside->rows; i++) {
        const char *row = reader_pane_row(reader, PANE_TEXT, inside->row + i);
        has_bar = has_bar || strncmp(row, "▌", strlen("▌")) == 0;
    }
    cr_expect(has_bar, "no bar in:\n%s", terminal_screen(reader->terminal));
}

Test(reader_size, keeps_the_point_through_all_sizes_and_back)
{
    struct reader *reader = open_at_point();
    const struct entry *point = app_subject(&reader->app);
    const char *place = terminal_row(reader->terminal, 0);
    for (size_t i = 0; i < 2 * COUNT(sizes) - 1; i++) {
        size_t index = i < COUNT(sizes) ? i : 2 * COUNT(sizes) - 2 - i;
        reader_resize(reader, sizes[index].columns, sizes[index].rows);
        expect_point_in_sight(reader, point);
    }
    cr_expect_str_eq(terminal_row(reader->terminal, 0), place);
    reader_quit(reader);
    reader_close(reader);
}

Test(reader_size, says_when_the_terminal_is_too_small)
{
    struct reader *reader = reader_open(&(struct reader_options){.columns = 10, .rows = 3});
    cr_expect(strstr(terminal_screen(reader->terminal), "too small"));
    reader_resize(reader, 19, 5);
    cr_expect(strstr(terminal_screen(reader->terminal), "too small"));
    reader_resize(reader, 20, 5);
    cr_expect_not(strstr(terminal_screen(reader->terminal), "too small"));
    reader_resize(reader, 2, 1);
    reader_quit(reader);
    reader_close(reader);
}

/* Every pane can be had at every size: Tab goes through them. */
Test(reader_size, reaches_every_pane_at_any_size)
{
    for (size_t i = 0; i + 1 < COUNT(sizes); i++) {
        struct reader *reader = reader_open(
            &(struct reader_options){.columns = sizes[i].columns, .rows = sizes[i].rows});
        for (int pane = 0; pane < PANE_COUNT; pane++) {
            cr_expect(reader->app.geometry.is_visible[reader->app.focus], "size %zu", i);
            reader_press(reader, "<Tab>");
        }
        reader_quit(reader);
        reader_close(reader);
    }
}

Test(reader_size, takes_a_size_that_comes_right_after_a_frame)
{
    struct reader *reader = open_at_point();
    for (int i = 0; i < 40; i++)
        reader_resize(reader, 30 + (i * 37) % 120, 6 + (i * 11) % 40);
    reader_resize(reader, 80, 24);
    reader_quit(reader);
    reader_close(reader);
}

static bool has_borders_of(struct terminal *terminal, void *context)
{
    const struct geometry *geometry = context;
    const struct area *area = &geometry->panes[PANE_TEXT];
    const struct area *divider = &geometry->dividers[0];
    return strcmp(terminal_cell(terminal, area->row, area->column).text, "─") == 0 &&
           strcmp(terminal_cell(terminal, divider->row, divider->column).text, "┬") == 0 &&
           strcmp(terminal_cell(terminal, divider->row + 1, divider->column).text, "│") == 0;
}

/* How a burst scrolls depends on how many of its sizes are seen, but not where the panes stand. */
static void resize_in_a_burst(struct reader *reader, unsigned seed, int columns, int rows)
{
    for (unsigned i = 0; i < 100; i++) {
        seed = seed * 1103515245 + 12345;
        terminal_resize(reader->terminal, 2 + (int)(seed >> 16) % 150, 1 + (int)(seed >> 8) % 50);
    }
    char key[40];
    snprintf(key, sizeof key, "<Resize %dx%d>", columns, rows);
    reader_send(reader, key);
    reader_expect(reader, key);
    cr_assert(terminal_wait_until(reader->terminal, TERMINAL_PATIENCE, has_borders_of,
                                  &reader->app.geometry),
              "%dx%d:\n%s", columns, rows, terminal_screen(reader->terminal));
}

Test(reader_size, loses_no_size_of_a_burst)
{
    struct reader *reader = open_at_point();
    const struct entry *point = app_subject(&reader->app);
    for (unsigned i = 0; i < 20; i++)
        resize_in_a_burst(reader, i, 80 + (int)i * 5, 20 + (int)i);
    reader_resize(reader, 120, 36);
    expect_point_in_sight(reader, point);
    /* The same text again from the top, whatever was scrolled. */
    reader_press(reader, "g g");
    reader_quit(reader);
    reader_close(reader);
}

/* The program may see no change at all, but the terminal has cut the picture. In the help there is
 * no point that would have to stay in sight. */
Test(reader_size, draws_anew_when_the_size_was_different_for_a_moment)
{
    struct reader *reader = reader_open(&(struct reader_options){.columns = 120, .rows = 36});
    reader_press(reader, "?");
    for (int i = 0; i < 20; i++) {
        terminal_resize(reader->terminal, 50, 10);
        terminal_resize(reader->terminal, 120, 36);
        reader_wait(reader);
    }
    reader_quit(reader);
    reader_close(reader);
}

Test(reader_size, believes_the_terminal_more_than_the_environment)
{
    const char *const environment[] = {"LINES=10", "COLUMNS=40", NULL};
    struct reader *reader = reader_open(&(struct reader_options){.environment = environment});
    reader_resize(reader, 100, 30);
    reader_quit(reader);
    reader_close(reader);
}

/* Curses believes them before it looks at the terminal. */
static const char *const absurd[][3] = {
    {"LINES=65536", "COLUMNS=65536", NULL},
    {"LINES=99999999", "COLUMNS=99999999", NULL},
    {"LINES=24", "COLUMNS=2147483647", NULL},
};

Test(reader_size, makes_no_screen_of_an_absurd_size)
{
    for (size_t i = 0; i < COUNT(absurd); i++) {
        struct reader *reader = reader_open(&(struct reader_options){.environment = absurd[i]});
        reader_press(reader, "J");
        reader_quit(reader);
        reader_close(reader);
    }
}

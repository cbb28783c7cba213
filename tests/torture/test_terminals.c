#define _GNU_SOURCE /* memmem */
/* The reader on every terminal that Debian's ncurses-base has an entry for, and at every size. */
#include "support/reader.h"
#include "support/rounds.h"

#include <criterion/parameterized.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>

enum { MOST_NAMES = 200, LONGEST_NAME = 64 };

/* The emulator is a kind of xterm. These write in the last column, clear or move otherwise, so that
 * their picture is not looked at; the bytes are. */
static const char *const unlike_emulator[] = {
    "ansi",     "cons25",     "cons25-debian",  "cygwin", "mach", "mach-bold",
    "mach-gnu", "mach-color", "mach-gnu-color", "pcansi", "sun",  "vt52",
};

/* Their own colours are white on black, which is what they are left in. */
static const char *const colored_at_rest[] = {"mach-color", "mach-gnu-color", "pcansi"};

static bool is_among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

ParameterizedTestParameters(torture_terminals, draws_and_quits_on_every_terminal)
{
    static char names[MOST_NAMES][LONGEST_NAME];
    glob_t found = {0};
    size_t count = 0;
    glob("/lib/terminfo/?/*", 0, NULL, &found);
    for (; count < found.gl_pathc && count < MOST_NAMES; count++)
        snprintf(names[count], LONGEST_NAME, "%s", strrchr(found.gl_pathv[count], '/') + 1);
    globfree(&found);
    cr_assert_geq(count, 30, "ncurses-base has more");
    return cr_make_param_array(char[LONGEST_NAME], names, count);
}

static void expect_gone(struct terminal *terminal, const char *name)
{
    expect_clean_exit(terminal);
    cr_expect(terminal_modes_equal_start(terminal), "%s: the line is set otherwise", name);
    cr_expect_not(terminal_alternate_screen(terminal), "%s", name);
    const char *left = terminal_modes_left(terminal);
    if (!is_among(name, colored_at_rest, COUNT(colored_at_rest)))
        cr_expect_str_empty(left, "%s: left switched on: %s", name, left);
    expect_allowed_bytes(terminal);
}

static void look_at_picture(const char *name, int columns, int rows)
{
    struct reader *reader =
        reader_open(&(struct reader_options){.name = name, .columns = columns, .rows = rows});
    reader_press(reader, "J } <Tab> <Down>");
    reader_press(reader, "?");
    reader_press(reader, "<PageDown>");
    reader_send(reader, "Q");
    expect_gone(reader->terminal, name);
    reader_close(reader);
}

static bool has_written(struct terminal *terminal, void *text)
{
    struct slice raw = terminal_raw(terminal);
    return memmem(raw.bytes, raw.length, text, strlen(text)) != NULL;
}

static void look_at_bytes(const char *name, int columns, int rows)
{
    const char *const argv[] = {program_path(), "-d", bundled_dossier(), NULL};
    struct terminal *terminal = terminal_start(
        &(struct terminal_options){.argv = argv, .name = name, .columns = columns, .rows = rows});
    cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_written, (void *)"Azerbaijan"),
              "%s", name);
    if (strcmp(name, "dumb")) {
        terminal_type(terminal, "J}?");
        cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_written, (void *)"HERE:"),
                  "%s", name);
        terminal_type(terminal, "Q");
    }
    expect_gone(terminal, name);
    terminal_stop(terminal);
}

static const int sizes[][2] = {{80, 24}, {120, 36}, {60, 20}, {40, 12}, {100, 50}, {61, 21}};

ParameterizedTest(char (*name)[LONGEST_NAME], torture_terminals, draws_and_quits_on_every_terminal)
{
    bool is_unlike =
        is_among(*name, unlike_emulator, COUNT(unlike_emulator)) || strcmp(*name, "dumb") == 0;
    int rounds = 1 + torture_factor() / 10;
    for (int round = 0; round < rounds; round++) {
        const int *size = sizes[(size_t)round % COUNT(sizes)];
        /* The size of these is known, and larger ones cannot be addressed. */
        bool is_fixed = strcmp(*name, "vt52") == 0 || round == 0;
        (is_unlike ? look_at_bytes : look_at_picture)(*name, is_fixed ? 80 : size[0],
                                                      is_fixed ? 24 : size[1]);
    }
    TORTURE_SAY(
        "%d times on an entry of ncurses-base: drawn, left, restored, no byte that it lacks",
        rounds);
}

/* Sizes. */

/* Less than two columns are more than the emulator bears, so the picture is not looked at. */
static void start_at_tiny_size(int columns, int rows)
{
    char size[64];
    snprintf(size, sizeof size, "SIZE=cols %d rows %d", columns, rows);
    const char *const environment[] = {size, NULL};
    struct terminal *terminal =
        start_script("stty $SIZE; exec \"$0\" -d \"$1\"", bundled_dossier(),
                     &(struct terminal_options){.environment = environment});
    size_t written = 0;
    cr_assert(terminal_wait_written(terminal, written, TERMINAL_PATIENCE));
    written = terminal_raw(terminal).length;
    terminal_type(terminal, "J}?\014");
    cr_assert(terminal_wait_written(terminal, written, TERMINAL_PATIENCE));
    terminal_type(terminal, "Q");
    expect_clean_exit(terminal);
    expect_restored(terminal);
    terminal_stop(terminal);
}

Test(torture_terminals, starts_in_one_column_and_in_one_row)
{
    static const int tiny[][2] = {{1, 1}, {1, 2}, {1, 24}, {1, 400}};
    for (size_t i = 0; i < COUNT(tiny); i++)
        start_at_tiny_size(tiny[i][0], tiny[i][1]);
}

/* The first frame of a small size is the same when only some files have been read. */
static void see_all_loaded(struct reader *reader, int columns, int rows)
{
    reader_resize(reader, 80, 24);
    reader_resize(reader, columns, rows);
}

Test(torture_terminals, shows_the_same_as_the_grid_at_any_size)
{
    static const int any[][2] = {{2, 1},   {80, 1},   {1000, 1},  {19, 5},   {20, 4},
                                 {20, 5},  {59, 10},  {60, 11},   {119, 24}, {300, 100},
                                 {2, 400}, {1000, 5}, {1000, 400}};
    for (size_t i = 0; i < COUNT(any); i++) {
        struct reader *reader =
            reader_open(&(struct reader_options){.columns = any[i][0], .rows = any[i][1]});
        see_all_loaded(reader, any[i][0], any[i][1]);
        reader_press(reader, "J }");
        reader_quit(reader);
        reader_close(reader);
    }
    TORTURE_SAY("%zu sizes from 2x1 to 1000x400 and 4 of one column, in a terminal", COUNT(any));
}

/* Ten thousand of them in the long run. In the help the text begins at the top whatever sizes were
 * seen on the way, so each burst has one right picture. */
Test(torture_terminals, loses_no_size)
{
    struct reader *reader = reader_open(&(struct reader_options){.columns = 100, .rows = 30});
    int bursts = torture_rounds(40);
    int sizes_sent = 0;
    uint32_t seed = 11;
    reader_press(reader, "?");
    for (int burst = 0; burst < bursts; burst++) {
        int columns = 0;
        int rows = 0;
        for (int i = burst % 10; i >= 0; i--, sizes_sent++) {
            seed = seed * 1103515245 + 12345;
            columns = 20 + (int)(seed >> 16) % 130;
            rows = 5 + (int)(seed >> 24) % 45;
            terminal_resize(reader->terminal, columns, rows);
        }
        char key[40];
        snprintf(key, sizeof key, "<Resize %dx%d>", columns, rows);
        reader_expect(reader, key);
        reader_wait(reader);
    }
    reader_quit(reader);
    reader_close(reader);
    TORTURE_SAY("%d sizes in %d bursts: none lost", sizes_sent, bursts);
}

/* Scripts in a terminal: told to leave the order of text, and clusters that it counts otherwise. */
#include "support/reader.h"

#include <signal.h>
#include <string.h>

static const char told[] = "\033[8l";
static const char freed[] = "\033[8h";

static const char *const in_vte[] = {"VTE_VERSION=7006", NULL};

static struct reader *open_scripts(const char *const *environment, int columns)
{
    return reader_open(&(struct reader_options){
        .dossier = "tests/data/many-scripts",
        .columns = columns,
        .rows = 24,
        .environment = environment,
    });
}

/* How often a text was written. */
static int count_written(struct reader *reader, const char *text)
{
    int count = 0;
    struct slice rest = terminal_raw(reader->terminal);
    size_t length = strlen(text);
    for (size_t at; (at = slice_search(rest, slice_of(text))) < rest.length; count++)
        rest = (struct slice){rest.bytes + at + length, rest.length - at - length};
    return count;
}

Test(reader_scripts, tells_a_terminal_that_orders_text_to_leave_it)
{
    struct reader *reader = open_scripts(in_vte, 80);
    reader_press(reader, "J");
    cr_expect_eq(count_written(reader, told), 1);
    cr_expect_eq(count_written(reader, freed), 0);
    reader_press(reader, ":set<Space>bidi=terminal<Enter>");
    cr_expect_eq(count_written(reader, freed), 1);
    reader_press(reader, ":set<Space>bidi=program<Enter>");
    cr_expect_eq(count_written(reader, told), 2);
    reader_quit(reader);
    cr_expect_eq(count_written(reader, freed), 2);
    reader_close(reader);
}

Test(reader_scripts, gives_the_order_free_when_it_is_killed)
{
    struct reader *reader = open_scripts(in_vte, 80);
    reader_press(reader, "J");
    terminal_signal(reader->terminal, SIGSEGV);
    wait_exit(reader->terminal);
    cr_expect_eq(count_written(reader, told), 1);
    cr_expect_eq(count_written(reader, freed), 1);
    reader_close(reader);
}

Test(reader_scripts, tells_other_terminals_nothing)
{
    struct reader *reader = open_scripts(NULL, 80);
    reader_press(reader, ":set<Space>bidi=program<Enter>");
    reader_quit(reader);
    cr_expect_eq(count_written(reader, told), 0);
    cr_expect_eq(count_written(reader, freed), 0);
    reader_close(reader);
}

/* The emulator draws a family as four people, eight columns wide, and flags as letters: whatever
 * follows them stands in its column all the same, at every width, and when it has scrolled away. */
Test(reader_scripts, keeps_columns_after_clusters_that_the_terminal_counts_otherwise)
{
    static const int widths[] = {40, 59, 80, 120};
    for (size_t i = 0; i < COUNT(widths); i++) {
        struct reader *reader = open_scripts(NULL, widths[i]);
        reader_press(reader, ":go<Space>emoji-2032#flags<Enter>");
        reader_press(reader, "}");
        reader_press(reader, "z");
        reader_press(reader, "/wall<Enter>");
        reader_press(reader, "gt");
        reader_press(reader, "go");
        reader_resize(reader, widths[i] - 3, 20);
        reader_quit(reader);
        reader_close(reader);
    }
}

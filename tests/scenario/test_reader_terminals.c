/* The reader on terminals of many kinds: what it shows there, and which bytes it writes for it. */
#include "support/reader.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[] = {
    "vt100",           "vt220", "linux",         "xterm",      "xterm-256color", "screen",
    "screen-256color", "tmux",  "tmux-256color", "xterm-mono", "rxvt-unicode",
};

Test(reader_terminals, draws_and_quits_on_each)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        struct reader *reader =
            reader_open(&(struct reader_options){.name = names[i], .columns = 120, .rows = 36});
        reader_press(reader, "J <Down> <Down> } } <Tab> 2 g t");
        reader_press(reader, "/ a");
        reader_press(reader, "<Enter> ?");
        reader_resize(reader, 80, 24);
        reader_press(reader, "<C-l>");
        reader_quit(reader);
        reader_close(reader);
    }
}

/* Colours. */

static bool is_color(int parameter)
{
    return (parameter >= 30 && parameter <= 49) || (parameter >= 90 && parameter <= 107);
}

/* The length of a control sequence after its "\033[". */
static size_t sequence_length(struct slice rest)
{
    size_t length = 0;
    while (length < rest.length && (rest.bytes[length] < '@' || rest.bytes[length] > '~'))
        length++;
    return length;
}

static bool sets_color(const char *parameters, size_t length)
{
    const char *end = parameters + length;
    while (parameters < end) {
        char *after;
        if (is_color((int)strtol(parameters, &after, 10)))
            return true;
        parameters = after < end ? after + 1 : end;
    }
    return false;
}

/* How many sequences of the raw bytes set a colour, or set it back. */
static int count_color_sequences(const struct terminal *terminal)
{
    int count = 0;
    struct slice rest = terminal_raw(terminal);
    for (size_t at; (at = slice_find(rest, '\033')) + 1 < rest.length;) {
        bool is_control = rest.bytes[at + 1] == '[';
        rest = (struct slice){rest.bytes + at + 2, rest.length - at - 2};
        size_t length = is_control ? sequence_length(rest) : rest.length;
        if (length < rest.length && rest.bytes[length] == 'm')
            count += sets_color(rest.bytes, length);
    }
    return count;
}

static int colors_under(const char *name, const char *variable)
{
    const char *const environment[] = {variable, NULL};
    struct reader *reader =
        reader_open(&(struct reader_options){.name = name, .environment = environment});
    reader_press(reader, "J } 1 <Tab>");
    reader_quit(reader);
    int count = count_color_sequences(reader->terminal);
    reader_close(reader);
    return count;
}

Test(reader_terminals, uses_colors_where_there_are_some_and_nobody_minds)
{
    cr_expect_gt(colors_under("xterm-256color", "NO_COLOR"), 0);
    cr_expect_gt(colors_under("xterm", "NO_COLOR="), 0, "empty means nothing");
    cr_expect_gt(colors_under("linux", NULL), 0);
    cr_expect_eq(colors_under("xterm-256color", "NO_COLOR=1"), 0);
    cr_expect_eq(colors_under("linux", "NO_COLOR=yes"), 0);
    cr_expect_eq(colors_under("xterm-mono", NULL), 0);
    cr_expect_eq(colors_under("vt100", NULL), 0);
}

/* Without colour the focus and the current item are still told apart. */
Test(reader_terminals, does_not_rest_meaning_on_color)
{
    const char *const environment[] = {"NO_COLOR=1", NULL};
    struct reader *reader = reader_open(
        &(struct reader_options){.columns = 120, .rows = 36, .environment = environment});
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        const struct area *area = &reader->app.geometry.panes[pane];
        if (!reader->app.geometry.is_visible[pane])
            continue;
        struct terminal_cell title = terminal_cell(reader->terminal, area->row, area->column + 2);
        cr_expect_eq(title.bold && title.reverse, reader->app.focus == (enum pane_kind)pane);
    }
    cr_expect(terminal_cell(reader->terminal, 35, 0).reverse, "the status line");
    reader_quit(reader);
    reader_close(reader);
}

/* Locales. */

/* The emulator loses its column when xterm's sequence for repeated characters ends before the last
 * one, which is where ASCII borders use it; screen has no such sequence. */
static const char without_repeating[] = "screen";

static void expect_ascii(struct reader *reader)
{
    struct slice raw = terminal_raw(reader->terminal);
    for (size_t i = 0; i < raw.length; i++)
        cr_assert_lt((unsigned char)raw.bytes[i], 0x80, "byte %zu", i);
}

Test(reader_terminals, writes_ascii_alone_without_a_unicode_locale)
{
    static const char *const locales[] = {"LANG=C", "LC_ALL=POSIX", "LC_CTYPE=C",
                                          "LANG=no_SUCH.UTF-8"};
    for (size_t i = 0; i < COUNT(locales); i++) {
        const char *const environment[] = {locales[i], NULL};
        struct reader *reader = reader_open(&(struct reader_options){.columns = 120,
                                                                     .rows = 36,
                                                                     .name = without_repeating,
                                                                     .environment = environment,
                                                                     .is_ascii = true});
        cr_expect_eq(terminal_cell(reader->terminal, 1, 0).text[0], '-');
        reader_press(reader, "J } } 1 <Tab> ?");
        reader_quit(reader);
        expect_ascii(reader);
        reader_close(reader);
    }
}

Test(reader_terminals, writes_ascii_alone_when_asked)
{
    struct terminal *terminal = start_script("exec \"$0\" -d \"$1\" --ascii", bundled_dossier(),
                                             &(struct terminal_options){.name = without_repeating});
    struct reader *reader = reader_around(terminal, &(struct reader_options){.is_ascii = true});
    reader_wait(reader);
    reader_press(reader, "J } L");
    reader_quit(reader);
    expect_ascii(reader);
    reader_close(reader);
}

/* Where the reader starts, where it becomes `show`, and where it refuses. */
#include "support/reader.h"
#include "support/rest.h"

#include "output/page/plain_text.h"
#include "render/compose.h"

#include <string.h>

/* What `show` writes to a terminal, which puts a carriage return before each line feed. */
static struct slice shown_on_terminal(struct arena *arena)
{
    struct loaded loaded = load_dossier(bundled_dossier());
    struct document document = {0};
    struct buffer text = {0};
    struct buffer written = {0};
    compose(&document, loaded.dossier, (struct place){0}, DETAIL_EVIDENCE);
    text_write(&document, 80, false, &text);
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '\n')
            buffer_add_byte(&written, '\r');
        buffer_add_byte(&written, text.bytes[i]);
    }
    struct slice copy = arena_copy(arena, buffer_slice(&written));
    buffer_release(&written);
    buffer_release(&text);
    document_release(&document);
    loaded_release(&loaded);
    return copy;
}

static void expect_show(struct terminal *terminal)
{
    struct arena arena = {0};
    expect_clean_exit(terminal);
    struct slice expected = shown_on_terminal(&arena);
    struct slice raw = terminal_raw(terminal);
    cr_expect(slice_equal(raw, expected), "%zu bytes instead of %zu:\n%s", raw.length,
              expected.length, terminal_screen(terminal));
    cr_expect(terminal_modes_equal_start(terminal));
    terminal_stop(terminal);
    arena_release(&arena);
}

Test(reader_start, becomes_show_on_a_terminal_that_it_cannot_draw_on)
{
    static const struct {
        const char *name;
        const char *change;
    } cases[] = {{"dumb", NULL}, {"no-such-terminal", NULL}, {"xterm", "TERM"}, {"xterm", "TERM="}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *const environment[] = {cases[i].change, NULL};
        expect_show(start_script(
            "exec \"$0\" -d \"$1\"", bundled_dossier(),
            &(struct terminal_options){.name = cases[i].name, .environment = environment}));
    }
}

Test(reader_start, becomes_show_where_the_cursor_cannot_be_moved)
{
    static const char script[] =
        "printf 'still|no cursor,\\n\\tam, cols#80, lines#24, cr=\\\\r, cud1=\\\\n, ind=\\\\n,\\n' "
        ">\"$HOME/still\" && tic -o \"$HOME/.terminfo\" \"$HOME/still\" && TERM=still && "
        "infocmp >\"$HOME/entry\" && exec \"$0\" -d \"$1\"";
    expect_show(start_script(script, bundled_dossier(), NULL));
}

Test(reader_start, becomes_show_without_a_controlling_terminal_to_take_keys_from)
{
    expect_show(start_script("setsid -w \"$0\" -d \"$1\" </dev/null", bundled_dossier(), NULL));
}

Test(reader_start, becomes_show_when_stdout_is_no_terminal)
{
    static const char script[] =
        "cd \"$HOME\" && \"$0\" -d \"$1\" show >a && \"$0\" -d \"$1\" >b && "
        "\"$0\" -d \"$1\" | cat >c && test -s a && cmp a b && cmp a c && echo same";
    struct terminal *terminal = start_script(script, bundled_dossier(), NULL);
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "same");
    cr_expect_eq(slice_find(terminal_raw(terminal), '\033'), terminal_raw(terminal).length);
    terminal_stop(terminal);
}

Test(reader_start, takes_keys_from_the_terminal_when_stdin_is_something_else)
{
    static const char *const scripts[] = {
        "exec \"$0\" -d \"$1\" </dev/null",
        "echo text | \"$0\" -d \"$1\"",
        "exec \"$0\" -d \"$1\" <&-",
        "exec 3</dev/tty; exec \"$0\" -d \"$1\" <&3",
    };
    for (size_t i = 0; i < COUNT(scripts); i++) {
        struct terminal *terminal = start_script(scripts[i], bundled_dossier(), NULL);
        struct reader *reader = reader_around(terminal, &(struct reader_options){.rows = 0});
        reader_wait(reader);
        reader_press(reader, "J <Down> } 2");
        expect_rest(terminal, SHORT_WAIT);
        reader_quit(reader);
        reader_close(reader);
    }
}

Test(reader_start, leaves_descriptors_alone_that_it_was_given)
{
    struct terminal *terminal = start_script(
        "exec 2>\"$HOME/errors\"; \"$0\" -d \"$1\"; test -s \"$HOME/errors\" || echo quiet",
        bundled_dossier(), NULL);
    struct reader *reader = reader_around(terminal, &(struct reader_options){.rows = 0});
    reader_wait(reader);
    reader_send(reader, "Q");
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "quiet");
    reader_close(reader);
}

/* Refusals. */

static void expect_refusal(const char *script, const char *message)
{
    struct terminal *terminal = start_script(script, bundled_dossier(), NULL);
    int status = wait_exit(terminal);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 2, "%s: status %x", script,
              (unsigned)status);
    const char *row = terminal_row(terminal, 0);
    cr_expect(strstr(row, "precis: error: ") == row && strstr(terminal_screen(terminal), message),
              "%s: %s", script, terminal_screen(terminal));
    expect_restored(terminal);
    terminal_stop(terminal);
}

Test(reader_start, refuses_what_is_not_there)
{
    static const char *const cases[][2] = {
        {"exec \"$0\" -d /nowhere", "/nowhere is not a dossier: No such file"},
        {"exec \"$0\" -d /dev/null", "it is not a folder"},
        {"exec \"$0\" -d /tmp", "it has no content/ and themes/"},
        {"exec \"$0\" -Vz", "unknown option '-z'"},
        {"exec \"$0\" -d \"$1\" read no-such-place", "no-such-place"},
        {"exec \"$0\" -d \"$1\" read idd-2042", "idd-2024"},
        {"exec \"$0\" -d \"$1\" read --theme transport", "transport"},
        {"exec \"$0\" -d \"$1\" read --source nobody", "nobody"},
        {"exec \"$0\" -d \"$1\" read --no-such-option", "--no-such-option"},
        {"exec \"$0\" -d \"$1\" raed", "read"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        expect_refusal(cases[i][0], cases[i][1]);
}

/* Messages go to stderr also when that is not the terminal. */
Test(reader_start, says_on_stderr_why_it_refuses)
{
    static const char script[] =
        "cd \"$HOME\"; \"$0\" -d \"$1\" read nobody 2>errors; echo status $?; cat errors";
    struct terminal *terminal = start_script(script, bundled_dossier(), NULL);
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "status 2");
    cr_expect(strstr(terminal_row(terminal, 1), "precis: error: "), "%s",
              terminal_screen(terminal));
    expect_restored(terminal);
    terminal_stop(terminal);
}

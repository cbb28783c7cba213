#include "shell.h"

#include <string.h>

static const char prompt[] = "ready> ";

static void type_line(struct terminal *terminal, const char *line)
{
    terminal_type(terminal, line);
    terminal_type(terminal, "\r");
}

struct reader *shell_open(const char *command, const char *variable)
{
    struct arena arena = {0};
    const char *const argv[] = {"sh", "-i", NULL};
    const char *const environment[] = {
        "PS1=ready> ",
        "ENV",
        arena_format(&arena, "PRECIS=%s", program_path()).bytes,
        arena_format(&arena, "DOSSIER=%s", bundled_dossier()).bytes,
        variable,
        NULL,
    };
    bool is_type = variable && strncmp(variable, "TERM=", 5) == 0;
    struct terminal *terminal = terminal_start(&(struct terminal_options){
        .argv = argv, .environment = environment, .name = is_type ? variable + 5 : NULL});
    arena_release(&arena);
    struct reader *reader = reader_around(terminal, &(struct reader_options){.rows = 0});
    WAIT_FOR(terminal, "ready>");
    type_line(terminal, command);
    reader_wait(reader);
    return reader;
}

void shell_command(struct reader *reader, const char *command)
{
    type_line(reader->terminal, command);
}

static bool has_prompt_at_cursor(struct terminal *terminal, void *context)
{
    (void)context;
    struct terminal_cursor cursor = terminal_cursor(terminal);
    return cursor.column == (int)strlen(prompt) &&
           strncmp(terminal_row(terminal, cursor.row), prompt, strlen(prompt) - 1) == 0;
}

void shell_expect_prompt(struct reader *reader)
{
    cr_assert(terminal_wait_until(reader->terminal, TERMINAL_PATIENCE, has_prompt_at_cursor, NULL),
              "no prompt in:\n%s", terminal_screen(reader->terminal));
    expect_restored(reader->terminal);
}

void shell_leave(struct reader *reader)
{
    reader_send(reader, "Q");
    shell_expect_prompt(reader);
    shell_command(reader, "exit");
    wait_exit(reader->terminal);
    expect_restored(reader->terminal);
    reader_close(reader);
}

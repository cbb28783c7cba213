#define _GNU_SOURCE /* wcwidth */
#include "term/terminal.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "term/capability.h"
#include "term/input.h"
#include "term/palette.h"
#include "term/signals.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <unistr.h>
#include <wchar.h>

enum {
    ESCAPE_DELAY = 25, /* milliseconds */
    MOST_EMPTY_WAKES = 3,
    CLUSTER_SIZE = CCHARW_MAX + 1,
    LARGEST_COLUMNS = 1000,
    LARGEST_ROWS = 1000,
};

struct terminal {
    struct terminal_options options;
    SCREEN *screen;
    FILE *input_stream; /* /dev/tty when stdin is something else, else NULL */
    int input_descriptor;
    WINDOW *input;
    struct palette palette;
    struct termios modes;
    int empty_wakes;
    struct key waiting_key;
    bool has_waiting_key;
};

static bool is_usable_type(const char *type)
{
    return type && *type && strcmp(type, "dumb") != 0;
}

static FILE *open_input(void)
{
    if (isatty(STDIN_FILENO))
        return NULL;
    int descriptor = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
    return descriptor < 0 ? NULL : fdopen(descriptor, "r");
}

static bool start_signals(struct terminal *terminal)
{
    struct buffer restore = {0};
    capability_add_restore(&restore);
    bool started = signals_start(STDOUT_FILENO, buffer_slice(&restore), &terminal->modes);
    buffer_release(&restore);
    return started;
}

static void set_modes(void)
{
    raw();
    noecho();
    nonl();
    set_escdelay(ESCAPE_DELAY);
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
}

static bool start_screen(struct terminal *terminal)
{
    FILE *input = terminal->input_stream ? terminal->input_stream : stdin;
    terminal->screen = newterm(NULL, stdout, input);
    if (!terminal->screen)
        return false;
    if (!capability_can_move_cursor()) {
        endwin();
        delscreen(terminal->screen);
        return false;
    }
    set_modes();
    terminal->input = input_open();
    palette_init(&terminal->palette, terminal->options.has_color);
    return terminal->input && start_signals(terminal);
}

struct terminal *terminal_open(const struct terminal_options *options)
{
    if (!is_usable_type(getenv("TERM")) || !isatty(STDOUT_FILENO))
        return NULL;
    struct terminal *terminal = memory_allocate(1, sizeof *terminal);
    *terminal = (struct terminal){.options = *options};
    terminal->input_stream = open_input();
    terminal->input_descriptor =
        terminal->input_stream ? fileno(terminal->input_stream) : STDIN_FILENO;
    bool is_terminal =
        tcgetattr(STDOUT_FILENO, &terminal->modes) == 0 && isatty(terminal->input_descriptor);
    if (is_terminal && start_screen(terminal)) {
        memory_before_exit(signals_restore_terminal);
        return terminal;
    }
    if (terminal->input_stream)
        fclose(terminal->input_stream);
    free(terminal);
    return NULL;
}

void terminal_close(struct terminal *terminal)
{
    if (!terminal)
        return;
    memory_before_exit(NULL);
    delwin(terminal->input);
    endwin();
    delscreen(terminal->screen);
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &terminal->modes);
    signals_stop();
    if (terminal->input_stream)
        fclose(terminal->input_stream);
    free(terminal);
}

void terminal_size(const struct terminal *terminal, int *columns, int *rows)
{
    (void)terminal;
    getmaxyx(stdscr, *rows, *columns);
}

void terminal_use_themes(struct terminal *terminal, const struct dossier *dossier)
{
    palette_use_themes(&terminal->palette, dossier);
}

/* A cluster in the form of curses. One that terminals disagree about shows its base alone, so that
 * nothing behind it is displaced; one that the C library sees otherwise than we do shows question
 * marks. */
static int convert(const struct terminal *terminal, const struct grid *grid,
                   const struct grid_cell *cell, wchar_t cluster[CLUSTER_SIZE])
{
    struct shown text = grid_text(grid, cell);
    struct arena arena = {0};
    if (!terminal->options.has_unicode)
        text = ascii_from(&arena, text);
    int count = 0;
    for (size_t start = 0; start < text.length && count < CCHARW_MAX;) {
        ucs4_t character;
        start +=
            (size_t)u8_mbtouc(&character, (const uint8_t *)text.bytes + start, text.length - start);
        cluster[count++] = (wchar_t)character;
        if (cell->contested || !terminal->options.has_unicode)
            break;
    }
    arena_release(&arena);
    cluster[count] = L'\0';
    if (cluster[0] < 0x80)
        return 1;
    int width = terminal->options.has_unicode ? wcwidth(cluster[0]) : 1;
    if (width >= 1 && width <= cell->columns)
        return width;
    cluster[0] = L'?';
    cluster[1] = L'\0';
    return 1;
}

static void show_cell(struct terminal *terminal, const struct grid *grid,
                      const struct grid_cell *cell, int row, int column)
{
    wchar_t cluster[CLUSTER_SIZE];
    attr_t attributes;
    short pair;
    cchar_t character;
    int width = convert(terminal, grid, cell, cluster);
    palette_look(&terminal->palette, cell->style, cell->flags, cell->theme, &attributes, &pair);
    setcchar(&character, cluster, attributes, pair, NULL);
    mvadd_wch(row, column, &character);
    for (int i = width; i < cell->columns; i++) {
        setcchar(&character, L" ", attributes, pair, NULL);
        mvadd_wch(row, column + i, &character);
    }
}

void terminal_show(struct terminal *terminal, const struct grid *grid)
{
    int columns;
    int rows;
    terminal_size(terminal, &columns, &rows);
    for (int row = 0; row < grid->rows && row < rows; row++)
        for (int column = 0; column < grid->columns && column < columns; column++) {
            const struct grid_cell *cell =
                &grid->cells[(size_t)row * (size_t)grid->columns + (size_t)column];
            if (cell->columns)
                show_cell(terminal, grid, cell, row, column);
        }
    move(grid->cursor_row, grid->cursor_column);
    refresh();
}

void terminal_redraw(struct terminal *terminal)
{
    (void)terminal;
    clearok(stdscr, TRUE);
}

static void take_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !size.ws_row || !size.ws_col)
        return;
    int columns = size.ws_col < LARGEST_COLUMNS ? size.ws_col : LARGEST_COLUMNS;
    int rows = size.ws_row < LARGEST_ROWS ? size.ws_row : LARGEST_ROWS;
    resizeterm(rows, columns);
}

void terminal_suspend(struct terminal *terminal)
{
    endwin();
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &terminal->modes);
    raise(SIGSTOP);
    take_size();
    refresh();
    terminal_redraw(terminal);
}

static struct terminal_event event_of(enum signal_notice notice)
{
    switch (notice) {
    case NOTICE_RESIZE:
        take_size();
        return (struct terminal_event){.kind = TERMINAL_RESIZE};
    case NOTICE_CONTINUE:
        /* Whoever stopped the process may have changed the modes: take the terminal again. */
        reset_prog_mode();
        take_size();
        clearok(stdscr, TRUE);
        return (struct terminal_event){.kind = TERMINAL_RESIZE};
    case NOTICE_SUSPEND:
        return (struct terminal_event){.kind = TERMINAL_SUSPENDED};
    case NOTICE_END:
        return (struct terminal_event){.kind = TERMINAL_ENDED};
    case NOTICE_WAKE:
        break;
    }
    return (struct terminal_event){.kind = TERMINAL_WOKEN};
}

static bool take_key(struct terminal *terminal, struct terminal_event *event)
{
    event->kind = TERMINAL_KEY;
    if (terminal->has_waiting_key) {
        event->key = terminal->waiting_key;
        terminal->has_waiting_key = false;
        return true;
    }
    return input_take(terminal->input, &event->key);
}

bool terminal_has_key(struct terminal *terminal)
{
    if (!terminal->has_waiting_key)
        terminal->has_waiting_key = input_take(terminal->input, &terminal->waiting_key);
    return terminal->has_waiting_key;
}

/* Readable without a key in it, again and again: the other end has gone. */
static bool is_lost(struct terminal *terminal, short events)
{
    if (events & (POLLERR | POLLNVAL))
        return true;
    if (!(events & (POLLIN | POLLHUP)))
        return false;
    return ++terminal->empty_wakes >= MOST_EMPTY_WAKES;
}

struct terminal_event terminal_wait(struct terminal *terminal, int milliseconds)
{
    struct terminal_event event = {.kind = TERMINAL_TIMEOUT};
    for (;;) {
        enum signal_notice notice = signals_take();
        if (notice)
            return event_of(notice);
        if (take_key(terminal, &event)) {
            terminal->empty_wakes = 0;
            return event;
        }
        struct pollfd watched[] = {
            {.fd = terminal->input_descriptor, .events = POLLIN},
            {.fd = signals_descriptor(), .events = POLLIN},
        };
        int count = poll(watched, 2, milliseconds);
        if (count == 0)
            return (struct terminal_event){.kind = TERMINAL_TIMEOUT};
        if (count < 0 && errno != EINTR)
            return (struct terminal_event){.kind = TERMINAL_LOST};
        if (count > 0 && watched[0].revents) {
            if (take_key(terminal, &event)) {
                terminal->empty_wakes = 0;
                return event;
            }
            if (is_lost(terminal, watched[0].revents))
                return (struct terminal_event){.kind = TERMINAL_LOST};
        }
    }
}

void terminal_wake(void *unused)
{
    (void)unused;
    signals_wake();
}

#include "term/terminal.h"

#include "base/memory.h"
#include "base/moment.h"
#include "term/capability.h"
#include "term/input.h"
#include "term/reordering.h"
#include "term/screen.h"
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

enum {
    MOST_EMPTY_WAKES = 3,
    LARGEST_COLUMNS = 1000,
    LARGEST_ROWS = 1000,
    ANSWER_PATIENCE = 100, /* milliseconds */
};

struct terminal {
    SCREEN *curses;
    FILE *input_stream; /* /dev/tty when stdin is something else, else NULL */
    int input_descriptor;
    struct input input;
    struct screen screen;
    struct termios modes;
    int empty_wakes;
    bool is_given_back;
    bool has_color;
    bool has_mouse;
    bool has_order; /* it was told to leave the order of characters */
    enum reordering reordering;
    bool was_asked_to_stop; /* by a signal to this process alone, not by a key */
    bool has_asked;         /* for the background */
};

static FILE *open_input(void)
{
    if (isatty(STDIN_FILENO))
        return NULL;
    int descriptor = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
    return descriptor < 0 ? NULL : fdopen(descriptor, "r");
}

/* Around curses, whose buffer is empty between two frames. */
static void write_now(const struct buffer *text)
{
    if (!text->length)
        return;
    ssize_t written = write(STDOUT_FILENO, text->bytes, text->length);
    (void)written;
}

static void arm(const struct terminal *terminal)
{
    struct buffer restore = {0};
    if (terminal->has_mouse)
        capability_add_mouse_off(&restore);
    if (terminal->has_order)
        capability_add_order_free(&restore);
    capability_add_restore(&restore, getmaxy(stdscr), terminal->has_color);
    signals_arm(STDOUT_FILENO, buffer_slice(&restore), &terminal->modes);
    buffer_release(&restore);
}

static struct winsize window_size(void)
{
    struct winsize size = {0};
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    return size;
}

static void take_size(const struct terminal *terminal)
{
    struct winsize size = window_size();
    int columns = size.ws_col < LARGEST_COLUMNS ? size.ws_col : LARGEST_COLUMNS;
    int rows = size.ws_row < LARGEST_ROWS ? size.ws_row : LARGEST_ROWS;
    if (columns && rows && is_term_resized(rows, columns))
        resizeterm(rows, columns);
    arm(terminal);
}

/* A frame is always written whole: the loop has looked for keys before it. */
static void set_modes(void)
{
    raw();
    noecho();
    nonl();
    typeahead(-1);
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
}

/* An answer that came later would be typed into the shell, or into another program. */
static void await_answer(struct terminal *terminal)
{
    bool *asks = &terminal->input.decoder.asks_background;
    int64_t end = moment_milliseconds() + ANSWER_PATIENCE;
    while (*asks) {
        struct pollfd watched = {.fd = terminal->input_descriptor, .events = POLLIN};
        int64_t left = end - moment_milliseconds();
        bool has_bytes;
        if (left <= 0 || poll(&watched, 1, (int)left) <= 0)
            break;
        if (!input_take(&terminal->input, &has_bytes).kind && !has_bytes)
            break;
    }
    *asks = false;
}

/* Not by endwin, after which curses would reset the palette of the terminal, which may be one that
 * somebody has chosen. */
static void give_back(struct terminal *terminal)
{
    await_answer(terminal);
    signals_restore_terminal();
    terminal->is_given_back = true;
}

/* Which reports of the terminal are keys, and which it sends at all. */
static void add_input(const struct terminal *terminal, struct buffer *text)
{
    capability_add_input(text);
    if (terminal->has_mouse)
        capability_add_mouse_on(text);
    if (terminal->has_order)
        capability_add_order_fixed(text);
}

/* Armed, and the modes set, before anything is written. The next frame is a whole one. */
static void take_again(struct terminal *terminal)
{
    struct buffer start = {0};
    capability_add_start(&start);
    add_input(terminal, &start);
    arm(terminal);
    reset_prog_mode();
    write_now(&start);
    buffer_release(&start);
    terminal->is_given_back = false;
    take_size(terminal);
    screen_redraw(&terminal->screen);
}

static bool is_too_large(const char *variable, int largest)
{
    const char *value = getenv(variable);
    return value && strtol(value, NULL, 10) > largest;
}

/* Curses would make a screen of any size that the window or the environment names, which takes
 * gigabytes and minutes. It starts with the usual size of such a terminal instead. */
static void bound_first_size(void)
{
    struct winsize size = window_size();
    if (size.ws_col > LARGEST_COLUMNS || size.ws_row > LARGEST_ROWS ||
        is_too_large("COLUMNS", LARGEST_COLUMNS) || is_too_large("LINES", LARGEST_ROWS))
        use_env(FALSE);
}

/* Before the first byte is written: the echo of a key that is typed meanwhile would land inside of
 * an escape sequence. Curses takes these modes for those of the shell, and sets no others when it
 * is left. */
static void silence_line(const struct terminal *terminal)
{
    struct termios modes = terminal->modes;
    modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    tcsetattr(STDOUT_FILENO, TCSANOW, &modes);
}

static bool start_curses(struct terminal *terminal, const struct capability_first *first)
{
    FILE *input = terminal->input_stream ? terminal->input_stream : stdin;
    bound_first_size();
    terminal->curses = newterm(NULL, stdout, input);
    if (!terminal->curses) {
        signals_restore_terminal();
        return false;
    }
    set_modes();
    input_open(&terminal->input, terminal->input_descriptor);
    /* Until it has been left once, curses writes every movement of the cursor by itself: a hundred
     * writes a frame instead of one. When it leaves it writes a carriage return as well, on the
     * primary screen, where the cursor must be as before when that comes back for good. */
    endwin();
    write_now(&first->find_cursor);
    doupdate();
    struct buffer modes = {0};
    add_input(terminal, &modes);
    write_now(&modes);
    buffer_release(&modes);
    take_size(terminal);
    return true;
}

/* Curses changes the terminal while it starts: what restores it is known before. */
static bool start(struct terminal *terminal, const struct capability_first *first)
{
    bool is_terminal =
        tcgetattr(STDOUT_FILENO, &terminal->modes) == 0 && isatty(terminal->input_descriptor);
    if (!is_terminal || !signals_start())
        return false;
    signals_arm(STDOUT_FILENO, buffer_slice(&first->restore), &terminal->modes);
    memory_before_exit(signals_give_up_terminal);
    silence_line(terminal);
    write_now(&first->keep_cursor);
    return start_curses(terminal, first);
}

static const char *environment(const char *name)
{
    return getenv(name);
}

static struct terminal *open_with(const struct terminal_options *options,
                                  const struct capability_first *first)
{
    struct terminal *terminal = memory_allocate(1, sizeof *terminal);
    *terminal = (struct terminal){.input_stream = open_input(),
                                  .has_color = options->has_color,
                                  .reordering = reordering_of(environment)};
    terminal->input_descriptor =
        terminal->input_stream ? fileno(terminal->input_stream) : STDIN_FILENO;
    if (start(terminal, first)) {
        screen_init(&terminal->screen, options->has_unicode, options->has_color);
        return terminal;
    }
    memory_before_exit(NULL);
    signals_stop();
    if (terminal->input_stream)
        fclose(terminal->input_stream);
    free(terminal);
    return NULL;
}

struct terminal *terminal_open(const struct terminal_options *options)
{
    struct terminal *terminal = NULL;
    int output = STDOUT_FILENO;
    struct capability_first first = {0};
    if (isatty(output) &&
        capability_can_draw(output, window_size().ws_row, options->has_color, &first))
        terminal = open_with(options, &first);
    capability_release(&first);
    return terminal;
}

/* In the background setting the modes would stop the process; it must not be stopped for good. */
static void give_back_for_good(struct terminal *terminal)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;
    if (terminal->is_given_back)
        return;
    sigaction(SIGTTOU, &ignore, &before);
    give_back(terminal);
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &terminal->modes);
    sigaction(SIGTTOU, &before, NULL);
}

void terminal_close(struct terminal *terminal)
{
    if (!terminal)
        return;
    give_back_for_good(terminal);
    memory_before_exit(NULL);
    screen_release(&terminal->screen);
    input_close(&terminal->input);
    delscreen(terminal->curses);
    signals_stop();
    if (terminal->input_stream)
        fclose(terminal->input_stream);
    free(terminal);
}

bool terminal_is_ending(void)
{
    return signals_are_ending();
}

void terminal_end_as_asked(void)
{
    signals_end_as_asked();
}

void terminal_size(const struct terminal *terminal, int *columns, int *rows)
{
    (void)terminal;
    getmaxyx(stdscr, *rows, *columns);
}

void terminal_use_themes(struct terminal *terminal, const struct dossier *dossier)
{
    screen_use_themes(&terminal->screen, dossier);
}

/* Once, when the first frame stands: nothing waits for the answer. */
static void ask_for_background(struct terminal *terminal)
{
    struct buffer question = {0};
    bool has_color = terminal->screen.scheme.depth != DEPTH_NONE;
    if (terminal->has_asked || !has_color || !capability_can_be_asked())
        return;
    terminal->has_asked = true;
    terminal->input.decoder.asks_background = true;
    capability_add_question(&question);
    write_now(&question);
    buffer_release(&question);
}

void terminal_show(struct terminal *terminal, const struct grid *grid)
{
    if (terminal->is_given_back)
        return;
    screen_show(&terminal->screen, grid);
    ask_for_background(terminal);
}

void terminal_redraw(struct terminal *terminal)
{
    screen_redraw(&terminal->screen);
}

static bool is_in_background(void)
{
    pid_t group = tcgetpgrp(STDOUT_FILENO);
    return group > 0 && group != getpgrp();
}

/* Who was stopped may be continued in the background, and must wait there, but can be ended. */
static void wait_for_foreground(void)
{
    while (is_in_background() && !signals_are_ending())
        if (!signals_stop_process(SIGTTOU, false))
            return;
}

void terminal_suspend(struct terminal *terminal)
{
    bool whole_job = !terminal->was_asked_to_stop;
    terminal->was_asked_to_stop = false;
    if (!signals_can_suspend())
        return;
    give_back(terminal);
    signals_stop_process(SIGTSTP, whole_job);
    wait_for_foreground();
    if (!signals_are_ending())
        take_again(terminal);
}

void terminal_lend(struct terminal *terminal)
{
    give_back(terminal);
    signals_lend();
}

/* Where the other program has left modes on, these are what it may have been. */
static void tidy_up(struct terminal *terminal)
{
    struct buffer text = {0};
    capability_add_mouse_off(&text);
    arm(terminal);
    silence_line(terminal);
    write_now(&text);
    buffer_release(&text);
    give_back(terminal);
}

void terminal_take_back(struct terminal *terminal, bool was_tidy)
{
    signals_take_back();
    wait_for_foreground();
    if (!was_tidy && !is_in_background())
        tidy_up(terminal);
    if (!signals_are_ending())
        take_again(terminal);
}

/* The shell gets the terminal as it was, and the other program finds its own modes again. The
 * notice says that the job was stopped and continued in the meantime. */
void terminal_stop_lent(struct terminal *terminal)
{
    struct termios modes;
    bool has_modes = tcgetattr(STDOUT_FILENO, &modes) == 0;
    if (!signals_can_suspend() || signals_take_continue() || is_in_background())
        return;
    tcsetattr(STDOUT_FILENO, TCSANOW, &terminal->modes);
    signals_stop_process(SIGTSTP, true);
    wait_for_foreground();
    if (has_modes && !is_in_background())
        tcsetattr(STDOUT_FILENO, TCSANOW, &modes);
}

enum reordering terminal_reordering(const struct terminal *terminal)
{
    return terminal->reordering;
}

/* What stands on the screen was arranged for the other order. */
static void fix_order(struct terminal *terminal, bool is_fixed, struct buffer *text)
{
    if (is_fixed == terminal->has_order)
        return;
    if (is_fixed)
        capability_add_order_fixed(text);
    else
        capability_add_order_free(text);
    terminal->has_order = is_fixed;
    screen_redraw(&terminal->screen);
}

void terminal_configure(struct terminal *terminal, const struct settings *settings)
{
    screen_use_colors(&terminal->screen, settings->colors);
    bool wants_mouse = settings->mouse != 0;
    struct buffer text = {0};
    if (wants_mouse && !terminal->has_mouse)
        capability_add_mouse_on(&text);
    if (!wants_mouse && terminal->has_mouse)
        capability_add_mouse_off(&text);
    fix_order(terminal, settings_forbid_reordering(settings, terminal->reordering), &text);
    terminal->has_mouse = wants_mouse;
    terminal->input.decoder.has_mouse = wants_mouse;
    arm(terminal);
    write_now(&text);
    buffer_release(&text);
}

static void add_base64(struct buffer *out, struct slice bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.length; i += 3) {
        uint32_t three = 0;
        for (size_t j = 0; j < 3; j++)
            three = three << 8 | (i + j < bytes.length ? (unsigned char)bytes.bytes[i + j] : 0u);
        for (size_t j = 0; j < 4; j++)
            buffer_add_byte(out, i + j > bytes.length ? '=' : digits[three >> (18 - 6 * j) & 63]);
    }
}

void terminal_copy(struct terminal *terminal, struct slice bytes)
{
    struct buffer text = {0};
    (void)terminal;
    buffer_add(&text, SLICE("\033]52;c;"));
    add_base64(&text, bytes);
    buffer_add(&text, SLICE("\a"));
    write_now(&text);
    buffer_release(&text);
}

/* The shell has had the terminal since the stop: take it as if for the first time. */
static void take_after_stop(struct terminal *terminal)
{
    wait_for_foreground();
    if (signals_are_ending())
        return;
    reset_prog_mode();
    give_back(terminal);
    take_again(terminal);
}

static struct terminal_event take_notice(struct terminal *terminal, enum signal_notice notice)
{
    struct terminal_event event = {.kind = TERMINAL_WOKEN};
    switch (notice) {
    case NOTICE_END:
        event.kind = TERMINAL_ENDED;
        break;
    case NOTICE_SUSPEND:
        terminal->was_asked_to_stop = true;
        event.kind = TERMINAL_SUSPENDED;
        break;
    case NOTICE_CONTINUE:
        take_after_stop(terminal);
        event.kind = TERMINAL_RESIZE;
        break;
    case NOTICE_RESIZE:
        take_size(terminal);
        screen_redraw(&terminal->screen);
        event.kind = TERMINAL_RESIZE;
        break;
    case NOTICE_NONE:
    case NOTICE_WAKE:
    case NOTICE_COUNT:
        break;
    }
    return event;
}

/* Readable without a byte in it, again and again: the other end has gone. */
static bool is_lost(struct terminal *terminal, short events, bool has_bytes)
{
    if (events & (POLLERR | POLLNVAL))
        return true;
    if (has_bytes)
        terminal->empty_wakes = 0;
    else if (events)
        terminal->empty_wakes++;
    return terminal->empty_wakes >= MOST_EMPTY_WAKES;
}

/* Whether the screen is to be shown again, in other colours. */
static bool takes_background(struct terminal *terminal, const struct decoded *decoded)
{
    return decoded->kind == DECODED_BACKGROUND &&
           screen_use_ground(&terminal->screen, ground_of_color(decoded->background));
}

/* An answer is none, and may change how the next frame looks. */
bool terminal_has_key(struct terminal *terminal)
{
    while (!terminal->is_given_back && input_has_next(&terminal->input)) {
        if (terminal->input.next.kind != DECODED_BACKGROUND)
            return true;
        takes_background(terminal, &terminal->input.next);
        terminal->input.next = (struct decoded){0};
    }
    return false;
}

/* What has happened already. */
static bool take_event(struct terminal *terminal, short events, struct terminal_event *event)
{
    bool has_bytes;
    enum signal_notice notice = signals_take();
    if (notice) {
        *event = take_notice(terminal, notice);
        return true;
    }
    struct decoded decoded = input_take(&terminal->input, &has_bytes);
    if (takes_background(terminal, &decoded)) {
        *event = (struct terminal_event){.kind = TERMINAL_WOKEN};
        return true;
    }
    if (decoded.kind && decoded.kind != DECODED_BACKGROUND) {
        *event = (struct terminal_event){
            .kind = decoded.kind == DECODED_KEY ? TERMINAL_KEY : TERMINAL_PASTE,
            .key = decoded.key,
            .text = decoded.text,
            .is_open = decoded.kind == DECODED_OPEN_PASTE,
        };
        terminal->empty_wakes = 0;
        return true;
    }
    event->kind = TERMINAL_LOST;
    return is_lost(terminal, events, has_bytes);
}

/* The shorter of two waits, of which -1 has no end. */
static int shorter(int left, int right)
{
    if (left < 0 || right < 0)
        return left < 0 ? right : left;
    return left < right ? left : right;
}

struct terminal_event terminal_wait(struct terminal *terminal, int milliseconds)
{
    struct terminal_event event;
    short events = 0;
    while (!take_event(terminal, events, &event)) {
        int patience = input_patience(&terminal->input);
        struct pollfd watched[] = {
            {.fd = terminal->input_descriptor, .events = POLLIN},
            {.fd = signals_descriptor(), .events = POLLIN},
        };
        int count = poll(watched, 2, shorter(milliseconds, patience));
        bool is_callers = patience < 0 || (milliseconds >= 0 && milliseconds <= patience);
        if (count == 0 && is_callers)
            return (struct terminal_event){.kind = TERMINAL_TIMEOUT};
        if (count < 0 && errno != EINTR)
            return (struct terminal_event){.kind = TERMINAL_LOST};
        events = count > 0 ? watched[0].revents : 0;
    }
    return event;
}

void terminal_wake(void *unused)
{
    (void)unused;
    signals_wake();
}

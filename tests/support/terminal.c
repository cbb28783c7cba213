#include "terminal.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "emulator.h"
#include "launch.h"
#include "modes.h"
#include "oracle.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct terminal {
    struct launch launch;
    struct arena arena;
    const char *name;
    struct emulator emulator;
    struct buffer written; /* by the program, all of it */
    size_t shown;          /* how much of that the emulator has seen */
    struct buffer text;    /* of the screen, while it is looked at */
    bool has_ended;
    int status;
};

/* The end of a program gives no event on the line, which the test holds open itself: so a wait
 * looks for it this often, in milliseconds. */
enum { SLICE_OF_WAIT = 10 };

struct terminal *terminal_start(const struct terminal_options *options)
{
    struct terminal_options chosen = *options;
    chosen.columns = options->columns > 0 ? emulator_bearable_columns(options->columns) : 80;
    chosen.rows = options->rows > 0 ? options->rows : 24;
    chosen.name = options->name ? options->name : "xterm-256color";
    struct arena arena = {0};
    struct terminal *terminal = ARENA_NEW(&arena, struct terminal);
    terminal->name = arena_copy(&arena, slice_of(chosen.name)).bytes;
    emulator_start(&terminal->emulator, chosen.columns, chosen.rows);
    launch_program(&terminal->launch, &arena, &chosen);
    terminal->arena = arena;
    return terminal;
}

static void close_line(struct launch *launch)
{
    if (launch->master < 0)
        return;
    close(launch->slave);
    close(launch->master);
    launch->slave = launch->master = -1;
}

static void kill_program(struct terminal *terminal)
{
    if (terminal->has_ended)
        return;
    /* The group does not exist yet while the program has not come to its first step. */
    kill(-terminal->launch.process, SIGKILL);
    kill(terminal->launch.process, SIGKILL);
    while (waitpid(terminal->launch.process, NULL, 0) < 0 && errno == EINTR)
        continue;
}

void terminal_stop(struct terminal *terminal)
{
    kill_program(terminal);
    close_line(&terminal->launch);
    launch_remove_home(terminal->launch.home);
    emulator_release(&terminal->emulator);
    buffer_release(&terminal->written);
    buffer_release(&terminal->text);
    struct arena arena = terminal->arena;
    arena_release(&arena);
}

/* The line. */

static struct slice not_shown(const struct terminal *terminal)
{
    struct slice written = buffer_slice(&terminal->written);
    return (struct slice){written.bytes + terminal->shown, written.length - terminal->shown};
}

static void show_written(struct terminal *terminal)
{
    terminal->shown += emulator_show(&terminal->emulator, not_shown(terminal));
}

static void write_outgoing(struct terminal *terminal)
{
    struct buffer *outgoing = &terminal->emulator.outgoing;
    if (!outgoing->length || terminal->launch.master < 0)
        return;
    ssize_t count = write(terminal->launch.master, outgoing->bytes, outgoing->length);
    if (count <= 0)
        return;
    outgoing->length -= (size_t)count;
    memmove(outgoing->bytes, outgoing->bytes + count, outgoing->length);
}

/* Reads what has arrived, but not for ever where the program never stops writing. */
static void read_written(struct terminal *terminal)
{
    enum { ROOM = 16 * 1024, MOST = 64 };
    for (int i = 0; i < MOST && terminal->launch.master >= 0; i++) {
        char *room = buffer_reserve(&terminal->written, ROOM);
        ssize_t count = read(terminal->launch.master, room, ROOM);
        if (count <= 0)
            return;
        terminal->written.length += (size_t)count;
    }
}

/* Waits for the line at most that long, then moves bytes both ways. */
static void exchange(struct terminal *terminal, int milliseconds)
{
    struct pollfd line = {
        .fd = terminal->launch.master,
        .events = terminal->emulator.outgoing.length ? POLLIN | POLLOUT : POLLIN,
    };
    poll(&line, 1, milliseconds);
    read_written(terminal);
    show_written(terminal);
    write_outgoing(terminal);
}

/* Keys. */

void terminal_send(struct terminal *terminal, struct slice bytes)
{
    buffer_add(&terminal->emulator.outgoing, bytes);
    write_outgoing(terminal);
}

void terminal_type(struct terminal *terminal, const char *text)
{
    emulator_type(&terminal->emulator, slice_of(text));
    write_outgoing(terminal);
}

void terminal_character(struct terminal *terminal, uint32_t character, VTermModifier modifier)
{
    emulator_character(&terminal->emulator, character, modifier);
    write_outgoing(terminal);
}

void terminal_key(struct terminal *terminal, VTermKey key, VTermModifier modifier)
{
    emulator_key(&terminal->emulator, key, modifier);
    write_outgoing(terminal);
}

/* Events. */

void terminal_resize(struct terminal *terminal, int columns, int rows)
{
    struct winsize size = {.ws_row = (unsigned short)rows,
                           .ws_col = (unsigned short)emulator_bearable_columns(columns)};
    exchange(terminal, 0);
    emulator_resize(&terminal->emulator, columns, rows);
    ioctl(terminal->launch.master, TIOCSWINSZ, &size);
}

void terminal_signal(struct terminal *terminal, int signal_number)
{
    if (!terminal->has_ended)
        kill(terminal->launch.process, signal_number);
}

void terminal_hang_up(struct terminal *terminal)
{
    exchange(terminal, 0);
    close_line(&terminal->launch);
}

/* The screen. */

static const char *screen_text(struct terminal *terminal)
{
    buffer_clear(&terminal->text);
    emulator_add_screen(&terminal->emulator, &terminal->text);
    return terminal->text.bytes;
}

const char *terminal_screen(struct terminal *terminal)
{
    return arena_copy(&terminal->arena, slice_of(screen_text(terminal))).bytes;
}

const char *terminal_row(struct terminal *terminal, int row)
{
    buffer_clear(&terminal->text);
    emulator_add_row(&terminal->emulator, &terminal->text, row);
    return arena_copy(&terminal->arena, buffer_slice(&terminal->text)).bytes;
}

struct terminal_cell terminal_cell(const struct terminal *terminal, int row, int column)
{
    return emulator_cell(&terminal->emulator, row, column);
}

struct terminal_cursor terminal_cursor(const struct terminal *terminal)
{
    return emulator_cursor(&terminal->emulator);
}

bool terminal_alternate_screen(const struct terminal *terminal)
{
    return terminal->emulator.alternate_screen;
}

bool terminal_mouse(const struct terminal *terminal)
{
    return terminal->emulator.mouse;
}

unsigned terminal_bells(const struct terminal *terminal)
{
    return terminal->emulator.bells;
}

/* Waiting. */

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool terminal_wait_until(struct terminal *terminal, int milliseconds,
                         bool (*holds)(struct terminal *, void *context), void *context)
{
    int64_t deadline = milliseconds_now() + milliseconds;
    exchange(terminal, 0);
    while (!holds(terminal, context)) {
        int64_t left = deadline - milliseconds_now();
        if (left <= 0)
            return false;
        exchange(terminal, left < SLICE_OF_WAIT ? (int)left : SLICE_OF_WAIT);
    }
    return true;
}

static bool shows(struct terminal *terminal, void *text)
{
    return strstr(screen_text(terminal), text) != NULL;
}

static bool lacks(struct terminal *terminal, void *text)
{
    return !shows(terminal, text);
}

bool terminal_wait_for(struct terminal *terminal, const char *text, int milliseconds)
{
    return terminal_wait_until(terminal, milliseconds, shows, (void *)text);
}

bool terminal_wait_gone(struct terminal *terminal, const char *text, int milliseconds)
{
    return terminal_wait_until(terminal, milliseconds, lacks, (void *)text);
}

static bool has_ended(struct terminal *terminal, void *context)
{
    (void)context;
    if (!terminal->has_ended)
        terminal->has_ended = waitpid(terminal->launch.process, &terminal->status, WNOHANG) ==
                              terminal->launch.process;
    return terminal->has_ended;
}

/* Sent by the test after the last byte of the program. */
static const char end_mark[] = "\0end of the program\0";

/* Takes the mark, and what a process left in the background may have written since, out again. */
static bool take_end_mark(struct terminal *terminal)
{
    struct slice rest = not_shown(terminal);
    for (; rest.length >= sizeof end_mark; rest.bytes++, rest.length--) {
        if (memcmp(rest.bytes, end_mark, sizeof end_mark) == 0) {
            terminal->written.length -= rest.length;
            return true;
        }
    }
    return false;
}

/* The kernel hands bytes on in its own time, also after the program is gone. They keep their
 * order, so a mark written now comes out after all of them; where much is under way it does not
 * go in at once. */
static void read_to_end(struct terminal *terminal)
{
    int64_t deadline = milliseconds_now() + TERMINAL_PATIENCE;
    size_t sent = 0;
    do {
        ssize_t count = write(terminal->launch.slave, end_mark + sent, sizeof end_mark - sent);
        sent += count > 0 ? (size_t)count : 0;
        struct pollfd line = {.fd = terminal->launch.master, .events = POLLIN};
        poll(&line, 1, SLICE_OF_WAIT);
        read_written(terminal);
    } while (!take_end_mark(terminal) && milliseconds_now() < deadline);
    show_written(terminal);
}

bool terminal_wait_exit(struct terminal *terminal, int milliseconds, int *status)
{
    bool had_ended = terminal->has_ended;
    if (!terminal_wait_until(terminal, milliseconds, has_ended, NULL))
        return false;
    if (!had_ended && terminal->launch.slave >= 0)
        read_to_end(terminal);
    if (status)
        *status = terminal->status;
    return true;
}

static bool has_more_than(struct terminal *terminal, void *length)
{
    return terminal->written.length > *(const size_t *)length;
}

bool terminal_wait_written(struct terminal *terminal, size_t length, int milliseconds)
{
    return terminal_wait_until(terminal, milliseconds, has_more_than, &length);
}

bool terminal_is_silent(struct terminal *terminal, int milliseconds)
{
    exchange(terminal, 0);
    size_t length = terminal->written.length;
    return !terminal_wait_written(terminal, length, milliseconds);
}

/* The program. */

struct slice terminal_raw(const struct terminal *terminal)
{
    return buffer_slice(&terminal->written);
}

bool terminal_check_bytes(struct terminal *terminal, const char **message)
{
    return oracle_accepts(&terminal->arena, terminal->name, terminal_raw(terminal), message);
}

bool terminal_modes_equal_start(const struct terminal *terminal)
{
    const struct termios *start = &terminal->launch.modes;
    struct termios now;
    return tcgetattr(terminal->launch.slave, &now) == 0 && now.c_iflag == start->c_iflag &&
           now.c_oflag == start->c_oflag && now.c_cflag == start->c_cflag &&
           now.c_lflag == start->c_lflag && memcmp(now.c_cc, start->c_cc, sizeof now.c_cc) == 0;
}

const char *terminal_modes_left(struct terminal *terminal)
{
    return modes_left(&terminal->arena, terminal_raw(terminal));
}

pid_t terminal_process(const struct terminal *terminal)
{
    return terminal->launch.process;
}

const char *terminal_home(const struct terminal *terminal)
{
    return terminal->launch.home;
}

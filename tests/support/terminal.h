/* A terminal for tests: a program runs in a pseudo-terminal, and an emulator (libvterm) is its
 * screen and its keyboard.
 *
 * Nothing here sleeps a fixed time: wait for text that only the new frame has, then look. A frame
 * may arrive in parts, so where more than that text is looked at, wait for what is drawn last.
 *
 *     struct terminal *terminal = terminal_start(&(struct terminal_options){
 *         .argv = (const char *const[]){"less", "file", NULL},
 *     });
 *     cr_assert(terminal_wait_for(terminal, "first line", TERMINAL_PATIENCE), "%s",
 *               terminal_screen(terminal));
 *     terminal_type(terminal, "q");
 *     cr_assert(terminal_wait_exit(terminal, TERMINAL_PATIENCE, &status));
 *     cr_assert(terminal_check_bytes(terminal, &message), "%s", message);
 *     terminal_stop(terminal);
 *
 * The program starts with an empty signal mask, default signal handling, no descriptor above 2,
 * and only these variables: PATH, TERM, LANG=C.UTF-8, HOME and XDG_{CACHE,CONFIG,DATA,STATE}_HOME
 * and XDG_RUNTIME_DIR inside a temporary directory, and the options of the sanitizers where the
 * test has them. It is the leader of its session, so the kernel ignores SIGTSTP for it: to test
 * suspending, run it from `sh -i`.
 *
 * Where the harness itself fails (no pseudo-terminal to be had) it says so and aborts the test. */
#ifndef PRECIS_TESTS_SUPPORT_TERMINAL_H
#define PRECIS_TESTS_SUPPORT_TERMINAL_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <vterm_keycodes.h>

struct terminal;

/* Milliseconds to wait for what must come: long, because only a failing test uses it up. */
enum { TERMINAL_PATIENCE = 120000 };

struct terminal_options {
    const char *const *argv;        /* the program is looked for in PATH; ends with NULL */
    int columns;                    /* 0 is 80; less than two is two: the emulator bears no less */
    int rows;                       /* 0 is 24 */
    const char *name;               /* TERM; NULL is xterm-256color */
    const char *const *environment; /* "NAME=value" sets, "NAME" takes away; ends with NULL */
    const char *directory;          /* working directory; NULL is the test's own */
};

struct terminal *terminal_start(const struct terminal_options *options);

/* Kills the program if it still runs, and removes its home with all that lies in it. */
void terminal_stop(struct terminal *terminal);

/* Keys. Wait for the first frame before the first key. */

/* The characters one by one, as typed; "\r" is Enter, "\033" is Escape. */
void terminal_type(struct terminal *terminal, const char *text);

/* One character with VTERM_MOD_CTRL, VTERM_MOD_ALT or both: Ctrl-I is Tab, as in any terminal. */
void terminal_character(struct terminal *terminal, uint32_t character, VTermModifier modifier);

/* A key that is no character, in the encoding of the mode that the program has set. */
void terminal_key(struct terminal *terminal, VTermKey key, VTermModifier modifier);

/* Bytes as they are: what no keyboard would send. */
void terminal_send(struct terminal *terminal, struct slice bytes);

/* Events. */

void terminal_resize(struct terminal *terminal, int columns, int rows);

/* Sends a signal to the program. */
void terminal_signal(struct terminal *terminal, int signal_number);

/* The line is cut: the program gets SIGHUP, end of file and errors from now on. */
void terminal_hang_up(struct terminal *terminal);

/* Waiting. All of these answer false when the time is up. */

/* Until the text is on the screen. Rows are joined with "\n", without the blanks at their ends. */
bool terminal_wait_for(struct terminal *terminal, const char *text, int milliseconds);

/* Until it is no longer there. */
bool terminal_wait_gone(struct terminal *terminal, const char *text, int milliseconds);

/* Until the condition holds. It is asked again after every change, and may ask for the screen. */
bool terminal_wait_until(struct terminal *terminal, int milliseconds,
                         bool (*holds)(struct terminal *, void *context), void *context);

/* Until the program has ended and all it wrote has been read. `status` is that of waitpid, and
 * may be NULL. */
bool terminal_wait_exit(struct terminal *terminal, int milliseconds, int *status);

/* Until the program has written more than `length` bytes in all. What it writes at once may be read
 * before anybody waits for it, so the length is to be taken before it is asked to write. */
bool terminal_wait_written(struct terminal *terminal, size_t length, int milliseconds);

/* Whether nothing at all is written for that long. Bytes that have arrived already do not count, so
 * it says nothing about what came before: see terminal_wait_written. */
bool terminal_is_silent(struct terminal *terminal, int milliseconds);

/* The screen. Texts live until terminal_stop. All show what has arrived up to now, which is read
 * by the functions that wait, and only by them. */

/* One row without the blanks at its end; "" outside the screen. */
const char *terminal_row(struct terminal *terminal, int row);

/* All rows, each with "\n" after it. */
const char *terminal_screen(struct terminal *terminal);

enum terminal_color_kind { TERMINAL_COLOR_DEFAULT, TERMINAL_COLOR_INDEXED, TERMINAL_COLOR_RGB };

struct terminal_color {
    enum terminal_color_kind kind;
    uint8_t index;
    uint8_t red, green, blue;
};

/* Bytes of one cell's text, with a NUL after it. */
enum { TERMINAL_CELL_SIZE = 32 };

/* The emulator does not know dim text: look for it in the raw bytes. */
struct terminal_cell {
    char text[TERMINAL_CELL_SIZE]; /* a character with its marks; "" in the right half of a wide one
                                    */
    int width;                     /* columns: 1 or 2 */
    bool bold, italic, underline, blink, reverse, strike;
    struct terminal_color foreground, background;
};

struct terminal_cell terminal_cell(const struct terminal *terminal, int row, int column);

struct terminal_cursor {
    int row, column;
    bool visible;
};

struct terminal_cursor terminal_cursor(const struct terminal *terminal);
bool terminal_alternate_screen(const struct terminal *terminal);

/* Whether the program has asked for mouse events. */
bool terminal_mouse(const struct terminal *terminal);

/* How often the bell was rung. */
unsigned terminal_bells(const struct terminal *terminal);

/* The program. */

/* Every byte the program has written. Valid until the next wait. */
struct slice terminal_raw(const struct terminal *terminal);

/* Holds the raw bytes against terminfo: see oracle.h. `*message` says what is wrong. */
bool terminal_check_bytes(struct terminal *terminal, const char **message);

/* Whether the line is set as it was before the program ran. False after terminal_hang_up. */
bool terminal_modes_equal_start(const struct terminal *terminal);

/* What the program has left switched on, as in modes.h; "" where that is nothing. */
const char *terminal_modes_left(struct terminal *terminal);

pid_t terminal_process(const struct terminal *terminal);

/* The program's HOME, for tests that put files there or look for some. */
const char *terminal_home(const struct terminal *terminal);

#endif

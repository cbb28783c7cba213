/* The terminal: curses started and stopped, keys in, cells out. Nothing else knows one.
 *
 * There is one terminal per process. It is given back on every exit: terminal_close on the usual
 * ones, a signal handler on the others. */
#ifndef PRECIS_TERM_TERMINAL_H
#define PRECIS_TERM_TERMINAL_H

#include "ui/grid.h"
#include "ui/key.h"
#include "ui/settings.h"

#include <stdbool.h>

struct dossier;
struct terminal;

enum terminal_event_kind {
    TERMINAL_TIMEOUT,
    TERMINAL_KEY,
    TERMINAL_PASTE,
    TERMINAL_RESIZE,    /* or continued after a suspension: draw anew */
    TERMINAL_WOKEN,     /* by terminal_wake */
    TERMINAL_SUSPENDED, /* asked to stop: terminal_suspend does it */
    TERMINAL_ENDED,     /* asked to end by a signal */
    TERMINAL_LOST,      /* there is no terminal any more */
};

struct terminal_event {
    enum terminal_event_kind kind;
    struct key key;
    struct slice text; /* pasted, as it came; valid until the next event */
    bool is_open;      /* of a paste: its end has not come */
};

struct terminal_options {
    bool has_unicode; /* the locale's, which the caller has set */
    bool has_color;
};

/* Takes the terminal. NULL, with nothing changed, when there is none that could be drawn on: no
 * TERM, dumb, unknown, or one that cannot move its cursor. */
struct terminal *terminal_open(const struct terminal_options *options);

/* Gives it back as it was. */
void terminal_close(struct terminal *terminal);

/* To be called last of all: when a signal has asked the program to end, ends it by that signal, so
 * that its parent sees why. */
void terminal_end_as_asked(void);

/* Whether a signal has asked the program to end. */
bool terminal_is_ending(void);

void terminal_size(const struct terminal *terminal, int *columns, int *rows);

/* Tells which colours the themes of a dossier have; it must be there until another is told of, or
 * NULL for none. */
void terminal_use_themes(struct terminal *terminal, const struct dossier *dossier);

/* Shows the grid: only what has changed is written. */
void terminal_show(struct terminal *terminal, const struct grid *grid);

/* Forgets what is on the screen, so that the next terminal_show writes all of it. */
void terminal_redraw(struct terminal *terminal);

/* Waits for the next event, at most so many milliseconds; -1 for as long as it takes. */
struct terminal_event terminal_wait(struct terminal *terminal, int milliseconds);

/* Whether a key or pasted text is there already, so that painting can wait. */
bool terminal_has_key(struct terminal *terminal);

/* Gives the terminal back, stops the job, and takes the terminal again when it is continued, after
 * which all is to be drawn anew, or when it is asked to end. */
void terminal_suspend(struct terminal *terminal);

/* Gives the terminal to another program, such as an editor, and takes it again, after which all is
 * to be drawn anew. One that was not tidy, since it has crashed, may have left the terminal in any
 * state. */
void terminal_lend(struct terminal *terminal);
void terminal_take_back(struct terminal *terminal, bool was_tidy);

/* To be called when the other program has stopped: stops the whole job, as the other's suspend key
 * would have done, and returns when it is continued, or when nobody could do that. The
 * shell that continues the job most often continues the other program as well, but not always. */
void terminal_stop_lent(struct terminal *terminal);

/* What it does by itself with the order of characters. */
enum reordering terminal_reordering(const struct terminal *terminal);

/* Takes the palette, the mouse and the order of characters of the settings. */
void terminal_configure(struct terminal *terminal, const struct settings *settings);

/* Asks the terminal to put bytes on its clipboard (OSC 52, in base64). Many do not, and none says
 * so. */
void terminal_copy(struct terminal *terminal, struct slice bytes);

/* Makes terminal_wait return TERMINAL_WOKEN. May be called from any thread; the argument is not
 * used. */
void terminal_wake(void *unused);

#endif

/* Signals, turned into notices that a loop can poll for; and the terminal given back when the
 * program crashes.
 *
 * A handler can be given nothing, so what it needs is static here: the one such place. */
#ifndef PRECIS_TERM_SIGNALS_H
#define PRECIS_TERM_SIGNALS_H

#include "base/slice.h"

#include <stdbool.h>
#include <termios.h>

/* The gravest first: an end needs no repaint. */
enum signal_notice {
    NOTICE_NONE,
    NOTICE_END,
    NOTICE_SUSPEND,
    NOTICE_CONTINUE,
    NOTICE_RESIZE,
    NOTICE_WAKE,
    NOTICE_COUNT
};

/* Installs the handlers. What the program was told to ignore (as nohup does) stays ignored. To be
 * called before curses starts, which then installs none of its own. */
bool signals_start(void);

/* Puts back what was there before. */
void signals_stop(void);

/* From now on a crash, or one of the two below, writes `restore` to `descriptor` and sets the modes
 * there; until signals_disarm. */
void signals_arm(int descriptor, struct slice restore, const struct termios *modes);
void signals_disarm(void);
void signals_restore_terminal(void);

/* The same for good, before the program ends in the middle of something: what other threads go on
 * to write there comes to nothing. */
void signals_give_up_terminal(void);

/* The end of the pipe to poll. */
int signals_descriptor(void);

/* The gravest notice that waits, which then waits no longer. However often a signal came, it gives
 * one notice, and none is lost. */
enum signal_notice signals_take(void);

/* Whether a signal has asked the program to end, taken or not. */
bool signals_are_ending(void);

/* Puts NOTICE_WAKE up; from any thread. */
void signals_wake(void);

/* Whether the program may be suspended at all: a shell without job control says no. */
bool signals_can_suspend(void);

/* While another program of the same job has the terminal, its suspend key stops both:
 * otherwise a shell that waits for the job would wait for ever. */
void signals_lend(void);
void signals_take_back(void);

/* Stops the process, or the whole job that it is part of, by a signal's usual effect, and returns
 * when it is continued. False when the kernel did not stop it, since nobody could continue it. */
bool signals_stop_process(int number, bool whole_job);

/* Whether the process was continued since this was last asked, or its notice taken. */
bool signals_take_continue(void);

/* Ends the program by the signal that asked for it, so that the parent sees that; returns when
 * none did. To be called when all is given back. */
void signals_end_as_asked(void);

#endif

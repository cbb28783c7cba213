/* As much of kqueue as load/notices_kqueue.c uses, made of inotify, so that it is compiled and
 * tried on Linux: make WATCH=kqueue BUILD=build/kqueue. It is no part of the program. */
#ifndef PRECIS_TESTS_KQUEUE_EVENT_H
#define PRECIS_TESTS_KQUEUE_EVENT_H

#include <stdint.h>
#include <time.h>

enum { EVFILT_VNODE = -4 };
enum { EV_ADD = 1 << 0, EV_CLEAR = 1 << 5 };
enum {
    NOTE_DELETE = 1 << 0,
    NOTE_WRITE = 1 << 1,
    NOTE_EXTEND = 1 << 2,
    NOTE_ATTRIB = 1 << 3,
    NOTE_RENAME = 1 << 5
};

struct kevent {
    uintptr_t ident;
    short filter;
    unsigned short flags;
    unsigned int fflags;
    intptr_t data;
    void *udata;
};

#define EV_SET(event, a, b, c, d, e, f)                                                            \
    (*(event) = (struct kevent){                                                                   \
         .ident = (a), .filter = (b), .flags = (c), .fflags = (d), .data = (e), .udata = (f)})

int kqueue(void);
int kevent(int queue, const struct kevent *changes, int change_count, struct kevent *events,
           int event_count, const struct timespec *timeout);

#endif

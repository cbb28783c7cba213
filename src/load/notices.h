/* What the system tells of changes to folders and links. notices_linux.c takes it from inotify,
 * notices_kqueue.c from kqueue, and notices_polling.c, for all other systems, has none: then the
 * watch looks by itself. The Makefile takes one of them (WATCH). */
#ifndef PRECIS_LOAD_NOTICES_H
#define PRECIS_LOAD_NOTICES_H

#include <stdbool.h>

struct notices;

/* What of a path is to be told; to be added up. */
enum notices_of {
    NOTICES_OF_LINK = 1 << 0,   /* the link at the path gets or loses a name */
    NOTICES_OF_ITSELF = 1 << 1, /* what is at the path, a link or not, is moved or removed */
    NOTICES_OF_NAMES = 1 << 2,  /* names come to the folder or go from it */
    NOTICES_OF_FILES = 1 << 3   /* files of the folder are written to and closed */
};

enum notice_kind {
    NOTICE_SELF,    /* what is marked has itself come, gone or changed */
    NOTICE_CREATED, /* the name is new: of a file that is about to be written, or of a link */
    NOTICE_MOVED,   /* the name has come with all that is in it, or has gone */
    NOTICE_WRITTEN, /* written to, and not closed yet */
    NOTICE_CLOSED,  /* closed after it was written to */
    NOTICE_UNNAMED, /* something in the folder: look */
    NOTICE_LOST,    /* there were too many: anything may have changed */
    NOTICE_UNMARKED /* nothing but that a mark has ended */
};

struct notice {
    enum notice_kind kind;
    int number; /* of the mark */
    const char
        *name;      /* what it is of in the folder; NULL: of the folder. Holds until the next one */
    bool is_folder; /* the name is that of a folder */
};

/* Whether notices say what file they are of, and when it is finished. */
extern const bool notices_are_named;

/* NULL where there are none to be had. */
struct notices *notices_open(void);
void notices_close(struct notices *notices);

/* What becomes readable when there is a notice; -1 for NULL. */
int notices_descriptor(const struct notices *notices);

/* Marks what is at a path; the same thing gets the same number again, and all that was asked of it.
 * -1, with the reason in errno, where it cannot be marked. Not for NULL. */
int notices_mark(struct notices *notices, const char *path, unsigned of);
void notices_unmark(struct notices *notices, int number);

/* The next one that is there; false: none any more. */
bool notices_next(struct notices *notices, struct notice *notice);

#endif

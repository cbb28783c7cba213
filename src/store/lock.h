/* One writer at a time. */
#ifndef PRECIS_STORE_LOCK_H
#define PRECIS_STORE_LOCK_H

enum lock {
    LOCK_HELD,
    LOCK_BUSY,   /* another has held it for a second */
    LOCK_USELESS /* the file cannot be made, or locks do not work here; errno says why */
};

/* Locks the file of this name in the folder, which is made when it is not there and never removed,
 * so that all lock the same one. Waits one second at most. When it is held, `descriptor` is to be
 * closed to let it go; else it is -1. */
enum lock lock_take(int directory, const char *name, int *descriptor);

#endif

#include "load/notices.h"

#include <errno.h>
#include <stddef.h>

const bool notices_are_named = false;

struct notices *notices_open(void)
{
    return NULL;
}

void notices_close(struct notices *notices)
{
    (void)notices;
}

int notices_descriptor(const struct notices *notices)
{
    (void)notices;
    return -1;
}

int notices_mark(struct notices *notices, const char *path, unsigned of)
{
    (void)notices;
    (void)path;
    (void)of;
    errno = ENOSYS;
    return -1;
}

void notices_unmark(struct notices *notices, int number)
{
    (void)notices;
    (void)number;
}

bool notices_next(struct notices *notices, struct notice *notice)
{
    (void)notices;
    (void)notice;
    return false;
}

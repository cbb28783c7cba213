#include "load/notices.h"

#include "base/count.h"
#include "base/memory.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

const bool notices_are_named = true;

struct notices {
    int descriptor;
    size_t next; /* the first byte that was not handed out */
    size_t length;
    _Alignas(struct inotify_event) char bytes[4096];
};

struct notices *notices_open(void)
{
    int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    struct notices *notices = memory_allocate(1, sizeof *notices);
    notices->descriptor = descriptor;
    notices->next = notices->length = 0;
    return notices;
}

void notices_close(struct notices *notices)
{
    if (!notices)
        return;
    close(notices->descriptor);
    free(notices);
}

int notices_descriptor(const struct notices *notices)
{
    return notices ? notices->descriptor : -1;
}

static uint32_t events_of(unsigned of)
{
    static const struct {
        enum notices_of of;
        uint32_t events;
    } rows[] = {
        {NOTICES_OF_LINK, IN_ATTRIB | IN_DONT_FOLLOW},
        {NOTICES_OF_ITSELF, IN_MOVE_SELF | IN_DELETE_SELF},
        {NOTICES_OF_NAMES, IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR},
        {NOTICES_OF_FILES, IN_CLOSE_WRITE | IN_MODIFY | IN_ONLYDIR},
    };
    uint32_t events = of == NOTICES_OF_ITSELF ? IN_DONT_FOLLOW : 0;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (of & rows[i].of)
            events |= rows[i].events;
    return events;
}

int notices_mark(struct notices *notices, const char *path, unsigned of)
{
    return inotify_add_watch(notices->descriptor, path, events_of(of) | IN_MASK_ADD);
}

void notices_unmark(struct notices *notices, int number)
{
    inotify_rm_watch(notices->descriptor, number);
}

static enum notice_kind kind_of(const struct inotify_event *event)
{
    static const struct {
        uint32_t events;
        enum notice_kind kind;
    } rows[] = {
        {IN_Q_OVERFLOW, NOTICE_LOST}, {IN_IGNORED, NOTICE_UNMARKED},
        {IN_MODIFY, NOTICE_WRITTEN},  {IN_CLOSE_WRITE, NOTICE_CLOSED},
        {IN_CREATE, NOTICE_CREATED},  {IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE, NOTICE_MOVED},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (event->mask & rows[i].events)
            return rows[i].kind;
    return NOTICE_SELF;
}

static bool read_more(struct notices *notices)
{
    ssize_t length = read(notices->descriptor, notices->bytes, sizeof notices->bytes);
    notices->next = 0;
    notices->length = length > 0 ? (size_t)length : 0;
    return length > 0;
}

bool notices_next(struct notices *notices, struct notice *notice)
{
    if (notices->next == notices->length && !read_more(notices))
        return false;
    const struct inotify_event *event = (const void *)(notices->bytes + notices->next);
    notices->next += sizeof *event + event->len;
    *notice = (struct notice){.kind = kind_of(event),
                              .number = event->wd,
                              .name = event->len ? event->name : NULL,
                              .is_folder = event->mask & IN_ISDIR};
    return true;
}

/* As on BSD, a change to a folder is one of its names, and a change to a file one of its bytes;
 * what stands behind a descriptor is watched, wherever it is moved. Unlike there, a watch outlives
 * its descriptor, and then tells once too often. */
#include <pthread.h>
#include <stdio.h>
#include <sys/event.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 4096 };

/* By inotify's numbers, which grow. */
static struct {
    int queue;
    void *udata;
} watches[MOST];

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

int kqueue(void)
{
    return inotify_init1(IN_NONBLOCK);
}

static int add(int queue, const struct kevent *change)
{
    const uint32_t of_names = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR;
    char path[64];
    struct stat status;
    if (fstat((int)change->ident, &status))
        return -1;
    snprintf(path, sizeof path, "/proc/self/fd/%d", (int)change->ident);
    int number = inotify_add_watch(queue, path,
                                   IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                       (S_ISDIR(status.st_mode) ? of_names : IN_MODIFY));
    if (number < 0 || number >= MOST)
        return -1;
    pthread_mutex_lock(&mutex);
    watches[number].queue = queue;
    watches[number].udata = change->udata;
    pthread_mutex_unlock(&mutex);
    return 0;
}

int kevent(int queue, const struct kevent *changes, int change_count, struct kevent *events,
           int event_count, const struct timespec *timeout)
{
    (void)timeout;
    for (int i = 0; i < change_count; i++)
        if (add(queue, &changes[i]))
            return -1;
    _Alignas(struct inotify_event) char bytes[sizeof(struct inotify_event) + 256];
    if (!event_count || read(queue, bytes, sizeof bytes) <= 0)
        return 0;
    /* What else was read with it is of the same thing, or comes again with the look. */
    const struct inotify_event *event = (const void *)bytes;
    if (event->wd < 0 || event->wd >= MOST)
        return 0;
    pthread_mutex_lock(&mutex);
    *events = (struct kevent){.filter = EVFILT_VNODE, .udata = watches[event->wd].udata};
    pthread_mutex_unlock(&mutex);
    return 1;
}

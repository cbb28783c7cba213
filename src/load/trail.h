/* The ways to some folders: what is walked through when their paths are resolved.
 *
 * Each folder on the way and each link, wherever it leads, is marked by itself, for being moved
 * or removed; so what else happens beside it, in `/` or `/tmp`, gives no notice and wakes nobody.
 * Only where something is missing, notices of the folder that it is to come in, and of the one
 * above that, are asked for, and those that do not matter are passed over.
 *
 * A folder of the way that may be passed through but not read cannot be marked, and its being moved
 * goes unnoticed. So do file systems that are mounted over a part of the way. The ways of relative
 * paths begin in the working directory, which remains what it is wherever it is moved to.
 */
#ifndef PRECIS_LOAD_TRAIL_H
#define PRECIS_LOAD_TRAIL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRAIL_MOST_PATHS = 4, TRAIL_MOST_MARKS = 256 };

/* A way that ends early. */
struct trail_gap {
    bool is_watched; /* a notice will tell when it may go on */
    int mark;        /* of the folder where something is missing */
    struct slice name;
};

struct trail {
    const char *const *paths;
    size_t path_count; /* at most TRAIL_MOST_PATHS */
    struct arena arena;
    struct trail_gap gaps[TRAIL_MOST_PATHS];
    int notices; /* inotify; -1 where there is none */
    int marks[TRAIL_MOST_MARKS];
    size_t mark_count;
    bool is_partial;     /* there is more on the ways than can be marked */
    int64_t newest_link; /* when the last link of the ways was made or moved, in nanoseconds */
};

/* No mark is made yet. The paths are the caller's, who keeps them until the trail is closed. */
void trail_open(struct trail *trail, const char *const *paths, size_t count);

/* Marks all that is on the ways now, and nothing else any more. */
void trail_walk(struct trail *trail);

/* Reads the notices that have come since; whether a walk may lead elsewhere than before. */
bool trail_may_differ(struct trail *trail);

/* Whether a notice will come when the folder at that path does, which is not there now. */
bool trail_awaits(const struct trail *trail, size_t path);

/* Gives the marks back. The system takes some milliseconds to close a descriptor that had marks,
 * but for two whose marks were given back before not more than for one. */
void trail_forget(struct trail *trail);

void trail_close(struct trail *trail);

#endif

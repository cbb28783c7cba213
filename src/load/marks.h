/* Asking the system for notices (notices.h) of the folders of a dossier and of the way to them.
 *
 * On the way each folder and each link, wherever it leads, is marked by itself, for being moved or
 * removed: what else happens in `/` or `/tmp` gives no notice. A folder of the way that may be
 * passed through but not read cannot be marked, and its being moved goes unnoticed; so does a file
 * system that is mounted over a part of the way. Relative paths begin in the working directory. */
#ifndef PRECIS_LOAD_MARKS_H
#define PRECIS_LOAD_MARKS_H

#include "base/arena.h"
#include "load/notices.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mark {
    int number;         /* of its notices; -1 where the folder could not be marked */
    const char *folder; /* a folder whose files are read; NULL: of the way */
    bool takes_all;     /* that of the articles: whatever its files are called */
};

struct marks {
    struct arena arena;
    struct mark *items;
    size_t count;
    size_t capacity;
    bool is_partial;     /* not every change gives a notice */
    bool is_cut;         /* and the way, of too many links or marks, is not followed to its end */
    int64_t newest_link; /* when the last link of the way was made or moved, in nanoseconds */
};

/* Marks what is there now; `notices` is NULL where there are none to be had, and `articles` for the
 * folder of that name in the dossier. */
void marks_set(struct marks *marks, const char *directory, const char *articles,
               struct notices *notices);

/* Gives those marks back that `kept` (NULL: none) has not, and the memory. */
void marks_release(struct marks *marks, const struct marks *kept, struct notices *notices);

/* Whether both are of the same folders of the dossier, at the same paths. */
bool marks_equal(const struct marks *left, const struct marks *right);

/* The folder of the dossier that a notice is of; NULL where it is of the way. */
const char *marks_folder(const struct marks *marks, int number);

/* Whether it is of the folder of the articles. */
bool marks_takes_all(const struct marks *marks, int number);

/* What the files of the folders look like in one number, and in `*newest` when one of the files or
 * folders was changed last. */
uint64_t marks_look(const struct marks *marks, int64_t *newest);

#endif

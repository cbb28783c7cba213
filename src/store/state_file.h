/* The state of a dossier on disk.
 *
 * Nothing here ever fails a reader: what cannot be loaded or saved is a message, and the state in
 * memory goes on. Several readers may have the same dossier open; each saving merges what the
 * others have saved. */
#ifndef PRECIS_STORE_STATE_FILE_H
#define PRECIS_STORE_STATE_FILE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "store/state.h"
#include "store/state_directory.h"

#include <stdbool.h>
#include <stdint.h>

struct state_file {
    struct arena arena;
    struct state_directory directory;
    struct slice dossier; /* its canonical path; empty: there is none */
    const char *name;     /* in the folder */
    const char *lock_name;
    int error;              /* why the dossier has no path */
    const char *path_name;  /* the file that belongs to the path, where this one belongs to an id */
    const char *taken_over; /* a file that the state has now, to be set aside once it is saved */
    bool is_new;            /* nothing was remembered under this name */
    const char *pending;    /* what this reader could only save beside the file; may be NULL */
    uint64_t merged;        /* digest of the contents that the state has; 0: none */
    uint64_t said;          /* digest of the message that was given last */
    bool has_said;          /* one was due in this call */
    bool is_left_alone;     /* for good: there is no place for it, or it is of a later version */
    bool is_swept;
};

/* Finds the file for the dossier in this folder: by its id, or by its path where the id is empty.
 * The other two are values of the environment, NULL where they are not set. Touches nothing. To be
 * given to state_file_release. */
void state_file_find(struct state_file *file, const char *dossier, struct slice id,
                     const char *xdg_state_home, const char *home);
void state_file_release(struct state_file *file);

/* Merges what the file holds into the state; nothing when there is no file, or when it has not
 * changed since. A damaged file is renamed to NAME.damaged-N, so that the next saving starts a
 * new one. `message` is cleared, and then has one sentence when there is something to tell: one
 * line, fit to be shown, without a line feed. The same one is not given twice in a row. */
void state_file_load(struct state_file *file, struct state *state, struct buffer *message);

/* Where nothing was loaded: takes over what is remembered of a dossier at a path where there is
 * nothing any more, if at least half of the briefs that are remembered there are in this one. Of
 * several that with the most briefs counts, then the newest. Its file is renamed to NAME.moved once
 * the state is saved, and is used again if a dossier comes back to that path. To be called when the
 * dossier is not bound to the state yet. */
void state_file_adopt(struct state_file *file, struct state *state, const struct dossier *dossier,
                      struct buffer *message);

/* Saves the state, merged with what has been saved meanwhile, so that it is on the disk whole or
 * not at all. Does nothing when nothing was changed. Waits for another reader one second at most;
 * then the state goes into a file of its own, which the next saving of any reader merges. True when
 * nothing is left to be saved. `message` as above. */
bool state_file_save(struct state_file *file, struct state *state, struct buffer *message);

#endif

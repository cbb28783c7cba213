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
    int error;           /* why the dossier has no path */
    const char *pending; /* what this reader could only save beside the file; may be NULL */
    uint64_t merged;     /* digest of the contents that the state has; 0: none */
    uint64_t said;       /* digest of the message that was given last */
    bool has_said;       /* one was due in this call */
    bool is_left_alone;  /* for good: there is no place for it, or it is of a later version */
    bool is_swept;
};

/* Finds the file for the dossier in this folder; the other two are values of the environment, NULL
 * where they are not set. Touches nothing. To be given to state_file_release. */
void state_file_find(struct state_file *file, const char *dossier, const char *xdg_state_home,
                     const char *home);
void state_file_release(struct state_file *file);

/* Merges what the file holds into the state; nothing when there is no file, or when it has not
 * changed since. A damaged file is renamed to NAME.damaged-N, so that the next saving starts a
 * new one. `message` is cleared, and then has one sentence when there is something to tell: one
 * line, fit to be shown, without a line feed. The same one is not given twice in a row. */
void state_file_load(struct state_file *file, struct state *state, struct buffer *message);

/* Saves the state, merged with what has been saved meanwhile, so that it is on the disk whole or
 * not at all. Does nothing when nothing was changed. Waits for another reader one second at most;
 * then the state goes into a file of its own, which the next saving of any reader merges. True when
 * nothing is left to be saved. `message` as above. */
bool state_file_save(struct state_file *file, struct state *state, struct buffer *message);

#endif

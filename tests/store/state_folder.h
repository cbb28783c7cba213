/* Folders for the time of a test. Nothing outside of them is ever touched: they are removed entry
 * by entry, no link is followed, and only what state_folder_make() made is removed at all. */
#ifndef PRECIS_TESTS_STORE_STATE_FOLDER_H
#define PRECIS_TESTS_STORE_STATE_FOLDER_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

struct folder {
    char path[64]; /* absolute */
};

/* A new folder for the user alone; to be given to state_folder_remove. */
struct folder state_folder_make(void);
void state_folder_remove(struct folder *folder);

/* The path of `name` in the folder; in static memory of its own for each of four calls. */
const char *state_folder_path(const struct folder *folder, const char *name);

/* A file in the folder: its contents are set, or put into `bytes`, cleared first. Fail the test
 * when that cannot be done. */
void state_folder_write(const struct folder *folder, const char *name, struct slice contents);
void state_folder_read(const struct folder *folder, const char *name, struct buffer *bytes);

/* How many names in that folder of the folder have the part in them. */
size_t state_folder_count(const struct folder *folder, const char *in, const char *part);

/* All of this in the folder belongs to that user and group from now on. */
void state_folder_give(const struct folder *folder, unsigned user);

#endif

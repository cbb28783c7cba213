/* The two dossiers that the tests of documents, pages and screens read, and the places in them. */
#ifndef PRECIS_TESTS_SUPPORT_SAMPLE_H
#define PRECIS_TESTS_SUPPORT_SAMPLE_H

#include "base/buffer.h"
#include "load/loader.h"
#include "render/document.h"

enum sample { SAMPLE_QUIET_WATER, SAMPLE_BUNDLED, SAMPLE_COUNT };

/* To be given to loaded_release; fails the test when it cannot be opened. */
struct loaded sample_load(enum sample sample);

struct place_list {
    struct place *items;
    size_t count;
};

/* Every view of every cell of the grid, then the page of each actor and corridor. */
struct place_list sample_places(const struct dossier *dossier, struct arena *arena);

/* The points and open questions, each in its brief. */
struct place_list sample_points(const struct dossier *dossier, struct arena *arena);

/* The place that is written so on a command line; fails the test when there is none. */
struct place sample_place(const struct dossier *dossier, const char *text);

/* A place in a few words, for the messages of tests. Memory is the arena's. */
const char *sample_describe(struct place place, struct arena *arena);

/* Whether brief, theme and item are among those of the dossier. */
bool sample_holds(const struct dossier *dossier, struct place place);

/* The whole document as lines, as `show` writes them. */
void sample_write(struct document *document, int columns, struct buffer *out);

#endif

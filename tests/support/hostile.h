/* A dossier made by the table of the schema: every field of every record is there, twice where it
 * is a list, and every text is hostile in one way or another. */
#ifndef PRECIS_TESTS_SUPPORT_HOSTILE_H
#define PRECIS_TESTS_SUPPORT_HOSTILE_H

#include "load/loader.h"

/* How many sorts of hostile text there are. In variant n the first text is of sort n, the next of
 * sort n + 1 and so on, so that over all variants every field has had each. */
extern const size_t hostile_count;

struct hostile {
    struct arena arena;
    struct slice directory;
    struct slice *texts; /* every text that was written, decoded */
    size_t text_count;
    size_t text_capacity;
    size_t variant;
    struct slice only; /* every text is this one; empty: sorts in turn */
    struct loaded loaded;
};

/* To be given to hostile_release, which removes the folder. */
struct hostile hostile_create(size_t variant);

/* The same with one text in all the fields: valid UTF-8, which need not outlive the call. */
struct hostile hostile_create_with(struct slice text);
void hostile_release(struct hostile *hostile);

/* A text of that sort. */
struct slice hostile_text(size_t sort);

/* Ends the test when the text holds what acts on a terminal or is not seen: control characters
 * other than those in `allowed`, format and private characters; joiners may be there. */
void hostile_expect_harmless(struct slice text, const char *allowed);

#endif

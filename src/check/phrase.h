/* Turns of phrase in one sentence, looked for word by word.
 *
 * A pattern is a line of words parted by blanks. Each may be one of several, "is|was", and where
 * "~" stands before it (never the first) adverbs may come in between: "is|was ~seen as" finds "was
 * widely seen as". Words are compared folded. What stands in quotation marks is someone else's and
 * never found. */
#ifndef PRECIS_CHECK_PHRASE_H
#define PRECIS_CHECK_PHRASE_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>

struct phrase_words {
    struct slice *items;
    size_t count;
};

struct phrase {
    struct slice text; /* as it stands in the folded sentence; empty where nothing was found */
    size_t first;      /* which word it begins with */
    size_t next;       /* the word after it */
};

/* The words of a sentence, folded, without those in quotation marks; of a sentence only the first
 * 64 KiB are looked at. Memory is the arena's. */
struct phrase_words phrase_split(struct arena *arena, struct slice sentence);

/* Where one of the patterns, which end with NULL, stands at or after the word `from`: that of the
 * earliest pattern that stands anywhere. */
struct phrase phrase_find(struct phrase_words words, size_t from, const char *const *patterns);

/* Whether a word is among those of "one|other". */
bool phrase_is_one_of(struct slice word, const char *alternatives);

/* Whether a word is a year of four digits. */
bool phrase_is_year(struct slice word);

#endif

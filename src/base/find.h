/* Finding what a reader typed in a text.
 *
 * A pattern is compared on folded text (fold.h), so that texts which look the same are the same,
 * however they are encoded. With a capital letter in it, capitals count; nothing else does. A schwa
 * answers to both of its usual spellings, typed or printed: `aliyev` and `eliyev` find Əliyev,
 * `əliyev` finds Aliyev. */
#ifndef PRECIS_BASE_FIND_H
#define PRECIS_BASE_FIND_H

#include "base/arena.h"
#include "base/fold.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct pattern {
    struct slice text;  /* folded; with its capitals where these count */
    struct slice other; /* the same in the other spelling of its schwas */
    bool minds_case;
    bool is_whole_words; /* found at word boundaries only; to be set by the caller */
};

/* A text that several patterns are looked for in, folded when the first one of its kind comes. */
struct find_text {
    struct slice text;
    struct find_fold {
        struct folded folded;
        struct slice other;
        bool is_made;
    } folds[2]; /* without and with capitals */
};

/* The fold without capitals, made ahead: where a text is searched again and again it may be kept
 * and put into folds[0] each time. It points into the arena, or the text. */
struct find_fold find_fold_usual(struct arena *arena, struct slice text);

/* The first byte at or after `start` of a fold where the bytes of the pattern stand, whether or not
 * words begin and end there; the length of the fold where they stand nowhere, or where the pattern
 * is empty. For the folds of many texts, one after the other. */
size_t find_bytes(const struct pattern *pattern, const struct find_fold *fold, size_t start);

/* Whether the fold, or pattern, has a second spelling. */
bool find_has_spellings(const struct find_fold *fold);

struct found {
    size_t start; /* bytes of the text searched */
    size_t end;
};

struct found_list {
    struct found *items;
    size_t count;
};

/* What a pattern matches in a text, one match after the other. */
struct find_cursor {
    const struct pattern *pattern;
    const struct find_fold *subject; /* NULL where there is nothing to find */
    size_t next;                     /* byte of the fold where the next match begins */
};

/* Memory is the arena's. An empty pattern finds nothing, and so does one that is not UTF-8. */
struct pattern find_pattern(struct arena *arena, struct slice typed);

/* The same where it is known whether capitals count. */
struct pattern find_pattern_cased(struct arena *arena, struct slice typed, bool minds_case);

/* Everything that the pattern matches in a text of UTF-8, {.text = text} at first, from left to
 * right, never overlapping, in whole characters with their marks. The pattern and the text must
 * live as long, and stay where they are. Only the fold takes memory of the arena. */
struct find_cursor find_begin(const struct pattern *pattern, struct find_text *text,
                              struct arena *arena);

/* False after the last one. */
bool find_next(struct find_cursor *cursor, struct found *found);

bool find_is_in(const struct pattern *pattern, struct find_text *text, struct arena *arena);

#endif

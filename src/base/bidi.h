/* The order in which a line is seen, by the Unicode bidirectional algorithm (UAX #9), of which
 * FriBidi does the work.
 *
 * Text is kept and searched in the order in which it is read. Where a line is painted it is cut
 * into runs, which stand from left to right as they are seen; the clusters of a reversed run begin
 * at its right end. This is the one place where the order as read becomes the order as seen. */
#ifndef PRECIS_BASE_BIDI_H
#define PRECIS_BASE_BIDI_H

#include "base/arena.h"
#include "base/direction.h"
#include "base/shown.h"

#include <stdbool.h>
#include <stdint.h>

/* What a terminal is given. By words is for those that turn each word round by themselves: the
 * words stand where they are seen, and their letters in the order in which they are read. */
enum bidi_order { BIDI_AS_READ, BIDI_AS_SEEN, BIDI_BY_WORDS };

struct bidi_manner {
    uint8_t order;      /* enum bidi_order */
    bool joins_letters; /* Arabic ones are drawn in the forms that join, for terminals that show
                         * each letter as it stands alone */
};

/* A paragraph, from which lines are cut. A mark counts as a cluster without a text. */
struct bidi_text {
    struct shown text;            /* without marks of isolates */
    struct shown drawn;           /* cluster by cluster what is drawn: mirrored, joined */
    const uint32_t *starts;       /* where each cluster begins in the text, and its end */
    const uint32_t *drawn_starts; /* likewise in what is drawn */
    const signed char *levels;    /* of each cluster */
    const uint32_t *types;        /* of its letter, as FriBidi has them */
    uint32_t count;               /* of clusters */
    bool is_right_to_left;        /* the paragraph */
    bool keeps_words;
};

/* What is seen in one piece: clusters that stand one after the other or, when it is reversed, each
 * left of the one before. */
struct bidi_run {
    uint32_t first; /* cluster */
    uint32_t count;
    bool is_reversed;
};

struct bidi_runs {
    struct bidi_run *items; /* from left to right */
    uint32_t count;
};

/* Whether the order as seen may be another than that as read. Most texts have no such character,
 * and are passed over about as fast as bytes can be read. */
bool bidi_is_needed(struct shown text);

/* Arranges a paragraph in which marks (base/direction.h) may stand around isolates. Without a
 * direction the first letter outside of isolates gives it. The memory is the arena's, as it is of
 * what follows. */
struct bidi_text bidi_arrange(struct arena *arena, struct shown marked, enum direction direction,
                              struct bidi_manner manner);

/* The runs of a line that has the bytes start..end of the text. */
struct bidi_runs bidi_line(struct arena *arena, const struct bidi_text *text, size_t start,
                           size_t end);

/* The first cluster that begins at a byte of the text or after it. */
uint32_t bidi_cluster(const struct bidi_text *text, size_t byte);

/* What is drawn of a run. */
struct shown bidi_drawn(const struct bidi_text *text, struct bidi_run run);

/* The column at which the cluster at a byte is seen when the whole text stands on one line. */
int bidi_column(struct arena *arena, const struct bidi_text *text, size_t byte);

#endif

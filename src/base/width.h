/* How wide text is on a terminal, and where it may break: the one width function, used for
 * layout, wrapping and drawing alike.
 *
 * The unit is the grapheme cluster (UAX #29) with the width of its base character (UAX #11: wide
 * and full-width 2, else 1; ambiguous 1). A cluster that terminals disagree about counts as 2:
 * emoji joined by U+200D or with a skin tone, flags, keycaps, emoji presentation by U+FE0F, and a
 * letter with a mark that takes a column of its own on many terminals (Devanagari vowel signs, Thai
 * sara am).
 *
 * Some clusters of UAX #29 are taken apart because no terminal draws them as one: a leading jamo
 * before a whole syllable, a number sign prepended to its digits, a half-width voicing mark, a skin
 * tone on what has no skin. */
#ifndef PRECIS_BASE_WIDTH_H
#define PRECIS_BASE_WIDTH_H

#include "base/arena.h"
#include "base/shown.h"

#include <stdbool.h>

/* No cluster is longer, whatever the text: the rest is taken as further clusters. In cleaned text
 * only endless chains of joined emoji or of Hangul vowels reach it. */
enum { WIDTH_LONGEST_CLUSTER = 64 };

struct cluster {
    size_t length;  /* bytes; 0 at the end of the text */
    int columns;    /* 1 or 2; 0 at the end of the text */
    bool contested; /* terminals disagree about its width */
};

/* The cluster that begins at byte `start`, where a cluster must begin. Text is valid UTF-8
 * (struct shown promises it). */
struct cluster width_cluster(struct shown text, size_t start);

/* Columns taken by the whole text. */
int width_columns(struct shown text);

/* Bytes of the longest start of the text, in whole clusters, that fits into `columns`. */
size_t width_fit(struct shown text, int columns);

/* The text cut to `columns`, with an ellipsis (U+2026) as its last column where something is cut.
 * A text that fits is not copied. */
struct shown width_ellipsis(struct arena *arena, struct shown text, int columns);

/* Where a paragraph may break: UAX #14, and never right after a dash that begins a word
 * (`--option`, an opening dash of speech). Breaks only lie between clusters. */
enum width_break {
    WIDTH_NO_BREAK = 0,
    WIDTH_MAY_BREAK, /* a line may begin at this byte */
};

/* Fills `breaks[0 .. text.length - 1]`, one byte for each byte of the text. */
void width_breaks(struct shown text, char *breaks);

struct wrapped_line {
    size_t start;
    size_t end;  /* after the last byte that is shown: blanks at the break are left out */
    size_t next; /* where the following line begins; the text's length when this was the last */
    int columns; /* of start..end */
};

/* The line that begins at byte `start` and is at most `columns` wide (at least 1). A word that does
 * not fit on a line of its own is broken between clusters; a cluster of 2 columns in 1 stands alone
 * all the same. Always makes progress while start < text.length. */
struct wrapped_line width_wrap(struct shown text, const char *breaks, size_t start, int columns);

#endif

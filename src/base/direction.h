/* Which way text runs, and keeping pieces apart that run in different ways.
 *
 * Beside Arabic letters "9 September 2025" is drawn as "September 2025 9", and "[ICG 7; TRT 4]"
 * with its halves exchanged: the bidirectional algorithm (UAX #9) takes neighbours for one text. A
 * piece between U+2068 and U+2069, an isolate, is arranged by itself. */
#ifndef PRECIS_BASE_DIRECTION_H
#define PRECIS_BASE_DIRECTION_H

#include "base/arena.h"
#include "base/shown.h"

#include <stdbool.h>

enum direction { DIRECTION_NONE, DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT };

/* The marks around an isolate, in UTF-8. No text of a file has them: shown_clean shows them as
 * their numbers. */
#define DIRECTION_OPEN "\xE2\x81\xA8"
#define DIRECTION_CLOSE "\xE2\x81\xA9"
enum { DIRECTION_OPENS = 0x2068, DIRECTION_CLOSES = 0x2069, DIRECTION_MARK_LENGTH = 3 };

/* The direction of the first letter; none without letters. */
enum direction direction_of(struct shown text);

/* The direction that most letters have. */
enum direction direction_of_most(struct shown text);

bool direction_has_right_to_left(struct shown text);

/* The first character from a byte on that may run from the right or be an Arabic digit, judged by
 * two bytes; the length of the text where there is none. */
size_t direction_find_candidate(struct shown text, size_t from);

/* The text with marks around it, blanks at its ends left outside. */
struct shown direction_isolate(struct arena *arena, struct shown text);

/* The text with marks around each of its parts: what stands between " · " or " ▸ ", without signs
 * at its ends such as brackets and commas. */
struct shown direction_isolate_parts(struct arena *arena, struct shown text);

/* The first such mark from a byte on, and whether it opens an isolate; the length of the text where
 * there is none. */
size_t direction_find_mark(struct shown text, size_t from, bool *opens);

/* The text without such marks; not copied where it has none. */
struct shown direction_plain(struct arena *arena, struct shown text);

#endif

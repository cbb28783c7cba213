/* A state as the text of a file, and back.
 *
 *   precis-state 1.2
 *   dossier 0 - /home/ada/briefings
 *   brief 1749000000000000 tides-2029 tides-2029%23gauge-moved
 *   point 1749000000000000 tides-2029#gauge-moved 89abcdef01234567
 *   point 0 tides-2029#survey-late unread
 *   star 1749000000000000 tides-2029#survey-late on
 *   mark 1749000000000000 a timeline -
 *   last 1749000000000000 - tides-2029 tides-2029%23gauge-moved
 *   wording 1749000000000000 tides-2029#gauge-moved The%20gauge%20was%20moved.
 *   typed 1749000000000000 search#dredging%20cost -
 *   sum 0123456789abcdef
 *
 * Every line but the first and the last is KIND STAMP KEY and what belongs to the kind: of two
 * lines of one kind and key the one with the larger stamp counts (microseconds since 1970). Fields
 * are printable ASCII, one blank between them; other bytes, '%' and '#' are %XX, and "-" is the
 * empty field. A point has the digest of the text that was read, or "unread", or "new" (never met);
 * a brief the item that was current in it; marks and the last position have a place and an item. A
 * line that was typed has the word for what it was typed for, and the line, in its key; of each
 * word the newest STATE_MOST_TYPED are written.
 *
 * Version 1.1 added what was typed, version 1.2 the wordings of points when they were read. A later
 * minor version adds kinds and changes none. Lines that are not understood are merged by kind and
 * key like others, or kept as they are. Every version begins with the first line and ends with the
 * digest of all before it, so that damage is told from what is merely newer. */
#ifndef PRECIS_STORE_STATE_TEXT_H
#define PRECIS_STORE_STATE_TEXT_H

#include "base/buffer.h"
#include "base/slice.h"
#include "store/safe_file.h"
#include "store/state.h"

#include <stdbool.h>

/* Files beyond these are neither written nor read. */
enum { STATE_TEXT_LARGEST = 32 * 1024 * 1024, STATE_TEXT_MOST_LINES = 1000 * 1000 };

/* Merges what the text says into the state: of each fact the newer account counts. Takes nothing
 * when the text is damaged, or of another major version. */
enum taken state_text_read(struct slice text, struct state *state);

/* The path in a text that state_text_write wrote: part of the text, or decoded in `scratch`, which
 * is cleared. False where there is none. */
bool state_text_dossier(struct slice text, struct buffer *scratch, struct slice *path);

/* Adds the whole state to `out`; `dossier` is a path that is written for people to read. False when
 * there is more than a file may hold. */
bool state_text_write(const struct state *state, struct slice dossier, struct buffer *out);

#endif

/* Which notes of a brief are about what. */
#ifndef PRECIS_MODEL_NOTE_H
#define PRECIS_MODEL_NOTE_H

#include "model/place.h"

/* How much a note that names nothing must share with what it is shown at: all of its paragraphs,
 * or one. */
enum note_reach { NOTE_CLOSE, NOTE_WIDE };

/* Whether a note is about a claim, question or event of its brief: it names it, or names nothing
 * and rests on paragraphs that it cites too. */
bool note_is_on(const struct note *note, const struct entry *entry, enum note_reach reach);

/* The claim that a note without points is shown at: the first in the place that cites all its
 * paragraphs, else the first that cites one. NULL where there is none. */
const struct entry *note_bearer(const struct note *note, const struct brief *brief,
                                struct place place);

/* Whether the note says itself what it is about. */
bool note_has_points(const struct note *note);

/* Whether it belongs among the notes on the source: it names that, or nothing that there is. */
bool note_is_on_source(const struct note *note);

#endif

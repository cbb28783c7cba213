/* Text for where only ASCII can be shown: no Unicode locale, or paper that asks for it. */
#ifndef PRECIS_BASE_ASCII_H
#define PRECIS_BASE_ASCII_H

#include "base/arena.h"
#include "base/shown.h"

/* The text spelt out in ASCII, in as many columns as that takes, before anything is laid out: "ß"
 * is "ss", "5½" is "5 1/2", "10²" is "10^2", "£3" is "GBP 3", "−5" is "-5", "≠" is "=/=". Letters
 * lose their marks, digits of all scripts are digits, the signs that precis draws with have
 * likenesses, and of anything else each column becomes '?'. No number reads as another one
 * afterwards. */
struct shown ascii_spell(struct arena *arena, struct shown text);

/* The same for what has been laid out already: each cluster keeps its columns. One whose spelling
 * is shorter is filled up with blanks; one whose spelling is longer has a likeness of one
 * character, or becomes '?' in each column. */
struct shown ascii_from(struct arena *arena, struct shown text);

#endif

/* Text for where only ASCII can be shown: no Unicode locale, or paper that asks for it. */
#ifndef PRECIS_BASE_ASCII_H
#define PRECIS_BASE_ASCII_H

#include "base/arena.h"
#include "base/shown.h"

/* The text in ASCII, every cluster as many columns wide as before: letters lose their marks, the
 * signs that precis draws with have likenesses, and for anything else stands '?'. */
struct shown ascii_from(struct arena *arena, struct shown text);

#endif

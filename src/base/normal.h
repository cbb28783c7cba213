/* Text whose letters have their marks in them, as far as Unicode has such letters. */
#ifndef PRECIS_BASE_NORMAL_H
#define PRECIS_BASE_NORMAL_H

#include "base/arena.h"
#include "base/shown.h"

/* The text in normal form C; ASCII is not copied. */
struct shown normal_compose(struct arena *arena, struct shown text);

#endif

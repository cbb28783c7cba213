/* What the terminal does by itself with text that runs from right to left, as its environment
 * tells: nothing is asked, since the first frame waits for no answer. */
#ifndef PRECIS_TERM_REORDERING_H
#define PRECIS_TERM_REORDERING_H

#include "ui/settings.h"

/* The value of a variable of the environment; NULL where there is none. */
typedef const char *environment_value(const char *name);

enum reordering reordering_of(environment_value *value);

#endif

/* A program that has nothing to do. */
#ifndef PRECIS_TESTS_REST_H
#define PRECIS_TESTS_REST_H

#include "terminal/terminal.h"

/* Waits until the program writes nothing more, and then holds for so many milliseconds that it
 * writes nothing and that none of its threads wakes up. */
void expect_rest(struct terminal *terminal, int milliseconds);

#endif

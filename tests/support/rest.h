/* A program that has nothing to do. */
#ifndef PRECIS_TESTS_SUPPORT_REST_H
#define PRECIS_TESTS_SUPPORT_REST_H

#include "support/terminal.h"

/* Waits until the program has written nothing for so many milliseconds, and none of its threads has
 * woken up; fails the test where that does not come. */
void expect_rest(struct terminal *terminal, int milliseconds);

#endif

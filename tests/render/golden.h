/* Texts that are compared byte for byte with a file of tests/golden. */
#ifndef PRECIS_TESTS_GOLDEN_H
#define PRECIS_TESTS_GOLDEN_H

#include "base/slice.h"

/* Fails the test where the file has another text, and says in which line. Under
 * PRECIS_UPDATE_GOLDEN (tests/update-golden sets it) the file is written instead, and the test
 * fails when that changed it, so that nothing passes unseen. */
void golden_expect(const char *name, struct slice text);

#endif

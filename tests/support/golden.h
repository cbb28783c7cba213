/* Texts that are compared byte for byte with a file of tests/golden, or with a part of another. */
#ifndef PRECIS_TESTS_SUPPORT_GOLDEN_H
#define PRECIS_TESTS_SUPPORT_GOLDEN_H

#include "base/slice.h"

/* Fails the test where the file has another text, and says in which line. Under
 * PRECIS_UPDATE_GOLDEN (tests/update-golden sets it) the file is written instead, and the test
 * fails when that changed it, so that nothing passes unseen. */
void golden_expect(const char *name, struct slice text);

/* The same for a part of a file, between two marks that each stand there: a table in a manual page,
 * a screen in the README. */
void golden_expect_part(const char *path, const char *begin, const char *end, struct slice text);

#endif

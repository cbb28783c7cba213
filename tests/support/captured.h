/* Running a program to its end and looking at what it wrote. */
#ifndef PRECIS_TESTS_SUPPORT_CAPTURED_H
#define PRECIS_TESTS_SUPPORT_CAPTURED_H

#include "base/buffer.h"

struct captured {
    int status; /* of exit, 128 + the number of a signal that ended it */
    struct buffer out;
    struct buffer err;
};

/* argv[0] is looked for in PATH; both lists end with NULL, and `environment` ("NAME=value", on top
 * of the test's own) may be NULL. There is nothing on its stdin. */
struct captured captured_run(const char *const *argv, const char *const *environment);

/* sh -c SCRIPT with the program under test as $0. */
struct captured captured_shell(const char *script);

void captured_release(struct captured *captured);

/* The program under test: $PRECIS, else the one of `make test`. An absolute path. */
const char *captured_program(void);

/* Ends the test unless the text has all bytes of the part. */
void captured_expect_part(struct slice text, const char *part);

#endif

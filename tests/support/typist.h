/* Somebody at the second dossier, in process: presses keys and looks. */
#ifndef PRECIS_TESTS_SUPPORT_TYPIST_H
#define PRECIS_TESTS_SUPPORT_TYPIST_H

#include "support/sample.h"
#include "ui/headless.h"

struct typist {
    struct loaded loaded;
    struct app app;
};

/* At the overview, on a screen of that size. To be given to typist_end. */
void typist_begin(struct typist *typist, int columns, int rows);

/* At the overview again, as one who has just begun; the dossier is not loaded anew. */
void typist_begin_again(struct typist *typist, int columns, int rows);

void typist_end(struct typist *typist);

/* Presses keys, written as in key.h, and paints. */
void typist_type(struct typist *typist, const char *keys);

/* Whether the text stands on the screen as it was last painted. */
bool typist_sees(struct typist *typist, const char *text);

/* Fails the test where the reader is elsewhere; ids, "" for all. */
void typist_expect_place(struct typist *typist, enum view view, const char *brief,
                         const char *theme);

/* Fails the test where another point, written as an address, is current. */
void typist_expect_point(struct typist *typist, const char *address);

#endif

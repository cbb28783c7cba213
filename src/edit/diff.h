/* What an edition changes, as a unified diff. */
#ifndef PRECIS_EDIT_DIFF_H
#define PRECIS_EDIT_DIFF_H

#include "edit/edition.h"

/* Appends the changes of every file, three lines around each. Lines are cleaned as all that is
 * shown: the diff is for people. */
void diff_write(const struct edition *edition, struct buffer *out);

#endif

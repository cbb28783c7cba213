/* Where a page goes besides stdout: a file, a printer. */
#ifndef PRECIS_CLI_DELIVER_H
#define PRECIS_CLI_DELIVER_H

#include "base/slice.h"

#include <stdbool.h>

/* Puts the contents into a file at once, whole or not at all. What is there already is replaced
 * only when that is allowed, a folder or device never. False, with a message, when it fails. */
bool deliver_to_file(const char *path, bool may_replace, struct slice contents);

/* Hands a PDF to lp(1), which no shell starts, for that printer or with "" for the usual one.
 * False, with a message, when there is no lp or it fails. */
bool deliver_to_printer(const char *printer, const char *paper, struct slice pdf);

#endif

/* Where a page goes besides stdout: a file, a printer. */
#ifndef PRECIS_CLI_PAGE_DESTINATION_H
#define PRECIS_CLI_PAGE_DESTINATION_H

#include "base/buffer.h"
#include "cli/program_input.h"

#include <stdbool.h>

/* Puts the contents into a file at once, whole or not at all. A file that is there already is
 * replaced only where `to_replace` is empty, and else is what the message names for having it
 * replaced; a folder or device never is. False, with the reason, when it fails. */
bool page_to_file(const char *path, const char *to_replace, struct slice contents,
                  struct buffer *problem);

/* Hands a PDF to lp(1), which no shell starts, for that printer or with "" for the usual one. With
 * NULL for the patience it takes as long as it takes, and what lp itself says is shown. False, with
 * the reason, when there is no lp or it fails. */
bool page_to_printer(const char *printer, const char *paper,
                     const struct program_input_patience *patience, struct slice pdf,
                     struct buffer *problem);

#endif

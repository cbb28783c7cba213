/* A new dossier that checks clean and explains itself in comments. */
#ifndef PRECIS_CLI_SCAFFOLD_H
#define PRECIS_CLI_SCAFFOLD_H

#include "base/buffer.h"

#include <stdbool.h>

/* Makes the folder of a dossier, which must not be there yet, or be empty. It is made whole under
 * another name beside `path` and then renamed, so that a process that is killed leaves a folder
 * `.precis-XXXXXX` at most. `today` is a date as YYYY-MM. False, with the reason, when it fails. */
bool scaffold_make(const char *path, const char *today, struct buffer *problem);

#endif

/* Reading a whole file that may be anything: safely, at once, and never half of two versions. */
#ifndef PRECIS_LOAD_FILE_H
#define PRECIS_LOAD_FILE_H

#include "base/buffer.h"
#include "base/diagnostic.h"

#include <stdbool.h>

enum { FILE_LARGEST = 8 * 1024 * 1024 };

/* Puts the bytes of the file into `bytes` (cleared first). FIFOs, devices, folders, link loops and
 * missing permission answer at once; a file that changes while it is read is read again, three
 * times at most. On failure one message is reported and the result is false. */
bool file_read(const char *path, struct buffer *bytes, struct diagnostics *diagnostics);

/* Whether the file can be read, and these bytes are all of it. */
bool file_holds(const char *path, struct slice bytes);

#endif

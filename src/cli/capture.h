/* What another program writes: the text of a PDF, of a page of the web. */
#ifndef PRECIS_CLI_CAPTURE_H
#define PRECIS_CLI_CAPTURE_H

#include "base/buffer.h"

#include <stdbool.h>

enum capture_answer {
    CAPTURE_TAKEN,       /* it has ended well */
    CAPTURE_REFUSED,     /* it has ended in another way, or written more than `largest` bytes */
    CAPTURE_NOT_STARTED, /* errno says why */
};

/* Starts the words, which a NULL ends, with nothing to read, descriptors above 2 closed and signals
 * as usual, and appends what it writes. No shell sees the words. */
enum capture_answer capture_run(const char *const *words, size_t largest, struct buffer *out);

#endif

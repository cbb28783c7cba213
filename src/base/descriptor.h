/* Open files by their descriptors. */
#ifndef PRECIS_BASE_DESCRIPTOR_H
#define PRECIS_BASE_DESCRIPTOR_H

#include "base/buffer.h"

#include <stdbool.h>

/* Writes all of the bytes, through interruptions by signals and writes of a part. False, with the
 * reason in errno, when that fails; some may have been written then. */
bool descriptor_write(int descriptor, struct slice bytes);

/* Appends what is read, through interruptions by signals, up to the end or until the buffer holds
 * more than `largest` bytes, which the caller sees by its length. `hint` is how many are expected,
 * 0 when that is not known. False, with the reason in errno, when reading fails. */
bool descriptor_read(int descriptor, size_t hint, size_t largest, struct buffer *bytes);

/* Marks that descriptor and each above it to be closed when another program is begun: one by one, and
 * so none above 65,535. For systems that have no call for all at once (base/system.h). */
void descriptor_close_on_exec(int first);

#endif

/* Open files by their descriptors. */
#ifndef PRECIS_BASE_DESCRIPTOR_H
#define PRECIS_BASE_DESCRIPTOR_H

#include "base/slice.h"

#include <stdbool.h>

/* Writes all of the bytes, through interruptions by signals and writes of a part. False, with the
 * reason in errno, when that fails; some may have been written then. */
bool descriptor_write(int descriptor, struct slice bytes);

#endif

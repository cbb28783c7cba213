/* A number that stands for a text, so that a change of the text is noticed without keeping it.
 *
 * It is the same on every machine and in every version, because files hold it. Two texts that
 * differ in one run of eight bytes always differ in it, others all but always; it is not a defence
 * against somebody who looks for two that do not. */
#ifndef PRECIS_STORE_DIGEST_H
#define PRECIS_STORE_DIGEST_H

#include "base/slice.h"

#include <stdint.h>

uint64_t digest_of(struct slice text);

#endif

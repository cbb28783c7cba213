/* What may be in a text that is shown, decided anew and without any code of the program, so that
 * the two can be held against each other. */
#ifndef PRECIS_TESTS_PLAIN_H
#define PRECIS_TESTS_PLAIN_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point at the start of a text and its bytes; 0 where no UTF-8 stands. */
size_t plain_decode(struct slice text, uint32_t *code_point);

/* Whether a code point is a control, a bidi control, invisible, a tag, a noncharacter or for
 * private use: such are never shown, whatever stands around them. */
bool plain_is_forbidden(uint32_t code_point);

bool plain_is_joiner(uint32_t code_point);
bool plain_is_selector(uint32_t code_point);
bool plain_is_mark(uint32_t code_point); /* selectors are none */

/* NULL, or what is wrong: not UTF-8, or a forbidden character other than those in `allowed`. */
const char *plain_fault(struct slice text, const char *allowed);

/* The same, and marks, selectors and joiners only where they may stand in a cleaned text. */
const char *plain_fault_of_cleaned(struct slice text);

#endif

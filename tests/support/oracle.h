/* What a program may write to a terminal: text, and what the terminfo entry of that terminal can
 * produce. Anything else has slipped through from a file or was written after the back of the
 * library that knows the terminal. */
#ifndef PRECIS_TESTS_SUPPORT_ORACLE_H
#define PRECIS_TESTS_SUPPORT_ORACLE_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>

/* Holds `bytes` against the entry that `infocmp` prints for `terminal`. Every escape sequence must
 * be one that stands in an output capability, with any numbers where the capability has parameters,
 * or one of the few that switch pasting in brackets, and reports of a mouse and of focus off.
 *
 * Refused beyond that, also where the entry has them: strings to the terminal (OSC, DCS, APC, PM,
 * SOS), requests that make it answer, printing, programmed keys, resets, and erasing the history.
 * Of the C0 controls only \r \n \b \t \016 \017 pass, and a form feed where that clears the screen;
 * C1 controls, DEL and bytes that are not UTF-8 do not. A record that ends inside a sequence or a
 * character is refused as well.
 *
 * On false `*message` names the place and the bytes; it lives in the arena. */
bool oracle_accepts(struct arena *arena, const char *terminal, struct slice bytes,
                    const char **message);

#endif

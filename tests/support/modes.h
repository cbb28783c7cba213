/* What a program has left switched on in its terminal, told from the bytes that it wrote. The
 * emulator knows some modes; a terminal of today has many more, and a shell suffers from most. */
#ifndef PRECIS_TESTS_SUPPORT_MODES_H
#define PRECIS_TESTS_SUPPORT_MODES_H

#include "base/arena.h"
#include "base/slice.h"

/* The modes that are otherwise than when the terminal was switched on, as words with blanks between
 * them; "" where there are none. The text is the arena's. Looked at are: private and ANSI modes
 * (CSI ? n h, CSI n h), the keypad, character sets, attributes and colours, scroll margins, and
 * titles put on the terminal's stack. */
const char *modes_left(struct arena *arena, struct slice bytes);

#endif

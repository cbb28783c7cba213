/* Text that may be shown.
 *
 * Briefs come from others, and a YAML escape can put any code point into a string. A terminal
 * acts on some of them, a reader is deceived by others. So everything that is drawn or printed is
 * of the type `struct shown`, and only the functions below make one: the compiler refuses raw
 * bytes in code that draws.
 *
 * What is not harmless is made visible, never dropped: `su<U+200B>do` must not read as `sudo`.
 *
 *   C0 controls, DEL                         ^[ ^?      (LF and TAB: see shown_clean)
 *   C1 controls, line and paragraph          <U+009B>
 *     separators, bidi controls, invisible
 *     and format characters, tags,
 *     noncharacters, private use
 *   joiners U+200C, U+200D                   kept between letters of a script that uses them (one
 *                                            that joins its letters or has a virama) and, U+200D,
 *                                            inside emoji sequences, else marked
 *   variation selectors FE00..FE0F           one directly after a base is kept, further ones and
 *                                            U+E0100..E01EF marked
 *   bytes that are not UTF-8                 <FF>
 *   combining marks                          up to four on a base, the rest marked; one without a
 *                                            base (at the start, after a blank or what is marked)
 *                                            sits on U+25CC
 *
 * The result is valid UTF-8 without any control character. To clean it again changes nothing, and
 * several cleaned texts joined are clean too. */
#ifndef PRECIS_BASE_SHOWN_H
#define PRECIS_BASE_SHOWN_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

struct shown {
    const char *bytes; /* valid UTF-8, no controls */
    size_t length;
};

/* A text that stands in the source code. */
#define SHOWN(literal) ((struct shown)SHOWN_CONSTANT(literal))

/* The same as an initialiser of static data. */
#define SHOWN_CONSTANT(literal)                                                                    \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

/* One line of text: line feeds and tabs become single blanks. Text that is clean already is not
 * copied: the result then points into `raw`. Otherwise its memory is the arena's. */
struct shown shown_clean(struct arena *arena, struct slice raw);

/* printf, then shown_clean. */
struct shown shown_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Several texts as one, as they are. */
struct shown shown_join(struct arena *arena, const struct shown *parts, size_t count);

/* A part of a text: both ends must lie between code points. */
struct shown shown_part(struct shown text, size_t start, size_t end);

/* Whether shown_clean would leave `raw` as it is. */
bool shown_is_clean(struct slice raw);

/* Whether a code point is one that is never shown, whatever stands around it: controls, bidi
 * controls, what is invisible, tags, noncharacters, private use. */
bool shown_never(uint32_t code_point);

struct slice shown_slice(struct shown text);

#endif

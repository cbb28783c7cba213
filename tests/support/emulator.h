/* The screen and the keyboard of the terminal: libvterm, with its corners padded. Only this part
 * of the harness knows the library. */
#ifndef PRECIS_TESTS_SUPPORT_EMULATOR_H
#define PRECIS_TESTS_SUPPORT_EMULATOR_H

#include "base/buffer.h"
#include "terminal.h"

#include <vterm.h>

struct emulator {
    VTerm *machine;
    VTermScreen *screen;
    struct buffer outgoing; /* what keys and answers have put in; the caller takes it out */
    bool cursor_is_visible;
    bool alternate_screen;
    bool mouse;
    unsigned bells;
};

/* The emulator must stay where it is until it is released. */
void emulator_start(struct emulator *emulator, int columns, int rows);
void emulator_release(struct emulator *emulator);
void emulator_resize(struct emulator *emulator, int columns, int rows);

/* The number of columns the library bears instead of `columns`. */
int emulator_bearable_columns(int columns);

/* Shows bytes of a program. Returns how many were taken: an unfinished character at the end is
 * left for the next time. */
size_t emulator_show(struct emulator *emulator, struct slice bytes);

void emulator_type(struct emulator *emulator, struct slice text);
void emulator_character(struct emulator *emulator, uint32_t character, VTermModifier modifier);
void emulator_key(struct emulator *emulator, VTermKey key, VTermModifier modifier);

/* Adds the text of a row without the blanks at its end, or of all rows with "\n" after each. */
void emulator_add_row(const struct emulator *emulator, struct buffer *text, int row);
void emulator_add_screen(const struct emulator *emulator, struct buffer *text);

struct terminal_cell emulator_cell(const struct emulator *emulator, int row, int column);
struct terminal_cursor emulator_cursor(const struct emulator *emulator);

#endif

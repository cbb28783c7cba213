#include "emulator.h"

#include <unistr.h>

/* What the library has for the right half of a wide character. */
#define RIGHT_HALF ((uint32_t)-1)

static void keep_outgoing(const char *bytes, size_t length, void *user)
{
    struct emulator *emulator = user;
    buffer_add(&emulator->outgoing, (struct slice){bytes, length});
}

static int note_property(VTermProp property, VTermValue *value, void *user)
{
    struct emulator *emulator = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        emulator->cursor_is_visible = value->boolean;
    else if (property == VTERM_PROP_ALTSCREEN)
        emulator->alternate_screen = value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        emulator->mouse = value->number != VTERM_PROP_MOUSE_NONE;
    return 1;
}

static int note_bell(void *user)
{
    struct emulator *emulator = user;
    emulator->bells++;
    return 1;
}

static const VTermScreenCallbacks callbacks = {
    .settermprop = note_property,
    .bell = note_bell,
};

/* In a single column a wide character writes outside of the library's memory. */
int emulator_bearable_columns(int columns)
{
    return columns < 2 ? 2 : columns;
}

void emulator_start(struct emulator *emulator, int columns, int rows)
{
    *emulator = (struct emulator){.machine = vterm_new(rows, emulator_bearable_columns(columns))};
    vterm_set_utf8(emulator->machine, 1);
    vterm_output_set_callback(emulator->machine, keep_outgoing, emulator);
    emulator->screen = vterm_obtain_screen(emulator->machine);
    vterm_screen_enable_altscreen(emulator->screen, 1);
    vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
    vterm_screen_reset(emulator->screen, 1);
}

void emulator_release(struct emulator *emulator)
{
    vterm_free(emulator->machine);
    buffer_release(&emulator->outgoing);
}

void emulator_resize(struct emulator *emulator, int columns, int rows)
{
    vterm_set_size(emulator->machine, rows, emulator_bearable_columns(columns));
}

/* The length of a character at the end of `bytes` that has not arrived as a whole. */
static size_t unfinished_length(struct slice bytes)
{
    for (size_t length = 1; length <= 3 && length <= bytes.length; length++) {
        unsigned char byte = (unsigned char)bytes.bytes[bytes.length - length];
        if (byte < 0x80)
            return 0;
        if (byte >= 0xc0) {
            size_t needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
            return length < needed ? length : 0;
        }
    }
    return 0;
}

/* The library spoils a character that comes in two parts. It also loses a combining mark in the
 * last column that comes after its base, so the caller does well to show much at once. */
size_t emulator_show(struct emulator *emulator, struct slice bytes)
{
    size_t length = bytes.length - unfinished_length(bytes);
    if (length)
        vterm_input_write(emulator->machine, bytes.bytes, length);
    return length;
}

void emulator_type(struct emulator *emulator, struct slice text)
{
    while (text.length) {
        ucs4_t character;
        int length = u8_mbtoucr(&character, (const uint8_t *)text.bytes, text.length);
        if (length <= 0)
            return;
        vterm_keyboard_unichar(emulator->machine, character, VTERM_MOD_NONE);
        text = (struct slice){text.bytes + length, text.length - (size_t)length};
    }
}

void emulator_character(struct emulator *emulator, uint32_t character, VTermModifier modifier)
{
    /* Left to itself the library sends Ctrl-I, J, M and [ in an encoding of its own. */
    if ((modifier & VTERM_MOD_CTRL) && character >= '@' && character <= 'z') {
        character &= 0x1f;
        modifier &= ~VTERM_MOD_CTRL;
    }
    vterm_keyboard_unichar(emulator->machine, character, modifier);
}

void emulator_key(struct emulator *emulator, VTermKey key, VTermModifier modifier)
{
    vterm_keyboard_key(emulator->machine, key, modifier);
}

/* Writes the characters of a cell and returns their length: nothing for a right half, a blank for
 * a cell that was never written. */
static size_t cell_text(const VTermScreenCell *cell, char text[TERMINAL_CELL_SIZE])
{
    enum { LONGEST = 4 };
    _Static_assert(VTERM_MAX_CHARS_PER_CELL * LONGEST < TERMINAL_CELL_SIZE, "room for a cell");
    if (cell->chars[0] == RIGHT_HALF)
        return 0;
    size_t length = 0;
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
        int added = u8_uctomb((uint8_t *)text + length, cell->chars[i], LONGEST);
        length += added > 0 ? (size_t)added : 0;
    }
    if (!length)
        text[length++] = ' ';
    return length;
}

void emulator_add_row(const struct emulator *emulator, struct buffer *text, int row)
{
    size_t start = text->length;
    int rows, columns;
    vterm_get_size(emulator->machine, &rows, &columns);
    for (int column = 0; row >= 0 && row < rows && column < columns; column++) {
        VTermScreenCell cell = {0};
        vterm_screen_get_cell(emulator->screen, (VTermPos){row, column}, &cell);
        text->length += cell_text(&cell, buffer_reserve(text, TERMINAL_CELL_SIZE));
    }
    while (text->length > start && text->bytes[text->length - 1] == ' ')
        text->length--;
    buffer_add(text, SLICE(""));
}

void emulator_add_screen(const struct emulator *emulator, struct buffer *text)
{
    int rows, columns;
    vterm_get_size(emulator->machine, &rows, &columns);
    for (int row = 0; row < rows; row++) {
        emulator_add_row(emulator, text, row);
        buffer_add_byte(text, '\n');
    }
}

static struct terminal_color color_of(const VTermColor *color)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color))
        return (struct terminal_color){.kind = TERMINAL_COLOR_DEFAULT};
    if (VTERM_COLOR_IS_INDEXED(color))
        return (struct terminal_color){.kind = TERMINAL_COLOR_INDEXED, .index = color->indexed.idx};
    return (struct terminal_color){
        .kind = TERMINAL_COLOR_RGB,
        .red = color->rgb.red,
        .green = color->rgb.green,
        .blue = color->rgb.blue,
    };
}

struct terminal_cell emulator_cell(const struct emulator *emulator, int row, int column)
{
    VTermScreenCell cell = {0};
    struct terminal_cell found = {0};
    if (!vterm_screen_get_cell(emulator->screen, (VTermPos){row, column}, &cell))
        return found;
    cell_text(&cell, found.text);
    found.width = cell.width;
    found.bold = cell.attrs.bold;
    found.italic = cell.attrs.italic;
    found.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF;
    found.blink = cell.attrs.blink;
    found.reverse = cell.attrs.reverse;
    found.strike = cell.attrs.strike;
    found.foreground = color_of(&cell.fg);
    found.background = color_of(&cell.bg);
    return found;
}

struct terminal_cursor emulator_cursor(const struct emulator *emulator)
{
    VTermPos place;
    vterm_state_get_cursorpos(vterm_obtain_state(emulator->machine), &place);
    return (struct terminal_cursor){place.row, place.col, emulator->cursor_is_visible};
}

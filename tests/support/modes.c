#include "modes.h"

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { MOST_MODES = 64, MOST_PARAMETERS = 32, ESCAPE = 0x1b, SHIFT_OUT = 0x0e, SHIFT_IN = 0x0f };

struct mode {
    int number;
    bool is_private;
    bool is_on;
};

struct modes {
    struct mode items[MOST_MODES];
    int count;
    uint32_t attributes; /* a bit for each of 1 to 9, which turn on */
    bool has_foreground;
    bool has_background;
    bool has_line_drawing; /* G0 */
    bool is_shifted_out;
    bool has_keypad;
    bool has_margins;
    int titles;
};

struct control {
    bool is_private;
    int parameters[MOST_PARAMETERS];
    int count;
    char last;
};

static bool starts_on(bool is_private, int number)
{
    enum { WRAP_AROUND = 7, CURSOR = 25, ORDERED_TEXT = 8, USUAL_CURSOR = 34 };
    return is_private ? number == WRAP_AROUND || number == CURSOR
                      : number == ORDERED_TEXT || number == USUAL_CURSOR;
}

static void set_mode(struct modes *modes, bool is_private, int number, bool is_on)
{
    for (int i = 0; i < modes->count; i++) {
        struct mode *mode = &modes->items[i];
        if (mode->number == number && mode->is_private == is_private) {
            mode->is_on = is_on;
            return;
        }
    }
    if (modes->count < MOST_MODES)
        modes->items[modes->count++] = (struct mode){number, is_private, is_on};
}

/* 38 and 48 take further numbers: 5 and an index, or 2 and three parts. */
static int skip_color(const struct control *control, int at)
{
    int kind = at + 1 < control->count ? control->parameters[at + 1] : 0;
    return kind == 5 ? at + 2 : kind == 2 ? at + 4 : at;
}

static void turn_off(struct modes *modes, int number)
{
    enum { BOLD_OFF = 22, BOLD_AND_DIM = 1 << 1 | 1 << 2 };
    modes->attributes &=
        ~(number == BOLD_OFF ? (uint32_t)BOLD_AND_DIM : 1u << (number > 20 ? number - 20 : 0));
}

static void set_attributes(struct modes *modes, const struct control *control)
{
    for (int i = 0; i < control->count; i++) {
        int number = control->parameters[i];
        bool is_bright = number >= 90;
        int color = is_bright ? number - 60 : number;
        if (number == 0) {
            modes->attributes = 0;
            modes->has_foreground = modes->has_background = false;
        } else if (number < 10) {
            modes->attributes |= 1u << number;
        } else if (number == 10 || number == 11) { /* as the console of a PC has it */
            modes->has_line_drawing = number == 11;
        } else if (number < 30) {
            turn_off(modes, number);
        } else if (color < 40) {
            modes->has_foreground = color != 39 || is_bright;
        } else if (color < 50) {
            modes->has_background = color != 49 || is_bright;
        }
        if (number == 38 || number == 48)
            i = skip_color(control, i);
    }
}

static void obey(struct modes *modes, const struct control *control)
{
    enum { PUSH_TITLE = 22, POP_TITLE = 23 };
    int first = control->parameters[0];
    switch (control->last) {
    case 'h':
    case 'l':
        for (int i = 0; i < control->count; i++)
            set_mode(modes, control->is_private, control->parameters[i], control->last == 'h');
        break;
    case 'm':
        if (!control->is_private)
            set_attributes(modes, control);
        break;
    case 'r':
        modes->has_margins = !control->is_private && first > 1;
        break;
    case 't':
        modes->titles += (first == PUSH_TITLE) - (first == POP_TITLE && modes->titles > 0);
        break;
    default:
        break;
    }
}

/* The control sequence after its "\033["; returns its length. */
static size_t take_control(struct modes *modes, struct slice rest)
{
    struct control control = {.count = 1};
    size_t at = 0;
    for (; at < rest.length && (rest.bytes[at] < '@' || rest.bytes[at] > '~'); at++) {
        char byte = rest.bytes[at];
        if (byte == ESCAPE) /* the first one was cut short */
            return at;
        int *parameter = &control.parameters[control.count - 1];
        if (byte == '?')
            control.is_private = true;
        else if (byte >= '0' && byte <= '9' && *parameter < 100000)
            *parameter = *parameter * 10 + byte - '0';
        else if ((byte == ';' || byte == ':') && control.count < MOST_PARAMETERS)
            control.count++;
    }
    if (at == rest.length)
        return at;
    control.last = rest.bytes[at];
    obey(modes, &control);
    return at + 1;
}

/* The sequence after its "\033"; returns its length. */
static size_t take_escape(struct modes *modes, struct slice rest)
{
    if (!rest.length)
        return 0;
    if (rest.bytes[0] == '[')
        return 1 + take_control(modes, (struct slice){rest.bytes + 1, rest.length - 1});
    if (rest.bytes[0] == '(' && rest.length > 1) {
        modes->has_line_drawing = rest.bytes[1] != 'B';
        return 2;
    }
    if (rest.bytes[0] == '=' || rest.bytes[0] == '>')
        modes->has_keypad = rest.bytes[0] == '=';
    return 1;
}

static void say_modes(const struct modes *modes, struct buffer *text)
{
    for (int i = 0; i < modes->count; i++) {
        const struct mode *mode = &modes->items[i];
        if (mode->is_on != starts_on(mode->is_private, mode->number))
            buffer_format(text, "%s%d%c ", mode->is_private ? "?" : "", mode->number,
                          mode->is_on ? 'h' : 'l');
    }
}

static void say_flags(const struct modes *modes, struct buffer *text)
{
    const struct {
        bool is_set;
        const char *name;
    } flags[] = {
        {modes->attributes != 0, "attributes "}, {modes->has_foreground, "foreground "},
        {modes->has_background, "background "},  {modes->has_line_drawing, "line-drawing "},
        {modes->is_shifted_out, "shifted-out "}, {modes->has_keypad, "keypad "},
        {modes->has_margins, "margins "},        {modes->titles != 0, "titles "},
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (flags[i].is_set)
            buffer_add(text, slice_of(flags[i].name));
}

const char *modes_left(struct arena *arena, struct slice bytes)
{
    struct modes modes = {0};
    struct buffer text = {0};
    for (size_t at = 0; at < bytes.length;) {
        char byte = bytes.bytes[at++];
        if (byte == SHIFT_OUT || byte == SHIFT_IN)
            modes.is_shifted_out = byte == SHIFT_OUT;
        if (byte == ESCAPE)
            at += take_escape(&modes, (struct slice){bytes.bytes + at, bytes.length - at});
    }
    say_modes(&modes, &text);
    say_flags(&modes, &text);
    const char *copy = arena_copy(arena, slice_trim(buffer_slice(&text))).bytes;
    buffer_release(&text);
    return copy;
}

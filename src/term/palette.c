#include "term/palette.h"

#include "model/dossier.h"

#include <stdlib.h>

enum { DEFAULT_COLOR = -1, FIRST_THEME_PAIR = STYLE_COUNT + 1 };

/* Colours by palette: dark, light, high contrast. The one without colours, and terminals that have
 * none, take the last attributes. */
struct look {
    short colors[3];
    attr_t with_color;
    attr_t without;
};

#define PLAIN                                                                                      \
    {                                                                                              \
        DEFAULT_COLOR, DEFAULT_COLOR, DEFAULT_COLOR                                                \
    }

static const struct look looks[STYLE_COUNT] = {
    [ROLE_TEXT] = {PLAIN, A_NORMAL, A_NORMAL},
    [ROLE_TITLE] = {PLAIN, A_BOLD, A_BOLD},
    [ROLE_HEADING] = {PLAIN, A_BOLD, A_BOLD},
    [ROLE_STRONG] = {PLAIN, A_BOLD, A_BOLD},
    [ROLE_DETAIL] = {PLAIN, A_DIM, A_NORMAL},
    [ROLE_NOTE] = {{COLOR_YELLOW, COLOR_MAGENTA, COLOR_YELLOW}, A_NORMAL, A_NORMAL},
    [ROLE_LINK] = {{COLOR_BLUE, COLOR_BLUE, COLOR_CYAN}, A_UNDERLINE, A_UNDERLINE},
    [ROLE_NAME] = {PLAIN, A_UNDERLINE, A_UNDERLINE},
    [ROLE_THEME] = {PLAIN, A_NORMAL, A_NORMAL},
    [ROLE_CONFLICT] = {{COLOR_RED, COLOR_RED, COLOR_RED}, A_BOLD, A_BOLD},
    [ROLE_GRAPHIC] = {{COLOR_CYAN, COLOR_BLUE, COLOR_CYAN}, A_NORMAL, A_NORMAL},
    [STYLE_BORDER] = {PLAIN, A_DIM, A_NORMAL},
    [STYLE_BORDER_FOCUSED] = {{COLOR_CYAN, COLOR_BLUE, COLOR_YELLOW}, A_NORMAL, A_BOLD},
    [STYLE_PANE_TITLE] = {PLAIN, A_NORMAL, A_NORMAL},
    [STYLE_PANE_TITLE_FOCUSED] = {{COLOR_CYAN, COLOR_BLUE, COLOR_YELLOW},
                                  A_BOLD,
                                  A_BOLD | A_REVERSE},
    [STYLE_HEADER] = {PLAIN, A_BOLD, A_BOLD},
    [STYLE_STATUS] = {PLAIN, A_REVERSE, A_REVERSE},
    [STYLE_MESSAGE] = {{COLOR_YELLOW, COLOR_BLUE, COLOR_YELLOW}, A_REVERSE, A_REVERSE | A_BOLD},
    [STYLE_ERROR] = {{COLOR_RED, COLOR_RED, COLOR_RED}, A_REVERSE | A_BOLD, A_REVERSE | A_BOLD},
    [STYLE_PROMPT] = {PLAIN, A_NORMAL, A_NORMAL},
    [STYLE_BAR] = {{COLOR_CYAN, COLOR_BLUE, COLOR_YELLOW}, A_BOLD, A_BOLD},
    [STYLE_SIGN] = {{COLOR_YELLOW, COLOR_RED, COLOR_YELLOW}, A_BOLD, A_BOLD},
};

/* Strong contrast has nothing dim, and all colours bright. */
static attr_t attributes_of(const struct look *look, const struct palette *palette)
{
    if (!palette->has_color)
        return look->without;
    if (palette->name != PALETTE_HIGH_CONTRAST)
        return look->with_color;
    return (look->with_color & ~A_DIM) | (look->colors[0] == DEFAULT_COLOR ? 0 : A_BOLD);
}

static void init_styles(struct palette *palette)
{
    for (short i = 0; i < STYLE_COUNT; i++) {
        palette->attributes[i] = attributes_of(&looks[i], palette);
        palette->pairs[i] = 0;
        if (!palette->has_color || looks[i].colors[palette->name] == DEFAULT_COLOR)
            continue;
        short pair = (short)(i + 1);
        if (init_pair(pair, looks[i].colors[palette->name], DEFAULT_COLOR) == OK)
            palette->pairs[i] = pair;
    }
}

void palette_init(struct palette *palette, bool has_color, enum palette_name name)
{
    *palette = (struct palette){.name = name};
    bool wants_color = has_color && name != PALETTE_MONO;
    if (wants_color && has_colors() && start_color() == OK && use_default_colors() == OK)
        palette->has_color = COLORS >= 8;
    init_styles(palette);
}

static short named_color(struct slice name)
{
    static const char *const names[] = {"black", "red",     "green", "yellow",
                                        "blue",  "magenta", "cyan",  "white"};
    struct slice bright = SLICE("bright-");
    short offset = 0;
    if (slice_starts_with(name, bright)) {
        name = (struct slice){name.bytes + bright.length, name.length - bright.length};
        offset = COLORS >= 16 ? 8 : 0;
    }
    for (short i = 0; i < 8; i++)
        if (slice_equal(name, slice_of(names[i])))
            return (short)(i + offset);
    return DEFAULT_COLOR;
}

static int channel(struct slice color, size_t index)
{
    char digits[3] = {color.bytes[index], color.bytes[index + 1], '\0'};
    return (int)strtol(digits, NULL, 16);
}

/* The 6 by 6 by 6 cube of a terminal with 256 colours, else the nearest of the eight. */
static short nearest_color(struct slice color)
{
    int red = channel(color, 1);
    int green = channel(color, 3);
    int blue = channel(color, 5);
    if (COLORS >= 256)
        return (short)(16 + 36 * ((red * 5 + 127) / 255) + 6 * ((green * 5 + 127) / 255) +
                       (blue * 5 + 127) / 255);
    return (short)((red > 127) + 2 * (green > 127) + 4 * (blue > 127));
}

static short theme_color(struct slice color)
{
    if (!color.length)
        return DEFAULT_COLOR;
    return color.bytes[0] == '#' ? nearest_color(color) : named_color(color);
}

void palette_use_themes(struct palette *palette, const struct dossier *dossier)
{
    for (uint32_t i = 0; palette->has_color && i < dossier->theme_count && i < MOST_THEME_COLORS;
         i++) {
        short color = theme_color(text_slice(dossier->themes[i]->color));
        short pair = (short)(FIRST_THEME_PAIR + i);
        bool is_usable = color != DEFAULT_COLOR && init_pair(pair, color, DEFAULT_COLOR) == OK;
        palette->theme_pairs[i] = is_usable ? pair : 0;
    }
}

void palette_look(const struct palette *palette, uint8_t style, uint8_t flags, uint8_t theme,
                  attr_t *attributes, short *pair)
{
    *attributes = palette->attributes[style];
    *pair = palette->pairs[style];
    if (style == ROLE_THEME && theme < MOST_THEME_COLORS)
        *pair = palette->theme_pairs[theme];
    if (flags & (CELL_SELECTED | CELL_MATCH))
        *attributes |= A_REVERSE;
    if (flags & CELL_CURRENT)
        *attributes |= A_BOLD | A_UNDERLINE;
}

#include "term/tones.h"

#include <stdlib.h>
#include <string.h>

/* The tables of colours. In the high contrasts nothing of the eight is used but the terminal's own
 * colour, and where the background is not known nothing at all. */
enum set { SET_DARK, SET_LIGHT, SET_STRONG_DARK, SET_STRONG_LIGHT, SET_COUNT };

enum { OWN = -1, FIRST_IN_CUBE = 16, FIRST_GRAY = 232 };

struct look {
    int32_t colors[SET_COUNT]; /* as 0xrrggbb */
    int8_t eight[2];           /* of the eight, on dark and on light */
    attr_t with_color;
    attr_t without;
};

#define EIGHT_OWN                                                                                  \
    {                                                                                              \
        OWN, OWN                                                                                   \
    }

/* On light, text has a colour, since the terminal's own is too light in Solarized. */
#define TEXT_COLORS                                                                                \
    {                                                                                              \
        OWN, 0x262626, 0xffffff, 0x000000                                                          \
    }

static const struct look looks[STYLE_COUNT] = {
    [ROLE_TEXT] = {TEXT_COLORS, EIGHT_OWN, A_NORMAL, A_NORMAL},
    [ROLE_TITLE] = {TEXT_COLORS, EIGHT_OWN, A_BOLD, A_BOLD},
    [ROLE_HEADING] = {TEXT_COLORS, EIGHT_OWN, A_BOLD, A_BOLD},
    [ROLE_STRONG] = {TEXT_COLORS, EIGHT_OWN, A_BOLD, A_BOLD},
    [ROLE_DETAIL] = {{0x9e9e9e, 0x5f5f5f, 0xd0d0d0, 0x303030}, EIGHT_OWN, A_NORMAL, A_NORMAL},
    [ROLE_NOTE] = {{0xafaf87, 0x875f00, 0xffffaf, 0x444444},
                   {COLOR_GREEN, OWN},
                   A_NORMAL,
                   A_NORMAL},
    [ROLE_LINK] = {{0x5fafff, 0x005faf, 0x87d7ff, 0x0000af},
                   {COLOR_CYAN, OWN},
                   A_UNDERLINE,
                   A_UNDERLINE},
    [ROLE_NAME] = {TEXT_COLORS, EIGHT_OWN, A_UNDERLINE, A_UNDERLINE},
    [ROLE_THEME] = {TEXT_COLORS, EIGHT_OWN, A_NORMAL, A_NORMAL},
    [ROLE_CONFLICT] = {{0xff8787, 0xaf0000, 0xffafaf, 0x870000}, EIGHT_OWN, A_BOLD, A_BOLD},
    [ROLE_GRAPHIC] = {{0x5fafaf, 0x005f87, 0x87ffff, 0x00005f},
                      {COLOR_CYAN, COLOR_BLUE},
                      A_NORMAL,
                      A_NORMAL},
    [ROLE_CARRIED] = {{0x87d787, 0x005f00, 0xafffaf, 0x005f00},
                      {COLOR_CYAN, OWN},
                      A_BOLD | A_UNDERLINE,
                      A_BOLD | A_UNDERLINE},
    [ROLE_MISSING] = {{0xff8787, 0xaf0000, 0xffafaf, 0x870000},
                      EIGHT_OWN,
                      A_REVERSE | A_BOLD,
                      A_REVERSE | A_BOLD},
    [STYLE_BORDER] = {{0x808080, 0x878787, 0xd0d0d0, 0x303030}, EIGHT_OWN, A_NORMAL, A_NORMAL},
    [STYLE_BORDER_FOCUSED] = {{0x5fd7ff, 0x005faf, 0xffff5f, 0x0000af},
                              {COLOR_CYAN, COLOR_BLUE},
                              A_NORMAL,
                              A_BOLD},
    [STYLE_PANE_TITLE] = {{0x9e9e9e, 0x5f5f5f, 0xd0d0d0, 0x303030}, EIGHT_OWN, A_NORMAL, A_NORMAL},
    [STYLE_PANE_TITLE_FOCUSED] = {{0x5fd7ff, 0x005faf, 0xffff5f, 0x0000af},
                                  {COLOR_CYAN, OWN},
                                  A_BOLD,
                                  A_BOLD | A_REVERSE},
    [STYLE_HEADER] = {TEXT_COLORS, EIGHT_OWN, A_BOLD, A_BOLD},
    [STYLE_STATUS] = {TEXT_COLORS, EIGHT_OWN, A_REVERSE, A_REVERSE},
    [STYLE_MESSAGE] = {{0xffd787, 0x005faf, 0xffff87, 0x0000af},
                       {COLOR_CYAN, OWN},
                       A_REVERSE,
                       A_REVERSE | A_BOLD},
    [STYLE_ERROR] = {{0xff8787, 0xaf0000, 0xffafaf, 0x870000},
                     EIGHT_OWN,
                     A_REVERSE | A_BOLD,
                     A_REVERSE | A_BOLD},
    [STYLE_PROMPT] = {TEXT_COLORS, EIGHT_OWN, A_NORMAL, A_NORMAL},
    [STYLE_BAR] = {{0x5fd7ff, 0x005faf, 0xffff5f, 0x0000af},
                   {COLOR_CYAN, COLOR_BLUE},
                   A_NORMAL,
                   A_BOLD},
    [STYLE_SIGN] = {{0xffd75f, 0xaf0000, 0xffff5f, 0x870000},
                    {COLOR_YELLOW, COLOR_RED},
                    A_BOLD,
                    A_BOLD},
};

static bool is_on_light(const struct scheme *scheme)
{
    return scheme->colors.palette == PALETTE_LIGHT ||
           (scheme->colors.palette != PALETTE_DARK && scheme->ground == GROUND_LIGHT);
}

static bool is_strong(const struct scheme *scheme)
{
    return scheme->colors.palette == PALETTE_HIGH_CONTRAST;
}

static bool is_without_color(const struct scheme *scheme)
{
    return scheme->colors.palette == PALETTE_MONO || scheme->depth == DEPTH_NONE ||
           (is_strong(scheme) && scheme->ground == GROUND_UNKNOWN);
}

static enum set set_of(const struct scheme *scheme)
{
    if (is_strong(scheme))
        return is_on_light(scheme) ? SET_STRONG_LIGHT : SET_STRONG_DARK;
    return is_on_light(scheme) ? SET_LIGHT : SET_DARK;
}

bool scheme_looks_equal(const struct scheme *left, const struct scheme *right)
{
    if (is_without_color(left) || is_without_color(right))
        return is_without_color(left) == is_without_color(right);
    return left->depth == right->depth && set_of(left) == set_of(right);
}

/* The least contrast is wanted to any usual background of the kind, of which these are the nearest
 * to the text: that of Tango, and that of Solarized. */
static struct color tone_ground(const struct scheme *scheme)
{
    if (is_strong(scheme))
        return is_on_light(scheme) ? COLOR_OF(0xffffff) : COLOR_OF(0x000000);
    return is_on_light(scheme) ? COLOR_OF(0xfdf6e3) : COLOR_OF(0x2e3436);
}

/* The steps of the cube are 0, 95, 135, 175, 215 and 255. */
static int level(int step)
{
    return step ? 55 + 40 * step : 0;
}

struct color tone_in_cube(int number)
{
    int in_cube = number - FIRST_IN_CUBE;
    int gray = 8 + 10 * (number - FIRST_GRAY);
    if (number >= FIRST_GRAY)
        return (struct color){(uint8_t)gray, (uint8_t)gray, (uint8_t)gray};
    return (struct color){(uint8_t)level(in_cube / 36), (uint8_t)level(in_cube / 6 % 6),
                          (uint8_t)level(in_cube % 6)};
}

static int distance(struct color left, struct color right)
{
    int red = left.red - right.red;
    int green = left.green - right.green;
    int blue = left.blue - right.blue;
    return red * red + green * green + blue * blue;
}

static int nearest_in_cube(struct color color)
{
    int found = FIRST_IN_CUBE;
    for (int number = FIRST_IN_CUBE; number < 256; number++)
        if (distance(color, tone_in_cube(number)) < distance(color, tone_in_cube(found)))
            found = number;
    return found;
}

static int number_of(const struct scheme *scheme, struct color color)
{
    if (scheme->depth == DEPTH_DIRECT)
        return color.red << 16 | color.green << 8 | color.blue;
    return nearest_in_cube(color);
}

struct tone tone_of_style(const struct scheme *scheme, enum style style)
{
    const struct look *look = &looks[style];
    struct tone tone = {TERMINALS_OWN, look->without};
    if (is_without_color(scheme))
        return tone;
    tone.attributes = look->with_color;
    if (scheme->depth == DEPTH_EIGHT) {
        tone.color = is_strong(scheme) ? TERMINALS_OWN : look->eight[is_on_light(scheme)];
        if (tone.color == TERMINALS_OWN)
            tone.attributes = look->without;
        return tone;
    }
    int32_t color = look->colors[set_of(scheme)];
    if (color != OWN)
        tone.color = number_of(scheme, COLOR_OF(color));
    return tone;
}

/* Of the eight only these can be read on every dark background that is known, and none on every
 * light one. */
static int among_eight(struct color color)
{
    if (color.green <= color.red)
        return TERMINALS_OWN;
    return color.blue > color.green / 2 ? COLOR_CYAN : COLOR_GREEN;
}

/* Where the nearest that the terminal has is not enough, the next best further from the ground. */
static int legible_number(const struct scheme *scheme, struct color color)
{
    struct color ground = tone_ground(scheme);
    double least = is_strong(scheme) ? STRONG_CONTRAST : TEXT_CONTRAST;
    double wanted = least;
    int number;
    do {
        number = number_of(scheme, color_legible(color, ground, wanted));
        wanted += 0.5;
    } while (scheme->depth == DEPTH_CUBE && color_contrast(tone_in_cube(number), ground) < least);
    return number;
}

struct tone tone_of_theme(const struct scheme *scheme, struct slice name)
{
    struct tone tone = tone_of_style(scheme, (enum style)ROLE_THEME);
    struct color color;
    if (is_without_color(scheme) || !color_read(name, &color))
        return tone;
    if (scheme->depth != DEPTH_EIGHT)
        tone.color = legible_number(scheme, color);
    else if (!is_strong(scheme) && !is_on_light(scheme))
        tone.color = among_eight(color);
    return tone;
}

enum ground ground_of_color(struct color background)
{
    bool is_light = color_contrast(background, COLOR_OF(0x000000)) >
                    color_contrast(background, COLOR_OF(0xffffff));
    return is_light ? GROUND_LIGHT : GROUND_DARK;
}

/* The number after the last semicolon is that of the background among sixteen. */
enum ground ground_of_variable(const char *value)
{
    const char *last = value ? strrchr(value, ';') : NULL;
    char *end = NULL;
    long number = last ? strtol(last + 1, &end, 10) : -1;
    if (number < 0 || number > 15 || end == last + 1 || *end)
        return GROUND_UNKNOWN;
    return number == 7 || number > 8 ? GROUND_LIGHT : GROUND_DARK;
}

/* The palettes on the colours of real terminals: text, signs and names of themes can be read. */
#include "term/tones.h"

#include "support/helpers.h"

#include <criterion/criterion.h>

enum { MOST_TONES = 16 };

struct look_of_terminal {
    const char *name;
    enum ground ground;
    uint32_t background;
    uint32_t foreground;
    bool is_left_alone;          /* its own text is below the contrast, and it was chosen so */
    uint32_t colors[MOST_TONES]; /* the eight, and what they become in bold */
};

#define XTERM                                                                                      \
    {                                                                                              \
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,  \
            0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff                   \
    }
#define VTE                                                                                        \
    {                                                                                              \
        0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, 0x5e5c64,  \
            0xf66151, 0x33d17a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff                   \
    }
#define SOLARIZED                                                                                  \
    {                                                                                              \
        0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36,  \
            0xcb4b16, 0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3                   \
    }
#define LINUX                                                                                      \
    {                                                                                              \
        0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555,  \
            0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff                   \
    }
#define RXVT                                                                                       \
    {                                                                                              \
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000cd, 0xcd00cd, 0x00cdcd, 0xfaebd7, 0x404040,  \
            0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff                   \
    }

static const struct look_of_terminal terminals[] = {
    {"xterm", GROUND_DARK, 0x000000, 0xe5e5e5, false, XTERM},
    {"white xterm", GROUND_LIGHT, 0xffffff, 0x000000, false, XTERM},
    {"the console of Linux", GROUND_DARK, 0x000000, 0xaaaaaa, false, LINUX},
    {"rxvt", GROUND_LIGHT, 0xffffff, 0x000000, false, RXVT},
    {"rxvt on black", GROUND_DARK, 0x000000, 0xffffff, false, RXVT},
    {"VTE", GROUND_DARK, 0x171421, 0xd0cfcc, false, VTE},
    {"VTE on white", GROUND_LIGHT, 0xffffff, 0x171421, false, VTE},
    {"Solarized", GROUND_DARK, 0x002b36, 0x839496, false, SOLARIZED},
    {"Solarized light", GROUND_LIGHT, 0xfdf6e3, 0x657b83, true, SOLARIZED},
};

static struct color color_of(const struct look_of_terminal *terminal, enum depth depth, int number)
{
    if (number == TERMINALS_OWN)
        return COLOR_OF(terminal->foreground);
    if (depth == DEPTH_EIGHT)
        return COLOR_OF(terminal->colors[number]);
    return depth == DEPTH_CUBE ? tone_in_cube(number) : COLOR_OF(number);
}

/* The least contrast that a tone has on a terminal, in bold too where it is bold. */
static double contrast_of(const struct look_of_terminal *terminal, enum depth depth,
                          struct tone tone)
{
    struct color ground = COLOR_OF(terminal->background);
    double contrast = color_contrast(color_of(terminal, depth, tone.color), ground);
    bool may_brighten =
        depth == DEPTH_EIGHT && tone.color != TERMINALS_OWN && tone.attributes & A_BOLD;
    if (!may_brighten)
        return contrast;
    double bright = color_contrast(COLOR_OF(terminal->colors[tone.color + 8]), ground);
    return bright < contrast ? bright : contrast;
}

/* What is not faint is all of its colour. */
static void expect_legible(const struct look_of_terminal *terminal, const struct scheme *scheme,
                           struct tone tone, double least, const char *what, int number)
{
    cr_expect_not(tone.attributes & A_DIM, "%s %d is faint", what, number);
    if (tone.color == TERMINALS_OWN && terminal->is_left_alone)
        return;
    cr_expect_geq(contrast_of(terminal, scheme->depth, tone), least, "%s %d on %s, depth %d: %.2f",
                  what, number, terminal->name, scheme->depth,
                  contrast_of(terminal, scheme->depth, tone));
}

static const char *const theme_colors[] = {
    "black",   "red",          "green",       "yellow",  "blue",    "magenta", "cyan",    "white",
    "#000000", "bright-black", "bright-blue", "#ffffff", "#7f7f7f", "#123456", "#fedcba", "#ff0000",
};

/* Contrast of lines and signs at the least. */
#define SIGN_CONTRAST 3.0

static const bool is_of_signs[STYLE_COUNT] = {
    [ROLE_GRAPHIC] = true, [STYLE_BORDER] = true, [STYLE_BORDER_FOCUSED] = true,
    [STYLE_BAR] = true,    [STYLE_SIGN] = true,
};

static void expect_all_legible(const struct look_of_terminal *terminal, const struct scheme *scheme,
                               double text)
{
    for (int i = 0; i < STYLE_COUNT; i++)
        expect_legible(terminal, scheme, tone_of_style(scheme, (enum style)i),
                       is_of_signs[i] ? SIGN_CONTRAST : text, "style", i);
    for (size_t i = 0; i < COUNT(theme_colors); i++)
        expect_legible(terminal, scheme, tone_of_theme(scheme, slice_of(theme_colors[i])), text,
                       "theme", (int)i);
}

/* Where the background is not known it is taken for a dark one, as most are. */
Test(tones, can_be_read_on_every_terminal)
{
    for (size_t i = 0; i < COUNT(terminals); i++) {
        const struct look_of_terminal *terminal = &terminals[i];
        bool is_light = terminal->ground == GROUND_LIGHT;
        for (int depth = DEPTH_NONE; depth <= DEPTH_DIRECT; depth++) {
            const struct scheme schemes[] = {
                {{PALETTE_AUTO}, (enum depth)depth, terminal->ground},
                {{is_light ? PALETTE_LIGHT : PALETTE_DARK}, (enum depth)depth, GROUND_UNKNOWN},
                {{is_light ? PALETTE_LIGHT : PALETTE_AUTO}, (enum depth)depth, GROUND_UNKNOWN},
                {{PALETTE_MONO}, (enum depth)depth, GROUND_UNKNOWN},
                {{PALETTE_HIGH_CONTRAST}, (enum depth)depth, terminal->ground},
                {{PALETTE_HIGH_CONTRAST}, (enum depth)depth, GROUND_UNKNOWN},
            };
            for (size_t j = 0; j < COUNT(schemes); j++)
                expect_all_legible(terminal, &schemes[j], TEXT_CONTRAST);
        }
    }
}

/* The terminal's own text is white or black there. */
Test(tones, have_seven_to_one_in_high_contrast_on_black_and_on_white)
{
    static const struct look_of_terminal extremes[] = {
        {"black", GROUND_DARK, 0x000000, 0xaaaaaa, false, LINUX},
        {"white", GROUND_LIGHT, 0xffffff, 0x000000, false, XTERM},
    };
    for (size_t i = 0; i < COUNT(extremes); i++)
        for (int depth = DEPTH_NONE; depth <= DEPTH_DIRECT; depth++)
            for (int ground = GROUND_UNKNOWN; ground <= GROUND_LIGHT; ground++)
                if (ground == GROUND_UNKNOWN || ground == (int)extremes[i].ground)
                    expect_all_legible(&extremes[i],
                                       &(struct scheme){{PALETTE_HIGH_CONTRAST},
                                                        (enum depth)depth,
                                                        (enum ground)ground},
                                       STRONG_CONTRAST);
}

/* What is chosen is what is shown: the tables hold colours of the cube, and all colours together
 * are the same ones. */
Test(tones, are_the_same_with_240_colours_and_with_all)
{
    for (int palette = PALETTE_AUTO; palette <= PALETTE_MONO; palette++) {
        for (int ground = GROUND_UNKNOWN; ground <= GROUND_LIGHT; ground++) {
            for (int i = 0; i < STYLE_COUNT; i++) {
                struct scheme scheme = {{palette}, DEPTH_CUBE, (enum ground)ground};
                struct tone few = tone_of_style(&scheme, (enum style)i);
                scheme.depth = DEPTH_DIRECT;
                struct tone all = tone_of_style(&scheme, (enum style)i);
                cr_assert_eq(few.color == TERMINALS_OWN, all.color == TERMINALS_OWN);
                if (few.color == TERMINALS_OWN)
                    continue;
                struct color color = tone_in_cube(few.color);
                cr_expect_eq(all.color, color.red << 16 | color.green << 8 | color.blue,
                             "style %d, palette %d", i, palette);
            }
        }
    }
}

static const struct {
    const char *value;
    enum ground ground;
} variables[] = {
    {"15;0", GROUND_DARK},    {"0;15", GROUND_LIGHT},   {"0;default;15", GROUND_LIGHT},
    {"7;8", GROUND_DARK},     {"0;7", GROUND_LIGHT},    {"default;default", GROUND_UNKNOWN},
    {"15", GROUND_UNKNOWN},   {"", GROUND_UNKNOWN},     {"0;", GROUND_UNKNOWN},
    {"0;16", GROUND_UNKNOWN}, {"0;-1", GROUND_UNKNOWN}, {"0;7x", GROUND_UNKNOWN},
};

Test(tones, take_the_background_from_the_environment_or_the_answer)
{
    cr_expect_eq(ground_of_variable(NULL), GROUND_UNKNOWN);
    for (size_t i = 0; i < COUNT(variables); i++)
        cr_expect_eq(ground_of_variable(variables[i].value), variables[i].ground, "%s",
                     variables[i].value);
    for (size_t i = 0; i < COUNT(terminals); i++)
        cr_expect_eq(ground_of_color(COLOR_OF(terminals[i].background)), terminals[i].ground, "%s",
                     terminals[i].name);
}

/* An answer that says what was taken for granted has no effect on the screen. */
Test(tones, change_only_when_the_ground_is_another)
{
    struct scheme unknown = {{PALETTE_AUTO}, DEPTH_CUBE, GROUND_UNKNOWN};
    struct scheme dark = {{PALETTE_AUTO}, DEPTH_CUBE, GROUND_DARK};
    struct scheme light = {{PALETTE_AUTO}, DEPTH_CUBE, GROUND_LIGHT};
    cr_expect(scheme_looks_equal(&unknown, &dark));
    cr_expect_not(scheme_looks_equal(&dark, &light));
    dark.colors.palette = light.colors.palette = PALETTE_LIGHT;
    cr_expect(scheme_looks_equal(&dark, &light), "it was chosen");
    unknown.colors.palette = dark.colors.palette = PALETTE_HIGH_CONTRAST;
    cr_expect_not(scheme_looks_equal(&unknown, &dark));
    unknown.depth = dark.depth = DEPTH_NONE;
    cr_expect(scheme_looks_equal(&unknown, &dark));
}

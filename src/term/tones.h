/* Which colour and which attributes each style has, by the palette, the background, and how many
 * colours the terminal has. The palettes are tables, from which the tests compute contrasts. */
#ifndef PRECIS_TERM_TONES_H
#define PRECIS_TERM_TONES_H

#include "base/color.h"
#include "ui/settings.h"
#include "ui/style.h"

#include <curses.h>

/* What colours there are: none, the eight whose tones are the terminal's, the 240 that are the same
 * everywhere, or all. */
enum depth { DEPTH_NONE, DEPTH_EIGHT, DEPTH_CUBE, DEPTH_DIRECT };

/* The background of the terminal, as far as it is known. */
enum ground { GROUND_UNKNOWN, GROUND_DARK, GROUND_LIGHT };

struct scheme {
    struct colors colors;
    enum depth depth;
    enum ground ground;
};

enum { TERMINALS_OWN = -1 };

struct tone {
    int color; /* its number in the terminal; TERMINALS_OWN: that of text as it is */
    attr_t attributes;
};

/* Contrast that text has at the least, and text in high contrast. */
#define TEXT_CONTRAST 4.5
#define STRONG_CONTRAST 7.0

struct tone tone_of_style(const struct scheme *scheme, enum style style);

/* A theme's colour, made legible; what is written in it is its name, so it may be the terminal's
 * own. */
struct tone tone_of_theme(const struct scheme *scheme, struct slice color);

/* Whether all styles look the same by both. */
bool scheme_looks_equal(const struct scheme *left, const struct scheme *right);

/* The colour of a number from 16 to 255, which is the same in all terminals that have it. */
struct color tone_in_cube(int number);

/* "15;0" and the like, which some terminals leave in COLORFGBG. */
enum ground ground_of_variable(const char *value);

enum ground ground_of_color(struct color background);

#endif

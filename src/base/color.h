/* Colours as numbers: how they are written in files, and how well one can be read on another. */
#ifndef PRECIS_BASE_COLOR_H
#define PRECIS_BASE_COLOR_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

struct color {
    uint8_t red;
    uint8_t green;
    uint8_t blue;
};

#define COLOR_OF(number)                                                                           \
    ((struct color){(uint8_t)((number) >> 16), (uint8_t)((number) >> 8), (uint8_t)(number)})

/* The colours that terminals have names for, in the order of their numbers. */
enum { NAMED_COLORS = 8 };
extern const char *const color_names[NAMED_COLORS];

/* Reads "#rrggbb", or a name such as "cyan" or "bright-cyan", which stands for a usual tone of it.
 * False where it is neither. */
bool color_read(struct slice text, struct color *color);

/* From 1, the same, to 21, black and white: the contrast ratio of WCAG 2. */
double color_contrast(struct color left, struct color right);

/* The colour itself where it has that contrast to the ground, else as little of white or black
 * mixed into it as will do. White or black at the last. */
struct color color_legible(struct color color, struct color ground, double contrast);

#endif

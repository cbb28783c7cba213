#include "base/color.h"

const char *const color_names[NAMED_COLORS] = {"black", "red",     "green", "yellow",
                                               "blue",  "magenta", "cyan",  "white"};

/* The usual tones, and the bright ones. */
static const struct color tones[2][NAMED_COLORS] = {
    {{0x00, 0x00, 0x00},
     {0xcd, 0x00, 0x00},
     {0x00, 0xcd, 0x00},
     {0xcd, 0xcd, 0x00},
     {0x00, 0x00, 0xee},
     {0xcd, 0x00, 0xcd},
     {0x00, 0xcd, 0xcd},
     {0xe5, 0xe5, 0xe5}},
    {{0x7f, 0x7f, 0x7f},
     {0xff, 0x00, 0x00},
     {0x00, 0xff, 0x00},
     {0xff, 0xff, 0x00},
     {0x5c, 0x5c, 0xff},
     {0xff, 0x00, 0xff},
     {0x00, 0xff, 0xff},
     {0xff, 0xff, 0xff}},
};

static bool read_digits(struct slice text, struct color *color)
{
    uint8_t channels[3];
    if (text.length != 7 || text.bytes[0] != '#')
        return false;
    for (size_t i = 0; i < 3; i++) {
        int high = slice_digit(text.bytes[1 + 2 * i]);
        int low = slice_digit(text.bytes[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        channels[i] = (uint8_t)(high * 16 + low);
    }
    *color = (struct color){channels[0], channels[1], channels[2]};
    return true;
}

bool color_read(struct slice text, struct color *color)
{
    struct slice bright = SLICE("bright-");
    bool is_bright = slice_starts_with(text, bright);
    if (read_digits(text, color))
        return true;
    if (is_bright)
        text = (struct slice){text.bytes + bright.length, text.length - bright.length};
    for (size_t i = 0; i < NAMED_COLORS; i++) {
        if (!slice_equal(text, slice_of(color_names[i])))
            continue;
        *color = tones[is_bright][i];
        return true;
    }
    return false;
}

/* By Newton's method, for numbers from 0 to 1: the library of mathematics is not linked for it. */
static double fifth_root(double number)
{
    double root = 1;
    for (int i = 0; i < 12; i++)
        root -= (root - number / (root * root * root * root)) / 5;
    return root;
}

/* The light of a channel: its value to the power of 2.4, but for the darkest. */
static double light(uint8_t channel)
{
    double value = channel / 255.0;
    if (value <= 0.04045)
        return value / 12.92;
    value = (value + 0.055) / 1.055;
    return value * value * fifth_root(value * value);
}

static double luminance(struct color color)
{
    return 0.2126 * light(color.red) + 0.7152 * light(color.green) + 0.0722 * light(color.blue);
}

double color_contrast(struct color left, struct color right)
{
    double one = luminance(left) + 0.05;
    double other = luminance(right) + 0.05;
    return one > other ? one / other : other / one;
}

static uint8_t mix(uint8_t channel, uint8_t with, int percent)
{
    return (uint8_t)((channel * (100 - percent) + with * percent) / 100);
}

static struct color mix_colors(struct color color, struct color with, int percent)
{
    return (struct color){mix(color.red, with.red, percent), mix(color.green, with.green, percent),
                          mix(color.blue, with.blue, percent)};
}

/* Halves the parts in a hundred that may be the least: what is not enough is followed by what is.
 */
struct color color_legible(struct color color, struct color ground, double contrast)
{
    static const struct color white = {0xff, 0xff, 0xff};
    static const struct color black = {0};
    struct color end =
        color_contrast(white, ground) > color_contrast(black, ground) ? white : black;
    int too_little = 0;
    int enough = 100;
    if (color_contrast(color, ground) >= contrast)
        return color;
    while (enough - too_little > 1) {
        int percent = (enough + too_little) / 2;
        if (color_contrast(mix_colors(color, end, percent), ground) >= contrast)
            enough = percent;
        else
            too_little = percent;
    }
    return mix_colors(color, end, enough);
}

/* Contrast against values that are published, and what is made legible. */
#include "base/color.h"

#include "support/helpers.h"

#include <criterion/criterion.h>

struct pair {
    uint32_t left;
    uint32_t right;
    double contrast; /* to two places, cut off */
};

static const struct pair pairs[] = {
    {0x000000, 0xffffff, 21.0}, {0xffffff, 0xffffff, 1.0},  {0x767676, 0xffffff, 4.54},
    {0x777777, 0xffffff, 4.47}, {0x949494, 0xffffff, 3.03}, {0x0000ff, 0xffffff, 8.59},
    {0xff0000, 0xffffff, 3.99}, {0xffff00, 0xffffff, 1.07}, {0x0000ee, 0x000000, 2.23},
    {0x657b83, 0xfdf6e3, 4.12}, {0x839496, 0x002b36, 4.74}, {0x0a0a0a, 0x000000, 1.06},
};

Test(color, computes_the_contrast_of_wcag)
{
    for (size_t i = 0; i < COUNT(pairs); i++) {
        double one = color_contrast(COLOR_OF(pairs[i].left), COLOR_OF(pairs[i].right));
        double other = color_contrast(COLOR_OF(pairs[i].right), COLOR_OF(pairs[i].left));
        cr_expect_geq(one, pairs[i].contrast, "%06x: %f", pairs[i].left, one);
        cr_expect_lt(one, pairs[i].contrast + 0.01, "%06x: %f", pairs[i].left, one);
        cr_expect(one >= other && other >= one, "it has no direction");
    }
}

Test(color, reads_names_and_digits)
{
    struct color color;
    cr_expect(color_read(SLICE("#0aF0bc"), &color));
    cr_expect(color.red == 0x0a && color.green == 0xf0 && color.blue == 0xbc);
    cr_expect(color_read(SLICE("bright-blue"), &color));
    cr_expect(color.blue == 0xff);
    static const char *const wrong[] = {"",        "#12345", "#1234567",       "#12345g",
                                        "bright-", "purple", "bright-#000000", "Cyan",
                                        " cyan"};
    for (size_t i = 0; i < COUNT(wrong); i++)
        cr_expect_not(color_read(slice_of(wrong[i]), &color), "%s", wrong[i]);
}

/* Every colour of a coarse cube, on grounds of all kinds. */
Test(color, makes_any_colour_legible_on_any_ground)
{
    static const uint32_t grounds[] = {0x000000, 0x171421, 0x002b36, 0xffffff, 0xfdf6e3};
    for (size_t i = 0; i < COUNT(grounds); i++) {
        for (uint32_t cube = 0; cube < 5 * 5 * 5; cube++) {
            struct color color = {(uint8_t)(cube / 25 * 63), (uint8_t)(cube / 5 % 5 * 63),
                                  (uint8_t)(cube % 5 * 63)};
            struct color ground = COLOR_OF(grounds[i]);
            struct color legible = color_legible(color, ground, 4.5);
            cr_expect_geq(color_contrast(legible, ground), 4.5, "%u on %06x", cube, grounds[i]);
            bool is_kept = legible.red == color.red && legible.green == color.green &&
                           legible.blue == color.blue;
            cr_expect(is_kept == (color_contrast(color, ground) >= 4.5));
        }
    }
}

#include "term/palette.h"

#include "model/dossier.h"
#include "term/capability.h"

enum { DEFAULT_COLOR = -1, FIRST_THEME_PAIR = STYLE_COUNT + 1 };

enum depth palette_depth(void)
{
    if (!has_colors() || start_color() != OK || use_default_colors() != OK || COLORS < 8)
        return DEPTH_NONE;
    if (capability_has_direct_color())
        return DEPTH_DIRECT;
    return COLORS >= 256 ? DEPTH_CUBE : DEPTH_EIGHT;
}

/* The pair of a tone, under that number; 0, which is the terminal's own, where there is none. */
static short pair_of(short number, struct tone tone)
{
    if (tone.color == TERMINALS_OWN || init_extended_pair(number, tone.color, DEFAULT_COLOR) != OK)
        return 0;
    return number;
}

void palette_init(struct palette *palette, const struct scheme *scheme)
{
    *palette = (struct palette){.scheme = *scheme};
    for (short i = 0; i < STYLE_COUNT; i++) {
        struct tone tone = tone_of_style(scheme, (enum style)i);
        palette->attributes[i] = tone.attributes;
        palette->pairs[i] = pair_of((short)(i + 1), tone);
    }
}

/* Where a theme has no colour that can be used, its name is written as text is. */
void palette_use_themes(struct palette *palette, const struct dossier *dossier)
{
    for (uint32_t i = 0; i < dossier->theme_count && i < MOST_THEME_COLORS; i++) {
        struct slice color = text_slice(dossier->themes[i]->color);
        short pair = pair_of((short)(FIRST_THEME_PAIR + i), tone_of_theme(&palette->scheme, color));
        palette->theme_pairs[i] = pair ? pair : palette->pairs[ROLE_THEME];
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

/* What each style looks like on this terminal. Meaning never rests on colour alone: without
 * colours bold, underline and reverse tell styles apart. */
#ifndef PRECIS_TERM_PALETTE_H
#define PRECIS_TERM_PALETTE_H

#include "term/tones.h"

#include <curses.h>
#include <stdbool.h>

enum { MOST_THEME_COLORS = 64 };

struct palette {
    struct scheme scheme;
    attr_t attributes[STYLE_COUNT];
    short pairs[STYLE_COUNT];
    short theme_pairs[MOST_THEME_COLORS];
};

struct dossier;

/* How many colours curses can show on this terminal. To be called when it has started. */
enum depth palette_depth(void);

/* Likewise. */
void palette_init(struct palette *palette, const struct scheme *scheme);

void palette_use_themes(struct palette *palette, const struct dossier *dossier);

/* The attributes and the colour pair of a cell. */
void palette_look(const struct palette *palette, uint8_t style, uint8_t flags, uint8_t theme,
                  attr_t *attributes, short *pair);

#endif

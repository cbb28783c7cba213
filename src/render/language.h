/* The language of a dossier, and so of its pages. */
#ifndef PRECIS_RENDER_LANGUAGE_H
#define PRECIS_RENDER_LANGUAGE_H

#include "model/dossier.h"

#include <stdbool.h>

/* The tag that it gives; without one "en", or where most letters of its title and bottom line run
 * from right to left "und", for undetermined. */
struct slice language_of(const struct dossier *dossier);

/* Whether that language is written from right to left; where no tag is given, whether most letters
 * of its title and bottom line run so. */
bool language_is_right_to_left(const struct dossier *dossier);

/* Whether a text can be a tag of BCP 47 by its signs and length. */
bool language_is_tag(struct slice text);

#endif

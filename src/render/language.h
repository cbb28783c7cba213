/* The language of a dossier, and so of its pages. */
#ifndef PRECIS_RENDER_LANGUAGE_H
#define PRECIS_RENDER_LANGUAGE_H

#include "model/place.h"

#include <stdbool.h>

/* The tag that it gives; without one "en", or where most letters of its title and bottom line run
 * from right to left "und", for undetermined. */
struct slice language_of(const struct dossier *dossier);

/* The tag of the title of a source, where it heads the page of the place; else without bytes. */
struct slice language_of_title_at(struct place place);

/* Whether that language is written from right to left; where no tag is given, whether most letters
 * of its title and bottom line run so. */
bool language_is_right_to_left(const struct dossier *dossier);

/* Whether a text can be a tag of BCP 47 by its signs and length. */
bool language_is_tag(struct slice text);

#endif

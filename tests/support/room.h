/* The share of the screen in which the text stands. */
#ifndef PRECIS_TESTS_SUPPORT_ROOM_H
#define PRECIS_TESTS_SUPPORT_ROOM_H

#include "model/dossier.h"

/* In percent of all cells of a screen of that size, those of the text's pane that a text of the
 * usual width reaches: the mean over all points of all sources, each made the current one. */
double room_for_text(const struct dossier *dossier, int columns, int rows);

#endif

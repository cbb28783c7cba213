/* Claims and their asserted relations as a graph for Graphviz: a cluster for each source, an edge
 * for each relation, told apart by colour, line and arrow head, so that it survives black and
 * white. */
#ifndef PRECIS_OUTPUT_DATA_DOT_H
#define PRECIS_OUTPUT_DATA_DOT_H

#include "base/buffer.h"
#include "model/place.h"

/* Appends the graph of the claims within the place, of all relations that have an end among them,
 * and of the far ends of these; how many claims lie within. */
size_t dot_write(const struct dossier *dossier, struct place place, struct buffer *out);

/* Appends a text as a quoted string in which Graphviz replaces nothing. */
void dot_quote(struct shown text, struct buffer *out);

#endif

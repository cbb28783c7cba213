/* How HTML files look: one style sheet, for screens of any width, light and dark, and for paper. */
#ifndef PRECIS_OUTPUT_PAGE_HTML_STYLE_H
#define PRECIS_OUTPUT_PAGE_HTML_STYLE_H

#include "base/buffer.h"
#include "model/dossier.h"

/* Appends it, with the colours of the themes. */
void html_style_write(const struct dossier *dossier, struct buffer *out);

#endif

/* Text as LaTeX reads it, in the fields of BibTeX. */
#ifndef PRECIS_OUTPUT_DATA_LATEX_H
#define PRECIS_OUTPUT_DATA_LATEX_H

#include "base/buffer.h"
#include "base/shown.h"

/* Appends a text that prints as itself under pdfLaTeX in OT1 and T1, with babel or without, and
 * under LuaLaTeX: braces balanced as BibTeX counts them, straight quotation marks curled, letters
 * in their composed form, and signs and accents that OT1 or the usual input encoding lack taken
 * from T1. What has no letter in T1 stays as it is, for LuaLaTeX and XeLaTeX. */
void latex_escape(struct shown text, struct buffer *out);

#endif

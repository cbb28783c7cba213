/* A bibliography in BibTeX, as Zotero and others export it, read as CSL-JSON. */
#ifndef PRECIS_CLI_BIBLIOGRAPHY_H
#define PRECIS_CLI_BIBLIOGRAPHY_H

#include "base/buffer.h"
#include "base/diagnostic.h"

#include <stdbool.h>

/* Whether the text begins as BibTeX does, and CSL-JSON does not. */
bool bibliography_is_bibtex(struct slice text);

/* Appends an array with a record of CSL-JSON for each entry, in their order: type, title, author,
 * container-title, container-title-short, publisher, volume, issue, issued, language and URL, as
 * far as the entry has them. LaTeX in the values becomes text: braces go, accents come on their
 * letters. What is not known to BibTeX or BibLaTeX is left out. False, with a message, where an
 * entry does not end. */
bool bibliography_read(struct slice path, struct slice text, struct buffer *json,
                       struct diagnostics *diagnostics);

#endif

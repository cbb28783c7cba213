/* Reading an article from its file: a text in paragraphs (model/article.h). */
#ifndef PRECIS_LOAD_ARTICLE_H
#define PRECIS_LOAD_ARTICLE_H

#include "base/diagnostic.h"
#include "model/article.h"
#include "model/brief.h"

#include <stdbool.h>

/* Reads the document of the brief in the folder into an article that is all zero. The document is a
 * plain file name, and no link out of the folder, so that a dossier cannot have files read
 * elsewhere. An article that is too
 * large, not UTF-8, or not a text in paragraphs (over 100,000 of them, or one over 256 KiB) is
 * reported at the brief and not to be used: false then. */
bool article_read(struct article *article, const char *directory, const struct brief *brief,
                  struct diagnostics *diagnostics);

/* Reads the file of that path by the same rules; messages name the file. */
bool article_read_file(struct article *article, const char *path, struct diagnostics *diagnostics);

/* Takes bytes that came from a file for the article; messages name that file. */
bool article_take(struct article *article, const char *path, struct slice bytes,
                  struct diagnostics *diagnostics);

#endif

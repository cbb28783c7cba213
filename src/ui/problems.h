/* What is wrong with the files, to be read without leaving the reader: by file, each message at its
 * line, where an editor can be opened. */
#ifndef PRECIS_UI_PROBLEMS_H
#define PRECIS_UI_PROBLEMS_H

#include "base/diagnostic.h"
#include "render/document.h"

enum problem_source { PROBLEMS_OF_CONFIGURATION, PROBLEMS_OF_DOSSIER, PROBLEM_SOURCE_COUNT };

struct problems {
    const struct diagnostics *lists[PROBLEM_SOURCE_COUNT]; /* the caller owns them; NULL: none */
    size_t count;                                          /* of errors and warnings in all */
};

void problems_set(struct problems *problems, enum problem_source source,
                  const struct diagnostics *diagnostics);

/* Fills an empty document; paths are written without the folder that they begin with. The lists
 * must outlive it. */
void problems_compose(struct document *document, const struct problems *problems,
                      struct slice folder);

/* The message that a block is about; NULL for other blocks. */
const struct diagnostic *problems_of_block(const struct block *block);

#endif

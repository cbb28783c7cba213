/* The article that a brief summarises, read from its file and parted into paragraphs: the text as
 * UTF-8, split at line feeds, white space stripped, empty lines dropped; the Nth line left is
 * paragraph N. */
#ifndef PRECIS_LOAD_ARTICLE_H
#define PRECIS_LOAD_ARTICLE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"
#include "model/brief.h"

#include <stdbool.h>
#include <stdint.h>

struct paragraph {
    uint32_t start; /* bytes of the article, white space not counted */
    uint32_t length;
    struct position at;
};

/* All zero is an empty article, ready for article_read. */
struct article {
    struct buffer bytes;
    struct slice file; /* its path */
    struct paragraph *paragraphs;
    uint32_t count;
    struct arena arena;
};

/* Reads the document of the brief in the folder. The document is a plain file name, so that a
 * dossier cannot have files read elsewhere. An article that is too large, no UTF-8, or no text in
 * paragraphs (over 100,000 of them, or one over 256 KiB) is reported at the brief and not to be
 * used: false then. */
bool article_read(struct article *article, const char *directory, const struct brief *brief,
                  struct diagnostics *diagnostics);

/* Reads the file of that path by the same rules; messages name the file. */
bool article_read_file(struct article *article, const char *path, struct diagnostics *diagnostics);

/* Paragraph `number`, counted from 1; empty where there is none. */
struct slice article_paragraph(const struct article *article, uint32_t number);

void article_release(struct article *article);

#endif

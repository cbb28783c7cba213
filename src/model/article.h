/* The article that a brief summarises, parted into paragraphs: the text as UTF-8, split at line
 * feeds, white space stripped, empty lines dropped; the Nth line left is paragraph N. It is read by
 * load/article.h. */
#ifndef PRECIS_MODEL_ARTICLE_H
#define PRECIS_MODEL_ARTICLE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"

#include <stdint.h>

struct article_span {
    uint32_t start; /* bytes of the article, white space not counted */
    uint32_t length;
    struct position at;
};

/* All zero is an empty article. */
struct article {
    struct buffer bytes;
    struct slice file; /* its path */
    struct article_span *paragraphs;
    uint32_t count;
    struct arena arena;
};

/* Paragraph `number`, counted from 1; empty where there is none. */
struct slice article_paragraph(const struct article *article, uint32_t number);

/* Appends a paragraph to a list for a message, "¶3, ¶7 …", in which so many stand before it; after
 * eight an ellipsis ends it. */
void article_list_paragraph(uint32_t number, size_t before, struct buffer *out);

void article_release(struct article *article);

#endif

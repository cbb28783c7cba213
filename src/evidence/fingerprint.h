/* A digest of an article: four characters for each of its paragraphs, so that each is known again
 * wherever it stands after the article was edited. Blanks in a row count as one, and byte order
 * marks as nothing. */
#ifndef PRECIS_EVIDENCE_FINGERPRINT_H
#define PRECIS_EVIDENCE_FINGERPRINT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "model/article.h"

#include <stdbool.h>
#include <stdint.h>

/* What a paragraph is known by, in 24 bits; of several texts that of one with a blank between
 * them. */
uint32_t fingerprint_mark(const struct slice *texts, size_t count);

struct fingerprint {
    uint32_t *marks; /* of paragraph number - 1 */
    uint32_t count;
};

/* Memory is the arena's. */
struct fingerprint fingerprint_of(const struct article *article, struct arena *arena);

/* Appends it as a brief has it. */
void fingerprint_write(const struct fingerprint *fingerprint, struct buffer *out);

/* Reads what fingerprint_write() has written; false for anything else. */
bool fingerprint_read(struct slice text, struct fingerprint *fingerprint, struct arena *arena);

bool fingerprint_equal(const struct fingerprint *left, const struct fingerprint *right);

#endif

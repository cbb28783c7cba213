/* What an article prints, paragraph by paragraph: its numbers and dates, and whom it names. Made
 * once for an article, then asked for every point that cites it. */
#ifndef PRECIS_EVIDENCE_ARTICLE_FACTS_H
#define PRECIS_EVIDENCE_ARTICLE_FACTS_H

#include "base/edtf.h"
#include "evidence/numbers.h"
#include "model/article.h"
#include "model/dossier.h"

#include <stdbool.h>

struct printed;

/* Memory is the arena's. The article must outlive it. */
const struct printed *printed_read(const struct article *article, const struct brief *brief,
                                   const struct name_table *names, struct arena *arena);

/* Some neighbouring quantities of a text by themselves, as an article of one paragraph in which the
 * years of the whole article are known. */
const struct printed *printed_part(const struct printed *whole, const struct numbers *numbers,
                                   size_t first, size_t count, struct arena *arena);

bool printed_has_paragraph(const struct printed *printed, uint32_t number);

/* Whether one of the paragraphs has the number, percentage, ordinal or date. Of a date the month,
 * and the day if there is one, must be printed there; a year that is not printed with it may stand
 * anywhere in the article.
 *
 * Of an article that is not in English nothing but digits, number words and months is asked for,
 * the words where its language is one of evidence/tongue.h: a number must have its digits there,
 * without regard to what they count, and numbers up to twelve are taken on trust. */
bool printed_has(const struct printed *printed, struct number_list paragraphs,
                 const struct quantity *quantity);

/* The same for one end of an EDTF date, with its precision; nothing is asked of an open end. */
bool printed_has_date(const struct printed *printed, struct number_list paragraphs,
                      const struct edtf_date *date);

/* Where a text has these words, and how many bytes they take there; its length where it has not. */
size_t printed_find_words(struct slice text, struct slice words, size_t *length);

/* Whether one of the paragraphs has these words as they are written, where blanks in a row count as
 * one. */
bool printed_has_words(const struct printed *printed, struct number_list paragraphs,
                       struct slice words);

/* Whether one of the paragraphs names the actor or corridor. */
bool printed_names(const struct printed *printed, struct number_list paragraphs,
                   const struct entry *entry);

#endif

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

/* Memory is the arena's. */
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
 * Words for numbers, months and percent are known in English alone. In an article in another
 * language the digits must be there, which is all that can be said: numbers up to twelve and the
 * names of months are taken on trust. */
bool printed_has(const struct printed *printed, struct number_list paragraphs,
                 const struct quantity *quantity);

/* The same for one end of an EDTF date, with its precision; nothing is asked of an open end. */
bool printed_has_date(const struct printed *printed, struct number_list paragraphs,
                      const struct edtf_date *date);

/* Whether one of the paragraphs names the actor or corridor. */
bool printed_names(const struct printed *printed, struct number_list paragraphs,
                   const struct entry *entry);

#endif

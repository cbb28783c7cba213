/* The articles of a dossier: each is read when it is first asked for, and kept from then on.
 *
 * Pages, prints and exports are made without them, so that they cannot hold a sentence of one. */
#ifndef PRECIS_EVIDENCE_ARTICLES_H
#define PRECIS_EVIDENCE_ARTICLES_H

#include "base/diagnostic.h"
#include "evidence/carried.h"
#include "model/article.h"
#include "model/dossier.h"

#include <stdbool.h>

/* Reads the article of a brief from a folder; false, with messages, where it cannot. This is
 * article_read of load/article.h, which the layers above evidence/ need not know. */
typedef bool article_reader(struct article *article, const char *directory,
                            const struct brief *brief, struct diagnostics *diagnostics);

struct articles;

/* Of the dossier that is set next. The path is copied. */
struct articles *articles_create(const char *directory, article_reader *read);
void articles_release(struct articles *articles);

/* From now on those of this dossier, as they are in their files now. What was given out before
 * stays valid until articles_forget(). */
void articles_set_dossier(struct articles *articles, const struct dossier *dossier);
void articles_forget(struct articles *articles);

/* The dossier that is set; NULL where none is, and where `articles` is NULL. */
const struct dossier *articles_dossier(const struct articles *articles);

/* The article of a brief; NULL where there is none that can be read, and where `articles` is NULL.
 * Valid until articles_forget() after the next dossier. */
const struct article *articles_find(struct articles *articles, const struct brief *brief);

/* Why articles_find() has none; empty where it has, and where `articles` is NULL. */
struct slice articles_trouble(struct articles *articles, const struct brief *brief);

/* What a passage of the brief is held against; false where there is no article. */
bool articles_evidence(struct articles *articles, const struct brief *brief,
                       struct evidence *evidence);

/* The same for a caller that looks at all of them, one after the other: beyond 64 MiB an article is
 * not kept but read into `passing`, which is all zero at first and the caller's to release, and
 * valid until the next one. */
const struct article *articles_pass(struct articles *articles, const struct brief *brief,
                                    struct article *passing);

#endif

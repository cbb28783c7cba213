/* The paragraph numbers of a brief, brought to where the paragraphs of its article are now. */
#ifndef PRECIS_EDIT_RENUMBER_H
#define PRECIS_EDIT_RENUMBER_H

#include "edit/edition.h"
#include "evidence/renumbering.h"
#include "model/article.h"

enum renumber_answer {
    RENUMBER_READY,   /* the edition has splices; perhaps for the digest alone */
    RENUMBER_NOTHING, /* there is nothing to change */
    RENUMBER_UNSURE,  /* `problem` says of what */
};

/* Puts the splices for a brief into the edition. `evidence` is of the article as it is now. What
 * texts and comments say of paragraphs that have other numbers now stays, and is told in `remarks`,
 * a line each. */
enum renumber_answer renumber_prepare(struct edition *edition, const struct evidence *evidence,
                                      const struct brief *brief, const struct article *article,
                                      bool trusts_places, struct buffer *remarks,
                                      struct buffer *problem);

#endif

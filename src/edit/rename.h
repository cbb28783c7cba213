/* Another id for a brief, a theme, an actor, a corridor, or a point, open question or event: where
 * it is defined, and wherever a field refers to it. */
#ifndef PRECIS_EDIT_RENAME_H
#define PRECIS_EDIT_RENAME_H

#include "edit/edition.h"
#include "model/entry.h"

/* What has another id. */
struct renamed {
    enum entry_kind kind; /* ENTRY_CLAIM: a point, open question or event */
    struct slice brief;   /* that it is part of; empty for what is not part of a brief */
    struct slice old;
    struct slice new;
};

/* Puts the splices into the edition, which was read whole; a file that is called after the id
 * follows it. `old` is an id, or brief#id, or an id with "brief:", "theme:", "actor:" or
 * "corridor:" (or the dossier's own word for it) before it, which it needs where several things
 * have the id; `new` is the new id, perhaps with the same before it. `renamed` says what that is;
 * its texts are those that were given. False, with what is wrong in words, when it cannot be done.
 */
bool rename_prepare(struct edition *edition, struct slice old, struct slice new,
                    struct renamed *renamed, struct buffer *problem);

/* How often the id `old`, without what stands before it, is still there as a word of its own when
 * the edition is made: in texts and comments, which nothing refers by, or of another thing. */
size_t rename_remaining(const struct edition *edition, struct slice old);

#endif

/* What the reader remembers of a dossier, for commands that look at it and never save it; and the
 * places that are narrowed by it. */
#ifndef PRECIS_CLI_REMEMBERED_H
#define PRECIS_CLI_REMEMBERED_H

#include "base/arena.h"
#include "cli/invocation.h"
#include "edit/rename.h"
#include "model/scope.h"
#include "store/state_file.h"

struct remembered {
    const struct dossier *dossier;
    const char *directory;
    struct state *state; /* NULL until something is asked of it */
    struct state_file file;
    struct arena arena;
    struct date since;
    struct selection selection;
};

/* Nothing is read before it is asked for. To be given to remembered_release, before the dossier
 * is released. */
void remembered_begin(struct remembered *remembered, const char *directory,
                      const struct dossier *dossier);
void remembered_release(struct remembered *remembered);

/* What a search asks; it holds as long as `remembered`, which stays where it is. */
struct search_memory remembered_memory(struct remembered *remembered);

/* What of the dossier is unread and changed. */
struct state_counts remembered_counts(struct remembered *remembered);

/* Lets what is remembered of the dossier in that folder follow an id: what was read, starred and
 * marked there, and where the reader was. Nothing is made where nothing is remembered. */
void remembered_rename(const char *directory, const struct renamed *renamed);

/* Narrows a place to --since and --starred; where the place is what has a star, by that; and where
 * it is what is new, without --since to what came or changed since it was read. With
 * --starred the text of a place is the list of what has a star there. False, with a message, when
 * --since is not a date. */
bool remembered_narrow(struct remembered *remembered, const struct invocation *invocation,
                       struct place *place);

#endif

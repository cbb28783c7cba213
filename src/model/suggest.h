/* The nearest right ids to a wrong one. */
#ifndef PRECIS_MODEL_SUGGEST_H
#define PRECIS_MODEL_SUGGEST_H

#include "base/arena.h"
#include "base/buffer.h"
#include "model/dossier.h"

enum { MOST_SUGGESTIONS = 3 };

struct suggestion {
    const char *prefix; /* written before the id, such as "actor:" */
    struct slice id;
    unsigned distance;
};

/* Best first. Set `wrong`, add candidates, write, release. Capitals and marks do not count. */
struct suggestions {
    struct slice wrong;
    struct slice folded; /* of `wrong`; made with the first candidate */
    struct arena arena;
    struct suggestion items[MOST_SUGGESTIONS];
    size_t count;
    size_t compared; /* candidates so far: each takes its time */
};

void suggestions_release(struct suggestions *suggestions);

void suggest(struct suggestions *suggestions, const char *prefix, struct slice id);
void suggest_briefs(struct suggestions *suggestions, const struct dossier *dossier);
void suggest_themes(struct suggestions *suggestions, const struct dossier *dossier);
void suggest_actors(struct suggestions *suggestions, const struct dossier *dossier,
                    const char *prefix);
void suggest_corridors(struct suggestions *suggestions, const struct dossier *dossier,
                       const char *prefix);

/* The addresses of the events that have an id. */
void suggest_events(struct suggestions *suggestions, const struct dossier *dossier);

/* The points, questions and events of a brief, or with NULL the addresses of everything that has
 * one. */
void suggest_addresses(struct suggestions *suggestions, const struct dossier *dossier,
                       const struct brief *brief);

/* "there is no actor 'iren'; nearest: iran" */
void suggestions_write(const struct suggestions *suggestions, const char *what,
                       struct buffer *message);

#endif

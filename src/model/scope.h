/* What is in a place: within its source and its theme, as far as it has them, and among what it is
 * narrowed to. */
#ifndef PRECIS_MODEL_SCOPE_H
#define PRECIS_MODEL_SCOPE_H

#include "model/place.h"
#include "model/remembered.h"

/* What a place is narrowed to: of points, open questions and events those that meet both
 * conditions, and what they stand in. */
struct selection {
    const struct date *since; /* dated then or later, or of a source that is; NULL: of any time */
    unsigned states;          /* in one of these, a set of 1 << enum search_state; 0: in any */
    struct search_memory memory;
};

/* Whether the brief is the place's source, or the place is of all sources. */
bool place_has_source(struct place place, const struct brief *brief);

/* And says something there: where the place has a theme or is narrowed, at least one point,
 * question or event is in it. */
bool place_has_brief(struct place place, const struct brief *brief);

/* How many of its points are in the place. */
uint32_t place_count_claims(struct place place, const struct dossier *dossier);

bool place_has_claim(struct place place, const struct claim *claim);
bool place_has_question(struct place place, const struct question *question);
bool place_has_event(struct place place, const struct event *event);

/* Of any kind. A brief and what is of no brief has no themes, so it is in no place with a theme. */
bool place_has_entry(struct place place, const struct entry *entry);

/* Whether both cite at least one paragraph. */
bool paragraphs_meet(struct number_list left, struct number_list right);

/* What has no themes is on a theme when a point on that rests on one of its paragraphs. */
bool place_has_paragraphs(struct place place, const struct brief *brief,
                          struct number_list paragraphs);
bool place_has_figure(struct place place, const struct brief *brief, const struct figure *figure);

/* Whether at least one end of a relation is in the place; an end may be NULL. Since a date: whether
 * one is in it that the place would have of any time, and one of the sources is of then or later.
 */
bool place_has_relation(struct place place, const struct entry *subject,
                        const struct entry *object);

#endif

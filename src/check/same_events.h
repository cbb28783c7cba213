/* same-event: events of two briefs that may be one. */
#ifndef PRECIS_CHECK_SAME_EVENTS_H
#define PRECIS_CHECK_SAME_EVENTS_H

#include "base/diagnostic.h"
#include "model/dossier.h"

/* Offers to join two events that are dated alike, to the month at least, and of which one names no
 * actor or corridor that the other does not, but at least one. The offer is made once, at the event of the later brief. */
void check_same_events(const struct dossier *dossier, struct diagnostics *diagnostics);

#endif

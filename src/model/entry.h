/* What a reader can be at: the common beginning of briefs, claims, open questions, themes,
 * actors, corridors and events. All have an id, an event only where it is given one. A pointer to
 * an entry is a pointer to the whole thing that its kind names. */
#ifndef PRECIS_MODEL_ENTRY_H
#define PRECIS_MODEL_ENTRY_H

#include "base/diagnostic.h"

#include <stdbool.h>
#include <stdint.h>

enum entry_kind {
    ENTRY_BRIEF,
    ENTRY_CLAIM,
    ENTRY_QUESTION,
    ENTRY_THEME,
    ENTRY_ACTOR,
    ENTRY_CORRIDOR,
    ENTRY_EVENT,
    ENTRY_KINDS
};

struct brief;

struct entry {
    struct position at;        /* where it begins in its file */
    uint8_t kind;              /* enum entry_kind */
    uint32_t ordinal;          /* 0, 1, 2 … among its kind, in the order of the dossier */
    const struct brief *brief; /* of a claim, question, event or the brief itself; else NULL */
};

/* "brief", "point", "open question", "theme", "actor", "corridor", "event": for messages. */
const char *entry_kind_name(enum entry_kind kind);

/* Whether the kind is that of a part of a brief: a claim, open question or event. These share the
 * ids of their brief. */
static inline bool entry_kind_is_in_brief(enum entry_kind kind)
{
    return kind == ENTRY_CLAIM || kind == ENTRY_QUESTION || kind == ENTRY_EVENT;
}

/* Whether it is a claim or an open question: what is read, starred and stepped to. */
static inline bool entry_is_point(const struct entry *entry)
{
    return entry && (entry->kind == ENTRY_CLAIM || entry->kind == ENTRY_QUESTION);
}

static inline bool entry_is_in_brief(const struct entry *entry)
{
    return entry_kind_is_in_brief((enum entry_kind)entry->kind);
}

/* Whether a cross-reference can lead there: a brief or a part of one. */
static inline bool entry_is_linkable(const struct entry *entry)
{
    return entry && (entry->kind == ENTRY_BRIEF || entry_is_in_brief(entry));
}

#endif

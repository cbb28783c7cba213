/* A dossier in memory: everything that its files say, sorted, linked and indexed.
 *
 * It is built once (dossier_assemble) and then left as it is; a reload builds another. Another
 * dossier that is assembled from the same parts numbers their records anew: this one is out of
 * use then (loader_snapshot). */
#ifndef PRECIS_MODEL_DOSSIER_H
#define PRECIS_MODEL_DOSSIER_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "model/actor.h"
#include "model/brief.h"
#include "model/corridor.h"
#include "model/theme.h"

/* content/dossier.yaml */
struct description {
    struct position at;
    struct number version;
    struct text id;
    struct text title;
    struct text description;
    struct text language;
    struct date as_of;
    struct text bottom_line;
    struct reference_list bottom_line_cites;
    struct own_list corridors;
};

/* An asserted relation as it is seen from one of its two ends. */
struct link {
    uint8_t relation;          /* enum relation */
    bool inverse;              /* seen from its object: "updated by" */
    const struct entry *other; /* the far end */
    const struct cross_reference *reference;
};

struct link_list {
    const struct link *items;
    uint32_t count;
};

/* Of each kind the first file that could not be read; empty where all could. What only such a file
 * holds cannot be told from what is nowhere. */
struct unread_files {
    struct slice themes;
    struct slice actors;
    struct slice corridors;
    struct slice briefs;
};

/* What the loader hands over. Arrays and records live in arenas that outlive the dossier. */
struct dossier_parts {
    struct slice directory;
    const struct description *description;
    struct brief **briefs; /* in the order of their file names */
    size_t brief_count;
    struct theme **themes; /* likewise */
    size_t theme_count;
    struct actor_list *actor_lists; /* one for each file, likewise */
    size_t actor_list_count;
    struct corridor_list *corridor_lists;
    size_t corridor_list_count;
    struct unread_files unread;
};

struct index;
struct name_table;

struct dossier {
    struct arena arena;
    bool is_partial; /* its files are still being read */
    struct slice directory;
    const struct description *description; /* never NULL */
    struct brief **briefs;                 /* by date of issue, then id */
    uint32_t brief_count;
    struct theme **themes; /* by order, then id */
    uint32_t theme_count;
    struct actor_list actors; /* as in their files */
    struct corridor_list corridors;
    struct unread_files unread;
    uint32_t claim_count;
    uint32_t question_count;
    uint32_t event_count;
    struct link *links;          /* grouped by the end they are seen from */
    uint32_t *link_starts;       /* by linkable ordinal, one more than there are */
    const struct event **events; /* all, by ordinal */
    uint32_t *first_events; /* by ordinal: the first event that tells the same, perhaps itself */
    uint32_t *next_events;  /* by ordinal: the next of them; after the last the first again */
    uint32_t *coverage;     /* claims by brief and theme: [brief * theme_count + theme] */
    struct index *index;
    const struct name_table *names; /* for mentions */
};

/* Sorts, resolves every reference, and indexes. Of two briefs or themes with one id the second
 * is left out, with a message. Never NULL; to be given to dossier_release. */
struct dossier *dossier_assemble(const struct dossier_parts *parts,
                                 struct diagnostics *diagnostics);

void dossier_release(struct dossier *dossier);

/* The brief, or the claim, question or event "brief#id"; NULL where there is none. */
const struct entry *dossier_find_address(const struct dossier *dossier, struct slice address);

/* The claim, question or event of a brief with this id; NULL where there is none. */
const struct entry *dossier_find_in_brief(const struct dossier *dossier, const struct brief *brief,
                                          struct slice id);

/* The theme, actor, corridor or brief with this id; NULL where there is none. */
const struct entry *dossier_find(const struct dossier *dossier, enum entry_kind kind,
                                 struct slice id);

/* How many briefs, themes, actors or corridors there are, and one of them in the order of the
 * dossier; none of other kinds. */
uint32_t dossier_count(const struct dossier *dossier, enum entry_kind kind);
const struct entry *dossier_at(const struct dossier *dossier, enum entry_kind kind, uint32_t index);

/* All asserted relations of a brief, claim, question or event, both ways: by relation, first those
 * that it states, then those stated of it; within these by the date of the far end. */
struct link_list dossier_links(const struct dossier *dossier, const struct entry *entry);

/* How many claims of the brief (NULL: of all) carry the theme (NULL: any or none). */
uint32_t dossier_coverage(const struct dossier *dossier, const struct brief *brief,
                          const struct theme *theme);

bool voices_include(struct voice_list voices, const struct entry *actor);
bool references_include(struct reference_list references, const struct entry *entry);

/* The id of whatever the entry is, and for parts of a brief "brief#id"; empty for an event
 * without one. */
struct slice entry_id(const struct entry *entry);
struct slice entry_address(const struct entry *entry, struct arena *arena);

const struct claim *entry_claim(const struct entry *entry); /* NULL for another kind, and NULL */
const struct question *entry_question(const struct entry *entry); /* likewise */
const struct theme *entry_theme(const struct entry *entry);
const struct actor *entry_actor(const struct entry *entry);
const struct corridor *entry_corridor(const struct entry *entry);
const struct event *entry_event(const struct entry *entry);

/* The number of a claim or open question among those of its brief, from 1; 0 for another kind. */
uint32_t entry_number(const struct entry *entry);

/* What a claim, question or event is on, and rests on; empty for other kinds. */
struct reference_list entry_themes(const struct entry *entry);
struct number_list entry_paragraphs(const struct entry *entry);

/* The theme that a question stands under where questions are listed: the first of its own in the
 * order of the codebook; NULL where it has none. */
const struct theme *question_theme(const struct dossier *dossier, const struct question *question);

/* Whether a point or event of the dossier answers it. */
bool question_is_answered(const struct dossier *dossier, const struct question *question);

/* What an entry says or is called: the claim's text, the brief's title, the actor's name. */
struct slice entry_text(const struct entry *entry);

#endif

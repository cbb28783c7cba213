/* The folds of all texts of a dossier, kept from one search to the next.
 *
 * What a brief says is folded as one text, its passages one after the other, so that a search looks
 * through a whole brief for a word at once, and weighs only the passages that have it. */
#ifndef PRECIS_MODEL_SEARCH_FOLDS_H
#define PRECIS_MODEL_SEARCH_FOLDS_H

#include "base/find.h"
#include "model/passage.h"

/* Of one passage: parts of the fold of its brief. */
struct search_fold {
    struct find_fold text;
    struct find_fold id; /* of what has one */
    size_t end;          /* the byte after both in the fold of the brief */
    uint8_t kind;        /* enum passage_kind */
    bool has_speaker;    /* who has words of their own for a name */
};

/* Of the passages of one brief, by their numbers; one whose text is empty has an empty fold. */
struct search_part {
    struct search_fold *items;
    size_t count;
    struct find_fold whole;
};

/* The folds of a brief, or (NULL) of what the dossier itself says, in the arena's memory and that
 * of the dossier. What is in the other arena is no longer wanted then. */
struct search_part search_part_fold(const struct dossier *dossier, const struct brief *brief,
                                    struct arena *arena, struct arena *scratch);

/* All zero at first; to be released before the dossier is. */
struct search_folds {
    struct arena arena;
    struct search_part *parts; /* of the dossier itself, then of each brief */
};

/* The same, made when they are first asked for. */
const struct search_part *search_folds_of(struct search_folds *folds, const struct dossier *dossier,
                                          const struct brief *brief, struct arena *scratch);

void search_folds_release(struct search_folds *folds);

#endif

/* What a text of a brief needs of the paragraphs that it cites, and where these carry it: its
 * numbers, its dates, and the persons and organisations that it names. The rules are here alone: by
 * them `check` complains and the reader marks. */
#ifndef PRECIS_EVIDENCE_CARRIED_H
#define PRECIS_EVIDENCE_CARRIED_H

#include "evidence/article_facts.h"
#include "model/dossier.h"
#include "model/passage.h"

#include <stdbool.h>

/* The last is how the article writes a number or date, in the words of the curator. */
enum need_kind { NEED_NUMBER, NEED_DATE, NEED_NAME, NEED_WORDS };

struct need {
    enum need_kind kind;
    struct position at; /* of the field that says it */
    size_t start;       /* bytes of the text of the passage; both 0 for what stands in another */
    size_t end;         /* field: the date of an event or figure, the voice of a point */
    struct slice words; /* as written; of a name that of the entry */
    const struct entry *entry;       /* who is named */
    const struct quantity *quantity; /* the first of the readings of a number */
    const struct edtf *date;
    size_t count;     /* of readings */
    bool is_loose;    /* perhaps a figure of speech: "one of them" */
    bool is_carried;  /* some cited paragraph has it */
    bool is_required; /* something is wrong where none has it */
};

/* What a passage is held against. */
struct evidence {
    const struct dossier *dossier;
    const struct printed *printed; /* of the article of its brief */
};

/* Whether something is wrong where the paragraphs do not carry what a passage of this kind says. */
bool needs_are_checked(enum passage_kind kind);

/* A need is valid during the call. */
typedef void need_visit(void *context, const struct need *need);

/* Every need of a passage of a brief, of each of its fields at most 500; none where the article has
 * not one of its paragraphs. Figures of speech, states and groups, numbers with a calculation, and
 * whatever questions, roles, accounts and notes say, is not required. */
void needs_visit(const struct evidence *evidence, const struct passage *passage, need_visit *visit,
                 void *context);

struct carrier {
    size_t start; /* bytes of the paragraph */
    size_t end;
};

struct carrier_list {
    struct carrier *items; /* from left to right, never overlapping */
    size_t count;
};

/* What in a paragraph carries a need of the passage. What is taken on trust is carried by nothing,
 * nor are figures of speech. Memory is the arena's. */
struct carrier_list carriers_find(const struct evidence *evidence, const struct passage *passage,
                                  struct slice paragraph, struct arena *arena);

#endif

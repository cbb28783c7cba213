/* A brief: the curated summary of one article. The fields are explained in schema_brief.c, whose
 * tables the loader fills these structures by, and in precis-dossier(5). */
#ifndef PRECIS_MODEL_BRIEF_H
#define PRECIS_MODEL_BRIEF_H

#include "model/corridor.h"
#include "model/entry.h"
#include "model/text.h"

/* Zero means that the field is not there, in all enumerations of this layer. */
enum claim_kind { CLAIM_EVENT = 1, CLAIM_STATEMENT, CLAIM_ASSESSMENT, CLAIM_FORECAST };

/* Intelligence Community Directive 203, terms of likelihood. */
enum likelihood {
    LIKELIHOOD_REMOTE = 1,
    LIKELIHOOD_VERY_UNLIKELY,
    LIKELIHOOD_UNLIKELY,
    LIKELIHOOD_ROUGHLY_EVEN,
    LIKELIHOOD_LIKELY,
    LIKELIHOOD_VERY_LIKELY,
    LIKELIHOOD_ALMOST_CERTAIN
};

/* Whose estimate a likelihood is, where it is not the source's. */
enum estimator { ESTIMATED_BY_CURATOR = 1 };

/* 3 is the highest: what a page must have; 1 is a detail. */
enum { IMPORTANCE_MIDDLE = 2, IMPORTANCE_MOST = 3 };

enum asker { ASKED_BY_ARTICLE = 1, ASKED_BY_CURATOR };

enum relation {
    RELATION_CORROBORATES = 1,
    RELATION_CONTRADICTS,
    RELATION_QUALIFIES,
    RELATION_UPDATES,
    RELATION_BACKGROUND,
    RELATION_ANSWERS,
    RELATION_COUNT
};

/* A CSL name variable. */
struct person {
    struct position at;
    struct text family;
    struct text given;
    struct text dropping_particle;     /* "de" of La Fontaine: not with the family name alone */
    struct text non_dropping_particle; /* "van" of Gogh */
    struct text suffix;                /* "Jr." */
    bool comma_suffix;                 /* a comma stands before the suffix */
    bool static_ordering;              /* the family name always stands first */
    struct text literal;
};

struct person_list {
    struct person *items;
    uint32_t count;
};

/* The article, in CSL variable names. */
struct source {
    struct position at;
    struct text type;
    struct text title;
    struct text title_note;
    struct person_list authors;
    struct text container_title;
    struct text container_title_short;
    struct text publisher;
    struct text volume;
    struct text issue;
    struct date issued;
    struct text issued_note;
    struct text language;
    struct text url;
    struct text document;
    struct text document_digest;
    struct text note;
};

/* Who says a claim: an actor, or, for who speaks once, a text. */
struct voice {
    struct position at;
    struct reference actor;
    struct text text;
};

struct voice_list {
    struct voice *items;
    uint32_t count;
};

struct claim {
    struct entry entry;
    struct text id;
    struct text text;
    uint8_t kind;          /* enum claim_kind */
    uint8_t likelihood;    /* enum likelihood */
    uint8_t likelihood_by; /* enum estimator; 0: the source */
    uint8_t importance;    /* 1 to IMPORTANCE_MOST; 0 where it is not given */
    struct reference_list themes;
    struct number_list paragraphs;
    struct voice_list voices;
    struct text calculation;
    struct text printed_as;
};

struct actor_role {
    struct position at;
    struct reference actor;
    struct text role;
    struct text stance;
    struct number_list paragraphs;
};

struct corridor_account {
    struct position at;
    struct reference corridor;
    struct status status;
    struct text text;
    struct number_list paragraphs;
};

struct event {
    struct entry entry;
    struct text id; /* may be absent */
    struct date date;
    struct text text;
    uint8_t importance; /* as that of a claim */
    struct reference_list themes;
    struct number_list paragraphs;
    struct text calculation;
    struct text printed_as;
    struct reference_list same_as; /* events of other briefs that tell the same */
};

struct figure {
    struct position at;
    struct text label;
    struct text value; /* a number, as written */
    struct text unit;
    struct date as_of;
    struct number_list paragraphs;
    struct text calculation;
    struct text printed_as;
};

struct question {
    struct entry entry;
    struct text id;
    struct text text;
    struct reference_list themes;
    struct number_list paragraphs;
    uint8_t asked_by; /* enum asker */
};

struct note {
    struct position at;
    struct text text;
    struct number_list paragraphs;
    struct reference_list points; /* what it is about; the brief itself stands for the source */
};

struct passed_over {
    struct position at;
    struct number_list paragraphs;
    struct text reason;
};

struct cross_reference {
    struct position at;
    struct reference
        subject;      /* a point, question or event of this brief; absent: the brief itself */
    uint8_t relation; /* enum relation */
    struct reference object;
    struct text note;
};

struct claim_list {
    struct claim *items;
    uint32_t count;
};

struct question_list {
    struct question *items;
    uint32_t count;
};

struct actor_role_list {
    struct actor_role *items;
    uint32_t count;
};

struct corridor_account_list {
    struct corridor_account *items;
    uint32_t count;
};

struct event_list {
    struct event *items;
    uint32_t count;
};

struct figure_list {
    struct figure *items;
    uint32_t count;
};

struct note_list {
    struct note *items;
    uint32_t count;
};

struct passed_over_list {
    struct passed_over *items;
    uint32_t count;
};

struct cross_reference_list {
    struct cross_reference *items;
    uint32_t count;
};

struct brief {
    struct entry entry;
    struct slice file; /* its path */
    struct number version;
    struct text id;
    struct source source;
    struct text bottom_line;
    struct reference_list bottom_line_cites;
    struct claim_list claims;
    struct actor_role_list actors;
    struct corridor_account_list corridors;
    struct event_list events;
    struct figure_list figures;
    struct question_list questions;
    struct note_list notes;
    struct passed_over_list not_article;
    struct cross_reference_list cross_references;
};

/* What names the source in one line: the short name of its container, else the container, the
 * publisher, the first author, the id. */
struct slice brief_label(const struct brief *brief);

/* What the brief says of an actor or corridor; NULL where it says nothing. */
const struct actor_role *brief_role(const struct brief *brief, const struct entry *actor);
const struct corridor_account *brief_account(const struct brief *brief,
                                             const struct entry *corridor);

/* The id of the actor, as written, or the text in its place. */
struct slice voice_word(const struct voice *voice);

/* The name of the actor, or the text in its place; empty where there is no such actor. */
struct slice voice_name(const struct voice *voice);

/* What follows the likelihood of a claim when it is not the source's, else "". */
const char *claim_estimator_remark(const void *claim);

/* The words of an enumeration as the YAML has them, "" for zero. */
const char *claim_kind_name(uint8_t kind);

/* How a relation reads from its subject ("updates") and from its object ("updated by"). */
const char *relation_name(uint8_t relation);
const char *relation_inverse_name(uint8_t relation);

#endif

/* A document: what is to be read at a place, as styled blocks without any terminal or paper in
 * mind. The pane, the page, `show` and the tests all read this one thing.
 *
 * Blocks are composed when they are first looked at, so that the page of a large theme opens at
 * once. */
#ifndef PRECIS_RENDER_DOCUMENT_H
#define PRECIS_RENDER_DOCUMENT_H

#include "base/arena.h"
#include "base/direction.h"
#include "base/shown.h"
#include "model/place.h"

#include <stdbool.h>
#include <stdint.h>

/* What a run of text is; what draws it decides how that looks. */
enum role {
    ROLE_TEXT,
    ROLE_TITLE,
    ROLE_HEADING,
    ROLE_STRONG,
    ROLE_DETAIL,   /* who, when, which paragraph: beside the matter */
    ROLE_NOTE,     /* the curator speaks */
    ROLE_LINK,     /* leads to another place, asserted by a curator */
    ROLE_NAME,     /* a mention: an actor or corridor that can be followed */
    ROLE_THEME,    /* in the colour of span.theme */
    ROLE_CONFLICT, /* a contradiction */
    ROLE_GRAPHIC,  /* lines and bars */
    ROLE_CARRIED,  /* in an article: what carries a claim */
    ROLE_MISSING,  /* in a claim: what nothing carries */
    ROLE_COUNT
};

struct span {
    struct shown text;
    uint8_t role;               /* enum role */
    const struct theme *theme;  /* for ROLE_THEME */
    const struct place *target; /* where following leads; NULL: nowhere */
    bool goes_on;  /* one text with the span before it: prose, in which names are spans */
    uint32_t seam; /* where a second part begins, such as the number of a citation; 0: none */
};

enum alignment { ALIGN_LEFT, ALIGN_RIGHT };

/* A column of a paragraph, in which text wraps. */
struct cell {
    const struct span *spans;
    uint32_t span_count;
    int columns; /* 0: a share of what the others leave */
    int least;   /* for a share: what it wants before the others keep their width; for others: what
                    they keep of it then; 0: the usual */
    int hanging; /* further indentation of all lines but the first */
    uint8_t align;       /* enum alignment */
    bool is_label;       /* a word too long for the column is cut with an ellipsis, not broken */
    bool is_optional;    /* gives way as a whole where there is not the room that the others want */
    bool is_single_line; /* what does not fit on one line is cut with an ellipsis */
    bool keeps_labels; /* lines do not end within a source and its date, or a list of paragraphs */
};

/* Cells side by side; most paragraphs have one. Too narrow for that, they stand one below the
 * other. */
struct paragraph {
    const struct cell *cells;
    uint32_t cell_count;
    int indent;
    int gap; /* blank columns between cells */
    struct paragraph *next;
};

/* What the blocks of a page are counted as when some are left off. */
enum section {
    SECTION_NONE,
    SECTION_NEWS, /* sources that are new */
    SECTION_JUDGMENTS,
    SECTION_POINTS,
    SECTION_CONTRADICTIONS,
    SECTION_ACTORS,
    SECTION_CORRIDORS,
    SECTION_ROUTES,
    SECTION_EVENTS,
    SECTION_QUESTIONS,
    SECTION_SOURCES,
    SECTION_COUNT
};

/* Why a block of a page is kept as long as it is, or left off before others. */
enum reason {
    REASON_NONE,
    REASON_ASKED,     /* the page was asked for with it */
    REASON_LEADING,   /* the first that a theme says */
    REASON_IMPORTANT, /* its curator calls it so */
    REASON_RETOLD,    /* several sources tell it */
    REASON_POSED,     /* by the article itself */
    REASON_CITED,     /* by syntheses */
    REASON_DISPUTED,
    REASON_LINKED,   /* by other relations */
    REASON_VARIETY,  /* nothing of its source, its year or its themes was chosen before */
    REASON_ORDER,    /* its place in its file, or its date */
    REASON_ROOM,     /* important, but there was no room left */
    REASON_CROWDED,  /* its source, its year or its themes had their share */
    REASON_TIMELINE, /* that tells it too */
    REASON_ANSWERED,
    REASON_DETAIL, /* its curator calls it so */
    REASON_MINOR,  /* nothing speaks for it */
    REASON_COUNT
};

enum block_kind {
    BLOCK_TITLE,
    BLOCK_HEADING,
    BLOCK_TEXT,
    BLOCK_POINT, /* a claim, question, event: what } and { stop at */
    BLOCK_ROW,   /* a line of a table, which they stop at too */
};

struct articles;
struct namings;
struct page_memo;
struct passage;
struct document;
struct block;

/* Adds the paragraphs of a block. */
typedef void compose_block(struct document *document, struct block *block);

struct block {
    uint8_t kind;      /* enum block_kind */
    uint8_t space;     /* blank lines wanted before it */
    uint16_t priority; /* 0: never dropped from a page; else the larger the sooner */
    uint8_t section;   /* enum section: what a page counts it as */
    uint8_t kept_for;  /* enum reason: what speaks for it on a page */
    uint8_t left_for;  /* likewise: why it goes before others */
    bool is_composed;
    bool has_calculation; /* on a page: it has the sign that the foot explains */
    const struct entry
        *subject;               /* what it is about, and what places are anchored to; may be NULL */
    const struct entry *second; /* of a contradiction the newer side; the subject is the older */
    const struct reference_list *cites; /* what it rests on, where it has no subject */
    const struct passage *passage;      /* a figure, role, account or note of a brief; else NULL */
    const struct place *leads;          /* where its row leads, where that is not to its subject */
    const void *argument;               /* for its composer */
    uint32_t number;                    /* likewise: the running number of a point */
    compose_block *compose;
    struct paragraph *first;
    struct paragraph *last;
};

enum detail { DETAIL_BOTTOM_LINES, DETAIL_POINTS, DETAIL_EVIDENCE, DETAIL_COUNT };

struct document {
    struct arena arena;
    const struct dossier *dossier;
    struct articles *articles; /* that may be shown; NULL for pages and exports, which hold none */
    const struct namings *namings; /* of its points, where they were looked for; else NULL */
    struct place place;
    enum detail detail;
    bool is_ascii;          /* texts are spelt out (ascii_spell) as they are added */
    bool is_straight;       /* one thing after the other, nothing side by side */
    bool keeps_tables;      /* no heading parts a table, whose head would not be that of the rest */
    struct page_memo *memo; /* of a page: what its parts need that was counted already */
    bool omits_points;      /* of a theme, an actor or a corridor: they are listed elsewhere */
    bool is_whole;          /* of a page: all of it is shown, whatever room it takes */
    bool is_abridged;       /* of a page: judgments are given by their first sentences */
    bool names_command;     /* of a page: the foot says how the rest is shown */
    bool is_newest_first;   /* where sources and events stand in order of date */
    bool isolates; /* beside text from right to left every span is set apart (base/direction.h) */
    bool is_right_to_left; /* the language of the dossier runs so: pages are set so */
    struct block *blocks;
    uint32_t count;
    uint32_t capacity;
    uint32_t item_count; /* blocks that are points or rows */
    struct shown empty;  /* why there is nothing, when there is not */
};

void document_release(struct document *document);

/* Adds a block at the end. The pointer is valid until the next one is added. */
struct block *document_add(struct document *document, const struct block *block);

/* Takes the blocks from `count` on off again. */
void document_truncate(struct document *document, uint32_t count);

/* Takes the blocks with a flag out, and headings that then stand above nothing. */
void document_remove(struct document *document, const bool *is_removed);

/* The block, composed. */
const struct block *document_block(struct document *document, uint32_t index);

/* The direction of what the spans say, names, dates and signs left aside; that of the document
 * where there is nothing else. */
enum direction document_direction(const struct document *document, const struct span *spans,
                                  uint32_t count);

bool block_is_item(const struct block *block);

/* What is read by going on from it: its subject, else the first thing that it cites; may be NULL.
 */
const struct entry *block_opens(const struct block *block);

/* The source at that place in the order that the document has. */
const struct brief *document_brief(const struct document *document, uint32_t index);

/* The block about an entry, or the count of blocks where there is none. */
uint32_t document_find(const struct document *document, const struct entry *subject);

#endif

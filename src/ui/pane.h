/* The four panes. Each shows a document that depends on the place, and answers actions with an
 * intent; panes know nothing of each other, and only app.c acts on what they want. */
#ifndef PRECIS_UI_PANE_H
#define PRECIS_UI_PANE_H

#include "ui/action.h"
#include "ui/geometry.h"
#include "ui/keymap.h"
#include "ui/viewer.h"

enum intent_kind {
    INTENT_NONE,      /* done, or nothing to do */
    INTENT_UNHANDLED, /* not the pane's business */
    INTENT_GO,        /* to the place */
    INTENT_MOVE,      /* to the place, staying at the current point where it has that */
    INTENT_FOCUS,     /* the text */
    INTENT_MESSAGE,   /* nothing was done, and why */
};

struct intent {
    enum intent_kind kind;
    struct place place;
    struct shown message;
};

/* What stands beside the text. */
enum beside { BESIDE_REFERENCES, BESIDE_PARAGRAPHS, BESIDE_BOTH, BESIDE_COUNT };

/* What a pane may know of the rest. */
struct pane_context {
    const struct dossier *dossier;
    struct articles *articles; /* NULL: none */
    enum beside beside;
    struct place place;
    const struct block *current; /* in the text; may be NULL */
    const struct entry *linked;  /* whose cross-references stand beside it; likewise */
    enum detail detail;
    bool is_newest_first;
    const struct search *filter; /* only items that answer; NULL: all */
    const struct keymap *keymap; /* the keys that an empty pane names */
    bool is_ascii;               /* texts are spelt out before they are laid out */
    bool is_straight;            /* one thing after the other, nothing side by side */
};

struct pane {
    enum pane_kind kind;
    struct viewer viewer;
};

/* "Sources" and so on. */
struct shown pane_title(enum pane_kind kind);

void pane_init(struct pane *pane, enum pane_kind kind);
void pane_release(struct pane *pane);

/* Gives back what a viewer showed and makes its document ready to be composed, as the reader has
 * set it; returns the document. */
struct document *pane_begin_document(struct viewer *viewer, const struct pane_context *context);

/* Composes the pane's document anew; what was current stays so where it still is there. */
void pane_refresh(struct pane *pane, const struct pane_context *context);

struct intent pane_act(struct pane *pane, enum action action, const struct pane_context *context);

/* A click on an item: in a list it goes there, a link is followed, a point becomes current and,
 * when it is that already, does what Enter does. */
struct intent pane_click(struct pane *pane, uint32_t block, const struct pane_context *context);

#endif

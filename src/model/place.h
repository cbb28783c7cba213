/* A place in a dossier: a cell of the grid of sources and themes, a view of it, and the item that
 * the reader is at. Keys move it, history stores it, and every command that shows something takes
 * it. */
#ifndef PRECIS_MODEL_PLACE_H
#define PRECIS_MODEL_PLACE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "model/dossier.h"

#include <stdbool.h>

#define VIEW(view, name, title, composer) VIEW_##view,
enum view {
#include "model/views.def"
    VIEW_COUNT
};
#undef VIEW

struct selection; /* scope.h */

struct place {
    enum view view;
    const struct brief *brief; /* NULL: all sources */
    const struct theme *theme; /* NULL: all themes */
    const struct entry *item;  /* a claim, question, actor, corridor; NULL: the beginning */
    const void *record; /* a figure, role, account or note to begin at, as a passage has it */
    uint32_t paragraph; /* of the article of the source, to begin at; 0: none */
    const struct selection *only; /* some of what is there; NULL: all. Of showing, not of going:
                                     nobody stores it, or asks whether two are the same */
};

/* "read", "timeline" … */
const char *view_name(enum view view);

/* "Overview", "Open questions" …: what the view is called above a pane. */
const char *view_title(enum view view);

/* Where an entry is read: a claim or question in its brief, a theme on its page, an actor or
 * corridor on its own. */
struct place place_of(const struct entry *entry);

bool place_equal(struct place left, struct place right);

/* Whether the article of one source is read there. */
static inline bool place_is_article(struct place place)
{
    return place.view == VIEW_ARTICLES && place.brief;
}

/* Reads ID, ID#POINT, actor:ID, corridor:ID, the id of a theme, or the name of a view,
 * and after it --source ID and --theme ID; without any of them it is the overview. On failure says
 * in `message` what is wrong, with the nearest right ids, leaves the place as it is, and returns
 * false. */
bool place_parse(const struct dossier *dossier, struct slice text, struct place *place,
                 struct buffer *message);

/* Sets the source or theme of a place by its id, with the same promise. */
bool place_set_source(const struct dossier *dossier, struct slice id, struct place *place,
                      struct buffer *message);
bool place_set_theme(const struct dossier *dossier, struct slice id, struct place *place,
                     struct buffer *message);

/* The same place in another load of the dossier, by ids; what is gone falls back to what holds
 * it: a point to its brief, a brief to all sources. */
struct place place_rebase(const struct dossier *dossier, struct place place);

/* View, source and theme as one text to keep, and back; the item is kept apart. False when what it
 * names is not there. */
struct slice place_pack(struct place place, struct arena *arena);
bool place_unpack(const struct dossier *dossier, struct slice text, struct place *place);

/* How it is written on a command line, so that place_parse reads it back: "idd-2024#trade-doubled",
 * "transit", "timeline --source idd-2024". An event has no address and is written as its brief. */
struct slice place_write(struct place place, struct arena *arena);

#endif

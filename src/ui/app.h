/* The reader without a terminal: takes keys, changes its state, paints a grid of cells. */
#ifndef PRECIS_UI_APP_H
#define PRECIS_UI_APP_H

#include "model/scope.h"
#include "render/compose.h"
#include "store/state.h"
#include "ui/completing.h"
#include "ui/grid.h"
#include "ui/history.h"
#include "ui/keymap.h"
#include "ui/library.h"
#include "ui/pane.h"
#include "ui/picker.h"
#include "ui/problems.h"
#include "ui/prompt.h"
#include "ui/recall.h"
#include "ui/settings.h"

#include <stdbool.h>
#include <stddef.h>

/* What lies over the panes. */
enum overlay {
    OVERLAY_NONE,
    OVERLAY_HELP,
    OVERLAY_PROVENANCE,
    OVERLAY_PEEK,
    OVERLAY_PAGE,
    OVERLAY_PROBLEMS,
    OVERLAY_DOSSIERS,
    OVERLAY_WORDINGS,
    OVERLAY_COMPARED,
    OVERLAY_COUNT
};

/* What the line at the bottom is typed for. */
enum prompt_purpose {
    PROMPT_SEARCH,
    PROMPT_FILTER,
    PROMPT_PICK,
    PROMPT_COMMAND,
    PROMPT_HELP,
    PROMPT_PURPOSES
};

/* What the app wants done that it cannot do itself. */
enum request {
    REQUEST_NONE,
    REQUEST_QUIT,
    REQUEST_COPY,
    REQUEST_COPY_ALL,
    REQUEST_EDIT,
    REQUEST_EDIT_ARTICLE,
    REQUEST_DOSSIERS, /* the list of them, for app_show_dossiers */
    REQUEST_SWITCH,   /* to `dossier` */
    REQUEST_OPEN,
    REQUEST_PRINT,
    REQUEST_SAVE, /* the page, to `save_name` */
    REQUEST_SUSPEND,
    REQUEST_REDRAW,
    REQUEST_RECONFIGURE, /* settings have changed that the terminal must know */
    REQUEST_COUNT
};

/* How far loading is, for as long as there is no dossier. */
struct app_loading {
    size_t done; /* files */
    size_t total;
};

/* The filter: only items that answer it are shown. */
struct app_narrowing {
    struct arena arena;
    const struct search *search; /* NULL: all are shown */
};

/* Of two cells side by side the one that is not active. */
struct app_other_side {
    struct viewer viewer;
    struct place place;
    bool is_left;
};

/* What lies over the panes, and which record it is about: provenance and peek. Of a passage that is
 * no entry nothing but its brief, kind and item is known here. */
struct app_over {
    enum overlay kind;
    struct viewer viewer;
    const struct entry *entry;
    struct passage passage;         /* without a brief: it is about the entry */
    struct place place;             /* peek: where the link leads */
    struct app_other_side other;    /* of what is compared with `place` */
    enum context keys;              /* where keys are pressed while it is open */
    enum context context;           /* help: where keys were pressed */
    enum overlay below;             /* help: what it was opened over */
    struct app_narrowing narrowing; /* help: only rows that answer it */
};

/* What was found in all sources, which n and N go through. */
struct app_results {
    struct arena arena;
    struct place *places; /* the best first */
    uint32_t count;       /* 0: none */
    uint32_t at;
};

/* The search in the text, which n and N repeat. */
struct app_finding {
    struct app_results results; /* where there are some, n and N go to these */
    struct arena arena;
    const struct search *search; /* NULL: none */
    struct search_folds folds;   /* of the dossier */
    int direction;
    bool has_missed;       /* the last one found nothing */
    struct visit begun_at; /* where an incremental search began */
};

/* The dossiers that can be gone to; the rows are the session's. */
struct app_library {
    const struct library_row *rows;
    size_t count;
};

/* The line at the bottom, while something is typed there. */
struct app_typing {
    struct prompt prompt;
    enum prompt_purpose purpose;
    bool is_offered;         /* what stands there was not typed: the first character replaces it */
    bool is_edited;          /* and not yet acted on: app_settle_typing() */
    struct search_stop stop; /* due when a key waits; set by who has the keys */
    struct picker picker;
    struct recall recalls[PROMPT_PURPOSES];
    struct completing completing;
};

/* What the status line says until the next key. */
struct app_said {
    struct buffer text;
    bool is_error;
    bool has_doubted_copies; /* said that not every terminal takes what is copied: once is enough */
};

/* What the session shall do, to be served after the key and then taken back. */
struct app_wanted {
    enum request request;
    bool may_replace;        /* REQUEST_SAVE: a file that has that name already */
    struct buffer save_name; /* likewise, as typed */
    const char *dossier;     /* REQUEST_SWITCH: its path; "~/" stands for the home */
};

/* What keys before this one mean for it. */
struct app_pressed {
    uint32_t count;        /* typed before a movement; 0: none */
    bool asks_to_read_all; /* the next key is the answer */
    enum action last_action;
};

struct app {
    const struct dossier *dossier; /* NULL while it is loading */
    struct articles *articles;     /* of the dossier; NULL: none */
    struct app_loading loading;
    struct problems problems;
    struct app_library library;
    struct state *state;      /* what is remembered between runs; NULL: nothing */
    struct selection starred; /* of VIEW_STARRED */
    struct selection news;    /* of VIEW_NEW */
    struct keymap keymap;
    struct settings settings;
    enum reordering reordering; /* what the terminal does */

    struct place place;
    enum detail detail;
    bool is_turned[VIEW_COUNT]; /* shown in the other order than the setting says */
    struct history history;

    struct geometry geometry;
    struct list_columns lists; /* of the dossier */
    struct pane panes[PANE_COUNT];
    enum pane_kind focus;
    bool is_zoomed;
    enum beside beside;
    bool is_ascii;    /* the terminal shows nothing else */
    bool is_straight; /* the screen is read line by line, as text */
    struct app_over over;
    struct grid grid;

    struct app_pressed pressed;
    struct app_typing typing;
    struct app_finding finding;
    struct app_narrowing narrowing;
    struct app_said said;
    struct app_wanted wanted;
};

/* For a screen of that size, at least 1 by 1. */
void app_init(struct app *app, int columns, int rows);
void app_release(struct app *app);

/* Takes settings and keys over; to be called again when they have changed. */
void app_configure(struct app *app, const struct settings *settings, const struct keymap *keymap);

/* Shows a dossier, at `start` the first time, after a reload where the reader was. The dossier
 * that was shown before must still be there during this call, and may go after it. */
void app_set_dossier(struct app *app, const struct dossier *dossier, struct place start);

/* Shows these articles from now on, which stay the caller's; NULL for none. Those before must still
 * be there during this call. */
void app_use_articles(struct app *app, struct articles *articles);

/* What is said of the files from now on, NULL for nothing. It must be there for as long as the
 * app, or until the next call. */
void app_set_problems(struct app *app, enum problem_source source,
                      const struct diagnostics *diagnostics);

/* Lists the dossiers, the current one marked, so that one can be picked. The rows must be there for
 * as long as the app, or until the next call. */
void app_show_dossiers(struct app *app, const struct library_row *rows, size_t count);

/* Whether they are listed. */
bool app_shows_dossiers(const struct app *app);

/* To be called when something in the rows has changed. */
void app_update_dossiers(struct app *app);

/* Goes to a place as the first one, without a way back to what was shown before. */
void app_start_at(struct app *app, struct place place);

/* How far loading is, for as long as there is no dossier. */
void app_set_progress(struct app *app, size_t done, size_t total);

void app_resize(struct app *app, int columns, int rows);

/* Takes one key. Afterwards the app wants to quit, to be suspended or drawn anew, or to be
 * painted. */
void app_key(struct app *app, struct key key);

/* Takes pasted text: into the line that is typed, where there is one. Nowhere else has it an
 * effect. `is_open` says that its end has not come, so that what is typed next may be taken for
 * more of it.
 */
void app_paste(struct app *app, struct slice text, bool is_open);

/* What is remembered goes into this state from now on, which stays the caller's; NULL for none. */
void app_use_state(struct app *app, struct state *state);

/* Puts where the reader is into the state, for the next run. */
void app_remember_position(struct app *app);

/* The place of a position that the state has; false when it is no longer there. */
bool app_position(struct app *app, struct state_position position, struct place *place);

/* Paints app->grid. */
void app_paint(struct app *app);

/* A line of a file; without a file where there is none, the line 0 for the file as a whole. */
struct location {
    struct slice file;
    uint32_t line;
};

/* Where in the YAML that stands which is current: what the text shows, else the place; over the
 * list of problems the one that is picked there. */
struct location app_location(struct app *app);

/* Where in its article that stands which is current, at the first paragraph that it rests on;
 * without a file where there is no article to be had. */
struct location app_article_location(struct app *app);

#endif

/* What keys can do: one table of actions with their keys and a sentence of help, from which the
 * keymap, the help screen and precis-keys(7) come. */
#ifndef PRECIS_UI_ACTION_H
#define PRECIS_UI_ACTION_H

#include "base/slice.h"

enum action {
    ACTION_NONE,
    ACTION_LINE_DOWN,
    ACTION_LINE_UP,
    ACTION_PAGE_DOWN,
    ACTION_PAGE_UP,
    ACTION_HALF_PAGE_DOWN,
    ACTION_HALF_PAGE_UP,
    ACTION_TOP,
    ACTION_BOTTOM,
    ACTION_PERCENT,
    ACTION_NEXT_POINT,
    ACTION_PREVIOUS_POINT,
    ACTION_NEXT_CONFLICT,
    ACTION_PREVIOUS_CONFLICT,
    ACTION_NEXT_QUESTION,
    ACTION_PREVIOUS_QUESTION,
    ACTION_NEXT_UNREAD,
    ACTION_PREVIOUS_UNREAD,
    ACTION_NEXT_CHANGE,
    ACTION_PREVIOUS_CHANGE,
    ACTION_NEXT_STAR,
    ACTION_PREVIOUS_STAR,
    ACTION_NEXT_UNCITED,
    ACTION_PREVIOUS_UNCITED,
    ACTION_NEXT_SOURCE,
    ACTION_PREVIOUS_SOURCE,
    ACTION_NEXT_THEME,
    ACTION_PREVIOUS_THEME,
    ACTION_THEME_1,
    ACTION_THEME_9 = ACTION_THEME_1 + 8,
    ACTION_ALL_THEMES,
    ACTION_VIEW_READ,
    ACTION_VIEW_TIMELINE,
    ACTION_VIEW_ACTORS,
    ACTION_VIEW_CORRIDORS,
    ACTION_VIEW_QUESTIONS,
    ACTION_VIEW_CONFLICTS,
    ACTION_VIEW_STARRED,
    ACTION_VIEW_NEW,
    ACTION_VIEW_ARTICLES,
    ACTION_OVERVIEW,
    ACTION_DOSSIERS,
    ACTION_NEXT_PANE,
    ACTION_PREVIOUS_PANE,
    ACTION_ZOOM,
    ACTION_COMPARE,
    ACTION_FOLLOW,
    ACTION_PEEK,
    ACTION_NEXT_LINK,
    ACTION_PREVIOUS_LINK,
    ACTION_LINK_1,
    ACTION_LINK_9 = ACTION_LINK_1 + 8,
    ACTION_OLDER_SIDE,
    ACTION_NEWER_SIDE,
    ACTION_BACK,
    ACTION_FORWARD,
    ACTION_SEARCH_FORWARD,
    ACTION_SEARCH_BACKWARD,
    ACTION_SEARCH_NEXT,
    ACTION_SEARCH_PREVIOUS,
    ACTION_SEARCH_DOSSIER,
    ACTION_FILTER,
    ACTION_FIND,
    ACTION_STAR,
    ACTION_SET_MARK,
    ACTION_GO_TO_MARK,
    ACTION_TOGGLE_READ,
    ACTION_READ_ALL,
    ACTION_UNDO,
    ACTION_COPY,
    ACTION_COPY_ALL,
    ACTION_EDIT,
    ACTION_EDIT_ARTICLE,
    ACTION_OPEN_URL,
    ACTION_MORE,
    ACTION_LESS,
    ACTION_ORDER,
    ACTION_PROVENANCE,
    ACTION_WORDINGS,
    ACTION_BESIDE,
    ACTION_PREVIEW,
    ACTION_PRINT,
    ACTION_SAVE,
    ACTION_COMMAND,
    ACTION_HELP,
    ACTION_PROBLEMS,
    ACTION_REDRAW,
    ACTION_SUSPEND,
    ACTION_CANCEL,
    ACTION_UP,
    ACTION_QUIT,
    ACTION_COUNT
};

/* Where a binding holds: in the cross-references and on a paragraph of an article, on a
 * contradiction, over the page that is printed. What holds there goes before what holds everywhere.
 */
enum context {
    CONTEXT_EVERYWHERE,
    CONTEXT_REFERENCES,
    CONTEXT_CONTRADICTION,
    CONTEXT_PAGE,
    CONTEXT_COUNT
};

/* As the configuration file has them. */
const char *action_context_name(enum context context);

struct app;

enum action_flag {
    ACTION_WHILE_LOADING = 1, /* works without a dossier */
    ACTION_REPEATS = 2,       /* a count before it says how often */
    ACTION_READS_ON = 4,      /* what it passes is read */
    ACTION_OF_TEXT = 8,       /* is the text's wherever the focus is */
    ACTION_OVER_ALL = 16,     /* leaves open what lies over the panes */
};

/* All that there is to say of an action. Without `act` it is a movement, which the pane or what
 * lies over the panes takes; with it that is called when they do not want the action. */
struct action_description {
    const char *name;
    const char *keys; /* alternatives divided by two blanks, keys of a sequence by one */
    const char *help;
    const char *word;  /* what it is after the first key of a sequence; NULL: as its name has it */
    const char *group; /* the heading above it in the help; NULL: as the one before */
    enum context context;
    unsigned flags; /* of enum action_flag */
    void (*act)(struct app *app, int argument);
    int argument;
};

/* The entry of an action. Runs of numbered actions (themes, links) are described by their first. */
const struct action_description *action_description(enum action action);

/* The action of that name; ACTION_NONE where there is none. */
enum action action_by_name(struct slice name);

#endif

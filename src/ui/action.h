/* What keys can do: one table of actions with their keys and a sentence of help, from which the
 * keymap, the help screen and precis-keys(7) come. */
#ifndef PRECIS_UI_ACTION_H
#define PRECIS_UI_ACTION_H

#include "base/slice.h"

#define ACTION(name, ...) ACTION_##name,
#define NINE_ACTIONS(name, ...) ACTION_##name##_1, ACTION_##name##_9 = ACTION_##name##_1 + 8,
enum action {
    ACTION_NONE,
#include "ui/actions.def"
    ACTION_COUNT
};
#undef ACTION
#undef NINE_ACTIONS

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

enum action_flag {
    ACTION_WHILE_LOADING = 1, /* works without a dossier */
    ACTION_REPEATS = 2,       /* a count before it says how often */
    ACTION_READS_ON = 4,      /* what it passes is read */
    ACTION_OF_TEXT = 8,       /* is the text's wherever the focus is */
    ACTION_OVER_ALL = 16,     /* leaves open what lies over the panes */
};

/* What is said of an action. */
struct action_description {
    const char *name;
    const char *keys; /* alternatives divided by two blanks, keys of a sequence by one */
    const char *help;
    const char *word;  /* what it is after the first key of a sequence; NULL: as its name has it */
    const char *group; /* the heading above it in the help; NULL: as the one before */
    enum context context;
    unsigned flags; /* of enum action_flag */
};

/* The entry of an action. Runs of numbered actions (themes, links) are described by their first. */
const struct action_description *action_description(enum action action);

/* The action of that name; ACTION_NONE where there is none. */
enum action action_by_name(struct slice name);

#endif

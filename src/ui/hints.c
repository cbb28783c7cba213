#include "ui/hints.h"

static const struct hint pane_hints[PANE_COUNT][MOST_HINTS] = {
    [PANE_SOURCES] = {{ACTION_LINE_DOWN, "next source"},
                      {ACTION_FOLLOW, "read"},
                      {ACTION_NEXT_PANE, "next pane"},
                      {ACTION_UP, "back"}},
    [PANE_THEMES] = {{ACTION_LINE_DOWN, "next theme"},
                     {ACTION_FOLLOW, "read"},
                     {ACTION_NEXT_PANE, "next pane"},
                     {ACTION_UP, "back"}},
    [PANE_TEXT] = {{ACTION_NEXT_POINT, "next point"},
                   {ACTION_FOLLOW, "open"},
                   {ACTION_BACK, "back"},
                   {ACTION_NEXT_SOURCE, "next source"},
                   {ACTION_SEARCH_FORWARD, "search"},
                   {ACTION_UP, "up"},
                   {ACTION_PREVIEW, "print"}},
    [PANE_REFERENCES] = {{ACTION_LINE_DOWN, "next one"},
                         {ACTION_FOLLOW, "open"},
                         {ACTION_BACK, "back"},
                         {ACTION_NEXT_PANE, "next pane"},
                         {ACTION_UP, "back to the text"}},
};

static const struct hint view_hints[VIEW_COUNT][MOST_HINTS] = {
    [VIEW_STARRED] = {{ACTION_COPY_ALL, "copies all"}, {ACTION_PREVIEW, "prints all"}},
};

static const struct hint context_hints[CONTEXT_COUNT][MOST_HINTS] = {
    [CONTEXT_CONTRADICTION] = {{ACTION_OLDER_SIDE, "older side"},
                               {ACTION_NEWER_SIDE, "newer side"}},
};

const struct hint *hints_of_pane(enum pane_kind pane)
{
    return pane_hints[pane];
}

const struct hint *hints_of_view(enum view view)
{
    return view_hints[view];
}

const struct hint *hints_of_context(enum context context)
{
    return context_hints[context];
}

/* How a cell is to look, by meaning: the roles of documents, and those of the frame around them.
 * Colours and attributes are the terminal's business. */
#ifndef PRECIS_UI_STYLE_H
#define PRECIS_UI_STYLE_H

#include "render/document.h"

enum style {
    /* enum role, then: */
    STYLE_BORDER = ROLE_COUNT,
    STYLE_BORDER_FOCUSED,
    STYLE_PANE_TITLE,
    STYLE_PANE_TITLE_FOCUSED,
    STYLE_HEADER,
    STYLE_STATUS,
    STYLE_MESSAGE,
    STYLE_ERROR,
    STYLE_PROMPT,
    STYLE_BAR,  /* beside the current item */
    STYLE_SIGN, /* after the bar: unread, changed, starred */
    STYLE_COUNT
};

/* On top of a style. */
enum {
    CELL_SELECTED = 1, /* the row of a list that is the place; the link that Enter follows */
    CELL_MATCH = 2,    /* found by the search */
    CELL_CURRENT = 4,  /* the match that the search is at */
};

#endif

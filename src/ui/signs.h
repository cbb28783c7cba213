/* The signs on the screen, one for each meaning: the text, the help and the manual take them from
 * here. */
#ifndef PRECIS_UI_SIGNS_H
#define PRECIS_UI_SIGNS_H

#include "base/shown.h"

enum sign {
    SIGN_UNREAD,
    SIGN_NEW,
    SIGN_REWORDED,
    SIGN_STARRED,
    SIGN_CURRENT,
    SIGN_CONTRADICTION,
    SIGN_NOTE,
    SIGN_CALCULATION,
    SIGN_QUESTION,
    SIGN_ANSWER,
    SIGN_PARAGRAPH,
    SIGN_NONE,
    SIGN_CUT,
    SIGN_UNCERTAIN,
    SIGN_ABOUT,
    SIGN_COUNT
};

struct sign_description {
    struct shown sign;
    const char *meaning; /* a sentence */
};

const struct sign_description *sign_description(enum sign sign);

#endif

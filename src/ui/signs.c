#include "ui/signs.h"

static const struct sign_description signs[SIGN_COUNT] = {
    [SIGN_UNREAD] = {SHOWN_CONSTANT("•"), "You have not read it."},
    [SIGN_NEW] = {SHOWN_CONSTANT("+"), "It is new since you read its source."},
    [SIGN_REWORDED] = {SHOWN_CONSTANT("≈"), "It is reworded since you read it."},
    [SIGN_STARRED] = {SHOWN_CONSTANT("★"), "You gave it a star."},
    [SIGN_CURRENT] = {SHOWN_CONSTANT("▌"), "The current point or row, which keys act on."},
    [SIGN_CONTRADICTION] = {SHOWN_CONSTANT("≠"), "A contradiction."},
    [SIGN_NOTE] = {SHOWN_CONSTANT("!"), "A note of the curator."},
    [SIGN_CALCULATION] = {SHOWN_CONSTANT("="), "What the curator has calculated."},
    [SIGN_QUESTION] = {SHOWN_CONSTANT("Q"), "An open question."},
    [SIGN_ANSWER] = {SHOWN_CONSTANT("→"), "What has answered it."},
    [SIGN_PARAGRAPH] = {SHOWN_CONSTANT("¶"), "The paragraphs of the article that it rests on."},
    [SIGN_NONE] = {SHOWN_CONSTANT("–"), "None."},
    [SIGN_CUT] = {SHOWN_CONSTANT("…"), "There is more than there is room for."},
    [SIGN_UNCERTAIN] = {SHOWN_CONSTANT("2019?"), "The date is uncertain."},
    [SIGN_ABOUT] = {SHOWN_CONSTANT("c. 2019"), "The date is approximate."},
};

const struct sign_description *sign_description(enum sign sign)
{
    return &signs[sign];
}

/* The help screen: what is likely where one is, then the signs, all keys, the commands and the
 * settings, all made from the tables that say what these do. */
#ifndef PRECIS_UI_HELP_SCREEN_H
#define PRECIS_UI_HELP_SCREEN_H

#include "model/search.h"
#include "render/document.h"
#include "ui/hints.h"
#include "ui/keymap.h"
#include "ui/settings.h"

struct help_request {
    const struct keymap *keymap;
    const struct dossier *dossier;   /* whose words are used; NULL: one that is not known yet */
    const struct settings *settings; /* as they are now */
    enum context context;            /* where it was asked for */
    struct shown title;              /* what that is called */
    const struct hint *hints[2];     /* what is likely there; each may be NULL */
    const struct search *search;     /* only rows that answer; NULL: all */
};

/* Fills an empty document. */
void help_compose(struct document *document, const struct help_request *request);

#endif

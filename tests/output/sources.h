/* One source made by hand, in a dossier of its own. */
#ifndef PRECIS_TESTS_OUTPUT_SOURCES_H
#define PRECIS_TESTS_OUTPUT_SOURCES_H

#include "model/dossier.h"

struct one_source {
    struct brief brief;
    struct brief *briefs[1];
    struct diagnostics diagnostics;
    struct dossier *dossier;
};

static inline struct text source_text(const char *text)
{
    struct slice slice = slice_of(text);
    return (struct text){text, (uint32_t)slice.length, {1, 1}};
}

static inline struct date source_date(const char *text)
{
    struct date date = {.text = source_text(text)};
    edtf_parse(slice_of(text), &date.value);
    return date;
}

/* Fill `brief` first. */
static inline void one_source_begin(struct one_source *one)
{
    one->briefs[0] = &one->brief;
    struct dossier_parts parts = {.briefs = one->briefs, .brief_count = 1};
    one->dossier = dossier_assemble(&parts, &one->diagnostics);
}

static inline void one_source_end(struct one_source *one)
{
    dossier_release(one->dossier);
    diagnostics_release(&one->diagnostics);
}

#endif

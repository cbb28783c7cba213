/* The beginning of a brief: what is known or guessed of its source, where to go on, and the
 * paragraphs of the article with their numbers as comments. */
#ifndef PRECIS_CLI_OUTLINE_H
#define PRECIS_CLI_OUTLINE_H

#include "base/buffer.h"
#include "evidence/guess.h"
#include "load/node.h"
#include "model/dossier.h"

struct outline {
    const struct article *article;
    const struct guess *guess;
    const struct node *record;     /* of the source in CSL-JSON; NULL: there is none */
    const struct dossier *dossier; /* that the brief is for */
    struct slice id;
    struct slice document; /* the name of its file */
    const char *schema;    /* the path of the JSON Schema from the brief; NULL: there is none */
    const char *today;     /* YYYY-MM-DD */
};

/* Appends the YAML of the brief. It checks without an error; what the curator has to write is a
 * text that begins with TODO, which `check` warns of. */
void outline_write(const struct outline *outline, struct buffer *out);

/* Appends what was guessed and from where, and what was not, a line each. */
void outline_explain(const struct outline *outline, struct buffer *out);

#endif

/* The formats of `precis export`. */
#ifndef PRECIS_CLI_COMMAND_EXPORT_H
#define PRECIS_CLI_COMMAND_EXPORT_H

#include "base/buffer.h"
#include "model/place.h"

struct export_format {
    const char *name;
    const char *help;
    /* Appends what lies within the place; how many things that are. */
    size_t (*write)(const struct dossier *dossier, struct place place, struct buffer *out);
    /* Instead of it, for what needs no dossier (NULL). */
    void (*write_always)(const struct dossier *dossier, struct buffer *out);
};

/* Ends with a nameless one. */
extern const struct export_format export_formats[];

#endif

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
    /* Instead of it, for what is the same for every dossier, and needs none. */
    void (*write_always)(struct buffer *out);
};

/* Ends with a nameless one. */
extern const struct export_format export_formats[];

#endif

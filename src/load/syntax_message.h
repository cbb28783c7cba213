/* What libyaml finds wrong, said as a person would: one sentence of cause, one of remedy, and where
 * the writer has to look. */
#ifndef PRECIS_LOAD_SYNTAX_MESSAGE_H
#define PRECIS_LOAD_SYNTAX_MESSAGE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "load/lines.h"

#include <yaml.h>

struct syntax_error {
    enum rule rule;
    struct position at;
    const char *text;
};

/* The error that the parser stopped with. Memory is the arena's. */
struct syntax_error syntax_message(const yaml_parser_t *parser, const struct lines *lines,
                                   struct arena *arena);

#endif

/* What libyaml finds wrong, said as a person would: one sentence of cause, one of remedy. */
#ifndef PRECIS_LOAD_SYNTAX_MESSAGE_H
#define PRECIS_LOAD_SYNTAX_MESSAGE_H

#include "base/diagnostic.h"
#include "load/lines.h"

#include <yaml.h>

/* Reports the error that the parser stopped with. */
void syntax_message_report(const yaml_parser_t *parser, struct slice file, struct lines *lines,
                           struct diagnostics *diagnostics);

#endif

/* Messages for programs: JSON, and SARIF for editors and services that show findings in files. */
#ifndef PRECIS_CLI_FINDINGS_H
#define PRECIS_CLI_FINDINGS_H

#include "base/diagnostic.h"

enum findings_format { FINDINGS_TEXT, FINDINGS_JSON, FINDINGS_SARIF };

/* By name, ended with NULL; text is that of people, diagnostic_write(). */
extern const char *const findings_formats[];

/* An array of objects: file, line, column, severity, rule, text. Line and column are null where a
 * message is about the file as a whole. */
void findings_write_json(const struct diagnostics *diagnostics, struct buffer *out);

/* SARIF 2.1.0, with the rules that were broken. */
void findings_write_sarif(const struct diagnostics *diagnostics, struct buffer *out);

/* Keeps those whose files are among these, which realpath() has given. */
void findings_keep(struct diagnostics *diagnostics, char *const *paths, size_t count);

#endif

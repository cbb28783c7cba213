/* The clean dossier of tests/data/articles-alder and its two articles, copied to a temporary
 * folder, where a test spoils them and reads what precis check has to say. */
#ifndef PRECIS_TESTS_ALDER_H
#define PRECIS_TESTS_ALDER_H

#include "base/buffer.h"

#include <stdbool.h>

struct alder {
    char directory[64]; /* holds content, themes and articles */
    struct buffer messages;
};

/* Copies the dossier; fails the test when it cannot. */
void alder_begin(struct alder *alder);

/* Replaces the first `from` in a file ("content/actors.yaml") by `to`; fails the test when it is
 * not there. */
void alder_edit(struct alder *alder, const char *file, const char *from, const char *to);

/* Writes a file anew. */
void alder_write(struct alder *alder, const char *file, const char *bytes, size_t length);

/* What checking says, one message a line without the folder, sorted as the command has it; until
 * the next call. */
const char *alder_check(struct alder *alder, bool with_articles);

/* Removes the folder. */
void alder_end(struct alder *alder);

/* How often `part` is in the text. */
size_t alder_count(const char *text, const char *part);

#endif

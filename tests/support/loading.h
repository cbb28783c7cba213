/* What the tests of load/ and model/ share: files from texts, dossiers in folders of their own, and
 * the messages of both as text. */
#ifndef PRECIS_TESTS_SUPPORT_LOADING_H
#define PRECIS_TESTS_SUPPORT_LOADING_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "load/loader.h"
#include "load/node.h"
#include "model/schema.h"

/* A text that is a file: read, and bound to a record of its own kind. */
struct read_text {
    struct arena arena;
    struct diagnostics diagnostics;
    const struct node *root; /* NULL when it cannot be read */
    void *structure;         /* of the record; NULL when it is not to be used */
    struct list list;        /* of the records, where the file is a list of them */
    const char *messages;    /* "line:column: severity: text [rule]\n", sorted */
};

/* Reads the text as YAML alone. */
struct read_text loading_parse(struct slice yaml);

/* And fills a record. */
struct read_text loading_bind(const struct record *record, struct slice yaml);

/* Or a list of them. */
struct read_text loading_bind_list(const struct record *record, struct slice yaml);

void loading_release(struct read_text *text);

/* Whether the messages of a text are these; what differs is reported. */
void loading_expect(const struct read_text *text, const char *name, const char *messages);

/* A folder with content/briefs, themes and a dossier.yaml, in a place of its own. */
struct folder {
    char path[64];
};

struct folder load_folder_create(void);

/* Writes a file below the folder; the folders on the way must be there. */
void load_folder_write(const struct folder *folder, const char *name, struct slice bytes);

/* Writes content/briefs/ID.yaml with all that a brief must have, and `rest` after it. */
void load_folder_write_brief(const struct folder *folder, const char *id, const char *issued,
                             const char *rest);

/* Writes themes/ID.yaml likewise. */
void load_folder_write_theme(const struct folder *folder, const char *id, const char *rest);

/* The path of a file in it; the memory is the arena's. */
const char *load_folder_path(const struct folder *folder, const char *name, struct arena *arena);

void load_folder_remove(const struct folder *folder);

/* The messages in their order, with the files named from the folder on. The memory is the arena's.
 */
const char *loading_messages(const struct diagnostics *diagnostics, const char *folder,
                             struct arena *arena);

/* Puts a dossier together from texts: an actors.yaml, a corridors.yaml, and what else the test has
 * written. The messages must be none. */
struct loaded loading_load(const struct folder *folder);

#endif

/* The files of a dossier as they are edited in place: values are found by their positions in the
 * tree, replaced where they stand, and no other byte changes. Quotes, comments, indentation and the
 * line ends of the author stay.
 *
 * What comes out is read again before it is written: it must be the same tree but for the values
 * that were to change. */
#ifndef PRECIS_EDIT_EDITION_H
#define PRECIS_EDIT_EDITION_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"
#include "load/layout.h"
#include "load/node.h"

#include <stdbool.h>
#include <stddef.h>

/* One value in place of another. */
struct splice {
    const struct node *node; /* NULL: a line of its own is put in */
    size_t start;            /* bytes of the file */
    size_t length;
    struct slice text;          /* in their place */
    const struct slice *values; /* what the node, an item of a list, reads as then */
    size_t value_count;
};

struct edited_file {
    enum file_role role;
    const char *path;
    const char *name;     /* relative to the folder of the dossier */
    const char *new_name; /* likewise, what it is to be called; NULL: as it is */
    struct slice bytes;
    const struct node *root;
    struct splice *splices; /* by start, once edition_settle() was called */
    size_t count;
    size_t capacity;
    struct position at; /* how far the search for positions has come, and its byte */
    size_t offset;
};

struct edition {
    const char *directory;
    struct arena arena;
    struct edited_file *files;
    size_t count;
};

/* Reads all files of the dossier. False, with messages, when one of them cannot be read in whole:
 * what stands in it would be missed. */
bool edition_read(struct edition *edition, const char *directory, struct diagnostics *diagnostics);

void edition_release(struct edition *edition);

/* Puts `value` in place of the scalar at the node, which is all of it, in the same quotes. False
 * where it is not written in the file as it reads. */
bool edition_replace(struct edition *edition, struct edited_file *file, const struct node *node,
                     struct slice value);

/* Puts several values in place of one item of a list. */
bool edition_replace_by(struct edition *edition, struct edited_file *file, const struct node *node,
                        const struct slice *values, size_t count);

/* Puts a line after that on which the scalar at the node begins, indented as the key before it.
 * False where it does not end on that line. */
bool edition_add_line(struct edition *edition, struct edited_file *file, const struct node *node,
                      struct slice line);

/* Lets the name of a file that is called after an id follow it, unless there is a file of that
 * name. */
void edition_follow(struct edition *edition, struct edited_file *file, struct slice old,
                    struct slice new);

/* Sorts the splices, and reads what they make. False, with the name of the file in `problem`, where
 * that is not what it should be. */
bool edition_settle(struct edition *edition, struct buffer *problem);

/* Appends what is to be of bytes of the file, `start` is that of the first of them, by the splices
 * that begin among them. */
void edition_splice(struct slice bytes, size_t start, const struct splice *splices, size_t count,
                    struct buffer *out);

/* Appends what the file is to be. */
void edition_make(const struct edited_file *file, struct buffer *out);

/* Writes all files that are changed, under their new names where they have one, or none: see
 * base/file_change.h. None is where one of them is another by now than when it was read. */
bool edition_write(struct edition *edition, struct buffer *problem);

#endif

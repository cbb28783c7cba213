/* From the bytes of a file to a tree, through libyaml's events, within limits that no honest file
 * meets: depth 64, 200,000 nodes, keys of 1,024 bytes, 16 directive lines, 4,096 blanks in a row,
 * two seconds. */
#ifndef PRECIS_LOAD_PARSE_H
#define PRECIS_LOAD_PARSE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "load/node.h"

#include <stdint.h>

struct parse_memory {
    struct arena *nodes;  /* for the tree and its keys: may go when the tree is read */
    struct arena *values; /* for the text of all other scalars */
};

struct yaml_file {
    struct slice path;
    struct slice bytes;
    const char *beginning; /* what to write into an empty one, as the message ends; NULL: whatever
                              belongs in it */
};

/* The root of the first document. NULL where there is none or where it cannot be read; then at
 * least one message was reported. Repeated keys, anchors and further documents are reported too; of
 * repeated keys the first stays. */
const struct node *parse_tree(struct yaml_file file, struct parse_memory memory,
                              struct diagnostics *diagnostics);

/* The same, with the two seconds told by `work`, which gives the nanoseconds of work done so far.
 */
const struct node *parse_tree_by(int64_t (*work)(void), struct yaml_file file,
                                 struct parse_memory memory, struct diagnostics *diagnostics);

#endif

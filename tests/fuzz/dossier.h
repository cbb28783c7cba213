/* Dossiers for the fuzzer: one of the tests, and that one with a file of it replaced. */
#ifndef PRECIS_TESTS_FUZZ_DOSSIER_H
#define PRECIS_TESTS_FUZZ_DOSSIER_H

#include "load/listing.h"
#include "load/loader.h"
#include "load/node.h"

/* Loaded once, and never given back. */
const struct loaded *dossier_sample(void);

/* What a letter stands for: d, a, c, t; everything else a brief. */
enum file_role dossier_role(unsigned letter);

struct dossier_with {
    struct arena nodes;
    struct arena contents;
    struct diagnostics diagnostics; /* in the order of their report */
    const struct node *root;        /* of the file; NULL where it could not be read */
    struct dossier *dossier;
};

/* The name of the replaced file in messages. */
#define DOSSIER_FILE "fuzzed.yaml"

/* The sample with these bytes as its file of that role; a theme or a brief is added, and goes
 * before one with its id. Only one at a time may be in use, and while it is, not the sample: they
 * share their records. */
struct dossier_with dossier_with(enum file_role role, struct slice bytes);

void dossier_with_release(struct dossier_with *with);

#endif

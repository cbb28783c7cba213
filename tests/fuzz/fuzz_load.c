/* The loader: the first letter says which file of a dossier the rest is (see dossier_role). It is
 * read, bound, assembled with a sound dossier and checked; every message must name a line that an
 * editor shows, and what cannot be read must have one. */
#include "check/check.h"
#include "fuzz/dossier.h"
#include "fuzz/fuzz.h"
#include "fuzz/messages.h"

enum { DEEPEST = 64 };

static void check_node(const struct node *node, const struct extent *extent, unsigned depth)
{
    uint32_t count = 0;
    check_position(node->at, extent, false);
    FUZZ_REQUIRE(depth <= DEEPEST, "a tree %u deep", depth);
    FUZZ_REQUIRE(node->kind == NODE_SCALAR || !node->scalar.length, "a collection with a text");
    for (const struct node *child = node->first; child; child = child->next, count++)
        check_node(child, extent, depth + 1);
    FUZZ_REQUIRE(count == (node->kind == NODE_MAPPING ? 2 * node->count : node->count) ||
                     node->kind == NODE_SCALAR,
                 "%u children of %u", count, node->count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_input input = fuzz_begin(bytes, length);
    enum file_role role = dossier_role(fuzz_byte(&input));
    struct extent extent = extent_of(input.rest);
    struct dossier_with with = dossier_with(role, input.rest);
    FUZZ_REQUIRE(with.root || diagnostics_count(&with.diagnostics, SEVERITY_ERROR),
                 "it cannot be read, and nothing says so");
    if (with.root)
        check_node(with.root, &extent, 0);
    check_dossier(with.dossier, EDTF_LAST_DAY, &with.diagnostics);
    diagnostics_sort(&with.diagnostics);
    check_messages(&with.diagnostics, SLICE(DOSSIER_FILE), &extent);
    dossier_with_release(&with);
    return 0;
}

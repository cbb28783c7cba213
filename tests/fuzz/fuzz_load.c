/* The loader: the first letter says which file of a dossier the rest is (see dossier_role). It is
 * read, bound, assembled with a sound dossier and checked; every message must name a line that an
 * editor shows, and what cannot be read must have one. */
#include "check/check.h"
#include "fuzz/dossier.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"

#include <string.h>

enum { DEEPEST = 64 };

/* Lines, and the bytes of the longest one. */
struct extent {
    uint32_t lines;
    uint32_t columns;
};

static struct extent extent_of(struct slice bytes)
{
    struct extent extent = {1, 0};
    uint32_t length = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        length = bytes.bytes[i] == '\n' ? 0 : length + 1;
        extent.lines += bytes.bytes[i] == '\n';
        extent.columns = length > extent.columns ? length : extent.columns;
    }
    return extent;
}

static void check_position(struct position at, const struct extent *extent, bool may_be_whole)
{
    bool is_whole = !at.line && !at.column;
    FUZZ_REQUIRE((is_whole && may_be_whole) || (at.line >= 1 && at.line <= extent->lines &&
                                                at.column >= 1 && at.column <= extent->columns + 1),
                 "%u:%u in a file of %u lines, %u columns at most", at.line, at.column,
                 extent->lines, extent->columns);
}

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

static void check_messages(const struct diagnostics *diagnostics, const struct extent *extent)
{
    struct buffer line = {0};
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *diagnostic = &diagnostics->items[i];
        buffer_clear(&line);
        diagnostic_write(diagnostic, &line);
        struct slice text = buffer_slice(&line);
        FUZZ_REQUIRE(slice_find(text, '\n') + 1 == text.length, "not one line: %s", line.bytes);
        text.length--;
        const char *fault = plain_fault_of_cleaned(text);
        FUZZ_REQUIRE(!fault, "%s in %s", fault, line.bytes);
        if (slice_equal(shown_slice(diagnostic->file), SLICE(DOSSIER_FILE)))
            check_position(diagnostic->at, extent, true);
    }
    buffer_release(&line);
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
    check_dossier(with.dossier, &with.diagnostics);
    diagnostics_sort(&with.diagnostics);
    check_messages(&with.diagnostics, &extent);
    dossier_with_release(&with);
    return 0;
}

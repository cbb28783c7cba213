/* The dossier in tests/data/broken: what is said of it, and what of it can be read all the same. */
#include "support/loading.h"

#include "base/buffer.h"
#include "load/file.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char directory[] = "tests/data/broken";

static struct loaded load_broken(void)
{
    struct loaded loaded = load_dossier(directory);
    cr_assert_not_null(loaded.dossier);
    return loaded;
}

Test(broken_dossier, says_what_its_golden_file_says)
{
    struct loaded loaded = load_broken();
    struct arena arena = {0};
    struct buffer golden = {0};
    struct diagnostics diagnostics = {0};
    cr_assert(file_read("tests/data/broken/messages.txt", &golden, &diagnostics));
    const char *messages = loading_messages(&loaded.diagnostics, directory, &arena);
    cr_expect(slice_equal(slice_of(messages), buffer_slice(&golden)), "%s", messages);
    cr_expect_eq(loaded.left_out, 9);
    diagnostics_release(&diagnostics);
    buffer_release(&golden);
    arena_release(&arena);
    loaded_release(&loaded);
}

static const struct {
    const char *id;
    uint32_t claims;
    uint32_t events;
    uint32_t cross_references;
} remaining[] = {
    {"twice", 0, 0, 0},      {"good", 1, 0, 0},  {"two-documents", 0, 0, 0},
    {"misspelled", 1, 0, 0}, {"items", 2, 1, 1}, {"windows", 0, 0, 0},
};

Test(broken_dossier, opens_with_every_brief_and_item_that_can_be_read)
{
    struct loaded loaded = load_broken();
    const struct dossier *dossier = loaded.dossier;
    cr_assert_eq(dossier->brief_count, COUNT(remaining));
    for (uint32_t i = 0; i < COUNT(remaining); i++) {
        const struct brief *brief = dossier->briefs[i];
        cr_expect(slice_equal(text_slice(brief->id), slice_of(remaining[i].id)), "%.*s",
                  SLICE_ARGUMENTS(text_slice(brief->id)));
        cr_expect_eq(brief->claims.count, remaining[i].claims, "%s", remaining[i].id);
        cr_expect_eq(brief->events.count, remaining[i].events, "%s", remaining[i].id);
        cr_expect_eq(brief->cross_references.count, remaining[i].cross_references);
    }
    cr_expect(slice_equal(text_slice(dossier->briefs[0]->source.title), SLICE("First")));
    cr_expect_eq(dossier->theme_count, 2);
    cr_expect_eq(dossier->actors.count, 2);
    cr_expect_eq(dossier->corridors.count, 2);
    cr_expect_eq(dossier_coverage(dossier, NULL, dossier->themes[0]), 3);
    loaded_release(&loaded);
}

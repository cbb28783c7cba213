/* Years as headings: above each source or event of another year, in lists longer than a screen. */
#include "render/compose.h"
#include "render/views.h"
#include "render/years.h"
#include "support/made_up.h"
#include "support/sample.h"

#include <criterion/criterion.h>

static bool is_of_year(const struct edtf_date *left, const struct edtf_date *right)
{
    if (!edtf_is_known(left) || !edtf_is_known(right))
        return edtf_is_known(left) == edtf_is_known(right);
    return left->year == right->year && left->years == right->years;
}

/* A heading stands between two rows exactly where their years differ. */
static void check_list(const struct document *document, bool has_years)
{
    const struct edtf_date *before = NULL;
    bool has_heading = false;
    for (uint32_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        has_heading = has_heading || block->kind == BLOCK_HEADING;
        if (block->kind != BLOCK_ROW || !block->subject || block->subject->kind != ENTRY_BRIEF)
            continue;
        const struct edtf_date *date = &block->subject->brief->source.issued.value.start;
        bool is_other = !before || !is_of_year(before, date);
        cr_assert_eq(has_heading, has_years && is_other, "block %u", i);
        has_heading = false;
        before = date;
    }
}

Test(years, stand_above_sources_in_long_lists)
{
    for (uint64_t seed = 1; seed <= 12; seed++) {
        const struct made_up_size size = {
            .briefs = (uint32_t)seed * 8, .themes = 3, .items = 2, .words = 4, .title_words = 3};
        struct made_up made_up = made_up_dossier(seed, &size);
        struct document lists[2] = {{.count = 0}, {.dossier = made_up.dossier}};
        compose_source_list(&lists[0], made_up.dossier, (struct place){0});
        compose_matrix(&lists[1]);
        for (int i = 0; i < 2; i++) {
            check_list(&lists[i], years_are_shown(made_up.dossier->brief_count));
            document_release(&lists[i]);
        }
        struct document table = {.dossier = made_up.dossier, .keeps_tables = true};
        compose_matrix(&table);
        check_list(&table, false);
        document_release(&table);
        made_up_release(&made_up);
    }
    cr_expect_not(years_are_shown(5));
    cr_expect(years_are_shown(60));
}

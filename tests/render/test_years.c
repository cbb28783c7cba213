/* Years as headings: above each source or event of another year, in lists longer than a screen. */
#include "render/compose.h"
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

/* A heading stands between two rows exactly where their years differ; how many there are. */
static uint32_t check_list(const struct document *document, bool has_years)
{
    const struct edtf_date *before = NULL;
    bool has_heading = false;
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        has_heading = has_heading || block->kind == BLOCK_HEADING;
        if (block->kind != BLOCK_ROW || !block->subject || block->subject->kind != ENTRY_BRIEF)
            continue;
        const struct edtf_date *date = &block->subject->brief->source.issued.value.start;
        bool is_other = !before || !is_of_year(before, date);
        cr_assert_eq(has_heading, has_years && is_other, "block %u", i);
        count += has_heading;
        has_heading = false;
        before = date;
    }
    return count;
}

/* Of the overview, with the years in its table or without them. */
static uint32_t count_headings(const struct dossier *dossier, bool keeps_tables)
{
    struct document document = {.keeps_tables = keeps_tables};
    uint32_t count = 0;
    compose(&document, dossier, (struct place){0}, DETAIL_POINTS);
    for (uint32_t i = 0; i < document.count; i++)
        count += document.blocks[i].kind == BLOCK_HEADING;
    document_release(&document);
    return count;
}

Test(years, stand_above_sources_in_long_lists)
{
    for (uint64_t seed = 1; seed <= 12; seed++) {
        const struct made_up_size size = {
            .briefs = (uint32_t)seed * 8, .themes = 3, .items = 2, .words = 4, .title_words = 3};
        struct made_up made_up = made_up_dossier(seed, &size);
        struct document list = {.count = 0};
        compose_source_list(&list, made_up.dossier, (struct place){0});
        uint32_t years = check_list(&list, years_are_shown(made_up.dossier->brief_count));
        cr_expect_eq(count_headings(made_up.dossier, false),
                     count_headings(made_up.dossier, true) + years);
        document_release(&list);
        made_up_release(&made_up);
    }
    cr_expect_not(years_are_shown(5));
    cr_expect(years_are_shown(60));
}

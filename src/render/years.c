#include "render/years.h"

#include "render/blocks.h"

enum { MOST_WITHOUT_YEARS = 20 };

bool years_are_shown(uint32_t count)
{
    return count > MOST_WITHOUT_YEARS;
}

static bool are_of_one_year(const struct edtf_date *left, const struct edtf_date *right)
{
    if (!edtf_is_known(left) || !edtf_is_known(right))
        return edtf_is_known(left) == edtf_is_known(right);
    return left->year == right->year && left->years == right->years;
}

/* "2023"; "19th century" above what is not dated nearer. */
static struct shown year_name(struct arena *arena, const struct edtf *date)
{
    return shown_clean(arena, date->start.years ? edtf_format_short(arena, date)
                                                : edtf_format_year(arena, date->start.year));
}

void years_add_heading(struct document *document, const struct edtf *before,
                       const struct edtf *date, struct shown unknown, unsigned space)
{
    if (before && are_of_one_year(&before->start, &date->start))
        return;
    part_heading(document,
                 edtf_is_known(&date->start) ? year_name(&document->arena, date) : unknown);
    document->blocks[document->count - 1].space = (uint8_t)space;
}

void years_above_brief(struct document *document, const struct dossier *dossier, uint32_t index)
{
    const struct edtf *date = &dossier->briefs[index]->source.issued.value;
    const struct edtf *before = index ? &dossier->briefs[index - 1]->source.issued.value : NULL;
    if (years_are_shown(dossier->brief_count))
        years_add_heading(document, before, date, SHOWN("Undated"), 0);
}

/* The records of what stands in briefs: sources, themes, points, questions, events, figures. */
#include "output/data/catalog_fill.h"

#include "model/events.h"
#include "model/scope.h"

static void add_entry(struct table *table, const struct dossier *dossier, const struct entry *entry)
{
    const struct catalog_record row = {.dossier = dossier,
                                       .passage = passage_of(entry, &table->arena)};
    table_add_row(table, &row);
}

static void add_counted(struct table *table, const struct entry *entry, uint32_t points)
{
    const struct catalog_record row = {.passage = passage_of(entry, &table->arena),
                                       .points = points};
    table_add_row(table, &row);
}

void catalog_fill_sources(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        struct place row = {.brief = brief, .theme = place.theme, .only = place.only};
        if (place_has_brief(place, brief))
            add_counted(table, &brief->entry, place_count_claims(row, dossier));
    }
}

void catalog_fill_themes(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        const struct theme *theme = dossier->themes[i];
        struct place row = {.brief = place.brief, .theme = theme, .only = place.only};
        uint32_t points = place_count_claims(row, dossier);
        bool is_narrowed = place.brief || place.only;
        if ((!place.theme || place.theme == theme) && (!is_narrowed || points))
            add_counted(table, &theme->entry, points);
    }
}

void catalog_fill_points(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct claim_list *claims = &dossier->briefs[i]->claims;
        for (uint32_t j = 0; j < claims->count; j++)
            if (place_has_claim(place, &claims->items[j]))
                add_entry(table, dossier, &claims->items[j].entry);
    }
}

void catalog_fill_questions(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct question_list *questions = &dossier->briefs[i]->questions;
        for (uint32_t j = 0; j < questions->count; j++)
            if (place_has_question(place, &questions->items[j]))
                add_entry(table, dossier, &questions->items[j].entry);
    }
}

void catalog_fill_events(struct table *table, const struct dossier *dossier, struct place place)
{
    struct event_array events = events_within(dossier, place, &table->arena);
    for (uint32_t i = 0; i < events.count; i++)
        add_entry(table, dossier, &events.items[i]->entry);
}

static void add_figure(struct table *table, const struct brief *brief, const struct figure *figure)
{
    const struct catalog_record row = {
        .passage = passage_of_record(brief, PASSAGE_FIGURE, figure, &table->arena)};
    table_add_row(table, &row);
}

void catalog_fill_figures(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->figures.count; j++)
            if (place_has_figure(place, brief, &brief->figures.items[j]))
                add_figure(table, brief, &brief->figures.items[j]);
    }
}

/* The rows of what stands in briefs: sources, themes, points, questions, events, figures. */
#include "output/data/catalog_fill.h"

#include "model/events.h"
#include "model/scope.h"
#include "output/data/catalog.h"

static struct slice words(const char *text)
{
    return *text ? slice_of(text) : (struct slice){0};
}

static void add_optional_number(struct table *table, uint32_t number)
{
    if (number)
        table_add_number(table, number);
    else
        table_add_decimal(table, (struct slice){0});
}

/* As written, and for people cut to the month. */
static void add_date(struct table *table, const struct date *date)
{
    if (text_is_present(date->text))
        table_add_named(table, text_slice(date->text),
                        edtf_format_short(&table->arena, &date->value));
    else
        table_add_text(table, (struct slice){0});
}

static void add_full_date(struct table *table, const struct date *date)
{
    if (text_is_present(date->text))
        table_add_named(table, text_slice(date->text), edtf_format(&table->arena, &date->value));
    else
        table_add_text(table, (struct slice){0});
}

void catalog_add_source(struct table *table, const struct brief *brief)
{
    table_add_named(table, text_slice(brief->id), brief_label(brief));
}

void catalog_fill_sources(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        if (!place_has_brief(place, brief))
            continue;
        struct place row = {.brief = brief, .theme = place.theme, .only = place.only};
        table_add_text(table, text_slice(brief->id));
        add_date(table, &brief->source.issued);
        table_add_number(table, place_count_claims(row, dossier));
        table_add_text(table, brief_label(brief));
        table_add_text(table, text_slice(brief->source.type));
        table_add_text(table, text_slice(brief->source.language));
        table_add_text(table, text_slice(brief->source.title));
    }
}

void catalog_fill_themes(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        const struct theme *theme = dossier->themes[i];
        struct place row = {.brief = place.brief, .theme = theme, .only = place.only};
        uint32_t points = place_count_claims(row, dossier);
        bool is_narrowed = place.brief || place.only;
        if ((place.theme && place.theme != theme) || (is_narrowed && !points))
            continue;
        table_add_text(table, text_slice(theme->id));
        add_optional_number(table, theme->order.value);
        table_add_number(table, points);
        table_add_text(table, text_slice(theme->color));
        table_add_text(table, text_slice(theme->definition));
        table_add_text(table, text_slice(theme->name));
    }
}

static void add_voices(struct table *table, struct voice_list voices)
{
    struct slice *items = ARENA_ARRAY(&table->arena, struct slice, voices.count);
    for (uint32_t i = 0; i < voices.count; i++)
        items[i] = voice_word(&voices.items[i]);
    table_add_list(table, items, voices.count);
}

void catalog_add_claim(struct table *table, const struct claim *claim)
{
    table_add_text(table, entry_address(&claim->entry, &table->arena));
    add_date(table, &claim->entry.brief->source.issued);
    catalog_add_source(table, claim->entry.brief);
    table_add_text(table, words(claim_kind_name(claim->kind)));
    table_add_references(table, claim->themes);
    add_voices(table, claim->voices);
    table_add_text(table, words(likelihood_name(claim->likelihood)));
    table_add_numbers(table, claim->paragraphs);
    table_add_text(table, text_slice(claim->text));
    table_add_text(table, text_slice(claim->calculation));
    add_optional_number(table, claim->importance);
    table_add_text(table, words(estimator_name(claim->likelihood_by)));
    table_add_text(table, text_slice(claim->printed_as));
}

static void add_text_passage(struct table *table, const struct passage *passage)
{
    struct arena *arena = &table->arena;
    const struct brief *brief = passage->brief;
    if (passage->entry && entry_id(passage->entry).length)
        table_add_text(table, entry_address(passage->entry, arena));
    else
        table_add_text(table, text_slice(brief            ? brief->id
                                         : passage->theme ? passage->theme->id
                                                          : (struct text){0}));
    add_date(table, passage->date ? passage->date
                    : brief       ? &brief->source.issued
                                  : &(struct date){0});
    if (brief)
        catalog_add_source(table, brief);
    else
        table_add_text(table, (struct slice){0});
    table_add_text(table, (struct slice){0});
    table_add_references(table, passage->themes);
    add_voices(table, passage->voices);
    table_add_text(table, (struct slice){0});
    table_add_numbers(table, passage->paragraphs);
    const char *kind = passage_kind_name(passage->kind);
    table_add_named(table, passage->text,
                    arena_format(arena, "%s: %.*s", kind, SLICE_ARGUMENTS(passage->text)));
    table_add_text(table, (struct slice){0});
    add_optional_number(
        table, passage->kind == PASSAGE_EVENT ? entry_event(passage->entry)->importance : 0);
    table_add_text(table, (struct slice){0});
    table_add_text(table, (struct slice){0});
}

void catalog_add_passage(struct table *table, const struct passage *passage)
{
    if (passage->kind == PASSAGE_POINT)
        catalog_add_claim(table, entry_claim(passage->entry));
    else
        add_text_passage(table, passage);
    table_add_text(table, slice_of(passage_kind_name(passage->kind)));
}

void catalog_fill_points(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct claim_list *claims = &dossier->briefs[i]->claims;
        for (uint32_t j = 0; j < claims->count; j++)
            if (place_has_claim(place, &claims->items[j]))
                catalog_add_claim(table, &claims->items[j]);
    }
}

static void add_answers(struct table *table, const struct dossier *dossier,
                        const struct question *question)
{
    struct link_list links = dossier_links(dossier, &question->entry);
    struct slice *items = ARENA_ARRAY(&table->arena, struct slice, links.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < links.count; i++)
        if (links.items[i].relation == RELATION_ANSWERS && links.items[i].inverse)
            items[count++] = entry_address(links.items[i].other, &table->arena);
    table_add_list(table, items, count);
}

static void add_question(struct table *table, const struct dossier *dossier,
                         const struct question *question)
{
    table_add_text(table, entry_address(&question->entry, &table->arena));
    add_date(table, &question->entry.brief->source.issued);
    catalog_add_source(table, question->entry.brief);
    table_add_references(table, question->themes);
    table_add_numbers(table, question->paragraphs);
    table_add_text(table, words(asker_name(question->asked_by)));
    add_answers(table, dossier, question);
    table_add_text(table, text_slice(question->text));
}

void catalog_fill_questions(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct question_list *questions = &dossier->briefs[i]->questions;
        for (uint32_t j = 0; j < questions->count; j++)
            if (place_has_question(place, &questions->items[j]))
                add_question(table, dossier, &questions->items[j]);
    }
}

static struct slice address_or_none(struct arena *arena, const struct event *event)
{
    struct slice address = entry_address(&event->entry, arena);
    return address.length ? address : (struct slice){0};
}

/* Those that have an address. */
static void add_same(struct table *table, const struct dossier *dossier, const struct event *event)
{
    struct event_array same = events_same(dossier, event, &table->arena);
    struct slice *items = ARENA_ARRAY(&table->arena, struct slice, same.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < same.count; i++)
        if (same.items[i] != event && entry_id(&same.items[i]->entry).length)
            items[count++] = entry_address(&same.items[i]->entry, &table->arena);
    table_add_list(table, items, count);
}

static void add_event(struct table *table, const struct dossier *dossier, const struct event *event)
{
    add_full_date(table, &event->date);
    catalog_add_source(table, event->entry.brief);
    table_add_references(table, event->themes);
    table_add_numbers(table, event->paragraphs);
    table_add_text(table, text_slice(event->text));
    table_add_text(table, text_slice(event->calculation));
    table_add_text(table, address_or_none(&table->arena, event));
    add_optional_number(table, event->importance);
    table_add_text(table, text_slice(event->printed_as));
    add_same(table, dossier, event);
}

void catalog_fill_events(struct table *table, const struct dossier *dossier, struct place place)
{
    struct event_array events = events_within(dossier, place, &table->arena);
    for (uint32_t i = 0; i < events.count; i++)
        add_event(table, dossier, events.items[i]);
}

static void add_figure(struct table *table, const struct brief *brief, const struct figure *figure)
{
    table_add_decimal(table, text_slice(figure->value));
    table_add_text(table, text_slice(figure->unit));
    add_full_date(table, &figure->as_of);
    catalog_add_source(table, brief);
    table_add_numbers(table, figure->paragraphs);
    table_add_text(table, text_slice(figure->label));
    table_add_text(table, text_slice(figure->calculation));
    table_add_text(table, text_slice(figure->printed_as));
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

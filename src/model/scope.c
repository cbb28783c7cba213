#include "model/scope.h"

bool place_has_source(struct place place, const struct brief *brief)
{
    return !place.brief || place.brief == brief;
}

static bool is_in_state(const struct selection *only, const struct entry *entry)
{
    bool is_any = !only->states;
    for (unsigned state = 0; state < SEARCH_STATES && !is_any; state++)
        is_any = only->states & 1u << state && only->memory.is &&
                 only->memory.is(only->memory.context, (enum search_state)state, entry);
    return is_any;
}

/* An event says when; all else is of the date of its source. */
static const struct edtf *date_of(const struct entry *entry)
{
    const struct event *event = entry_event(entry);
    return event ? &event->date.value : &entry->brief->source.issued.value;
}

static bool is_selected(const struct selection *only, const struct entry *entry)
{
    if (!only)
        return true;
    return entry->brief && is_in_state(only, entry) &&
           (!only->since || edtf_reaches(date_of(entry), &only->since->value));
}

bool place_has_entry(struct place place, const struct entry *entry)
{
    return place_has_source(place, entry->brief) &&
           (!place.theme || references_include(entry_themes(entry), &place.theme->entry)) &&
           is_selected(place.only, entry);
}

bool place_has_claim(struct place place, const struct claim *claim)
{
    return place_has_entry(place, &claim->entry);
}

bool place_has_question(struct place place, const struct question *question)
{
    return place_has_entry(place, &question->entry);
}

bool place_has_event(struct place place, const struct event *event)
{
    return place_has_entry(place, &event->entry);
}

uint32_t place_count_claims(struct place place, const struct dossier *dossier)
{
    if (!place.only)
        return dossier_coverage(dossier, place.brief, place.theme);
    uint32_t count = 0;
    uint32_t first = place.brief ? place.brief->entry.ordinal : 0;
    uint32_t end = place.brief ? first + 1 : dossier->brief_count;
    for (uint32_t i = first; i < end; i++)
        for (uint32_t j = 0; j < dossier->briefs[i]->claims.count; j++)
            count += place_has_claim(place, &dossier->briefs[i]->claims.items[j]);
    return count;
}

/* Whether all of its sources is in it. */
static bool is_whole(struct place place)
{
    return !place.theme && !place.only;
}

bool place_has_brief(struct place place, const struct brief *brief)
{
    bool has = place_has_source(place, brief);
    if (!has || is_whole(place))
        return has;
    if (!place.theme && is_selected(place.only, &brief->entry))
        return true;
    for (uint32_t i = 0; i < brief->claims.count; i++)
        if (place_has_claim(place, &brief->claims.items[i]))
            return true;
    for (uint32_t i = 0; i < brief->questions.count; i++)
        if (place_has_question(place, &brief->questions.items[i]))
            return true;
    for (uint32_t i = 0; i < brief->events.count; i++)
        if (place_has_event(place, &brief->events.items[i]))
            return true;
    return false;
}

bool paragraphs_meet(struct number_list left, struct number_list right)
{
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t j = 0; j < right.count; j++)
            if (left.items[i].value == right.items[j].value)
                return true;
    return false;
}

static bool is_in_time(struct place place, const struct edtf *date)
{
    return !place.only || !place.only->since || edtf_reaches(date, &place.only->since->value);
}

static bool shares_with_point(struct place place, const struct brief *brief,
                              struct number_list paragraphs)
{
    for (uint32_t i = 0; i < brief->claims.count; i++)
        if (place_has_claim(place, &brief->claims.items[i]) &&
            paragraphs_meet(brief->claims.items[i].paragraphs, paragraphs))
            return true;
    return false;
}

/* What has no themes and no stars of its own stands with the points that it shares a paragraph
 * with. */
static bool has_paragraphs(struct place place, const struct brief *brief,
                           struct number_list paragraphs, const struct edtf *date)
{
    bool depends_on_points = place.theme || (place.only && place.only->states);
    return place_has_source(place, brief) && is_in_time(place, date) &&
           (!depends_on_points || shares_with_point(place, brief, paragraphs));
}

bool place_has_paragraphs(struct place place, const struct brief *brief,
                          struct number_list paragraphs)
{
    return has_paragraphs(place, brief, paragraphs, &brief->source.issued.value);
}

bool place_has_figure(struct place place, const struct brief *brief, const struct figure *figure)
{
    const struct date *date =
        text_is_present(figure->as_of.text) ? &figure->as_of : &brief->source.issued;
    return has_paragraphs(place, brief, figure->paragraphs, &date->value);
}

/* A relation came with the newer of its sources, whatever it is about. */
static bool came_since(const struct selection *only, const struct entry *end)
{
    return edtf_reaches(&end->brief->source.issued.value, &only->since->value);
}

bool place_has_relation(struct place place, const struct entry *subject, const struct entry *object)
{
    const struct selection *only = place.only;
    bool is_in =
        (subject && place_has_entry(place, subject)) || (object && place_has_entry(place, object));
    bool is_by_date = only && only->since && !only->states;
    if (is_in || !is_by_date)
        return is_in;
    place.only = NULL;
    return place_has_relation(place, subject, object) &&
           ((subject && came_since(only, subject)) || (object && came_since(only, object)));
}

#include "model/scope.h"

bool place_has_source(struct place place, const struct brief *brief)
{
    return !place.brief || place.brief == brief;
}

bool place_has_entry(struct place place, const struct entry *entry)
{
    return place_has_source(place, entry->brief) &&
           (!place.theme || references_include(entry_themes(entry), &place.theme->entry));
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

bool place_has_brief(struct place place, const struct brief *brief)
{
    bool has = place_has_source(place, brief);
    if (!has || !place.theme)
        return has;
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

static bool shares_paragraph(struct number_list left, struct number_list right)
{
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t j = 0; j < right.count; j++)
            if (left.items[i].value == right.items[j].value)
                return true;
    return false;
}

bool place_has_paragraphs(struct place place, const struct brief *brief,
                          struct number_list paragraphs)
{
    bool has = place_has_source(place, brief);
    if (!has || !place.theme)
        return has;
    for (uint32_t i = 0; i < brief->claims.count; i++)
        if (place_has_claim(place, &brief->claims.items[i]) &&
            shares_paragraph(brief->claims.items[i].paragraphs, paragraphs))
            return true;
    return false;
}

bool place_has_figure(struct place place, const struct brief *brief, const struct figure *figure)
{
    return place_has_paragraphs(place, brief, figure->paragraphs);
}

bool place_has_relation(struct place place, const struct entry *subject, const struct entry *object)
{
    return (subject && place_has_entry(place, subject)) ||
           (object && place_has_entry(place, object));
}

#include "model/note.h"

#include "model/scope.h"

bool note_has_points(const struct note *note)
{
    return note->points.count > 0;
}

bool note_is_on(const struct note *note, const struct entry *entry, enum note_reach reach)
{
    if (note_has_points(note))
        return references_include(note->points, entry);
    struct number_list paragraphs = entry_paragraphs(entry);
    uint32_t shared = 0;
    for (uint32_t i = 0; i < note->paragraphs.count; i++)
        shared += number_list_has(paragraphs, note->paragraphs.items[i].value);
    return shared && (reach == NOTE_WIDE || shared == note->paragraphs.count);
}

static const struct entry *first_claim(const struct note *note, const struct brief *brief,
                                       struct place place, enum note_reach reach)
{
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        if (place_has_claim(place, claim) && note_is_on(note, &claim->entry, reach))
            return &claim->entry;
    }
    return NULL;
}

const struct entry *note_bearer(const struct note *note, const struct brief *brief,
                                struct place place)
{
    if (note_has_points(note))
        return NULL;
    const struct entry *close = first_claim(note, brief, place, NOTE_CLOSE);
    return close ? close : first_claim(note, brief, place, NOTE_WIDE);
}

bool note_is_on_source(const struct note *note)
{
    bool names_part = false;
    for (uint32_t i = 0; i < note->points.count; i++) {
        const struct entry *target = note->points.items[i].target;
        if (target && target->kind == ENTRY_BRIEF)
            return true;
        names_part = names_part || target;
    }
    return !names_part;
}

/* What an entry is, is called, and says. */
#include "model/dossier.h"

#define ENTRY_AS(kind_name, structure)                                                             \
    const struct structure *entry_##structure(const struct entry *entry)                           \
    {                                                                                              \
        return entry && entry->kind == (kind_name) ? (const struct structure *)entry : NULL;       \
    }

ENTRY_AS(ENTRY_CLAIM, claim)
ENTRY_AS(ENTRY_QUESTION, question)
ENTRY_AS(ENTRY_THEME, theme)
ENTRY_AS(ENTRY_ACTOR, actor)
ENTRY_AS(ENTRY_CORRIDOR, corridor)
ENTRY_AS(ENTRY_EVENT, event)

static struct text id_of(const struct entry *entry)
{
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_BRIEF:
        return entry->brief->id;
    case ENTRY_CLAIM:
        return ((const struct claim *)entry)->id;
    case ENTRY_QUESTION:
        return ((const struct question *)entry)->id;
    case ENTRY_THEME:
        return ((const struct theme *)entry)->id;
    case ENTRY_ACTOR:
        return ((const struct actor *)entry)->id;
    case ENTRY_CORRIDOR:
        return ((const struct corridor *)entry)->id;
    case ENTRY_EVENT:
        return ((const struct event *)entry)->id;
    case ENTRY_KINDS:
        break;
    }
    return (struct text){0};
}

struct slice entry_id(const struct entry *entry)
{
    return text_slice(id_of(entry));
}

struct slice entry_address(const struct entry *entry, struct arena *arena)
{
    struct slice id = entry_id(entry);
    if (!entry_is_in_brief(entry) || !id.length)
        return id;
    const struct slice parts[] = {text_slice(entry->brief->id), SLICE("#"), id};
    return arena_join(arena, parts, sizeof parts / sizeof *parts);
}

struct slice entry_text(const struct entry *entry)
{
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_BRIEF:
        return text_slice(entry->brief->source.title);
    case ENTRY_CLAIM:
        return text_slice(((const struct claim *)entry)->text);
    case ENTRY_QUESTION:
        return text_slice(((const struct question *)entry)->text);
    case ENTRY_THEME:
        return text_slice(((const struct theme *)entry)->name);
    case ENTRY_ACTOR:
        return text_slice(((const struct actor *)entry)->name);
    case ENTRY_CORRIDOR:
        return text_slice(((const struct corridor *)entry)->name);
    case ENTRY_EVENT:
        return text_slice(((const struct event *)entry)->text);
    case ENTRY_KINDS:
        break;
    }
    return SLICE("");
}

uint32_t entry_number(const struct entry *entry)
{
    const struct claim *claim = entry_claim(entry);
    const struct question *question = entry_question(entry);
    return claim      ? (uint32_t)(claim - entry->brief->claims.items) + 1
           : question ? (uint32_t)(question - entry->brief->questions.items) + 1
                      : 0;
}

struct reference_list entry_themes(const struct entry *entry)
{
    const struct claim *claim = entry_claim(entry);
    const struct question *question = entry_question(entry);
    const struct event *event = entry_event(entry);
    return claim      ? claim->themes
           : question ? question->themes
           : event    ? event->themes
                      : (struct reference_list){0};
}

struct number_list entry_paragraphs(const struct entry *entry)
{
    const struct claim *claim = entry_claim(entry);
    const struct question *question = entry_question(entry);
    const struct event *event = entry_event(entry);
    return claim      ? claim->paragraphs
           : question ? question->paragraphs
           : event    ? event->paragraphs
                      : (struct number_list){0};
}

const struct theme *question_theme(const struct dossier *dossier, const struct question *question)
{
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        if (references_include(question->themes, &dossier->themes[i]->entry))
            return dossier->themes[i];
    return NULL;
}

/* The words of the enumerations, and what an entry is called. */
#include "model/dossier.h"

#include "model/words.h"

const char *const words_claim_kind[] = {"event", "statement", "assessment", "forecast", NULL};

const char *const words_likelihood[] = {"remote", "very-unlikely", "unlikely",       "roughly-even",
                                        "likely", "very-likely",   "almost-certain", NULL};

const char *const words_corridor_status[] = {
    "proposed", "contested", "agreed", "under-construction", "operating", "stalled", NULL};

const char *const words_estimator[] = {"curator", NULL};

const char *const words_asker[] = {"article", "curator", NULL};

const char *const words_actor_kind[] = {"state", "organisation", "person", "group", NULL};

const char *const words_relation[] = {"corroborates", "contradicts", "qualifies", "updates",
                                      "background",   "answers",     NULL};

static const struct {
    const char *forward;
    const char *inverse;
} relations[RELATION_COUNT] = {
    [0] = {"", ""},
    [RELATION_CORROBORATES] = {"corroborates", "corroborated by"},
    [RELATION_CONTRADICTS] = {"contradicts", "contradicts"},
    [RELATION_QUALIFIES] = {"qualifies", "qualified by"},
    [RELATION_UPDATES] = {"updates", "updated by"},
    [RELATION_BACKGROUND] = {"background from", "background to"},
    [RELATION_ANSWERS] = {"answers", "answered by"},
};

static const char *word(const char *const *words, uint8_t value)
{
    return value ? words[value - 1] : "";
}

const char *claim_kind_name(uint8_t kind)
{
    return word(words_claim_kind, kind);
}

const char *likelihood_name(uint8_t likelihood)
{
    return word(words_likelihood, likelihood);
}

const char *corridor_status_name(uint8_t status)
{
    return word(words_corridor_status, status);
}

const char *asker_name(uint8_t asker)
{
    return word(words_asker, asker);
}

const char *actor_kind_name(uint8_t kind)
{
    return word(words_actor_kind, kind);
}

const char *relation_name(uint8_t relation)
{
    return relations[relation].forward;
}

const char *relation_inverse_name(uint8_t relation)
{
    return relations[relation].inverse;
}

const char *entry_kind_name(enum entry_kind kind)
{
    static const char *const names[ENTRY_KINDS] = {
        [ENTRY_BRIEF] = "brief",       [ENTRY_CLAIM] = "point", [ENTRY_QUESTION] = "open question",
        [ENTRY_THEME] = "theme",       [ENTRY_EVENT] = "event", [ENTRY_ACTOR] = "actor",
        [ENTRY_CORRIDOR] = "corridor",
    };
    return names[kind];
}

struct slice brief_label(const struct brief *brief)
{
    const struct source *source = &brief->source;
    struct text author = {0};
    if (source->authors.count) {
        const struct person *first = &source->authors.items[0];
        author = text_is_present(first->family) ? first->family : first->literal;
    }
    const struct text labels[] = {source->container_title_short, source->container_title,
                                  source->publisher, author};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (labels[i].length)
            return text_slice(labels[i]);
    return text_slice(brief->id);
}

struct slice voice_word(const struct voice *voice)
{
    return text_slice(text_is_present(voice->text) ? voice->text : voice->actor.text);
}

struct slice voice_name(const struct voice *voice)
{
    if (text_is_present(voice->text))
        return text_slice(voice->text);
    return voice->actor.target ? entry_text(voice->actor.target) : SLICE("");
}

const char *claim_estimator_remark(const struct claim *claim)
{
    bool is_curators = claim->likelihood && claim->likelihood_by == ESTIMATED_BY_CURATOR;
    return is_curators ? " (curator's estimate)" : "";
}

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

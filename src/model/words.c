/* The words of the enumerations. */
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
    [RELATION_BACKGROUND] = {"has background in", "background to"},
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

#include "output/data/relation.h"

#include "model/query.h"
#include "model/words.h"

static const struct {
    const char *forward;
    const char *inverse;
} terms[RELATION_COUNT] = {
    [0] = {"cites", "isCitedBy"},
    [RELATION_CORROBORATES] = {"confirms", "isConfirmedBy"},
    [RELATION_CONTRADICTS] = {"disputes", "isDisputedBy"},
    [RELATION_QUALIFIES] = {"qualifies", "isQualifiedBy"},
    [RELATION_UPDATES] = {"updates", "isUpdatedBy"},
    [RELATION_BACKGROUND] = {"obtainsBackgroundFrom", "givesBackgroundTo"},
    [RELATION_ANSWERS] = {"repliesTo", "hasReplyFrom"},
};

struct slice relation_word(uint8_t relation)
{
    return slice_of(relation ? words_relation[relation - 1] : "");
}

struct slice relation_cito(uint8_t relation, bool inverse)
{
    return slice_of(inverse ? terms[relation].inverse : terms[relation].forward);
}

static bool end_is_in(struct place place, const struct entry *entry)
{
    const struct claim *claim = entry_claim(entry);
    const struct question *question = entry_question(entry);
    struct reference_list themes = claim      ? claim->themes
                                   : question ? question->themes
                                              : (struct reference_list){0};
    return entry && query_includes(place, entry->brief, themes);
}

bool relation_is_in(struct place place, const struct entry *left, const struct entry *right)
{
    return end_is_in(place, left) || end_is_in(place, right);
}

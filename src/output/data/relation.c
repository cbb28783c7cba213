#include "output/data/relation.h"

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

#include "model/index.h"

#include "model/dossier.h"

struct index {
    const struct entry **slots; /* open addressing, linear probing */
    size_t mask;
};

struct key {
    enum entry_kind kind; /* what is in a brief is filed as a claim: it shares its ids */
    struct slice brief;
    struct slice id;
};

static struct key key_of(const struct entry *entry)
{
    bool in_brief = entry_is_in_brief(entry);
    return (struct key){
        .kind = in_brief ? ENTRY_CLAIM : (enum entry_kind)entry->kind,
        .brief = in_brief ? text_slice(entry->brief->id) : SLICE(""),
        .id = entry_id(entry),
    };
}

static bool key_equal(struct key left, struct key right)
{
    return left.kind == right.kind && slice_equal(left.id, right.id) &&
           slice_equal(left.brief, right.brief);
}

static size_t key_hash(struct key key)
{
    unsigned brief = slice_hash_more(slice_hash_start() + (unsigned)key.kind, key.brief);
    return slice_hash_more(brief, key.id);
}

struct index *index_create(struct arena *arena, size_t count)
{
    size_t size = 16;
    while (size < count * 2)
        size *= 2;
    struct index *index = ARENA_NEW(arena, struct index);
    index->slots = ARENA_ARRAY(arena, const struct entry *, size);
    index->mask = size - 1;
    return index;
}

static size_t slot_of(const struct index *index, struct key key)
{
    size_t slot = key_hash(key) & index->mask;
    while (index->slots[slot] && !key_equal(key_of(index->slots[slot]), key))
        slot = (slot + 1) & index->mask;
    return slot;
}

const struct entry *index_add(struct index *index, const struct entry *entry)
{
    size_t slot = slot_of(index, key_of(entry));
    if (index->slots[slot])
        return index->slots[slot];
    index->slots[slot] = entry;
    return NULL;
}

const struct entry *index_find(const struct index *index, enum entry_kind kind, struct slice brief,
                               struct slice id)
{
    bool in_brief = entry_kind_is_in_brief(kind);
    struct key key = {.kind = in_brief ? ENTRY_CLAIM : kind, .brief = brief, .id = id};
    return index->slots[slot_of(index, key)];
}

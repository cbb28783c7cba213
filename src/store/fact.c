#include "store/fact.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

void fact_table_release(struct fact_table *table)
{
    arena_release(&table->arena);
    buffer_release(&table->scratch);
    free(table->facts);
    free(table->slots);
    *table = (struct fact_table){0};
}

struct fact_key fact_key(const struct fact *fact)
{
    return (struct fact_key){
        .kind = fact->kind,
        .owner = {fact->key, fact->owner_length},
        .name = {fact->key + fact->owner_length, fact->name_length},
    };
}

static bool has_key(const struct fact *fact, const struct fact_key *key)
{
    struct fact_key own = fact_key(fact);
    return own.kind == key->kind && slice_equal(own.owner, key->owner) &&
           slice_equal(own.name, key->name);
}

static uint32_t hash_of(const struct fact_key *key)
{
    unsigned hash = slice_hash_more(slice_hash_start() + key->kind, key->owner);
    return slice_hash_more(slice_hash_more(hash, SLICE("#")), key->name);
}

/* The slot that holds the fact with this key, or the free one where it belongs. */
static size_t slot_of(const struct fact_table *table, const struct fact_key *key, uint32_t hash)
{
    size_t mask = table->slot_count - 1;
    size_t at = hash & mask;
    for (; table->slots[at].following; at = (at + 1) & mask) {
        const struct fact_slot *slot = &table->slots[at];
        if (slot->hash == hash && has_key(&table->facts[slot->following - 1], key))
            break;
    }
    return at;
}

uint32_t fact_find(const struct fact_table *table, const struct fact_key *key)
{
    if (!table->slot_count)
        return FACT_NONE;
    uint32_t following = table->slots[slot_of(table, key, hash_of(key))].following;
    return following ? following - 1 : FACT_NONE;
}

static void insert(struct fact_table *table, struct fact_slot slot)
{
    size_t at = slot.hash & (table->slot_count - 1);
    while (table->slots[at].following)
        at = (at + 1) & (table->slot_count - 1);
    table->slots[at] = slot;
}

static void set_slot_count(struct fact_table *table, size_t count)
{
    struct fact_slot *before = table->slots;
    size_t before_count = table->slot_count;
    table->slot_count = count;
    table->slots = memory_allocate(count, sizeof *table->slots);
    memset(table->slots, 0, count * sizeof *table->slots);
    for (size_t i = 0; i < before_count; i++)
        if (before[i].following)
            insert(table, before[i]);
    free(before);
}

/* At most half of the slots are taken. */
static void reserve_slots(struct fact_table *table, size_t count)
{
    size_t slot_count = table->slot_count ? table->slot_count : FIRST_SLOTS;
    while (slot_count < count * 2)
        slot_count *= 2;
    if (slot_count > table->slot_count)
        set_slot_count(table, slot_count);
}

void fact_table_reserve(struct fact_table *table, size_t count)
{
    reserve_slots(table, count);
    if (count <= table->capacity)
        return;
    table->facts = memory_reallocate(table->facts, count, sizeof *table->facts);
    table->capacity = count;
}

static const char *copy_key(struct fact_table *table, const struct fact_key *key)
{
    char *bytes = arena_allocate_bytes(&table->arena, key->owner.length + key->name.length);
    if (key->owner.length)
        memcpy(bytes, key->owner.bytes, key->owner.length);
    if (key->name.length)
        memcpy(bytes + key->owner.length, key->name.bytes, key->name.length);
    return bytes;
}

uint32_t fact_add(struct fact_table *table, const struct fact_key *key)
{
    reserve_slots(table, (size_t)table->count + 1);
    uint32_t hash = hash_of(key);
    struct fact_slot *slot = &table->slots[slot_of(table, key, hash)];
    if (slot->following)
        return slot->following - 1;
    if (key->owner.length > UINT32_MAX || key->name.length > UINT32_MAX ||
        table->count >= FACT_NONE - 1)
        memory_exhausted();
    void *facts = table->facts;
    memory_reserve(&facts, &table->capacity, table->count, sizeof *table->facts);
    table->facts = facts;
    table->facts[table->count] = (struct fact){
        .key = copy_key(table, key),
        .owner_length = (uint32_t)key->owner.length,
        .name_length = (uint32_t)key->name.length,
        .kind = key->kind,
    };
    *slot = (struct fact_slot){.hash = hash, .following = ++table->count};
    return table->count - 1;
}

struct fact_value fact_value(const struct fact *fact)
{
    struct fact_value value = {.status = fact->status, .digest = fact->digest};
    if (!fact->texts)
        return value;
    value.texts[0] = (struct slice){fact->texts->bytes, fact->texts->lengths[0]};
    value.texts[1] =
        (struct slice){fact->texts->bytes + fact->texts->lengths[0], fact->texts->lengths[1]};
    return value;
}

int fact_value_compare(const struct fact_value *left, const struct fact_value *right)
{
    if (left->status != right->status)
        return left->status < right->status ? -1 : 1;
    if (left->digest != right->digest)
        return left->digest < right->digest ? -1 : 1;
    int order = slice_compare(left->texts[0], right->texts[0]);
    return order ? order : slice_compare(left->texts[1], right->texts[1]);
}

/* The memory of a text is used again for the next one, because positions change all the time. */
static void set_texts(struct fact_table *table, struct fact *fact, const struct slice texts[2])
{
    if (!fact->texts && !texts[0].length && !texts[1].length)
        return;
    /* By way of another buffer: the new texts may be parts of the old ones. */
    buffer_clear(&table->scratch);
    buffer_add(&table->scratch, texts[0]);
    buffer_add(&table->scratch, texts[1]);
    size_t length = table->scratch.length;
    if (!fact->texts)
        fact->texts = ARENA_NEW(&table->arena, struct fact_texts);
    if (length > fact->texts->capacity) {
        fact->texts->capacity = length * 2;
        fact->texts->bytes = arena_allocate_bytes(&table->arena, fact->texts->capacity);
    }
    fact->texts->lengths[0] = texts[0].length;
    fact->texts->lengths[1] = texts[1].length;
    if (length)
        memcpy(fact->texts->bytes, table->scratch.bytes, length);
}

void fact_set(struct fact_table *table, uint32_t index, const struct fact_value *value)
{
    struct fact *fact = &table->facts[index];
    uint8_t status = value->status;
    uint64_t digest = value->digest;
    set_texts(table, fact, value->texts);
    fact->status = status;
    fact->digest = digest;
}

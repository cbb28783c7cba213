#include "model/mention.h"

#include "base/fold.h"

#include <stdbool.h>
#include <stdint.h>

enum { LONGEST_ACRONYM = 5 };

struct name {
    struct name *next; /* in its bucket: longer names first, then earlier ones */
    struct slice folded;
    struct slice exact; /* empty unless the spelling counts */
    const struct entry *entry;
};

struct name_table {
    struct name **buckets; /* by the first word */
    size_t mask;
};

static bool is_acronym(struct slice name)
{
    if (name.length > LONGEST_ACRONYM)
        return false;
    for (size_t i = 0; i < name.length; i++)
        if (name.bytes[i] < '0' || name.bytes[i] > 'Z')
            return false;
    return true;
}

static size_t word_end(struct slice text, size_t start)
{
    size_t end = start + 1;
    while (end < text.length && !fold_is_word_boundary(text, end))
        end++;
    return end;
}

static size_t bucket_of(const struct name_table *names, struct slice text, size_t start)
{
    struct slice word = {text.bytes + start, word_end(text, start) - start};
    return slice_hash(word) & names->mask;
}

static void add_name(struct name_table *names, struct arena *arena, struct slice raw,
                     const struct entry *entry)
{
    struct slice trimmed = slice_trim(raw);
    struct folded folded = fold(arena, trimmed);
    if (!folded.text.length)
        return;
    struct name *name = ARENA_NEW(arena, struct name);
    name->folded = folded.text;
    name->exact = is_acronym(trimmed) ? trimmed : SLICE("");
    name->entry = entry;
    struct name **place = &names->buckets[bucket_of(names, name->folded, 0)];
    while (*place && (*place)->folded.length >= name->folded.length)
        place = &(*place)->next;
    name->next = *place;
    *place = name;
}

static size_t count_names(struct actor_list actors, struct corridor_list corridors)
{
    size_t count = 0;
    for (uint32_t i = 0; i < actors.count; i++)
        count += 1 + actors.items[i].aliases.count;
    for (uint32_t i = 0; i < corridors.count; i++)
        count += 1 + corridors.items[i].aliases.count;
    return count;
}

struct name_table *name_table_create(struct arena *arena, struct actor_list actors,
                                     struct corridor_list corridors)
{
    struct name_table *names = ARENA_NEW(arena, struct name_table);
    size_t size = 16;
    while (size < count_names(actors, corridors) * 2)
        size *= 2;
    names->buckets = ARENA_ARRAY(arena, struct name *, size);
    names->mask = size - 1;
    for (uint32_t i = 0; i < actors.count; i++) {
        const struct actor *actor = &actors.items[i];
        add_name(names, arena, text_slice(actor->name), &actor->entry);
        for (uint32_t j = 0; j < actor->aliases.count; j++)
            add_name(names, arena, text_slice(actor->aliases.items[j]), &actor->entry);
    }
    for (uint32_t i = 0; i < corridors.count; i++) {
        const struct corridor *corridor = &corridors.items[i];
        add_name(names, arena, text_slice(corridor->name), &corridor->entry);
        for (uint32_t j = 0; j < corridor->aliases.count; j++)
            add_name(names, arena, text_slice(corridor->aliases.items[j]), &corridor->entry);
    }
    return names;
}

static bool matches(const struct name *name, struct slice text, const struct folded *folded,
                    size_t start)
{
    size_t end = start + name->folded.length;
    if (end > folded->text.length ||
        !slice_equal(name->folded,
                     (struct slice){folded->text.bytes + start, name->folded.length}) ||
        !fold_is_word_boundary(folded->text, end))
        return false;
    if (!name->exact.length)
        return true;
    size_t from = fold_origin(folded, start);
    return slice_equal(name->exact,
                       (struct slice){text.bytes + from, fold_origin(folded, end) - from});
}

static const struct name *name_at(const struct name_table *names, struct slice text,
                                  const struct folded *folded, size_t start)
{
    const struct name *name = names->buckets[bucket_of(names, folded->text, start)];
    while (name && !matches(name, text, folded, start))
        name = name->next;
    return name;
}

struct mention_list mention_find(const struct name_table *names, struct slice text,
                                 struct arena *arena)
{
    struct folded folded = fold(arena, text);
    struct mention_list list = {.items = ARENA_ARRAY(arena, struct mention, text.length / 2 + 1)};
    for (size_t start = 0; start < folded.text.length;) {
        const struct name *name = name_at(names, text, &folded, start);
        size_t end = name ? start + name->folded.length : word_end(folded.text, start);
        if (name)
            list.items[list.count++] = (struct mention){fold_origin(&folded, start),
                                                        fold_origin(&folded, end), name->entry};
        start = end;
    }
    return list;
}

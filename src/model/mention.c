#include "model/mention.h"

#include "base/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unicase.h>
#include <unistr.h>

/* Nobody writes a name that is longer; without a bound each word of a text could cost as much. */
enum { LONGEST_ACRONYM = 5, LONGEST_NAME = 128, MOST_SEARCHED = 64 * 1024 };

struct name {
    struct name *next; /* in its slot: later ones */
    struct slice folded;
    struct slice cased; /* folded with its capitals; empty unless these count */
    const struct entry *entry;
};

/* Most words of a text begin no name, which their first three bytes tell. */
enum { BEGINNING_BYTES = 3, BEGINNINGS = 1 << 16 };

struct name_table {
    struct name **slots; /* by the whole name */
    uint32_t *longest;   /* by the first word: the length of the longest name that begins so */
    size_t mask;
    uint8_t begins[BEGINNINGS / 8]; /* a bit for each beginning_of() a name */
};

/* A number for the first three bytes; after the last byte of a fold stands 0. */
static unsigned beginning_of(const unsigned char bytes[BEGINNING_BYTES])
{
    return (bytes[0] << 11 ^ bytes[1] << 5 ^ bytes[2]) % BEGINNINGS;
}

static bool may_begin(const struct name_table *names, struct slice folded, size_t start)
{
    unsigned char bytes[BEGINNING_BYTES] = {0};
    for (size_t i = 0; i < BEGINNING_BYTES && start + i < folded.length; i++)
        bytes[i] = (unsigned char)folded.bytes[start + i];
    unsigned beginning = beginning_of(bytes);
    return names->begins[beginning / 8] >> beginning % 8 & 1;
}

/* A name that is folded with its capitals kept. */
static bool is_acronym(struct slice cased)
{
    size_t count = 0;
    bool has_capital = false;
    for (size_t i = 0; i < cased.length; count++) {
        ucs4_t character;
        i += (size_t)u8_mbtouc(&character, (const uint8_t *)cased.bytes + i, cased.length - i);
        if (uc_toupper(character) != character)
            return false;
        has_capital |= uc_tolower(character) != character;
    }
    return has_capital && count <= LONGEST_ACRONYM;
}

static size_t word_end(struct slice text, size_t start)
{
    size_t end = start + 1;
    while (end < text.length && !fold_is_word_boundary(text, end))
        end++;
    return end;
}

static bool takes_place_of(const struct name *name, struct slice folded, struct slice cased)
{
    return slice_equal(name->folded, folded) &&
           (!name->cased.length || slice_equal(name->cased, cased));
}

/* What follows a shorter name is not known. */
static void note_beginning(struct name_table *names, struct slice folded)
{
    unsigned char bytes[BEGINNING_BYTES] = {0};
    size_t length = folded.length < BEGINNING_BYTES ? folded.length : BEGINNING_BYTES;
    unsigned combinations = 1u << 8 * (BEGINNING_BYTES - length);
    memcpy(bytes, folded.bytes, length);
    for (unsigned i = 0; i < combinations; i++) {
        for (size_t j = length; j < BEGINNING_BYTES; j++)
            bytes[j] = (unsigned char)(i >> 8 * (j - length));
        unsigned beginning = beginning_of(bytes);
        names->begins[beginning / 8] |= (uint8_t)(1u << beginning % 8);
    }
}

static void note_length(struct name_table *names, struct slice folded)
{
    struct slice word = {folded.bytes, word_end(folded, 0)};
    uint32_t *longest = &names->longest[slice_hash_more(slice_hash_start(), word) & names->mask];
    if (folded.length > *longest)
        *longest = (uint32_t)folded.length;
}

static void add_spelling(struct name_table *names, struct arena *arena, struct slice folded,
                         struct slice cased, const struct entry *entry)
{
    size_t slot = slice_hash_more(slice_hash_start(), folded) & names->mask;
    struct name **place = &names->slots[slot];
    while (*place && !takes_place_of(*place, folded, cased))
        place = &(*place)->next;
    if (*place)
        return;
    *place = ARENA_NEW(arena, struct name);
    **place = (struct name){.folded = folded, .cased = cased, .entry = entry};
    note_beginning(names, folded);
    note_length(names, folded);
}

static void add_name(struct name_table *names, struct arena *arena, struct slice raw,
                     const struct entry *entry)
{
    struct slice trimmed = slice_trim(raw);
    struct folded folded = fold(arena, trimmed);
    struct slice name = slice_trim(folded.text);
    if (!name.length || name.length > LONGEST_NAME)
        return;
    struct slice cased = slice_trim(fold_text_cased(arena, trimmed));
    cased = is_acronym(cased) ? cased : SLICE("");
    add_spelling(names, arena, name, cased, entry);
    struct slice other = slice_trim(fold_other_spelling(arena, &folded, trimmed));
    if (!cased.length)
        add_spelling(names, arena, other, cased, entry);
}

/* Each may have two spellings. */
static size_t count_names(struct actor_list actors, struct corridor_list corridors)
{
    size_t count = 0;
    for (uint32_t i = 0; i < actors.count; i++)
        count += 2 * (1 + actors.items[i].aliases.count);
    for (uint32_t i = 0; i < corridors.count; i++)
        count += 2 * (1 + corridors.items[i].aliases.count);
    return count;
}

static struct name_table *create_empty(struct arena *arena, size_t count)
{
    struct name_table *names = ARENA_NEW(arena, struct name_table);
    size_t size = 16;
    while (size < count * 2)
        size *= 2;
    names->slots = ARENA_ARRAY(arena, struct name *, size);
    names->longest = ARENA_ARRAY(arena, uint32_t, size);
    names->mask = size - 1;
    return names;
}

static void add_entry(struct name_table *names, struct arena *arena, struct text name,
                      struct text_list aliases, const struct entry *entry)
{
    add_name(names, arena, text_slice(name), entry);
    for (uint32_t i = 0; i < aliases.count; i++)
        add_name(names, arena, text_slice(aliases.items[i]), entry);
}

struct name_table *name_table_create(struct arena *arena, struct actor_list actors,
                                     struct corridor_list corridors)
{
    struct name_table *names = create_empty(arena, count_names(actors, corridors));
    for (uint32_t i = 0; i < actors.count; i++)
        add_entry(names, arena, actors.items[i].name, actors.items[i].aliases,
                  &actors.items[i].entry);
    for (uint32_t i = 0; i < corridors.count; i++)
        add_entry(names, arena, corridors.items[i].name, corridors.items[i].aliases,
                  &corridors.items[i].entry);
    return names;
}

enum boundary {
    NO_BOUNDARY = 0,
    INNER_BOUNDARY, /* within what one character folds to, such as the fraction one half */
    WORD_BOUNDARY,
};

struct subject {
    struct slice text;
    struct folded folded;
    struct slice other; /* the fold in the other spelling of its schwas */
    char *boundaries;   /* one for each byte of the fold and one after it */
    struct arena *arena;
};

static bool is_between_characters(const struct folded *folded, size_t offset)
{
    return !folded->origins || offset == 0 || offset == folded->text.length ||
           fold_origin(folded, offset) != fold_origin(folded, offset - 1);
}

static struct subject subject_of(struct slice text, struct arena *arena)
{
    struct subject subject = {.text = text, .folded = fold(arena, text), .arena = arena};
    subject.other = fold_other_spelling(arena, &subject.folded, text);
    size_t length = subject.folded.text.length;
    subject.boundaries = arena_allocate_bytes(arena, length + 1);
    for (size_t i = 0; i <= length; i++) {
        if (!fold_is_word_boundary(subject.folded.text, i))
            subject.boundaries[i] = NO_BOUNDARY;
        else
            subject.boundaries[i] =
                is_between_characters(&subject.folded, i) ? WORD_BOUNDARY : INNER_BOUNDARY;
    }
    return subject;
}

static size_t next_boundary(const struct subject *subject, size_t offset)
{
    do
        offset++;
    while (subject->boundaries[offset] == NO_BOUNDARY);
    return offset;
}

static struct mention mention_of(const struct subject *subject, size_t start,
                                 const struct name *name)
{
    return (struct mention){
        .start = fold_origin(&subject->folded, start),
        .end = fold_origin_end(&subject->folded, start + name->folded.length),
        .entry = name->entry,
    };
}

static bool matches(const struct name *name, const struct subject *subject, struct slice folded,
                    size_t start)
{
    if (!slice_equal(name->folded, folded))
        return false;
    if (!name->cased.length)
        return true;
    struct mention mention = mention_of(subject, start, name);
    struct slice written = {subject->text.bytes + mention.start, mention.end - mention.start};
    return slice_equal(name->cased, fold_text_cased(subject->arena, written));
}

/* The longest name that begins at `start`, where a word begins, in one spelling of the text. A name
 * ends where a word does, so only these ends are looked up. */
static const struct name *name_in(const struct name_table *names, const struct subject *subject,
                                  struct slice spelling, size_t start)
{
    const struct name *longest = NULL;
    if (!may_begin(names, spelling, start))
        return NULL;
    const char *bytes = spelling.bytes;
    unsigned hash = slice_hash_start();
    size_t room = spelling.length - start;
    for (size_t length = 0; length < room;) {
        size_t next = next_boundary(subject, start + length) - start;
        hash = slice_hash_more(hash, (struct slice){bytes + start + length, next - length});
        if (length == 0 && names->longest[hash & names->mask] < room)
            room = names->longest[hash & names->mask];
        length = next;
        if (length > room || subject->boundaries[start + length] != WORD_BOUNDARY)
            continue;
        const struct name *name = names->slots[hash & names->mask];
        while (name && !matches(name, subject, (struct slice){bytes + start, length}, start))
            name = name->next;
        longest = name ? name : longest;
    }
    return longest;
}

static const struct name *name_at(const struct name_table *names, const struct subject *subject,
                                  size_t start)
{
    const struct name *name = name_in(names, subject, subject->folded.text, start);
    if (subject->other.bytes == subject->folded.text.bytes)
        return name;
    const struct name *other = name_in(names, subject, subject->other, start);
    return !name || (other && other->folded.length > name->folded.length) ? other : name;
}

/* The part of a text that is searched: it ends at a blank, so that no name is made by the cut. */
static struct slice searched_part(struct slice text)
{
    size_t length = MOST_SEARCHED;
    if (text.length <= length)
        return text;
    while (length > 0 && text.bytes[length] != ' ' && text.bytes[length] != '\n')
        length--;
    return (struct slice){text.bytes, length};
}

struct mention_list mention_find(const struct name_table *names, struct slice text,
                                 struct arena *arena)
{
    struct subject subject = subject_of(searched_part(text), arena);
    struct mention_list list = {0};
    size_t capacity = 0;
    for (size_t start = 0; start < subject.folded.text.length;) {
        bool is_beginning = subject.boundaries[start] == WORD_BOUNDARY;
        const struct name *name = is_beginning ? name_at(names, &subject, start) : NULL;
        if (!name) {
            start = next_boundary(&subject, start);
            continue;
        }
        list.items = arena_reserve(arena, list.items, &capacity, list.count, sizeof *list.items);
        list.items[list.count++] = mention_of(&subject, start, name);
        start += name->folded.length;
    }
    return list;
}

struct pattern mention_pattern(struct arena *arena, struct slice name)
{
    struct slice trimmed = slice_trim(name);
    bool minds_case = is_acronym(slice_trim(fold_text_cased(arena, trimmed)));
    struct pattern pattern = find_pattern_cased(arena, trimmed, minds_case);
    pattern.is_whole_words = true;
    return pattern;
}

#include "base/bidi.h"

#include "base/utf8.h"
#include "base/width.h"

#include <fribidi/fribidi.h>
#include <string.h>
#include <unistr.h>

enum { LONGEST_CHARACTER = 4, FIRST_ARABIC_NUMBER = 0x0660, LAST_ARABIC_NUMBER = 0x06F9 };

bool bidi_is_needed(struct shown text)
{
    uint32_t code_point;
    size_t at = 0;
    while ((at = direction_find_candidate(text, at)) < text.length) {
        size_t length = utf8_decode(text.bytes + at, text.length - at, &code_point);
        FriBidiCharType type = fribidi_get_bidi_type(code_point);
        if (FRIBIDI_IS_RTL(type) || FRIBIDI_IS_ARABIC(type))
            return true;
        at += length ? length : 1;
    }
    return false;
}

/* The characters of a paragraph with its marks. */
struct characters {
    FriBidiChar *read;
    FriBidiChar *drawn;
    FriBidiCharType *types;
    FriBidiLevel *levels;
    int count;
};

static struct characters decode(struct arena *arena, struct shown text)
{
    struct characters all = {.read = ARENA_ARRAY(arena, FriBidiChar, text.length)};
    for (size_t at = 0; at < text.length; all.count++) {
        size_t length = utf8_decode(text.bytes + at, text.length - at, &all.read[all.count]);
        at += length ? length : 1;
    }
    return all;
}

static FriBidiParType wanted_direction(enum direction direction)
{
    switch (direction) {
    case DIRECTION_LEFT_TO_RIGHT:
        return FRIBIDI_PAR_LTR;
    case DIRECTION_RIGHT_TO_LEFT:
        return FRIBIDI_PAR_RTL;
    case DIRECTION_NONE:
        break;
    }
    return FRIBIDI_PAR_ON;
}

/* Finds the levels; whether the paragraph runs from right to left. */
static bool resolve(struct arena *arena, struct characters *all, enum direction direction)
{
    size_t count = (size_t)all->count;
    FriBidiParType base = wanted_direction(direction);
    FriBidiBracketType *brackets = ARENA_ARRAY(arena, FriBidiBracketType, count);
    all->types = ARENA_ARRAY(arena, FriBidiCharType, count);
    all->levels = ARENA_ARRAY(arena, FriBidiLevel, count);
    fribidi_get_bidi_types(all->read, all->count, all->types);
    fribidi_get_bracket_types(all->read, all->count, all->types, brackets);
    FriBidiLevel highest =
        fribidi_get_par_embedding_levels_ex(all->types, brackets, all->count, &base, all->levels);
    return highest && FRIBIDI_IS_RTL(base);
}

static void choose_forms(struct arena *arena, struct characters *all, struct bidi_manner manner)
{
    size_t count = (size_t)all->count;
    all->drawn = ARENA_ARRAY(arena, FriBidiChar, count);
    if (count)
        memcpy(all->drawn, all->read, count * sizeof *all->drawn);
    fribidi_shape_mirroring(all->levels, all->count, all->drawn);
    if (!manner.joins_letters)
        return;
    FriBidiArabicProp *properties = ARENA_ARRAY(arena, FriBidiArabicProp, count);
    fribidi_get_joining_types(all->read, all->count, properties);
    fribidi_join_arabic(all->types, all->count, all->levels, properties);
    fribidi_shape_arabic(FRIBIDI_FLAG_SHAPE_ARAB_PRES, all->levels, all->count, properties,
                         all->drawn);
}

static bool is_mark(FriBidiChar character)
{
    return character == DIRECTION_OPENS || character == DIRECTION_CLOSES;
}

static size_t encode(char *bytes, FriBidiChar character)
{
    int length = u8_uctomb((uint8_t *)bytes, character, LONGEST_CHARACTER);
    return length > 0 ? (size_t)length : 0;
}

/* Clusters of the text take what is drawn, the level and the type of their characters. */
struct clusters {
    uint32_t *starts;
    uint32_t *drawn_starts;
    FriBidiLevel *levels;
    FriBidiCharType *types;
    char *drawn;
};

/* How many characters the cluster has that begins with one. A mark, and a control, which no cleaned
 * text has, stand alone. */
static int cluster_size(const struct bidi_text *text, const struct characters *all, int at,
                        size_t start)
{
    char ignored[LONGEST_CHARACTER];
    FriBidiCharType type = all->types[at];
    int size = 1;
    if (FRIBIDI_IS_EXPLICIT_OR_BN(type) || FRIBIDI_IS_ISOLATE(type) || FRIBIDI_IS_SEPARATOR(type))
        return size;
    size_t length = width_cluster(text->text, start).length;
    size_t passed = encode(ignored, all->read[at]);
    while (passed < length && at + size < all->count && !is_mark(all->read[at + size]))
        passed += encode(ignored, all->read[at + size++]);
    return size;
}

/* Marks are clusters without a text: they keep apart what stands on both sides. */
static void gather(struct arena *arena, struct bidi_text *text, const struct characters *all)
{
    size_t most = (size_t)all->count;
    struct clusters clusters = {
        .starts = ARENA_ARRAY(arena, uint32_t, most + 1),
        .drawn_starts = ARENA_ARRAY(arena, uint32_t, most + 1),
        .levels = ARENA_ARRAY(arena, FriBidiLevel, most),
        .types = ARENA_ARRAY(arena, FriBidiCharType, most),
        .drawn = arena_allocate_bytes(arena, most * LONGEST_CHARACTER),
    };
    size_t start = 0;
    size_t drawn = 0;
    char ignored[LONGEST_CHARACTER];
    for (int at = 0; at < all->count; text->count++) {
        clusters.starts[text->count] = (uint32_t)start;
        clusters.drawn_starts[text->count] = (uint32_t)drawn;
        clusters.levels[text->count] = all->levels[at];
        clusters.types[text->count] = all->types[at];
        for (int left = cluster_size(text, all, at, start); left > 0; left--, at++) {
            if (is_mark(all->read[at]))
                continue;
            start += encode(ignored, all->read[at]);
            drawn += encode(clusters.drawn + drawn, all->drawn[at]);
        }
    }
    clusters.starts[text->count] = (uint32_t)start;
    clusters.drawn_starts[text->count] = (uint32_t)drawn;
    text->drawn = (struct shown){clusters.drawn, drawn};
    text->starts = clusters.starts;
    text->drawn_starts = clusters.drawn_starts;
    text->levels = clusters.levels;
    text->types = clusters.types;
}

struct bidi_text bidi_arrange(struct arena *arena, struct shown marked, enum direction direction,
                              struct bidi_manner manner)
{
    struct bidi_text text = {.text = direction_plain(arena, marked),
                             .keeps_words = manner.order == BIDI_BY_WORDS};
    struct characters all = decode(arena, marked);
    text.is_right_to_left = resolve(arena, &all, direction);
    choose_forms(arena, &all, manner);
    gather(arena, &text, &all);
    return text;
}

uint32_t bidi_cluster(const struct bidi_text *text, size_t byte)
{
    uint32_t low = 0;
    uint32_t high = text->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (text->starts[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct shown bidi_drawn(const struct bidi_text *text, struct bidi_run run)
{
    return shown_part(text->drawn, text->drawn_starts[run.first],
                      text->drawn_starts[run.first + run.count]);
}

/* Whether the cluster that is seen next belongs to a run. */
static bool goes_on(const struct bidi_run *run, uint32_t next, bool is_reversed)
{
    if (is_reversed != run->is_reversed)
        return false;
    return is_reversed ? next + 1 == run->first : next == run->first + run->count;
}

/* Whether such a terminal turns the cluster round with its neighbours: letters from right to left,
 * and of numbers those of the Arabic scripts, with the signs within them. */
static bool is_turned(const struct bidi_text *text, uint32_t cluster)
{
    uint32_t character = 0;
    uint32_t start = text->starts[cluster];
    utf8_decode(text->text.bytes + start, text->text.length - start, &character);
    return FRIBIDI_IS_LETTER(text->types[cluster])
               ? FRIBIDI_IS_RTL(text->types[cluster])
               : character >= FIRST_ARABIC_NUMBER && character <= LAST_ARABIC_NUMBER;
}

/* What the terminal turns round is given to it the other way; the rest of a run stays as it is. */
static struct bidi_runs part_words(struct arena *arena, const struct bidi_text *text,
                                   struct bidi_runs whole, uint32_t most)
{
    struct bidi_runs parted = {.items = ARENA_ARRAY(arena, struct bidi_run, most)};
    for (uint32_t i = 0; i < whole.count; i++) {
        struct bidi_run left = whole.items[i];
        while (left.count) {
            struct bidi_run part = {left.first, 1, left.is_reversed};
            uint32_t last = left.first + left.count - 1;
            part.first = left.is_reversed ? last : left.first;
            bool is_word = is_turned(text, part.first);
            while (part.count < left.count &&
                   is_turned(text, left.is_reversed ? last - part.count
                                                    : part.first + part.count) == is_word)
                part.count++;
            part.first = left.is_reversed ? last + 1 - part.count : left.first;
            part.is_reversed ^= is_word;
            left.first += left.is_reversed ? 0 : part.count;
            left.count -= part.count;
            parted.items[parted.count++] = part;
        }
    }
    return parted;
}

struct bidi_runs bidi_line(struct arena *arena, const struct bidi_text *text, size_t start,
                           size_t end)
{
    uint32_t first = bidi_cluster(text, start);
    uint32_t count = bidi_cluster(text, end) - first;
    struct bidi_runs runs = {.items = ARENA_ARRAY(arena, struct bidi_run, count)};
    FriBidiLevel *levels = ARENA_ARRAY(arena, FriBidiLevel, count);
    FriBidiStrIndex *map = ARENA_ARRAY(arena, FriBidiStrIndex, count);
    for (uint32_t i = 0; i < count; i++) {
        levels[i] = text->levels[first + i];
        map[i] = (FriBidiStrIndex)i;
    }
    /* Without flags: marks that need it are in the cluster of their letter. */
    FriBidiLevel highest = fribidi_reorder_line(
        0, text->types + first, (FriBidiStrIndex)count, 0,
        text->is_right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR, levels, NULL, map);
    for (uint32_t i = 0; i < count && highest; i++) {
        uint32_t cluster = first + (uint32_t)map[i];
        bool is_reversed = levels[map[i]] & 1;
        struct bidi_run *last = runs.count ? &runs.items[runs.count - 1] : NULL;
        if (!last || !goes_on(last, cluster, is_reversed))
            last = &runs.items[runs.count++];
        last->first = is_reversed || !last->count ? cluster : last->first;
        last->count++;
        last->is_reversed = is_reversed;
    }
    return text->keeps_words ? part_words(arena, text, runs, count) : runs;
}

static int columns_of(const struct bidi_text *text, uint32_t first, uint32_t end)
{
    return width_columns(shown_part(text->text, text->starts[first], text->starts[end]));
}

int bidi_column(struct arena *arena, const struct bidi_text *text, size_t byte)
{
    int column = 0;
    uint32_t cluster = bidi_cluster(text, byte);
    struct bidi_runs runs = bidi_line(arena, text, 0, text->text.length);
    while (cluster + 1 < text->count && text->starts[cluster + 1] == byte)
        cluster++;
    for (uint32_t i = 0; i < runs.count; i++) {
        struct bidi_run run = runs.items[i];
        uint32_t end = run.first + run.count;
        bool is_here = cluster >= run.first && cluster < end;
        if (is_here && run.is_reversed)
            return column + columns_of(text, cluster + 1, end);
        if (is_here)
            return column + columns_of(text, run.first, cluster);
        column += columns_of(text, run.first, end);
    }
    return column;
}

/* Every eight counted words of the article, with the names between them, are filed in a hash table;
 * then those of the brief are looked up. So the work grows with the length of the two texts. */
#include "check/shared_words.h"

#include "base/fold.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "model/mention.h"
#include "model/walk.h"

#include <stdlib.h>
#include <unictype.h>

enum { COUNTED_WORDS = 8, LONGEST_RUN = 64, LONGEST_TEXT = 256 * 1024, MOST_REPORTED = 20 };
enum { LONGEST_QUOTE = 240 };

/* A word, or a whole name. */
struct word {
    uint64_t hash;  /* of the folded word, or of the entry that a name stands for */
    uint32_t start; /* bytes of its text */
    uint32_t end;
    bool is_name;
};

struct word_list {
    struct word *items;
    size_t count;
    size_t capacity;
};

struct search {
    const struct dossier *dossier;
    const struct article *article;
    struct diagnostics *diagnostics;
    struct word_list words; /* of the article, paragraph by paragraph */
    size_t *starts;         /* where each paragraph begins among them; one more than there are */
    uint32_t *slots;        /* of the table: a run's first word, plus one */
    size_t mask;
    struct word_list text; /* of the text at hand */
    struct arena scratch;
};

static uint64_t hash_bytes(struct slice slice)
{
    uint64_t hash = UINT64_C(14695981039346656037) ^ slice_hash_start();
    for (size_t i = 0; i < slice.length; i++)
        hash = (hash ^ (unsigned char)slice.bytes[i]) * UINT64_C(1099511628211);
    return hash;
}

static uint64_t hash_name(const struct entry *entry)
{
    return ((uint64_t)entry->ordinal * ENTRY_KINDS + entry->kind + 1) *
           UINT64_C(0x9E3779B97F4A7C15);
}

static void add_word(struct word_list *list, struct word word)
{
    void *items = list->items;
    memory_reserve(&items, &list->capacity, list->count, sizeof *list->items);
    list->items = items;
    list->items[list->count++] = word;
}

static size_t word_end(struct slice folded, size_t start)
{
    size_t end = start + 1;
    while (end < folded.length && !fold_is_word_boundary(folded, end))
        end++;
    return end;
}

/* Letters and digits; and not what an apostrophe has cut off ("s" in "Iran's"). */
static bool is_word(struct slice folded, size_t start)
{
    uint32_t code_point;
    utf8_decode(folded.bytes + start, folded.length - start, &code_point);
    bool is_ending = start >= 2 && folded.bytes[start - 1] == '\'' &&
                     !fold_is_word_boundary((struct slice){folded.bytes, start - 1}, start - 2) &&
                     folded.bytes[start - 2] != ' ';
    return !is_ending &&
           uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

/* Puts the words and names of a text after those of the list. */
static void read_words(struct search *search, struct slice text, struct word_list *list)
{
    struct arena *arena = &search->scratch;
    struct mention_list names = mention_find(search->dossier->names, text, arena);
    struct folded folded = fold(arena, text);
    size_t next = 0;
    for (size_t at = 0; at < folded.text.length;) {
        size_t origin = fold_origin(&folded, at);
        size_t end = word_end(folded.text, at);
        if (next < names.count && origin >= names.items[next].start) {
            const struct mention *name = &names.items[next++];
            add_word(list, (struct word){hash_name(name->entry), (uint32_t)name->start,
                                         (uint32_t)name->end, true});
            while (end < folded.text.length && fold_origin(&folded, end) < name->end)
                end++;
        } else if (is_word(folded.text, at)) {
            struct slice word = {folded.text.bytes + at, end - at};
            add_word(list, (struct word){hash_bytes(word), (uint32_t)origin,
                                         (uint32_t)fold_origin_end(&folded, end), false});
        }
        at = end;
    }
    arena_clear(arena);
}

/* The length of the run that begins at this word and ends with the eighth that counts; 0 where
 * there is none, or where it would begin with a name. */
static size_t run_at(const struct word_list *list, size_t start, size_t end, uint64_t *hash)
{
    size_t counted = 0;
    *hash = 0;
    if (list->items[start].is_name)
        return 0;
    for (size_t i = start; i < end && i < start + LONGEST_RUN; i++) {
        *hash = (*hash ^ list->items[i].hash) * UINT64_C(0x9E3779B97F4A7C15);
        *hash ^= *hash >> 29;
        counted += !list->items[i].is_name;
        if (counted == COUNTED_WORDS)
            return i + 1 - start;
    }
    return 0;
}

static bool runs_equal(const struct word *left, const struct word *right, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (left[i].hash != right[i].hash || left[i].is_name != right[i].is_name)
            return false;
    return true;
}

/* The slot of a run of the article equal to `run`, or the empty slot where it belongs. */
static uint32_t *slot_of(const struct search *search, const struct word *run, size_t length,
                         uint64_t hash)
{
    size_t slot = (size_t)hash & search->mask;
    while (search->slots[slot]) {
        size_t start = search->slots[slot] - 1;
        if (start + length <= search->words.count &&
            runs_equal(&search->words.items[start], run, length))
            break;
        slot = (slot + 1) & search->mask;
    }
    return &search->slots[slot];
}

static void file_runs(struct search *search, struct arena *arena)
{
    size_t size = 16;
    while (size < search->words.count * 2)
        size *= 2;
    search->slots = ARENA_ARRAY(arena, uint32_t, size);
    search->mask = size - 1;
    for (uint32_t i = 0; i < search->article->count; i++) {
        for (size_t j = search->starts[i]; j < search->starts[i + 1]; j++) {
            uint64_t hash;
            size_t length = run_at(&search->words, j, search->starts[i + 1], &hash);
            uint32_t *slot = length ? slot_of(search, &search->words.items[j], length, hash) : NULL;
            if (slot && !*slot)
                *slot = (uint32_t)j + 1;
        }
    }
}

static void read_article(struct search *search, struct arena *arena)
{
    search->starts = ARENA_ARRAY(arena, size_t, (size_t)search->article->count + 1);
    for (uint32_t i = 0; i < search->article->count; i++) {
        read_words(search, article_paragraph(search->article, i + 1), &search->words);
        search->starts[i + 1] = search->words.count;
    }
    file_runs(search, arena);
}

/* The number of the paragraph in which this word of the article stands. */
static uint32_t paragraph_of(const struct search *search, size_t word)
{
    uint32_t low = 0;
    uint32_t high = search->article->count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (search->starts[middle] <= word)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

/* Words of the text at hand that stand in the article too. */
struct shared_run {
    size_t start;
    size_t end;
    size_t found; /* where in the article */
};

static bool find_run(const struct search *search, size_t from, struct shared_run *run)
{
    const struct word_list *text = &search->text;
    *run = (struct shared_run){0};
    for (size_t i = from; i < text->count; i++) {
        if (run->end && i >= run->end)
            return true;
        uint64_t hash;
        size_t length = run_at(text, i, text->count, &hash);
        uint32_t slot = length ? *slot_of(search, &text->items[i], length, hash) : 0;
        if (!slot)
            continue;
        if (!run->end)
            *run = (struct shared_run){.start = i, .found = slot - 1};
        run->end = i + length;
    }
    return run->end != 0;
}

static size_t count_counted(const struct word_list *list, const struct shared_run *run)
{
    size_t count = 0;
    for (size_t i = run->start; i < run->end; i++)
        count += !list->items[i].is_name;
    return count;
}

static void report_run(const struct search *search, const struct walk *walk, struct text text,
                       const struct shared_run *run)
{
    uint32_t start = search->text.items[run->start].start;
    size_t length = search->text.items[run->end - 1].end - start;
    bool is_cut = length > LONGEST_QUOTE;
    if (is_cut)
        length = utf8_before(text.bytes + start, LONGEST_QUOTE);
    diagnostics_report(search->diagnostics, RULE_SHARED_WORDS, walk->file, text.at,
                       "%zu words in a row are those of ¶%u: “%.*s%s”; use your own",
                       count_counted(&search->text, run), paragraph_of(search, run->found),
                       (int)length, text.bytes + start, is_cut ? "…" : "");
}

static void check_text(const struct walk *walk, const struct field *field, const void *item)
{
    struct search *search = walk->context;
    const struct text *text = item;
    if (field->type != FIELD_TEXT || !text->length || text->length > LONGEST_TEXT)
        return;
    search->text.count = 0;
    read_words(search, text_slice(*text), &search->text);
    struct shared_run run = {0};
    for (size_t i = 0; i < MOST_REPORTED && find_run(search, run.end, &run); i++)
        report_run(search, walk, *text, &run);
}

void check_words(const struct dossier *dossier, const struct brief *brief,
                 const struct article *article, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct search search = {.dossier = dossier, .article = article, .diagnostics = diagnostics};
    struct walk walk = {
        .visit = check_text,
        .context = &search,
        .brief = brief,
        .file = brief->file,
        .skipped = walk_record_of_brief("source"),
    };
    read_article(&search, &arena);
    walk_record(&walk, &schema_brief, brief);
    free(search.words.items);
    free(search.text.items);
    arena_release(&search.scratch);
    arena_release(&arena);
}

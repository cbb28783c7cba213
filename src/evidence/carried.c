#include "evidence/carried.h"

#include "base/memory.h"
#include "model/mention.h"

#include <stdlib.h>
#include <string.h>

/* No honest text comes near to these: one beyond them is reported as too long anyway. */
enum { LONGEST_TEXT = 64 * 1024, MOST_LOOKED_UP = 500, MOST_SOUGHT = 64, MOST_TRIED = 4000 };

struct needs {
    const struct evidence *evidence;
    struct number_list paragraphs;
    need_visit *visit;
    void *context;
    bool is_excused; /* numbers and dates are the curator's calculation, or nobody's business */
    bool is_checked; /* the passage is of a kind that must be carried */
    struct numbers numbers;
    struct arena arena; /* for the passage */
};

/* A field of the passage, where in the text of the passage it begins, and the names in it. */
struct piece {
    struct slice text;
    struct position at;
    size_t offset;
    struct mention_list names;
};

/* Without its text where that is too long. */
static struct piece piece_of(struct needs *needs, struct slice text, struct position at,
                             size_t offset)
{
    struct piece piece = {.text = text, .at = at, .offset = offset};
    if (!text.length || text.length > LONGEST_TEXT)
        piece.text = SLICE("");
    else
        piece.names = mention_find(needs->evidence->dossier->names, text, &needs->arena);
    return piece;
}

static bool overlaps(const struct quantity *quantity, const struct mention_list *names, size_t *at)
{
    while (*at < names->count && names->items[*at].end <= quantity->start)
        ++*at;
    return *at < names->count && names->items[*at].start < quantity->end;
}

/* Several readings of one thing stand side by side; one that is carried is enough. */
static size_t count_readings(const struct numbers *numbers, size_t index)
{
    size_t count = 1;
    while (index + count < numbers->count &&
           numbers->items[index + count].start == numbers->items[index].start)
        count++;
    return count;
}

static bool is_number_carried(const struct needs *needs, const struct quantity *readings,
                              size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (printed_has(needs->evidence->printed, needs->paragraphs, &readings[i]))
            return true;
    return false;
}

static bool is_any_loose(const struct quantity *readings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (readings[i].is_loose)
            return true;
    return false;
}

static void visit_number(struct needs *needs, const struct piece *piece, size_t index, size_t count)
{
    const struct quantity *readings = &needs->numbers.items[index];
    size_t start = readings->start;
    size_t end = readings->end;
    struct need need = {
        .kind = NEED_NUMBER,
        .at = piece->at,
        .start = piece->offset + start,
        .end = piece->offset + end,
        .words = {piece->text.bytes + start, end - start},
        .quantity = readings,
        .count = count,
        .is_loose = is_any_loose(readings, count),
        .is_carried = is_number_carried(needs, readings, count),
    };
    need.is_required = !needs->is_excused && !need.is_loose;
    needs->visit(needs->context, &need);
}

/* Numbers that belong to a name ("3+3") are the name's affair. */
static void visit_numbers(struct needs *needs, const struct piece *piece)
{
    size_t next_name = 0;
    size_t looked_up = 0;
    numbers_read(&needs->numbers, piece->text);
    for (size_t i = 0; i < needs->numbers.count && looked_up < MOST_LOOKED_UP; looked_up++) {
        size_t count = count_readings(&needs->numbers, i);
        if (!overlaps(&needs->numbers.items[i], &piece->names, &next_name))
            visit_number(needs, piece, i, count);
        i += count;
    }
}

static void visit_date(struct needs *needs, const struct date *date)
{
    const struct printed *printed = needs->evidence->printed;
    if (!text_is_present(date->text))
        return;
    struct need need = {
        .kind = NEED_DATE,
        .at = date->text.at,
        .words = text_slice(date->text),
        .date = &date->value,
        .is_carried = printed_has_date(printed, needs->paragraphs, &date->value.start) &&
                      printed_has_date(printed, needs->paragraphs, &date->value.end),
        .is_required = !needs->is_excused,
    };
    needs->visit(needs->context, &need);
}

/* States and groups go by too many names (the government, the Islamic Republic's neighbour) to be
 * required by one of them. */
static bool has_one_name(const struct entry *entry)
{
    const struct actor *actor = entry_actor(entry);
    return actor && (actor->kind == ACTOR_PERSON || actor->kind == ACTOR_ORGANISATION);
}

static void visit_name(struct needs *needs, const struct entry *entry, struct position at,
                       size_t start, size_t end)
{
    struct need need = {
        .kind = NEED_NAME,
        .at = at,
        .start = start,
        .end = end,
        .words = entry_text(entry),
        .entry = entry,
        .is_carried = printed_names(needs->evidence->printed, needs->paragraphs, entry),
        .is_required = needs->is_checked && has_one_name(entry),
    };
    needs->visit(needs->context, &need);
}

static bool is_named_before(const struct mention_list *names, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (names->items[i].entry == names->items[index].entry)
            return true;
    return false;
}

static void visit_names(struct needs *needs, const struct piece *piece)
{
    const struct mention_list *names = &piece->names;
    for (size_t i = 0; i < names->count && i < MOST_LOOKED_UP; i++)
        if (!is_named_before(names, i))
            visit_name(needs, names->items[i].entry, piece->at,
                       piece->offset + names->items[i].start, piece->offset + names->items[i].end);
}

/* Saying nothing excuses nothing. */
static bool says_something(struct text text)
{
    return slice_trim(text_slice(text)).length > 0;
}

/* A number that the program cannot read is there if the words that write it are. */
static void visit_words(struct needs *needs, struct text words)
{
    if (!says_something(words))
        return;
    struct need need = {
        .kind = NEED_WORDS,
        .at = words.at,
        .words = slice_trim(text_slice(words)),
        .is_carried =
            printed_has_words(needs->evidence->printed, needs->paragraphs, text_slice(words)),
        .is_required = needs->is_checked,
    };
    needs->visit(needs->context, &need);
}

/* The numbers and dates of a record need not be found where it says how they came about, or how
 * they are written. */
static void excuse(struct needs *needs, struct text calculation, struct text printed_as)
{
    needs->is_excused = says_something(calculation) || says_something(printed_as);
    visit_words(needs, printed_as);
}

/* The one who is said to say it must be named as well. */
static void visit_claim(struct needs *needs, const struct claim *claim)
{
    const struct piece text = piece_of(needs, text_slice(claim->text), claim->text.at, 0);
    excuse(needs, claim->calculation, claim->printed_as);
    visit_numbers(needs, &text);
    visit_names(needs, &text);
    for (uint32_t i = 0; i < claim->voices.count && i < MOST_LOOKED_UP; i++) {
        const struct reference *voice = &claim->voices.items[i].actor;
        if (voice->target)
            visit_name(needs, voice->target, voice->text.at, 0, 0);
    }
}

static void visit_event(struct needs *needs, const struct event *event)
{
    const struct piece text = piece_of(needs, text_slice(event->text), event->text.at, 0);
    excuse(needs, event->calculation, event->printed_as);
    visit_date(needs, &event->date);
    visit_numbers(needs, &text);
    visit_names(needs, &text);
}

/* The unit says whether the value is a percentage, or counts millions: so both are read as they
 * stand at the end of the text. */
static void visit_figure(struct needs *needs, const struct figure *figure,
                         const struct passage *passage)
{
    const struct piece label = piece_of(needs, text_slice(figure->label), figure->label.at, 0);
    size_t length = figure->value.length + (figure->unit.length ? 1 + figure->unit.length : 0);
    size_t offset = passage->text.length > length ? passage->text.length - length : 0;
    const struct slice end = {passage->text.bytes + offset, passage->text.length - offset};
    const struct piece measure = piece_of(needs, end, figure->value.at, offset);
    excuse(needs, figure->calculation, figure->printed_as);
    visit_numbers(needs, &measure);
    visit_numbers(needs, &label);
    visit_date(needs, &figure->as_of);
    visit_names(needs, &label);
}

/* What nobody checks may still be found in the paragraphs. */
static void visit_text(struct needs *needs, const struct passage *passage)
{
    const struct piece text = piece_of(needs, passage->text, (struct position){0}, 0);
    needs->is_excused = true;
    visit_numbers(needs, &text);
    visit_names(needs, &text);
    if (passage->about)
        visit_name(needs, passage->about, (struct position){0}, 0, 0);
}

/* Without a paragraph that the article has, another message is reported. */
static bool is_citing(const struct printed *printed, struct number_list paragraphs)
{
    for (uint32_t i = 0; i < paragraphs.count; i++)
        if (printed_has_paragraph(printed, paragraphs.items[i].value))
            return true;
    return false;
}

bool needs_are_checked(enum passage_kind kind)
{
    return kind == PASSAGE_POINT || kind == PASSAGE_EVENT || kind == PASSAGE_FIGURE;
}

void needs_visit(const struct evidence *evidence, const struct passage *passage, need_visit *visit,
                 void *context)
{
    struct needs needs = {
        .evidence = evidence,
        .paragraphs = passage->paragraphs,
        .visit = visit,
        .context = context,
        .is_checked = needs_are_checked(passage->kind),
    };
    if (!is_citing(evidence->printed, passage->paragraphs))
        return;
    if (passage->kind == PASSAGE_POINT)
        visit_claim(&needs, entry_claim(passage->entry));
    else if (passage->kind == PASSAGE_EVENT)
        visit_event(&needs, entry_event(passage->entry));
    else if (passage->kind == PASSAGE_FIGURE)
        visit_figure(&needs, passage->item, passage);
    else
        visit_text(&needs, passage);
    numbers_release(&needs.numbers);
    arena_release(&needs.arena);
}

/* What is looked for in a paragraph. */
struct sought {
    struct quantity *quantities;
    size_t quantity_count;
    const struct edtf_date *dates[MOST_SOUGHT];
    size_t date_count;
    const struct entry *entries[MOST_SOUGHT];
    size_t entry_count;
    struct slice words;            /* empty: none */
    const struct printed *nothing; /* what has this is taken on trust */
};

static const struct number paragraph_one = {.value = 1};

static struct number_list the_part(void)
{
    return (struct number_list){(struct number *)&paragraph_one, 1};
}

static void seek_number(struct sought *sought, const struct quantity *quantity)
{
    if (quantity->is_loose || sought->quantity_count == MOST_SOUGHT ||
        printed_has(sought->nothing, the_part(), quantity))
        return;
    sought->quantities[sought->quantity_count++] = *quantity;
}

static void seek_date(struct sought *sought, const struct edtf_date *date)
{
    if (sought->date_count < MOST_SOUGHT && !printed_has_date(sought->nothing, the_part(), date))
        sought->dates[sought->date_count++] = date;
}

static void seek(void *context, const struct need *need)
{
    struct sought *sought = context;
    for (size_t i = 0; need->kind == NEED_NUMBER && i < need->count; i++)
        seek_number(sought, &need->quantity[i]);
    if (need->kind == NEED_DATE) {
        seek_date(sought, &need->date->start);
        seek_date(sought, &need->date->end);
    }
    if (need->kind == NEED_WORDS)
        sought->words = need->words;
    if (need->kind == NEED_NAME && sought->entry_count < MOST_SOUGHT)
        sought->entries[sought->entry_count++] = need->entry;
}

/* Whether a part of a paragraph, by itself, carries something that is sought. */
static bool carries(const struct sought *sought, const struct printed *part)
{
    for (size_t i = 0; i < sought->quantity_count; i++)
        if (printed_has(part, the_part(), &sought->quantities[i]))
            return true;
    for (size_t i = 0; i < sought->date_count; i++)
        if (printed_has_date(part, the_part(), sought->dates[i]))
            return true;
    return false;
}

struct carriers {
    struct carrier *items;
    size_t count;
    size_t capacity;
    struct arena *arena;
};

static void add(struct carriers *carriers, size_t start, size_t end)
{
    carriers->items = arena_reserve(carriers->arena, carriers->items, &carriers->capacity,
                                    carriers->count, sizeof *carriers->items);
    carriers->items[carriers->count++] = (struct carrier){start, end};
}

static void find_numbers(struct carriers *carriers, const struct evidence *evidence,
                         const struct sought *sought, struct slice paragraph)
{
    struct numbers numbers = {0};
    struct arena arena = {0};
    size_t tried = 0;
    if (sought->quantity_count || sought->date_count)
        numbers_read(&numbers, paragraph);
    for (size_t i = 0; i < numbers.count && tried < MOST_TRIED; tried++) {
        size_t count = count_readings(&numbers, i);
        const struct printed *part = printed_part(evidence->printed, &numbers, i, count, &arena);
        if (carries(sought, part))
            add(carriers, numbers.items[i].start, numbers.items[i].end);
        i += count;
        arena_clear(&arena);
    }
    arena_release(&arena);
    numbers_release(&numbers);
}

static bool is_sought(const struct sought *sought, const struct entry *entry)
{
    for (size_t i = 0; i < sought->entry_count; i++)
        if (sought->entries[i] == entry)
            return true;
    return false;
}

static void find_names(struct carriers *carriers, const struct evidence *evidence,
                       const struct sought *sought, struct slice paragraph)
{
    struct arena arena = {0};
    struct mention_list names = {0};
    if (sought->entry_count)
        names = mention_find(evidence->dossier->names, paragraph, &arena);
    for (size_t i = 0; i < names.count; i++)
        if (is_sought(sought, names.items[i].entry))
            add(carriers, names.items[i].start, names.items[i].end);
    arena_release(&arena);
}

static void find_words(struct carriers *carriers, const struct sought *sought,
                       struct slice paragraph)
{
    size_t length = 0;
    size_t start = printed_find_words(paragraph, sought->words, &length);
    if (start < paragraph.length)
        add(carriers, start, start + length);
}

static int compare_carriers(const void *left_item, const void *right_item)
{
    const struct carrier *left = left_item;
    const struct carrier *right = right_item;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return (left->end > right->end) - (left->end < right->end);
}

/* Sorts them, and makes one of those that overlap. */
static void join(struct carriers *carriers)
{
    size_t kept = 0;
    if (carriers->count)
        qsort(carriers->items, carriers->count, sizeof *carriers->items, compare_carriers);
    for (size_t i = 0; i < carriers->count; i++) {
        struct carrier next = carriers->items[i];
        struct carrier *last = kept ? &carriers->items[kept - 1] : NULL;
        if (last && next.start < last->end)
            last->end = next.end > last->end ? next.end : last->end;
        else
            carriers->items[kept++] = next;
    }
    carriers->count = kept;
}

struct carrier_list carriers_find(const struct evidence *evidence, const struct passage *passage,
                                  struct slice paragraph, struct arena *arena)
{
    struct arena scratch = {0};
    struct numbers none = {0};
    struct carriers carriers = {.arena = arena};
    struct sought sought = {
        .quantities = ARENA_ARRAY(&scratch, struct quantity, MOST_SOUGHT),
        .nothing = printed_part(evidence->printed, &none, 0, 0, &scratch),
    };
    needs_visit(evidence, passage, seek, &sought);
    find_numbers(&carriers, evidence, &sought, paragraph);
    find_names(&carriers, evidence, &sought, paragraph);
    find_words(&carriers, &sought, paragraph);
    join(&carriers);
    arena_release(&scratch);
    return (struct carrier_list){carriers.items, carriers.count};
}

#include "evidence/article_facts.h"

#include "base/memory.h"
#include "evidence/tongue.h"
#include "model/mention.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_ON_TRUST = 12 };

enum key_kind {
    KEY_NUMBER,
    KEY_PERCENT,
    KEY_ORDINAL,
    KEY_DATE, /* year, month and day; the year is 0 where none is printed with it */
    KEY_DATE_OF_ANY_YEAR,
    KEY_DECADE,
    KEY_SEASON,
    KEY_DIGITS, /* of a number in an article that is not in English */
    KEY_MONTH,  /* likewise: the number of a month that is named there */
    KEY_NAME,   /* kind of entry in the exponent, its ordinal in the digits */
};

struct key {
    uint64_t digits;
    int32_t exponent;
    uint32_t kind;
};

struct keys {
    struct key *items;
    size_t count;
    size_t capacity;
};

struct printed {
    const struct key *keys;  /* by paragraph, then in order */
    const size_t *starts;    /* of paragraph number - 1; one more than there are */
    const struct key *years; /* of the whole article */
    size_t year_count;
    uint32_t paragraph_count;
    bool is_english;
    const struct article *article;
};

static int compare_keys(const void *left_item, const void *right_item)
{
    const struct key *left = left_item;
    const struct key *right = right_item;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    if (left->digits != right->digits)
        return left->digits < right->digits ? -1 : 1;
    return (left->exponent > right->exponent) - (left->exponent < right->exponent);
}

static void add_key(struct keys *keys, enum key_kind kind, uint64_t digits, int32_t exponent)
{
    void *items = keys->items;
    memory_reserve(&items, &keys->capacity, keys->count, sizeof *keys->items);
    keys->items = items;
    keys->items[keys->count++] = (struct key){digits, exponent, kind};
}

/* Sorts the keys after `start` and leaves out what is there twice. */
static void sort_keys(struct keys *keys, size_t start)
{
    if (keys->count == start)
        return;
    qsort(keys->items + start, keys->count - start, sizeof *keys->items, compare_keys);
    size_t kept = start + 1;
    for (size_t i = start + 1; i < keys->count; i++)
        if (compare_keys(&keys->items[kept - 1], &keys->items[i]))
            keys->items[kept++] = keys->items[i];
    keys->count = kept;
}

static struct key number_key(enum key_kind kind, uint64_t value)
{
    struct key key = {.digits = value, .kind = kind};
    lexeme_normalise(&key.digits, &key.exponent);
    return key;
}

static void add_whole(struct keys *keys, enum key_kind kind, uint64_t value)
{
    struct key key = number_key(kind, value);
    add_key(keys, kind, key.digits, key.exponent);
}

static uint64_t date_digits(unsigned year, unsigned month, unsigned day)
{
    return (uint64_t)year * 10000 + month * 100 + day;
}

static void add_date(struct keys *keys, const struct quantity *date)
{
    unsigned years[] = {date->year, 0};
    unsigned days[] = {date->day, 0};
    for (size_t i = 0; i < (date->is_year_borrowed ? 2 : 1); i++)
        for (size_t j = 0; j < (date->day ? 2 : 1); j++)
            add_key(keys, KEY_DATE, date_digits(years[i], date->month, days[j]), 0);
    for (size_t j = 0; j < (date->day ? 2 : 1); j++)
        add_key(keys, KEY_DATE_OF_ANY_YEAR, date_digits(0, date->month, days[j]), 0);
    if (date->year)
        add_whole(keys, KEY_NUMBER, date->year);
    if (date->day) {
        add_whole(keys, KEY_NUMBER, date->day);
        add_whole(keys, KEY_ORDINAL, date->day);
    }
}

static void add_quantity(struct keys *keys, const struct quantity *quantity)
{
    switch ((enum quantity_kind)quantity->kind) {
    case QUANTITY_NUMBER:
        add_key(keys, KEY_NUMBER, quantity->digits, quantity->exponent);
        break;
    case QUANTITY_PERCENT:
        add_key(keys, KEY_PERCENT, quantity->digits, quantity->exponent);
        break;
    case QUANTITY_ORDINAL:
        add_key(keys, KEY_ORDINAL, quantity->digits, quantity->exponent);
        break;
    case QUANTITY_DATE:
        add_date(keys, quantity);
        break;
    case QUANTITY_DECADE:
        add_key(keys, KEY_DECADE, quantity->year, 0);
        break;
    case QUANTITY_SEASON:
        add_key(keys, KEY_SEASON, quantity->month, 0);
        break;
    }
}

/* The years in the keys after `start`, which are those of one paragraph. */
static void add_years(struct keys *years, const struct keys *keys, size_t start)
{
    for (size_t i = start; i < keys->count; i++) {
        struct key key = keys->items[i];
        uint64_t value = key.digits;
        for (int32_t j = 0; j < key.exponent && value < 10000; j++)
            value *= 10;
        if (key.kind == KEY_NUMBER && key.exponent >= 0 && value >= 1000 && value < 3000)
            add_key(years, KEY_NUMBER, key.digits, key.exponent);
    }
}

/* Numbers have the same digits in every language, whatever goes with them. */
static void add_digits(struct keys *keys, const struct numbers *numbers, size_t first, size_t last)
{
    for (size_t i = first; i <= last && i < numbers->lexemes.count; i++)
        if (numbers->lexemes.items[i].kind == LEXEME_NUMBER)
            add_key(keys, KEY_DIGITS, numbers->lexemes.items[i].digits, 0);
}

/* What is written in words. */
static void add_words(struct keys *keys, const struct tongue *tongue, struct slice text,
                      struct arena *scratch)
{
    struct tongue_words words = tongue_read(tongue, text, scratch);
    for (size_t i = 0; i < words.number_count; i++)
        add_key(keys, KEY_DIGITS, number_key(KEY_DIGITS, words.numbers[i]).digits, 0);
    for (unsigned month = 1; month <= 12; month++)
        if (words.months & 1u << month)
            add_key(keys, KEY_MONTH, month, 0);
    arena_clear(scratch);
}

/* Months that are written in figures. */
static void add_months(struct keys *keys, const struct numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (numbers->items[i].kind == QUANTITY_DATE && numbers->items[i].month)
            add_key(keys, KEY_MONTH, numbers->items[i].month, 0);
}

static void add_names(struct keys *keys, struct slice text, const struct name_table *names,
                      struct arena *scratch)
{
    struct mention_list list = mention_find(names, text, scratch);
    for (size_t i = 0; i < list.count; i++)
        add_key(keys, KEY_NAME, list.items[i].entry->ordinal, list.items[i].entry->kind);
    arena_clear(scratch);
}

static const struct key *keep_keys(const struct keys *keys, struct arena *arena)
{
    struct key *kept = ARENA_ARRAY(arena, struct key, keys->count);
    if (keys->count)
        memcpy(kept, keys->items, keys->count * sizeof *kept);
    return kept;
}

static bool is_english(const struct brief *brief)
{
    struct slice language = text_slice(brief->source.language);
    return language.length < 2 ||
           ((language.bytes[0] | 0x20) == 'e' && (language.bytes[1] | 0x20) == 'n');
}

const struct printed *printed_read(const struct article *article, const struct brief *brief,
                                   const struct name_table *names, struct arena *arena)
{
    struct printed *printed = ARENA_NEW(arena, struct printed);
    size_t *starts = ARENA_ARRAY(arena, size_t, (size_t)article->count + 1);
    struct numbers numbers = {0};
    struct keys keys = {0};
    struct keys years = {0};
    struct arena scratch = {0};
    struct arena words = {0};
    const struct tongue *tongue = tongue_of(text_slice(brief->source.language), &words);
    printed->is_english = is_english(brief);
    for (uint32_t i = 0; i < article->count; i++) {
        struct slice text = article_paragraph(article, i + 1);
        numbers_read(&numbers, text);
        for (size_t j = 0; j < numbers.count; j++)
            add_quantity(&keys, &numbers.items[j]);
        if (!printed->is_english)
            add_digits(&keys, &numbers, 0, SIZE_MAX);
        if (tongue) {
            add_words(&keys, tongue, text, &scratch);
            add_months(&keys, &numbers);
        }
        add_names(&keys, text, names, &scratch);
        sort_keys(&keys, starts[i]);
        add_years(&years, &keys, starts[i]);
        starts[i + 1] = keys.count;
    }
    sort_keys(&years, 0);
    printed->keys = keep_keys(&keys, arena);
    printed->starts = starts;
    printed->years = keep_keys(&years, arena);
    printed->year_count = years.count;
    printed->paragraph_count = article->count;
    printed->article = article;
    numbers_release(&numbers);
    free(keys.items);
    free(years.items);
    arena_release(&scratch);
    arena_release(&words);
    return printed;
}

const struct printed *printed_part(const struct printed *whole, const struct numbers *numbers,
                                   size_t first, size_t count, struct arena *arena)
{
    struct printed *part = ARENA_NEW(arena, struct printed);
    size_t *starts = ARENA_ARRAY(arena, size_t, 2);
    struct keys keys = {0};
    *part = *whole;
    for (size_t i = first; i < first + count; i++) {
        add_quantity(&keys, &numbers->items[i]);
        if (!whole->is_english)
            add_digits(&keys, numbers, numbers->items[i].first, numbers->items[i].last);
    }
    sort_keys(&keys, 0);
    starts[1] = keys.count;
    part->keys = keep_keys(&keys, arena);
    part->starts = starts;
    part->paragraph_count = 1;
    free(keys.items);
    return part;
}

static bool is_among(const struct key *keys, size_t count, struct key key)
{
    return count && bsearch(&key, keys, count, sizeof key, compare_keys);
}

bool printed_has_paragraph(const struct printed *printed, uint32_t number)
{
    return number >= 1 && number <= printed->paragraph_count;
}

static bool is_in(const struct printed *printed, struct number_list paragraphs, struct key key)
{
    for (uint32_t i = 0; i < paragraphs.count; i++) {
        uint32_t number = paragraphs.items[i].value;
        if (!printed_has_paragraph(printed, number))
            continue;
        size_t start = printed->starts[number - 1];
        if (is_among(printed->keys + start, printed->starts[number] - start, key))
            return true;
    }
    return false;
}

static bool has_whole(const struct printed *printed, struct number_list paragraphs,
                      enum key_kind kind, uint64_t value)
{
    return is_in(printed, paragraphs, number_key(kind, value));
}

static bool has_date(const struct printed *printed, struct number_list paragraphs, unsigned year,
                     unsigned month, unsigned day)
{
    struct key any = {date_digits(0, month, day), 0, KEY_DATE_OF_ANY_YEAR};
    if (!year)
        return is_in(printed, paragraphs, any);
    struct key whole = {date_digits(year, month, day), 0, KEY_DATE};
    struct key yearless = {date_digits(0, month, day), 0, KEY_DATE};
    return is_in(printed, paragraphs, whole) ||
           (is_in(printed, paragraphs, yearless) &&
            is_among(printed->years, printed->year_count, number_key(KEY_NUMBER, year)));
}

static bool has_foreign_digits(const struct printed *printed, struct number_list paragraphs,
                               uint64_t value)
{
    struct key key = number_key(KEY_DIGITS, value);
    key.exponent = 0;
    return is_in(printed, paragraphs, key);
}

/* Where months are named, this one must be among them. */
static bool may_have_month(const struct printed *printed, struct number_list paragraphs,
                           unsigned month)
{
    bool has_any = false;
    for (unsigned other = 1; other <= 12; other++)
        has_any = has_any || is_in(printed, paragraphs, (struct key){other, 0, KEY_MONTH});
    return !has_any || is_in(printed, paragraphs, (struct key){month, 0, KEY_MONTH});
}

static bool has_foreign_date(const struct printed *printed, struct number_list paragraphs,
                             unsigned year, unsigned month, unsigned day)
{
    return (!month || month > 12 || may_have_month(printed, paragraphs, month)) &&
           (!day || has_foreign_digits(printed, paragraphs, day)) &&
           (!year || is_among(printed->years, printed->year_count, number_key(KEY_NUMBER, year)));
}

static bool has_foreign(const struct printed *printed, struct number_list paragraphs,
                        const struct quantity *quantity)
{
    bool is_small = quantity->exponent >= 0 && quantity->exponent < 2 && quantity->digits < 100 &&
                    quantity->digits * (quantity->exponent ? 10 : 1) <= LARGEST_ON_TRUST;
    switch ((enum quantity_kind)quantity->kind) {
    case QUANTITY_DATE:
        return has_foreign_date(printed, paragraphs, quantity->year, quantity->month,
                                quantity->day);
    case QUANTITY_DECADE:
        return has_foreign_digits(printed, paragraphs, quantity->year);
    case QUANTITY_SEASON:
        return true;
    default:
        return is_small || has_foreign_digits(printed, paragraphs, quantity->digits);
    }
}

bool printed_has(const struct printed *printed, struct number_list paragraphs,
                 const struct quantity *quantity)
{
    struct key key = {quantity->digits, quantity->exponent, KEY_NUMBER};
    if (!printed->is_english)
        return has_foreign(printed, paragraphs, quantity);
    switch ((enum quantity_kind)quantity->kind) {
    case QUANTITY_NUMBER:
        return is_in(printed, paragraphs, key);
    case QUANTITY_PERCENT:
        key.kind = KEY_PERCENT;
        return is_in(printed, paragraphs, key);
    case QUANTITY_ORDINAL:
        if (is_in(printed, paragraphs, key))
            return true;
        key.kind = KEY_ORDINAL;
        return is_in(printed, paragraphs, key);
    case QUANTITY_DATE:
        return has_date(printed, paragraphs, quantity->year, quantity->month, quantity->day) ||
               (quantity->is_year_borrowed &&
                has_date(printed, paragraphs, 0, quantity->month, quantity->day));
    case QUANTITY_DECADE:
        return is_in(printed, paragraphs, (struct key){quantity->year, 0, KEY_DECADE});
    case QUANTITY_SEASON:
        return is_in(printed, paragraphs, (struct key){quantity->month, 0, KEY_SEASON});
    }
    return false;
}

/* Any of its years will do for a decade; of several centuries nothing is asked. */
static bool has_years(const struct printed *printed, struct number_list paragraphs,
                      const struct edtf_date *date)
{
    enum { MOST_YEARS = 100 };
    if (date->years > MOST_YEARS)
        return true;
    for (int32_t i = 0; i < date->years; i++)
        if (has_whole(printed, paragraphs, KEY_NUMBER, (unsigned)(date->year + i)))
            return true;
    for (int32_t i = 0; i < date->years; i += 10)
        if (is_in(printed, paragraphs, (struct key){(unsigned)(date->year + i), 0, KEY_DECADE}))
            return true;
    return date->years > 10;
}

/* The season by its name, or a month of it: 21 is spring, from March on. */
static bool has_season(const struct printed *printed, struct number_list paragraphs,
                       const struct edtf_date *date)
{
    enum { SPRING = 21, SEASONS = 4, LAST_OF_A_HEMISPHERE = 32 };
    unsigned year = (unsigned)date->year;
    unsigned first = edtf_first_month(date);
    unsigned season = SPRING + (date->month - SPRING) % SEASONS;
    if (date->month > LAST_OF_A_HEMISPHERE)
        return has_whole(printed, paragraphs, KEY_NUMBER, year);
    for (unsigned i = 0; i < 3; i++) {
        unsigned month = first + i;
        if (has_date(printed, paragraphs, month > 12 ? year + 1 : year, (month - 1) % 12 + 1, 0))
            return true;
    }
    return is_in(printed, paragraphs, (struct key){season, 0, KEY_SEASON}) &&
           is_among(printed->years, printed->year_count, number_key(KEY_NUMBER, year));
}

static bool has_english_date(const struct printed *printed, struct number_list paragraphs,
                             const struct edtf_date *date)
{
    if (date->year < 1)
        return true;
    switch ((enum edtf_precision)date->precision) {
    case EDTF_YEARS:
    case EDTF_DECADE:
        return has_years(printed, paragraphs, date);
    case EDTF_YEAR:
        return has_whole(printed, paragraphs, KEY_NUMBER, (unsigned)date->year);
    case EDTF_SEASON:
        return has_season(printed, paragraphs, date);
    case EDTF_MONTH:
    case EDTF_DAY:
        return has_date(printed, paragraphs, (unsigned)date->year, date->month, date->day);
    default:
        return true;
    }
}

bool printed_has_date(const struct printed *printed, struct number_list paragraphs,
                      const struct edtf_date *date)
{
    if (printed->is_english || !edtf_is_known(date))
        return has_english_date(printed, paragraphs, date);
    return date->years || date->year < 1 ||
           has_foreign_date(printed, paragraphs, (unsigned)date->year, date->month, date->day);
}

bool printed_names(const struct printed *printed, struct number_list paragraphs,
                   const struct entry *entry)
{
    return is_in(printed, paragraphs, (struct key){entry->ordinal, entry->kind, KEY_NAME});
}

/* How much of the text the words take at its beginning; 0 where it does not begin with them. */
static size_t match_words(struct slice text, struct slice words)
{
    size_t at = 0;
    for (size_t i = 0; i < words.length;) {
        if (at == text.length ||
            (!slice_is_blank(words.bytes[i]) && words.bytes[i] != text.bytes[at]) ||
            (slice_is_blank(words.bytes[i]) && !slice_is_blank(text.bytes[at])))
            return 0;
        if (!slice_is_blank(words.bytes[i])) {
            i++;
            at++;
            continue;
        }
        while (i < words.length && slice_is_blank(words.bytes[i]))
            i++;
        while (at < text.length && slice_is_blank(text.bytes[at]))
            at++;
    }
    return at;
}

size_t printed_find_words(struct slice text, struct slice words, size_t *length)
{
    words = slice_trim(words);
    for (size_t at = 0; words.length && at < text.length; at++) {
        *length = match_words((struct slice){text.bytes + at, text.length - at}, words);
        if (*length)
            return at;
    }
    return text.length;
}

bool printed_has_words(const struct printed *printed, struct number_list paragraphs,
                       struct slice words)
{
    for (uint32_t i = 0; i < paragraphs.count; i++) {
        size_t length;
        struct slice text = article_paragraph(printed->article, paragraphs.items[i].value);
        if (printed_find_words(text, words, &length) < text.length)
            return true;
    }
    return false;
}

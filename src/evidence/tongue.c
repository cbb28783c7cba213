#include "evidence/tongue.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "evidence/lexeme.h"
#include "evidence/tongue_table.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST_TRUSTED = 12, JOINED = 1, AND_SUFFIXES = 2, SHORTEST_STEM = 4, MOST_PARTS = 24 };

/* A form as texts have it when they are folded. */
struct morpheme {
    struct slice form;
    uint8_t kind;
    uint16_t value;
};

struct tongue {
    const struct tongue_row *row;
    struct morpheme *morphemes; /* in the order of their forms, months apart from the others */
    size_t count;
    struct slice prefixes; /* folded */
};

static int compare_morphemes(const void *left_item, const void *right_item)
{
    const struct morpheme *left = left_item;
    const struct morpheme *right = right_item;
    int order = slice_compare(left->form, right->form);
    return order ? order : (left->kind > right->kind) - (left->kind < right->kind);
}

static size_t count_forms(const struct morpheme_row *row)
{
    size_t count = 1;
    for (const char *at = row->forms; *at; at++)
        count += *at == ' ';
    return count;
}

/* In the table a form has no blanks of its own. */
static struct slice fold_form(struct slice form, struct arena *arena)
{
    char *text = (char *)arena_copy(arena, form).bytes;
    for (size_t i = 0; i < form.length; i++)
        if (text[i] == '_')
            text[i] = ' ';
    return fold_text(arena, (struct slice){text, form.length});
}

static void add_row(struct tongue *tongue, const struct morpheme_row *row, struct arena *arena)
{
    for (struct slice rest = slice_of(row->forms); rest.bytes;)
        tongue->morphemes[tongue->count++] =
            (struct morpheme){fold_form(slice_cut(&rest, ' '), arena), row->kind, row->value};
}

static bool is_of(struct slice tag, const char *code)
{
    return tag.length >= 2 && (tag.bytes[0] | 0x20) == code[0] &&
           (tag.bytes[1] | 0x20) == code[1] && (tag.length == 2 || tag.bytes[2] == '-');
}

const struct tongue *tongue_of(struct slice tag, struct arena *arena)
{
    const struct tongue_row *row = tongue_rows;
    while (row->code && !is_of(tag, row->code))
        row++;
    if (!row->code)
        return NULL;
    struct tongue *tongue = ARENA_NEW(arena, struct tongue);
    size_t count = 0;
    for (const struct morpheme_row *forms = row->rows; forms->kind; forms++)
        count += count_forms(forms);
    tongue->row = row;
    tongue->prefixes = fold_text(arena, slice_of(row->prefixes));
    tongue->morphemes = ARENA_ARRAY(arena, struct morpheme, count);
    for (const struct morpheme_row *forms = row->rows; forms->kind; forms++)
        add_row(tongue, forms, arena);
    qsort(tongue->morphemes, tongue->count, sizeof *tongue->morphemes, compare_morphemes);
    return tongue;
}

/* Looking for forms. */

static struct slice from(struct slice text, size_t at)
{
    return (struct slice){text.bytes + at, text.length - at};
}

/* The end of those morphemes that come no later than the text. */
static size_t find_bound(const struct tongue *tongue, struct slice text)
{
    size_t low = 0;
    for (size_t high = tongue->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare(tongue->morphemes[middle].form, text) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The longest form that the text begins with, of a month or of anything else; NULL for none. What
 * the text begins with comes before it, and a shorter form before a longer one. */
static const struct morpheme *find_morpheme(const struct tongue *tongue, struct slice text,
                                            bool is_month)
{
    enum { LONGEST_FORM = 64 };
    struct slice beginning = text;
    if (beginning.length > LONGEST_FORM)
        beginning.length = LONGEST_FORM;
    for (size_t i = find_bound(tongue, beginning); i > 0; i--) {
        const struct morpheme *morpheme = &tongue->morphemes[i - 1];
        if (morpheme->form.bytes[0] != beginning.bytes[0])
            break;
        if ((morpheme->kind == MORPHEME_MONTH) == is_month &&
            slice_starts_with(beginning, morpheme->form))
            return morpheme;
    }
    return NULL;
}

static bool is_joined(const struct tongue *tongue)
{
    return tongue->row->joins != 0;
}

/* A number being read. */
struct reading {
    uint64_t total;     /* of the scales so far */
    uint64_t group;     /* below the next scale */
    uint64_t last;      /* added to the group, and perhaps multiplied next */
    unsigned places;    /* digits of the group that are taken */
    unsigned scale;     /* the last one; 0: none */
    bool is_positional; /* digits side by side, as 二〇二五 */
    bool is_apart;      /* a blank stands before the part that comes next */
    size_t parts;
};

static unsigned places_of(unsigned value)
{
    enum { ONES = 1, TENS = 2, HUNDREDS = 4 };
    if (value >= 100)
        return HUNDREDS;
    if (value < 10)
        return ONES;
    return value % 10 ? ONES | TENS : TENS;
}

/* "soixante-dix", "quatre-vingt-dix-sept". */
static bool is_added_to_sixty(const struct reading *reading, unsigned value)
{
    uint64_t tens = reading->group % 100;
    return value >= 10 && value < 20 && (tens == 60 || tens == 80);
}

static bool add_value(struct reading *reading, unsigned value)
{
    unsigned places = places_of(value);
    bool is_digit_after_digit = reading->parts && reading->last < 10 && value < 10 &&
                                (reading->is_positional || reading->group < 10) &&
                                reading->places == 1 && !reading->is_apart;
    if (value && reading->places & places && !is_added_to_sixty(reading, value)) {
        if (!is_digit_after_digit || reading->total || reading->group > 99999999)
            return false;
        reading->is_positional = true;
        reading->group = reading->group * 10 + value;
        reading->last = value;
        return true;
    }
    if (reading->is_positional ||
        (!value && reading->parts && reading->places == 1 && !reading->is_apart)) {
        reading->is_positional = true;
        reading->group = reading->group * 10 + value;
    } else {
        reading->group += value;
        reading->places |= value ? places : 0;
    }
    reading->last = value;
    return true;
}

static bool multiply(struct reading *reading, unsigned value)
{
    unsigned place = value == 10 ? 2 : value == 100 ? 4 : 8;
    if (reading->places & place || reading->is_positional)
        return false;
    reading->group += reading->last ? reading->last * (value - 1) : value;
    reading->places = (reading->places & ~1u) | place;
    reading->last = 0;
    return true;
}

static bool scale_by(struct reading *reading, unsigned power, unsigned factor)
{
    uint64_t whole = lexeme_power_of_ten(power);
    if (reading->total > UINT64_MAX / whole / 1000 || reading->group > UINT64_MAX / whole / 2)
        return false;
    if (reading->scale && power >= reading->scale)
        reading->total = (reading->total + reading->group) * whole;
    else
        reading->total += (reading->group ? reading->group : factor) * whole;
    reading->group = reading->last = reading->places = 0;
    reading->scale = power;
    reading->is_positional = false;
    return true;
}

static bool take(struct reading *reading, const struct morpheme *morpheme)
{
    switch ((enum morpheme_kind)morpheme->kind) {
    case MORPHEME_ADD:
        return add_value(reading, morpheme->value);
    case MORPHEME_TIMES:
        return multiply(reading, morpheme->value);
    case MORPHEME_SCALE:
        return scale_by(reading, morpheme->value, 1);
    case MORPHEME_DUAL:
        return !reading->group && scale_by(reading, morpheme->value, 2);
    default:
        return false;
    }
}

/* Whether a word that ends here may be followed by what follows. */
static bool may_end(const struct tongue *tongue, struct slice text, size_t end,
                    const struct morpheme *last)
{
    return fold_is_word_boundary(text, end) || text.bytes[end] == '\'' ||
           (tongue->row->joins == AND_SUFFIXES && last->form.length >= SHORTEST_STEM);
}

static size_t skip_blanks(struct slice text, size_t at)
{
    while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '-'))
        at++;
    return at;
}

/* Where the next part of a number may begin: after blanks and a hyphen, and an "and" that is a word
 * or the first letter of one. */
static size_t next_part(const struct tongue *tongue, struct slice text, size_t at)
{
    size_t start = skip_blanks(text, at);
    if (start == text.length)
        return start;
    const struct morpheme *and = find_morpheme(tongue, from(text, start), false);
    if (!and || and->kind != MORPHEME_AND)
        return start;
    return skip_blanks(text, start + and->form.length);
}

/* Reads a number that begins at a byte; where it ends, or the beginning where there is none. */
static size_t read_number(const struct tongue *tongue, struct slice text, size_t start,
                          uint64_t *value)
{
    struct reading reading = {0};
    size_t end = start;
    size_t at = start;
    while (at < text.length && reading.parts < MOST_PARTS) {
        const struct morpheme *morpheme = find_morpheme(tongue, from(text, at), false);
        struct reading next = reading;
        if (!morpheme || !take(&next, morpheme))
            break;
        size_t behind = at + morpheme->form.length;
        bool ends = may_end(tongue, text, behind, morpheme);
        if (!ends && !is_joined(tongue))
            break;
        next.parts++;
        reading = next;
        if (ends) {
            end = behind;
            *value = reading.total + reading.group;
        }
        at = next_part(tongue, text, behind);
        reading.is_apart = at != behind;
        if (at != behind && !ends && !fold_is_word_boundary(text, at) && !is_joined(tongue))
            break;
    }
    return end;
}

/* Whether a word begins here, perhaps after a letter that is written together with it. */
static bool may_begin(const struct tongue *tongue, struct slice text, size_t at)
{
    if (fold_is_word_boundary(text, at))
        return true;
    if (!tongue->prefixes.length)
        return false;
    size_t before = utf8_before(text.bytes, at);
    struct slice letter = {text.bytes + before, at - before};
    return fold_is_word_boundary(text, before) && slice_contains(tongue->prefixes, letter);
}

static void add_number(struct tongue_words *words, size_t *capacity, uint64_t value,
                       struct arena *arena)
{
    if (value <= LARGEST_TRUSTED)
        return;
    words->numbers =
        arena_reserve(arena, words->numbers, capacity, words->number_count, sizeof *words->numbers);
    words->numbers[words->number_count++] = value;
}

static void read_month(const struct tongue *tongue, struct slice text, size_t at,
                       struct tongue_words *words)
{
    const struct morpheme *month = find_morpheme(tongue, from(text, at), true);
    if (month && may_end(tongue, text, at + month->form.length, month))
        words->months |= 1u << month->value;
}

struct tongue_words tongue_read(const struct tongue *tongue, struct slice text, struct arena *arena)
{
    struct tongue_words words = {0};
    size_t capacity = 0;
    struct slice folded = fold_text(arena, text);
    for (size_t at = 0; at < folded.length;) {
        uint32_t letter;
        size_t length = utf8_decode(folded.bytes + at, folded.length - at, &letter);
        size_t end = at;
        if (may_begin(tongue, folded, at)) {
            uint64_t value = 0;
            read_month(tongue, folded, at, &words);
            end = read_number(tongue, folded, at, &value);
            if (end > at)
                add_number(&words, &capacity, value, arena);
        }
        at = end > at ? end : at + (length ? length : 1);
    }
    return words;
}

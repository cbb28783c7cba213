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

static bool is_joined(const struct tongue *tongue)
{
    return tongue->row->joins != 0;
}

/* Whether a word that ends here may be followed by what follows. */
static bool may_end(const struct tongue *tongue, struct slice text, size_t end,
                    const struct morpheme *last)
{
    return fold_is_word_boundary(text, end) || text.bytes[end] == '\'' ||
           (tongue->row->joins == AND_SUFFIXES && last->form.length >= SHORTEST_STEM);
}

/* Whether the form stands at the beginning of the text as a word, or as a part of one where words
 * are written together. An "and" may be a letter before a word. */
static bool stands_in(const struct tongue *tongue, struct slice text,
                      const struct morpheme *morpheme)
{
    return slice_starts_with(text, morpheme->form) &&
           (is_joined(tongue) || morpheme->kind == MORPHEME_AND ||
            may_end(tongue, text, morpheme->form.length, morpheme));
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
        if ((morpheme->kind == MORPHEME_MONTH) == is_month && stands_in(tongue, text, morpheme))
            return morpheme;
    }
    return NULL;
}

/* A number being read. */
struct reading {
    const struct tongue_row *row;
    uint64_t total;     /* of the scales so far */
    uint64_t group;     /* below the next scale */
    uint64_t last;      /* added to the group, and perhaps multiplied next */
    unsigned places;    /* digits of the group that are taken */
    unsigned scale;     /* the last one; 0: none */
    bool is_positional; /* digits side by side, as 二〇二五 */
    bool is_apart;      /* a blank or a hyphen stands before the part that comes next */
    bool is_after_and;  /* an "and" does */
    size_t parts;
};

enum { ONES = 1, TENS = 2, HUNDREDS = 4, THOUSANDS = 8 };

static unsigned places_of(unsigned value)
{
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

/* "fünfundzwanzig" and "dreizehn"; apart, "fünf und zwanzig" are two numbers. */
static bool may_follow_ones(const struct reading *reading, unsigned value)
{
    bool is_written_together = reading->row->joins && !reading->is_apart;
    return reading->row->has_ones_first && (is_written_together || !reading->row->joins) &&
           reading->is_after_and == (value >= 20);
}

/* Larger parts come first, but for the ones of some languages. */
static bool is_in_order(const struct reading *reading, unsigned value)
{
    if (value >= 100)
        return !(reading->places & (ONES | TENS));
    return value < 10 || !(reading->places & ONES) || may_follow_ones(reading, value);
}

static bool add_value(struct reading *reading, unsigned value)
{
    unsigned places = places_of(value);
    bool is_digit_after_digit = reading->parts && reading->last < 10 && value < 10 &&
                                (reading->is_positional || reading->group < 10) &&
                                reading->places == ONES && !reading->is_apart &&
                                !reading->is_after_and;
    if (value && reading->places & places && !is_added_to_sixty(reading, value)) {
        if (!is_digit_after_digit || reading->total || reading->group > 99999999)
            return false;
        reading->is_positional = true;
        reading->group = reading->group * 10 + value;
        reading->last = value;
        return true;
    }
    if (!is_in_order(reading, value))
        return false;
    if (reading->is_positional || (!value && reading->parts && reading->places == ONES &&
                                   !reading->is_apart && !reading->is_after_and)) {
        reading->is_positional = true;
        reading->group = reading->group * 10 + value;
    } else {
        reading->group += value;
        reading->places |= value ? places : 0;
    }
    reading->last = value;
    return true;
}

/* "trente cents" are coins. */
static bool may_be_hundreds(uint64_t count)
{
    enum { MOST_HUNDREDS = 19 };
    return count <= MOST_HUNDREDS && count != 10;
}

static bool multiply(struct reading *reading, unsigned value)
{
    unsigned place = value == 10 ? TENS : value == 100 ? HUNDREDS : THOUSANDS;
    uint64_t count = reading->group % value;
    if (reading->places & place || reading->is_positional ||
        (value == 100 && !may_be_hundreds(count)))
        return false;
    reading->group += count ? count * (value - 1) : value;
    reading->places = (reading->places & ~(place - 1)) | place;
    reading->last = 0;
    return true;
}

/* "mil millones" are one number; "mil y dos mil" and "mil y millones" are two. */
static bool may_scale_all(const struct reading *reading, unsigned power)
{
    return power > reading->scale && (reading->group || !reading->is_after_and);
}

static bool scale_by(struct reading *reading, unsigned power, unsigned factor)
{
    uint64_t whole = lexeme_power_of_ten(power);
    bool is_of_all = reading->scale && power >= reading->scale;
    uint64_t scaled = reading->group ? reading->group : factor;
    uint64_t kept = is_of_all ? 0 : reading->total;
    if (is_of_all && !may_scale_all(reading, power))
        return false;
    if (is_of_all)
        scaled = reading->total + reading->group;
    if (scaled > (UINT64_MAX - kept) / whole)
        return false;
    reading->total = kept + scaled * whole;
    reading->group = reading->last = reading->places = 0;
    reading->scale = power;
    reading->is_positional = false;
    return true;
}

/* "ألفان": two thousand, and no more of what stands before it. */
static bool scale_two(struct reading *reading, unsigned power)
{
    return !reading->group && !(reading->scale && power >= reading->scale) &&
           scale_by(reading, power, 2);
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
    case MORPHEME_TIMES_MANY:
        return reading->last && multiply(reading, morpheme->value);
    case MORPHEME_SCALE_MANY:
        return (reading->group || reading->total) && scale_by(reading, morpheme->value, 1);
    case MORPHEME_DUAL:
        return scale_two(reading, morpheme->value);
    default:
        return false;
    }
}

static size_t skip_blanks(struct slice text, size_t at)
{
    while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '-'))
        at++;
    return at;
}

/* Where the next part of a number begins, and whether blanks, a hyphen, or an "and" that is a word
 * or the first letter of one stand before it. */
static size_t next_part(const struct tongue *tongue, struct slice text, size_t at,
                        struct reading *reading)
{
    size_t start = skip_blanks(text, at);
    reading->is_after_and = false;
    reading->is_apart = start > at;
    if (start == text.length)
        return start;
    const struct morpheme *and = find_morpheme(tongue, from(text, start), false);
    if (!and || and->kind != MORPHEME_AND)
        return start;
    size_t behind = start + and->form.length;
    start = skip_blanks(text, behind);
    reading->is_after_and = true;
    reading->is_apart = reading->is_apart || start > behind;
    return start;
}

/* What has been read of a text that begins with a number. */
struct extent {
    size_t end; /* the beginning where there is none */
    uint64_t value;
};

static bool is_multiplier(const struct morpheme *morpheme)
{
    return morpheme->kind != MORPHEME_ADD && morpheme->kind != MORPHEME_AND;
}

/* Reads a number that begins at a byte. What cannot be multiplied once more begins another number:
 * "mil cien y dos mil" ends before its "y". */
static struct extent read_number(const struct tongue *tongue, struct slice text, size_t start)
{
    struct reading reading = {.row = tongue->row};
    struct extent whole = {start, 0};
    struct extent before = whole; /* up to what may be multiplied next */
    bool is_closed = false;       /* after an "and" */
    size_t at = start;
    while (at < text.length && reading.parts < MOST_PARTS) {
        const struct morpheme *morpheme = find_morpheme(tongue, from(text, at), false);
        struct reading next = reading;
        if (!morpheme)
            break;
        if (!take(&next, morpheme))
            return is_multiplier(morpheme) && before.end > start ? before : whole;
        size_t behind = at + morpheme->form.length;
        bool ends = may_end(tongue, text, behind, morpheme);
        next.parts++;
        reading = next;
        if (ends)
            whole = (struct extent){behind, reading.total + reading.group};
        if (is_multiplier(morpheme)) {
            before = whole;
            is_closed = false;
        }
        at = next_part(tongue, text, behind, &reading);
        if (reading.is_after_and && before.end > start && !is_closed) {
            before = whole;
            is_closed = true;
        }
    }
    return whole;
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

/* "vingt-deuxième" is not twenty. */
static bool is_part_of_word(const struct tongue *tongue, struct slice text, size_t end)
{
    if (end + 1 >= text.length || text.bytes[end] != '-')
        return false;
    const struct morpheme *next = find_morpheme(tongue, from(text, end + 1), false);
    bool is_letter = !fold_is_word_boundary(from(text, end + 1), 1) ||
                     (unsigned char)text.bytes[end + 1] >= 0x80;
    return is_letter && (!next || next->kind == MORPHEME_AND);
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
    if (month && may_end(tongue, from(text, at), month->form.length, month))
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
            read_month(tongue, folded, at, &words);
            struct extent number = read_number(tongue, folded, at);
            end = number.end;
            if (end > at && !is_part_of_word(tongue, folded, end))
                add_number(&words, &capacity, number.value, arena);
        }
        at = end > at ? end : at + (length ? length : 1);
    }
    return words;
}

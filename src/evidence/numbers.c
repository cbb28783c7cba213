#include "evidence/numbers.h"

#include "base/memory.h"
#include "evidence/numbers_table.h"

#include <stdlib.h>

enum { LONGEST_DESIGNATION = 3 };

const struct lexeme *numbers_lexeme(const struct numbers *numbers, size_t index)
{
    static const struct lexeme nothing = {.kind = LEXEME_SIGN};
    return index < numbers->lexemes.count ? &numbers->lexemes.items[index] : &nothing;
}

bool lexeme_is(const struct lexeme *lexeme, enum word_class class)
{
    return lexeme->kind == LEXEME_WORD && lexeme->class == class;
}

bool lexeme_is_sign(const struct lexeme *lexeme, char sign)
{
    return lexeme->kind == LEXEME_SIGN && lexeme->sign == sign;
}

bool lexeme_is_joining(const struct lexeme *lexeme)
{
    return lexeme_is(lexeme, WORD_JOINING) || lexeme_is_sign(lexeme, '-');
}

int lexeme_small(const struct lexeme *lexeme)
{
    if (lexeme->kind != LEXEME_NUMBER || !lexeme->is_plain || lexeme->length > 4)
        return -1;
    int value = (int)lexeme->digits;
    for (int32_t i = 0; i < lexeme->exponent; i++)
        value *= 10;
    return value;
}

uint16_t lexeme_year(const struct lexeme *lexeme)
{
    int value = lexeme->length == 4 ? lexeme_small(lexeme) : -1;
    return value >= 1000 && value < 3000 ? (uint16_t)value : 0;
}

struct quantity *numbers_add(struct numbers *numbers, enum quantity_kind kind, size_t first,
                             size_t last)
{
    void *items = numbers->items;
    memory_reserve(&items, &numbers->capacity, numbers->count, sizeof *numbers->items);
    numbers->items = items;
    struct quantity *quantity = &numbers->items[numbers->count++];
    *quantity = (struct quantity){
        .start = numbers_lexeme(numbers, first)->start,
        .end = numbers_lexeme(numbers, last)->end,
        .first = (uint32_t)first,
        .last = (uint32_t)last,
        .kind = (uint8_t)kind,
    };
    return quantity;
}

static void set_value(struct quantity *quantity, uint64_t digits, int32_t exponent)
{
    quantity->digits = digits;
    quantity->exponent = exponent;
    lexeme_normalise(&quantity->digits, &quantity->exponent);
}

/* percent, per cent, %, percentage points; a hyphen may stand before it. Returns how many lexemes
 * it takes. */
static size_t percent_at(const struct numbers *numbers, size_t index)
{
    size_t hyphen = lexeme_is_sign(numbers_lexeme(numbers, index), '-') &&
                    numbers_lexeme(numbers, index)->is_joined;
    const struct lexeme *lexeme = numbers_lexeme(numbers, index + hyphen);
    const struct lexeme *next = numbers_lexeme(numbers, index + hyphen + 1);
    if (lexeme_is(lexeme, WORD_PERCENT) || lexeme_is_sign(lexeme, '%') ||
        lexeme_is_sign(lexeme, LEXEME_PER_MILLE))
        return hyphen + 1;
    return lexeme_is(lexeme, WORD_PER) && lexeme_is(next, WORD_CENT) ? hyphen + 2 : 0;
}

/* hundred, thousand, million …, one after the other. Returns how many lexemes they take. */
static size_t scale_at(const struct numbers *numbers, size_t index, int32_t *exponent)
{
    size_t taken = 0;
    for (;;) {
        const struct lexeme *lexeme = numbers_lexeme(numbers, index + taken);
        size_t hyphen = lexeme_is_sign(lexeme, '-') && lexeme->is_joined;
        lexeme = numbers_lexeme(numbers, index + taken + hyphen);
        if (!lexeme_is(lexeme, WORD_SCALE) && !lexeme_is(lexeme, WORD_HUNDRED))
            return taken;
        *exponent += lexeme->value;
        taken += hyphen + 1;
    }
}

bool numbers_has_measure(const struct numbers *numbers, size_t index)
{
    int32_t exponent = 0;
    return percent_at(numbers, index) || scale_at(numbers, index, &exponent);
}

/* "1.3 to 1.6 billion", "3–5 percent": what is said of the second number holds for the first one
 * too, which gets a second reading. */
static void lend_to_first(struct numbers *numbers, size_t index, int32_t exponent, bool is_percent)
{
    if (!numbers->count || !lexeme_is_joining(numbers_lexeme(numbers, index - 1)))
        return;
    const struct quantity first = numbers->items[numbers->count - 1];
    if (first.kind != QUANTITY_NUMBER || first.last + 2 != index)
        return;
    struct quantity *again = numbers_add(numbers, QUANTITY_NUMBER, first.first, first.last);
    *again = first;
    again->kind = is_percent ? QUANTITY_PERCENT : QUANTITY_NUMBER;
    again->exponent += exponent;
}

/* The number is after letters (CO2, G7) or names a make (F-16, COVID-19). */
static bool is_designation(const struct numbers *numbers, size_t index)
{
    const struct lexeme *number = numbers_lexeme(numbers, index);
    if (index < 1 || !number->is_joined)
        return false;
    const struct lexeme *before = numbers_lexeme(numbers, index - 1);
    if (before->kind == LEXEME_WORD)
        return true;
    if (index < 2 || !lexeme_is_sign(before, '-') || !before->is_joined)
        return false;
    const struct lexeme *name = numbers_lexeme(numbers, index - 2);
    return name->kind == LEXEME_WORD && name->is_capital && number->length <= LONGEST_DESIGNATION;
}

/* By its last two digits it is one of the last century or of this one. */
static void add_short_decade(struct numbers *numbers, size_t first, size_t last, unsigned value,
                             bool is_loose)
{
    for (unsigned century = 1900; century <= 2000; century += 100) {
        struct quantity *quantity = numbers_add(numbers, QUANTITY_DECADE, first, last);
        quantity->year = (uint16_t)(century + value);
        quantity->is_loose = is_loose;
    }
}

/* 1990s, 1990's, '90s; "in her 40s" is not a decade. */
static size_t decade_at(struct numbers *numbers, size_t index)
{
    const struct lexeme *number = numbers_lexeme(numbers, index);
    size_t mark = index + 1;
    mark += lexeme_is_sign(numbers_lexeme(numbers, mark), '\'') &&
            numbers_lexeme(numbers, mark)->is_joined;
    const struct lexeme *ending = numbers_lexeme(numbers, mark);
    int value = lexeme_small(number);
    if (!lexeme_is(ending, WORD_S) || !ending->is_joined || value < 0 || value % 10)
        return 0;
    if (!lexeme_year(number) && number->length != 2)
        return 0;
    if (lexeme_year(number))
        numbers_add(numbers, QUANTITY_DECADE, index, mark)->year = (uint16_t)value;
    else
        add_short_decade(numbers, index, mark, (unsigned)value,
                         !index || !lexeme_is_sign(numbers_lexeme(numbers, index - 1), '\''));
    return mark + 1 - index;
}

/* The second year of 2023-24 or 2023/24, by its last two digits. */
static void add_short_year(struct numbers *numbers, size_t index)
{
    if (index < 2)
        return;
    const struct lexeme *first = numbers_lexeme(numbers, index - 2);
    const struct lexeme *sign = numbers_lexeme(numbers, index - 1);
    const struct lexeme *second = numbers_lexeme(numbers, index);
    bool is_span = (lexeme_is_sign(sign, '-') || lexeme_is_sign(sign, '/')) && sign->is_joined &&
                   second->is_joined;
    int year = lexeme_year(first);
    int ending = second->length == 2 ? lexeme_small(second) : -1;
    if (is_span && year && ending > year % 100)
        set_value(numbers_add(numbers, QUANTITY_NUMBER, index, index),
                  (unsigned)(year - year % 100 + ending), 0);
}

static size_t ordinal_mark_at(struct numbers *numbers, size_t index)
{
    const struct lexeme *mark = numbers_lexeme(numbers, index + 1);
    const struct lexeme *number = numbers_lexeme(numbers, index);
    if (!lexeme_is(mark, WORD_ORDINAL_MARK) || !mark->is_joined)
        return 0;
    set_value(numbers_add(numbers, QUANTITY_ORDINAL, index, index + 1), number->digits,
              number->exponent);
    return 2;
}

/* 5m, 5k: with the unit's meaning, or a power of ten. */
static size_t scale_letter_at(struct numbers *numbers, size_t index)
{
    const struct lexeme *letter = numbers_lexeme(numbers, index + 1);
    const struct lexeme *number = numbers_lexeme(numbers, index);
    if (!lexeme_is(letter, WORD_SCALE_LETTER) || !letter->is_joined)
        return 0;
    set_value(numbers_add(numbers, QUANTITY_NUMBER, index, index + 1), number->digits,
              number->exponent);
    set_value(numbers_add(numbers, QUANTITY_NUMBER, index, index + 1), number->digits,
              number->exponent + letter->value);
    return 2;
}

/* "one and a half million": adds the half where a scale follows it. Returns how many lexemes it
 * takes. */
static size_t half_at(const struct numbers *numbers, size_t index, uint64_t *digits,
                      int32_t *exponent)
{
    int32_t scale = 0;
    bool is_half = lexeme_is(numbers_lexeme(numbers, index), WORD_JOINING) &&
                   lexeme_is(numbers_lexeme(numbers, index + 1), WORD_A) &&
                   lexeme_is(numbers_lexeme(numbers, index + 2), WORD_HALF) &&
                   numbers_lexeme(numbers, index + 2)->value == 5;
    if (!is_half || *exponent < 0 || *exponent > 2 || !scale_at(numbers, index + 3, &scale))
        return 0;
    for (; *exponent > 0; --*exponent)
        *digits *= 10;
    *digits = *digits * 10 + 5;
    *exponent = -1;
    return 3;
}

/* Adds a number that spans `taken` lexemes, with the scale and percent sign after it. */
static size_t add_measured(struct numbers *numbers, size_t index, size_t taken, uint64_t digits,
                           int32_t exponent)
{
    int32_t scale = 0;
    taken += half_at(numbers, index + taken, &digits, &exponent);
    taken += scale_at(numbers, index + taken, &scale);
    size_t percent = percent_at(numbers, index + taken);
    if (percent && lexeme_is_sign(numbers_lexeme(numbers, index + taken), LEXEME_PER_MILLE))
        scale -= 1;
    taken += percent;
    if (scale || percent)
        lend_to_first(numbers, index, scale, percent != 0);
    struct quantity *quantity = numbers_add(numbers, percent ? QUANTITY_PERCENT : QUANTITY_NUMBER,
                                            index, index + taken - 1);
    set_value(quantity, digits, exponent + scale);
    return taken;
}

/* "3 dozen". */
static size_t dozen_at(struct numbers *numbers, size_t index)
{
    const struct lexeme *number = numbers_lexeme(numbers, index);
    int value = lexeme_small(number);
    if (value < 1 || !lexeme_is(numbers_lexeme(numbers, index + 1), WORD_DOZEN))
        return 0;
    set_value(numbers_add(numbers, QUANTITY_NUMBER, index, index + 1), (uint64_t)value * 12, 0);
    return 2;
}

/* "1 234 567", parted by blanks that may break as well: one number, or several side by side. */
static size_t spaced_at(struct numbers *numbers, size_t index)
{
    enum { DIGITS_OF_A_GROUP = 3, MOST_GROUPS = 5 };
    const struct lexeme *first = numbers_lexeme(numbers, index);
    int begin = lexeme_small(first);
    if (first->length > DIGITS_OF_A_GROUP || begin < 1)
        return 0;
    uint64_t value = (unsigned)begin;
    size_t taken = 1;
    for (; taken <= MOST_GROUPS; taken++) {
        const struct lexeme *group = numbers_lexeme(numbers, index + taken);
        int digits = lexeme_small(group);
        if (group->length != DIGITS_OF_A_GROUP || digits < 0 || group->is_joined)
            break;
        value = value * 1000 + (unsigned)digits;
    }
    if (taken == 1)
        return 0;
    for (size_t i = index; i < index + taken; i++) {
        const struct lexeme *part = numbers_lexeme(numbers, i);
        struct quantity *quantity = numbers_add(numbers, QUANTITY_NUMBER, index, index + taken - 1);
        set_value(quantity, part->digits, part->exponent);
    }
    return add_measured(numbers, index, taken, value, 0);
}

/* "1/2", "5 1/2": the fraction as another reading of its number. */
static void add_fraction(struct numbers *numbers, size_t index)
{
    enum { LARGEST = 10 };
    const struct lexeme *slash = numbers_lexeme(numbers, index + 1);
    const struct lexeme *below = numbers_lexeme(numbers, index + 2);
    int above = lexeme_small(numbers_lexeme(numbers, index));
    int denominator = lexeme_small(below);
    bool is_fraction = lexeme_is_sign(slash, '/') && slash->is_joined && below->is_joined &&
                       above > 0 && above < denominator && denominator <= LARGEST;
    if (!is_fraction)
        return;
    uint64_t millionths = ((uint64_t)above * 2000000 / (unsigned)denominator + 1) / 2;
    set_value(numbers_add(numbers, QUANTITY_NUMBER, index, index), millionths, -6);
    int whole = index ? lexeme_small(numbers_lexeme(numbers, index - 1)) : -1;
    if (whole >= 0)
        set_value(numbers_add(numbers, QUANTITY_NUMBER, index, index),
                  (uint64_t)whole * 1000000 + millionths, -6);
}

static size_t read_digits(struct numbers *numbers, size_t index)
{
    typedef size_t special_reader(struct numbers *, size_t);
    static special_reader *const special[] = {decade_at, ordinal_mark_at, scale_letter_at, dozen_at,
                                              spaced_at};
    const struct lexeme *number = numbers_lexeme(numbers, index);
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        size_t taken = special[i](numbers, index);
        if (taken)
            return taken;
    }
    bool is_loose = is_designation(numbers, index);
    size_t taken = add_measured(numbers, index, 1, number->digits, number->exponent);
    numbers->items[numbers->count - 1].is_loose = is_loose;
    add_short_year(numbers, index);
    add_fraction(numbers, index);
    return taken;
}

/* "twenty", "twenty-three", "nineteen": below a hundred. Returns how many lexemes it takes. */
static size_t below_hundred(const struct numbers *numbers, size_t index, uint64_t *value)
{
    const struct lexeme *first = numbers_lexeme(numbers, index);
    if (lexeme_is(first, WORD_UNIT)) {
        *value = first->value;
        return 1;
    }
    if (!lexeme_is(first, WORD_TENS))
        return 0;
    *value = first->value;
    size_t hyphen = lexeme_is_sign(numbers_lexeme(numbers, index + 1), '-');
    const struct lexeme *unit = numbers_lexeme(numbers, index + hyphen + 1);
    if (!lexeme_is(unit, WORD_UNIT) || unit->value < 1 || unit->value > 9)
        return 1;
    *value += unit->value;
    return hyphen + 2;
}

/* "two hundred and fifty", "a hundred". */
static size_t below_thousand(const struct numbers *numbers, size_t index, uint64_t *value)
{
    size_t taken = below_hundred(numbers, index, value);
    if (!taken && lexeme_is(numbers_lexeme(numbers, index), WORD_A)) {
        *value = 1;
        taken = 1;
    }
    if (!taken || !lexeme_is(numbers_lexeme(numbers, index + taken), WORD_HUNDRED))
        return taken;
    *value *= 100;
    taken++;
    size_t and = lexeme_is(numbers_lexeme(numbers, index + taken), WORD_JOINING);
    uint64_t rest = 0;
    size_t more = below_hundred(numbers, index + taken + and, &rest);
    *value += rest;
    return more ? taken + and+more : taken;
}

/* A cardinal in words: parts below a thousand, each with a smaller scale than the one before. */
static size_t cardinal_at(const struct numbers *numbers, size_t index, uint64_t *value)
{
    size_t taken = 0;
    unsigned scale = UINT16_MAX;
    *value = 0;
    while (scale) {
        uint64_t part = 0;
        size_t more = below_thousand(numbers, index + taken, &part);
        const struct lexeme *after = numbers_lexeme(numbers, index + taken + more);
        if (!more)
            break;
        bool has_scale = lexeme_is(after, WORD_SCALE) && after->value < scale;
        bool is_dozen = lexeme_is(after, WORD_DOZEN) && !taken;
        scale = has_scale ? after->value : 0;
        *value += part * (is_dozen ? after->value : lexeme_power_of_ten(scale));
        taken += more + (has_scale || is_dozen);
    }
    return taken;
}

/* "the two" and "one" are pronouns as often as numbers. */
static bool is_pronoun(const struct numbers *numbers, size_t index, uint64_t value)
{
    if (value == 1)
        return true;
    return value == 2 && index && lexeme_is(numbers_lexeme(numbers, index - 1), WORD_DEFINITE);
}

static size_t read_cardinal(struct numbers *numbers, size_t index)
{
    uint64_t value;
    size_t taken = cardinal_at(numbers, index, &value);
    if (!taken)
        return 0;
    bool is_loose = taken == 1 && is_pronoun(numbers, index, value);
    taken = add_measured(numbers, index, taken, value, 0);
    struct quantity *quantity = &numbers->items[numbers->count - 1];
    quantity->is_loose = is_loose && taken == 1;
    return taken;
}

size_t numbers_ordinal_word(const struct numbers *numbers, size_t index, unsigned *value)
{
    const struct lexeme *first = numbers_lexeme(numbers, index);
    *value = first->value;
    if (lexeme_is(first, WORD_ORDINAL) || lexeme_is(first, WORD_ORDINAL_TENS))
        return 1;
    size_t hyphen = lexeme_is_sign(numbers_lexeme(numbers, index + 1), '-');
    const struct lexeme *unit = numbers_lexeme(numbers, index + hyphen + 1);
    if (!lexeme_is(first, WORD_TENS) || !lexeme_is(unit, WORD_ORDINAL) || unit->value > 9)
        return 0;
    *value += unit->value;
    return hyphen + 2;
}

/* "first" and "second" put things in order; "third country" is a figure of speech. */
static size_t read_ordinal_word(struct numbers *numbers, size_t index)
{
    unsigned value;
    size_t taken = numbers_ordinal_word(numbers, index, &value);
    if (!taken)
        return 0;
    struct quantity *quantity = numbers_add(numbers, QUANTITY_ORDINAL, index, index + taken - 1);
    set_value(quantity, value, 0);
    quantity->is_loose = value < 3 || lexeme_is(numbers_lexeme(numbers, index + taken), WORD_IDIOM);
    return taken;
}

/* "half a million", "a quarter of a million" (from the quarter on), "half a dozen". */
static size_t read_half(struct numbers *numbers, size_t index)
{
    const struct lexeme *half = numbers_lexeme(numbers, index);
    if (!lexeme_is(half, WORD_HALF))
        return 0;
    size_t taken = 1;
    int32_t scale = 0;
    taken += lexeme_is(numbers_lexeme(numbers, index + taken), WORD_OF);
    for (int i = 0; i < 3; i++)
        taken += lexeme_is_sign(numbers_lexeme(numbers, index + taken), '-') ||
                 lexeme_is(numbers_lexeme(numbers, index + taken), WORD_A);
    size_t scaled = scale_at(numbers, index + taken, &scale);
    bool is_dozen = lexeme_is(numbers_lexeme(numbers, index + taken), WORD_DOZEN);
    int32_t places = half->value < 10 ? 1 : 2;
    if (!scaled && !is_dozen)
        return 0;
    taken += scaled + is_dozen;
    struct quantity *quantity = numbers_add(numbers, QUANTITY_NUMBER, index, index + taken - 1);
    set_value(quantity, half->value * (is_dozen ? 12u : 1u), scale - places);
    return taken;
}

static int roman_digit(char byte)
{
    static const char digits[] = "IVXLCDM";
    static const int values[] = {1, 5, 10, 50, 100, 500, 1000};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (byte == digits[i])
            return values[i];
    return 0;
}

/* The value of a numeral in capitals; 0 for any other word. */
static int roman_value(const struct numbers *numbers, const struct lexeme *word)
{
    int value = 0;
    for (uint32_t i = word->start; i < word->end; i++) {
        int digit = roman_digit(numbers->text.bytes[i]);
        int next = i + 1 < word->end ? roman_digit(numbers->text.bytes[i + 1]) : 0;
        if (!digit)
            return 0;
        value += digit < next ? -digit : digit;
    }
    return value;
}

/* "XIX century", and a year of four letters or more: MCMXC. */
static size_t read_roman(struct numbers *numbers, size_t index)
{
    enum { SHORTEST_YEAR = 4, FIRST_YEAR = 1000, LAST_YEAR = 2999, LAST_CENTURY = 30 };
    const struct lexeme *word = numbers_lexeme(numbers, index);
    if (word->kind != LEXEME_WORD || !word->is_capital)
        return 0;
    int value = roman_value(numbers, word);
    bool is_century = value > 0 && value <= LAST_CENTURY &&
                      lexeme_is(numbers_lexeme(numbers, index + 1), WORD_CENTURY);
    bool is_year =
        word->end - word->start >= SHORTEST_YEAR && value >= FIRST_YEAR && value <= LAST_YEAR;
    if (!is_century && !is_year)
        return 0;
    set_value(numbers_add(numbers, is_century ? QUANTITY_ORDINAL : QUANTITY_NUMBER, index, index),
              (uint64_t)value, 0);
    return 1;
}

static size_t read_single_word(struct numbers *numbers, size_t index)
{
    const struct lexeme *word = numbers_lexeme(numbers, index);
    if (lexeme_is(word, WORD_DECADE)) {
        add_short_decade(numbers, index, index, word->value, false);
    } else if (lexeme_is(word, WORD_VALUE)) {
        struct quantity *quantity = numbers_add(numbers, QUANTITY_NUMBER, index, index);
        set_value(quantity, word->value, 0);
        quantity->is_loose = true;
    } else if (lexeme_is(word, WORD_SEASON)) {
        struct quantity *quantity = numbers_add(numbers, QUANTITY_SEASON, index, index);
        quantity->month = (uint8_t)word->value;
        quantity->is_loose = true;
    }
    return 1;
}

static size_t read_at(struct numbers *numbers, size_t index)
{
    size_t taken = dates_read(numbers, index);
    if (taken)
        return taken;
    if (numbers_lexeme(numbers, index)->kind == LEXEME_NUMBER)
        return read_digits(numbers, index);
    taken = read_ordinal_word(numbers, index);
    if (!taken)
        taken = read_half(numbers, index);
    if (!taken)
        taken = read_roman(numbers, index);
    if (!taken)
        taken = read_cardinal(numbers, index);
    return taken ? taken : read_single_word(numbers, index);
}

void numbers_read(struct numbers *numbers, struct slice text)
{
    numbers->count = 0;
    numbers->text = text;
    lexemes_read(&numbers->lexemes, text);
    for (size_t i = 0; i < numbers->lexemes.count;)
        i += numbers_lexeme(numbers, i)->kind == LEXEME_SIGN ? 1 : read_at(numbers, i);
}

void numbers_release(struct numbers *numbers)
{
    lexemes_release(&numbers->lexemes);
    free(numbers->items);
    *numbers = (struct numbers){0};
}

/* Dates in a text. Each form is read by a function of its own, which answers with the number of
 * lexemes that it takes. */
#include "evidence/numbers_table.h"

/* "In October, 1500 people" is not a year. */
enum { MOST_DAYS = 8, LATEST_DAY = 31, EARLIEST_BEHIND_COMMA = 1800, LATEST_BEHIND_COMMA = 2199 };

static struct quantity *add_date(struct numbers *numbers, size_t first, size_t last, int day,
                                 int month, int year)
{
    struct quantity *quantity = numbers_add(numbers, QUANTITY_DATE, first, last);
    quantity->day = (uint8_t)day;
    quantity->month = (uint8_t)month;
    quantity->year = (uint16_t)year;
    return quantity;
}

static bool is_day(int value)
{
    return value >= 1 && value <= LATEST_DAY;
}

static bool is_month(int value)
{
    return value >= 1 && value <= 12;
}

static bool is_joined_sign(const struct lexeme *lexeme, char sign)
{
    return lexeme_is_sign(lexeme, sign) && lexeme->is_joined;
}

/* Two signs of one kind between three numbers, without blanks. */
static bool is_written_with(const struct numbers *numbers, size_t index, char sign)
{
    for (size_t i = 1; i <= 4; i++) {
        const struct lexeme *lexeme = numbers_lexeme(numbers, index + i);
        bool fits = i % 2 ? lexeme_is_sign(lexeme, sign) : lexeme->kind == LEXEME_NUMBER;
        if (!fits || !lexeme->is_joined)
            return false;
    }
    return true;
}

/* 2023-01-27 */
static size_t read_iso_day(struct numbers *numbers, size_t index)
{
    uint16_t year = lexeme_year(numbers_lexeme(numbers, index));
    int month = lexeme_small(numbers_lexeme(numbers, index + 2));
    int day = lexeme_small(numbers_lexeme(numbers, index + 4));
    if (!year || !is_written_with(numbers, index, '-') || !is_month(month) || !is_day(day))
        return 0;
    add_date(numbers, index, index + 4, day, month, year);
    return 5;
}

/* 27.01.2023, and with slashes in either order of day and month. */
static size_t read_numeric(struct numbers *numbers, size_t index)
{
    int first = lexeme_small(numbers_lexeme(numbers, index));
    int second = lexeme_small(numbers_lexeme(numbers, index + 2));
    uint16_t year = lexeme_year(numbers_lexeme(numbers, index + 4));
    bool has_slashes = is_written_with(numbers, index, '/');
    if (!year || (!has_slashes && !is_written_with(numbers, index, '.')))
        return 0;
    size_t count = numbers->count;
    if (is_day(first) && is_month(second))
        add_date(numbers, index, index + 4, first, second, year);
    if (has_slashes && first != second && is_month(first) && is_day(second))
        add_date(numbers, index, index + 4, second, first, year);
    return numbers->count > count ? 5 : 0;
}

/* A day by itself: 27, 27th, the third of … Returns how many lexemes it takes. */
static size_t day_at(const struct numbers *numbers, size_t index, int *day)
{
    const struct lexeme *lexeme = numbers_lexeme(numbers, index);
    unsigned value;
    size_t taken = numbers_ordinal_word(numbers, index, &value);
    *day = (int)value;
    if (taken)
        return is_day(*day) && lexeme_is(numbers_lexeme(numbers, index + taken), WORD_OF) ? taken
                                                                                          : 0;
    *day = lexeme->kind == LEXEME_NUMBER && lexeme->length <= 2 ? lexeme_small(lexeme) : -1;
    if (!is_day(*day))
        return 0;
    const struct lexeme *mark = numbers_lexeme(numbers, index + 1);
    return lexeme_is(mark, WORD_ORDINAL_MARK) && mark->is_joined ? 2 : 1;
}

/* A month by its name, with the point of an abbreviation. Returns how many lexemes it takes. */
static size_t month_at(const struct numbers *numbers, size_t index)
{
    const struct lexeme *lexeme = numbers_lexeme(numbers, index);
    if (!lexeme->is_capital)
        return 0;
    if (lexeme_is(lexeme, WORD_MONTH))
        return 1;
    if (!lexeme_is(lexeme, WORD_MONTH_SHORT))
        return 0;
    return is_joined_sign(numbers_lexeme(numbers, index + 1), '.') ? 2 : 1;
}

/* The year after a date, perhaps after a comma. Returns how many lexemes it takes. */
static size_t year_at(const struct numbers *numbers, size_t index, uint16_t *year)
{
    size_t comma = lexeme_is_sign(numbers_lexeme(numbers, index), ',');
    *year = lexeme_year(numbers_lexeme(numbers, index + comma));
    return *year ? comma + 1 : 0;
}

/* What stands before in the same range or list has this year too: "3 July and 5 August 2031".
 * `before` quantities were read before, and the date begins at `index`. */
static void lend_year(struct numbers *numbers, size_t before, size_t index, uint16_t year)
{
    for (size_t i = before; i > 0; i--) {
        struct quantity *quantity = &numbers->items[i - 1];
        const struct lexeme *between = numbers_lexeme(numbers, index - 1);
        bool is_next = lexeme_is_joining(between) || lexeme_is_sign(between, ',');
        if (quantity->kind != QUANTITY_DATE || quantity->year || !is_next ||
            quantity->last + 2 != index)
            return;
        quantity->year = year;
        quantity->is_year_borrowed = true;
        quantity->is_loose = false;
        index = quantity->first;
    }
}

struct days {
    int values[MOST_DAYS];
    size_t starts[MOST_DAYS]; /* lexemes */
    size_t ends[MOST_DAYS];
    size_t count;
};

static size_t add_day(const struct numbers *numbers, size_t index, struct days *days)
{
    int day;
    size_t taken = day_at(numbers, index, &day);
    if (!taken || days->count == MOST_DAYS)
        return 0;
    days->values[days->count] = day;
    days->starts[days->count] = index;
    days->ends[days->count] = index + taken - 1;
    days->count++;
    return taken;
}

static void add_dates(struct numbers *numbers, const struct days *days, int month, uint16_t year)
{
    for (size_t i = 0; i < days->count; i++)
        add_date(numbers, days->starts[i], days->ends[i], days->values[i], month, year);
}

/* The days before a month, in a list whose last two are joined by a word or a dash. Returns how
 * many lexemes they take. */
static size_t days_before(const struct numbers *numbers, size_t index, struct days *days)
{
    size_t taken = add_day(numbers, index, days);
    size_t at = index + taken;
    bool is_joined = true;
    while (taken) {
        const struct lexeme *sign = numbers_lexeme(numbers, at);
        if (!lexeme_is_joining(sign) && !lexeme_is_sign(sign, ','))
            break;
        size_t article = lexeme_is(numbers_lexeme(numbers, at + 1), WORD_DEFINITE);
        taken = add_day(numbers, at + 1 + article, days);
        at += taken ? 1 + article + taken : 0;
        is_joined = taken ? lexeme_is_joining(sign) : is_joined;
    }
    return is_joined ? at - index : 0;
}

/* 27 January 2023, 5–7 October, 5, 6 and 7 October, 27th of January. */
static size_t read_day_first(struct numbers *numbers, size_t index)
{
    struct days days = {0};
    size_t taken = days_before(numbers, index, &days);
    size_t at = index + taken;
    at += lexeme_is(numbers_lexeme(numbers, at), WORD_OF);
    size_t month = taken ? month_at(numbers, at) : 0;
    if (!month)
        return 0;
    uint16_t year;
    size_t end = at + month;
    end += year_at(numbers, end, &year);
    size_t before = numbers->count;
    days.ends[days.count - 1] = end - 1;
    add_dates(numbers, &days, numbers_lexeme(numbers, at)->value, year);
    if (year)
        lend_year(numbers, before, index, year);
    return end - index;
}

/* The days after a month: January 27, January 5–7, January 5 and 7. */
static size_t days_after(const struct numbers *numbers, size_t index, struct days *days)
{
    size_t at = index;
    size_t taken = add_day(numbers, at, days);
    if (!taken || numbers_has_measure(numbers, at + taken))
        return days->count = 0;
    for (;;) {
        at += taken;
        if (!lexeme_is_joining(numbers_lexeme(numbers, at)))
            return at - index;
        size_t count = days->count;
        taken = add_day(numbers, at + 1, days);
        bool is_other =
            numbers_has_measure(numbers, at + 1 + taken) || month_at(numbers, at + 1 + taken);
        if (!taken || is_other) {
            days->count = count;
            return at - index;
        }
        taken++;
    }
}

/* January 27, 2023; Jan. 27 */
static size_t read_month_first(struct numbers *numbers, size_t index)
{
    size_t month = month_at(numbers, index);
    struct days days = {0};
    size_t taken = month ? days_after(numbers, index + month, &days) : 0;
    if (!taken)
        return 0;
    uint16_t year;
    size_t end = index + month + taken;
    end += year_at(numbers, end, &year);
    size_t before = numbers->count;
    days.starts[0] = index;
    days.ends[days.count - 1] = end - 1;
    add_dates(numbers, &days, numbers_lexeme(numbers, index)->value, year);
    if (year)
        lend_year(numbers, before, index, year);
    return end - index;
}

/* "May" and "March" begin sentences, and June and April are people: a month by itself is one for
 * sure after a word like "in" or in small letters, or in a range. */
static bool is_surely_month(const struct numbers *numbers, size_t index)
{
    const struct lexeme *before = numbers_lexeme(numbers, index ? index - 1 : SIZE_MAX);
    if (before->kind == LEXEME_SIGN)
        return lexeme_is_sign(before, '-');
    return before->kind == LEXEME_WORD &&
           (!before->is_capital || lexeme_is(before, WORD_PREPOSITION));
}

/* January 2023, January of 2023, in November */
static size_t read_month(struct numbers *numbers, size_t index)
{
    size_t month = month_at(numbers, index);
    if (!month)
        return 0;
    size_t end = index + month;
    end += lexeme_is(numbers_lexeme(numbers, end), WORD_OF);
    uint16_t year;
    size_t year_taken = year_at(numbers, end, &year);
    if (year_taken == 2 && (year < EARLIEST_BEHIND_COMMA || year > LATEST_BEHIND_COMMA))
        year = 0;
    end = year ? end + year_taken : index + month;
    if (!year && lexeme_is(numbers_lexeme(numbers, index), WORD_MONTH_SHORT))
        return 0;
    size_t before = numbers->count;
    struct quantity *date =
        add_date(numbers, index, end - 1, 0, numbers_lexeme(numbers, index)->value, year);
    date->is_loose = !year && !is_surely_month(numbers, index);
    if (year)
        lend_year(numbers, before, index, year);
    return end - index;
}

size_t dates_read(struct numbers *numbers, size_t index)
{
    typedef size_t form_reader(struct numbers *, size_t);
    static form_reader *const forms[] = {
        read_iso_day, read_numeric, read_day_first, read_month_first, read_month,
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t taken = forms[i](numbers, index);
        if (taken)
            return taken;
    }
    return 0;
}

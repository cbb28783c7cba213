#include "base/edtf.h"

#include "base/edtf_parts.h"

#include <string.h>

enum {
    SPRING = 21,
    LAST_PART = 41,
    YEAR_DIGITS = 4,
    DAY_LENGTH = 10,
    MOST_YEAR = 999999999,
    MOST_LONG_DIGITS = 18,
    FIRST_OF_THREE = 10,
};

/* Where each part of a year begins, in months of the year from 1, and how long it is. */
const struct edtf_part edtf_parts[] = {
    [21] = {3, 3, "spring", ""},
    [22] = {6, 3, "summer", ""},
    [23] = {9, 3, "autumn", ""},
    [24] = {12, 3, "winter", ""},
    [25] = {3, 3, "spring", " (north)"},
    [26] = {6, 3, "summer", " (north)"},
    [27] = {9, 3, "autumn", " (north)"},
    [28] = {12, 3, "winter", " (north)"},
    [29] = {9, 3, "spring", " (south)"},
    [30] = {12, 3, "summer", " (south)"},
    [31] = {3, 3, "autumn", " (south)"},
    [32] = {6, 3, "winter", " (south)"},
    [33] = {1, 3, "first quarter of", ""},
    [34] = {4, 3, "second quarter of", ""},
    [35] = {7, 3, "third quarter of", ""},
    [36] = {10, 3, "fourth quarter of", ""},
    [37] = {1, 4, "January–April", ""},
    [38] = {5, 4, "May–August", ""},
    [39] = {9, 4, "September–December", ""},
    [40] = {1, 6, "first half of", ""},
    [41] = {7, 6, "second half of", ""},
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static char first_byte(struct slice text)
{
    return text.length ? *text.bytes : '\0';
}

static void skip(struct slice *text, size_t length)
{
    text->bytes += length;
    text->length -= length;
}

static bool take(struct slice *text, char byte)
{
    if (first_byte(*text) != byte || !text->length)
        return false;
    skip(text, 1);
    return true;
}

/* The bits of a qualifier; 0 where none stands. */
static uint8_t take_qualifier(struct slice *text)
{
    uint8_t bits = 0;
    switch (first_byte(*text)) {
    case '~':
        bits = EDTF_APPROXIMATE;
        break;
    case '?':
        bits = EDTF_UNCERTAIN;
        break;
    case '%':
        bits = EDTF_APPROXIMATE | EDTF_UNCERTAIN;
        break;
    default:
        return 0;
    }
    skip(text, 1);
    return bits;
}

/* A component of digits, some of them unspecified, with what qualifies it. */
struct component {
    struct slice digits;
    bool is_there;
    bool is_negative;
    bool is_long;        /* Y… */
    int64_t long_year;   /* of these its value */
    uint8_t significant; /* S… */
    uint8_t before;      /* qualifies this alone */
    uint8_t after;       /* qualifies this and all on its left */
};

static struct slice take_digits(struct slice *text, bool may_be_unspecified)
{
    size_t length = 0;
    while (length < text->length &&
           (is_digit(text->bytes[length]) || (may_be_unspecified && text->bytes[length] == 'X')))
        length++;
    struct slice digits = {text->bytes, length};
    skip(text, length);
    return digits;
}

static int64_t value_of(struct slice digits)
{
    int64_t value = 0;
    for (size_t i = 0; i < digits.length; i++)
        value = value * 10 + (digits.bytes[i] - '0');
    return value;
}

/* "S2" after a year. */
static enum edtf_error take_significant(struct slice *text, struct component *year)
{
    if (!take(text, 'S'))
        return EDTF_OK;
    struct slice digits = take_digits(text, false);
    if (!digits.length || digits.length > 2 || !value_of(digits))
        return EDTF_NOT_A_DATE;
    year->significant = (uint8_t)value_of(digits);
    return EDTF_OK;
}

/* "Y170000002", "Y-17E7", the Y taken. */
static enum edtf_error take_long_year(struct slice *text, struct component *year)
{
    year->is_long = true;
    year->is_negative = take(text, '-');
    year->digits = take_digits(text, false);
    bool has_exponent = take(text, 'E');
    struct slice exponent = has_exponent ? take_digits(text, false) : SLICE("0");
    bool is_short = !has_exponent && year->digits.length <= YEAR_DIGITS;
    if (!year->digits.length || !exponent.length || is_short)
        return EDTF_NOT_A_DATE;
    if (year->digits.length > MOST_LONG_DIGITS || exponent.length > 2)
        return EDTF_UNSUPPORTED;
    year->long_year = value_of(year->digits);
    for (int64_t i = value_of(exponent); i > 0 && year->long_year <= MOST_YEAR; i--)
        year->long_year *= 10;
    return year->long_year > MOST_YEAR ? EDTF_UNSUPPORTED : EDTF_OK;
}

static enum edtf_error take_year(struct slice *text, struct component *year)
{
    year->is_there = true;
    year->before = take_qualifier(text);
    enum edtf_error error = EDTF_OK;
    if (take(text, 'Y')) {
        error = take_long_year(text, year);
    } else {
        year->is_negative = take(text, '-');
        year->digits = take_digits(text, true);
        error = year->digits.length == YEAR_DIGITS ? EDTF_OK : EDTF_NOT_A_DATE;
    }
    if (!error)
        error = take_significant(text, year);
    year->after = take_qualifier(text);
    return error;
}

/* "-04" or "-?04~"; nothing where the text is at its end. */
static enum edtf_error take_field(struct slice *text, struct component *field)
{
    if (!text->length)
        return EDTF_OK;
    if (!take(text, '-'))
        return EDTF_NOT_A_DATE;
    field->is_there = true;
    field->before = take_qualifier(text);
    field->digits = take_digits(text, true);
    field->after = take_qualifier(text);
    return field->digits.length == 2 ? EDTF_OK : EDTF_NOT_A_DATE;
}

static size_t count_unspecified(struct slice digits)
{
    size_t count = 0;
    for (size_t i = 0; i < digits.length; i++)
        count += digits.bytes[i] == 'X';
    return count;
}

/* Whether all unspecified digits stand at the end. */
static bool ends_unspecified(struct slice digits)
{
    size_t known = digits.length - count_unspecified(digits);
    return count_unspecified((struct slice){digits.bytes, known}) == 0;
}

static int32_t power_of_ten(size_t exponent)
{
    int32_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

static size_t digits_of(int64_t number)
{
    size_t digits = 1;
    for (; number > 9; number /= 10)
        digits++;
    return digits;
}

/* A year of which only the first digits count may be any that begins with them. */
static enum edtf_error set_significant(struct edtf_date *date, size_t digits, size_t significant)
{
    date->estimate = date->year;
    if (significant > digits)
        return EDTF_NOT_A_DATE;
    if (significant == digits)
        return EDTF_OK;
    date->years = power_of_ten(digits - significant);
    date->year = date->year / date->years * date->years;
    return EDTF_OK;
}

static enum edtf_error set_year(struct edtf_date *date, const struct component *year)
{
    size_t unspecified = count_unspecified(year->digits);
    if (!ends_unspecified(year->digits))
        return EDTF_UNSUPPORTED;
    struct slice known = {year->digits.bytes, year->digits.length - unspecified};
    date->precision = EDTF_YEAR;
    date->year = year->is_long ? (int32_t)year->long_year
                               : (int32_t)value_of(known) * power_of_ten(unspecified);
    date->years = unspecified ? power_of_ten(unspecified) : 0;
    if (year->significant && (unspecified || year->is_negative))
        return EDTF_UNSUPPORTED;
    if (year->significant) {
        size_t digits = year->is_long ? digits_of(date->year) : YEAR_DIGITS;
        enum edtf_error error = set_significant(date, digits, year->significant);
        if (error)
            return error;
    }
    if (year->is_negative)
        date->year = -date->year - (date->years ? date->years - 1 : 0);
    if (date->years)
        date->precision = date->years == FIRST_OF_THREE ? EDTF_DECADE : EDTF_YEARS;
    return EDTF_OK;
}

static bool is_leap_year(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static unsigned days_in_month(int32_t year, unsigned month)
{
    static const uint8_t days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month] + (month == 2 && is_leap_year(year));
}

/* A day that one of the years has. */
static unsigned most_days(const struct edtf_date *date, unsigned month)
{
    return month == 2 && date->years > 1 ? 29 : days_in_month(date->year, month);
}

/* Sets the months or days that two digits can be: 1X is 10 to 12. `limit` is the largest. */
static enum edtf_error read_field(const struct component *field, unsigned limit, unsigned *first,
                                  unsigned *last)
{
    const char *digits = field->digits.bytes;
    if (digits[0] == 'X')
        return digits[1] == 'X' ? EDTF_OK : EDTF_UNSUPPORTED;
    if (digits[1] != 'X') {
        *first = *last = (unsigned)value_of(field->digits);
        return EDTF_OK;
    }
    unsigned tens = (unsigned)(digits[0] - '0') * 10;
    *first = tens ? tens : 1;
    *last = tens + 9 < limit ? tens + 9 : limit;
    return EDTF_OK;
}

static void refine(struct edtf_date *date, enum edtf_precision precision)
{
    if (!date->years)
        date->precision = (uint8_t)precision;
}

static enum edtf_error set_month(struct edtf *date, const struct component *month, bool has_day)
{
    unsigned first = 0;
    unsigned last = 0;
    enum edtf_error error = read_field(month, 12, &first, &last);
    if (error || !first)
        return error ? error : (month->digits.bytes[0] == 'X' ? EDTF_OK : EDTF_BAD_MONTH);
    bool is_part = first >= SPRING && first <= LAST_PART && !has_day && first == last;
    if (!is_part && (first > 12 || last < first))
        return EDTF_BAD_MONTH;
    if (first != last && (has_day || date->start.years))
        return EDTF_UNSUPPORTED;
    if (is_part && date->start.years)
        return EDTF_UNSUPPORTED;
    date->start.month = (uint8_t)first;
    refine(&date->start, is_part ? EDTF_SEASON : EDTF_MONTH);
    date->end = date->start;
    date->end.month = (uint8_t)last;
    return EDTF_OK;
}

static enum edtf_error set_day(struct edtf *date, const struct component *day)
{
    unsigned first = 0;
    unsigned last = 0;
    if (!date->start.month)
        return day->digits.bytes[0] == 'X' && day->digits.bytes[1] == 'X' ? EDTF_OK
                                                                          : EDTF_UNSUPPORTED;
    unsigned most = most_days(&date->start, date->start.month);
    enum edtf_error error = read_field(day, most, &first, &last);
    if (error || !first)
        return error ? error : (day->digits.bytes[0] == 'X' ? EDTF_OK : EDTF_BAD_DAY);
    if (first > most || last < first)
        return EDTF_BAD_DAY;
    if (first != last && date->start.years)
        return EDTF_UNSUPPORTED;
    date->start.day = (uint8_t)first;
    refine(&date->start, EDTF_DAY);
    date->end = date->start;
    date->end.day = (uint8_t)last;
    return EDTF_OK;
}

/* Which qualifiers each component has: its own, and those after it or after one on its right. */
static void set_qualifiers(struct edtf_date *date, const struct component *components)
{
    uint8_t bits[3] = {0};
    uint8_t all = 0;
    uint8_t shared = EDTF_APPROXIMATE | EDTF_UNCERTAIN;
    for (size_t i = 0; i < 3 && components[i].is_there; i++)
        for (size_t j = 0; j <= i; j++)
            bits[j] |= components[i].after | (i == j ? components[i].before : 0);
    for (size_t i = 0; i < 3 && components[i].is_there; i++) {
        all |= bits[i];
        shared &= bits[i];
    }
    date->approximate = all & EDTF_APPROXIMATE;
    date->uncertain = all & EDTF_UNCERTAIN;
    unsigned each = bits[0] | bits[1] << 2u | bits[2] << 4u;
    date->partly = (uint8_t)(all == shared ? 0 : each);
}

static bool has_time_of_day(struct slice text)
{
    if (text.length < DAY_LENGTH + 2)
        return false;
    static const char shape[] = "9999-99-99";
    for (size_t i = 0; i < DAY_LENGTH; i++)
        if (shape[i] == '9' ? !is_digit(text.bytes[i]) : text.bytes[i] != shape[i])
            return false;
    char between = text.bytes[DAY_LENGTH];
    return (between == 'T' || between == 't' || between == ' ') &&
           is_digit(text.bytes[DAY_LENGTH + 1]);
}

/* Reads one date: its start and end differ where digits leave several months or days. */
static enum edtf_error parse_date(struct slice text, struct edtf *date)
{
    struct component components[3] = {{.is_there = false}};
    if (has_time_of_day(text))
        return EDTF_TIME_OF_DAY;
    enum edtf_error error = take_year(&text, &components[0]);
    for (size_t i = 1; i < 3 && !error; i++)
        error = take_field(&text, &components[i]);
    if (error || text.length)
        return error ? error : EDTF_NOT_A_DATE;
    bool has_fields = components[1].is_there;
    if (has_fields && (components[0].is_long || components[0].significant))
        return EDTF_NOT_A_DATE;
    error = set_year(&date->start, &components[0]);
    date->end = date->start;
    if (!error && has_fields)
        error = set_month(date, &components[1], components[2].is_there);
    if (!error && components[2].is_there)
        error = set_day(date, &components[2]);
    set_qualifiers(&date->start, components);
    set_qualifiers(&date->end, components);
    bool is_several = date->start.month != date->end.month || date->start.day != date->end.day;
    date->set = is_several ? EDTF_ONE_OF : EDTF_NO_SET;
    date->has_more = is_several;
    return error;
}

static enum edtf_error parse_end(struct slice text, struct edtf *end)
{
    if (text.length && !slice_equal(text, SLICE("..")))
        return parse_date(text, end);
    end->start.precision = text.length ? EDTF_OPEN : EDTF_UNKNOWN;
    end->end = end->start;
    return EDTF_OK;
}

static bool is_boundless(const struct edtf_date *date)
{
    return date->precision >= EDTF_OPEN;
}

static enum edtf_error parse_interval(struct slice start, struct slice end, struct edtf *date)
{
    struct edtf ends[2] = {{.set = EDTF_NO_SET}};
    enum edtf_error error = parse_end(start, &ends[0]);
    if (!error)
        error = parse_end(end, &ends[1]);
    if (error)
        return error;
    if (is_boundless(&ends[0].start) && is_boundless(&ends[1].start))
        return EDTF_NOT_A_DATE;
    *date = (struct edtf){.start = ends[0].start, .end = ends[1].end, .is_interval = true};
    return edtf_latest(date) < edtf_earliest(date) ? EDTF_END_BEFORE_START : EDTF_OK;
}

/* Cuts at ".."; false where there is none. */
static bool cut_range(struct slice text, struct slice *start, struct slice *end)
{
    for (size_t i = 0; i + 2 <= text.length; i++) {
        if (text.bytes[i] != '.' || text.bytes[i + 1] != '.')
            continue;
        *start = (struct slice){text.bytes, i};
        *end = (struct slice){text.bytes + i + 2, text.length - i - 2};
        return true;
    }
    return false;
}

/* One date of a set, or a range of them. */
static enum edtf_error parse_member(struct slice text, struct edtf *member)
{
    struct slice start;
    struct slice end;
    if (!cut_range(text, &start, &end)) {
        enum edtf_error error = parse_date(text, member);
        member->has_more = false;
        return error;
    }
    enum edtf_error error =
        parse_interval(start.length ? start : SLICE(".."), end.length ? end : SLICE(".."), member);
    member->has_more = true;
    return error;
}

static enum edtf_error parse_set(struct slice text, enum edtf_set kind, struct edtf *date)
{
    size_t count = 0;
    for (struct slice rest = text; rest.bytes; count++) {
        struct edtf member = {.set = EDTF_NO_SET};
        enum edtf_error error = parse_member(slice_trim(slice_cut(&rest, ',')), &member);
        if (error)
            return error;
        struct edtf first = {.start = date->start, .end = date->start};
        struct edtf last = {.start = date->end, .end = date->end};
        if (!count || edtf_earliest(&member) < edtf_earliest(&first))
            date->start = member.start;
        if (!count || edtf_latest(&member) > edtf_latest(&last))
            date->end = member.end;
        date->has_more |= member.has_more;
    }
    date->set = (uint8_t)kind;
    date->has_more |= count > 2;
    return EDTF_OK;
}

static enum edtf_error parse_text(struct slice text, struct edtf *date)
{
    if (slice_trim(text).length == 0)
        return EDTF_EMPTY;
    char first = text.bytes[0];
    char last = text.bytes[text.length - 1];
    struct slice inner = {text.bytes + 1, text.length - 1};
    if (text.length > 2 && ((first == '[' && last == ']') || (first == '{' && last == '}')))
        return parse_set((struct slice){inner.bytes, inner.length - 1},
                         first == '[' ? EDTF_ONE_OF : EDTF_ALL_OF, date);
    size_t slash = slice_find(text, '/');
    if (slash == text.length)
        return parse_date(text, date);
    struct slice end = {text.bytes + slash + 1, text.length - slash - 1};
    return parse_interval((struct slice){text.bytes, slash}, end, date);
}

enum edtf_error edtf_parse(struct slice text, struct edtf *date)
{
    struct edtf parsed = {.set = EDTF_NO_SET};
    enum edtf_error error = parse_text(text, &parsed);
    *date = error ? (struct edtf){.set = EDTF_NO_SET} : parsed;
    return error;
}

const char *edtf_error_text(enum edtf_error error)
{
    static const char *const texts[EDTF_ERRORS] = {
        [EDTF_OK] = "the date is valid",
        [EDTF_EMPTY] = "the date is empty: write one such as 2031, 2031-04 or 2031-04-27, or leave "
                       "the field out",
        [EDTF_NOT_A_DATE] = "this is not an EDTF date: write 2031, 2031-04, 2031-04-27, with ~ "
                            "after it for about, ? for uncertain, or an interval such as "
                            "2030-01/2030-10",
        [EDTF_BAD_MONTH] = "there is no such month: write 01 to 12, or without a day 21 to 41 for "
                           "seasons, quarters, thirds and halves of a year",
        [EDTF_BAD_DAY] = "the month has no such day: correct it, or leave the day out",
        [EDTF_TIME_OF_DAY] = "a time of day has no place here: write the day alone",
        [EDTF_END_BEFORE_START] = "the interval ends before it starts: swap its ends",
        [EDTF_UNSUPPORTED] = "precis does not support this form of EDTF: write a vaguer date, such "
                             "as 203X or 2031, or an interval",
    };
    return texts[error];
}

static edtf_day day_number(int32_t year, unsigned month, unsigned day)
{
    return (edtf_day)year * 10000 + month * 100 + day;
}

bool edtf_is_known(const struct edtf_date *date)
{
    return date->precision != EDTF_NONE && !is_boundless(date);
}

unsigned edtf_first_month(const struct edtf_date *date)
{
    if (date->precision == EDTF_SEASON)
        return edtf_parts[date->month].first_month;
    return date->month ? date->month : 1;
}

edtf_day edtf_earliest(const struct edtf *date)
{
    const struct edtf_date *start = &date->start;
    if (start->precision == EDTF_NONE)
        return EDTF_LAST_DAY;
    if (is_boundless(start))
        return EDTF_FIRST_DAY;
    return day_number(start->year, edtf_first_month(start), start->day ? start->day : 1);
}

static unsigned months_covered(const struct edtf_date *date)
{
    if (date->precision == EDTF_SEASON)
        return edtf_parts[date->month].months;
    return date->month ? 1 : 12;
}

unsigned edtf_last_month(const struct edtf_date *date)
{
    return edtf_first_month(date) + months_covered(date) - 1;
}

edtf_day edtf_latest(const struct edtf *date)
{
    const struct edtf_date *end = &date->end;
    if (end->precision == EDTF_NONE || is_boundless(end))
        return EDTF_LAST_DAY;
    int32_t year = end->year + (end->years ? end->years - 1 : 0);
    if (end->day)
        return day_number(year, end->month, end->day);
    unsigned last = edtf_last_month(end);
    year += last > 12;
    last -= last > 12 ? 12 : 0;
    return day_number(year, last, days_in_month(year, last));
}

bool edtf_reaches(const struct edtf *date, const struct edtf *since)
{
    bool are_dates = date->start.precision != EDTF_NONE && since->start.precision != EDTF_NONE;
    return are_dates && edtf_latest(date) >= edtf_earliest(since);
}

static int compare_days(edtf_day left, edtf_day right)
{
    return (left > right) - (left < right);
}

int edtf_compare(const struct edtf *left, const struct edtf *right)
{
    int order = compare_days(edtf_earliest(left), edtf_earliest(right));
    return order ? order : compare_days(edtf_latest(left), edtf_latest(right));
}

#include "base/edtf.h"

/* A form a date is written in: 9 stands for any digit, the rest for itself. The numbers stand at
 * the same place in all of them. */
static const struct form {
    const char *shape;
    enum edtf_precision precision;
} forms[] = {
    {"9999", EDTF_YEAR},       {"999X", EDTF_DECADE},    {"9999-99", EDTF_MONTH},
    {"9999-XX", EDTF_YEAR},    {"9999-99-99", EDTF_DAY}, {"9999-99-XX", EDTF_MONTH},
    {"9999-XX-XX", EDTF_YEAR},
};

enum { MONTH_AT = 5, DAY_AT = 8, DAY_LENGTH = 10, SPRING = 21, WINTER = 24 };

static const uint8_t months_covered[] = {
    [EDTF_DECADE] = 120, [EDTF_YEAR] = 12, [EDTF_SEASON] = 3, [EDTF_MONTH] = 1, [EDTF_DAY] = 1,
};

static const char *const month_names[] = {
    [1] = "January",   [2] = "February", [3] = "March",     [4] = "April",
    [5] = "May",       [6] = "June",     [7] = "July",      [8] = "August",
    [9] = "September", [10] = "October", [11] = "November", [12] = "December",
    [21] = "spring",   [22] = "summer",  [23] = "autumn",   [24] = "winter",
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool has_shape(struct slice text, const char *shape)
{
    for (size_t i = 0; i < text.length; i++) {
        bool fits = shape[i] == '9' ? is_digit(text.bytes[i]) : text.bytes[i] == shape[i];
        if (!shape[i] || !fits)
            return false;
    }
    return !shape[text.length];
}

static const struct form *find_form(struct slice text)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (has_shape(text, forms[i].shape))
            return &forms[i];
    }
    return NULL;
}

static unsigned read_number(struct slice text, size_t at, size_t digits)
{
    unsigned number = 0;
    for (size_t i = at; i < at + digits; i++)
        number = number * 10 + (unsigned)(text.bytes[i] - '0');
    return number;
}

static bool has_time_of_day(struct slice text)
{
    if (text.length < DAY_LENGTH + 2)
        return false;
    char between = text.bytes[DAY_LENGTH];
    return (between == 'T' || between == 't' || between == ' ') &&
           is_digit(text.bytes[DAY_LENGTH + 1]) &&
           has_shape((struct slice){text.bytes, DAY_LENGTH}, "9999-99-99");
}

static bool is_leap_year(unsigned year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static unsigned days_in_month(unsigned year, unsigned month)
{
    static const uint8_t days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month] + (month == 2 && is_leap_year(year));
}

static bool is_qualified(const struct edtf_date *date)
{
    return date->approximate || date->uncertain;
}

static void take_qualifier(struct slice *text, struct edtf_date *date)
{
    char last = text->length ? text->bytes[text->length - 1] : '\0';
    date->approximate = last == '~' || last == '%';
    date->uncertain = last == '?' || last == '%';
    text->length -= is_qualified(date);
}

static enum edtf_error check_fields(struct edtf_date *date, struct slice text)
{
    if (date->year == 0)
        return EDTF_NOT_A_DATE;
    if (date->precision < EDTF_MONTH)
        return EDTF_OK;
    if (date->month >= SPRING && date->month <= WINTER && text.length < DAY_AT) {
        date->precision = EDTF_SEASON;
        return EDTF_OK;
    }
    if (date->month < 1 || date->month > 12)
        return EDTF_BAD_MONTH;
    if (date->precision < EDTF_DAY)
        return EDTF_OK;
    return date->day >= 1 && date->day <= days_in_month(date->year, date->month) ? EDTF_OK
                                                                                 : EDTF_BAD_DAY;
}

static enum edtf_error parse_date(struct slice text, struct edtf_date *date)
{
    if (has_time_of_day(text))
        return EDTF_TIME_OF_DAY;
    take_qualifier(&text, date);
    const struct form *form = find_form(text);
    if (!form)
        return EDTF_NOT_A_DATE;
    date->precision = (uint8_t)form->precision;
    date->year = (uint16_t)(form->precision == EDTF_DECADE ? read_number(text, 0, 3) * 10
                                                           : read_number(text, 0, 4));
    if (form->precision >= EDTF_MONTH)
        date->month = (uint8_t)read_number(text, MONTH_AT, 2);
    if (form->precision == EDTF_DAY)
        date->day = (uint8_t)read_number(text, DAY_AT, 2);
    return check_fields(date, text);
}

static enum edtf_error parse_end(struct slice text, struct edtf_date *date)
{
    if (text.length && !slice_equal(text, SLICE("..")))
        return parse_date(text, date);
    date->precision = text.length ? EDTF_OPEN : EDTF_UNKNOWN;
    return EDTF_OK;
}

static bool is_boundless(const struct edtf_date *date)
{
    return date->precision >= EDTF_OPEN;
}

static enum edtf_error parse_interval(struct slice start, struct slice end, struct edtf *date)
{
    date->is_interval = true;
    enum edtf_error error = parse_end(start, &date->start);
    if (!error)
        error = parse_end(end, &date->end);
    if (error)
        return error;
    if (is_boundless(&date->start) && is_boundless(&date->end))
        return EDTF_NOT_A_DATE;
    return edtf_latest(date) < edtf_earliest(date) ? EDTF_END_BEFORE_START : EDTF_OK;
}

static enum edtf_error parse_text(struct slice text, struct edtf *date)
{
    if (slice_trim(text).length == 0)
        return EDTF_EMPTY;
    size_t slash = slice_find(text, '/');
    if (slash < text.length) {
        struct slice end = {text.bytes + slash + 1, text.length - slash - 1};
        return parse_interval((struct slice){text.bytes, slash}, end, date);
    }
    enum edtf_error error = parse_date(text, &date->start);
    date->end = date->start;
    return error;
}

enum edtf_error edtf_parse(struct slice text, struct edtf *date)
{
    struct edtf parsed = {0};
    enum edtf_error error = parse_text(text, &parsed);
    *date = error ? (struct edtf){0} : parsed;
    return error;
}

const char *edtf_error_text(enum edtf_error error)
{
    static const char *const texts[] = {
        [EDTF_OK] = "the date is valid",
        [EDTF_EMPTY] = "the date is empty: write one such as 2031, 2031-04 or 2031-04-27, or leave "
                       "the field out",
        [EDTF_NOT_A_DATE] = "this is not an EDTF date: write 2031, 2031-04, 2031-04-27, with ~ "
                            "behind it for about, ? for uncertain, or an interval such as "
                            "2030-01/2030-10",
        [EDTF_BAD_MONTH] = "there is no such month: write 01 to 12, or 21 to 24 without a day for "
                           "spring to winter",
        [EDTF_BAD_DAY] = "the month has no such day: correct it, or leave the day out",
        [EDTF_TIME_OF_DAY] = "a time of day has no place here: write the day alone",
        [EDTF_END_BEFORE_START] = "the interval ends before it starts: swap its ends",
    };
    return texts[error];
}

static uint32_t day_number(unsigned year, unsigned month, unsigned day)
{
    return year * 10000 + month * 100 + day;
}

static unsigned first_month(const struct edtf_date *date)
{
    if (date->precision == EDTF_SEASON)
        return (date->month - SPRING + 1u) * 3;
    return date->precision >= EDTF_MONTH ? date->month : 1;
}

uint32_t edtf_earliest(const struct edtf *date)
{
    const struct edtf_date *start = &date->start;
    if (start->precision == EDTF_NONE)
        return UINT32_MAX;
    if (is_boundless(start))
        return 0;
    return day_number(start->year, first_month(start), start->day ? start->day : 1);
}

uint32_t edtf_latest(const struct edtf *date)
{
    const struct edtf_date *end = &date->end;
    if (end->precision == EDTF_NONE || is_boundless(end))
        return UINT32_MAX;
    if (end->precision == EDTF_DAY)
        return day_number(end->year, end->month, end->day);
    unsigned months = end->year * 12u + first_month(end) - 1 + months_covered[end->precision] - 1;
    unsigned year = months / 12;
    unsigned month = months % 12 + 1;
    return day_number(year, month, days_in_month(year, month));
}

static int compare_numbers(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

int edtf_compare(const struct edtf *left, const struct edtf *right)
{
    int order = compare_numbers(edtf_earliest(left), edtf_earliest(right));
    return order ? order : compare_numbers(edtf_latest(left), edtf_latest(right));
}

static struct slice format_unqualified(struct arena *arena, const struct edtf_date *date)
{
    switch (date->precision) {
    case EDTF_DECADE:
        return arena_format(arena, "%us", (unsigned)date->year);
    case EDTF_YEAR:
        return arena_format(arena, "%u", (unsigned)date->year);
    case EDTF_SEASON:
    case EDTF_MONTH:
        return arena_format(arena, "%s %u", month_names[date->month], (unsigned)date->year);
    default:
        return arena_format(arena, "%u %s %u", (unsigned)date->day, month_names[date->month],
                            (unsigned)date->year);
    }
}

static struct slice format_date(struct arena *arena, const struct edtf_date *date)
{
    struct slice text = format_unqualified(arena, date);
    if (!is_qualified(date))
        return text;
    return arena_format(arena, "%s%.*s%s", date->approximate ? "about " : "", SLICE_ARGUMENTS(text),
                        date->uncertain ? " (uncertain)" : "");
}

static bool is_same_date(const struct edtf_date *left, const struct edtf_date *right)
{
    return left->year == right->year && left->month == right->month && left->day == right->day &&
           left->precision == right->precision && left->approximate == right->approximate &&
           left->uncertain == right->uncertain;
}

static bool shares_year(const struct edtf_date *start, const struct edtf_date *end)
{
    return start->year == end->year && start->precision == end->precision &&
           start->precision >= EDTF_SEASON && !is_qualified(start) && !is_qualified(end);
}

static struct slice format_within_year(struct arena *arena, const struct edtf_date *start,
                                       const struct edtf_date *end)
{
    struct slice whole = format_date(arena, end);
    const char *month = month_names[start->month];
    if (start->precision != EDTF_DAY)
        return arena_format(arena, "%s–%.*s", month, SLICE_ARGUMENTS(whole));
    if (start->month == end->month)
        return arena_format(arena, "%u–%.*s", (unsigned)start->day, SLICE_ARGUMENTS(whole));
    return arena_format(arena, "%u %s – %.*s", (unsigned)start->day, month, SLICE_ARGUMENTS(whole));
}

static struct slice format_until(struct arena *arena, const struct edtf *date)
{
    struct slice end = format_date(arena, &date->end);
    return arena_format(arena, "until %.*s%s", SLICE_ARGUMENTS(end),
                        date->start.precision == EDTF_OPEN ? "" : ", start unknown");
}

static struct slice format_since(struct arena *arena, const struct edtf *date)
{
    struct slice start = format_date(arena, &date->start);
    bool is_open = date->end.precision == EDTF_OPEN;
    return arena_format(arena, "%s %.*s%s", is_open ? "since" : "from", SLICE_ARGUMENTS(start),
                        is_open ? "" : ", end unknown");
}

static bool holds_blank(struct slice text)
{
    return slice_find(text, ' ') < text.length;
}

static struct slice format_span(struct arena *arena, const struct edtf *date)
{
    struct slice start = format_date(arena, &date->start);
    struct slice end = format_date(arena, &date->end);
    const char *dash = holds_blank(start) || holds_blank(end) ? " – " : "–";
    return arena_format(arena, "%.*s%s%.*s", SLICE_ARGUMENTS(start), dash, SLICE_ARGUMENTS(end));
}

struct slice edtf_format(struct arena *arena, const struct edtf *date)
{
    if (date->start.precision == EDTF_NONE)
        return SLICE("no date");
    if (is_boundless(&date->start))
        return format_until(arena, date);
    if (is_boundless(&date->end))
        return format_since(arena, date);
    if (is_same_date(&date->start, &date->end))
        return format_date(arena, &date->start);
    if (shares_year(&date->start, &date->end))
        return format_within_year(arena, &date->start, &date->end);
    return format_span(arena, date);
}

static const char *qualifier_of(const struct edtf_date *date)
{
    static const char *const qualifiers[2][2] = {{"", "?"}, {"~", "%"}};
    return qualifiers[date->approximate][date->uncertain];
}

struct slice edtf_format_short(struct arena *arena, const struct edtf *date)
{
    const struct edtf_date *start = &date->start;
    unsigned year = start->year;
    switch (start->precision) {
    case EDTF_NONE:
        return SLICE("no date");
    case EDTF_OPEN:
        return SLICE("..");
    case EDTF_UNKNOWN:
        return SLICE("?");
    case EDTF_DECADE:
        return arena_format(arena, "%03uX%s", year / 10, qualifier_of(start));
    case EDTF_YEAR:
        return arena_format(arena, "%04u%s", year, qualifier_of(start));
    default:
        return arena_format(arena, "%04u-%02u%s", year, (unsigned)start->month,
                            qualifier_of(start));
    }
}

/* Dates for people and for columns. */
#include "base/edtf.h"
#include "base/edtf_parts.h"

enum { SHORT_YEAR = 10000, A_CENTURY = 100 };

static const char *const month_names[] = {
    [1] = "January",   [2] = "February", [3] = "March",     [4] = "April",
    [5] = "May",       [6] = "June",     [7] = "July",      [8] = "August",
    [9] = "September", [10] = "October", [11] = "November", [12] = "December",
};

static bool is_qualified(const struct edtf_date *date)
{
    return date->approximate || date->uncertain;
}

static bool is_boundless(const struct edtf_date *date)
{
    return date->precision >= EDTF_OPEN;
}

struct slice edtf_format_year(struct arena *arena, int32_t year)
{
    return year > 0 ? arena_format(arena, "%d", year) : arena_format(arena, "%d BC", 1 - year);
}

/* "2030s", "1500s", "3000–2001 BC"; for a year that is known to some digits "1950, give or take".
 */
static struct slice format_years(struct arena *arena, const struct edtf_date *date)
{
    if (date->estimate) {
        struct slice estimate = edtf_format_year(arena, date->estimate);
        return arena_format(arena, "%.*s, give or take", SLICE_ARGUMENTS(estimate));
    }
    if (date->year == 0 && date->years == SHORT_YEAR)
        return SLICE("unknown year");
    if (date->year >= 0 && date->years <= A_CENTURY)
        return arena_format(arena, "%ds", date->year);
    struct slice first = edtf_format_year(arena, date->year);
    struct slice last = edtf_format_year(arena, date->year + date->years - 1);
    return arena_format(arena, "%.*s–%.*s", SLICE_ARGUMENTS(first), SLICE_ARGUMENTS(last));
}

/* "April", "27 April", "first quarter of": what stands before the year. */
static struct slice format_within(struct arena *arena, const struct edtf_date *date)
{
    if (date->precision == EDTF_SEASON)
        return slice_of(edtf_parts[date->month].name);
    if (date->day)
        return arena_format(arena, "%u %s", (unsigned)date->day, month_names[date->month]);
    return slice_of(date->month ? month_names[date->month] : "");
}

static struct slice format_unqualified(struct arena *arena, const struct edtf_date *date)
{
    struct slice year =
        date->years ? format_years(arena, date) : edtf_format_year(arena, date->year);
    struct slice within = format_within(arena, date);
    if (!within.length)
        return year;
    const char *after = date->precision == EDTF_SEASON ? edtf_parts[date->month].after : "";
    return arena_format(arena, "%.*s%s%.*s%s", SLICE_ARGUMENTS(within), date->years ? ", " : " ",
                        SLICE_ARGUMENTS(year), after);
}

/* "year and month", of the parts that have the bit. */
static struct slice parts_with(struct arena *arena, const struct edtf_date *date, unsigned bit)
{
    static const char *const names[] = {"year", "month", "day"};
    struct slice list = SLICE("");
    for (unsigned i = 0; i < 3; i++) {
        if (!(date->partly >> i * 2 & bit))
            continue;
        bool is_last = !(date->partly >> (i + 1) * 2 & (bit | bit << 2));
        const char *between = !list.length ? "" : is_last ? " and " : ", ";
        list = arena_format(arena, "%.*s%s%s", SLICE_ARGUMENTS(list), between, names[i]);
    }
    return list;
}

static struct slice format_partly(struct arena *arena, const struct edtf_date *date,
                                  struct slice text)
{
    struct slice about = parts_with(arena, date, EDTF_APPROXIMATE);
    struct slice uncertain = parts_with(arena, date, EDTF_UNCERTAIN);
    return arena_format(arena, "%.*s (%.*s%s%s%.*s%s)", SLICE_ARGUMENTS(text),
                        SLICE_ARGUMENTS(about), about.length ? " approximate" : "",
                        about.length && uncertain.length ? ", " : "", SLICE_ARGUMENTS(uncertain),
                        uncertain.length ? " uncertain" : "");
}

static struct slice format_date(struct arena *arena, const struct edtf_date *date)
{
    struct slice text = format_unqualified(arena, date);
    if (!is_qualified(date))
        return text;
    if (date->partly)
        return format_partly(arena, date, text);
    return arena_format(arena, "%s%.*s%s", date->approximate ? "about " : "", SLICE_ARGUMENTS(text),
                        date->uncertain ? " (uncertain)" : "");
}

static bool is_same_date(const struct edtf_date *left, const struct edtf_date *right)
{
    return left->year == right->year && left->years == right->years &&
           left->month == right->month && left->day == right->day &&
           left->precision == right->precision && left->approximate == right->approximate &&
           left->uncertain == right->uncertain && left->partly == right->partly;
}

static bool has_name_alone(const struct edtf_date *date)
{
    return date->precision != EDTF_SEASON || date->month <= 24;
}

static bool shares_year(const struct edtf_date *start, const struct edtf_date *end)
{
    return start->year == end->year && start->precision == end->precision &&
           start->precision >= EDTF_SEASON && !is_qualified(start) && !is_qualified(end) &&
           has_name_alone(start) && has_name_alone(end);
}

static struct slice format_within_year(struct arena *arena, const struct edtf_date *start,
                                       const struct edtf_date *end)
{
    struct slice whole = format_date(arena, end);
    struct slice within = format_within(arena, start);
    if (start->precision != EDTF_DAY)
        return arena_format(arena, "%.*s–%.*s", SLICE_ARGUMENTS(within), SLICE_ARGUMENTS(whole));
    if (start->month == end->month)
        return arena_format(arena, "%u–%.*s", (unsigned)start->day, SLICE_ARGUMENTS(whole));
    return arena_format(arena, "%.*s – %.*s", SLICE_ARGUMENTS(within), SLICE_ARGUMENTS(whole));
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
    if (is_same_date(&date->start, &date->end))
        return format_date(arena, &date->start);
    if (shares_year(&date->start, &date->end))
        return format_within_year(arena, &date->start, &date->end);
    struct slice start = format_date(arena, &date->start);
    struct slice end = format_date(arena, &date->end);
    const char *dash = holds_blank(start) || holds_blank(end) ? " – " : "–";
    return arena_format(arena, "%.*s%s%.*s", SLICE_ARGUMENTS(start), dash, SLICE_ARGUMENTS(end));
}

static struct slice format_bounded_set(struct arena *arena, const struct edtf *date)
{
    struct slice span = format_span(arena, date);
    bool is_one = date->set == EDTF_ONE_OF;
    if (is_same_date(&date->start, &date->end))
        return span;
    if (date->has_more)
        return arena_format(arena, "%s %.*s", is_one ? "some time in" : "several dates in",
                            SLICE_ARGUMENTS(span));
    struct slice start = format_date(arena, &date->start);
    struct slice end = format_date(arena, &date->end);
    return arena_format(arena, "%.*s %s %.*s", SLICE_ARGUMENTS(start), is_one ? "or" : "and",
                        SLICE_ARGUMENTS(end));
}

static struct slice format_set(struct arena *arena, const struct edtf *date)
{
    bool is_one = date->set == EDTF_ONE_OF;
    if (!is_boundless(&date->start) && !is_boundless(&date->end))
        return format_bounded_set(arena, date);
    bool is_from = !is_boundless(&date->start);
    struct slice known = format_date(arena, is_from ? &date->start : &date->end);
    return arena_format(arena, "%.*s %s %s", SLICE_ARGUMENTS(known), is_one ? "or" : "and",
                        is_from ? "later" : "earlier");
}

struct slice edtf_format(struct arena *arena, const struct edtf *date)
{
    if (date->start.precision == EDTF_NONE)
        return SLICE("no date");
    if (date->set)
        return format_set(arena, date);
    if (is_boundless(&date->start))
        return format_until(arena, date);
    if (is_boundless(&date->end))
        return format_since(arena, date);
    return format_span(arena, date);
}

static const char *qualifier_of(const struct edtf_date *date)
{
    static const char *const qualifiers[2][2] = {{"", "?"}, {"~", "%"}};
    return qualifiers[date->approximate][date->uncertain];
}

/* A year in the notation of EDTF, its last digits unspecified where it may be several. */
static struct slice notation_of_year(struct arena *arena, const struct edtf_date *date)
{
    int32_t year = date->years && date->year < 0 ? date->year + date->years - 1 : date->year;
    int32_t size = year < 0 ? -year : year;
    if (size >= SHORT_YEAR)
        return arena_format(arena, "Y%d", date->estimate ? date->estimate : year);
    char digits[] = "0000";
    for (int i = 3; i >= 0; i--, size /= 10)
        digits[i] = (char)('0' + size % 10);
    int i = 3;
    for (int32_t years = date->years; years > 1 && i >= 0; years /= 10)
        digits[i--] = 'X';
    return arena_format(arena, "%s%s", year < 0 ? "-" : "", digits);
}

struct slice edtf_format_short(struct arena *arena, const struct edtf *date)
{
    const struct edtf_date *start = &date->start;
    if (start->precision == EDTF_NONE)
        return SLICE("no date");
    if (start->precision == EDTF_OPEN)
        return SLICE("..");
    if (start->precision == EDTF_UNKNOWN)
        return SLICE("?");
    struct slice year = notation_of_year(arena, start);
    if (start->precision < EDTF_SEASON)
        return arena_format(arena, "%.*s%s", SLICE_ARGUMENTS(year), qualifier_of(start));
    return arena_format(arena, "%.*s-%02u%s", SLICE_ARGUMENTS(year), (unsigned)start->month,
                        qualifier_of(start));
}

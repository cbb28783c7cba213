/* Dates for people and for columns. */
#include "base/edtf.h"
#include "base/edtf_parts.h"

enum { ALL_YEARS = 10000, A_CENTURY = 100 };

static const char *const month_names[] = {
    [1] = "January",   [2] = "February", [3] = "March",     [4] = "April",
    [5] = "May",       [6] = "June",     [7] = "July",      [8] = "August",
    [9] = "September", [10] = "October", [11] = "November", [12] = "December",
};

static const char *const month_abbreviations[] = {
    [1] = "Jan", [2] = "Feb", [3] = "Mar", [4] = "Apr",  [5] = "May",  [6] = "Jun",
    [7] = "Jul", [8] = "Aug", [9] = "Sep", [10] = "Oct", [11] = "Nov", [12] = "Dec",
};

/* In which words a date is written. */
struct words {
    const char *const *months;
    const char *about;
    const char *uncertain;
    bool names_parts; /* that a qualifier concerns, where it does not concern all */
};

static const struct words in_full = {month_names, "about ", " (uncertain)", true};
static const struct words in_brief = {month_abbreviations, "c. ", "?", false};

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
    if (date->year == 0 && date->years == ALL_YEARS)
        return SLICE("unknown year");
    if (date->year >= 0 && date->years <= A_CENTURY)
        return arena_format(arena, "%ds", date->year);
    struct slice first = edtf_format_year(arena, date->year);
    struct slice last = edtf_format_year(arena, date->year + date->years - 1);
    return arena_format(arena, "%.*s–%.*s", SLICE_ARGUMENTS(first), SLICE_ARGUMENTS(last));
}

/* "April", "27 April", "first quarter of": what stands before the year. */
static struct slice format_within(const struct words *words, struct arena *arena,
                                  const struct edtf_date *date)
{
    if (date->precision == EDTF_SEASON)
        return slice_of(edtf_parts[date->month].name);
    if (date->day)
        return arena_format(arena, "%u %s", (unsigned)date->day, words->months[date->month]);
    return slice_of(date->month ? words->months[date->month] : "");
}

static struct slice format_unqualified(const struct words *words, struct arena *arena,
                                       const struct edtf_date *date)
{
    struct slice year =
        date->years ? format_years(arena, date) : edtf_format_year(arena, date->year);
    struct slice within = format_within(words, arena, date);
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

static struct slice format_date(const struct words *words, struct arena *arena,
                                const struct edtf_date *date)
{
    struct slice text = format_unqualified(words, arena, date);
    if (!is_qualified(date))
        return text;
    if (date->partly && words->names_parts)
        return format_partly(arena, date, text);
    return arena_format(arena, "%s%.*s%s", date->approximate ? words->about : "",
                        SLICE_ARGUMENTS(text), date->uncertain ? words->uncertain : "");
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

static struct slice format_within_year(const struct words *words, struct arena *arena,
                                       const struct edtf_date *start, const struct edtf_date *end)
{
    struct slice whole = format_date(words, arena, end);
    struct slice within = format_within(words, arena, start);
    if (start->precision != EDTF_DAY)
        return arena_format(arena, "%.*s–%.*s", SLICE_ARGUMENTS(within), SLICE_ARGUMENTS(whole));
    if (start->month == end->month)
        return arena_format(arena, "%u–%.*s", (unsigned)start->day, SLICE_ARGUMENTS(whole));
    return arena_format(arena, "%.*s – %.*s", SLICE_ARGUMENTS(within), SLICE_ARGUMENTS(whole));
}

static struct slice format_until(const struct words *words, struct arena *arena,
                                 const struct edtf *date)
{
    struct slice end = format_date(words, arena, &date->end);
    return arena_format(arena, "until %.*s%s", SLICE_ARGUMENTS(end),
                        date->start.precision == EDTF_OPEN ? "" : ", start unknown");
}

static struct slice format_since(const struct words *words, struct arena *arena,
                                 const struct edtf *date)
{
    struct slice start = format_date(words, arena, &date->start);
    bool is_open = date->end.precision == EDTF_OPEN;
    return arena_format(arena, "%s %.*s%s", is_open ? "since" : "from", SLICE_ARGUMENTS(start),
                        is_open ? "" : ", end unknown");
}

static bool holds_blank(struct slice text)
{
    return slice_find(text, ' ') < text.length;
}

static struct slice format_span(const struct words *words, struct arena *arena,
                                const struct edtf *date)
{
    if (is_same_date(&date->start, &date->end))
        return format_date(words, arena, &date->start);
    if (shares_year(&date->start, &date->end))
        return format_within_year(words, arena, &date->start, &date->end);
    struct slice start = format_date(words, arena, &date->start);
    struct slice end = format_date(words, arena, &date->end);
    const char *dash = holds_blank(start) || holds_blank(end) ? " – " : "–";
    return arena_format(arena, "%.*s%s%.*s", SLICE_ARGUMENTS(start), dash, SLICE_ARGUMENTS(end));
}

static struct slice format_bounded_set(const struct words *words, struct arena *arena,
                                       const struct edtf *date)
{
    struct slice span = format_span(words, arena, date);
    bool is_one = date->set == EDTF_ONE_OF;
    if (is_same_date(&date->start, &date->end))
        return span;
    if (date->has_more)
        return arena_format(arena, "%s %.*s", is_one ? "some time in" : "several dates in",
                            SLICE_ARGUMENTS(span));
    struct slice start = format_date(words, arena, &date->start);
    struct slice end = format_date(words, arena, &date->end);
    return arena_format(arena, "%.*s %s %.*s", SLICE_ARGUMENTS(start), is_one ? "or" : "and",
                        SLICE_ARGUMENTS(end));
}

static struct slice format_set(const struct words *words, struct arena *arena,
                               const struct edtf *date)
{
    bool is_one = date->set == EDTF_ONE_OF;
    if (!is_boundless(&date->start) && !is_boundless(&date->end))
        return format_bounded_set(words, arena, date);
    bool is_from = !is_boundless(&date->start);
    struct slice known = format_date(words, arena, is_from ? &date->start : &date->end);
    return arena_format(arena, "%.*s %s %s", SLICE_ARGUMENTS(known), is_one ? "or" : "and",
                        is_from ? "later" : "earlier");
}

static struct slice format(const struct words *words, struct arena *arena, const struct edtf *date)
{
    if (date->start.precision == EDTF_NONE)
        return SLICE("no date");
    if (date->set)
        return format_set(words, arena, date);
    if (is_boundless(&date->start))
        return format_until(words, arena, date);
    if (is_boundless(&date->end))
        return format_since(words, arena, date);
    return format_span(words, arena, date);
}

struct slice edtf_format(struct arena *arena, const struct edtf *date)
{
    return format(&in_full, arena, date);
}

struct slice edtf_format_brief(struct arena *arena, const struct edtf *date)
{
    return format(&in_brief, arena, date);
}

struct slice edtf_format_short(struct arena *arena, const struct edtf *date)
{
    bool has_start = !is_boundless(&date->start);
    struct edtf_date cut = has_start ? date->start : date->end;
    cut.day = 0;
    if (cut.precision == EDTF_NONE)
        return SLICE("no date");
    struct slice text = format_date(&in_brief, arena, &cut);
    return has_start ? text : arena_format(arena, "until %.*s", SLICE_ARGUMENTS(text));
}

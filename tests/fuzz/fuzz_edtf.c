/* Dates: what is accepted has its ends in order, and written down again from what was read it is
 * the same date; what is refused leaves nothing behind. Two lines are two dates to compare. */
#include "base/edtf.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"

#include <string.h>

static const char *qualifier(const struct edtf_date *date)
{
    if (date->approximate && date->uncertain)
        return "%";
    return date->approximate ? "~" : date->uncertain ? "?" : "";
}

/* Whether write_date has a notation for it. */
static bool is_plain_date(const struct edtf_date *date)
{
    return !date->partly && !date->estimate && date->precision != EDTF_YEARS && date->year >= 0 &&
           date->year <= 9999 && !(date->precision == EDTF_DECADE && date->month);
}

static struct slice write_date(const struct edtf_date *date, struct arena *arena)
{
    unsigned year = (unsigned)date->year;
    switch (date->precision) {
    case EDTF_DECADE:
        return arena_format(arena, "%03uX%s", year / 10, qualifier(date));
    case EDTF_YEAR:
        return arena_format(arena, "%04u%s", year, qualifier(date));
    case EDTF_SEASON:
    case EDTF_MONTH:
        return arena_format(arena, "%04u-%02u%s", year, (unsigned)date->month, qualifier(date));
    case EDTF_DAY:
        return arena_format(arena, "%04u-%02u-%02u%s", year, (unsigned)date->month,
                            (unsigned)date->day, qualifier(date));
    case EDTF_OPEN:
        return SLICE("..");
    default:
        return SLICE("");
    }
}

static struct slice write(const struct edtf *date, struct arena *arena)
{
    struct slice start = write_date(&date->start, arena);
    if (!date->is_interval)
        return start;
    struct slice end = write_date(&date->end, arena);
    return arena_format(arena, "%.*s/%.*s", SLICE_ARGUMENTS(start), SLICE_ARGUMENTS(end));
}

static bool same_date(const struct edtf_date *left, const struct edtf_date *right)
{
    return left->year == right->year && left->month == right->month && left->day == right->day &&
           left->precision == right->precision && left->approximate == right->approximate &&
           left->uncertain == right->uncertain;
}

static void check_written(const struct edtf *date, struct arena *arena)
{
    struct edtf again = *date;
    struct slice written = write(date, arena);
    if (!date->set && is_plain_date(&date->start) && is_plain_date(&date->end))
        FUZZ_REQUIRE(edtf_parse(written, &again) == EDTF_OK, "%.*s is refused",
                     SLICE_ARGUMENTS(written));
    FUZZ_REQUIRE(same_date(&date->start, &again.start) && same_date(&date->end, &again.end) &&
                     date->is_interval == again.is_interval,
                 "%.*s is another date", SLICE_ARGUMENTS(written));
    struct slice first = edtf_format(arena, date);
    struct slice second = edtf_format(arena, &again);
    FUZZ_REQUIRE(first.length && slice_equal(first, second) && !plain_fault_of_cleaned(first),
                 "printed as '%.*s' and as '%.*s'", SLICE_ARGUMENTS(first),
                 SLICE_ARGUMENTS(second));
    struct slice shortened = edtf_format_short(arena, date);
    FUZZ_REQUIRE(shortened.length && shortened.length <= 40, "'%.*s' is not short",
                 SLICE_ARGUMENTS(shortened));
    FUZZ_REQUIRE(!plain_fault_of_cleaned(edtf_format_brief(arena, date)), "brief and not clean");
}

/* A day of the calendar as a number, or one of the two ends of all numbers. */
static bool is_day(edtf_day number)
{
    edtf_day of_year = (number % 10000 + 10000) % 10000;
    edtf_day month = of_year / 100;
    edtf_day day = of_year % 100;
    return number == EDTF_FIRST_DAY || number == EDTF_LAST_DAY ||
           (month >= 1 && month <= 12 && day >= 1 && day <= 31);
}

static void check_order(const struct edtf *date)
{
    edtf_day earliest = edtf_earliest(date);
    edtf_day latest = edtf_latest(date);
    FUZZ_REQUIRE(earliest <= latest, "%lld comes before %lld", (long long)latest,
                 (long long)earliest);
    FUZZ_REQUIRE(is_day(earliest) && is_day(latest), "%lld or %lld is no day", (long long)earliest,
                 (long long)latest);
}

static int sign(int number)
{
    return (number > 0) - (number < 0);
}

static void check_comparison(const struct edtf *left, const struct edtf *right)
{
    int order = sign(edtf_compare(left, right));
    FUZZ_REQUIRE(order == -sign(edtf_compare(right, left)), "the order depends on the side");
    FUZZ_REQUIRE(edtf_compare(left, left) == 0, "a date is not equal to itself");
    if (edtf_earliest(left) < edtf_earliest(right))
        FUZZ_REQUIRE(order < 0, "the earlier one comes later");
}

static struct edtf read_date(struct slice text, struct arena *arena)
{
    struct edtf date;
    memset(&date, 0x5A, sizeof date);
    enum edtf_error error = edtf_parse(text, &date);
    struct slice why = slice_of(edtf_error_text(error));
    FUZZ_REQUIRE(why.length && !plain_fault_of_cleaned(why), "error %d has no text", (int)error);
    if (error == EDTF_OK) {
        check_order(&date);
        check_written(&date, arena);
    } else {
        FUZZ_REQUIRE(!date.start.precision && !date.end.precision && !date.start.year,
                     "refused, and something is left of it");
    }
    return date;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_input input = fuzz_begin(bytes, length);
    struct arena arena = {0};
    struct edtf left = read_date(fuzz_part(&input, '\n'), &arena);
    struct edtf right = read_date(fuzz_part(&input, '\n'), &arena);
    check_comparison(&left, &right);
    arena_release(&arena);
    return 0;
}

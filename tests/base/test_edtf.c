#include "base/edtf.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct edtf parse(const char *text)
{
    struct edtf date;
    enum edtf_error error = edtf_parse(slice_of(text), &date);
    cr_assert_eq(error, EDTF_OK, "%s: %s", text, edtf_error_text(error));
    return date;
}

static bool is_zero(const struct edtf *date)
{
    const struct edtf_date *ends[] = {&date->start, &date->end};
    for (size_t i = 0; i < COUNT(ends); i++) {
        if (ends[i]->year || ends[i]->month || ends[i]->day || ends[i]->precision ||
            ends[i]->approximate || ends[i]->uncertain || ends[i]->years || ends[i]->estimate ||
            ends[i]->partly)
            return false;
    }
    return !date->is_interval && !date->set && !date->has_more;
}

static bool is_same_end(const struct edtf_date *left, const struct edtf_date *right)
{
    return left->year == right->year && left->month == right->month && left->day == right->day &&
           left->precision == right->precision && left->approximate == right->approximate &&
           left->uncertain == right->uncertain && left->years == right->years &&
           left->estimate == right->estimate && left->partly == right->partly;
}

/* Every form of a single date. */

struct single {
    const char *text;
    struct edtf_date date;
};

static const struct single singles[] = {
    {"2031", {.year = 2031, .precision = EDTF_YEAR}},
    {"0001", {.year = 1, .precision = EDTF_YEAR}},
    {"9999", {.year = 9999, .precision = EDTF_YEAR}},
    {"2031?", {.year = 2031, .precision = EDTF_YEAR, .uncertain = true}},
    {"2031~", {.year = 2031, .precision = EDTF_YEAR, .approximate = true}},
    {"2031%", {.year = 2031, .precision = EDTF_YEAR, .approximate = true, .uncertain = true}},
    {"2031-04", {.year = 2031, .month = 4, .precision = EDTF_MONTH}},
    {"2031-04~", {.year = 2031, .month = 4, .precision = EDTF_MONTH, .approximate = true}},
    {"2031-04-27", {.year = 2031, .month = 4, .day = 27, .precision = EDTF_DAY}},
    {"2031-04-27?",
     {.year = 2031, .month = 4, .day = 27, .precision = EDTF_DAY, .uncertain = true}},
    {"2031-21", {.year = 2031, .month = 21, .precision = EDTF_SEASON}},
    {"2031-24%",
     {.year = 2031, .month = 24, .precision = EDTF_SEASON, .approximate = true, .uncertain = true}},
    {"203X", {.year = 2030, .years = 10, .precision = EDTF_DECADE}},
    {"0000", {.precision = EDTF_YEAR}},
    {"-0043", {.year = -43, .precision = EDTF_YEAR}},
    {"-0043-03-15", {.year = -43, .month = 3, .day = 15, .precision = EDTF_DAY}},
    {"20XX", {.year = 2000, .years = 100, .precision = EDTF_YEARS}},
    {"2XXX", {.year = 2000, .years = 1000, .precision = EDTF_YEARS}},
    {"-004X", {.year = -49, .years = 10, .precision = EDTF_DECADE}},
    {"Y170000002", {.year = 170000002, .precision = EDTF_YEAR}},
    {"Y-17E7", {.year = -170000000, .precision = EDTF_YEAR}},
    {"1950S2", {.year = 1900, .years = 100, .estimate = 1950, .precision = EDTF_YEARS}},
    {"1950S4", {.year = 1950, .estimate = 1950, .precision = EDTF_YEAR}},
    {"Y171010000S3",
     {.year = 171000000, .years = 1000000, .estimate = 171010000, .precision = EDTF_YEARS}},
    {"2031-25", {.year = 2031, .month = 25, .precision = EDTF_SEASON}},
    {"2031-41", {.year = 2031, .month = 41, .precision = EDTF_SEASON}},
    {"203X-04", {.year = 2030, .years = 10, .month = 4, .precision = EDTF_DECADE}},
    {"15XX-12-25", {.year = 1500, .years = 100, .month = 12, .day = 25, .precision = EDTF_YEARS}},
    {"XXXX-12-XX", {.years = 10000, .month = 12, .precision = EDTF_YEARS}},
    {"2031-04?-27",
     {.year = 2031, .month = 4, .day = 27, .precision = EDTF_DAY, .uncertain = true, .partly = 10}},
    {"2031-?04-27",
     {.year = 2031, .month = 4, .day = 27, .precision = EDTF_DAY, .uncertain = true, .partly = 8}},
    {"2031~-04-?27",
     {.year = 2031,
      .month = 4,
      .day = 27,
      .precision = EDTF_DAY,
      .approximate = true,
      .uncertain = true,
      .partly = 33}},
    {"?2031", {.year = 2031, .precision = EDTF_YEAR, .uncertain = true}},
    {"001X~", {.year = 10, .years = 10, .precision = EDTF_DECADE, .approximate = true}},
    {"2031-XX", {.year = 2031, .precision = EDTF_YEAR}},
    {"2031-XX-XX", {.year = 2031, .precision = EDTF_YEAR}},
    {"2031-04-XX", {.year = 2031, .month = 4, .precision = EDTF_MONTH}},
};

Test(edtf, reads_every_form_of_a_single_date)
{
    for (size_t i = 0; i < COUNT(singles); i++) {
        struct edtf date = parse(singles[i].text);
        cr_expect(is_same_end(&date.start, &singles[i].date), "%s", singles[i].text);
        cr_expect(is_same_end(&date.end, &singles[i].date), "%s", singles[i].text);
        cr_expect_not(date.is_interval, "%s", singles[i].text);
    }
}

/* Every form of an interval. */

struct interval {
    const char *text;
    struct edtf_date start;
    struct edtf_date end;
};

static const struct interval intervals[] = {
    {"2030-01/2030-10",
     {.year = 2030, .month = 1, .precision = EDTF_MONTH},
     {.year = 2030, .month = 10, .precision = EDTF_MONTH}},
    {"2030~/2031?",
     {.year = 2030, .precision = EDTF_YEAR, .approximate = true},
     {.year = 2031, .precision = EDTF_YEAR, .uncertain = true}},
    {"2030/..", {.year = 2030, .precision = EDTF_YEAR}, {.precision = EDTF_OPEN}},
    {"../2030", {.precision = EDTF_OPEN}, {.year = 2030, .precision = EDTF_YEAR}},
    {"2030/", {.year = 2030, .precision = EDTF_YEAR}, {.precision = EDTF_UNKNOWN}},
    {"/2030", {.precision = EDTF_UNKNOWN}, {.year = 2030, .precision = EDTF_YEAR}},
    {"2030-01-02/203X",
     {.year = 2030, .month = 1, .day = 2, .precision = EDTF_DAY},
     {.year = 2030, .years = 10, .precision = EDTF_DECADE}},
    {"2030-05/2030",
     {.year = 2030, .month = 5, .precision = EDTF_MONTH},
     {.year = 2030, .precision = EDTF_YEAR}},
    {"2030/2030", {.year = 2030, .precision = EDTF_YEAR}, {.year = 2030, .precision = EDTF_YEAR}},
    {"2030-24/2031-02",
     {.year = 2030, .month = 24, .precision = EDTF_SEASON},
     {.year = 2031, .month = 2, .precision = EDTF_MONTH}},
};

Test(edtf, reads_every_form_of_an_interval)
{
    for (size_t i = 0; i < COUNT(intervals); i++) {
        struct edtf date = parse(intervals[i].text);
        cr_expect(is_same_end(&date.start, &intervals[i].start), "%s", intervals[i].text);
        cr_expect(is_same_end(&date.end, &intervals[i].end), "%s", intervals[i].text);
        cr_expect(date.is_interval, "%s", intervals[i].text);
    }
}

/* Every error. */

struct refusal {
    const char *text;
    enum edtf_error error;
};

static const struct refusal refusals[] = {
    {"", EDTF_EMPTY},
    {"  \t", EDTF_EMPTY},
    {"spring", EDTF_NOT_A_DATE},
    {"31", EDTF_NOT_A_DATE},
    {"203", EDTF_NOT_A_DATE},
    {"20310", EDTF_NOT_A_DATE},
    {"20310427", EDTF_NOT_A_DATE},
    {"-203", EDTF_NOT_A_DATE},
    {"Y2031", EDTF_NOT_A_DATE},
    {"Y", EDTF_NOT_A_DATE},
    {"Y17E", EDTF_NOT_A_DATE},
    {"Y17000000-04", EDTF_NOT_A_DATE},
    {"1950S", EDTF_NOT_A_DATE},
    {"1950S0", EDTF_NOT_A_DATE},
    {"1950S5", EDTF_NOT_A_DATE},
    {"203x", EDTF_NOT_A_DATE},
    {"[2031", EDTF_NOT_A_DATE},
    {"[]", EDTF_NOT_A_DATE},
    {"[2031,]", EDTF_NOT_A_DATE},
    {"[..]", EDTF_NOT_A_DATE},
    {"[2031..2030]", EDTF_END_BEFORE_START},
    {"[2031-13]", EDTF_BAD_MONTH},
    {"2031-XX-04", EDTF_UNSUPPORTED},
    {"2031-X4", EDTF_UNSUPPORTED},
    {"2031-1X-04", EDTF_UNSUPPORTED},
    {"2X31", EDTF_UNSUPPORTED},
    {"XX31", EDTF_UNSUPPORTED},
    {"203X-21", EDTF_UNSUPPORTED},
    {"203X-04-1X", EDTF_UNSUPPORTED},
    {"-1950S2", EDTF_UNSUPPORTED},
    {"Y17E20", EDTF_UNSUPPORTED},
    {"Y1700000000", EDTF_UNSUPPORTED},
    {"2031-4", EDTF_NOT_A_DATE},
    {"2031-04-7", EDTF_NOT_A_DATE},
    {"2031-04-", EDTF_NOT_A_DATE},
    {"2031/04/27", EDTF_NOT_A_DATE},
    {"2031.04.27", EDTF_NOT_A_DATE},
    {"2031?~", EDTF_NOT_A_DATE},
    {"~", EDTF_NOT_A_DATE},
    {" 2031", EDTF_NOT_A_DATE},
    {"2031 ", EDTF_NOT_A_DATE},
    {"2031-04-27T", EDTF_NOT_A_DATE},
    {"2031-04-27 morning", EDTF_NOT_A_DATE},
    {"..", EDTF_NOT_A_DATE},
    {"/", EDTF_NOT_A_DATE},
    {"../..", EDTF_NOT_A_DATE},
    {"../", EDTF_NOT_A_DATE},
    {"/..", EDTF_NOT_A_DATE},
    {"..~/2030", EDTF_NOT_A_DATE},
    {"2030/2031/2032", EDTF_NOT_A_DATE},
    {"2030 / 2031", EDTF_NOT_A_DATE},
    {"2030/soon", EDTF_NOT_A_DATE},
    {"2031-00", EDTF_BAD_MONTH},
    {"2031-13", EDTF_BAD_MONTH},
    {"2031-20", EDTF_BAD_MONTH},
    {"2031-42", EDTF_BAD_MONTH},
    {"2031-2X", EDTF_BAD_MONTH},
    {"2031-99~", EDTF_BAD_MONTH},
    {"2031-13-XX", EDTF_BAD_MONTH},
    {"2031-13-01", EDTF_BAD_MONTH},
    {"2031-21-05", EDTF_BAD_MONTH},
    {"2031-21-XX", EDTF_BAD_MONTH},
    {"2030/2031-13", EDTF_BAD_MONTH},
    {"2031-04-00", EDTF_BAD_DAY},
    {"2031-04-31", EDTF_BAD_DAY},
    {"2031-01-32", EDTF_BAD_DAY},
    {"2031-02-29", EDTF_BAD_DAY},
    {"1900-02-29", EDTF_BAD_DAY},
    {"2100-02-29", EDTF_BAD_DAY},
    {"2000-02-30", EDTF_BAD_DAY},
    {"../2031-02-29", EDTF_BAD_DAY},
    {"2031-04-27T10:00", EDTF_TIME_OF_DAY},
    {"2031-04-27t10:00:00Z", EDTF_TIME_OF_DAY},
    {"2031-04-27 10:00:00", EDTF_TIME_OF_DAY},
    {"2031/2032-04-27T10:00", EDTF_TIME_OF_DAY},
    {"2031/2030", EDTF_END_BEFORE_START},
    {"2030-10/2030-01", EDTF_END_BEFORE_START},
    {"2030-04-27/2030-04-26", EDTF_END_BEFORE_START},
    {"2030-03/2030-02", EDTF_END_BEFORE_START},
    {"2040/203X", EDTF_END_BEFORE_START},
    {"2030-22/2030-21", EDTF_END_BEFORE_START},
};

Test(edtf, refuses_with_the_right_error_and_leaves_zero)
{
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct edtf date = {.start = {.year = 1}, .is_interval = true};
        enum edtf_error error = edtf_parse(slice_of(refusals[i].text), &date);
        cr_expect_eq(error, refusals[i].error, "\"%s\": %d", refusals[i].text, (int)error);
        cr_expect(is_zero(&date), "\"%s\"", refusals[i].text);
    }
}

Test(edtf, reads_no_byte_behind_the_slice)
{
    struct edtf date;
    cr_assert_eq(edtf_parse((struct slice){"2031-04-27", 7}, &date), EDTF_OK);
    cr_expect_eq(date.start.precision, EDTF_MONTH);
    cr_assert_eq(edtf_parse((struct slice){"2031\0", 5}, &date), EDTF_NOT_A_DATE);
    cr_assert_eq(edtf_parse((struct slice){NULL, 0}, &date), EDTF_EMPTY);
}

Test(edtf, says_of_every_error_what_it_is)
{
    for (int error = EDTF_OK; error < EDTF_ERRORS; error++) {
        const char *text = edtf_error_text((enum edtf_error)error);
        cr_assert_not_null(text);
        cr_expect_gt(strlen(text), 10);
        for (int other = EDTF_OK; other < error; other++)
            cr_expect_str_neq(text, edtf_error_text((enum edtf_error)other));
    }
}

/* Earliest and latest days. */

struct days {
    const char *text;
    edtf_day earliest;
    edtf_day latest;
};

static const struct days days[] = {
    {"2031", 20310101, 20311231},
    {"203X", 20300101, 20391231},
    {"2031-04", 20310401, 20310430},
    {"2031-12", 20311201, 20311231},
    {"2031-04-27", 20310427, 20310427},
    {"2031-XX", 20310101, 20311231},
    {"2031-04-XX", 20310401, 20310430},
    {"2031-02", 20310201, 20310228},
    {"2032-02", 20320201, 20320229},
    {"1900-02", 19000201, 19000228},
    {"2000-02", 20000201, 20000229},
    {"2032-02-29", 20320229, 20320229},
    {"2031-21", 20310301, 20310531},
    {"2031-22", 20310601, 20310831},
    {"2031-23", 20310901, 20311130},
    {"2031-24", 20311201, 20320229},
    {"2030-24", 20301201, 20310228},
    {"9999-24", 99991201, 100000229},
    {"0001", 10101, 11231},
    {"2031~", 20310101, 20311231},
    {"2030-01/2030-10", 20300101, 20301031},
    {"2030/..", 20300101, EDTF_LAST_DAY},
    {"2030/", 20300101, EDTF_LAST_DAY},
    {"../2030", EDTF_FIRST_DAY, 20301231},
    {"/2030", EDTF_FIRST_DAY, 20301231},
    {"20XX", 20000101, 20991231},
    {"-0043", -429899, -428769},
    {"-0043-03-15", -429685, -429685},
    {"2031-28", 20311201, 20320229},
    {"2031-29", 20310901, 20311130},
    {"2031-30", 20311201, 20320229},
    {"2031-31", 20310301, 20310531},
    {"2031-33", 20310101, 20310331},
    {"2031-36", 20311001, 20311231},
    {"2031-37", 20310101, 20310430},
    {"2031-39", 20310901, 20311231},
    {"2031-40", 20310101, 20310630},
    {"2031-41", 20310701, 20311231},
    {"2031-1X", 20311001, 20311231},
    {"2031-04-2X", 20310420, 20310429},
    {"2031-04-3X", 20310430, 20310430},
    {"2031-02-2X", 20310220, 20310228},
    {"2031-04-0X", 20310401, 20310409},
    {"15XX-12-25", 15001225, 15991225},
    {"1950S3", 19500101, 19591231},
    {"Y-17E7", -1700000000000 + 101, -1700000000000 + 1231},
    {"[1667,1668-12]", 16670101, 16681231},
    {"[1672..1675, 1668]", 16680101, 16751231},
    {"[..1984]", EDTF_FIRST_DAY, 19841231},
    {"{1960..}", 19600101, EDTF_LAST_DAY},
};

Test(edtf, knows_the_earliest_and_the_latest_day)
{
    for (size_t i = 0; i < COUNT(days); i++) {
        struct edtf date = parse(days[i].text);
        cr_expect_eq(edtf_earliest(&date), days[i].earliest, "%s: %lld", days[i].text,
                     (long long)edtf_earliest(&date));
        cr_expect_eq(edtf_latest(&date), days[i].latest, "%s: %lld", days[i].text,
                     (long long)edtf_latest(&date));
    }
    struct edtf none = {0};
    cr_expect_eq(edtf_earliest(&none), EDTF_LAST_DAY);
    cr_expect_eq(edtf_latest(&none), EDTF_LAST_DAY);
}

Test(edtf, orders_by_earliest_day_and_puts_the_vaguer_last)
{
    static const char *const ordered[] = {
        "../2029",    "../2030",    "Y-17E7",     "-0043",   "-0043-03-15",     "0000",
        "0001-01-01", "1999-12-31", "2030-01-01", "2030-01", "2030-01/2030-10", "2030",
        "203X",       "2030/..",    "2030-02",    "2030-21", "2030-12-01",      "2030-12",
        "2030-24",    "2031-01",    "9999-12-31", "Y12000",
    };
    for (size_t i = 0; i < COUNT(ordered); i++) {
        for (size_t j = 0; j < COUNT(ordered); j++) {
            struct edtf left = parse(ordered[i]);
            struct edtf right = parse(ordered[j]);
            int order = edtf_compare(&left, &right);
            cr_expect_eq((order > 0) - (order < 0), (i > j) - (i < j), "%s and %s", ordered[i],
                         ordered[j]);
        }
    }
}

Test(edtf, orders_no_date_last_and_ignores_qualifiers)
{
    struct edtf none = {0};
    struct edtf open = parse("9999/..");
    struct edtf plain = parse("2031");
    struct edtf about = parse("2031~");
    cr_expect_gt(edtf_compare(&none, &open), 0);
    cr_expect_lt(edtf_compare(&open, &none), 0);
    cr_expect_eq(edtf_compare(&none, &none), 0);
    cr_expect_eq(edtf_compare(&plain, &about), 0);
}

/* Both formats. */

struct format {
    const char *text;
    const char *formatted;
    const char *shortened;
};

static const struct format formats[] = {
    {"2023-01-27", "27 January 2023", "Jan 2023"},
    {"2023-01-02~", "about 2 January 2023", "c. Jan 2023"},
    {"2023-01", "January 2023", "Jan 2023"},
    {"2023-12", "December 2023", "Dec 2023"},
    {"2024", "2024", "2024"},
    {"2024~", "about 2024", "c. 2024"},
    {"2019?", "2019 (uncertain)", "2019?"},
    {"2019%", "about 2019 (uncertain)", "c. 2019?"},
    {"2031-21", "spring 2031", "spring 2031"},
    {"2031-22", "summer 2031", "summer 2031"},
    {"2031-23~", "about autumn 2031", "c. autumn 2031"},
    {"2031-24", "winter 2031", "winter 2031"},
    {"203X", "2030s", "2030s"},
    {"001X", "10s", "10s"},
    {"203X?", "2030s (uncertain)", "2030s?"},
    {"2031-XX", "2031", "2031"},
    {"2031-04-XX", "April 2031", "Apr 2031"},
    {"0033", "33", "33"},
    {"2012/2022", "2012–2022", "2012"},
    {"2012~/2022", "about 2012 – 2022", "c. 2012"},
    {"2023-01/2023-10", "January–October 2023", "Jan 2023"},
    {"2022-11/2023-10", "November 2022 – October 2023", "Nov 2022"},
    {"2023-01~/2023-10", "about January 2023 – October 2023", "c. Jan 2023"},
    {"2023-01-03/2023-01-27", "3–27 January 2023", "Jan 2023"},
    {"2023-01-27/2023-02-03", "27 January – 3 February 2023", "Jan 2023"},
    {"2022-12-27/2023-01-03", "27 December 2022 – 3 January 2023", "Dec 2022"},
    {"2023-01-27/2023-02", "27 January 2023 – February 2023", "Jan 2023"},
    {"2031-21/2031-23", "spring–autumn 2031", "spring 2031"},
    {"2031/2031", "2031", "2031"},
    {"203X/204X", "2030s–2040s", "2030s"},
    {"2030/..", "since 2030", "2030"},
    {"../2030", "until 2030", "until 2030"},
    {"2030/", "from 2030, end unknown", "2030"},
    {"/2030", "until 2030, start unknown", "until 2030"},
    {"2030-05~/..", "since about May 2030", "c. May 2030"},
    {"../2031-21", "until spring 2031", "until spring 2031"},
    {"-0043-03-15", "15 March 44 BC", "Mar 44 BC"},
    {"0000", "1 BC", "1 BC"},
    {"Y12000", "12000", "12000"},
    {"Y-17E7", "170000001 BC", "170000001 BC"},
    {"15XX", "1500s", "1500s"},
    {"2XXX", "2000–2999", "2000–2999"},
    {"-004X", "50 BC–41 BC", "50 BC–41 BC"},
    {"15XX-12-25", "25 December, 1500s", "Dec, 1500s"},
    {"156X-12", "December, 1560s", "Dec, 1560s"},
    {"XXXX-12-25", "25 December, unknown year", "Dec, unknown year"},
    {"1950S2", "1950, give or take", "1950, give or take"},
    {"1950S2~", "about 1950, give or take", "c. 1950, give or take"},
    {"2031-26", "summer 2031 (north)", "summer 2031 (north)"},
    {"2031-29", "spring 2031 (south)", "spring 2031 (south)"},
    {"2031-33", "first quarter of 2031", "first quarter of 2031"},
    {"2031-38~", "about May–August 2031", "c. May–August 2031"},
    {"2031-41", "second half of 2031", "second half of 2031"},
    {"2031-33/2031-35", "first quarter of 2031 – third quarter of 2031", "first quarter of 2031"},
    {"2031-1X", "some time in October–December 2031", "Oct 2031"},
    {"2031-04-2X", "some time in 20–29 April 2031", "Apr 2031"},
    {"2031-04?-27", "27 April 2031 (year and month uncertain)", "Apr 2031?"},
    {"2031-?04-27", "27 April 2031 (month uncertain)", "Apr 2031?"},
    {"2031~-04-?27", "27 April 2031 (year approximate, day uncertain)", "c. Apr 2031?"},
    {"[1667,1668]", "1667 or 1668", "1667"},
    {"[1667,1668,1670..1672]", "some time in 1667–1672", "1667"},
    {"[..1984]", "1984 or earlier", "until 1984"},
    {"[1984-05..]", "May 1984 or later", "May 1984"},
    {"{1960,1961-12}", "1960 and December 1961", "1960"},
    {"{1960..1962}", "several dates in 1960–1962", "1960"},
};

Test(edtf, formats_for_people_and_for_columns)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(formats); i++) {
        struct edtf date = parse(formats[i].text);
        struct slice formatted = edtf_format(&arena, &date);
        struct slice shortened = edtf_format_short(&arena, &date);
        cr_expect(slice_equal(formatted, slice_of(formats[i].formatted)), "%s: %.*s",
                  formats[i].text, SLICE_ARGUMENTS(formatted));
        cr_expect(slice_equal(shortened, slice_of(formats[i].shortened)), "%s: %.*s",
                  formats[i].text, SLICE_ARGUMENTS(shortened));
    }
    struct edtf none = {0};
    cr_expect(slice_equal(edtf_format(&arena, &none), SLICE("no date")));
    cr_expect(slice_equal(edtf_format_short(&arena, &none), SLICE("no date")));
    arena_release(&arena);
}

static const struct {
    const char *text;
    const char *formatted;
} brief_formats[] = {
    {"2023-01-27", "27 Jan 2023"},
    {"2023-01-02~", "c. 2 Jan 2023"},
    {"2022-11/2023-10", "Nov 2022 – Oct 2023"},
    {"2019%", "c. 2019?"},
    {"2023-01-27/2023-02-03", "27 Jan – 3 Feb 2023"},
    {"2030-05~/..", "since c. May 2030"},
    {"2031-?04-27", "27 Apr 2031?"},
    {"{1960,1961-12}", "1960 and Dec 1961"},
    {"../2030", "until 2030"},
};

Test(edtf, formats_in_brief)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(brief_formats); i++) {
        struct edtf date = parse(brief_formats[i].text);
        struct slice formatted = edtf_format_brief(&arena, &date);
        cr_expect(slice_equal(formatted, slice_of(brief_formats[i].formatted)), "%s: %.*s",
                  brief_formats[i].text, SLICE_ARGUMENTS(formatted));
    }
    arena_release(&arena);
}

/* Properties. */

/* Days since the epoch of the algorithm, counted independently of the month table under test. */
static long julian_day(long year, long month, long day)
{
    long shift = (14 - month) / 12;
    long y = year + 4800 - shift;
    long m = month + 12 * shift - 3;
    return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045;
}

static bool exists(unsigned year, unsigned month, unsigned day)
{
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    unsigned next_year = month == 12 ? year + 1 : year;
    return julian_day(year, month, day) < julian_day(next_year, month % 12 + 1, 1);
}

static void check_day(struct arena *arena, const char *text, unsigned number, struct edtf *previous)
{
    struct edtf date = parse(text);
    cr_assert_eq(edtf_earliest(&date), number, "%s", text);
    cr_assert_eq(edtf_latest(&date), number, "%s", text);
    cr_assert_lt(edtf_compare(previous, &date), 0, "%s", text);
    struct slice shortened = edtf_format_short(arena, &date);
    struct slice brief = edtf_format_brief(arena, &date);
    cr_assert_gt(brief.length, shortened.length, "%s", text);
    cr_assert(slice_contains(brief, shortened), "%s: %.*s", text, SLICE_ARGUMENTS(brief));
    cr_assert_gt(edtf_format(arena, &date).length, strlen("1 May 1") - 1);
    arena_clear(arena);
    *previous = date;
}

/* The calendar repeats itself after 400 years; besides them the first and the last years there are.
 */
static bool is_tried(unsigned year)
{
    return year <= 20 || (year >= 1796 && year <= 2204) || year >= 9980;
}

Test(edtf, holds_for_every_day_there_is_and_none_besides)
{
    struct arena arena = {0};
    struct edtf previous = parse("../0001");
    for (unsigned year = 1; year <= 9999; year++) {
        if (!is_tried(year))
            continue;
        for (unsigned field = 0; field < 14 * 33; field++) {
            unsigned month = field / 33;
            unsigned day = field % 33;
            char text[32];
            snprintf(text, sizeof text, "%04u-%02u-%02u", year, month, day);
            struct edtf date;
            bool valid = edtf_parse(slice_of(text), &date) == EDTF_OK;
            cr_assert_eq(valid, exists(year, month, day), "%s", text);
            if (valid)
                check_day(&arena, text, year * 10000 + month * 100 + day, &previous);
        }
    }
    arena_release(&arena);
}

static unsigned next_random(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static void check_consistent(struct arena *arena, struct slice text)
{
    struct edtf date;
    if (edtf_parse(text, &date) != EDTF_OK) {
        cr_assert(is_zero(&date));
        return;
    }
    cr_assert_leq(edtf_earliest(&date), edtf_latest(&date));
    cr_assert_eq(edtf_compare(&date, &date), 0);
    cr_assert_gt(edtf_format(arena, &date).length, 0);
    struct slice shortened = edtf_format_short(arena, &date);
    cr_assert(shortened.length > 0 && shortened.length <= 40);
    cr_assert_gt(edtf_format_brief(arena, &date).length, 0);
}

/* Made of the bytes that dates are made of, so that many come close; or of any. */
static struct slice random_text(char *bytes, size_t capacity, unsigned *state)
{
    static const char alphabet[] = "00112233489-----//XX..~?%T: YES[]{},";
    size_t length = next_random(state) % capacity;
    bool any = next_random(state) % 4 == 0;
    for (size_t i = 0; i < length; i++) {
        unsigned random = next_random(state);
        bytes[i] = any ? (char)(unsigned char)random : alphabet[random % (sizeof alphabet - 1)];
    }
    return (struct slice){bytes, length};
}

Test(edtf, survives_random_bytes)
{
    struct arena arena = {0};
    unsigned state = 1;
    for (unsigned i = 0; i < 500000; i++) {
        char bytes[24];
        check_consistent(&arena, random_text(bytes, sizeof bytes, &state));
        arena_clear(&arena);
    }
    arena_release(&arena);
}

Test(edtf, survives_every_change_of_one_byte)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(formats); i++) {
        char text[32];
        snprintf(text, sizeof text, "%s", formats[i].text);
        size_t length = strlen(text);
        for (size_t change = 0; change < length * 256; change++) {
            char kept = text[change / 256];
            text[change / 256] = (char)(unsigned char)(change % 256);
            check_consistent(&arena, (struct slice){text, length});
            text[change / 256] = kept;
            arena_clear(&arena);
        }
    }
    arena_release(&arena);
}

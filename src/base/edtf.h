/* Dates as the Extended Date/Time Format writes them (ISO 8601-2:2019, Library of Congress EDTF):
 * levels 0 and 1 without times of day, and of level 2 what can be told apart in print.
 *
 *   level 0   2031  2031-04  2031-04-27  2030-01/2030-10
 *   level 1   2031-04~ (about)  2031? (uncertain)  2031% (both)  2031-21 … 2031-24 (seasons)
 *             203X  20XX  2031-XX  2031-XX-XX  2031-04-XX  2030/..  ../2030  2030/  /2030
 *             -0043 (44 BC)  Y170000002
 *   level 2   2031-25 … 2031-41 (seasons of a hemisphere, quarters, thirds, halves)
 *             2031-04?-27 (year and month)  2031-?04-27 (month alone)
 *             15XX-12-25  XXXX-12-XX  2031-1X  2031-04-2X  2031-XX-04 is refused
 *             Y-17E7  1950S2 (two significant digits)
 *             [1667,1668]  [..1984]  [1670..1672] (one of)  {1960,1961-12} (all of)
 *
 * An unspecified month or day leaves the precision that is known: 2031-XX is the year 2031. Both
 * ends of an interval take qualifiers of their own; one of them at least must be a date. Refused
 * are times of day, years beyond 999,999,999, lower-case x, and the rest of level 2, of which it is
 * said that it is not supported. */
#ifndef PRECIS_BASE_EDTF_H
#define PRECIS_BASE_EDTF_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

enum edtf_precision {
    EDTF_NONE,   /* no date: all zero */
    EDTF_YEARS,  /* 20XX, 1950S2: several years, not a decade */
    EDTF_DECADE, /* 203X */
    EDTF_YEAR,
    EDTF_SEASON,
    EDTF_MONTH,
    EDTF_DAY,
    EDTF_OPEN,    /* .. as one end of an interval */
    EDTF_UNKNOWN, /* nothing as one end of an interval */
};

struct edtf_date {
    int32_t year;     /* the first that it can be; 0 is 1 BC, -43 is 44 BC */
    int32_t years;    /* how many years it can be: of EDTF_YEARS and EDTF_DECADE, else 0 */
    int32_t estimate; /* 1950 in 1950S2, else 0 */
    uint8_t month;    /* 1..12, or 21..41 as EDTF numbers parts of a year */
    uint8_t day;
    uint8_t precision; /* enum edtf_precision */
    bool approximate;  /* ~ or %, anywhere in it */
    bool uncertain;    /* ? or %, anywhere in it */
    uint8_t partly; /* where they do not concern all of it: for year, month and day two bits each,
                       from the lowest: approximate, uncertain */
};

enum edtf_set {
    EDTF_NO_SET,
    EDTF_ONE_OF, /* [ ] */
    EDTF_ALL_OF, /* { } */
};

struct edtf {
    struct edtf_date start;
    struct edtf_date end; /* equal to start unless it is an interval or a set */
    bool is_interval;
    uint8_t set;   /* enum edtf_set; its first and its last date are start and end */
    bool has_more; /* a set of more than these two */
};

enum edtf_error {
    EDTF_OK,
    EDTF_EMPTY,
    EDTF_NOT_A_DATE, /* not of the form at all */
    EDTF_BAD_MONTH,
    EDTF_BAD_DAY, /* not in that month and year */
    EDTF_TIME_OF_DAY,
    EDTF_END_BEFORE_START,
    EDTF_UNSUPPORTED, /* EDTF, but not what can be shown here */
    EDTF_ERRORS
};

/* Reads the whole of `text`, which holds no blanks. An interval is refused when its end lies wholly
 * before its start: 2030-05/2030 stands. On error `*date` is all zero. */
enum edtf_error edtf_parse(struct slice text, struct edtf *date);

/* One sentence: cause and remedy. */
const char *edtf_error_text(enum edtf_error error);

/* Days as numbers that can be compared: yyyymmdd, for years before 1 negative. */
typedef int64_t edtf_day;

#define EDTF_FIRST_DAY INT64_MIN
#define EDTF_LAST_DAY INT64_MAX

/* The earliest day that a date can mean. Seasons begin in the months 3, 6, 9 and 12 and take three
 * months each, so that winter ends in the February of the next year; of the southern hemisphere
 * half a year later. An open or unknown start is the first day of all, no date is the last. */
edtf_day edtf_earliest(const struct edtf *date);

/* The latest day it can mean. An open or unknown end is the last day of all, and so is not a date.
 */
edtf_day edtf_latest(const struct edtf *date);

/* Whether it can lie at `since` or later; never where one of the two is not a date. */
bool edtf_reaches(const struct edtf *date, const struct edtf *since);

/* Whether it says when: no open or unknown end, and not without any date. */
bool edtf_is_known(const struct edtf_date *date);

/* The month that a date or the season in it begins in; 1 where none is said. */
unsigned edtf_first_month(const struct edtf_date *date);

/* The month that it ends in, 12 where none is said; of a winter beyond 12. */
unsigned edtf_last_month(const struct edtf_date *date);

/* Orders by earliest day; among equals the vaguer date (the later latest day) comes last: <0, 0,
 * >0. Qualifiers do not count. */
int edtf_compare(const struct edtf *left, const struct edtf *right);

/* For people: "27 January 2023", "January 2023", "about 2024", "2019?" as "2019 (uncertain)",
 * "January–October 2023", "2012–2022", "since 2030", "until 2030", "spring 2031", "2030s".
 * Joined with an en dash, which stands between blanks where an end holds a blank. What both ends
 * share is written once, unless one has a qualifier: "3–27 January 2023", "27 January – 3 February
 * 2023", "spring–autumn 2031". Unknown ends: "from 2030, end unknown", "until 2030, start unknown".
 * Sets: "1667 or 1668", "1984 or earlier", "1960 and December 1961", "one of several dates,
 * 1667–1672". "44 BC", "15 March 44 BC", "1500s", "25 December, 1560s", "27 April 2031 (month
 * uncertain)", "first quarter of 2031", "1950, give or take" for 1950S2. No date at all: "no date".
 * UTF-8. */
struct slice edtf_format(struct arena *arena, const struct edtf *date);

/* The same with months cut to three letters, "c. 2024" for about 2024, and "2019?" where it is
 * uncertain. */
struct slice edtf_format_brief(struct arena *arena, const struct edtf *date);

/* For columns: like that, and cut to the month: "Jan 2023", "c. 2024", "Jan 2019?", "2030s". An
 * interval or a set gives its start, "until 2030" where it has none. No date: "no date". */
struct slice edtf_format_short(struct arena *arena, const struct edtf *date);

/* A year as people write it: "2031", "44 BC". */
struct slice edtf_format_year(struct arena *arena, int32_t year);

#endif

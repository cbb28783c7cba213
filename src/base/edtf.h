/* Dates as the Extended Date/Time Format writes them (ISO 8601-2:2019, Library of Congress EDTF),
 * as far as briefings need: level 0 dates and intervals, and of level 1 the qualifiers for the
 * whole date, seasons, unspecified digits, and open or unknown ends.
 *
 *   2031  2031-04  2031-04-27  2031-04~  2031?  2031%  2031-21 (spring)  203X  2031-XX
 *   2031-XX-XX  2031-04-XX  2030-01/2030-10  2030/..  ../2030  2030/  /2030
 *
 * An unspecified month or day leaves the precision that is known: 2031-XX is the year 2031. Both
 * ends of an interval take a qualifier of their own; one of them at least must be a date. Refused
 * are times of day, years outside 0001..9999, centuries (20XX), lower-case x, and qualifiers
 * anywhere but behind the whole date. */
#ifndef PRECIS_BASE_EDTF_H
#define PRECIS_BASE_EDTF_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

enum edtf_precision {
    EDTF_NONE,   /* no date: all zero */
    EDTF_DECADE, /* 203X */
    EDTF_YEAR,
    EDTF_SEASON,
    EDTF_MONTH,
    EDTF_DAY,
    EDTF_OPEN,    /* .. as one end of an interval */
    EDTF_UNKNOWN, /* nothing as one end of an interval */
};

struct edtf_date {
    uint16_t year; /* first year of the decade for EDTF_DECADE */
    uint8_t month; /* 1..12, or 21..24 for spring, summer, autumn, winter */
    uint8_t day;
    uint8_t precision; /* enum edtf_precision */
    bool approximate;  /* ~ or % */
    bool uncertain;    /* ? or % */
};

struct edtf {
    struct edtf_date start;
    struct edtf_date end; /* equal to start unless is_interval */
    bool is_interval;
};

enum edtf_error {
    EDTF_OK,
    EDTF_EMPTY,
    EDTF_NOT_A_DATE, /* not of the form at all */
    EDTF_BAD_MONTH,
    EDTF_BAD_DAY, /* not in that month and year */
    EDTF_TIME_OF_DAY,
    EDTF_END_BEFORE_START,
};

/* Reads the whole of `text`, which holds no blanks. An interval is refused when its end lies wholly
 * before its start: 2030-05/2030 stands. On error `*date` is all zero. */
enum edtf_error edtf_parse(struct slice text, struct edtf *date);

/* One sentence: cause and remedy. */
const char *edtf_error_text(enum edtf_error error);

/* A number that orders by the earliest day a date can mean: yyyymmdd of that day. The seasons begin
 * in the months 3, 6, 9 and 12 and take three months each, so that winter ends in the February of
 * the next year. An open or unknown start is 0, no date is the largest. */
uint32_t edtf_earliest(const struct edtf *date);

/* The latest day it can mean, as a number of the same kind. An open or unknown end is the largest
 * number, and so is no date. */
uint32_t edtf_latest(const struct edtf *date);

/* Orders by earliest day; among equals the vaguer date (the later latest day) comes last: <0, 0,
 * >0. Qualifiers do not count. */
int edtf_compare(const struct edtf *left, const struct edtf *right);

/* For people: "27 January 2023", "January 2023", "about 2024", "2019?" as "2019 (uncertain)",
 * "January–October 2023", "2012–2022", "since 2030", "until 2030", "spring 2031", "2030s".
 * Joined with an en dash, which stands between blanks where an end holds a blank. What both ends
 * share is written once, unless one has a qualifier: "3–27 January 2023", "27 January – 3 February
 * 2023", "spring–autumn 2031". Unknown ends: "from 2030, end unknown", "until 2030, start unknown".
 * No date at all: "no date". UTF-8. */
struct slice edtf_format(struct arena *arena, const struct edtf *date);

/* For columns: the notation as it was read, cut to the month: "2023-01", "2024~", "2019?",
 * "2031-21", "203X". An interval gives its start, ".." where that is open and "?" where it is
 * unknown. No date: "no date". ASCII, at most 8 bytes. */
struct slice edtf_format_short(struct arena *arena, const struct edtf *date);

#endif

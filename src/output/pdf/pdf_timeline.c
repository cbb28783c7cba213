#include "base/count.h"
#include "model/dossier.h"
#include "output/pdf/pdf_figure.h"

#include <stdlib.h>

enum {
    FEWEST_EVENTS = 8,
    FEWEST_COLUMNS = 3,
    LOWEST_COLUMN = 3, /* as high as the highest must be */
    MOST_COLUMNS = 30,
    MOST_LEFT_OUT = 5, /* one event of so many may lie beyond the axis */
    LONGEST_SPAN = 100,
    MOST_YEAR = 100000
};

static const double HIGHEST = 40; /* of the squares of one column */
static const double SQUARE = 4.6; /* with the air around it */
static const double WIDEST_COLUMN = 66;
static const double NUMBER = 6.2; /* size of type */
static const double TICK_LABEL = 6.8;

enum unit { UNIT_MONTH, UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY, UNIT_COUNT };

/* The axis is scaled: a column for each month, year, … from the first to the last. */
struct timeline {
    const struct event **events; /* by date */
    uint32_t event_count;
    enum unit unit;
    int first_position; /* months, years, … since the year 0 */
    uint32_t counts[MOST_COLUMNS];
    uint32_t column_count;
    uint32_t most; /* events of a column */
    uint32_t earlier;
    uint32_t later;
};

static int month_of(const struct edtf_date *date)
{
    return (int)edtf_first_month(date) - 1;
}

static const struct edtf_date *date_of(const struct event *event)
{
    const struct edtf *date = &event->date.value;
    return edtf_is_known(&date->start) ? &date->start : &date->end;
}

/* Of numbers below 0 as well. */
static int divide_down(int number, int by)
{
    return number / by - (number % by < 0);
}

/* Whether it has a place on an axis: not when it may be any year of centuries. */
static bool has_place(const struct event *event)
{
    const struct edtf_date *date = date_of(event);
    return edtf_is_known(date) && date->years <= LONGEST_SPAN && date->year > -MOST_YEAR &&
           date->year < MOST_YEAR;
}

static int position_of(const struct event *event, enum unit unit)
{
    static const int years[UNIT_COUNT] = {1, 1, 10, 100};
    const struct edtf_date *date = date_of(event);
    return unit == UNIT_MONTH ? date->year * 12 + month_of(date)
                              : divide_down(date->year, years[unit]);
}

static int compare(const void *left_item, const void *right_item)
{
    const struct event *left = *(const struct event *const *)left_item;
    const struct event *right = *(const struct event *const *)right_item;
    int difference = position_of(left, UNIT_MONTH) - position_of(right, UNIT_MONTH);
    return difference ? difference
                      : (left->entry.ordinal > right->entry.ordinal) -
                            (left->entry.ordinal < right->entry.ordinal);
}

static void collect(struct arena *arena, const struct document *document, struct timeline *timeline)
{
    timeline->events = ARENA_ARRAY(arena, const struct event *, document->count);
    for (uint32_t i = 0; i < document->count; i++) {
        const struct event *event = document->blocks[i].section == SECTION_EVENTS
                                        ? entry_event(document->blocks[i].subject)
                                        : NULL;
        if (event && has_place(event))
            timeline->events[timeline->event_count++] = event;
    }
    if (timeline->event_count)
        qsort(timeline->events, timeline->event_count, sizeof *timeline->events, compare);
}

/* Months are only for events that all have one. */
static bool has_unit(const struct timeline *timeline, enum unit unit)
{
    for (uint32_t i = 0; unit == UNIT_MONTH && i < timeline->event_count; i++)
        if (date_of(timeline->events[i])->precision < EDTF_SEASON)
            return false;
    return true;
}

/* The window of at most so many columns that holds the most events, of several the latest. */
static void find_window(const struct timeline *timeline, enum unit unit, uint32_t *first,
                        uint32_t *end)
{
    *first = *end = 0;
    for (uint32_t i = 0, j = 0; j < timeline->event_count; j++) {
        while (position_of(timeline->events[j], unit) - position_of(timeline->events[i], unit) >=
               MOST_COLUMNS)
            i++;
        if (j + 1 - i < *end - *first)
            continue;
        *first = i;
        *end = j + 1;
    }
}

static void fill_columns(struct timeline *timeline, uint32_t first, uint32_t end)
{
    timeline->first_position = position_of(timeline->events[first], timeline->unit);
    for (uint32_t i = first; i < end; i++) {
        int column = position_of(timeline->events[i], timeline->unit) - timeline->first_position;
        uint32_t count = ++timeline->counts[column];
        timeline->column_count = (uint32_t)column + 1;
        timeline->most = count > timeline->most ? count : timeline->most;
    }
    timeline->earlier = first;
    timeline->later = timeline->event_count - end;
}

static void build(struct arena *arena, const struct document *document, struct timeline *timeline)
{
    uint32_t first = 0;
    uint32_t end = 0;
    collect(arena, document, timeline);
    for (int unit = UNIT_MONTH; unit < UNIT_COUNT; unit++) {
        timeline->unit = (enum unit)unit;
        find_window(timeline, timeline->unit, &first, &end);
        uint32_t left_out = timeline->event_count - (end - first);
        bool is_fit =
            has_unit(timeline, timeline->unit) && left_out * MOST_LEFT_OUT <= timeline->event_count;
        if (!is_fit || end == first)
            continue;
        fill_columns(timeline, first, end);
        return;
    }
}

bool pdf_timeline_is_worth(const struct document *document)
{
    struct arena scratch = {0};
    struct timeline timeline = {0};
    build(&scratch, document, &timeline);
    arena_release(&scratch);
    return timeline.event_count >= FEWEST_EVENTS && timeline.column_count >= FEWEST_COLUMNS &&
           timeline.most >= LOWEST_COLUMN;
}

/* Where the parts of the figure are. */
struct frame {
    double left;
    double right;
    double width; /* of a column */
    double axis;  /* the line that the squares stand on */
    double square;
};

static struct shown column_label(struct arena *arena, enum unit unit, int at)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (at < 0 && unit != UNIT_MONTH)
        return shown_clean(arena, edtf_format_year(arena, at * (unit == UNIT_DECADE    ? 10
                                                                : unit == UNIT_CENTURY ? 100
                                                                                       : 1)));
    switch (unit) {
    case UNIT_MONTH:
        return shown_format(arena, "%s %02d", months[at - 12 * divide_down(at, 12)],
                            divide_down(at, 12) % 100);
    case UNIT_DECADE:
        return shown_format(arena, "%d0s", at);
    case UNIT_CENTURY:
        return shown_format(arena, "%d00s", at);
    case UNIT_YEAR:
    case UNIT_COUNT:
        break;
    }
    return shown_format(arena, "%d", at);
}

/* A label over or under the middle of a column, but never beyond the ends of the figure. */
static void set_centred(struct pdf_set *set, struct shown text, double size,
                        const struct frame *frame, double middle, double y)
{
    struct pdf_type type = pdf_design_type(ROLE_DETAIL, size / 0.84);
    double half = size * (double)text.length * 0.36;
    double least = frame->left + half;
    double most = frame->right - half;
    middle = middle > most ? most : middle;
    middle = middle < least ? least : middle;
    pdf_set_label(set, text, type, (struct pdf_area){middle - half, y, 2 * half}, PDF_ALIGN_CENTER,
                  "Span");
}

/* One square an event. Colours of themes would need a legend and not survive black and white. */
static void set_column(struct pdf_set *set, uint32_t count, const struct frame *frame, double left)
{
    double middle = left + frame->width / 2;
    double side = frame->square > 2 ? frame->square - 1 : frame->square;
    double wide = side < 3 ? 3 : side;
    for (uint32_t i = 0; i < count; i++) {
        double top = frame->axis - frame->square * (i + 1);
        set->typesetter->box(
            set->sheet, &(struct pdf_box){middle - wide / 2, top, wide, side, set->design.accent});
    }
    if (count > 3)
        set_centred(set, shown_format(&set->scratch, "%u", count), NUMBER, frame, middle,
                    frame->axis - frame->square * count - NUMBER * 1.4);
}

/* "Events by year; 4 before 2012" */
static void set_caption(struct pdf_set *set, const struct timeline *timeline,
                        const struct frame *frame, double y)
{
    static const char *const units[] = {"month", "year", "decade", "century"};
    struct arena *arena = &set->scratch;
    int last = timeline->first_position + (int)timeline->column_count - 1;
    struct shown first_label = column_label(arena, timeline->unit, timeline->first_position);
    struct shown last_label = column_label(arena, timeline->unit, last);
    struct shown words = shown_format(arena, "Events by %s", units[timeline->unit]);
    if (timeline->earlier)
        words = shown_format(arena, "%.*s; %u before %.*s", SLICE_ARGUMENTS(words),
                             timeline->earlier, SLICE_ARGUMENTS(first_label));
    if (timeline->later)
        words = shown_format(arena, "%.*s; %u after %.*s", SLICE_ARGUMENTS(words), timeline->later,
                             SLICE_ARGUMENTS(last_label));
    pdf_set_label(set, words, pdf_design_type(ROLE_DETAIL, TICK_LABEL / 0.84),
                  (struct pdf_area){frame->left, y, frame->right - frame->left}, PDF_ALIGN_START,
                  "Span");
}

/* Every column has its label, or every second, third, … one. */
static uint32_t label_step(const struct timeline *timeline, double width)
{
    double needed = timeline->unit == UNIT_MONTH ? 25 : 20;
    uint32_t step = 1;
    while (width * step < needed)
        step++;
    return step;
}

static void draw(struct pdf_set *set, const struct timeline *timeline, const struct frame *frame)
{
    uint32_t step = label_step(timeline, frame->width);
    double end = frame->left + frame->width * timeline->column_count;
    set->typesetter->stroke(set->sheet, &(struct pdf_stroke){frame->left, frame->axis, end,
                                                             frame->axis, 0.7, 0, pdf_gray});
    for (uint32_t i = 0; i < timeline->column_count; i++) {
        double left = frame->left + frame->width * i;
        set_column(set, timeline->counts[i], frame, left);
        if ((timeline->column_count - 1 - i) % step)
            continue;
        set_centred(set,
                    column_label(&set->scratch, timeline->unit, timeline->first_position + (int)i),
                    TICK_LABEL, frame, left + frame->width / 2, frame->axis + 1.5);
    }
}

/* "Events: 2019: 3, 2021: 4, earlier: 1, later: 0" */
static struct shown words_of(struct arena *arena, const struct timeline *timeline)
{
    struct shown words = SHOWN("Events");
    bool is_first = true;
    for (uint32_t i = 0; i < timeline->column_count; i++) {
        if (!timeline->counts[i])
            continue;
        struct shown parts[] = {
            words,
            is_first ? SHOWN(": ") : SHOWN(", "),
            column_label(arena, timeline->unit, timeline->first_position + (int)i),
            shown_format(arena, ": %u", timeline->counts[i]),
        };
        words = shown_join(arena, parts, COUNT(parts));
        is_first = false;
    }
    return shown_format(arena, "%.*s, earlier: %u, later: %u", SLICE_ARGUMENTS(words),
                        timeline->earlier, timeline->later);
}

double pdf_timeline_set(struct pdf_set *set, struct pdf_area area)
{
    struct timeline timeline = {0};
    build(&set->scratch, set->document, &timeline);
    double square = timeline.most * SQUARE > HIGHEST ? HIGHEST / timeline.most : SQUARE;
    double width = timeline.column_count ? area.width / timeline.column_count : 0;
    double caption = pdf_design_leading(TICK_LABEL);
    struct frame frame = {
        .left = area.x,
        .right = area.x + area.width,
        .width = width < WIDEST_COLUMN ? width : WIDEST_COLUMN,
        .axis = area.y + caption + NUMBER * 1.4 + square * timeline.most,
        .square = square,
    };
    if (set->is_drawing && timeline.column_count) {
        pdf_set_begin_figure(set, words_of(&set->scratch, &timeline));
        set_caption(set, &timeline, &frame, area.y);
        draw(set, &timeline, &frame);
        pdf_set_end_figure(set);
    }
    arena_clear(&set->scratch);
    return frame.axis - area.y + TICK_LABEL * 1.5 + 3;
}

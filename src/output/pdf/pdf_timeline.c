#include "model/dossier.h"
#include "output/pdf/pdf_figure.h"

#include <stdlib.h>

enum {
    FEWEST_EVENTS = 3,
    MOST_COLUMNS = 30,
    LONGEST_GAP = 2,
    LONGEST_SPAN = 100,
    MOST_YEAR = 100000
};

static const double HIGHEST = 40; /* of the squares of one column */
static const double SQUARE = 4.6; /* with the air around it */
static const double WIDEST_COLUMN = 66;
static const double NUMBER = 6.2; /* size of type */
static const double TICK_LABEL = 6.8;

enum unit { UNIT_MONTH, UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY, UNIT_COUNT };

/* A month, year, … with its events, or a gap in time. */
struct column {
    int at; /* months, years, … since the year 0 */
    uint32_t first;
    uint32_t count; /* of events; 0: a gap, unless is_empty */
    bool is_empty;  /* a column of its own, without events */
};

struct timeline {
    const struct event **events; /* by date */
    uint32_t event_count;
    enum unit unit;
    struct column *columns;
    uint32_t column_count;
    uint32_t most; /* events of a column */
};

bool pdf_timeline_is_worth(const struct document *document)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++)
        count += document->blocks[i].section == SECTION_EVENTS;
    return count >= FEWEST_EVENTS;
}

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

static void add_column(struct timeline *timeline, struct column column)
{
    if (timeline->column_count <= MOST_COLUMNS)
        timeline->columns[timeline->column_count++] = column;
}

/* A few empty columns are drawn, more of them are one gap. */
static void add_between(struct timeline *timeline, int from, int to)
{
    if (to - from > LONGEST_GAP) {
        add_column(timeline, (struct column){.at = from});
        return;
    }
    for (int at = from; at < to; at++)
        add_column(timeline, (struct column){.at = at, .is_empty = true});
}

static bool divide(struct timeline *timeline, enum unit unit)
{
    timeline->unit = unit;
    timeline->column_count = 0;
    timeline->most = 0;
    for (uint32_t i = 0; i < timeline->event_count;) {
        int at = position_of(timeline->events[i], unit);
        struct column column = {.at = at, .first = i};
        if (i)
            add_between(timeline, position_of(timeline->events[i - 1], unit) + 1, at);
        while (i < timeline->event_count && position_of(timeline->events[i], unit) == at)
            i++;
        column.count = i - column.first;
        timeline->most = column.count > timeline->most ? column.count : timeline->most;
        add_column(timeline, column);
    }
    return timeline->column_count <= MOST_COLUMNS && has_unit(timeline, unit);
}

static void build(struct arena *arena, const struct document *document, struct timeline *timeline)
{
    collect(arena, document, timeline);
    timeline->columns = ARENA_ARRAY(arena, struct column, MOST_COLUMNS + 1);
    int unit = UNIT_MONTH;
    while (unit < UNIT_CENTURY && !divide(timeline, (enum unit)unit))
        unit++;
    if (unit == UNIT_CENTURY)
        divide(timeline, UNIT_CENTURY);
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
static void set_column(struct pdf_set *set, const struct column *column, const struct frame *frame,
                       double left)
{
    double middle = left + frame->width / 2;
    double side = frame->square > 2 ? frame->square - 1 : frame->square;
    double wide = side < 3 ? 3 : side;
    for (uint32_t i = 0; i < column->count; i++) {
        double top = frame->axis - frame->square * (i + 1);
        set->typesetter->box(
            set->sheet, &(struct pdf_box){middle - wide / 2, top, wide, side, set->design.accent});
    }
    if (column->count > 3)
        set_centred(set, shown_format(&set->scratch, "%u", column->count), NUMBER, frame, middle,
                    frame->axis - frame->square * column->count - NUMBER * 1.4);
}

static void set_axis(struct pdf_set *set, const struct column *column, const struct frame *frame,
                     double left)
{
    bool is_gap = !column->count && !column->is_empty;
    set->typesetter->stroke(set->sheet,
                            &(struct pdf_stroke){left, frame->axis, left + frame->width,
                                                 frame->axis, 0.7, is_gap ? 1.6 : 0, pdf_gray});
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
    uint32_t since = step;
    for (uint32_t i = 0; i < timeline->column_count; i++) {
        const struct column *column = &timeline->columns[i];
        double left = frame->left + frame->width * i;
        set_axis(set, column, frame, left);
        set_column(set, column, frame, left);
        bool is_gap = !column->count && !column->is_empty;
        if (is_gap || since < step) {
            since = is_gap ? step : since + 1;
            continue;
        }
        since = 1;
        set_centred(set, column_label(&set->scratch, timeline->unit, column->at), TICK_LABEL, frame,
                    left + frame->width / 2, frame->axis + 1.5);
    }
}

double pdf_timeline_set(struct pdf_set *set, struct pdf_area area)
{
    struct timeline timeline = {0};
    build(&set->scratch, set->document, &timeline);
    double square = timeline.most * SQUARE > HIGHEST ? HIGHEST / timeline.most : SQUARE;
    double width = timeline.column_count ? area.width / timeline.column_count : 0;
    struct frame frame = {
        .left = area.x,
        .right = area.x + area.width,
        .width = width < WIDEST_COLUMN ? width : WIDEST_COLUMN,
        .axis = area.y + NUMBER * 1.4 + square * timeline.most,
        .square = square,
    };
    if (set->is_drawing && timeline.column_count) {
        set->typesetter->open(set->sheet, "Figure");
        draw(set, &timeline, &frame);
        set->typesetter->close(set->sheet, "Figure");
    }
    arena_clear(&set->scratch);
    return frame.axis - area.y + TICK_LABEL * 1.5 + 3;
}

#include "base/count.h"
#include "model/dossier.h"
#include "output/pdf/pdf_figure.h"
#include "render/page/page_parts.h"

enum { MOST_STOPS_IN_A_ROW = 6, MOST_STOPS = 36, MOST_LABEL_LINES = 4 };

static const double NARROWEST = 58; /* a stop with its label */
static const double NAME = 7.6;     /* size of type */
static const double DETAIL = 6.9;
static const double RADIUS = 3.2;
static const double RAIL = 1.3;
static const double AIR_BELOW = 5; /* the strip belongs to what stands above it */

static double rail_height(void)
{
    return 2 * RADIUS + 4;
}

static enum pdf_mark mark_of(const struct stop *stop)
{
    switch ((enum stage)stop->status.stage) {
    case STAGE_BEGINNING:
        return PDF_MARK_RING;
    case STAGE_STUCK:
        return PDF_MARK_CROSSED_RING;
    case STAGE_NONE:
    case STAGE_ON_ITS_WAY:
        break;
    }
    return PDF_MARK_DISC;
}

/* The rail to a stop is broken where that is not, or not yet, agreed. */
static bool is_broken(const struct stop *stop)
{
    return stop->status.stage == STAGE_BEGINNING || stop->status.stage == STAGE_STUCK;
}

static struct shown detail_of(struct arena *arena, const struct stop *stop)
{
    bool has_owner = page_stop_has_owner(stop);
    struct shown parts[] = {
        has_owner ? shown_clean(arena, entry_text(stop->actor.target)) : SHOWN(""),
        has_owner && stop->status.stage ? SHOWN(", ") : SHOWN(""),
        page_words(arena, status_slice(&stop->status)),
    };
    return shown_join(arena, parts, 3);
}

static double set_words(struct pdf_set *set, struct shown words, enum role role, double size,
                        struct pdf_area area)
{
    struct pdf_run run = {.text = pdf_set_isolate(set, words), .type = pdf_design_type(role, 1)};
    run.type.size = size;
    run.type.is_bold = role == ROLE_LINK;
    struct pdf_paragraph paragraph = {
        .runs = &run,
        .run_count = words.length > 0,
        .width = area.width,
        .leading = size * 1.22,
        .align = PDF_ALIGN_CENTER,
        .most_lines = MOST_LABEL_LINES,
    };
    return pdf_set_paragraph(set, &paragraph, area, "Span");
}

/* What stands below a stop; its height. */
static double set_stop_label(struct pdf_set *set, const struct stop *stop, struct pdf_area area)
{
    double y = area.y;
    struct shown name = pdf_cut(shown_clean(&set->scratch, text_slice(stop->place)), 400);
    area.y += set_words(set, name, stop->border ? ROLE_DETAIL : ROLE_LINK, NAME, area);
    struct shown detail = pdf_cut(detail_of(&set->scratch, stop), 400);
    area.y += set_words(set, detail, ROLE_DETAIL, DETAIL, area);
    return area.y - y;
}

static void draw_border(struct pdf_set *set, double x, double y)
{
    for (int side = -1; side <= 1; side += 2)
        set->typesetter->stroke(set->sheet, &(struct pdf_stroke){x + side * 1.4, y - RADIUS - 1.5,
                                                                 x + side * 1.4, y + RADIUS + 1.5,
                                                                 1.1, 0, pdf_ink});
}

static void draw_stop(struct pdf_set *set, const struct stop *stop, double x, double y)
{
    if (stop->border)
        draw_border(set, x, y);
    else
        set->typesetter->mark(set->sheet, mark_of(stop), x, y, RADIUS, set->design.accent);
}

struct row {
    const struct stop *stops;
    uint32_t count;
    bool is_first;
    bool is_last;
};

static void draw_rail(struct pdf_set *set, const struct stop *stop, double from, double to,
                      double y)
{
    if (to > from)
        set->typesetter->stroke(set->sheet,
                                &(struct pdf_stroke){from, y, to, y, RAIL, is_broken(stop) ? 3 : 0,
                                                     set->design.accent});
}

static void draw_rails(struct pdf_set *set, const struct row *row, struct pdf_area area,
                       double width)
{
    double y = area.y + rail_height() / 2;
    for (uint32_t i = 0; i < row->count; i++) {
        double middle = area.x + width * (i + 0.5);
        bool begins = row->is_first && i == 0;
        bool ends = row->is_last && i + 1 == row->count;
        draw_rail(set, &row->stops[i], begins ? middle : middle - width / 2, middle, y);
        draw_rail(set, &row->stops[i], middle, ends ? middle : middle + width / 2, y);
    }
}

static double set_row(struct pdf_set *set, const struct row *row, struct pdf_area area,
                      double width)
{
    double highest = 0;
    if (set->is_drawing)
        draw_rails(set, row, area, width);
    for (uint32_t i = 0; i < row->count; i++) {
        double left = area.x + width * i;
        if (set->is_drawing)
            draw_stop(set, &row->stops[i], left + width / 2, area.y + rail_height() / 2);
        double height =
            set_stop_label(set, &row->stops[i],
                           (struct pdf_area){left + 2, area.y + rail_height() + 1, width - 4});
        highest = height > highest ? height : highest;
    }
    return rail_height() + 1 + highest;
}

static uint32_t stops_in_a_row(uint32_t count, double width)
{
    uint32_t most = (uint32_t)(width / NARROWEST);
    most = most > MOST_STOPS_IN_A_ROW ? MOST_STOPS_IN_A_ROW : most < 1 ? 1 : most;
    uint32_t rows = (count + most - 1) / most;
    return rows ? (count + rows - 1) / rows : 1;
}

/* "Route: Eastport, Coastland; border: Border bridge, contested; Merrow Haven" */
static struct shown words_of(struct arena *arena, const struct corridor *corridor)
{
    struct shown words = SHOWN("Route: ");
    for (uint32_t i = 0; i < corridor->route.count; i++) {
        const struct stop *stop = &corridor->route.items[i];
        struct shown detail = detail_of(arena, stop);
        struct shown parts[] = {
            words,
            i ? SHOWN("; ") : SHOWN(""),
            stop->border ? SHOWN("border: ") : SHOWN(""),
            shown_clean(arena, text_slice(stop->place)),
            detail.length ? SHOWN(", ") : SHOWN(""),
            detail,
        };
        words = shown_join(arena, parts, COUNT(parts));
    }
    return words;
}

double pdf_route_set(struct pdf_set *set, const struct corridor *corridor, struct pdf_area area)
{
    uint32_t count = corridor->route.count;
    double y = area.y;
    if (count > MOST_STOPS)
        return PDF_TOO_HIGH;
    uint32_t in_a_row = stops_in_a_row(count, area.width);
    double width = area.width / in_a_row;
    if (set->is_drawing)
        pdf_set_begin_figure(set, words_of(&set->scratch, corridor));
    for (uint32_t i = 0; i < count; i += in_a_row) {
        struct row row = {
            .stops = corridor->route.items + i,
            .count = count - i < in_a_row ? count - i : in_a_row,
            .is_first = i == 0,
            .is_last = i + in_a_row >= count,
        };
        area.y += (i ? 5 : 0) + set_row(set, &row, area, width);
    }
    if (set->is_drawing)
        pdf_set_end_figure(set);
    arena_clear(&set->scratch);
    return area.y - y + AIR_BELOW;
}

/* The PDF module: sheets, lines and marks, and the structure of the document. */
#include "output/pdf/pdf_module.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

enum { POINTS_PER_INCH = 72 };

const struct pdf_typesetter *precis_pdf_typesetter(void);

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    const struct pdf_sheet *sheet = closure;
    sheet->write(sheet->context, (const char *)bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(const struct pdf_sheet *sheet, cairo_pdf_metadata_t key,
                         struct shown value)
{
    if (!value.length)
        return;
    char *copy = g_strndup(value.bytes, value.length);
    cairo_pdf_surface_set_metadata(sheet->surface, key, copy);
    g_free(copy);
}

static void describe(const struct pdf_sheet *sheet, const struct pdf_setup *setup)
{
    set_metadata(sheet, CAIRO_PDF_METADATA_TITLE, setup->title);
    set_metadata(sheet, CAIRO_PDF_METADATA_SUBJECT, setup->subject);
    cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATOR, setup->creator);
    cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATE_DATE, setup->date);
    cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_MOD_DATE, setup->date);
}

/* Nothing is rounded to pixels, and the language does not depend on the locale. */
static PangoContext *create_context(PangoFontMap *fonts, const char *language)
{
    PangoContext *context = pango_font_map_create_context(fonts);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, POINTS_PER_INCH);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language));
    return context;
}

/* Without any font pango draws boxes. */
static bool has_letters(PangoContext *context)
{
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_text(layout, "precis", -1);
    bool has_all = pango_layout_get_unknown_glyphs_count(layout) == 0;
    g_object_unref(layout);
    return has_all;
}

static void release(struct pdf_sheet *sheet)
{
    g_clear_pointer(&sheet->cairo, cairo_destroy);
    g_clear_pointer(&sheet->surface, cairo_surface_destroy);
    g_clear_object(&sheet->pango);
    g_clear_object(&sheet->fonts);
    g_free(sheet);
}

/* What the libraries remark is for who wrote them, and would spoil the screen of the reader. */
static void hear(const char *domain, GLogLevelFlags level, const char *words, void *context)
{
    void (*give_up)(void);
    (void)domain;
    (void)words;
    memcpy(&give_up, &context, sizeof give_up);
    if (level & G_LOG_FLAG_FATAL)
        give_up();
}

/* ISO C knows no cast from a function to an object. */
static void listen(void (*give_up)(void))
{
    void *context;
    _Static_assert(sizeof give_up == sizeof context, "POSIX promises it");
    memcpy(&context, &give_up, sizeof context);
    g_log_set_default_handler(hear, context);
}

static struct pdf_sheet *begin(const struct pdf_setup *setup, const char **problem)
{
    listen(setup->give_up);
    struct pdf_sheet *sheet = g_new0(struct pdf_sheet, 1);
    sheet->write = setup->write;
    sheet->miss = setup->miss;
    sheet->width = setup->width;
    sheet->is_mirrored = setup->is_mirrored;
    sheet->context = setup->context;
    sheet->fonts = pango_cairo_font_map_new();
    sheet->pango = create_context(sheet->fonts, setup->language);
    if (!has_letters(sheet->pango)) {
        *problem = "there is no font with letters; the package fonts-noto-core has some";
        release(sheet);
        return NULL;
    }
    sheet->surface =
        cairo_pdf_surface_create_for_stream(write_bytes, sheet, setup->width, setup->height);
    /* Later versions may come with a cross-reference stream, which pdf_finish.c does not read. */
    cairo_pdf_surface_restrict_to_version(sheet->surface, CAIRO_PDF_VERSION_1_4);
    describe(sheet, setup);
    sheet->cairo = cairo_create(sheet->surface);
    return sheet;
}

static void set_color(const struct pdf_sheet *sheet, struct pdf_color color)
{
    cairo_set_source_rgb(sheet->cairo, color.red, color.green, color.blue);
}

/* Where something of that width is drawn. */
static double reflect(const struct pdf_sheet *sheet, double x, double width)
{
    return sheet->is_mirrored ? sheet->width - x - width : x;
}

static void stroke(struct pdf_sheet *sheet, const struct pdf_stroke *stroke)
{
    set_color(sheet, stroke->color);
    cairo_set_line_width(sheet->cairo, stroke->width);
    cairo_set_dash(sheet->cairo, &stroke->dash, stroke->dash > 0 ? 1 : 0, 0);
    cairo_new_path(sheet->cairo);
    cairo_move_to(sheet->cairo, reflect(sheet, stroke->from_x, 0), stroke->from_y);
    cairo_line_to(sheet->cairo, reflect(sheet, stroke->to_x, 0), stroke->to_y);
    cairo_stroke(sheet->cairo);
}

static void box(struct pdf_sheet *sheet, const struct pdf_box *box)
{
    set_color(sheet, box->color);
    cairo_new_path(sheet->cairo);
    cairo_rectangle(sheet->cairo, reflect(sheet, box->x, box->width), box->y, box->width,
                    box->height);
    cairo_fill(sheet->cairo);
}

static void cross(const struct pdf_sheet *sheet, double x, double y, double radius)
{
    double reach = radius * M_SQRT1_2;
    cairo_move_to(sheet->cairo, x - reach, y - reach);
    cairo_line_to(sheet->cairo, x + reach, y + reach);
    cairo_move_to(sheet->cairo, x - reach, y + reach);
    cairo_line_to(sheet->cairo, x + reach, y - reach);
    cairo_stroke(sheet->cairo);
}

/* Rings are white inside: they cover the line that they sit on. */
static void ring(const struct pdf_sheet *sheet, double x, double y, double radius,
                 struct pdf_color color)
{
    cairo_arc(sheet->cairo, x, y, radius, 0, 2 * M_PI);
    cairo_set_source_rgb(sheet->cairo, 1, 1, 1);
    cairo_fill_preserve(sheet->cairo);
    set_color(sheet, color);
    cairo_set_dash(sheet->cairo, NULL, 0, 0);
    cairo_set_line_width(sheet->cairo, radius / 3);
    cairo_stroke(sheet->cairo);
}

static void mark(struct pdf_sheet *sheet, enum pdf_mark mark, double x, double y, double radius,
                 struct pdf_color color)
{
    x = reflect(sheet, x, 0);
    cairo_new_path(sheet->cairo);
    if (mark == PDF_MARK_RING || mark == PDF_MARK_CROSSED_RING) {
        ring(sheet, x, y, radius, color);
        if (mark == PDF_MARK_CROSSED_RING)
            cross(sheet, x, y, radius);
        return;
    }
    set_color(sheet, color);
    if (mark == PDF_MARK_DISC)
        cairo_arc(sheet->cairo, x, y, radius, 0, 2 * M_PI);
    else
        cairo_rectangle(sheet->cairo, x - radius, y - radius, 2 * radius, 2 * radius);
    cairo_fill(sheet->cairo);
}

static void open_tag(struct pdf_sheet *sheet, const char *tag)
{
    cairo_tag_begin(sheet->cairo, tag, NULL);
}

static void close_tag(struct pdf_sheet *sheet, const char *tag)
{
    cairo_tag_end(sheet->cairo, tag);
}

static const char *end(struct pdf_sheet *sheet)
{
    cairo_show_page(sheet->cairo);
    cairo_status_t status = cairo_status(sheet->cairo);
    cairo_surface_finish(sheet->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(sheet->surface);
    release(sheet);
    return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
}

__attribute__((visibility("default"))) const struct pdf_typesetter *precis_pdf_typesetter(void)
{
    static const struct pdf_typesetter typesetter = {
        .version = PDF_TYPESETTER_VERSION,
        .begin = begin,
        .measure = pdf_module_measure,
        .text = pdf_module_text,
        .stroke = stroke,
        .box = box,
        .mark = mark,
        .open = open_tag,
        .close = close_tag,
        .end = end,
    };
    return &typesetter;
}

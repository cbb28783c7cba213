/* The PDF module: paragraphs. */
#include "output/pdf/pdf_module.h"

#include <hb.h>
#include <pango/pangocairo.h>

/* The first family that is installed is taken; after it the ones for other scripts, so that what
 * stands in for it does not depend on chance. What none of them has pango looks for itself. */
static const char *const families[PDF_FACE_COUNT] = {
    [PDF_FACE_TEXT] =
        "Noto Serif,Noto Naskh Arabic,Noto Serif Hebrew,Noto Serif Armenian,Noto Serif Georgian,"
        "Noto Serif Devanagari,Noto Serif Thai,Source Serif 4,Charis SIL,Gentium Plus,"
        "Liberation Serif,DejaVu Serif Condensed,DejaVu Serif,Noto Serif CJK SC,DejaVu Sans,serif",
    [PDF_FACE_LABEL] =
        "Noto Sans,Noto Naskh Arabic,Noto Sans Hebrew,Noto Sans Armenian,Noto Sans Georgian,"
        "Noto Sans Devanagari,Noto Sans Thai,Source Sans 3,Open Sans,Liberation Sans,"
        "DejaVu Sans Condensed,DejaVu Sans,Noto Sans CJK SC,sans-serif",
};

static int to_units(double points)
{
    return (int)(points * PANGO_SCALE + (points < 0 ? -0.5 : 0.5));
}

static double to_points(int units)
{
    return (double)units / PANGO_SCALE;
}

static guint16 to_channel(double part)
{
    return (guint16)(part * 65535 + 0.5);
}

static void add_attribute(PangoAttrList *attributes, PangoAttribute *attribute, size_t start,
                          size_t end)
{
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(attributes, attribute);
}

static PangoAttribute *font_of(const struct pdf_type *type)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, families[type->face]);
    pango_font_description_set_absolute_size(font, to_units(type->size));
    pango_font_description_set_weight(font,
                                      type->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font,
                                     type->is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    PangoAttribute *attribute = pango_attr_font_desc_new(font);
    pango_font_description_free(font);
    return attribute;
}

static void add_type(PangoAttrList *attributes, const struct pdf_type *type, size_t start,
                     size_t end)
{
    add_attribute(attributes, font_of(type), start, end);
    add_attribute(attributes,
                  pango_attr_foreground_new(to_channel(type->color.red),
                                            to_channel(type->color.green),
                                            to_channel(type->color.blue)),
                  start, end);
    if (type->tracking > 0)
        add_attribute(attributes, pango_attr_letter_spacing_new(to_units(type->tracking)), start,
                      end);
}

static void set_text(PangoLayout *layout, const struct pdf_paragraph *paragraph)
{
    GString *text = g_string_new(NULL);
    PangoAttrList *attributes = pango_attr_list_new();
    for (uint32_t i = 0; i < paragraph->run_count; i++) {
        const struct pdf_run *run = &paragraph->runs[i];
        size_t start = text->len;
        g_string_append_len(text, run->text.bytes, (gssize)run->text.length);
        add_type(attributes, &run->type, start, text->len);
        if (run->is_kept)
            add_attribute(attributes, pango_attr_allow_breaks_new(FALSE), start, text->len);
    }
    if (paragraph->kept_tail && paragraph->kept_tail <= text->len)
        add_attribute(attributes, pango_attr_allow_breaks_new(FALSE),
                      text->len - paragraph->kept_tail, text->len);
    add_attribute(attributes, pango_attr_line_height_new_absolute(to_units(paragraph->leading)), 0,
                  text->len);
    add_attribute(attributes, pango_attr_insert_hyphens_new(FALSE), 0, text->len);
    /* "fi" as one glyph would be copied and searched as U+FB01. */
    add_attribute(attributes, pango_attr_font_features_new("liga=0"), 0, text->len);
    pango_layout_set_text(layout, text->str, (int)text->len);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    g_string_free(text, TRUE);
}

static bool is_right_to_left(const struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph)
{
    return paragraph->direction ? paragraph->direction == DIRECTION_RIGHT_TO_LEFT
                                : sheet->is_mirrored;
}

static PangoAlignment alignment_of(uint8_t align, bool is_right_to_left)
{
    if (align == PDF_ALIGN_CENTER)
        return PANGO_ALIGN_CENTER;
    return (align == PDF_ALIGN_START) == is_right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static PangoLayout *shape(const struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph)
{
    bool is_mirrored = is_right_to_left(sheet, paragraph);
    pango_context_set_base_dir(sheet->pango,
                               is_mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    PangoLayout *layout = pango_layout_new(sheet->pango);
    pango_layout_set_width(layout, to_units(paragraph->width));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_indent(layout, -to_units(paragraph->hanging));
    pango_layout_set_alignment(layout, alignment_of(paragraph->align, is_mirrored));
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    set_text(layout, paragraph);
    if (paragraph->most_lines) {
        pango_layout_set_height(layout, -(int)paragraph->most_lines);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    return layout;
}

struct pdf_extent pdf_module_measure(struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph)
{
    PangoLayout *layout = shape(sheet, paragraph);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    g_object_unref(layout);
    return (struct pdf_extent){to_points(logical.width), to_points(logical.height)};
}

/* The run of the paragraph that the byte is in. */
static const struct pdf_run *run_at(const struct pdf_paragraph *paragraph, size_t byte)
{
    size_t end = 0;
    for (uint32_t i = 0; i < paragraph->run_count; i++) {
        end += paragraph->runs[i].text.length;
        if (byte < end)
            return &paragraph->runs[i];
    }
    return &paragraph->runs[paragraph->run_count - 1];
}

static void report_missing(const struct pdf_sheet *sheet, const PangoGlyphString *glyphs)
{
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        PangoGlyph glyph = glyphs->glyphs[i].glyph;
        bool is_unknown = glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG);
        if (is_unknown && sheet->miss)
            sheet->miss(sheet->context, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    }
}

/* Pango takes the blank at the end of a line away; a screen reader needs it between
 * the words. It has no width there. */
static void restore_blank(const char *text, PangoGlyphItem *item)
{
    PangoGlyphString *glyphs = item->glyphs;
    int last = item->item->analysis.level % 2 ? 0 : glyphs->num_glyphs - 1;
    hb_codepoint_t blank;
    bool is_gone = last >= 0 && glyphs->glyphs[last].glyph == PANGO_GLYPH_EMPTY &&
                   text[item->item->offset + glyphs->log_clusters[last]] == ' ';
    if (is_gone &&
        hb_font_get_nominal_glyph(pango_font_get_hb_font(item->item->analysis.font), ' ', &blank))
        glyphs->glyphs[last].glyph = blank;
}

static void draw_run(const struct pdf_sheet *sheet, const char *text, PangoGlyphItem *item,
                     const struct pdf_color *color)
{
    report_missing(sheet, item->glyphs);
    restore_blank(text, item);
    cairo_set_source_rgb(sheet->cairo, color->red, color->green, color->blue);
    /* An ellipsis stands for text that must not come back when text is copied from the page. */
    if (item->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        pango_cairo_show_glyph_string(sheet->cairo, item->item->analysis.font, item->glyphs);
    else
        pango_cairo_show_glyph_item(sheet->cairo, text, item);
}

static bool has_links(const struct pdf_paragraph *paragraph)
{
    for (uint32_t i = 0; i < paragraph->run_count; i++)
        if (paragraph->runs[i].address)
            return true;
    return false;
}

/* In a paragraph with links every stretch of a line is an element of its own. */
static void open_stretch(const struct pdf_sheet *sheet, const char *address)
{
    if (!address) {
        cairo_tag_begin(sheet->cairo, "Span", NULL);
        return;
    }
    char *attributes = g_strdup_printf("uri='%s'", address);
    cairo_tag_begin(sheet->cairo, CAIRO_TAG_LINK, attributes);
    g_free(attributes);
}

static void close_stretch(const struct pdf_sheet *sheet, const char *address)
{
    cairo_tag_end(sheet->cairo, address ? CAIRO_TAG_LINK : "Span");
}

static void draw_at(const struct pdf_sheet *sheet, PangoLayoutIter *place, double x, double y)
{
    PangoRectangle logical;
    pango_layout_iter_get_run_extents(place, NULL, &logical);
    cairo_move_to(sheet->cairo, x + to_points(logical.x),
                  y + to_points(pango_layout_iter_get_baseline(place)));
}

static void draw(const struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph,
                 PangoLayout *layout, double x, double y)
{
    bool is_split = has_links(paragraph);
    const struct pdf_run *open = NULL;
    PangoLayoutIter *place = pango_layout_get_iter(layout);
    do {
        PangoGlyphItem *item = pango_layout_iter_get_run(place);
        const struct pdf_run *run =
            item ? run_at(paragraph, (size_t)item->item->offset) : NULL; /* NULL: a line ends */
        if (is_split && open && (!run || run->address != open->address)) {
            close_stretch(sheet, open->address);
            open = NULL;
        }
        if (is_split && run && !open) {
            open_stretch(sheet, run->address);
            open = run;
        }
        if (!run)
            continue;
        draw_at(sheet, place, x, y);
        draw_run(sheet, pango_layout_get_text(layout), item, &run->type.color);
    } while (pango_layout_iter_next_run(place));
    if (open)
        close_stretch(sheet, open->address);
    pango_layout_iter_free(place);
}

void pdf_module_text(struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph, double x,
                     double y)
{
    PangoLayout *layout = shape(sheet, paragraph);
    if (sheet->is_mirrored)
        x = sheet->width - x - paragraph->width;
    if (paragraph->run_count)
        draw(sheet, paragraph, layout, x, y);
    g_object_unref(layout);
}

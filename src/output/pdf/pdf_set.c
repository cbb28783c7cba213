#include "output/pdf/pdf_set.h"

#include "base/utf8.h"
#include "base/width.h"
#include "output/pdf/pdf_runs.h"

#include <string.h>
#include <unictype.h>

/* A column of a terminal in sizes of type. */
static const double COLUMN = 0.52;

/* Marks such as "• " and "≠ " hang in a column of their own. */
static const double MARK_COLUMN = 1.15;

/* Where cells leave next to nothing, text runs into the margin rather than letter by letter. */
static const double NARROWEST = 24;

double pdf_set_paragraph(struct pdf_set *set, const struct pdf_paragraph *paragraph,
                         struct pdf_area area, const char *tag)
{
    if (!paragraph->run_count)
        return 0;
    double height = set->typesetter->measure(set->sheet, paragraph).height;
    if (!set->is_drawing)
        return height;
    set->typesetter->open(set->sheet, tag);
    set->typesetter->text(set->sheet, paragraph, area.x, area.y);
    set->typesetter->close(set->sheet, tag);
    return height;
}

double pdf_set_label(struct pdf_set *set, struct shown text, struct pdf_type type,
                     struct pdf_area area, enum pdf_align align, const char *tag)
{
    if (!text.length)
        return 0;
    struct pdf_run run = {.text = text, .type = type};
    struct pdf_paragraph paragraph = {
        .runs = &run,
        .run_count = 1,
        .width = area.width,
        .leading = pdf_design_leading(type.size),
        .align = (uint8_t)align,
        .is_english = true,
        .most_lines = 1,
    };
    return pdf_set_paragraph(set, &paragraph, area, tag);
}

/* A cell as it is set, perhaps without its mark. */
struct piece {
    const struct span *spans;
    uint32_t span_count;
    struct pdf_area area;
    double hanging;
    uint8_t align;
    const char *tag;
};

struct shown pdf_cut(struct shown text, size_t length)
{
    size_t end = 0;
    if (text.length <= length)
        return text;
    for (size_t next = end; next <= length; next += width_cluster(text, next).length)
        end = next;
    return shown_part(text, 0, end);
}

static double set_piece(struct pdf_set *set, const struct piece *piece, struct pdf_manner manner)
{
    struct pdf_paragraph paragraph = {
        .width = piece->area.width > NARROWEST ? piece->area.width : NARROWEST,
        .leading = manner.leading,
        .hanging = piece->hanging,
        .align = piece->align == ALIGN_RIGHT ? PDF_ALIGN_END : PDF_ALIGN_START,
        .most_lines = manner.most_lines,
    };
    bool is_whole =
        pdf_runs_build(&set->scratch, piece->spans, piece->span_count, manner, &paragraph);
    if (!is_whole && !manner.most_lines)
        return PDF_TOO_HIGH;
    return pdf_set_paragraph(set, &paragraph, piece->area, piece->tag);
}

static bool is_mark(const struct cell *cell)
{
    if (!cell->hanging || cell->span_count < 2)
        return false;
    struct shown text = cell->spans[0].text;
    return text.length >= 2 && text.length <= 4 && text.bytes[text.length - 1] == ' ' &&
           utf8_before(text.bytes, text.length - 1) == 0;
}

bool pdf_set_is_right_to_left(const struct span *spans, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct shown text = spans[i].text;
        uint32_t code_point;
        for (size_t at = 0; at < text.length;) {
            size_t length = utf8_decode(text.bytes + at, text.length - at, &code_point);
            int direction = uc_bidi_category(code_point);
            if (direction == UC_BIDI_L)
                return false;
            if (direction == UC_BIDI_R || direction == UC_BIDI_AL)
                return true;
            at += length ? length : 1;
        }
    }
    return false;
}

static void set_mark(struct pdf_set *set, struct shown mark, struct pdf_area area, double size,
                     enum pdf_align align)
{
    struct pdf_type type = pdf_design_type(ROLE_CONFLICT, size);
    type.color = set->design.accent;
    bool ends_in_blank = align == PDF_ALIGN_END && mark.bytes[mark.length - 1] == ' ';
    struct pdf_run run = {.text = shown_part(mark, 0, mark.length - ends_in_blank), .type = type};
    struct pdf_paragraph paragraph = {
        .runs = &run,
        .run_count = 1,
        .width = area.width,
        .leading = pdf_design_leading(size),
        .align = (uint8_t)align,
        .is_english = true,
    };
    if (set->is_drawing)
        pdf_set_paragraph(set, &paragraph, area, "Lbl");
}

static double set_cell(struct pdf_set *set, const struct cell *cell, struct pdf_area area,
                       struct pdf_manner manner, const char *tag)
{
    struct piece piece = {cell->spans, cell->span_count,
                          area,        cell->hanging * COLUMN * manner.size,
                          cell->align, tag};
    if (!is_mark(cell))
        return set_piece(set, &piece, manner);
    double width = MARK_COLUMN * manner.size;
    bool is_mirrored = pdf_set_is_right_to_left(cell->spans + 1, cell->span_count - 1);
    set_mark(set, cell->spans[0].text, area, manner.size,
             is_mirrored ? PDF_ALIGN_END : PDF_ALIGN_START);
    piece.spans++;
    piece.span_count--;
    piece.hanging = 0;
    piece.area.x += is_mirrored ? 0 : width;
    piece.area.width -= width;
    return set_piece(set, &piece, manner);
}

/* The width of a cell with a share of what the others leave. */
static double share_of(const struct paragraph *paragraph, double width, double size)
{
    uint32_t shares = 0;
    double left = width - paragraph->gap * COLUMN * size * (paragraph->cell_count - 1);
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        left -= paragraph->cells[i].columns * COLUMN * size;
        shares += paragraph->cells[i].columns == 0;
    }
    return shares ? left / shares : 0;
}

/* Rows of text that runs from right to left have their cells in that order, too. */
static bool is_mirrored(const struct paragraph *paragraph)
{
    const struct cell *last = &paragraph->cells[paragraph->cell_count - 1];
    return paragraph->cell_count > 1 && pdf_set_is_right_to_left(last->spans, last->span_count);
}

static double set_row(struct pdf_set *set, const struct paragraph *paragraph, struct pdf_area area,
                      struct pdf_manner manner)
{
    bool is_item = strcmp(manner.tag, "LI") == 0;
    bool mirrored = is_mirrored(paragraph);
    double share = share_of(paragraph, area.width, manner.size);
    double height = 0;
    double passed = 0;
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        struct cell cell = paragraph->cells[i];
        double width = cell.columns ? cell.columns * COLUMN * manner.size : share;
        double x = mirrored ? area.x + area.width - passed - width : area.x + passed;
        const char *body = paragraph->cell_count > 1 && i == 0 ? "Lbl" : "LBody";
        if (mirrored && !pdf_set_is_right_to_left(cell.spans, cell.span_count))
            cell.align = ALIGN_RIGHT;
        double cell_height = set_cell(set, &cell, (struct pdf_area){x, area.y, width}, manner,
                                      is_item ? body : manner.tag);
        height = cell_height > height ? cell_height : height;
        passed += width + paragraph->gap * COLUMN * manner.size;
    }
    return height;
}

double pdf_set_paragraphs(struct pdf_set *set, const struct paragraph *first, struct pdf_area area,
                          struct pdf_manner manner)
{
    bool is_item = strcmp(manner.tag, "LI") == 0;
    double height = 0;
    if (set->is_drawing && is_item)
        set->typesetter->open(set->sheet, manner.tag);
    for (const struct paragraph *paragraph = first; paragraph; paragraph = paragraph->next) {
        double indent = paragraph->indent * COLUMN * manner.size;
        struct pdf_area inner = {area.x + indent, area.y + height, area.width - indent};
        height += set_row(set, paragraph, inner, manner);
    }
    if (set->is_drawing && is_item)
        set->typesetter->close(set->sheet, manner.tag);
    arena_clear(&set->scratch);
    return height;
}

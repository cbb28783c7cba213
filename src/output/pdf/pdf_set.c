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

struct shown pdf_set_isolate(struct pdf_set *set, struct shown text)
{
    bool is_needed = set->document->is_right_to_left || direction_has_right_to_left(text);
    return is_needed ? direction_isolate_parts(&set->scratch, text) : text;
}

void pdf_set_begin_figure(struct pdf_set *set, struct shown words)
{
    struct arena *arena = &set->document->arena;
    set->figures = arena_reserve(arena, set->figures, &set->figure_capacity, set->figure_count,
                                 sizeof *set->figures);
    struct slice copy = arena_copy(arena, shown_slice(direction_plain(arena, words)));
    set->figures[set->figure_count++] = (struct shown){copy.bytes, copy.length};
    set->typesetter->open(set->sheet, "Figure");
}

void pdf_set_end_figure(struct pdf_set *set)
{
    set->typesetter->close(set->sheet, "Figure");
}

double pdf_set_label(struct pdf_set *set, struct shown text, struct pdf_type type,
                     struct pdf_area area, enum pdf_align align, const char *tag)
{
    if (!text.length)
        return 0;
    struct pdf_run run = {.text = pdf_set_isolate(set, text), .type = type};
    struct pdf_paragraph paragraph = {
        .runs = &run,
        .run_count = 1,
        .width = area.width,
        .leading = pdf_design_leading(type.size),
        .align = (uint8_t)align,
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
    enum direction direction;
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
        .direction = (uint8_t)piece->direction,
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

bool pdf_set_is_counter(const struct pdf_set *set, enum direction direction)
{
    return (direction == DIRECTION_RIGHT_TO_LEFT) != set->document->is_right_to_left;
}

static void set_mark(struct pdf_set *set, const struct piece *piece, double size)
{
    struct pdf_type type = pdf_design_type(ROLE_CONFLICT, size);
    type.color = set->design.accent;
    struct pdf_run run = {.text = piece->spans[0].text, .type = type};
    run.text.length -= run.text.bytes[run.text.length - 1] == ' ';
    struct pdf_paragraph paragraph = {
        .runs = &run,
        .run_count = 1,
        .width = piece->area.width,
        .leading = pdf_design_leading(size),
        .direction = (uint8_t)piece->direction,
    };
    if (set->is_drawing)
        pdf_set_paragraph(set, &paragraph, piece->area, "Lbl");
}

static double set_cell(struct pdf_set *set, const struct cell *cell, enum direction direction,
                       struct pdf_area area, struct pdf_manner manner, const char *tag)
{
    struct piece piece = {
        .spans = cell->spans,
        .span_count = cell->span_count,
        .area = area,
        .hanging = cell->hanging * COLUMN * manner.size,
        .align = cell->align,
        .direction = direction,
        .tag = tag,
    };
    if (!is_mark(cell))
        return set_piece(set, &piece, manner);
    double width = MARK_COLUMN * manner.size;
    set_mark(set, &piece, manner.size);
    piece.spans++;
    piece.span_count--;
    piece.hanging = 0;
    piece.area.x += pdf_set_is_counter(set, direction) ? 0 : width;
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

/* Of a row that of its last cell, which is the one that says something. */
static enum direction direction_of_row(const struct pdf_set *set, const struct paragraph *paragraph,
                                       struct pdf_manner manner)
{
    const struct cell *last = &paragraph->cells[paragraph->cell_count - 1];
    if (manner.direction)
        return (enum direction)manner.direction;
    return document_direction(set->document, last->spans, last->span_count);
}

static double set_row(struct pdf_set *set, const struct paragraph *paragraph, struct pdf_area area,
                      struct pdf_manner manner)
{
    bool is_item = strcmp(manner.tag, "LI") == 0;
    enum direction direction = direction_of_row(set, paragraph, manner);
    bool is_counter = pdf_set_is_counter(set, direction);
    double share = share_of(paragraph, area.width, manner.size);
    double height = 0;
    double passed = 0;
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        const struct cell *cell = &paragraph->cells[i];
        double width = cell->columns ? cell->columns * COLUMN * manner.size : share;
        double x = is_counter ? area.x + area.width - passed - width : area.x + passed;
        const char *body = paragraph->cell_count > 1 && i == 0 ? "Lbl" : "LBody";
        double cell_height = set_cell(set, cell, direction, (struct pdf_area){x, area.y, width},
                                      manner, is_item ? body : manner.tag);
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

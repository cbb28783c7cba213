#include "fake_typesetter.h"

#include <string.h>

struct lines {
    double widest;
    double count;
    bool is_cut;
};

static double width_of(const struct pdf_run *run)
{
    double characters = 0;
    for (size_t i = 0; i < run->text.length; i++)
        characters += ((unsigned char)run->text.bytes[i] & 0xC0) != 0x80;
    return characters * (run->type.size * 0.5 + run->type.tracking);
}

static struct lines break_lines(const struct pdf_paragraph *paragraph)
{
    double width = 0;
    for (uint32_t i = 0; i < paragraph->run_count; i++)
        width += width_of(&paragraph->runs[i]);
    double room = paragraph->width - paragraph->hanging;
    struct lines lines = {.widest = width < paragraph->width ? width : paragraph->width,
                          .count = 1};
    for (double rest = width - paragraph->width; rest > 0; rest -= room > 1 ? room : 1)
        lines.count++;
    if (paragraph->most_lines && lines.count > paragraph->most_lines) {
        lines.count = paragraph->most_lines;
        lines.is_cut = true;
    }
    return lines;
}

static struct pdf_extent measure(struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph)
{
    ((struct fake_sheet *)sheet)->measured++;
    struct lines lines = break_lines(paragraph);
    return (struct pdf_extent){lines.widest, lines.count * paragraph->leading};
}

static void note_fault(struct fake_sheet *sheet, const char *fault)
{
    if (!sheet->fault)
        sheet->fault = fault;
}

static void gather(struct fake_sheet *sheet, const struct pdf_paragraph *paragraph,
                   struct fake_text *text)
{
    struct buffer words = {0};
    text->smallest = 1000;
    for (uint32_t i = 0; i < paragraph->run_count; i++) {
        const struct pdf_run *run = &paragraph->runs[i];
        buffer_add(&words, shown_slice(run->text));
        text->largest = run->type.size > text->largest ? run->type.size : text->largest;
        text->smallest = run->type.size < text->smallest ? run->type.size : text->smallest;
        struct shown plain = direction_plain(&sheet->arena, run->text);
        if (!shown_is_clean(shown_slice(plain)))
            note_fault(sheet, "text that was not cleaned");
    }
    text->words = arena_copy(&sheet->arena, buffer_slice(&words));
    buffer_release(&words);
}

static void draw_text(struct pdf_sheet *given, const struct pdf_paragraph *paragraph, double x,
                      double y)
{
    static const double shifts[] = {
        [PDF_ALIGN_START] = 0, [PDF_ALIGN_END] = 1, [PDF_ALIGN_CENTER] = 0.5};
    struct fake_sheet *sheet = (struct fake_sheet *)given;
    struct lines lines = break_lines(paragraph);
    double shift = shifts[paragraph->align];
    bool is_mirrored = paragraph->direction == DIRECTION_RIGHT_TO_LEFT;
    double left = x + (paragraph->width - lines.widest) * (is_mirrored ? 1 - shift : shift);
    struct fake_text text = {
        .left = left,
        .top = y,
        .right = left + lines.widest,
        .bottom = y + lines.count * paragraph->leading,
        .tag = sheet->depth ? sheet->tags[sheet->depth - 1] : "",
        .depth = sheet->depth,
        .is_cut = lines.is_cut,
    };
    gather(sheet, paragraph, &text);
    sheet->texts = arena_reserve(&sheet->arena, sheet->texts, &sheet->text_capacity,
                                 sheet->text_count, sizeof *sheet->texts);
    sheet->texts[sheet->text_count++] = text;
}

static void add_shape(struct pdf_sheet *given, struct fake_shape shape)
{
    struct fake_sheet *sheet = (struct fake_sheet *)given;
    sheet->shapes = arena_reserve(&sheet->arena, sheet->shapes, &sheet->shape_capacity,
                                  sheet->shape_count, sizeof *sheet->shapes);
    sheet->shapes[sheet->shape_count++] = shape;
}

static void stroke(struct pdf_sheet *sheet, const struct pdf_stroke *stroke)
{
    add_shape(sheet,
              (struct fake_shape){stroke->from_x, stroke->from_y, stroke->to_x, stroke->to_y});
}

static void box(struct pdf_sheet *sheet, const struct pdf_box *box)
{
    add_shape(sheet,
              (struct fake_shape){box->x, box->y, box->x + box->width, box->y + box->height});
}

static void mark(struct pdf_sheet *sheet, enum pdf_mark mark, double x, double y, double radius,
                 struct pdf_color color)
{
    (void)mark;
    (void)color;
    add_shape(sheet, (struct fake_shape){x - radius, y - radius, x + radius, y + radius});
}

static void open_tag(struct pdf_sheet *given, const char *tag)
{
    struct fake_sheet *sheet = (struct fake_sheet *)given;
    if (sheet->depth == FAKE_DEEPEST) {
        note_fault(sheet, "tags are nested too deeply");
        return;
    }
    sheet->tags[sheet->depth++] = tag;
    buffer_format(&sheet->outline, "<%s>", tag);
}

static void close_tag(struct pdf_sheet *given, const char *tag)
{
    struct fake_sheet *sheet = (struct fake_sheet *)given;
    if (!sheet->depth || strcmp(sheet->tags[sheet->depth - 1], tag) != 0) {
        note_fault(sheet, "a tag is closed that is not the innermost");
        return;
    }
    sheet->depth--;
    buffer_format(&sheet->outline, "</%s>", tag);
}

const struct pdf_typesetter fake_typesetter = {
    .version = PDF_TYPESETTER_VERSION,
    .measure = measure,
    .text = draw_text,
    .stroke = stroke,
    .box = box,
    .mark = mark,
    .open = open_tag,
    .close = close_tag,
};

void fake_sheet_release(struct fake_sheet *sheet)
{
    buffer_release(&sheet->outline);
    arena_release(&sheet->arena);
    *sheet = (struct fake_sheet){0};
}

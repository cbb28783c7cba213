/* How paragraphs are set: marks, columns, and text from right to left. */
#include "fake_typesetter.h"
#include "output/pdf/pdf_set.h"
#include "render/writer.h"

#include <criterion/criterion.h>

static const struct pdf_area area = {100, 50, 300};
static const struct pdf_manner manner = {.size = 10, .leading = 13, .tag = "LI"};

struct setting {
    struct document document;
    struct fake_sheet sheet;
    struct pdf_set set;
    struct writer writer;
    struct block *block;
};

static void begin(struct setting *setting)
{
    *setting = (struct setting){.document = {.detail = DETAIL_POINTS}};
    setting->block = document_add(&setting->document, &(struct block){.is_composed = true});
    setting->writer = writer_begin(&setting->document, setting->block);
    setting->set = (struct pdf_set){
        .typesetter = &fake_typesetter,
        .sheet = fake_sheet_as_sheet(&setting->sheet),
        .document = &setting->document,
    };
}

/* The height as measured, which drawing has to confirm. */
static double set_block(struct setting *setting)
{
    writer_end(&setting->writer);
    double measured = pdf_set_paragraphs(&setting->set, setting->block->first, area, manner);
    cr_expect_eq(setting->sheet.text_count, 0, "something was drawn");
    setting->set.is_drawing = true;
    double drawn = pdf_set_paragraphs(&setting->set, setting->block->first, area, manner);
    cr_expect_float_eq(measured, drawn, 1e-9);
    cr_expect_null(setting->sheet.fault, "%s", setting->sheet.fault);
    return measured;
}

static void end(struct setting *setting)
{
    arena_release(&setting->set.scratch);
    fake_sheet_release(&setting->sheet);
    document_release(&setting->document);
}

static void set_marked(struct setting *setting, struct shown mark, struct shown text)
{
    begin(setting);
    writer_cell(&setting->writer, 0, ALIGN_LEFT)->hanging = 2;
    writer_add(&setting->writer, ROLE_DETAIL, mark);
    writer_add(&setting->writer, ROLE_TEXT, text);
    set_block(setting);
}

Test(pdf_set, hangs_marks_before_the_text)
{
    struct setting setting;
    set_marked(&setting, SHOWN("≠ "), SHOWN("what one says and the other denies"));
    cr_assert_eq(setting.sheet.text_count, 2);
    cr_expect_float_eq(setting.sheet.texts[0].left, area.x, 0.01);
    cr_expect_float_eq(setting.sheet.texts[1].left, area.x + 11.5, 0.01);
    cr_expect_str_eq(setting.sheet.outline.bytes, "<LI><Lbl></Lbl><LBody></LBody></LI>");
    end(&setting);
}

Test(pdf_set, hangs_marks_at_the_right_of_text_from_there)
{
    static const struct shown texts[] = {SHOWN_CONSTANT("دو کشور"), SHOWN_CONSTANT("מועצת"),
                                         SHOWN_CONSTANT("12 دو کشور")};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct setting setting;
        set_marked(&setting, SHOWN("• "), texts[i]);
        cr_assert_eq(setting.sheet.text_count, 2);
        cr_expect_float_eq(setting.sheet.texts[0].right, area.x + area.width, 0.01);
        cr_expect_float_eq(setting.sheet.texts[1].right, area.x + area.width - 11.5, 0.01);
        end(&setting);
    }
}

Test(pdf_set, takes_no_word_for_a_mark)
{
    struct setting setting;
    set_marked(&setting, SHOWN("Annals "), SHOWN("say so"));
    cr_assert_eq(setting.sheet.text_count, 1);
    cr_expect_str_eq(setting.sheet.outline.bytes, "<LI><LBody></LBody></LI>");
    end(&setting);
}

static void set_row(struct setting *setting, struct shown date, struct shown text)
{
    begin(setting);
    writer_cell(&setting->writer, 10, ALIGN_LEFT);
    writer_add(&setting->writer, ROLE_DETAIL, date);
    writer_cell(&setting->writer, 0, ALIGN_LEFT);
    writer_add(&setting->writer, ROLE_TEXT, text);
    set_block(setting);
    cr_assert_eq(setting->sheet.text_count, 2);
}

Test(pdf_set, sets_columns_side_by_side)
{
    struct setting setting;
    set_row(&setting, SHOWN("2031"), SHOWN("The tide turns."));
    const struct fake_text *texts = setting.sheet.texts;
    cr_expect_float_eq(texts[0].left, area.x, 0.01);
    cr_expect_gt(texts[1].left, texts[0].right);
    cr_expect_float_eq(texts[0].top, texts[1].top, 0.01);
    cr_expect_str_eq(setting.sheet.outline.bytes, "<LI><Lbl></Lbl><LBody></LBody></LI>");
    end(&setting);
}

Test(pdf_set, mirrors_columns_of_text_from_the_right)
{
    struct setting setting;
    set_row(&setting, SHOWN("2031"), SHOWN("حمله به سفارت"));
    const struct fake_text *texts = setting.sheet.texts;
    cr_expect_float_eq(texts[0].right, area.x + area.width, 0.01);
    cr_expect_lt(texts[1].left, texts[0].left);
    end(&setting);
}

/* Sources stand out where they begin an item, and are small elsewhere. */
Test(pdf_set, emphasises_a_source_once)
{
    struct setting setting;
    begin(&setting);
    writer_link(&setting.writer, ROLE_LINK, SHOWN("Annals 2029"), (struct place){0});
    writer_add(&setting.writer, ROLE_TEXT, SHOWN("  text "));
    writer_link(&setting.writer, ROLE_LINK, SHOWN("Annals 2029"), (struct place){0});
    double height = set_block(&setting);
    cr_expect_float_eq(height, manner.leading, 0.01);
    cr_expect_float_eq(setting.sheet.texts[0].largest, 10, 0.01);
    end(&setting);
}

/* A text that no page holds is not even measured. */
Test(pdf_set, gives_up_on_endless_text)
{
    struct setting setting;
    struct buffer text = {0};
    begin(&setting);
    buffer_add_repeated(&text, 'x', PDF_LONGEST_TEXT + 1);
    writer_add(&setting.writer, ROLE_TEXT,
               shown_clean(&setting.document.arena, buffer_slice(&text)));
    writer_end(&setting.writer);
    double height = pdf_set_paragraphs(&setting.set, setting.block->first, area, manner);
    cr_expect_geq(height, PDF_TOO_HIGH);
    cr_expect_eq(setting.sheet.measured, 0);
    buffer_release(&text);
    end(&setting);
}

struct cut_case {
    const char *text;
    size_t length;
    size_t kept;
};

static const struct cut_case cuts[] = {
    {"harbour", 20, 7}, {"harbour", 3, 3},      {"é", 1, 0}, {"é", 2, 2}, {"e\u0301x", 2, 0},
    {"e\u0301x", 3, 3}, {"👩‍🚀x", 8, 0}, {"", 5, 0},
};

Test(pdf_set, cuts_between_clusters)
{
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        struct arena arena = {0};
        struct shown text = shown_clean(&arena, slice_of(cuts[i].text));
        cr_expect_eq(pdf_cut(text, cuts[i].length).length, cuts[i].kept, "%s to %zu", cuts[i].text,
                     cuts[i].length);
        arena_release(&arena);
    }
}

/* How paragraphs become lines: columns, indentation, stacking, and what is cut. */
#include "render/layout.h"
#include "render/writer.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <string.h>

/* A document of one block, written by hand. */
struct sheet {
    struct document document;
    struct writer writer;
};

static void begin(struct sheet *sheet)
{
    *sheet = (struct sheet){.document = {.count = 0}};
    struct block *block = document_add(&sheet->document, &(struct block){.is_composed = true});
    sheet->writer = writer_begin(&sheet->document, block);
}

static struct cell *add_cell(struct sheet *sheet, int columns, enum alignment align,
                             const char *text)
{
    struct cell *cell = writer_cell(&sheet->writer, columns, align);
    writer_add(&sheet->writer, ROLE_TEXT, (struct shown){text, strlen(text)});
    return cell;
}

static void expect_lines(struct sheet *sheet, int columns, const char *expected)
{
    struct buffer text = {0};
    sample_write(&sheet->document, columns, &text);
    cr_expect_str_eq(text.length ? text.bytes : "", expected, "%d columns:\n%s", columns,
                     text.length ? text.bytes : "");
    buffer_release(&text);
}

static void end(struct sheet *sheet)
{
    document_release(&sheet->document);
}

Test(layout, wraps_a_paragraph_at_its_blanks)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 0, ALIGN_LEFT, "The water rises slowly at Eastport.");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 80, "The water rises slowly at Eastport.\n");
    expect_lines(&sheet, 15, "The water rises\nslowly at\nEastport.\n");
    expect_lines(&sheet, 6, "The\nwater\nrises\nslowly\nat\nEastpo\nrt.\n");
    end(&sheet);
}

Test(layout, wraps_across_spans_as_if_they_were_one_text)
{
    struct sheet sheet;
    begin(&sheet);
    writer_add(&sheet.writer, ROLE_TEXT, SHOWN("East"));
    writer_add(&sheet.writer, ROLE_NAME, SHOWN("port and Mer"));
    writer_add(&sheet.writer, ROLE_TEXT, SHOWN("row"));
    writer_end(&sheet.writer);
    expect_lines(&sheet, 12, "Eastport and\nMerrow\n");
    struct layout layout = {0};
    layout_begin(&layout, &sheet.document, 12);
    const struct block_lines *lines = layout_block(&layout, 0);
    cr_assert_eq(lines->count, 2);
    cr_expect_eq(lines->lines[0].count, 2);
    cr_expect_eq(lines->lines[0].fragments[1].span->role, ROLE_NAME);
    cr_expect_eq(lines->lines[0].fragments[1].column, 4);
    cr_expect_eq(lines->lines[1].fragments[0].span->role, ROLE_NAME);
    cr_expect_eq(lines->lines[1].fragments[1].span->role, ROLE_TEXT);
    cr_expect_eq(lines->lines[1].fragments[1].column, 3);
    layout_release(&layout);
    end(&sheet);
}

/* As a text has them that names an actor again and again. When every line goes through all spans
 * it takes minutes. */
Test(layout, goes_once_through_the_spans_of_a_long_text)
{
    enum { SPANS = 400000 };
    struct sheet sheet;
    begin(&sheet);
    for (int i = 0; i < SPANS; i++)
        writer_add(&sheet.writer, i % 2 ? ROLE_NAME : ROLE_TEXT,
                   i % 2 ? SHOWN("rope") : SHOWN(" "));
    writer_end(&sheet.writer);
    struct layout layout = {0};
    layout_begin(&layout, &sheet.document, 9);
    const struct block_lines *lines = layout_block(&layout, 0);
    cr_assert_eq(lines->count, SPANS / 4 + 1);
    for (uint32_t i = 1; i + 1 < lines->count; i++) {
        cr_assert_eq(lines->lines[i].count, 3);
        cr_assert_eq(lines->lines[i].fragments[0].span->role, ROLE_NAME);
        cr_assert_eq(lines->lines[i].fragments[2].column, 5);
    }
    layout_release(&layout);
    end(&sheet);
}

/* The bracket stays with the last word, and a label that fits on no line is broken all the same. */
/* A short one does not stand alone. */
Test(layout, leaves_no_short_label_alone)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 0, ALIGN_LEFT, "The water rises")->keeps_labels = true;
    writer_add(&sheet.writer, ROLE_DETAIL, SHOWN(" ["));
    writer_add(&sheet.writer, ROLE_DETAIL, SHOWN("¶9"));
    writer_add(&sheet.writer, ROLE_DETAIL, SHOWN("]"));
    writer_end(&sheet.writer);
    expect_lines(&sheet, 20, "The water rises [¶9]\n");
    expect_lines(&sheet, 19, "The water\nrises [¶9]\n");
    end(&sheet);
}

Test(layout, breaks_no_label_where_it_is_to_be_kept)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 0, ALIGN_LEFT, "The water rises")->keeps_labels = true;
    writer_add(&sheet.writer, ROLE_DETAIL, SHOWN(" ["));
    writer_add(&sheet.writer, ROLE_LINK, SHOWN("Port Review 4"));
    writer_add(&sheet.writer, ROLE_DETAIL, SHOWN("]"));
    writer_end(&sheet.writer);
    expect_lines(&sheet, 31, "The water rises [Port Review 4]\n");
    expect_lines(&sheet, 30, "The water rises\n[Port Review 4]\n");
    expect_lines(&sheet, 12, "The water\nrises [Port\nReview 4]\n");
    end(&sheet);
}

/* A row of numbers is as long as it likes. */
Test(layout, breaks_between_labels)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 0, ALIGN_LEFT, "Fog")->keeps_labels = true;
    writer_add(&sheet.writer, ROLE_DETAIL, SHOWN(" ¶1"));
    for (int i = 2; i < 9; i++)
        writer_add(&sheet.writer, ROLE_DETAIL, shown_format(&sheet.document.arena, ", %d", i));
    writer_end(&sheet.writer);
    expect_lines(&sheet, 12, "Fog ¶1, 2,\n3, 4, 5, 6,\n7, 8\n");
    end(&sheet);
}

Test(layout, hangs_all_lines_but_the_first)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 0, ALIGN_LEFT, "! a note that goes on and on")->hanging = 2;
    writer_end(&sheet.writer);
    expect_lines(&sheet, 12, "! a note\n  that goes\n  on and on\n");
    end(&sheet);
}

Test(layout, gives_up_hanging_and_indentation_where_half_of_the_room_would_go)
{
    struct sheet sheet;
    begin(&sheet);
    sheet.writer.indent = 5;
    add_cell(&sheet, 0, ALIGN_LEFT, "aa bb cc dd")->hanging = 2;
    writer_end(&sheet.writer);
    expect_lines(&sheet, 13, "     aa bb cc\n       dd\n");
    expect_lines(&sheet, 12, "     aa bb\n       cc dd\n");
    expect_lines(&sheet, 11, "aa bb cc dd\n");
    expect_lines(&sheet, 10, "aa bb cc\n  dd\n");
    expect_lines(&sheet, 4, "aa\nbb\ncc\ndd\n");
    end(&sheet);
}

Test(layout, sets_cells_side_by_side_with_a_gap)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 3, ALIGN_RIGHT, "7");
    add_cell(&sheet, 0, ALIGN_LEFT, "A point that takes two lines");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 20, "  7  A point that\n     takes two lines\n");
    end(&sheet);
}

Test(layout, aligns_every_line_of_a_right_cell)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 8, ALIGN_LEFT, "left");
    add_cell(&sheet, 8, ALIGN_RIGHT, "Tides and surges");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 30, "left         Tides\n               and\n            surges\n");
    end(&sheet);
}

Test(layout, shares_what_fixed_cells_leave_evenly)
{
    struct sheet sheet;
    begin(&sheet);
    sheet.writer.gap = 3;
    add_cell(&sheet, 0, ALIGN_LEFT, "one side of a pair that goes over two of its lines");
    add_cell(&sheet, 0, ALIGN_LEFT, "the other side");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 77,
                 "one side of a pair that goes over two   the other side\nof its lines\n");
    expect_lines(&sheet, 60,
                 "one side of a pair that goes over two of its lines\n"
                 "the other side\n");
    end(&sheet);
}

Test(layout, narrows_fixed_cells_before_a_share_goes_below_what_it_wants)
{
    struct sheet sheet;
    begin(&sheet);
    sheet.writer.gap = 1;
    add_cell(&sheet, 0, ALIGN_LEFT, "label label")->least = 11;
    add_cell(&sheet, 8, ALIGN_RIGHT, "1");
    add_cell(&sheet, 6, ALIGN_RIGHT, "2");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 27, "label label        1      2\n");
    expect_lines(&sheet, 23, "label label     1     2\n");
    expect_lines(&sheet, 21, "label label    1    2\n");
    end(&sheet);
}

Test(layout, narrows_a_fixed_cell_no_further_than_its_least)
{
    struct sheet sheet;
    begin(&sheet);
    sheet.writer.gap = 1;
    add_cell(&sheet, 12, ALIGN_LEFT, "a b c d e f")->least = 7;
    add_cell(&sheet, 0, ALIGN_LEFT, "one two three four")->least = 18;
    writer_end(&sheet.writer);
    expect_lines(&sheet, 31, "a b c d e f  one two three four\n");
    expect_lines(&sheet, 28, "a b c d e one two three four\nf\n");
    expect_lines(&sheet, 20, "a b c d one two\ne f     three four\n");
    end(&sheet);
}

/* Each head of a row is one, whatever a line could end in. */
Test(layout, keeps_heads_of_rows_whole)
{
    struct sheet sheet;
    begin(&sheet);
    writer_cell(&sheet.writer, 12, ALIGN_LEFT);
    writer_add(&sheet.writer, ROLE_STRONG, SHOWN("<"));
    writer_add(&sheet.writer, ROLE_TEXT, SHOWN("  "));
    writer_add(&sheet.writer, ROLE_STRONG, SHOWN("<M-Left>"));
    writer_add(&sheet.writer, ROLE_TEXT, SHOWN("  "));
    writer_add(&sheet.writer, ROLE_STRONG, SHOWN("<C-o>"));
    add_cell(&sheet, 0, ALIGN_LEFT, "back");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 30, "<  <M-Left>   back\n<C-o>\n");
    expect_lines(&sheet, 22, "<         back\n<M-Left>\n<C-o>\n");
    end(&sheet);
}

Test(layout, stacks_cells_that_have_no_room_side_by_side)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 4, ALIGN_RIGHT, "2031");
    add_cell(&sheet, 0, ALIGN_RIGHT, "work begins at the sill");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 12, "2031    work\n      begins\n      at the\n        sill\n");
    expect_lines(&sheet, 11, "2031\nwork begins\nat the sill\n");
    end(&sheet);
}

Test(layout, stacks_fixed_cells_that_are_wider_than_the_screen)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 10, ALIGN_LEFT, "one two");
    add_cell(&sheet, 10, ALIGN_LEFT, "three");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 22, "one two     three\n");
    expect_lines(&sheet, 21, "one two\nthree\n");
    expect_lines(&sheet, 3, "one\ntwo\nthr\nee\n");
    end(&sheet);
}

Test(layout, cuts_long_words_of_labels_and_keeps_the_rest)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 6, ALIGN_RIGHT, "Pilotage and tolls")->is_label = true;
    writer_end(&sheet.writer);
    expect_lines(&sheet, 6, "Pilot…\n   and\n tolls\n");
    end(&sheet);
}

Test(layout, cuts_a_single_line_cell_at_its_width)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 0, ALIGN_LEFT, "Annals of the Merrow Sound")->is_single_line = true;
    add_cell(&sheet, 4, ALIGN_RIGHT, "16");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 32, "Annals of the Merrow Sound    16\n");
    expect_lines(&sheet, 20, "Annals of the…    16\n");
    end(&sheet);
}

Test(layout, counts_columns_and_not_bytes)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 8, ALIGN_RIGHT, "港湾局");
    add_cell(&sheet, 8, ALIGN_RIGHT, "Ångholm");
    add_cell(&sheet, 8, ALIGN_RIGHT, "बंदरगाह");
    writer_end(&sheet.writer);
    struct layout layout = {0};
    layout_begin(&layout, &sheet.document, 80);
    const struct line *line = &layout_block(&layout, 0)->lines[0];
    cr_assert_eq(line->count, 3);
    for (uint32_t i = 0; i < 3; i++)
        cr_expect_eq(line->fragments[i].column + line->fragments[i].columns, 8 + 10 * (int)i);
    cr_expect_eq(line->fragments[0].columns, 6);
    cr_expect_eq(line->fragments[1].columns, 7);
    layout_release(&layout);
    end(&sheet);
}

Test(layout, stands_a_wide_sign_alone_where_only_one_column_is)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 0, ALIGN_LEFT, "a港b");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 1, "a\n港\nb\n");
    expect_lines(&sheet, -5, "a\n港\nb\n");
    end(&sheet);
}

static void add_line(struct document *document, uint8_t space, struct shown text)
{
    struct block *block =
        document_add(document, &(struct block){.space = space, .is_composed = true});
    struct writer writer = writer_begin(document, block);
    writer_line(&writer, ROLE_TEXT, text);
}

Test(layout, sets_blocks_apart_but_not_the_first)
{
    struct document document = {0};
    add_line(&document, 2, SHOWN("first"));
    add_line(&document, 1, SHOWN("second"));
    add_line(&document, 0, SHOWN("third"));
    struct layout layout = {0};
    layout_begin(&layout, &document, 40);
    cr_expect_eq(layout_space(&layout, 0), 0);
    cr_expect_eq(layout_space(&layout, 1), 1);
    cr_expect_eq(layout_space(&layout, 2), 0);
    cr_expect_eq(layout_height(&layout, UINT32_MAX), 4);
    cr_expect_eq(layout_block(&layout, 1), layout_block(&layout, 1));
    layout_begin(&layout, &document, 3);
    cr_expect_eq(layout_height(&layout, UINT32_MAX), 7);
    layout_release(&layout);
    document_release(&document);
}

Test(layout, of_nothing_is_nothing)
{
    struct document document = {0};
    struct layout layout = {0};
    layout_begin(&layout, &document, 40);
    cr_expect_eq(layout_height(&layout, UINT32_MAX), 0);
    layout_release(&layout);
    struct sheet sheet;
    begin(&sheet);
    writer_end(&sheet.writer);
    writer_cell(&sheet.writer, 0, ALIGN_LEFT);
    writer_end(&sheet.writer);
    expect_lines(&sheet, 40, "");
    end(&sheet);
}

Test(layout, leaves_paragraphs_without_text_out_of_a_row)
{
    struct sheet sheet;
    begin(&sheet);
    add_cell(&sheet, 4, ALIGN_LEFT, "");
    add_cell(&sheet, 0, ALIGN_LEFT, "text");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 40, "      text\n");
    end(&sheet);
}

Test(writer, takes_the_last_cell_for_all_that_are_too_many)
{
    struct sheet sheet;
    begin(&sheet);
    sheet.writer.gap = 0;
    for (int i = 0; i < WRITER_MOST_CELLS + 3; i++)
        add_cell(&sheet, 1, ALIGN_LEFT, i < WRITER_MOST_CELLS ? "a" : "b");
    writer_end(&sheet.writer);
    cr_expect_eq(sheet.document.blocks[0].first->cell_count, WRITER_MOST_CELLS);
    expect_lines(&sheet, 80,
                 "aaaaaaaaaaaaaaaa\n               b\n               b\n"
                 "               b\n");
    end(&sheet);
}

Test(writer, keeps_the_indentation_and_nothing_else_from_one_paragraph_to_the_next)
{
    struct sheet sheet;
    begin(&sheet);
    sheet.writer.indent = 2;
    sheet.writer.gap = 7;
    add_cell(&sheet, 3, ALIGN_LEFT, "one");
    writer_end(&sheet.writer);
    add_cell(&sheet, 3, ALIGN_LEFT, "two");
    add_cell(&sheet, 3, ALIGN_LEFT, "xyz");
    writer_end(&sheet.writer);
    expect_lines(&sheet, 40, "  one\n  two  xyz\n");
    end(&sheet);
}

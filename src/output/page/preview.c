#include "output/page/preview.h"

#include "output/page/page_footer.h"
#include "output/page/page_lines.h"
#include "output/pdf/pdf.h"
#include "render/writer.h"

#include <string.h>

static const struct page_size usual_size = {.columns = PAGE_USUAL_COLUMNS,
                                            .lines = PAGE_USUAL_LINES};

static const bool *fit_text(struct document *document)
{
    struct page_lines page = {0};
    page_lines_fit(&page, document, usual_size);
    bool *is_dropped = ARENA_ARRAY(&document->arena, bool, document->count);
    memcpy(is_dropped, page.fit.is_dropped, document->count * sizeof *is_dropped);
    page_lines_release(&page);
    return is_dropped;
}

/* The line at the foot, and why it is not that of a PDF. */
static void add_foot(struct document *document, const struct buffer *words,
                     const struct buffer *problem)
{
    struct block block = {.kind = BLOCK_TEXT, .space = 1, .is_composed = true};
    struct writer writer = writer_begin(document, &block);
    struct arena *arena = &document->arena;
    writer_line(&writer, ROLE_DETAIL, shown_clean(arena, arena_copy(arena, buffer_slice(words))));
    if (problem->length)
        writer_line(&writer, ROLE_NOTE,
                    shown_format(arena, "This is the page of text: %s", problem->bytes));
    document_add(document, &block);
}

void preview_reduce(struct document *document, enum pdf_paper paper)
{
    struct buffer pdf = {0};
    struct buffer foot = {0};
    struct pdf_result result = pdf_write(document, paper, &pdf);
    const bool *is_dropped = result.is_written ? result.is_dropped : fit_text(document);
    page_footer_write(document, is_dropped, &foot);
    document_remove(document, is_dropped);
    add_foot(document, &foot, &result.problem);
    pdf_result_release(&result);
    buffer_release(&foot);
    buffer_release(&pdf);
}

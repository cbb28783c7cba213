#include "output/page/text_page.h"

#include "output/page/page_footer.h"
#include "output/page/page_lines.h"
#include "output/page/plain_text.h"

static void write_blocks(struct page_lines *page, struct buffer *out)
{
    uint32_t left = page_lines_room(page);
    uint32_t above = FIT_NONE;
    for (uint32_t i = 0; i < page->fit.count; i++) {
        if (page->fit.is_hidden[i])
            continue;
        for (uint32_t j = page_lines_space(page, i, above); j > 0 && left; j--, left--)
            buffer_add_byte(out, '\n');
        const struct block_lines *lines = layout_block(&page->layout, i);
        for (uint32_t j = 0; j < lines->count && left; j++, left--)
            text_write_line(&lines->lines[j], page->size.ascii ? TEXT_ASCII : TEXT_AS_IT_IS, out);
        above = i;
    }
}

bool page_write_text(struct document *document, struct page_size size, struct buffer *out)
{
    struct page_lines page = {.size = size};
    struct buffer footer = {0};
    page_lines_fit(&page, document, size);
    write_blocks(&page, out);
    page_footer_write(document, page.fit.is_dropped, &footer);
    buffer_add_byte(out, '\n');
    page_lines_wrap(buffer_slice(&footer), size, out);
    bool is_complete = page.fit.is_whole;
    buffer_release(&footer);
    page_lines_release(&page);
    return is_complete;
}

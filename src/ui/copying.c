#include "ui/copying.h"

#include "output/data/citation.h"
#include "ui/current.h"
#include "ui/paragraphs.h"

static void write_block(const struct block *block, struct buffer *out)
{
    if (block->second)
        citation_write_pair(block->subject, block->second, out);
    else
        citation_write(block->subject, out);
}

bool app_write_copy(const struct app *app, struct buffer *out)
{
    const struct block *current = app_current(app);
    struct number paragraph = {.value = app_paragraph(app)};
    struct slice text = app_paragraph_text(app);
    if (text.length)
        citation_write_text(app->place.brief, text, (struct number_list){&paragraph, 1}, out);
    else if (current && current->passage)
        citation_write_text(current->passage->brief, current->passage->text,
                            current->passage->paragraphs, out);
    else if (current && current->subject)
        write_block(current, out);
    else
        return false;
    return true;
}

/* A star that was taken off since the list was made counts no more. */
static bool is_copied(const struct app *app, const struct block *block)
{
    if (block->kind != BLOCK_POINT || !entry_is_linkable(block->subject))
        return false;
    return app->place.view != VIEW_STARRED ||
           place_has_entry(app_shown_place(app, app->place), block->subject);
}

size_t app_write_copies(const struct app *app, struct buffer *out)
{
    const struct document *document = &app->panes[PANE_TEXT].viewer.document;
    size_t count = 0;
    for (uint32_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        if (!is_copied(app, block))
            continue;
        if (count++)
            buffer_add_byte(out, '\n');
        write_block(block, out);
    }
    return count;
}

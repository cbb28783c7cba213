#include "ui/library.h"

#include "render/blocks.h"

enum { SIGN_COLUMNS = 2, NAME_COLUMNS = 20, COUNT_COLUMNS = 26 };

/* "12 unread, 3 changed" */
static struct shown counts_of(const struct library_row *row, struct arena *arena)
{
    uint32_t changed = row->counts.changed + row->counts.changed_questions;
    if (!row->is_there)
        return SHOWN("not there");
    if (!row->is_counted)
        return SHOWN("…");
    if (changed)
        return shown_format(arena, "%u unread, %u changed", row->counts.unread, changed);
    return row->counts.unread ? shown_format(arena, "%u unread", row->counts.unread)
                              : SHOWN("all read");
}

static void compose_row(struct document *document, struct block *block)
{
    const struct library_row *row = block->argument;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    writer.gap = 1;
    writer_cell(&writer, SIGN_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_DETAIL, row->is_current ? SHOWN("▸") : SHOWN(""));
    writer_cell(&writer, NAME_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_STRONG, shown_clean(arena, slice_of(row->name)));
    writer_cell(&writer, COUNT_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_DETAIL, counts_of(row, arena));
    writer_cell(&writer, 0, ALIGN_LEFT)->hanging = LIST_INDENT;
    writer_add(&writer, ROLE_TEXT,
               shown_clean(arena, row->is_counted ? row->title : slice_of(row->path)));
    writer_end(&writer);
}

void library_compose(struct document *document, const struct library_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        part_add(document, BLOCK_POINT, 0, compose_row, NULL, &rows[i], 0);
}

const struct library_row *library_row_of_block(const struct block *block)
{
    return block && block->compose == compose_row ? block->argument : NULL;
}

/* The lists of the left column: sources and themes with the points that each has here. */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"

enum { LIST_DATE_COLUMNS = 8, LIST_COUNT_COLUMNS = 4, LEAST_LABEL = 6 };

static void write_label(struct writer *writer, enum role role, struct shown text)
{
    struct cell *cell = writer_cell(writer, 0, ALIGN_LEFT);
    cell->is_single_line = true;
    cell->least = LEAST_LABEL;
    writer_add(writer, role, text);
}

static struct writer begin_row(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    writer.gap = 1;
    return writer;
}

static void end_row(struct writer *writer, uint32_t count)
{
    writer_cell(writer, LIST_COUNT_COLUMNS, ALIGN_RIGHT);
    writer_add(writer, ROLE_DETAIL,
               count ? shown_format(&writer->document->arena, "%u", count) : SHOWN("–"));
    writer_end(writer);
}

static void compose_source_row(struct document *document, struct block *block)
{
    struct writer writer = begin_row(document, block);
    struct arena *arena = &document->arena;
    const struct brief *brief = block->subject ? block->subject->brief : NULL;
    struct place place = document->place;
    place.brief = brief;
    uint32_t count = place_count_claims(place, document->dossier);
    if (!brief) {
        write_label(&writer, ROLE_STRONG, SHOWN("All sources"));
    } else {
        writer_cell(&writer, LIST_DATE_COLUMNS, ALIGN_LEFT)->is_optional = true;
        writer_add(&writer, ROLE_DETAIL, compose_source_date(arena, brief));
        write_label(&writer, count ? ROLE_TEXT : ROLE_DETAIL, compose_source_label(arena, brief));
    }
    end_row(&writer, count);
}

/* The first row is for all of them. */
static void begin_list(struct document *document, const struct dossier *dossier, struct place place,
                       compose_block *compose_row)
{
    document->dossier = dossier;
    document->place = place;
    part_add(document, BLOCK_ROW, 0, compose_row, NULL, NULL, 0);
}

void compose_source_list(struct document *document, const struct dossier *dossier,
                         struct place place)
{
    begin_list(document, dossier, place, compose_source_row);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        part_add(document, BLOCK_ROW, 0, compose_source_row, &dossier->briefs[i]->entry, NULL, 0);
}

static void compose_theme_row(struct document *document, struct block *block)
{
    struct writer writer = begin_row(document, block);
    struct arena *arena = &document->arena;
    const struct theme *theme = entry_theme(block->subject);
    struct place place = document->place;
    place.theme = theme;
    uint32_t count = place_count_claims(place, document->dossier);
    writer_cell(&writer, 1, ALIGN_LEFT);
    if (block->number < 10)
        writer_add(&writer, ROLE_DETAIL, shown_format(arena, "%u", block->number));
    else
        writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    write_label(&writer, ROLE_STRONG, SHOWN(""));
    if (theme)
        writer_theme(&writer, theme);
    else
        writer_add(&writer, ROLE_STRONG, SHOWN("All themes"));
    end_row(&writer, count);
}

void compose_theme_list(struct document *document, const struct dossier *dossier,
                        struct place place)
{
    begin_list(document, dossier, place, compose_theme_row);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        part_add(document, BLOCK_ROW, 0, compose_theme_row, &dossier->themes[i]->entry, NULL,
                 i + 1);
}

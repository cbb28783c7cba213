/* The lists of the left column: sources and themes with the points that each has here. */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/labels.h"
#include "render/years.h"

#include "base/width.h"

enum {
    LIST_GAP = 1,
    DIGIT_COLUMNS = 1, /* before the name of a theme */
    MOST_MEASURED = 100,
    MOST_COLUMNS = 10000, /* more than any label or date has */
};

/* Of the largest count. */
static int count_columns(const struct dossier *dossier)
{
    int columns = 1;
    for (uint32_t rest = dossier->claim_count; rest > 9; rest /= 10)
        columns++;
    return columns;
}

/* Of the first sources and themes, which are all that most dossiers have. */
static int widest_source(const struct dossier *dossier)
{
    struct arena arena = {0};
    int widest = width_columns(SHOWN("All sources"));
    for (uint32_t i = 0; i < dossier->brief_count && i < MOST_MEASURED; i++) {
        int columns = width_columns(label_source(&arena, dossier->briefs[i]));
        widest = columns > widest ? columns : widest;
    }
    arena_release(&arena);
    return widest;
}

static int widest_theme(const struct dossier *dossier)
{
    struct arena arena = {0};
    int widest = width_columns(SHOWN("All themes"));
    for (uint32_t i = 0; i < dossier->theme_count && i < MOST_MEASURED; i++) {
        struct shown name = shown_clean(&arena, text_slice(dossier->themes[i]->name));
        int columns = width_columns(name);
        widest = columns > widest ? columns : widest;
    }
    arena_release(&arena);
    return widest;
}

struct list_columns compose_list_columns(const struct dossier *dossier)
{
    int count = LIST_GAP + count_columns(dossier);
    int source = widest_source(dossier) + count;
    int theme = DIGIT_COLUMNS + LIST_GAP + widest_theme(dossier) + count;
    int dated = label_date_columns(dossier) + LIST_GAP + source;
    return (struct list_columns){.wanted = dated > theme ? dated : theme,
                                 .needed = source > theme ? source : theme};
}

/* What can be left out of a row goes before the widest label of the list is cut. */
static void write_label(struct writer *writer, enum role role, struct shown text, int widest)
{
    struct cell *cell = writer_cell(writer, 0, ALIGN_LEFT);
    cell->is_single_line = true;
    cell->least = widest;
    writer_add(writer, role, text);
}

static struct writer begin_row(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    writer.gap = LIST_GAP;
    return writer;
}

static void end_row(struct writer *writer, uint32_t count)
{
    writer_cell(writer, count_columns(writer->document->dossier), ALIGN_RIGHT);
    writer_add(writer, ROLE_DETAIL,
               count ? shown_format(&writer->document->arena, "%u", count) : SHOWN("–"));
    writer_end(writer);
}

/* Its number is what its columns are wide: of the labels, and of the dates. */
static void compose_source_row(struct document *document, struct block *block)
{
    struct writer writer = begin_row(document, block);
    struct arena *arena = &document->arena;
    const struct brief *brief = block->subject ? block->subject->brief : NULL;
    struct place place = document->place;
    place.brief = brief;
    uint32_t count = place_count_claims(place, document->dossier);
    int widest = (int)(block->number % MOST_COLUMNS);
    if (!brief) {
        write_label(&writer, ROLE_STRONG, SHOWN("All sources"), widest);
    } else {
        writer_cell(&writer, (int)(block->number / MOST_COLUMNS), ALIGN_LEFT)->is_optional = true;
        writer_add(&writer, ROLE_DETAIL, label_date(arena, brief));
        write_label(&writer, count ? ROLE_TEXT : ROLE_DETAIL, label_source(arena, brief), widest);
    }
    end_row(&writer, count);
}

/* The first row is for all of them. */
static void begin_list(struct document *document, const struct dossier *dossier, struct place place,
                       compose_block *compose_row, uint32_t number)
{
    document->dossier = dossier;
    document->place = place;
    part_add(document, BLOCK_ROW, 0, compose_row, NULL, NULL, number);
}

void compose_source_list(struct document *document, const struct dossier *dossier,
                         struct place place)
{
    uint32_t number =
        (uint32_t)widest_source(dossier) + (uint32_t)label_date_columns(dossier) * MOST_COLUMNS;
    begin_list(document, dossier, place, compose_source_row, number);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        years_above_brief(document, dossier, i);
        part_add(document, BLOCK_ROW, 0, compose_source_row, &dossier->briefs[i]->entry, NULL,
                 number);
    }
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
    write_label(&writer, ROLE_STRONG, SHOWN(""), 0);
    if (theme)
        writer_theme(&writer, theme);
    else
        writer_add(&writer, ROLE_STRONG, SHOWN("All themes"));
    end_row(&writer, count);
}

void compose_theme_list(struct document *document, const struct dossier *dossier,
                        struct place place)
{
    begin_list(document, dossier, place, compose_theme_row, 0);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        part_add(document, BLOCK_ROW, 0, compose_theme_row, &dossier->themes[i]->entry, NULL,
                 i + 1);
}

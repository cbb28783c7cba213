/* All sources, all themes: the bottom line of the dossier, the coverage matrix, contradictions,
 * the newest points. */
#include "base/width.h"
#include "render/blocks.h"
#include "render/labels.h"
#include "render/views.h"
#include "render/years.h"

enum {
    LABEL_COLUMNS = 11,
    LEAST_COUNT_COLUMNS = 6,
    MOST_COUNT_COLUMNS = 16,
    TOTAL_COLUMNS = 4,
    NEWEST_POINTS = 5,
    MOST_MATRIX_THEMES = 12
};

static void compose_head(struct document *document, struct block *block)
{
    const struct dossier *dossier = document->dossier;
    const struct description *description = dossier->description;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    writer_text(&writer, ROLE_TITLE, description->title);
    writer_end(&writer);
    if (!text_is_present(description->as_of.text))
        return;
    struct shown as_of = shown_clean(arena, edtf_format(arena, &description->as_of.value));
    writer_line(
        &writer, ROLE_DETAIL,
        shown_format(arena, "As of %.*s · %.*s · %.*s · %.*s", SLICE_ARGUMENTS(as_of),
                     SLICE_ARGUMENTS(part_count(arena, dossier->brief_count, "source")),
                     SLICE_ARGUMENTS(part_count(arena, dossier->claim_count, "point")),
                     SLICE_ARGUMENTS(part_count(arena, dossier->question_count, "open question"))));
}

static uint32_t matrix_themes(const struct dossier *dossier)
{
    return dossier->theme_count < MOST_MATRIX_THEMES ? dossier->theme_count : MOST_MATRIX_THEMES;
}

/* As wide as the longest word of the theme's name; where that is too much, columns give way. */
static int count_columns(struct arena *arena, const struct theme *theme)
{
    struct shown name = shown_clean(arena, text_slice(theme->name));
    struct slice rest = shown_slice(name);
    int widest = LEAST_COUNT_COLUMNS;
    while (rest.length) {
        size_t start = (size_t)(rest.bytes - name.bytes);
        struct slice word = slice_cut(&rest, ' ');
        int columns = width_columns(shown_part(name, start, start + word.length));
        widest = columns > widest ? columns : widest;
    }
    return widest < MOST_COUNT_COLUMNS ? widest : MOST_COUNT_COLUMNS;
}

static void compose_matrix_head(struct document *document, struct block *block)
{
    const struct dossier *dossier = document->dossier;
    struct writer writer = writer_begin(document, block);
    writer.gap = 1;
    writer_cell(&writer, (int)block->number, ALIGN_LEFT)->is_optional = true;
    writer_cell(&writer, 0, ALIGN_LEFT)->least = LABEL_COLUMNS;
    writer_add(&writer, ROLE_DETAIL, SHOWN("Points"));
    for (uint32_t i = 0; i < matrix_themes(dossier); i++) {
        int columns = count_columns(&document->arena, dossier->themes[i]);
        writer_cell(&writer, columns, ALIGN_RIGHT)->is_label = true;
        struct place target = {.theme = dossier->themes[i]};
        writer_link(&writer, ROLE_DETAIL,
                    shown_clean(&document->arena, text_slice(dossier->themes[i]->name)), target);
    }
    writer_cell(&writer, TOTAL_COLUMNS, ALIGN_RIGHT)->is_label = true;
    writer_add(&writer, ROLE_DETAIL, SHOWN("All"));
    writer_end(&writer);
}

static void write_count(struct writer *writer, uint32_t count, struct place target)
{
    if (count)
        writer_link(writer, ROLE_STRONG, shown_format(&writer->document->arena, "%u", count),
                    target);
    else
        writer_add(writer, ROLE_DETAIL, SHOWN("–"));
}

static void compose_matrix_row(struct document *document, struct block *block)
{
    const struct dossier *dossier = document->dossier;
    const struct brief *brief = block->subject->brief;
    struct writer writer = writer_begin(document, block);
    writer.gap = 1;
    writer_cell(&writer, (int)block->number, ALIGN_LEFT)->is_optional = true;
    writer_add(&writer, ROLE_DETAIL, label_date(&document->arena, brief));
    struct cell *label = writer_cell(&writer, 0, ALIGN_LEFT);
    label->hanging = 2;
    label->least = LABEL_COLUMNS;
    writer_link(&writer, ROLE_LINK, label_source(&document->arena, brief),
                (struct place){.brief = brief});
    for (uint32_t i = 0; i < matrix_themes(dossier); i++) {
        const struct theme *theme = dossier->themes[i];
        writer_cell(&writer, count_columns(&document->arena, theme), ALIGN_RIGHT);
        write_count(&writer, dossier_coverage(dossier, brief, theme),
                    (struct place){.brief = brief, .theme = theme});
    }
    writer_cell(&writer, TOTAL_COLUMNS, ALIGN_RIGHT);
    write_count(&writer, brief->claims.count, (struct place){.brief = brief});
    writer_end(&writer);
}

/* The coverage matrix. */
static void compose_matrix(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    uint32_t dates = (uint32_t)label_date_columns(dossier);
    part_add(document, BLOCK_TEXT, 0, compose_matrix_head, NULL, NULL, dates);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        if (!document->keeps_tables)
            years_above_brief(document, dossier, i);
        part_add(document, BLOCK_ROW, 0, compose_matrix_row, &dossier->briefs[i]->entry, NULL,
                 dates);
    }
}

static void add_newest(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    const struct brief *newest = dossier->briefs[dossier->brief_count - 1];
    struct arena *arena = &document->arena;
    struct shown label = label_source(arena, newest);
    struct shown date = label_date(arena, newest);
    part_heading(document, shown_format(arena, "NEWEST: %.*s %.*s", SLICE_ARGUMENTS(date),
                                        SLICE_ARGUMENTS(label)));
    uint32_t start = document->count;
    part_claims(document, newest);
    document_truncate(document, start + NEWEST_POINTS);
}

void compose_overview(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    part_add(document, BLOCK_TITLE, 0, compose_head, NULL, NULL, 0);
    if (text_is_present(dossier->description->bottom_line)) {
        part_heading(document, SHOWN("BOTTOM LINE"));
        part_text(document, ROLE_STRONG, dossier->description->bottom_line, 0);
    }
    if (!dossier->brief_count) {
        part_line(document, ROLE_DETAIL,
                  dossier->is_partial ? SHOWN("The sources are being read.")
                                      : SHOWN("No brief could be opened. `precis check` says why."),
                  1);
        return;
    }
    part_heading(document, SHOWN("COVERAGE"));
    compose_matrix(document);
    uint32_t heading = document->count;
    part_heading(document, SHOWN("CONTRADICTIONS"));
    if (!compose_conflict_pairs(document, part_contradiction))
        document_truncate(document, heading);
    add_newest(document);
    if (text_is_present(dossier->description->description)) {
        part_heading(document, SHOWN("ABOUT THIS DOSSIER"));
        part_text(document, ROLE_DETAIL, dossier->description->description, 0);
    }
}

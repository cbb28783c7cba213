/* All sources on one theme: the synthesis, every source's points in order of date, open questions,
 * gaps. */
#include "model/tally.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/views.h"

/* Whose voices are quoted on the theme, each side a link to what it says. */
static void write_sides(struct writer *writer)
{
    struct document *document = writer->document;
    struct arena *arena = &document->arena;
    struct tally_list sides = tally_sides(document->dossier, document->place, arena);
    for (size_t i = 0; i < sides.count; i++) {
        struct place target = place_of(sides.items[i].entry);
        target.theme = document->place.theme;
        writer_add(writer, ROLE_DETAIL, i ? SHOWN(" · ") : SHOWN("Voices: "));
        writer_link(writer, ROLE_NAME, shown_clean(arena, entry_text(sides.items[i].entry)),
                    target);
        writer_add(writer, ROLE_DETAIL, shown_format(arena, " %u", sides.items[i].count));
    }
    writer_end(writer);
}

static void compose_head(struct document *document, struct block *block)
{
    const struct theme *theme = document->place.theme;
    struct writer writer = writer_begin(document, block);
    writer_text(&writer, ROLE_TITLE, theme->name);
    writer_end(&writer);
    writer_text(&writer, ROLE_DETAIL, theme->definition);
    writer_end(&writer);
    write_sides(&writer);
}

static void write_list(struct writer *writer, const char *label, struct text_list texts)
{
    if (!texts.count)
        return;
    struct arena *arena = &writer->document->arena;
    struct cell *cell = writer_cell(writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_add(writer, ROLE_DETAIL, shown_clean(arena, slice_of(label)));
    for (uint32_t i = 0; i < texts.count; i++) {
        writer_add(writer, ROLE_DETAIL, i ? SHOWN("; ") : SHOWN(" "));
        writer_text(writer, ROLE_DETAIL, texts.items[i]);
    }
    writer_end(writer);
}

static void compose_codebook(struct document *document, struct block *block)
{
    const struct theme *theme = document->place.theme;
    struct writer writer = writer_begin(document, block);
    write_list(&writer, "Includes:", theme->includes);
    write_list(&writer, "Excludes:", theme->excludes);
}

static void compose_synthesis(struct document *document, struct block *block)
{
    const struct synthesis_line *line = block->argument;
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_prose(&writer, ROLE_TEXT, line->text);
    part_citations(&writer, line->cites);
    writer_end(&writer);
}

/* An item without a subject of its own: going on from it leads to the first point that it cites. */
static void add_synthesis(struct document *document, const struct synthesis_line *line)
{
    part_add(document, BLOCK_POINT, 0, compose_synthesis, NULL, line, 0);
    document->blocks[document->count - 1].cites = &line->cites;
}

static void compose_source_heading(struct document *document, struct block *block)
{
    const struct brief *brief = block->subject->brief;
    struct writer writer = writer_begin(document, block);
    struct place target = {.brief = brief, .theme = document->place.theme};
    part_source_link(&writer, brief, target);
    writer_add(&writer, ROLE_DETAIL, SHOWN("  "));
    writer_text(&writer, ROLE_HEADING, brief->source.title);
    writer_end(&writer);
}

static void compose_gap(struct document *document, struct block *block)
{
    const struct text *gap = block->argument;
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    writer_prose(&writer, ROLE_TEXT, *gap);
    writer_end(&writer);
}

static void add_sources(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    const struct theme *theme = document->place.theme;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = document_brief(document, i);
        if (!dossier_coverage(dossier, brief, theme))
            continue;
        part_add(document, BLOCK_HEADING, 1, compose_source_heading, &brief->entry, NULL, 0);
        part_claims(document, brief);
    }
    if (!document->item_count)
        part_line(document, ROLE_DETAIL, SHOWN("No source has a point on this theme."), 1);
}

static void add_questions(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    uint32_t heading = document->count;
    part_heading(document, SHOWN("OPEN QUESTIONS"));
    uint32_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        count += part_questions(document, document_brief(document, i));
    if (!count)
        document_truncate(document, heading);
}

void compose_theme(struct document *document)
{
    const struct theme *theme = document->place.theme;
    part_add(document, BLOCK_TITLE, 0, compose_head, &theme->entry, NULL, 0);
    if (document->detail == DETAIL_EVIDENCE)
        part_add(document, BLOCK_TEXT, 1, compose_codebook, NULL, NULL, 0);
    if (theme->synthesis.count)
        part_heading(document, SHOWN("WHAT THE SOURCES SAY TOGETHER"));
    for (uint32_t i = 0; i < theme->synthesis.count; i++)
        add_synthesis(document, &theme->synthesis.items[i]);
    if (document->detail == DETAIL_BOTTOM_LINES)
        return;
    if (!document->omits_points) {
        add_sources(document);
        add_questions(document);
    }
    if (theme->gaps.count)
        part_heading(document, SHOWN("WHAT NO SOURCE COVERS"));
    for (uint32_t i = 0; i < theme->gaps.count; i++)
        part_add(document, BLOCK_TEXT, 0, compose_gap, NULL, &theme->gaps.items[i], 0);
}

/* What has a star: sources, then points and open questions, in the order of the dossier. Which
 * these are is told by what the place is narrowed to. */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/views.h"

static void compose_source(struct document *document, struct block *block)
{
    const struct brief *brief = block->subject->brief;
    struct writer writer = writer_begin(document, block);
    part_source_link(&writer, brief, place_of(&brief->entry));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    writer_text(&writer, ROLE_TEXT, brief->source.title);
    writer_end(&writer);
}

static void add_sources(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    uint32_t heading = part_begin_section(document, SHOWN("SOURCES"));
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct entry *entry = &document_brief(document, i)->entry;
        if (place_has_entry(document->place, entry))
            part_add(document, BLOCK_POINT, 0, compose_source, entry, NULL, 0);
    }
    part_end_section(document, heading);
}

static void add_points(struct document *document, const struct brief *brief)
{
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        if (place_has_claim(document->place, claim))
            part_add(document, BLOCK_POINT, 1, part_sourced_claim, &claim->entry, NULL, i + 1);
    }
    for (uint32_t i = 0; i < brief->questions.count; i++)
        if (place_has_question(document->place, &brief->questions.items[i]))
            part_question(document, &brief->questions.items[i]);
}

void compose_starred(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    part_line(document, ROLE_TITLE, SHOWN("Starred"), 0);
    if (document->place.only) {
        add_sources(document);
        for (uint32_t i = 0; i < dossier->brief_count; i++)
            add_points(document, document_brief(document, i));
    }
    if (!document->item_count)
        part_line(document, ROLE_DETAIL, SHOWN("Nothing here has a star."), 1);
}

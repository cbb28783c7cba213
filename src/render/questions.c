/* The ledger of open questions: by source, who asks, since when, and what has since answered. */
#include "render/compose.h"
#include "render/parts.h"
#include "render/views.h"

static bool any_in_scope(const struct brief *brief, const struct theme *theme)
{
    for (uint32_t i = 0; i < brief->questions.count; i++)
        if (part_themes_include(brief->questions.items[i].themes, theme))
            return true;
    return false;
}

static void compose_source(struct document *document, struct block *block)
{
    const struct brief *brief = block->subject->brief;
    struct writer writer = writer_begin(document, block);
    part_source_link(&writer, brief, place_of(&brief->entry));
    writer_end(&writer);
}

void compose_questions(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    const struct place *place = &document->place;
    part_line(document, ROLE_TITLE, SHOWN("Open questions"), 0);
    uint32_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        if ((place->brief && place->brief != brief) || !any_in_scope(brief, place->theme))
            continue;
        part_add(document, BLOCK_HEADING, 1, compose_source, &brief->entry, NULL, 0);
        count += part_questions(document, brief, place->theme);
    }
    if (!count)
        part_line(document, ROLE_DETAIL,
                  SHOWN("No open question here. 0 shows all themes, K and J other sources."), 1);
}

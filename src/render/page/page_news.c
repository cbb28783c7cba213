/* The page of what is new: the sources that came, with their bottom lines, and what was reworded.
 */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/news.h"
#include "render/page/page_parts.h"

static void compose_news(struct document *document, struct block *block)
{
    const struct brief *brief = block->subject->brief;
    struct writer writer = page_begin_item(document, block);
    page_source_link(&writer, brief, place_of(&brief->entry));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    writer_text(&writer, ROLE_STRONG, brief->source.title);
    writer_add(&writer, ROLE_TEXT, SHOWN(". "));
    writer_text(&writer, ROLE_TEXT, brief->bottom_line);
    writer_end(&writer);
}

static void add_sources(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    uint32_t heading = part_begin_section(document, SHOWN("NEW SOURCES"));
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (news_has_source(document->place, dossier->briefs[i]))
            page_add(document, SECTION_NEWS, dossier->brief_count - 1 - i, compose_news,
                     &dossier->briefs[i]->entry, NULL);
    part_end_section(document, heading);
}

void page_add_news(struct document *document)
{
    add_sources(document);
    page_add_points(document);
}

void page_explain_no_news(struct document *document)
{
    for (uint32_t i = 1; i < document->count; i++)
        if (document->blocks[i].section)
            return;
    part_line(document, ROLE_TEXT, news_empty(document->place), 1);
}

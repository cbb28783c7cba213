/* The ledger of open questions: what is still open first, the article's own before the curator's,
 * the newest source first; below each what has since answered it. */
#include "render/compose.h"
#include "render/parts.h"
#include "render/views.h"

enum standing { OPEN_BY_ARTICLE, OPEN_BY_CURATOR, ANSWERED, STANDING_COUNT };

static bool is_answered(const struct dossier *dossier, const struct question *question)
{
    struct link_list links = dossier_links(dossier, &question->entry);
    for (uint32_t i = 0; i < links.count; i++)
        if (links.items[i].relation == RELATION_ANSWERS && links.items[i].inverse)
            return true;
    return false;
}

static enum standing standing_of(const struct dossier *dossier, const struct question *question)
{
    if (is_answered(dossier, question))
        return ANSWERED;
    return question->asked_by == ASKED_BY_CURATOR ? OPEN_BY_CURATOR : OPEN_BY_ARTICLE;
}

static void add_questions(struct document *document, const struct brief *brief,
                          enum standing standing)
{
    for (uint32_t i = 0; i < brief->questions.count; i++) {
        const struct question *question = &brief->questions.items[i];
        if (part_themes_include(question->themes, document->place.theme) &&
            standing_of(document->dossier, question) == standing)
            part_question(document, question);
    }
}

void compose_questions(struct document *document)
{
    static const struct shown headings[STANDING_COUNT] = {
        [OPEN_BY_ARTICLE] = SHOWN_CONSTANT("LEFT OPEN BY THE SOURCES"),
        [OPEN_BY_CURATOR] = SHOWN_CONSTANT("ASKED BY THE CURATOR"),
        [ANSWERED] = SHOWN_CONSTANT("ANSWERED BY ANOTHER SOURCE, AT LEAST IN PART"),
    };
    const struct dossier *dossier = document->dossier;
    const struct place *place = &document->place;
    part_line(document, ROLE_TITLE, SHOWN("Open questions"), 0);
    for (int standing = 0; standing < STANDING_COUNT; standing++) {
        uint32_t heading = document->count;
        part_heading(document, headings[standing]);
        for (uint32_t i = dossier->brief_count; i-- > 0;)
            if (!place->brief || place->brief == dossier->briefs[i])
                add_questions(document, dossier->briefs[i], (enum standing)standing);
        if (document->count == heading + 1)
            document_truncate(document, heading);
    }
    if (!document->item_count)
        part_line(document, ROLE_DETAIL,
                  SHOWN("No open question here. 0 shows all themes, K and J other sources."), 1);
}

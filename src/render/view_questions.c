/* The ledger of open questions: by theme, then what is still open first, the article's own before
 * the curator's, the newest source first; below each what has since answered it. On one theme the
 * headings say what is open and what is answered. */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/views.h"

enum answer_state { OPEN_BY_ARTICLE, OPEN_BY_CURATOR, ANSWERED, ANSWER_STATES };

static enum answer_state state_of(const struct dossier *dossier, const struct question *question)
{
    if (question_is_answered(dossier, question))
        return ANSWERED;
    return question->asked_by == ASKED_BY_CURATOR ? OPEN_BY_CURATOR : OPEN_BY_ARTICLE;
}

static bool is_here(const struct document *document, const struct question *question,
                    const struct theme *theme)
{
    if (!place_has_question(document->place, question))
        return false;
    return document->place.theme || question_theme(document->dossier, question) == theme;
}

static void add_questions(struct document *document, const struct theme *theme,
                          enum answer_state state)
{
    const struct dossier *dossier = document->dossier;
    for (uint32_t i = dossier->brief_count; i-- > 0;) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->questions.count; j++) {
            const struct question *question = &brief->questions.items[j];
            if (is_here(document, question, theme) && state_of(dossier, question) == state)
                part_question(document, question);
        }
    }
}

static void add_by_state(struct document *document)
{
    static const struct shown headings[ANSWER_STATES] = {
        [OPEN_BY_ARTICLE] = SHOWN_CONSTANT("LEFT OPEN BY THE SOURCES"),
        [OPEN_BY_CURATOR] = SHOWN_CONSTANT("ASKED BY THE CURATOR"),
        [ANSWERED] = SHOWN_CONSTANT("ANSWERED BY ANOTHER SOURCE, AT LEAST IN PART"),
    };
    for (int state = 0; state < ANSWER_STATES; state++) {
        uint32_t heading = part_begin_section(document, headings[state]);
        add_questions(document, NULL, (enum answer_state)state);
        part_end_section(document, heading);
    }
}

static void add_theme(struct document *document, const struct theme *theme)
{
    uint32_t heading =
        part_begin_section(document, theme ? shown_clean(&document->arena, text_slice(theme->name))
                                           : SHOWN("On no theme"));
    for (int state = 0; state < ANSWER_STATES; state++)
        add_questions(document, theme, (enum answer_state)state);
    part_end_section(document, heading);
}

void compose_questions(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    part_line(document, ROLE_TITLE, SHOWN("Open questions"), 0);
    if (document->place.theme)
        add_by_state(document);
    for (uint32_t i = 0; !document->place.theme && i < dossier->theme_count; i++)
        add_theme(document, dossier->themes[i]);
    if (!document->place.theme)
        add_theme(document, NULL);
    if (!document->item_count)
        part_line(document, ROLE_DETAIL, SHOWN("No open question here."), 1);
}

/* The open questions of a page. */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"

#include <stdlib.h>

static void compose_question(struct document *document, struct block *block)
{
    const struct question *question = entry_question(block->subject);
    struct writer writer = page_begin_item(document, block);
    writer_add(&writer, ROLE_DETAIL, SHOWN("? "));
    writer_text(&writer, ROLE_TEXT, question->text);
    if (!document->place.brief) {
        writer_add(&writer, ROLE_DETAIL, SHOWN(" ["));
        page_source_link(&writer, question->entry.brief, place_of(&question->entry));
        writer_add(&writer, ROLE_DETAIL, SHOWN("]"));
    }
    writer_end(&writer);
}

static int compare_ranks(const void *left_item, const void *right_item)
{
    const struct page_candidate *left = left_item;
    const struct page_candidate *right = right_item;
    return left->rank < right->rank ? -1 : left->rank > right->rank;
}

/* In the order of their weight. */
void page_add_questions(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    struct page_citations citations = page_count_citations(document);
    struct page_candidate *items =
        ARENA_ARRAY(&document->arena, struct page_candidate, dossier->question_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct question_list *questions = &dossier->briefs[i]->questions;
        for (uint32_t j = 0; j < questions->count; j++)
            if (place_has_question(document->place, &questions->items[j]))
                items[count++] = page_weigh(&citations, &questions->items[j].entry);
    }
    page_choose(document, items, count);
    if (count)
        qsort(items, count, sizeof *items, compare_ranks);
    uint32_t heading = part_begin_section(document, SHOWN("OPEN QUESTIONS"));
    for (uint32_t i = 0; i < count; i++)
        page_add_chosen(document, SECTION_QUESTIONS, &items[i], compose_question, NULL);
    part_end_section(document, heading);
}

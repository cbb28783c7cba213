/* The open questions of a page. */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"

#include <stdlib.h>

/* "; answered, at least in part, by EDM 2024" */
static void write_answers(struct writer *writer, const struct question *question)
{
    struct link_list links = dossier_links(writer->document->dossier, &question->entry);
    bool is_first = true;
    for (uint32_t i = 0; i < links.count; i++) {
        const struct entry *other = links.items[i].other;
        if (links.items[i].relation != RELATION_ANSWERS || !links.items[i].inverse)
            continue;
        writer_add(writer, ROLE_DETAIL,
                   is_first ? SHOWN("; answered, at least in part, by ") : SHOWN(", "));
        page_source_link(writer, other->brief, place_of(other));
        is_first = false;
    }
}

/* Whose question it is; on the page of a source what its article leaves open goes without saying.
 */
static void write_asker(struct writer *writer, const struct question *question)
{
    const struct document *document = writer->document;
    bool is_curators = question->asked_by == ASKED_BY_CURATOR;
    bool names_source = !document->place.brief;
    bool is_answered = question_is_answered(document->dossier, question);
    if (!is_curators && !names_source && !is_answered)
        return;
    writer_add(writer, ROLE_DETAIL, SHOWN(" ["));
    if (is_curators)
        writer_add(writer, ROLE_DETAIL, names_source ? SHOWN("curator, on ") : SHOWN("curator"));
    else if (!names_source)
        writer_add(writer, ROLE_DETAIL, SHOWN("article"));
    if (names_source)
        page_source_link(writer, question->entry.brief, place_of(&question->entry));
    write_answers(writer, question);
    writer_add(writer, ROLE_DETAIL, SHOWN("]"));
}

static void compose_question(struct document *document, struct block *block)
{
    const struct question *question = entry_question(block->subject);
    struct writer writer = page_begin_item(document, block);
    writer_add(&writer, ROLE_DETAIL, SHOWN("• "));
    writer_text(&writer, ROLE_TEXT, question->text);
    write_asker(&writer, question);
    writer_end(&writer);
}

static int compare_ranks(const void *left_item, const void *right_item)
{
    const struct page_candidate *left = left_item;
    const struct page_candidate *right = right_item;
    return left->rank < right->rank ? -1 : left->rank > right->rank;
}

/* In the order of their weight. */
static struct page_ranked rank_questions(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    struct page_citations citations = page_count_citations(document);
    struct page_ranked ranked = {
        .items = ARENA_ARRAY(&document->arena, struct page_candidate, dossier->question_count)};
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct question_list *questions = &dossier->briefs[i]->questions;
        for (uint32_t j = 0; j < questions->count; j++)
            if (place_has_question(document->place, &questions->items[j]))
                ranked.items[ranked.count++] = page_weigh(&citations, &questions->items[j].entry);
    }
    page_choose(document, ranked.items, ranked.count);
    if (ranked.count)
        qsort(ranked.items, ranked.count, sizeof *ranked.items, compare_ranks);
    return ranked;
}

/* Those on a theme, or on none; without `is_by_theme` all. */
static void add_ranked(struct document *document, const struct page_ranked *ranked,
                       const struct theme *theme, bool is_by_theme)
{
    for (uint32_t i = 0; i < ranked->count; i++) {
        const struct question *question = entry_question(ranked->items[i].sides[0]);
        if (!is_by_theme || question_theme(document->dossier, question) == theme)
            page_add_chosen(document, SECTION_QUESTIONS, &ranked->items[i], compose_question, NULL);
    }
}

/* A page of nothing but questions has them by theme. */
static void add_by_theme(struct document *document, const struct page_ranked *ranked)
{
    const struct dossier *dossier = document->dossier;
    for (uint32_t i = 0; i <= dossier->theme_count; i++) {
        const struct theme *theme = i < dossier->theme_count ? dossier->themes[i] : NULL;
        struct shown name = SHOWN("Other");
        if (theme)
            name = shown_clean(&document->arena, text_slice(theme->name));
        uint32_t heading = part_begin_section(document, name);
        add_ranked(document, ranked, theme, true);
        part_end_section(document, heading);
    }
}

void page_add_questions(struct document *document)
{
    struct page_ranked ranked = rank_questions(document);
    if (document->place.view == VIEW_QUESTIONS && !document->place.theme) {
        add_by_theme(document, &ranked);
        return;
    }
    uint32_t heading = part_begin_section(document, SHOWN("OPEN QUESTIONS"));
    add_ranked(document, &ranked, NULL, false);
    part_end_section(document, heading);
}

struct counts {
    uint32_t all;
    uint32_t by_curator;
    uint32_t answered;
};

static struct counts count_questions(const struct document *document)
{
    const struct dossier *dossier = document->dossier;
    struct counts counts = {0};
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct question_list *questions = &dossier->briefs[i]->questions;
        for (uint32_t j = 0; j < questions->count; j++) {
            const struct question *question = &questions->items[j];
            if (!place_has_question(document->place, question))
                continue;
            counts.all++;
            counts.by_curator += question->asked_by == ASKED_BY_CURATOR;
            counts.answered += question_is_answered(dossier, question);
        }
    }
    return counts;
}

/* "61 questions: 17 left open by the sources, 44 asked by the curator. None is answered." */
static void compose_counts(struct document *document, struct block *block)
{
    struct counts counts = count_questions(document);
    struct arena *arena = &document->arena;
    struct shown all = part_count(arena, counts.all, "question");
    struct writer writer = writer_begin(document, block);
    writer_add(&writer, ROLE_STRONG,
               shown_format(arena, "%.*s: %u left open by the sources, %u asked by the curator. ",
                            SLICE_ARGUMENTS(all), counts.all - counts.by_curator,
                            counts.by_curator));
    if (counts.answered)
        writer_add(&writer, ROLE_STRONG,
                   shown_format(arena, "Answered, at least in part: %u.", counts.answered));
    else
        writer_add(&writer, ROLE_STRONG, SHOWN("None is answered."));
    writer_end(&writer);
}

void page_lead_questions(struct document *document)
{
    if (count_questions(document).all)
        page_add_lead(document, SHOWN("IN BRIEF"), compose_counts, NULL, NULL, SECTION_NONE);
}

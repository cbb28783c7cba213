#include "evidence/search_articles.h"

#include "model/scope.h"

struct articles_run {
    const struct search *search;
    struct place place;
    struct search_kept kept;
    struct search_hits hits;
    size_t capacity;
    struct arena *arena;
};

static void add_hit(struct articles_run *run, const struct search_hit *hit)
{
    run->hits.items = arena_reserve(run->arena, run->hits.items, &run->capacity, run->hits.count,
                                    sizeof *run->hits.items);
    run->hits.items[run->hits.count] = *hit;
    run->hits.count++;
}

/* What is kept of a hit outlives an article that is not kept, and the number on the stack. */
static void keep(struct articles_run *run, struct search_hit *hit, uint32_t number, bool is_passing)
{
    struct number *copy = ARENA_NEW(run->arena, struct number);
    copy->value = number;
    hit->passage.paragraphs = (struct number_list){copy, 1};
    if (is_passing)
        hit->passage.text = arena_copy(run->arena, hit->passage.text);
    add_hit(run, hit);
}

static void search_article(struct articles_run *run, const struct brief *brief,
                           const struct article *article, bool is_passing)
{
    for (uint32_t i = 1; i <= article->count; i++) {
        struct number number = {.value = i};
        struct search_hit hit;
        struct passage passage = {
            .kind = PASSAGE_PARAGRAPH,
            .brief = brief,
            .text = article_paragraph(article, i),
            .paragraphs = {&number, 1},
        };
        if (passage_is_in(&passage, run->place) &&
            search_weigh(run->search, &passage, &run->kept, &hit))
            keep(run, &hit, i, is_passing);
    }
}

struct search_hits articles_search(struct articles *articles, const struct search *search,
                                   struct place place, struct arena *arena)
{
    const struct dossier *dossier = articles_dossier(articles);
    struct articles_run run = {.search = search, .place = place, .arena = arena};
    struct article passing = {0};
    for (uint32_t i = 0; dossier && i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        const struct article *article = NULL;
        if (place_has_source(place, brief))
            article = articles_pass(articles, brief, &passing);
        if (article)
            search_article(&run, brief, article, article == &passing);
    }
    search_kept_release(&run.kept);
    article_release(&passing);
    search_rank(&run.hits, arena);
    return run.hits;
}

#include "ui/paragraphs.h"

#include "evidence/articles.h"
#include "model/footing.h"
#include "render/paragraphs.h"
#include "ui/app_layout.h"
#include "ui/current.h"
#include "ui/navigate.h"
#include "ui/saying.h"

struct slice app_paragraph_text(const struct app *app)
{
    uint32_t number = app_paragraph(app);
    const struct article *article = number ? articles_find(app->articles, app->place.brief) : NULL;
    return article ? article_paragraph(article, number) : SLICE("");
}

void app_turn_beside(struct app *app, int unused)
{
    static const char *const words[BESIDE_COUNT] = {
        [BESIDE_REFERENCES] = "Cross-references.",
        [BESIDE_PARAGRAPHS] = "The cited paragraphs; {beside} adds the cross-references.",
        [BESIDE_BOTH] = "The cited paragraphs, then the cross-references.",
    };
    (void)unused;
    app->beside = (enum beside)((app->beside + 1) % BESIDE_COUNT);
    app_refresh_references(app);
    app_say_keys(app, false, words[app->beside]);
}

struct shown app_beside_title(const struct app *app, struct arena *arena)
{
    static const struct shown titles[BESIDE_COUNT] = {
        [BESIDE_REFERENCES] = SHOWN_CONSTANT("Cross-references"),
        [BESIDE_PARAGRAPHS] = SHOWN_CONSTANT("Paragraphs"),
        [BESIDE_BOTH] = SHOWN_CONSTANT("Paragraphs and cross-references"),
    };
    uint32_t number = app_paragraph(app);
    return number ? shown_format(arena, "Rests on ¶%u", number) : titles[app->beside];
}

/* The first paragraph of what is current, if it is of the source. */
static uint32_t cited_here(const struct app *app)
{
    struct arena arena = {0};
    struct passage passage;
    uint32_t number = app_paragraph(app);
    if (!number && block_passage(app_current(app), &arena, &passage) &&
        passage.brief == app->place.brief && passage.paragraphs.count)
        number = passage.paragraphs.items[0].value;
    arena_release(&arena);
    return number;
}

void app_go_to_articles(struct app *app, int unused)
{
    (void)unused;
    struct place place = app->place;
    place.view = VIEW_ARTICLES;
    const struct entry *subject = app_subject(app);
    bool is_of_source = !place.brief && subject && subject->brief;
    place.item = is_of_source ? &subject->brief->entry : NULL; /* its row in the table */
    place.record = NULL;
    place.paragraph = cited_here(app);
    app_go(app, place);
}

struct first_resting {
    uint32_t paragraph;
    const struct entry *entry;
};

static void find_first(void *context, const struct passage *passage)
{
    struct first_resting *first = context;
    if (!first->entry && passage->entry && number_list_has(passage->paragraphs, first->paragraph))
        first->entry = passage->entry;
}

const struct entry *app_resting_entry(const struct app *app)
{
    struct first_resting first = {.paragraph = app_paragraph(app)};
    struct arena arena = {0};
    if (first.paragraph)
        footings_visit(app->place.brief, &arena, find_first, &first);
    arena_release(&arena);
    return first.entry;
}

/* The nearest uncited paragraph after `from` in that direction; 0 where there is none. */
static uint32_t find_uncited(struct app *app, const struct brief *brief, uint32_t from,
                             int direction)
{
    struct arena arena = {0};
    struct article passing = {0};
    const struct article *article = articles_pass(app->articles, brief, &passing);
    uint32_t count = article ? article->count : 0;
    enum footing *footings = ARENA_ARRAY(&arena, enum footing, count);
    uint32_t found = 0;
    footings_of(brief, footings, count);
    uint32_t first = direction < 0 && !from ? count : from + (uint32_t)direction;
    for (uint32_t i = first; i >= 1 && i <= count && !found; i += (uint32_t)direction)
        found = footings[i - 1] == FOOTING_NONE ? i : 0;
    article_release(&passing);
    arena_release(&arena);
    return found;
}

/* The source that is read, or that the current point is of; else where the sources begin. */
static const struct brief *start_of_search(const struct app *app, int direction)
{
    const struct dossier *dossier = app->dossier;
    const struct entry *subject = app_subject(app);
    if (app->place.brief)
        return app->place.brief;
    if (subject && subject->brief)
        return subject->brief;
    if (!dossier->brief_count)
        return NULL;
    return dossier->briefs[direction > 0 ? 0 : dossier->brief_count - 1];
}

void app_step_uncited(struct app *app, int direction)
{
    const struct dossier *dossier = app->dossier;
    const struct brief *start = start_of_search(app, direction);
    uint32_t from = app_paragraph(app);
    if (!app->articles) {
        app_say(app, false, "The articles are not here; --articles names their folder.");
        return;
    }
    for (uint32_t i = start ? start->entry.ordinal : 0; start && i < dossier->brief_count;
         i += (uint32_t)direction) {
        uint32_t number = find_uncited(app, dossier->briefs[i], from, direction);
        from = 0;
        if (!number)
            continue;
        app_go(app, paragraph_place(dossier->briefs[i], number));
        return;
    }
    app_say(app, false, "Every paragraph is cited %s.",
            direction > 0 ? "from here on" : "before this");
}

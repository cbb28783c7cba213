#include "evidence/articles.h"
#include "ui/app.h"
#include "ui/current.h"

static struct location location_of_problem(struct app *app)
{
    const struct diagnostic *problem = problems_of_block(viewer_current(&app->over.viewer));
    return problem ? (struct location){problem->path, problem->at.line} : (struct location){0};
}

static struct location location_of_paragraph(const struct app *app)
{
    const struct article *article = articles_find(app->articles, app->place.brief);
    uint32_t number = app_paragraph(app);
    if (!article || number > article->count)
        return (struct location){0};
    return (struct location){article->file, article->paragraphs[number - 1].at.line};
}

/* Every record begins with where it stands. */
static struct location location_of_record(const struct passage *passage)
{
    const struct position *at = passage->item;
    return (struct location){passage->brief->file, at->line};
}

struct location app_location(struct app *app)
{
    const struct block *current = app_current(app);
    const struct entry *entry = app_subject(app);
    const struct place *place = &app->place;
    if (app->over.kind == OVERLAY_PROBLEMS)
        return location_of_problem(app);
    if (app_paragraph(app))
        return location_of_paragraph(app);
    if (current && current->passage)
        return location_of_record(current->passage);
    if (!entry && place->brief)
        entry = &place->brief->entry;
    if (!entry && place->theme)
        entry = &place->theme->entry;
    if (!entry)
        return (struct location){0};
    if (entry->brief)
        return (struct location){entry->brief->file, entry->at.line};
    if (entry_theme(entry))
        return (struct location){entry_theme(entry)->file, entry->at.line};
    return (struct location){entry_actor(entry) ? entry_actor(entry)->file
                                                : entry_corridor(entry)->file,
                             entry->at.line};
}

/* The paragraph that is read, or the first that the current point rests on, or the first of all. */
static uint32_t paragraph_of(struct app *app, const struct entry *entry)
{
    uint32_t read = app_paragraph(app);
    struct number_list cited = entry ? entry_paragraphs(entry) : (struct number_list){0};
    if (read)
        return read;
    return cited.count ? cited.items[0].value : 1;
}

struct location app_article_location(struct app *app)
{
    const struct entry *entry = app_subject(app);
    const struct brief *brief = entry && entry->brief ? entry->brief : app->place.brief;
    const struct article *article = brief ? articles_find(app->articles, brief) : NULL;
    if (!article)
        return (struct location){0};
    uint32_t number = paragraph_of(app, entry);
    bool has_paragraph = number <= article->count;
    return (struct location){article->file,
                             has_paragraph ? article->paragraphs[number - 1].at.line : 0};
}

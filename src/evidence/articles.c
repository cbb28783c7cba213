#include "evidence/articles.h"

#include "base/memory.h"

#include <stdlib.h>

enum { MOST_KEPT = 64 * 1024 * 1024 };

enum progress { NOT_READ, READ, FAILED };

struct slot {
    enum progress progress;
    struct article article;
    struct slice trouble;
    const struct printed *printed; /* NULL until it is asked for */
};

/* The articles of one dossier. */
struct shelf {
    const struct dossier *dossier; /* NULL: none is set */
    struct slot *slots;            /* by the ordinal of the brief */
    uint32_t count;
    size_t bytes;
    struct arena arena;
};

struct articles {
    struct arena arena;
    const char *directory;
    article_reader *read;
    struct shelf shelf;
    struct shelf before; /* what was given out and is not forgotten */
};

struct articles *articles_create(const char *directory, article_reader *read)
{
    struct articles *articles = memory_allocate(1, sizeof *articles);
    *articles = (struct articles){.read = read};
    articles->directory = arena_copy(&articles->arena, slice_of(directory)).bytes;
    return articles;
}

static void release_shelf(struct shelf *shelf)
{
    for (uint32_t i = 0; i < shelf->count; i++)
        article_release(&shelf->slots[i].article);
    arena_release(&shelf->arena);
    *shelf = (struct shelf){0};
}

void articles_release(struct articles *articles)
{
    if (!articles)
        return;
    release_shelf(&articles->shelf);
    release_shelf(&articles->before);
    arena_release(&articles->arena);
    free(articles);
}

void articles_set_dossier(struct articles *articles, const struct dossier *dossier)
{
    if (!articles)
        return;
    release_shelf(&articles->before);
    articles->before = articles->shelf;
    articles->shelf = (struct shelf){.dossier = dossier, .count = dossier->brief_count};
    articles->shelf.slots = ARENA_ARRAY(&articles->shelf.arena, struct slot, dossier->brief_count);
}

void articles_forget(struct articles *articles)
{
    if (articles)
        release_shelf(&articles->before);
}

const struct dossier *articles_dossier(const struct articles *articles)
{
    return articles ? articles->shelf.dossier : NULL;
}

static struct slice first_message(const struct diagnostics *diagnostics, struct arena *arena)
{
    if (!diagnostics->count)
        return SLICE("the article cannot be read");
    return arena_copy(arena, shown_slice(diagnostics->items[0].text));
}

/* False, and why, where it cannot be read; then nothing of it is kept. */
static bool read_article(struct articles *articles, const struct brief *brief,
                         struct article *article, struct slice *trouble)
{
    struct diagnostics diagnostics = {0};
    if (!text_is_present(brief->source.document)) {
        *trouble = SLICE("this source has no 'document'");
        return false;
    }
    bool is_read = articles->read(article, articles->directory, brief, &diagnostics);
    if (!is_read) {
        *trouble = first_message(&diagnostics, &articles->shelf.arena);
        article_release(article);
    }
    diagnostics_release(&diagnostics);
    return is_read;
}

/* NULL where the dossier that is set does not have the brief. */
static struct slot *slot_of(struct articles *articles, const struct brief *brief)
{
    const struct dossier *dossier = articles ? articles->shelf.dossier : NULL;
    uint32_t ordinal = brief->entry.ordinal;
    bool is_known = dossier && ordinal < articles->shelf.count && dossier->briefs[ordinal] == brief;
    return is_known ? &articles->shelf.slots[ordinal] : NULL;
}

static void fill(struct articles *articles, const struct brief *brief, struct slot *slot)
{
    if (slot->progress != NOT_READ)
        return;
    bool is_read = read_article(articles, brief, &slot->article, &slot->trouble);
    slot->progress = is_read ? READ : FAILED;
    articles->shelf.bytes += slot->article.bytes.length;
}

const struct article *articles_find(struct articles *articles, const struct brief *brief)
{
    struct slot *slot = slot_of(articles, brief);
    if (!slot)
        return NULL;
    fill(articles, brief, slot);
    return slot->progress == READ ? &slot->article : NULL;
}

struct slice articles_trouble(struct articles *articles, const struct brief *brief)
{
    struct slot *slot = slot_of(articles, brief);
    if (!slot)
        return SLICE("");
    fill(articles, brief, slot);
    return slot->trouble;
}

bool articles_evidence(struct articles *articles, const struct brief *brief,
                       struct evidence *evidence)
{
    const struct article *article = articles_find(articles, brief);
    if (!article)
        return false;
    struct slot *slot = slot_of(articles, brief);
    const struct dossier *dossier = articles->shelf.dossier;
    if (!slot->printed)
        slot->printed = printed_read(article, brief, dossier->names, &articles->shelf.arena);
    *evidence = (struct evidence){dossier, slot->printed};
    return true;
}

const struct article *articles_pass(struct articles *articles, const struct brief *brief,
                                    struct article *passing)
{
    struct slot *slot = slot_of(articles, brief);
    struct slice trouble;
    if (!slot || slot->progress != NOT_READ || articles->shelf.bytes < MOST_KEPT)
        return articles_find(articles, brief);
    article_release(passing);
    return read_article(articles, brief, passing, &trouble) ? passing : NULL;
}

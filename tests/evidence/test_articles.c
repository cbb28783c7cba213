/* The articles of a dossier, read when they are asked for. */
#define _GNU_SOURCE /* memmem */
#include "evidence/articles.h"

#include "load/article.h"
#include "load/loader.h"

#include <criterion/criterion.h>
#include <string.h>

/* How often an article was read since the beginning of the test. */
static size_t readings;

static bool read_and_count(struct article *article, const char *directory,
                           const struct brief *brief, struct diagnostics *diagnostics)
{
    readings++;
    return article_read(article, directory, brief, diagnostics);
}

static struct loaded alder(void)
{
    struct loaded loaded = load_dossier("tests/data/articles-alder");
    cr_assert_not_null(loaded.dossier);
    return loaded;
}

Test(articles, are_read_when_first_asked_for_and_kept)
{
    struct loaded loaded = alder();
    const struct brief *brief = loaded.dossier->briefs[0];
    struct articles *articles = articles_create("tests/data/articles", read_and_count);
    articles_set_dossier(articles, loaded.dossier);
    cr_expect_eq(readings, 0);
    const struct article *article = articles_find(articles, brief);
    cr_assert_not_null(article);
    cr_expect_eq(article->count, 7);
    cr_expect_eq(articles_find(articles, brief), article);
    cr_expect_eq(articles_trouble(articles, brief).length, 0);
    struct evidence evidence;
    struct evidence again;
    cr_assert(articles_evidence(articles, brief, &evidence));
    cr_assert(articles_evidence(articles, brief, &again));
    cr_expect_eq(evidence.printed, again.printed);
    cr_expect_eq(evidence.dossier, loaded.dossier);
    cr_expect_eq(readings, 1);
    articles_release(articles);
    loaded_release(&loaded);
}

/* What was given out stays until it is forgotten: what is painted of it is still there. */
Test(articles, are_read_again_for_another_dossier)
{
    struct loaded before = alder();
    struct loaded loaded = alder();
    struct articles *articles = articles_create("tests/data/articles", read_and_count);
    articles_set_dossier(articles, before.dossier);
    const struct article *old = articles_find(articles, before.dossier->briefs[0]);
    articles_set_dossier(articles, loaded.dossier);
    cr_expect_null(articles_find(articles, before.dossier->briefs[0]),
                   "a brief of another dossier has none");
    const struct article *article = articles_find(articles, loaded.dossier->briefs[0]);
    cr_expect(slice_equal(article_paragraph(old, 2), article_paragraph(article, 2)));
    articles_forget(articles);
    loaded_release(&before);
    cr_expect_eq(articles_find(articles, loaded.dossier->briefs[0]), article);
    cr_expect_eq(readings, 2);
    articles_release(articles);
    loaded_release(&loaded);
}

Test(articles, say_why_there_is_none)
{
    struct loaded loaded = alder();
    struct brief *brief = loaded.dossier->briefs[0];
    struct articles *articles = articles_create("tests/data", read_and_count);
    struct article passing = {0};
    struct evidence evidence;
    articles_set_dossier(articles, loaded.dossier);
    cr_expect_null(articles_find(articles, brief));
    cr_expect_null(articles_pass(articles, brief, &passing));
    cr_expect_not(articles_evidence(articles, brief, &evidence));
    struct slice trouble = articles_trouble(articles, brief);
    cr_expect(memmem(trouble.bytes, trouble.length, "alder_2030.txt", 14));
    cr_expect_eq(readings, 1, "it is not tried again and again");
    articles_set_dossier(articles, loaded.dossier);
    brief->source.document = (struct text){0};
    cr_expect_null(articles_find(articles, brief));
    cr_expect(
        slice_equal(articles_trouble(articles, brief), SLICE("this source has no 'document'")));
    cr_expect_eq(readings, 1);
    cr_expect_null(articles_find(NULL, brief));
    cr_expect_eq(articles_trouble(NULL, brief).length, 0);
    articles_release(articles);
    articles_release(NULL);
    loaded_release(&loaded);
}

enum { LARGE = 5 * 1024 * 1024, MANY = 20 };

static bool read_large(struct article *article, const char *directory, const struct brief *brief,
                       struct diagnostics *diagnostics)
{
    (void)directory;
    (void)brief;
    (void)diagnostics;
    readings++;
    memset(buffer_reserve(&article->bytes, LARGE), 'a', LARGE);
    article->bytes.length = LARGE;
    return true;
}

/* Whoever looks at all of them does not fill the memory with them. */
Test(articles, are_not_all_kept_where_there_are_many)
{
    struct brief briefs[MANY] = {0};
    struct brief *pointers[MANY];
    struct dossier dossier = {.briefs = pointers, .brief_count = MANY};
    struct articles *articles = articles_create("", read_large);
    struct article passing = {0};
    for (uint32_t i = 0; i < MANY; i++) {
        briefs[i].entry.ordinal = i;
        briefs[i].source.document = (struct text){"a", 1, {0, 0}};
        pointers[i] = &briefs[i];
    }
    articles_set_dossier(articles, &dossier);
    for (uint32_t i = 0; i < MANY; i++) {
        const struct article *article = articles_pass(articles, &briefs[i], &passing);
        cr_assert_not_null(article);
        cr_expect_eq(article == &passing, i >= 13, "article %u", i);
    }
    cr_expect_eq(articles_pass(articles, &briefs[0], &passing),
                 articles_find(articles, &briefs[0]));
    cr_expect_eq(readings, MANY);
    article_release(&passing);
    articles_release(articles);
}

#include "check/articles.h"

#include "base/utf8.h"
#include "check/shared_words.h"
#include "check/shift.h"
#include "check/unsupported.h"
#include "evidence/article_facts.h"
#include "load/article.h"
#include "load/layout.h"
#include "model/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LONGEST_BEGINNING = 60, MOST_UNNAMED = 50 };

struct citations {
    const struct article *article;
    struct diagnostics *diagnostics;
    bool *cited; /* by paragraph number - 1 */
};

/* Of all numbers in a brief only paragraphs are of this type. */
static void visit_paragraph(const struct walk *walk, const struct field *field, const void *item)
{
    const struct citations *citations = walk->context;
    const struct number *number = item;
    if (field->type != FIELD_NUMBER)
        return;
    uint32_t count = citations->article->count;
    if (number->value >= 1 && number->value <= count)
        citations->cited[number->value - 1] = true;
    else
        diagnostics_report(
            citations->diagnostics, RULE_MISSING_PARAGRAPH, walk->file, number->at,
            "there is no ¶%u: the article '%s' has %u paragraph%s", number->value,
            diagnostics_quote(citations->diagnostics, text_slice(walk->brief->source.document)),
            count, count == 1 ? "" : "s");
}

/* How a paragraph begins, cut between words. */
static struct slice beginning_of(struct slice paragraph)
{
    if (paragraph.length <= LONGEST_BEGINNING)
        return paragraph;
    size_t end = LONGEST_BEGINNING;
    while (end && paragraph.bytes[end] != ' ')
        end--;
    if (!end)
        end = utf8_before(paragraph.bytes, LONGEST_BEGINNING);
    return (struct slice){paragraph.bytes, end};
}

/* Neighbours share one note. */
static void report_uncited(const struct citations *citations, uint32_t first, uint32_t last)
{
    struct slice paragraph = article_paragraph(citations->article, first);
    struct slice beginning = beginning_of(paragraph);
    struct buffer numbers = {0};
    buffer_format(&numbers, "¶%u", first);
    if (last > first)
        buffer_format(&numbers, "%s¶%u", last == first + 1 ? " and " : " to ", last);
    diagnostics_report(citations->diagnostics, RULE_UNCITED_PARAGRAPH, citations->article->file,
                       citations->article->paragraphs[first - 1].at,
                       "%s %s cited by nothing: “%.*s%s”", numbers.bytes,
                       last > first ? "are" : "is", SLICE_ARGUMENTS(beginning),
                       beginning.length < paragraph.length || last > first ? "…" : "");
    buffer_release(&numbers);
}

static void check_citations(const struct brief *brief, const struct article *article,
                            struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct citations citations = {article, diagnostics, ARENA_ARRAY(&arena, bool, article->count)};
    struct walk walk = {
        .visit = visit_paragraph, .context = &citations, .brief = brief, .file = brief->file};
    walk_record(&walk, &schema_brief, brief);
    for (uint32_t i = 0; i < article->count; i++) {
        uint32_t first = i;
        while (i < article->count && !citations.cited[i])
            i++;
        if (i > first)
            report_uncited(&citations, first + 1, i);
    }
    arena_release(&arena);
}

/* What is found about the paragraphs is not said where they are no longer those that were cited. */
static void check_paragraphs(const struct evidence *evidence, const struct brief *brief,
                             const struct article *article, struct diagnostics *diagnostics)
{
    struct diagnostics findings = {0};
    check_citations(brief, article, &findings);
    check_facts(evidence, brief, &findings);
    if (!check_shift(evidence, brief, article, &findings, diagnostics))
        diagnostics_merge(diagnostics, &findings);
    diagnostics_release(&findings);
}

static void check_brief(const struct dossier *dossier, const struct brief *brief,
                        const char *directory, struct diagnostics *diagnostics)
{
    if (!text_is_present(brief->source.document)) {
        diagnostics_report(diagnostics, RULE_WITHOUT_DOCUMENT, brief->file, brief->source.at,
                           "this source has no 'document', so the brief cannot be held against it");
        return;
    }
    struct article article = {0};
    struct arena arena = {0};
    if (article_read(&article, directory, brief, diagnostics)) {
        const struct evidence evidence = {dossier,
                                          printed_read(&article, brief, dossier->names, &arena)};
        check_paragraphs(&evidence, brief, &article, diagnostics);
        check_words(dossier, brief, &article, diagnostics);
    }
    arena_release(&arena);
    article_release(&article);
}

/* Articles that no brief names. */

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool is_named(const char *const *documents, size_t count, const char *name)
{
    return count && bsearch(&name, documents, count, sizeof *documents, compare_names);
}

/* Sorted by their bytes. */
static const char **list_documents(const struct dossier *dossier, struct arena *arena)
{
    const char **documents = ARENA_ARRAY(arena, const char *, dossier->brief_count);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        documents[i] = arena_copy(arena, text_slice(dossier->briefs[i]->source.document)).bytes;
    if (dossier->brief_count)
        qsort(documents, dossier->brief_count, sizeof *documents, compare_names);
    return documents;
}

static bool is_file(DIR *stream, const char *name)
{
    struct stat status;
    return layout_name(name) != LAYOUT_HIDDEN &&
           fstatat(dirfd(stream), name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(status.st_mode);
}

static void check_unnamed(const struct dossier *dossier, const char *directory,
                          struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    const char **documents = list_documents(dossier, &arena);
    size_t count = 0;
    DIR *stream = opendir(directory);
    for (const struct dirent *item; stream && (item = readdir(stream));) {
        if (!is_file(stream, item->d_name) ||
            is_named(documents, dossier->brief_count, item->d_name) || ++count > MOST_UNNAMED)
            continue;
        struct slice path = arena_format(&arena, "%s/%s", directory, item->d_name);
        diagnostics_report(diagnostics, RULE_UNNAMED_ARTICLE, path, (struct position){0},
                           "no brief summarises this article; `precis add` begins one");
    }
    if (count > MOST_UNNAMED)
        diagnostics_report(diagnostics, RULE_UNNAMED_ARTICLE, slice_of(directory),
                           (struct position){0}, "no brief summarises %zu more articles",
                           count - MOST_UNNAMED);
    if (stream)
        closedir(stream);
    arena_release(&arena);
}

void check_articles(const struct dossier *dossier, const char *directory,
                    struct diagnostics *diagnostics)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        check_brief(dossier, dossier->briefs[i], directory, diagnostics);
    /* A brief that cannot be read may name any of them. */
    if (!dossier->unread.briefs.length)
        check_unnamed(dossier, directory, diagnostics);
}

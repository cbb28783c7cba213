/* precis renumber: the paragraph numbers of briefs whose articles were edited. */
#include "cli/revision.h"
#include "cli/support.h"
#include "edit/renumber.h"
#include "load/article.h"

#include <stdio.h>
#include <string.h>

static enum renumber_answer renumber_brief(const struct invocation *invocation,
                                           struct articles *articles, const struct brief *brief,
                                           struct edition *edition, struct buffer *remarks,
                                           struct buffer *problem)
{
    struct evidence evidence;
    if (!text_is_present(brief->source.document))
        buffer_format(problem, "it names no document");
    else if (!articles)
        buffer_format(problem, "the articles are not found; name their folder with --articles DIR");
    else if (!articles_evidence(articles, brief, &evidence))
        buffer_add(problem, articles_trouble(articles, brief));
    else
        return renumber_prepare(edition, &evidence, brief, articles_find(articles, brief),
                                invocation->force, remarks, problem);
    return RENUMBER_UNSURE;
}

static bool is_named_before(const struct invocation *invocation, int index)
{
    for (int i = 0; i < index; i++)
        if (strcmp(invocation->operands[i], invocation->operands[index]) == 0)
            return true;
    return false;
}

/* All that were named, or none. */
static enum exit_status renumber_all(const struct invocation *invocation,
                                     const struct dossier *dossier, struct articles *articles,
                                     struct edition *edition)
{
    enum exit_status status = EXIT_DONE;
    struct buffer remarks = {0};
    bool is_ready = false;
    for (int i = 0; i < invocation->operand_count; i++) {
        struct buffer problem = {0};
        const char *id = invocation->operands[i];
        const struct entry *entry = dossier_find(dossier, ENTRY_BRIEF, slice_of(id));
        if (!entry) {
            support_complain("there is no brief '%s'; precis list sources lists them", id);
            status = EXIT_TROUBLE;
            break;
        }
        if (is_named_before(invocation, i))
            continue;
        enum renumber_answer answer = renumber_brief(
            invocation, articles, (const struct brief *)entry, edition, &remarks, &problem);
        if (answer == RENUMBER_UNSURE) {
            support_complain("%s is not renumbered: %s", id, problem.bytes);
            status = EXIT_NO;
        } else if (answer == RENUMBER_NOTHING) {
            fprintf(stderr, "precis: the paragraph numbers of %s hold\n", id);
        }
        is_ready = is_ready || answer == RENUMBER_READY;
        buffer_release(&problem);
    }
    if (status == EXIT_DONE && is_ready) {
        status = revision_end(invocation, edition);
        if (remarks.length)
            fputs(remarks.bytes, stderr);
    }
    buffer_release(&remarks);
    return status;
}

static enum exit_status renumber_in(const struct invocation *invocation, const char *directory)
{
    struct arena arena = {0};
    struct loaded loaded = load_dossier(directory);
    struct edition edition;
    struct diagnostics diagnostics = {0};
    edition_read(&edition, directory, &diagnostics);
    enum exit_status status = EXIT_TROUBLE;
    const char *folder = support_articles(invocation, &arena);
    struct articles *articles = folder ? articles_create(folder, article_read) : NULL;
    if (loaded.dossier) {
        articles_set_dossier(articles, loaded.dossier);
        status = renumber_all(invocation, loaded.dossier, articles, &edition);
    } else {
        support_refuse_directory(directory);
    }
    articles_release(articles);
    arena_release(&arena);
    diagnostics_release(&diagnostics);
    edition_release(&edition);
    loaded_release(&loaded);
    return status;
}

enum exit_status command_renumber(const struct invocation *invocation)
{
    enum exit_status status = EXIT_TROUBLE;
    if (!invocation->operand_count) {
        support_complain("name the briefs: precis renumber ID...");
        return EXIT_TROUBLE;
    }
    if (!revision_may_begin(invocation, invocation->write, &status))
        return status;
    return renumber_in(invocation, invocation->folder);
}

/* precis paragraphs: an article with its paragraph numbers, for the author of a brief. */
#include "base/count.h"
#include "cli/support.h"
#include "cli/table_output.h"
#include "load/article.h"
#include "model/footing.h"
#include "model/schema.h"

static const struct table_column columns[] = {
    {"paragraph", TABLE_RIGHT, NULL},
    {"line", TABLE_DATA_ONLY, NULL},
    {"cited-by", TABLE_DATA_ONLY, NULL},
    {"text", 0, NULL},
};

/* What of the brief rests on a paragraph: the ids of points, questions and events, of the rest what
 * it is and its place among its kind, as "figure 2". */
struct citing {
    struct table *table;
    uint32_t paragraph;
    uint32_t seen[PASSAGE_KINDS];
    struct slice *items;
    uint32_t count;
    size_t capacity;
};

static void add_citing(void *context, const struct passage *passage)
{
    struct citing *citing = context;
    struct arena *arena = &citing->table->arena;
    uint32_t ordinal = ++citing->seen[passage->kind];
    if (!number_list_has(passage->paragraphs, citing->paragraph))
        return;
    struct slice id = passage->entry ? entry_id(passage->entry) : SLICE("");
    if (!id.length)
        id = arena_format(arena, "%s %u", passage_kind_name(passage->kind), ordinal);
    citing->items =
        arena_reserve(arena, citing->items, &citing->capacity, citing->count, sizeof id);
    citing->items[citing->count++] = id;
}

static void add_cited_by(struct table *table, const struct brief *brief, uint32_t number)
{
    struct citing citing = {.table = table, .paragraph = number};
    if (brief)
        footings_visit(brief, &table->arena, add_citing, &citing);
    table_add_list(table, citing.items, citing.count);
}

static enum exit_status write_article(const struct table_output *outlet,
                                      const struct article *article, const struct brief *brief)
{
    struct table table = table_begin(columns, COUNT(columns));
    for (uint32_t i = 0; i < article->count; i++) {
        table_add_number(&table, i + 1);
        table_add_number(&table, article->paragraphs[i].at.line);
        add_cited_by(&table, brief, i + 1);
        table_add_text(&table, article_paragraph(article, i + 1));
    }
    enum exit_status status =
        table_output_write(outlet, &table, (struct place){0}, "the article has no paragraphs");
    table_release(&table);
    return status;
}

static enum exit_status write_document(const struct invocation *invocation,
                                       const struct table_output *outlet, const struct brief *brief)
{
    struct arena arena = {0};
    struct article article = {0};
    struct diagnostics diagnostics = {0};
    const char *directory = support_articles(invocation, &arena);
    enum exit_status status = EXIT_TROUBLE;
    if (!text_is_present(brief->source.document))
        support_complain("the brief '%s' names no document", invocation->operands[0]);
    else if (!directory)
        support_complain("the articles are not found; name their folder with --articles DIR");
    else if (article_read(&article, directory, brief, &diagnostics))
        status = write_article(outlet, &article, brief);
    support_print_messages(&diagnostics);
    diagnostics_release(&diagnostics);
    article_release(&article);
    arena_release(&arena);
    return status;
}

static enum exit_status write_file(const struct table_output *outlet, const char *path)
{
    struct article article = {0};
    struct diagnostics diagnostics = {0};
    enum exit_status status = EXIT_TROUBLE;
    if (article_read_file(&article, path, &diagnostics))
        status = write_article(outlet, &article, NULL);
    support_print_messages(&diagnostics);
    diagnostics_release(&diagnostics);
    article_release(&article);
    return status;
}

/* The brief that the operand names; NULL where it names a file, as it does outside of a dossier. */
static const struct brief *named_brief(const struct invocation *invocation, struct loaded *loaded)
{
    struct slice name = slice_of(invocation->operands[0]);
    if (!schema_is_id(name))
        return NULL;
    *loaded = load_dossier(invocation->folder);
    const struct entry *entry =
        loaded->dossier ? dossier_find(loaded->dossier, ENTRY_BRIEF, name) : NULL;
    return entry ? (const struct brief *)entry : NULL;
}

enum exit_status command_paragraphs(const struct invocation *invocation)
{
    struct table_output outlet;
    struct loaded loaded = {0};
    if (!table_output_read(invocation, &outlet))
        return EXIT_TROUBLE;
    if (!invocation->operand_count) {
        support_complain("name an article, or a brief: precis paragraphs FILE|ID");
        return EXIT_TROUBLE;
    }
    outlet.look.columns = 0; /* nothing of an article is cut */
    const struct brief *brief = named_brief(invocation, &loaded);
    enum exit_status status = brief ? write_document(invocation, &outlet, brief)
                                    : write_file(&outlet, invocation->operands[0]);
    loaded_release(&loaded);
    return status;
}

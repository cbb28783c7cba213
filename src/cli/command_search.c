/* precis search: everything that answers a query, one a line, the best first. */
#include "cli/library.h"
#include "cli/remembered.h"
#include "cli/support.h"
#include "cli/table_output.h"
#include "evidence/search_articles.h"
#include "output/data/catalog.h"

/* The operands as one query, so that it need not be quoted as a whole; the options are conditions
 * of it. */
static struct slice join_operands(const struct invocation *invocation, struct arena *arena)
{
    struct slice text = SLICE("");
    for (int i = 0; i < invocation->operand_count; i++)
        text = arena_format(arena, "%.*s%s%s", SLICE_ARGUMENTS(text), i ? " " : "",
                            invocation->operands[i]);
    if (invocation->since)
        text = arena_format(arena, "%.*s since:%s", SLICE_ARGUMENTS(text), invocation->since);
    if (invocation->starred)
        text = arena_format(arena, "%.*s is:starred", SLICE_ARGUMENTS(text));
    return text;
}

static const struct search *read_query(const struct invocation *invocation,
                                       struct remembered *remembered, struct arena *arena)
{
    struct buffer message = {0};
    struct search_memory memory = remembered_memory(remembered);
    const struct search *search = search_begin(join_operands(invocation, arena),
                                               remembered->dossier, &memory, arena, &message);
    if (!search)
        support_complain("%s", message.bytes);
    buffer_release(&message);
    return search;
}

static void add_hits(struct table *table, const struct dossier *dossier, struct search_hits hits)
{
    for (size_t i = 0; i < hits.count; i++)
        catalog_add_passage(table, dossier, &hits.items[i].passage);
}

static enum exit_status write_hits(const struct invocation *invocation, struct table_output *outlet,
                                   struct remembered *remembered, struct articles *articles,
                                   struct arena *arena)
{
    struct place place;
    const struct search *search = read_query(invocation, remembered, arena);
    if (!search || !table_output_place(invocation, remembered->dossier, &place))
        return EXIT_TROUBLE;
    struct table table = catalog_begin_passages();
    add_hits(&table, remembered->dossier, search_run(search, place, PASSAGE_ALL_TEXTS, arena));
    add_hits(&table, remembered->dossier, articles_search(articles, search, place, arena));
    outlet->look.search = search;
    enum exit_status status = table_output_write(outlet, &table, place, "nothing matches");
    table_release(&table);
    return status;
}

/* What one of several dossiers answers; it stays loaded, for the table points into it. False, with
 * a message, when the query is wrong; a dossier that is not there is passed over with one. */
struct answering {
    struct loaded loaded;
    struct remembered remembered;
};

static bool add_answers(const struct invocation *invocation, const struct library_row *row,
                        struct answering *answering, struct arena *arena, struct table *table,
                        const struct search **search)
{
    answering->loaded = load_dossier(row->path);
    if (!answering->loaded.dossier) {
        support_warn("%s: there is no dossier at %s", row->name, row->path);
        return true;
    }
    remembered_begin(&answering->remembered, row->path, answering->loaded.dossier);
    *search = read_query(invocation, &answering->remembered, arena);
    if (!*search)
        return false;
    struct search_hits hits = search_run(*search, (struct place){0}, PASSAGE_ALL_TEXTS, arena);
    for (size_t i = 0; i < hits.count; i++)
        catalog_add_passage_of(table, row->name, answering->loaded.dossier, &hits.items[i].passage);
    return true;
}

static enum exit_status search_library(const struct invocation *invocation,
                                       struct table_output *outlet, struct library *library)
{
    struct arena *arena = &library->arena;
    struct answering *answering = ARENA_ARRAY(arena, struct answering, library->count);
    struct table table = catalog_begin_passages_of_dossiers();
    enum exit_status status = EXIT_DONE;
    for (size_t i = 0; i < library->count && status == EXIT_DONE; i++)
        if (!add_answers(invocation, &library->rows[i], &answering[i], arena, &table,
                         &outlet->look.search))
            status = EXIT_TROUBLE;
    if (status == EXIT_DONE)
        status = table_output_write(outlet, &table, (struct place){0}, "nothing matches");
    table_release(&table);
    for (size_t i = 0; i < library->count; i++) {
        remembered_release(&answering[i].remembered);
        loaded_release(&answering[i].loaded);
    }
    return status;
}

static enum exit_status search_everywhere(const struct invocation *invocation,
                                          struct table_output *outlet)
{
    struct library library;
    enum exit_status status = EXIT_NO;
    const char *narrowing = invocation->source      ? "--source"
                            : invocation->theme     ? "--theme"
                            : invocation->articles  ? "--articles"
                            : invocation->directory ? "-d"
                                                    : NULL;
    if (narrowing) {
        support_complain("--everywhere is for all dossiers; leave out %s", narrowing);
        return EXIT_TROUBLE;
    }
    library_read(&library);
    if (library.count)
        status = search_library(invocation, outlet, &library);
    else
        library_say_empty();
    library_release(&library);
    return status;
}

enum exit_status command_search(const struct invocation *invocation)
{
    struct table_output outlet;
    struct loaded loaded;
    struct arena arena = {0};
    enum exit_status status = EXIT_TROUBLE;
    if (!table_output_read(invocation, &outlet))
        return EXIT_TROUBLE;
    if (invocation->everywhere)
        return search_everywhere(invocation, &outlet);
    if (support_load(invocation, &loaded)) {
        struct remembered remembered;
        struct articles *articles;
        remembered_begin(&remembered, invocation->folder, loaded.dossier);
        if (support_open_articles(invocation, loaded.dossier, &articles))
            status = write_hits(invocation, &outlet, &remembered, articles, &arena);
        articles_release(articles);
        remembered_release(&remembered);
        loaded_release(&loaded);
    }
    arena_release(&arena);
    return status;
}

/* precis search: the points that answer a query, one a line, the best first. */
#include "cli/outlet.h"
#include "cli/support.h"
#include "output/data/catalog.h"

/* The operands as one query, so that it need not be quoted as a whole. */
static struct slice join_operands(const struct invocation *invocation, struct arena *arena)
{
    struct slice text = SLICE("");
    for (int i = 0; i < invocation->operand_count; i++)
        text = arena_format(arena, "%.*s%s%s", SLICE_ARGUMENTS(text), i ? " " : "",
                            invocation->operands[i]);
    return text;
}

static bool parse_query(const struct invocation *invocation, struct query *query,
                        struct arena *arena)
{
    struct buffer message = {0};
    bool is_good = query_parse(query, join_operands(invocation, arena), arena, &message);
    if (!is_good)
        support_complain("%s", message.bytes);
    buffer_release(&message);
    return is_good;
}

static enum exit_status write_hits(const struct invocation *invocation, struct outlet *outlet,
                                   const struct dossier *dossier, const struct query *query,
                                   struct arena *arena)
{
    struct place place;
    if (!outlet_place(invocation, dossier, &place))
        return EXIT_TROUBLE;
    struct query_hits hits = query_run(query, dossier, place, arena);
    struct table table = catalog_begin_claims();
    for (size_t i = 0; i < hits.count; i++)
        catalog_add_claim(&table, hits.items[i].claim);
    outlet->look.query = query;
    enum exit_status status = outlet_write(outlet, &table, place, "no point matches");
    table_release(&table);
    return status;
}

enum exit_status command_search(const struct invocation *invocation)
{
    struct outlet outlet;
    struct loaded loaded;
    struct query query;
    struct arena arena = {0};
    enum exit_status status = EXIT_TROUBLE;
    if (outlet_read(invocation, &outlet) && parse_query(invocation, &query, &arena) &&
        support_load(invocation, &loaded)) {
        status = write_hits(invocation, &outlet, loaded.dossier, &query, &arena);
        loaded_release(&loaded);
    }
    arena_release(&arena);
    return status;
}

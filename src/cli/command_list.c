/* precis list: what the dossier holds of one kind, one a line. */
#include "cli/remembered.h"
#include "cli/support.h"
#include "cli/table_output.h"
#include "model/own_words.h"
#include "output/data/catalog.h"

enum { MOST_KINDS = 32 };

static void refuse_kind(const struct dossier *dossier, const char *name)
{
    struct arena arena = {0};
    const char *names[MOST_KINDS] = {0};
    for (size_t i = 0; catalog_kinds[i].name && i + 1 < MOST_KINDS; i++)
        names[i] = arena_copy(&arena, own_name_of(dossier, catalog_kinds[i].name)).bytes;
    table_output_refuse("kind", name, names);
    arena_release(&arena);
}

static enum exit_status list_kind(const struct invocation *invocation,
                                  const struct table_output *outlet,
                                  const struct catalog_kind *kind, const struct dossier *dossier)
{
    struct place place;
    struct remembered remembered;
    enum exit_status status = EXIT_TROUBLE;
    remembered_begin(&remembered, invocation->folder, dossier);
    if (table_output_place(invocation, dossier, &place) &&
        remembered_narrow(&remembered, invocation, &place)) {
        struct table table = table_begin(kind->columns, kind->column_count);
        kind->fill(&table, dossier, place);
        struct slice name = own_name_of(dossier, kind->name);
        struct slice nothing =
            arena_format(&table.arena, "there are no %.*s", SLICE_ARGUMENTS(name));
        status = table_output_write(outlet, &table, place, nothing.bytes);
        table_release(&table);
    }
    remembered_release(&remembered);
    return status;
}

enum exit_status command_list(const struct invocation *invocation)
{
    struct table_output outlet;
    struct loaded loaded;
    const char *name = invocation->operand_count ? invocation->operands[0] : "";
    if (!table_output_read(invocation, &outlet) || !support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    outlet.look.has_heading = true;
    enum exit_status status = EXIT_TROUBLE;
    const struct catalog_kind *kind = catalog_find_in(loaded.dossier, name);
    if (kind)
        status = list_kind(invocation, &outlet, kind, loaded.dossier);
    else
        refuse_kind(loaded.dossier, name);
    loaded_release(&loaded);
    return status;
}

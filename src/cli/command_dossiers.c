/* precis dossiers: those that the configuration names, with what is unread and changed. */
#include "base/count.h"
#include "cli/library.h"
#include "cli/outlet.h"
#include "cli/support.h"

static const struct table_column columns[] = {
    {"name", 0},  {"unread", TABLE_RIGHT},   {"changed", TABLE_RIGHT},
    {"title", 0}, {"path", TABLE_DATA_ONLY},
};

static void add_row(struct table *table, const struct library_row *row)
{
    table_add_text(table, slice_of(row->name));
    if (row->is_there) {
        table_add_number(table, row->counts.unread);
        table_add_number(table, row->counts.changed + row->counts.changed_questions);
        table_add_text(table, row->title);
    } else {
        table_add_text(table, (struct slice){0});
        table_add_text(table, (struct slice){0});
        table_add_text(table, (struct slice){0});
        support_warn("%s: there is no dossier at %s", row->name, row->path);
    }
    table_add_text(table, slice_of(row->path));
}

enum exit_status command_dossiers(const struct invocation *invocation)
{
    struct outlet outlet;
    struct library library;
    if (!outlet_read(invocation, &outlet))
        return EXIT_TROUBLE;
    outlet.look.has_heading = true;
    library_read(&library);
    library_count(&library);
    struct table table = table_begin(columns, COUNT(columns));
    for (size_t i = 0; i < library.count; i++)
        add_row(&table, &library.rows[i]);
    enum exit_status status = EXIT_NO;
    if (library.count || outlet.format != OUTLET_TEXT)
        status = outlet_write(&outlet, &table, (struct place){0}, "");
    else
        library_say_empty();
    table_release(&table);
    library_release(&library);
    return status;
}

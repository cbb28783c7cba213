/* precis dossiers: those that the configuration names, with what is unread and changed. */
#include "base/count.h"
#include "cli/library.h"
#include "cli/support.h"
#include "cli/table_output.h"

static void add_name(struct table *table, const void *row)
{
    table_add_text(table, slice_of(((const struct library_row *)row)->name));
}

static void add_count(struct table *table, const struct library_row *row, uint32_t count)
{
    if (row->is_there)
        table_add_number(table, count);
    else
        table_add_text(table, (struct slice){0});
}

static void add_unread(struct table *table, const void *item)
{
    const struct library_row *row = item;
    add_count(table, row, row->counts.unread);
}

static void add_changed(struct table *table, const void *item)
{
    const struct library_row *row = item;
    add_count(table, row, row->counts.changed + row->counts.changed_questions);
}

static void add_title(struct table *table, const void *item)
{
    const struct library_row *row = item;
    table_add_text(table, row->is_there ? row->title : (struct slice){0});
}

static void add_path(struct table *table, const void *row)
{
    table_add_text(table, slice_of(((const struct library_row *)row)->path));
}

static const struct table_column columns[] = {
    {"name", 0, add_name},
    {"unread", TABLE_RIGHT, add_unread},
    {"changed", TABLE_RIGHT, add_changed},
    {"title", 0, add_title},
    {"path", TABLE_DATA_ONLY, add_path},
};

static void add_row(struct table *table, const struct library_row *row)
{
    table_add_row(table, row);
    if (!row->is_there)
        support_warn("%s: there is no dossier at %s", row->name, row->path);
}

enum exit_status command_dossiers(const struct invocation *invocation)
{
    struct table_output outlet;
    struct library library;
    if (!table_output_read(invocation, &outlet))
        return EXIT_TROUBLE;
    outlet.look.has_heading = true;
    library_read(&library);
    library_count(&library);
    struct table table = table_begin(columns, COUNT(columns));
    for (size_t i = 0; i < library.count; i++)
        add_row(&table, &library.rows[i]);
    enum exit_status status = EXIT_NO;
    if (library.count || outlet.format != TABLE_OUTPUT_TEXT)
        status = table_output_write(&outlet, &table, (struct place){0}, "");
    else
        library_say_empty();
    table_release(&table);
    library_release(&library);
    return status;
}

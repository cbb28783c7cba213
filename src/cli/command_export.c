/* precis export: the dossier for other programs. */
#include "cli/command_export.h"

#include "cli/remembered.h"
#include "cli/support.h"
#include "cli/table_output.h"
#include "output/data/bibtex.h"
#include "output/data/catalog.h"
#include "output/data/csl.h"
#include "output/data/dot.h"
#include "output/data/json_dossier.h"
#include "output/data/json_schema.h"
#include "output/page/html_dossier.h"

#include <string.h>

const struct export_format export_formats[] = {
    {.name = "json", .help = "everything", .write = json_dossier_write},
    {.name = "csl-json", .help = "the sources, for citation processors", .write = csl_write},
    {.name = "bibtex", .help = "the sources, for LaTeX", .write = bibtex_write},
    {.name = "csv", .help = "the points, for spreadsheets", .write = catalog_write_points},
    {.name = "dot", .help = "the points and their relations, for Graphviz", .write = dot_write},
    {.name = "html", .help = "everything, in one page for a browser", .write = html_dossier_write},
    {.name = "schema",
     .help = "the format of the files, as a JSON Schema",
     .write_always = json_schema_write},
    {0},
};

enum { FORMAT_COUNT = sizeof export_formats / sizeof *export_formats };

static const struct export_format *find_format(const char *name)
{
    const char *names[FORMAT_COUNT] = {0};
    for (size_t i = 0; export_formats[i].name; i++) {
        if (strcmp(export_formats[i].name, name) == 0)
            return &export_formats[i];
        names[i] = export_formats[i].name;
    }
    table_output_refuse("format", name, names);
    return NULL;
}

static enum exit_status write_place(const struct export_format *format,
                                    const struct dossier *dossier, struct place place)
{
    struct buffer text = {0};
    size_t count = format->write(dossier, place, &text);
    if (!count)
        table_output_say_nothing("there is nothing to export", place);
    enum exit_status status = support_write(&text, count ? EXIT_DONE : EXIT_NO);
    buffer_release(&text);
    return status;
}

static enum exit_status export_dossier(const struct invocation *invocation,
                                       const struct export_format *format,
                                       const struct dossier *dossier)
{
    struct place place;
    struct remembered remembered;
    enum exit_status status = EXIT_TROUBLE;
    remembered_begin(&remembered, invocation->folder, dossier);
    if (table_output_place(invocation, dossier, &place) &&
        remembered_narrow(&remembered, invocation, &place)) {
        place.view = VIEW_READ;
        status = write_place(format, dossier, place);
    }
    remembered_release(&remembered);
    return status;
}

/* For the dossier that is named or around; where there is none, for any. What is wrong with its
 * files is not asked for here. */
static enum exit_status export_always(const struct invocation *invocation,
                                      const struct export_format *format)
{
    struct buffer text = {0};
    struct loaded loaded = load_dossier(invocation->folder);
    if (!loaded.dossier && invocation->directory) {
        support_refuse_directory(invocation->folder);
        loaded_release(&loaded);
        return EXIT_TROUBLE;
    }
    format->write_always(loaded.dossier, &text);
    enum exit_status status = support_write(&text, EXIT_DONE);
    buffer_release(&text);
    loaded_release(&loaded);
    return status;
}

enum exit_status command_export(const struct invocation *invocation)
{
    struct loaded loaded;
    const struct export_format *format =
        find_format(invocation->operand_count ? invocation->operands[0] : "");
    if (!format)
        return EXIT_TROUBLE;
    if (format->write_always)
        return export_always(invocation, format);
    if (!support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    enum exit_status status = export_dossier(invocation, format, loaded.dossier);
    loaded_release(&loaded);
    return status;
}

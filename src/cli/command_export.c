/* precis export: the dossier for other programs. */
#include "cli/command_export.h"

#include "cli/outlet.h"
#include "cli/support.h"
#include "output/data/bibtex.h"
#include "output/data/csl.h"
#include "output/data/csv.h"
#include "output/data/dot.h"
#include "output/data/json_dossier.h"

#include <string.h>

const struct export_format export_formats[] = {
    {"json", "everything", json_dossier_write},
    {"csl-json", "the sources, for citation processors", csl_write},
    {"bibtex", "the sources, for LaTeX", bibtex_write},
    {"csv", "the points, for spreadsheets", csv_write},
    {"dot", "the points and their relations, for Graphviz", dot_write},
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
    outlet_refuse("format", name, names);
    return NULL;
}

static enum exit_status export_dossier(const struct invocation *invocation,
                                       const struct export_format *format,
                                       const struct dossier *dossier)
{
    struct place place;
    if (!outlet_place(invocation, dossier, &place))
        return EXIT_TROUBLE;
    struct buffer text = {0};
    size_t count = format->write(dossier, place, &text);
    if (!count)
        outlet_say_nothing("there is nothing to export", place);
    enum exit_status status = support_write(&text, count ? EXIT_DONE : EXIT_NO);
    buffer_release(&text);
    return status;
}

enum exit_status command_export(const struct invocation *invocation)
{
    struct loaded loaded;
    const struct export_format *format =
        find_format(invocation->operand_count ? invocation->operands[0] : "");
    if (!format || !support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    enum exit_status status = export_dossier(invocation, format, loaded.dossier);
    loaded_release(&loaded);
    return status;
}

/* Every format and every kind of list of the sample dossier, byte for byte. */
#include "output/data/bibtex.h"
#include "output/data/catalog.h"
#include "output/data/csl.h"
#include "output/data/dot.h"
#include "output/data/json_dossier.h"
#include "support/golden.h"
#include "support/sample.h"

#include <criterion/criterion.h>

enum { LIST_COLUMNS = 100 };

static const struct {
    const char *name;
    size_t (*write)(const struct dossier *dossier, struct place place, struct buffer *out);
} exports[] = {
    {"export-json", json_dossier_write}, {"export-csl-json", csl_write},
    {"export-bibtex", bibtex_write},     {"export-csv", catalog_write_points},
    {"export-dot", dot_write},
};

Test(golden_export, formats)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    for (size_t i = 0; i < sizeof exports / sizeof *exports; i++) {
        struct buffer out = {0};
        exports[i].write(loaded.dossier, (struct place){0}, &out);
        golden_expect(exports[i].name, buffer_slice(&out));
        buffer_release(&out);
    }
    loaded_release(&loaded);
}

Test(golden_export, lists)
{
    static const struct table_look look = {.columns = LIST_COLUMNS, .has_heading = true};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct buffer text = {0};
    struct buffer tsv = {0};
    for (const struct catalog_kind *kind = catalog_kinds; kind->name; kind++) {
        struct table table = table_begin(kind->columns, kind->column_count);
        kind->fill(&table, loaded.dossier, (struct place){0});
        buffer_format(&text, "%s== %s\n", text.length ? "\n" : "", kind->name);
        buffer_format(&tsv, "%s== %s\n", tsv.length ? "\n" : "", kind->name);
        table_write_text(&table, &look, &text);
        table_write_tsv(&table, &tsv);
        table_release(&table);
    }
    golden_expect("export-list", buffer_slice(&text));
    golden_expect("export-list-tsv", buffer_slice(&tsv));
    buffer_release(&text);
    buffer_release(&tsv);
    loaded_release(&loaded);
}

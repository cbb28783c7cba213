#include "output/data/catalog.h"

#include "model/own_words.h"
#include "output/data/catalog_fill.h"

#include <string.h>

#define COLUMNS(array) (array), sizeof(array) / sizeof *(array)

static const struct table_column source_columns[] = {
    {"id", 0},
    {"date", 0},
    {"points", TABLE_RIGHT},
    {"label", TABLE_SHRINKS},
    {"type", TABLE_DATA_ONLY},
    {"language", TABLE_DATA_ONLY},
    {"title", 0},
};

static const struct table_column theme_columns[] = {
    {"id", 0},
    {"order", TABLE_RIGHT},
    {"points", TABLE_RIGHT},
    {"color", TABLE_DATA_ONLY},
    {"definition", TABLE_DATA_ONLY},
    {"name", 0},
};

/* The last one is that of search alone. */
static const struct table_column point_columns[] = {
    {"address", 0},
    {"date", 0},
    {"source", TABLE_SHRINKS},
    {"kind", TABLE_DATA_ONLY},
    {"themes", TABLE_DATA_ONLY},
    {"voices", TABLE_DATA_ONLY},
    {"likelihood", TABLE_DATA_ONLY},
    {"paragraphs", TABLE_DATA_ONLY},
    {"text", 0},
    {"calculation", TABLE_DATA_ONLY},
    {"importance", TABLE_DATA_ONLY},
    {"likelihood-by", TABLE_DATA_ONLY},
    {"printed-as", TABLE_DATA_ONLY},
    {"what", TABLE_DATA_ONLY},
};

enum { POINT_COLUMNS = sizeof point_columns / sizeof *point_columns - 1 };

static const struct table_column actor_columns[] = {
    {"id", 0},
    {"kind", TABLE_SHRINKS},
    {"points", TABLE_RIGHT},
    {"sources", TABLE_RIGHT},
    {"part-of", TABLE_DATA_ONLY},
    {"name", 0},
};

static const struct table_column corridor_columns[] = {
    {"id", 0},   {"status", TABLE_SHRINKS}, {"points", TABLE_RIGHT}, {"sources", TABLE_RIGHT},
    {"name", 0},
};

static const struct table_column question_columns[] = {
    {"address", 0},
    {"date", 0},
    {"source", TABLE_SHRINKS},
    {"themes", TABLE_DATA_ONLY},
    {"paragraphs", TABLE_DATA_ONLY},
    {"asked-by", TABLE_DATA_ONLY},
    {"answered-by", TABLE_DATA_ONLY},
    {"text", 0},
};

static const struct table_column event_columns[] = {
    {"date", 0},
    {"source", TABLE_SHRINKS},
    {"themes", TABLE_DATA_ONLY},
    {"paragraphs", TABLE_DATA_ONLY},
    {"text", 0},
    {"calculation", TABLE_DATA_ONLY},
    {"address", TABLE_DATA_ONLY},
    {"importance", TABLE_DATA_ONLY},
    {"printed-as", TABLE_DATA_ONLY},
    {"same-as", TABLE_DATA_ONLY},
};

static const struct table_column figure_columns[] = {
    {"value", TABLE_RIGHT},           {"unit", TABLE_SHRINKS},         {"as-of", TABLE_SHRINKS},
    {"source", TABLE_SHRINKS},        {"paragraphs", TABLE_DATA_ONLY}, {"label", 0},
    {"calculation", TABLE_DATA_ONLY}, {"printed-as", TABLE_DATA_ONLY},
};

static const struct table_column conflict_columns[] = {
    {"older", 0}, {"newer", 0}, {"older-text", TABLE_DATA_ONLY}, {"newer-text", TABLE_DATA_ONLY},
    {"note", 0},
};

static const struct table_column reference_columns[] = {
    {"from", 0}, {"relation", 0}, {"to", 0}, {"cito", TABLE_DATA_ONLY}, {"note", 0},
};

const struct catalog_kind catalog_kinds[] = {
    {"sources", "source", COLUMNS(source_columns), catalog_fill_sources},
    {"themes", "theme", COLUMNS(theme_columns), catalog_fill_themes},
    {"points", "point", point_columns, POINT_COLUMNS, catalog_fill_points},
    {"actors", "actor", COLUMNS(actor_columns), catalog_fill_actors},
    {"corridors", "corridor", COLUMNS(corridor_columns), catalog_fill_corridors},
    {"questions", "open question", COLUMNS(question_columns), catalog_fill_questions},
    {"events", "dated event", COLUMNS(event_columns), catalog_fill_events},
    {"figures", "figure", COLUMNS(figure_columns), catalog_fill_figures},
    {"conflicts", "contradiction", COLUMNS(conflict_columns), catalog_fill_conflicts},
    {"references", "cross-reference", COLUMNS(reference_columns), catalog_fill_references},
    {0},
};

const struct catalog_kind *catalog_find(const char *name)
{
    for (const struct catalog_kind *kind = catalog_kinds; kind->name; kind++)
        if (strcmp(kind->name, name) == 0)
            return kind;
    return NULL;
}

struct slice catalog_name(const struct catalog_kind *kind, const struct dossier *dossier)
{
    bool is_own = kind->fill == catalog_fill_corridors;
    return is_own ? own_name(dossier) : slice_of(kind->name);
}

const struct catalog_kind *catalog_find_in(const struct dossier *dossier, const char *name)
{
    const struct catalog_kind *kind = catalog_find(name);
    if (kind)
        return kind;
    for (kind = catalog_kinds; kind->name; kind++)
        if (slice_equal(catalog_name(kind, dossier), slice_of(name)))
            return kind;
    return NULL;
}

uint32_t catalog_words_column(const struct catalog_kind *kind)
{
    uint32_t column = kind->column_count;
    while (column > 1 && kind->columns[column - 1].flags & TABLE_DATA_ONLY)
        column--;
    return column;
}

struct table catalog_begin_passages(void)
{
    return table_begin(COLUMNS(point_columns));
}

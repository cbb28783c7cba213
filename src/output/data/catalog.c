/* The columns: each is one row, with how its cell is made of a record. */
#include "output/data/catalog.h"

#include "base/count.h"
#include "model/events.h"
#include "model/footing.h"
#include "model/own_words.h"
#include "output/data/catalog_fill.h"
#include "output/data/relation.h"

#include <string.h>

typedef const struct catalog_record record;

static const struct event *event_of(record *row)
{
    return row->passage.kind == PASSAGE_EVENT ? entry_event(row->passage.entry) : NULL;
}

static void add_id(struct table *table, const void *item)
{
    record *row = item;
    table_add_text(table, entry_id(row->passage.entry));
}

/* Of what has none itself, the id of where it stands. */
static void add_dossier_name(struct table *table, const void *item)
{
    table_add_text(table, slice_of(((record *)item)->dossier_name));
}

static void add_address(struct table *table, const void *item)
{
    const struct passage *passage = &((record *)item)->passage;
    if (passage->entry && entry_id(passage->entry).length)
        table_add_text(table, entry_address(passage->entry, &table->arena));
    else if (passage->brief)
        table_add_text(table, text_slice(passage->brief->id));
    else
        table_add_text(table, passage->theme ? text_slice(passage->theme->id) : (struct slice){0});
}

static void add_own_address(struct table *table, const void *item)
{
    record *row = item;
    struct slice address = entry_address(row->passage.entry, &table->arena);
    table_add_text(table, address.length ? address : (struct slice){0});
}

/* As written, and for people cut to the month. */
static void add_month(struct table *table, const void *item)
{
    const struct passage *passage = &((record *)item)->passage;
    const struct date *date = passage->date    ? passage->date
                              : passage->brief ? &passage->brief->source.issued
                                               : &(struct date){0};
    if (text_is_present(date->text))
        table_add_named(table, text_slice(date->text),
                        edtf_format_short(&table->arena, &date->value));
    else
        table_add_text(table, (struct slice){0});
}

static void add_date(struct table *table, const void *item)
{
    const struct date *date = ((record *)item)->passage.date;
    if (date && text_is_present(date->text))
        table_add_named(table, text_slice(date->text), edtf_format(&table->arena, &date->value));
    else
        table_add_text(table, (struct slice){0});
}

/* The id of the source, shown as its short name. */
static void add_source(struct table *table, const void *item)
{
    const struct brief *brief = ((record *)item)->passage.brief;
    if (brief)
        table_add_named(table, text_slice(brief->id), brief_label(brief));
    else
        table_add_text(table, (struct slice){0});
}

static void add_label(struct table *table, const void *item)
{
    table_add_text(table, brief_label(((record *)item)->passage.brief));
}

static void add_name(struct table *table, const void *item)
{
    table_add_text(table, entry_text(((record *)item)->passage.entry));
}

static void add_points(struct table *table, const void *item)
{
    table_add_number(table, ((record *)item)->points);
}

static void add_sources(struct table *table, const void *item)
{
    table_add_number(table, ((record *)item)->sources);
}

/* The fields of what a row is about, and the structure that has them. */
static const struct record *fields_of(const struct passage *passage, const void **structure)
{
    *structure = passage->item;
    switch (passage->kind) {
    case PASSAGE_SOURCE:
        *structure = &passage->brief->source;
        return &schema_source;
    case PASSAGE_THEME:
        return &schema_theme;
    case PASSAGE_ACTOR:
        return &schema_actor;
    case PASSAGE_CORRIDOR:
        return &schema_corridor;
    default:
        return passage_record(passage);
    }
}

/* What it has in the field that the column is called by. */
static void add_field(struct table *table, const void *item)
{
    const void *structure;
    const struct record *fields = fields_of(&((record *)item)->passage, &structure);
    const struct field *field = fields ? schema_field(fields, table->column->name) : NULL;
    if (field)
        table_add_field(table, field, structure);
    else
        table_add_text(table, (struct slice){0});
}

static void add_themes(struct table *table, const void *item)
{
    table_add_references(table, ((record *)item)->passage.themes);
}

static void add_voices(struct table *table, const void *item)
{
    const struct voice_list *voices = &((record *)item)->passage.voices;
    struct slice *items = ARENA_ARRAY(&table->arena, struct slice, voices->count);
    for (uint32_t i = 0; i < voices->count; i++)
        items[i] = voice_word(&voices->items[i]);
    table_add_list(table, items, voices->count);
}

static void add_paragraphs(struct table *table, const void *item)
{
    table_add_numbers(table, ((record *)item)->passage.paragraphs);
}

static bool is_bare_paragraph(const struct passage *passage)
{
    return passage->kind == PASSAGE_PARAGRAPH &&
           !footing_has_point(passage->brief, passage->paragraphs.items[0].value);
}

/* For people; of a paragraph of an article which one, and whether a point rests on it. */
static struct slice kind_of(const struct passage *passage, struct arena *arena)
{
    if (passage->kind != PASSAGE_PARAGRAPH)
        return slice_of(passage_kind_name(passage->kind));
    return arena_format(arena, "¶%u%s", passage->paragraphs.items[0].value,
                        is_bare_paragraph(passage) ? " (no point rests on it)" : "");
}

/* Among points, what is something else says so to people. */
static void add_text(struct table *table, const void *item)
{
    const struct passage *passage = &((record *)item)->passage;
    struct slice said = {0};
    if (passage->kind != PASSAGE_POINT)
        said = arena_format(&table->arena, "%.*s: %.*s",
                            SLICE_ARGUMENTS(kind_of(passage, &table->arena)),
                            SLICE_ARGUMENTS(passage->text));
    table_add_named(table, passage->text, said);
}

static void add_own_text(struct table *table, const void *item)
{
    table_add_text(table, ((record *)item)->passage.text);
}

static void add_what(struct table *table, const void *item)
{
    const struct passage *passage = &((record *)item)->passage;
    table_add_text(table, is_bare_paragraph(passage) ? SLICE("uncited paragraph")
                                                     : slice_of(passage_kind_name(passage->kind)));
}

static void add_status(struct table *table, const void *item)
{
    const struct progress *progress = &((record *)item)->progress;
    const struct corridor_account *newest = progress->newest.account;
    struct slice status = newest ? status_slice(&newest->status) : SLICE("");
    if (status.length)
        table_add_named(table, status, progress_words(&table->arena, progress));
    else
        table_add_text(table, (struct slice){0});
}

/* Where an older source has it further: by which, and how far. */
static void add_further(struct table *table, const void *item)
{
    const struct progress_word *further = &((record *)item)->progress.further;
    table_add_text(table,
                   further->account ? status_slice(&further->account->status) : (struct slice){0});
}

static void add_further_source(struct table *table, const void *item)
{
    const struct progress_word *further = &((record *)item)->progress.further;
    table_add_text(table, further->brief ? text_slice(further->brief->id) : (struct slice){0});
}

static void add_answers(struct table *table, const void *item)
{
    record *row = item;
    struct link_list links = dossier_links(row->dossier, row->passage.entry);
    struct slice *items = ARENA_ARRAY(&table->arena, struct slice, links.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < links.count; i++)
        if (links.items[i].relation == RELATION_ANSWERS && links.items[i].inverse)
            items[count++] = entry_address(links.items[i].other, &table->arena);
    table_add_list(table, items, count);
}

/* Those that have an address. */
static void add_same(struct table *table, const void *item)
{
    record *row = item;
    struct event_array same = events_same(row->dossier, event_of(row), &table->arena);
    struct slice *items = ARENA_ARRAY(&table->arena, struct slice, same.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < same.count; i++)
        if (same.items[i] != event_of(row) && entry_id(&same.items[i]->entry).length)
            items[count++] = entry_address(&same.items[i]->entry, &table->arena);
    table_add_list(table, items, count);
}

static const struct entry *older_end(record *row)
{
    const struct entry *subject = row->reference->subject.target;
    const struct entry *object = row->reference->object.target;
    return subject->brief->entry.ordinal > object->brief->entry.ordinal ? object : subject;
}

static const struct entry *newer_end(record *row)
{
    const struct entry *subject = row->reference->subject.target;
    return older_end(row) == subject ? row->reference->object.target : subject;
}

static void add_older(struct table *table, const void *item)
{
    table_add_text(table, entry_address(older_end(item), &table->arena));
}

static void add_newer(struct table *table, const void *item)
{
    table_add_text(table, entry_address(newer_end(item), &table->arena));
}

static void add_older_text(struct table *table, const void *item)
{
    table_add_text(table, entry_text(older_end(item)));
}

static void add_newer_text(struct table *table, const void *item)
{
    table_add_text(table, entry_text(newer_end(item)));
}

/* What is written for an end: its address, also where nothing has it. */
static void add_from(struct table *table, const void *item)
{
    record *row = item;
    struct slice brief = text_slice(row->stated_by->id);
    struct slice id = text_slice(row->reference->subject.text);
    table_add_text(table, id.bytes ? arena_format(&table->arena, "%.*s#%.*s",
                                                  SLICE_ARGUMENTS(brief), SLICE_ARGUMENTS(id))
                                   : brief);
}

static void add_relation(struct table *table, const void *item)
{
    table_add_text(table, relation_word(((record *)item)->reference->relation));
}

static void add_to(struct table *table, const void *item)
{
    table_add_text(table, text_slice(((record *)item)->reference->object.text));
}

static void add_cito(struct table *table, const void *item)
{
    table_add_text(table, relation_cito(((record *)item)->reference->relation, false));
}

static void add_note(struct table *table, const void *item)
{
    table_add_text(table, text_slice(((record *)item)->reference->note));
}

static const struct table_column source_columns[] = {
    {"id", 0, add_id},
    {"date", 0, add_month},
    {"points", TABLE_RIGHT, add_points},
    {"label", TABLE_SHRINKS, add_label},
    {"type", TABLE_DATA_ONLY, add_field},
    {"language", TABLE_DATA_ONLY, add_field},
    {"title", 0, add_name},
};

static const struct table_column theme_columns[] = {
    {"id", 0, add_id},
    {"order", TABLE_RIGHT, add_field},
    {"points", TABLE_RIGHT, add_points},
    {"color", TABLE_DATA_ONLY, add_field},
    {"definition", TABLE_DATA_ONLY, add_field},
    {"name", 0, add_name},
};

/* The first is that of a search in several dossiers, the last that of any search. */
static const struct table_column named_point_columns[] = {
    {"dossier", 0, add_dossier_name},
    {"address", 0, add_address},
    {"date", 0, add_month},
    {"source", TABLE_SHRINKS, add_source},
    {"kind", TABLE_DATA_ONLY, add_field},
    {"themes", TABLE_DATA_ONLY, add_themes},
    {"voices", TABLE_DATA_ONLY, add_voices},
    {"likelihood", TABLE_DATA_ONLY, add_field},
    {"paragraphs", TABLE_DATA_ONLY, add_paragraphs},
    {"text", 0, add_text},
    {"calculation", TABLE_DATA_ONLY, add_field},
    {"importance", TABLE_DATA_ONLY, add_field},
    {"likelihood-by", TABLE_DATA_ONLY, add_field},
    {"printed-as", TABLE_DATA_ONLY, add_field},
    {"what", TABLE_DATA_ONLY, add_what},
};

static const struct table_column *const point_columns = named_point_columns + 1;

enum { PASSAGE_COLUMNS = COUNT(named_point_columns) - 1, POINT_COLUMNS = PASSAGE_COLUMNS - 1 };

static const struct table_column actor_columns[] = {
    {"id", 0, add_id},
    {"kind", TABLE_SHRINKS, add_field},
    {"points", TABLE_RIGHT, add_points},
    {"sources", TABLE_RIGHT, add_sources},
    {"part-of", TABLE_DATA_ONLY, add_field},
    {"name", 0, add_name},
};

static const struct table_column corridor_columns[] = {
    {"id", 0, add_id},
    {"status", TABLE_SHRINKS, add_status},
    {"points", TABLE_RIGHT, add_points},
    {"sources", TABLE_RIGHT, add_sources},
    {"name", 0, add_name},
    {"further-status", TABLE_DATA_ONLY, add_further},
    {"further-by", TABLE_DATA_ONLY, add_further_source},
};

static const struct table_column question_columns[] = {
    {"address", 0, add_address},
    {"date", 0, add_month},
    {"source", TABLE_SHRINKS, add_source},
    {"themes", TABLE_DATA_ONLY, add_themes},
    {"paragraphs", TABLE_DATA_ONLY, add_paragraphs},
    {"asked-by", TABLE_DATA_ONLY, add_field},
    {"answered-by", TABLE_DATA_ONLY, add_answers},
    {"text", 0, add_own_text},
};

static const struct table_column event_columns[] = {
    {"date", 0, add_date},
    {"source", TABLE_SHRINKS, add_source},
    {"themes", TABLE_DATA_ONLY, add_themes},
    {"paragraphs", TABLE_DATA_ONLY, add_paragraphs},
    {"text", 0, add_own_text},
    {"calculation", TABLE_DATA_ONLY, add_field},
    {"address", TABLE_DATA_ONLY, add_own_address},
    {"importance", TABLE_DATA_ONLY, add_field},
    {"printed-as", TABLE_DATA_ONLY, add_field},
    {"same-as", TABLE_DATA_ONLY, add_same},
};

static const struct table_column figure_columns[] = {
    {"value", TABLE_RIGHT, add_field},
    {"unit", TABLE_SHRINKS, add_field},
    {"as-of", TABLE_SHRINKS, add_date},
    {"source", TABLE_SHRINKS, add_source},
    {"paragraphs", TABLE_DATA_ONLY, add_paragraphs},
    {"label", 0, add_field},
    {"calculation", TABLE_DATA_ONLY, add_field},
    {"printed-as", TABLE_DATA_ONLY, add_field},
};

static const struct table_column conflict_columns[] = {
    {"older", 0, add_older},
    {"newer", 0, add_newer},
    {"older-text", TABLE_DATA_ONLY, add_older_text},
    {"newer-text", TABLE_DATA_ONLY, add_newer_text},
    {"note", 0, add_note},
};

static const struct table_column reference_columns[] = {
    {"from", 0, add_from}, {"relation", 0, add_relation},
    {"to", 0, add_to},     {"cito", TABLE_DATA_ONLY, add_cito},
    {"note", 0, add_note},
};

#define COLUMNS(array) (array), COUNT(array)

const struct catalog_kind catalog_kinds[] = {
    {"sources", "source", COLUMNS(source_columns), catalog_fill_sources},
    {"themes", "theme", COLUMNS(theme_columns), catalog_fill_themes},
    {"points", "point", named_point_columns + 1, POINT_COLUMNS, catalog_fill_points},
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

const struct catalog_kind *catalog_find_in(const struct dossier *dossier, const char *name)
{
    const struct catalog_kind *kind = catalog_find(name);
    if (kind)
        return kind;
    for (kind = catalog_kinds; kind->name; kind++)
        if (slice_equal(own_name_of(dossier, kind->name), slice_of(name)))
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

size_t catalog_write_points(const struct dossier *dossier, struct place place, struct buffer *out)
{
    const struct catalog_kind *kind = catalog_find("points");
    struct table table = table_begin(kind->columns, kind->column_count);
    kind->fill(&table, dossier, place);
    table_write_csv(&table, out);
    size_t count = table_row_count(&table);
    table_release(&table);
    return count;
}

struct table catalog_begin_passages(void)
{
    return table_begin(point_columns, PASSAGE_COLUMNS);
}

struct table catalog_begin_passages_of_dossiers(void)
{
    return table_begin(named_point_columns, PASSAGE_COLUMNS + 1);
}

void catalog_add_passage(struct table *table, const struct dossier *dossier,
                         const struct passage *passage)
{
    const struct catalog_record row = {.dossier = dossier, .passage = *passage};
    table_add_row(table, &row);
}

void catalog_add_passage_of(struct table *table, const char *name, const struct dossier *dossier,
                            const struct passage *passage)
{
    const struct catalog_record row = {
        .dossier_name = name, .dossier = dossier, .passage = *passage};
    table_add_row(table, &row);
}

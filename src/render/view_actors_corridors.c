/* Actors and corridors: the index of each, and the page of one. */
#include "base/fold.h"
#include "model/own_words.h"
#include "model/progress.h"
#include "model/scope.h"
#include "model/tally.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/views.h"

#include <stdlib.h>
#include <string.h>

enum {
    INDEX_KIND_COLUMNS = 12,
    INDEX_STATUS_COLUMNS = 18,
    INDEX_COUNT_COLUMNS = 10,
    INDEX_LEAST_NAME = 20,
    MOST_COMPANY = 12
};

static bool is_in(const struct brief *brief, const struct entry *entry)
{
    return entry->kind == ENTRY_ACTOR ? brief_role(brief, entry) != NULL
                                      : brief_account(brief, entry) != NULL;
}

/* The kind of an actor, the state of a corridor. */
static struct slice index_word(struct document *document, const struct entry *entry)
{
    const struct actor *actor = entry_actor(entry);
    if (actor)
        return slice_of(actor_kind_name(actor->kind));
    const struct progress progress = progress_of(document->dossier, document->place, entry);
    return progress_words(&document->arena, &progress);
}

static void compose_index_row(struct document *document, struct block *block)
{
    struct arena *arena = &document->arena;
    const struct entry *entry = block->subject;
    struct place target = place_of(entry);
    target.brief = document->place.brief;
    target.theme = document->place.theme;
    struct writer writer = writer_begin(document, block);
    struct cell *name = writer_cell(&writer, 0, ALIGN_LEFT);
    name->hanging = 2;
    name->least = INDEX_LEAST_NAME;
    writer_link(&writer, ROLE_NAME, shown_clean(arena, entry_text(entry)), target);
    writer_cell(&writer, entry_actor(entry) ? INDEX_KIND_COLUMNS : INDEX_STATUS_COLUMNS, ALIGN_LEFT)
        ->is_optional = true;
    writer_add(&writer, ROLE_DETAIL, shown_clean(arena, index_word(document, entry)));
    writer_cell(&writer, INDEX_COUNT_COLUMNS, ALIGN_RIGHT);
    writer_add(&writer, ROLE_DETAIL,
               block->number ? part_count(arena, block->number, "point") : SHOWN("–"));
    writer_end(&writer);
}

struct index_row {
    struct slice folded;
    const struct entry *entry;
    uint32_t count;
};

static int compare_rows(const void *left_item, const void *right_item)
{
    const struct index_row *left = left_item;
    const struct index_row *right = right_item;
    return slice_compare(left->folded, right->folded);
}

/* Those that no point names are in the index for what a brief says of them, or for themselves. */
static bool is_in_index(const struct document *document, const struct index_row *row)
{
    const struct place *place = &document->place;
    return row->count || (!place->theme && (!place->brief || is_in(place->brief, row->entry)));
}

/* In the order of the alphabet, as an index is. */
static void add_index(struct document *document, enum entry_kind kind)
{
    struct arena *arena = &document->arena;
    uint32_t count = dossier_count(document->dossier, kind);
    struct tally_list named =
        tally_named(document->dossier, document->namings, document->place, kind, arena);
    struct index_row *rows = ARENA_ARRAY(arena, struct index_row, count);
    for (uint32_t i = 0; i < count; i++) {
        rows[i].entry = dossier_at(document->dossier, kind, i);
        rows[i].folded = fold_text(arena, entry_text(rows[i].entry));
    }
    for (size_t i = 0; i < named.count; i++)
        rows[named.items[i].entry->ordinal].count = named.items[i].count;
    if (count)
        qsort(rows, count, sizeof *rows, compare_rows);
    for (uint32_t i = 0; i < count; i++)
        if (is_in_index(document, &rows[i]))
            part_add(document, BLOCK_ROW, document->item_count == 0, compose_index_row,
                     rows[i].entry, NULL, rows[i].count);
}

static void compose_role_in_source(struct document *document, struct block *block)
{
    const struct actor_role *role = block->argument;
    const struct brief *brief = block->subject->brief;
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, 0, ALIGN_LEFT)->hanging = LIST_INDENT;
    part_source_link(&writer, brief, place_of(&brief->entry));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    writer_prose(&writer, ROLE_TEXT, role->role);
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    part_paragraphs(&writer, role->paragraphs);
    writer_end(&writer);
    if (!text_is_present(role->stance))
        return;
    writer.indent = LIST_INDENT;
    writer_add(&writer, ROLE_DETAIL, SHOWN("Stance: "));
    writer_prose(&writer, ROLE_TEXT, role->stance);
    writer_end(&writer);
}

static void compose_account_in_source(struct document *document, struct block *block)
{
    const struct corridor_account *account = block->argument;
    const struct brief *brief = block->subject->brief;
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, 0, ALIGN_LEFT)->hanging = LIST_INDENT;
    part_source_link(&writer, brief, place_of(&brief->entry));
    writer_add(&writer, ROLE_STRONG,
               shown_format(&document->arena, "  %.*s  ",
                            SLICE_ARGUMENTS(status_slice(&account->status))));
    writer_prose(&writer, ROLE_TEXT, account->text);
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    part_paragraphs(&writer, account->paragraphs);
    writer_end(&writer);
}

enum sayings { SAID_BY, SAID_OF };

static bool claim_fits(struct document *document, const struct claim *claim,
                       const struct entry *entry, enum sayings sayings)
{
    if (!place_has_claim(document->place, claim))
        return false;
    bool says = false;
    for (uint32_t i = 0; i < claim->voices.count; i++)
        says = says || tally_belongs(claim->voices.items[i].actor.target, entry);
    if (sayings == SAID_BY)
        return says;
    return !says && tally_names(document->dossier, claim, entry, &document->arena);
}

static void add_claims(struct document *document, const struct entry *entry, enum sayings sayings,
                       struct shown heading)
{
    if (document->omits_points)
        return;
    uint32_t start = part_begin_section(document, heading);
    for (uint32_t i = 0; i < document->dossier->brief_count; i++) {
        const struct brief *brief = document_brief(document, i);
        for (uint32_t j = 0; j < brief->claims.count; j++)
            if (claim_fits(document, &brief->claims.items[j], entry, sayings))
                part_add(document, BLOCK_POINT, document->count > start + 1, part_sourced_claim,
                         &brief->claims.items[j].entry, NULL, 0);
    }
    part_end_section(document, start);
}

static void add_sources(struct document *document, const struct entry *entry)
{
    uint32_t heading = part_begin_section(document, SHOWN("BY SOURCE"));
    for (uint32_t i = 0; i < document->dossier->brief_count; i++) {
        const struct brief *brief = document_brief(document, i);
        if (!place_has_source(document->place, brief) || !is_in(brief, entry))
            continue;
        if (entry->kind == ENTRY_ACTOR)
            part_add(document, BLOCK_ROW, document->count > heading + 1, compose_role_in_source,
                     &brief->entry, brief_role(brief, entry), 0);
        else
            part_add(document, BLOCK_ROW, document->count > heading + 1, compose_account_in_source,
                     &brief->entry, brief_account(brief, entry), 0);
    }
    part_end_section(document, heading);
}

static void compose_company(struct document *document, struct block *block)
{
    const struct tally_list *beside = block->argument;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    for (size_t i = 0; i < beside->count && i < MOST_COMPANY; i++) {
        struct place target = place_of(beside->items[i].entry);
        target.theme = document->place.theme;
        writer_add(&writer, ROLE_DETAIL, i ? SHOWN(" · ") : SHOWN(""));
        writer_link(&writer, ROLE_NAME, shown_clean(arena, entry_text(beside->items[i].entry)),
                    target);
        writer_add(&writer, ROLE_DETAIL, shown_format(arena, " %u", beside->items[i].count));
    }
    writer_end(&writer);
}

static void add_company(struct document *document, const struct entry *entry)
{
    struct tally_list *beside = ARENA_NEW(&document->arena, struct tally_list);
    *beside = tally_beside(document->dossier, document->namings, document->place, entry,
                           &document->arena);
    if (!beside->count)
        return;
    part_heading(document, SHOWN("NAMED TOGETHER WITH"));
    part_add(document, BLOCK_TEXT, 0, compose_company, NULL, beside, 0);
}

/* Whether two names differ in capitals, accents and hyphens alone, which matters to searches and
 * not to readers. */
static bool reads_alike(struct arena *arena, struct text left, struct text right)
{
    struct slice one = fold_text(arena, text_slice(left));
    struct slice other = fold_text(arena, text_slice(right));
    if (one.length != other.length)
        return false;
    for (size_t i = 0; i < one.length; i++) {
        bool are_gaps = strchr(" -", one.bytes[i]) && strchr(" -", other.bytes[i]);
        if (one.bytes[i] != other.bytes[i] && !are_gaps)
            return false;
    }
    return true;
}

static bool is_new_alias(struct arena *arena, struct text name, struct text_list aliases,
                         uint32_t index)
{
    bool is_new = !reads_alike(arena, aliases.items[index], name);
    for (uint32_t i = 0; i < index && is_new; i++)
        is_new = !reads_alike(arena, aliases.items[index], aliases.items[i]);
    return is_new;
}

static void write_aliases(struct writer *writer, struct text name, struct text_list aliases)
{
    bool is_first = true;
    for (uint32_t i = 0; i < aliases.count; i++) {
        if (!is_new_alias(&writer->document->arena, name, aliases, i))
            continue;
        if (is_first)
            writer_cell(writer, 0, ALIGN_LEFT)->hanging = 2;
        writer_add(writer, ROLE_DETAIL, is_first ? SHOWN("Also: ") : SHOWN(", "));
        writer_text(writer, ROLE_DETAIL, aliases.items[i]);
        is_first = false;
    }
    writer_end(writer);
}

static void compose_actor_head(struct document *document, struct block *block)
{
    const struct actor *actor = entry_actor(block->subject);
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    writer_text(&writer, ROLE_TITLE, actor->name);
    writer_end(&writer);
    writer_add(&writer, ROLE_DETAIL, shown_clean(arena, slice_of(actor_kind_name(actor->kind))));
    if (actor->part_of.target) {
        writer_add(&writer, ROLE_DETAIL, part_belonging(actor));
        writer_link(&writer, ROLE_NAME, shown_clean(arena, entry_text(actor->part_of.target)),
                    place_of(actor->part_of.target));
    }
    writer_end(&writer);
    write_aliases(&writer, actor->name, actor->aliases);
    if (text_is_present(actor->note))
        writer_text(&writer, ROLE_NOTE, actor->note);
    writer_end(&writer);
}

static void write_actors(struct writer *writer, const char *label, struct reference_list actors)
{
    if (!actors.count)
        return;
    struct arena *arena = &writer->document->arena;
    writer_cell(writer, 0, ALIGN_LEFT)->hanging = 2;
    writer_add(writer, ROLE_DETAIL, shown_clean(arena, slice_of(label)));
    bool is_first = true;
    for (uint32_t i = 0; i < actors.count; i++) {
        const struct entry *entry = actors.items[i].target;
        if (!entry)
            continue;
        writer_add(writer, ROLE_DETAIL, is_first ? SHOWN(" ") : SHOWN(", "));
        writer_link(writer, ROLE_NAME, shown_clean(arena, entry_text(entry)), place_of(entry));
        is_first = false;
    }
    writer_end(writer);
}

static void compose_corridor_head(struct document *document, struct block *block)
{
    const struct corridor *corridor = entry_corridor(block->subject);
    struct writer writer = writer_begin(document, block);
    writer_text(&writer, ROLE_TITLE, corridor->name);
    writer_end(&writer);
    for (uint32_t i = 0; i < corridor->modes.count; i++) {
        writer_add(&writer, ROLE_DETAIL, i ? SHOWN(", ") : SHOWN(""));
        writer_text(&writer, ROLE_DETAIL, corridor->modes.items[i]);
    }
    writer_end(&writer);
    write_aliases(&writer, corridor->name, corridor->aliases);
    write_actors(&writer, "Backed by", corridor->backers);
    write_actors(&writer, "Opposed by", corridor->opponents);
}

/* A stop that is called as the state it lies in is named once. */
static void write_stop(struct writer *writer, const struct stop *stop)
{
    struct arena *arena = &writer->document->arena;
    const struct entry *actor = stop->actor.target;
    if (actor && slice_equal(entry_text(actor), text_slice(stop->place))) {
        writer_link(writer, ROLE_NAME, shown_clean(arena, text_slice(stop->place)),
                    place_of(actor));
        return;
    }
    writer_text(writer, stop->border ? ROLE_TEXT : ROLE_STRONG, stop->place);
    if (!actor)
        return;
    writer_add(writer, ROLE_DETAIL, SHOWN("  "));
    writer_link(writer, ROLE_NAME, shown_clean(arena, entry_text(actor)), place_of(actor));
}

/* One stop a line: a rail on the left, a bar across it at borders. */
static void compose_route(struct document *document, struct block *block)
{
    const struct corridor *corridor = entry_corridor(block->subject);
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    for (uint32_t i = 0; i < corridor->route.count; i++) {
        const struct stop *stop = &corridor->route.items[i];
        writer.gap = 1;
        writer_cell(&writer, 3, ALIGN_LEFT);
        writer_add(&writer, ROLE_GRAPHIC, stop->border ? SHOWN("═╪═") : SHOWN(" ● "));
        writer_cell(&writer, 0, ALIGN_LEFT)->hanging = 2;
        write_stop(&writer, stop);
        if (stop->status.stage)
            writer_add(&writer, ROLE_STRONG,
                       shown_format(arena, "  %.*s", SLICE_ARGUMENTS(status_slice(&stop->status))));
        part_citations(&writer, stop->cites);
        writer_end(&writer);
    }
}

static void add_title(struct document *document, struct shown title)
{
    part_line(document, ROLE_TITLE, title, 0);
}

static void explain_empty(struct document *document)
{
    if (!document->item_count)
        part_line(document, ROLE_DETAIL, SHOWN("None is named here."), 1);
}

/* Roles are not by theme: where one is asked for, what was said comes before them. */
void compose_actors(struct document *document)
{
    const struct entry *actor = document->place.item;
    if (actor && actor->kind == ENTRY_ACTOR) {
        part_add(document, BLOCK_TITLE, 0, compose_actor_head, actor, NULL, 0);
        if (!document->place.theme)
            add_sources(document, actor);
        bool is_person = entry_actor(actor)->kind == ACTOR_PERSON;
        add_claims(document, actor, SAID_BY,
                   is_person ? SHOWN("SAID BY THIS PERSON") : SHOWN("SAID BY IT OR ITS PEOPLE"));
        add_claims(document, actor, SAID_OF,
                   is_person ? SHOWN("SAID ABOUT THIS PERSON") : SHOWN("SAID ABOUT IT"));
        if (document->place.theme)
            add_sources(document, actor);
        add_company(document, actor);
        return;
    }
    add_title(document, SHOWN("Actors"));
    add_index(document, ENTRY_ACTOR);
    explain_empty(document);
}

void compose_corridors(struct document *document)
{
    const struct entry *entry = document->place.item;
    const struct corridor *corridor = entry_corridor(entry);
    if (corridor) {
        part_add(document, BLOCK_TITLE, 0, compose_corridor_head, entry, NULL, 0);
        if (corridor->route.count) {
            part_heading(document, SHOWN("ROUTE"));
            part_add(document, BLOCK_TEXT, 0, compose_route, entry, NULL, 0);
        }
        part_text(document, ROLE_NOTE, corridor->note, 1);
        add_sources(document, entry);
        add_claims(document, entry, SAID_OF, SHOWN("POINTS THAT NAME IT"));
        add_company(document, entry);
        return;
    }
    add_title(document, own_words(&document->arena, document->dossier, "Corridors"));
    add_index(document, ENTRY_CORRIDOR);
    explain_empty(document);
}

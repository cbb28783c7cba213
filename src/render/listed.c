/* Actors and corridors: the index of each, and the page of one. */
#include "model/mention.h"
#include "render/compose.h"
#include "render/parts.h"
#include "render/views.h"

enum { INDEX_COUNT_COLUMNS = 9 };

static bool brief_is_in(const struct document *document, const struct brief *brief)
{
    return !document->place.brief || document->place.brief == brief;
}

static const struct actor_role *role_in(const struct brief *brief, const struct entry *actor)
{
    for (uint32_t i = 0; i < brief->actors.count; i++)
        if (brief->actors.items[i].actor.target == actor)
            return &brief->actors.items[i];
    return NULL;
}

static const struct corridor_account *account_in(const struct brief *brief,
                                                 const struct entry *corridor)
{
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        if (brief->corridors.items[i].corridor.target == corridor)
            return &brief->corridors.items[i];
    return NULL;
}

static bool is_in(const struct brief *brief, const struct entry *entry)
{
    return entry->kind == ENTRY_ACTOR ? role_in(brief, entry) != NULL
                                      : account_in(brief, entry) != NULL;
}

static uint32_t count_sources(const struct document *document, const struct entry *entry)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->dossier->brief_count; i++) {
        const struct brief *brief = document->dossier->briefs[i];
        count += brief_is_in(document, brief) && is_in(brief, entry);
    }
    return count;
}

static void compose_index_row(struct document *document, struct block *block)
{
    struct arena *arena = &document->arena;
    const struct entry *entry = block->subject;
    const struct actor *actor = entry_actor(entry);
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, 0, ALIGN_LEFT)->hanging = 2;
    writer_link(&writer, ROLE_NAME, shown_clean(arena, entry_text(entry)), place_of(entry));
    if (actor)
        writer_add(&writer, ROLE_DETAIL, shown_format(arena, "  %s", actor_kind_name(actor->kind)));
    writer_cell(&writer, INDEX_COUNT_COLUMNS, ALIGN_RIGHT);
    uint32_t count = count_sources(document, entry);
    writer_add(&writer, ROLE_DETAIL,
               shown_format(arena, "%u %s", count, count == 1 ? "source" : "sources"));
    writer_end(&writer);
}

static void add_index_row(struct document *document, const struct entry *entry)
{
    if (count_sources(document, entry))
        part_add(document, BLOCK_ROW, 0, compose_index_row, entry, NULL, 0);
}

static void compose_role_in_source(struct document *document, struct block *block)
{
    const struct actor_role *role = block->argument;
    const struct brief *brief = block->subject->brief;
    struct writer writer = writer_begin(document, block);
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
    part_source_link(&writer, brief, place_of(&brief->entry));
    writer_add(&writer, ROLE_STRONG,
               shown_format(&document->arena, "  %s  ", corridor_status_name(account->status)));
    writer_prose(&writer, ROLE_TEXT, account->text);
    writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
    part_paragraphs(&writer, account->paragraphs);
    writer_end(&writer);
}

static bool is_mentioned(struct document *document, const struct claim *claim,
                         const struct entry *entry)
{
    struct mention_list mentions =
        mention_find(document->dossier->names, text_slice(claim->text), &document->arena);
    for (size_t i = 0; i < mentions.count; i++)
        if (mentions.items[i].entry == entry)
            return true;
    return false;
}

enum sayings { SAID_BY, SAID_OF };

static bool claim_fits(struct document *document, const struct claim *claim,
                       const struct entry *entry, enum sayings sayings)
{
    if (!part_claim_is_in(claim, document->place.theme))
        return false;
    bool says = references_include(claim->voices, entry);
    return sayings == SAID_BY ? says : !says && is_mentioned(document, claim, entry);
}

static void add_claims(struct document *document, const struct entry *entry, enum sayings sayings,
                       struct shown heading)
{
    uint32_t start = document->count;
    part_heading(document, heading);
    for (uint32_t i = 0; i < document->dossier->brief_count; i++) {
        const struct brief *brief = document->dossier->briefs[i];
        for (uint32_t j = 0; brief_is_in(document, brief) && j < brief->claims.count; j++)
            if (claim_fits(document, &brief->claims.items[j], entry, sayings))
                part_add(document, BLOCK_POINT, document->count > start + 1, part_sourced_claim,
                         &brief->claims.items[j].entry, NULL, 0);
    }
    if (document->count == start + 1)
        document_truncate(document, start);
}

static void add_sources(struct document *document, const struct entry *entry)
{
    part_heading(document, SHOWN("BY SOURCE"));
    for (uint32_t i = 0; i < document->dossier->brief_count; i++) {
        const struct brief *brief = document->dossier->briefs[i];
        if (!brief_is_in(document, brief) || !is_in(brief, entry))
            continue;
        if (entry->kind == ENTRY_ACTOR)
            part_add(document, BLOCK_ROW, 0, compose_role_in_source, &brief->entry,
                     role_in(brief, entry), 0);
        else
            part_add(document, BLOCK_ROW, 0, compose_account_in_source, &brief->entry,
                     account_in(brief, entry), 0);
    }
}

static void write_aliases(struct writer *writer, struct text_list aliases)
{
    if (!aliases.count)
        return;
    writer_cell(writer, 0, ALIGN_LEFT)->hanging = 2;
    writer_add(writer, ROLE_DETAIL, SHOWN("Also: "));
    for (uint32_t i = 0; i < aliases.count; i++) {
        writer_add(writer, ROLE_DETAIL, i ? SHOWN(", ") : SHOWN(""));
        writer_text(writer, ROLE_DETAIL, aliases.items[i]);
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
        writer_add(&writer, ROLE_DETAIL, SHOWN(" · part of "));
        writer_link(&writer, ROLE_NAME, shown_clean(arena, entry_text(actor->part_of.target)),
                    place_of(actor->part_of.target));
    }
    writer_end(&writer);
    write_aliases(&writer, actor->aliases);
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
    write_aliases(&writer, corridor->aliases);
    write_actors(&writer, "Backed by", corridor->backers);
    write_actors(&writer, "Opposed by", corridor->opponents);
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
        writer_text(&writer, stop->border ? ROLE_TEXT : ROLE_STRONG, stop->place);
        if (stop->actor.target) {
            writer_add(&writer, ROLE_DETAIL, SHOWN("  "));
            writer_link(&writer, ROLE_NAME, shown_clean(arena, entry_text(stop->actor.target)),
                        place_of(stop->actor.target));
        }
        if (stop->status)
            writer_add(&writer, ROLE_STRONG,
                       shown_format(arena, "  %s", corridor_status_name(stop->status)));
        for (uint32_t j = 0; j < stop->cites.count; j++) {
            const struct entry *cited = stop->cites.items[j].target;
            if (!cited)
                continue;
            writer_add(&writer, ROLE_DETAIL, SHOWN("  "));
            part_source_link(&writer, cited->brief, place_of(cited));
        }
        writer_end(&writer);
    }
}

static void add_title(struct document *document, struct shown title)
{
    part_line(document, ROLE_TITLE, title, 0);
    part_line(document, ROLE_TEXT, SHOWN(""), 0);
}

static void explain_empty(struct document *document)
{
    if (!document->item_count)
        part_line(document, ROLE_DETAIL,
                  SHOWN("No source here names one. K and J change the source."), 0);
}

void compose_actors(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    const struct entry *actor = document->place.item;
    if (actor && actor->kind == ENTRY_ACTOR) {
        part_add(document, BLOCK_TITLE, 0, compose_actor_head, actor, NULL, 0);
        add_sources(document, actor);
        add_claims(document, actor, SAID_BY, SHOWN("WHAT IT SAYS"));
        add_claims(document, actor, SAID_OF, SHOWN("WHAT IS SAID OF IT"));
        return;
    }
    add_title(document, SHOWN("Actors"));
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        add_index_row(document, &dossier->actors.items[i].entry);
    explain_empty(document);
}

void compose_corridors(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    const struct entry *entry = document->place.item;
    const struct corridor *corridor = entry_corridor(entry);
    if (corridor) {
        part_add(document, BLOCK_TITLE, 0, compose_corridor_head, entry, NULL, 0);
        if (corridor->route.count) {
            part_heading(document, SHOWN("ROUTE"));
            part_add(document, BLOCK_TEXT, 0, compose_route, entry, NULL, 0);
        }
        add_sources(document, entry);
        add_claims(document, entry, SAID_OF, SHOWN("POINTS THAT NAME IT"));
        return;
    }
    add_title(document, SHOWN("Corridors"));
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        add_index_row(document, &dossier->corridors.items[i].entry);
    explain_empty(document);
}

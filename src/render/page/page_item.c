/* Actors and corridors on a page: one of them, or the list of all. */
#include "model/mention.h"
#include "model/own_words.h"
#include "model/progress.h"
#include "model/scope.h"
#include "model/tally.h"
#include "render/blocks.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"

#include <stdlib.h>
#include <string.h>

/* In the list of corridors their routes give way before most else. */
enum { LISTED_ROUTES = 12 };

static void write_stop(struct writer *writer, const struct stop *stop)
{
    struct arena *arena = &writer->document->arena;
    if (stop->border)
        writer_add(writer, ROLE_GRAPHIC, SHOWN("["));
    writer_text(writer, stop->border ? ROLE_TEXT : ROLE_STRONG, stop->place);
    if (page_stop_has_owner(stop)) {
        writer_add(writer, ROLE_DETAIL, SHOWN(", "));
        writer_add(writer, ROLE_DETAIL, shown_clean(arena, entry_text(stop->actor.target)));
    }
    if (stop->status.stage) {
        writer_add(writer, ROLE_DETAIL, SHOWN(": "));
        writer_add(writer, ROLE_DETAIL, page_words(arena, status_slice(&stop->status)));
    }
    if (stop->border)
        writer_add(writer, ROLE_GRAPHIC, SHOWN("]"));
}

/* "Eastport → [Border bridge: under-construction] → Merrow Haven" */
static void compose_route(struct document *document, struct block *block)
{
    const struct corridor *corridor = entry_corridor(block->subject);
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, 0, ALIGN_LEFT)->hanging = 2;
    for (uint32_t i = 0; i < corridor->route.count; i++) {
        if (i)
            writer_add(&writer, ROLE_GRAPHIC, SHOWN(" → "));
        write_stop(&writer, &corridor->route.items[i]);
    }
    writer_end(&writer);
}

static void add_route(struct document *document, const struct corridor *corridor, uint32_t rank)
{
    if (corridor && corridor->route.count)
        page_add(document, SECTION_ROUTES, rank, compose_route, &corridor->entry, NULL);
}

/* The head has the newest role already, unless it has not all that its source says. */
static bool is_in_head(const struct document *document, const struct actor_role *role)
{
    const struct entry *actor = role->actor.target;
    return role == page_newest_role(document, actor, false).argument &&
           (!text_is_present(role->stance) ||
            role == page_newest_role(document, actor, true).argument);
}

static void add_roles(struct document *document, const struct brief *brief,
                      const struct entry *actor)
{
    for (uint32_t i = 0; i < brief->actors.count; i++)
        if (brief->actors.items[i].actor.target == actor &&
            !is_in_head(document, &brief->actors.items[i]))
            page_add(document, SECTION_ACTORS, page_age(document, brief), page_role, &brief->entry,
                     &brief->actors.items[i]);
}

static void add_accounts(struct document *document, const struct brief *brief,
                         const struct entry *corridor)
{
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        if (brief->corridors.items[i].corridor.target == corridor)
            page_add(document, SECTION_CORRIDORS, page_age(document, brief), page_account,
                     &brief->entry, &brief->corridors.items[i]);
}

/* The points that it or a member of it says, and those that name it. */
static struct page_candidate *rank_points(struct document *document, const struct entry *item,
                                          uint32_t *count)
{
    const struct dossier *dossier = document->dossier;
    struct page_citations citations = page_count_citations(document);
    struct page_candidate *items =
        ARENA_ARRAY(&document->arena, struct page_candidate, dossier->claim_count);
    *count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        for (uint32_t j = 0; j < dossier->briefs[i]->claims.count; j++) {
            const struct claim *claim = &dossier->briefs[i]->claims.items[j];
            if (place_has_claim(document->place, claim) &&
                page_concerns(document, &claim->entry, item))
                items[(*count)++] = page_weigh_point(&citations, claim);
        }
    page_choose(document, items, *count);
    return items;
}

/* What it says stands apart from what is said of it. */
static void add_points(struct document *document, const struct entry *item)
{
    uint32_t count;
    const struct page_candidate *items = rank_points(document, item, &count);
    for (int says = 1; says >= 0; says--) {
        uint32_t heading =
            part_begin_section(document, says ? SHOWN("STATEMENTS") : SHOWN("POINTS"));
        for (uint32_t i = 0; i < count; i++)
            if (page_quotes(entry_claim(items[i].sides[0])->voices, item) == (says == 1))
                page_add_chosen(document, SECTION_POINTS, &items[i], page_sourced_claim, NULL);
        part_end_section(document, heading);
    }
}

void page_add_item(struct document *document, const struct entry *item)
{
    const struct dossier *dossier = document->dossier;
    uint32_t heading = part_begin_section(document, SHOWN("ROUTE"));
    add_route(document, entry_corridor(item), 0);
    part_end_section(document, heading);
    heading = part_begin_section(document, SHOWN("BY SOURCE"));
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        if (!place_has_source(document->place, dossier->briefs[i]))
            continue;
        add_roles(document, dossier->briefs[i], item);
        add_accounts(document, dossier->briefs[i], item);
    }
    part_end_section(document, heading);
    add_points(document, item);
}

/* The newest source in the place that speaks of an actor or corridor, and how many do. */
struct newest {
    const struct entry *item;
    const struct brief *brief;
    const void *argument; /* its role or account */
    uint32_t count;
};

static const void *find_word(const struct brief *brief, const struct entry *item)
{
    const struct actor_role *role = brief_role(brief, item);
    return role ? (const void *)role : brief_account(brief, item);
}

static struct newest find_newest(const struct document *document, const struct entry *item)
{
    struct newest newest = {.item = item};
    for (uint32_t i = 0; i < document->dossier->brief_count; i++) {
        const struct brief *brief = document->dossier->briefs[i];
        const void *word = place_has_source(document->place, brief) ? find_word(brief, item) : NULL;
        if (!word)
            continue;
        newest.brief = brief;
        newest.argument = word;
        newest.count++;
    }
    return newest;
}

/* Who is in most sources comes first. */
static int compare_newest(const void *left_item, const void *right_item)
{
    const struct newest *left = left_item;
    const struct newest *right = right_item;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return left->item->ordinal < right->item->ordinal ? -1 : left->item != right->item;
}

static void add_actors(struct document *document)
{
    const struct actor_list *actors = &document->dossier->actors;
    struct newest *rows = ARENA_ARRAY(&document->arena, struct newest, actors->count);
    for (uint32_t i = 0; i < actors->count; i++)
        rows[i] = find_newest(document, &actors->items[i].entry);
    if (actors->count)
        qsort(rows, actors->count, sizeof *rows, compare_newest);
    for (uint32_t i = 0; i < actors->count && rows[i].count; i++)
        page_add(document, SECTION_ACTORS, i, page_role, &rows[i].brief->entry, rows[i].argument);
}

static void add_corridors(struct document *document)
{
    const struct corridor_list *corridors = &document->dossier->corridors;
    for (uint32_t i = 0; i < corridors->count; i++) {
        struct newest newest = find_newest(document, &corridors->items[i].entry);
        if (!newest.count)
            continue;
        struct progress progress =
            progress_of(document->dossier, document->place, &corridors->items[i].entry);
        page_add(document, SECTION_CORRIDORS, i, page_account, &newest.brief->entry,
                 newest.argument);
        if (progress.further.account)
            page_add(document, SECTION_CORRIDORS, i, page_account, &progress.further.brief->entry,
                     progress.further.account);
        add_route(document, &corridors->items[i], LISTED_ROUTES + i);
    }
}

void page_add_index(struct document *document)
{
    if (document->place.view != VIEW_ACTORS && document->place.view != VIEW_CORRIDORS)
        return;
    bool is_actors = document->place.view == VIEW_ACTORS;
    uint32_t heading = part_begin_section(document, own_words(&document->arena, document->dossier,
                                                              is_actors ? "ACTORS" : "CORRIDORS"));
    if (is_actors)
        add_actors(document);
    else
        add_corridors(document);
    part_end_section(document, heading);
}

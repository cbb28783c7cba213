/* The one-page summary: what goes on it, in what order, and what gives way first.
 *
 * Every item has a priority; the fit drops the largest first. The title and the head never go, the
 * first contradictions last of all. Within a section the items are ranked as page_choice.h says;
 * between the sections they take turns, so that a page has something of each. */
#include "model/events.h"
#include "model/own_words.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"
#include "render/views.h"

enum {
    NAMED_SOURCES = 20000, /* ranks that go before all else */
    MOST_NAMED_SOURCES = 8
};

/* The argument is the sources of the page. */
static void compose_source(struct document *document, struct block *block)
{
    const struct brief *brief = block->subject->brief;
    const struct source *source = &brief->source;
    struct arena *arena = &document->arena;
    struct writer writer = page_begin_item(document, block);
    page_source_link(&writer, brief, place_of(&brief->entry));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    writer_text(&writer, ROLE_TEXT, source->title);
    if (!((const struct page_sources *)block->argument)->are_named) {
        writer_add(&writer, ROLE_DETAIL, SHOWN(", "));
        writer_add(&writer, ROLE_DETAIL, page_source_name(arena, brief));
    }
    writer_add(&writer, ROLE_DETAIL, SHOWN(", "));
    writer_add(&writer, ROLE_DETAIL, page_source_date(arena, source, true));
    writer_end(&writer);
}

static void add_actors_and_corridors(struct document *document)
{
    const struct brief *brief = document->place.brief;
    if (!brief || document->place.theme)
        return;
    uint32_t heading =
        part_begin_section(document, own_words(&document->arena, document->dossier, "CORRIDORS"));
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        if (brief->corridors.items[i].corridor.target)
            page_add(document, SECTION_CORRIDORS, i, page_account, &brief->entry,
                     &brief->corridors.items[i]);
    part_end_section(document, heading);
    heading = part_begin_section(document, SHOWN("ACTORS"));
    for (uint32_t i = 0; i < brief->actors.count; i++)
        if (brief->actors.items[i].actor.target)
            page_add(document, SECTION_ACTORS, i, page_role, &brief->entry,
                     &brief->actors.items[i]);
    part_end_section(document, heading);
}

static void mark(bool *is_cited, const struct entry *entry)
{
    if (entry && entry->brief)
        is_cited[entry->brief->entry.ordinal] = true;
}

static const bool *mark_cited(struct document *document)
{
    bool *is_cited = ARENA_ARRAY(&document->arena, bool, document->dossier->brief_count);
    for (uint32_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        const struct event *event = entry_event(block->subject);
        mark(is_cited, block->subject);
        mark(is_cited, block->second);
        struct event_array same = {0};
        if (event)
            same = events_same(document->dossier, event, &document->arena);
        for (uint32_t j = 0; j < same.count; j++)
            mark(is_cited, &same.items[j]->entry);
    }
    if (document->place.brief && !document->place.item)
        is_cited[document->place.brief->entry.ordinal] = false;
    return is_cited;
}

static struct page_sources *find_sources(struct document *document)
{
    struct page_sources *sources = ARENA_NEW(&document->arena, struct page_sources);
    uint32_t count = 0;
    sources->is_cited = mark_cited(document);
    for (uint32_t i = 0; i < document->dossier->brief_count; i++)
        count += sources->is_cited[i];
    sources->are_named = count > 0 && count <= MOST_NAMED_SOURCES;
    return sources;
}

/* The page of an actor or a corridor lists the sources that speak of it; that of a source, which is
 * named above, the others that it speaks of; an overview or a theme all; every other page those
 * that it has something of. Titles of sources that the head
 * names go first. */
static void add_sources(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    const struct place *place = &document->place;
    struct page_sources *sources = find_sources(document);
    bool is_source = place->brief && !place->item;
    bool is_whole = !place->item && !place->brief && !place->only && place->view == VIEW_READ;
    uint32_t heading =
        part_begin_section(document, is_source ? SHOWN("OTHER SOURCES") : SHOWN("SOURCES"));
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (sources->is_cited[i] || is_whole)
            page_add(document, SECTION_SOURCES,
                     dossier->brief_count - 1 - i + (sources->are_named ? NAMED_SOURCES : 0),
                     compose_source, &dossier->briefs[i]->entry, sources);
    part_end_section(document, heading);
    document->blocks[0].argument = sources;
}

static bool is_in_brief(const struct entry *item)
{
    return item && item->kind != ENTRY_ACTOR && item->kind != ENTRY_CORRIDOR;
}

/* Longer than anything that may go. */
static void keep(struct document *document, const struct entry *subject)
{
    uint32_t index = document_find(document, subject);
    if (index == document->count || !document->blocks[index].priority)
        return;
    document->blocks[index].priority = 1;
    document->blocks[index].kept_for = REASON_ASKED;
}

static bool shows(const struct document *document, enum view view)
{
    const struct place *place = &document->place;
    bool is_about_item = place->item && view != VIEW_QUESTIONS;
    bool is_starred = place->view == VIEW_STARRED && place->only && view == VIEW_QUESTIONS;
    bool is_new = place->view == VIEW_NEW && place->only;
    return place->view == VIEW_READ || place->view == view || is_about_item || is_starred || is_new;
}

void compose_page(struct document *document, const struct dossier *dossier, struct place place)
{
    const struct entry *point = is_in_brief(place.item) ? place.item : NULL;
    if (point)
        place.item = NULL;
    if (place.view == VIEW_ARTICLES) /* no page has a text of an article */
        place.view = VIEW_READ;
    document->articles = NULL;
    document->dossier = dossier;
    document->place = place;
    document->detail = DETAIL_POINTS;
    document->memo = ARENA_NEW(&document->arena, struct page_memo);
    part_add(document, BLOCK_TITLE, 0, page_title, NULL, NULL, 0);
    page_add_head(document);
    if (place.item)
        page_add_item(document, place.item);
    else
        page_add_index(document);
    if (place.view == VIEW_READ)
        page_add_claims(document);
    if (place.view == VIEW_STARRED && place.only)
        page_add_points(document);
    if (place.view == VIEW_NEW && place.only)
        page_add_news(document);
    if (shows(document, VIEW_CONFLICTS))
        page_add_contradictions(document);
    if (place.view == VIEW_READ)
        add_actors_and_corridors(document);
    if (shows(document, VIEW_TIMELINE))
        page_add_events(document);
    if (shows(document, VIEW_QUESTIONS))
        page_add_questions(document);
    if (place.view == VIEW_NEW)
        page_explain_no_news(document);
    add_sources(document);
    if (point)
        keep(document, point);
}

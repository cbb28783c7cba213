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
    MOST_PRIORITY = UINT16_MAX,
    LASTING_CONTRADICTIONS = 3,
    LASTING_SOURCES = 8,
    NAMED_SOURCES = 20000, /* ranks that go before all else */
    NEWEST_SOURCES = 5,
    MOST_NAMED_SOURCES = 8
};

/* The priority of the first item of a section, and what each further one adds. */
struct ranking {
    unsigned first;
    unsigned step;
};

static const struct ranking rankings[SECTION_COUNT] = {
    [SECTION_NEWS] = {50, 10},
    [SECTION_JUDGMENTS] = {100, 20},
    [SECTION_POINTS] = {100, 20},
    [SECTION_EVENTS] = {100, 10},
    [SECTION_CONTRADICTIONS] = {105, 20},
    [SECTION_QUESTIONS] = {110, 20},
    [SECTION_SOURCES] = {110, 20},
    [SECTION_ROUTES] = {90, 40},
    [SECTION_CORRIDORS] = {130, 40},
    [SECTION_ACTORS] = {140, 30},
};

/* A source is read for its points, of which it has more than it tells events. */
static const struct ranking source_rankings[SECTION_COUNT] = {
    [SECTION_POINTS] = {100, 10},
    [SECTION_EVENTS] = {100, 20},
    [SECTION_QUESTIONS] = {120, 40},
    [SECTION_ACTORS] = {240, 30},
};

static uint16_t priority_of(const struct document *document, enum section section, uint32_t rank)
{
    bool is_lasting = section == SECTION_CONTRADICTIONS &&
                      (rank < LASTING_CONTRADICTIONS || document->place.view == VIEW_CONFLICTS);
    if (is_lasting)
        return 1;
    if (section == SECTION_SOURCES && rank < LASTING_SOURCES)
        return 2;
    const struct ranking *ranking = &rankings[section];
    if (document->place.brief && source_rankings[section].step)
        ranking = &source_rankings[section];
    uint64_t priority = ranking->first + (uint64_t)ranking->step * rank;
    return (uint16_t)(priority < MOST_PRIORITY ? priority : MOST_PRIORITY);
}

void page_add(struct document *document, enum section section, uint32_t rank,
              compose_block *compose_function, const struct entry *subject, const void *argument)
{
    document_add(document, &(struct block){
                               .kind = BLOCK_POINT,
                               .section = (uint8_t)section,
                               .priority = priority_of(document, section, rank),
                               .number = rank + 1,
                               .kept_for = REASON_ORDER,
                               .left_for = REASON_MINOR,
                               .subject = subject,
                               .argument = argument,
                               .compose = compose_function,
                           });
}

void page_set_reasons(struct document *document, enum reason kept_for, enum reason left_for)
{
    document->blocks[document->count - 1].kept_for = (uint8_t)kept_for;
    document->blocks[document->count - 1].left_for = (uint8_t)left_for;
}

void page_add_chosen(struct document *document, enum section section,
                     const struct page_candidate *item, compose_block *compose_function,
                     const void *argument)
{
    page_add(document, section, item->rank, compose_function, item->sides[0], argument);
    document->blocks[document->count - 1].second = item->sides[1];
    page_set_reasons(document, (enum reason)item->kept_for, (enum reason)item->left_for);
}

struct writer page_begin_item(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    cell->keeps_labels = true;
    return writer;
}

/* In the lists of all actors and corridors: whose word it is. */
static void write_newest(struct writer *writer, const struct block *block)
{
    if (writer->document->place.item || writer->document->place.brief)
        return;
    writer_add(writer, ROLE_DETAIL, SHOWN(" ["));
    page_source_link(writer, block->subject->brief, place_of(&block->subject->brief->entry));
    writer_add(writer, ROLE_DETAIL, SHOWN("]"));
}

void page_account(struct document *document, struct block *block)
{
    const struct corridor_account *account = block->argument;
    struct arena *arena = &document->arena;
    struct writer writer = page_begin_item(document, block);
    if (document->place.item) {
        page_source_link(&writer, block->subject->brief, place_of(block->subject));
        writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    } else {
        writer_add(&writer, ROLE_STRONG, shown_clean(arena, entry_text(account->corridor.target)));
        writer_add(&writer, ROLE_STRONG, SHOWN(" – "));
    }
    struct shown status = page_words(arena, status_slice(&account->status));
    writer_add(&writer, ROLE_STRONG, document->place.item ? page_capital(arena, status) : status);
    writer_add(&writer, ROLE_STRONG, SHOWN(". "));
    writer_text(&writer, ROLE_TEXT, account->text);
    write_newest(&writer, block);
    writer_end(&writer);
}

void page_role(struct document *document, struct block *block)
{
    const struct actor_role *role = block->argument;
    struct writer writer = page_begin_item(document, block);
    if (document->place.item)
        page_source_link(&writer, block->subject->brief, place_of(block->subject));
    else
        writer_add(&writer, ROLE_STRONG,
                   shown_clean(&document->arena, entry_text(role->actor.target)));
    writer_add(&writer, ROLE_TEXT, document->place.item ? SHOWN("  ") : SHOWN(" – "));
    writer_text(&writer, ROLE_TEXT, role->role);
    write_newest(&writer, block);
    writer_end(&writer);
}

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

uint32_t page_age(const struct document *document, const struct brief *brief)
{
    uint32_t newer = document->dossier->brief_count - 1 - brief->entry.ordinal;
    return newer < NEWEST_SOURCES ? 0 : newer - NEWEST_SOURCES + 1;
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

/* Judgments and points on a page. */
#include "base/sentence.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/fields.h"
#include "render/labels.h"
#include "render/news.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"

#include <string.h>

/* So many bytes of judgments the overview gives whole; of more, their first sentences. */
enum { MOST_WHOLE_JUDGMENTS = 1200 };

/* On one page the foot says what the sign means. */
static void write_calculation(struct writer *writer, const struct claim *claim)
{
    if (!text_is_present(claim->calculation))
        return;
    if (writer->document->is_whole)
        writer_add(writer, ROLE_NOTE, SHOWN(" (curator's calculation)"));
    else
        writer_add(writer, ROLE_DETAIL, SHOWN("*"));
    writer->block->has_calculation = true;
}

void page_write_claim(struct writer *writer, const struct claim *claim)
{
    writer_text(writer, ROLE_TEXT, claim->text);
    writer_add(writer, ROLE_DETAIL, SHOWN(" ["));
    fields_on_page(writer, &schema_claim, claim);
    writer_add(writer, ROLE_DETAIL, SHOWN("]"));
    write_calculation(writer, claim);
}

static void compose_claim(struct document *document, struct block *block)
{
    struct writer writer = page_begin_item(document, block);
    writer_add(&writer, ROLE_DETAIL, SHOWN("• "));
    page_write_claim(&writer, entry_claim(block->subject));
    writer_end(&writer);
}

void page_sourced_claim(struct document *document, struct block *block)
{
    struct writer writer = page_begin_item(document, block);
    page_source_link(&writer, block->subject->brief, place_of(block->subject));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    page_write_claim(&writer, entry_claim(block->subject));
    writer_end(&writer);
}

/* Judgments. */

/* Whether a sentence names a source, or who wrote it. */
static bool names_source(struct slice sentence, const struct brief *brief)
{
    const struct source *source = &brief->source;
    const struct text titles[] = {source->container_title_short, source->container_title};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (titles[i].length && slice_contains(sentence, text_slice(titles[i])))
            return true;
    for (uint32_t i = 0; i < source->authors.count; i++) {
        struct slice family = text_slice(source->authors.items[i].family);
        if (family.length && slice_contains(sentence, family))
            return true;
    }
    return false;
}

static bool names_any(struct slice sentence, const struct reference_list *cites)
{
    for (uint32_t i = 0; i < cites->count; i++)
        if (cites->items[i].target && names_source(sentence, cites->items[i].target->brief))
            return true;
    return false;
}

static bool is_cited_before(const struct reference_list *cites, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++)
        if (cites->items[i].target &&
            cites->items[i].target->brief == cites->items[index].target->brief)
            return true;
    return false;
}

/* Where only the first sentence of a line is given, the sources that it names carry it; where it
 * names none, all may. */
void page_write_judgment(struct writer *writer, enum role role, const struct synthesis_line *line,
                         bool is_short)
{
    struct arena *arena = &writer->document->arena;
    struct text text = line->text;
    if (is_short)
        text.length = (uint32_t)sentence_end(text_slice(text), 0);
    writer_text(writer, role, text);
    bool is_named = text.length < line->text.length && names_any(text_slice(text), &line->cites);
    bool is_first = true;
    for (uint32_t i = 0; i < line->cites.count; i++) {
        const struct entry *entry = line->cites.items[i].target;
        if (!entry || is_cited_before(&line->cites, i) ||
            (is_named && !names_source(text_slice(text), entry->brief)))
            continue;
        writer_add(writer, ROLE_DETAIL, is_first ? SHOWN(" [") : SHOWN(", "));
        writer_add(writer, ROLE_DETAIL, label_source(arena, entry->brief));
        is_first = false;
    }
    if (!is_first)
        writer_add(writer, ROLE_DETAIL, SHOWN("]"));
}

static void write_judgment(struct document *document, struct block *block, bool is_short)
{
    struct writer writer = page_begin_item(document, block);
    if (document->place.theme) {
        writer_add(&writer, ROLE_DETAIL, SHOWN("• "));
    } else {
        writer_theme(&writer, entry_theme(block->subject));
        writer_add(&writer, ROLE_DETAIL, SHOWN(": "));
    }
    page_write_judgment(&writer, ROLE_TEXT, block->argument, is_short);
    writer_end(&writer);
}

static void compose_judgment(struct document *document, struct block *block)
{
    write_judgment(document, block, false);
}

static void compose_short_judgment(struct document *document, struct block *block)
{
    write_judgment(document, block, true);
}

/* Whether the first judgments of all themes are more than the overview has room for. */
static bool are_long(const struct document *document)
{
    const struct dossier *dossier = document->dossier;
    size_t length = 0;
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        if (dossier->themes[i]->synthesis.count)
            length += dossier->themes[i]->synthesis.items[0].text.length;
    return length > MOST_WHOLE_JUDGMENTS && !document->is_whole;
}

/* Each theme has its first before one has a second. */
static void add_judgment(struct document *document, const struct theme *theme, uint32_t index,
                         uint32_t rank, compose_block *compose_function)
{
    bool is_leading = index == 0;
    page_add(document, SECTION_JUDGMENTS, rank, compose_function, &theme->entry,
             &theme->synthesis.items[index]);
    page_set_reasons(document, is_leading ? REASON_LEADING : REASON_ORDER,
                     is_leading ? REASON_ROOM : REASON_MINOR);
}

/* The first of a theme's own page is its bottom line already. */
static void add_theme_judgments(struct document *document, const struct theme *theme)
{
    for (uint32_t i = 1; i < theme->synthesis.count; i++)
        add_judgment(document, theme, i, i - 1, compose_judgment);
}

static void add_all_judgments(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    compose_block *compose_function =
        are_long(document) ? compose_short_judgment : compose_judgment;
    document->is_abridged = compose_function == compose_short_judgment;
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        for (uint32_t j = 0; j < dossier->themes[i]->synthesis.count; j++)
            add_judgment(document, dossier->themes[i], j, i + j * dossier->theme_count,
                         compose_function);
}

/* Points. */

static bool has_year(const struct claim *claim, const struct event *event)
{
    struct arena scratch = {0};
    const struct edtf_date *date = &event->date.value.start;
    struct slice year = edtf_is_known(date) ? edtf_format_year(&scratch, date->year) : SLICE("?");
    bool has = slice_contains(text_slice(claim->text), year);
    arena_release(&scratch);
    return has;
}

/* Whether the timeline of its source has what a point tells: an event of that year in one of its
 * paragraphs. */
static bool is_on_timeline(const struct claim *claim)
{
    const struct event_list *events = &claim->entry.brief->events;
    bool may_be = claim->kind == CLAIM_EVENT || claim->kind == CLAIM_STATEMENT;
    for (uint32_t i = 0; may_be && i < events->count; i++)
        if (paragraphs_meet(claim->paragraphs, events->items[i].paragraphs) &&
            has_year(claim, &events->items[i]))
            return true;
    return false;
}

static bool has_timeline(struct place place)
{
    bool is_dated_news = place.view == VIEW_NEW && place.only && place.only->since;
    return place.view == VIEW_READ || place.item || is_dated_news;
}

struct page_candidate page_weigh_point(const struct page_citations *citations,
                                       const struct claim *claim)
{
    struct page_candidate item = page_weigh(citations, &claim->entry);
    if (has_timeline(citations->document->place) && is_on_timeline(claim))
        item.lessened_for = REASON_TIMELINE;
    return item;
}

/* The points of the place, in the order of the files. */
static uint32_t collect(struct document *document, struct page_candidate *items)
{
    const struct dossier *dossier = document->dossier;
    struct page_citations citations = page_count_citations(document);
    uint32_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct claim_list *claims = &dossier->briefs[i]->claims;
        for (uint32_t j = 0; j < claims->count; j++)
            if (place_has_claim(document->place, &claims->items[j]))
                items[count++] = page_weigh_point(&citations, &claims->items[j]);
    }
    return count;
}

struct page_ranked page_rank_points(struct document *document)
{
    struct page_ranked *points = &document->memo->points;
    if (points->items)
        return *points;
    points->items =
        ARENA_ARRAY(&document->arena, struct page_candidate, document->dossier->claim_count);
    points->count = collect(document, points->items);
    page_choose(document, points->items, points->count);
    return *points;
}

static void add_ranked(struct document *document, struct shown title,
                       const struct page_ranked *points, bool are_reworded)
{
    const struct entry *leading = page_leading_point(document);
    compose_block *compose_function = document->place.brief ? compose_claim : page_sourced_claim;
    uint32_t heading = part_begin_section(document, title);
    for (uint32_t i = 0; i < points->count; i++) {
        const struct page_candidate *item = &points->items[i];
        if (item->sides[0] != leading &&
            news_is_reworded(document->place, item->sides[0]) == are_reworded)
            page_add_chosen(document, SECTION_POINTS, item, compose_function, NULL);
    }
    part_end_section(document, heading);
}

void page_add_points(struct document *document)
{
    struct page_ranked points = page_rank_points(document);
    struct shown title = document->place.brief ? SHOWN("KEY POINTS") : SHOWN("POINTS");
    if (document->place.view == VIEW_NEW)
        add_ranked(document, SHOWN("REWORDED"), &points, true);
    add_ranked(document, title, &points, false);
}

void page_add_claims(struct document *document)
{
    const struct place *place = &document->place;
    uint32_t heading = part_begin_section(document, SHOWN("KEY JUDGMENTS"));
    if (!place->brief && place->theme)
        add_theme_judgments(document, place->theme);
    else if (!place->brief)
        add_all_judgments(document);
    part_end_section(document, heading);
    if (place->brief || place->theme)
        page_add_points(document);
}

const struct entry *page_leading_point(struct document *document)
{
    const struct place *place = &document->place;
    if (!place->brief || !place->theme || place->view != VIEW_READ)
        return NULL;
    struct page_ranked points = page_rank_points(document);
    for (uint32_t i = 0; i < points.count; i++)
        if (points.items[i].rank == 0)
            return points.items[i].sides[0];
    return NULL;
}

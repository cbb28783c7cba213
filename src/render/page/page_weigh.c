/* What the dossier knows of an item that may go on a page: see page_choice.h. */
#include "model/events.h"
#include "model/scope.h"
#include "render/page/page_choice.h"

static void count_cites(struct reference_list cites, uint32_t *const counts[ENTRY_KINDS])
{
    for (uint32_t i = 0; i < cites.count; i++) {
        const struct entry *entry = cites.items[i].target;
        if (entry && counts[entry->kind])
            counts[entry->kind][entry->ordinal]++;
    }
}

/* What cites a point on an event speaks of the event as well. */
static void pass_on_to_events(const struct brief *brief, const uint32_t *claims, uint32_t *events)
{
    for (uint32_t i = 0; i < brief->events.count; i++) {
        const struct event *event = &brief->events.items[i];
        for (uint32_t j = 0; j < brief->claims.count; j++) {
            const struct claim *claim = &brief->claims.items[j];
            if (claim->kind == CLAIM_EVENT && paragraphs_meet(claim->paragraphs, event->paragraphs))
                events[event->entry.ordinal] += claims[claim->entry.ordinal];
        }
    }
}

static struct page_citations count_all(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    uint32_t *counts[ENTRY_KINDS] = {
        [ENTRY_CLAIM] = ARENA_ARRAY(&document->arena, uint32_t, dossier->claim_count),
        [ENTRY_QUESTION] = ARENA_ARRAY(&document->arena, uint32_t, dossier->question_count),
        [ENTRY_EVENT] = ARENA_ARRAY(&document->arena, uint32_t, dossier->event_count),
    };
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        for (uint32_t j = 0; j < dossier->themes[i]->synthesis.count; j++)
            count_cites(dossier->themes[i]->synthesis.items[j].cites, counts);
    count_cites(dossier->description->bottom_line_cites, counts);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        count_cites(dossier->briefs[i]->bottom_line_cites, counts);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        pass_on_to_events(dossier->briefs[i], counts[ENTRY_CLAIM], counts[ENTRY_EVENT]);
    return (struct page_citations){
        .document = document,
        .claims = counts[ENTRY_CLAIM],
        .questions = counts[ENTRY_QUESTION],
        .events = counts[ENTRY_EVENT],
    };
}

struct page_citations page_count_citations(struct document *document)
{
    if (!document->memo->citations.document)
        document->memo->citations = count_all(document);
    return document->memo->citations;
}

static uint32_t cited(const struct page_citations *citations, const struct entry *entry)
{
    if (entry_claim(entry))
        return citations->claims[entry->ordinal];
    if (entry_question(entry))
        return citations->questions[entry->ordinal];
    return entry_event(entry) ? citations->events[entry->ordinal] : 0;
}

/* A question that was answered is less of one. */
static void weigh_links(const struct dossier *dossier, const struct entry *entry,
                        struct page_candidate *item)
{
    struct link_list links = dossier_links(dossier, entry);
    for (uint32_t i = 0; i < links.count; i++) {
        bool is_told = links.items[i].relation == RELATION_CORROBORATES &&
                       links.items[i].other->brief != entry->brief;
        bool is_answer = links.items[i].relation == RELATION_ANSWERS;
        item->told += is_told;
        item->disputed += links.items[i].relation == RELATION_CONTRADICTS;
        item->linked += !is_told && links.items[i].relation != RELATION_CONTRADICTS && !is_answer;
        if (is_answer && links.items[i].inverse)
            item->lessened_for = REASON_ANSWERED;
    }
}

static void raise_importance(struct page_candidate *item, uint8_t importance)
{
    if (importance > item->importance)
        item->importance = importance;
}

/* Everybody who tells the event speaks for it. */
static void weigh_event(const struct page_citations *citations, const struct event *event,
                        struct page_candidate *item)
{
    struct arena scratch = {0};
    const struct dossier *dossier = citations->document->dossier;
    struct event_array same = events_same(dossier, event, &scratch);
    for (uint32_t i = 0; i < same.count; i++) {
        const struct entry *entry = &same.items[i]->entry;
        raise_importance(item, same.items[i]->importance);
        item->told += entry->brief != event->entry.brief;
        item->is_common = item->told > 0;
        item->cited += cited(citations, entry);
        weigh_links(dossier, entry, item);
    }
    arena_release(&scratch);
}

static int64_t month_number(const struct edtf_date *date)
{
    return (int64_t)date->year * 12 + edtf_first_month(date) - 1;
}

static void weigh_date(const struct document *document, const struct edtf *date,
                       struct page_candidate *item)
{
    const struct date *as_of = &document->dossier->description->as_of;
    const struct edtf_date *start = edtf_is_known(&date->start) ? &date->start : &date->end;
    int64_t now = text_is_present(as_of->text) ? month_number(&as_of->value.start) : INT32_MAX;
    int64_t distance = edtf_is_known(start) ? month_number(start) - now : INT32_MAX;
    item->year = edtf_is_known(start) ? start->year : INT32_MIN;
    item->distance = (uint64_t)(distance < 0 ? -distance : distance);
}

static void weigh_side(const struct page_citations *citations, const struct entry *entry,
                       struct page_candidate *item)
{
    const struct claim *claim = entry_claim(entry);
    const struct question *question = entry_question(entry);
    const struct event *event = entry_event(entry);
    if (event) {
        weigh_event(citations, event, item);
        return;
    }
    raise_importance(item, claim ? claim->importance : 0);
    item->posed += question && question->asked_by == ASKED_BY_ARTICLE;
    item->cited += cited(citations, entry);
    weigh_links(citations->document->dossier, entry, item);
}

struct page_candidate page_weigh(const struct page_citations *citations, const struct entry *entry)
{
    struct page_candidate item = {.sides = {entry, NULL}};
    const struct event *event = entry_event(entry);
    weigh_side(citations, entry, &item);
    weigh_date(citations->document, event ? &event->date.value : &entry->brief->source.issued.value,
               &item);
    return item;
}

/* That it is disputed goes without saying. */
struct page_candidate page_weigh_pair(const struct page_citations *citations,
                                      const struct entry *older, const struct entry *newer)
{
    struct page_candidate item = {.sides = {older, newer}};
    weigh_side(citations, older, &item);
    weigh_side(citations, newer, &item);
    weigh_date(citations->document, &newer->brief->source.issued.value, &item);
    item.disputed = 0;
    return item;
}

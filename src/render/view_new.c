/* What is new: sources that came, what was reworded, points and questions that came, contradictions
 * that touch any of it, and events; since a date, or since the reader has last read. Which these
 * are is told by what the place is narrowed to. */
#include "render/news.h"

#include "model/events.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/views.h"

bool news_is_reworded(struct place place, const struct entry *entry)
{
    const struct selection *only = place.only;
    return place.view == VIEW_NEW && only && !only->since && only->memory.is &&
           only->memory.is(only->memory.context, SEARCH_REWORDED, entry);
}

bool news_has_source(struct place place, const struct brief *brief)
{
    return place.only && place_has_entry(place, &brief->entry) &&
           !news_is_reworded(place, &brief->entry);
}

struct shown news_title(struct arena *arena, struct place place)
{
    if (!place.only || !place.only->since)
        return SHOWN("New since you last read");
    struct slice date = edtf_format(arena, &place.only->since->value);
    return shown_format(arena, "New since %.*s", SLICE_ARGUMENTS(date));
}

struct shown news_empty(struct place place)
{
    if (place.only && place.only->since)
        return SHOWN("Nothing here is dated then or later.");
    return SHOWN("Nothing here came or was reworded since you last read.");
}

static void compose_source(struct document *document, struct block *block)
{
    const struct brief *brief = block->subject->brief;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    part_source_link(&writer, brief, place_of(&brief->entry));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    writer_text(&writer, ROLE_TEXT, brief->source.title);
    writer_add(&writer, ROLE_DETAIL, SHOWN("  "));
    writer_add(&writer, ROLE_DETAIL, part_count(arena, brief->claims.count, "point"));
    writer_end(&writer);
    writer.indent = LIST_INDENT;
    writer_prose(&writer, ROLE_TEXT, brief->bottom_line);
    writer_end(&writer);
}

static void add_sources(struct document *document)
{
    uint32_t heading = part_begin_section(document, SHOWN("NEW SOURCES"));
    for (uint32_t i = 0; i < document->dossier->brief_count; i++)
        if (news_has_source(document->place, document->dossier->briefs[i]))
            part_add(document, BLOCK_POINT, document->count > heading + 1, compose_source,
                     &document->dossier->briefs[i]->entry, NULL, 0);
    part_end_section(document, heading);
}

/* Points and questions, those that were reworded or the others. */
static void add_points(struct document *document, struct shown title, bool are_reworded)
{
    const struct dossier *dossier = document->dossier;
    uint32_t heading = part_begin_section(document, title);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->claims.count; j++) {
            const struct entry *entry = &brief->claims.items[j].entry;
            if (place_has_entry(document->place, entry) &&
                news_is_reworded(document->place, entry) == are_reworded)
                part_add(document, BLOCK_POINT, document->count > heading + 1, part_sourced_claim,
                         entry, NULL, j + 1);
        }
        for (uint32_t j = 0; j < brief->questions.count; j++) {
            const struct entry *entry = &brief->questions.items[j].entry;
            if (place_has_entry(document->place, entry) &&
                news_is_reworded(document->place, entry) == are_reworded)
                part_question(document, &brief->questions.items[j]);
        }
    }
    part_end_section(document, heading);
}

static void add_contradictions(struct document *document)
{
    uint32_t heading = part_begin_section(document, SHOWN("CONTRADICTIONS"));
    compose_conflict_pairs(document, part_contradiction);
    part_end_section(document, heading);
}

static void add_events(struct document *document)
{
    struct event_array events = events_once(document->dossier, document->place, &document->arena);
    uint32_t heading = part_begin_section(document, SHOWN("EVENTS"));
    for (uint32_t i = 0; i < events.count; i++)
        part_add(document, BLOCK_POINT, 0, part_event, &events.items[i]->entry, NULL, 0);
    part_end_section(document, heading);
}

void compose_new(struct document *document)
{
    part_line(document, ROLE_TITLE, news_title(&document->arena, document->place), 0);
    if (document->place.only) {
        add_sources(document);
        add_points(document, SHOWN("REWORDED"), true);
        add_contradictions(document);
        add_points(document, SHOWN("NEW POINTS AND QUESTIONS"), false);
        add_events(document);
    }
    if (!document->item_count)
        part_line(document, ROLE_DETAIL, news_empty(document->place), 1);
}

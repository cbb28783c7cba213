/* How an item comes onto a page: its priority, and what every section writes alike. */
#include "render/page/page_parts.h"

#include "model/mention.h"
#include "model/tally.h"
#include "render/blocks.h"
#include "render/page/page_choice.h"

#include <string.h>

enum {
    MOST_PRIORITY = UINT16_MAX,
    LASTING_CONTRADICTIONS = 3,
    LASTING_SOURCES = 8,
    NEWEST_SOURCES = 5
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

uint32_t page_age(const struct document *document, const struct brief *brief)
{
    uint32_t newer = document->dossier->brief_count - 1 - brief->entry.ordinal;
    return newer < NEWEST_SOURCES ? 0 : newer - NEWEST_SOURCES + 1;
}

bool page_quotes(struct voice_list voices, const struct entry *item)
{
    for (uint32_t i = 0; i < voices.count; i++)
        if (tally_belongs(voices.items[i].actor.target, item))
            return true;
    return false;
}

static bool names(const struct dossier *dossier, const struct entry *entry,
                  const struct entry *item)
{
    struct arena scratch = {0};
    struct mention_list mentions = mention_find(dossier->names, entry_text(entry), &scratch);
    bool is_named = false;
    for (size_t i = 0; i < mentions.count; i++)
        is_named = is_named || mentions.items[i].entry == item;
    arena_release(&scratch);
    return is_named;
}

bool page_concerns(struct document *document, const struct entry *entry, const struct entry *item)
{
    const struct claim *claim = entry_claim(entry);
    return (claim && page_quotes(claim->voices, item)) || names(document->dossier, entry, item);
}

bool page_stop_has_owner(const struct stop *stop)
{
    if (!stop->actor.target)
        return false;
    struct slice place = text_slice(stop->place);
    struct slice owner = entry_text(stop->actor.target);
    for (size_t i = 0; i + owner.length <= place.length; i++)
        if (memcmp(place.bytes + i, owner.bytes, owner.length) == 0)
            return false;
    return true;
}

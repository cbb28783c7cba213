/* The one-page summary: what goes on it, in what order, and what gives way first.
 *
 * Every item has a priority; the fit drops the largest first. Contradictions go last of all, the
 * title and the bottom line never. Within a section the items are ranked by importance, where they
 * have one, then by their order. */
#include "model/own_words.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/page/page_parts.h"
#include "render/views.h"

enum {
    MOST_PRIORITY = 250,
    LASTING_CONTRADICTIONS = 5,
    LASTING_SOURCES = 8,
    NEWEST_SOURCES = 5,
    SEVERAL = 3 /* ranks between two items of the same theme or source */
};

/* The priority of the first item of a section, and what each further one adds. */
struct ranking {
    unsigned first;
    unsigned step;
};

/* The newest contradictions go last of all, then the newest sources; the others take turns, so that
 * every section keeps its best. */
static const struct ranking rankings[SECTION_COUNT] = {
    [SECTION_SOURCES] = {9, 2},    [SECTION_JUDGMENTS] = {10, 2},
    [SECTION_POINTS] = {10, 1},    [SECTION_CONTRADICTIONS] = {11, 3},
    [SECTION_EVENTS] = {11, 2},    [SECTION_QUESTIONS] = {13, 2},
    [SECTION_CORRIDORS] = {14, 4}, [SECTION_ACTORS] = {18, 3},
    [SECTION_ROUTES] = {9, 4},
};

static uint8_t priority_of(const struct document *document, enum section section, uint32_t rank)
{
    bool is_lasting = section == SECTION_CONTRADICTIONS &&
                      (rank < LASTING_CONTRADICTIONS || document->place.view == VIEW_CONFLICTS);
    if (is_lasting)
        return 1;
    if (section == SECTION_SOURCES && rank < LASTING_SOURCES)
        return 2;
    unsigned priority = rankings[section].first + rankings[section].step * rank;
    return (uint8_t)(priority < MOST_PRIORITY ? priority : MOST_PRIORITY);
}

void page_add(struct document *document, enum section section, uint32_t rank,
              compose_block *compose_function, const struct entry *subject, const void *argument)
{
    document_add(document, &(struct block){
                               .kind = BLOCK_POINT,
                               .section = (uint8_t)section,
                               .priority = priority_of(document, section, rank),
                               .number = rank + 1,
                               .subject = subject,
                               .argument = argument,
                               .compose = compose_function,
                           });
}

struct writer page_begin_item(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->hanging = 2;
    cell->keeps_labels = true;
    return writer;
}

void page_write_claim(struct writer *writer, const struct claim *claim)
{
    struct arena *arena = &writer->document->arena;
    writer_text(writer, ROLE_TEXT, claim->text);
    writer_add(writer, ROLE_DETAIL, SHOWN(" ["));
    for (uint32_t i = 0; i < claim->voices.count; i++) {
        struct slice voice = voice_name(&claim->voices.items[i]);
        if (!voice.length)
            continue;
        writer_add(writer, ROLE_DETAIL, shown_clean(arena, voice));
        writer_add(writer, ROLE_DETAIL, SHOWN(", "));
    }
    if (claim->likelihood) {
        writer_add(writer, ROLE_DETAIL,
                   page_words(arena, slice_of(likelihood_name(claim->likelihood))));
        writer_add(writer, ROLE_DETAIL,
                   shown_clean(arena, slice_of(claim_estimator_remark(claim))));
        writer_add(writer, ROLE_DETAIL, SHOWN(", "));
    }
    part_paragraphs(writer, claim->paragraphs);
    writer_add(writer, ROLE_DETAIL, SHOWN("]"));
    if (text_is_present(claim->calculation))
        writer_add(writer, ROLE_NOTE, SHOWN(" (curator's calculation)"));
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

static void write_judgment(struct writer *writer, enum role role, const struct synthesis_line *line)
{
    struct arena *arena = &writer->document->arena;
    writer_text(writer, role, line->text);
    const struct brief *last = NULL;
    for (uint32_t i = 0; i < line->cites.count; i++) {
        const struct entry *entry = line->cites.items[i].target;
        if (!entry || entry->brief == last)
            continue;
        writer_add(writer, ROLE_DETAIL, last ? SHOWN(", ") : SHOWN(" ["));
        writer_add(writer, ROLE_DETAIL, compose_source_label(arena, entry->brief));
        last = entry->brief;
    }
    if (last)
        writer_add(writer, ROLE_DETAIL, SHOWN("]"));
    writer_end(writer);
}

static void compose_judgment(struct document *document, struct block *block)
{
    struct writer writer = page_begin_item(document, block);
    if (document->place.theme) {
        writer_add(&writer, ROLE_DETAIL, SHOWN("• "));
    } else {
        writer_theme(&writer, entry_theme(block->subject));
        writer_add(&writer, ROLE_DETAIL, SHOWN(": "));
    }
    write_judgment(&writer, ROLE_TEXT, block->argument);
}

static void compose_leading_judgment(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    write_judgment(&writer, ROLE_STRONG, block->argument);
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

static void compose_question(struct document *document, struct block *block)
{
    const struct question *question = entry_question(block->subject);
    struct writer writer = page_begin_item(document, block);
    writer_add(&writer, ROLE_DETAIL, SHOWN("? "));
    writer_text(&writer, ROLE_TEXT, question->text);
    if (!document->place.brief) {
        writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
        page_source_link(&writer, question->entry.brief, place_of(&question->entry));
    }
    writer_end(&writer);
}

static void compose_source(struct document *document, struct block *block)
{
    const struct brief *brief = block->subject->brief;
    const struct source *source = &brief->source;
    struct arena *arena = &document->arena;
    struct writer writer = page_begin_item(document, block);
    page_source_link(&writer, brief, place_of(&brief->entry));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    writer_text(&writer, ROLE_TEXT, source->title);
    writer_add(&writer, ROLE_DETAIL, SHOWN(", "));
    writer_add(&writer, ROLE_DETAIL, shown_clean(arena, edtf_format(arena, &source->issued.value)));
    if (text_is_present(source->issued_note))
        writer_add(&writer, ROLE_DETAIL, SHOWN(" (date inferred)"));
    writer_end(&writer);
}

/* A heading stands only above something. */
void page_end_section(struct document *document, uint32_t heading)
{
    if (document->count == heading + 1)
        document_truncate(document, heading);
}

uint32_t page_begin_section(struct document *document, struct shown title)
{
    part_heading(document, title);
    return document->count - 1;
}

uint32_t page_age(const struct document *document, const struct brief *brief)
{
    uint32_t newer = document->dossier->brief_count - 1 - brief->entry.ordinal;
    return newer < NEWEST_SOURCES ? 0 : newer - NEWEST_SOURCES + 1;
}

void page_rank_by_importance(struct document *document, struct page_rank *items, uint32_t count)
{
    uint32_t *by_rank = ARENA_ARRAY(&document->arena, uint32_t, count);
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++)
        by_rank[items[i].rank] = i;
    for (unsigned importance = IMPORTANCE_MOST; importance > 0; importance--)
        for (uint32_t rank = 0; rank < count; rank++) {
            struct page_rank *item = &items[by_rank[rank]];
            unsigned given = item->importance ? item->importance : IMPORTANCE_MIDDLE;
            if (given == importance)
                item->rank = next++;
        }
}

/* The first of a theme's own page is its bottom line already. Of several themes each has its first
 * before one has a second. */
static void add_judgments(struct document *document, const struct theme *theme)
{
    uint32_t first = document->place.theme ? 1 : 0;
    uint32_t step = document->place.theme ? 1 : SEVERAL;
    for (uint32_t i = first; i < theme->synthesis.count; i++)
        page_add(document, SECTION_JUDGMENTS, (i - first) * step, compose_judgment, &theme->entry,
                 &theme->synthesis.items[i]);
}

/* What a source says for the nth time, beside what others say: the newest first, and by turns. */
static uint32_t rank_among_sources(const struct document *document, const struct brief *brief,
                                   uint32_t nth)
{
    return document->dossier->brief_count - 1 - brief->entry.ordinal + nth * SEVERAL;
}

/* The points of a source that are in the place, in its order. */
static struct page_rank *rank_points(struct document *document, const struct brief *brief)
{
    struct page_rank *ranks = ARENA_ARRAY(&document->arena, struct page_rank, brief->claims.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        if (!place_has_claim(document->place, claim))
            continue;
        ranks[count] = (struct page_rank){.importance = claim->importance, .rank = count};
        count++;
    }
    page_rank_by_importance(document, ranks, count);
    return ranks;
}

static void add_points(struct document *document, const struct brief *brief)
{
    const struct page_rank *next = rank_points(document, brief);
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        if (!place_has_claim(document->place, claim))
            continue;
        uint32_t nth = next++->rank;
        if (document->place.brief)
            page_add(document, SECTION_POINTS, nth, compose_claim, &claim->entry, NULL);
        else
            page_add(document, SECTION_POINTS, 2 * rank_among_sources(document, brief, nth),
                     page_sourced_claim, &claim->entry, NULL);
    }
}

static void add_key_judgments(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    const struct theme *theme = document->place.theme;
    uint32_t heading = page_begin_section(document, SHOWN("KEY JUDGMENTS"));
    if (document->place.brief) {
        add_points(document, document->place.brief);
    } else if (theme) {
        add_judgments(document, theme);
        page_end_section(document, heading);
        heading = page_begin_section(document, SHOWN("POINTS"));
        for (uint32_t i = 0; i < dossier->brief_count; i++)
            add_points(document, dossier->briefs[i]);
    } else {
        for (uint32_t i = 0; i < dossier->theme_count; i++)
            add_judgments(document, dossier->themes[i]);
    }
    page_end_section(document, heading);
}

static void add_actors_and_corridors(struct document *document)
{
    const struct brief *brief = document->place.brief;
    if (!brief || document->place.theme)
        return;
    uint32_t heading =
        page_begin_section(document, own_words(&document->arena, document->dossier, "CORRIDORS"));
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        if (brief->corridors.items[i].corridor.target)
            page_add(document, SECTION_CORRIDORS, i, page_account, &brief->entry,
                     &brief->corridors.items[i]);
    page_end_section(document, heading);
    heading = page_begin_section(document, SHOWN("ACTORS"));
    for (uint32_t i = 0; i < brief->actors.count; i++)
        if (brief->actors.items[i].actor.target)
            page_add(document, SECTION_ACTORS, i, page_role, &brief->entry,
                     &brief->actors.items[i]);
    page_end_section(document, heading);
}

static void add_questions(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    uint32_t heading = page_begin_section(document, SHOWN("OPEN QUESTIONS"));
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        uint32_t nth = 0;
        for (uint32_t j = 0; place_has_source(document->place, brief) && j < brief->questions.count;
             j++) {
            if (!place_has_question(document->place, &brief->questions.items[j]))
                continue;
            uint32_t rank =
                document->place.brief ? nth * SEVERAL : rank_among_sources(document, brief, nth);
            page_add(document, SECTION_QUESTIONS, rank, compose_question,
                     &brief->questions.items[j].entry, NULL);
            nth++;
        }
    }
    page_end_section(document, heading);
}

/* Which briefs the page speaks of: by their order in the dossier. */
static const bool *mark_cited(struct document *document)
{
    bool *is_cited = ARENA_ARRAY(&document->arena, bool, document->dossier->brief_count);
    for (uint32_t i = 0; i < document->count; i++) {
        const struct entry *subject = document->blocks[i].subject;
        if (subject && subject->brief)
            is_cited[subject->brief->entry.ordinal] = true;
    }
    return is_cited;
}

static bool names_source(const struct document *document, const struct brief *brief,
                         const bool *is_cited)
{
    if (is_cited)
        return is_cited[brief->entry.ordinal];
    return document->place.only ? place_has_brief(document->place, brief)
                                : place_has_source(document->place, brief);
}

/* The page of an actor or a corridor names the sources that speak of it, a page that is narrowed
 * those that have something of it, every other page all. */
static void add_sources(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    const bool *is_cited = document->place.item ? mark_cited(document) : NULL;
    uint32_t heading = page_begin_section(document, SHOWN("SOURCES"));
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (names_source(document, dossier->briefs[i], is_cited))
            page_add(document, SECTION_SOURCES, dossier->brief_count - 1 - i, compose_source,
                     &dossier->briefs[i]->entry, NULL);
    page_end_section(document, heading);
}

static void add_leading_text(struct document *document, struct text text)
{
    if (text_is_present(text))
        part_line(document, ROLE_STRONG, shown_clean(&document->arena, text_slice(text)), 0);
}

/* A theme has no bottom line of its own; its first judgment is one. */
static void add_bottom_line(struct document *document)
{
    const struct place *place = &document->place;
    part_heading(document, SHOWN("BOTTOM LINE"));
    if (place->brief)
        add_leading_text(document, place->brief->bottom_line);
    else if (place->theme && place->theme->synthesis.count)
        document_add(document, &(struct block){
                                   .kind = BLOCK_TEXT,
                                   .section = SECTION_JUDGMENTS,
                                   .subject = &place->theme->entry,
                                   .argument = &place->theme->synthesis.items[0],
                                   .compose = compose_leading_judgment,
                               });
    else if (place->theme)
        add_leading_text(document, place->theme->definition);
    else
        add_leading_text(document, document->dossier->description->bottom_line);
}

static bool is_in_brief(const struct entry *item)
{
    return item && item->kind != ENTRY_ACTOR && item->kind != ENTRY_CORRIDOR;
}

/* Longer than anything that may go. */
static void keep(struct document *document, const struct entry *subject)
{
    uint32_t index = document_find(document, subject);
    if (index < document->count)
        document->blocks[index].priority = 1;
}

/* What the reader has chosen is not the dossier's bottom line. */
static void add_starred(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    uint32_t heading = page_begin_section(document, SHOWN("POINTS"));
    for (uint32_t i = 0; document->place.only && i < dossier->brief_count; i++)
        add_points(document, dossier->briefs[i]);
    page_end_section(document, heading);
}

static bool shows(const struct document *document, enum view view)
{
    return document->place.view == VIEW_READ || document->place.view == view;
}

void compose_page(struct document *document, const struct dossier *dossier, struct place place)
{
    const struct entry *point = is_in_brief(place.item) ? place.item : NULL;
    if (point)
        place.item = NULL;
    document->dossier = dossier;
    document->place = place;
    document->detail = DETAIL_POINTS;
    part_add(document, BLOCK_TITLE, 0, page_title, NULL, NULL, 0);
    if (place.view == VIEW_STARRED)
        add_starred(document);
    else
        add_bottom_line(document);
    if (place.item)
        page_add_item(document, place.item);
    else
        page_add_index(document);
    if (place.view == VIEW_READ)
        add_key_judgments(document);
    if (shows(document, VIEW_CONFLICTS))
        page_add_contradictions(document);
    if (place.view == VIEW_READ)
        add_actors_and_corridors(document);
    if (shows(document, VIEW_TIMELINE))
        page_add_events(document);
    if (shows(document, VIEW_QUESTIONS) || (place.view == VIEW_STARRED && place.only))
        add_questions(document);
    add_sources(document);
    if (point)
        keep(document, point);
}

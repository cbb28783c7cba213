/* What a page begins with below its title: the bottom line where a curator has written one for the
 * place, else what the dossier knows of the place itself, else nothing. */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"

void page_add_lead(struct document *document, struct shown heading, compose_block *compose,
                   const struct entry *subject, const void *argument, enum section section)
{
    part_heading(document, heading);
    document_add(document, &(struct block){
                               .kind = BLOCK_TEXT,
                               .section = (uint8_t)section,
                               .subject = subject,
                               .argument = argument,
                               .compose = compose,
                           });
}

static void compose_text(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    writer_text(&writer, ROLE_STRONG, *(const struct text *)block->argument);
    writer_end(&writer);
}

static void add_bottom_line(struct document *document, const struct text *text)
{
    if (text_is_present(*text))
        page_add_lead(document, SHOWN("BOTTOM LINE"), compose_text, NULL, text, SECTION_NONE);
}

static void compose_leading_judgment(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    page_write_judgment(&writer, ROLE_STRONG, block->argument, false);
    writer_end(&writer);
}

/* A theme has no bottom line of its own; its first judgment is one. */
static void add_theme(struct document *document, const struct theme *theme)
{
    if (theme->synthesis.count)
        page_add_lead(document, SHOWN("BOTTOM LINE"), compose_leading_judgment, &theme->entry,
                      &theme->synthesis.items[0], SECTION_JUDGMENTS);
    else
        add_bottom_line(document, &theme->definition);
}

/* A source on a theme: the one of its points there that matters most. */

static void compose_leading_point(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    page_write_claim(&writer, entry_claim(block->subject));
    writer_end(&writer);
}

static void add_main_point(struct document *document)
{
    const struct entry *point = page_leading_point(document);
    if (point)
        page_add_lead(document, SHOWN("MAIN POINT"), compose_leading_point, point, NULL,
                      SECTION_POINTS);
}

/* An actor: who, where it stands by the newest source that says so, and what is disputed. */

static const struct actor_role *find_role(const struct brief *brief, const struct entry *actor,
                                          bool with_stance)
{
    for (uint32_t i = 0; i < brief->actors.count; i++) {
        const struct actor_role *role = &brief->actors.items[i];
        bool says_it = text_is_present(with_stance ? role->stance : role->role);
        if (role->actor.target == actor && says_it)
            return role;
    }
    return NULL;
}

struct page_word page_newest_role(const struct document *document, const struct entry *actor,
                                  bool with_stance)
{
    for (uint32_t i = document->dossier->brief_count; i-- > 0;) {
        const struct brief *brief = document->dossier->briefs[i];
        const struct actor_role *role =
            place_has_source(document->place, brief) ? find_role(brief, actor, with_stance) : NULL;
        if (role)
            return (struct page_word){brief, role};
    }
    return (struct page_word){0};
}

static void write_whose(struct writer *writer, const struct brief *brief)
{
    writer_add(writer, ROLE_DETAIL, SHOWN(" ["));
    page_source_link(writer, brief, place_of(&brief->entry));
    writer_add(writer, ROLE_DETAIL, SHOWN("]"));
}

static void write_role(struct writer *writer, struct page_word word, bool with_stance)
{
    const struct actor_role *role = word.argument;
    if (!role)
        return;
    if (with_stance)
        writer_add(writer, ROLE_STRONG, SHOWN("Stance: "));
    writer_text(writer, ROLE_STRONG, with_stance ? role->stance : role->role);
    write_whose(writer, word.brief);
    writer_end(writer);
}

static void compose_actor(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    const struct cross_reference *disputed = block->argument;
    write_role(&writer, page_newest_role(document, block->subject, false), false);
    write_role(&writer, page_newest_role(document, block->subject, true), true);
    if (!disputed)
        return;
    writer_add(&writer, ROLE_STRONG, SHOWN("Disputed: "));
    page_write_contradiction(&writer, ROLE_STRONG, disputed);
    writer_end(&writer);
}

static void add_actor(struct document *document, const struct entry *actor)
{
    const struct cross_reference *disputed = page_leading_contradiction(document);
    bool is_known = page_newest_role(document, actor, false).argument ||
                    page_newest_role(document, actor, true).argument || disputed;
    if (is_known)
        page_add_lead(document, SHOWN("IN BRIEF"), compose_actor, actor, disputed, SECTION_NONE);
}

/* A corridor: its status, source after source from the newest, and what stands in its way. */

static const struct corridor_account *account_at(const struct document *document, uint32_t index,
                                                 const struct entry *corridor)
{
    const struct brief *brief = document->dossier->briefs[index];
    return place_has_source(document->place, brief) ? brief_account(brief, corridor) : NULL;
}

/* "Contested [EDM 2024, IDD 2024]; before that proposed [Resp. Stat. 2021]." */
static void write_statuses(struct writer *writer, const struct entry *corridor)
{
    const struct document *document = writer->document;
    struct arena *arena = &writer->document->arena;
    const struct corridor_account *last = NULL;
    for (uint32_t i = document->dossier->brief_count; i-- > 0;) {
        const struct corridor_account *account = account_at(document, i, corridor);
        if (!account)
            continue;
        struct shown status = page_words(arena, status_slice(&account->status));
        bool is_same =
            last && slice_equal(status_slice(&account->status), status_slice(&last->status));
        if (!last) {
            writer_add(writer, ROLE_STRONG, page_capital(arena, status));
        } else if (!is_same) {
            writer_add(writer, ROLE_DETAIL, SHOWN("]"));
            writer_add(writer, ROLE_STRONG, SHOWN("; before that "));
            writer_add(writer, ROLE_STRONG, status);
        }
        writer_add(writer, ROLE_DETAIL, is_same ? SHOWN(", ") : SHOWN(" ["));
        page_source_link(writer, document->dossier->briefs[i],
                         place_of(&document->dossier->briefs[i]->entry));
        last = account;
    }
    if (last)
        writer_add(writer, ROLE_DETAIL, SHOWN("]"));
    writer_end(writer);
}

/* Not agreed yet, or not going on. */
static bool is_hindered(const struct stop *stop)
{
    return stop->status.stage == STAGE_BEGINNING || stop->status.stage == STAGE_STUCK;
}

/* Begins one thing of several that stand in the way. */
static void write_hindrance(struct writer *writer, struct shown words, bool *is_first)
{
    writer_add(writer, ROLE_STRONG, *is_first ? SHOWN("In its way: ") : SHOWN("; "));
    writer_add(writer, ROLE_STRONG, words);
    *is_first = false;
}

static bool has_status_of(const struct stop *stop, const struct stop *other)
{
    return is_hindered(stop) &&
           slice_equal(status_slice(&stop->status), status_slice(&other->status));
}

/* The stops with the status of the first of them. */
static void write_stops(struct writer *writer, const struct corridor *corridor, uint32_t first,
                        bool *is_first)
{
    struct arena *arena = &writer->document->arena;
    const struct stop *stops = corridor->route.items;
    write_hindrance(writer, page_words(arena, status_slice(&stops[first].status)), is_first);
    for (uint32_t i = first; i < corridor->route.count; i++) {
        if (!has_status_of(&stops[i], &stops[first]))
            continue;
        writer_add(writer, ROLE_STRONG, i == first ? SHOWN(": ") : SHOWN(", "));
        writer_text(writer, ROLE_STRONG, stops[i].place);
    }
}

/* Whether no stop before it has its status. */
static bool begins_status(const struct corridor *corridor, uint32_t index)
{
    const struct stop *stops = corridor->route.items;
    for (uint32_t i = 0; i < index; i++)
        if (has_status_of(&stops[i], &stops[index]))
            return false;
    return is_hindered(&stops[index]);
}

static void write_hindrances(struct writer *writer, const struct corridor *corridor)
{
    bool is_first = true;
    bool is_first_opponent = true;
    for (uint32_t i = 0; i < corridor->opponents.count; i++) {
        const struct entry *opponent = corridor->opponents.items[i].target;
        if (!opponent)
            continue;
        if (is_first_opponent)
            write_hindrance(writer, SHOWN("opposed by "), &is_first);
        else
            writer_add(writer, ROLE_STRONG, SHOWN(", "));
        writer_add(writer, ROLE_STRONG,
                   shown_clean(&writer->document->arena, entry_text(opponent)));
        is_first_opponent = false;
    }
    for (uint32_t i = 0; i < corridor->route.count; i++)
        if (begins_status(corridor, i))
            write_stops(writer, corridor, i, &is_first);
    if (!is_first)
        writer_add(writer, ROLE_STRONG, SHOWN("."));
    writer_end(writer);
}

static void compose_corridor(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    write_statuses(&writer, block->subject);
    write_hindrances(&writer, entry_corridor(block->subject));
}

static bool has_hindrance(const struct corridor *corridor)
{
    for (uint32_t i = 0; i < corridor->opponents.count; i++)
        if (corridor->opponents.items[i].target)
            return true;
    for (uint32_t i = 0; i < corridor->route.count; i++)
        if (is_hindered(&corridor->route.items[i]))
            return true;
    return false;
}

static void add_corridor(struct document *document, const struct entry *corridor)
{
    bool is_told = false;
    for (uint32_t i = 0; i < document->dossier->brief_count; i++)
        is_told = is_told || account_at(document, i, corridor);
    if (is_told || has_hindrance(entry_corridor(corridor)))
        page_add_lead(document, SHOWN("STATUS"), compose_corridor, corridor, NULL, SECTION_NONE);
}

void page_add_head(struct document *document)
{
    const struct place *place = &document->place;
    if (entry_actor(place->item))
        add_actor(document, place->item);
    else if (entry_corridor(place->item))
        add_corridor(document, place->item);
    else if (place->view == VIEW_QUESTIONS)
        page_lead_questions(document);
    else if (place->view == VIEW_CONFLICTS)
        page_lead_contradictions(document);
    else if (place->view != VIEW_READ)
        return;
    else if (place->brief && place->theme)
        add_main_point(document);
    else if (place->brief)
        add_bottom_line(document, &place->brief->bottom_line);
    else if (place->theme)
        add_theme(document, place->theme);
    else
        add_bottom_line(document, &document->dossier->description->bottom_line);
}

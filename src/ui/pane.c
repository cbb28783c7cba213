#include "ui/pane.h"

#include "render/blocks.h"
#include "render/compose.h"
#include "render/filter.h"
#include "render/paragraphs.h"
#include "ui/help.h"
#include "ui/moving.h"

typedef void pane_compose(struct document *document, const struct pane_context *context);
typedef struct intent pane_handler(struct pane *pane, enum action action,
                                   const struct pane_context *context);

struct pane_class {
    struct shown title;
    pane_compose *compose;
    pane_handler *act;
};

static const struct intent done = {.kind = INTENT_NONE};
static const struct intent unhandled = {.kind = INTENT_UNHANDLED};

static struct intent go(struct place place)
{
    return (struct intent){.kind = INTENT_GO, .place = place};
}

static struct intent move(struct place place)
{
    return (struct intent){.kind = INTENT_MOVE, .place = place};
}

static struct intent say(struct shown message)
{
    return (struct intent){.kind = INTENT_MESSAGE, .message = message};
}

static void add_hint(struct document *document, const struct pane_context *context,
                     const char *sentence)
{
    part_line(document, ROLE_DETAIL,
              help_sentence(&document->arena, context->keymap, CONTEXT_EVERYWHERE, sentence), 0);
}

/* Which keys show more where nothing is left. */
static void explain_empty(struct document *document, const struct pane_context *context)
{
    if (context->filter)
        add_hint(document, context,
                 "{filter} and <Enter> shows all points again; {search-dossier} searches all "
                 "sources.");
    if (context->place.theme)
        add_hint(document, context, "{all-themes} shows all themes.");
    if (context->place.brief)
        add_hint(document, context, "{next-source} and {previous-source} go to other sources.");
    if (context->place.view == VIEW_STARRED)
        add_hint(document, context, "{star} puts a star on the point with the bar.");
    if (context->place.view != VIEW_READ)
        add_hint(document, context, "{view-read} shows the text.");
}

static void compose_text(struct document *document, const struct pane_context *context)
{
    compose(document, context->dossier, context->place, context->detail);
    if (context->filter)
        document_filter(document, context->filter);
    bool is_shortest = context->place.view == VIEW_READ && context->detail == DETAIL_BOTTOM_LINES;
    if (!document->item_count && !is_shortest)
        explain_empty(document, context);
}

static void compose_pane_references(struct document *document, const struct pane_context *context)
{
    const struct block *current = context->current;
    if (current && !current->subject && current->cites)
        compose_cited_list(document, context->dossier, context->place, current->cites);
    else if (current && current->second)
        compose_sides(document, context->dossier, context->place, current);
    else
        compose_references(document, context->dossier, context->place, context->linked);
}

/* Beside an article: what rests on its current paragraph. Beside anything else the paragraphs that
 * it rests on, where they are asked for, and the cross-references. */
static void compose_pane_beside(struct document *document, const struct pane_context *context)
{
    const struct block *current = context->current;
    bool is_article = place_is_article(context->place) && current;
    bool wants_paragraphs = context->beside != BESIDE_REFERENCES && !is_article;
    struct passage passage;
    bool has_paragraphs = wants_paragraphs && block_passage(current, &document->arena, &passage);
    if (is_article)
        compose_resting(document, context->dossier, context->place.brief, current->number);
    if (has_paragraphs)
        compose_beside(document, context->dossier, &passage);
    if (has_paragraphs && context->beside == BESIDE_BOTH)
        part_heading(document, SHOWN("CROSS-REFERENCES"));
    if (!is_article && (!has_paragraphs || context->beside == BESIDE_BOTH))
        compose_pane_references(document, context);
    if (!document->count)
        add_hint(document, context,
                 current ? "There is no cross-reference."
                         : "{next-point} goes to the first point.");
}

static void compose_pane_sources(struct document *document, const struct pane_context *context)
{
    compose_source_list(document, context->dossier, context->place);
}

static void compose_pane_themes(struct document *document, const struct pane_context *context)
{
    compose_theme_list(document, context->dossier, context->place);
}

/* Moving in running text. A line that cannot be scrolled moves the current item instead. */
static struct intent act_in_document(struct viewer *viewer, enum action action)
{
    return moving_act(viewer, action) == MOVING_DONE ? done : unhandled;
}

static bool is_contested(const struct viewer *viewer, const struct block *block)
{
    const struct entry *subject = block->subject;
    if (!subject)
        return false;
    struct link_list links = dossier_links(viewer->document.dossier, subject);
    for (uint32_t i = 0; i < links.count; i++)
        if (links.items[i].relation == RELATION_CONTRADICTS)
            return true;
    return false;
}

static bool is_question(const struct viewer *viewer, const struct block *block)
{
    (void)viewer;
    return entry_question(block->subject);
}

static bool is_any(const struct viewer *viewer, const struct block *block)
{
    (void)viewer;
    (void)block;
    return true;
}

typedef bool block_filter(const struct viewer *viewer, const struct block *block);

/* The next item that the filter lets through, from `from` on; NO_BLOCK where there is none. */
static uint32_t find_item(const struct viewer *viewer, block_filter *filter, uint32_t from,
                          int direction)
{
    const struct document *document = &viewer->document;
    for (uint32_t i = from; i < document->count; i += (uint32_t)direction)
        if (block_is_item(&document->blocks[i]) && filter(viewer, &document->blocks[i]))
            return i;
    return NO_BLOCK;
}

static struct intent step(struct viewer *viewer, block_filter *filter, int direction,
                          struct shown message)
{
    uint32_t from = viewer->item != NO_BLOCK ? viewer->item : (uint32_t)-1;
    uint32_t next = find_item(viewer, filter, from + (uint32_t)direction, direction);
    if (next == NO_BLOCK)
        return say(message);
    viewer_to_item(viewer, next);
    return done;
}

/* The same, and around at the end of the text, which is said. */
static struct intent step_around(struct viewer *viewer, block_filter *filter, int direction,
                                 struct shown none)
{
    if (step(viewer, filter, direction, none).kind != INTENT_MESSAGE)
        return done;
    uint32_t end = direction > 0 ? 0 : viewer->document.count - 1;
    uint32_t next = find_item(viewer, filter, end, direction);
    if (next == NO_BLOCK)
        return say(none);
    bool is_only = next == viewer->item;
    viewer_to_item(viewer, next);
    return say(is_only         ? SHOWN("This is the only one here.")
               : direction > 0 ? SHOWN("Wrapped around: this is the first one here.")
                               : SHOWN("Wrapped around: this is the last one here."));
}

static struct intent act_text(struct pane *pane, enum action action,
                              const struct pane_context *context)
{
    struct viewer *viewer = &pane->viewer;
    (void)context;
    switch (action) {
    case ACTION_NEXT_POINT:
        return step(viewer, is_any, 1, SHOWN("This is the last point."));
    case ACTION_PREVIOUS_POINT:
        return step(viewer, is_any, -1, SHOWN("This is the first point."));
    case ACTION_NEXT_CONFLICT:
        return step_around(viewer, is_contested, 1, SHOWN("No contradicted point here."));
    case ACTION_PREVIOUS_CONFLICT:
        return step_around(viewer, is_contested, -1, SHOWN("No contradicted point here."));
    case ACTION_NEXT_QUESTION:
        return step_around(viewer, is_question, 1, SHOWN("No open question here."));
    case ACTION_PREVIOUS_QUESTION:
        return step_around(viewer, is_question, -1, SHOWN("No open question here."));
    case ACTION_NEXT_LINK:
        return viewer_next_link(viewer, 1) ? done : say(SHOWN("No further link."));
    case ACTION_PREVIOUS_LINK:
        return viewer_next_link(viewer, -1) ? done : say(SHOWN("No further link."));
    default:
        return act_in_document(viewer, action);
    }
}

/* Rows of a list are moved through one by one; larger steps are so many rows. */
static bool move_in_list(struct viewer *viewer, enum action action)
{
    static const struct {
        enum action action;
        int direction;
        bool is_page;
    } moves[] = {
        {ACTION_LINE_DOWN, 1, false},     {ACTION_LINE_UP, -1, false},
        {ACTION_NEXT_POINT, 1, false},    {ACTION_PREVIOUS_POINT, -1, false},
        {ACTION_PAGE_DOWN, 1, true},      {ACTION_PAGE_UP, -1, true},
        {ACTION_HALF_PAGE_DOWN, 1, true}, {ACTION_HALF_PAGE_UP, -1, true},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (moves[i].action != action)
            continue;
        int count = moves[i].is_page ? moving_page(viewer) : 1;
        while (count-- && viewer_next_item(viewer, moves[i].direction))
            ;
        return true;
    }
    if (action == ACTION_TOP)
        viewer_to_top(viewer);
    else if (action == ACTION_BOTTOM)
        viewer_to_bottom(viewer);
    else
        return false;
    return true;
}

/* The row of a list of sources or themes is the place: moving in it goes there. */
static struct intent go_to_row(struct pane *pane, const struct pane_context *context)
{
    struct place place = context->place;
    const struct block *block = viewer_current(&pane->viewer);
    const struct entry *row = block ? block->subject : NULL;
    if (pane->kind == PANE_SOURCES)
        place.brief = row ? row->brief : NULL;
    else
        place.theme = entry_theme(row);
    return place_equal(place, context->place) ? done : move(place);
}

static struct intent act_list(struct pane *pane, enum action action,
                              const struct pane_context *context)
{
    if (action == ACTION_FOLLOW)
        return (struct intent){.kind = INTENT_FOCUS};
    return move_in_list(&pane->viewer, action) ? go_to_row(pane, context) : unhandled;
}

static struct intent follow_numbered(struct viewer *viewer, uint32_t number)
{
    for (uint32_t i = 0; i < viewer->document.count; i++) {
        const struct block *block = &viewer->document.blocks[i];
        if (block_is_item(block) && block->number == number)
            return go(block->leads ? *block->leads : place_of(block->subject));
    }
    return say(SHOWN("There is no cross-reference of that number."));
}

static struct intent act_references(struct pane *pane, enum action action,
                                    const struct pane_context *context)
{
    if (action >= ACTION_LINK_1 && action <= ACTION_LINK_9)
        return follow_numbered(&pane->viewer, (uint32_t)(action - ACTION_LINK_1) + 1);
    struct intent intent = unhandled;
    if (context->beside != BESIDE_REFERENCES && !place_is_article(context->place))
        intent =
            act_in_document(&pane->viewer, action); /* paragraphs may be longer than the pane */
    if (intent.kind != INTENT_UNHANDLED)
        return intent;
    return move_in_list(&pane->viewer, action) ? done : unhandled;
}

static const struct pane_class classes[PANE_COUNT] = {
    [PANE_SOURCES] = {SHOWN_CONSTANT("Sources"), compose_pane_sources, act_list},
    [PANE_THEMES] = {SHOWN_CONSTANT("Themes"), compose_pane_themes, act_list},
    [PANE_TEXT] = {SHOWN_CONSTANT("Text"), compose_text, act_text},
    [PANE_REFERENCES] = {SHOWN_CONSTANT("Cross-references"), compose_pane_beside, act_references},
};

struct shown pane_title(enum pane_kind kind)
{
    return classes[kind].title;
}

void pane_init(struct pane *pane, enum pane_kind kind)
{
    *pane = (struct pane){.kind = kind, .viewer.is_fleeting = kind == PANE_REFERENCES};
    viewer_begin(&pane->viewer);
}

void pane_release(struct pane *pane)
{
    viewer_release(&pane->viewer);
}

struct document *pane_begin_document(struct viewer *viewer, const struct pane_context *context)
{
    struct document *document = &viewer->document;
    document_release(document);
    viewer_begin(viewer);
    document->is_ascii = context->is_ascii;
    document->is_straight = context->is_straight;
    document->is_newest_first = context->is_newest_first;
    document->articles = context->articles;
    return document;
}

void pane_refresh(struct pane *pane, const struct pane_context *context)
{
    classes[pane->kind].compose(pane_begin_document(&pane->viewer, context), context);
}

struct intent pane_act(struct pane *pane, enum action action, const struct pane_context *context)
{
    return classes[pane->kind].act(pane, action, context);
}

struct intent pane_click(struct pane *pane, uint32_t block, const struct pane_context *context)
{
    bool was_current = pane->viewer.item == block;
    viewer_to_item(&pane->viewer, block);
    if (pane->kind == PANE_SOURCES || pane->kind == PANE_THEMES)
        return go_to_row(pane, context);
    if (pane->kind == PANE_TEXT && !was_current)
        return done;
    return pane_act(pane, ACTION_FOLLOW, context);
}

/* What the app remembers through the state: what was read, stars, marks, where the reader was.
 * Without a state all of this is quietly absent. */
#include "ui/remember.h"
#include "ui/navigate.h"

#include "model/place.h"
#include "ui/help.h"
#include "ui/typed.h"

void app_use_state(struct app *app, struct state *state)
{
    app->state = state;
    if (state)
        state_set_dossier(state, app->dossier);
    app_recall_typed(app);
}

bool app_is_readable(const struct entry *entry)
{
    return entry_is_point(entry);
}

/* A star goes before all else; then what has changed, then what is unread. */
struct shown app_sign(void *context, const struct entry *entry)
{
    static const struct shown signs[] = {
        [READING_UNREAD] = SHOWN_CONSTANT("•"),
        [READING_NEW] = SHOWN_CONSTANT("+"),
        [READING_REWORDED] = SHOWN_CONSTANT("~"),
        [READING_READ] = SHOWN_CONSTANT(""),
    };
    struct app *app = context;
    if (!app->state || (!app_is_readable(entry) && entry->kind != ENTRY_BRIEF))
        return SHOWN("");
    if (state_is_starred(app->state, entry))
        return SHOWN("★");
    return signs[state_reading(app->state, entry)];
}

uint32_t app_unread(struct app *app)
{
    if (!app->state || !app->dossier)
        return 0;
    return state_unread(app->state, app->place.brief, app->place.theme).unread;
}

bool app_is_unread(struct app *app, const struct entry *entry)
{
    return app->state && app_is_readable(entry) && state_reading(app->state, entry) != READING_READ;
}

/* What a search asks for. */
bool app_remembers(void *context, enum search_state state, const struct entry *entry)
{
    struct app *app = context;
    if (!app->state || !app_is_readable(entry))
        return false;
    if (state == SEARCH_STARRED)
        return state_is_starred(app->state, entry);
    enum reading reading = state_reading(app->state, entry);
    if (state == SEARCH_UNREAD)
        return reading != READING_READ;
    return reading == READING_NEW || reading == READING_REWORDED;
}

/* Reading on marks what was passed: all items from the one that was current to the one that is
 * now. */
void app_mark_passed(struct app *app, uint32_t from)
{
    const struct viewer *viewer = app_text(app);
    if (!app->state || from == NO_BLOCK)
        return;
    uint32_t to = viewer->item == NO_BLOCK ? viewer->document.count : viewer->item;
    if (to == from && viewer_is_at_bottom(app_text(app)))
        to = from + 1;
    for (uint32_t i = from; i < to && i < viewer->document.count; i++)
        if (app_is_readable(viewer->document.blocks[i].subject))
            state_set_read(app->state, viewer->document.blocks[i].subject, true);
}

bool app_needs_state(struct app *app)
{
    if (!app->state)
        app_say(app, false, "Nothing is remembered in this session.");
    return app->state != NULL;
}

void app_star(struct app *app, int unused)
{
    const struct entry *subject = app_subject(app);
    (void)unused;
    if (!app_needs_state(app))
        return;
    if (!app_is_readable(subject) && !(subject && subject->kind == ENTRY_BRIEF)) {
        app_say(app, false, "Only points, open questions and sources have stars.");
        return;
    }
    state_begin(app->state);
    state_set_starred(app->state, subject, !state_is_starred(app->state, subject));
    state_end(app->state);
}

void app_toggle_read(struct app *app, int unused)
{
    const struct entry *subject = app_subject(app);
    (void)unused;
    if (!app_needs_state(app) || !app_is_readable(subject))
        return;
    state_begin(app->state);
    state_set_read(app->state, subject, app_is_unread(app, subject));
    state_end(app->state);
}

/* Points and open questions, as they are unread in the whole dossier. */
static size_t count_unread(const struct app *app)
{
    const struct dossier *dossier = app->dossier;
    size_t count = state_unread(app->state, NULL, NULL).unread;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct question_list *questions = &dossier->briefs[i]->questions;
        for (uint32_t j = 0; j < questions->count; j++)
            count += state_reading(app->state, &questions->items[j].entry) != READING_READ;
    }
    return count;
}

static void ask_to_read_all(struct app *app)
{
    size_t count = count_unread(app);
    app->pressed.asks_to_read_all = count > 0;
    if (count)
        app_say(app, false, "Mark everything in all sources as read, %zu more? y: yes", count);
    else
        app_say(app, false, "Everything is read.");
}

static void say_marked(struct app *app, size_t count, const char *keys)
{
    struct arena arena = {0};
    struct shown text = help_sentence(&arena, &app->keymap, app_context_of_keys(app), keys);
    app_say(app, false, "%zu marked as read, open questions included; %.*s", count,
            SLICE_ARGUMENTS(text));
    arena_release(&arena);
}

void app_read_all(struct app *app, int unused)
{
    (void)unused;
    if (!app_needs_state(app))
        return;
    if (app->pressed.last_action == ACTION_READ_ALL) {
        ask_to_read_all(app);
        return;
    }
    const struct document *document = &app_text(app)->document;
    state_begin(app->state);
    for (uint32_t i = 0; i < document->count; i++)
        if (app_is_readable(document->blocks[i].subject))
            state_set_read(app->state, document->blocks[i].subject, true);
    say_marked(app, state_end(app->state), "{undo} undoes it, {read-all} again marks everything.");
}

void app_answer_read_all(struct app *app, struct key key)
{
    app->pressed.asks_to_read_all = false;
    if (key.code != 'y' || key.modifiers) {
        app_say(app, false, "Nothing was marked.");
        return;
    }
    const struct dossier *dossier = app->dossier;
    state_begin(app->state);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        state_set_read(app->state, &dossier->briefs[i]->entry, true);
    say_marked(app, state_end(app->state), "{undo} undoes it.");
}

void app_undo(struct app *app, int unused)
{
    (void)unused;
    if (!app_needs_state(app))
        return;
    size_t count = state_undo(app->state);
    if (count)
        app_say(app, false, "%zu put back.", count);
    else
        app_say(app, false, "There is nothing to undo.");
}

static struct state_position position_of(struct app *app, struct arena *arena)
{
    const struct entry *subject = app_subject(app);
    struct place place = app->place;
    bool is_page = app_is_listed(place.item);
    const struct entry *item = is_page ? place.item : app_is_readable(subject) ? subject : NULL;
    return (struct state_position){
        .place = place_pack(place, arena),
        .item = item ? entry_address(item, arena) : SLICE(""),
    };
}

bool app_position(struct app *app, struct state_position position, struct place *place)
{
    if (!position.place.length || !place_unpack(app->dossier, position.place, place))
        return false;
    const struct entry *item = dossier_find_address(app->dossier, position.item);
    if (place->view == VIEW_ACTORS)
        item = dossier_find(app->dossier, ENTRY_ACTOR, position.item);
    if (place->view == VIEW_CORRIDORS)
        item = dossier_find(app->dossier, ENTRY_CORRIDOR, position.item);
    place->item = item && item->kind != ENTRY_BRIEF ? item : NULL;
    return true;
}

void app_set_mark(struct app *app, int unused)
{
    (void)unused;
    uint32_t letter = app->keymap.last.code;
    if (!app_needs_state(app))
        return;
    if (letter < 'a' || letter > 'z') {
        app_say(app, false, "Marks are the letters a to z.");
        return;
    }
    struct arena arena = {0};
    state_begin(app->state);
    state_set_mark(app->state, (char)letter, position_of(app, &arena));
    state_end(app->state);
    struct shown key =
        help_first_key(&arena, &app->keymap, app_context_of_keys(app), ACTION_GO_TO_MARK);
    struct slice prefix = {key.bytes, slice_find(shown_slice(key), '<')};
    app_say(app, false, "Mark %c is set; %.*s%c goes to it.", (char)letter, SLICE_ARGUMENTS(prefix),
            (char)letter);
    arena_release(&arena);
}

void app_go_to_mark(struct app *app, int unused)
{
    (void)unused;
    uint32_t letter = app->keymap.last.code;
    struct state_position position;
    struct place place = {0};
    if (!app_needs_state(app))
        return;
    if (letter < 'a' || letter > 'z' || !state_mark(app->state, (char)letter, &position))
        app_say(app, false, "There is no such mark.");
    else if (app_position(app, position, &place))
        app_go(app, place);
    else
        app_say(app, false, "What was marked is no longer there.");
}

void app_remember_position(struct app *app)
{
    if (!app->state || !app->dossier)
        return;
    struct arena arena = {0};
    state_set_last(app->state, position_of(app, &arena));
    arena_release(&arena);
}

/* The next source with anything unread; at the end of all the usual next one. */
const struct brief *app_next_unread_brief(struct app *app)
{
    const struct dossier *dossier = app->dossier;
    uint32_t start = app->place.brief ? app->place.brief->entry.ordinal + 1 : 0;
    for (uint32_t i = start; app->state && i < dossier->brief_count; i++)
        if (state_unread(app->state, dossier->briefs[i], app->place.theme).unread)
            return dossier->briefs[i];
    return start < dossier->brief_count ? dossier->briefs[start] : NULL;
}

/* What the app remembers through the state: what was read, stars, marks, where the reader was.
 * Without a state all of this is quietly absent. */
#include "ui/remember.h"

#include "model/place.h"
#include "render/labels.h"
#include "ui/current.h"
#include "ui/help.h"
#include "ui/navigate.h"
#include "ui/remembered.h"
#include "ui/saying.h"
#include "ui/typed.h"

void app_use_state(struct app *app, struct state *state)
{
    app->state = state;
    app->starred = (struct selection){
        .states = 1u << SEARCH_STARRED,
        .memory = state ? state_memory(state) : (struct search_memory){0},
    };
    app->news = app->starred;
    app->news.states = 1u << SEARCH_CHANGED;
    if (state)
        state_set_dossier(state, app->dossier);
    app_recall_typed(app);
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
        if (entry_is_point(viewer->document.blocks[i].subject))
            state_set_read(app->state, viewer->document.blocks[i].subject, true);
}

/* "EDM 5", "an open question of EDM", "EDM": a point as the text numbers it. */
static struct slice name_of(const struct entry *entry, struct arena *arena)
{
    struct slice label = brief_label(entry->brief);
    if (entry_claim(entry))
        return arena_format(arena, "%.*s %u", SLICE_ARGUMENTS(label), entry_number(entry));
    return arena_format(arena, "%s%.*s", entry_question(entry) ? "an open question of " : "",
                        SLICE_ARGUMENTS(label));
}

/* Ends a change set, and calls it what undoing it will do. */
static void end_set(struct app *app, const char *before, struct slice what, const char *after)
{
    struct arena arena = {0};
    if (state_end(app->state))
        state_name_last(app->state,
                        arena_format(&arena, "%s%.*s%s", before, SLICE_ARGUMENTS(what), after));
    arena_release(&arena);
}

/* What was done to something, and a sentence that names keys. */
static void say_done(struct app *app, const char *before, struct slice what, const char *after,
                     const char *keys)
{
    struct arena arena = {0};
    struct shown text = help_sentence(&arena, &app->keymap, app_context_of_keys(app), keys);
    app_say(app, false, "%s%.*s%s; %.*s", before, SLICE_ARGUMENTS(what), after,
            SLICE_ARGUMENTS(text));
    arena_release(&arena);
}

void app_star(struct app *app, int unused)
{
    const struct entry *subject = app_subject(app);
    struct arena arena = {0};
    (void)unused;
    if (!app_needs_state(app))
        return;
    if (!entry_is_point(subject) && !(subject && subject->kind == ENTRY_BRIEF)) {
        app_say(app, false, "Only points, open questions and sources have stars.");
        return;
    }
    bool has_star = state_is_starred(app->state, subject);
    struct slice name = name_of(subject, &arena);
    state_begin(app->state);
    state_set_starred(app->state, subject, !has_star);
    end_set(app, has_star ? "Put the star back on " : "Took the star off ", name, ".");
    say_done(app, has_star ? "Took the star off " : "Put a star on ", name, "",
             has_star ? "{undo} undoes it." : "{view-starred} lists what has one.");
    arena_release(&arena);
}

void app_toggle_read(struct app *app, int unused)
{
    const struct entry *subject = app_subject(app);
    struct arena arena = {0};
    (void)unused;
    if (!app_needs_state(app) || !entry_is_point(subject))
        return;
    bool is_unread = app_is_unread(app, subject);
    struct slice name = name_of(subject, &arena);
    state_begin(app->state);
    state_set_read(app->state, subject, is_unread);
    end_set(app, is_unread ? "Unmarked " : "Marked ", name,
            is_unread ? " as read." : " as read again.");
    arena_release(&arena);
}

/* What is not read yet, points and open questions apart: nowhere is one of these called the other.
 */
struct unread {
    size_t points;
    size_t questions;
};

static void count_if_unread(const struct app *app, const struct entry *entry, struct unread *unread)
{
    if (!entry_is_point(entry) || state_reading(app->state, entry) == READING_READ)
        return;
    unread->points += entry->kind == ENTRY_CLAIM;
    unread->questions += entry->kind == ENTRY_QUESTION;
}

static struct unread count_unread(const struct app *app)
{
    const struct dossier *dossier = app->dossier;
    struct unread unread = {.points = state_unread(app->state, NULL, NULL).unread};
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct question_list *questions = &dossier->briefs[i]->questions;
        for (uint32_t j = 0; j < questions->count; j++)
            count_if_unread(app, &questions->items[j].entry, &unread);
    }
    return unread;
}

/* "16 points", "1 point and 2 open questions" */
static struct slice unread_words(const struct unread *unread, struct arena *arena)
{
    struct slice points =
        arena_format(arena, "%zu point%s", unread->points, unread->points == 1 ? "" : "s");
    struct slice questions = arena_format(arena, "%zu open question%s", unread->questions,
                                          unread->questions == 1 ? "" : "s");
    if (!unread->questions)
        return points;
    return unread->points ? arena_format(arena, "%.*s and %.*s", SLICE_ARGUMENTS(points),
                                         SLICE_ARGUMENTS(questions))
                          : questions;
}

static void ask_to_read_all(struct app *app)
{
    struct arena arena = {0};
    struct unread unread = count_unread(app);
    app->pressed.asks_to_read_all = unread.points + unread.questions > 0;
    struct slice words = unread_words(&unread, &arena);
    if (app->pressed.asks_to_read_all)
        app_say(app, false, "Mark everything in all sources as read, %.*s more? y: yes",
                SLICE_ARGUMENTS(words));
    else
        app_say(app, false, "Everything is read.");
    arena_release(&arena);
}

/* Ends the set, and says what it was. `where` names the place: " of TRT World". */
static void end_reading(struct app *app, const struct unread *unread, struct slice where,
                        const char *keys)
{
    struct arena arena = {0};
    struct slice words = unread_words(unread, &arena);
    struct slice what =
        arena_format(&arena, "%.*s%.*s", SLICE_ARGUMENTS(words), SLICE_ARGUMENTS(where));
    end_set(app, "Unmarked ", what, " as read.");
    say_done(app, "Marked ", what, " as read", keys);
    arena_release(&arena);
}

/* " of TRT World", " on Transit", both, or nothing. */
static struct slice name_place(const struct app *app, struct arena *arena)
{
    const struct place *place = &app->place;
    struct slice source = place->brief ? brief_label(place->brief) : SLICE("");
    struct slice theme = place->theme ? text_slice(place->theme->name) : SLICE("");
    return arena_format(arena, "%s%.*s%s%.*s", source.length ? " of " : "", SLICE_ARGUMENTS(source),
                        theme.length ? " on " : "", SLICE_ARGUMENTS(theme));
}

/* Where all sources and themes are one screen, "all that is shown" can only mean all of them. */
static bool shows_overview(const struct app *app)
{
    const struct place *place = &app->place;
    return place->view == VIEW_READ && !place->brief && !place->theme && !app->narrowing.search;
}

void app_read_all(struct app *app, int unused)
{
    (void)unused;
    if (!app_needs_state(app))
        return;
    if (app->pressed.last_action == ACTION_READ_ALL || shows_overview(app)) {
        ask_to_read_all(app);
        return;
    }
    const struct document *document = &app_text(app)->document;
    struct arena arena = {0};
    struct unread unread = {0};
    state_begin(app->state);
    for (uint32_t i = 0; i < document->count; i++) {
        const struct entry *subject = document->blocks[i].subject;
        if (!entry_is_point(subject))
            continue;
        count_if_unread(app, subject, &unread);
        state_set_read(app->state, subject, true);
    }
    if (unread.points + unread.questions) {
        end_reading(app, &unread, name_place(app, &arena),
                    "{undo} undoes it, {read-all} again marks everything.");
    } else {
        state_end(app->state);
        app_say_keys(app, false, "All that is shown is read; {read-all} again marks everything.");
    }
    arena_release(&arena);
}

void app_answer_read_all(struct app *app, struct key key)
{
    app->pressed.asks_to_read_all = false;
    if (key_equal(key, app->keymap.last)) {
        ask_to_read_all(app);
        return;
    }
    if (key.code != 'y' || key.modifiers) {
        app_say(app, false, "Nothing was marked.");
        return;
    }
    const struct dossier *dossier = app->dossier;
    struct unread unread = count_unread(app);
    state_begin(app->state);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        state_set_read(app->state, &dossier->briefs[i]->entry, true);
    end_reading(app, &unread, SLICE(" of all sources"), "{undo} undoes it.");
}

/* Part of a set may have been changed again since, here or by another reader: that stays. */
void app_undo(struct app *app, int unused)
{
    (void)unused;
    if (!app_needs_state(app))
        return;
    struct arena arena = {0};
    struct undo_step step = state_undo_step(app->state);
    struct slice name = arena_copy(&arena, step.name);
    size_t count = state_undo(app->state);
    if (!step.count)
        app_say(app, false, "There is nothing to undo.");
    else if (count < step.count)
        app_say(app, false, "%zu of %zu put back; the others have changed since.", count,
                step.count);
    else
        app_say(app, false, "%.*s", SLICE_ARGUMENTS(name));
    arena_release(&arena);
}

static struct state_position position_of(struct app *app, struct arena *arena)
{
    const struct entry *subject = app_subject(app);
    struct place place = app->place;
    bool is_page = app_is_listed(place.item);
    const struct entry *item = is_page ? place.item : entry_is_point(subject) ? subject : NULL;
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
    end_set(app, "Mark ", (struct slice){&(char){(char)letter}, 1}, " is where it was before.");
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

struct shown app_list_marks(struct app *app, struct arena *arena)
{
    struct shown text = SHOWN("a to z");
    const char *between = ":";
    for (char letter = 'a'; app->state && letter <= 'z'; letter++) {
        struct state_position position;
        struct place place = {0};
        if (!state_mark(app->state, letter, &position) || !app_position(app, position, &place))
            continue;
        struct shown name = label_place_name(arena, app->dossier, place);
        text = shown_format(arena, "%.*s%s %c %.*s", SLICE_ARGUMENTS(text), between, letter,
                            SLICE_ARGUMENTS(name));
        between = " ";
    }
    return text;
}

void app_remember_position(struct app *app)
{
    if (!app->state || !app->dossier)
        return;
    struct arena arena = {0};
    state_set_last(app->state, position_of(app, &arena));
    arena_release(&arena);
}

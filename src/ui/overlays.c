/* What lies over the panes: help, provenance of a point, a peek at where a link leads, the
 * page that is printed, what is wrong with the files. Each is a pane of its own for as long as it
 * is open: a row of the table says what it shows, which hints and keys it has and what it does. */
#include "ui/overlays.h"

#include "output/page/preview.h"
#include "render/compose.h"
#include "render/provenance.h"
#include "render/wording.h"
#include "ui/app_layout.h"
#include "ui/comparing.h"
#include "ui/current.h"
#include "ui/finding.h"
#include "ui/help_screen.h"
#include "ui/library.h"
#include "ui/moving.h"
#include "ui/navigate.h"
#include "ui/saying.h"
#include "ui/target.h"

/* Whether it took the action. Movements and what closes it are never asked for. */
typedef bool act_in(struct app *app, enum action action);

struct overlay_class {
    struct shown title;
    enum action opener; /* which closes it, too */
    enum context context;
    struct hint hints[MOST_HINTS];
    bool (*begin)(struct app *app); /* whether there is something to show; NULL: always */
    struct shown nothing;           /* said where there is not */
    void (*compose)(struct app *app, struct document *document);
    act_in *act;  /* NULL: nothing of its own */
    bool is_list; /* a line down or up is a row */
};

static const struct overlay_class classes[OVERLAY_COUNT];

/* The entry that is read at a place. */
static const struct entry *entry_of(struct place place)
{
    if (place.item)
        return place.item;
    if (place.brief)
        return &place.brief->entry;
    return place.theme ? &place.theme->entry : NULL;
}

/* Enter goes to the picked link, else to what is shown. */
static bool follow(struct app *app, enum action action)
{
    const struct place *link = viewer_link(&app->over.viewer);
    struct place place = link ? *link : app->over.place;
    bool leads_somewhere = link || app->over.entry || app->over.passage.brief;
    if (action != ACTION_FOLLOW)
        return false;
    app_close_overlay(app);
    if (!leads_somewhere)
        return true;
    app->focus = PANE_TEXT;
    app_go(app, place);
    return true;
}

static struct shown title_of_place(const struct app *app, struct arena *arena)
{
    if (app->over.below)
        return classes[app->over.below].title;
    if (app->focus == PANE_TEXT && app->place.view != VIEW_READ)
        return shown_clean(arena, slice_of(view_title(app->place.view)));
    return pane_title(app->focus);
}

static void compose_help(struct app *app, struct document *document)
{
    const struct help_request request = {
        .keymap = &app->keymap,
        .dossier = app->dossier,
        .settings = &app->settings,
        .context = app->over.context,
        .title = title_of_place(app, &document->arena),
        .hints = {app->over.below || app->focus != PANE_TEXT ? NULL
                                                             : hints_of_view(app->place.view),
                  app->over.below ? classes[app->over.below].hints : hints_of_pane(app->focus)},
        .search = app->over.narrowing.search,
    };
    help_compose(document, &request);
}

static bool act_in_help(struct app *app, enum action action)
{
    bool is_filtered = app->over.narrowing.search;
    if (action == ACTION_SEARCH_FORWARD || action == ACTION_FILTER)
        app_begin_prompt(app, PROMPT_HELP, SHOWN("help on: "));
    else if (action == ACTION_CANCEL && is_filtered)
        app_filter_help(app, SLICE(""));
    else
        return false;
    return true;
}

/* It is about what is current. */
static void set_subject(struct app *app)
{
    app->over.entry = app_subject(app);
    app->over.passage = (struct passage){0};
    app->over.place = app->over.entry ? place_of(app->over.entry) : (struct place){0};
}

/* A record that is not an entry is known by its brief, kind and item alone. */
static bool begin_provenance(struct app *app)
{
    const struct block *current = app_current(app);
    const struct passage *record = current ? current->passage : NULL;
    set_subject(app);
    if (record) {
        app->over.passage =
            (struct passage){.brief = record->brief, .kind = record->kind, .item = record->item};
        app->over.place = passage_place_in_brief(&app->over.passage);
    }
    return app->over.entry || record;
}

static void compose_what_it_rests_on(struct app *app, struct document *document)
{
    const struct passage *record = &app->over.passage;
    if (!record->brief) {
        compose_provenance(document, app->dossier, app->over.entry);
        return;
    }
    struct passage *passage = ARENA_NEW(&document->arena, struct passage);
    *passage = passage_of_record(record->brief, record->kind, record->item, &document->arena);
    compose_passage_provenance(document, app->dossier, passage);
}

static bool begin_peek(struct app *app)
{
    struct place place = {0};
    bool leads_somewhere = app_target(app, &place);
    app->over.place = place;
    app->over.passage = (struct passage){0};
    app->over.entry = leads_somewhere ? entry_of(place) : NULL;
    return app->over.entry;
}

/* A cell of the grid is shown as it will be read. */
static void compose_peek(struct app *app, struct document *document)
{
    const struct place *place = &app->over.place;
    if (place->brief && place->theme && !place->item)
        compose(document, app->dossier, *place, app->detail);
    else
        compose_preview(document, app->dossier, app->over.entry);
}

static void compose_printed(struct app *app, struct document *document)
{
    compose_page(document, app->dossier, app_page_place(app));
    preview_reduce(document, (enum pdf_paper)app->settings.paper);
}

static bool begin_wordings(struct app *app)
{
    set_subject(app);
    return app->state && entry_is_point(app->over.entry) &&
           state_old_wording(app->state, app->over.entry).length;
}

static void compose_both_wordings(struct app *app, struct document *document)
{
    compose_wordings(document, state_old_wording(app->state, app->over.entry),
                     entry_text(app->over.entry));
}

static bool has_problems(struct app *app)
{
    return app->problems.count;
}

static void compose_problems(struct app *app, struct document *document)
{
    problems_compose(document, &app->problems, app->dossier ? app->dossier->directory : SLICE(""));
}

static bool act_in_problems(struct app *app, enum action action)
{
    if (action != ACTION_FOLLOW && action != ACTION_EDIT)
        return false;
    app->wanted.request = REQUEST_EDIT;
    return true;
}

static bool has_dossiers(struct app *app)
{
    return app->library.count;
}

static void compose_dossiers(struct app *app, struct document *document)
{
    library_compose(document, app->library.rows, app->library.count);
}

/* The current one is gone to at once: the list goes away. */
static void switch_dossier(struct app *app)
{
    const struct library_row *row = library_row_of_block(viewer_current(&app->over.viewer));
    app_close_overlay(app);
    if (!row || row->is_current)
        return;
    if (!row->is_there) {
        app_say(app, true, "%s: there is no dossier at %s", row->name, row->path);
        return;
    }
    app->wanted.dossier = row->path;
    app->wanted.request = REQUEST_SWITCH;
}

static bool act_in_dossiers(struct app *app, enum action action)
{
    if (action != ACTION_FOLLOW)
        return false;
    switch_dossier(app);
    return true;
}

static const struct overlay_class classes[OVERLAY_COUNT] = {
    [OVERLAY_NONE] = {.title = SHOWN_CONSTANT("")},
    [OVERLAY_HELP] = {.title = SHOWN_CONSTANT("Help"),
                      .opener = ACTION_HELP,
                      .hints = {{ACTION_LINE_DOWN, "down"},
                                {ACTION_LINE_UP, "up"},
                                {ACTION_SEARCH_FORWARD, "only what matches"},
                                {ACTION_CANCEL, "back"}},
                      .compose = compose_help,
                      .act = act_in_help},
    [OVERLAY_PROVENANCE] = {.title = SHOWN_CONSTANT("Provenance"),
                            .opener = ACTION_PROVENANCE,
                            .hints = {{ACTION_LINE_DOWN, "down"},
                                      {ACTION_LINE_UP, "up"},
                                      {ACTION_NEXT_LINK, "picks a link"},
                                      {ACTION_CANCEL, "back"}},
                            .begin = begin_provenance,
                            .nothing = SHOWN_CONSTANT("There is no point here."),
                            .compose = compose_what_it_rests_on,
                            .act = follow},
    [OVERLAY_PEEK] = {.title = SHOWN_CONSTANT("Where the link leads"),
                      .opener = ACTION_PEEK,
                      .hints = {{ACTION_FOLLOW, "goes there"},
                                {ACTION_LINE_DOWN, "down"},
                                {ACTION_LINE_UP, "up"},
                                {ACTION_CANCEL, "back"}},
                      .begin = begin_peek,
                      .nothing = SHOWN_CONSTANT("There is nothing to peek at."),
                      .compose = compose_peek,
                      .act = follow},
    [OVERLAY_PAGE] = {.title = SHOWN_CONSTANT("The page"),
                      .opener = ACTION_PREVIEW,
                      .context = CONTEXT_PAGE,
                      .hints = {{ACTION_PRINT, "prints it"},
                                {ACTION_SAVE, "saves it"},
                                {ACTION_LINE_DOWN, "down"},
                                {ACTION_LINE_UP, "up"},
                                {ACTION_CANCEL, "back"}},
                      .compose = compose_printed},
    [OVERLAY_PROBLEMS] = {.title = SHOWN_CONSTANT("Problems"),
                          .opener = ACTION_PROBLEMS,
                          .hints = {{ACTION_EDIT, "edits at the line"},
                                    {ACTION_NEXT_POINT, "next"},
                                    {ACTION_LINE_DOWN, "down"},
                                    {ACTION_LINE_UP, "up"},
                                    {ACTION_CANCEL, "back"}},
                          .begin = has_problems,
                          .nothing = SHOWN_CONSTANT("Nothing is wrong with how the files are "
                                                    "written; precis check looks further."),
                          .compose = compose_problems,
                          .act = act_in_problems},
    [OVERLAY_DOSSIERS] = {.title = SHOWN_CONSTANT("Dossiers"),
                          .opener = ACTION_DOSSIERS,
                          .hints = {{ACTION_FOLLOW, "goes there"},
                                    {ACTION_NEXT_POINT, "next"},
                                    {ACTION_PREVIOUS_POINT, "the one before"},
                                    {ACTION_CANCEL, "back"}},
                          .begin = has_dossiers,
                          .nothing = SHOWN_CONSTANT("No dossiers are named; the configuration has "
                                                    "them as 'dossiers:', each 'NAME: FOLDER'."),
                          .compose = compose_dossiers,
                          .act = act_in_dossiers,
                          .is_list = true},
    [OVERLAY_COMPARED] = {.title = SHOWN_CONSTANT("Side by side"),
                          .opener = ACTION_COMPARE,
                          .hints = {{ACTION_NEXT_PANE, "other side"},
                                    {ACTION_PREVIOUS_SOURCE, "another source"},
                                    {ACTION_NEXT_THEME, "another theme"},
                                    {ACTION_NEXT_POINT, "next point"},
                                    {ACTION_FOLLOW, "goes there"},
                                    {ACTION_CANCEL, "back"}},
                          .begin = comparing_begin,
                          .compose = comparing_compose,
                          .act = comparing_act},
    [OVERLAY_WORDINGS] =
        {.title = SHOWN_CONSTANT("Both wordings"),
         .opener = ACTION_WORDINGS,
         .hints = {{ACTION_LINE_DOWN, "down"}, {ACTION_LINE_UP, "up"}, {ACTION_CANCEL, "back"}},
         .begin = begin_wordings,
         .nothing = SHOWN_CONSTANT("No other wording of this point is known: it is as "
                                   "you read it, or you have not read it."),
         .compose = compose_both_wordings},
};

struct shown app_overlay_title(enum overlay overlay)
{
    return classes[overlay].title;
}

const struct hint *app_overlay_hints(enum overlay overlay)
{
    return classes[overlay].hints;
}

static void compose_overlay(struct app *app)
{
    const struct pane_context context = app_context(app);
    classes[app->over.kind].compose(app, pane_begin_document(&app->over.viewer, &context));
    app_layout(app);
}

void app_open_overlay(struct app *app, int overlay)
{
    const struct overlay_class *class = &classes[overlay];
    enum context context = app_context_of_keys(app);
    enum overlay below = app->over.kind;
    const struct entry *entry = app->over.entry;
    const struct passage passage = app->over.passage;
    struct place place = app->over.place;
    if (class->begin && !class->begin(app)) {
        app->over.entry = entry;
        app->over.passage = passage;
        app->over.place = place;
        app_say(app, false, "%.*s", SLICE_ARGUMENTS(class->nothing));
        return;
    }
    app->over.narrowing.search = NULL;
    app->over.context = context;
    app->over.below = below;
    app->over.keys = class->context;
    app->over.kind = (enum overlay)overlay;
    compose_overlay(app);
}

/* Only rows of the help that answer; all for nothing. */
void app_filter_help(struct app *app, struct slice typed)
{
    struct buffer message = {0};
    struct app_narrowing *narrowing = &app->over.narrowing;
    arena_clear(&narrowing->arena);
    narrowing->search = slice_trim(typed).length
                            ? search_begin(typed, NULL, NULL, &narrowing->arena, &message)
                            : NULL;
    buffer_release(&message);
    compose_overlay(app);
}

/* A list that is open stays so, at the same place, for as long as there is anything in it. */
/* The same overlay with what it shows now, where it was. */
static void show_anew(struct app *app, enum overlay overlay)
{
    struct stand stand = {app->over.viewer.top, app->over.viewer.item};
    app_close_overlay(app);
    app_open_overlay(app, overlay);
    viewer_return(&app->over.viewer, stand.top, stand.item, true);
}

void app_set_problems(struct app *app, enum problem_source source,
                      const struct diagnostics *diagnostics)
{
    problems_set(&app->problems, source, diagnostics);
    if (app->over.kind != OVERLAY_PROBLEMS)
        return;
    if (app->problems.count)
        show_anew(app, OVERLAY_PROBLEMS);
    else
        app_close_overlay(app);
}

bool app_shows_dossiers(const struct app *app)
{
    return app->over.kind == OVERLAY_DOSSIERS ||
           (app->over.kind == OVERLAY_HELP && app->over.below == OVERLAY_DOSSIERS);
}

void app_update_dossiers(struct app *app)
{
    if (app->over.kind == OVERLAY_DOSSIERS)
        show_anew(app, OVERLAY_DOSSIERS);
}

void app_show_dossiers(struct app *app, const struct library_row *rows, size_t count)
{
    app->library = (struct app_library){rows, count};
    app_open_overlay(app, OVERLAY_DOSSIERS);
    for (size_t i = 0; i < count && app->over.kind == OVERLAY_DOSSIERS; i++)
        if (rows[i].is_current)
            viewer_to_item(&app->over.viewer, (uint32_t)i);
}

/* Help that was asked for over something goes back to that. */
static void close_own(struct app *app)
{
    enum overlay below = app->over.kind == OVERLAY_HELP ? app->over.below : OVERLAY_NONE;
    app_close_overlay(app);
    if (below)
        app_open_overlay(app, below);
}

static bool move_by_item(struct viewer *viewer, enum action action, bool is_list)
{
    bool is_line = action == ACTION_LINE_DOWN || action == ACTION_LINE_UP;
    bool is_back = action == ACTION_LINE_UP || action == ACTION_PREVIOUS_POINT;
    if ((is_line && is_list) || action == ACTION_NEXT_POINT || action == ACTION_PREVIOUS_POINT)
        viewer_next_item(viewer, is_back ? -1 : 1);
    else if (action == ACTION_NEXT_LINK || action == ACTION_PREVIOUS_LINK)
        viewer_next_link(viewer, action == ACTION_NEXT_LINK ? 1 : -1);
    else
        return false;
    return true;
}

bool app_act_in_overlay(struct app *app, enum action action)
{
    struct viewer *viewer = &app->over.viewer;
    const struct overlay_class *class = &classes[app->over.kind];
    if (move_by_item(viewer, action, class->is_list) || moving_act(viewer, action) != MOVING_OTHER)
        return true;
    if (class->act && class->act(app, action))
        return true;
    bool closes = action == ACTION_UP || action == ACTION_CANCEL || action == class->opener;
    if (closes)
        close_own(app);
    return closes;
}

/* What lies over the panes: help, provenance of a point, a peek at where a link leads, the
 * page that is printed, what is wrong with the files. */
#include "ui/overlays.h"
#include "ui/act.h"
#include "ui/app_paint.h"
#include "ui/command.h"
#include "ui/navigate.h"

#include "output/page/preview.h"
#include "render/compose.h"
#include "render/provenance.h"
#include "ui/help.h"

static const struct overlay_words {
    struct shown title;
    struct hint hints[MOST_HINTS];
    struct shown nothing; /* said where there is nothing that it could show */
} words[] = {
    [OVERLAY_NONE] = {.title = SHOWN_CONSTANT("")},
    [OVERLAY_HELP] = {.title = SHOWN_CONSTANT("Help"),
                      .hints = {{ACTION_LINE_DOWN, "down"},
                                {ACTION_LINE_UP, "up"},
                                {ACTION_CANCEL, "back"}}},
    [OVERLAY_PROVENANCE] = {.title = SHOWN_CONSTANT("Provenance"),
                            .hints = {{ACTION_LINE_DOWN, "down"},
                                      {ACTION_LINE_UP, "up"},
                                      {ACTION_NEXT_LINK, "picks a link"},
                                      {ACTION_CANCEL, "back"}},
                            .nothing = SHOWN_CONSTANT("There is no point here.")},
    [OVERLAY_PEEK] = {.title = SHOWN_CONSTANT("Where the link leads"),
                      .hints = {{ACTION_FOLLOW, "goes there"},
                                {ACTION_LINE_DOWN, "down"},
                                {ACTION_LINE_UP, "up"},
                                {ACTION_CANCEL, "back"}},
                      .nothing = SHOWN_CONSTANT("There is nothing to peek at.")},
    [OVERLAY_PAGE] = {.title = SHOWN_CONSTANT("The page"),
                      .hints = {{ACTION_PRINT, "prints it"},
                                {ACTION_SAVE, "saves it"},
                                {ACTION_LINE_DOWN, "down"},
                                {ACTION_LINE_UP, "up"},
                                {ACTION_CANCEL, "back"}}},
    [OVERLAY_PROBLEMS] = {.title = SHOWN_CONSTANT("Problems"),
                          .hints = {{ACTION_EDIT, "edits at the line"},
                                    {ACTION_NEXT_POINT, "next"},
                                    {ACTION_LINE_DOWN, "down"},
                                    {ACTION_LINE_UP, "up"},
                                    {ACTION_CANCEL, "back"}},
                          .nothing = SHOWN_CONSTANT("Nothing is wrong with how the files are "
                                                    "written; precis check looks further.")},
    [OVERLAY_DOSSIERS] = {.title = SHOWN_CONSTANT("Dossiers"),
                          .hints = {{ACTION_FOLLOW, "goes there"},
                                    {ACTION_NEXT_POINT, "next"},
                                    {ACTION_PREVIOUS_POINT, "the one before"},
                                    {ACTION_CANCEL, "back"}},
                          .nothing = SHOWN_CONSTANT("No dossiers are named; the configuration has "
                                                    "them as 'dossiers:', each 'NAME: FOLDER'.")},
};

struct shown app_overlay_title(enum overlay overlay)
{
    return words[overlay].title;
}

const struct hint *app_overlay_hints(enum overlay overlay)
{
    return words[overlay].hints;
}

/* The entry that is read at a place. */
static const struct entry *entry_at(struct place place)
{
    if (place.item)
        return place.item;
    if (place.brief)
        return &place.brief->entry;
    return place.theme ? &place.theme->entry : NULL;
}

static const struct entry *entry_for(struct app *app, enum overlay overlay)
{
    struct place target;
    if (overlay == OVERLAY_PEEK)
        return app_target(app, &target) ? entry_at(target) : NULL;
    return overlay == OVERLAY_PROVENANCE ? app_subject(app) : NULL;
}

void app_close_overlay(struct app *app)
{
    app->over.kind = OVERLAY_NONE;
    app->over.entry = NULL;
    app->over.passage = (struct passage){0};
    document_release(&app->over.viewer.document);
    viewer_begin(&app->over.viewer);
    app_layout(app);
}

struct place app_page_place(const struct app *app)
{
    struct place place = app->place;
    if (!app_is_listed(place.item))
        place.item = NULL;
    return app_shown_place(app, place);
}

static void compose_what_is_behind(struct app *app, struct document *document)
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

static void compose_overlay(struct app *app, struct document *document)
{
    document->is_ascii = app->is_ascii;
    document->articles = app->articles;
    switch (app->over.kind) {
    case OVERLAY_NONE:
        break;
    case OVERLAY_HELP:
        help_compose(document, &app->keymap, app->dossier);
        break;
    case OVERLAY_PROVENANCE:
        compose_what_is_behind(app, document);
        break;
    case OVERLAY_PEEK:
        compose_preview(document, app->dossier, app->over.entry);
        break;
    case OVERLAY_PAGE:
        compose_page(document, app->dossier, app_page_place(app));
        preview_reduce(document, (enum pdf_paper)app->settings.paper);
        break;
    case OVERLAY_PROBLEMS:
        problems_compose(document, &app->problems,
                         app->dossier ? app->dossier->directory : SLICE(""));
        break;
    case OVERLAY_DOSSIERS:
        library_compose(document, app->library.rows, app->library.count);
        break;
    }
}

/* The record that provenance is about where it is no entry; without a brief: none. */
static struct passage record_for(const struct app *app, enum overlay overlay)
{
    const struct block *current = app_current(app);
    if (overlay != OVERLAY_PROVENANCE || !current || !current->passage)
        return (struct passage){0};
    return (struct passage){
        .brief = current->passage->brief,
        .kind = current->passage->kind,
        .item = current->passage->item,
    };
}

static bool has_something(const struct app *app, enum overlay overlay, const struct entry *entry,
                          const struct passage *record)
{
    if (overlay == OVERLAY_PROBLEMS)
        return app->problems.count;
    if (overlay == OVERLAY_DOSSIERS)
        return app->library.count;
    return entry || record->brief || !words[overlay].nothing.length;
}

void app_open_overlay(struct app *app, int overlay)
{
    const struct entry *entry = entry_for(app, (enum overlay)overlay);
    struct passage record = record_for(app, (enum overlay)overlay);
    if (!has_something(app, (enum overlay)overlay, entry, &record)) {
        app_say(app, false, "%.*s", SLICE_ARGUMENTS(words[overlay].nothing));
        return;
    }
    app_close_overlay(app);
    app->over.kind = (enum overlay)overlay;
    app->over.entry = entry;
    app->over.passage = record;
    compose_overlay(app, &app->over.viewer.document);
    app_layout(app);
}

/* A list that is open stays so, at the same place, for as long as there is anything in it. */
void app_set_problems(struct app *app, enum problem_source source,
                      const struct diagnostics *diagnostics)
{
    problems_set(&app->problems, source, diagnostics);
    if (app->over.kind != OVERLAY_PROBLEMS)
        return;
    struct stand stand = {app->over.viewer.top, app->over.viewer.item};
    app_close_overlay(app);
    if (!app->problems.count)
        return;
    app_open_overlay(app, OVERLAY_PROBLEMS);
    viewer_return(&app->over.viewer, stand.top, stand.item, true);
}

void app_show_dossiers(struct app *app, const struct library_row *rows, size_t count)
{
    app->library = (struct app_library){rows, count};
    app_open_overlay(app, OVERLAY_DOSSIERS);
    for (size_t i = 0; i < count && app->over.kind == OVERLAY_DOSSIERS; i++)
        if (rows[i].is_current)
            viewer_to_item(&app->over.viewer, (uint32_t)i);
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
    app->wanted.dossier = (size_t)(row - app->library.rows);
    app->wanted.request = REQUEST_SWITCH;
}

static int scroll_lines(const struct viewer *viewer, enum action action)
{
    int page = viewer->rows > 1 ? viewer->rows - 1 : 1;
    switch (action) {
    case ACTION_LINE_DOWN:
        return 1;
    case ACTION_LINE_UP:
        return -1;
    case ACTION_PAGE_DOWN:
        return page;
    case ACTION_PAGE_UP:
        return -page;
    case ACTION_HALF_PAGE_DOWN:
        return page / 2 + 1;
    case ACTION_HALF_PAGE_UP:
        return -page / 2 - 1;
    default:
        return 0;
    }
}

/* Enter goes to the picked link, in a peek to what is peeked at. */
static void follow(struct app *app)
{
    const struct place *link = viewer_link(&app->over.viewer);
    bool leads_somewhere = link || app->over.entry || app->over.passage.brief;
    struct place place = {0};
    if (link)
        place = *link;
    else if (app->over.passage.brief)
        place = passage_place_in_brief(&app->over.passage);
    else if (app->over.kind == OVERLAY_PEEK)
        leads_somewhere = app_target(app, &place);
    else if (app->over.entry)
        place = place_of(app->over.entry);
    app_close_overlay(app);
    if (!leads_somewhere)
        return;
    app->focus = PANE_TEXT;
    app_go(app, place);
}

/* "idd-2024-transit.pdf": the place as the name of a file. */
void app_begin_save(struct app *app, int unused)
{
    (void)unused;
    struct arena arena = {0};
    struct buffer typed = {0};
    struct slice address = place_write(app_page_place(app), &arena);
    buffer_format(&typed, "save ");
    for (size_t i = 0; i < address.length; i++) {
        char byte = address.bytes[i];
        bool is_plain = slice_find(SLICE(": #="), byte) == 4;
        bool is_doubled =
            typed.bytes[typed.length - 1] == '-' || typed.bytes[typed.length - 1] == ' ';
        if (is_plain && !(byte == '-' && is_doubled))
            buffer_add_byte(&typed, byte);
        else if (!is_doubled)
            buffer_add_byte(&typed, '-');
    }
    buffer_format(&typed, "%s.pdf", address.length ? "" : "overview");
    app_begin_command(app, buffer_slice(&typed));
    buffer_release(&typed);
    arena_release(&arena);
}

static void leave_for(struct app *app, enum action action)
{
    app_close_overlay(app);
    app_act(app, action);
}

/* Up one level, or the key that it was opened with. */
static bool closes(const struct app *app, enum action action)
{
    static const enum action openers[] = {
        [OVERLAY_HELP] = ACTION_HELP,         [OVERLAY_PROVENANCE] = ACTION_PROVENANCE,
        [OVERLAY_PEEK] = ACTION_PEEK,         [OVERLAY_PAGE] = ACTION_PREVIEW,
        [OVERLAY_PROBLEMS] = ACTION_PROBLEMS, [OVERLAY_DOSSIERS] = ACTION_DOSSIERS};
    return action == ACTION_UP || action == ACTION_CANCEL || action == openers[app->over.kind];
}

static bool edits(const struct app *app, enum action action)
{
    return app->over.kind == OVERLAY_PROBLEMS && (action == ACTION_FOLLOW || action == ACTION_EDIT);
}

/* Moving and what the overlay is for; anything else is meant for what lies below it. */
void app_act_in_overlay(struct app *app, enum action action)
{
    struct viewer *viewer = &app->over.viewer;
    int lines = scroll_lines(viewer, action);
    bool is_list = app->over.kind == OVERLAY_DOSSIERS;
    if (is_list && (lines == 1 || lines == -1))
        viewer_next_item(viewer, lines);
    else if (lines)
        viewer_scroll(viewer, lines);
    else if (action == ACTION_TOP)
        viewer_to_top(viewer);
    else if (action == ACTION_BOTTOM)
        viewer_to_bottom(viewer);
    else if (action == ACTION_NEXT_POINT || action == ACTION_PREVIOUS_POINT)
        viewer_next_item(viewer, action == ACTION_NEXT_POINT ? 1 : -1);
    else if (action == ACTION_NEXT_LINK || action == ACTION_PREVIOUS_LINK)
        viewer_next_link(viewer, action == ACTION_NEXT_LINK ? 1 : -1);
    else if (edits(app, action))
        app->wanted.request = REQUEST_EDIT;
    else if (action == ACTION_FOLLOW && app->over.kind == OVERLAY_DOSSIERS)
        switch_dossier(app);
    else if (action == ACTION_FOLLOW)
        follow(app);
    else if (action == ACTION_PRINT)
        app->wanted.request = REQUEST_PRINT;
    else if (action == ACTION_SAVE)
        app_begin_save(app, 0);
    else if (closes(app, action))
        app_close_overlay(app);
    else if (action_description(action)->flags & ACTION_OVER_ALL)
        app_act(app, action);
    else
        leave_for(app, action);
}

#include "ui/app.h"

#include "ui/app_layout.h"
#include "ui/counting.h"
#include "ui/current.h"
#include "ui/help.h"
#include "ui/mouse.h"
#include "ui/navigate.h"
#include "ui/overlays.h"
#include "ui/remember.h"
#include "ui/saying.h"
#include "ui/typing.h"

void app_init(struct app *app, int columns, int rows)
{
    *app = (struct app){.focus = PANE_TEXT, .detail = DETAIL_POINTS};
    for (int i = 0; i < PANE_COUNT; i++)
        pane_init(&app->panes[i], (enum pane_kind)i);
    viewer_begin(&app->over.viewer);
    history_init(&app->history);
    settings_init(&app->settings);
    keymap_init(&app->keymap, PRESET_VI);
    app_resize(app, columns, rows);
}

void app_configure(struct app *app, const struct settings *settings, const struct keymap *keymap)
{
    app->settings = *settings;
    app->keymap = *keymap;
    app->detail = (enum detail)settings->detail;
    if (app->dossier)
        app_restore_current(app);
    else
        app_layout(app);
}

void app_release(struct app *app)
{
    for (int i = 0; i < PANE_COUNT; i++)
        pane_release(&app->panes[i]);
    viewer_release(&app->over.viewer);
    viewer_release(&app->over.other.viewer);
    arena_release(&app->over.narrowing.arena);
    picker_release(&app->typing.picker);
    prompt_release(&app->typing.prompt);
    completing_release(&app->typing.completing);
    for (int i = 0; i < PROMPT_PURPOSES; i++)
        recall_release(&app->typing.recalls[i]);
    arena_release(&app->finding.arena);
    search_folds_release(&app->finding.folds);
    arena_release(&app->finding.results.arena);
    arena_release(&app->narrowing.arena);
    buffer_release(&app->said.text);
    buffer_release(&app->wanted.save_name);
    grid_release(&app->grid);
}

/* What lay over the panes before a dossier was read again. */
struct lying_over {
    enum overlay kind;
    struct place place; /* of what it is about, in the dossier as it is now */
    struct spot top;
};

static struct lying_over lying_over(const struct app *app, const struct dossier *dossier)
{
    struct lying_over over = {.kind = app->over.kind, .top = app->over.viewer.top};
    if (over.kind == OVERLAY_PROVENANCE)
        over.place = place_rebase(dossier, app->over.place);
    return over;
}

/* The page, and the provenance of what is there still, come again, at the same lines. */
static void lay_over_again(struct app *app, const struct lying_over *over)
{
    if (over->kind != OVERLAY_PAGE && over->kind != OVERLAY_PROVENANCE)
        return;
    app_open_overlay(app, over->kind);
    if (!app->over.kind)
        return;
    struct place place = app->over.place;
    place.record = NULL; /* of a record the row is known, where the reader is again */
    if (over->kind == OVERLAY_PROVENANCE && !place_equal(place, over->place))
        app_close_overlay(app);
    else
        viewer_return(&app->over.viewer, over->top, NO_BLOCK, false);
}

void app_set_dossier(struct app *app, const struct dossier *dossier, struct place start)
{
    struct lying_over over = lying_over(app, dossier);
    app_change_dossier(app, dossier, start);
    lay_over_again(app, &over);
}

void app_set_progress(struct app *app, size_t done, size_t total)
{
    app->loading.done = done;
    app->loading.total = total;
}

void app_resize(struct app *app, int columns, int rows)
{
    const struct block *before = app_current(app);
    grid_resize(&app->grid, columns, rows);
    app_layout(app);
    if (app->dossier && app_current(app) != before)
        app_refresh_references(app);
}

/* Escape gives a sequence up without a word. */
static void refuse_keys(struct app *app)
{
    const struct keymap *keymap = &app->keymap;
    struct buffer keys = {0};
    bool is_given_up = keymap->refused_count > 1 && keymap->last.code == KEY_CODE_ESCAPE;
    for (int i = 0; i < keymap->refused_count; i++) {
        char name[KEY_NAME_SIZE];
        key_spell(keymap->refused[i], name);
        buffer_format(&keys, "%s", name);
    }
    struct arena arena = {0};
    struct shown help =
        help_sentence(&arena, keymap, app_context_of_keys(app), "{help} lists the keys.");
    if (!is_given_up)
        app_say(app, false, "%s is not bound; %.*s", keys.bytes, SLICE_ARGUMENTS(help));
    arena_release(&arena);
    buffer_release(&keys);
}

static void take_command_key(struct app *app, struct key key)
{
    enum action action = ACTION_NONE;
    if (app_take_count(app, &key))
        return;
    enum keymap_answer answer = keymap_take(&app->keymap, app_context_of_keys(app), key, &action);
    if (answer == KEYMAP_PENDING)
        return;
    uint32_t count = app->pressed.count;
    app->pressed.count = 0;
    if (answer == KEYMAP_UNBOUND)
        refuse_keys(app);
    else if (count && action == ACTION_CANCEL)
        app_say(app, false, "The count is forgotten.");
    else
        app_act_counted(app, action, count);
}

void app_key(struct app *app, struct key key)
{
    if (key.code == KEY_CODE_RESIZE) {
        app_resize(app, key.columns, key.rows);
        return;
    }
    app_settle_typing(app, key);
    buffer_clear(&app->said.text);
    app->said.is_error = false;
    if (key.code >= KEY_CODE_CLICK && key.code <= KEY_CODE_WHEEL_DOWN)
        app_take_mouse(app, key);
    else if (app->pressed.asks_to_read_all)
        app_answer_read_all(app, key);
    else if (app->typing.prompt.is_open)
        app_take_prompt_key(app, key);
    else
        take_command_key(app, key);
}

#include "ui/mouse.h"
#include "ui/act.h"
#include "ui/navigate.h"

enum { WHEEL_LINES = 3 };

static bool contains(const struct area *area, struct key key)
{
    return key.rows >= area->row && key.rows < area->row + area->rows &&
           key.columns >= area->column && key.columns < area->column + area->columns;
}

static bool pane_at(const struct app *app, struct key key, enum pane_kind *kind)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        if (!app->geometry.is_visible[i] || !contains(&app->geometry.insides[i], key))
            continue;
        *kind = (enum pane_kind)i;
        return true;
    }
    return false;
}

static void scroll(struct app *app, struct viewer *viewer, struct key key)
{
    const struct block *before = app_current(app);
    viewer_scroll(viewer, key.code == KEY_CODE_WHEEL_DOWN ? WHEEL_LINES : -WHEEL_LINES);
    if (app_current(app) != before)
        app_refresh_references(app);
}

static void click_item(struct app *app, enum pane_kind kind, uint32_t block)
{
    struct pane_context context = app_context(app);
    if (!block_is_item(&app->panes[kind].viewer.document.blocks[block]))
        return;
    struct intent intent = pane_click(&app->panes[kind], block, &context);
    if (intent.kind == INTENT_UNHANDLED)
        app_act(app, ACTION_FOLLOW);
    else
        app_act_on_intent(app, &intent);
    if (app_current(app) != context.current)
        app_refresh_references(app);
}

static void click(struct app *app, enum pane_kind kind, struct key key)
{
    const struct area *area = &app->geometry.insides[kind];
    uint32_t block;
    const struct span *span;
    app_set_focus(app, kind);
    if (!viewer_hit(&app->panes[kind].viewer, key.rows - area->row, key.columns - area->column,
                    &block, &span))
        return;
    if (span && span->target)
        app_act_on_intent(app, &(struct intent){.kind = INTENT_GO, .place = *span->target});
    else
        click_item(app, kind, block);
}

void app_take_mouse(struct app *app, struct key key)
{
    enum pane_kind kind;
    bool is_wheel = key.code != KEY_CODE_CLICK;
    if (app->over.kind && is_wheel)
        scroll(app, &app->over.viewer, key);
    if (app->over.kind || app->typing.prompt.is_open || !app->dossier || !pane_at(app, key, &kind))
        return;
    if (is_wheel)
        scroll(app, &app->panes[kind].viewer, key);
    else
        click(app, kind, key);
}

/* precis read: the reader, in a terminal or without one. */
#include "cli/support.h"
#include "term/terminal.h"
#include "ui/headless.h"

#include <stdlib.h>

/* Loading that takes longer than this is watched instead of waited for. */
enum { PATIENCE = 5, PROGRESS_INTERVAL = 50 /* milliseconds */ };

static bool parse_size(const char *text, int *columns, int *rows)
{
    struct slice rest = slice_of(text ? text : "80x24");
    struct arena arena = {0};
    struct slice width = slice_cut(&rest, 'x');
    bool is_good =
        rest.bytes &&
        support_number("--size", arena_copy(&arena, width).bytes, 80, 1, 1000, columns) &&
        support_number("--size", arena_copy(&arena, rest).bytes, 24, 1, 1000, rows);
    if (!rest.bytes)
        support_complain("--size must be COLUMNSxROWS such as 80x24, and '%s' is not", text);
    arena_release(&arena);
    return is_good;
}

static enum exit_status read_headless(const struct invocation *invocation,
                                      const struct loaded *loaded, struct place place, int columns,
                                      int rows)
{
    struct app app;
    struct buffer text = {0};
    struct buffer message = {0};
    app_init(&app, columns, rows);
    app_set_dossier(&app, loaded->dossier, place,
                    diagnostics_count(&loaded->diagnostics, SEVERITY_ERROR));
    bool is_good = headless_type(&app, slice_of(invocation->keys), &message);
    if (!is_good)
        support_complain("%s", message.bytes);
    grid_print(&app.grid, invocation->ascii || !support_has_unicode(), &text);
    enum exit_status status = support_write(&text, is_good ? EXIT_DONE : EXIT_TROUBLE);
    buffer_release(&text);
    buffer_release(&message);
    app_release(&app);
    return status;
}

static enum exit_status run_headless(const struct invocation *invocation)
{
    int columns;
    int rows;
    struct loaded loaded;
    struct place place;
    if (!parse_size(invocation->size, &columns, &rows) || !support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    enum exit_status status = EXIT_TROUBLE;
    if (support_place(invocation, loaded.dossier, &place))
        status = read_headless(invocation, &loaded, place, columns, rows);
    loaded_release(&loaded);
    return status;
}

struct session {
    const struct invocation *invocation;
    struct terminal *terminal;
    struct loader *loader; /* NULL when nothing is being loaded */
    struct loaded loaded;
    struct app app;
    enum exit_status status;
    bool is_over;
};

/* Takes over what the loader has read. A wrong place ends the session; the message waits for the
 * terminal to be given back. */
static void take_dossier(struct session *session)
{
    struct place place;
    session->loaded = loader_finish(session->loader);
    session->loader = NULL;
    if (!session->loaded.dossier) {
        session->is_over = true;
        session->status = EXIT_TROUBLE;
        return;
    }
    if (!support_find_place(session->invocation, session->loaded.dossier, &place, NULL)) {
        session->is_over = true;
        session->status = EXIT_TROUBLE;
        return;
    }
    terminal_use_themes(session->terminal, session->loaded.dossier);
    app_set_dossier(&session->app, session->loaded.dossier, place,
                    diagnostics_count(&session->loaded.diagnostics, SEVERITY_ERROR));
}

static void watch_loader(struct session *session)
{
    if (!session->loader)
        return;
    size_t done;
    size_t total;
    loader_progress(session->loader, &done, &total);
    app_set_progress(&session->app, done, total);
    if (loader_wait(session->loader, 0))
        take_dossier(session);
}

static void resize(struct session *session)
{
    int columns;
    int rows;
    terminal_size(session->terminal, &columns, &rows);
    app_resize(&session->app, columns, rows);
}

static void take_event(struct session *session, const struct terminal_event *event)
{
    switch (event->kind) {
    case TERMINAL_KEY:
        app_key(&session->app, event->key);
        break;
    case TERMINAL_RESIZE:
        resize(session);
        break;
    case TERMINAL_SUSPENDED:
        session->app.wants_suspend = true;
        break;
    case TERMINAL_TIMEOUT:
    case TERMINAL_WOKEN:
        break;
    case TERMINAL_ENDED:
    case TERMINAL_LOST:
        session->is_over = true;
        break;
    }
}

static void serve_wishes(struct session *session)
{
    struct app *app = &session->app;
    if (app->wants_quit)
        session->is_over = true;
    if (app->wants_suspend && !session->is_over) {
        terminal_suspend(session->terminal);
        resize(session);
    }
    if (app->wants_redraw)
        terminal_redraw(session->terminal);
    app->wants_suspend = false;
    app->wants_redraw = false;
}

/* Reads a key, changes the state, repaints. Keys that are there already are taken first. */
static void run_loop(struct session *session)
{
    while (!session->is_over) {
        watch_loader(session);
        if (!session->is_over && !terminal_has_key(session->terminal)) {
            app_paint(&session->app);
            terminal_show(session->terminal, &session->app.grid);
        }
        if (session->is_over)
            break;
        struct terminal_event event =
            terminal_wait(session->terminal, session->loader ? PROGRESS_INTERVAL : -1);
        take_event(session, &event);
        serve_wishes(session);
    }
}

static enum exit_status read_in_terminal(struct session *session)
{
    int columns;
    int rows;
    terminal_size(session->terminal, &columns, &rows);
    app_init(&session->app, columns, rows);
    if (loader_wait(session->loader, PATIENCE))
        take_dossier(session);
    run_loop(session);
    bool was_loading = session->loader != NULL;
    if (was_loading)
        loader_abandon(session->loader);
    terminal_close(session->terminal);
    if (was_loading)
        session->status = EXIT_DONE;
    else if (!session->loaded.dossier)
        support_refuse_directory(support_directory(session->invocation));
    else if (session->status == EXIT_TROUBLE)
        support_place(session->invocation, session->loaded.dossier, &(struct place){0});
    app_release(&session->app);
    loaded_release(&session->loaded);
    return session->status;
}

static bool wants_color(void)
{
    const char *no_color = getenv("NO_COLOR");
    return !no_color || !*no_color;
}

enum exit_status command_read(const struct invocation *invocation)
{
    if (invocation->headless)
        return run_headless(invocation);
    const char *directory = support_directory(invocation);
    struct session session = {
        .invocation = invocation,
        .loader =
            loader_start(&(struct loader_options){.directory = directory, .notify = terminal_wake}),
    };
    const struct terminal_options screen = {
        .has_unicode = support_has_unicode() && !invocation->ascii,
        .has_color = wants_color(),
    };
    session.terminal = terminal_open(&screen);
    if (session.terminal)
        return read_in_terminal(&session);
    loader_abandon(session.loader);
    return command_show(invocation);
}

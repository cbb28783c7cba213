#include "cli/session.h"

#include "base/moment.h"
#include "cli/config.h"
#include "cli/library.h"
#include "cli/reader_requests.h"
#include "cli/support.h"
#include "load/article.h"
#include "load/layout.h"
#include "load/watch.h"
#include "store/state_file.h"
#include "term/terminal.h"
#include "ui/app.h"
#include "ui/saying.h"

#include <stdlib.h>
#include <sys/stat.h>

/* Loading that takes longer than this is watched instead of waited for. */
enum { PATIENCE = 5, TYPE_AHEAD_PATIENCE = 100, PROGRESS_INTERVAL = 50 /* milliseconds */ };

/* How long no key comes before what has changed is saved: a reader who goes on is not kept waiting.
 */
enum { QUIET = 2000 /* milliseconds */ };

struct session {
    const struct invocation *invocation;
    const char *directory;
    struct articles *articles;    /* NULL: none are found */
    struct buffer article_folder; /* where they were found; empty: nowhere */
    struct terminal *terminal;
    struct loader *loader; /* NULL when nothing is being loaded */
    struct watch *watch;   /* NULL where there is none to be had */
    bool is_watching;
    int64_t start; /* of reading, as files have it */
    struct loaded loaded;
    struct diagnostics refused; /* of files that are not shown, because they were better before */
    struct diagnostics configuration; /* of the configuration file */
    struct dossier *snapshot;         /* what is shown until all files are read; NULL: none */
    size_t snapshot_files;            /* that it was made of */
    struct state *state;
    struct state_file state_file;
    struct buffer message; /* of the state; waits for the screen */
    struct opening opening;
    bool was_saved; /* or tried to, since the last key */
    struct app app;
    enum exit_status status;
    bool has_typed;
    bool is_over;
    struct library library; /* the dossiers as they were listed last */
    const char *next;       /* the path of the dossier to go on with; NULL: none */
    struct arena paths;     /* of dossiers that were gone on with */
};

static void say_message(struct session *session)
{
    if (session->message.length)
        app_say(&session->app, true, "%s", session->message.bytes);
    buffer_clear(&session->message);
}

static bool is_error(const struct diagnostic *diagnostic)
{
    return rule_description(diagnostic->rule)->severity == SEVERITY_ERROR;
}

/* The first error of the file that was changed last: the author who has just saved it waits for the
 * word. NULL where there is none. */
static const struct diagnostic *newest_error(const struct diagnostics *diagnostics)
{
    const struct diagnostic *newest = NULL;
    const struct diagnostic *last = NULL;
    int64_t newest_time = 0;
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *diagnostic = &diagnostics->items[i];
        struct stat status;
        bool is_next = !last || !slice_equal(diagnostic->path, last->path);
        if (!is_error(diagnostic) || !is_next)
            continue;
        last = diagnostic;
        int64_t time = 0;
        if (stat(diagnostic->path.bytes, &status) == 0)
            time = moment_in_nanoseconds(status.st_ctim);
        if (newest && time <= newest_time)
            continue;
        newest = diagnostic;
        newest_time = time;
    }
    return newest;
}

/* With the path below the dossier's folder: that says enough, and leaves room for the rest. */
static void say_error(struct session *session, const struct diagnostics *diagnostics)
{
    const struct diagnostic *diagnostic = newest_error(diagnostics);
    struct buffer text = {0};
    if (!diagnostic)
        return;
    diagnostic_write(diagnostic, &text);
    struct slice line = slice_trim(slice_below(buffer_slice(&text), slice_of(session->directory)));
    app_say(&session->app, true, "%.*s", SLICE_ARGUMENTS(line));
    buffer_release(&text);
}

static bool has_own_place(const struct invocation *invocation)
{
    return invocation->operand_count || invocation->source || invocation->theme;
}

/* Until the next screen stands. */
static void stop_watching(struct session *session)
{
    if (session->is_watching)
        session->start = watch_now();
    watch_stop(session->watch);
    session->watch = NULL;
    session->is_watching = false;
}

/* Another folder may be theirs when the settings have changed, or when one was made. */
static void find_articles(struct session *session)
{
    struct arena arena = {0};
    struct articles *before = session->articles;
    const char *folder =
        support_articles_set(session->invocation, session->app.settings.articles, &arena);
    struct slice path = slice_of(folder ? folder : "");
    if (!slice_equal(path, buffer_slice(&session->article_folder))) {
        buffer_clear(&session->article_folder);
        buffer_add(&session->article_folder, path);
        session->articles = folder ? articles_create(folder, article_read) : NULL;
        app_use_articles(&session->app, session->articles);
        articles_release(before);
        stop_watching(session);
    }
    arena_release(&arena);
}

static void fail(struct session *session)
{
    session->is_over = true;
    session->status = EXIT_TROUBLE;
}

/* What stood for the dossier while it was read goes. */
static void drop_snapshot(struct session *session)
{
    dossier_release(session->snapshot);
    session->snapshot = NULL;
}

/* Where the reader was last, which is not said where that is the beginning. */
static void return_to(struct session *session, struct place last)
{
    app_start_at(&session->app, last);
    if (!place_equal(last, (struct place){0}))
        app_say_keys(&session->app, false, "This is where you were; {overview} is the overview.");
}

/* A wrong place ends the session; the message waits for the terminal to be given back. */
static void show_first(struct session *session, struct loaded loaded)
{
    struct place place = {0};
    session->loaded = loaded;
    if (!loaded.dossier || !support_find_place(session->invocation, loaded.dossier, &place, NULL)) {
        fail(session);
        return;
    }
    terminal_use_themes(session->terminal, loaded.dossier);
    app_set_dossier(&session->app, loaded.dossier, place);
    app_set_problems(&session->app, PROBLEMS_OF_DOSSIER, &session->loaded.diagnostics);
    state_file_adopt(&session->state_file, session->state, loaded.dossier, &session->message);
    /* Not before: to the state, what a part of the dossier lacks would be new in the whole. */
    app_use_state(&session->app, session->state);
    struct place last = {0};
    if (!session->snapshot && !has_own_place(session->invocation) &&
        app_position(&session->app, state_last(session->state), &last))
        return_to(session, last);
    drop_snapshot(session);
    say_message(session);
}

/* The overview of what has been read so far, until all is. Another place has to wait. */
static void show_snapshot(struct session *session)
{
    if (has_own_place(session->invocation) || state_last(session->state).place.length)
        return;
    size_t total;
    size_t before = session->snapshot_files;
    loader_progress(session->loader, &session->snapshot_files, &total);
    app_set_progress(&session->app, session->snapshot_files, total);
    if (session->snapshot && session->snapshot_files < before * 2) {
        session->snapshot_files = before;
        return;
    }
    struct dossier *snapshot = loader_snapshot(session->loader);
    if (!snapshot)
        return;
    terminal_use_themes(session->terminal, snapshot);
    app_set_dossier(&session->app, snapshot, (struct place){0});
    drop_snapshot(session);
    session->snapshot = snapshot;
}

/* What was shown stays, but what is wrong with the files now is told. */
static void refuse(struct session *session, struct loaded *loaded)
{
    struct diagnostics before = session->refused;
    session->refused = loaded->diagnostics;
    loaded->diagnostics = (struct diagnostics){0};
    app_set_problems(&session->app, PROBLEMS_OF_DOSSIER, &session->refused);
    say_error(session, &session->refused);
    diagnostics_release(&before);
    loaded_release(loaded);
}

/* A file that was good and is not now keeps its last good version. */
static void show_again(struct session *session, struct loaded loaded)
{
    struct loaded before = session->loaded;
    if (!loaded.dossier) {
        refuse(session, &loaded);
        return;
    }
    terminal_use_themes(session->terminal, loaded.dossier);
    find_articles(session);
    /* What was read with these files may have been saved by another, such as `precis rename`. */
    state_file_load(&session->state_file, session->state, &session->message);
    app_set_dossier(&session->app, loaded.dossier, (struct place){0});
    session->loaded = loaded;
    app_set_problems(&session->app, PROBLEMS_OF_DOSSIER, &session->loaded.diagnostics);
    loaded_release(&before);
    diagnostics_release(&session->refused);
    app_say(&session->app, false, "Read again.");
    say_error(session, &session->loaded.diagnostics); /* instead, where there is one */
}

static void take_dossier(struct session *session)
{
    struct loaded loaded = loader_finish(session->loader);
    session->loader = NULL;
    if (session->loaded.dossier)
        show_again(session, loaded);
    else
        show_first(session, loaded);
}

static bool is_unfinished(void *context, const char *path)
{
    struct session *session = context;
    return watch_is_unfinished(session->watch, path);
}

static void start_loader(struct session *session)
{
    session->loader = loader_start(&(struct loader_options){
        .directory = session->directory,
        .notify = terminal_wake,
        .context = session,
        .threads = 1,
        .before = session->loaded.dossier ? &session->loaded : NULL,
        .is_unfinished = is_unfinished,
    });
}

/* How far loading is, and whether the files have changed since. */
static void watch_files(struct session *session)
{
    if (session->loader) {
        size_t done;
        size_t total;
        loader_progress(session->loader, &done, &total);
        app_set_progress(&session->app, done, total);
        if (loader_wait(session->loader, 0))
            take_dossier(session);
        else if (!session->loaded.dossier)
            show_snapshot(session);
    }
    if (!session->loader && !session->is_over && watch_take(session->watch))
        start_loader(session);
}

static void resize(struct session *session)
{
    int columns;
    int rows;
    terminal_size(session->terminal, &columns, &rows);
    app_resize(&session->app, columns, rows);
}

static void save(struct session *session)
{
    app_remember_position(&session->app);
    state_file_save(&session->state_file, session->state, &session->message);
    session->was_saved = true;
}

static void save_state(struct session *session)
{
    save(session);
    say_message(session);
}

static bool is_to_be_saved(const struct session *session)
{
    return !session->loader && !session->was_saved && state_is_changed(session->state);
}

/* The screen is gone, and with it the place for messages. */
static void print_message(struct session *session)
{
    if (session->message.length)
        support_warn("%s", session->message.bytes);
    buffer_clear(&session->message);
}

/* What was typed before the dossier could be read is meant for the whole of it, if that is there in
 * a moment. */
static void wait_for_typed_ahead(struct session *session)
{
    bool is_first = session->loader && !session->loaded.dossier && !session->has_typed;
    if (is_first && loader_wait(session->loader, TYPE_AHEAD_PATIENCE))
        take_dossier(session);
}

static void take_event(struct session *session, const struct terminal_event *event)
{
    switch (event->kind) {
    case TERMINAL_KEY:
        wait_for_typed_ahead(session);
        session->has_typed = true;
        session->was_saved = false;
        app_key(&session->app, event->key);
        break;
    case TERMINAL_PASTE:
        app_paste(&session->app, event->text, event->is_open);
        break;
    case TERMINAL_RESIZE:
        resize(session);
        break;
    case TERMINAL_SUSPENDED:
        session->app.wanted.request = REQUEST_SUSPEND;
        break;
    case TERMINAL_TIMEOUT:
        if (is_to_be_saved(session) && !request_awaits(&session->opening))
            save_state(session);
        break;
    case TERMINAL_WOKEN:
        break;
    case TERMINAL_ENDED:
    case TERMINAL_LOST:
        session->is_over = true;
        break;
    }
}

static void suspend(struct session *session)
{
    save_state(session);
    terminal_suspend(session->terminal);
    resize(session);
}

static void configure(struct session *session)
{
    struct settings settings;
    struct keymap keymap;
    struct diagnostics before = session->configuration;
    session->configuration = (struct diagnostics){0};
    config_read(&settings, &keymap, &session->configuration);
    app_configure(&session->app, &settings, &keymap);
    terminal_configure(session->terminal, &settings);
    app_set_problems(&session->app, PROBLEMS_OF_CONFIGURATION, &session->configuration);
    say_error(session, &session->configuration);
    diagnostics_release(&before);
}

/* From the list of problems, which is where the configuration can be edited from. */
static bool edits_configuration(struct session *session)
{
    struct location location = app_location(&session->app);
    return session->configuration.count &&
           slice_equal(location.file, session->configuration.items[0].path);
}

static void edit(struct session *session)
{
    save_state(session);
    bool is_configuration = edits_configuration(session);
    request_edit(&session->app, session->terminal, app_location(&session->app),
                 "There is no line to edit here.");
    resize(session);
    if (is_configuration && !session->app.said.is_error) {
        configure(session);
        find_articles(session);
    }
}

static void edit_article(struct session *session)
{
    save_state(session);
    request_edit(&session->app, session->terminal, app_article_location(&session->app),
                 "There is no article to be had here; precis(1) says where articles are looked "
                 "for.");
    resize(session);
}

static bool is_same_folder(const char *left, const char *right)
{
    struct stat status;
    struct stat other;
    return stat(left, &status) == 0 && stat(right, &other) == 0 && status.st_dev == other.st_dev &&
           status.st_ino == other.st_ino;
}

/* The one that is read is here already; the others are counted in the background. */
static void mark_current(struct session *session, struct library_row *row)
{
    row->is_current = is_same_folder(row->path, session->directory);
    if (!row->is_current || !session->loaded.dossier)
        return;
    row->title = text_slice(session->loaded.dossier->description->title);
    row->title = arena_copy(&session->library.arena, row->title);
    row->counts = state_unread(session->state, NULL, NULL);
    row->is_counted = true;
}

static void show_dossiers(struct session *session)
{
    struct library before = session->library;
    library_read(&session->library);
    for (size_t i = 0; i < session->library.count; i++)
        mark_current(session, &session->library.rows[i]);
    app_show_dossiers(&session->app, session->library.rows, session->library.count);
    library_release(&before);
    library_begin(&session->library, terminal_wake, session);
}

static void count_dossiers(struct session *session)
{
    if (!app_shows_dossiers(&session->app))
        library_stop(&session->library);
    else if (library_go_on(&session->library))
        app_update_dossiers(&session->app);
}

static void switch_dossier(struct session *session)
{
    const char *path = support_expand_home(slice_of(session->app.wanted.dossier), &session->paths);
    if (is_same_folder(path, session->directory)) {
        app_say(&session->app, false, "This is it.");
    } else if (!layout_is_dossier(path)) {
        app_say(&session->app, true, "There is no dossier at %s.", path);
    } else {
        session->next = arena_copy(&session->paths, slice_of(path)).bytes;
        session->is_over = true;
    }
}

/* What the app wants and cannot do itself. */
static void serve(struct session *session)
{
    struct app *app = &session->app;
    enum request request = app->wanted.request;
    app->wanted.request = REQUEST_NONE;
    switch (request) {
    case REQUEST_NONE:
    case REQUEST_COUNT:
        break;
    case REQUEST_QUIT:
        session->is_over = true;
        break;
    case REQUEST_COPY:
        request_copy(app, session->terminal);
        break;
    case REQUEST_COPY_ALL:
        request_copy_all(app, session->terminal);
        break;
    case REQUEST_EDIT:
        edit(session);
        break;
    case REQUEST_EDIT_ARTICLE:
        edit_article(session);
        break;
    case REQUEST_DOSSIERS:
        show_dossiers(session);
        break;
    case REQUEST_SWITCH:
        switch_dossier(session);
        break;
    case REQUEST_OPEN:
        request_open(app, &session->opening);
        break;
    case REQUEST_PRINT:
        request_print(app);
        break;
    case REQUEST_SAVE:
        request_save(app);
        break;
    case REQUEST_SUSPEND:
        suspend(session);
        break;
    case REQUEST_REDRAW:
        terminal_redraw(session->terminal);
        break;
    case REQUEST_RECONFIGURE:
        terminal_configure(session->terminal, &app->settings);
        find_articles(session);
        break;
    }
}

/* What can wait until the first screen stands. */
static void work_behind_screen(struct session *session)
{
    if (session->loader)
        loader_spread(session->loader);
    if (session->is_watching)
        return;
    session->is_watching = true;
    bool is_there =
        session->article_folder.length && support_is_folder(session->article_folder.bytes);
    session->watch = watch_start(&(struct watch_options){
        .directory = session->directory,
        .articles = is_there ? session->article_folder.bytes : NULL,
        .notify = terminal_wake,
        .since = session->start,
    });
}

static int longest_wait(const struct session *session)
{
    if (session->loader)
        return PROGRESS_INTERVAL;
    if (request_awaits(&session->opening))
        return PROGRESS_INTERVAL;
    return is_to_be_saved(session) ? QUIET : -1;
}

/* Reads a key, changes the state, repaints. Keys that are there already are taken first. */
static void run_loop(struct session *session)
{
    while (!session->is_over) {
        watch_files(session);
        request_look(&session->app, &session->opening);
        count_dossiers(session);
        if (session->is_over)
            break;
        if (!terminal_has_key(session->terminal)) {
            app_paint(&session->app);
            terminal_show(session->terminal, &session->app.grid);
        }
        work_behind_screen(session);
        struct terminal_event event = terminal_wait(session->terminal, longest_wait(session));
        take_event(session, &event);
        serve(session);
    }
}

static bool has_key(void *context)
{
    return terminal_has_key(context);
}

/* A reader who goes on where he was would rather wait a moment than see another screen flash by. */
static unsigned patience(const struct session *session)
{
    bool goes_on = has_own_place(session->invocation) || state_last(session->state).place.length;
    return goes_on ? PATIENCE : 0;
}

static void begin(struct session *session)
{
    int columns;
    int rows;
    terminal_size(session->terminal, &columns, &rows);
    app_init(&session->app, columns, rows);
    session->app.is_ascii = session->invocation->ascii || !support_has_unicode();
    session->app.reordering = terminal_reordering(session->terminal);
    session->app.typing.stop = (struct search_stop){has_key, session->terminal};
    configure(session);
    find_articles(session);
    session->state = state_create();
    struct arena arena = {0};
    state_file_find(&session->state_file, session->directory,
                    load_dossier_id(session->directory, &arena), getenv("XDG_STATE_HOME"),
                    getenv("HOME"));
    arena_release(&arena);
    state_file_load(&session->state_file, session->state, &session->message);
    if (patience(session))
        loader_spread(session->loader);
    if (loader_wait(session->loader, patience(session)))
        take_dossier(session);
}

static void say_how_it_ended(struct session *session, bool was_loading)
{
    if (session->loaded.dossier)
        print_message(session);
    if (was_loading)
        session->status = EXIT_DONE;
    else if (!session->loaded.dossier)
        support_refuse_directory(session->directory);
    else if (session->status == EXIT_TROUBLE)
        support_place(session->invocation, session->loaded.dossier, &(struct place){0});
}

/* Threads that might wake the loop end before the terminal goes; messages follow when it has. */
static void end(struct session *session)
{
    bool was_loading = session->loader && !session->loaded.dossier;
    watch_stop(session->watch);
    if (session->loaded.dossier)
        save(session);
    if (session->loader)
        loader_abandon(session->loader);
    if (session->next) {
        terminal_use_themes(session->terminal, NULL);
    } else {
        terminal_close(session->terminal);
        say_how_it_ended(session, was_loading);
    }
    app_release(&session->app);
    articles_release(session->articles);
    buffer_release(&session->article_folder);
    library_release(&session->library);
    drop_snapshot(session);
    state_release(session->state);
    state_file_release(&session->state_file);
    buffer_release(&session->message);
    loaded_release(&session->loaded);
    diagnostics_release(&session->refused);
    diagnostics_release(&session->configuration);
}

static bool wants_color(void)
{
    const char *no_color = getenv("NO_COLOR");
    return !no_color || !*no_color;
}

/* Goes on in the same terminal with another dossier: the one that was read is saved and given back,
 * and the other opens where it was left. */
static void go_on_with_next(struct session *session, struct invocation *invocation)
{
    struct arena paths = session->paths;
    struct terminal *terminal = session->terminal;
    *invocation = (struct invocation){.command = invocation->command,
                                      .ascii = invocation->ascii,
                                      .articles = invocation->articles,
                                      .folder = session->next};
    *session = (struct session){.invocation = invocation,
                                .directory = invocation->folder,
                                .start = watch_now(),
                                .paths = paths,
                                .terminal = terminal};
    start_loader(session);
}

enum exit_status session_run(const struct invocation *invocation, bool *has_terminal)
{
    struct invocation going_on = *invocation;
    struct session session = {
        .invocation = invocation, .directory = invocation->folder, .start = watch_now()};
    start_loader(&session);
    session.terminal = terminal_open(&(struct terminal_options){
        .has_unicode = support_has_unicode() && !invocation->ascii,
        .has_color = wants_color(),
    });
    *has_terminal = session.terminal != NULL;
    if (!session.terminal) {
        loader_abandon(session.loader);
        return EXIT_TROUBLE;
    }
    for (;;) {
        begin(&session);
        run_loop(&session);
        end(&session);
        if (!session.next)
            break;
        go_on_with_next(&session, &going_on);
    }
    arena_release(&session.paths);
    terminal_end_as_asked();
    return session.status;
}

#include "cli/reader_requests.h"

#include "base/moment.h"
#include "cli/page_destination.h"
#include "cli/page_output.h"
#include "cli/programs.h"
#include "cli/support.h"
#include "ui/copying.h"
#include "ui/current.h"
#include "ui/saying.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

/* A browser that fails does so soon. One that goes on is not watched further. */
enum { OPENING_PATIENCE = 10000 /* milliseconds */ };

static void stop_too(void *terminal)
{
    terminal_stop_lent(terminal);
}

/* The terminal is the other program's while it runs. */
static void run_in_terminal(struct app *app, struct terminal *terminal, char **words)
{
    int status = 0;
    terminal_lend(terminal);
    bool ran = program_run(
        words, &(struct program_options){.when_stopped = stop_too, .context = terminal}, &status);
    terminal_take_back(terminal, !ran || !WIFSIGNALED(status));
    if (!ran)
        app_say(app, true, "%s could not be started.", words[0]);
    else if (WIFSIGNALED(status))
        app_say(app, true, "%s was ended by signal %d.", words[0], WTERMSIG(status));
    else if (WEXITSTATUS(status))
        app_say(app, true, "%s ended with status %d.", words[0], WEXITSTATUS(status));
}

void request_edit(struct app *app, struct terminal *terminal, struct location location,
                  const char *nothing)
{
    struct arena arena = {0};
    struct buffer message = {0};
    char **words = NULL;
    if (!location.file.length)
        buffer_format(&message, "%s", nothing);
    else
        words = program_editor(&arena, program_editor_setting(),
                               arena_copy(&arena, location.file).bytes, location.line, &message);
    if (words)
        run_in_terminal(app, terminal, words);
    else
        app_say(app, true, "%s", message.bytes);
    buffer_release(&message);
    arena_release(&arena);
}

static void say_opening(struct app *app, struct opening *opening, const char *program,
                        struct slice address)
{
    opening->start = moment_milliseconds();
    snprintf(opening->program, sizeof opening->program, "%s", program);
    app_say(app, false, "Opening %.*s", SLICE_ARGUMENTS(address));
}

void request_open(struct app *app, struct opening *opening)
{
    const struct entry *entry = app_subject(app);
    const struct brief *brief = entry && entry->brief ? entry->brief : app->place.brief;
    struct arena arena = {0};
    struct buffer message = {0};
    char **words = NULL;
    if (!brief || !text_is_present(brief->source.url))
        buffer_format(&message, "The dossier has no address for this source.");
    else
        words = program_browser(&arena, getenv("BROWSER"), text_slice(brief->source.url), &message);
    if (!words)
        app_say(app, true, "%s", message.bytes);
    else if (program_start(words, &opening->process))
        say_opening(app, opening, words[0], text_slice(brief->source.url));
    else
        app_say(app, true, "%s could not be started.", words[0]);
    buffer_release(&message);
    arena_release(&arena);
}

bool request_awaits(const struct opening *opening)
{
    return opening->process && moment_milliseconds() - opening->start < OPENING_PATIENCE;
}

void request_look(struct app *app, struct opening *opening)
{
    int status = 0;
    if (!opening->process || waitpid(opening->process, &status, WNOHANG) == 0)
        return;
    opening->process = 0;
    if (WIFSIGNALED(status))
        app_say(app, true, "The address was not opened: %s was ended by signal %d.",
                opening->program, WTERMSIG(status));
    else if (WEXITSTATUS(status))
        app_say(app, true, "The address was not opened: %s ended with status %d.", opening->program,
                WEXITSTATUS(status));
}

static const struct program_input_patience patience = {.milliseconds = 10000,
                                                       .is_over = terminal_is_ending};

static bool hand_to_command(struct app *app, struct slice text)
{
    static const char *const complaints[] = {
        [PROGRAM_INPUT_REFUSED] = "did not take the copy",
        [PROGRAM_INPUT_NOT_STARTED] = "could not be started",
        [PROGRAM_INPUT_TOO_SLOW] = "did not end, and was stopped",
    };
    struct arena arena = {0};
    struct buffer message = {0};
    char **words = program_words(&arena, app->settings.copy_command, "copy-command", &message);
    enum program_input_answer answer = PROGRAM_INPUT_REFUSED;
    if (words)
        answer = program_input_run(
            &(struct program_input){.words = words, .input = text, .patience = &patience});
    if (!words)
        app_say(app, true, "%s", message.bytes);
    else if (answer != PROGRAM_INPUT_TAKEN)
        app_say(app, true, "%s %s.", words[0], complaints[answer]);
    buffer_release(&message);
    arena_release(&arena);
    return words && answer == PROGRAM_INPUT_TAKEN;
}

/* Programs that put text on a clipboard, where the surroundings have one. */
static const struct {
    const char *needs; /* a variable of the environment */
    const char *words[5];
} clipboards[] = {
    {"WAYLAND_DISPLAY", {"wl-copy"}},
    {"DISPLAY", {"xclip", "-selection", "clipboard"}},
    {"DISPLAY", {"xsel", "--clipboard", "--input"}},
    {"__CFBundleIdentifier", {"pbcopy"}},
};

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

static bool hand_to_clipboard(struct slice text)
{
    for (size_t i = 0; i < sizeof clipboards / sizeof *clipboards; i++) {
        const struct program_input feed = {
            .words = (char *const *)clipboards[i].words, .input = text, .patience = &patience};
        if (is_set(clipboards[i].needs) && program_input_run(&feed) == PROGRAM_INPUT_TAKEN)
            return true;
    }
    return false;
}

/* The terminal does not say whether it has taken the text, so no more is said than what was done.
 */
static void copy(struct app *app, struct terminal *terminal, struct slice text, const char *what)
{
    if (app->settings.copy_command[0]) {
        if (hand_to_command(app, text))
            app_say(app, false, "Copied, %s.", what);
    } else if (hand_to_clipboard(text)) {
        app_say(app, false, "Copied, %s.", what);
    } else {
        terminal_copy(terminal, text);
        app_say(app, false, "Sent to the terminal, %s%s.", what,
                app->said.has_doubted_copies ? "" : "; not every terminal accepts it");
        app->said.has_doubted_copies = true;
    }
}

void request_copy(struct app *app, struct terminal *terminal)
{
    const struct block *current = app_current(app);
    struct buffer text = {0};
    if (app_write_copy(app, &text))
        copy(app, terminal, buffer_slice(&text),
             current->second ? "both sides, with citations and addresses"
                             : "with its citation and address");
    else
        app_say(app, false, "There is nothing to copy here.");
    buffer_release(&text);
}

void request_copy_all(struct app *app, struct terminal *terminal)
{
    struct arena arena = {0};
    struct buffer text = {0};
    size_t count = app_write_copies(app, &text);
    const char *what = arena_format(&arena, "%zu %s, with citations and addresses", count,
                                    count == 1 ? "item" : "items")
                           .bytes;
    if (count)
        copy(app, terminal, buffer_slice(&text), what);
    else
        app_say(app, false, "There is nothing to copy here.");
    buffer_release(&text);
    arena_release(&arena);
}

/* Whether there is a page; what no font has stays a matter for print on the command line. */
static bool write_sheet(struct app *app, enum page_output_format format, struct buffer *page,
                        struct buffer *problem)
{
    const struct page_output sheet = {
        .format = format,
        .paper = (enum pdf_paper)app->settings.paper,
        .size = {PAGE_USUAL_COLUMNS, PAGE_USUAL_LINES,
                 .ascii = page_output_may_be_ascii(format) && !support_has_unicode()},
    };
    struct buffer warnings = {0};
    bool is_complete;
    bool is_written = page_output_write(&sheet, app->dossier, app_page_place(app), page,
                                        &is_complete, &warnings, problem);
    buffer_release(&warnings);
    return is_written;
}

void request_print(struct app *app)
{
    struct buffer page = {0};
    struct buffer problem = {0};
    bool is_printed = write_sheet(app, PAGE_OUTPUT_PDF, &page, &problem) &&
                      page_to_printer("", page_output_medium((enum pdf_paper)app->settings.paper),
                                      &patience, buffer_slice(&page), &problem);
    if (is_printed)
        app_say(app, false, "The page is with the printer.");
    else
        app_say(app, true, "%s", problem.bytes);
    buffer_release(&page);
    buffer_release(&problem);
}

void request_save(struct app *app)
{
    struct arena arena = {0};
    struct buffer page = {0};
    struct buffer problem = {0};
    const char *path = support_expand_home(buffer_slice(&app->wanted.save_name), &arena);
    bool is_saved =
        write_sheet(app, page_output_format_of(path), &page, &problem) &&
        page_to_file(path, app->wanted.may_replace ? "" : ":save!", buffer_slice(&page), &problem);
    char *whole = is_saved ? realpath(path, NULL) : NULL;
    if (is_saved)
        app_say(app, false, "Saved %s", whole ? whole : path);
    else
        app_say(app, true, "%s", problem.bytes);
    free(whole);
    buffer_release(&page);
    buffer_release(&problem);
    arena_release(&arena);
}

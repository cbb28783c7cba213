/* precis read: the reader, in a terminal or without one. */
#include "cli/session.h"
#include "cli/support.h"
#include "ui/headless.h"

enum { LARGEST_SIZE = 1000 };

static bool parse_dimension(struct slice digits, int *value)
{
    *value = 0;
    for (size_t i = 0; i < digits.length && *value <= LARGEST_SIZE; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9')
            return false;
        *value = *value * 10 + digits.bytes[i] - '0';
    }
    return *value >= 1 && *value <= LARGEST_SIZE;
}

static bool parse_size(const char *text, int *columns, int *rows)
{
    struct slice rest = slice_of(text ? text : "80x24");
    struct slice width = slice_cut(&rest, 'x');
    if (parse_dimension(width, columns) && parse_dimension(rest, rows))
        return true;
    support_complain("--size must be COLUMNSxROWS such as 80x24, each from 1 to %d, and '%s' is "
                     "not",
                     LARGEST_SIZE, text);
    return false;
}

static enum exit_status read_headless(const struct invocation *invocation,
                                      const struct loaded *loaded, struct articles *articles,
                                      struct place place, int columns, int rows)
{
    struct app app;
    struct buffer text = {0};
    struct buffer message = {0};
    app_init(&app, columns, rows);
    app.is_ascii = invocation->ascii || !support_has_unicode();
    app.is_straight = true;
    app_use_articles(&app, articles);
    app_set_dossier(&app, loaded->dossier, place);
    app_set_problems(&app, PROBLEMS_OF_DOSSIER, &loaded->diagnostics);
    bool is_good = headless_type(&app, slice_of(invocation->keys), &message);
    if (!is_good)
        support_complain("%s", message.bytes);
    grid_print(&app.grid, app.is_ascii, &text);
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
    struct articles *articles = NULL;
    if (support_place(invocation, loaded.dossier, &place) &&
        support_open_articles(invocation, loaded.dossier, &articles))
        status = read_headless(invocation, &loaded, articles, place, columns, rows);
    articles_release(articles);
    loaded_release(&loaded);
    return status;
}

enum exit_status command_read(const struct invocation *invocation)
{
    bool has_terminal;
    if (invocation->headless)
        return run_headless(invocation);
    if (!support_has_named_articles(invocation))
        return EXIT_TROUBLE;
    enum exit_status status = session_run(invocation, &has_terminal);
    return has_terminal ? status : command_show(invocation);
}

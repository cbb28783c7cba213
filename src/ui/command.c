/* The line after ":": commands for what has no key, and for those who like to type. */
#include "ui/command.h"
#include "ui/finding.h"
#include "ui/navigate.h"
#include "ui/overlays.h"

typedef void run_command(struct app *app, struct slice argument);

struct command_description {
    const char *name;
    const char *argument; /* NULL: takes none */
    run_command *run;
    run_command *run_forced; /* with "!" after the name; NULL: takes none */
};

static void run_quit(struct app *app, struct slice argument)
{
    (void)argument;
    app->wanted.request = REQUEST_QUIT;
}

static void run_help(struct app *app, struct slice argument)
{
    (void)argument;
    app_open_overlay(app, OVERLAY_HELP);
}

static void go_parsed(struct app *app, bool is_found, struct place place, struct buffer *message)
{
    if (is_found)
        app_go(app, place);
    else
        app_say(app, true, "%s", message->bytes);
    buffer_release(message);
}

static void run_go(struct app *app, struct slice argument)
{
    struct place place = {0};
    struct buffer message = {0};
    bool is_found = place_parse(app->dossier, argument, &place, &message);
    go_parsed(app, is_found, place, &message);
}

static void run_source(struct app *app, struct slice argument)
{
    struct place place = app->place;
    struct buffer message = {0};
    place.item = app_subject(app);
    bool is_all = slice_equal(argument, SLICE("all"));
    if (is_all)
        place.brief = NULL;
    bool is_found = is_all || place_set_source(app->dossier, argument, &place, &message);
    go_parsed(app, is_found, place, &message);
}

static void run_theme(struct app *app, struct slice argument)
{
    struct place place = app->place;
    struct buffer message = {0};
    place.item = app_subject(app);
    bool is_all = slice_equal(argument, SLICE("all"));
    if (is_all)
        place.theme = NULL;
    bool is_found = is_all || place_set_theme(app->dossier, argument, &place, &message);
    go_parsed(app, is_found, place, &message);
}

static void run_nohlsearch(struct app *app, struct slice argument)
{
    (void)argument;
    app->finding.search = NULL;
}

static void apply_settings(struct app *app, int preset_before)
{
    if (app->settings.keys != preset_before)
        keymap_init(&app->keymap, (enum preset_name)app->settings.keys);
    app->detail = (enum detail)app->settings.detail;
    app->wanted.request = REQUEST_RECONFIGURE;
    app_restore_current(app);
}

/* "name=value" or "name value". */
static void run_set(struct app *app, struct slice argument)
{
    struct slice value = argument;
    struct slice name = slice_cut(&value, slice_find(argument, '=') < argument.length ? '=' : ' ');
    struct buffer message = {0};
    int preset = app->settings.keys;
    if (settings_set(&app->settings, slice_trim(name), slice_trim(value), &message))
        apply_settings(app, preset);
    else
        app_say(app, true, "%s", message.bytes);
    buffer_release(&message);
}

static void run_print(struct app *app, struct slice argument)
{
    (void)argument;
    app->wanted.request = REQUEST_PRINT;
}

static void save(struct app *app, struct slice name, bool may_replace)
{
    buffer_clear(&app->wanted.save_name);
    buffer_add(&app->wanted.save_name, name);
    app->wanted.may_replace = may_replace;
    app->wanted.request = REQUEST_SAVE;
}

static void run_save(struct app *app, struct slice argument)
{
    save(app, argument, false);
}

static void run_save_over(struct app *app, struct slice argument)
{
    save(app, argument, true);
}

static const struct command_description commands[] = {
    {"quit", NULL, run_quit, run_quit},
    {"help", NULL, run_help, NULL},
    {"go", "PLACE", run_go, NULL},
    {"source", "ID or all", run_source, NULL},
    {"theme", "ID or all", run_theme, NULL},
    {"nohlsearch", NULL, run_nohlsearch, NULL},
    {"set", "NAME=VALUE", run_set, NULL},
    {"print", NULL, run_print, NULL},
    {"save", "FILE", run_save, run_save_over},
    {"wq", NULL, run_quit, run_quit},
    {"xit", NULL, run_quit, run_quit},
};

/* Any beginning of a name will do: the first in the table has it. */
static const struct command_description *find(struct slice name)
{
    for (size_t i = 0; name.length && i < sizeof commands / sizeof *commands; i++)
        if (slice_starts_with(slice_of(commands[i].name), name))
            return &commands[i];
    return NULL;
}

static void list_commands(struct app *app, struct slice name)
{
    struct buffer text = {0};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        buffer_format(&text, "%s%s%s%s%s", i ? ", " : "", commands[i].name,
                      commands[i].run_forced ? "[!]" : "", commands[i].argument ? " " : "",
                      commands[i].argument ? commands[i].argument : "");
    app_say(app, true, "there is no command '%.*s'; there are %s", SLICE_ARGUMENTS(name),
            text.bytes);
    buffer_release(&text);
}

void app_begin_command(struct app *app, struct slice typed)
{
    app_begin_prompt(app, PROMPT_COMMAND, SHOWN(":"));
    prompt_set(&app->typing.prompt, typed);
}

void app_run_command(struct app *app, struct slice line)
{
    struct slice argument = slice_trim(line);
    struct slice name = slice_cut(&argument, ' ');
    argument = slice_trim(argument.bytes ? argument : SLICE(""));
    bool is_forced = name.length > 1 && name.bytes[name.length - 1] == '!';
    const struct command_description *command =
        find((struct slice){name.bytes, name.length - is_forced});
    if (!name.length)
        return;
    if (!command || (is_forced && !command->run_forced))
        list_commands(app, name);
    else if (command->argument && !argument.length)
        app_say(app, true, ":%s needs %s", command->name, command->argument);
    else if (is_forced)
        command->run_forced(app, argument);
    else
        command->run(app, argument);
}

/* The line after ":": commands for what has no key, and for those who like to type. */
#include "ui/command.h"

#include "ui/current.h"
#include "ui/finding.h"
#include "ui/navigate.h"
#include "ui/overlays.h"
#include "ui/saying.h"
#include "ui/searches.h"

typedef void run_command(struct app *app, struct slice argument);

struct command {
    struct command_words words;
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

static const struct named_dossier *find_dossier(const struct settings *settings, struct slice name)
{
    for (int i = 0; i < settings->dossier_count; i++)
        if (slice_equal(name, slice_of(settings->dossiers[i].name)))
            return &settings->dossiers[i];
    return NULL;
}

static void list_dossiers(const struct settings *settings, struct buffer *out)
{
    for (int i = 0; i < settings->dossier_count; i++)
        buffer_format(out, "%s%s", i ? ", " : "", settings->dossiers[i].name);
    buffer_format(out, "%s", settings->dossier_count ? "" : "none in the configuration");
}

static void run_dossier(struct app *app, struct slice argument)
{
    const struct named_dossier *named = find_dossier(&app->settings, argument);
    struct buffer names = {0};
    list_dossiers(&app->settings, &names);
    if (named) {
        app->wanted.dossier = named->path;
        app->wanted.request = REQUEST_SWITCH;
    } else {
        app_say(app, true, "there is no dossier '%.*s'; there are %s", SLICE_ARGUMENTS(argument),
                names.bytes);
    }
    buffer_release(&names);
}

static void run_nohlsearch(struct app *app, struct slice argument)
{
    (void)argument;
    app_forget_search(app);
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

static const struct command commands[] = {
    {{"quit", NULL, "Quits.", COMMAND_NOTHING}, run_quit, run_quit},
    {{"help", NULL, "This help.", COMMAND_NOTHING}, run_help, NULL},
    {{"go", "PLACE", "Goes to a place, written as on the command line.", COMMAND_PLACE},
     run_go,
     NULL},
    {{"source", "ID or all", "That source, or all.", COMMAND_SOURCE}, run_source, NULL},
    {{"theme", "ID or all", "That theme, or all.", COMMAND_THEME}, run_theme, NULL},
    {{"dossier", "NAME", "Another dossier, by its name in the configuration.", COMMAND_DOSSIER},
     run_dossier,
     NULL},
    {{"nohlsearch", NULL, "Marks no longer what was searched for.", COMMAND_NOTHING},
     run_nohlsearch,
     NULL},
    {{"set", "NAME=VALUE", "Sets it until the reader ends.", COMMAND_SETTING}, run_set, NULL},
    {{"print", NULL, "Prints the page of this place.", COMMAND_NOTHING}, run_print, NULL},
    {{"save", "FILE", "Saves the page as .pdf, .md or text; save! also over a file that is there.",
      COMMAND_FILE},
     run_save,
     run_save_over},
    {{"wq", NULL, "Quits.", COMMAND_NOTHING}, run_quit, run_quit},
    {{"xit", NULL, "Quits.", COMMAND_NOTHING}, run_quit, run_quit},
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

const struct command_words *command_at(size_t i)
{
    return i < COMMAND_COUNT ? &commands[i].words : NULL;
}

/* Any beginning of a name will do: the first in the table has it. */
static const struct command *find(struct slice name)
{
    for (size_t i = 0; name.length && i < COMMAND_COUNT; i++)
        if (slice_starts_with(slice_of(commands[i].words.name), name))
            return &commands[i];
    return NULL;
}

static void list_commands(struct app *app, struct slice name)
{
    struct buffer text = {0};
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        const struct command_words *words = &commands[i].words;
        buffer_format(&text, "%s%s%s%s%s", i ? ", " : "", words->name,
                      commands[i].run_forced ? "[!]" : "", words->argument ? " " : "",
                      words->argument ? words->argument : "");
    }
    app_say(app, true, "there is no command '%.*s'; there are %s", SLICE_ARGUMENTS(name),
            text.bytes);
    buffer_release(&text);
}

const struct command_words *command_find(struct slice name)
{
    const struct command *command = find(name);
    return command ? &command->words : NULL;
}

static void refuse_empty(struct app *app, const struct command_words *words)
{
    struct buffer choices = {0};
    if (words->takes == COMMAND_SETTING)
        settings_list(&choices);
    else if (words->takes == COMMAND_DOSSIER)
        list_dossiers(&app->settings, &choices);
    app_say(app, true, ":%s needs %s%s%s", words->name, words->argument,
            choices.length ? "; there are " : "", choices.length ? choices.bytes : "");
    buffer_release(&choices);
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
    const struct command *command = find((struct slice){name.bytes, name.length - is_forced});
    if (!name.length)
        return;
    if (!command || (is_forced && !command->run_forced))
        list_commands(app, name);
    else if (command->words.argument && !argument.length)
        refuse_empty(app, &command->words);
    else if (is_forced)
        command->run_forced(app, argument);
    else
        command->run(app, argument);
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

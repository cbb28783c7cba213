#include "cli/cli.h"

#include "base/fold.h"
#include "cli/completion.h"
#include "cli/config.h"
#include "cli/library.h"
#include "cli/support.h"
#include "cli/version.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { MOST_OPTIONS = 40, LONG_ONLY = 256 };

struct parser {
    struct option long_options[MOST_OPTIONS];
    char letters[MOST_OPTIONS * 2 + 2];
};

static int wants_argument(const struct option_description *option)
{
    if (!option->argument)
        return no_argument;
    return *option->argument == '[' ? optional_argument : required_argument;
}

static struct parser build_parser(void)
{
    struct parser parser = {0};
    char *letter = parser.letters;
    *letter++ = ':';
    for (int i = 0; options[i].name; i++) {
        parser.long_options[i] = (struct option){
            .name = options[i].name,
            .has_arg = wants_argument(&options[i]),
            .val = LONG_ONLY + i,
        };
        if (!options[i].letter)
            continue;
        *letter++ = options[i].letter;
        if (options[i].argument)
            *letter++ = ':';
    }
    return parser;
}

static int option_index(int value)
{
    if (value >= LONG_ONLY)
        return value - LONG_ONLY;
    int index = 0;
    while (options[index].name && options[index].letter != value)
        index++;
    return index;
}

static void set_option(struct invocation *invocation, int index, const char *argument)
{
    char *member = (char *)invocation + options[index].offset;
    if (options[index].argument)
        *(const char **)member = argument ? argument : "";
    else
        *(bool *)member = true;
}

/* Whether several options begin as the word does. */
static bool is_ambiguous(const char *word)
{
    int count = 0;
    for (int i = 0; options[i].name; i++)
        count += strncmp(options[i].name, word, strcspn(word, "=")) == 0;
    return count > 1;
}

/* Of several letters in one word, getopt_long tells the one at fault. */
static void refuse_option(const char *given)
{
    if (optopt >= LONG_ONLY)
        support_complain("the option '%.*s' takes no value", (int)strcspn(given, "="), given);
    else if (optopt > ' ' && optopt < 0x7f)
        support_complain("unknown option '-%c'; precis --help lists them", optopt);
    else if (optopt)
        support_complain("an option is a letter of ASCII; precis --help lists them");
    else if (is_ambiguous(given + 2))
        support_complain("the option '%s' is ambiguous; precis --help lists them", given);
    else
        support_complain("unknown option '%s'; precis --help lists them", given);
}

/* Of two dossiers the first would be left out in silence. */
static bool is_second_dossier(const struct invocation *invocation, int index, const char *argument)
{
    bool is_second =
        invocation->directory && options[index].offset == offsetof(struct invocation, directory);
    if (is_second)
        support_complain("two dossiers are named, '%s' and '%s'; name one", invocation->directory,
                         argument);
    return is_second;
}

static bool parse_options(int count, char **arguments, struct invocation *invocation)
{
    struct parser parser = build_parser();
    opterr = 0;
    for (;;) {
        int value = getopt_long(count, arguments, parser.letters, parser.long_options, NULL);
        if (value == -1)
            return true;
        const char *given = arguments[optind - 1];
        if (value == '?') {
            refuse_option(given);
            return false;
        }
        if (value == ':') {
            support_complain("the option '%s' needs a value", given);
            return false;
        }
        if (is_second_dossier(invocation, option_index(value), optarg))
            return false;
        set_option(invocation, option_index(value), optarg);
    }
}

static const struct command *find_command(const char *name)
{
    for (int i = 0; commands[i].name; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    const char *nearest = NULL;
    unsigned limit = 2;
    for (int i = 0; commands[i].name; i++) {
        unsigned distance = fold_distance(slice_of(name), slice_of(commands[i].name), limit);
        if (distance > limit)
            continue;
        nearest = commands[i].name;
        limit = distance;
    }
    if (nearest)
        support_complain("there is no command '%s'; did you mean '%s'?", name, nearest);
    else
        support_complain("there is no command '%s'; precis --help lists them, and precis read %s "
                         "opens a place",
                         name, name);
    return NULL;
}

static bool was_given(const struct invocation *invocation, const struct option_description *option)
{
    const char *member = (const char *)invocation + option->offset;
    return option->argument ? *(const char *const *)member != NULL : *(const bool *)member;
}

static void refuse_for(const struct option_description *option, const char *command)
{
    struct buffer commands_of_it = {0};
    struct slice rest = slice_of(option->commands);
    while (rest.bytes) {
        struct slice name = slice_cut(&rest, ' ');
        buffer_format(&commands_of_it, "%s%.*s", commands_of_it.length ? ", " : "",
                      SLICE_ARGUMENTS(name));
    }
    support_complain("the option '--%s' is for %s, not for %s", option->name, commands_of_it.bytes,
                     command);
    buffer_release(&commands_of_it);
}

static bool options_fit(const struct invocation *invocation, const struct command *command)
{
    for (int i = 0; options[i].name; i++) {
        if (!was_given(invocation, &options[i]) || option_is_for(&options[i], command->name))
            continue;
        refuse_for(&options[i], command->name);
        return false;
    }
    if ((unsigned)invocation->operand_count <= command->most_operands)
        return true;
    support_complain("unexpected argument '%s': precis %s",
                     invocation->operands[command->most_operands], command->synopsis);
    return false;
}

static void print_help(void)
{
    puts("usage: precis [-d DIR] [COMMAND] [OPTIONS]\n\ncommands:");
    for (int i = 0; commands[i].name; i++)
        printf("  %-24s %s\n", commands[i].synopsis, commands[i].help);
    puts("\noptions:");
    for (int i = 0; options[i].name; i++) {
        char left[40];
        snprintf(left, sizeof left, "%c%c%s--%s%s%s", options[i].letter ? '-' : ' ',
                 options[i].letter ? options[i].letter : ' ', options[i].letter ? ", " : "  ",
                 options[i].name, wants_argument(&options[i]) == required_argument ? " " : "",
                 options[i].argument ? options[i].argument : "");
        printf("  %-32s %s\n", left, options[i].help);
    }
    puts("\nPLACE is ID, ID#POINT, actor:ID, corridor:ID, the id of a theme, timeline, actors,\n"
         "corridors, questions, conflicts, articles, starred or new.");
}

static enum exit_status dump_config(void)
{
    struct settings settings;
    struct keymap keymap;
    struct diagnostics diagnostics = {0};
    struct buffer text = {0};
    config_read(&settings, &keymap, &diagnostics);
    support_print_messages(&diagnostics);
    config_write(&settings, &keymap, &text);
    enum exit_status status = support_write(&text, EXIT_DONE);
    buffer_release(&text);
    diagnostics_release(&diagnostics);
    return status;
}

static enum exit_status finish_output(void)
{
    const struct buffer nothing = {0};
    return support_write(&nothing, EXIT_DONE);
}

int cli_run(int argument_count, char **arguments)
{
    struct invocation invocation = {.command = "read"};
    /* A pipe that nobody reads, or a file that may not grow, is then an error of writing. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); /* a process that ignores it gets no status of its children */
    if (argument_count > 1 && strcmp(arguments[1], "--complete") == 0)
        return completion_answer(argument_count - 2, arguments + 2);
    if (!parse_options(argument_count, arguments, &invocation))
        return EXIT_TROUBLE;
    if (invocation.dump_config)
        return dump_config();
    if (invocation.help) {
        print_help();
        return finish_output();
    }
    if (invocation.version) {
        printf("precis %s\n", precis_version);
        return finish_output();
    }
    if (optind < argument_count)
        invocation.command = arguments[optind++];
    invocation.operands = (const char *const *)arguments + optind;
    invocation.operand_count = argument_count - optind;
    const struct command *command = find_command(invocation.command);
    if (!command || !options_fit(&invocation, command) || !support_has_given_articles(&invocation))
        return EXIT_TROUBLE;
    struct arena arena = {0};
    library_resolve(&invocation, &arena);
    enum exit_status status = command->run(&invocation);
    arena_release(&arena);
    return status;
}

/* precis completion: a script for a shell. */
#include "cli/completion.h"

#include "cli/command_export.h"
#include "cli/outlet.h"
#include "cli/sheet.h"
#include "cli/support.h"
#include "output/data/catalog.h"

#include <string.h>

static const struct {
    const char *name;
    void (*write)(struct buffer *out);
} shells[] = {
    {"bash", completion_write_bash},
    {"zsh", completion_write_zsh},
    {"fish", completion_write_fish},
};

enum { SHELL_COUNT = sizeof shells / sizeof *shells };

static struct slice join(struct arena *arena, struct slice words, const char *word)
{
    return arena_format(arena, "%.*s%s%s", SLICE_ARGUMENTS(words), words.length ? " " : "", word);
}

static struct slice join_all(struct arena *arena, const char *const *list)
{
    struct slice words = SLICE("");
    for (; *list; list++)
        words = join(arena, words, *list);
    return words;
}

static struct slice catalog_words(struct arena *arena)
{
    struct slice words = SLICE("");
    for (size_t i = 0; catalog_kinds[i].name; i++)
        words = join(arena, words, catalog_kinds[i].name);
    return words;
}

static struct slice export_words(struct arena *arena)
{
    struct slice words = SLICE("");
    for (size_t i = 0; export_formats[i].name; i++)
        words = join(arena, words, export_formats[i].name);
    return words;
}

struct slice completion_views(struct arena *arena)
{
    struct slice words = SLICE("");
    for (int i = VIEW_READ + 1; i < VIEW_COUNT; i++)
        words = join(arena, words, view_name((enum view)i));
    return words;
}

/* "auto|always|never": the table names all that can stand there. */
static bool names_words(struct slice argument)
{
    return slice_find(argument, '|') < argument.length;
}

static struct slice split_words(struct arena *arena, struct slice argument)
{
    struct slice words = arena_copy(arena, argument);
    char *bytes = arena_allocate_bytes(arena, words.length + 1);
    for (size_t i = 0; i < words.length; i++)
        bytes[i] = words.bytes[i] == '|' ? ' ' : words.bytes[i];
    return (struct slice){bytes, words.length};
}

static struct completion words_of(struct slice words)
{
    return (struct completion){words.length ? COMPLETE_WORDS : COMPLETE_NOTHING, words};
}

/* What the name in capitals stands for in the tables. */
static struct completion completion_of_name(struct slice name, struct arena *arena)
{
    if (slice_starts_with(name, SLICE("FILE")))
        return (struct completion){COMPLETE_FILE, SLICE("")};
    if (names_words(name))
        return words_of(split_words(arena, name));
    if (slice_equal(name, SLICE("KIND")))
        return words_of(catalog_words(arena));
    if (slice_equal(name, SLICE("FORMAT")))
        return words_of(export_words(arena));
    if (slice_equal(name, SLICE("DIR")))
        return (struct completion){COMPLETE_DIRECTORY, SLICE("")};
    if (slice_equal(name, SLICE("PLACE")))
        return (struct completion){COMPLETE_PLACE, SLICE("")};
    return (struct completion){COMPLETE_NOTHING, SLICE("")};
}

struct completion completion_of_option(const struct option_description *option,
                                       const struct command *command, struct arena *arena)
{
    if (strcmp(option->name, "source") == 0)
        return (struct completion){COMPLETE_IDS, SLICE("sources")};
    if (strcmp(option->name, "theme") == 0)
        return (struct completion){COMPLETE_IDS, SLICE("themes")};
    if (strcmp(option->name, "format") == 0)
        return words_of(join_all(arena, strcmp(command->name, "print") == 0 ? sheet_format_names
                                                                            : outlet_formats));
    return completion_of_name(slice_of(option->argument), arena);
}

struct completion completion_of_operand(const struct command *command, struct arena *arena)
{
    struct slice rest = slice_of(command->synopsis);
    slice_cut(&rest, ' ');
    if (rest.length > 2 && rest.bytes[0] == '[')
        rest = (struct slice){rest.bytes + 1, rest.length - 2};
    return completion_of_name(command->most_operands ? rest : SLICE(""), arena);
}

bool completion_takes_word(const struct option_description *option)
{
    return option->argument && option->argument[0] != '[';
}

bool completion_is_for(const struct option_description *option, const struct command *command)
{
    if (!option->commands)
        return true;
    struct slice rest = slice_of(option->commands);
    while (rest.bytes)
        if (slice_equal(slice_cut(&rest, ' '), slice_of(command->name)))
            return true;
    return false;
}

static void refuse_shell(const char *name)
{
    const char *names[SHELL_COUNT + 1] = {0};
    for (size_t i = 0; i < SHELL_COUNT; i++)
        names[i] = shells[i].name;
    outlet_refuse("shell", name, names);
}

enum exit_status command_completion(const struct invocation *invocation)
{
    const char *name = invocation->operand_count ? invocation->operands[0] : "";
    for (size_t i = 0; i < SHELL_COUNT; i++) {
        if (strcmp(shells[i].name, name) != 0)
            continue;
        struct buffer script = {0};
        shells[i].write(&script);
        enum exit_status status = support_write(&script, EXIT_DONE);
        buffer_release(&script);
        return status;
    }
    refuse_shell(name);
    return EXIT_TROUBLE;
}

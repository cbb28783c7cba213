#include "cli/completion.h"

#include "base/count.h"
#include "cli/command_export.h"
#include "cli/library.h"
#include "cli/support.h"
#include "model/own_words.h"
#include "output/data/catalog.h"

#include <limits.h>
#include <string.h>

/* The line as far as it is typed. */
struct line {
    struct invocation invocation;            /* its dossier, and its command */
    const struct command *command;           /* NULL: none yet */
    const struct option_description *option; /* the one whose value is typed; NULL: none */
    unsigned operands;
    struct slice typed; /* the last word, as a whole */
    struct slice kept;  /* what of it stands before the value: "--source=" */
    struct arena arena;
    struct buffer out;
};

static void offer(struct line *line, const char *prefix, struct slice word, struct slice what)
{
    struct slice whole = arena_format(&line->arena, "%.*s%s%.*s", SLICE_ARGUMENTS(line->kept),
                                      prefix, SLICE_ARGUMENTS(word));
    if (!slice_starts_with(whole, line->typed))
        return;
    struct shown text = shown_clean(&line->arena, what);
    buffer_format(&line->out, "%.*s\t%.*s\n", SLICE_ARGUMENTS(whole), SLICE_ARGUMENTS(text));
}

static void offer_word(struct line *line, const char *word)
{
    offer(line, "", slice_of(word), SLICE(""));
}

static void offer_words(struct line *line, const char *const *words)
{
    for (; *words; words++)
        offer_word(line, *words);
}

static void offer_rows(struct line *line, const char *prefix, const char *name,
                       const struct dossier *dossier, struct place place)
{
    const struct catalog_kind *kind = catalog_find(name);
    struct table table = table_begin(kind->columns, kind->column_count);
    kind->fill(&table, dossier, place);
    for (size_t i = 0; i < table.cell_count; i += kind->column_count)
        offer(line, prefix, table.cells[i].text,
              table.cells[i + catalog_words_column(kind) - 1].text);
    table_release(&table);
}

static void offer_points(struct line *line, const struct dossier *dossier, struct slice source)
{
    struct place place = {0};
    if (!place_set_source(dossier, source, &place, NULL))
        return;
    offer_rows(line, "", "points", dossier, place);
    offer_rows(line, "", "questions", dossier, place);
}

static void offer_listed(struct line *line, const char *prefix, const char *kind,
                         const struct dossier *dossier)
{
    if (slice_starts_with(line->typed, slice_of(prefix)))
        offer_rows(line, prefix, kind, dossier, (struct place){0});
    else
        offer_word(line, prefix);
}

static void offer_place(struct line *line, const struct dossier *dossier)
{
    const struct place all = {0};
    size_t hash = slice_find(line->typed, '#');
    if (hash < line->typed.length) {
        offer_points(line, dossier, (struct slice){line->typed.bytes, hash});
        return;
    }
    offer_rows(line, "", "sources", dossier, all);
    offer_rows(line, "", "themes", dossier, all);
    for (int i = VIEW_READ + 1; i < VIEW_COUNT; i++)
        offer(line, "", own_name_of(dossier, view_name((enum view)i)), SLICE(""));
    offer_listed(line, "actor:", "actors", dossier);
    offer_listed(line, own_prefix(dossier, &line->arena), "corridors", dossier);
}

/* What is listed, in the words of the dossier; NULL: where it cannot be read. */
static void offer_kinds(struct line *line, const struct dossier *dossier)
{
    for (size_t i = 0; catalog_kinds[i].name; i++)
        offer(line, "", own_name_of(dossier, catalog_kinds[i].name),
              shown_slice(own_words(&line->arena, dossier, catalog_kinds[i].help)));
}

/* Ids are those of the dossier that the line names; none where it cannot be read. */
static void offer_ids(struct line *line, unsigned kinds)
{
    struct loaded loaded;
    bool is_loaded = support_load(&line->invocation, &loaded);
    if (kinds & VALUE_KIND)
        offer_kinds(line, loaded.dossier);
    if (!is_loaded)
        return;
    if (kinds & VALUE_PLACE)
        offer_place(line, loaded.dossier);
    if (kinds & VALUE_SOURCE)
        offer_rows(line, "", "sources", loaded.dossier, (struct place){0});
    if (kinds & VALUE_THEME)
        offer_rows(line, "", "themes", loaded.dossier, (struct place){0});
    loaded_release(&loaded);
}

static void offer_exports(struct line *line)
{
    for (size_t i = 0; export_formats[i].name; i++)
        offer_word(line, export_formats[i].name);
}

static void offer_value(struct line *line, const struct value_description *value)
{
    if (!value)
        return;
    if (value->kinds & VALUE_FILE)
        buffer_add(&line->out, SLICE(":files\n"));
    if (value->kinds & VALUE_FOLDER)
        buffer_add(&line->out, SLICE(":folders\n"));
    if (value->kinds & VALUE_EXPORT)
        offer_exports(line);
    if (value->kinds & (VALUE_SOURCE | VALUE_THEME | VALUE_PLACE | VALUE_KIND))
        offer_ids(line, value->kinds);
    if (value->words)
        offer_words(line, value->words);
}

static void offer_operand(struct line *line)
{
    if (line->operands < line->command->most_operands)
        offer_value(line, value_find(NULL, line->command->name));
}

static void offer_options(struct line *line)
{
    for (int i = 0; options[i].name; i++)
        if (option_is_for(&options[i], line->invocation.command))
            offer(line, "--", slice_of(options[i].name), slice_of(options[i].help));
}

static void offer_commands(struct line *line)
{
    for (int i = 0; commands[i].name; i++)
        offer(line, "", slice_of(commands[i].name), slice_of(commands[i].help));
}

/* The next word is its value: not so when it takes none, or only one after a =. */
static bool takes_word(const struct option_description *option)
{
    return option->argument && option->argument[0] != '[';
}

/* The option that a word names, and the value within the word. */
static const struct option_description *find_option(struct slice word, struct slice *value)
{
    bool is_long = slice_starts_with(word, SLICE("--"));
    struct slice rest = {word.bytes + (is_long ? 2 : 1), word.length - (is_long ? 2 : 1)};
    struct slice name = is_long ? slice_cut(&rest, '=') : rest;
    for (int i = 0; options[i].name; i++) {
        if (is_long ? !slice_equal(name, slice_of(options[i].name))
                    : !name.length || name.bytes[0] != options[i].letter)
            continue;
        *value = is_long ? rest : (struct slice){name.bytes + 1, name.length - 1};
        return &options[i];
    }
    return NULL;
}

static void take_operand(struct line *line, const char *word)
{
    if (line->command) {
        line->operands++;
        return;
    }
    line->invocation.command = word;
    for (int i = 0; commands[i].name; i++)
        if (strcmp(commands[i].name, word) == 0)
            line->command = &commands[i];
}

/* Takes a word before the last. Returns how many words it is: 2 with a value of its own. */
static int take_word(struct line *line, char *const *words, int left)
{
    struct slice word = slice_of(words[0]);
    struct slice value = SLICE("");
    if (word.length < 2 || word.bytes[0] != '-') {
        take_operand(line, words[0]);
        return 1;
    }
    const struct option_description *option = find_option(word, &value);
    if (!option || !takes_word(option))
        return 1;
    bool is_apart = !value.bytes || (word.bytes[1] != '-' && !value.length);
    if (is_apart && left == 2)
        line->option = option;
    else if (option->offset == offsetof(struct invocation, directory))
        line->invocation.directory =
            support_expand_home(is_apart ? slice_of(words[1]) : value, &line->arena);
    return is_apart ? 2 : 1;
}

/* "--source=h": the value within the word that is typed. */
static void take_typed(struct line *line)
{
    struct slice value = {0};
    size_t equals = slice_find(line->typed, '=');
    if (line->option || !slice_starts_with(line->typed, SLICE("--")) ||
        equals == line->typed.length)
        return;
    line->option = find_option(line->typed, &value);
    if (line->option && !line->option->argument)
        line->option = NULL;
    line->kept = (struct slice){line->typed.bytes, equals + 1};
}

static void offer_all(struct line *line)
{
    if (line->option)
        offer_value(line, value_find(line->option->name, line->invocation.command));
    else if (slice_starts_with(line->typed, SLICE("-")))
        offer_options(line);
    else if (line->command)
        offer_operand(line);
    else if (strcmp(line->invocation.command, "read") == 0)
        offer_commands(line);
}

enum exit_status completion_answer(int count, char *const *words)
{
    struct line line = {.invocation = {.command = "read"}};
    line.typed = slice_of(count ? words[count - 1] : "");
    for (int i = 0; i < count - 1;)
        i += take_word(&line, words + i, count - i);
    take_typed(&line);
    library_resolve(&line.invocation, &line.arena);
    offer_all(&line);
    enum exit_status status = support_write(&line.out, EXIT_DONE);
    buffer_release(&line.out);
    arena_release(&line.arena);
    return status;
}

#include "cli/table_output.h"

#include "cli/support.h"
#include "model/schema.h"
#include "model/scope.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_COLUMNS = 80, LEAST_COLUMNS = 20, MOST_COLUMNS = 1000 };

const char *const table_output_formats[] = {[TABLE_OUTPUT_TEXT] = "text",
                                            [TABLE_OUTPUT_TSV] = "tsv",
                                            [TABLE_OUTPUT_JSON] = "json",
                                            [TABLE_OUTPUT_CSV] = "csv",
                                            NULL};

enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

const char *const table_output_colors[] = {
    [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never", NULL};

void table_output_refuse(const char *what, const char *word, const char *const *words)
{
    const char *nearest = schema_nearest(words, slice_of(word));
    struct buffer list = {0};
    buffer_add_choices(&list, words);
    if (!*word)
        support_complain("name a %s: %s", what, list.bytes);
    else if (nearest)
        support_complain("there is no %s '%s'; did you mean '%s'?", what, word, nearest);
    else
        support_complain("there is no %s '%s'; it can be %s", what, word, list.bytes);
    buffer_release(&list);
}

bool table_output_choose(const char *what, const char *word, const char *const *words, int *index)
{
    *index = 0;
    if (!word)
        return true;
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], word) != 0)
            continue;
        *index = i;
        return true;
    }
    table_output_refuse(what, word, words);
    return false;
}

static int terminal_columns(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO))
        return 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return USUAL_COLUMNS;
    return size.ws_col;
}

static bool wants_bold(int color)
{
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (color != COLOR_AUTO)
        return color == COLOR_ALWAYS;
    bool is_refused = no_color && *no_color;
    return !is_refused && terminal && *terminal && strcmp(terminal, "dumb") != 0 &&
           isatty(STDOUT_FILENO);
}

bool table_output_read(const struct invocation *invocation, struct table_output *outlet)
{
    int format;
    int color;
    *outlet = (struct table_output){0};
    if (!table_output_choose("format", invocation->format, table_output_formats, &format) ||
        !table_output_choose("colour", invocation->color, table_output_colors, &color) ||
        !support_number("--columns", invocation->columns, terminal_columns(), LEAST_COLUMNS,
                        MOST_COLUMNS, &outlet->look.columns))
        return false;
    outlet->format = (enum table_output_format)format;
    outlet->look.is_bold = wants_bold(color);
    outlet->look.ascii = invocation->ascii || !support_has_unicode();
    return true;
}

void table_output_say_nothing(const char *nothing, struct place place)
{
    struct arena arena = {0};
    struct slice source = place.brief ? text_slice(place.brief->id) : SLICE("");
    struct slice theme = place.theme ? text_slice(place.theme->id) : SLICE("");
    struct slice since =
        place.only && place.only->since ? text_slice(place.only->since->text) : SLICE("");
    struct shown line = shown_format(
        &arena, "%s%s%.*s%s%.*s%s%.*s%s", nothing, source.length ? ", in the source " : "",
        SLICE_ARGUMENTS(source), theme.length ? ", on the theme " : "", SLICE_ARGUMENTS(theme),
        since.length ? ", since " : "", SLICE_ARGUMENTS(since),
        place.only && place.only->states ? ", with a star" : "");
    fprintf(stderr, "precis: %.*s\n", SLICE_ARGUMENTS(line));
    arena_release(&arena);
}

static void write_table(const struct table_output *outlet, struct table *table, struct buffer *out)
{
    switch (outlet->format) {
    case TABLE_OUTPUT_TEXT:
        table_write_text(table, &outlet->look, out);
        break;
    case TABLE_OUTPUT_TSV:
        table_write_tsv(table, out);
        break;
    case TABLE_OUTPUT_JSON:
        table_write_json(table, out);
        break;
    case TABLE_OUTPUT_CSV:
        table_write_csv(table, out);
        break;
    }
}

enum exit_status table_output_write(const struct table_output *outlet, struct table *table,
                                    struct place place, const char *nothing)
{
    struct buffer text = {0};
    size_t rows = table_row_count(table);
    if (!rows && outlet->format == TABLE_OUTPUT_TEXT)
        table_output_say_nothing(nothing, place);
    else
        write_table(outlet, table, &text);
    enum exit_status status = support_write(&text, rows ? EXIT_DONE : EXIT_NO);
    buffer_release(&text);
    return status;
}

bool table_output_place(const struct invocation *invocation, const struct dossier *dossier,
                        struct place *place)
{
    struct invocation narrowing = *invocation;
    narrowing.operand_count = 0;
    return support_place(&narrowing, dossier, place);
}

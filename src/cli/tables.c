/* Every command and every option; --help and the manual say what stands here. */
#include "cli/invocation.h"

#include "base/slice.h"
#include "cli/completion.h"
#include "cli/findings.h"
#include "cli/page_output.h"
#include "cli/table_output.h"

#include <stddef.h>
#include <string.h>

const struct command commands[] = {
    {"read", "read [PLACE]", "Opens the reader; the default.", 1, command_read},
    {"print", "print [PLACE]", "Prints a summary on exactly one page.", 1, command_print},
    {"show", "show [PLACE]", "Prints the full text, unpaged.", 1, command_show},
    {"search", "search QUERY", "Finds points, one a line; exit status 1 when there are none.", 64,
     command_search},
    {"list", "list KIND", "Lists sources, themes, points and so on, one a line.", 1, command_list},
    {"export", "export FORMAT", "Writes the dossier for other programs.", 1, command_export},
    {"dossiers", "dossiers", "Lists the dossiers that the configuration names.", 0,
     command_dossiers},
    {"init", "init DIR", "Makes a dossier to begin with, which explains itself.", 1, command_init},
    {"paragraphs", "paragraphs FILE|ID", "Prints an article with its paragraph numbers.", 1,
     command_paragraphs},
    {"add", "add ARTICLE...", "Adds articles, and begins their briefs.", 64, command_add},
    {"rename", "rename OLD NEW", "Shows another id wherever it stands; --write changes it.", 2,
     command_rename},
    {"renumber", "renumber ID...", "Shows the paragraph numbers for an article that was edited.",
     64, command_renumber},
    {"completion", "completion bash|zsh|fish", "Writes a completion script for a shell.", 1,
     command_completion},
    {"check", "check [ID|FILE...]", "Checks the dossier; exit status 1 when something is wrong.",
     64, command_check},
    {0},
};

#define STRING(member) offsetof(struct invocation, member)

const struct option_description options[] = {
    {"dossier", 'd', "DIR", NULL, "The folder of the dossier, or its name in the configuration.",
     STRING(directory)},
    {"source", 0, "ID", "read print show search list export add",
     "Narrows the place to one source; for add a file of CSL-JSON or BibTeX that says it.",
     STRING(source)},
    {"theme", 0, "ID", "read print show search list export", "Narrows the place to one theme.",
     STRING(theme)},
    {"since", 0, "DATE", "print show search list export",
     "Narrows the place to what is dated then or later.", STRING(since)},
    {"starred", 0, NULL, "print show search list export", "Narrows the place to what has a star.",
     STRING(starred)},
    {"everywhere", 0, NULL, "search", "Searches all dossiers that the configuration names.",
     STRING(everywhere)},
    {"columns", 0, "N", "print show search list dossiers",
     "The width of the text: 80, for search and list that of the terminal.", STRING(columns)},
    {"lines", 0, "N", "print", "The height of the page, 66 unless given.", STRING(lines)},
    {"page", 0, NULL, "print", "Keeps Markdown and HTML to one page, too.", STRING(page)},
    {"strict-fit", 0, NULL, "print", "Exit status 1 when something was left off the page.",
     STRING(strict_fit)},
    {"ascii", 0, NULL, "read print show search list dossiers paragraphs",
     "Writes nothing but ASCII.", STRING(ascii)},
    {"bidi", 0, NULL, "show", "Marks what runs from right to left and what stands beside it.",
     STRING(bidi)},
    {"format", 0, "FORMAT", "print search list dossiers paragraphs check",
     "text, md, html or pdf for print; text, json or sarif for check; text, tsv, json or csv "
     "for others.",
     STRING(format)},
    {"foot", 0, "words|command", "print",
     "Whether the foot also names the command that shows the rest; words unless given.",
     STRING(foot)},
    {"why", 0, NULL, "print", "Lists what the page chose and what it left off, and why.",
     STRING(why)},
    {"paper", 0, "a4|letter", "print", "The paper of a PDF, a4 unless given.", STRING(paper)},
    {"output", 'o', "FILE", "print", "Writes to a file, which must not be there yet.",
     STRING(output)},
    {"force", 0, NULL, "print renumber",
     "Lets --output replace a file; lets renumber go by the places of paragraphs.", STRING(force)},
    {"edit", 0, NULL, "add", "Opens the editor on what was written.", STRING(edit)},
    {"write", 0, NULL, "rename renumber", "Writes what is only shown without it.", STRING(write)},
    {"lp", 0, "[=DEST]", "print", "Prints on paper, on that printer or the usual one.",
     STRING(printer)},
    {"color", 0, "auto|always|never", "search", "Whether matches are bold.", STRING(color)},
    {"headless", 0, NULL, "read", "Reads without a terminal and prints the last screen.",
     STRING(headless)},
    {"size", 0, "COLUMNSxROWS", "read", "The screen of --headless, 80x24 unless given.",
     STRING(size)},
    {"keys", 0, "KEYS", "read", "The keys that --headless types.", STRING(keys)},
    {"articles", 0, "DIR", NULL, "The folder of the articles; pages and exports hold none of them.",
     STRING(articles)},
    {"provenance", 0, NULL, "show", "What the point rests on, with its paragraphs.",
     STRING(provenance)},
    {"dump-config", 0, NULL, NULL, "Prints the settings as a commented configuration file.",
     STRING(dump_config)},
    {"help", 'h', NULL, NULL, "Says what stands here.", STRING(help)},
    {"version", 'V', NULL, NULL, "Says which version this is.", STRING(version)},
    {0},
};

const struct value_description values[] = {
    {"dossier", NULL, VALUE_FOLDER, NULL},
    {"source", "add", VALUE_FILE, NULL},
    {"source", NULL, VALUE_SOURCE, NULL},
    {"theme", NULL, VALUE_THEME, NULL},
    {"format", "print", 0, page_output_format_names},
    {"format", "check", 0, findings_formats},
    {"format", NULL, 0, table_output_formats},
    {"foot", NULL, 0, page_output_foot_names},
    {"paper", NULL, 0, page_output_paper_names},
    {"output", NULL, VALUE_FILE, NULL},
    {"color", NULL, 0, table_output_colors},
    {"articles", NULL, VALUE_FOLDER, NULL},
    {NULL, "read print show", VALUE_PLACE, NULL},
    {NULL, "list", VALUE_KIND, NULL},
    {NULL, "export", VALUE_EXPORT, NULL},
    {NULL, "init", VALUE_FOLDER, NULL},
    {NULL, "paragraphs", VALUE_FILE | VALUE_SOURCE, NULL},
    {NULL, "add", VALUE_FILE, NULL},
    {NULL, "renumber", VALUE_SOURCE, NULL},
    {NULL, "completion", 0, completion_shells},
    {NULL, "check", VALUE_FILE | VALUE_SOURCE | VALUE_THEME, NULL},
    {0},
};

/* Whether the command is among those; NULL is all. */
static bool is_among(const char *command, const char *those)
{
    if (!those)
        return true;
    struct slice rest = slice_of(those);
    while (rest.bytes)
        if (slice_equal(slice_cut(&rest, ' '), slice_of(command)))
            return true;
    return false;
}

bool option_is_for(const struct option_description *option, const char *command)
{
    return is_among(command, option->commands);
}

static bool is_same_option(const char *left, const char *right)
{
    return left && right ? strcmp(left, right) == 0 : left == right;
}

const struct value_description *value_find(const char *option, const char *command)
{
    for (const struct value_description *value = values; value->kinds || value->words; value++)
        if (is_same_option(value->option, option) && is_among(command, value->commands))
            return value;
    return NULL;
}

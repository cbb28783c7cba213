/* Every command and every option; --help and the manual say what stands here. */
#include "cli/invocation.h"

#include <stddef.h>

const struct command commands[] = {
    {"read", "read [PLACE]", "Opens the reader; the default.", 1, command_read},
    {"print", "print [PLACE]", "Prints a summary on exactly one page.", 1, command_print},
    {"show", "show [PLACE]", "Prints the full text, unpaged.", 1, command_show},
    {"check", "check", "Checks the dossier; exit status 1 when something is wrong.", 0,
     command_check},
    {0},
};

#define STRING(member) offsetof(struct invocation, member)

const struct option_description options[] = {
    {"dossier", 'd', "DIR", NULL, "The folder of the dossier.", STRING(directory)},
    {"source", 0, "ID", "read print show", "Narrows the place to one source.", STRING(source)},
    {"theme", 0, "ID", "read print show", "Narrows the place to one theme.", STRING(theme)},
    {"columns", 0, "N", "print show", "The width of the text, 80 unless given.", STRING(columns)},
    {"lines", 0, "N", "print", "The height of the page, 66 unless given.", STRING(lines)},
    {"strict-fit", 0, NULL, "print", "Exit status 1 when something was left off the page.",
     STRING(strict_fit)},
    {"ascii", 0, NULL, "read print show", "Writes nothing but ASCII.", STRING(ascii)},
    {"headless", 0, NULL, "read", "Reads without a terminal and prints the last screen.",
     STRING(headless)},
    {"size", 0, "COLUMNSxROWS", "read", "The screen of --headless, 80x24 unless given.",
     STRING(size)},
    {"keys", 0, "KEYS", "read", "The keys that --headless types.", STRING(keys)},
    {"help", 'h', NULL, NULL, "Says what stands here.", STRING(help)},
    {"version", 'V', NULL, NULL, "Says which version this is.", STRING(version)},
    {0},
};

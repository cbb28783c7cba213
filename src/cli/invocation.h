/* What was asked for on the command line. */
#ifndef PRECIS_CLI_INVOCATION_H
#define PRECIS_CLI_INVOCATION_H

#include "model/place.h"

#include <stdbool.h>

enum exit_status {
    EXIT_DONE = 0,
    EXIT_NO = 1,      /* it ran, and the answer is no: no match, findings, text left off */
    EXIT_TROUBLE = 2, /* it could not run */
};

struct invocation {
    const char *directory; /* of -d; NULL: it was not given */
    const char *folder;    /* of the dossier, once library_resolve has looked for it */
    const char *source;
    const char *theme;
    const char *since;
    const char *size; /* 80x24 */
    const char *keys;
    const char *columns;
    const char *lines;
    const char *articles;
    const char *format;
    const char *paper;
    const char *output;
    const char *printer; /* "": the usual one */
    const char *color;
    const char *foot;
    bool starred;
    bool everywhere;
    bool headless;
    bool provenance;
    bool ascii;
    bool bidi;
    bool page;
    bool strict_fit;
    bool force;
    bool write;
    bool edit;
    bool why;
    bool dump_config;
    bool help;
    bool version;
    const char *command;
    const char *const *operands; /* after the command */
    int operand_count;
};

struct command {
    const char *name;
    const char *synopsis;
    const char *help;
    unsigned most_operands;
    enum exit_status (*run)(const struct invocation *invocation);
};

struct option_description {
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* NULL: takes none; "[=DEST]": may have one */
    const char *commands; /* the commands that it is for, divided by blanks; NULL: all */
    const char *help;
    size_t offset; /* in struct invocation: of a string with an argument, else of a bool */
};

enum value_kind {
    VALUE_FILE = 1 << 0,
    VALUE_FOLDER = 1 << 1,
    VALUE_SOURCE = 1 << 2, /* the id of one */
    VALUE_THEME = 1 << 3,
    VALUE_PLACE = 1 << 4,
    VALUE_KIND = 1 << 5,   /* of what `list` lists */
    VALUE_EXPORT = 1 << 6, /* a format of `export` */
};

/* What can stand as the value of an option, or as an operand of a command. */
struct value_description {
    const char *option;       /* NULL: operands */
    const char *commands;     /* divided by blanks; NULL: all that no row above names */
    unsigned kinds;           /* of enum value_kind */
    const char *const *words; /* ended with NULL; NULL: none */
};

/* The first two end with a nameless one, the values with one that says nothing. */
extern const struct command commands[];
extern const struct option_description options[];
extern const struct value_description values[];

/* Whether the option is for that command. */
bool option_is_for(const struct option_description *option, const char *command);

/* What the value of the option is for that command, or with NULL its operands; NULL: anything. */
const struct value_description *value_find(const char *option, const char *command);

enum exit_status command_read(const struct invocation *invocation);
enum exit_status command_print(const struct invocation *invocation);
enum exit_status command_show(const struct invocation *invocation);
enum exit_status command_check(const struct invocation *invocation);
enum exit_status command_search(const struct invocation *invocation);
enum exit_status command_list(const struct invocation *invocation);
enum exit_status command_dossiers(const struct invocation *invocation);
enum exit_status command_export(const struct invocation *invocation);
enum exit_status command_rename(const struct invocation *invocation);
enum exit_status command_renumber(const struct invocation *invocation);
enum exit_status command_add(const struct invocation *invocation);
enum exit_status command_init(const struct invocation *invocation);
enum exit_status command_paragraphs(const struct invocation *invocation);
enum exit_status command_completion(const struct invocation *invocation);

#endif

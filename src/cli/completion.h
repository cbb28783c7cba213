/* Completion scripts, made from the tables of commands and options. */
#ifndef PRECIS_CLI_COMPLETION_H
#define PRECIS_CLI_COMPLETION_H

#include "base/arena.h"
#include "base/buffer.h"
#include "cli/invocation.h"

/* What can stand for an operand or the value of an option. */
enum completion_kind {
    COMPLETE_NOTHING,
    COMPLETE_DIRECTORY,
    COMPLETE_FILE,
    COMPLETE_IDS,   /* what `precis list WORDS` lists */
    COMPLETE_WORDS, /* one of the words, which blanks divide */
    COMPLETE_PLACE,
};

struct completion {
    enum completion_kind kind;
    struct slice words;
};

/* The value of an option as the command takes it. Memory is the arena's. */
struct completion completion_of_option(const struct option_description *option,
                                       const struct command *command, struct arena *arena);

struct completion completion_of_operand(const struct command *command, struct arena *arena);

/* Whether the next word is its value: not so when it takes none, or only one behind a =. */
bool completion_takes_word(const struct option_description *option);

/* Whether the option is for that command. */
bool completion_is_for(const struct option_description *option, const struct command *command);

/* The words that a place can be besides ids, divided by blanks. */
struct slice completion_views(struct arena *arena);

/* Append the scripts. */
void completion_write_bash(struct buffer *out);
void completion_write_zsh(struct buffer *out);
void completion_write_fish(struct buffer *out);

#endif

/* What the reader remembers, where it cannot: one message, what was there before intact, exit
 * status 0. And when it saves: before it is killed. */
#include "support/reader.h"
#include "support/scratch.h"

#include <glob.h>
#include <signal.h>
#include <string.h>

/* A first run leaves a state; then something gets in the way of the second one. */
static const char script[] =
    "\"$0\" -d \"$1\"; echo 'first run over'; read -r line\n"
    "cp -R \"$XDG_STATE_HOME\" \"$HOME/before\"; state=$XDG_STATE_HOME/precis\n"
    "( %s; exec \"$0\" -d \"$1\" )\n"
    "echo \"status $?\"; %s && echo intact";

static const char unchanged[] = "diff -r \"$HOME/before\" \"$XDG_STATE_HOME\"";

struct trouble {
    const char *cause; /* shell */
    const char *check; /* that the old state is intact; shell */
    const char *on_screen;
    const char *behind_it;
};

static const struct trouble troubles[] = {
    {"true", "! diff -rq \"$HOME/before\" \"$XDG_STATE_HOME\" >\"$HOME/differences\"", NULL, NULL},
    {"unset HOME XDG_STATE_HOME", unchanged, "will not be remembered: no home: neither", NULL},
    {"export HOME=relative; unset XDG_STATE_HOME", unchanged, "will not be remembered: no home",
     NULL},
    {"unset XDG_STATE_HOME; HOME=/nowhere-at-all", unchanged, NULL,
     "precis: warning: what you read is not remembered: /nowhere-at-all/.local/state/precis: "},
    {"unset XDG_STATE_HOME; HOME=/dev/null", unchanged,
     "what you read is not remembered: /dev/null/.local/state/precis: this is not a folder", NULL},
    {"unset XDG_STATE_HOME; HOME=/sys", unchanged, NULL,
     "precis: warning: what you read is not remembered: /sys/.local/state/precis: "},
    {"ulimit -f 0", unchanged, NULL, "/precis: File too large"},
    {"chmod o+w \"$state\"", unchanged, "what you read is not remembered: ", NULL},
    {"for f in \"$state\"/*.state; do echo damage >>\"$f\"; done",
     "grep -q damage \"$state\"/*.damaged-1 && [ -s \"$state\"/*.state ]",
     "what was remembered is damaged: it is set aside as ", NULL},
    {"rm -r \"$XDG_STATE_HOME\"; echo >\"$XDG_STATE_HOME\"", "[ -f \"$XDG_STATE_HOME\" ]",
     "what you read is not remembered: ", NULL},
};

/* A message is there until a key comes. */
static void read_a_little(struct terminal *terminal, const char *message)
{
    WAIT_FOR(terminal, message ? message : "Sources");
    terminal_type(terminal, "J*");
}

static void expect_one_message(struct terminal *terminal, const struct trouble *trouble)
{
    const char *screen = terminal_screen(terminal);
    const char *status = strstr(screen, "status 0\n");
    cr_expect(status, "%s:\n%s", trouble->cause, screen);
    cr_expect(strstr(screen, "intact"), "%s:\n%s", trouble->cause, screen);
    const char *after = strstr(screen, "first run over\n");
    cr_assert(after && status);
    after += strcspn(after, "\n") + 1;
    after += *after == '\n'; /* the line that was typed */
    if (!trouble->behind_it) {
        cr_expect_eq(after, status, "%s:\n%s", trouble->cause, screen);
        return;
    }
    const char *found = strstr(after, trouble->behind_it);
    cr_expect(found && found < status, "%s:\n%s", trouble->cause, screen);
    const char *end = strchr(after, '\n');
    cr_expect(end && end + 1 == status, "%s: more than one line:\n%s", trouble->cause, screen);
}

static void try_trouble(const struct trouble *trouble)
{
    struct arena arena = {0};
    struct slice text = arena_format(&arena, script, trouble->cause, trouble->check);
    struct terminal *terminal = start_script(text.bytes, "tests/data/quiet-water",
                                             &(struct terminal_options){.columns = 200});
    read_a_little(terminal, NULL);
    terminal_type(terminal, "Q");
    WAIT_FOR(terminal, "first run over");
    terminal_type(terminal, "\r");
    read_a_little(terminal, trouble->on_screen);
    terminal_type(terminal, "Q");
    expect_clean_exit(terminal);
    expect_one_message(terminal, trouble);
    expect_restored(terminal);
    terminal_stop(terminal);
    arena_release(&arena);
}

Test(reader_state, cannot_be_kept_and_says_so_once)
{
    for (size_t i = 0; i < COUNT(troubles); i++)
        try_trouble(&troubles[i]);
}

/* Whoever leaves it open for a day loses no more than the last moments, whatever ends it. */

static bool is_saved(struct terminal *terminal, void *pattern)
{
    glob_t found;
    (void)terminal;
    bool is_there = glob(pattern, 0, NULL, &found) == 0;
    globfree(&found);
    return is_there;
}

Test(reader_state, is_saved_when_no_key_comes)
{
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    struct slice pattern = arena_format(&arena, "%s/precis/*.state", folder);
    const char *const environment[] = {arena_format(&arena, "XDG_STATE_HOME=%s", folder).bytes,
                                       NULL};
    const struct terminal_options options = {.environment = environment};
    struct terminal *first =
        start_script("exec \"$0\" -d \"$1\"", "tests/data/quiet-water", &options);
    read_a_little(first, NULL);
    cr_expect(terminal_wait_until(first, TERMINAL_PATIENCE, is_saved, (void *)pattern.bytes));
    terminal_signal(first, SIGKILL);
    wait_exit(first);
    terminal_stop(first);
    struct terminal *second =
        start_script("exec \"$0\" -d \"$1\"", "tests/data/quiet-water", &options);
    WAIT_FOR(second, "★");
    terminal_type(second, "Q");
    expect_clean_exit(second);
    terminal_stop(second);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* Stars and places follow an id that `rename` changes; so does the mark of a cell. */
static const char renaming[] =
    "mkdir \"$HOME/d\" && cp -R \"$1\"/content \"$1\"/themes \"$HOME/d\"; cd \"$HOME\"\n"
    "\"$0\" -d d read tides-2029#dredging-stalled; echo 'first run over'; read -r line\n"
    "for names in 'tides-2029 ebb' 'ebb#dredging-stalled standstill' 'theme:dredging digging' "
    "'actor:pilots helmsmen'\n"
    "do \"$0\" -d d rename --write $names >said; done\n"
    "\"$0\" -d d list points --starred; read -r line; exec \"$0\" -d d";

Test(reader_state, follows_what_is_renamed)
{
    struct terminal *terminal = start_script(renaming, "tests/data/quiet-water",
                                             &(struct terminal_options){.columns = 120});
    WAIT_FOR(terminal, "Sources");
    terminal_type(terminal, "*ma:go actor:pilots\r");
    WAIT_FOR(terminal, "actors ▸ Pilots of the Sound");
    terminal_type(terminal, "mbQ");
    WAIT_FOR(terminal, "first run over");
    terminal_type(terminal, "\r");
    WAIT_FOR(terminal, "ebb#standstill");
    terminal_type(terminal, "\r");
    WAIT_FOR(terminal, "Sources");
    terminal_type(terminal, "go'a");
    WAIT_FOR(terminal, "★");
    terminal_type(terminal, "go'b");
    WAIT_FOR(terminal, "actors ▸ Pilots of the Sound");
    terminal_type(terminal, "Q");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
}

/* The reader is open meanwhile: here its own editor is what renames. */
static const char renaming_below[] =
    "mkdir \"$HOME/d\" && cp -R \"$1\"/content \"$1\"/themes \"$HOME/d\"; cd \"$HOME\"\n"
    "printf '#!/bin/sh\\n\"%s\" -d \"%s\" rename --write tides-2029 ebb >/dev/null\\n' \"$0\" "
    "\"$HOME/d\" >renamer; chmod +x renamer\n"
    "VISUAL=$HOME/renamer exec \"$0\" -d d read tides-2029#dredging-stalled";

Test(reader_state, follows_what_is_renamed_while_it_is_shown)
{
    struct terminal *terminal = start_script(renaming_below, "tests/data/quiet-water",
                                             &(struct terminal_options){.columns = 120});
    WAIT_FOR(terminal, "Annals");
    terminal_type(terminal, "*e");
    WAIT_FOR(terminal, "Read again.");
    terminal_type(terminal, "g*");
    WAIT_FOR(terminal, "▸ starred");
    WAIT_FOR(terminal, "Dredging of the North Fairway has stood still since 2027.");
    terminal_type(terminal, "Q");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
}

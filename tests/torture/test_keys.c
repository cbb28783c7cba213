/* Keys, sizes, signals and saves in any order, in a terminal; tests/ui/test_walk.c does the same,
 * and more of it, without one. Whatever has happened, a few keys lead to a known place. */
#include "support/dice.h"
#include "support/reader.h"
#include "support/rest.h"
#include "support/rounds.h"
#include "support/scratch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { ACTIONS = 400, FINAL_COLUMNS = 100, FINAL_ROWS = 30 };

/* A dossier of its own for each program, and another one only, so that it can be saved. */
static const char script[] = "cp -r \"$1\" \"$HOME/dossier\" && exec \"$0\" -d \"$HOME/dossier\"";

struct typing {
    struct dice dice;
    struct terminal *terminal;
    int keys, sizes, signals, saves, quits;
};

static void start(struct typing *typing)
{
    char dossier[512];
    const char *const environment[] = {"VISUAL=true", NULL};
    snprintf(dossier, sizeof dossier, "%s/tests/data/quiet-water", bundled_dossier());
    typing->terminal =
        start_script(script, dossier, &(struct terminal_options){.environment = environment});
    WAIT_FOR(typing->terminal, "COVERAGE");
}

static void finish(struct typing *typing)
{
    expect_clean_exit(typing->terminal);
    expect_restored(typing->terminal);
    terminal_stop(typing->terminal);
}

/* Not those that copy, print or open a browser, nor the command line, where anything can be set. */
static void press_key(struct typing *typing)
{
    static const VTermKey special[] = {
        VTERM_KEY_UP,    VTERM_KEY_DOWN, VTERM_KEY_LEFT,        VTERM_KEY_RIGHT,
        VTERM_KEY_HOME,  VTERM_KEY_END,  VTERM_KEY_PAGEUP,      VTERM_KEY_PAGEDOWN,
        VTERM_KEY_ENTER, VTERM_KEY_TAB,  VTERM_KEY_ESCAPE,      VTERM_KEY_BACKSPACE,
        VTERM_KEY_DEL,   VTERM_KEY_INS,  VTERM_KEY_FUNCTION(1), VTERM_KEY_FUNCTION(5),
    };
    static const char characters[] = "abcdefghijklmnopqrstuvwxzABCDEFGHIJKLMNRSTUVWXZ0123456789"
                                     " .,;/\\?&*+-<>[]{}()'`~@#$%^=_!\"";
    struct dice *dice = &typing->dice;
    if (dice_one_in(dice, 5))
        terminal_key(typing->terminal, special[dice_below(dice, COUNT(special))],
                     (VTermModifier)(dice_one_in(dice, 4) ? dice_below(dice, 8) : 0));
    else if (dice_one_in(dice, 20))
        terminal_character(typing->terminal, dice_between(dice, 0xa1, 0x2fff), VTERM_MOD_NONE);
    else if (dice_one_in(dice, 20))
        terminal_character(typing->terminal, (uint32_t) "cdfglnpruz"[dice_below(dice, 10)],
                           VTERM_MOD_CTRL);
    else
        terminal_character(typing->terminal,
                           (uint32_t)characters[dice_below(dice, sizeof characters - 1)],
                           VTERM_MOD_NONE);
    typing->keys++;
}

static void change_size(struct typing *typing)
{
    terminal_resize(typing->terminal, (int)dice_between(&typing->dice, 2, 200),
                    (int)dice_between(&typing->dice, 1, 60));
    typing->sizes++;
}

static void send_signal(struct typing *typing)
{
    static const int numbers[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGSTOP};
    int number = numbers[dice_below(&typing->dice, COUNT(numbers))];
    terminal_signal(typing->terminal, number);
    if (number == SIGSTOP)
        terminal_signal(typing->terminal, SIGCONT);
    typing->signals++;
}

static void save(struct typing *typing)
{
    char folder[256];
    snprintf(folder, sizeof folder, "%s/dossier", terminal_home(typing->terminal));
    program_folder_write(folder, "content/dossier.yaml",
                         "precis: 1\ntitle: Quiet Water\ndescription: Save %d.\nas-of: 2031-04\n"
                         "bottom-line: Nothing is settled.\n",
                         typing->saves);
    typing->saves++;
}

/* A key may have been the one that quits, or have put the terminal into an editor's hands. */
static bool has_come_to_rest(struct terminal *terminal)
{
    enum { REST = 40 }; /* longer than the reader waits for what may follow an escape */
    return terminal_is_silent(terminal, REST) || terminal_wait_exit(terminal, 0, NULL);
}

static void come_to_rest(struct typing *typing)
{
    while (!has_come_to_rest(typing->terminal))
        continue;
    if (!terminal_wait_exit(typing->terminal, 0, NULL))
        return;
    finish(typing);
    typing->quits++;
    start(typing);
}

static void act(struct typing *typing)
{
    if (dice_one_in(&typing->dice, 25))
        change_size(typing);
    else if (dice_one_in(&typing->dice, 30))
        send_signal(typing);
    else if (dice_one_in(&typing->dice, 60))
        save(typing);
    else
        press_key(typing);
    if (dice_one_in(&typing->dice, 16))
        come_to_rest(typing);
}

static bool is_known_place(struct terminal *terminal, void *context)
{
    (void)context;
    const char *screen = terminal_screen(terminal);
    return strstr(screen, " Quiet Water ▸ all sources ▸ all themes") == screen &&
           strstr(screen, "─ Text ─") && strstr(screen, "COVERAGE");
}

/* One at a time, since an Escape and the next key are another key: the next one follows what this
 * one has done. */
static void press(struct typing *typing, const char *key)
{
    enum { LONG_ENOUGH = 500 };
    size_t written = terminal_raw(typing->terminal).length;
    terminal_type(typing->terminal, key);
    terminal_wait_written(typing->terminal, written, LONG_ENOUGH);
    while (!has_come_to_rest(typing->terminal))
        continue;
}

/* Escape closes what is open, and q goes a level up. */
static void go_to_known_place(struct typing *typing)
{
    enum { MOST_LEVELS = 20 };
    come_to_rest(typing);
    terminal_resize(typing->terminal, FINAL_COLUMNS, FINAL_ROWS);
    for (int i = 0; i < MOST_LEVELS && !is_known_place(typing->terminal, NULL); i++) {
        press(typing, "\033");
        come_to_rest(typing);
        if (is_known_place(typing->terminal, NULL))
            break;
        press(typing, "q");
        come_to_rest(typing);
    }
    cr_assert(terminal_wait_until(typing->terminal, TERMINAL_PATIENCE, is_known_place, NULL),
              "elsewhere after %d keys:\n%s", typing->keys, terminal_screen(typing->terminal));
}

/* A prompt may be open still. */
static void leave(struct typing *typing)
{
    enum { MOST_PROMPTS = 5 };
    for (int i = 0; i < MOST_PROMPTS; i++)
        press(typing, "\033");
    terminal_type(typing->terminal, "Q");
    finish(typing);
}

Test(torture_keys, lead_to_a_known_place)
{
    struct typing typing = {.dice = {2031}};
    int rounds = torture_rounds(2);
    for (int round = 0; round < rounds; round++) {
        start(&typing);
        for (int i = 0; i < ACTIONS; i++)
            act(&typing);
        go_to_known_place(&typing);
        expect_rest(typing.terminal, 1100);
        leave(&typing);
    }
    TORTURE_SAY(
        "%d keys, %d sizes, %d signals and %d saves in a terminal, quit on the way %d times: a "
        "known place after each of %d rounds",
        typing.keys, typing.sizes, typing.signals, typing.saves, typing.quits, rounds);
}

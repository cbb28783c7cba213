/* What terminals do with text that runs from right to left, as their environment tells. */
#include "term/reordering.h"

#include "base/count.h"

#include <criterion/criterion.h>
#include <string.h>

enum { MOST_VARIABLES = 4 };

static const struct terminal_case {
    const char *variables[MOST_VARIABLES]; /* "NAME=value" */
    enum reordering reordering;
} cases[] = {
    {{NULL}, REORDERS_NOTHING},
    {{"TERM="}, REORDERS_NOTHING},
    {{"TERM=xterm-256color"}, REORDERS_NOTHING},
    {{"TERM=xterm-256color", "VTE_VERSION=7006"}, REORDERS_UNLESS_TOLD},
    {{"TERM=xterm-256color", "VTE_VERSION=5800"}, REORDERS_UNLESS_TOLD},
    {{"TERM=xterm-256color", "VTE_VERSION=5204"}, REORDERS_NOTHING},
    {{"TERM=xterm-256color", "VTE_VERSION="}, REORDERS_NOTHING},
    {{"TERM=vte-256color", "VTE_VERSION=7006"}, REORDERS_UNLESS_TOLD},
    {{"TERM=gnome", "VTE_VERSION=6800"}, REORDERS_UNLESS_TOLD},
    {{"TERM=tmux-256color", "VTE_VERSION=7006"}, REORDERS_LINES},
    {{"TERM=screen", "VTE_VERSION=7006"}, REORDERS_LINES},
    {{"TERM=tmux-256color"}, REORDERS_NOTHING},
    {{"TERM=xterm", "XTERM_VERSION=XTerm(379)", "VTE_VERSION=7006"}, REORDERS_NOTHING},
    {{"TERM=xterm", "XTERM_VERSION=XTerm(379)", "KONSOLE_VERSION=221203"}, REORDERS_NOTHING},
    {{"TERM=xterm-256color", "KONSOLE_VERSION=221203"}, REORDERS_LINES},
    {{"TERM=konsole-256color", "KONSOLE_VERSION=221203"}, REORDERS_LINES},
    {{"TERM=xterm", "MLTERM=3.9.0"}, REORDERS_LINES},
    {{"TERM=mlterm", "MLTERM=3.9.0"}, REORDERS_LINES},
    {{"TERM=xterm-256color", "TERM_PROGRAM=Apple_Terminal"}, REORDERS_LINES},
    {{"TERM=xterm-256color", "TERM_PROGRAM=iTerm.app"}, REORDERS_NOTHING},
    {{"TERM=xterm", "TERM_PROGRAM=mintty"}, REORDERS_UNLESS_TOLD},
    {{"TERM=xterm-kitty", "VTE_VERSION=7006"}, REORDERS_WORDS},
    {{"TERM=tmux-256color", "KITTY_WINDOW_ID=1"}, REORDERS_WORDS},
    {{"TERM=rxvt-unicode-256color", "KONSOLE_VERSION=221203"}, REORDERS_NOTHING},
    {{"TERM=alacritty", "VTE_VERSION=7006"}, REORDERS_NOTHING},
    {{"TERM=linux", "VTE_VERSION=7006"}, REORDERS_NOTHING},
};

static const struct terminal_case *current;

static const char *value_of(const char *name)
{
    size_t length = strlen(name);
    for (int i = 0; i < MOST_VARIABLES && current->variables[i]; i++)
        if (strncmp(current->variables[i], name, length) == 0 &&
            current->variables[i][length] == '=')
            return current->variables[i] + length + 1;
    return NULL;
}

Test(reordering, is_told_by_the_environment)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        current = &cases[i];
        cr_expect_eq(reordering_of(value_of), cases[i].reordering, "%s %s",
                     cases[i].variables[0] ? cases[i].variables[0] : "nothing",
                     cases[i].variables[1] ? cases[i].variables[1] : "");
    }
}

static const struct {
    enum bidi_choice choice;
    enum reordering reordering;
    enum bidi_order order;
    bool is_forbidden;
} choices[] = {
    {CHOICE_AUTO, REORDERS_NOTHING, BIDI_AS_SEEN, false},
    {CHOICE_AUTO, REORDERS_UNLESS_TOLD, BIDI_AS_SEEN, true},
    {CHOICE_AUTO, REORDERS_LINES, BIDI_AS_READ, false},
    {CHOICE_AUTO, REORDERS_WORDS, BIDI_BY_WORDS, false},
    {CHOICE_PROGRAM, REORDERS_UNLESS_TOLD, BIDI_AS_SEEN, true},
    {CHOICE_PROGRAM, REORDERS_WORDS, BIDI_AS_SEEN, false},
    {CHOICE_PROGRAM, REORDERS_LINES, BIDI_AS_SEEN, false},
    {CHOICE_TERMINAL, REORDERS_UNLESS_TOLD, BIDI_AS_READ, false},
    {CHOICE_TERMINAL, REORDERS_WORDS, BIDI_AS_READ, false},
    {CHOICE_OFF, REORDERS_UNLESS_TOLD, BIDI_AS_READ, true},
    {CHOICE_OFF, REORDERS_NOTHING, BIDI_AS_READ, false},
};

Test(reordering, is_met_by_what_the_settings_say)
{
    struct settings settings;
    settings_init(&settings);
    for (size_t i = 0; i < COUNT(choices); i++) {
        settings.bidi = choices[i].choice;
        struct bidi_manner manner = settings_manner(&settings, choices[i].reordering);
        cr_expect_eq(manner.order, choices[i].order, "%zu", i);
        cr_expect_not(manner.joins_letters);
        cr_expect_eq(settings_forbid_reordering(&settings, choices[i].reordering),
                     choices[i].is_forbidden, "%zu", i);
    }
    settings.arabic = 1;
    cr_expect(settings_manner(&settings, REORDERS_NOTHING).joins_letters);
}

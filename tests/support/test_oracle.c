#include "oracle.h"

#include "helpers.h"

#include <stdio.h>
#include <string.h>

struct verdict {
    const char *terminal;
    const char *bytes;
    const char *fault; /* a part of the message; NULL where the bytes are accepted */
};

static const struct verdict verdicts[] = {
    {"xterm-256color", "", NULL},
    {"xterm-256color", "plain text, Füzuli, 中\r\n\b\t\016\017", NULL},
    {"xterm-256color", "\033[?1049h\033[22;0;0t\033[1;24r\033(B\033[m\033[4l\033[?7h", NULL},
    {"xterm-256color", "\033[39;49m\033[?1h\033=\033[H\033[2J\033[J\033[K\033[1K", NULL},
    {"xterm-256color", "\033[12;34H\033[80G\033[5d\033[3A\033[M\033[2M\033[17X\033[4b", NULL},
    {"xterm-256color", "\033[0;1m\033[31m\033[38;5;208m\033[48;5;17m\033[97m\033[0;1;4;7m", NULL},
    {"xterm-256color", "\033[?25l\033[?12l\033[?25h\033[?12;25h\033[?5h\033[?5l\033[7m", NULL},
    {"xterm-256color", "\033(0lqk\033(B\033[?1006;1000h\033[?1006;1000l\033M\0337\0338", NULL},
    {"xterm-256color", "\033]52;c;aGFsbG8=\a", "byte 0: a string to the terminal"},
    {"xterm-256color", "abc\033]0;title\033\\", "byte 3: a string to the terminal"},
    {"xterm-256color", "\033]11;?\033\\\033[c", NULL},
    {"xterm-256color", "\033]11;?\033\\", "a string"},
    {"xterm-256color", "\033]11;red\033\\\033[c", "a string"},
    {"xterm-256color", "\033]104\a", "a string"},
    {"xterm-256color", "\033Pq#0\033\\", "a string"},
    {"xterm-256color", "\033_x\033\\", "a string"},
    {"xterm-256color", "\033^x\033\\", "a string"},
    {"xterm-256color", "\033Xx\033\\", "a string"},
    {"xterm-256color", "\033[?2026h", "terminfo does not have"},
    {"xterm-256color", "\033[?1003h", "terminfo does not have"},
    {"xterm-256color", "\033[38;2;1;2;3m", "terminfo does not have"},
    {"xterm-256color", "\033[;H", "terminfo does not have"},
    {"xterm-256color", "\033[1;2;3H", "terminfo does not have"},
    {"xterm-256color", "\033[0i", "terminfo does not have"},
    {"xterm-256color", "\033[5i", "terminfo does not have"},
    {"xterm-256color", "\033[6n", "terminfo does not have"},
    {"xterm-256color", "\033[c", "terminfo does not have"},
    {"xterm-256color", "\033[21t", "terminfo does not have"},
    {"xterm-256color", "\033c", "terminfo does not have"},
    {"xterm-256color", "\033[\xffz", "terminfo does not have"},
    {"xterm-256color", "\033[12", "unfinished"},
    {"xterm-256color", "\033", "unfinished"},
    {"xterm-256color", "\033\033[m", "broken"},
    {"xterm-256color", "\a", "C0"},
    {"xterm-256color", "\005", "C0"},
    {"xterm-256color", "\177", "delete"},
    {"xterm-256color",
     "\xc2\x9b"
     "31m",
     "C1"},
    {"xterm-256color",
     "\x9b"
     "31m",
     "not UTF-8"},
    {"xterm-256color", "a\xe4\xb8", "byte 1: bytes that are not UTF-8"},
    {"xterm-256color", "\xed\xa0\x80", "not UTF-8"},
    {"vt100", "\033[12;34H\033[1;24r\033[m\033[0;1;7m\016lqk\017", NULL},
    {"vt100", "\033[31m", "terminfo does not have"},
    {"vt100", "a\fb", "a C0 control"},
    {"sun", "a\fb\033[m", NULL},
    {"vt100", "\033[?1049h", "terminfo does not have"},
    {"screen-256color", "\033[3m\033[?1049h\033[38;5;208m\033[34h\033[?25h", NULL},
    {"linux", "\033[?25l\033[?1c\033[31m\033[H\033[J", NULL},
    {"linux", "\033]P0ff0000", "a string"},
    {"dumb", "text\r\n", NULL},
    {"dumb", "\033[m", "terminfo does not have"},
    {"no-such-terminal", "", "infocmp has no entry"},
    {"", "", "infocmp has no entry"},
    {"vt100; echo", "", "infocmp has no entry"},
};

Test(oracle, tells_what_terminfo_can_produce)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(verdicts); i++) {
        const struct verdict *verdict = &verdicts[i];
        const char *message;
        bool accepts =
            oracle_accepts(&arena, verdict->terminal, slice_of(verdict->bytes), &message);
        cr_expect_eq(accepts, !verdict->fault, "%zu: %s", i, message);
        cr_expect(!verdict->fault || strstr(message, verdict->fault), "%zu: %s", i, message);
    }
    const char *message;
    cr_expect_not(oracle_accepts(&arena, "vt100", (struct slice){"a\0b", 3}, &message));
    cr_expect_str_eq(message, "byte 1: a C0 control: \"\\000b\"");
    arena_release(&arena);
}

Test(oracle, accepts_less_on_other_terminals)
{
    static const char *const names[] = {"xterm", "screen-256color", "tmux-256color",
                                        "linux", "vt100",           "rxvt"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct terminal *terminal = start_less(names[i]);
        WAIT_FOR(terminal, "line 23\n");
        terminal_type(terminal, "/line 42\r");
        WAIT_FOR(terminal, "line 64\n");
        terminal_type(terminal, "q");
        expect_clean_exit(terminal);
        const char *message;
        cr_expect(terminal_check_bytes(terminal, &message), "%s: %s", names[i], message);
        terminal_stop(terminal);
    }
}

Test(oracle, accepts_what_tput_prints)
{
    static const char *const capabilities[] = {
        "smcup",     "rmcup",
        "home",      "ed",
        "cup 3 4",   "bold",
        "rev",       "smul",
        "sgr0",      "civis",
        "cnorm",     "setaf 1",
        "setaf 208", "setab 9",
        "op",        "csr 2 20",
        "cuf 12",    "ech 7",
        "smacs",     "rmacs",
        "indn 3",    "sgr 1 0 1 0 0 1 0 0 1",
    };
    for (size_t i = 0; i < COUNT(capabilities); i++) {
        char script[64];
        snprintf(script, sizeof script, "tput %s", capabilities[i]);
        struct terminal *terminal = start_shell(script);
        expect_clean_exit(terminal);
        const char *message;
        cr_expect_gt(terminal_raw(terminal).length, 0, "%s", capabilities[i]);
        cr_expect(terminal_check_bytes(terminal, &message), "%s: %s", capabilities[i], message);
        terminal_stop(terminal);
    }
}

Test(oracle, refuses_a_program_that_reaches_for_the_clipboard)
{
    struct terminal *terminal = start_shell("printf 'text\\033]52;c;aGFsbG8=\\a'");
    expect_clean_exit(terminal);
    const char *message;
    cr_expect_not(terminal_check_bytes(terminal, &message));
    cr_expect_str_eq(message, "byte 4: a string to the terminal: \"\\033]52;c;aGFsbG8=\\007\"");
    terminal_stop(terminal);
}

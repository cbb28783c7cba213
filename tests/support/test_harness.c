/* Proves the harness on ordinary programs, before anything is proved with it. */
#include "helpers.h"

#include <stdio.h>
#include <string.h>

/* The screen. */

Test(terminal, shows_text_and_its_place)
{
    struct terminal *terminal = start_shell("printf 'first\\n  second  \\nlast'; read wait");
    WAIT_FOR(terminal, "last");
    cr_expect_str_eq(terminal_row(terminal, 0), "first");
    cr_expect_str_eq(terminal_row(terminal, 1), "  second");
    cr_expect_str_eq(terminal_row(terminal, 3), "");
    cr_expect_str_eq(terminal_row(terminal, -1), "");
    cr_expect_str_eq(terminal_row(terminal, 24), "");
    cr_expect(strncmp(terminal_screen(terminal), "first\n  second\nlast\n\n", 20) == 0);
    struct terminal_cursor cursor = terminal_cursor(terminal);
    cr_expect_eq(cursor.row, 2);
    cr_expect_eq(cursor.column, 4);
    cr_expect(cursor.visible);
    terminal_stop(terminal);
}

Test(terminal, finds_text_over_several_rows)
{
    struct terminal *terminal = start_shell("echo one; echo two; read wait");
    WAIT_FOR(terminal, "one\ntwo\n");
    terminal_stop(terminal);
}

Test(terminal, gives_up_when_the_text_does_not_come_or_does_not_go)
{
    struct terminal *terminal = start_shell("echo here; read wait");
    WAIT_FOR(terminal, "here");
    cr_expect_not(terminal_wait_for(terminal, "elsewhere", SHORT_WAIT));
    cr_expect_not(terminal_wait_gone(terminal, "here", SHORT_WAIT));
    cr_expect_not(terminal_wait_exit(terminal, SHORT_WAIT, NULL));
    terminal_stop(terminal);
}

Test(terminal, waits_until_text_is_gone)
{
    struct terminal *terminal = start_shell("echo before; read wait; clear; echo after; read wait");
    WAIT_FOR(terminal, "before");
    terminal_type(terminal, "\r");
    cr_assert(terminal_wait_gone(terminal, "before", TERMINAL_PATIENCE));
    WAIT_FOR(terminal, "after");
    terminal_stop(terminal);
}

static bool has_cursor_below(struct terminal *terminal, void *context)
{
    return terminal_cursor(terminal).row >= *(const int *)context;
}

Test(terminal, waits_until_any_condition_holds)
{
    struct terminal *terminal = start_shell("echo; echo; echo; read wait");
    int row = 3;
    cr_expect(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_cursor_below, &row));
    row = 4;
    cr_expect_not(terminal_wait_until(terminal, SHORT_WAIT, has_cursor_below, &row));
    terminal_stop(terminal);
}

Test(terminal, knows_silence)
{
    struct terminal *terminal = start_shell("echo ready; read wait; while :; do echo noise; done");
    WAIT_FOR(terminal, "ready");
    cr_expect(terminal_is_silent(terminal, SHORT_WAIT));
    terminal_type(terminal, "\r");
    cr_expect_not(terminal_is_silent(terminal, TERMINAL_PATIENCE));
    terminal_stop(terminal);
}

struct look {
    const char *sequence;
    struct terminal_cell cell;
};

#define RED                                                                                        \
    {                                                                                              \
        .kind = TERMINAL_COLOR_INDEXED, .index = 1                                                 \
    }

static const struct look looks[] = {
    {"", {.width = 1}},
    {"1", {.bold = true}},
    {"3", {.italic = true}},
    {"4", {.underline = true}},
    {"5", {.blink = true}},
    {"7", {.reverse = true}},
    {"9", {.strike = true}},
    {"1;7", {.bold = true, .reverse = true}},
    {"31", {.foreground = RED}},
    {"41", {.background = RED}},
    {"1;31", {.bold = true, .foreground = RED}},
    {"92", {.foreground = {.kind = TERMINAL_COLOR_INDEXED, .index = 10}}},
    {"38;5;208", {.foreground = {.kind = TERMINAL_COLOR_INDEXED, .index = 208}}},
    {"48;5;0", {.background = {.kind = TERMINAL_COLOR_INDEXED, .index = 0}}},
    {"38;2;1;2;3", {.foreground = {.kind = TERMINAL_COLOR_RGB, .red = 1, .green = 2, .blue = 3}}},
    {"31;39", {.bold = false}},
};

static bool is_same_color(struct terminal_color left, struct terminal_color right)
{
    return left.kind == right.kind && left.index == right.index && left.red == right.red &&
           left.green == right.green && left.blue == right.blue;
}

static bool looks_like(const struct terminal_cell *cell, const struct terminal_cell *expected)
{
    return cell->bold == expected->bold && cell->italic == expected->italic &&
           cell->underline == expected->underline && cell->blink == expected->blink &&
           cell->reverse == expected->reverse && cell->strike == expected->strike &&
           is_same_color(cell->foreground, expected->foreground) &&
           is_same_color(cell->background, expected->background);
}

Test(terminal, tells_how_a_cell_looks)
{
    for (size_t i = 0; i < COUNT(looks); i++) {
        char script[128];
        snprintf(script, sizeof script, "printf '\\033[%smx\\033[my'; read wait",
                 looks[i].sequence);
        struct terminal *terminal = start_shell(script);
        WAIT_FOR(terminal, "xy");
        struct terminal_cell cell = terminal_cell(terminal, 0, 0);
        struct terminal_cell plain = terminal_cell(terminal, 0, 1);
        cr_expect(looks_like(&cell, &looks[i].cell), "%s", looks[i].sequence);
        cr_expect(looks_like(&plain, &looks[0].cell), "after %s", looks[i].sequence);
        cr_expect_str_eq(cell.text, "x");
        cr_expect_eq(cell.width, 1);
        terminal_stop(terminal);
    }
}

Test(terminal, shows_wide_characters_and_marks)
{
    struct terminal *terminal = start_shell("printf 'a\\344\\270\\255e\\314\\201z'; read wait");
    WAIT_FOR(terminal, "a中e\xcc\x81z");
    cr_expect_str_eq(terminal_cell(terminal, 0, 1).text, "中");
    cr_expect_eq(terminal_cell(terminal, 0, 1).width, 2);
    cr_expect_str_eq(terminal_cell(terminal, 0, 2).text, "");
    cr_expect_str_eq(terminal_cell(terminal, 0, 3).text, "e\xcc\x81");
    cr_expect_str_eq(terminal_cell(terminal, 0, 5).text, " ");
    cr_expect_str_eq(terminal_cell(terminal, 99, 99).text, "");
    terminal_stop(terminal);
}

static bool has_raw_end(struct terminal *terminal, void *context)
{
    struct slice raw = terminal_raw(terminal);
    return raw.length && raw.bytes[raw.length - 1] == *(const char *)context;
}

Test(terminal, puts_together_characters_that_come_in_parts)
{
    static const struct {
        char last;
        const char *row;
    } steps[] = {{'\344', "a"}, {'\270', "a"}, {'|', "a中|"}, {'\303', "a中|b"}, {'.', "a中|bé."}};
    struct terminal *terminal =
        start_shell("stty -echo; next() { printf \"$1\"; read wait; }; next 'a\\344'; "
                    "next '\\270'; next '\\255|'; next 'b\\303'; next '\\251.'");
    for (size_t i = 0; i < COUNT(steps); i++) {
        char last = steps[i].last;
        cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_raw_end, &last));
        cr_expect_str_eq(terminal_row(terminal, 0), steps[i].row);
        terminal_type(terminal, "\r");
    }
    expect_clean_exit(terminal);
    terminal_stop(terminal);
}

Test(terminal, bears_a_wide_character_in_too_narrow_a_terminal)
{
    const char *const argv[] = {"sh", "-c", "stty size; printf '中中'; read wait", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .columns = 1, .rows = 6});
    WAIT_FOR(terminal, "中\n中");
    cr_expect_str_eq(terminal_row(terminal, 0), "6");
    cr_expect_str_eq(terminal_row(terminal, 1), "2");
    terminal_resize(terminal, 1, 1);
    terminal_resize(terminal, 300, 100);
    cr_expect_eq(strlen(terminal_screen(terminal)) >= 100, true);
    terminal_stop(terminal);
}

Test(terminal, follows_modes_and_the_bell)
{
    struct terminal *terminal =
        start_shell("printf '\\033[?1049h\\033[?25l\\033[?1000h\\a\\ain'; read wait; "
                    "printf '\\033[?1000l\\033[?25h\\033[?1049lout'; read wait");
    WAIT_FOR(terminal, "in");
    cr_expect(terminal_alternate_screen(terminal));
    cr_expect(terminal_mouse(terminal));
    cr_expect_not(terminal_cursor(terminal).visible);
    cr_expect_eq(terminal_bells(terminal), 2);
    terminal_type(terminal, "\r");
    WAIT_FOR(terminal, "out");
    cr_expect_not(terminal_alternate_screen(terminal));
    cr_expect_not(terminal_mouse(terminal));
    cr_expect(terminal_cursor(terminal).visible);
    terminal_stop(terminal);
}

/* Keys. */

Test(terminal, types_text_in_any_script)
{
    struct terminal *terminal = start_shell("echo ready; read line; echo \"got [$line]\"");
    WAIT_FOR(terminal, "ready");
    terminal_type(terminal, "Füzuli və تهران\r");
    WAIT_FOR(terminal, "got [Füzuli və تهران]");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
}

enum sender { CHARACTER, KEY };

struct stroke {
    enum sender sender;
    int key;
    VTermModifier modifier;
    bool application_mode;
    const char *bytes; /* as od -An -c prints them */
};

static const struct stroke strokes[] = {
    {KEY, VTERM_KEY_UP, VTERM_MOD_NONE, false, "033   [   A"},
    {KEY, VTERM_KEY_UP, VTERM_MOD_NONE, true, "033   O   A"},
    {KEY, VTERM_KEY_HOME, VTERM_MOD_NONE, false, "033   [   H"},
    {KEY, VTERM_KEY_HOME, VTERM_MOD_NONE, true, "033   O   H"},
    {KEY, VTERM_KEY_LEFT, VTERM_MOD_ALT, true, "033   [   1   ;   3   D"},
    {KEY, VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE, false, "033   [   6   ~"},
    {KEY, VTERM_KEY_FUNCTION(1), VTERM_MOD_NONE, false, "033   O   P"},
    {KEY, VTERM_KEY_TAB, VTERM_MOD_NONE, false, "\\t"},
    {KEY, VTERM_KEY_TAB, VTERM_MOD_SHIFT, false, "033   [   Z"},
    {KEY, VTERM_KEY_ENTER, VTERM_MOD_NONE, false, "\\r"},
    {KEY, VTERM_KEY_BACKSPACE, VTERM_MOD_NONE, false, "177"},
    {KEY, VTERM_KEY_ESCAPE, VTERM_MOD_NONE, false, "033"},
    {CHARACTER, 'q', VTERM_MOD_NONE, false, "q"},
    {CHARACTER, 'o', VTERM_MOD_CTRL, false, "017"},
    {CHARACTER, 'i', VTERM_MOD_CTRL, false, "\\t"},
    {CHARACTER, 'm', VTERM_MOD_CTRL, false, "\\r"},
    {CHARACTER, '[', VTERM_MOD_CTRL, false, "033"},
    {CHARACTER, 'x', VTERM_MOD_ALT, false, "033   x"},
    {CHARACTER, 0x259, VTERM_MOD_NONE, false, "311 231"},
};

static void press(struct terminal *terminal, const struct stroke *stroke)
{
    if (stroke->sender == KEY)
        terminal_key(terminal, (VTermKey)stroke->key, stroke->modifier);
    else
        terminal_character(terminal, (uint32_t)stroke->key, stroke->modifier);
}

Test(terminal, sends_keys_as_a_terminal_does)
{
    for (size_t i = 0; i < COUNT(strokes); i++) {
        char script[128];
        snprintf(script, sizeof script,
                 "stty raw -echo; printf '\\033[?1%cready'; dd bs=64 count=1 2>&- | od -An -c",
                 strokes[i].application_mode ? 'h' : 'l');
        struct terminal *terminal = start_shell(script);
        WAIT_FOR(terminal, "ready");
        press(terminal, &strokes[i]);
        expect_clean_exit(terminal);
        const char *row = terminal_row(terminal, 0) + strlen("ready");
        cr_expect_str_eq(row + strspn(row, " "), strokes[i].bytes, "stroke %zu", i);
        terminal_stop(terminal);
    }
}

Test(terminal, sends_bytes_as_they_are)
{
    struct terminal *terminal =
        start_shell("stty raw -echo; printf ready; dd bs=64 count=1 2>&- | od -An -c");
    WAIT_FOR(terminal, "ready");
    terminal_send(terminal, (struct slice){"\0\xff", 2});
    WAIT_FOR(terminal, "\\0 377");
    terminal_stop(terminal);
}

Test(terminal, answers_the_program)
{
    struct terminal *terminal = start_shell(
        "stty raw -echo; printf 'abc\\033[6n'; dd bs=64 count=1 2>&- | od -An -c; read wait");
    WAIT_FOR(terminal, "033   [   1   ;   4   R");
    terminal_stop(terminal);
}

Test(terminal, keeps_keys_in_order_until_the_program_takes_them)
{
    struct terminal *terminal = start_shell("stty raw -echo; printf ready; read_all() { "
                                            "head -c 30000 | fold -w 10000 | uniq -c; }; read_all");
    WAIT_FOR(terminal, "ready");
    char many[10001] = {0};
    for (size_t i = 0; i < sizeof many - 1; i++)
        many[i] = (char)('a' + i % 26);
    for (int i = 0; i < 3; i++)
        terminal_type(terminal, many);
    expect_clean_exit(terminal);
    cr_expect(strstr(terminal_raw(terminal).bytes, " 3 abcdefg"), "%s", terminal_screen(terminal));
    terminal_stop(terminal);
}

/* Programs for the whole screen. */

Test(terminal, tells_the_program_of_a_new_size)
{
    struct terminal *terminal =
        start_shell("trap 'stty size' WINCH; echo ready; while :; do sleep 0.01; done");
    WAIT_FOR(terminal, "ready");
    terminal_resize(terminal, 100, 30);
    WAIT_FOR(terminal, "30 100");
    terminal_resize(terminal, 1, 5);
    WAIT_FOR(terminal, "5\n2");
    terminal_stop(terminal);
}

/* less loses a resize that comes just before it waits for a key: a repaint makes it look again. */
static void resize_less(struct terminal *terminal, int columns, int rows)
{
    terminal_resize(terminal, columns, rows);
    terminal_type(terminal, "r");
}

Test(terminal, runs_less_with_keys_and_resize)
{
    struct terminal *terminal = start_less(NULL);
    WAIT_FOR(terminal, "line 23\n");
    cr_expect(terminal_alternate_screen(terminal));
    cr_expect_not(terminal_modes_equal_start(terminal));
    cr_expect_str_eq(terminal_row(terminal, 0), "line 1");
    cr_expect(terminal_cell(terminal, 23, 0).reverse, "%s", terminal_screen(terminal));
    terminal_key(terminal, VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE);
    WAIT_FOR(terminal, "line 46\n");
    terminal_key(terminal, VTERM_KEY_DOWN, VTERM_MOD_NONE);
    WAIT_FOR(terminal, "line 47\n");
    resize_less(terminal, 100, 30);
    WAIT_FOR(terminal, "line 53\n");
    resize_less(terminal, 20, 5);
    cr_assert(terminal_wait_gone(terminal, "line 53", TERMINAL_PATIENCE));
    terminal_type(terminal, "q");
    expect_clean_exit(terminal);
    cr_expect_not(terminal_alternate_screen(terminal));
    cr_expect(terminal_modes_equal_start(terminal));
    const char *message;
    cr_expect(terminal_check_bytes(terminal, &message), "%s", message);
    terminal_stop(terminal);
}

Test(terminal, suspends_and_resumes_below_a_shell)
{
    const char *const argv[] = {"sh", "-i", NULL};
    const char *const environment[] = {"PS1=prompt> ", "ENV", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .environment = environment});
    WAIT_FOR(terminal, "prompt>");
    terminal_type(terminal, "cat\r");
    WAIT_FOR(terminal, "cat\n");
    terminal_type(terminal, "before\r");
    WAIT_FOR(terminal, "before\nbefore\n");
    terminal_character(terminal, 'z', VTERM_MOD_CTRL);
    WAIT_FOR(terminal, "Stopped");
    WAIT_FOR(terminal, " cat\nprompt>");
    terminal_type(terminal, "fg\r");
    WAIT_FOR(terminal, "fg\ncat\n");
    terminal_type(terminal, "after\r");
    WAIT_FOR(terminal, "after\nafter\n");
    terminal_character(terminal, 'd', VTERM_MOD_CTRL);
    WAIT_FOR(terminal, "after\nafter\nprompt>");
    terminal_type(terminal, "exit\r");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
}

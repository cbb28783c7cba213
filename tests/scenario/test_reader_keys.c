/* The reader and the bytes that keys send. */
#include "support/reader.h"

#include <string.h>

static struct reader *open_in_text(const char *name)
{
    struct reader *reader = reader_open(&(struct reader_options){.name = name});
    reader_press(reader, "J J } } } } } }");
    return reader;
}

static void finish(struct reader *reader)
{
    reader_quit(reader);
    reader_close(reader);
}

static void press_and_expect_change(struct reader *reader, const char *key)
{
    const char *before = terminal_screen(reader->terminal);
    reader_press(reader, key);
    cr_expect_str_neq(terminal_screen(reader->terminal), before, "%s does nothing", key);
}

/* In the mode that the program has asked for: with VT100 keys, with and without application mode.
 */
Test(reader_keys, understands_what_the_keyboard_of_each_terminal_sends)
{
    static const char *const names[] = {"xterm-256color", "linux", "vt100", "screen", "tmux"};
    static const char *const keys[] = {"<Down>", "<PageDown>", "<Up>",  "<PageUp>", "<End>",
                                       "<Home>", "<F1>",       "<Esc>", "<Tab>",    "<S-Tab>",
                                       "<C-d>",  "<C-u>",      "g o",   "<Enter>",  "<M-Left>"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct reader *reader = open_in_text(names[i]);
        for (size_t key = 0; key < COUNT(keys); key++)
            press_and_expect_change(reader, keys[key]);
        reader_press(reader, "<Right> <Right> <Enter>"); /* past the source, its first number */
        cr_expect(strstr(terminal_screen(reader->terminal), "TRT World ▸ Transit"), "%s", names[i]);
        finish(reader);
    }
}

static void send(struct reader *reader, const char *bytes)
{
    terminal_send(reader->terminal, slice_of(bytes));
}

/* Terminals send these whatever their entry says. */
Test(reader_keys, understands_other_spellings_of_a_key)
{
    static const char *const names[] = {"xterm-256color", "vt100", "linux"};
    static const struct {
        const char *bytes;
        const char *key;
    } cases[] = {
        {"\033[F", "<End>"},        {"\033[H", "<Home>"},        {"\033OF", "<End>"},
        {"\033OH", "<Home>"},       {"\033[4~", "<End>"},        {"\033[1~", "<Home>"},
        {"\033[8~", "<End>"},       {"\033[7~", "<Home>"},       {"\033[6~", "<PageDown>"},
        {"\033[5~", "<PageUp>"},    {"\033[B", "<Down>"},        {"\033[A", "<Up>"},
        {"\033OB", "<Down>"},       {"\033OA", "<Up>"},          {"\033OP", "<F1>"},
        {"\033[11~", "<F1>"},       {"\033[Z", "<S-Tab>"},       {"\t", "<Tab>"},
        {"\n", "<Enter>"},          {"\033[D", "<Left>"},        {"\033[1;3D", "<M-Left>"},
        {"\033\033[D", "<M-Left>"}, {"\033\033OC", "<M-Right>"}, {"\033[1;3C", "<M-Right>"}};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct reader *reader = open_in_text(names[i]);
        for (size_t j = 0; j < COUNT(cases); j++) {
            send(reader, cases[j].bytes);
            reader_expect(reader, cases[j].key);
            reader_wait(reader);
        }
        finish(reader);
    }
}

/* Keys that nothing is bound to are no sign of a lost terminal. */
Test(reader_keys, bears_keys_that_it_does_not_know)
{
    static const char *const unknown[] = {"\033[3;2~",    "\033[99~", "\033[1;6A",
                                          "\033[?997;1n", "\033Ox",   "\xff",
                                          "\x80\x80",     "\xc3",     "\033[3;2~"};
    struct reader *reader = open_in_text(NULL);
    for (size_t i = 0; i < COUNT(unknown); i++) {
        send(reader, unknown[i]);
        terminal_is_silent(reader->terminal, SHORT_WAIT);
    }
    for (int i = 0; i < 5; i++) {
        send(reader, "\033[3;2~");
        terminal_is_silent(reader->terminal, SHORT_WAIT);
    }
    reader_press(reader, "J K");
    finish(reader);
}

static const char many[] = "JJ}}}}2L0gtgrjjkkddu\t\tj\tG/iran\rnnN++-}}\r<>HH1J";

Test(reader_keys, comes_to_the_same_screen_at_any_speed)
{
    struct reader *slow = reader_open(&(struct reader_options){.columns = 120, .rows = 36});
    struct reader *fast = reader_open(&(struct reader_options){.columns = 120, .rows = 36});
    for (const char *at = many; *at; at++) {
        char key[] = {*at, '\0'};
        const char *name = *at == '\t'   ? "<Tab>"
                           : *at == '\r' ? "<Enter>"
                           : *at == '<'  ? "<lt>"
                                         : key;
        reader_press(slow, name);
        reader_expect(fast, name);
    }
    send(fast, many);
    reader_wait(fast);
    cr_expect_str_eq(terminal_screen(fast->terminal), terminal_screen(slow->terminal));
    finish(slow);
    finish(fast);
}

/* As pasted by mistake. */
Test(reader_keys, bears_thousands_of_keys_in_one_write)
{
    struct reader *reader = open_in_text(NULL);
    struct buffer keys = {0};
    buffer_add_repeated(&keys, 'j', 5000);
    buffer_add_repeated(&keys, 'k', 4990);
    terminal_send(reader->terminal, buffer_slice(&keys));
    reader_expect(reader, keys.bytes);
    reader_wait(reader);
    buffer_release(&keys);
    finish(reader);
}

Test(reader_keys, takes_text_in_any_script)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    static const char *const texts[] = {"/ T ü r k i y e", "/ İ r a n", "/ ایران", "/ 海岸", "/ 😀"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        reader_press(reader, texts[i]);
        cr_expect_eq(terminal_cursor(reader->terminal).row, 23);
        cr_expect_eq(terminal_cursor(reader->terminal).column, reader->app.grid.cursor_column);
        reader_press(reader, "<C-u> <Esc>");
    }
    finish(reader);
}

/* Over a slow line the bytes of a character may come one by one. */
Test(reader_keys, puts_a_character_together_from_parts)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    static const char *const parts[] = {"/", "\xc3", "\xbc", "\xe6", "\xb5", "\xb7"};
    for (size_t i = 0; i < COUNT(parts); i++) {
        send(reader, parts[i]);
        terminal_is_silent(reader->terminal, SHORT_WAIT);
    }
    reader_expect(reader, "/ ü 海");
    reader_wait(reader);
    cr_expect(strstr(terminal_row(reader->terminal, 23), "/ü海"));
    reader_press(reader, "<C-u> <Esc>");
    finish(reader);
}

Test(reader_keys, takes_a_lone_escape_at_once)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    const char *start = terminal_screen(reader->terminal);
    reader_press(reader, "?");
    send(reader, "\033");
    reader_expect(reader, "<Esc>");
    cr_assert(terminal_wait_gone(reader->terminal, "HERE:", 900), "an escape waits for a second");
    reader_wait(reader);
    cr_expect_str_eq(terminal_screen(reader->terminal), start);
    finish(reader);
}

/* The delay is so long that it plays no part: only a byte can end the wait for one. */
static const char *const patient[] = {"ESCDELAY=10000", NULL};

static void send_apart(struct reader *reader, const char *bytes)
{
    for (const char *byte = bytes; *byte; byte++) {
        char single[] = {*byte, '\0'};
        send(reader, single);
        terminal_is_silent(reader->terminal, SHORT_WAIT);
    }
}

Test(reader_keys, puts_a_key_together_from_bytes_that_come_apart)
{
    static const struct {
        const char *bytes;
        const char *key;
    } cases[] = {{"\033[B", "<Down>"}, {"\033OA", "<Up>"},         {"\033[6~", "<PageDown>"},
                 {"\033OH", "<Home>"}, {"\033\033[D", "<M-Left>"}, {"\033OP", "<F1>"},
                 {"\033[4~", "<End>"}};
    struct reader *reader = reader_open(&(struct reader_options){.environment = patient});
    for (size_t i = 0; i < COUNT(cases); i++) {
        send_apart(reader, cases[i].bytes);
        reader_expect(reader, cases[i].key);
        reader_wait(reader);
    }
    finish(reader);
}

/* The Escape acts at once, and what follows it is late: it neither marks all as read nor ends the
 * program. */
Test(reader_keys, lets_no_late_rest_of_a_key_act)
{
    static const char *const hasty[] = {"ESCDELAY=0", NULL};
    static const char *const rests[] = {"[A", "OA", "[1;2A", "[3~", "[M!QA", "[<0;1;1M", "[I"};
    struct reader *reader = reader_open(&(struct reader_options){.environment = hasty});
    reader_press(reader, "J }");
    for (size_t i = 0; i < COUNT(rests); i++) {
        reader_press(reader, "?");
        send(reader, "\033");
        reader_expect(reader, "<Esc>");
        reader_wait(reader);
        send_apart(reader, rests[i]);
        reader_press(reader, "} {");
    }
    finish(reader);
}

Test(reader_keys, takes_no_report_of_a_mouse_that_another_program_left_on)
{
    static const char *const reports[] = {
        "\033[M !!", "\033[MAQA",    "\033[<0;10;5M",         "\033[32;10;5M",
        "\033[O",    "\033[?62;22c", "\033]11;rgb:AA/QQ/AA\a"};
    struct terminal *terminal = start_script("printf '\\033[?1006;1000h'; exec \"$0\" -d \"$1\"",
                                             bundled_dossier(), &(struct terminal_options){0});
    struct reader *reader = reader_around(terminal, &(struct reader_options){0});
    reader_wait(reader);
    cr_expect_not(terminal_mouse(terminal), "the mouse is still reported");
    for (size_t i = 0; i < COUNT(reports); i++) {
        send(reader, reports[i]);
        reader_press(reader, "j k");
    }
    reader_quit(reader);
    reader_close(reader);
}

static const char open_bracket[] = "\033[200~";
static const char close_bracket[] = "\033[201~";

static void paste(struct reader *reader, const char *text)
{
    struct buffer bytes = {0};
    buffer_format(&bytes, "%s%s%s", open_bracket, text, close_bracket);
    terminal_send(reader->terminal, buffer_slice(&bytes));
    app_paste(&reader->app, slice_of(text), false);
    app_paint(&reader->app);
    buffer_release(&bytes);
}

/* "e" would start the editor, "A" mark all as read, "Q" quit. */
Test(reader_keys, takes_pasted_text_for_no_keys)
{
    static const char *const texts[] = {
        "see the annex\nAnd :q!\r", "Q", "\033[A\033OA", "\003\032", ":q\r", ""};
    struct reader *reader = open_in_text(NULL);
    for (size_t i = 0; i < COUNT(texts); i++) {
        paste(reader, texts[i]);
        reader_wait(reader);
        reader_press(reader, "} {");
    }
    reader_press(reader, "/");
    paste(reader, "iran\nQ\033[A");
    reader_wait(reader);
    cr_expect(strstr(terminal_row(reader->terminal, 23), "/iran Q"));
    reader_press(reader, "<C-u> <Esc>");
    finish(reader);
}

/* The line at the bottom of the screen. */
#include "ui/prompt.h"

#include "support/dice.h"

#include <criterion/criterion.h>
#include <unistr.h>

/* Types keys; returns what the last one was answered with. */
static enum prompt_answer type(struct prompt *prompt, const char *keys)
{
    struct slice rest = slice_of(keys);
    struct key key;
    bool bad;
    enum prompt_answer answer = PROMPT_EDITED;
    while (key_parse(&rest, &key, &bad))
        answer = prompt_take(prompt, key);
    cr_assert_not(bad, "%s", keys);
    return answer;
}

static const struct {
    const char *keys;
    const char *text;
    size_t cursor;
} edits[] = {
    {"abc", "abc", 3},
    {"a<Space>b", "a b", 3},
    {"aəb", "aəb", 4},
    {"abc<BS>", "ab", 2},
    {"aə<BS>", "a", 1},
    {"港湾<Left><BS>", "湾", 0},
    {"港湾<Left><Left><Del>", "湾", 0},
    {"abc<Left>X", "abXc", 3},
    {"abc<Home>X", "Xabc", 1},
    {"abc<Home><Right>X", "aXbc", 2},
    {"abc<Home><End>X", "abcX", 4},
    {"abc<C-a>X<C-e>Y", "XabcY", 5},
    {"abc<Left><C-u>", "c", 0},
    {"abc<Left><C-k>", "ab", 2},
    {"one<Space>two<C-w>", "one ", 4},
    {"one<Space>two<Space><C-w>", "one ", 4},
    {"one<Space>two<Left><C-w>", "one o", 4},
    {"<C-w><C-u><C-k>a", "a", 1},
    {"ab<Del><Left><Del>", "a", 1},
    {"ab<Left><Left><Left>X", "Xab", 1},
    {"ab<Right><Right>X", "abX", 3},
    {"a<F1><Up><Down><Tab><M-x><C-x>b", "ab", 2},
};

Test(prompt, is_edited)
{
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        struct prompt prompt = {.is_open = false};
        prompt_open(&prompt, SHOWN("/"));
        type(&prompt, edits[i].keys);
        struct slice text = buffer_slice(&prompt.text);
        cr_expect(slice_equal(text, slice_of(edits[i].text)), "%s: '%.*s'", edits[i].keys,
                  SLICE_ARGUMENTS(text));
        cr_expect_eq(prompt.cursor, edits[i].cursor, "%s: %zu", edits[i].keys, prompt.cursor);
        cr_expect(prompt.is_open);
        prompt_release(&prompt);
    }
}

static const struct {
    const char *keys;
    enum prompt_answer answer;
} ends[] = {
    {"ab<Enter>", PROMPT_ACCEPTED},  {"<Enter>", PROMPT_ACCEPTED},  {"ab<Esc>", PROMPT_CANCELLED},
    {"ab<C-c>", PROMPT_CANCELLED},   {"ab<C-g>", PROMPT_CANCELLED}, {"<BS>", PROMPT_CANCELLED},
    {"a<BS><BS>", PROMPT_CANCELLED},
};

Test(prompt, is_accepted_or_cancelled)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct prompt prompt = {.is_open = false};
        prompt_open(&prompt, SHOWN("/"));
        cr_expect_eq(type(&prompt, ends[i].keys), ends[i].answer, "%s", ends[i].keys);
        cr_expect_not(prompt.is_open, "%s", ends[i].keys);
        prompt_release(&prompt);
    }
}

Test(prompt, begins_empty_every_time)
{
    struct prompt prompt = {.is_open = false};
    prompt_open(&prompt, SHOWN("/"));
    type(&prompt, "abc<Left><Enter>");
    prompt_open(&prompt, SHOWN("\\"));
    cr_expect_eq(prompt.text.length, 0);
    cr_expect_eq(prompt.cursor, 0);
    prompt_release(&prompt);
}

Test(prompt, takes_no_more_than_it_has_room_for_and_no_controls)
{
    struct prompt prompt = {.is_open = false};
    prompt_open(&prompt, SHOWN("/"));
    for (uint32_t code = 0; code < 0xa0; code++)
        if (code != 'x')
            prompt_take(&prompt, (struct key){.code = code < ' ' || code >= 0x7f ? code : 'x'});
    for (size_t i = 0; i < prompt.text.length; i++)
        cr_assert_eq(prompt.text.bytes[i], 'x', "byte %zu", i);
    for (int i = 0; i < 3000; i++)
        prompt_take(&prompt, (struct key){.code = 0x6e2f});
    cr_expect_leq(prompt.text.length, 1024);
    prompt_release(&prompt);
}

static const struct {
    const char *keys;
    enum prompt_answer answer;
} last_keys[] = {
    {"a", PROMPT_EDITED},
    {"ab<Left><BS>", PROMPT_EDITED},
    {"ab<Home><Del>", PROMPT_EDITED},
    {"ab<C-w>", PROMPT_EDITED},
    {"ab<Left>", PROMPT_EDITED},
    {"ab<Left><Left><Left>", PROMPT_UNCHANGED},
    {"ab<Del>", PROMPT_UNCHANGED},
    {"ab<F1>", PROMPT_UNCHANGED},
    {"ab<C-k>", PROMPT_UNCHANGED},
};

Test(prompt, says_whether_a_key_did_anything)
{
    for (size_t i = 0; i < sizeof last_keys / sizeof *last_keys; i++) {
        struct prompt prompt = {.is_open = false};
        prompt_open(&prompt, SHOWN("/"));
        cr_expect_eq(type(&prompt, last_keys[i].keys), last_keys[i].answer, "%s",
                     last_keys[i].keys);
        prompt_release(&prompt);
    }
}

/* So that whoever pastes a megabyte does not wait for a million searches. */
Test(prompt, is_unchanged_where_there_is_no_room)
{
    struct prompt prompt = {.is_open = false};
    prompt_open(&prompt, SHOWN("/"));
    size_t edited = 0;
    for (int i = 0; i < 3000; i++)
        edited += prompt_take(&prompt, (struct key){.code = 'x'}) == PROMPT_EDITED;
    cr_expect_eq(edited, prompt.text.length);
    prompt_release(&prompt);
}

static const char *const random_keys[] = {
    "a",      "ə",     "港",    "🙂",  "<Space>", "<BS>",  "<Del>", "<Left>", "<Right>",
    "<Home>", "<End>", "<C-a>", "<C-e>", "<C-u>",   "<C-w>", "<C-k>", "<Up>",   "<M-x>"};

Test(prompt, stays_utf_8_with_the_cursor_between_characters)
{
    struct dice dice = {2};
    struct prompt prompt = {.is_open = false};
    prompt_open(&prompt, SHOWN("/"));
    for (int i = 0; i < 20000; i++) {
        size_t pick = dice_one_in(&dice, 2) ? dice_below(&dice, 5) : dice_below(&dice, 18);
        if (type(&prompt, random_keys[pick]) == PROMPT_CANCELLED)
            prompt_open(&prompt, SHOWN("/"));
        const uint8_t *bytes = (const uint8_t *)prompt.text.bytes;
        cr_assert_leq(prompt.cursor, prompt.text.length);
        if (!prompt.text.length)
            continue;
        cr_assert_null(u8_check(bytes, prompt.cursor));
        cr_assert_null(u8_check(bytes + prompt.cursor, prompt.text.length - prompt.cursor));
    }
    prompt_release(&prompt);
}

/* Between "ab" and "cd". */
static const struct {
    const char *pasted;
    const char *text;
} pastes[] = {
    {"X", "abXcd"},
    {"", "abcd"},
    {"\n\r\n", "abcd"},
    {"one\ntwo\r\nthree\tfour\r\n", "abone two three fourcd"},
    {"\033[201~Q\003\177", "ab[201~Qcd"},
    {"\xff\xc3\xbc\xe6\xb5", "abücd"},
    {"\xc2\x9b"
     "1A",
     "ab1Acd"},
};

Test(prompt, takes_pasted_text_as_one_line)
{
    for (size_t i = 0; i < sizeof pastes / sizeof *pastes; i++) {
        struct prompt prompt = {0};
        prompt_open(&prompt, SHOWN("/"));
        type(&prompt, "abcd<Left><Left>");
        bool is_changed = prompt_paste(&prompt, slice_of(pastes[i].pasted)) == PROMPT_EDITED;
        cr_expect_str_eq(prompt.text.bytes, pastes[i].text);
        cr_expect_eq(is_changed, prompt.text.length != 4);
        cr_expect(prompt.is_open);
        prompt_release(&prompt);
    }
}

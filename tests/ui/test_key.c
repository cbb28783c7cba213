/* How keys are written, and that each is read again as it was. */
#include "ui/key.h"

#include "support/dice.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *text;
    struct key key;
    const char *spelled;
} keys[] = {
    {"j", {.code = 'j'}, "j"},
    {"J", {.code = 'J'}, "J"},
    {"}", {.code = '}'}, "}"},
    {"<", {.code = '<'}, "<"},
    {"<lt>", {.code = '<'}, "<"},
    {"<gt>", {.code = '>'}, ">"},
    {"<M-gt>", {.code = '>', .modifiers = KEY_META}, "<M-gt>"},
    {">", {.code = '>'}, ">"},
    {"ə", {.code = 0x259}, "ə"},
    {"港", {.code = 0x6e2f}, "港"},
    {"🙂", {.code = 0x1f642}, "🙂"},
    {"<Space>", {.code = ' '}, "<Space>"},
    {"<Enter>", {.code = KEY_CODE_ENTER}, "<Enter>"},
    {"<CR>", {.code = KEY_CODE_ENTER}, "<Enter>"},
    {"<Return>", {.code = KEY_CODE_ENTER}, "<Enter>"},
    {"<Tab>", {.code = KEY_CODE_TAB}, "<Tab>"},
    {"<S-Tab>", {.code = KEY_CODE_TAB, .modifiers = KEY_SHIFT}, "<S-Tab>"},
    {"<Esc>", {.code = KEY_CODE_ESCAPE}, "<Esc>"},
    {"<Escape>", {.code = KEY_CODE_ESCAPE}, "<Esc>"},
    {"<BS>", {.code = KEY_CODE_BACKSPACE}, "<BS>"},
    {"<Backspace>", {.code = KEY_CODE_BACKSPACE}, "<BS>"},
    {"<Del>", {.code = KEY_CODE_DELETE}, "<Del>"},
    {"<PageDown>", {.code = KEY_CODE_PAGE_DOWN}, "<PageDown>"},
    {"<C-o>", {.code = 'o', .modifiers = KEY_CONTROL}, "<C-o>"},
    {"<M-Left>", {.code = KEY_CODE_LEFT, .modifiers = KEY_META}, "<M-Left>"},
    {"<A-Left>", {.code = KEY_CODE_LEFT, .modifiers = KEY_META}, "<M-Left>"},
    {"<C-M-S-Up>",
     {.code = KEY_CODE_UP, .modifiers = KEY_CONTROL | KEY_META | KEY_SHIFT},
     "<C-M-S-Up>"},
    {"<M-ə>", {.code = 0x259, .modifiers = KEY_META}, "<M-ə>"},
    {"<M-lt>", {.code = '<', .modifiers = KEY_META}, "<M-lt>"},
    {"<C-Space>", {.code = ' ', .modifiers = KEY_CONTROL}, "<C-Space>"},
    {"<M-->", {.code = '-', .modifiers = KEY_META}, "<M-->"},
    {"<F1>", {.code = KEY_CODE_F1}, "<F1>"},
    {"<F12>", {.code = KEY_CODE_F12}, "<F12>"},
    {"<S-F10>", {.code = KEY_CODE_F1 + 9, .modifiers = KEY_SHIFT}, "<S-F10>"},
};

Test(key, is_read_and_written)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct slice text = slice_of(keys[i].text);
        struct key key;
        bool bad = true;
        char name[KEY_NAME_SIZE];
        cr_expect(key_parse(&text, &key, &bad), "%s", keys[i].text);
        cr_expect_not(bad);
        cr_expect_eq(text.length, 0);
        cr_expect(key_equal(key, keys[i].key), "%s is %x %x", keys[i].text, key.code,
                  key.modifiers);
        key_spell(key, name);
        cr_expect_str_eq(name, keys[i].spelled);
    }
}

static void expect_round_trip(struct key key)
{
    char name[KEY_NAME_SIZE];
    struct key again;
    bool bad;
    key_spell(key, name);
    struct slice text = slice_of(name);
    bool is_read = key_parse(&text, &again, &bad);
    if (!is_read || bad || text.length || !key_equal(key, again))
        cr_expect(false, "%x with %x is written '%s', which is read as %x with %x", key.code,
                  key.modifiers, name, again.code, again.modifiers);
}

Test(key, of_every_kind_survives_being_written)
{
    for (uint32_t code = KEY_CODE_ENTER; code < KEY_CODE_RESIZE; code++)
        for (uint8_t modifiers = 0; modifiers < 8; modifiers++)
            expect_round_trip((struct key){.code = code, .modifiers = modifiers});
    for (uint32_t code = ' '; code < 0x3000; code++) {
        bool is_blank_for_slices = code < ' ';
        bool is_control = code >= 0x7f && code < 0xa0;
        for (uint8_t modifiers = 0; modifiers < 4 && !is_control && !is_blank_for_slices;
             modifiers++)
            expect_round_trip((struct key){.code = code, .modifiers = modifiers});
    }
}

Test(key, names_fit_into_their_array)
{
    for (uint32_t code = KEY_CODE_ENTER; code <= KEY_CODE_LAST; code++) {
        char name[KEY_NAME_SIZE];
        key_spell((struct key){.code = code, .modifiers = 7}, name);
        cr_expect_lt(strlen(name), sizeof name - 1, "%s", name);
    }
}

static const char *const bad_names[] = {"<Nothing>",    "<F0>",          "<F13>",
                                        "<F1x>",        "<F1->",         "<F1/>",
                                        "<C->",         "<Resize>",      "<Resize 80>",
                                        "<Resize 0x5>", "<Resize 80x0>", "<Resize 9999999x24>",
                                        "<Resize axb>", "<Resize 5x>",   "<x>",
                                        "<ab>",         "<enter>",       "<Resize 1001x24>"};

Test(key, of_an_unknown_name_is_refused)
{
    for (size_t i = 0; i < sizeof bad_names / sizeof *bad_names; i++) {
        struct slice text = slice_of(bad_names[i]);
        struct key key;
        bool bad = false;
        cr_expect_not(key_parse(&text, &key, &bad), "%s", bad_names[i]);
        cr_expect(bad, "%s", bad_names[i]);
        cr_expect_eq(text.length, 0, "%s", bad_names[i]);
    }
}

Test(key, carries_the_size_of_a_resize)
{
    struct slice text = SLICE(" <Resize 100x30> j");
    struct key key;
    bool bad;
    cr_assert(key_parse(&text, &key, &bad));
    cr_expect_eq(key.code, KEY_CODE_RESIZE);
    cr_expect_eq(key.columns, 100);
    cr_expect_eq(key.rows, 30);
    cr_assert(key_parse(&text, &key, &bad));
    cr_expect_eq(key.code, 'j');
    cr_expect_not(key_parse(&text, &key, &bad));
    cr_expect_not(bad);
}

static unsigned count_keys(const char *string)
{
    struct slice text = slice_of(string);
    struct key key;
    bool bad;
    unsigned count = 0;
    while (key_parse(&text, &key, &bad))
        count++;
    return bad ? 1000 : count;
}

Test(keys, may_follow_one_another_with_or_without_blanks)
{
    cr_expect_eq(count_keys(""), 0);
    cr_expect_eq(count_keys("   "), 0);
    cr_expect_eq(count_keys("2 } <Enter> /word <Enter>"), 9);
    cr_expect_eq(count_keys("gg}<Enter><"), 5);
    cr_expect_eq(count_keys("< < >"), 3);
    cr_expect_eq(count_keys("< Enter >"), 7);
    cr_expect_eq(count_keys("<<Enter>"), 2);
    cr_expect_eq(count_keys("<>"), 2);
}

Test(keys, of_any_bytes_are_read_to_their_end)
{
    struct dice dice = {5};
    for (int i = 0; i < 20000; i++) {
        char bytes[24];
        struct slice text = {bytes, dice_below(&dice, sizeof bytes)};
        for (size_t j = 0; j < text.length; j++)
            bytes[j] = dice_one_in(&dice, 2) ? "<>-CMSFR1x E"[dice_below(&dice, 12)]
                                             : (char)dice_below(&dice, 256);
        size_t before = text.length + 1;
        struct key key;
        bool bad = false;
        while (text.length < before) {
            before = text.length;
            key_parse(&text, &key, &bad);
        }
        cr_assert_eq(text.length, 0, "some bytes are never read");
    }
}

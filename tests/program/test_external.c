/* What is handed to other programs, and what is refused by name. */
#include "cli/external.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The words with a bar between them; what was refused as its message behind an exclamation mark. */
static const char *joined(char **words, const struct buffer *message, struct arena *arena)
{
    if (!words)
        return arena_format(arena, "!%s", message->bytes).bytes;
    struct slice text = SLICE("");
    for (int i = 0; words[i]; i++)
        text = arena_format(arena, "%.*s%s%s", SLICE_ARGUMENTS(text), i ? "|" : "", words[i]);
    return text.bytes;
}

static const struct {
    const char *setting;
    const char *file;
    uint32_t line;
    const char *words;
} editors[] = {
    {"vi", "/d/a.yaml", 12, "vi|+12|/d/a.yaml"},
    {"vi", "/d/a.yaml", 0, "vi|/d/a.yaml"},
    {"  /usr/bin/nano   -l ", "a b.yaml", 1, "/usr/bin/nano|-l|+1|a b.yaml"},
    {"hx", "a.yaml", 3, "hx|a.yaml:3"},
    {"code --wait", "a.yaml", 3, "code|--wait|-g|a.yaml:3"},
    {"ed", "a.yaml", 3, "ed|a.yaml"},
    {"vi", "-x/a.yaml", 0, "vi|./-x/a.yaml"},
    {"vi", "+!id/a.yaml", 7, "vi|+7|./+!id/a.yaml"},
    {"hx", "+5", 7, "hx|./+5:7"},
};

Test(external, makes_the_words_for_an_editor)
{
    for (size_t i = 0; i < COUNT(editors); i++) {
        struct arena arena = {0};
        struct buffer message = {0};
        char **words =
            external_editor(&arena, editors[i].setting, editors[i].file, editors[i].line, &message);
        cr_expect_str_eq(joined(words, &message, &arena), editors[i].words);
        buffer_release(&message);
        arena_release(&arena);
    }
}

static const char *const refused_settings[] = {
    "", "   ", "vi; id", "vi\tx", "vi 'a b'", "$EDITOR", "vi `id`", "~/bin/vi", "vi\nid",
};

Test(external, refuses_settings_that_a_shell_would_act_on)
{
    for (size_t i = 0; i < COUNT(refused_settings); i++) {
        struct arena arena = {0};
        struct buffer message = {0};
        cr_expect_null(external_editor(&arena, refused_settings[i], "a", 0, &message), "%s",
                       refused_settings[i]);
        cr_expect_gt(message.length, 0);
        buffer_release(&message);
        arena_release(&arena);
    }
}

/* Words that nobody sees are not dropped: without one of them it would be another command. */
Test(external, refuses_more_words_than_it_takes)
{
    static const struct {
        size_t count;
        bool is_taken;
    } cases[] = {{1, true}, {32, true}, {33, false}, {200, false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct buffer setting = {0};
        struct buffer message = {0};
        for (size_t j = 0; j < cases[i].count; j++)
            buffer_add(&setting, SLICE("a "));
        char **words = external_words(&arena, setting.bytes, "copy-command", &message);
        cr_expect_eq(words != NULL, cases[i].is_taken, "%zu words", cases[i].count);
        for (size_t j = 0; words && j < cases[i].count; j++)
            cr_expect_str_eq(words[j], "a");
        cr_expect(!words || !words[cases[i].count]);
        buffer_release(&setting);
        buffer_release(&message);
        arena_release(&arena);
    }
}

static const struct {
    const char *url;
    const char *fault; /* a part of the message; NULL: it is opened */
} urls[] = {
    {"https://example.org/a?b=c&d=e#f", NULL},
    {"http://localhost:8080", NULL},
    {"https://example.org/@name?at=@", NULL},
    {"ftp://example.org/", "neither http nor https"},
    {"HTTPS://example.org/", "neither http nor https"},
    {"https://user@example.org/", "user name"},
    {"https://user:word@example.org/", "user name"},
    {"https://bank.example@evil.example", "user name"},
    {"https:///user@example.org/", "user name"},
    {"https://///user@example.org/", "user name"},
    {"https://", "no host"},
    {"https:///", "no host"},
    {"https://?q=https://example.org", "no host"},
    {"https://#part", "no host"},
    {"https://example.org/a b", "printable ASCII"},
    {"https://example.org/\u00e9", "printable ASCII"},
    {"https://example.org/\x1b[2J", "printable ASCII"},
    {"https://example.org/$(id)", "does not belong"},
    {"https://example.org/`id`", "does not belong"},
    {"https://example.org/\\\\host", "does not belong"},
};

Test(external, opens_no_address_that_could_surprise)
{
    for (size_t i = 0; i < COUNT(urls); i++) {
        struct buffer message = {0};
        bool is_safe = external_url_is_safe(slice_of(urls[i].url), &message);
        cr_expect_eq(is_safe, !urls[i].fault, "%s", urls[i].url);
        cr_expect(is_safe || strstr(message.bytes, urls[i].fault), "%s: %s", urls[i].url,
                  message.bytes);
        buffer_release(&message);
    }
}

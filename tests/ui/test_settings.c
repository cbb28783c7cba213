#include "ui/settings.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct {
    const char *name;
    const char *value;
    const char *fault; /* a part of the message; NULL: it is taken */
} values[] = {
    {"palette", "light", NULL},
    {"palette", "pink", "can be dark, light, high-contrast or mono"},
    {"pallete", "light", "did you mean 'palette'?"},
    {"nothing-of-the-kind", "light", "there is no setting"},
    {"text-width", "20", NULL},
    {"text-width", "200", NULL},
    {"text-width", "201", "from 20 to 200"},
    {"text-width", "19", "from 20 to 200"},
    {"text-width", "", "from 20 to 200"},
    {"text-width", "88x", "from 20 to 200"},
    {"text-width", "100000000000088", "from 20 to 200"},
    {"copy-command", "", NULL},
    {"copy-command", "wl-copy --trim-newline", NULL},
    {"copy-command", "/home/özge/kopyala", NULL},
    {"copy-command", "wl-copy\x1b]0;x\a", "cannot be shown"},
    {"copy-command", "wl-copy\nid", "cannot be shown"},
    {"copy-command", "wl\u202e-copy", "cannot be shown"},
    {"copy-command", "wl-copy\xff", "cannot be shown"},
};

Test(settings, take_what_is_right_and_say_what_is_not)
{
    for (size_t i = 0; i < COUNT(values); i++) {
        struct settings settings;
        struct settings before;
        struct buffer message = {0};
        settings_init(&settings);
        settings_init(&before);
        bool is_taken =
            settings_set(&settings, slice_of(values[i].name), slice_of(values[i].value), &message);
        cr_expect_eq(is_taken, !values[i].fault, "%s: %s", values[i].name, values[i].value);
        cr_expect(is_taken || strstr(message.bytes, values[i].fault), "%s: %s: %s", values[i].name,
                  values[i].value, message.bytes);
        cr_expect(is_taken || memcmp(&settings, &before, sizeof settings) == 0);
        buffer_release(&message);
    }
}

Test(settings, holds_a_text_of_255_bytes_and_no_longer_one)
{
    struct settings settings;
    struct buffer message = {0};
    char text[LONGEST_SETTING + 1];
    memset(text, 'a', sizeof text);
    settings_init(&settings);
    cr_expect(settings_set(&settings, SLICE("copy-command"),
                           (struct slice){text, LONGEST_SETTING - 1}, &message));
    cr_expect_eq(strlen(settings.copy_command), LONGEST_SETTING - 1);
    cr_expect_not(settings_set(&settings, SLICE("copy-command"),
                               (struct slice){text, LONGEST_SETTING}, &message));
    cr_expect_eq(strlen(settings.copy_command), LONGEST_SETTING - 1);
    buffer_release(&message);
}

/* Settings by name: what each takes, what it refuses with which words, how it is written. */
#include "ui/settings.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct {
    const char *name;
    const char *value;
    const char *written; /* NULL: refused */
    const char *message; /* a part of it */
} cases[] = {
    {"palette", "mono", "palette: mono\n", ""},
    {"Palette", "mono", NULL, "did you mean 'palette'?"},
    {"palette", "Mono", NULL,
     "'palette' can be auto, dark, light, high-contrast or mono, and not 'Mono'"},
    {"palette", "", NULL, "and not ''"},
    {"mouse", "on", "mouse: on\n", ""},
    {"mouse", "yes", NULL, "'mouse' can be off or on, and not 'yes'"},
    {"text-width", "20", "text-width: 20\n", ""},
    {"text-width", "200", "text-width: 200\n", ""},
    {"text-width", "19", NULL, "'text-width' must be a number from 20 to 200, and '19' is not"},
    {"text-width", "201", NULL, "and '201' is not"},
    {"text-width", "8 8", NULL, "and '8 8' is not"},
    {"text-width", "0x20", NULL, "and '0x20' is not"},
    {"text-width", "12345678901", NULL, "is not"},
    {"text-width", "", NULL, "and '' is not"},
    {"copy-command", "wl-copy", "copy-command: 'wl-copy'\n", ""},
    {"copy-command", "it's", "copy-command: 'it''s'\n", ""},
    {"copy-command", "", "copy-command: ''\n", ""},
    {"copy-command", "a\033b", NULL, "holds a character that cannot be shown"},
    {"copy-command", "a\nb", NULL, "holds a character that cannot be shown"},
    {"copy-command", "a\xff", NULL, "holds a character that cannot be shown"},
    {"articles", "~/articles", "articles: '~/articles'\n", ""},
    {"text-with", "66", NULL, "there is no setting 'text-with'; did you mean 'text-width'?"},
    {"colour", "on", NULL, "there is no setting 'colour'"},
    {"", "on", NULL, "there is no setting ''"},
};

static const struct setting *find(const char *name)
{
    for (const struct setting *setting = settings_table; setting->name; setting++)
        if (strcasecmp(setting->name, name) == 0)
            return setting;
    return NULL;
}

Test(settings, take_what_is_right_and_say_what_would_be)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct settings settings;
        struct settings before;
        struct buffer message = {0};
        struct buffer written = {0};
        settings_init(&settings);
        before = settings;
        bool is_set =
            settings_set(&settings, slice_of(cases[i].name), slice_of(cases[i].value), &message);
        cr_expect_eq(is_set, cases[i].written != NULL, "%s=%s", cases[i].name, cases[i].value);
        if (is_set)
            settings_write(&settings, find(cases[i].name), &written);
        else
            cr_expect_eq(memcmp(&settings, &before, sizeof before), 0, "%s", cases[i].name);
        if (is_set)
            cr_expect_str_eq(written.bytes, cases[i].written);
        else
            cr_expect(strstr(message.bytes, cases[i].message), "%s", message.bytes);
        buffer_release(&message);
        buffer_release(&written);
    }
}

Test(settings, take_every_choice)
{
    for (const struct setting *setting = settings_table; setting->name; setting++) {
        for (int i = 0; setting->type == SETTING_CHOICE && setting->choices[i]; i++) {
            struct settings settings;
            struct buffer message = {0};
            settings_init(&settings);
            cr_expect(settings_set(&settings, slice_of(setting->name),
                                   slice_of(setting->choices[i]), &message));
            cr_expect_eq(*(int *)((char *)&settings + setting->offset), i, "%s", setting->name);
            buffer_release(&message);
        }
    }
}

Test(settings, hold_texts_up_to_a_length)
{
    char text[LONGEST_SETTING + 1] = "";
    struct settings settings;
    struct buffer message = {0};
    settings_init(&settings);
    memset(text, 'a', LONGEST_SETTING - 1);
    cr_expect(settings_set(&settings, SLICE("copy-command"), slice_of(text), &message));
    cr_expect_str_eq(settings.copy_command, text);
    text[LONGEST_SETTING - 1] = 'a';
    cr_expect_not(settings_set(&settings, SLICE("copy-command"), slice_of(text), &message));
    cr_expect(strstr(message.bytes, "'copy-command' is longer than 255 bytes"));
    cr_expect_eq(strlen(settings.copy_command), LONGEST_SETTING - 1);
    cr_expect(settings_set(&settings, SLICE("copy-command"), SLICE("b"), &message));
    cr_expect_str_eq(settings.copy_command, "b", "nothing is left of the longer one");
    buffer_release(&message);
}

/* The configuration file, in a folder of its own. Whatever it says, the settings are within their
 * bounds, messages are clean and name a line, and what --dump-config writes reads
 * back as the same. */
#include "cli/config.h"
#include "fuzz/fuzz.h"
#include "fuzz/messages.h"
#include "fuzz/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct reading {
    struct settings settings;
    struct keymap keymap;
    struct diagnostics diagnostics;
};

static const char *config_path(void)
{
    static char path[512];
    if (path[0])
        return path;
    FUZZ_REQUIRE(setenv("XDG_CONFIG_HOME", fuzz_folder(), 1) == 0, "no variable");
    snprintf(path, sizeof path, "%s/precis", fuzz_folder());
    FUZZ_REQUIRE(mkdir(path, 0700) == 0, "no folder %s", path);
    snprintf(path, sizeof path, "%s/precis/config.yaml", fuzz_folder());
    return path;
}

static struct reading read_config(struct slice text)
{
    struct reading reading;
    memset(&reading, 0, sizeof reading);
    fuzz_write(config_path(), text);
    config_read(&reading.settings, &reading.keymap, &reading.diagnostics);
    return reading;
}

static void check_settings(const struct settings *settings)
{
    for (const struct setting *setting = settings_table; setting->name; setting++) {
        const char *member = (const char *)settings + setting->offset;
        int number = setting->type == SETTING_TEXT ? 0 : *(const int *)member;
        int choices = 0;
        while (setting->type == SETTING_CHOICE && setting->choices[choices])
            choices++;
        if (setting->type == SETTING_CHOICE)
            FUZZ_REQUIRE(number >= 0 && number < choices, "%s is %d", setting->name, number);
        if (setting->type == SETTING_NUMBER)
            FUZZ_REQUIRE(number >= setting->least && number <= setting->most, "%s is %d",
                         setting->name, number);
        if (setting->type == SETTING_TEXT)
            FUZZ_REQUIRE(memchr(member, '\0', LONGEST_SETTING), "%s has no end", setting->name);
    }
}

static bool hides(const struct binding *one, const struct binding *other)
{
    if (one->context != other->context || one->length > other->length)
        return false;
    for (int i = 0; i < one->length; i++)
        if (!key_equal(one->keys[i], other->keys[i]))
            return false;
    return true;
}

static void check_keymap(const struct keymap *keymap)
{
    FUZZ_REQUIRE(keymap->count >= 0 && keymap->count <= MOST_BINDINGS, "%d bindings",
                 keymap->count);
    for (int i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        FUZZ_REQUIRE(binding->length >= 1 && binding->length <= LONGEST_SEQUENCE &&
                         binding->action > ACTION_NONE && binding->action < ACTION_COUNT,
                     "a binding of %d keys to action %d", binding->length, (int)binding->action);
        for (int j = 0; j < keymap->count; j++)
            FUZZ_REQUIRE(i == j || !hides(binding, &keymap->bindings[j]),
                         "binding %d hides binding %d", i, j);
    }
}

static bool same_binding(const struct binding *one, const struct binding *other)
{
    return one->action == other->action && one->length == other->length && hides(one, other);
}

/* Bindings may come in another order. */
static bool same_keys(const struct keymap *one, const struct keymap *other)
{
    for (int i = 0; i < one->count; i++) {
        int j = 0;
        while (j < other->count && !same_binding(&one->bindings[i], &other->bindings[j]))
            j++;
        if (j == other->count)
            return false;
    }
    return one->count == other->count;
}

static void check_written(const struct reading *reading)
{
    struct buffer text = {0};
    config_write(&reading->settings, &reading->keymap, &text);
    const char *fault = plain_fault(buffer_slice(&text), "\n");
    FUZZ_REQUIRE(!fault, "%s in\n%s", fault, text.bytes);
    struct reading again = read_config(buffer_slice(&text));
    FUZZ_REQUIRE(!again.diagnostics.count, "%.*s in\n%s",
                 SLICE_ARGUMENTS(again.diagnostics.items[0].text), text.bytes);
    FUZZ_REQUIRE(memcmp(&reading->settings, &again.settings, sizeof again.settings) == 0,
                 "other settings are read from\n%s", text.bytes);
    FUZZ_REQUIRE(same_keys(&reading->keymap, &again.keymap), "other keys are read from\n%s",
                 text.bytes);
    diagnostics_release(&again.diagnostics);
    buffer_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct slice text = {(const char *)bytes, length};
    struct reading reading = read_config(text);
    struct extent extent = extent_of(text);
    check_messages(&reading.diagnostics, slice_of(config_path()), &extent);
    check_settings(&reading.settings);
    check_keymap(&reading.keymap);
    check_written(&reading);
    diagnostics_release(&reading.diagnostics);
    return 0;
}

/* The configuration file, in a private folder: FUZZ_FOLDER, else below /tmp. Whatever it says, the
 * settings are within their bounds, messages are clean and name a line, and what --dump-config
 * writes of the settings reads back as the same. */
#include "cli/config.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
    const char *above = getenv("FUZZ_FOLDER");
    char folder[256];
    snprintf(folder, sizeof folder, "%s/precis-fuzz-XXXXXX", above ? above : "/tmp");
    FUZZ_REQUIRE(folder[0] == '/' && mkdtemp(folder) && setenv("XDG_CONFIG_HOME", folder, 1) == 0,
                 "no folder");
    snprintf(path, sizeof path, "%s/precis", folder);
    FUZZ_REQUIRE(mkdir(path, 0700) == 0, "no folder in it");
    snprintf(path, sizeof path, "%s/precis/config.yaml", folder);
    return path;
}

static void write_config(struct slice text)
{
    int file = open(config_path(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FUZZ_REQUIRE(file >= 0 && write(file, text.bytes, text.length) == (ssize_t)text.length,
                 "the configuration cannot be written");
    close(file);
}

static struct reading read_config(struct slice text)
{
    struct reading reading;
    memset(&reading, 0, sizeof reading);
    write_config(text);
    config_read(&reading.settings, &reading.keymap, &reading.diagnostics);
    return reading;
}

static uint32_t count_lines(struct slice text)
{
    uint32_t lines = 1;
    for (size_t i = 0; i < text.length; i++)
        lines += text.bytes[i] == '\n';
    return lines;
}

static void check_messages(const struct diagnostics *diagnostics, struct slice text)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *diagnostic = &diagnostics->items[i];
        const char *fault = plain_fault_of_cleaned(shown_slice(diagnostic->text));
        FUZZ_REQUIRE(!fault && diagnostic->text.length, "%s in '%.*s'", fault,
                     SLICE_ARGUMENTS(diagnostic->text));
        FUZZ_REQUIRE(diagnostic->at.line <= count_lines(text), "line %u of %u", diagnostic->at.line,
                     count_lines(text));
    }
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

static void check_written(const struct settings *settings)
{
    struct buffer text = {0};
    config_write(settings, &text);
    const char *fault = plain_fault(buffer_slice(&text), "\n");
    FUZZ_REQUIRE(!fault, "%s in\n%s", fault, text.bytes);
    struct reading again = read_config(buffer_slice(&text));
    FUZZ_REQUIRE(!again.diagnostics.count, "%.*s in\n%s",
                 SLICE_ARGUMENTS(again.diagnostics.items[0].text), text.bytes);
    FUZZ_REQUIRE(memcmp(settings, &again.settings, sizeof *settings) == 0,
                 "other settings are read from\n%s", text.bytes);
    diagnostics_release(&again.diagnostics);
    buffer_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct slice text = {(const char *)bytes, length};
    config_path();
    struct reading reading = read_config(text);
    check_messages(&reading.diagnostics, text);
    check_settings(&reading.settings);
    check_keymap(&reading.keymap);
    check_written(&reading.settings);
    diagnostics_release(&reading.diagnostics);
    return 0;
}

/* The configuration file: what --dump-config writes of it reads back as the same. */
#include "cli/config.h"
#include "support/loading.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct reading {
    struct settings settings;
    struct keymap keymap;
    struct diagnostics diagnostics;
};

/* Each test is a process of its own, and so has an environment of its own. */
static struct folder begin(void)
{
    struct arena arena = {0};
    struct folder folder = load_folder_create();
    cr_assert_eq(mkdir(load_folder_path(&folder, "precis", &arena), 0700), 0);
    cr_assert_eq(setenv("XDG_CONFIG_HOME", folder.path, 1), 0);
    arena_release(&arena);
    return folder;
}

static struct reading read_text(const struct folder *folder, struct slice text)
{
    struct reading reading;
    memset(&reading, 0, sizeof reading);
    load_folder_write(folder, "precis/config.yaml", text);
    config_read(&reading.settings, &reading.keymap, &reading.diagnostics);
    return reading;
}

static bool has_binding(const struct keymap *keymap, const struct binding *binding)
{
    for (int i = 0; i < keymap->count; i++) {
        const struct binding *other = &keymap->bindings[i];
        bool is_same = other->context == binding->context && other->action == binding->action &&
                       other->length == binding->length;
        for (int j = 0; is_same && j < binding->length; j++)
            is_same = key_equal(other->keys[j], binding->keys[j]);
        if (is_same)
            return true;
    }
    return false;
}

static bool same_keys(const struct keymap *one, const struct keymap *other)
{
    for (int i = 0; i < one->count; i++)
        if (!has_binding(other, &one->bindings[i]))
            return false;
    return one->count == other->count;
}

static const char *const texts[] = {
    "",
    "palette: light\ntext-width: 100\ncopy-command: \"it's a\"\n",
    "bindings: {everywhere: {j: line-up, k: line-down}}\n",
    "bindings: {everywhere: {g: zoom}}\n",
    "bindings: {everywhere: {'g g z': zoom, q: none}}\n",
    "bindings: {everywhere: {\"'\": follow, '\"': back, '< j >': zoom, '<C-lt>': zoom}}\n",
    "keys: emacs\nbindings: {everywhere: {'<C-n>': none}, references: {j: back, '1': none}}\n",
    "keys: less\nbindings: {page: {q: none}, everywhere: {1: none, '2 3': theme}}\n",
};

Test(config, is_written_so_that_it_is_read_as_the_same)
{
    struct folder folder = begin();
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct buffer written = {0};
        struct reading first = read_text(&folder, slice_of(texts[i]));
        config_write(&first.settings, &first.keymap, &written);
        struct reading second = read_text(&folder, buffer_slice(&written));
        cr_expect_eq(first.diagnostics.count, 0, "%s", texts[i]);
        cr_expect_eq(second.diagnostics.count, 0, "%s:\n%s", texts[i], written.bytes);
        cr_expect_eq(memcmp(&first.settings, &second.settings, sizeof first.settings), 0, "%s",
                     texts[i]);
        cr_expect(same_keys(&first.keymap, &second.keymap), "%s:\n%s", texts[i], written.bytes);
        diagnostics_release(&first.diagnostics);
        diagnostics_release(&second.diagnostics);
        buffer_release(&written);
    }
    load_folder_remove(&folder);
}

/* What cannot be written so that it is read again, or would act on a terminal. */
static const char *const refused_keys[] = {
    "\\x01",       "\\e",       "\\u202e", "\\u200b",
    "<C-\\u200b>", "\\u0301",   "a \\x7f", "<Resize 80x24>",
    "<Click 1x1>", "<Nothing>", "a b c d", "",
    " ",
};

Test(config, refuses_keys_that_cannot_be_written)
{
    struct folder folder = begin();
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(refused_keys); i++) {
        struct slice text =
            arena_format(&arena, "bindings: {everywhere: {\"%s\": follow}}\n", refused_keys[i]);
        struct reading reading = read_text(&folder, text);
        cr_assert_eq(reading.diagnostics.count, 1, "%s", refused_keys[i]);
        cr_expect(strstr(reading.diagnostics.items[0].text.bytes, "is not a key"), "%.*s",
                  SLICE_ARGUMENTS(reading.diagnostics.items[0].text));
        diagnostics_release(&reading.diagnostics);
    }
    arena_release(&arena);
    load_folder_remove(&folder);
}

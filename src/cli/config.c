#include "cli/config.h"

#include "load/file.h"
#include "load/parse.h"

#include <stdlib.h>
#include <unistd.h>

struct reader {
    struct slice file;
    struct settings *settings;
    struct keymap *keymap;
    struct diagnostics *diagnostics;
};

static struct slice config_path(struct arena *arena)
{
    const char *folder = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    if (folder && folder[0] == '/')
        return arena_format(arena, "%s/precis/config.yaml", folder);
    return home && *home ? arena_format(arena, "%s/.config/precis/config.yaml", home) : SLICE("");
}

static void report(struct reader *reader, const struct node *node, struct buffer *message)
{
    diagnostics_report(reader->diagnostics, RULE_BAD_VALUE, reader->file, node->at, "%s",
                       message->bytes);
    buffer_clear(message);
}

static bool is_text(struct reader *reader, const struct node *node, const char *what)
{
    if (node->kind == NODE_SCALAR)
        return true;
    diagnostics_report(reader->diagnostics, RULE_WRONG_TYPE, reader->file, node->at,
                       "%s must be a text, and this is %s", what, node_kind_name(node));
    return false;
}

static bool is_mapping(struct reader *reader, const struct node *node, const char *what)
{
    if (node->kind == NODE_MAPPING)
        return true;
    diagnostics_report(reader->diagnostics, RULE_WRONG_TYPE, reader->file, node->at,
                       "%s must be a mapping, and this is %s", what, node_kind_name(node));
    return false;
}

static void read_setting(struct reader *reader, const struct node *key)
{
    struct buffer message = {0};
    const struct node *value = key->next;
    if (is_text(reader, value, "a setting") &&
        !settings_set(reader->settings, key->scalar, value->scalar, &message))
        report(reader, key, &message);
    buffer_release(&message);
}

static void read_context(struct reader *reader, const struct node *name)
{
    enum context context;
    struct buffer message = {0};
    if (!keymap_context(name->scalar, &context)) {
        buffer_format(&message,
                      "bindings are for everywhere, references or page, and not for '%.*s'",
                      SLICE_ARGUMENTS(name->scalar));
        report(reader, name, &message);
    } else if (is_mapping(reader, name->next, "the bindings of a context")) {
        for (const struct node *key = name->next->first; key; key = key->next->next)
            if (is_text(reader, key, "a key") && is_text(reader, key->next, "an action") &&
                !keymap_bind(reader->keymap, context, key->scalar, key->next->scalar, &message))
                report(reader, key, &message);
    }
    buffer_release(&message);
}

/* The preset first, whatever the order of the file: bindings go over it. */
static void read_settings(struct reader *reader, const struct node *root)
{
    const struct node *bindings = NULL;
    for (const struct node *key = root->first; key; key = key->next->next) {
        if (!is_text(reader, key, "a name"))
            continue;
        if (slice_equal(key->scalar, SLICE("bindings")))
            bindings = key->next;
        else
            read_setting(reader, key);
    }
    keymap_init(reader->keymap, (enum preset_name)reader->settings->keys);
    if (!bindings || !is_mapping(reader, bindings, "bindings"))
        return;
    for (const struct node *name = bindings->first; name; name = name->next->next)
        if (is_text(reader, name, "a context"))
            read_context(reader, name);
}

static void read_file(struct reader *reader, const char *path)
{
    struct arena arena = {0};
    struct buffer bytes = {0};
    const struct node *root = NULL;
    if (file_read(path, &bytes, reader->diagnostics) && slice_trim(buffer_slice(&bytes)).length)
        root = parse_tree(slice_of(path), buffer_slice(&bytes),
                          (struct parse_memory){&arena, &arena}, reader->diagnostics);
    if (root && is_mapping(reader, root, "the configuration"))
        read_settings(reader, root);
    buffer_release(&bytes);
    arena_release(&arena);
}

void config_read(struct settings *settings, struct keymap *keymap, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct slice path = config_path(&arena);
    struct reader reader = {path, settings, keymap, diagnostics};
    settings_init(settings);
    keymap_init(keymap, (enum preset_name)settings->keys);
    if (path.length && access(path.bytes, F_OK) == 0)
        read_file(&reader, path.bytes);
    arena_release(&arena);
}

void config_write(const struct settings *settings, struct buffer *out)
{
    buffer_format(out, "# precis: save this as config.yaml in $XDG_CONFIG_HOME/precis\n"
                       "# (without that, in ~/.config/precis).\n");
    for (const struct setting *setting = settings_table; setting->name; setting++) {
        buffer_format(out, "\n# %s\n", setting->help);
        if (setting->type == SETTING_CHOICE) {
            buffer_format(out, "# One of:");
            for (int i = 0; setting->choices[i]; i++)
                buffer_format(out, " %s", setting->choices[i]);
            buffer_format(out, "\n");
        }
        if (setting->type == SETTING_NUMBER)
            buffer_format(out, "# From %d to %d.\n", setting->least, setting->most);
        settings_write(settings, setting, out);
    }
    buffer_format(out, "\n# Keys over those of the preset; precis-keys(7) lists the actions.\n"
                       "# bindings:\n#   everywhere:\n#     '<C-n>': next-point\n"
                       "#     'x': none\n#   references:\n#     'o': follow\n");
}

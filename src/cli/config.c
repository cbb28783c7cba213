#include "cli/config.h"

#include "load/file.h"
#include "load/parse.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_NAMES = 1000 };

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
    if (node->kind == NODE_MAPPING && node->count <= MOST_NAMES)
        return true;
    if (node->kind == NODE_MAPPING)
        diagnostics_report(reader->diagnostics, RULE_TOO_COMPLEX, reader->file, node->at,
                           "%s has more than %d names; nothing of it is taken", what, MOST_NAMES);
    else
        diagnostics_report(reader->diagnostics, RULE_WRONG_TYPE, reader->file, node->at,
                           "%s must be a mapping, and this is %s", what, node_kind_name(node));
    return false;
}

/* Whether a name is to be taken; of those that are there twice the first one counts, as the parser
 * has said. */
static bool is_name(struct reader *reader, const struct node *mapping, const struct node *name,
                    const char *what)
{
    if (!is_text(reader, name, what))
        return false;
    for (const struct node *other = mapping->first; other != name; other = other->next->next)
        if (other->kind == NODE_SCALAR && slice_equal(other->scalar, name->scalar))
            return false;
    return true;
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
        buffer_format(&message, "bindings are for ");
        for (size_t i = 0; i < CONTEXT_COUNT; i++)
            buffer_format(&message, "%s%s", buffer_between(i, i + 1 == CONTEXT_COUNT),
                          action_context_name((enum context)i));
        buffer_format(&message, ", and not for '%.*s'", SLICE_ARGUMENTS(name->scalar));
        report(reader, name, &message);
    } else if (is_mapping(reader, name->next, "the bindings of a context")) {
        for (const struct node *key = name->next->first; key; key = key->next->next)
            if (is_name(reader, name->next, key, "a key") &&
                is_text(reader, key->next, "an action") &&
                !keymap_bind(reader->keymap, context, key->scalar, key->next->scalar, &message))
                report(reader, key, &message);
    }
    buffer_release(&message);
}

static void read_dossiers(struct reader *reader, const struct node *mapping)
{
    struct buffer message = {0};
    for (const struct node *name = mapping->first; name; name = name->next->next)
        if (is_name(reader, mapping, name, "the name of a dossier") &&
            is_text(reader, name->next, "the path of a dossier") &&
            !settings_name_dossier(reader->settings, name->scalar, name->next->scalar, &message))
            report(reader, name, &message);
    buffer_release(&message);
}

/* The preset first, whatever the order of the file: bindings go over it. */
static void read_settings(struct reader *reader, const struct node *root)
{
    const struct node *bindings = NULL;
    const struct node *dossiers = NULL;
    for (const struct node *key = root->first; key; key = key->next->next) {
        if (!is_name(reader, root, key, "a name"))
            continue;
        if (slice_equal(key->scalar, SLICE("bindings")))
            bindings = key->next;
        else if (slice_equal(key->scalar, SLICE("dossiers")))
            dossiers = key->next;
        else
            read_setting(reader, key);
    }
    keymap_init(reader->keymap, (enum preset_name)reader->settings->keys);
    if (dossiers && is_mapping(reader, dossiers, "dossiers"))
        read_dossiers(reader, dossiers);
    if (!bindings || !is_mapping(reader, bindings, "bindings"))
        return;
    for (const struct node *name = bindings->first; name; name = name->next->next)
        if (is_name(reader, bindings, name, "a context"))
            read_context(reader, name);
}

static void read_file(struct reader *reader, const char *path)
{
    struct arena arena = {0};
    struct buffer bytes = {0};
    const struct node *root = NULL;
    if (file_read(path, &bytes, reader->diagnostics) && slice_trim(buffer_slice(&bytes)).length)
        root = parse_tree((struct yaml_file){.path = slice_of(path), .bytes = buffer_slice(&bytes)},
                          (struct parse_memory){&arena, &arena}, reader->diagnostics);
    if (root && is_mapping(reader, root, "the configuration"))
        read_settings(reader, root);
    buffer_release(&bytes);
    arena_release(&arena);
}

/* One that is there and cannot be read is not the same as none: a link to nowhere, a folder that
 * may not be entered. */
static bool is_there(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

void config_read(struct settings *settings, struct keymap *keymap, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct slice path = config_path(&arena);
    struct reader reader = {path, settings, keymap, diagnostics};
    settings_init(settings);
    keymap_init(keymap, (enum preset_name)settings->keys);
    if (path.length && is_there(path.bytes))
        read_file(&reader, path.bytes);
    arena_release(&arena);
}

void config_read_settings(struct settings *settings)
{
    struct keymap keymap;
    struct diagnostics unheard = {0};
    config_read(settings, &keymap, &unheard);
    diagnostics_release(&unheard);
}

/* Whether the keys of the one are the beginning of those of the other. */
static bool share_beginning(const struct binding *one, const struct binding *other)
{
    int shorter = one->length < other->length ? one->length : other->length;
    for (int i = 0; i < shorter; i++)
        if (!key_equal(one->keys[i], other->keys[i]))
            return false;
    return one->context == other->context;
}

static bool has_binding(const struct keymap *keymap, const struct binding *binding)
{
    for (int i = 0; i < keymap->count; i++) {
        const struct binding *other = &keymap->bindings[i];
        if (other->length == binding->length && other->action == binding->action &&
            share_beginning(other, binding))
            return true;
    }
    return false;
}

/* Whether another binding has taken its place. */
static bool is_replaced(const struct keymap *keymap, const struct binding *binding)
{
    for (int i = 0; i < keymap->count; i++)
        if (share_beginning(&keymap->bindings[i], binding))
            return true;
    return false;
}

/* A line of "bindings"; the first one of all, and of its context, has a heading. */
static void write_binding(const struct binding *binding, const char *action,
                          enum context *context_before, struct buffer *out)
{
    if (*context_before == CONTEXT_COUNT)
        buffer_format(out, "bindings:\n");
    if (*context_before != binding->context)
        buffer_format(out, "  %s:\n", action_context_name(binding->context));
    *context_before = binding->context;
    buffer_format(out, "    '");
    for (int i = 0; i < binding->length; i++) {
        char name[KEY_NAME_SIZE];
        key_spell(binding->keys[i], name);
        buffer_format(out, "%s%s", i ? " " : "", strcmp(name, "'") == 0 ? "''" : name);
    }
    buffer_format(out, "': %s\n", action);
}

/* The usual keys that do nothing any more: those that do something else are said with that, for
 * a key may be written once. */
static void write_removed(const struct keymap *usual, const struct keymap *keymap,
                          enum context context, enum context *context_before, struct buffer *out)
{
    for (int i = 0; i < usual->count; i++) {
        const struct binding *binding = &usual->bindings[i];
        if (binding->context == context && !is_replaced(keymap, binding))
            write_binding(binding, "none", context_before, out);
    }
}

static void write_bound(const struct keymap *usual, const struct keymap *keymap,
                        enum context context, enum context *context_before, struct buffer *out)
{
    for (int i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        const char *name = action_description(binding->action)->name;
        if (binding->context == context && name && !has_binding(usual, binding))
            write_binding(binding, name, context_before, out);
    }
}

/* Read again it comes to the same keys. */
static void write_bindings(const struct settings *settings, const struct keymap *keymap,
                           struct buffer *out)
{
    struct keymap usual;
    enum context context_before = CONTEXT_COUNT;
    keymap_init(&usual, (enum preset_name)settings->keys);
    for (int i = 0; i < CONTEXT_COUNT; i++) {
        write_removed(&usual, keymap, (enum context)i, &context_before, out);
        write_bound(&usual, keymap, (enum context)i, &context_before, out);
    }
    if (context_before == CONTEXT_COUNT)
        buffer_format(out, "# bindings:\n#   everywhere:\n#     '<C-n>': next-point\n"
                           "#     'x': none\n#   references:\n#     'o': follow\n");
}

static void write_setting(const struct settings *settings, const struct setting *setting,
                          struct buffer *out)
{
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

void config_write(const struct settings *settings, const struct keymap *keymap, struct buffer *out)
{
    buffer_format(out, "# precis: save this as config.yaml in $XDG_CONFIG_HOME/precis\n"
                       "# (without that, in ~/.config/precis).\n");
    for (const struct setting *setting = settings_table; setting->name; setting++)
        write_setting(settings, setting, out);
    buffer_format(out,
                  "\n# Dossiers by name, for precis -d NAME, precis dossiers and the reader; ~/ "
                  "stands for the home.\n");
    settings_write_dossiers(settings, out);
    buffer_format(out, "\n# Keys over those of the preset; precis-keys(7) lists the actions.\n");
    write_bindings(settings, keymap, out);
}

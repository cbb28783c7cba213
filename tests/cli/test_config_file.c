/* The configuration file: where it is looked for, what it sets, what is said of what is wrong. */
#include "cli/config.h"
#include "support/scratch.h"
#include "ui/action.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct reading {
    struct settings settings;
    struct keymap keymap;
    struct diagnostics diagnostics;
    struct buffer messages;
};

static struct reading read_config(void)
{
    struct reading reading = {0};
    config_read(&reading.settings, &reading.keymap, &reading.diagnostics);
    for (size_t i = 0; i < reading.diagnostics.count; i++)
        diagnostic_write(&reading.diagnostics.items[i], &reading.messages);
    buffer_reserve(&reading.messages, 1)[0] = '\0';
    return reading;
}

static void forget(struct reading *reading)
{
    diagnostics_release(&reading->diagnostics);
    buffer_release(&reading->messages);
}

/* A folder that is $XDG_CONFIG_HOME for this test, with a folder "precis" in it. */
static const char *make_home(struct arena *arena)
{
    const char *folder = program_folder_make(arena);
    cr_assert_eq(mkdir(arena_format(arena, "%s/precis", folder).bytes, 0700), 0);
    setenv("XDG_CONFIG_HOME", folder, 1);
    return folder;
}

static void remove_home(const char *folder, struct arena *arena)
{
    program_folder_remove(folder);
    arena_release(arena);
}

static enum action action_of(struct keymap *keymap, const char *keys)
{
    struct slice rest = slice_of(keys);
    struct key key;
    bool bad;
    enum action action = ACTION_NONE;
    while (key_parse(&rest, &key, &bad))
        if (keymap_take(keymap, CONTEXT_EVERYWHERE, key, &action) == KEYMAP_UNBOUND)
            action = ACTION_NONE;
    return action;
}

static const char *action_name(struct keymap *keymap, const char *keys)
{
    enum action action = action_of(keymap, keys);
    const char *name = action == ACTION_NONE ? "none" : action_description(action)->name;
    return name ? name : "none";
}

Test(config, sets_what_it_says)
{
    struct arena arena = {0};
    const char *home = make_home(&arena);
    program_folder_write(home, "precis/config.yaml",
                         "palette: light\nborders: ascii\nkeys: less\nmouse: on\n"
                         "text-width: 66\ndetail: evidence\npaper: letter\n"
                         "copy-command: wl-copy --trim-newline\n");
    struct reading reading = read_config();
    cr_expect_str_eq(reading.messages.bytes, "");
    cr_expect_eq(reading.settings.colors.palette, PALETTE_LIGHT);
    cr_expect_eq(reading.settings.borders, BORDERS_ASCII);
    cr_expect_eq(reading.settings.keys, PRESET_LESS);
    cr_expect_eq(reading.settings.mouse, 1);
    cr_expect_eq(reading.settings.text_width, 66);
    cr_expect_eq(reading.settings.detail, 2);
    cr_expect_eq(reading.settings.paper, 1);
    cr_expect_str_eq(reading.settings.copy_command, "wl-copy --trim-newline");
    forget(&reading);
    remove_home(home, &arena);
}

Test(config, binds_over_the_preset_wherever_that_stands)
{
    static const char *const files[] = {
        "bindings:\n  everywhere:\n    'x': next-point\n    'j': none\n    'gz': quit\nkeys: "
        "less\n",
        "keys: less\nbindings:\n  everywhere:\n    'x': next-point\n    'j': none\n    'gz': "
        "quit\n",
    };
    struct arena arena = {0};
    const char *home = make_home(&arena);
    for (size_t i = 0; i < COUNT(files); i++) {
        program_folder_write(home, "precis/config.yaml", "%s", files[i]);
        struct reading reading = read_config();
        cr_expect_str_eq(reading.messages.bytes, "");
        cr_expect_str_eq(action_name(&reading.keymap, "x"), "next-point");
        cr_expect_str_eq(action_name(&reading.keymap, "j"), "none");
        cr_expect_str_eq(action_name(&reading.keymap, "g z"), "quit");
        forget(&reading);
    }
    remove_home(home, &arena);
}

/* What is wrong is one message with its place; all else counts. */
static const struct {
    const char *file;
    const char *message; /* after FILE: */
} mistakes[] = {
    {"text-width: 66\npallete: dark\n",
     "2:1: error: there is no setting 'pallete'; did you mean 'palette'? [bad-value]\n"},
    {"xyzzy: 1\ntext-width: 66\n", "1:1: error: there is no setting 'xyzzy'; there are palette, "},
    {"palette: drak\ntext-width: 66\n", "1:1: error: 'palette' can be auto, dark, light, "
                                        "high-contrast or mono, and not 'drak' [bad-value]\n"},
    {"mouse: true\ntext-width: 66\n", "1:1: error: 'mouse' can be off or on, and not 'true' "},
    {"detail: [1]\ntext-width: 66\n", "1:9: error: a setting must be a text, and this is a list "},
    {"paper: {a: b}\ntext-width: 66\n",
     "1:8: error: a setting must be a text, and this is a mapping "},
    {"[a]: b\ntext-width: 66\n", "1:1: error: a name must be a text, and this is a list "},
    {"bindings: x\ntext-width: 66\n",
     "1:11: error: bindings must be a mapping, and this is a text "},
    {"bindings: {everywhere: x}\ntext-width: 66\n",
     "1:24: error: the bindings of a context must be a mapping, and this is a text "},
    {"bindings: {nowhere: {x: quit}}\ntext-width: 66\n",
     "1:12: error: bindings are for everywhere, references, contradiction or page, and not for "
     "'nowhere' "},
    {"bindings: {[a]: {x: quit}}\ntext-width: 66\n",
     "1:12: error: a context must be a text, and this is a list "},
    {"bindings: {everywhere: {x: [quit]}}\ntext-width: 66\n",
     "1:28: error: an action must be a text, and this is a list "},
    {"bindings: {everywhere: {[x]: quit}}\ntext-width: 66\n",
     "1:25: error: a key must be a text, and this is a list "},
    {"bindings: {everywhere: {x: fly}}\ntext-width: 66\n", "1:25: error: "},
    {"bindings: {everywhere: {<Nokey>: quit}}\ntext-width: 66\n", "1:25: error: "},
    {"bindings: {everywhere: {x: quit, x: help}}\ntext-width: 66\n",
     "1:34: error: the key 'x' is already at line 1"},
    {"text-width: 66\ntext-width: 70\n", "2:1: error: the key 'text-width' is already at line 1"},
};

static const char *config_file(struct arena *arena, const char *home)
{
    return arena_format(arena, "%s/precis/config.yaml:", home).bytes;
}

Test(config, says_where_it_is_wrong_and_takes_the_rest)
{
    struct arena arena = {0};
    const char *home = make_home(&arena);
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        program_folder_write(home, "precis/config.yaml", "%s", mistakes[i].file);
        struct reading reading = read_config();
        struct slice expected =
            arena_format(&arena, "%s%s", config_file(&arena, home), mistakes[i].message);
        cr_expect(slice_starts_with(buffer_slice(&reading.messages), expected), "%s instead of %s",
                  reading.messages.bytes, expected.bytes);
        cr_expect_eq(reading.diagnostics.count, 1, "%s", reading.messages.bytes);
        cr_expect_eq(reading.settings.text_width, 66, "%s", mistakes[i].file);
        forget(&reading);
    }
    remove_home(home, &arena);
}

/* Files that say nothing that could be taken: the defaults hold. */
static const struct {
    const char *file;
    const char *message; /* NULL: none */
} odd_files[] = {
    {"", NULL},
    {"  \n\n", NULL},
    {"just text\n", "1:1: error: the configuration must be a mapping, and this is a text "},
    {"- a\n- b\n", "1:1: error: the configuration must be a mapping, and this is a list "},
    {"palette: 'dark\n", "1:10: error: "},
    {"palette: dark\n  mouse: on\n", "2:3: error: "},
    {"# nothing\n", " error: "},
    {"palette: \xff\n", "1:10: error: "},
    {"text-width: 19\n",
     "1:1: error: 'text-width' must be a number from 20 to 200, and '19' is not"},
    {"text-width: 201\n", "1:1: error: "},
    {"text-width: -1\n", "1:1: error: "},
    {"text-width: 88x\n", "1:1: error: "},
    {"text-width: 99999999999999999999\n", "1:1: error: "},
    {"text-width: ''\n", "1:1: error: "},
    {"copy-command: \"a\\eb\"\n",
     "1:1: error: 'copy-command' holds a character that cannot be shown"},
};

static void expect_defaults(const struct settings *settings, const char *file)
{
    struct settings usual;
    settings_init(&usual);
    cr_expect_eq(memcmp(settings, &usual, sizeof usual), 0, "%s", file);
}

Test(config, that_cannot_be_taken_leaves_the_defaults)
{
    struct arena arena = {0};
    const char *home = make_home(&arena);
    for (size_t i = 0; i < COUNT(odd_files); i++) {
        program_folder_write(home, "precis/config.yaml", "%s", odd_files[i].file);
        struct reading reading = read_config();
        expect_defaults(&reading.settings, odd_files[i].file);
        if (odd_files[i].message)
            cr_expect(strstr(reading.messages.bytes, odd_files[i].message), "%s: %s",
                      odd_files[i].file, reading.messages.bytes);
        else
            cr_expect_str_eq(reading.messages.bytes, "");
        forget(&reading);
    }
    remove_home(home, &arena);
}

Test(config, that_is_no_file_is_told_at_once)
{
    struct arena arena = {0};
    const char *home = make_home(&arena);
    const char *path = arena_format(&arena, "%s/precis/config.yaml", home).bytes;
    cr_assert_eq(mkdir(path, 0700), 0);
    struct reading reading = read_config();
    cr_expect(strstr(reading.messages.bytes, "it is a folder"), "%s", reading.messages.bytes);
    forget(&reading);
    cr_assert_eq(rmdir(path), 0);
    cr_assert_eq(mkfifo(path, 0600), 0);
    reading = read_config();
    cr_expect(strstr(reading.messages.bytes, "it is a pipe"), "%s", reading.messages.bytes);
    forget(&reading);
    remove_home(home, &arena);
}

/* What is there and cannot be read is told; what is not there is none. */
Test(config, that_is_a_link_to_nowhere_is_told)
{
    static const char *const targets[] = {"/nowhere/at/all", "config.yaml"};
    struct arena arena = {0};
    const char *home = make_home(&arena);
    const char *path = arena_format(&arena, "%s/precis/config.yaml", home).bytes;
    for (size_t i = 0; i < COUNT(targets); i++) {
        cr_assert_eq(symlink(targets[i], path), 0);
        struct reading reading = read_config();
        cr_expect(strstr(reading.messages.bytes, "error: cannot be read: "), "%s: %s", targets[i],
                  reading.messages.bytes);
        forget(&reading);
        cr_assert_eq(unlink(path), 0);
    }
    remove_home(home, &arena);
}

/* Where it is looked for. */

static const struct {
    const char *config_home; /* @ stands for the folder of the test; NULL: not set */
    const char *home;
    int width;
} places[] = {
    {"@/xdg", "@/home", 50},    {"@/none", "@/home", 88}, {NULL, "@/home", 60}, {"", "@/home", 60},
    {"relative", "@/home", 60}, {NULL, "@/none", 88},     {NULL, NULL, 88},     {NULL, "", 88},
    {"@/xdg", NULL, 50},
};

static void set_place(struct arena *arena, const char *name, const char *value, const char *folder)
{
    if (!value)
        unsetenv(name);
    else if (*value == '@')
        setenv(name, arena_format(arena, "%s%s", folder, value + 1).bytes, 1);
    else
        setenv(name, value, 1);
}

Test(config, is_looked_for_where_the_specification_says)
{
    static const char *const folders[] = {"xdg", "xdg/precis", "home", "home/.config",
                                          "home/.config/precis"};
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    for (size_t i = 0; i < COUNT(folders); i++)
        mkdir(arena_format(&arena, "%s/%s", folder, folders[i]).bytes, 0700);
    program_folder_write(folder, "xdg/precis/config.yaml", "text-width: 50\n");
    program_folder_write(folder, "home/.config/precis/config.yaml", "text-width: 60\n");
    for (size_t i = 0; i < COUNT(places); i++) {
        set_place(&arena, "XDG_CONFIG_HOME", places[i].config_home, folder);
        set_place(&arena, "HOME", places[i].home, folder);
        struct reading reading = read_config();
        cr_expect_eq(reading.settings.text_width, places[i].width, "%zu", i);
        cr_expect_eq(reading.messages.length, 0);
        forget(&reading);
    }
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(config, that_is_enormous_is_refused)
{
    struct arena arena = {0};
    const char *home = make_home(&arena);
    struct buffer text = {0};
    for (int i = 0; i < 1001; i++)
        buffer_format(&text, "a%d: b\n", i);
    program_folder_write(home, "precis/config.yaml", "%s", text.bytes);
    struct reading reading = read_config();
    cr_expect(strstr(reading.messages.bytes, "has more than 1000 names"));
    cr_expect_eq(reading.diagnostics.count, 1);
    forget(&reading);
    buffer_release(&text);
    remove_home(home, &arena);
}

/* They come to the same when they are written and read again. */
Test(config_file, names_dossiers)
{
    struct arena arena = {0};
    struct buffer written = {0};
    const char *folder = make_home(&arena);
    program_folder_write(folder, "precis/config.yaml",
                         "dossiers:\n  harbour: ~/briefings/it's here\n  Rivers: /r\n"
                         "  harbour: /twice\n  empty: ''\n  list: [a]\n  2031: /archive\n");
    struct reading reading = read_config();
    cr_expect_eq(reading.settings.dossier_count, 2);
    cr_expect_str_eq(reading.settings.dossiers[0].path, "~/briefings/it's here");
    cr_expect_str_eq(reading.settings.dossiers[1].name, "2031");
    cr_expect(strstr(reading.messages.bytes, ":3:3: error: 'Rivers' is not a name for a dossier;"));
    cr_expect(strstr(reading.messages.bytes, "the dossier 'empty' has no path"));
    cr_expect(strstr(reading.messages.bytes, "the path of a dossier must be a text"));
    config_write(&reading.settings, &reading.keymap, &written);
    program_folder_write(folder, "precis/config.yaml", "%s", written.bytes);
    struct reading again = read_config();
    cr_expect_str_eq(again.messages.bytes, "");
    cr_expect_eq(memcmp(&again.settings, &reading.settings, sizeof again.settings), 0);
    forget(&again);
    forget(&reading);
    buffer_release(&written);
    remove_home(folder, &arena);
}

/* What the reader hands to other programs: a point to copy, an address to open, a line to edit. */
#include "base/buffer.h"
#include "output/data/citation.h"
#include "support/reader.h"
#include "support/scratch.h"
#include "ui/current.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Keeps its words, one a line, and what it is given to read; it moves the file into place as the
 * last thing, so that what is there is whole. */
static const char helper[] = "#!/bin/sh\n"
                             "for word; do echo \"$word\"; done >\"$0.words.new\"\n"
                             "[ \"$KEEP_INPUT\" ] && cat >\"$0.input\"\n"
                             "mv \"$0.words.new\" \"$0.words\"\n";

struct outside {
    struct arena arena;
    const char *folder;
    struct reader *reader;
};

static const char *path_in(struct outside *outside, const char *name)
{
    return arena_format(&outside->arena, "%s/%s", outside->folder, name).bytes;
}

static const char brief[] = "precis: 1\n"
                            "id: quiet\n"
                            "source: {type: report, title: Quiet, issued: 2031, URL: '%s'}\n"
                            "bottom-line: Quiet.\n"
                            "key-points: [{id: a, text: A., kind: event, paragraphs: [1]}]\n";

static void write_dossier(const char *folder, const char *url)
{
    program_folder_write(folder, "content/dossier.yaml", "precis: 1\ntitle: Quiet\n");
    program_folder_write(folder, "themes/one.yaml",
                         "precis: 1\nid: one\nname: One\norder: 1\ndefinition: One.\n");
    program_folder_write(folder, "content/briefs/one.yaml", brief, url);
}

/* A reader for which the helper is browser and editor, of a dossier with that address or, for NULL,
 * of the bundled one. */
static struct outside begin_at(const char *url, const int *size)
{
    struct outside outside = {0};
    struct arena *arena = &outside.arena;
    outside.folder = program_folder_make(arena);
    program_folder_write(outside.folder, "vi", "%s", helper);
    const char *path = path_in(&outside, "vi");
    cr_assert_eq(chmod(path, 0700), 0);
    if (url)
        write_dossier(outside.folder, url);
    const char *environment[] = {arena_format(arena, "BROWSER=%s", path).bytes,
                                 arena_format(arena, "VISUAL=%s --wait", path).bytes, NULL};
    outside.reader = reader_open(&(struct reader_options){.environment = environment,
                                                          .dossier = url ? outside.folder : NULL,
                                                          .columns = size[0],
                                                          .rows = size[1]});
    return outside;
}

static const int sizes[][2] = {{120, 36}, {80, 24}, {40, 12}};

static struct outside begin(const char *url)
{
    return begin_at(url, sizes[1]);
}

static void end(struct outside *outside)
{
    reader_close(outside->reader);
    program_folder_remove(outside->folder);
    arena_release(&outside->arena);
}

static const char *read_file(struct outside *outside, const char *name)
{
    char bytes[4096];
    FILE *file = fopen(path_in(outside, name), "r");
    if (!file)
        return NULL;
    size_t count = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    return arena_copy(&outside->arena, (struct slice){bytes, count}).bytes;
}

struct awaited {
    struct outside *outside;
    const char *name;
    const char *text;
};

static bool is_there(struct terminal *terminal, void *context)
{
    struct awaited *awaited = context;
    (void)terminal;
    awaited->text = read_file(awaited->outside, awaited->name);
    return awaited->text != NULL;
}

/* A program that nobody waits for may be done later than the reader says so. */
static const char *wait_for_file(struct outside *outside, const char *name)
{
    struct awaited awaited = {outside, name, NULL};
    for (int rounds = 0; rounds < 200 && !is_there(NULL, &awaited); rounds++)
        terminal_wait_until(outside->reader->terminal, 100, is_there, &awaited);
    cr_assert_not_null(awaited.text, "there is no %s", name);
    return awaited.text;
}

static void go_to(struct outside *outside, struct slice address)
{
    struct slice keys =
        arena_format(&outside->arena, ":go<Space>%.*s<Enter>", SLICE_ARGUMENTS(address));
    reader_press(outside->reader, keys.bytes);
}

/* Base64 of RFC 4648, for what stands in OSC 52. */
static struct slice encode(struct arena *arena, struct slice bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *text = arena_allocate_bytes(arena, bytes.length * 2 + 8);
    size_t length = 0;
    for (size_t i = 0; i < bytes.length; i += 3) {
        unsigned group = 0;
        for (size_t j = 0; j < 3; j++)
            group = group << 8 | (i + j < bytes.length ? (unsigned char)bytes.bytes[i + j] : 0);
        for (size_t j = 0; j < 4; j++)
            text[length++] = i + j > bytes.length ? '=' : digits[group >> (18 - 6 * j) & 63];
    }
    return (struct slice){text, length};
}

static void copies_a_point_to_the_clipboard_of_the_terminal(const int *size)
{
    struct outside outside = begin_at(NULL, size);
    struct terminal *terminal = outside.reader->terminal;
    struct buffer citation = {0};
    go_to(&outside, SLICE("idd-2024#trade-doubled"));
    citation_write(app_subject(&outside.reader->app), &citation);
    cr_assert(strstr(citation.bytes, "idd-2024#trade-doubled"), "%s", citation.bytes);
    reader_send(outside.reader, "y");
    WAIT_FOR(terminal, "Sent to the terminal");
    struct slice encoded = encode(&outside.arena, buffer_slice(&citation));
    struct slice wanted = arena_format(&outside.arena, "\033]52;c;%.*s", SLICE_ARGUMENTS(encoded));
    cr_expect(slice_contains(terminal_raw(terminal), wanted), "not %s", wanted.bytes);
    WAIT_FOR(terminal, "accepts");
    reader_send(outside.reader, "j");
    cr_assert(terminal_wait_gone(terminal, "Sent to the terminal", TERMINAL_PATIENCE));
    reader_send(outside.reader, "y");
    WAIT_FOR(terminal, "Sent to the terminal");
    cr_expect_null(strstr(terminal_screen(terminal), "accepts"), "it is said once");
    buffer_release(&citation);
    end(&outside);
}

Test(reader_outside, copies_a_point_to_the_clipboard_of_the_terminal)
{
    for (size_t i = 0; i < COUNT(sizes); i++)
        copies_a_point_to_the_clipboard_of_the_terminal(sizes[i]);
}

Test(reader_outside, copies_a_point_by_a_command)
{
    struct outside outside = begin(NULL);
    struct terminal *terminal = outside.reader->terminal;
    program_folder_write(outside.folder, "copy",
                         "#!/bin/sh\necho \"$1\" >\"$0.words\"\ncat >\"$0.input\"\n");
    cr_assert_eq(chmod(path_in(&outside, "copy"), 0700), 0);
    go_to(&outside, SLICE("idd-2024#trade-doubled"));
    struct slice keys = arena_format(&outside.arena, ":set<Space>copy-command=%s<Space>-x<Enter>",
                                     path_in(&outside, "copy"));
    reader_press(outside.reader, keys.bytes);
    reader_send(outside.reader, "y");
    WAIT_FOR(terminal, "Copied, with its citation and address.");
    cr_expect_str_eq(read_file(&outside, "copy.words"), "-x\n");
    const char *input = read_file(&outside, "copy.input");
    cr_expect(strstr(input, "idd-2024#trade-doubled"), "%s", input);
    end(&outside);
}

/* Each notes that it was asked; what goes before the one that takes the copy refuses it. */
static void tries_clipboards_until(const char *taker, const char *asked)
{
    static const char *const programs[] = {"wl-copy", "xclip", "xsel", "pbcopy"};
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    for (size_t i = 0; i < COUNT(programs); i++) {
        program_folder_write(folder, programs[i],
                             "#!/bin/sh\ncat >/dev/null\necho \"${0##*/}\" >>\"${0%%/*}/asked\"\n"
                             "[ \"${0##*/}\" = %s ]\n",
                             taker);
        cr_assert_eq(chmod(arena_format(&arena, "%s/%s", folder, programs[i]).bytes, 0700), 0);
    }
    const char *environment[] = {arena_format(&arena, "PATH=%s:/usr/bin:/bin", folder).bytes,
                                 "WAYLAND_DISPLAY=none", "DISPLAY=:none",
                                 "__CFBundleIdentifier=none", NULL};
    struct outside outside = {.folder = folder};
    outside.reader = reader_open(
        &(struct reader_options){.environment = environment, .columns = 80, .rows = 24});
    go_to(&outside, SLICE("idd-2024#trade-doubled"));
    reader_send(outside.reader, "y");
    WAIT_FOR(outside.reader->terminal, *taker ? "Copied, with" : "Sent to the terminal");
    const char *order = read_file(&outside, "asked");
    cr_expect_str_eq(order, asked);
    end(&outside);
    arena_release(&arena);
}

Test(reader_outside, tries_the_programs_of_clipboards_one_by_one)
{
    tries_clipboards_until("xsel", "wl-copy\nxclip\nxsel\n");
    tries_clipboards_until("", "wl-copy\nxclip\nxsel\npbcopy\n");
}

Test(reader_outside, says_when_the_command_does_not_take_the_copy)
{
    static const struct {
        const char *command;
        const char *message;
    } cases[] = {
        {"/bin/false", "/bin/false did not take the copy."},
        {"/nowhere/copy", "/nowhere/copy could not be started."},
        {"xsel;id", "is not taken"},
    };
    struct outside outside = begin(NULL);
    go_to(&outside, SLICE("idd-2024#trade-doubled"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slice keys =
            arena_format(&outside.arena, ":set<Space>copy-command=%s<Enter>", cases[i].command);
        reader_press(outside.reader, keys.bytes);
        reader_send(outside.reader, "y");
        WAIT_FOR(outside.reader->terminal, cases[i].message);
    }
    end(&outside);
}

Test(reader_outside, opens_the_address_of_the_source_and_shows_it_whole)
{
    static const char url[] = "https://example.org/quiet?water=1&tide=2#sound";
    struct outside outside = begin(url);
    reader_press(outside.reader, "J");
    reader_send(outside.reader, "o");
    WAIT_FOR(outside.reader->terminal, url);
    const char *words = wait_for_file(&outside, "vi.words");
    cr_expect(slice_equal(slice_trim(slice_of(words)), slice_of(url)), "%s", words);
    end(&outside);
}

Test(reader_outside, opens_no_other_address)
{
    static const struct {
        const char *url;
        const char *message;
    } cases[] = {
        {"", "has no address for this source"},
        {"file:///etc/passwd", "has no address for this source"}, /* the loader takes none such */
        {"https://example.org/$(id )", "the address is not opened"},
        {"https://user@example.org/", "the address is not opened"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct outside outside = begin(cases[i].url);
        reader_press(outside.reader, "J");
        reader_send(outside.reader, "o");
        WAIT_FOR(outside.reader->terminal, cases[i].message);
        cr_expect_null(read_file(&outside, "vi.words"));
        end(&outside);
    }
}

static void edits_the_line_that_a_point_stands_in(const int *size)
{
    struct outside outside = begin_at(NULL, size);
    go_to(&outside, SLICE("idd-2024#trade-doubled"));
    uint32_t line = app_subject(&outside.reader->app)->at.line;
    reader_send(outside.reader, "e");
    const char *words = wait_for_file(&outside, "vi.words");
    struct slice wanted = arena_format(&outside.arena, "--wait\n+%u\n", line);
    cr_expect(slice_starts_with(slice_of(words), wanted), "%s", words);
    cr_expect(strstr(words, "/content/briefs/") && strstr(words, ".yaml\n"), "%s", words);
    reader_wait(outside.reader);
    end(&outside);
}

Test(reader_outside, edits_the_line_that_a_point_stands_in)
{
    for (size_t i = 0; i < COUNT(sizes); i++)
        edits_the_line_that_a_point_stands_in(sizes[i]);
}

/* As xdg-open does without a desktop; or killed, as one that crashes. */
Test(reader_outside, says_when_the_browser_fails)
{
    static const struct {
        const char *end;
        const char *said;
    } ways[] = {{"exit 3", "ended with status 3"}, {"kill -SEGV $$", "was ended by signal 11"}};
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct outside outside = begin_at("https://example.org/quiet", sizes[0]);
        program_folder_write(outside.folder, "vi", "#!/bin/sh\n%s\n", ways[i].end);
        reader_press(outside.reader, "J");
        reader_send(outside.reader, "o");
        WAIT_FOR(outside.reader->terminal, ways[i].said);
        end(&outside);
    }
}

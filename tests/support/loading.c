#include "support/loading.h"

#include "load/bind.h"
#include "load/parse.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *messages_of(const struct diagnostics *diagnostics, const char *prefix,
                               struct arena *arena)
{
    struct buffer all = {0};
    for (size_t i = 0; i < diagnostics->count; i++) {
        struct buffer line = {0};
        diagnostic_write(&diagnostics->items[i], &line);
        struct slice text = buffer_slice(&line);
        if (slice_starts_with(text, slice_of(prefix)))
            text = (struct slice){text.bytes + strlen(prefix), text.length - strlen(prefix)};
        buffer_add(&all, text);
        buffer_release(&line);
    }
    const char *messages = arena_copy(arena, buffer_slice(&all)).bytes;
    buffer_release(&all);
    return messages;
}

const char *loading_messages(const struct diagnostics *diagnostics, const char *folder,
                             struct arena *arena)
{
    return messages_of(diagnostics, arena_format(arena, "%s/", folder).bytes, arena);
}

static struct read_text parse(struct slice yaml)
{
    struct read_text text = {0};
    text.root = parse_tree((struct yaml_file){.path = SLICE("file"), .bytes = yaml},
                           (struct parse_memory){&text.arena, &text.arena}, &text.diagnostics);
    return text;
}

static struct read_text finish(struct read_text text)
{
    diagnostics_sort(&text.diagnostics);
    struct arena messages = {0};
    text.messages = messages_of(&text.diagnostics, "file:", &messages);
    arena_adopt(&text.arena, &messages);
    return text;
}

struct read_text loading_parse(struct slice yaml)
{
    return finish(parse(yaml));
}

struct read_text loading_bind(const struct record *record, struct slice yaml)
{
    struct read_text text = parse(yaml);
    struct binder binder = {SLICE("file"), &text.arena, &text.diagnostics};
    void *structure = arena_allocate(&text.arena, 1, record->size);
    if (text.root && bind_record(&binder, record, text.root, structure))
        text.structure = structure;
    return finish(text);
}

struct read_text loading_bind_list(const struct record *record, struct slice yaml)
{
    struct read_text text = parse(yaml);
    struct binder binder = {SLICE("file"), &text.arena, &text.diagnostics};
    if (text.root)
        text.list = bind_records(&binder, record, text.root);
    return finish(text);
}

void loading_release(struct read_text *text)
{
    diagnostics_release(&text->diagnostics);
    arena_release(&text->arena);
}

void loading_expect(const struct read_text *text, const char *name, const char *messages)
{
    cr_expect_str_eq(text->messages, messages, "%s:\n%sinstead of\n%s", name, text->messages,
                     messages);
}

struct folder load_folder_create(void)
{
    struct folder folder = {"/tmp/precis-test-XXXXXX"};
    cr_assert_not_null(mkdtemp(folder.path));
    static const char *const folders[] = {"content", "content/briefs", "themes"};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        cr_assert_eq(mkdir(load_folder_path(&folder, folders[i], &arena), 0700), 0);
    arena_release(&arena);
    load_folder_write(&folder, "content/dossier.yaml",
                      SLICE("precis: 1\ntitle: Harbours\nbottom-line: Quiet.\n"));
    return folder;
}

const char *load_folder_path(const struct folder *folder, const char *name, struct arena *arena)
{
    return arena_format(arena, "%s/%s", folder->path, name).bytes;
}

void load_folder_write(const struct folder *folder, const char *name, struct slice bytes)
{
    struct arena arena = {0};
    FILE *file = fopen(load_folder_path(folder, name, &arena), "wb");
    cr_assert_not_null(file, "%s", name);
    cr_assert_eq(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length);
    cr_assert_eq(fclose(file), 0);
    arena_release(&arena);
}

void load_folder_write_brief(const struct folder *folder, const char *id, const char *issued,
                             const char *rest)
{
    struct arena arena = {0};
    struct slice name = arena_format(&arena, "content/briefs/%s.yaml", id);
    load_folder_write(
        folder, name.bytes,
        arena_format(&arena,
                     "precis: 1\nid: %s\nsource: {type: report, title: %s, issued: %s}\n"
                     "bottom-line: Short.\n%s",
                     id, id, issued, rest));
    arena_release(&arena);
}

void load_folder_write_theme(const struct folder *folder, const char *id, const char *rest)
{
    struct arena arena = {0};
    struct slice name = arena_format(&arena, "themes/%s.yaml", id);
    load_folder_write(folder, name.bytes,
                      arena_format(&arena,
                                   "precis: 1\nid: %s\nname: %s\ndefinition: All of it.\n%s", id,
                                   id, rest));
    arena_release(&arena);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

void load_folder_remove(const struct folder *folder)
{
    nftw(folder->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

struct loaded loading_load(const struct folder *folder)
{
    struct loaded loaded = load_dossier(folder->path);
    cr_assert_not_null(loaded.dossier);
    struct arena arena = {0};
    const char *messages = loading_messages(&loaded.diagnostics, folder->path, &arena);
    cr_assert_str_eq(messages, "", "%s", messages);
    arena_release(&arena);
    return loaded;
}

#include "load/watch.h"

#include "load/notices.h"
#include "load/watching.h"

#include "base/moment.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEAST_QUIET = 140 /* milliseconds, nearly as long as the watch waits after a change */ };

/* A scene for each test, which is a process of its own. */
static struct scene scene;

static void begin(void)
{
    scene_begin(&scene);
}

static void begin_and_watch(void)
{
    scene_begin(&scene);
    scene_watch(&scene);
}

static void end(void)
{
    scene_end(&scene);
}

static void write_brief(const char *id)
{
    load_folder_write_brief(&scene.folder, id, "2031", "");
}

static int open_brief(int flags)
{
    return open(scene_path(&scene, "content/briefs/a.yaml"), O_WRONLY | flags, 0600);
}

static void write_line(int descriptor)
{
    cr_assert_eq(write(descriptor, "id: a\n", 6), 6);
}

Test(watch, tells_of_files_written_renamed_and_removed, .init = begin_and_watch, .fini = end)
{
    write_brief("a");
    cr_expect(scene_wait_for(&scene, 1));
    cr_expect(watch_take(scene.watch));
    cr_expect_not(watch_take(scene.watch));
    scene_move(&scene, "content/briefs/a.yaml", "themes/a.yaml");
    cr_expect(scene_wait_for(&scene, 2));
    scene_remove(&scene, "content/dossier.yaml");
    cr_expect(scene_wait_for(&scene, 3));
    cr_expect(watch_take(scene.watch));
}

/* Half a file is not told of, where the system says of notices what they are of: only closing it
 * ends the writing. */
Test(watch, waits_until_a_file_is_written, .init = begin_and_watch, .fini = end)
{
    int descriptor = open_brief(O_CREAT);
    for (int i = 0; i < 4; i++) {
        write_line(descriptor);
        scene_pause(100);
    }
    cr_expect(scene_count(&scene) == 0 || !notices_are_named);
    close(descriptor);
    cr_expect(scene_wait_for(&scene, 1));
}

Test(watch, tells_once_of_many_files_at_once, .init = begin_and_watch, .fini = end)
{
    unsigned pieces = 1; /* as far as a busy machine has let the files be written at once */
    int64_t before = moment_milliseconds();
    for (int i = 0; i < 50; i++) {
        char id[16];
        snprintf(id, sizeof id, "b%d", i);
        write_brief(id);
        int64_t now = moment_milliseconds();
        pieces += now - before >= LEAST_QUIET;
        before = now;
    }
    cr_expect(scene_wait_for(&scene, 1));
    cr_expect_leq(scene_count(&scene), pieces);
}

Test(watch, tells_also_where_a_folder_is_missing, .init = begin, .fini = end)
{
    scene_remove(&scene, "themes");
    scene_watch(&scene);
    write_brief("a");
    cr_expect(scene_wait_for(&scene, 1));
    cr_expect(watch_take(scene.watch));
}

/* Not of the dossier, and written again and again, as an editor writes its swap file. */
static const char *const held_open[] = {
    "content/.dossier.yaml.swp", "content/briefs/.b.yaml.swp",
    "content/briefs/b.yaml~",    "content/briefs/notes.txt",
    "themes/#a.yaml#",
};

static void write_until_told(int descriptor, unsigned count)
{
    for (int i = 0; i < 1000 && scene_count(&scene) < count; i++) {
        write_line(descriptor);
        scene_pause(10);
    }
}

Test(watch, is_not_held_back_by_other_files_that_are_open, .init = begin_and_watch, .fini = end)
{
    unsigned count = 0;
    for (size_t i = 0; i < sizeof held_open / sizeof *held_open; i++) {
        int descriptor = open(scene_path(&scene, held_open[i]), O_WRONLY | O_CREAT, 0600);
        write_brief("b");
        write_until_told(descriptor, ++count);
        cr_assert_geq(scene_count(&scene), count, "%s", held_open[i]);
        count = scene_count(&scene);
        close(descriptor);
        scene_pause(400);
        cr_expect_eq(scene_count(&scene), count, "%s", held_open[i]);
    }
}

Test(watch, tells_of_subfolders_and_of_what_is_in_them, .init = begin_and_watch, .fini = end)
{
    static const char *const folders[] = {"content/briefs/2025", "content/briefs/2025/march",
                                          "content/actors", "content/corridors"};
    unsigned count = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        scene_make(&scene, folders[i]);
        cr_assert(scene_wait_for(&scene, count + 1), "%s", folders[i]);
        scene_pause(400);
        count = scene_count(&scene);
        struct slice file = arena_format(&scene.arena, "%s/a.yaml", folders[i]);
        load_folder_write(&scene.folder, file.bytes, SLICE("id: a\n"));
        cr_assert(scene_wait_for(&scene, count + 1), "%s", file.bytes);
        scene_pause(400);
        count = scene_count(&scene);
    }
    scene_move(&scene, "content/briefs/2025", "content/briefs/2026");
    cr_assert(scene_wait_for(&scene, ++count));
    scene_pause(400);
    count = scene_count(&scene);
    scene_remove(&scene, "content/briefs/2026/march/a.yaml");
    cr_assert(scene_wait_for(&scene, count + 1), "in the folder under its new name");
}

/* Whatever they are called, hidden ones excepted. */
Test(watch, tells_of_articles_in_the_dossier, .init = begin_and_watch, .fini = end)
{
    scene_make(&scene, "articles");
    cr_assert(scene_wait_for(&scene, 1));
    scene_pause(400);
    unsigned count = scene_count(&scene);
    load_folder_write(&scene.folder, "articles/.a.txt.swp", SLICE("A\n"));
    scene_pause(400);
    cr_assert_eq(scene_count(&scene), count, "hidden");
    load_folder_write(&scene.folder, "articles/a.txt", SLICE("A\n"));
    cr_assert(scene_wait_for(&scene, count + 1));
}

Test(watch, tells_of_articles_elsewhere, .init = begin, .fini = end)
{
    scene_make(&scene, "elsewhere");
    scene.watch = watch_start(&(struct watch_options){
        .directory = scene.folder.path,
        .articles = scene_path(&scene, "elsewhere"),
        .notify = scene_ring,
        .context = &scene.bell,
    });
    cr_assert_not_null(scene.watch);
    load_folder_write(&scene.folder, "elsewhere/a.txt", SLICE("A\n"));
    cr_assert(scene_wait_for(&scene, 1));
    scene_remove(&scene, "elsewhere/a.txt");
    cr_assert(scene_wait_for(&scene, 2));
}

/* Neither by one that is half written, nor by one that is written again and again. */
Test(watch, is_not_held_back_by_a_file_of_the_dossier_that_is_being_written,
     .init = begin_and_watch, .fini = end)
{
    int descriptor = open_brief(O_CREAT);
    write_line(descriptor);
    int64_t start = moment_milliseconds();
    write_brief("b");
    write_until_told(descriptor, 1);
    cr_expect_eq(scene_count(&scene), 1);
    if (!notices_are_named) { /* then nobody says when a file is finished */
        close(descriptor);
        return;
    }
    const char *path = scene_path(&scene, "content/briefs/a.yaml");
    /* Where the machine is slow the writing may have been so long ago that it does not count. */
    bool is_long_ago = moment_milliseconds() - start > 4000;
    cr_expect(watch_is_unfinished(scene.watch, path) || is_long_ago);
    cr_expect_not(watch_is_unfinished(scene.watch, scene_path(&scene, "content/briefs/b.yaml")));
    cr_expect_not(watch_is_unfinished(NULL, path));
    close(descriptor);
    cr_expect(scene_wait_for(&scene, 2));
    cr_expect_not(watch_is_unfinished(scene.watch, path));
}

/* As by a program that saves one file after the other. */
Test(watch, tells_while_file_after_file_is_written, .init = begin_and_watch, .fini = end)
{
    for (int i = 0; i < 2000 && !scene_count(&scene); i++) {
        write_brief("b");
        scene_pause(10);
    }
    cr_expect_geq(scene_count(&scene), 1);
}

Test(watch, tells_of_links, .init = begin, .fini = end)
{
    write_brief("a");
    scene_watch(&scene);
    const char *path = scene_path(&scene, "content/briefs/a.yaml");
    cr_assert_eq(link(path, scene_path(&scene, "themes/hard.yaml")), 0);
    cr_expect(scene_wait_for(&scene, 1));
    scene_link(&scene, path, "themes/soft.yaml");
    cr_expect(scene_wait_for(&scene, 2));
}

/* Between the reading and the watching. */
Test(watch, looks_back_to_when_the_reading_began, .init = begin, .fini = end)
{
    scene_pause(30);
    int64_t before = watch_now();
    write_brief("a");
    scene_watch_since(&scene, scene.folder.path, before);
    cr_expect(scene_wait_for(&scene, 1));
    watch_stop(scene.watch);
    scene_pause(30);
    scene_watch_since(&scene, scene.folder.path, watch_now());
    scene_pause(500);
    cr_expect_eq(scene_count(&scene), 1);
}

/* As where too many programs watch already: there is no descriptor left for the notices. The
 * folders cannot be listed at first either, so the first thing told is that they are there. */
Test(watch, looks_by_itself_where_there_are_no_notices, .init = begin, .fini = end)
{
    enum { MOST = 256, FOR_PIPE = 2 };
    int taken[MOST];
    size_t count = 0;
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){MOST, MOST});
    while (count < MOST && (taken[count] = dup(0)) >= 0)
        count++;
    for (int i = 0; i < FOR_PIPE; i++)
        close(taken[--count]);
    scene_watch(&scene);
    while (count)
        close(taken[--count]);
    cr_expect(scene_wait_for(&scene, 1));
    write_brief("a");
    cr_expect(scene_wait_for(&scene, 2));
}

Test(watch, is_stopped_at_any_time, .init = begin, .fini = end)
{
    for (int i = 0; i < 30; i++) {
        scene_watch(&scene);
        if (i % 2)
            write_brief("a");
        scene_pause(i % 3);
        watch_stop(scene.watch);
    }
    scene.watch = NULL;
    watch_stop(NULL);
    cr_expect_not(watch_take(NULL));
}

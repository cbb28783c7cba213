#include "load/trail.h"

#include "load/watching.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A scene and a trail for each test, which is a process of its own. */
static struct scene scene;
static struct trail trail;
static const char *path;

static void begin(void)
{
    scene_begin(&scene);
    scene_make(&scene, "up");
    scene_make(&scene, "up/mid");
    scene_make(&scene, "up/mid/end");
    scene_link(&scene, "up", "link");
    path = scene_path(&scene, "link/mid/end");
    trail_open(&trail, &path, 1);
    trail_walk(&trail);
}

static void end(void)
{
    trail_forget(&trail);
    trail_close(&trail);
    scene_end(&scene);
}

static bool has_notice(void)
{
    return poll(&(struct pollfd){.fd = trail.notices, .events = POLLIN}, 1, 0) > 0;
}

static void stir(const char *folder)
{
    struct arena arena = {0};
    const char *name = arena_format(&arena, "%s/noise", folder).bytes;
    const char *other = arena_format(&arena, "%s/other", folder).bytes;
    load_folder_write(&scene.folder, name, SLICE("Nothing.\n"));
    cr_expect_eq(chmod(scene_path(&scene, name), 0644), 0);
    scene_move(&scene, name, other);
    scene_remove(&scene, other);
    scene_link(&scene, "up", name);
    scene_remove(&scene, name);
    scene_make(&scene, name);
    scene_move(&scene, name, other);
    arena_release(&arena);
}

/* Not even a notice that is passed over: idle costs nothing beside programs that are busy. */
Test(trail, is_not_disturbed_by_what_happens_beside_it, .init = begin, .fini = end)
{
    static const char *const folders[] = {".", "up", "up/mid", "up/mid/end"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        stir(folders[i]);
        cr_expect_not(has_notice(), "in %s", folders[i]);
    }
    cr_expect_not(trail.is_partial);
    cr_expect_not(trail_awaits(&trail, 0));
}

Test(trail, notices_each_part_of_it, .init = begin, .fini = end)
{
    static const char *const parts[] = {"link", "up", "up/mid", "up/mid/end"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        scene_move(&scene, parts[i], "aside");
        cr_expect(trail_may_differ(&trail), "%s", parts[i]);
        trail_walk(&trail);
        cr_expect(trail_awaits(&trail, 0), "%s", parts[i]);
        scene_move(&scene, "aside", parts[i]);
        cr_expect(trail_may_differ(&trail), "%s", parts[i]);
        trail_walk(&trail);
        cr_expect_not(trail_awaits(&trail, 0), "%s", parts[i]);
    }
    cr_expect_not(has_notice());
}

/* The name of the part that is there already does not count either. */
Test(trail, waits_for_nothing_but_what_is_missing, .init = begin, .fini = end)
{
    scene_move(&scene, "up/mid", "mid");
    trail_walk(&trail);
    cr_assert(trail_awaits(&trail, 0));
    stir("up");
    scene_make(&scene, "up/end");
    stir(".");
    cr_expect_not(trail_may_differ(&trail));
    scene_remove(&scene, "other");
    cr_expect(trail_may_differ(&trail), "it may have been that in which something is missing");
    scene_make(&scene, "up/mid");
    cr_expect(trail_may_differ(&trail));
    trail_walk(&trail);
    cr_expect(trail_awaits(&trail, 0));
    stir(".");
    cr_expect_not(has_notice(), "what has come is waited for no more");
    scene_make(&scene, "up/mid/end");
    cr_expect(trail_may_differ(&trail));
}

/* Of two parts with one name the second is missing. */
Test(trail, waits_in_the_right_folder, .init = begin, .fini = end)
{
    scene_make(&scene, "up/up");
    path = scene_path(&scene, "up/up/up");
    trail_walk(&trail);
    cr_expect(trail_awaits(&trail, 0));
    scene_make(&scene, "up/up/up");
    cr_expect(trail_may_differ(&trail));
}

static void expect_awaiting_swap(const char *name)
{
    trail_walk(&trail);
    cr_expect(trail_awaits(&trail, 0), "%s", name);
    cr_expect_not(trail.is_partial, "%s", name);
    cr_expect_not(has_notice(), "%s", name);
    scene_link(&scene, "up/mid", "new");
    scene_move(&scene, "new", name);
    cr_expect(trail_may_differ(&trail), "%s", name);
    trail_walk(&trail);
    cr_expect_not(trail_awaits(&trail, 0), "%s", name);
}

/* As the system, which follows no more than forty links. */
Test(trail, waits_where_links_lead_nowhere, .init = begin, .fini = end)
{
    enum { LINKS = 41 };
    struct arena arena = {0};
    path = scene_path(&scene, "circle/end");
    scene_link(&scene, "circle", "circle");
    expect_awaiting_swap("circle");
    for (int i = 1; i <= LINKS; i++)
        scene_link(&scene, i == 1 ? "up/mid" : arena_format(&arena, "link-%d", i - 1).bytes,
                   arena_format(&arena, "link-%d", i).bytes);
    path = scene_path(&scene, "link-41/end");
    cr_expect_neq(access(path, F_OK), 0);
    expect_awaiting_swap("link-41");
    path = scene_path(&scene, "link-40/end");
    trail_walk(&trail);
    cr_expect_eq(access(path, F_OK), 0);
    cr_expect_not(trail_awaits(&trail, 0));
    arena_release(&arena);
}

Test(trail, waits_where_a_file_is_in_the_way, .init = begin, .fini = end)
{
    static const char *const paths[] = {"file", "file/end", "file/end/end"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        load_folder_write(&scene.folder, "file", SLICE("A file.\n"));
        path = scene_path(&scene, paths[i]);
        trail_walk(&trail);
        cr_expect(trail_awaits(&trail, 0), "%s", paths[i]);
        scene_remove(&scene, "file");
        cr_expect(trail_may_differ(&trail), "%s", paths[i]);
    }
}

/* Paths without end are left where they become too much, and whoever asks knows it. */
Test(trail, has_bounds, .init = begin, .fini = end)
{
    enum { LEVELS = 300, DOTS = 2000 };
    struct buffer deep = {0};
    buffer_add(&deep, SLICE("deep"));
    for (int i = 0; i < LEVELS; i++) {
        scene_make(&scene, deep.bytes);
        buffer_add(&deep, SLICE("/a"));
    }
    path = scene_path(&scene, deep.bytes);
    trail_walk(&trail);
    cr_expect(trail.is_partial);
    cr_expect_eq(trail.mark_count, TRAIL_MOST_MARKS);
    buffer_clear(&deep);
    buffer_add(&deep, SLICE("up"));
    for (int i = 0; i < DOTS; i++)
        buffer_add(&deep, SLICE("/."));
    scene_link(&scene, deep.bytes, "dots");
    buffer_clear(&deep);
    for (int i = 0; i < 8; i++)
        buffer_add(&deep, SLICE("dots/../"));
    path = scene_path(&scene, deep.bytes);
    trail_walk(&trail);
    cr_expect_eq(access(path, F_OK), 0);
    cr_expect(trail.is_partial);
    cr_expect_not(trail_awaits(&trail, 0));
    buffer_release(&deep);
}

Test(trail, knows_when_its_last_link_was_made, .init = begin, .fini = end)
{
    struct stat status;
    cr_assert_eq(lstat(scene_path(&scene, "link"), &status), 0);
    cr_expect_eq(trail.newest_link,
                 (int64_t)status.st_ctim.tv_sec * 1000000000 + status.st_ctim.tv_nsec);
    path = scene_path(&scene, "up/mid/end");
    trail_walk(&trail);
    cr_expect_eq(trail.newest_link, 0);
}

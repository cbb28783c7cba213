/* The folders of a dossier are replaced, as by a checkout; or what leads to them is, as when
 * another release is put in its place. */
#include "load/notices.h"
#include "load/watching.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Folders inside the dossier, which is the folder of the scene. */

static void replace_briefs(struct scene *scene)
{
    scene_remove(scene, "content/briefs");
    scene_make(scene, "content/briefs");
}

static void replace_themes_by_another(struct scene *scene)
{
    scene_make(scene, "other");
    scene_move(scene, "themes", "old");
    scene_move(scene, "other", "themes");
}

static void replace_content(struct scene *scene)
{
    scene_make(scene, "other");
    scene_make(scene, "other/briefs");
    scene_move(scene, "content", "old");
    scene_move(scene, "other", "content");
}

/* The old folder stands beside the new one, in the place of its content. */
static void replace_all(struct scene *scene)
{
    const char *folder = scene->folder.path;
    const char *aside = arena_format(&scene->arena, "%s.old", folder).bytes;
    cr_assert_eq(rename(folder, aside), 0);
    cr_assert_eq(mkdir(folder, 0700), 0);
    scene_make(scene, "content");
    scene_make(scene, "content/briefs");
    scene_make(scene, "themes");
    cr_assert_eq(rename(aside, scene_path(scene, "old")), 0);
}

static void replace_by_link(struct scene *scene)
{
    scene_move(scene, "themes", "one");
    scene_make(scene, "two");
    scene_link(scene, "one", "themes");
    scene_link(scene, "two", "link");
    scene_move(scene, "link", "themes");
}

static void replace_slowly(struct scene *scene)
{
    scene_remove(scene, "content/briefs");
    scene_pause(400);
    scene_make(scene, "content/briefs");
}

/* Somebody stands in it: the system tells of its end only when he has left. */
static void replace_while_in_use(struct scene *scene)
{
    int folder = open(scene_path(scene, "content/briefs"), O_RDONLY | O_DIRECTORY);
    cr_assert_geq(folder, 0);
    replace_briefs(scene);
    cr_assert(scene_wait_for(scene, 1));
    close(folder);
}

static void replace_all_while_in_use(struct scene *scene)
{
    static const char *const names[] = {"content/dossier.yaml", "content/briefs", "content",
                                        "themes"};
    int folder = open(scene->folder.path, O_RDONLY | O_DIRECTORY);
    cr_assert_geq(folder, 0);
    for (size_t i = 0; i < COUNT(names); i++)
        scene_remove(scene, names[i]);
    cr_assert(scene_wait_for(scene, 1));
    cr_assert_eq(rmdir(scene->folder.path), 0);
    scene_pause(200);
    cr_assert_eq(mkdir(scene->folder.path, 0700), 0);
    scene_make(scene, "content");
    scene_make(scene, "content/briefs");
    scene_make(scene, "themes");
    scene_pause(500);
    close(folder);
}

/* What leads to the dossier. */

static void make_dossier(struct scene *scene, const char *name)
{
    static const char *const folders[] = {"", "/content", "/content/briefs", "/themes"};
    for (size_t i = 0; i < COUNT(folders); i++)
        scene_make(scene, arena_format(&scene->arena, "%s%s", name, folders[i]).bytes);
}

static void make_releases(struct scene *scene)
{
    make_dossier(scene, "41");
    make_dossier(scene, "42");
    scene_link(scene, "41", "current");
}

static void make_deeper_releases(struct scene *scene)
{
    scene_make(scene, "41");
    make_dossier(scene, "41/dossier");
    scene_make(scene, "42");
    make_dossier(scene, "42/dossier");
    scene_link(scene, "41", "current");
}

static void make_releases_elsewhere(struct scene *scene)
{
    scene_make(scene, "site");
    scene_make(scene, "releases");
    make_dossier(scene, "releases/41");
    make_dossier(scene, "releases/42");
    scene_link(scene, "../releases/41", "site/current");
}

static void make_chain(struct scene *scene)
{
    make_releases(scene);
    scene_link(scene, "current", "stage");
    scene_link(scene, scene_path(scene, "stage"), "outer");
}

static void make_doubled_link(struct scene *scene)
{
    make_releases(scene);
    cr_assert_eq(
        linkat(AT_FDCWD, scene_path(scene, "current"), AT_FDCWD, scene_path(scene, "double"), 0),
        0);
}

static void make_circle(struct scene *scene)
{
    make_releases(scene);
    scene_remove(scene, "current");
    scene_link(scene, "current", "current");
}

static void make_two_nests(struct scene *scene)
{
    scene_make(scene, "up");
    scene_make(scene, "up/mid");
    make_dossier(scene, "up/mid/dossier");
    scene_make(scene, "other");
    scene_make(scene, "other/mid");
    make_dossier(scene, "other/mid/dossier");
    scene_link(scene, "up/mid", "current");
}

static void make_linked_content(struct scene *scene)
{
    scene_make(scene, "other");
    scene_make(scene, "other/briefs");
    scene_move(scene, "content", "one");
    scene_link(scene, "one", "content");
}

static void make_linked_briefs(struct scene *scene)
{
    scene_make(scene, "two");
    scene_move(scene, "content/briefs", "one");
    scene_link(scene, "../one", "content/briefs");
}

static void make_file(struct scene *scene)
{
    make_releases(scene);
    load_folder_write(&scene->folder, "dossier", SLICE("This is none.\n"));
}

static void put_link(struct scene *scene, const char *target, const char *name)
{
    scene_link(scene, target, "new");
    scene_move(scene, "new", name);
}

static void swap_release(struct scene *scene)
{
    put_link(scene, "42", "current");
}

static void swap_release_in_steps(struct scene *scene)
{
    scene_remove(scene, "current");
    scene_link(scene, scene_path(scene, "42"), "current");
}

static void swap_release_elsewhere(struct scene *scene)
{
    put_link(scene, "../releases/42", "site/current");
}

static void swap_releases_themselves(struct scene *scene)
{
    scene_move(scene, "41", "40");
    scene_move(scene, "42", "41");
}

static void swap_for_folder(struct scene *scene)
{
    scene_remove(scene, "current");
    scene_move(scene, "42", "current");
}

/* The release comes after the link to it. */
static void swap_early(struct scene *scene)
{
    scene_move(scene, "42", "aside");
    swap_release(scene);
    cr_assert(scene_wait_for(scene, 1));
    scene_move(scene, "aside", "42");
}

static void swap_nests(struct scene *scene)
{
    scene_move(scene, "up", "old");
    scene_move(scene, "other", "up");
}

static void swap_middle(struct scene *scene)
{
    scene_move(scene, "up/mid", "old");
    scene_move(scene, "other/mid", "up/mid");
}

/* Each folder is waited for, one after the other. */
static void rebuild_nest(struct scene *scene)
{
    scene_move(scene, "up", "old");
    cr_assert(scene_wait_for(scene, 1));
    scene_make(scene, "up");
    scene_pause(100);
    scene_make(scene, "up/mid");
    scene_pause(100);
    make_dossier(scene, "up/mid/dossier");
}

static void swap_content(struct scene *scene)
{
    put_link(scene, "other", "content");
}

static void swap_briefs(struct scene *scene)
{
    put_link(scene, "../two", "content/briefs");
}

static void replace_file(struct scene *scene)
{
    scene_move(scene, "42", "new");
    scene_remove(scene, "dossier");
    scene_move(scene, "new", "dossier");
}

static void bring_dossier(struct scene *scene)
{
    scene_move(scene, "42", "dossier");
}

static const struct {
    const char *name;
    void (*prepare)(struct scene *scene);
    const char *dossier; /* the path that is watched, below the folder */
    void (*replace)(struct scene *scene);
} replacements[] = {
    {"briefs", NULL, ".", replace_briefs},
    {"themes by another", NULL, ".", replace_themes_by_another},
    {"content", NULL, ".", replace_content},
    {"all", NULL, "", replace_all},
    {"themes by a link", NULL, ".", replace_by_link},
    {"briefs slowly", NULL, ".", replace_slowly},
    {"briefs in use", NULL, ".", replace_while_in_use},
    {"all in use", NULL, "", replace_all_while_in_use},
    {"a linked content", make_linked_content, ".", swap_content},
    {"linked briefs", make_linked_briefs, ".", swap_briefs},
    {"a link to the dossier", make_releases, "current", swap_release},
    {"a link to the dossier, with slashes", make_releases, ".//current/", swap_release},
    {"a link to the dossier, in steps", make_releases, "current", swap_release_in_steps},
    {"a link, by a folder", make_releases, "current", swap_for_folder},
    {"a link that has two names", make_doubled_link, "current", swap_release},
    {"a link to itself", make_circle, "current", swap_release},
    {"a link before its release is there", make_releases, "current", swap_early},
    {"a link on the way", make_deeper_releases, "current/dossier", swap_release},
    {"a link that goes up", make_releases_elsewhere, "site/current", swap_release_elsewhere},
    {"a link after others", make_chain, "outer", swap_release},
    {"what a link names", make_releases, "current", swap_releases_themselves},
    {"an ancestor", make_two_nests, "up/mid/dossier", swap_nests},
    {"the folder of the dossier", make_two_nests, "up/mid/dossier", swap_middle},
    {"an ancestor, piece by piece", make_two_nests, "up/mid/dossier", rebuild_nest},
    {"an ancestor of what a link names", make_two_nests, "current/dossier", swap_nests},
    {"a file in the place of the dossier", make_file, "dossier", replace_file},
    {"nothing in the place of the dossier", make_releases, "dossier", bring_dossier},
};

/* All at the same time, since each of them waits for quiet. */
static struct scene scenes[COUNT(replacements)];

static void begin_all(void)
{
    for (size_t i = 0; i < COUNT(scenes); i++) {
        const char *below = replacements[i].dossier;
        scene_begin(&scenes[i]);
        if (replacements[i].prepare)
            replacements[i].prepare(&scenes[i]);
        scene_watch_since(&scenes[i],
                          *below ? scene_path(&scenes[i], below) : scenes[i].folder.path, 0);
    }
}

static void end_all(void)
{
    for (size_t i = 0; i < COUNT(scenes); i++)
        scene_end(&scenes[i]);
}

static void replace_all_of_them(void)
{
    for (size_t i = 0; i < COUNT(scenes); i++)
        replacements[i].replace(&scenes[i]);
    /* A look does not tell an empty folder from another that the system gives the same number. */
    for (int i = 0; i < 4 && !notices_are_named; i++)
        scene_pause(900);
    for (size_t i = 0; i < COUNT(scenes); i++)
        cr_assert(!notices_are_named || scene_wait_for(&scenes[i], 1), "replacement of %s",
                  replacements[i].name);
}

/* A brief or a theme, where the path of the dossier leads now. */
static void write_into_all(const char *name)
{
    unsigned counts[COUNT(scenes)];
    for (size_t i = 0; i < COUNT(scenes); i++) {
        struct slice path = arena_format(&scenes[i].arena, "%s/%s", replacements[i].dossier, name);
        counts[i] = scene_count(&scenes[i]);
        load_folder_write(&scenes[i].folder, path.bytes, SLICE("id: a\n"));
    }
    for (size_t i = 0; i < COUNT(scenes); i++)
        cr_assert(scene_wait_for(&scenes[i], counts[i] + 1), "%s after replacement of %s", name,
                  replacements[i].name);
}

/* Twice, since the new folder is to be watched as well as the first. */
Test(watch_folders, are_watched_when_they_were_replaced, .init = begin_all, .fini = end_all)
{
    replace_all_of_them();
    scene_pause(500);
    write_into_all("content/briefs/a.yaml");
    write_into_all("themes/a.yaml");
}

/* The rest tells of nothing, which takes a while to see. */

/* What has been moved away is nobody's. */
Test(watch_folders, forgets_a_folder_that_was_moved_away)
{
    static struct scene scene;
    scene_begin(&scene);
    scene_watch(&scene);
    replace_themes_by_another(&scene);
    cr_assert(scene_wait_for(&scene, 1));
    scene_pause(500);
    unsigned count = scene_count(&scene);
    load_folder_write(&scene.folder, "old/b.yaml", SLICE("id: b\n"));
    scene_pause(500);
    cr_expect_eq(scene_count(&scene), count);
    scene_end(&scene);
}

static void begin_with_releases(struct scene *scene)
{
    scene_begin(scene);
    make_releases(scene);
    scene_watch_since(scene, scene_path(scene, "current"), 0);
}

Test(watch_folders, forgets_a_release_that_was_replaced)
{
    static struct scene scene;
    begin_with_releases(&scene);
    swap_release(&scene);
    cr_assert(scene_wait_for(&scene, 1));
    scene_pause(500);
    unsigned count = scene_count(&scene);
    load_folder_write(&scene.folder, "41/themes/b.yaml", SLICE("id: b\n"));
    scene_pause(500);
    cr_expect_eq(scene_count(&scene), count);
    scene_end(&scene);
}

/* Another link, an owner set once more, a file beside it: the folders are those that they were. */
Test(watch_folders, tells_of_nothing_where_the_way_leads_to_the_same_folders)
{
    static struct scene scene;
    begin_with_releases(&scene);
    put_link(&scene, "./41", "current");
    cr_assert_eq(lchown(scene_path(&scene, "current"), geteuid(), getegid()), 0);
    load_folder_write(&scene.folder, "42/themes/b.yaml", SLICE("id: b\n"));
    scene_pause(500);
    cr_expect_eq(scene_count(&scene), 0);
    load_folder_write(&scene.folder, "41/themes/b.yaml", SLICE("id: b\n"));
    cr_expect(scene_wait_for(&scene, 1), "it is watched all the same");
    scene_end(&scene);
}

/* The release is older than the reading; only the link is not. */
Test(watch_folders, looks_back_at_links_too)
{
    static struct scene scene;
    scene_begin(&scene);
    make_releases(&scene);
    scene_pause(30);
    int64_t before = watch_now();
    swap_release(&scene);
    scene_watch_since(&scene, scene_path(&scene, "current"), before);
    cr_expect(scene_wait_for(&scene, 1));
    scene_end(&scene);
}

static void make_closed_releases(struct scene *scene, const char *name)
{
    scene_make(scene, name);
    make_dossier(scene, arena_format(&scene->arena, "%s/41", name).bytes);
    make_dossier(scene, arena_format(&scene->arena, "%s/42", name).bytes);
    scene_link(scene, "41", arena_format(&scene->arena, "%s/current", name).bytes);
    cr_assert_eq(chmod(scene_path(scene, name), 0300), 0);
}

/* A folder that nobody may list is passed through all the same. That it is replaced itself is found
 * out with the next change. For root there is none such, so the test goes on as somebody else. */
Test(watch_folders, are_watched_behind_one_that_cannot_be_read)
{
    enum { SOMEBODY = 65534 };
    static struct scene scene;
    cr_assert(geteuid() != 0 || seteuid(SOMEBODY) == 0);
    scene_begin(&scene);
    make_closed_releases(&scene, "closed");
    make_closed_releases(&scene, "other");
    scene_watch_since(&scene, scene_path(&scene, "closed/current"), 0);
    put_link(&scene, "42", "closed/current");
    cr_expect(scene_wait_for(&scene, 1));
    scene_move(&scene, "closed", "old");
    scene_move(&scene, "other", "closed");
    load_folder_write(&scene.folder, "old/42/themes/a.yaml", SLICE("id: a\n"));
    cr_expect(scene_wait_for(&scene, 2));
    load_folder_write(&scene.folder, "closed/41/themes/a.yaml", SLICE("id: a\n"));
    cr_expect(scene_wait_for(&scene, 3));
    cr_assert_eq(chmod(scene_path(&scene, "closed"), 0700), 0);
    cr_assert_eq(chmod(scene_path(&scene, "old"), 0700), 0);
    scene_end(&scene);
    cr_assert_eq(seteuid(getuid()), 0);
}

/* The working directory is what it is; from there on names count. */
Test(watch_folders, are_found_from_the_working_directory)
{
    static struct scene scene;
    scene_begin(&scene);
    make_releases(&scene);
    scene_make(&scene, "41/themes/here");
    cr_assert_eq(chdir(scene_path(&scene, "41/themes/here")), 0);
    scene_watch_since(&scene, "../../../current", 0);
    swap_release(&scene);
    cr_expect(scene_wait_for(&scene, 1));
    scene_end(&scene);
    cr_assert_eq(chdir("/"), 0);
}

/* Where the dossier is missing, what else comes into the folder of its name is noticed and passed
 * over; it does not put the telling off. */
Test(watch_folders, are_told_of_beside_a_program_that_is_busy)
{
    enum { MOST = 500 };
    static struct scene scene;
    begin_with_releases(&scene);
    scene_remove(&scene, "current");
    for (int i = 0; i < MOST && scene_count(&scene) == 0; i++) {
        load_folder_write(&scene.folder, "noise", SLICE("Nothing.\n"));
        scene_remove(&scene, "noise");
        scene_pause(10);
    }
    cr_expect_geq(scene_count(&scene), 1);
    scene_end(&scene);
}

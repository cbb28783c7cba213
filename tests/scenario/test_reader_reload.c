/* The reader while files of its dossier are saved, some of them not well. */
#include "load/notices.h"
#include "support/reader.h"
#include "support/scratch.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char theme[] = "precis: 1\nid: %s\nname: %s\norder: 1\ndefinition: All of it.\n";

struct scene {
    struct arena arena;
    const char *folder;
    struct reader *reader;
};

static void write_theme(const struct scene *scene, const char *id, const char *name)
{
    const char *file = strcmp(id, "tides") == 0 ? "themes/tides.yaml" : "themes/winds.yaml";
    program_folder_write(scene->folder, file, theme, id, name);
}

static struct scene begin(void)
{
    struct scene scene = {0};
    scene.folder = program_folder_make(&scene.arena);
    program_folder_write(scene.folder, "content/dossier.yaml",
                         "precis: 1\ntitle: Two Themes\ndescription: Made for a test.\n"
                         "as-of: 2031-04\nbottom-line: It has two themes.\n");
    write_theme(&scene, "tides", "Tides");
    write_theme(&scene, "winds", "Winds");
    scene.reader =
        reader_open(&(struct reader_options){.dossier = scene.folder, .columns = 120, .rows = 30});
    return scene;
}

static void end(struct scene *scene)
{
    terminal_type(scene->reader->terminal, "Q");
    expect_clean_exit(scene->reader->terminal);
    expect_restored(scene->reader->terminal);
    reader_close(scene->reader);
    program_folder_remove(scene->folder);
    arena_release(&scene->arena);
}

/* The one is shown as it was mended; of the other the error is told, and it stays as it was. */
Test(reader_reload, shows_what_was_mended_and_tells_what_broke)
{
    struct scene scene = begin();
    struct terminal *terminal = scene.reader->terminal;
    program_folder_write(scene.folder, "themes/tides.yaml", "precis: 1\nid: tides\n");
    WAIT_FOR(terminal, "themes/tides.yaml:1:1: error");
    WAIT_FOR(terminal, "Tides");
    write_theme(&scene, "tides", "Mended");
    program_folder_write(scene.folder, "themes/winds.yaml", "precis: 1\nid: winds\n");
    WAIT_FOR(terminal, "themes/winds.yaml:1:1: error");
    WAIT_FOR(terminal, "Mended");
    cr_expect(strstr(terminal_screen(terminal), "Winds"), "%s", terminal_screen(terminal));
    cr_expect_not(strstr(terminal_screen(terminal), "Read again."));
    write_theme(&scene, "tides", "Newest");
    WAIT_FOR(terminal, "Newest");
    cr_expect_not(strstr(terminal_screen(terminal), "Read again."), "winds.yaml is still broken");
    program_folder_write(scene.folder, "themes/tides.yaml", "precis: 1\n");
    WAIT_FOR(terminal, "themes/tides.yaml:1:1: error");
    write_theme(&scene, "tides", "Tides");
    write_theme(&scene, "winds", "Gales");
    WAIT_FOR(terminal, "Read again.");
    WAIT_FOR(terminal, "Gales");
    end(&scene);
}

/* Half of it would be good YAML. */
Test(reader_reload, does_not_wait_for_a_file_that_another_program_holds_open)
{
    struct scene scene = begin();
    struct terminal *terminal = scene.reader->terminal;
    const char *path = arena_format(&scene.arena, "%s/themes/winds.yaml", scene.folder).bytes;
    write_theme(&scene, "tides", "Ebbs");
    WAIT_FOR(terminal, "Ebbs"); /* from now on it is known which files are being written */
    int file = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
    cr_assert_geq(file, 0);
    cr_assert_eq(write(file, "precis: 1\n", 10), 10);
    write_theme(&scene, "tides", "Currents");
    WAIT_FOR(terminal, "Currents");
    if (!notices_are_named) { /* then nobody knows that it is being written */
        WAIT_FOR(terminal, "themes/winds.yaml:1:1: error");
        close(file);
        end(&scene);
        return;
    }
    WAIT_FOR(terminal, "Read again.");
    cr_expect(strstr(terminal_screen(terminal), "Winds"), "%s", terminal_screen(terminal));
    close(file);
    WAIT_FOR(terminal, "themes/winds.yaml:1:1: error");
    end(&scene);
}

/* Articles, which are read again wherever something of them is shown. */

static void write_article(const struct scene *scene, const char *words)
{
    program_folder_write(scene->folder, "articles/tide.txt",
                         "Tides\n\nThe tide rose by 7 metres, %s.\n", words);
}

static struct scene begin_with_article(const char *const *environment)
{
    struct scene scene = {0};
    scene.folder = program_folder_make(&scene.arena);
    program_folder_write(scene.folder, "content/dossier.yaml",
                         "precis: 1\ntitle: One\ndescription: Made for a test.\n"
                         "as-of: 2031-04\nbottom-line: It has one source.\n");
    program_folder_write(scene.folder, "content/briefs/tide.yaml",
                         "precis: 1\nid: tide\nsource: {type: report, title: Tides, "
                         "issued: 2031-03, document: tide.txt}\n"
                         "bottom-line: It rose.\nkey-points:\n"
                         "  - {id: rise, text: It rose by 7 metres., kind: event, themes: [tides], "
                         "paragraphs: [2]}\n");
    write_theme(&scene, "tides", "Tides");
    cr_assert_eq(mkdir(arena_format(&scene.arena, "%s/articles", scene.folder).bytes, 0755), 0);
    write_article(&scene, "says the first edition");
    scene.reader = reader_open(&(struct reader_options){
        .dossier = scene.folder, .columns = 120, .rows = 30, .environment = environment});
    return scene;
}

static void follow_article(struct scene *scene)
{
    struct terminal *terminal = scene->reader->terminal;
    const char *path = arena_format(&scene->arena, "%s/articles/tide.txt", scene->folder).bytes;
    terminal_type(terminal, "Jgs");
    WAIT_FOR(terminal, "first edition");
    write_article(scene, "says the second edition");
    WAIT_FOR(terminal, "second edition");
    cr_assert_eq(unlink(path), 0);
    WAIT_FOR(terminal, "There is no article to show");
    write_article(scene, "says the third edition");
    WAIT_FOR(terminal, "third edition");
    terminal_type(terminal, "gr}=");
    WAIT_FOR(terminal, "Paragraphs");
    WAIT_FOR(terminal, "third edition");
    write_article(scene, "says the fourth edition");
    WAIT_FOR(terminal, "fourth edition");
    terminal_type(terminal, ".");
    WAIT_FOR(terminal, "In them");
    program_folder_write(scene->folder, "articles/tide.txt", "Tides\n\nIt fell, in the fifth.\n");
    WAIT_FOR(terminal, "in the fifth");
    WAIT_FOR(terminal, "Not in them");
    terminal_type(terminal, "\033");
    WAIT_FOR(terminal, "Not in it: 7");
    int file = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
    cr_assert_geq(file, 0);
    cr_assert_eq(write(file, "Tides\nHalf of", 13), 13);
    write_theme(scene, "tides", "Ebbs");
    WAIT_FOR(terminal, "Ebbs"); /* while the article grows */
    cr_assert_eq(write(file, " it is 7, in the sixth.\n", 24), 24);
    close(file);
    WAIT_FOR(terminal, "in the sixth");
    end(scene);
}

Test(reader_reload, shows_articles_as_they_are_now)
{
    struct scene scene = begin_with_article(NULL);
    follow_article(&scene);
}

/* `precis print` as a program: where the page goes, and what it says when it cannot go there. */
#include "support/tool.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_WORDS = 12 };

/* Runs `precis -d tests/data/quiet-water print WORD…`. */
static struct tool_result print(const char *const *more, const char *const *settings)
{
    const char *words[MOST_WORDS] = {tool_precis(), "-d", "tests/data/quiet-water", "print"};
    for (size_t i = 0; more[i]; i++)
        words[4 + i] = more[i];
    return tool_run(words, settings);
}

#define PRINT(...) print((const char *const[]){__VA_ARGS__, NULL}, NULL)

static void expect_result(struct tool_result *result, int status, const char *message)
{
    const char *said = result->messages.length ? result->messages.bytes : "";
    cr_expect_eq(result->status, status, "status %d: %s", result->status, said);
    cr_expect_not_null(strstr(said, message), "not \"%s\" in \"%s\"", message, said);
    tool_release(result);
}

static bool is_pdf(const struct buffer *buffer)
{
    return buffer->length > 8 && memcmp(buffer->bytes, "%PDF-1.4", 8) == 0;
}

static unsigned count_entries(const char *folder)
{
    unsigned count = 0;
    DIR *open = opendir(folder);
    cr_assert_not_null(open);
    for (struct dirent *entry; (entry = readdir(open));)
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    closedir(open);
    return count;
}

/* Files. */

Test(print, writes_a_file_once)
{
    char *folder = tool_make_folder();
    const char *path = tool_path(folder, "page.pdf");
    struct buffer first = {0};
    struct tool_result result = PRINT("-o", path);
    expect_result(&result, 0, "");
    tool_read(path, &first);
    cr_expect(is_pdf(&first));
    result = PRINT("tides", "-o", path);
    expect_result(&result, 2, "already; --force replaces it");
    struct buffer second = {0};
    tool_read(path, &second);
    cr_expect(slice_equal(buffer_slice(&first), buffer_slice(&second)), "it was changed");
    result = PRINT("tides", "-o", path, "--force");
    expect_result(&result, 0, "");
    buffer_clear(&second);
    tool_read(path, &second);
    cr_expect(is_pdf(&second) && !slice_equal(buffer_slice(&first), buffer_slice(&second)));
    cr_expect_eq(count_entries(folder), 1, "something is left beside it");
    buffer_release(&first);
    buffer_release(&second);
    tool_remove_folder(folder);
}

Test(print, keeps_the_mode_of_a_file)
{
    char *folder = tool_make_folder();
    const char *path = tool_path(folder, "page.txt");
    struct stat status;
    umask(022);
    struct tool_result result = PRINT("-o", path);
    expect_result(&result, 0, "");
    cr_expect(stat(path, &status) == 0 && (status.st_mode & 0777) == 0644, "%o",
              status.st_mode & 0777);
    chmod(path, 0600);
    result = PRINT("-o", path, "--force");
    expect_result(&result, 0, "");
    cr_expect(stat(path, &status) == 0 && (status.st_mode & 0777) == 0600, "%o",
              status.st_mode & 0777);
    tool_remove_folder(folder);
}

Test(print, refuses_what_is_no_file)
{
    char *folder = tool_make_folder();
    const char *pipe = tool_path(folder, "pipe");
    const char *link = tool_path(folder, "link");
    cr_assert(mkfifo(pipe, 0600) == 0 && symlink("/dev/null", link) == 0);
    struct tool_result result = PRINT("-o", folder, "--force");
    expect_result(&result, 2, "is a folder; name a file in it");
    result = PRINT("-o", pipe, "--force");
    expect_result(&result, 2, "is not a file");
    result = PRINT("-o", link, "--force");
    expect_result(&result, 2, "is not a file");
    result = PRINT("-o", "/dev/null", "--force");
    expect_result(&result, 2, "is not a file");
    result = PRINT("-o", "", "--force");
    expect_result(&result, 2, "a page needs the name of a file");
    result = PRINT("-o", tool_path(folder, "none/page.txt"));
    expect_result(&result, 2, "cannot write");
    cr_expect_eq(count_entries(folder), 2);
    tool_remove_folder(folder);
}

/* A folder where nothing can be written leaves no temporary file and no half of a page. */
Test(print, is_whole_or_not_there)
{
    char *folder = tool_make_folder();
    const char *path = tool_path(folder, "page.txt");
    const char *const words[] = {"sh",          "-c",      "ulimit -f 1; exec \"$0\" \"$@\"",
                                 tool_precis(), "-d",      ".",
                                 "print",       "--lines", "400",
                                 "-o",          path,      NULL};
    struct tool_result result = tool_run(words, NULL);
    cr_expect_neq(result.status, 0, "the limit did not hold");
    cr_expect_neq(access(path, F_OK), 0, "half a page was left");
    tool_release(&result);
    tool_remove_folder(folder);
}

Test(print, takes_the_format_from_the_name)
{
    static const char *const names[] = {"a.pdf", "a.md", "a.txt", "pdf"};
    static const char *const starts[] = {"%PDF", "# Quiet", "Quiet", "Quiet"};
    char *folder = tool_make_folder();
    for (size_t i = 0; i < 4; i++) {
        struct buffer page = {0};
        const char *path = tool_path(folder, names[i]);
        struct tool_result result = PRINT("-o", path);
        expect_result(&result, 0, "");
        tool_read(path, &page);
        cr_expect_eq(strncmp(page.bytes, starts[i], strlen(starts[i])), 0, "%s: %.8s", names[i],
                     page.bytes);
        buffer_release(&page);
    }
    tool_remove_folder(folder);
}

/* Options that do not go together. */

struct clash {
    const char *words[6];
    const char *message;
};

static const struct clash clashes[] = {
    {{"--format", "md", "--lp"}, "--lp prints a PDF"},
    {{"--paper", "a4"}, "--paper is for a PDF"},
    {{"--format", "pdf", "--columns", "80"}, "are for text; a PDF has --paper"},
    {{"--format", "pdf", "--ascii"}, "are for text; a PDF has --paper"},
    {{"--lp", "-o", "x.pdf"}, "--lp and --output exclude each other"},
    {{"--force"}, "--force is for --output"},
    {{"--format", "pfd"}, "there is no format 'pfd'; did you mean 'pdf'?"},
    {{"--format", "json"}, "there is no format 'json'; it can be text, md, html or pdf"},
    {{"--format", "pdf", "--paper", "b5"}, "there is no paper 'b5'; it can be a4 or letter"},
};

Test(print, refuses_options_that_exclude_each_other)
{
    for (size_t i = 0; i < sizeof clashes / sizeof *clashes; i++) {
        struct tool_result result = print(clashes[i].words, NULL);
        expect_result(&result, 2, clashes[i].message);
    }
}

Test(print, does_not_write_a_pdf_to_a_terminal)
{
    const char *const words[] = {tool_precis(), "-d", "tests/data/quiet-water", "print", "--format",
                                 "pdf",         NULL};
    struct tool_result result = tool_run_in_terminal(words);
    cr_expect_eq(result.status, 2);
    cr_expect_not_null(strstr(result.output.bytes, "a PDF is not for a terminal"), "%s",
                       result.output.bytes);
    tool_release(&result);
}

Test(print, says_when_something_was_left_off)
{
    struct tool_result result = PRINT("--strict-fit", "--format", "pdf");
    cr_expect_eq(result.status, 0, "%d", result.status);
    cr_expect(is_pdf(&result.output));
    tool_release(&result);
    const char *const words[] = {tool_precis(), "-d",           ".", "print", "--format",
                                 "pdf",         "--strict-fit", NULL};
    result = tool_run(words, NULL);
    cr_expect_eq(result.status, 1, "%d", result.status);
    cr_expect(is_pdf(&result.output));
    tool_release(&result);
}

/* Printers: a program by the name of lp that writes down what it was given. */

static char *make_printer(const char *ending)
{
    char *folder = tool_make_folder();
    char script[512];
    const char *path = tool_path(folder, "lp");
    snprintf(script, sizeof script,
             "#!/bin/sh\nfor word; do echo \"<$word>\"; done >%s/words\n"
             "cat >%s/page\n%s\n",
             folder, folder, ending);
    tool_write(path, slice_of(script));
    cr_assert_eq(chmod(path, 0755), 0);
    return folder;
}

static const char *path_setting(const char *folder, const char *rest)
{
    static char setting[600];
    snprintf(setting, sizeof setting, "PATH=%s%s%s", folder, *rest ? ":" : "", rest);
    return setting;
}

Test(print, hands_the_page_to_lp)
{
    char *folder = make_printer("exit 0");
    struct buffer words = {0};
    struct buffer page = {0};
    const char *const settings[] = {path_setting(folder, "/usr/bin:/bin"), NULL};
    struct tool_result result =
        print((const char *const[]){"--lp=$(touch x) ;`-o`", "--paper", "letter", "tides", NULL},
              settings);
    expect_result(&result, 0, "");
    tool_read(tool_path(folder, "words"), &words);
    tool_read(tool_path(folder, "page"), &page);
    cr_expect_str_eq(words.bytes,
                     "<-d>\n<$(touch x) ;`-o`>\n<-t>\n<precis>\n<-o>\n<media=Letter>\n");
    cr_expect(is_pdf(&page));
    buffer_release(&words);
    buffer_release(&page);
    tool_remove_folder(folder);
}

Test(print, hands_the_page_to_the_usual_printer)
{
    char *folder = make_printer("exit 0");
    struct buffer words = {0};
    const char *const settings[] = {path_setting(folder, "/usr/bin:/bin"), NULL};
    struct tool_result result = print((const char *const[]){"--lp", NULL}, settings);
    expect_result(&result, 0, "");
    tool_read(tool_path(folder, "words"), &words);
    cr_expect_str_eq(words.bytes, "<-t>\n<precis>\n<-o>\n<media=A4>\n");
    buffer_release(&words);
    tool_remove_folder(folder);
}

Test(print, says_what_lp_did_not_do)
{
    char *folder = make_printer("echo no printer >&2; exit 1");
    const char *const settings[] = {path_setting(folder, "/usr/bin:/bin"), NULL};
    struct tool_result result = print((const char *const[]){"--lp", NULL}, settings);
    expect_result(&result, 2, "lp did not take the page");
    tool_remove_folder(folder);
}

Test(print, says_what_to_type_without_lp)
{
    char *folder = tool_make_folder();
    const char *const settings[] = {path_setting(folder, ""), NULL};
    struct tool_result result = print((const char *const[]){"--lp", NULL}, settings);
    expect_result(&result, 2, "precis print --output page.pdf");
    tool_remove_folder(folder);
}

/* The module. */

static void copy(const char *from, const char *to)
{
    struct buffer bytes = {0};
    tool_read(from, &bytes);
    tool_write(to, buffer_slice(&bytes));
    cr_assert_eq(chmod(to, 0755), 0);
    buffer_release(&bytes);
}

static const char *module_beside(const char *program)
{
    static char path[512];
    const char *slash = strrchr(program, '/');
    snprintf(path, sizeof path, "%.*s/precis-pdf.so", (int)(slash - program), program);
    return path;
}

static struct tool_result print_with(const char *program)
{
    const char *const words[] = {program, "-d", "tests/data/quiet-water", "print", "--format",
                                 "pdf",   NULL};
    return tool_run(words, NULL);
}

/* In the copy of the module a library is named that is not here. */
static void rename_library(const char *path, const char *from, const char *to)
{
    struct buffer bytes = {0};
    bool found = false;
    tool_read(path, &bytes);
    for (size_t i = 0; i + strlen(from) < bytes.length; i++)
        if (memcmp(bytes.bytes + i, from, strlen(from) + 1) == 0) {
            memcpy(bytes.bytes + i, to, strlen(to));
            found = true;
        }
    cr_assert(found, "the module does not need %s", from);
    tool_write(path, buffer_slice(&bytes));
    buffer_release(&bytes);
}

Test(print, says_which_package_is_missing)
{
    static const char *const libraries[][3] = {
        {"libpangocairo-1.0.so.0", "libpangocairo-1.0.so.9", "package libpangocairo-1.0-0 "},
        {"libpango-1.0.so.0", "libpango-1.0.so.9", "package libpango-1.0-0 "},
        {"libcairo.so.2", "libcairo.so.9", "package libcairo2 "},
    };
    char *folder = tool_make_folder();
    const char *program = tool_path(folder, "precis");
    const char *module = tool_path(folder, "precis-pdf.so");
    copy(tool_precis(), program);
    for (size_t i = 0; i < 3; i++) {
        copy(module_beside(tool_precis()), module);
        rename_library(module, libraries[i][0], libraries[i][1]);
        struct tool_result result = print_with(program);
        expect_result(&result, 2, libraries[i][2]);
    }
    tool_write(module, SLICE("no module at all"));
    struct tool_result result = print_with(program);
    expect_result(&result, 2, "libpango-1.0-0 (1.50 or newer), libpangocairo-1.0-0 and libcairo2");
    tool_remove_folder(folder);
}

/* Beside the program, and where `make install` puts it. */
Test(print, finds_its_module)
{
    char *folder = tool_make_folder();
    cr_assert_eq(mkdir(tool_path(folder, "bin"), 0755), 0);
    cr_assert_eq(mkdir(tool_path(folder, "lib"), 0755), 0);
    cr_assert_eq(mkdir(tool_path(folder, "lib/precis"), 0755), 0);
    const char *program = tool_path(folder, "bin/precis");
    copy(tool_precis(), program);
    copy(module_beside(tool_precis()), tool_path(folder, "lib/precis/precis-pdf.so"));
    struct tool_result result = print_with(program);
    cr_expect_eq(result.status, 0, "%s", result.messages.bytes);
    cr_expect(is_pdf(&result.output));
    tool_release(&result);
    tool_remove_folder(folder);
}

/* Text needs none of it. */
Test(print, links_neither_pango_nor_cairo)
{
    struct tool_result result =
        tool_run((const char *const[]){"readelf", "-d", tool_precis(), NULL}, NULL);
    cr_expect_eq(result.status, 0);
    cr_expect_null(strstr(result.output.bytes, "pango"), "%s", result.output.bytes);
    cr_expect_null(strstr(result.output.bytes, "cairo"), "%s", result.output.bytes);
    cr_expect_not_null(strstr(result.output.bytes, "libncursesw"), "%s", result.output.bytes);
    tool_release(&result);
    const char *const words[] = {
        "env", "LD_DEBUG=files", tool_precis(), "-d", "tests/data/quiet-water", "print", NULL};
    result = tool_run(words, NULL);
    cr_expect_eq(result.status, 0);
    cr_expect_not_null(strstr(result.messages.bytes, "libncursesw"), "LD_DEBUG says nothing");
    cr_expect_null(strstr(result.messages.bytes, "pango"));
    cr_expect_null(strstr(result.messages.bytes, "cairo"));
    tool_release(&result);
}

/* What no font has is said once, and the page is made all the same. */
Test(print, names_packages_for_missing_letters)
{
    char *folder = tool_make_folder();
    char configuration[512];
    const char *path = tool_path(folder, "fonts.conf");
    snprintf(configuration, sizeof configuration,
             "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
             "<fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>",
             folder, folder);
    tool_write(path, slice_of(configuration));
    char setting[300];
    snprintf(setting, sizeof setting, "FONTCONFIG_FILE=%s", path);
    const char *const settings[] = {setting, NULL};
    struct tool_result result = print((const char *const[]){"--format", "pdf", NULL}, settings);
    expect_result(&result, 2,
                  "there is no font with letters; the package fonts-noto-core has some");
    copy("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", tool_path(folder, "DejaVuSans.ttf"));
    result = print((const char *const[]){"harbour-2031", "--format", "pdf", NULL}, settings);
    cr_expect(is_pdf(&result.output));
    expect_result(&result, 0, "install the package fonts-noto-cjk");
    tool_remove_folder(folder);
}

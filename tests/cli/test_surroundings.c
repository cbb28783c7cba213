/* What the program does to the machine around it: which functions it could call at all, what other
 * programs inherit from it, which files it leaves. */
#include "support/captured.h"
#include "support/reader.h"
#include "support/scratch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Functions. */

static const char *const forbidden[] = {
    /* a shell, or a program found in another way than by execvp and posix_spawnp */
    "system",
    "popen",
    "wordexp",
    "execl",
    "execlp",
    "execle",
    "execv",
    "execve",
    "execvpe",
    "fexecve",
    "posix_spawn",
    "g_spawn_command_line_sync",
    "g_spawn_async",
    "g_spawn_sync",
    /* a network */
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "send",
    "sendto",
    "sendmsg",
    "recv",
    "getaddrinfo",
    "gethostbyname",
    "getnameinfo",
    "res_query",
    /* other users' rights, other processes' memory */
    "setuid",
    "seteuid",
    "setreuid",
    "setresuid",
    "setgid",
    "setgroups",
    "ptrace",
    "process_vm_writev",
    "chown",
    "chroot",
    "mount",
    /* files whose names others can guess, and text that could run over its end */
    "tmpnam",
    "tempnam",
    "mktemp",
    "tmpfile",
    "gets",
    "strcpy",
    "strcat",
    "sprintf",
    "vsprintf",
    "scanf",
    "sscanf",
};

static bool needs(const char *symbols, const char *name)
{
    struct slice rest = slice_of(symbols);
    while (rest.length) {
        struct slice symbol = slice_cut(&rest, '\n');
        symbol.length = slice_find(symbol, '@');
        if (slice_equal(symbol, slice_of(name)))
            return true;
    }
    return false;
}

/* The names that a file needs from shared libraries, one a line. */
static struct captured needed_symbols(const char *file)
{
    struct arena arena = {0};
    struct captured captured =
        captured_shell(arena_format(&arena, "nm -D -u '%s' | sed 's/.* //'", file).bytes);
    cr_assert_eq(captured.status, 0, "%s", captured.err.bytes);
    arena_release(&arena);
    return captured;
}

static const char *plain_program(void)
{
    const char *named = getenv("PRECIS_PLAIN");
    return named ? named : "build/precis";
}

Test(surroundings, are_out_of_reach_of_the_program)
{
    struct arena arena = {0};
    const char *files[] = {
        plain_program(),
        arena_format(&arena, "%s-pdf.so", plain_program()).bytes,
    };
    static const char *const expected[] = {"execvp", "cairo_create"};
    for (size_t i = 0; i < COUNT(files); i++) {
        struct captured symbols = needed_symbols(files[i]);
        cr_expect(needs(symbols.out.bytes, expected[i]), "nm tells nothing of %s", files[i]);
        for (size_t j = 0; j < COUNT(forbidden); j++)
            cr_expect_not(needs(symbols.out.bytes, forbidden[j]), "%s could call %s", files[i],
                          forbidden[j]);
        captured_release(&symbols);
    }
    arena_release(&arena);
}

/* Descriptors. */

static const char brief[] = "precis: 1\nid: one\nsource:\n  type: report\n  title: One\n"
                            "  URL: https://example.org/one\n"
                            "bottom-line: Text.\nkey-points:\n"
                            "  - {id: p, text: A point., kind: event, paragraphs: [1]}\n";

static const char list_descriptors[] = "#!/bin/sh\nexec ls /proc/self/fd >\"$0.out\"\n";

/* $1 is the dossier; in it lie the programs. The reader itself is given a descriptor 7. */
static const char start_with_more[] =
    "mkdir -p \"$XDG_CONFIG_HOME/precis\"\n"
    "echo \"copy-command: $1/copy\" >\"$XDG_CONFIG_HOME/precis/config.yaml\"\n"
    "VISUAL=$1/edit BROWSER=$1/browse; export VISUAL BROWSER\n"
    "PATH=$1:$PATH exec \"$0\" -d \"$1\" read one#p 7</dev/null 8</dev/null";

static const char *const helpers[] = {"edit", "browse", "copy", "lp"};

static bool has_listed(struct terminal *terminal, void *context)
{
    struct stat status;
    (void)terminal;
    return stat(context, &status) == 0 && status.st_size > 0;
}

/* 3 is the folder that ls reads. */
static void expect_three(const char *path)
{
    struct arena arena = {0};
    struct captured captured =
        captured_shell(arena_format(&arena, "tr '\\n' ' ' <'%s'", path).bytes);
    cr_expect_str_eq(captured.out.bytes, "0 1 2 3 ", "%s: %s", path, captured.out.bytes);
    captured_release(&captured);
    arena_release(&arena);
}

static const char *make_helpers(struct arena *arena)
{
    const char *folder = program_folder_make(arena);
    program_folder_write(folder, "content/dossier.yaml",
                         "precis: 1\ntitle: One\nas-of: 2031\nbottom-line: Text.\n");
    program_folder_write(folder, "content/briefs/one.yaml", "%s", brief);
    for (size_t i = 0; i < COUNT(helpers); i++) {
        program_folder_write(folder, helpers[i], "%s", list_descriptors);
        cr_assert_eq(chmod(arena_format(arena, "%s/%s", folder, helpers[i]).bytes, 0700), 0);
    }
    return folder;
}

Test(surroundings, of_other_programs_are_three_descriptors)
{
    static const char *const keys[] = {"e", "o", "y"};
    struct arena arena = {0};
    const char *folder = make_helpers(&arena);
    struct terminal *terminal = start_script(start_with_more, folder, NULL);
    WAIT_FOR(terminal, "A point.");
    for (size_t i = 0; i < COUNT(keys); i++) {
        struct slice path = arena_format(&arena, "%s/%s.out", folder, helpers[i]);
        terminal_type(terminal, keys[i]);
        cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_listed, (void *)path.bytes),
                  "%s: %s", helpers[i], terminal_screen(terminal));
        expect_three(path.bytes);
    }
    terminal_type(terminal, "Q");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
    struct captured captured = captured_shell(
        arena_format(&arena, "PATH='%s':$PATH \"$0\" -d '%s' print --lp 7</dev/null 8</dev/null",
                     folder, folder)
            .bytes);
    expect_three(arena_format(&arena, "%s/lp.out", folder).bytes);
    captured_release(&captured);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* Files. */

/* $0 is the program, $1 a folder for the test. Everything there is listed before and after. */
static const char prepare[] =
    "set -e; F=$1; mkdir \"$F/home\" \"$F/tmp\" \"$F/work\"; cp -R tests/data/quiet-water "
    "\"$F/d\"\n"
    "chmod -R a-w \"$F/d\"; cd \"$F/work\"; TMPDIR=$F/tmp HOME=$F/home; export TMPDIR HOME\n"
    "for name in CACHE CONFIG DATA STATE; do eval \"XDG_${name}_HOME=$F/home/$name\"; "
    "export XDG_${name}_HOME; done\n"
    "list() { find \"$F\" -mindepth 1 -printf '%P %m %s %T@ %C@\\n' | sort; }\n";

static const char run_all[] =
    "before=$(list)\n"
    "for words in read show print 'print --format md' 'search water' 'list points' 'list actors' "
    "'export json' 'export csl-json' 'export bibtex' 'export csv' 'export dot' check "
    "'completion bash' --help --version --dump-config 'read --headless --keys J}*maPq' "
    "'show nobody' 'print -o ../d'; do\n"
    "    \"$0\" -d \"$F/d\" $words >/dev/null 2>&1 || true\n"
    "done\n"
    "[ \"$before\" = \"$(list)\" ] && echo unchanged || list\n";

/* fontconfig may keep a cache of the fonts. */
static const char make_pdf[] =
    "rest() { list | grep -v '^home\\( \\|/CACHE\\)'; }; before=$(rest)\n"
    "\"$0\" -d \"$F/d\" print --format pdf >/dev/null 2>&1 || echo no PDF\n"
    "[ \"$before\" = \"$(rest)\" ] && echo unchanged by a PDF || rest";

Test(surroundings, are_not_written_to_by_commands)
{
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    const char *script = arena_format(&arena, "%s%s%s", prepare, run_all, make_pdf).bytes;
    const char *const argv[] = {"sh", "-c", script, captured_program(), folder, NULL};
    struct captured captured = captured_run(argv, NULL);
    captured_expect_part(buffer_slice(&captured.out), "unchanged\nunchanged by a PDF\n");
    captured_release(&captured);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* The reader leaves its state and nothing else, whatever is pressed. */
static const char read_all[] =
    ">\"$F/list\"\n"
    "VISUAL=true BROWSER=true \"$0\" -d \"$F/d\"\n"
    "find \"$F/home\" -type f -printf '%P\\n' | sort | sed 's/-[0-9a-f]*[.]/-DIGEST./'; "
    "find \"$F/d\" \"$F/tmp\" \"$F/work\" -newer \"$F/list\"; echo over";

Test(surroundings, are_not_written_to_by_the_reader)
{
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    const char *script = arena_format(&arena, "%s%s", prepare, read_all).bytes;
    struct terminal *terminal = start_script(script, folder, NULL);
    WAIT_FOR(terminal, "Sources");
    terminal_type(terminal, "J}*ma}*2yoe gtgagcgqgxgo?q/water\rnf\033P\033:set mouse=true\r+-zQ");
    expect_clean_exit(terminal);
    static const char *const rows[] = {"STATE/precis/d-DIGEST.state",
                                       "STATE/precis/d-DIGEST.state.lock", "over", ""};
    for (size_t i = 0; i < COUNT(rows); i++)
        cr_expect_str_eq(terminal_row(terminal, (int)i), rows[i], "%s", terminal_screen(terminal));
    terminal_stop(terminal);
    program_folder_remove(folder);
    arena_release(&arena);
}

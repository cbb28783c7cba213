/* The commands that write a dossier, killed at each of their system calls, on a disk that is full,
 * and in a folder that may not be written: all of it is there or nothing, and the command can be
 * given again. */
#define _GNU_SOURCE
#include "base/buffer.h"
#include "support/captured.h"
#include "support/scratch.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORDS = 8 };

struct command {
    const char *words[MOST_WORDS];
    const char *prepare; /* a script that makes what it needs */
    bool is_of_dossier;  /* it leaves a list where it was interrupted half way */
};

#define ALDER                                                                                      \
    "mkdir d && cp -r $R/tests/data/articles-alder/content $R/tests/data/articles-alder/themes d " \
    "&& mkdir d/articles && cp $R/tests/data/articles/alder_20* d/articles; "

static const struct command commands[] = {
    {{"init", "d"}, "true", false},
    {{"-d", "d", "rename", "works", "labours", "--write"}, ALDER, true},
    {{"-d", "d", "add", "a.txt"},
     ALDER "rm d/articles/*; rmdir d/articles; echo A text. >a.txt",
     true},
    {{"-d", "d", "renumber", "alder-2030", "alder-2032", "--write"}, ALDER, true},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static struct arena arena;
static const char *folder;
static struct buffer *collected;

/* All files below, with their names, but for those that a change leaves. */
static int collect(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status;
    if (type != FTW_F || path[place->base] == '.')
        return 0;
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    char bytes[4096];
    buffer_format(collected, "%s:\n", path);
    for (size_t count; (count = fread(bytes, 1, sizeof bytes, file));)
        buffer_add(collected, (struct slice){bytes, count});
    fclose(file);
    return 0;
}

static int compare_lines(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The files of d/ in the order of their names. */
static const char *snapshot(void)
{
    struct buffer all = {0};
    char *parts[64];
    size_t count = 0;
    buffer_add(&all, SLICE(""));
    collected = &all;
    nftw("d", collect, 8, FTW_PHYS);
    struct buffer sorted = {0};
    buffer_add(&sorted, SLICE(""));
    for (char *at = all.length ? all.bytes : NULL; at && count < 64; at = strstr(at + 1, "\nd/")) {
        if (count)
            *at++ = '\0';
        parts[count++] = at;
    }
    qsort(parts, count, sizeof *parts, compare_lines);
    for (size_t i = 0; i < count; i++)
        buffer_format(&sorted, "%s\n", parts[i]);
    const char *copy = arena_copy(&arena, buffer_slice(&sorted)).bytes;
    buffer_release(&all);
    buffer_release(&sorted);
    return copy;
}

static const char *program(void)
{
    const char *plain = getenv("PRECIS_PLAIN");
    return plain ? plain : "build/precis";
}

static const char *path_of_program(void)
{
    char *path = realpath(program(), NULL);
    cr_assert_not_null(path, "%s", program());
    const char *copy = arena_copy(&arena, slice_of(path)).bytes;
    free(path);
    return copy;
}

static void run_script(const char *script)
{
    struct captured captured = captured_shell(script);
    cr_assert_eq(captured.status, 0, "%s: %s", script, captured.err.bytes);
    captured_release(&captured);
}

/* Begins anew in a folder of its own, which becomes the working directory. */
static void prepare(const struct command *command, const char *root)
{
    run_script(arena_format(&arena, "cd '%s' && rm -rf d a.txt .precis-* && R='%s' && %s", folder,
                            root, command->prepare)
                   .bytes);
}

static pid_t start(const char *path, const struct command *command)
{
    const char *words[MOST_WORDS + 1] = {path};
    memcpy(words + 1, command->words, sizeof command->words);
    pid_t process = fork();
    if (process != 0)
        return process;
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    ptrace(PTRACE_TRACEME, 0, NULL, NULL);
    execv(path, (char *const *)words);
    _exit(99);
}

/* From the first of these on the program changes something. */
static bool is_changing(const struct __ptrace_syscall_info *info)
{
    if (info->entry.nr == SYS_openat)
        return info->entry.args[2] & O_CREAT;
#ifdef SYS_mkdir
    if (info->entry.nr == SYS_mkdir)
        return true;
#endif
    return info->entry.nr == SYS_mkdirat;
}

/* Runs it and kills it before a system call: that with the number `last` from the first one that
 * changes something. Whether it came so far. */
static bool run_until(const char *path, const struct command *command, int last)
{
    int status;
    int calls = 0;
    bool is_counting = false;
    pid_t process = start(path, command);
    cr_assert_eq(waitpid(process, &status, 0), process);
    cr_assert(WIFSTOPPED(status));
    ptrace(PTRACE_SETOPTIONS, process, NULL, (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
    for (int signal = 0;; signal = 0) {
        ptrace(PTRACE_SYSCALL, process, NULL, (void *)(long)signal);
        waitpid(process, &status, 0);
        if (!WIFSTOPPED(status))
            break;
        if (WSTOPSIG(status) != (SIGTRAP | 0x80)) {
            signal = WSTOPSIG(status);
            continue;
        }
        struct __ptrace_syscall_info info = {0};
        ptrace(PTRACE_GET_SYSCALL_INFO, process, (void *)sizeof info, &info);
        bool is_entry = info.op == PTRACE_SYSCALL_INFO_ENTRY;
        is_counting = is_counting || (is_entry && is_changing(&info));
        if (is_counting && is_entry && ++calls > last) {
            kill(process, SIGKILL);
            while (waitpid(process, &status, 0) == process && !WIFSIGNALED(status))
                continue;
            return true;
        }
    }
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s: %x", command->words[0],
              (unsigned)status);
    return false;
}

static int run(const char *path, const struct command *command)
{
    int status;
    const char *words[MOST_WORDS + 1] = {path};
    memcpy(words + 1, command->words, sizeof command->words);
    pid_t process = fork();
    if (!process) {
        int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(path, (char *const *)words);
        _exit(99);
    }
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

struct lab {
    const char *path;
    const char *before;
    const char *after;
};

static struct lab begin(const struct command *command, const char *root)
{
    struct lab lab = {.path = path_of_program()};
    prepare(command, root);
    cr_assert_eq(chdir(folder), 0);
    lab.before = snapshot();
    cr_assert_eq(run(lab.path, command), 0, "%s", command->words[0]);
    lab.after = snapshot();
    cr_assert_str_neq(lab.before, lab.after);
    cr_assert_eq(chdir(root), 0);
    return lab;
}

static char *root_folder(void)
{
    char *root = getcwd(NULL, 0);
    cr_assert_not_null(root);
    folder = program_folder_make(&arena);
    return root;
}

static void kill_everywhere(const struct command *command, const char *root)
{
    struct lab lab = begin(command, root);
    bool goes_on = true;
    int count = 0;
    for (int last = 0; goes_on; last++, count++) {
        prepare(command, root);
        cr_assert_eq(chdir(folder), 0);
        goes_on = run_until(lab.path, command, last);
        const char *found = snapshot();
        bool is_old = strcmp(found, lab.before) == 0;
        bool is_new = strcmp(found, lab.after) == 0;
        bool is_listed = command->is_of_dossier && access("d/.precis-change", F_OK) == 0;
        cr_expect(is_old || is_new || is_listed, "%s, %d:\n%s", command->words[0], last, found);
        /* Given again it does the rest; where all is done, there is nothing to do. */
        if (!is_new || is_listed) {
            cr_expect_eq(run(lab.path, command), 0, "%s, %d", command->words[0], last);
            cr_expect_str_eq(snapshot(), lab.after, "%s, %d", command->words[0], last);
        }
        cr_expect_neq(access("d/.precis-change", F_OK), 0);
        cr_assert_eq(chdir(root), 0);
    }
    cr_expect_gt(count, 10, "%s: %d", command->words[0], count);
}

Test(author_kills, leave_all_or_nothing)
{
    char *root = root_folder();
    for (size_t i = 0; i < COMMANDS; i++)
        kill_everywhere(&commands[i], root);
    program_folder_remove(folder);
    free(root);
    arena_release(&arena);
}

/* A file that may not grow is a disk that is full. */
Test(author_kills, are_no_worse_than_a_full_disk)
{
    char *root = root_folder();
    for (size_t i = 0; i < COMMANDS; i++) {
        struct lab lab = begin(&commands[i], root);
        bool is_done = false;
        for (int blocks = 0; !is_done && blocks < 100; blocks += 1 + blocks / 4) {
            struct buffer words = {0};
            prepare(&commands[i], root);
            for (size_t j = 0; commands[i].words[j]; j++)
                buffer_format(&words, " '%s'", commands[i].words[j]);
            struct captured captured = captured_shell(
                arena_format(&arena,
                             "cd '%s'; ( ulimit -f %d; '%s'%s 2>&1; echo \"status $?\" ) | cat",
                             folder, blocks, lab.path, words.bytes)
                    .bytes);
            cr_assert_eq(chdir(folder), 0);
            is_done = strstr(captured.out.bytes, "status 0\n");
            cr_expect_str_eq(snapshot(), is_done ? lab.after : lab.before, "%s",
                             commands[i].words[0]);
            if (!is_done)
                captured_expect_part(buffer_slice(&captured.out), "File too large\nstatus 2\n");
            cr_assert_eq(chdir(root), 0);
            struct captured left =
                captured_shell(arena_format(&arena, "find '%s' -name '.precis-*'", folder).bytes);
            cr_expect_eq(left.out.length, 0u, "%s", left.out.bytes);
            captured_release(&left);
            captured_release(&captured);
            buffer_release(&words);
        }
        cr_expect(is_done);
    }
    program_folder_remove(folder);
    free(root);
    arena_release(&arena);
}

/* Nobody is kept out who is root, so nobody it is who runs it. */
Test(author_kills, are_no_worse_than_a_folder_that_may_not_be_written)
{
    char *root = root_folder();
    for (size_t i = 0; i < COMMANDS; i++) {
        struct lab lab = begin(&commands[i], root);
        struct buffer words = {0};
        prepare(&commands[i], root);
        for (size_t j = 0; commands[i].words[j]; j++)
            buffer_format(&words, " '%s'", commands[i].words[j]);
        struct captured captured = captured_shell(
            arena_format(
                &arena,
                "cd '%s'; cp '%s' /tmp/precis-for-nobody-$$; chmod 755 /tmp/precis-for-"
                "nobody-$$ .; chmod -R a-w .; [ $(id -u) != 0 ] || nobody='setpriv --reuid "
                "65534 --regid 65534 --clear-groups'; $nobody /tmp/precis-for-nobody-$$%s; "
                "s=$?; chmod -R u+w .; rm /tmp/precis-for-nobody-$$; exit $s",
                folder, lab.path, words.bytes)
                .bytes);
        cr_assert_eq(chdir(folder), 0);
        cr_expect_str_eq(snapshot(), lab.before, "%s", commands[i].words[0]);
        cr_expect_eq(captured.status, 2, "%s", captured.err.bytes);
        captured_expect_part(buffer_slice(&captured.err), "Permission denied");
        captured_release(&captured);
        buffer_release(&words);
        cr_assert_eq(chdir(root), 0);
    }
    program_folder_remove(folder);
    free(root);
    arena_release(&arena);
}

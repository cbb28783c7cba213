#include "load/file.h"

#include "support/loading.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { NOBODY = 65534 };

/* What each sort of file answers. All are made in one folder, named after their sort. */

static void make_fifo(const char *path)
{
    cr_assert_eq(mkfifo(path, 0600), 0);
}

static void make_folder(const char *path)
{
    cr_assert_eq(mkdir(path, 0700), 0);
}

static void make_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    cr_assert_eq(bind(listener, (const struct sockaddr *)&address, sizeof address), 0);
    close(listener);
}

static void make_loop(const char *path)
{
    cr_assert_eq(symlink(path, path), 0);
}

static void make_link_to(const char *target, const char *path)
{
    cr_assert_eq(symlink(target, path), 0);
}

static void make_dangling_link(const char *path)
{
    make_link_to("/nowhere/at/all", path);
}

static void make_device_link(const char *path)
{
    make_link_to("/dev/zero", path);
}

static void make_nothing(const char *path)
{
    (void)path;
}

static void make_sized(const char *path, off_t size)
{
    int descriptor = open(path, O_WRONLY | O_CREAT, 0600);
    cr_assert_geq(descriptor, 0);
    cr_assert_eq(ftruncate(descriptor, size), 0);
    close(descriptor);
}

static void make_too_large(const char *path)
{
    make_sized(path, FILE_LARGEST + 1);
}

/* Sparse: it takes no room on the disk. */
static void make_enormous(const char *path)
{
    make_sized(path, (off_t)1 << 40);
}

static void make_secret(const char *path)
{
    make_sized(path, 1);
    cr_assert_eq(chmod(path, 0), 0);
}

struct sort {
    const char *name;
    void (*make)(const char *path);
    const char *message;
};

static const struct sort sorts[] = {
    {"fifo", make_fifo, "error: cannot be read: it is a pipe [unreadable-file]"},
    {"folder", make_folder, "error: cannot be read: it is a folder [unreadable-file]"},
    {"socket", make_socket,
     "error: cannot be read: it is a socket, or a device that is not there [unreadable-file]"},
    {"device", make_device_link, "error: cannot be read: it is a device [unreadable-file]"},
    {"loop", make_loop,
     "error: cannot be read: Too many levels of symbolic links [unreadable-file]"},
    {"dangling", make_dangling_link,
     "error: cannot be read: No such file or directory [unreadable-file]"},
    {"missing", make_nothing, "error: cannot be read: No such file or directory [unreadable-file]"},
    {"large", make_too_large,
     "error: is larger than 8 MiB: split it, or leave out what does not belong in it "
     "[file-too-large]"},
    {"enormous", make_enormous,
     "error: is larger than 8 MiB: split it, or leave out what does not belong in it "
     "[file-too-large]"},
    {"secret", make_secret, "error: cannot be read: Permission denied [unreadable-file]"},
};

static void expect_refusal(const char *path, const struct folder *folder, const struct sort *sort)
{
    struct arena arena = {0};
    struct buffer bytes = {0};
    struct diagnostics diagnostics = {0};
    cr_expect_not(file_read(path, &bytes, &diagnostics), "%s", sort->name);
    const char *expected = arena_format(&arena, "%s: %s\n", sort->name, sort->message).bytes;
    const char *messages = loading_messages(&diagnostics, folder->path, &arena);
    cr_expect_str_eq(messages, expected, "%s", messages);
    diagnostics_release(&diagnostics);
    buffer_release(&bytes);
    arena_release(&arena);
}

/* As root nothing is forbidden, so the test gives its rights away while it reads. */
Test(file, answers_at_once_and_in_one_line_whatever_the_file_is)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    cr_assert_eq(chmod(folder.path, 0755), 0);
    for (size_t i = 0; i < COUNT(sorts); i++) {
        const char *path = load_folder_path(&folder, sorts[i].name, &arena);
        sorts[i].make(path);
        bool is_root = geteuid() == 0 && sorts[i].make == make_secret;
        cr_assert(!is_root || seteuid(NOBODY) == 0);
        expect_refusal(path, &folder, &sorts[i]);
        cr_assert(!is_root || seteuid(0) == 0);
    }
    arena_release(&arena);
    load_folder_remove(&folder);
}

static void expect_bytes(const char *path, struct slice expected)
{
    struct buffer bytes = {0};
    struct diagnostics diagnostics = {0};
    buffer_add(&bytes, SLICE("left from another file"));
    cr_expect(file_read(path, &bytes, &diagnostics));
    cr_expect(slice_equal(buffer_slice(&bytes), expected));
    cr_expect_eq(diagnostics.count, 0);
    diagnostics_release(&diagnostics);
    buffer_release(&bytes);
}

Test(file, reads_files_of_every_size_up_to_the_largest)
{
    static const size_t sizes[] = {0, 1, 4095, 4096, 16 * 1024, 16 * 1024 + 1, FILE_LARGEST};
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    const char *path = load_folder_path(&folder, "sized", &arena);
    struct buffer bytes = {0};
    for (size_t i = 0; i < FILE_LARGEST; i++)
        buffer_add_byte(&bytes, (char)(i * 31 % 251));
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct slice expected = {bytes.bytes, sizes[i]};
        load_folder_write(&folder, "sized", expected);
        expect_bytes(path, expected);
    }
    buffer_release(&bytes);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* The size that the system tells is 0 for these, and means nothing. */
Test(file, reads_what_there_is_and_not_what_the_size_says)
{
    struct buffer bytes = {0};
    struct diagnostics diagnostics = {0};
    cr_expect(file_read("/proc/self/status", &bytes, &diagnostics));
    cr_expect(slice_starts_with(buffer_slice(&bytes), SLICE("Name:")));
    cr_expect_gt(bytes.length, 100);
    diagnostics_release(&diagnostics);
    buffer_release(&bytes);
}

/* A file that grows all the time is refused in the end, and never given in parts. A timer adds to
 * it in the middle of reading, whatever else the machine is busy with. */

static void add_byte(int signal_number, siginfo_t *information, void *context)
{
    (void)signal_number;
    (void)context;
    ssize_t written = write(information->si_value.sival_int, "x", 1);
    (void)written;
}

static timer_t start_growing(int descriptor)
{
    struct sigaction action = {.sa_sigaction = add_byte, .sa_flags = SA_SIGINFO | SA_RESTART};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL,
                             .sigev_signo = SIGUSR2,
                             .sigev_value = {.sival_int = descriptor}};
    struct itimerspec often = {.it_value = {.tv_nsec = 50000}, .it_interval = {.tv_nsec = 50000}};
    timer_t timer;
    cr_assert_eq(sigaction(SIGUSR2, &action, NULL), 0);
    cr_assert_eq(timer_create(CLOCK_MONOTONIC, &event, &timer), 0);
    cr_assert_eq(timer_settime(timer, 0, &often, NULL), 0);
    return timer;
}

enum { ATTEMPTS = 100, GROWING = 4 * 1024 * 1024 };

static bool is_refused(const char *path)
{
    static const char refusal[] = "cannot be read: it keeps changing; try again when it is saved";
    struct buffer bytes = {0};
    struct diagnostics diagnostics = {0};
    bool is_read = file_read(path, &bytes, &diagnostics);
    cr_assert_eq(diagnostics.count, is_read ? 0 : 1);
    cr_assert(is_read || strcmp(diagnostics.items[0].text.bytes, refusal) == 0);
    diagnostics_release(&diagnostics);
    buffer_release(&bytes);
    return !is_read;
}

Test(file, refuses_a_file_that_keeps_changing)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    const char *path = load_folder_path(&folder, "growing", &arena);
    make_sized(path, GROWING);
    int descriptor = open(path, O_WRONLY | O_APPEND);
    timer_t timer = start_growing(descriptor);
    bool refused = false;
    for (int i = 0; i < ATTEMPTS && !refused; i++)
        refused = is_refused(path);
    timer_delete(timer);
    cr_expect(refused);
    close(descriptor);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* Saved as editors do, by a new file under the old name: each read is one version or the other. */

struct saver {
    const struct folder *folder;
    atomic_bool stop;
};

enum { VERSION_SIZE = 300 * 1024 };

static void expect_one_version(struct slice bytes)
{
    cr_assert_eq(bytes.length, VERSION_SIZE);
    for (size_t i = 1; i < bytes.length; i++)
        cr_assert_eq(bytes.bytes[i], bytes.bytes[0]);
}

static void *save(void *argument)
{
    struct saver *saver = argument;
    struct arena arena = {0};
    const char *from = load_folder_path(saver->folder, "saved.new", &arena);
    const char *to = load_folder_path(saver->folder, "saved", &arena);
    struct buffer bytes = {0};
    for (int i = 0; !atomic_load(&saver->stop); i++) {
        buffer_clear(&bytes);
        buffer_add_repeated(&bytes, i % 2 ? 'b' : 'a', VERSION_SIZE);
        load_folder_write(saver->folder, "saved.new", buffer_slice(&bytes));
        rename(from, to);
    }
    buffer_release(&bytes);
    arena_release(&arena);
    return NULL;
}

Test(file, reads_one_version_of_a_file_that_is_replaced)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    const char *path = load_folder_path(&folder, "saved", &arena);
    struct buffer bytes = {0};
    buffer_add_repeated(&bytes, 'a', VERSION_SIZE);
    load_folder_write(&folder, "saved", buffer_slice(&bytes));
    struct saver saver = {.folder = &folder};
    pthread_t thread;
    cr_assert_eq(pthread_create(&thread, NULL, save, &saver), 0);
    for (int i = 0; i < 100; i++) {
        struct diagnostics diagnostics = {0};
        cr_assert(file_read(path, &bytes, &diagnostics));
        expect_one_version(buffer_slice(&bytes));
        diagnostics_release(&diagnostics);
    }
    atomic_store(&saver.stop, true);
    pthread_join(thread, NULL);
    buffer_release(&bytes);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* Two changes of one size within a step of the clock that files have would look like one, so a file
 * is read when that step is over. */
Test(file, waits_until_another_change_would_show)
{
    enum { STEP = 10 * 1000 * 1000 };
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    const char *path = load_folder_path(&folder, "fresh", &arena);
    for (int i = 0; i < 5; i++) {
        struct stat status;
        struct timespec now;
        load_folder_write(&folder, "fresh", SLICE("fresh"));
        expect_bytes(path, SLICE("fresh"));
        clock_gettime(CLOCK_REALTIME, &now);
        cr_assert_eq(stat(path, &status), 0);
        int64_t age = (int64_t)(now.tv_sec - status.st_mtim.tv_sec) * 1000000000 + now.tv_nsec -
                      status.st_mtim.tv_nsec;
        cr_expect_geq(age, STEP);
    }
    arena_release(&arena);
    load_folder_remove(&folder);
}

#include "state_folder.h"

#include <criterion/criterion.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPLATE "/tmp/precis-store-XXXXXX"

struct folder state_folder_make(void)
{
    struct folder folder = {TEMPLATE};
    cr_assert_not_null(mkdtemp(folder.path), "%s", strerror(errno));
    return folder;
}

/* Each entry in the open folder, but for itself and what is above. */
static void each(int directory, void (*act)(int directory, const char *name, void *context),
                 void *context)
{
    int again = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *stream = again < 0 ? NULL : fdopendir(again);
    cr_assert_not_null(stream);
    for (struct dirent *item = readdir(stream); item; item = readdir(stream))
        if (strcmp(item->d_name, ".") != 0 && strcmp(item->d_name, "..") != 0)
            act(directory, item->d_name, context);
    closedir(stream);
}

static void remove_entry(int directory, const char *name, void *context)
{
    if (unlinkat(directory, name, 0) == 0)
        return;
    fchmodat(directory, name, 0700, 0);
    int inner = openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0)
        return;
    each(inner, remove_entry, context);
    close(inner);
    unlinkat(directory, name, AT_REMOVEDIR);
}

void state_folder_remove(struct folder *folder)
{
    size_t kept = strlen(TEMPLATE) - strlen("XXXXXX");
    cr_assert_eq(strncmp(folder->path, TEMPLATE, kept), 0, "not made here: %s", folder->path);
    cr_assert_eq(strlen(folder->path), strlen(TEMPLATE));
    cr_assert_null(strchr(folder->path + kept, '/'));
    int directory = open(folder->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    cr_assert_geq(directory, 0);
    each(directory, remove_entry, NULL);
    close(directory);
    cr_expect_eq(rmdir(folder->path), 0, "%s: %s", folder->path, strerror(errno));
    *folder = (struct folder){0};
}

const char *state_folder_path(const struct folder *folder, const char *name)
{
    static char paths[4][512];
    static unsigned next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder->path, name);
    return path;
}

void state_folder_write(const struct folder *folder, const char *name, struct slice contents)
{
    int file =
        open(state_folder_path(folder, name), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
    cr_assert_geq(file, 0, "%s: %s", name, strerror(errno));
    while (contents.length) {
        ssize_t count = write(file, contents.bytes, contents.length);
        cr_assert_gt(count, 0);
        contents.bytes += count;
        contents.length -= (size_t)count;
    }
    close(file);
}

void state_folder_read(const struct folder *folder, const char *name, struct buffer *bytes)
{
    int file = open(state_folder_path(folder, name), O_RDONLY | O_NOFOLLOW);
    cr_assert_geq(file, 0, "%s: %s", name, strerror(errno));
    buffer_clear(bytes);
    ssize_t count;
    while ((count = read(file, buffer_reserve(bytes, 4096), 4096)) > 0)
        bytes->length += (size_t)count;
    cr_assert_eq(count, 0);
    close(file);
}

struct counter {
    const char *part;
    size_t count;
};

static void count_entry(int directory, const char *name, void *context)
{
    (void)directory;
    struct counter *counter = context;
    counter->count += strstr(name, counter->part) != NULL;
}

size_t state_folder_count(const struct folder *folder, const char *in, const char *part)
{
    struct counter counter = {.part = part};
    int directory =
        open(state_folder_path(folder, in), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (directory < 0)
        return 0;
    each(directory, count_entry, &counter);
    close(directory);
    return counter.count;
}

static void give_entry(int directory, const char *name, void *context)
{
    uid_t user = *(const unsigned *)context;
    fchownat(directory, name, user, user, AT_SYMLINK_NOFOLLOW);
    int inner = openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0)
        return;
    each(inner, give_entry, context);
    close(inner);
}

void state_folder_give(const struct folder *folder, unsigned user)
{
    int directory = open(folder->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    cr_assert_geq(directory, 0);
    fchown(directory, user, user);
    each(directory, give_entry, &user);
    close(directory);
}

#include "store/state_directory.h"

#include "store/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_LABEL = 40, FOR_THE_USER_ALONE = 0700 };

static bool is_absolute(const char *path)
{
    return path && path[0] == '/';
}

struct state_directory state_directory_find(const char *xdg_state_home, const char *home,
                                            struct arena *arena)
{
    if (is_absolute(xdg_state_home))
        return (struct state_directory){arena_format(arena, "%s/precis", xdg_state_home), 0};
    if (is_absolute(home))
        return (struct state_directory){arena_format(arena, "%s/.local/state/precis", home),
                                        strlen(home)};
    return (struct state_directory){SLICE(""), 0};
}

static bool is_in_label(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

static struct slice last_component(struct slice path)
{
    size_t start = path.length;
    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    return (struct slice){path.bytes + start, path.length - start};
}

struct slice state_directory_name(struct slice dossier, struct arena *arena)
{
    struct slice end = last_component(dossier);
    char label[LONGEST_LABEL];
    size_t length = 0;
    for (; length < end.length && length < LONGEST_LABEL; length++)
        label[length] = is_in_label(end.bytes[length]) ? end.bytes[length] : '-';
    return arena_format(arena, "%.*s-%016" PRIx64 ".state", (int)length, label, digest_of(dossier));
}

/* Makes every folder of the path that is not there. What goes wrong shows when it is opened; only
 * the first reason is worth telling. */
static int make_folders(const struct state_directory *directory)
{
    struct arena arena = {0};
    struct slice copy = arena_copy(&arena, directory->path);
    char *path = arena_allocate_bytes(&arena, copy.length + 1);
    memcpy(path, copy.bytes, copy.length + 1);
    int error = 0;
    for (size_t i = directory->given + 1; i <= copy.length && !error; i++) {
        if (path[i] != '/' && path[i])
            continue;
        path[i] = '\0';
        if (mkdir(path, FOR_THE_USER_ALONE) != 0 && errno != EEXIST)
            error = errno;
        path[i] = i < copy.length ? '/' : '\0';
    }
    arena_release(&arena);
    return error;
}

static const char *problem_of(int descriptor)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return strerror(errno);
    if (status.st_uid != geteuid())
        return "this folder belongs to another user";
    return status.st_mode & S_IWOTH ? "anybody may write to this folder" : NULL;
}

static const char *problem_of_error(int error, bool is_made)
{
    if (error == ENOENT && !is_made)
        return NULL;
    return error == ELOOP || error == ENOTDIR ? "this is not a folder, or it is a link"
                                              : strerror(error);
}

int state_directory_open(const struct state_directory *directory, bool is_made,
                         const char **problem)
{
    int error = is_made ? make_folders(directory) : 0;
    int descriptor =
        open(directory->path.bytes, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        *problem = problem_of_error(error ? error : errno, is_made);
        return -1;
    }
    *problem = problem_of(descriptor);
    if (!*problem)
        return descriptor;
    close(descriptor);
    return -1;
}

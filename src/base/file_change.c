#include "base/file_change.h"

#include "base/arena.h"
#include "base/descriptor.h"
#include "base/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIST ".precis-change"
#define NEW_LIST ".precis-change.new"
#define LIST_HEADING "precis change 1\n"

enum { LARGEST_LIST = 1 << 20, LONGEST_NAME = 40 };

enum step_kind { STEP_OLD, STEP_NEW, STEP_GONE, STEP_KINDS };

static const char *const step_words[STEP_KINDS] = {"old", "new", "gone"};

/* A file on the way to its name, or out of it. */
struct step {
    struct slice path;
    enum step_kind kind;
    int folder;                   /* -1: not open */
    const char *name;             /* in it */
    char temporary[LONGEST_NAME]; /* in it */
};

struct change {
    int root;
    struct step *steps;
    size_t count;
    struct buffer *problem;
    struct arena arena;
};

/* Paths. */

static bool is_part(struct slice part)
{
    return part.length && !memchr(part.bytes, '\0', part.length) &&
           !memchr(part.bytes, '\n', part.length) && !slice_equal(part, SLICE(".")) &&
           !slice_equal(part, SLICE(".."));
}

/* So that a list, which may come from anybody, leads nowhere else. */
static bool is_below(struct slice path)
{
    struct slice rest = path;
    do {
        if (!is_part(slice_cut(&rest, '/')))
            return false;
    } while (rest.bytes);
    return true;
}

static bool complain(const struct change *change, struct slice path, const char *reason)
{
    buffer_format(change->problem, "cannot change '%.*s': %s", SLICE_ARGUMENTS(path), reason);
    return false;
}

/* The folder that holds the file, which is made where `may_make`. */
static bool open_folder(struct change *change, struct step *step, bool may_make)
{
    char *path = (char *)arena_copy(&change->arena, step->path).bytes;
    char *slash = path;
    while (may_make && (slash = strchr(slash, '/'))) {
        *slash = '\0';
        if (mkdirat(change->root, path, 0777) != 0 && errno != EEXIST)
            return complain(change, step->path, strerror(errno));
        *slash++ = '/';
    }
    slash = strrchr(path, '/');
    step->name = slash ? slash + 1 : path;
    if (slash)
        *slash = '\0';
    step->folder =
        openat(change->root, slash ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOCTTY);
    return step->folder >= 0 || complain(change, step->path, strerror(errno));
}

static void set_step(struct change *change, size_t index, struct slice path, enum step_kind kind)
{
    struct step *step = &change->steps[index];
    *step = (struct step){.path = path, .kind = kind, .folder = -1};
    snprintf(step->temporary, sizeof step->temporary, ".precis-new-%zu", index);
}

/* Locks the folder, so that of several processes one makes a change at a time. */
static bool begin(struct change *change, const char *folder)
{
    change->root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOCTTY);
    if (change->root < 0) {
        buffer_format(change->problem, "cannot open '%s': %s", folder, strerror(errno));
        return false;
    }
    if (flock(change->root, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return true;
    buffer_format(change->problem, "another precis is changing '%s'; try again", folder);
    return false;
}

static void end(struct change *change)
{
    for (size_t i = 0; i < change->count; i++)
        if (change->steps[i].folder >= 0)
            close(change->steps[i].folder);
    if (change->root >= 0)
        close(change->root);
    arena_release(&change->arena);
}

/* Naming. */

static bool is_same_file(int folder, const char *left, const char *right)
{
    struct stat one;
    struct stat other;
    return fstatat(folder, left, &one, AT_SYMLINK_NOFOLLOW) == 0 &&
           fstatat(folder, right, &other, AT_SYMLINK_NOFOLLOW) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* A step whose temporary file has gone was done before; one whose file has both names, nearly. */
static bool name_file(struct change *change, struct step *step)
{
    if (faccessat(step->folder, step->temporary, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || complain(change, step->path, strerror(errno));
    if (is_same_file(step->folder, step->temporary, step->name))
        return unlinkat(step->folder, step->temporary, 0) == 0 ||
               complain(change, step->path, strerror(errno));
    return whole_file_name(step->folder, step->temporary, step->name, step->kind != STEP_NEW) ||
           complain(change, step->path, strerror(errno));
}

static bool take_away(struct change *change, struct step *step)
{
    return unlinkat(step->folder, step->name, 0) == 0 || errno == ENOENT ||
           complain(change, step->path, strerror(errno));
}

static bool name_all(struct change *change)
{
    for (size_t i = 0; i < change->count; i++)
        if (change->steps[i].kind != STEP_GONE && !name_file(change, &change->steps[i]))
            return false;
    for (size_t i = 0; i < change->count; i++)
        if (change->steps[i].kind == STEP_GONE && !take_away(change, &change->steps[i]))
            return false;
    for (size_t i = 0; i < change->count; i++)
        whole_file_synchronise(change->steps[i].folder);
    return true;
}

/* Making. */

static bool may_be_changed(struct change *change, const struct step *step)
{
    struct stat status;
    bool is_there = fstatat(step->folder, step->name, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (!is_there && errno != ENOENT)
        return complain(change, step->path, strerror(errno));
    if (step->kind == STEP_NEW)
        return !is_there || complain(change, step->path, "there is one already");
    if (!is_there)
        return complain(change, step->path, "it is not there any more");
    if (S_ISLNK(status.st_mode))
        return complain(change, step->path, "it is a link; put the file itself there");
    return S_ISREG(status.st_mode) || complain(change, step->path, "it is not a file");
}

static bool write_beside(struct change *change, struct step *step, const struct changed_file *file)
{
    if (!open_folder(change, step, step->kind == STEP_NEW) || !may_be_changed(change, step))
        return false;
    if (step->kind == STEP_GONE)
        return true;
    mode_t mode = whole_file_mode(step->folder, file->like ? file->like : step->name);
    unlinkat(step->folder, step->temporary, 0);
    return whole_file_make(step->folder, step->temporary, mode, file->contents) ||
           complain(change, step->path, strerror(errno));
}

static bool write_list(struct change *change)
{
    struct buffer list = {0};
    buffer_add(&list, SLICE(LIST_HEADING));
    for (size_t i = 0; i < change->count; i++)
        buffer_format(&list, "%s %.*s\n", step_words[change->steps[i].kind],
                      SLICE_ARGUMENTS(change->steps[i].path));
    unlinkat(change->root, NEW_LIST, 0);
    bool is_written = whole_file_write(&(struct whole_file){
        .directory = change->root,
        .name = LIST,
        .temporary = NEW_LIST,
        .mode = whole_file_mode(change->root, LIST),
        .contents = buffer_slice(&list),
    });
    if (!is_written)
        complain(change, SLICE(LIST), strerror(errno));
    else
        whole_file_synchronise(change->root);
    buffer_release(&list);
    return is_written;
}

/* Folders that were made for new files and are empty go too. */
static void undo(struct change *change)
{
    for (size_t i = 0; i < change->count; i++) {
        struct step *step = &change->steps[i];
        if (step->folder >= 0)
            unlinkat(step->folder, step->temporary, 0);
        char *path = (char *)arena_copy(&change->arena, step->path).bytes;
        char *slash = step->kind == STEP_NEW ? strrchr(path, '/') : NULL;
        if (slash) {
            *slash = '\0';
            unlinkat(change->root, path, AT_REMOVEDIR);
        }
    }
}

/* One file is whole by itself and needs no list. */
static bool make(struct change *change, const struct changed_file *files)
{
    bool is_alone = change->count == 1;
    bool is_ready = true;
    for (size_t i = 0; is_ready && i < change->count; i++)
        is_ready = write_beside(change, &change->steps[i], &files[i]);
    if (!is_ready || (!is_alone && !write_list(change)) || (is_alone && !name_all(change))) {
        undo(change);
        return false;
    }
    if (is_alone)
        return true;
    return name_all(change) && unlinkat(change->root, LIST, 0) == 0;
}

bool file_change_is_unfinished(const char *folder)
{
    struct arena arena = {0};
    struct stat status;
    bool is_unfinished = lstat(arena_format(&arena, "%s/" LIST, folder).bytes, &status) == 0;
    arena_release(&arena);
    return is_unfinished;
}

static enum step_kind kind_of_file(const struct changed_file *file)
{
    return file->is_gone ? STEP_GONE : file->is_new ? STEP_NEW : STEP_OLD;
}

bool file_change_make(const char *folder, const struct changed_file *files, size_t count,
                      struct buffer *problem)
{
    struct change change = {.root = -1, .count = count, .problem = problem};
    change.steps = ARENA_ARRAY(&change.arena, struct step, count);
    bool is_good = true;
    for (size_t i = 0; i < count; i++) {
        set_step(&change, i, slice_of(files[i].path), kind_of_file(&files[i]));
        is_good = is_good && is_below(change.steps[i].path);
    }
    if (!is_good)
        buffer_format(problem, "a file has a name that cannot be listed");
    is_good = is_good && begin(&change, folder);
    if (is_good && faccessat(change.root, LIST, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        is_good = complain(&change, SLICE(LIST), "a change before this one was interrupted");
    is_good = is_good && make(&change, files);
    end(&change);
    return is_good;
}

/* Finishing. */

static bool read_list(struct change *change, struct buffer *list)
{
    int descriptor =
        openat(change->root, LIST, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat status;
    bool is_file = descriptor >= 0 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    bool is_read = is_file && descriptor_read(descriptor, 0, LARGEST_LIST, list);
    if (descriptor >= 0)
        close(descriptor);
    return is_read && list->length <= LARGEST_LIST;
}

/* The steps of a list that is as write_list() writes it. */
static bool read_steps(struct change *change, struct slice list)
{
    if (!slice_starts_with(list, SLICE(LIST_HEADING)) || list.bytes[list.length - 1] != '\n')
        return false;
    for (size_t i = 0; i < list.length; i++)
        change->count += list.bytes[i] == '\n';
    change->count--;
    change->steps = ARENA_ARRAY(&change->arena, struct step, change->count);
    slice_cut(&list, '\n');
    bool is_good = true;
    for (size_t i = 0; i < change->count; i++) {
        struct slice path = slice_cut(&list, '\n');
        struct slice word = slice_cut(&path, ' ');
        enum step_kind kind = 0;
        while (kind < STEP_KINDS && !slice_equal(word, slice_of(step_words[kind])))
            kind++;
        is_good = is_good && kind < STEP_KINDS && is_below(path);
        set_step(change, i, path, kind);
    }
    return is_good;
}

static bool finish(struct change *change)
{
    struct buffer list = {0};
    bool is_good = read_list(change, &list) && read_steps(change, buffer_slice(&list));
    if (!is_good)
        complain(change, SLICE(LIST), "it is not a list that precis wrote; look at it, delete it");
    for (size_t i = 0; is_good && i < change->count; i++)
        is_good = open_folder(change, &change->steps[i], false);
    is_good = is_good && name_all(change);
    if (is_good && unlinkat(change->root, LIST, 0) != 0)
        is_good = complain(change, SLICE(LIST), strerror(errno));
    buffer_release(&list);
    return is_good;
}

bool file_change_finish(const char *folder, struct buffer *problem)
{
    struct change change = {.root = -1, .problem = problem};
    if (!file_change_is_unfinished(folder))
        return true;
    bool is_finished = begin(&change, folder) && finish(&change);
    end(&change);
    return is_finished;
}

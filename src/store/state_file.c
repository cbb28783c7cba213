#include "store/state_file.h"

#include "base/shown.h"
#include "store/digest.h"
#include "store/lock.h"
#include "store/safe_file.h"
#include "store/sibling_files.h"
#include "store/state_parts.h"
#include "store/state_text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* More are left for the saving after the next one. */
enum { MOST_PENDING = 64, MOST_STATES = 1000 };

void state_file_find(struct state_file *file, const char *dossier, struct slice id,
                     const char *xdg_state_home, const char *home)
{
    *file = (struct state_file){0};
    file->directory = state_directory_find(xdg_state_home, home, &file->arena);
    char *path = realpath(dossier, NULL);
    if (!path) {
        file->error = errno;
        return;
    }
    file->dossier = arena_copy(&file->arena, slice_of(path));
    free(path);
    file->name = state_directory_name(file->dossier, &file->arena).bytes;
    if (id.length) {
        file->path_name = file->name;
        file->name = state_directory_name(id, &file->arena).bytes;
    }
    file->lock_name = arena_format(&file->arena, "%s.lock", file->name).bytes;
}

void state_file_release(struct state_file *file)
{
    arena_release(&file->arena);
    *file = (struct state_file){0};
}

/* Messages. */

__attribute__((format(printf, 3, 4))) static void
say(struct state_file *file, struct buffer *message, const char *format, ...)
{
    struct arena arena = {0};
    va_list arguments;
    va_start(arguments, format);
    struct slice text = arena_format_arguments(&arena, format, arguments);
    va_end(arguments);
    uint64_t digest = digest_of(text);
    /* The first matters most; and what was said the last time is known. */
    if (!file->has_said && digest != file->said)
        buffer_add(message, shown_slice(shown_clean(&arena, text)));
    if (!file->has_said)
        file->said = digest;
    file->has_said = true;
    arena_release(&arena);
}

static void begin(struct state_file *file, struct buffer *message)
{
    buffer_clear(message);
    file->has_said = false;
}

/* Nothing new will be remembered, for as long as the program runs. */
static void give_up(struct state_file *file, struct buffer *message, const char *subject,
                    const char *reason)
{
    file->is_left_alone = true;
    say(file, message, "what you read now will not be remembered: %s: %s", subject, reason);
}

static bool is_usable(struct state_file *file, struct buffer *message)
{
    if (file->is_left_alone)
        return false;
    if (!file->directory.path.length)
        give_up(file, message, "no home", "neither XDG_STATE_HOME nor HOME names a folder");
    else if (!file->name)
        give_up(file, message, "the dossier's folder", strerror(file->error));
    return !file->is_left_alone;
}

/* -1 when it cannot be opened; merely not being there is nothing to tell. */
static int open_directory(struct state_file *file, bool is_made, struct buffer *message)
{
    const char *problem = NULL;
    int directory = state_directory_open(&file->directory, is_made, &problem);
    if (problem)
        say(file, message, "what you read is not remembered: %s: %s", file->directory.path.bytes,
            problem);
    return directory;
}

/* Taking in what is there. */

/* What the state already has of a file, by the digest in `*merged`, is not taken again; NULL where
 * that is not known. */
static enum taken take(int directory, const char *name, struct state *state, uint64_t *merged)
{
    struct buffer bytes = {0};
    enum taken taken = safe_file_read(directory, name, STATE_TEXT_LARGEST, &bytes);
    int error = errno;
    uint64_t digest = taken == TAKEN ? digest_of(buffer_slice(&bytes)) : 0;
    if (taken == TAKEN && !(merged && digest == *merged))
        taken = state_text_read(buffer_slice(&bytes), state);
    if (merged && (taken == TAKEN || taken == TAKEN_NOTHING))
        *merged = digest;
    buffer_release(&bytes);
    errno = error;
    return taken;
}

static bool set_aside(struct state_file *file, int directory, struct buffer *message)
{
    struct arena arena = {0};
    const char *aside = sibling_set_aside(directory, file->name, file->name, &arena);
    if (aside)
        say(file, message, "what was remembered is damaged: it is set aside as %s/%s",
            file->directory.path.bytes, aside);
    else
        say(file, message, "%s/%s is damaged and cannot be set aside: %s",
            file->directory.path.bytes, file->name, strerror(errno));
    arena_release(&arena);
    return aside != NULL;
}

/* Whether the file may be written, after this was taken of it. */
static bool is_settled(struct state_file *file, int directory, enum taken taken,
                       struct buffer *message)
{
    switch (taken) {
    case TAKEN:
    case TAKEN_NOTHING:
        return true;
    case TAKEN_DAMAGED:
        return set_aside(file, directory, message);
    case TAKEN_NEWER:
        give_up(file, message, file->name, "a later version of precis wrote this file");
        return false;
    case TAKEN_UNREADABLE:
        break;
    }
    say(file, message, "what was remembered cannot be read: %s/%s: %s", file->directory.path.bytes,
        file->name, strerror(errno));
    return false;
}

/* Loading. */

static void take_pending(const char *name, int directory, struct state *state)
{
    struct arena arena = {0};
    struct sibling_list pending =
        sibling_find(directory, name, SIBLING_PENDING, MOST_PENDING, &arena);
    for (size_t i = 0; i < pending.count; i++)
        take(directory, pending.names[i], state, NULL);
    arena_release(&arena);
}

/* Another reader may be just about to do the same: looks again, alone. */
static void settle_damage(struct state_file *file, int directory, struct state *state,
                          struct buffer *message)
{
    int lock;
    if (lock_take(directory, file->lock_name, &lock) == LOCK_BUSY) {
        say(file, message, "what was remembered is damaged, and another precis is at it");
        return;
    }
    is_settled(file, directory, take(directory, file->name, state, &file->merged), message);
    if (lock >= 0)
        close(lock);
}

/* Files of another name. */

static const char *moved_name(struct state_file *file, const char *name)
{
    return arena_format(&file->arena, "%s.moved", name).bytes;
}

static void take_over(struct state_file *file, int directory, const char *name, struct state *state)
{
    if (take(directory, name, state, NULL) != TAKEN)
        return;
    take_pending(name, directory, state);
    file->taken_over = name;
    file->is_new = false;
    state->is_changed = true;
}

static void set_taken_aside(struct state_file *file, int directory)
{
    if (file->taken_over)
        renameat(directory, file->taken_over, directory, moved_name(file, file->taken_over));
    file->taken_over = NULL;
}

/* How well a file fits the dossier. */
struct fit {
    size_t briefs; /* that both have; 0: it does not fit */
    uint64_t newest;
};

static bool is_better(struct fit fit, struct fit than)
{
    return fit.briefs != than.briefs ? fit.briefs > than.briefs : fit.newest > than.newest;
}

static struct fit fit_of_state(const struct state *state, const struct dossier *dossier)
{
    struct fit fit = {0};
    size_t briefs = 0;
    for (uint32_t i = 0; i < state->table.count; i++) {
        const struct fact *fact = &state->table.facts[i];
        fit.newest = fact->stamp > fit.newest ? fact->stamp : fit.newest;
        if (fact->kind != FACT_BRIEF || !fact->status)
            continue;
        briefs++;
        fit.briefs += dossier_find(dossier, ENTRY_BRIEF, fact_key(fact).owner) != NULL;
    }
    return fit.briefs * 2 >= briefs ? fit : (struct fit){0};
}

/* Whether the file belongs to a path, which is its own, and nothing is there any more. */
static bool is_left_behind(const char *name, struct slice text)
{
    struct arena arena = {0};
    struct buffer scratch = {0};
    struct slice path;
    struct stat status;
    bool is_left = state_text_dossier(text, &scratch, &path) &&
                   slice_equal(state_directory_name(path, &arena), slice_of(name)) &&
                   lstat(arena_copy(&arena, path).bytes, &status) != 0 &&
                   (errno == ENOENT || errno == ENOTDIR);
    buffer_release(&scratch);
    arena_release(&arena);
    return is_left;
}

static struct fit fit_of(int directory, const char *name, const struct dossier *dossier)
{
    struct buffer bytes = {0};
    struct fit fit = {0};
    if (safe_file_read(directory, name, STATE_TEXT_LARGEST, &bytes) == TAKEN &&
        is_left_behind(name, buffer_slice(&bytes))) {
        struct state *state = state_create();
        if (state_text_read(buffer_slice(&bytes), state) == TAKEN)
            fit = fit_of_state(state, dossier);
        state_release(state);
    }
    buffer_release(&bytes);
    return fit;
}

void state_file_adopt(struct state_file *file, struct state *state, const struct dossier *dossier,
                      struct buffer *message)
{
    if (!file->is_new)
        return;
    begin(file, message);
    int directory = open_directory(file, false, message);
    if (directory < 0)
        return;
    struct sibling_list states = sibling_states(directory, MOST_STATES, &file->arena);
    struct fit best = {0};
    const char *chosen = NULL;
    for (size_t i = 0; i < states.count; i++) {
        struct fit fit = fit_of(directory, states.names[i], dossier);
        if (!fit.briefs || !is_better(fit, best))
            continue;
        best = fit;
        chosen = states.names[i];
    }
    if (chosen)
        take_over(file, directory, chosen, state);
    close(directory);
}

void state_file_load(struct state_file *file, struct state *state, struct buffer *message)
{
    begin(file, message);
    int directory = is_usable(file, message) ? open_directory(file, false, message) : -1;
    if (directory < 0)
        return;
    /* In this order: what is pending goes only when the file has it. */
    take_pending(file->name, directory, state);
    enum taken taken = take(directory, file->name, state, &file->merged);
    if (taken == TAKEN_NOTHING &&
        take(directory, moved_name(file, file->name), state, NULL) == TAKEN)
        state->is_changed = true;
    else
        file->is_new = taken == TAKEN_NOTHING;
    if (file->path_name)
        take_over(file, directory, file->path_name, state);
    if (taken == TAKEN_DAMAGED)
        settle_damage(file, directory, state, message);
    else
        is_settled(file, directory, taken, message);
    close(directory);
}

/* Saving. */

static bool write_state(struct state_file *file, int directory, const char *name,
                        struct state *state, struct buffer *message)
{
    struct buffer text = {0};
    bool done = state_text_write(state, file->dossier, &text);
    if (!done)
        say(file, message, "not saved: there is more to remember than a file may hold");
    if (done && !safe_file_replace(directory, name, buffer_slice(&text))) {
        say(file, message, "not saved: %s: %s", file->directory.path.bytes, strerror(errno));
        done = false;
    }
    if (done && name == file->name)
        file->merged = digest_of(buffer_slice(&text));
    if (done)
        state->is_changed = false;
    buffer_release(&text);
    return done;
}

/* What this reader left before is part of what it leaves now. */
static bool save_beside(struct state_file *file, int directory, struct state *state,
                        struct buffer *message)
{
    const char *name = sibling_name(file->name, SIBLING_PENDING, &file->arena);
    if (!write_state(file, directory, name, state, message))
        return false;
    if (file->pending)
        unlinkat(directory, file->pending, 0);
    file->pending = name;
    say(file, message,
        "another precis has been saving for a second: saved beside it, to be merged");
    return true;
}

/* Takes what is pending, and leaves in the list what may go once it is saved. */
static void merge_pending(struct state_file *file, int directory, struct state *state,
                          struct sibling_list *pending)
{
    size_t kept = 0;
    for (size_t i = 0; i < pending->count; i++) {
        struct arena arena = {0};
        enum taken taken = take(directory, pending->names[i], state, NULL);
        if (taken == TAKEN)
            pending->names[kept++] = pending->names[i];
        if (taken == TAKEN_DAMAGED)
            sibling_set_aside(directory, pending->names[i], file->name, &arena);
        arena_release(&arena);
    }
    pending->count = kept;
}

static bool save_merged(struct state_file *file, int directory, struct state *state,
                        struct buffer *message)
{
    struct arena arena = {0};
    if (!file->is_swept)
        sibling_sweep(directory, file->name);
    file->is_swept = true;
    struct sibling_list pending =
        sibling_find(directory, file->name, SIBLING_PENDING, MOST_PENDING, &arena);
    merge_pending(file, directory, state, &pending);
    enum taken taken = take(directory, file->name, state, &file->merged);
    bool saved = is_settled(file, directory, taken, message) &&
                 write_state(file, directory, file->name, state, message);
    if (saved)
        set_taken_aside(file, directory);
    for (size_t i = 0; saved && i < pending.count; i++)
        unlinkat(directory, pending.names[i], 0);
    arena_release(&arena);
    return saved;
}

static bool save_in(struct state_file *file, int directory, struct state *state,
                    struct buffer *message)
{
    int descriptor;
    enum lock lock = lock_take(directory, file->lock_name, &descriptor);
    int error = errno;
    if (lock == LOCK_BUSY)
        return save_beside(file, directory, state, message);
    bool saved = save_merged(file, directory, state, message);
    if (saved && lock == LOCK_USELESS)
        say(file, message, "saved, but two readers at once may lose marks: %s: %s", file->lock_name,
            strerror(error));
    if (descriptor >= 0)
        close(descriptor);
    return saved;
}

bool state_file_save(struct state_file *file, struct state *state, struct buffer *message)
{
    begin(file, message);
    if (!state->is_changed)
        return true;
    int directory = is_usable(file, message) ? open_directory(file, true, message) : -1;
    if (directory < 0)
        return false;
    bool saved = save_in(file, directory, state, message);
    if (!file->has_said)
        file->said = 0;
    close(directory);
    return saved;
}

#include "store/state_file.h"

#include "base/shown.h"
#include "store/beside.h"
#include "store/digest.h"
#include "store/lock.h"
#include "store/safe_file.h"
#include "store/state_parts.h"
#include "store/state_text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* More are left for the saving after the next one. */
enum { MOST_PENDING = 64 };

void state_file_find(struct state_file *file, const char *dossier, const char *xdg_state_home,
                     const char *home)
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

enum taken { TAKEN, TAKEN_NOTHING, TAKEN_DAMAGED, TAKEN_NEWER, TAKEN_UNREADABLE };

static enum taken take_text(struct slice text, struct state *state)
{
    switch (state_text_read(text, state)) {
    case STATE_TEXT_GOOD:
        return TAKEN;
    case STATE_TEXT_NEWER:
        return TAKEN_NEWER;
    case STATE_TEXT_DAMAGED:
        break;
    }
    return TAKEN_DAMAGED;
}

static enum taken take_contents(enum contents contents, struct slice text, struct state *state)
{
    switch (contents) {
    case CONTENTS_READ:
        return take_text(text, state);
    case CONTENTS_ABSENT:
        return TAKEN_NOTHING;
    case CONTENTS_ODD:
        return TAKEN_DAMAGED;
    case CONTENTS_UNREADABLE:
        break;
    }
    return TAKEN_UNREADABLE;
}

static enum taken take(int directory, const char *name, struct state *state)
{
    struct buffer bytes = {0};
    enum contents contents = safe_file_read(directory, name, STATE_TEXT_LARGEST, &bytes);
    int error = errno;
    enum taken taken = take_contents(contents, buffer_slice(&bytes), state);
    buffer_release(&bytes);
    errno = error;
    return taken;
}

/* The file itself; when it is as it was the last time, there is nothing to take. */
static enum taken take_main(struct state_file *file, int directory, struct state *state)
{
    struct buffer bytes = {0};
    enum contents contents = safe_file_read(directory, file->name, STATE_TEXT_LARGEST, &bytes);
    int error = errno;
    uint64_t digest = contents == CONTENTS_READ ? digest_of(buffer_slice(&bytes)) : 0;
    enum taken taken = TAKEN;
    if (!digest || digest != file->merged)
        taken = take_contents(contents, buffer_slice(&bytes), state);
    if (taken == TAKEN)
        file->merged = digest;
    buffer_release(&bytes);
    errno = error;
    return taken;
}

static bool set_aside(struct state_file *file, int directory, struct buffer *message)
{
    struct arena arena = {0};
    const char *aside = beside_set_aside(directory, file->name, file->name, &arena);
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

static void take_pending(struct state_file *file, int directory, struct state *state)
{
    struct arena arena = {0};
    struct beside_list pending =
        beside_find(directory, file->name, BESIDE_PENDING, MOST_PENDING, &arena);
    for (size_t i = 0; i < pending.count; i++)
        take(directory, pending.names[i], state);
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
    is_settled(file, directory, take_main(file, directory, state), message);
    if (lock >= 0)
        close(lock);
}

void state_file_load(struct state_file *file, struct state *state, struct buffer *message)
{
    begin(file, message);
    int directory = is_usable(file, message) ? open_directory(file, false, message) : -1;
    if (directory < 0)
        return;
    /* In this order: what is pending goes only when the file has it. */
    take_pending(file, directory, state);
    enum taken taken = take_main(file, directory, state);
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
    const char *name = beside_name(file->name, BESIDE_PENDING, &file->arena);
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
                          struct beside_list *pending)
{
    size_t kept = 0;
    for (size_t i = 0; i < pending->count; i++) {
        struct arena arena = {0};
        enum taken taken = take(directory, pending->names[i], state);
        if (taken == TAKEN)
            pending->names[kept++] = pending->names[i];
        if (taken == TAKEN_DAMAGED)
            beside_set_aside(directory, pending->names[i], file->name, &arena);
        arena_release(&arena);
    }
    pending->count = kept;
}

static bool save_merged(struct state_file *file, int directory, struct state *state,
                        struct buffer *message)
{
    struct arena arena = {0};
    if (!file->is_swept)
        beside_sweep(directory, file->name);
    file->is_swept = true;
    struct beside_list pending =
        beside_find(directory, file->name, BESIDE_PENDING, MOST_PENDING, &arena);
    merge_pending(file, directory, state, &pending);
    enum taken taken = take_main(file, directory, state);
    bool saved = is_settled(file, directory, taken, message) &&
                 write_state(file, directory, file->name, state, message);
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

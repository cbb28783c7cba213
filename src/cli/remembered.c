#include "cli/remembered.h"

#include "base/count.h"
#include "cli/support.h"
#include "load/loader.h"

#include <stdlib.h>

void remembered_begin(struct remembered *remembered, const char *directory,
                      const struct dossier *dossier)
{
    *remembered = (struct remembered){.dossier = dossier, .directory = directory};
}

void remembered_release(struct remembered *remembered)
{
    state_release(remembered->state);
    state_file_release(&remembered->file);
    arena_release(&remembered->arena);
}

static void find_state(struct remembered *remembered)
{
    remembered->state = state_create();
    state_file_find(&remembered->file, remembered->directory,
                    load_dossier_id(remembered->directory, &remembered->arena),
                    getenv("XDG_STATE_HOME"), getenv("HOME"));
}

static void read_state(struct remembered *remembered)
{
    struct buffer message = {0};
    find_state(remembered);
    state_file_load(&remembered->file, remembered->state, &message);
    if (!message.length)
        state_file_adopt(&remembered->file, remembered->state, remembered->dossier, &message);
    if (message.length)
        support_warn("%s", message.bytes);
    state_set_dossier(remembered->state, remembered->dossier);
    buffer_release(&message);
}

/* Ids that follow. */

/* The words of a packed place: its view, source, theme, and the actor or corridor. */
static const enum entry_kind word_kinds[][2] = {
    {ENTRY_KINDS, ENTRY_KINDS},
    {ENTRY_BRIEF, ENTRY_BRIEF},
    {ENTRY_THEME, ENTRY_THEME},
    {ENTRY_ACTOR, ENTRY_CORRIDOR},
};

static struct slice follow_place(struct slice place, const struct renamed *renamed,
                                 struct buffer *out)
{
    buffer_clear(out);
    for (size_t i = 0; place.bytes; i++) {
        struct slice word = slice_cut(&place, ' ');
        bool is_meant = i < COUNT(word_kinds) &&
                        (word_kinds[i][0] == renamed->kind || word_kinds[i][1] == renamed->kind) &&
                        slice_equal(word, renamed->old);
        buffer_add(out, i ? SLICE(" ") : SLICE(""));
        buffer_add(out, is_meant ? renamed->new : word);
    }
    return buffer_slice(out);
}

/* An address, or the id of an actor or corridor. */
static struct slice follow_item(struct slice item, const struct renamed *renamed,
                                struct buffer *out)
{
    struct slice id = item;
    struct slice first = slice_cut(&id, '#');
    bool is_address = id.bytes != NULL;
    bool is_old =
        slice_equal(is_address && renamed->kind == ENTRY_CLAIM ? id : first, renamed->old);
    buffer_clear(out);
    if (is_old && is_address && renamed->kind == ENTRY_BRIEF)
        buffer_format(out, "%.*s#%.*s", SLICE_ARGUMENTS(renamed->new), SLICE_ARGUMENTS(id));
    else if (is_old && is_address && renamed->kind == ENTRY_CLAIM &&
             slice_equal(first, renamed->brief))
        buffer_format(out, "%.*s#%.*s", SLICE_ARGUMENTS(first), SLICE_ARGUMENTS(renamed->new));
    else if (is_old && !is_address &&
             (renamed->kind == ENTRY_ACTOR || renamed->kind == ENTRY_CORRIDOR))
        buffer_add(out, renamed->new);
    else
        buffer_add(out, item);
    return buffer_slice(out);
}

static void follow_positions(struct state *state, const struct renamed *renamed)
{
    struct buffer place = {0};
    struct buffer item = {0};
    struct state_position position = state_last(state);
    state_set_last(state, (struct state_position){follow_place(position.place, renamed, &place),
                                                  follow_item(position.item, renamed, &item)});
    for (char letter = 'a'; letter <= 'z'; letter++)
        if (state_mark(state, letter, &position))
            state_set_mark(state, letter,
                           (struct state_position){follow_place(position.place, renamed, &place),
                                                   follow_item(position.item, renamed, &item)});
    buffer_release(&place);
    buffer_release(&item);
}

void remembered_rename(const char *directory, const struct renamed *renamed)
{
    struct remembered remembered = {.directory = directory};
    struct buffer message = {0};
    find_state(&remembered);
    state_file_load(&remembered.file, remembered.state, &message);
    if (renamed->kind == ENTRY_BRIEF)
        state_rename(remembered.state, renamed->old, SLICE(""), renamed->new);
    else if (renamed->kind == ENTRY_CLAIM)
        state_rename(remembered.state, renamed->brief, renamed->old, renamed->new);
    follow_positions(remembered.state, renamed);
    if (state_is_changed(remembered.state) &&
        !state_file_save(&remembered.file, remembered.state, &message))
        support_warn("%s", message.bytes);
    buffer_release(&message);
    remembered_release(&remembered);
}

static bool remembers(void *context, enum search_state state, const struct entry *entry)
{
    struct remembered *remembered = context;
    if (!remembered->state)
        read_state(remembered);
    struct search_memory memory = state_memory(remembered->state);
    return memory.is(memory.context, state, entry);
}

struct state_counts remembered_counts(struct remembered *remembered)
{
    if (!remembered->state)
        read_state(remembered);
    return state_unread(remembered->state, NULL, NULL);
}

struct search_memory remembered_memory(struct remembered *remembered)
{
    return (struct search_memory){remembers, remembered};
}

static bool read_since(struct remembered *remembered, const char *typed)
{
    struct slice text = arena_copy(&remembered->arena, slice_of(typed));
    enum edtf_error error = edtf_parse(text, &remembered->since.value);
    remembered->since.text = (struct text){.bytes = text.bytes, .length = (uint32_t)text.length};
    remembered->selection.since = &remembered->since;
    if (error)
        support_complain("--since: '%s': %s", typed, edtf_error_text(error));
    return !error;
}

bool remembered_narrow(struct remembered *remembered, const struct invocation *invocation,
                       struct place *place)
{
    if (invocation->since && !read_since(remembered, invocation->since))
        return false;
    if (invocation->starred && place->view == VIEW_READ && !place->item)
        place->view = VIEW_STARRED;
    if (invocation->starred || place->view == VIEW_STARRED)
        remembered->selection.states = 1u << SEARCH_STARRED;
    else if (place->view == VIEW_NEW && !invocation->since)
        remembered->selection.states = 1u << SEARCH_CHANGED;
    remembered->selection.memory = remembered_memory(remembered);
    if (invocation->since || remembered->selection.states)
        place->only = &remembered->selection;
    return true;
}

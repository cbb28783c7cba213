#include "cli/remembered.h"

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

static void read_state(struct remembered *remembered)
{
    struct buffer message = {0};
    remembered->state = state_create();
    state_file_find(&remembered->file, remembered->directory,
                    load_dossier_id(remembered->directory, &remembered->arena),
                    getenv("XDG_STATE_HOME"), getenv("HOME"));
    state_file_load(&remembered->file, remembered->state, &message);
    if (!message.length)
        state_file_adopt(&remembered->file, remembered->state, remembered->dossier, &message);
    if (message.length)
        support_warn("%s", message.bytes);
    state_set_dossier(remembered->state, remembered->dossier);
    buffer_release(&message);
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

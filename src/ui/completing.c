#include "ui/completing.h"

#include "model/own_words.h"
#include "model/place.h"
#include "ui/command.h"

static struct slice rest_after(struct slice line, size_t start)
{
    return (struct slice){line.bytes + start, line.length - start};
}

static void add(struct candidates *candidates, struct slice stem, struct slice item)
{
    if (candidates->count < MOST_CANDIDATES && slice_starts_with(item, stem))
        candidates->items[candidates->count++] = item;
}

static void add_commands(struct candidates *candidates, struct slice stem, struct arena *arena)
{
    for (size_t i = 0; command_at(i); i++)
        add(candidates, stem,
            arena_format(arena, "%s%s", command_at(i)->name, command_at(i)->argument ? " " : ""));
}

static void add_entries(struct candidates *candidates, struct slice stem,
                        const struct dossier *dossier, enum entry_kind kind, const char *prefix,
                        struct arena *arena)
{
    uint32_t count = dossier_count(dossier, kind);
    for (uint32_t i = 0; i < count && candidates->count < MOST_CANDIDATES; i++)
        add(candidates, stem,
            arena_format(arena, "%s%.*s", prefix,
                         SLICE_ARGUMENTS(entry_id(dossier_at(dossier, kind, i)))));
}

/* What stands in a brief once it is named as far as the #. */
static void add_points(struct candidates *candidates, struct slice stem,
                       const struct dossier *dossier, struct arena *arena)
{
    struct slice rest = stem;
    struct slice id = slice_cut(&rest, '#');
    const struct entry *entry = rest.bytes ? dossier_find(dossier, ENTRY_BRIEF, id) : NULL;
    if (!entry)
        return;
    for (uint32_t i = 0; i < entry->brief->claims.count; i++)
        add(candidates, stem, entry_address(&entry->brief->claims.items[i].entry, arena));
    for (uint32_t i = 0; i < entry->brief->questions.count; i++)
        add(candidates, stem, entry_address(&entry->brief->questions.items[i].entry, arena));
}

static void add_places(struct candidates *candidates, struct slice stem,
                       const struct dossier *dossier, struct arena *arena)
{
    add_entries(candidates, stem, dossier, ENTRY_BRIEF, "", arena);
    add_entries(candidates, stem, dossier, ENTRY_THEME, "", arena);
    for (int view = VIEW_READ + 1; view < VIEW_COUNT; view++)
        add(candidates, stem, own_name_of(dossier, view_name((enum view)view)));
    add_entries(candidates, stem, dossier, ENTRY_ACTOR, "actor:", arena);
    add_entries(candidates, stem, dossier, ENTRY_CORRIDOR, own_prefix(dossier, arena), arena);
    add_points(candidates, stem, dossier, arena);
}

static const struct setting *find_setting(struct slice name)
{
    for (const struct setting *setting = settings_table; setting->name; setting++)
        if (slice_equal(name, slice_of(setting->name)))
            return setting;
    return NULL;
}

/* Names; after the equals sign or a blank the values. */
static void add_settings(struct candidates *candidates, struct slice line, struct arena *arena)
{
    struct slice argument = rest_after(line, candidates->start);
    struct slice value = argument;
    struct slice name = slice_cut(&value, slice_find(argument, '=') < argument.length ? '=' : ' ');
    const struct setting *setting = value.bytes ? find_setting(name) : NULL;
    for (const struct setting *other = settings_table; !value.bytes && other->name; other++)
        add(candidates, argument, arena_format(arena, "%s=", other->name));
    if (!setting)
        return;
    candidates->start += name.length + 1;
    for (int i = 0; setting->type == SETTING_CHOICE && setting->choices[i]; i++)
        add(candidates, value, slice_of(setting->choices[i]));
}

static void add_names(struct candidates *candidates, struct slice stem,
                      const struct settings *settings)
{
    for (int i = 0; settings && i < settings->dossier_count; i++)
        add(candidates, stem, slice_of(settings->dossiers[i].name));
}

void completing_find(struct candidates *candidates, struct completing_scope scope,
                     struct slice line, struct arena *arena)
{
    const struct dossier *dossier = scope.dossier;
    size_t blank = slice_find(line, ' ');
    candidates->count = 0;
    candidates->start = 0;
    if (blank == line.length) {
        add_commands(candidates, line, arena);
        return;
    }
    const struct command_words *command = command_find((struct slice){line.bytes, blank});
    candidates->start = blank + 1;
    struct slice stem = rest_after(line, blank + 1);
    if (!command)
        return;
    if (command->takes == COMMAND_SETTING)
        add_settings(candidates, line, arena);
    if (command->takes == COMMAND_DOSSIER)
        add_names(candidates, stem, scope.settings);
    if (!dossier)
        return;
    if (command->takes == COMMAND_PLACE)
        add_places(candidates, stem, dossier, arena);
    if (command->takes == COMMAND_SOURCE || command->takes == COMMAND_THEME) {
        add(candidates, stem, SLICE("all"));
        add_entries(candidates, stem, dossier,
                    command->takes == COMMAND_SOURCE ? ENTRY_BRIEF : ENTRY_THEME, "", arena);
    }
}

/* The bytes that all of them begin with; ids are ASCII, so that no character is cut. */
static struct slice common_beginning(const struct candidates *candidates)
{
    struct slice common = candidates->items[0];
    for (size_t i = 1; i < candidates->count; i++) {
        size_t length = 0;
        while (length < common.length && length < candidates->items[i].length &&
               common.bytes[length] == candidates->items[i].bytes[length])
            length++;
        common.length = length;
    }
    while (common.length && ((unsigned char)common.bytes[common.length - 1] & 0x80))
        common.length--;
    return common;
}

static struct slice with(struct slice line, size_t start, struct slice item, struct arena *arena)
{
    return arena_format(arena, "%.*s%.*s", (int)start, line.bytes, SLICE_ARGUMENTS(item));
}

bool completing_step(struct completing *completing, struct completing_scope scope,
                     struct slice line, int direction, struct arena *arena, struct slice *result)
{
    struct candidates candidates;
    struct slice typed =
        completing->is_on ? arena_copy(arena, buffer_slice(&completing->typed)) : line;
    completing_find(&candidates, scope, typed, arena);
    if (!candidates.count)
        return false;
    struct slice common = common_beginning(&candidates);
    if (!completing->is_on && common.length > typed.length - candidates.start) {
        *result = with(typed, candidates.start, common, arena);
        return true;
    }
    if (!completing->is_on) {
        buffer_clear(&completing->typed);
        buffer_add(&completing->typed, typed);
        completing->is_on = true;
        completing->next = candidates.count;
    }
    size_t stops = candidates.count + 1;
    completing->next = (completing->next + stops + (size_t)direction) % stops;
    *result = completing->next == candidates.count
                  ? typed
                  : with(typed, candidates.start, candidates.items[completing->next], arena);
    return true;
}

void completing_release(struct completing *completing)
{
    buffer_release(&completing->typed);
    *completing = (struct completing){0};
}

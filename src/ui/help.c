#include "ui/help.h"

static void add_sequence(struct buffer *text, const struct binding *binding)
{
    char name[KEY_NAME_SIZE];
    for (int i = 0; i < binding->length; i++) {
        key_spell(binding->keys[i], name);
        buffer_format(text, "%s", name);
    }
}

struct shown help_keys(struct arena *arena, const struct keymap *keymap, enum action action)
{
    struct buffer text = {0};
    for (int i = 0; i < keymap->count; i++) {
        if (keymap->bindings[i].action != action)
            continue;
        buffer_format(&text, "%s", text.length ? "  " : "");
        add_sequence(&text, &keymap->bindings[i]);
    }
    struct shown keys = shown_clean(arena, arena_copy(arena, buffer_slice(&text)));
    buffer_release(&text);
    return keys;
}

struct shown help_first_key(struct arena *arena, const struct keymap *keymap, enum context context,
                            enum action action)
{
    const struct binding *binding = keymap_binding(keymap, context, action);
    struct buffer text = {0};
    if (binding)
        add_sequence(&text, binding);
    struct shown key = shown_clean(arena, arena_copy(arena, buffer_slice(&text)));
    buffer_release(&text);
    return key;
}

static void add_key(struct buffer *text, const struct keymap *keymap, enum context context,
                    struct slice name)
{
    struct arena arena = {0};
    struct shown key = help_first_key(&arena, keymap, context, action_by_name(name));
    if (key.length)
        buffer_add(text, shown_slice(key));
    else
        buffer_format(text, "'%.*s'", SLICE_ARGUMENTS(name));
    arena_release(&arena);
}

struct shown help_sentence(struct arena *arena, const struct keymap *keymap, enum context context,
                           const char *text)
{
    struct buffer sentence = {0};
    struct slice rest = slice_of(text);
    while (rest.bytes) {
        buffer_add(&sentence, slice_cut(&rest, '{'));
        if (rest.bytes)
            add_key(&sentence, keymap, context, slice_cut(&rest, '}'));
    }
    struct shown result = shown_clean(arena, arena_copy(arena, buffer_slice(&sentence)));
    buffer_release(&sentence);
    return result;
}

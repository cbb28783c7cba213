#include "ui/help.h"

#include "model/own_words.h"
#include "render/writer.h"

enum { KEYS_COLUMNS = 22 };

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

static void add_block(struct document *document, struct block *block, struct writer *writer,
                      enum block_kind kind, unsigned space)
{
    *block = (struct block){.kind = (uint8_t)kind, .space = (uint8_t)space, .is_composed = true};
    *writer = writer_begin(document, block);
}

static void add_heading(struct document *document, const char *text, enum role role)
{
    struct block block;
    struct writer writer;
    add_block(document, &block, &writer, BLOCK_HEADING, 1);
    writer_line(&writer, role, shown_clean(&document->arena, slice_of(text)));
    document_add(document, &block);
}

static void add_action(struct document *document, const struct keymap *keymap,
                       const struct dossier *dossier, enum action action)
{
    struct shown keys = help_keys(&document->arena, keymap, action);
    if (!keys.length)
        return;
    struct block block;
    struct writer writer;
    add_block(document, &block, &writer, BLOCK_TEXT, 0);
    writer_cell(&writer, KEYS_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_STRONG, keys);
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_add(&writer, ROLE_TEXT,
               own_words(&document->arena, dossier, action_description(action)->help));
    writer_end(&writer);
    document_add(document, &block);
}

void help_compose(struct document *document, const struct keymap *keymap,
                  const struct dossier *dossier)
{
    add_heading(document, "Keys", ROLE_TITLE);
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const struct action_description *description = action_description((enum action)i);
        if (!description->name)
            continue;
        if (description->group)
            add_heading(document, description->group, ROLE_HEADING);
        add_action(document, keymap, dossier, (enum action)i);
    }
}

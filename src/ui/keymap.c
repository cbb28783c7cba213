#include "ui/keymap.h"

#include <string.h>

static void add(struct keymap *keymap, enum action action, enum context context,
                struct slice sequence)
{
    struct binding binding = {.action = action, .context = context};
    bool bad = false;
    while (binding.length < LONGEST_SEQUENCE &&
           key_parse(&sequence, &binding.keys[binding.length], &bad))
        binding.length++;
    if (binding.length && !bad && keymap->count < MOST_BINDINGS)
        keymap->bindings[keymap->count++] = binding;
}

/* Alternatives are divided by two blanks. */
static struct slice cut_alternative(struct slice *rest)
{
    for (size_t i = 1; i + 1 < rest->length; i++) {
        if (rest->bytes[i] != ' ' || rest->bytes[i + 1] != ' ')
            continue;
        struct slice part = {rest->bytes, i};
        *rest = (struct slice){rest->bytes + i + 2, rest->length - i - 2};
        return part;
    }
    struct slice part = *rest;
    *rest = (struct slice){NULL, 0};
    return part;
}

static void add_numbers(struct keymap *keymap, enum action first, enum context context)
{
    for (int i = 0; i < 9; i++) {
        char digit = (char)('1' + i);
        add(keymap, (enum action)(first + i), context, (struct slice){&digit, 1});
    }
}

void keymap_init(struct keymap *keymap)
{
    *keymap = (struct keymap){0};
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const struct action_description *description = action_description((enum action)i);
        if (i == ACTION_THEME_1 || i == ACTION_LINK_1) {
            add_numbers(keymap, (enum action)i, description->context);
            continue;
        }
        struct slice rest = slice_of(description->keys);
        while (rest.length)
            add(keymap, (enum action)i, description->context, cut_alternative(&rest));
    }
}

static bool begins(const struct binding *binding, const struct key *keys, int count)
{
    if (binding->length < count)
        return false;
    for (int i = 0; i < count; i++)
        if (!key_equal(binding->keys[i], keys[i]))
            return false;
    return true;
}

static enum keymap_answer match(const struct keymap *keymap, enum context context,
                                enum action *action)
{
    enum keymap_answer answer = KEYMAP_UNBOUND;
    for (int i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        bool holds = binding->context == CONTEXT_EVERYWHERE || binding->context == context;
        if (!holds || !begins(binding, keymap->pending, keymap->pending_count))
            continue;
        if (binding->length > keymap->pending_count) {
            answer = answer == KEYMAP_ACTION ? answer : KEYMAP_PENDING;
            continue;
        }
        *action = binding->action;
        answer = KEYMAP_ACTION;
        if (binding->context != CONTEXT_EVERYWHERE)
            break;
    }
    return answer;
}

enum keymap_answer keymap_take(struct keymap *keymap, enum context context, struct key key,
                               enum action *action)
{
    keymap->pending[keymap->pending_count++] = key;
    enum keymap_answer answer = match(keymap, context, action);
    if (answer == KEYMAP_UNBOUND && keymap->pending_count > 1) {
        keymap->pending[0] = key;
        keymap->pending_count = 1;
        answer = match(keymap, context, action);
    }
    if (answer != KEYMAP_PENDING)
        keymap->pending_count = 0;
    return answer;
}

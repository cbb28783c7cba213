#include "ui/keymap.h"

#include "base/shown.h"

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

/* What a preset puts over the usual keys. */
struct preset_binding {
    enum preset_name preset;
    const char *keys;
    enum action action;
};

static const struct preset_binding preset_bindings[] = {
    {PRESET_LESS, "e", ACTION_LINE_DOWN},
    {PRESET_LESS, "y", ACTION_LINE_UP},
    {PRESET_LESS, "f", ACTION_PAGE_DOWN},
    {PRESET_LESS, "w", ACTION_PAGE_UP},
    {PRESET_LESS, "<Enter>", ACTION_LINE_DOWN},
    {PRESET_LESS, "o", ACTION_FOLLOW},
    {PRESET_LESS, "E", ACTION_EDIT},
    {PRESET_LESS, "<M-e>", ACTION_EDIT_ARTICLE},
    {PRESET_LESS, "O", ACTION_OPEN_URL},
    {PRESET_LESS, "<M-o>", ACTION_ORDER},
    {PRESET_LESS, "Y", ACTION_COPY},
    {PRESET_LESS, "<M-y>", ACTION_COPY_ALL},
    {PRESET_LESS, "F", ACTION_FIND},
    {PRESET_LESS, "v", ACTION_PROVENANCE},
    {PRESET_LESS, "q", ACTION_QUIT},
    {PRESET_EMACS, "<C-n>", ACTION_LINE_DOWN},
    {PRESET_EMACS, "<C-p>", ACTION_LINE_UP},
    {PRESET_EMACS, "<C-v>", ACTION_PAGE_DOWN},
    {PRESET_EMACS, "<M-v>", ACTION_PAGE_UP},
    {PRESET_EMACS, "<M-lt>", ACTION_TOP},
    {PRESET_EMACS, "<M-gt>", ACTION_BOTTOM},
    {PRESET_EMACS, "<C-s>", ACTION_SEARCH_FORWARD},
    {PRESET_EMACS, "<C-r>", ACTION_SEARCH_BACKWARD},
    {PRESET_EMACS, "<M-x>", ACTION_COMMAND},
    {PRESET_EMACS, "<C-g>", ACTION_CANCEL},
    {PRESET_EMACS, "<C-x> <C-c>", ACTION_QUIT},
};

static bool same_sequence(const struct binding *left, const struct binding *right)
{
    int shorter = left->length < right->length ? left->length : right->length;
    for (int i = 0; i < shorter; i++)
        if (!key_equal(left->keys[i], right->keys[i]))
            return false;
    return true;
}

/* Takes away what begins with these keys or is a beginning of them: one would hide the other. */
static void unbind(struct keymap *keymap, const struct binding *binding)
{
    int kept = 0;
    for (int i = 0; i < keymap->count; i++) {
        const struct binding *other = &keymap->bindings[i];
        if (other->context != binding->context || !same_sequence(other, binding))
            keymap->bindings[kept++] = *other;
    }
    keymap->count = kept;
}

static bool parse_sequence(struct slice keys, struct binding *binding)
{
    bool bad = false;
    struct key key;
    while (key_parse(&keys, &key, &bad)) {
        if (binding->length == LONGEST_SEQUENCE)
            return false;
        binding->keys[binding->length++] = key;
    }
    return binding->length && !bad;
}

/* Whether it can be written so that it is read again: sizes and clicks cannot, nor can characters
 * that are not to be seen. */
static bool is_spelled(struct key key)
{
    char name[KEY_NAME_SIZE];
    key_spell(key, name);
    struct slice text = slice_of(name);
    struct key again;
    bool bad;
    return shown_is_clean(text) && key_parse(&text, &again, &bad) && !text.length &&
           key_equal(key, again);
}

static bool parse_spelled(struct slice keys, struct binding *binding)
{
    bool is_good = parse_sequence(keys, binding);
    for (int i = 0; is_good && i < binding->length; i++)
        is_good = is_spelled(binding->keys[i]);
    return is_good;
}

bool keymap_bind(struct keymap *keymap, enum context context, struct slice keys,
                 struct slice action_name, struct buffer *message)
{
    struct binding binding = {.action = action_by_name(action_name), .context = context};
    bool removes = slice_equal(action_name, SLICE("none"));
    if (!parse_spelled(keys, &binding)) {
        buffer_format(message, "'%.*s' is not a key, nor a sequence of up to %d keys",
                      SLICE_ARGUMENTS(keys), LONGEST_SEQUENCE);
        return false;
    }
    if (!binding.action && !removes) {
        buffer_format(message, "there is no action '%.*s'; precis-keys(7) lists them",
                      SLICE_ARGUMENTS(action_name));
        return false;
    }
    unbind(keymap, &binding);
    if (!removes && keymap->count < MOST_BINDINGS)
        keymap->bindings[keymap->count++] = binding;
    return true;
}

bool keymap_context(struct slice name, enum context *context)
{
    for (int i = 0; i < CONTEXT_COUNT; i++) {
        if (!slice_equal(name, slice_of(action_context_name((enum context)i))))
            continue;
        *context = (enum context)i;
        return true;
    }
    return false;
}

static void add_preset(struct keymap *keymap, enum preset_name preset)
{
    for (size_t i = 0; i < sizeof preset_bindings / sizeof *preset_bindings; i++) {
        struct binding binding = {.action = preset_bindings[i].action};
        if (preset_bindings[i].preset != preset ||
            !parse_sequence(slice_of(preset_bindings[i].keys), &binding))
            continue;
        unbind(keymap, &binding);
        keymap->bindings[keymap->count++] = binding;
    }
}

void keymap_init(struct keymap *keymap, enum preset_name preset)
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
    add_preset(keymap, preset);
}

static bool begins(const struct binding *binding, const struct key *keys, int count)
{
    if (binding->length < count)
        return false;
    for (int i = 0; i < count; i++) {
        bool is_any = binding->keys[i].code == KEY_CODE_ANY && keys[i].code < KEY_CODE_ENTER;
        if (!is_any && !key_equal(binding->keys[i], keys[i]))
            return false;
    }
    return true;
}

static enum keymap_answer match(const struct keymap *keymap, enum context context,
                                const struct key *keys, int count, enum action *action)
{
    enum keymap_answer answer = KEYMAP_UNBOUND;
    for (int i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        bool holds = binding->context == CONTEXT_EVERYWHERE || binding->context == context;
        if (!holds || !begins(binding, keys, count))
            continue;
        if (binding->length > count) {
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

const struct binding *keymap_binding(const struct keymap *keymap, enum context context,
                                     enum action action)
{
    for (int i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        enum action reached = ACTION_NONE;
        if (binding->action == action && action &&
            match(keymap, context, binding->keys, binding->length, &reached) == KEYMAP_ACTION &&
            reached == action)
            return binding;
    }
    return NULL;
}

const struct binding *keymap_next(const struct keymap *keymap, enum context context, int *at)
{
    while (*at < keymap->count) {
        const struct binding *binding = &keymap->bindings[(*at)++];
        bool holds = binding->context == CONTEXT_EVERYWHERE || binding->context == context;
        if (holds && binding->length > keymap->pending_count &&
            begins(binding, keymap->pending, keymap->pending_count))
            return binding;
    }
    return NULL;
}

enum action keymap_action(const struct keymap *keymap, enum context context, struct key key)
{
    enum action action = ACTION_NONE;
    enum keymap_answer answer = match(keymap, context, &key, 1, &action);
    return answer == KEYMAP_ACTION ? action : ACTION_NONE;
}

enum keymap_answer keymap_take(struct keymap *keymap, enum context context, struct key key,
                               enum action *action)
{
    keymap->pending[keymap->pending_count++] = key;
    enum keymap_answer answer =
        match(keymap, context, keymap->pending, keymap->pending_count, action);
    keymap->last = key;
    if (answer == KEYMAP_PENDING)
        return answer;
    keymap->refused_count = answer == KEYMAP_UNBOUND ? keymap->pending_count : 0;
    memcpy(keymap->refused, keymap->pending, sizeof keymap->refused);
    keymap->pending_count = 0;
    return answer;
}

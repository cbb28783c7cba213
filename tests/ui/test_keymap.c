/* From keys to actions, and what must hold of the table of actions. */
#include "ui/help.h"
#include "ui/keymap.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { PRESETS = PRESET_EMACS + 1 };

static struct key key_of(const char *name)
{
    struct slice text = slice_of(name);
    struct key key;
    bool bad;
    cr_assert(key_parse(&text, &key, &bad), "%s", name);
    return key;
}

/* What the last of these keys leads to; NULL ends them. */
struct step {
    const char *keys[4];
    enum context context;
    enum keymap_answer answer;
    enum action action;
};

static const struct step steps[] = {
    {{"j"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_LINE_DOWN},
    {{"<Down>"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_LINE_DOWN},
    {{"<C-e>"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_LINE_DOWN},
    {{"<Space>"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_PAGE_DOWN},
    {{"<"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_BACK},
    {{"<M-Left>"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_BACK},
    {{"g"}, CONTEXT_EVERYWHERE, KEYMAP_PENDING, ACTION_NONE},
    {{"g", "g"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_TOP},
    {{"g", "t"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_VIEW_TIMELINE},
    {{"]", "x"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_NEXT_CONFLICT},
    {{"[", "q"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_PREVIOUS_QUESTION},
    {{"Ω"}, CONTEXT_EVERYWHERE, KEYMAP_UNBOUND, ACTION_NONE},
    {{"g", "Ω"}, CONTEXT_EVERYWHERE, KEYMAP_UNBOUND, ACTION_NONE},
    {{"g", "j"}, CONTEXT_EVERYWHERE, KEYMAP_UNBOUND, ACTION_NONE},
    {{"g", "A"}, CONTEXT_EVERYWHERE, KEYMAP_UNBOUND, ACTION_NONE},
    {{"g", "]"}, CONTEXT_EVERYWHERE, KEYMAP_UNBOUND, ACTION_NONE},
    {{"g", "]", "q"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_UP},
    {{"Z", "Z"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_QUIT},
    {{"1"}, CONTEXT_CONTRADICTION, KEYMAP_ACTION, ACTION_OLDER_SIDE},
    {{"3"}, CONTEXT_CONTRADICTION, KEYMAP_ACTION, ACTION_THEME_1 + 2},
    {{"1"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_THEME_1},
    {{"9"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_THEME_9},
    {{"0"}, CONTEXT_EVERYWHERE, KEYMAP_ACTION, ACTION_ALL_THEMES},
    {{"1"}, CONTEXT_REFERENCES, KEYMAP_ACTION, ACTION_LINK_1},
    {{"9"}, CONTEXT_REFERENCES, KEYMAP_ACTION, ACTION_LINK_9},
    {{"0"}, CONTEXT_REFERENCES, KEYMAP_ACTION, ACTION_ALL_THEMES},
    {{"j"}, CONTEXT_REFERENCES, KEYMAP_ACTION, ACTION_LINE_DOWN},
};

Test(keymap, leads_from_keys_to_actions)
{
    for (size_t i = 0; i < COUNT(steps); i++) {
        struct keymap keymap;
        keymap_init(&keymap, PRESET_VI);
        enum keymap_answer answer = KEYMAP_UNBOUND;
        enum action action = ACTION_NONE;
        for (size_t j = 0; j < COUNT(steps[i].keys) && steps[i].keys[j]; j++) {
            action = ACTION_NONE;
            answer = keymap_take(&keymap, steps[i].context, key_of(steps[i].keys[j]), &action);
        }
        cr_expect_eq(answer, steps[i].answer, "row %zu", i);
        cr_expect_eq(action, steps[i].action, "row %zu", i);
        cr_expect_eq(keymap.pending_count > 0, answer == KEYMAP_PENDING, "row %zu", i);
    }
}

Test(keymap, has_room_for_the_whole_table_and_some_more)
{
    for (int preset = 0; preset < PRESETS; preset++) {
        struct keymap keymap;
        keymap_init(&keymap, (enum preset_name)preset);
        cr_expect_lt(keymap.count, MOST_BINDINGS - 100);
    }
}

static bool holds_together(enum context left, enum context right)
{
    return left == CONTEXT_EVERYWHERE || right == CONTEXT_EVERYWHERE || left == right;
}

static bool is_prefix(const struct binding *left, const struct binding *right)
{
    if (left->length > right->length)
        return false;
    for (int i = 0; i < left->length; i++)
        if (!key_equal(left->keys[i], right->keys[i]))
            return false;
    return true;
}

/* In one context no keys may mean two things, nor end where others go on. A pane of its own context
 * may take single keys from everywhere, which is what it is for. */
static void check_bindings(const struct keymap *keymap)
{
    for (int i = 0; i < keymap->count; i++)
        for (int j = 0; j < keymap->count; j++) {
            const struct binding *left = &keymap->bindings[i];
            const struct binding *right = &keymap->bindings[j];
            bool is_override = left->context != right->context && left->length == right->length;
            if (i == j || is_override || !holds_together(left->context, right->context))
                continue;
            cr_expect_not(is_prefix(left, right), "%s and %s",
                          action_description(left->action)->name,
                          action_description(right->action)->name);
        }
}

Test(keymap, never_binds_the_same_keys_twice)
{
    for (int preset = 0; preset < PRESETS; preset++) {
        struct keymap keymap;
        keymap_init(&keymap, (enum preset_name)preset);
        check_bindings(&keymap);
    }
}

static bool is_bound(const struct keymap *keymap, int action)
{
    for (int i = 0; i < keymap->count; i++)
        if ((int)keymap->bindings[i].action == action)
            return true;
    return false;
}

Test(keymap, leaves_no_action_without_a_key_in_any_preset)
{
    for (int preset = 0; preset < PRESETS; preset++) {
        struct keymap keymap;
        keymap_init(&keymap, (enum preset_name)preset);
        for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
            cr_expect(is_bound(&keymap, i), "preset %d: action %d", preset, i);
    }
}

/* Keys of the reader's own. */

static enum action action_after(struct keymap *keymap, enum context context, const char *keys)
{
    struct slice rest = slice_of(keys);
    struct key key;
    bool bad;
    enum action action = ACTION_NONE;
    while (key_parse(&rest, &key, &bad))
        keymap_take(keymap, context, key, &action);
    return action;
}

static bool bind(struct keymap *keymap, const char *keys, const char *action)
{
    struct buffer message = {0};
    bool is_bound_now =
        keymap_bind(keymap, CONTEXT_EVERYWHERE, slice_of(keys), slice_of(action), &message);
    cr_expect_eq(is_bound_now, message.length == 0, "%s %s", keys, action);
    buffer_release(&message);
    return is_bound_now;
}

Test(keymap, takes_keys_of_the_readers_own)
{
    struct keymap keymap;
    keymap_init(&keymap, PRESET_VI);
    cr_expect(bind(&keymap, "x", "zoom"));
    cr_expect(bind(&keymap, "<C-x> <C-s>", "help"));
    cr_expect(bind(&keymap, "j", "line-up"));
    cr_expect_eq(action_after(&keymap, CONTEXT_EVERYWHERE, "x"), ACTION_ZOOM);
    cr_expect_eq(action_after(&keymap, CONTEXT_EVERYWHERE, "<C-x><C-s>"), ACTION_HELP);
    cr_expect_eq(action_after(&keymap, CONTEXT_EVERYWHERE, "j"), ACTION_LINE_UP);
    cr_expect_eq(action_after(&keymap, CONTEXT_EVERYWHERE, "<Down>"), ACTION_LINE_DOWN);
    check_bindings(&keymap);
}

Test(keymap, lets_a_new_key_take_the_place_of_what_it_would_hide)
{
    struct keymap keymap;
    keymap_init(&keymap, PRESET_VI);
    cr_expect(bind(&keymap, "g", "bottom"));
    cr_expect_eq(action_after(&keymap, CONTEXT_EVERYWHERE, "g"), ACTION_BOTTOM);
    check_bindings(&keymap);
    cr_expect(bind(&keymap, "J j", "top"));
    cr_expect_eq(action_after(&keymap, CONTEXT_EVERYWHERE, "J"), ACTION_NONE);
    cr_expect_eq(action_after(&keymap, CONTEXT_EVERYWHERE, "j"), ACTION_TOP);
    check_bindings(&keymap);
}

Test(keymap, takes_a_binding_away)
{
    struct keymap keymap;
    keymap_init(&keymap, PRESET_VI);
    cr_expect(bind(&keymap, "y", "none"));
    cr_expect_eq(action_after(&keymap, CONTEXT_EVERYWHERE, "y"), ACTION_NONE);
    cr_expect_not(is_bound(&keymap, ACTION_COPY));
}

Test(keymap, refuses_keys_and_actions_that_there_are_not)
{
    static const char *const wrong[][2] = {{"<Nokey>", "zoom"}, {"", "zoom"}, {"a b c d", "zoom"},
                                           {"x", "fly"},        {"x", ""},    {"x <F99>", "zoom"}};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct keymap keymap;
        keymap_init(&keymap, PRESET_VI);
        int before = keymap.count;
        cr_expect_not(bind(&keymap, wrong[i][0], wrong[i][1]), "%s %s", wrong[i][0], wrong[i][1]);
        cr_expect_eq(keymap.count, before);
    }
}

/* The table of actions. */

Test(actions, have_a_name_keys_and_a_sentence_of_help)
{
    struct keymap keymap;
    struct arena arena = {0};
    keymap_init(&keymap, PRESET_VI);
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const struct action_description *description = action_description((enum action)i);
        bool is_numbered = (i > ACTION_THEME_1 && i <= ACTION_THEME_9) ||
                           (i > ACTION_LINK_1 && i <= ACTION_LINK_9);
        cr_expect_eq(description->name != NULL, !is_numbered, "action %d", i);
        cr_expect_gt(help_keys(&arena, &keymap, (enum action)i).length, 0, "action %d", i);
        if (!description->name)
            continue;
        cr_expect_gt(strlen(description->help), 0, "%s", description->name);
        cr_expect_eq(description->help[strlen(description->help) - 1], '.', "%s",
                     description->name);
        cr_expect_gt(strlen(description->keys), 0, "%s", description->name);
    }
    arena_release(&arena);
}

Test(actions, have_names_of_their_own_in_lower_case)
{
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const char *name = action_description((enum action)i)->name;
        if (!name)
            continue;
        cr_expect_eq(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name), "%s", name);
        for (int j = i + 1; j < ACTION_COUNT; j++) {
            const char *other = action_description((enum action)j)->name;
            cr_expect(!other || strcmp(name, other) != 0, "%s twice", name);
        }
    }
}

/* Every alternative of the table is bound: none was misspelled, cut or left out. */
Test(actions, are_bound_to_all_the_keys_of_their_row)
{
    struct keymap keymap;
    keymap_init(&keymap, PRESET_VI);
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const struct action_description *description = action_description((enum action)i);
        if (!description->name || i == ACTION_THEME_1 || i == ACTION_LINK_1)
            continue;
        int expected = 1;
        for (const char *keys = description->keys; (keys = strstr(keys, "  ")); keys += 2)
            expected++;
        int bound = 0;
        for (int j = 0; j < keymap.count; j++)
            bound += keymap.bindings[j].action == (enum action)i;
        cr_expect_eq(bound, expected, "%s", description->name);
    }
}

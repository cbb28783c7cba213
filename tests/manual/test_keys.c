/* precis-keys(7) says what the live key table says: the part between its two marks is written from
 * the table, and a test holds it. */
#include "support/golden.h"
#include "ui/keymap.h"

#include <criterion/criterion.h>

/* Characters that mean something to mdoc. */
static void add_escaped(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        switch (text.bytes[i]) {
        case '\\':
            buffer_format(out, "\\e");
            break;
        case '-':
            buffer_format(out, "\\-");
            break;
        case '\'':
            buffer_format(out, "\\(aq");
            break;
        case '.':
        case ':':
        case '?':
        case '!':
        case ',':
        case ';':
        case '(':
        case ')':
        case '[':
        case ']':
        case '|':
            buffer_format(out, "\\&%c", text.bytes[i]);
            break;
        default:
            buffer_add_byte(out, text.bytes[i]);
            break;
        }
    }
}

static void add_sequence(struct buffer *out, const struct binding *binding)
{
    for (int i = 0; i < binding->length; i++) {
        char name[KEY_NAME_SIZE];
        key_spell(binding->keys[i], name);
        add_escaped(out, slice_of(name));
    }
}

static void add_action(struct buffer *out, const struct keymap *keymap, enum action action)
{
    const struct action_description *description = action_description(action);
    bool is_first = true;
    buffer_format(out, ".It");
    for (int i = 0; i < keymap->count; i++) {
        if (keymap->bindings[i].action != action)
            continue;
        buffer_format(out, is_first ? " Ic " : " , ");
        add_sequence(out, &keymap->bindings[i]);
        is_first = false;
    }
    buffer_format(out, "\n");
    for (const char *byte = description->help; *byte; byte++)
        buffer_format(out, byte[0] == '.' && byte[1] == ' ' ? ".\n" : "%c", *byte);
    buffer_format(out, "\n.Pq Cm ");
    add_escaped(out, slice_of(description->name));
    buffer_format(out, "\n");
}

static void add_table(struct buffer *out)
{
    struct keymap keymap;
    bool is_open = false;
    keymap_init(&keymap, PRESET_VI);
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const struct action_description *description = action_description((enum action)i);
        if (!description->name)
            continue;
        if (description->group) {
            buffer_format(out, "%s.Ss %s\n.Bl -tag -width Ds\n", is_open ? ".El\n" : "",
                          description->group);
            is_open = true;
        }
        add_action(out, &keymap, (enum action)i);
    }
    buffer_format(out, ".El\n");
}

Test(manual, keys_are_those_of_the_table)
{
    struct buffer table = {0};
    add_table(&table);
    golden_expect_part("man/precis-keys.7", ".\\\" keys begin\n", ".\\\" keys end\n",
                       buffer_slice(&table));
    buffer_release(&table);
}

#include "lines.h"

#include "store/digest.h"
#include "store/field.h"
#include "store/state_text.h"

#include <criterion/criterion.h>

#include <stdlib.h>

void lines_complete(const char *version, struct slice lines, struct buffer *out)
{
    char digest[FIELD_DIGEST_LENGTH];
    buffer_clear(out);
    buffer_format(out, "precis-state %s\n", version ? version : "1.0");
    buffer_add(out, lines);
    field_write_digest(digest, digest_of(buffer_slice(out)));
    buffer_format(out, "sum %.*s\n", FIELD_DIGEST_LENGTH, digest);
}

static int compare(const void *left_item, const void *right_item)
{
    const struct slice *left = left_item;
    const struct slice *right = right_item;
    return slice_compare(*left, *right);
}

static struct slice join(const struct slice *lines, size_t count, struct arena *arena)
{
    struct buffer joined = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_add(&joined, lines[i]);
        buffer_add_byte(&joined, '\n');
    }
    struct slice copy = arena_copy(arena, buffer_slice(&joined));
    buffer_release(&joined);
    return copy;
}

struct slice state_lines_of(const struct state *state, struct arena *arena)
{
    struct buffer text = {0};
    cr_assert(state_text_write(state, SLICE("/d"), &text));
    struct slice rest = arena_copy(arena, buffer_slice(&text));
    buffer_release(&text);
    struct slice *lines = NULL;
    size_t count = 0;
    size_t capacity = 0;
    slice_cut(&rest, '\n');
    slice_cut(&rest, '\n');
    while (rest.bytes && rest.length) {
        lines = arena_reserve(arena, lines, &capacity, count, sizeof *lines);
        lines[count++] = slice_cut(&rest, '\n');
    }
    count--; /* the sum */
    if (count)
        qsort(lines, count, sizeof *lines, compare);
    return join(lines, count, arena);
}

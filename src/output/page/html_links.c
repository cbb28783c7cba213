#define _GNU_SOURCE /* memmem */
#include "output/page/html_links.h"

#include "base/arena.h"
#include "output/page/html.h"

#include <stdlib.h>
#include <string.h>

struct anchors {
    struct arena arena;
    struct slice *items; /* as links have them */
    size_t count;
    size_t capacity;
};

/* The value after the next occurrence of the opening of an attribute, which `rest` then begins
 * with; no bytes where there is none. */
static struct slice next_value(struct slice *rest, struct slice opening)
{
    const char *found = memmem(rest->bytes, rest->length, opening.bytes, opening.length);
    if (!found)
        return (struct slice){NULL, 0};
    size_t passed = (size_t)(found - rest->bytes) + opening.length;
    *rest = (struct slice){rest->bytes + passed, rest->length - passed};
    struct slice after = *rest;
    return slice_cut(&after, '"');
}

static int compare_anchors(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

static void find_anchors(struct anchors *anchors, struct slice file)
{
    for (struct slice id = next_value(&file, SLICE(" id=\"")); id.bytes;
         id = next_value(&file, SLICE(" id=\""))) {
        struct buffer href = {0};
        html_write_href(id, &href);
        anchors->items = arena_reserve(&anchors->arena, anchors->items, &anchors->capacity,
                                       anchors->count, sizeof *anchors->items);
        anchors->items[anchors->count++] = arena_copy(&anchors->arena, buffer_slice(&href));
        buffer_release(&href);
    }
    if (anchors->count)
        qsort(anchors->items, anchors->count, sizeof *anchors->items, compare_anchors);
}

void html_drop_dead_links(struct buffer *out, size_t start)
{
    const struct slice opening = SLICE(" href=\"#");
    struct anchors anchors = {0};
    struct slice file = {out->bytes + start, out->length - start};
    find_anchors(&anchors, file);
    struct buffer kept = {0};
    const char *from = file.bytes;
    struct slice rest = file;
    for (struct slice value = next_value(&rest, opening); value.bytes;
         value = next_value(&rest, opening)) {
        struct slice whole = {value.bytes - opening.length, value.length + opening.length + 1};
        if (bsearch(&whole, anchors.items, anchors.count, sizeof whole, compare_anchors))
            continue;
        buffer_add(&kept, (struct slice){from, (size_t)(whole.bytes - from)});
        from = whole.bytes + whole.length;
    }
    buffer_add(&kept, (struct slice){from, (size_t)(file.bytes + file.length - from)});
    out->length = start;
    buffer_add(out, buffer_slice(&kept));
    buffer_release(&kept);
    arena_release(&anchors.arena);
}

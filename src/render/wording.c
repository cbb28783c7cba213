#include "render/wording.h"

#include "render/blocks.h"

/* Beyond so many words all count as changed: the table of the comparison grows with their square.
 */
enum { MOST_WORDS = 600 };

struct words {
    struct slice *items;
    bool *is_kept; /* it stands in the other wording as well, in this order */
    size_t count;
};

static struct words split(struct slice text, struct arena *arena)
{
    struct words words = {.items = ARENA_ARRAY(arena, struct slice, text.length / 2 + 1),
                          .is_kept = ARENA_ARRAY(arena, bool, text.length / 2 + 1)};
    while (text.length) {
        struct slice word = slice_cut(&text, ' ');
        if (word.length)
            words.items[words.count++] = word;
    }
    return words;
}

/* Marks the longest common sequence of words in both. lengths[i][j] is that of what follows the
 * first i and j words. */
static void compare(struct words *left, struct words *right, struct arena *arena)
{
    size_t width = right->count + 1;
    uint16_t *lengths = ARENA_ARRAY(arena, uint16_t, (left->count + 1) * width);
    for (size_t i = left->count; i-- > 0;)
        for (size_t j = right->count; j-- > 0;) {
            uint16_t down = lengths[(i + 1) * width + j];
            uint16_t along = lengths[i * width + j + 1];
            bool is_same = slice_equal(left->items[i], right->items[j]);
            uint16_t best = down > along ? down : along;
            lengths[i * width + j] =
                is_same ? (uint16_t)(lengths[(i + 1) * width + j + 1] + 1) : best;
        }
    for (size_t i = 0, j = 0; i < left->count && j < right->count;) {
        if (slice_equal(left->items[i], right->items[j])) {
            left->is_kept[i++] = true;
            right->is_kept[j++] = true;
        } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
            i++;
        } else {
            j++;
        }
    }
}

static void write_words(struct writer *writer, const struct words *words)
{
    struct arena *arena = &writer->document->arena;
    for (size_t i = 0; i < words->count; i++) {
        if (i)
            writer_add(writer, ROLE_TEXT, SHOWN(" "));
        writer_add(writer, words->is_kept[i] ? ROLE_TEXT : ROLE_STRONG,
                   shown_clean(arena, words->items[i]));
    }
}

void compose_wordings(struct document *document, struct slice before, struct slice now)
{
    struct arena scratch = {0};
    struct words left = split(before, &scratch);
    struct words right = split(now, &scratch);
    if (left.count <= MOST_WORDS && right.count <= MOST_WORDS)
        compare(&left, &right, &scratch);
    document_add(document, &(struct block){.kind = BLOCK_TEXT, .is_composed = true});
    struct writer writer = writer_begin(document, &document->blocks[document->count - 1]);
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_add(&writer, ROLE_HEADING, SHOWN("AS YOU READ IT"));
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_add(&writer, ROLE_HEADING, SHOWN("AS IT IS NOW"));
    writer_end(&writer);
    writer_cell(&writer, 0, ALIGN_LEFT);
    write_words(&writer, &left);
    writer_cell(&writer, 0, ALIGN_LEFT);
    write_words(&writer, &right);
    writer_end(&writer);
    arena_release(&scratch);
}

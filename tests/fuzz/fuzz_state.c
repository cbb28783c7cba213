/* The file of what is remembered. The first letter says how the text is given: r as it is, else
 * with the first line and the right checksum put around it, so that what is between is reached.
 *
 * What is refused changes nothing. What is read, written and read again is the same; two texts
 * merge to the same in either order; and the counts are those of the points. */
#include "fuzz/dossier.h"
#include "fuzz/fuzz.h"
#include "store/digest.h"
#include "store/state_text.h"

#include <stdlib.h>
#include <string.h>

static void seal(struct slice lines, struct buffer *text)
{
    buffer_add(text, SLICE("precis-state 1.0\n"));
    buffer_add(text, lines);
    if (text->bytes[text->length - 1] != '\n')
        buffer_add_byte(text, '\n');
    uint64_t sum = digest_of(buffer_slice(text));
    buffer_format(text, "sum %016llx\n", (unsigned long long)sum);
}

static void write_state(const struct state *state, struct buffer *text)
{
    FUZZ_REQUIRE(state_text_write(state, SLICE("/dossier"), text), "too much to be written");
}

/* Counts by asking for every point, as state_unread must answer. */
static uint32_t count_unread(const struct state *state, const struct brief *brief)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < brief->claims.count; i++)
        count += state_reading(state, &brief->claims.items[i].entry) != READING_READ;
    return count;
}

static void check_counts(struct state *state)
{
    const struct dossier *dossier = dossier_sample()->dossier;
    uint32_t all = 0;
    state_set_dossier(state, dossier);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        uint32_t unread = count_unread(state, dossier->briefs[i]);
        uint32_t said = state_unread(state, dossier->briefs[i], NULL).unread;
        FUZZ_REQUIRE(unread == said, "%u unread, and %u are said to be", unread, said);
        all += unread;
    }
    FUZZ_REQUIRE(all == state_unread(state, NULL, NULL).unread, "the sum is another");
    state_set_dossier(state, NULL);
}

/* The lines of a text in order, without the checksum: facts are written in any. */
static int compare_lines(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

static struct slice sorted_lines(const struct state *state, struct arena *arena)
{
    struct buffer text = {0};
    struct slice *lines = NULL;
    size_t capacity = 0;
    size_t count = 0;
    write_state(state, &text);
    struct slice rest = arena_copy(arena, buffer_slice(&text));
    while (rest.length) {
        lines = arena_reserve(arena, lines, &capacity, count, sizeof *lines);
        lines[count++] = slice_cut(&rest, '\n');
    }
    buffer_clear(&text);
    qsort(lines, count - 1, sizeof *lines, compare_lines);
    for (size_t i = 0; i + 1 < count; i++)
        buffer_format(&text, "%.*s\n", SLICE_ARGUMENTS(lines[i]));
    struct slice sorted = arena_copy(arena, buffer_slice(&text));
    buffer_release(&text);
    return sorted;
}

static struct state *read_texts(const struct slice *texts, size_t count)
{
    struct state *state = state_create();
    for (size_t i = 0; i < count; i++)
        FUZZ_REQUIRE(state_text_read(texts[i], state) == TAKEN, "what was good is refused");
    return state;
}

static void check_stable(struct slice text)
{
    struct buffer first = {0};
    struct buffer second = {0};
    struct state *state = read_texts(&text, 1);
    write_state(state, &first);
    struct slice written = buffer_slice(&first);
    struct state *again = read_texts(&written, 1);
    write_state(again, &second);
    FUZZ_REQUIRE(slice_equal(written, buffer_slice(&second)), "written:\n%s\nand then:\n%s",
                 first.bytes, second.bytes);
    check_counts(state);
    check_counts(again);
    state_release(state);
    state_release(again);
    buffer_release(&first);
    buffer_release(&second);
}

static void check_merging(struct slice one, struct slice other)
{
    struct arena arena = {0};
    const struct slice orders[][3] = {{one, other, one}, {other, one, other}};
    struct slice results[2];
    for (size_t i = 0; i < 2; i++) {
        struct state *state = read_texts(orders[i], 3);
        results[i] = sorted_lines(state, &arena);
        state_release(state);
    }
    FUZZ_REQUIRE(slice_equal(results[0], results[1]), "merged:\n%.*s\nthe other way round:\n%.*s",
                 SLICE_ARGUMENTS(results[0]), SLICE_ARGUMENTS(results[1]));
    arena_release(&arena);
}

/* In any way good or not, and when not, nothing of it is taken. */
static bool is_good(struct slice text)
{
    struct arena arena = {0};
    struct state *state = state_create();
    struct slice before = sorted_lines(state, &arena);
    enum taken outcome = state_text_read(text, state);
    if (outcome != TAKEN)
        FUZZ_REQUIRE(slice_equal(before, sorted_lines(state, &arena)),
                     "refused, and something is taken");
    state_release(state);
    arena_release(&arena);
    return outcome == TAKEN;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_input input = fuzz_begin(bytes, length);
    if (fuzz_byte(&input) == 'r') {
        if (is_good(input.rest))
            check_stable(input.rest);
        return 0;
    }
    struct buffer texts[2] = {{0}};
    struct slice slices[2];
    for (size_t i = 0; i < 2; i++) {
        seal(fuzz_part(&input, '\f'), &texts[i]);
        slices[i] = buffer_slice(&texts[i]);
        FUZZ_REQUIRE(is_good(slices[i]), "sealed, and refused");
        check_stable(slices[i]);
    }
    check_merging(slices[0], slices[1]);
    buffer_release(&texts[0]);
    buffer_release(&texts[1]);
    return 0;
}

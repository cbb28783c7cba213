#include "base/arena.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

enum { SMALL = 8 * 1024, LARGE = 3 * 1024 * 1024 };

Test(arena, gives_zeroed_memory_aligned_for_pointers_and_numbers)
{
    struct arena arena = {0};
    for (size_t i = 1; i < 300; i++) {
        char *bytes = arena_allocate_bytes(&arena, i % 7);
        memset(bytes, 0xff, i % 7);
        unsigned char *memory = arena_allocate(&arena, i, 3);
        cr_assert_eq((uintptr_t)memory % _Alignof(uint64_t), 0);
        for (size_t j = 0; j < i * 3; j++)
            cr_assert_eq(memory[j], 0);
        memset(memory, 0xff, i * 3);
    }
    arena_release(&arena);
    cr_expect_null(arena.chunks);
    cr_expect_eq(arena.total, 0);
}

/* Each piece is written in full and must keep what it holds. */
Test(arena, never_gives_the_same_memory_twice)
{
    enum { PIECES = 600 };
    struct arena arena = {0};
    unsigned char *pieces[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        pieces[i] = i % 2 ? arena_allocate(&arena, i * 13, 1)
                          : (unsigned char *)arena_allocate_bytes(&arena, i * 13);
        memset(pieces[i], (int)(i % 251), i * 13);
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t j = 0; j < i * 13; j++)
            cr_assert_eq(pieces[i][j], i % 251);
    arena_release(&arena);
}

Test(arena, has_room_for_more_than_a_chunk)
{
    struct arena arena = {0};
    char *small = arena_allocate_bytes(&arena, 10);
    char *large = arena_allocate(&arena, LARGE, 1);
    memset(small, 'a', 10);
    memset(large, 'b', LARGE);
    char *after = arena_allocate_bytes(&arena, SMALL);
    memset(after, 'c', SMALL);
    cr_expect_eq(small[9], 'a');
    cr_expect_eq(large[LARGE - 1], 'b');
    cr_expect_geq(arena.total, LARGE + SMALL);
    arena_release(&arena);
}

/* A corpus must not cost a call to the system for every few texts. */
Test(arena, asks_the_system_in_growing_steps)
{
    struct arena arena = {0};
    size_t steps = 0;
    size_t before = 0;
    for (int i = 0; i < 100000; i++) {
        arena_allocate(&arena, 1, 100);
        steps += arena.total != before;
        before = arena.total;
    }
    cr_expect_lt(steps, 30);
    cr_expect_lt(arena.total, 2 * 100000 * 104);
    arena_release(&arena);
}

Test(arena, gives_nothing_where_nothing_is_asked)
{
    struct arena arena = {0};
    cr_expect_not_null(arena_allocate(&arena, 0, 100));
    cr_expect_not_null(arena_allocate(&arena, 100, 0));
    cr_expect_not_null(arena_allocate_bytes(&arena, 0));
    arena_release(&arena);
    arena_release(&arena);
    arena_clear(&arena);
}

Test(arena, is_cleared_without_asking_again)
{
    struct arena arena = {0};
    for (int i = 0; i < 1000; i++)
        memset(arena_allocate(&arena, 1, 100), 'a', 100);
    arena_clear(&arena);
    size_t kept = arena.total;
    cr_expect_gt(kept, 0);
    for (int round = 0; round < 100; round++) {
        const char *memory = arena_allocate(&arena, 1, 100);
        for (int i = 0; i < 100; i++)
            cr_assert_eq(memory[i], 0, "memory is zeroed again");
        arena_allocate(&arena, kept / 2, 1);
        arena_clear(&arena);
    }
    cr_expect_eq(arena.total, kept);
    arena_release(&arena);
}

Test(arena, copies_with_a_nul_behind)
{
    struct arena arena = {0};
    struct slice copy = arena_copy(&arena, SLICE("a\0b"));
    cr_expect_eq(copy.length, 3);
    cr_expect_eq(memcmp(copy.bytes, "a\0b", 4), 0);
    copy = arena_copy(&arena, (struct slice){NULL, 0});
    cr_expect_eq(copy.length, 0);
    cr_expect_str_eq(copy.bytes, "");
    arena_release(&arena);
}

Test(arena, formats_texts_of_any_length)
{
    struct arena arena = {0};
    for (int length = 0; length < 20000; length += 613) {
        struct slice text = arena_format(&arena, "%*s|", length, "x");
        size_t expected = (size_t)(length ? length : 1) + 1;
        cr_expect_eq(text.length, expected);
        cr_expect_eq(text.bytes[text.length - 1], '|');
        cr_expect_eq(text.bytes[text.length], '\0');
    }
    cr_expect_eq(arena_format(&arena, "%s", "").length, 0);
    arena_release(&arena);
}

Test(arena, keeps_elements_that_are_added_one_by_one)
{
    struct arena arena = {0};
    int *items = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 10000; i++) {
        items = arena_reserve(&arena, items, &capacity, (size_t)i, sizeof *items);
        items[i] = i;
    }
    for (int i = 0; i < 10000; i++)
        cr_assert_eq(items[i], i);
    cr_expect_lt(capacity, 20001);
    arena_release(&arena);
}

/* Adopting. */

static char *fill(struct arena *arena, char letter, int chunks)
{
    char *first = NULL;
    for (int i = 0; i < chunks; i++) {
        char *memory = arena_allocate(arena, 1, SMALL);
        memset(memory, letter, SMALL);
        first = first ? first : memory;
    }
    return first;
}

static void check_adoption(int chunks_into, int chunks_from)
{
    struct arena into = {0};
    struct arena from = {0};
    const char *old = fill(&into, 'a', chunks_into);
    const char *adopted = fill(&from, 'b', chunks_from);
    size_t total = into.total + from.total;
    arena_adopt(&into, &from);
    cr_expect_null(from.chunks);
    cr_expect_null(from.next);
    cr_expect_eq(from.total, 0);
    cr_expect_eq(into.total, total);
    const char *added = fill(&into, 'c', 3);
    fill(&from, 'd', 1);
    cr_expect(!old || old[SMALL - 1] == 'a');
    cr_expect(!adopted || adopted[SMALL - 1] == 'b');
    cr_expect_eq(added[SMALL - 1], 'c');
    arena_release(&from);
    arena_release(&into);
}

/* The leak sanitizer sees what is lost. */
Test(arena, adopts_the_memory_of_another)
{
    for (int into = 0; into < 5; into++)
        for (int from = 0; from < 5; from++)
            check_adoption(into, from);
}

Test(arena, stops_the_program_where_a_size_overflows, .exit_code = 2)
{
    struct arena arena = {0};
    arena_allocate(&arena, SIZE_MAX / 2, 3);
}

Test(arena, joins_slices_into_one)
{
    struct arena arena = {0};
    const struct slice parts[] = {SLICE("idd-2024"), SLICE(""), {NULL, 0}, SLICE("#"), SLICE("a")};
    struct slice joined = arena_join(&arena, parts, sizeof parts / sizeof *parts);
    cr_expect(slice_equal(joined, SLICE("idd-2024#a")));
    cr_expect_eq(joined.bytes[joined.length], '\0');
    cr_expect_eq(arena_join(&arena, NULL, 0).length, 0);
    arena_release(&arena);
}

#include "base/buffer.h"

#include "base/count.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

Test(buffer, is_empty_at_first)
{
    struct buffer buffer = {0};
    cr_expect_eq(buffer_slice(&buffer).length, 0);
    cr_expect_not_null(buffer_slice(&buffer).bytes);
    buffer_clear(&buffer);
    buffer_add(&buffer, (struct slice){NULL, 0});
    cr_expect_str_eq(buffer.bytes, "");
    buffer_release(&buffer);
    buffer_release(&buffer);
}

Test(buffer, keeps_what_is_added_with_a_nul_behind)
{
    struct buffer buffer = {0};
    for (int i = 0; i < 5000; i++) {
        buffer_add(&buffer, SLICE("ab"));
        buffer_add_byte(&buffer, 'c');
        buffer_add_repeated(&buffer, 'd', (size_t)(i % 3));
        cr_assert_eq(strlen(buffer.bytes), buffer.length);
    }
    struct slice rest = buffer_slice(&buffer);
    for (int i = 0; i < 5000; i++) {
        static const char expected[] = "abcdd";
        size_t length = 3 + (size_t)(i % 3);
        cr_assert_eq(memcmp(rest.bytes, expected, length), 0);
        rest = (struct slice){rest.bytes + length, rest.length - length};
    }
    cr_expect_eq(rest.length, 0);
    buffer_release(&buffer);
}

Test(buffer, holds_any_byte)
{
    struct buffer buffer = {0};
    for (int i = 0; i < 256; i++)
        buffer_add_byte(&buffer, (char)i);
    cr_expect_eq(buffer.length, 256);
    for (int i = 0; i < 256; i++)
        cr_expect_eq((unsigned char)buffer.bytes[i], i);
    buffer_release(&buffer);
}

Test(buffer, formats_behind_what_is_there)
{
    struct buffer buffer = {0};
    for (int width = 1; width < 3000; width += 97)
        buffer_format(&buffer, "%*d;", width, width);
    buffer_format(&buffer, "%s", "");
    const char *at = buffer.bytes;
    for (int width = 1; width < 3000; width += 97) {
        cr_assert_eq(atoi(at + strspn(at, " ")), width);
        cr_assert_eq(at[width], ';');
        at += width + 1;
    }
    cr_expect_eq((size_t)(at - buffer.bytes), buffer.length);
    buffer_release(&buffer);
}

Test(buffer, is_cleared_and_used_again)
{
    struct buffer buffer = {0};
    buffer_add_repeated(&buffer, 'x', 1000);
    size_t capacity = buffer.capacity;
    buffer_clear(&buffer);
    cr_expect_eq(buffer.length, 0);
    cr_expect_str_eq(buffer.bytes, "");
    buffer_add(&buffer, SLICE("y"));
    cr_expect_str_eq(buffer.bytes, "y");
    cr_expect_eq(buffer.capacity, capacity);
    buffer_release(&buffer);
}

Test(buffer, gives_room_that_the_caller_fills)
{
    struct buffer buffer = {0};
    buffer_add(&buffer, SLICE("ab"));
    for (size_t room = 0; room < 4000; room += 500) {
        char *end = buffer_reserve(&buffer, room);
        cr_assert_eq(end, buffer.bytes + buffer.length);
        memset(end, 'r', room);
        buffer.length += room;
    }
    cr_expect_eq(memcmp(buffer.bytes, "abrr", 4), 0);
    buffer_release(&buffer);
}

Test(buffer, stops_the_program_where_a_length_overflows, .exit_code = 2)
{
    struct buffer buffer = {0};
    buffer_reserve(&buffer, SIZE_MAX / 2);
}

Test(buffer, lists_choices_with_or_before_the_last)
{
    static const struct {
        const char *words[4];
        const char *text;
    } lists[] = {
        {{NULL}, ""},
        {{"text", NULL}, "text"},
        {{"text", "tsv", NULL}, "text or tsv"},
        {{"text", "tsv", "json", NULL}, "text, tsv or json"},
    };
    for (size_t i = 0; i < COUNT(lists); i++) {
        struct buffer buffer = {0};
        buffer_add_choices(&buffer, lists[i].words);
        cr_expect(slice_equal(buffer_slice(&buffer), slice_of(lists[i].text)), "%s", lists[i].text);
        buffer_release(&buffer);
    }
}

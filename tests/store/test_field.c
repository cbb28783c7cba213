#include "store/field.h"

#include <criterion/criterion.h>

#include <stdint.h>
#include <string.h>

static void expect_round_trip(struct slice text)
{
    char out[FIELD_LONGEST(512)];
    struct buffer scratch = {0};
    struct slice read;
    size_t length = (size_t)(field_write(out, text) - out);
    cr_expect_leq(length, FIELD_LONGEST(text.length));
    cr_expect_gt(length, 0);
    for (size_t i = 0; i < length; i++)
        cr_expect(out[i] > ' ' && out[i] < 0x7F && out[i] != '#', "byte %d", out[i]);
    cr_expect(field_read((struct slice){out, length}, &scratch, &read));
    cr_expect(slice_equal(read, text));
    buffer_release(&scratch);
}

Test(field, keeps_any_bytes)
{
    char all[256];
    for (int i = 0; i < 256; i++) {
        all[i] = (char)i;
        expect_round_trip((struct slice){&all[i], 1});
    }
    expect_round_trip((struct slice){all, sizeof all});
    expect_round_trip(SLICE(""));
    expect_round_trip(SLICE("-"));
    expect_round_trip(SLICE("--"));
    expect_round_trip(SLICE("%"));
    expect_round_trip(SLICE("%2D"));
    expect_round_trip(SLICE("tides-2029#gauge-moved"));
}

static const struct {
    const char *field;
    const char *text; /* NULL: none */
} fields[] = {
    {"plain", "plain"}, {"-", ""},     {"%2D", "-"},   {"%2d", "-"}, {"a%20b", "a b"},
    {"%41", "A"},       {"", NULL},    {"%", NULL},    {"%4", NULL}, {"a%4", NULL},
    {"%4g", NULL},      {"%g4", NULL}, {"%%41", NULL}, {"--", "--"}, {"%25%25", "%%"},
    {"a%", NULL},       {"% 4", NULL},
};

Test(field, reads_what_is_well_formed_alone)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct buffer scratch = {0};
        struct slice text;
        bool read = field_read(slice_of(fields[i].field), &scratch, &text);
        cr_expect_eq(read, fields[i].text != NULL, "%s", fields[i].field);
        if (read)
            cr_expect(slice_equal(text, slice_of(fields[i].text)), "%s", fields[i].field);
        buffer_release(&scratch);
    }
}

Test(field, keeps_numbers)
{
    static const uint64_t numbers[] = {0, 1, 9, 10, 1749000000000000, 9999999999999999999u};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char out[FIELD_LONGEST_NUMBER];
        uint64_t read = 1;
        size_t length = (size_t)(field_write_number(out, numbers[i]) - out);
        cr_expect(field_read_number((struct slice){out, length}, &read));
        cr_expect_eq(read, numbers[i]);
    }
    char out[FIELD_LONGEST_NUMBER];
    cr_expect_eq(field_write_number(out, UINT64_MAX) - out, FIELD_LONGEST_NUMBER);
}

Test(field, refuses_what_is_no_number)
{
    static const char *const wrong[] = {"",   "-1", "+1", " 1",
                                        "1 ", "0x", "1a", "18446744073709551616"};
    uint64_t number;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_not(field_read_number(slice_of(wrong[i]), &number), "%s", wrong[i]);
}

Test(field, keeps_digests)
{
    char out[FIELD_DIGEST_LENGTH];
    uint64_t read = 0;
    cr_expect_eq(field_write_digest(out, UINT64_C(0x00f1e2d3c4b5a697)) - out, FIELD_DIGEST_LENGTH);
    cr_expect_eq(memcmp(out, "00f1e2d3c4b5a697", sizeof out), 0);
    cr_expect(field_read_digest((struct slice){out, sizeof out}, &read));
    cr_expect_eq(read, UINT64_C(0x00f1e2d3c4b5a697));
    cr_expect_not(field_read_digest(SLICE("00f1e2d3c4b5a69"), &read));
    cr_expect_not(field_read_digest(SLICE("00f1e2d3c4b5a6970"), &read));
    cr_expect_not(field_read_digest(SLICE("00f1e2d3c4b5a69g"), &read));
}

/* The emitter of JSON, and the reader that the other tests trust. */
#include "output/data/json.h"

#include "support/hostile.h"
#include "support/json_reading.h"

#include <criterion/criterion.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void expect_string(struct slice text, const char *expected)
{
    struct buffer out = {0};
    struct json json = json_begin(&out);
    json_string(&json, text);
    cr_expect_str_eq(out.bytes, expected);
    buffer_release(&out);
}

Test(json, escapes_what_is_not_seen)
{
    expect_string(SLICE("plain: Türkiye, 港湾局 🙂"), "\"plain: Türkiye, 港湾局 🙂\"");
    expect_string(SLICE("\"\\/"), "\"\\\"\\\\/\"");
    expect_string(SLICE("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
    expect_string(SLICE("\0\033\x7F"), "\"\\u0000\\u001b\\u007f\"");
    expect_string(SLICE("\xC2\x9B\xE2\x80\xAE\xE2\x80\xA8\xEF\xBB\xBF"),
                  "\"\\u009b\\u202e\\u2028\\ufeff\"");
    expect_string(SLICE("\xEF\xBF\xBF\xEE\x80\x80"), "\"\\uffff\\ue000\"");
    expect_string(SLICE("\xF3\xA0\x81\x81\xF3\xB0\x80\x80"), "\"\\udb40\\udc41\\udb80\\udc00\"");
    expect_string(SLICE("\xCD\x8F\xEF\xB8\x8F\xE1\x85\x9F"), "\"\\u034f\\ufe0f\\u115f\"");
    expect_string(SLICE("a\xFF\xC3z"), "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\"");
    expect_string((struct slice){0}, "\"\"");
}

Test(json, keeps_every_character)
{
    struct arena arena = {0};
    for (size_t i = 0; i < hostile_count; i++) {
        struct buffer out = {0};
        struct json json = json_begin(&out);
        json_string(&json, hostile_text(i));
        const struct json_value *value = json_expect(&arena, buffer_slice(&out));
        cr_expect(json_is_text(value, hostile_text(i)), "text %zu", i);
        hostile_expect_harmless(buffer_slice(&out), "");
        buffer_release(&out);
    }
    arena_release(&arena);
}

Test(json, writes_numbers_that_json_has)
{
    static const struct {
        const char *text;
        const char *expected;
    } numbers[] = {
        {"0", "0"},      {"394.9", "394.9"}, {"-3.20", "-3.20"}, {"+7", "7"},
        {"007", "7"},    {"-007.5", "-7.5"}, {"00", "0"},        {"0.5", "0.5"},
        {"00.5", "0.5"}, {"+0", "0"},        {"-0", "-0"},       {"1000000000000000000000", NULL},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct buffer out = {0};
        struct json json = json_begin(&out);
        json_decimal(&json, slice_of(numbers[i].text));
        cr_expect_str_eq(out.bytes, numbers[i].expected ? numbers[i].expected : numbers[i].text);
        cr_expect_eq(json_expect(&arena, buffer_slice(&out))->kind, JSON_NUMBER);
        buffer_release(&out);
    }
    arena_release(&arena);
}

Test(json, indents_objects_and_keeps_rows_on_a_line)
{
    struct buffer out = {0};
    struct json json = json_begin(&out);
    json_open_object(&json);
    json_key(&json, "empty");
    json_open_array(&json);
    json_close_array(&json);
    json_key(&json, "row");
    json_open_row(&json);
    json_open_row(&json);
    json_number(&json, 1);
    json_number(&json, 2);
    json_close_array(&json);
    json_boolean(&json, false);
    json_close_array(&json);
    json_key(&json, "list");
    json_open_array(&json);
    json_open_object(&json);
    json_key(&json, "none");
    json_null(&json);
    json_close_object(&json);
    json_string(&json, SLICE("x"));
    json_close_array(&json);
    json_close_object(&json);
    json_end(&json);
    cr_expect_str_eq(out.bytes, "{\n"
                                "  \"empty\": [],\n"
                                "  \"row\": [[1, 2], false],\n"
                                "  \"list\": [\n"
                                "    {\n"
                                "      \"none\": null\n"
                                "    },\n"
                                "    \"x\"\n"
                                "  ]\n"
                                "}\n");
    buffer_release(&out);
}

Test(json, reader_is_strict)
{
    static const char *const bad[] = {
        "",          "{",       "[1,]",        "{\"a\":1,\"a\":2}",
        "\"\n\"",    "\"\\x\"", "\"\\ud800\"", "\"\xFF\"",
        "01",        "+1",      "1.",          ".5",
        "nul",       "[1] 2",   "{\"a\" 1}",   "{a:1}",
        "\"\\u12\"", "\"open",
    };
    struct arena arena = {0};
    const char *error;
    for (size_t i = 0; i < COUNT(bad); i++)
        cr_expect_null(json_read(&arena, slice_of(bad[i]), &error), "'%s' was taken", bad[i]);
    const struct json_value *good =
        json_expect(&arena, SLICE(" {\"a\": [1, -2.5, true, null, \"\\ud83d\\ude42\\u00e9\"]} "));
    cr_expect(json_is_text(json_item(json_member(good, "a"), 4), SLICE("🙂é")));
    arena_release(&arena);
}

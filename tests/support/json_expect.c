#include "json_reading.h"

#include <criterion/criterion.h>

const struct json_value *json_expect(struct arena *arena, struct slice text)
{
    const char *error;
    const struct json_value *value = json_read(arena, text, &error);
    cr_assert_not_null(value, "no JSON: %s", error);
    return value;
}

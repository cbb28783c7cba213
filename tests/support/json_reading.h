/* A strict reader of JSON (RFC 8259) for tests: what it refuses no other program need bear with. It
 * refuses repeated keys, raw control characters, lone surrogates, bytes that are not UTF-8, numbers
 * in other forms, and anything after the value. */
#ifndef PRECIS_TESTS_SUPPORT_JSON_READING_H
#define PRECIS_TESTS_SUPPORT_JSON_READING_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

enum json_kind { JSON_NULL, JSON_BOOLEAN, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_value {
    enum json_kind kind;
    bool boolean;
    struct slice text; /* of a string, decoded; of a number, as written */
    struct slice key;  /* of a member */
    size_t count;      /* items or members */
    struct json_value *first;
    struct json_value *next; /* the next item or member beside it */
};

/* The value; NULL, with where and why in `*error`, when the text is no JSON. */
const struct json_value *json_read(struct arena *arena, struct slice text, const char **error);

/* The same; fails the test instead. */
const struct json_value *json_expect(struct arena *arena, struct slice text);

/* The member of an object, or NULL. */
const struct json_value *json_member(const struct json_value *object, const char *key);

/* The item of an array, or NULL. */
const struct json_value *json_item(const struct json_value *array, size_t index);

/* Whether it is a string with this text. */
bool json_is_text(const struct json_value *value, struct slice text);

/* Whether any string in it, however deep, is this one. */
bool json_holds_text(const struct json_value *value, struct slice text);

#endif

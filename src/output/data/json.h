/* Writing JSON (RFC 8259), indented by two blanks.
 *
 * Strings keep every character of the text, but none that a terminal acts on or a reader does not
 * see: control, format and private characters and noncharacters are written as \u escapes. Bytes
 * that are not UTF-8 become U+FFFD. */
#ifndef PRECIS_OUTPUT_DATA_JSON_H
#define PRECIS_OUTPUT_DATA_JSON_H

#include "base/buffer.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

/* Begin with json_begin; what is opened must be closed again. */
struct json {
    struct buffer *out;
    unsigned depth;
    unsigned row; /* the depth from which on all stands on one line; 0: nowhere */
    bool is_first;
    bool is_value; /* a key stands before it */
};

struct json json_begin(struct buffer *out);

/* Ends the text with a line feed. */
void json_end(struct json *json);

void json_open_object(struct json *json);
void json_close_object(struct json *json);
void json_open_array(struct json *json);

/* An array that stands on one line, with all that is in it. */
void json_open_row(struct json *json);
void json_close_array(struct json *json);

/* The name of the member whose value comes next. */
void json_key(struct json *json, const char *name);

void json_string(struct json *json, struct slice text);
void json_number(struct json *json, uint32_t number);

/* A number as schema_is_decimal has it; digits stay as written, but JSON has no plus sign and no
 * zeros in front. */
void json_decimal(struct json *json, struct slice text);
void json_boolean(struct json *json, bool value);
void json_null(struct json *json);

/* Appends the text with the escapes of a JSON string, but without its quotation marks, and without
 * a backslash before those within unless `escapes_quotes`. */
void json_escape(struct slice text, bool escapes_quotes, struct buffer *out);

#endif

#include "cli/findings.h"

#include "output/data/json.h"

#include <stdlib.h>
#include <string.h>

const char *const findings_formats[] = {
    [FINDINGS_TEXT] = "text", [FINDINGS_JSON] = "json", [FINDINGS_SARIF] = "sarif", NULL};

static void add_text(struct json *json, const char *key, struct slice text)
{
    json_key(json, key);
    json_string(json, text);
}

static void add_number(struct json *json, const char *key, uint32_t number)
{
    json_key(json, key);
    if (number)
        json_number(json, number);
    else
        json_null(json);
}

static const char *severity_of(const struct diagnostic *diagnostic)
{
    return severity_name(rule_description(diagnostic->rule)->severity);
}

void findings_write_json(const struct diagnostics *diagnostics, struct buffer *out)
{
    struct json json = json_begin(out);
    json_open_array(&json);
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *diagnostic = &diagnostics->items[i];
        json_open_object(&json);
        add_text(&json, "file", diagnostic->path);
        add_number(&json, "line", diagnostic->at.line);
        add_number(&json, "column", diagnostic->at.column);
        add_text(&json, "severity", slice_of(severity_of(diagnostic)));
        add_text(&json, "rule", slice_of(rule_description(diagnostic->rule)->id));
        add_text(&json, "text", shown_slice(diagnostic->text));
        json_close_object(&json);
    }
    json_close_array(&json);
    json_end(&json);
}

/* An object with nothing but a text, which SARIF has everywhere. */
static void add_wrapped(struct json *json, const char *key, struct slice text)
{
    json_key(json, key);
    json_open_object(json);
    add_text(json, "text", text);
    json_close_object(json);
}

static void add_rules(struct json *json, const struct diagnostics *diagnostics)
{
    bool is_broken[RULE_COUNT] = {false};
    for (size_t i = 0; i < diagnostics->count; i++)
        is_broken[diagnostics->items[i].rule] = true;
    json_key(json, "rules");
    json_open_array(json);
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        if (!is_broken[rule])
            continue;
        json_open_object(json);
        add_text(json, "id", slice_of(rule_description((enum rule)rule)->id));
        add_wrapped(json, "shortDescription", slice_of(rule_description((enum rule)rule)->help));
        json_close_object(json);
    }
    json_close_array(json);
}

/* A file as a URI reference: what is not plain in one is percent-encoded. */
static void add_uri(struct json *json, struct slice path)
{
    struct buffer uri = {0};
    for (size_t i = 0; i < path.length; i++) {
        unsigned char byte = (unsigned char)path.bytes[i];
        bool is_plain = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        is_plain = is_plain || (byte >= '0' && byte <= '9') || (byte && strchr("-._~/", byte));
        if (is_plain)
            buffer_add_byte(&uri, (char)byte);
        else
            buffer_format(&uri, "%%%02X", byte);
    }
    json_key(json, "artifactLocation");
    json_open_object(json);
    add_text(json, "uri", buffer_slice(&uri));
    json_close_object(json);
    buffer_release(&uri);
}

static void add_location(struct json *json, const struct diagnostic *diagnostic)
{
    json_key(json, "locations");
    json_open_array(json);
    json_open_object(json);
    json_key(json, "physicalLocation");
    json_open_object(json);
    add_uri(json, diagnostic->path);
    if (diagnostic->at.line) {
        json_key(json, "region");
        json_open_object(json);
        add_number(json, "startLine", diagnostic->at.line);
        add_number(json, "startColumn", diagnostic->at.column);
        json_close_object(json);
    }
    json_close_object(json);
    json_close_object(json);
    json_close_array(json);
}

static void add_driver(struct json *json, const struct diagnostics *diagnostics)
{
    json_key(json, "tool");
    json_open_object(json);
    json_key(json, "driver");
    json_open_object(json);
    add_text(json, "name", SLICE("precis"));
    add_rules(json, diagnostics);
    json_close_object(json);
    json_close_object(json);
    add_text(json, "columnKind", SLICE("unicodeCodePoints"));
}

void findings_write_sarif(const struct diagnostics *diagnostics, struct buffer *out)
{
    struct json json = json_begin(out);
    json_open_object(&json);
    add_text(&json, "$schema", SLICE("https://json.schemastore.org/sarif-2.1.0.json"));
    add_text(&json, "version", SLICE("2.1.0"));
    json_key(&json, "runs");
    json_open_array(&json);
    json_open_object(&json);
    add_driver(&json, diagnostics);
    json_key(&json, "results");
    json_open_array(&json);
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *diagnostic = &diagnostics->items[i];
        json_open_object(&json);
        add_text(&json, "ruleId", slice_of(rule_description(diagnostic->rule)->id));
        add_text(&json, "level", slice_of(severity_of(diagnostic)));
        add_wrapped(&json, "message", shown_slice(diagnostic->text));
        add_location(&json, diagnostic);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    json_close_array(&json);
    json_close_object(&json);
    json_end(&json);
}

static bool is_among(struct slice path, char *const *paths, size_t count)
{
    struct arena arena = {0};
    char *real = realpath(arena_copy(&arena, path).bytes, NULL);
    bool is_found = false;
    for (size_t i = 0; real && i < count; i++)
        is_found = is_found || strcmp(real, paths[i]) == 0;
    free(real);
    arena_release(&arena);
    return is_found;
}

/* Messages on one file stand side by side, so each is looked for once. */
void findings_keep(struct diagnostics *diagnostics, char *const *paths, size_t count)
{
    size_t kept = 0;
    bool is_kept = false;
    struct slice last = {0};
    for (size_t i = 0; i < diagnostics->count; i++) {
        struct slice path = diagnostics->items[i].path;
        if (!i || !slice_equal(path, last))
            is_kept = is_among(path, paths, count);
        last = path;
        if (is_kept)
            diagnostics->items[kept++] = diagnostics->items[i];
    }
    diagnostics->count = kept;
}

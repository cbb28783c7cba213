#include "load/parse.h"

#include "base/memory.h"
#include "base/moment.h"
#include "load/comment.h"
#include "load/guard.h"
#include "load/lines.h"
#include "load/syntax_message.h"

#include <string.h>
#include <time.h>
#include <yaml.h>

enum {
    DEEPEST = 64,
    MOST_NODES = 200000,
    LONGEST_KEY = 1024,
    CHUNK = 16 * 1024,
    FEW_KEYS = 16,
};

static const int64_t longest_work = 2000000000; /* nanoseconds */

struct source_bytes {
    struct slice rest;
    int64_t (*work)(void);
    int64_t deadline;
    bool is_late;
};

struct builder {
    yaml_parser_t parser;
    struct source_bytes source;
    struct slice file;
    struct lines lines;
    struct comment_search comments;
    struct parse_memory memory;
    struct diagnostics *diagnostics;
    struct node *open[DEEPEST];  /* collections that are not ended yet */
    struct node **tail[DEEPEST]; /* where the next child of each goes */
    size_t depth;
    size_t node_count;
    struct node *root;
    uint32_t property_line; /* of the last anchor, alias or tag that was reported */
    bool failed;
};

/* What counts is the work that a file makes, not how long a busy machine keeps it waiting. */
static int64_t work_of_thread(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return moment_in_nanoseconds(now);
}

static int read_chunk(void *data, unsigned char *buffer, size_t size, size_t *size_read)
{
    struct source_bytes *source = data;
    source->is_late = source->work() > source->deadline;
    if (source->is_late)
        return 0;
    size_t length = size < CHUNK ? size : CHUNK;
    if (length > source->rest.length)
        length = source->rest.length;
    if (length)
        memcpy(buffer, source->rest.bytes, length);
    source->rest.bytes += length;
    source->rest.length -= length;
    *size_read = length;
    return 1;
}

static void fail(struct builder *builder, enum rule rule, struct position at, const char *text)
{
    diagnostics_report(builder->diagnostics, rule, builder->file, at, "%s", text);
    builder->failed = true;
}

static void check_bytes(struct builder *builder, struct slice bytes)
{
    struct refusal refusal = guard_check(bytes);
    if (refusal.text)
        fail(builder, refusal.rule, lines_position_of_byte(&builder->lines, refusal.offset),
             refusal.text);
}

static struct position position_of(struct builder *builder, yaml_mark_t mark)
{
    return lines_position(&builder->lines, mark.index, mark.line, mark.column);
}

static bool expects_key(const struct builder *builder)
{
    if (!builder->depth)
        return false;
    const struct node *parent = builder->open[builder->depth - 1];
    return parent->kind == NODE_MAPPING && parent->count % 2 == 0;
}

/* While a mapping is open its count is of keys and values; see close_collection. */
static struct node *add_node(struct builder *builder, enum node_kind kind, yaml_mark_t mark)
{
    struct node *node = ARENA_NEW(builder->memory.nodes, struct node);
    node->kind = (uint8_t)kind;
    node->at = position_of(builder, mark);
    if (++builder->node_count > MOST_NODES)
        fail(builder, RULE_TOO_COMPLEX, node->at,
             "the file has more than 200,000 nodes; split it into several briefs");
    if (!builder->depth) {
        builder->root = node;
        return node;
    }
    *builder->tail[builder->depth - 1] = node;
    builder->tail[builder->depth - 1] = &node->next;
    builder->open[builder->depth - 1]->count++;
    return node;
}

static void report_property(struct builder *builder, enum rule rule, struct position at,
                            struct slice written, const char *what)
{
    builder->property_line = at.line;
    diagnostics_report(builder->diagnostics, rule, builder->file, at,
                       "'%s' is taken for %s, and none is read; put the text in quotes, or write "
                       "out what is meant",
                       diagnostics_quote(builder->diagnostics, written), what);
}

static void report_anchor(struct builder *builder, struct position at, char sign,
                          const yaml_char_t *name, const char *what)
{
    struct arena *arena = &builder->diagnostics->arena;
    report_property(builder, RULE_ANCHOR, at, arena_format(arena, "%c%s", sign, (const char *)name),
                    what);
}

/* libyaml has replaced the two exclamation marks of YAML's own tags. */
static void report_tag(struct builder *builder, struct position at, const yaml_char_t *tag)
{
    static const char own[] = "tag:yaml.org,2002:";
    const char *name = (const char *)tag;
    bool is_own = strncmp(name, own, sizeof own - 1) == 0;
    struct slice written = arena_format(&builder->diagnostics->arena, "%s%s", is_own ? "!!" : "",
                                        is_own ? name + sizeof own - 1 : name);
    report_property(builder, RULE_SYNTAX, at, written, "a tag");
}

static void refuse_properties(struct builder *builder, const yaml_char_t *anchor,
                              const yaml_char_t *tag, struct position at)
{
    if (anchor)
        report_anchor(builder, at, '&', anchor, "an anchor");
    if (tag)
        report_tag(builder, at, tag);
}

static void report_comment(struct builder *builder, yaml_mark_t end)
{
    struct position at;
    struct slice comment;
    if (comment_after(&builder->comments, end.index, &at, &comment))
        diagnostics_report(builder->diagnostics, RULE_TEXT_IN_COMMENT, builder->file, at,
                           "'%s' is taken for a comment, and is not read; put the text in quotes, "
                           "or write '# ' before a comment",
                           diagnostics_quote(builder->diagnostics, comment));
}

static void add_scalar(struct builder *builder, const yaml_event_t *event)
{
    bool is_key = expects_key(builder);
    size_t length = event->data.scalar.length;
    struct node *node = add_node(builder, NODE_SCALAR, event->start_mark);
    refuse_properties(builder, event->data.scalar.anchor, event->data.scalar.tag, node->at);
    node->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (is_key && length > LONGEST_KEY) {
        fail(builder, RULE_TOO_COMPLEX, node->at, "a key has more than 1,024 bytes; shorten it");
        return;
    }
    if (!is_key && node->is_plain)
        report_comment(builder, event->end_mark);
    struct arena *arena = is_key ? builder->memory.nodes : builder->memory.values;
    node->scalar =
        arena_copy(arena, (struct slice){(const char *)event->data.scalar.value, length});
}

static void add_alias(struct builder *builder, const yaml_event_t *event)
{
    struct node *node = add_node(builder, NODE_SCALAR, event->start_mark);
    node->is_plain = true;
    node->is_alias = true;
    node->scalar = SLICE("");
    report_anchor(builder, node->at, '*', event->data.alias.anchor, "an alias");
}

static void open_collection(struct builder *builder, struct node *node)
{
    if (builder->depth == DEEPEST) {
        fail(builder, RULE_NESTING_TOO_DEEP, node->at,
             "lists and mappings nest deeper than 64 levels; no brief needs that");
        return;
    }
    builder->tail[builder->depth] = &node->first;
    builder->open[builder->depth++] = node;
}

static void open_sequence(struct builder *builder, const yaml_event_t *event)
{
    struct node *node = add_node(builder, NODE_SEQUENCE, event->start_mark);
    node->is_flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    refuse_properties(builder, event->data.sequence_start.anchor, event->data.sequence_start.tag,
                      node->at);
    open_collection(builder, node);
}

static void open_mapping(struct builder *builder, const yaml_event_t *event)
{
    struct node *node = add_node(builder, NODE_MAPPING, event->start_mark);
    node->is_flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    refuse_properties(builder, event->data.mapping_start.anchor, event->data.mapping_start.tag,
                      node->at);
    open_collection(builder, node);
}

static bool same_key(const struct node *left, const struct node *right)
{
    return left->kind == NODE_SCALAR && right->kind == NODE_SCALAR &&
           slice_equal(left->scalar, right->scalar);
}

static void report_duplicate(struct builder *builder, const struct node *first,
                             const struct node *key)
{
    diagnostics_report(builder->diagnostics, RULE_DUPLICATE_KEY, builder->file, key->at,
                       "the key '%s' is already at line %u, column %u; the first one counts",
                       diagnostics_quote(builder->diagnostics, key->scalar), first->at.line,
                       first->at.column);
}

static const struct node *find_earlier(const struct node *mapping, const struct node *key)
{
    for (const struct node *other = mapping->first; other != key; other = other->next->next)
        if (same_key(other, key))
            return other;
    return NULL;
}

/* Open addressing over the keys of a large mapping. */
static const struct node *find_in_table(const struct node **table, size_t mask,
                                        const struct node *key)
{
    size_t slot = slice_hash_more(slice_hash_start(), key->scalar) & mask;
    while (table[slot] && !same_key(table[slot], key))
        slot = (slot + 1) & mask;
    const struct node *found = table[slot];
    table[slot] = found ? found : key;
    return found;
}

static void report_duplicates(struct builder *builder, const struct node *mapping)
{
    size_t size = FEW_KEYS;
    while (size < (size_t)mapping->count * 2)
        size *= 2;
    const struct node **table = NULL;
    if (mapping->count > FEW_KEYS)
        table = ARENA_ARRAY(builder->memory.nodes, const struct node *, size);
    for (const struct node *key = mapping->first; key; key = key->next->next) {
        if (key->kind != NODE_SCALAR)
            continue;
        const struct node *first =
            table ? find_in_table(table, size - 1, key) : find_earlier(mapping, key);
        if (first)
            report_duplicate(builder, first, key);
    }
}

static void close_collection(struct builder *builder)
{
    struct node *node = builder->open[--builder->depth];
    if (node->kind != NODE_MAPPING)
        return;
    node->count /= 2;
    report_duplicates(builder, node);
}

/* Takes one event in; false at the end of the first document or when reading cannot go on. */
static bool take_event(struct builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        add_scalar(builder, event);
        break;
    case YAML_ALIAS_EVENT:
        add_alias(builder, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_sequence(builder, event);
        break;
    case YAML_MAPPING_START_EVENT:
        open_mapping(builder, event);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(builder);
        break;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        return false;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_START_EVENT:
        break;
    }
    return !builder->failed;
}

/* A text taken for an alias leads to an error after it: one slip gets one message. */
static void report_syntax(struct builder *builder)
{
    struct syntax_error error =
        syntax_message(&builder->parser, &builder->lines, &builder->diagnostics->arena);
    if (!builder->property_line || error.at.line != builder->property_line)
        diagnostics_report(builder->diagnostics, error.rule, builder->file, error.at, "%s",
                           error.text);
}

static bool next_event(struct builder *builder, yaml_event_t *event)
{
    if (yaml_parser_parse(&builder->parser, event))
        return true;
    if (builder->parser.error == YAML_MEMORY_ERROR)
        memory_exhausted();
    if (builder->source.is_late)
        fail(builder, RULE_TOO_COMPLEX, (struct position){0, 0},
             "takes longer than two seconds to read; simplify it");
    else
        report_syntax(builder);
    builder->failed = true;
    return false;
}

static void read_document(struct builder *builder)
{
    yaml_event_t event;
    bool more = !builder->failed;
    while (more && next_event(builder, &event)) {
        more = take_event(builder, &event);
        yaml_event_delete(&event);
    }
}

/* What stands after the first document must be nothing. */
static void read_rest(struct builder *builder)
{
    yaml_event_t event;
    if (builder->failed || !builder->root || !next_event(builder, &event))
        return;
    if (event.type == YAML_DOCUMENT_START_EVENT)
        diagnostics_report(builder->diagnostics, RULE_SECOND_DOCUMENT, builder->file,
                           position_of(builder, event.start_mark),
                           "a second document begins here; only the first is read");
    yaml_event_delete(&event);
}

const struct node *parse_tree(struct yaml_file file, struct parse_memory memory,
                              struct diagnostics *diagnostics)
{
    return parse_tree_by(work_of_thread, file, memory, diagnostics);
}

const struct node *parse_tree_by(int64_t (*work)(void), struct yaml_file file,
                                 struct parse_memory memory, struct diagnostics *diagnostics)
{
    struct builder builder = {.file = file.path,
                              .source = {file.bytes, work, work() + longest_work, false},
                              .lines = lines_of(file.bytes),
                              .comments = comment_search_of(file.bytes),
                              .memory = memory,
                              .diagnostics = diagnostics};
    if (!yaml_parser_initialize(&builder.parser))
        memory_exhausted();
    yaml_parser_set_input(&builder.parser, read_chunk, &builder.source);
    check_bytes(&builder, file.bytes);
    read_document(&builder);
    read_rest(&builder);
    yaml_parser_delete(&builder.parser);
    if (!builder.failed && (!builder.root || node_is_null(builder.root))) {
        diagnostics_report(diagnostics, RULE_EMPTY_FILE, file.path, (struct position){0, 0},
                           "holds nothing but blanks and comments; %s",
                           file.beginning ? file.beginning
                                          : "write what belongs in it, or delete it");
        builder.failed = true;
    }
    return builder.failed ? NULL : builder.root;
}

const struct node *node_value(const struct node *mapping, const char *key)
{
    if (!mapping || mapping->kind != NODE_MAPPING)
        return NULL;
    for (const struct node *name = mapping->first; name; name = name->next->next)
        if (name->kind == NODE_SCALAR && slice_equal(name->scalar, slice_of(key)))
            return name->next;
    return NULL;
}

bool node_is_null(const struct node *node)
{
    if (node->kind != NODE_SCALAR || !node->is_plain)
        return false;
    return node->scalar.length == 0 || slice_equal(node->scalar, SLICE("~")) ||
           slice_equal(node->scalar, SLICE("null"));
}

const char *node_kind_name(const struct node *node)
{
    static const char *const names[] = {
        [NODE_SCALAR] = "a text", [NODE_SEQUENCE] = "a list", [NODE_MAPPING] = "a mapping"};
    return names[node->kind];
}

#include "edit/edition.h"

#include "base/file_change.h"
#include "load/file.h"
#include "load/lines.h"
#include "load/listing.h"
#include "load/parse.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reading. */

static bool read_bytes(struct edition *edition, struct edited_file *file,
                       struct diagnostics *diagnostics)
{
    struct buffer bytes = {0};
    bool is_read = file_read(file->path, &bytes, diagnostics);
    file->bytes = arena_copy(&edition->arena, buffer_slice(&bytes));
    buffer_release(&bytes);
    return is_read;
}

static struct yaml_file yaml_of(const struct edited_file *file, struct slice bytes)
{
    return (struct yaml_file){slice_of(file->path), bytes, layout_parts[file->role].beginning};
}

static void read_file(struct edition *edition, struct edited_file *file,
                      struct diagnostics *diagnostics)
{
    struct parse_memory memory = {&edition->arena, &edition->arena};
    if (read_bytes(edition, file, diagnostics))
        file->root = parse_tree(yaml_of(file, file->bytes), memory, diagnostics);
}

bool edition_read(struct edition *edition, const char *directory, struct diagnostics *diagnostics)
{
    *edition = (struct edition){.directory = directory};
    struct listing listing = listing_read(directory, &edition->arena, diagnostics);
    edition->files = ARENA_ARRAY(&edition->arena, struct edited_file, listing.count);
    edition->count = listing.count;
    for (size_t i = 0; i < listing.count; i++) {
        struct edited_file *file = &edition->files[i];
        file->role = listing.files[i].role;
        file->path = listing.files[i].path;
        file->name = slice_below(slice_of(file->path), slice_of(directory)).bytes;
        read_file(edition, file, diagnostics);
    }
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
}

void edition_release(struct edition *edition)
{
    arena_release(&edition->arena);
    *edition = (struct edition){0};
}

/* Where a value stands. */

/* The byte of a position; positions mostly come in rising order. */
static size_t find_byte(struct edited_file *file, struct position at)
{
    struct position here = file->at;
    if (!here.line || at.line < here.line || (at.line == here.line && at.column < here.column)) {
        here = (struct position){1, 1};
        file->offset = lines_byte_of_index(&(struct lines){.bytes = file->bytes}, 0);
    }
    const char *bytes = file->bytes.bytes;
    size_t offset = file->offset;
    for (; here.line < at.line && offset < file->bytes.length; here.column = 1) {
        offset += slice_find((struct slice){bytes + offset, file->bytes.length - offset}, '\n') + 1;
        here.line++;
    }
    if (offset > file->bytes.length)
        offset = file->bytes.length;
    for (; here.column < at.column && offset < file->bytes.length; here.column++)
        for (offset++; offset < file->bytes.length && (bytes[offset] & 0xC0) == 0x80;)
            offset++;
    file->at = here;
    file->offset = offset;
    return offset;
}

static char byte_at(const struct edited_file *file, size_t offset)
{
    return offset < file->bytes.length ? file->bytes.bytes[offset] : '\0';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The first byte of the text of a block scalar. */
static size_t skip_header(const struct edited_file *file, size_t offset)
{
    while (offset < file->bytes.length && file->bytes.bytes[offset] != '\n')
        offset++;
    while (offset < file->bytes.length && is_blank(file->bytes.bytes[offset]))
        offset++;
    return offset;
}

static bool may_follow(char quote, char byte)
{
    if (quote == '"' || quote == '\'')
        return byte == quote;
    return byte == '\0' || is_blank(byte) || (!quote && strchr(",]}", byte));
}

/* Whether the value of the scalar stands in the file as it reads; where, and in which quotes. */
static bool find_scalar(struct edited_file *file, const struct node *node, size_t *start,
                        char *quote)
{
    if (node->kind != NODE_SCALAR || node->is_alias || !node->scalar.length)
        return false;
    size_t offset = find_byte(file, node->at);
    char first = byte_at(file, offset);
    *quote = !node->is_plain && first && strchr("\"'|>", first) ? first : '\0';
    if (*quote)
        offset = *quote == '|' || *quote == '>' ? skip_header(file, offset) : offset + 1;
    *start = offset;
    size_t length = node->scalar.length;
    return offset + length <= file->bytes.length &&
           memcmp(file->bytes.bytes + offset, node->scalar.bytes, length) == 0 &&
           may_follow(*quote, byte_at(file, offset + length));
}

/* Splices. */

static void add_splice(struct edition *edition, struct edited_file *file, struct splice splice)
{
    file->splices = arena_reserve(&edition->arena, file->splices, &file->capacity, file->count,
                                  sizeof *file->splices);
    file->splices[file->count++] = splice;
}

/* A plain scalar that YAML takes for nothing, a number, a date or a truth stands in quotes. */
static bool needs_quotes(struct slice value)
{
    static const char *const words[] = {"null", "true", "false", "yes", "no",
                                        "on",   "off",  "y",     "n"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal(value, slice_of(words[i])))
            return true;
    for (size_t i = 0; i < value.length; i++)
        if (!strchr("0123456789abcdefox-", value.bytes[i]))
            return false;
    return value.length && value.bytes[0] >= '0' && value.bytes[0] <= '9';
}

static bool is_number(struct slice value)
{
    for (size_t i = 0; i < value.length; i++)
        if (value.bytes[i] < '0' || value.bytes[i] > '9')
            return false;
    return value.length > 0;
}

bool edition_replace(struct edition *edition, struct edited_file *file, const struct node *node,
                     struct slice value)
{
    size_t start;
    char quote;
    if (!find_scalar(file, node, &start, &quote))
        return false;
    struct slice *values = ARENA_NEW(&edition->arena, struct slice);
    *values = arena_copy(&edition->arena, value);
    struct slice text = *values;
    if (!quote && needs_quotes(value) && !is_number(node->scalar))
        text = arena_format(&edition->arena, "'%.*s'", SLICE_ARGUMENTS(value));
    add_splice(edition, file, (struct splice){node, start, node->scalar.length, text, values, 1});
    return true;
}

/* Where the line with this byte begins. */
static size_t find_line(const struct edited_file *file, size_t offset)
{
    while (offset && file->bytes.bytes[offset - 1] != '\n')
        offset--;
    return offset;
}

/* What stands between two items: a comma, or all that stands on the line before the first one. */
static struct slice find_separator(const struct edited_file *file, size_t start)
{
    size_t line = find_line(file, start);
    struct slice before = {file->bytes.bytes + line, start - line};
    struct slice content = slice_trim(before);
    bool is_block = slice_equal(content, SLICE("-"));
    return is_block ? before : SLICE("");
}

bool edition_replace_by(struct edition *edition, struct edited_file *file, const struct node *node,
                        const struct slice *values, size_t count)
{
    size_t start;
    char quote;
    if (count == 1)
        return edition_replace(edition, file, node, values[0]);
    if (!count || !find_scalar(file, node, &start, &quote) || quote)
        return false;
    struct slice before = find_separator(file, start);
    struct slice *copies = ARENA_ARRAY(&edition->arena, struct slice, count);
    struct buffer text = {0};
    for (size_t i = 0; i < count; i++) {
        if (i && before.length)
            buffer_format(&text, "\n%.*s", SLICE_ARGUMENTS(before));
        else if (i)
            buffer_add(&text, SLICE(", "));
        buffer_add(&text, values[i]);
        copies[i] = arena_copy(&edition->arena, values[i]);
    }
    add_splice(edition, file,
               (struct splice){node, start, node->scalar.length,
                               arena_copy(&edition->arena, buffer_slice(&text)), copies, count});
    buffer_release(&text);
    return true;
}

bool edition_add_line(struct edition *edition, struct edited_file *file, const struct node *node,
                      struct slice line)
{
    size_t start;
    char quote;
    if (!find_scalar(file, node, &start, &quote) || quote == '|' || quote == '>')
        return false;
    size_t begin = find_line(file, start);
    size_t indent = begin;
    while (byte_at(file, indent) == ' ')
        indent++;
    size_t end = start + node->scalar.length;
    while (end < file->bytes.length && file->bytes.bytes[end] != '\n')
        end++;
    struct slice spaces = {file->bytes.bytes + begin, indent - begin};
    bool has_return = end > begin && file->bytes.bytes[end - 1] == '\r';
    end -= has_return;
    struct slice text = arena_format(&edition->arena, "%s\n%.*s%.*s", has_return ? "\r" : "",
                                     SLICE_ARGUMENTS(spaces), SLICE_ARGUMENTS(line));
    add_splice(edition, file, (struct splice){.start = end, .text = text});
    return true;
}

/* Reading what comes out. */

struct comparison {
    const struct edited_file *file;
    size_t next;  /* splice: they stand in the order of the tree */
    bool may_add; /* a pair of a mapping */
};

static const struct splice *splice_of(struct comparison *comparison, const struct node *node)
{
    const struct edited_file *file = comparison->file;
    while (comparison->next < file->count && !file->splices[comparison->next].node)
        comparison->next++;
    if (comparison->next == file->count || file->splices[comparison->next].node != node)
        return NULL;
    return &file->splices[comparison->next++];
}

static bool is_expected(struct comparison *comparison, const struct node *old,
                        const struct node *new);

static bool reads_as(const struct node *node, struct slice value)
{
    return node && node->kind == NODE_SCALAR && !node_is_null(node) &&
           slice_equal(node->scalar, value);
}

/* The children of two nodes, of which one old may have become several. */
static bool are_children_expected(struct comparison *comparison, const struct node *old,
                                  const struct node *new)
{
    const struct node *next = new->first;
    for (const struct node *child = old->first; child; child = child->next) {
        const struct splice *splice =
            child->kind == NODE_SCALAR ? splice_of(comparison, child) : NULL;
        for (size_t i = 0; splice && i < splice->value_count; i++, next = next->next)
            if (!reads_as(next, splice->values[i]))
                return false;
        if (splice)
            continue;
        bool is_added = old->kind == NODE_MAPPING && comparison->may_add && next &&
                        next->kind == NODE_SCALAR && child->kind == NODE_SCALAR &&
                        !slice_equal(next->scalar, child->scalar) && next->next;
        if (is_added) {
            comparison->may_add = false;
            next = next->next->next;
        }
        if (!next || !is_expected(comparison, child, next))
            return false;
        next = next->next;
    }
    bool is_added_last = old->kind == NODE_MAPPING && comparison->may_add && next && next->next;
    if (is_added_last) {
        comparison->may_add = false;
        next = next->next->next;
    }
    return !next;
}

static bool is_expected(struct comparison *comparison, const struct node *old,
                        const struct node *new)
{
    if (old->kind != new->kind)
        return false;
    if (old->kind == NODE_SCALAR)
        return slice_equal(old->scalar, new->scalar) && node_is_null(old) == node_is_null(new);
    return are_children_expected(comparison, old, new);
}

static int compare_splices(const void *left_item, const void *right_item)
{
    const struct splice *left = left_item;
    const struct splice *right = right_item;
    return (left->start > right->start) - (left->start < right->start);
}

static bool overlap(const struct edited_file *file)
{
    for (size_t i = 1; i < file->count; i++)
        if (file->splices[i - 1].start + file->splices[i - 1].length > file->splices[i].start)
            return true;
    return false;
}

static bool settle(struct edited_file *file)
{
    if (!file->count)
        return true;
    qsort(file->splices, file->count, sizeof *file->splices, compare_splices);
    if (overlap(file))
        return false;
    struct comparison comparison = {.file = file};
    for (size_t i = 0; i < file->count; i++)
        comparison.may_add = comparison.may_add || !file->splices[i].node;
    struct arena arena = {0};
    struct buffer bytes = {0};
    struct diagnostics diagnostics = {0};
    edition_make(file, &bytes);
    const struct node *root = parse_tree(yaml_of(file, buffer_slice(&bytes)),
                                         (struct parse_memory){&arena, &arena}, &diagnostics);
    bool is_good = root && diagnostics_count(&diagnostics, SEVERITY_ERROR) == 0 &&
                   is_expected(&comparison, file->root, root) && !comparison.may_add;
    diagnostics_release(&diagnostics);
    buffer_release(&bytes);
    arena_release(&arena);
    return is_good;
}

bool edition_settle(struct edition *edition, struct buffer *problem)
{
    for (size_t i = 0; i < edition->count; i++) {
        if (settle(&edition->files[i]))
            continue;
        buffer_format(problem, "'%s' would not read as it should afterwards; edit it by hand",
                      edition->files[i].path);
        return false;
    }
    return true;
}

void edition_splice(struct slice bytes, size_t start, const struct splice *splices, size_t count,
                    struct buffer *out)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t next = splices[i].start - start;
        buffer_add(out, (struct slice){bytes.bytes + at, next - at});
        buffer_add(out, splices[i].text);
        at = next + splices[i].length;
    }
    buffer_add(out, (struct slice){bytes.bytes + at, bytes.length - at});
}

void edition_make(const struct edited_file *file, struct buffer *out)
{
    edition_splice(file->bytes, 0, file->splices, file->count, out);
}

/* Names. */

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void edition_follow(struct edition *edition, struct edited_file *file, struct slice old,
                    struct slice new)
{
    struct arena *arena = &edition->arena;
    const char *list = layout_parts[file->role].file;
    const char *last = last_part(file->name);
    struct slice called = arena_format(arena, "%.*s.yaml", SLICE_ARGUMENTS(old));
    bool is_list = list && strcmp(file->name, list) == 0;
    if (is_list || !slice_equal(slice_of(last), called))
        return;
    struct slice folder = {file->name, (size_t)(last - file->name)};
    struct slice name =
        arena_format(arena, "%.*s%.*s.yaml", SLICE_ARGUMENTS(folder), SLICE_ARGUMENTS(new));
    struct slice path = arena_format(arena, "%s/%s", edition->directory, name.bytes);
    if (access(path.bytes, F_OK) != 0)
        file->new_name = name.bytes;
}

/* Writing. */

bool edition_write(struct edition *edition, struct buffer *problem)
{
    struct changed_file *changed =
        ARENA_ARRAY(&edition->arena, struct changed_file, 2 * edition->count);
    size_t count = 0;
    bool is_good = true;
    struct buffer bytes = {0};
    for (size_t i = 0; is_good && i < edition->count; i++) {
        const struct edited_file *file = &edition->files[i];
        if (!file->count)
            continue;
        buffer_clear(&bytes);
        edition_make(file, &bytes);
        changed[count++] = (struct changed_file){
            .path = file->new_name ? file->new_name : file->name,
            .contents = arena_copy(&edition->arena, buffer_slice(&bytes)),
            .is_new = file->new_name,
            .like = file->new_name ? last_part(file->name) : NULL,
        };
        if (file->new_name)
            changed[count++] = (struct changed_file){.path = file->name, .is_gone = true};
        is_good = file_holds(file->path, file->bytes);
        if (!is_good)
            buffer_format(problem, "'%s' has changed meanwhile; try again", file->path);
    }
    buffer_release(&bytes);
    return is_good && (!count || file_change_make(edition->directory, changed, count, problem));
}

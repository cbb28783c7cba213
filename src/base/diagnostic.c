#include "base/diagnostic.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_QUOTED = 60 };

void diagnostics_release(struct diagnostics *diagnostics)
{
    free(diagnostics->items);
    arena_release(&diagnostics->arena);
    *diagnostics = (struct diagnostics){0};
}

static void add(struct diagnostics *diagnostics, const struct diagnostic *diagnostic)
{
    void *items = diagnostics->items;
    memory_reserve(&items, &diagnostics->capacity, diagnostics->count, sizeof *diagnostic);
    diagnostics->items = items;
    struct diagnostic *added = &diagnostics->items[diagnostics->count];
    *added = *diagnostic;
    added->ordinal = diagnostics->count++;
}

/* The same memory as for the message before, where that is about the same file. */
static struct slice keep_path(struct diagnostics *diagnostics, struct slice path)
{
    const struct diagnostic *items = diagnostics->items;
    size_t count = diagnostics->count;
    if (count && slice_equal(items[count - 1].path, path))
        return items[count - 1].path;
    return arena_copy(&diagnostics->arena, path);
}

void diagnostics_report(struct diagnostics *diagnostics, enum rule rule, struct slice file,
                        struct position at, const char *format, ...)
{
    struct arena *arena = &diagnostics->arena;
    va_list arguments;
    va_start(arguments, format);
    struct slice text = arena_format_arguments(arena, format, arguments);
    va_end(arguments);
    struct slice path = keep_path(diagnostics, file);
    add(diagnostics, &(struct diagnostic){
                         .rule = rule,
                         .at = at,
                         .path = path,
                         .file = shown_clean(arena, path),
                         .text = shown_clean(arena, text),
                     });
}

const char *diagnostics_quote(struct diagnostics *diagnostics, struct slice value)
{
    size_t length = 0;
    for (int i = 0; i < LONGEST_QUOTED && length < value.length; i++) {
        uint32_t code_point;
        size_t taken = utf8_decode(value.bytes + length, value.length - length, &code_point);
        length += taken ? taken : 1;
    }
    struct arena *arena = &diagnostics->arena;
    struct shown start = shown_clean(arena, (struct slice){value.bytes, length});
    return arena_format(arena, "%.*s%s", SLICE_ARGUMENTS(start),
                        length < value.length ? "\u2026" : "")
        .bytes;
}

void diagnostics_merge(struct diagnostics *into, struct diagnostics *from)
{
    for (size_t i = 0; i < from->count; i++)
        add(into, &from->items[i]);
    arena_adopt(&into->arena, &from->arena);
    diagnostics_release(from);
}

void diagnostics_drop(struct diagnostics *diagnostics, struct slice path)
{
    size_t kept = 0;
    for (size_t i = 0; i < diagnostics->count; i++)
        if (!slice_equal(diagnostics->items[i].path, path))
            diagnostics->items[kept++] = diagnostics->items[i];
    diagnostics->count = kept;
}

static int compare(const void *left_item, const void *right_item)
{
    const struct diagnostic *left = left_item;
    const struct diagnostic *right = right_item;
    int order = slice_compare(shown_slice(left->file), shown_slice(right->file));
    if (order)
        return order;
    if (left->at.line != right->at.line)
        return left->at.line < right->at.line ? -1 : 1;
    if (left->at.column != right->at.column)
        return left->at.column < right->at.column ? -1 : 1;
    return left->ordinal < right->ordinal ? -1 : left->ordinal > right->ordinal;
}

void diagnostics_sort(struct diagnostics *diagnostics)
{
    if (diagnostics->count)
        qsort(diagnostics->items, diagnostics->count, sizeof *diagnostics->items, compare);
}

size_t diagnostics_count_from(const struct diagnostics *diagnostics, size_t first,
                              enum severity severity)
{
    size_t count = 0;
    for (size_t i = first; i < diagnostics->count; i++)
        count += rule_description(diagnostics->items[i].rule)->severity == severity;
    return count;
}

size_t diagnostics_count(const struct diagnostics *diagnostics, enum severity severity)
{
    return diagnostics_count_from(diagnostics, 0, severity);
}

void diagnostic_write(const struct diagnostic *diagnostic, struct buffer *out)
{
    const struct rule_description *rule = rule_description(diagnostic->rule);
    buffer_add(out, shown_slice(diagnostic->file));
    if (diagnostic->at.line)
        buffer_format(out, ":%u:%u", diagnostic->at.line, diagnostic->at.column);
    buffer_format(out, ": %s: ", severity_name(rule->severity));
    buffer_add(out, shown_slice(diagnostic->text));
    buffer_format(out, " [%s]\n", rule->id);
}

#define _GNU_SOURCE /* memmem */
#include "base/find.h"

#include <string.h>
#include <unistr.h>

static struct find_fold fold_once(struct arena *arena, struct slice text, bool minds_case)
{
    struct find_fold made = {.folded = minds_case ? fold_cased(arena, text) : fold(arena, text),
                             .is_made = true};
    made.other = fold_other_spelling(arena, &made.folded, text);
    return made;
}

struct find_fold find_fold_usual(struct arena *arena, struct slice text)
{
    return fold_once(arena, text, false);
}

struct pattern find_pattern_cased(struct arena *arena, struct slice typed, bool minds_case)
{
    if (u8_check((const uint8_t *)typed.bytes, typed.length))
        return (struct pattern){0};
    struct find_fold made = fold_once(arena, typed, minds_case);
    return (struct pattern){
        .text = made.folded.text, .other = made.other, .minds_case = minds_case};
}

struct pattern find_pattern(struct arena *arena, struct slice typed)
{
    bool minds_case = !slice_equal(fold_text(arena, typed), fold_text_cased(arena, typed));
    return find_pattern_cased(arena, typed, minds_case);
}

static bool has_spellings(struct slice text, struct slice other)
{
    return text.bytes != other.bytes;
}

bool find_has_spellings(const struct find_fold *fold)
{
    return has_spellings(fold->folded.text, fold->other);
}

static bool matches_at(const struct find_fold *subject, size_t start, const struct pattern *pattern)
{
    const char *text = subject->folded.text.bytes + start;
    const char *other = subject->other.bytes + start;
    for (size_t i = 0; i < pattern->text.length; i++) {
        char wanted = pattern->text.bytes[i];
        if (text[i] != wanted && other[i] != wanted && text[i] != pattern->other.bytes[i])
            return false;
    }
    return true;
}

/* The longest run of bytes that are the same in both spellings of a pattern. */
static struct slice shared_run(const struct pattern *pattern)
{
    struct slice longest = {pattern->text.bytes, 0};
    for (size_t start = 0; start < pattern->text.length;) {
        size_t end = start;
        while (end < pattern->text.length && pattern->text.bytes[end] == pattern->other.bytes[end])
            end++;
        if (end - start > longest.length)
            longest = (struct slice){pattern->text.bytes + start, end - start};
        start = end + 1;
    }
    return longest;
}

/* Where a text of one spelling has a pattern in any of its own: looked for by what these share. */
static size_t find_spelling(const struct pattern *pattern, const struct find_fold *fold,
                            size_t start)
{
    struct slice text = fold->folded.text;
    struct slice run = shared_run(pattern);
    size_t before = (size_t)(run.bytes - pattern->text.bytes);
    const char *end = text.bytes + text.length;
    const char *at = text.bytes + start + before;
    for (; at < end && (at = memmem(at, (size_t)(end - at), run.bytes, run.length)); at++) {
        size_t match = (size_t)(at - text.bytes) - before;
        if (match + pattern->text.length > text.length)
            break;
        if (matches_at(fold, match, pattern))
            return match;
    }
    return text.length;
}

size_t find_bytes(const struct pattern *pattern, const struct find_fold *fold, size_t start)
{
    struct slice text = fold->folded.text;
    if (!pattern->text.length || text.length < start + pattern->text.length)
        return text.length;
    if (!find_has_spellings(fold))
        return find_spelling(pattern, fold, start);
    for (size_t i = start; i + pattern->text.length <= text.length; i++)
        if (matches_at(fold, i, pattern))
            return i;
    return text.length;
}

static size_t next_match(const struct find_fold *subject, size_t start,
                         const struct pattern *pattern)
{
    struct slice text = subject->folded.text;
    size_t match = find_bytes(pattern, subject, start);
    while (pattern->is_whole_words && match < text.length &&
           !(fold_is_word_boundary(text, match) &&
             fold_is_word_boundary(text, match + pattern->text.length)))
        match = find_bytes(pattern, subject, match + 1);
    return match;
}

/* The first byte of the fold at or after `offset` whose character begins at or after `end`: a
 * character that a match ended within (the eszett) belongs to that match alone. */
static size_t skip_character(const struct folded *folded, size_t offset, size_t end)
{
    while (offset < folded->text.length && fold_origin(folded, offset) < end)
        offset++;
    return offset;
}

static const struct find_fold *open_fold(const struct pattern *pattern, struct find_text *text,
                                         struct arena *arena)
{
    struct find_fold *made = &text->folds[pattern->minds_case];
    if (!made->is_made)
        *made = fold_once(arena, text->text, pattern->minds_case);
    return made;
}

bool find_is_in(const struct pattern *pattern, struct find_text *text, struct arena *arena)
{
    if (!pattern->text.length || !text->text.length)
        return false;
    const struct find_fold *subject = open_fold(pattern, text, arena);
    return next_match(subject, 0, pattern) < subject->folded.text.length;
}

struct find_cursor find_begin(const struct pattern *pattern, struct find_text *text,
                              struct arena *arena)
{
    struct find_cursor cursor = {.pattern = pattern};
    if (!pattern->text.length || !text->text.length)
        return cursor;
    cursor.subject = open_fold(pattern, text, arena);
    cursor.next = next_match(cursor.subject, 0, pattern);
    return cursor;
}

bool find_next(struct find_cursor *cursor, struct found *found)
{
    if (!cursor->subject || cursor->next >= cursor->subject->folded.text.length)
        return false;
    const struct folded *folded = &cursor->subject->folded;
    size_t end = cursor->next + cursor->pattern->text.length;
    *found = (struct found){fold_origin(folded, cursor->next), fold_origin_end(folded, end)};
    cursor->next =
        next_match(cursor->subject, skip_character(folded, end, found->end), cursor->pattern);
    return true;
}

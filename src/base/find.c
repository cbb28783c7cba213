#define _GNU_SOURCE /* memmem */
#include "base/find.h"

#include "base/fold.h"

#include <string.h>
#include <unistr.h>

/* What is searched, or searched for. */
struct subject {
    struct folded folded;
    struct slice other; /* the fold in the other spelling of its schwas */
};

static struct subject subject_of(struct arena *arena, struct slice text, bool minds_case)
{
    struct subject subject = {.folded = minds_case ? fold_cased(arena, text) : fold(arena, text)};
    subject.other = fold_other_spelling(arena, &subject.folded, text);
    return subject;
}

struct pattern find_pattern(struct arena *arena, struct slice typed)
{
    if (u8_check((const uint8_t *)typed.bytes, typed.length))
        return (struct pattern){0};
    bool minds_case = !slice_equal(fold_text(arena, typed), fold_text_cased(arena, typed));
    struct subject subject = subject_of(arena, typed, minds_case);
    return (struct pattern){
        .text = subject.folded.text, .other = subject.other, .minds_case = minds_case};
}

static bool has_spellings(struct slice text, struct slice other)
{
    return text.bytes != other.bytes;
}

static bool matches_at(const struct subject *subject, size_t start, const struct pattern *pattern)
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

/* The first place at or after `start` with the bytes of the pattern; the length of the fold where
 * there is none. */
static size_t next_bytes(const struct subject *subject, size_t start, const struct pattern *pattern)
{
    struct slice text = subject->folded.text;
    if (text.length < start + pattern->text.length)
        return text.length;
    if (!has_spellings(text, subject->other) && !has_spellings(pattern->text, pattern->other)) {
        const char *match = memmem(text.bytes + start, text.length - start, pattern->text.bytes,
                                   pattern->text.length);
        return match ? (size_t)(match - text.bytes) : text.length;
    }
    for (size_t i = start; i + pattern->text.length <= text.length; i++)
        if (matches_at(subject, i, pattern))
            return i;
    return text.length;
}

static size_t next_match(const struct subject *subject, size_t start, const struct pattern *pattern)
{
    struct slice text = subject->folded.text;
    size_t match = next_bytes(subject, start, pattern);
    while (pattern->is_whole_words && match < text.length &&
           !(fold_is_word_boundary(text, match) &&
             fold_is_word_boundary(text, match + pattern->text.length)))
        match = next_bytes(subject, match + 1, pattern);
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

struct found_list find_all(const struct pattern *pattern, struct slice text, struct arena *arena)
{
    struct found_list list = {0};
    size_t capacity = 0;
    if (!pattern->text.length || !text.length)
        return list;
    struct subject subject = subject_of(arena, text, pattern->minds_case);
    size_t start = next_match(&subject, 0, pattern);
    while (start < subject.folded.text.length) {
        size_t end = start + pattern->text.length;
        struct found found = {fold_origin(&subject.folded, start),
                              fold_origin_end(&subject.folded, end)};
        list.items = arena_reserve(arena, list.items, &capacity, list.count, sizeof found);
        list.items[list.count++] = found;
        start = next_match(&subject, skip_character(&subject.folded, end, found.end), pattern);
    }
    return list;
}

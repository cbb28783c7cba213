#include "evidence/fingerprint.h"

#include <string.h>

enum { BITS_OF_A_LETTER = 6, LETTERS = 4, MOST_PARAGRAPHS = 100000 };

#define HEADING "v1."

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* One that something was put before stays in the text, and nobody sees it. */
static bool is_byte_order_mark(struct slice text, size_t at)
{
    struct slice rest = {text.bytes + at, text.length - at};
    return slice_starts_with(rest, SLICE("\xEF\xBB\xBF"));
}

/* FNV-1a, folded to 24 bits. */
uint32_t fingerprint_mark(const struct slice *texts, size_t count)
{
    uint64_t hash = 14695981039346656037u;
    bool is_apart = false;
    bool has_begun = false;
    for (size_t i = 0; i < count; i++) {
        is_apart = is_apart || i > 0;
        for (size_t j = 0; j < texts[i].length; j++) {
            char byte = texts[i].bytes[j];
            if (is_byte_order_mark(texts[i], j)) {
                j += 2;
                continue;
            }
            if (slice_is_blank(byte)) {
                is_apart = true;
                continue;
            }
            if (is_apart && has_begun)
                hash = (hash ^ ' ') * 1099511628211u;
            is_apart = false;
            has_begun = true;
            hash = (hash ^ (unsigned char)byte) * 1099511628211u;
        }
    }
    return (uint32_t)((hash >> 40) ^ (hash >> 16) ^ hash) & 0xFFFFFF;
}

struct fingerprint fingerprint_of(const struct article *article, struct arena *arena)
{
    struct fingerprint fingerprint = {ARENA_ARRAY(arena, uint32_t, article->count), article->count};
    for (uint32_t i = 0; i < article->count; i++) {
        struct slice text = article_paragraph(article, i + 1);
        fingerprint.marks[i] = fingerprint_mark(&text, 1);
    }
    return fingerprint;
}

void fingerprint_write(const struct fingerprint *fingerprint, struct buffer *out)
{
    buffer_add(out, SLICE(HEADING));
    for (uint32_t i = 0; i < fingerprint->count; i++)
        for (int j = LETTERS - 1; j >= 0; j--)
            buffer_add_byte(out, alphabet[fingerprint->marks[i] >> (j * BITS_OF_A_LETTER) & 63]);
}

bool fingerprint_read(struct slice text, struct fingerprint *fingerprint, struct arena *arena)
{
    struct slice heading = SLICE(HEADING);
    *fingerprint = (struct fingerprint){0};
    if (!slice_starts_with(text, heading))
        return false;
    struct slice letters = {text.bytes + heading.length, text.length - heading.length};
    if (!letters.length || letters.length % LETTERS || letters.length / LETTERS > MOST_PARAGRAPHS)
        return false;
    fingerprint->count = (uint32_t)(letters.length / LETTERS);
    fingerprint->marks = ARENA_ARRAY(arena, uint32_t, fingerprint->count);
    for (size_t i = 0; i < letters.length; i++) {
        const char *letter = memchr(alphabet, letters.bytes[i], sizeof alphabet - 1);
        if (!letter)
            return false;
        uint32_t *mark = &fingerprint->marks[i / LETTERS];
        *mark = *mark << BITS_OF_A_LETTER | (uint32_t)(letter - alphabet);
    }
    return true;
}

bool fingerprint_equal(const struct fingerprint *left, const struct fingerprint *right)
{
    return left->count == right->count &&
           memcmp(left->marks, right->marks, left->count * sizeof *left->marks) == 0;
}

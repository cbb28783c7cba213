#include "base/fold.h"

#include "base/fold_letter.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uniwbrk.h>

/* A block is what shares all but the last byte in UTF-8. */
enum { BLOCK_BITS = 4, BLOCK_SIZE = 1 << BLOCK_BITS, BLOCK_COUNT = 0x110000 >> BLOCK_BITS };

struct fold_block {
    uint16_t starts[BLOCK_SIZE + 1];
    char bytes[];
};

/* Blocks are made when a text first needs one, and stay. Asking the library costs too much for
 * every text, and too much at every start for all blocks; two threads that make the same block
 * make the same bytes, so the first one wins. */
static struct fold_block *_Atomic blocks[CASE_COUNT][BLOCK_COUNT];

static struct fold_block *make_block(enum letter_case letter_case, uint32_t first)
{
    struct fold_block sizes;
    char bytes[BLOCK_SIZE * FOLD_LETTER_LONGEST];
    size_t length = 0;
    for (uint32_t i = 0; i < BLOCK_SIZE; i++) {
        sizes.starts[i] = (uint16_t)length;
        length += fold_letter(letter_case, first + i, bytes + length);
    }
    sizes.starts[BLOCK_SIZE] = (uint16_t)length;
    struct fold_block *block = memory_allocate(sizeof *block + length, 1);
    *block = sizes;
    memcpy(block->bytes, bytes, length);
    return block;
}

static const struct fold_block *add_block(enum letter_case letter_case, uint32_t index)
{
    struct fold_block *expected = NULL;
    struct fold_block *made = make_block(letter_case, index << BLOCK_BITS);
    if (atomic_compare_exchange_strong(&blocks[letter_case][index], &expected, made))
        return made;
    free(made);
    return expected;
}

static inline struct slice fold_of(enum letter_case letter_case, uint32_t code_point)
{
    uint32_t index = code_point >> BLOCK_BITS;
    const struct fold_block *block =
        atomic_load_explicit(&blocks[letter_case][index], memory_order_acquire);
    if (!block)
        block = add_block(letter_case, index);
    const uint16_t *start = &block->starts[code_point & (BLOCK_SIZE - 1)];
    return (struct slice){block->bytes + start[0], (size_t)(start[1] - start[0])};
}

/* The high bit of each byte that lies in first..last; all bytes must be ASCII. */
static inline uint64_t bytes_between(uint64_t eight, unsigned char first, unsigned char last)
{
    return (eight + UTF8_EIGHT(0x80 - first)) & ~(eight + UTF8_EIGHT(0x7F - last)) &
           UTF8_EIGHT(0x80);
}

static inline uint64_t fold_eight(enum letter_case letter_case, uint64_t eight)
{
    uint64_t capitals = letter_case == WITH_CAPITALS ? 0 : bytes_between(eight, 'A', 'Z');
    uint64_t spaces = (bytes_between(eight, '\t', '\r') >> 7) * 0xFF;
    uint64_t graves = (bytes_between(eight, '`', '`') >> 7) * ('`' ^ '\'');
    return (((eight ^ graves) | capitals >> 2) & ~spaces) | (UTF8_EIGHT(' ') & spaces);
}

static inline char fold_byte(enum letter_case letter_case, char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return letter_case == WITH_CAPITALS ? byte : (char)(byte | 0x20);
    if (byte == '`')
        return '\'';
    return byte >= '\t' && byte <= '\r' ? ' ' : byte;
}

/* Folds the ASCII at the start, and says how long it is. */
static inline size_t fold_ascii(enum letter_case letter_case, char *to, struct slice from)
{
    size_t at = 0;
    for (; from.length - at >= 8; at += 8) {
        uint64_t eight = utf8_load_eight(from.bytes + at);
        if (eight & UTF8_EIGHT(0x80))
            break;
        eight = fold_eight(letter_case, eight);
        memcpy(to + at, &eight, sizeof eight);
    }
    for (; at < from.length && (unsigned char)from.bytes[at] < 0x80; at++)
        to[at] = fold_byte(letter_case, from.bytes[at]);
    return at;
}

static size_t folded_length(enum letter_case letter_case, struct slice text)
{
    size_t folded = 0;
    for (size_t at = 0; at < text.length;) {
        size_t ascii = utf8_ascii_length(text.bytes + at, text.length - at);
        at += ascii;
        folded += ascii;
        if (at == text.length)
            break;
        uint32_t code_point;
        size_t length = utf8_decode(text.bytes + at, text.length - at, &code_point);
        folded += length ? fold_of(letter_case, code_point).length : 1;
        at += length ? length : 1;
    }
    return folded;
}

/* Writes the fold of what stands at `text.bytes`, not ASCII, and says how much of it. */
static inline size_t fold_other(enum letter_case letter_case, char *to, struct slice text,
                                size_t *taken)
{
    uint32_t code_point;
    *taken = utf8_decode(text.bytes, text.length, &code_point);
    if (*taken == 0) {
        *taken = 1;
        *to = *text.bytes;
        return 1;
    }
    struct slice folded = fold_of(letter_case, code_point);
    for (size_t i = 0; i < folded.length; i++)
        to[i] = folded.bytes[i];
    return folded.length;
}

/* Fills `to`, and `origins` unless it is NULL. */
static inline void fold_into(enum letter_case letter_case, char *to, uint32_t *origins,
                             struct slice text)
{
    size_t written = 0;
    for (size_t at = 0; at < text.length;) {
        struct slice rest = {text.bytes + at, text.length - at};
        size_t taken = fold_ascii(letter_case, to + written, rest);
        size_t length = taken;
        uint32_t step = 1;
        if (taken == 0) {
            length = fold_other(letter_case, to + written, rest, &taken);
            step = 0;
        }
        for (size_t i = 0; origins && i < length; i++)
            origins[written + i] = (uint32_t)(at + i * step);
        at += taken;
        written += length;
    }
    to[written] = '\0';
    if (origins)
        origins[written] = (uint32_t)text.length;
}

static inline struct slice fold_to_text(enum letter_case letter_case, struct arena *arena,
                                        struct slice text)
{
    size_t length = folded_length(letter_case, text);
    char *bytes = arena_allocate_bytes(arena, length + 1);
    fold_into(letter_case, bytes, NULL, text);
    return (struct slice){bytes, length};
}

static inline struct folded fold_to(enum letter_case letter_case, struct arena *arena,
                                    struct slice text)
{
    size_t length = folded_length(letter_case, text);
    char *bytes = arena_allocate_bytes(arena, length + 1);
    uint32_t *origins = NULL;
    if (utf8_ascii_length(text.bytes, text.length) < text.length)
        origins = ARENA_ARRAY(arena, uint32_t, length + 1);
    fold_into(letter_case, bytes, origins, text);
    return (struct folded){{bytes, length}, origins};
}

struct slice fold_text(struct arena *arena, struct slice text)
{
    return fold_to_text(WITHOUT_CAPITALS, arena, text);
}

struct slice fold_text_cased(struct arena *arena, struct slice text)
{
    return fold_to_text(WITH_CAPITALS, arena, text);
}

struct folded fold(struct arena *arena, struct slice text)
{
    return fold_to(WITHOUT_CAPITALS, arena, text);
}

struct folded fold_cased(struct arena *arena, struct slice text)
{
    return fold_to(WITH_CAPITALS, arena, text);
}

size_t fold_origin(const struct folded *folded, size_t offset)
{
    return folded->origins ? folded->origins[offset] : offset;
}

size_t fold_origin_end(const struct folded *folded, size_t offset)
{
    if (!folded->origins || offset == 0)
        return fold_origin(folded, offset);
    while (offset < folded->text.length && folded->origins[offset] == folded->origins[offset - 1])
        offset++;
    return folded->origins[offset];
}

/* Both cases of the letter, and of the turned e that stands for it in some texts. */
static bool is_schwa(struct slice text, size_t offset)
{
    uint32_t code_point;
    utf8_decode(text.bytes + offset, text.length - offset, &code_point);
    return code_point == 0x0259 || code_point == 0x018F || code_point == 0x01DD ||
           code_point == 0x018E;
}

struct slice fold_other_spelling(struct arena *arena, const struct folded *folded,
                                 struct slice text)
{
    enum { A_FROM_E = 'a' ^ 'e' };
    char *other = NULL;
    for (size_t i = 0; folded->origins && i < folded->text.length; i++) {
        if ((folded->text.bytes[i] | 0x20) != 'e' || !is_schwa(text, folded->origins[i]))
            continue;
        if (!other) {
            other = arena_allocate_bytes(arena, folded->text.length);
            memcpy(other, folded->text.bytes, folded->text.length);
        }
        other[i] ^= A_FROM_E;
    }
    return other ? (struct slice){other, folded->text.length} : folded->text;
}

static bool is_mark(uint32_t code_point)
{
    return code_point >= 0x80 && uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_M);
}

/* A letter or digit of ASCII. */
static bool is_plain(unsigned code_point)
{
    unsigned small = code_point | 0x20;
    return (small >= 'a' && small <= 'z') || (code_point >= '0' && code_point <= '9');
}

/* Whether a code point may stand inside of a word. Letters of scripts that do not part words by
 * blanks (Han, Hiragana, Thai and the like, Word_Break=Other) may begin and end one anywhere. */
static bool holds_word(uint32_t code_point)
{
    if (code_point < 0x80)
        return is_plain(code_point);
    return uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_Nd |
                                                            UC_CATEGORY_MASK_M) &&
           uc_wordbreak_property(code_point) != WBP_OTHER;
}

bool fold_is_word_boundary(struct slice folded, size_t offset)
{
    if (offset == 0 || offset >= folded.length)
        return true;
    unsigned left = (unsigned char)folded.bytes[offset - 1];
    unsigned right = (unsigned char)folded.bytes[offset];
    if ((left | right) < 0x80)
        return !(is_plain(left) && is_plain(right));
    uint32_t next;
    uint32_t previous;
    size_t before = utf8_before(folded.bytes, offset);
    size_t taken = utf8_decode(folded.bytes + before, folded.length - before, &previous);
    if (taken > offset - before)
        return false;
    bool is_text = taken == offset - before;
    if (!utf8_decode(folded.bytes + offset, folded.length - offset, &next))
        return true;
    return !is_mark(next) && !(is_text && holds_word(previous) && holds_word(next));
}

enum { LONGEST_COMPARED = 255 };

static unsigned smaller(unsigned left, unsigned right)
{
    return left < right ? left : right;
}

/* One row of the table: what it costs to make left[0 .. i] into each start of `right`; returns the
 * least of it. */
static unsigned next_row(unsigned *row, unsigned *const above[2], size_t i, struct slice left,
                         struct slice right)
{
    unsigned least = row[0] = (unsigned)i + 1;
    for (size_t j = 0; j < right.length; j++) {
        unsigned differs = left.bytes[i] != right.bytes[j];
        unsigned cost = smaller(above[0][j] + differs, smaller(above[0][j + 1], row[j]) + 1);
        if (i && j && left.bytes[i] == right.bytes[j - 1] && left.bytes[i - 1] == right.bytes[j])
            cost = smaller(cost, above[1][j - 1] + 1);
        row[j + 1] = cost;
        least = smaller(least, cost);
    }
    return least;
}

unsigned fold_distance(struct slice left, struct slice right, unsigned limit)
{
    size_t longer = left.length > right.length ? left.length : right.length;
    size_t difference = longer - (left.length + right.length - longer);
    if (slice_equal(left, right))
        return 0;
    if (longer > LONGEST_COMPARED || difference > limit)
        return limit + 1;
    unsigned rows[3][LONGEST_COMPARED + 1];
    for (size_t j = 0; j <= right.length; j++)
        rows[0][j] = (unsigned)j;
    unsigned *row = rows[0];
    for (size_t i = 0; i < left.length; i++) {
        unsigned *const above[2] = {rows[i % 3], rows[(i + 2) % 3]};
        row = rows[(i + 1) % 3];
        if (next_row(row, above, i, left, right) > limit)
            return limit + 1;
    }
    return smaller(row[right.length], limit + 1);
}

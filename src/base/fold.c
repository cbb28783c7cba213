#include "base/fold.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwbrk.h>

/* A block is what shares all but the last byte in UTF-8. */
enum { BLOCK_BITS = 4, BLOCK_SIZE = 1 << BLOCK_BITS, BLOCK_COUNT = 0x110000 >> BLOCK_BITS };

/* One code point gives at most eighteen (U+FDFA), three bytes each. */
enum { LONGEST_FOLD = 64 };

struct fold_block {
    uint16_t starts[BLOCK_SIZE + 1];
    char bytes[];
};

/* Blocks are made when a text first needs one, and stay. Asking the library costs too much for
 * every text, and too much at every start for all blocks; two threads that make the same block
 * make the same bytes, so the first one wins. */
static struct fold_block *_Atomic blocks[BLOCK_COUNT];

struct plain_spelling {
    uint16_t code_point;
    const char *spelling;
};

/* What Unicode leaves as it is though a searcher types something else. Looked up after case
 * folding and decomposition; the acute accent (00B4, 1FFD) before, as it would leave a blank. */
static const struct plain_spelling plain_spellings[] = {
    {0x00B4, "'"},
    {0x00E6, "ae"},
    {0x00F0, "d"},
    {0x00F8, "o"},
    {0x00FE, "th"},
    {0x0111, "d"},
    {0x0127, "h"},
    {0x0131, "i"},
    {0x0142, "l"},
    {0x014B, "n"},
    {0x0153, "oe"},
    {0x0167, "t"},
    {0x0180, "b"},
    {0x01B6, "z"},
    {0x01DD, "e"},
    {0x0237, "j"},
    {0x0253, "b"},
    {0x0256, "d"},
    {0x0257, "d"},
    {0x0259, "e"},
    {0x0268, "i"},
    {0x0275, "o"},
    /* Apostrophes; the half rings of transliterated Arabic are left out. */
    {0x02B9, "'"},
    {0x02BB, "'"},
    {0x02BC, "'"},
    {0x02BD, "'"},
    {0x02BE, ""},
    {0x02BF, ""},
    {0x055A, "'"},
    {0x05F3, "'"},
    {0x05F4, "\""},
    /* Alef, heh, kaf, yeh; tatweel. */
    {0x0671, "\u0627"},
    {0x0629, "\u0647"},
    {0x06BE, "\u0647"},
    {0x06C1, "\u0647"},
    {0x06D5, "\u0647"},
    {0x06A9, "\u0643"},
    {0x06AA, "\u0643"},
    {0x0649, "\u064A"},
    {0x06CC, "\u064A"},
    {0x06D2, "\u064A"},
    {0x0640, ""},
    /* Quotes. */
    {0x00AB, "\""},
    {0x00BB, "\""},
    {0x2018, "'"},
    {0x2019, "'"},
    {0x201A, "'"},
    {0x201B, "'"},
    {0x201C, "\""},
    {0x201D, "\""},
    {0x201E, "\""},
    {0x201F, "\""},
    {0x2032, "'"},
    {0x2035, "'"},
    {0x2039, "'"},
    {0x203A, "'"},
    {0x1FFD, "'"},
    {0x301D, "\""},
    {0x301E, "\""},
    {0x301F, "\""},
    /* Dashes and slashes. */
    {0x05BE, "-"},
    {0x2010, "-"},
    {0x2012, "-"},
    {0x2013, "-"},
    {0x2014, "-"},
    {0x2015, "-"},
    {0x2043, "-"},
    {0x2212, "-"},
    {0x2E3A, "-"},
    {0x2E3B, "-"},
    {0x2044, "/"},
    {0x2215, "/"},
};

static const char *plain_spelling(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof plain_spellings / sizeof plain_spellings[0]; i++) {
        if (plain_spellings[i].code_point == code_point)
            return plain_spellings[i].spelling;
    }
    return NULL;
}

/* Accents, vowel points, tone marks: what a searcher leaves out. Vowel signs and viramas are
 * letters to their readers; the combining classes other than 0 and 9 are vowels of Telugu, Thai,
 * Lao and Tibetan. */
static bool is_left_out(uint32_t code_point)
{
    static const unsigned char kept_classes[] = {0, 9, 84, 91, 103, 118, 129, 130, 132};
    if (uc_is_property_default_ignorable_code_point(code_point) ||
        uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_Me))
        return true;
    return uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_M) &&
           !memchr(kept_classes, uc_combining_class(code_point), sizeof kept_classes);
}

static size_t copy_spelling(char *to, const char *spelling)
{
    size_t length = strlen(spelling);
    memcpy(to, spelling, length);
    return length;
}

/* Folds what is folded in case and decomposed already; at most four bytes. */
static size_t fold_plain(uint32_t code_point, char *to)
{
    const char *spelling = plain_spelling(code_point);
    if (spelling)
        return copy_spelling(to, spelling);
    if (is_left_out(code_point))
        return 0;
    if (uc_is_property_white_space(code_point))
        return copy_spelling(to, " ");
    int digit = uc_decimal_value(code_point);
    if (digit >= 0)
        code_point = (uint32_t)('0' + digit);
    return (size_t)u8_uctomb((uint8_t *)to, code_point, LONGEST_FOLD);
}

/* Folds the case of the first one and decomposes what that gives; returns how many there are. */
static size_t fold_case(uint32_t code_points[LONGEST_FOLD])
{
    uint32_t folded[LONGEST_FOLD];
    size_t length = LONGEST_FOLD;
    if (u32_casefold(code_points, 1, NULL, UNINORM_NFKD, folded, &length) != folded)
        memory_exhausted();
    memcpy(code_points, folded, length * sizeof *folded);
    return length;
}

static size_t fold_code_point(uint32_t code_point, char *to)
{
    const char *spelling = plain_spelling(code_point);
    if (spelling)
        return copy_spelling(to, spelling);
    uint32_t code_points[LONGEST_FOLD] = {code_point};
    size_t count = fold_case(code_points);
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += fold_plain(code_points[i], to + length);
    return length;
}

static struct fold_block *make_block(uint32_t first)
{
    struct fold_block sizes;
    char bytes[BLOCK_SIZE * LONGEST_FOLD];
    size_t length = 0;
    for (uint32_t i = 0; i < BLOCK_SIZE; i++) {
        sizes.starts[i] = (uint16_t)length;
        length += fold_code_point(first + i, bytes + length);
    }
    sizes.starts[BLOCK_SIZE] = (uint16_t)length;
    struct fold_block *block = memory_allocate(sizeof *block + length, 1);
    *block = sizes;
    memcpy(block->bytes, bytes, length);
    return block;
}

static const struct fold_block *add_block(uint32_t index)
{
    struct fold_block *expected = NULL;
    struct fold_block *made = make_block(index << BLOCK_BITS);
    if (atomic_compare_exchange_strong(&blocks[index], &expected, made))
        return made;
    free(made);
    return expected;
}

static inline struct slice fold_of(uint32_t code_point)
{
    uint32_t index = code_point >> BLOCK_BITS;
    const struct fold_block *block = atomic_load_explicit(&blocks[index], memory_order_acquire);
    if (!block)
        block = add_block(index);
    const uint16_t *start = &block->starts[code_point & (BLOCK_SIZE - 1)];
    return (struct slice){block->bytes + start[0], (size_t)(start[1] - start[0])};
}

/* The high bit of each byte that lies in first..last; all bytes must be ASCII. */
static inline uint64_t bytes_between(uint64_t eight, unsigned char first, unsigned char last)
{
    return (eight + UTF8_EIGHT(0x80 - first)) & ~(eight + UTF8_EIGHT(0x7F - last)) &
           UTF8_EIGHT(0x80);
}

static inline uint64_t fold_eight(uint64_t eight)
{
    uint64_t capitals = bytes_between(eight, 'A', 'Z');
    uint64_t spaces = (bytes_between(eight, '\t', '\r') >> 7) * 0xFF;
    return ((eight | capitals >> 2) & ~spaces) | (UTF8_EIGHT(' ') & spaces);
}

static inline char fold_byte(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte | 0x20);
    return byte >= '\t' && byte <= '\r' ? ' ' : byte;
}

/* Folds the ASCII at the start, and says how long it is. */
static inline size_t fold_ascii(char *to, const char *from, size_t length)
{
    size_t at = 0;
    for (; length - at >= 8; at += 8) {
        uint64_t eight = utf8_load_eight(from + at);
        if (eight & UTF8_EIGHT(0x80))
            break;
        eight = fold_eight(eight);
        memcpy(to + at, &eight, sizeof eight);
    }
    for (; at < length && (unsigned char)from[at] < 0x80; at++)
        to[at] = fold_byte(from[at]);
    return at;
}

static size_t folded_length(struct slice text)
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
        folded += length ? fold_of(code_point).length : 1;
        at += length ? length : 1;
    }
    return folded;
}

/* Writes the fold of what stands at `text.bytes`, not ASCII, and says how much of it. */
static inline size_t fold_other(char *to, struct slice text, size_t *taken)
{
    uint32_t code_point;
    *taken = utf8_decode(text.bytes, text.length, &code_point);
    if (*taken == 0) {
        *taken = 1;
        *to = *text.bytes;
        return 1;
    }
    struct slice folded = fold_of(code_point);
    for (size_t i = 0; i < folded.length; i++)
        to[i] = folded.bytes[i];
    return folded.length;
}

/* Fills `to`, and `origins` unless it is NULL. */
static void fold_into(char *to, uint32_t *origins, struct slice text)
{
    size_t written = 0;
    for (size_t at = 0; at < text.length;) {
        struct slice rest = {text.bytes + at, text.length - at};
        size_t taken = fold_ascii(to + written, rest.bytes, rest.length);
        size_t length = taken;
        uint32_t step = 1;
        if (taken == 0) {
            length = fold_other(to + written, rest, &taken);
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

struct slice fold_text(struct arena *arena, struct slice text)
{
    size_t length = folded_length(text);
    char *bytes = arena_allocate_bytes(arena, length + 1);
    fold_into(bytes, NULL, text);
    return (struct slice){bytes, length};
}

struct folded fold(struct arena *arena, struct slice text)
{
    size_t length = folded_length(text);
    char *bytes = arena_allocate_bytes(arena, length + 1);
    uint32_t *origins = NULL;
    if (utf8_ascii_length(text.bytes, text.length) < text.length)
        origins = ARENA_ARRAY(arena, uint32_t, length + 1);
    fold_into(bytes, origins, text);
    return (struct folded){{bytes, length}, origins};
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

#include "base/host.h"

#include <stdint.h>
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { LONGEST_LABEL = 63, LONGEST_NAME = 253, MOST_CHARACTERS = 512 };

/* RFC 3492, section 5 */
enum {
    BASE = 36,
    LEAST_THRESHOLD = 1,
    LARGEST_THRESHOLD = 26,
    SKEW = 38,
    DAMPING = 700,
    FIRST_BIAS = 72,
    FIRST_CODE_POINT = 0x80,
};

static bool is_label_character(ucs4_t character)
{
    if (character >= 0x80)
        return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                               UC_CATEGORY_MASK_N |
                                                               UC_CATEGORY_MASK_S);
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '-' || character == '_';
}

static uint32_t adapted_bias(uint32_t delta, uint32_t count, bool is_first)
{
    uint32_t steps = 0;
    delta = is_first ? delta / DAMPING : delta / 2;
    delta += delta / count;
    while (delta > (BASE - LEAST_THRESHOLD) * LARGEST_THRESHOLD / 2) {
        delta /= BASE - LEAST_THRESHOLD;
        steps += BASE;
    }
    return steps + (BASE - LEAST_THRESHOLD + 1) * delta / (delta + SKEW);
}

static char digit_of(uint32_t value)
{
    return (char)(value < 26 ? 'a' + value : '0' + (value - 26));
}

static void write_delta(uint32_t delta, uint32_t bias, struct buffer *out)
{
    for (uint32_t k = BASE;; k += BASE) {
        uint32_t threshold = k <= bias + LEAST_THRESHOLD     ? LEAST_THRESHOLD
                             : k >= bias + LARGEST_THRESHOLD ? LARGEST_THRESHOLD
                                                             : k - bias;
        if (delta < threshold)
            break;
        buffer_add_byte(out, digit_of(threshold + (delta - threshold) % (BASE - threshold)));
        delta = (delta - threshold) / (BASE - threshold);
    }
    buffer_add_byte(out, digit_of(delta));
}

static uint32_t smallest_from(const uint32_t *label, size_t length, uint32_t least)
{
    uint32_t smallest = UINT32_MAX;
    for (size_t i = 0; i < length; i++)
        if (label[i] >= least && label[i] < smallest)
            smallest = label[i];
    return smallest;
}

/* A label has at most MOST_CHARACTERS characters, so no number overflows: 0x110000 * 513 < 2^32. */
static void write_punycode(const uint32_t *label, size_t length, struct buffer *out)
{
    uint32_t basic = 0;
    for (size_t i = 0; i < length; i++)
        if (label[i] < 0x80) {
            buffer_add_byte(out, (char)label[i]);
            basic++;
        }
    if (basic)
        buffer_add_byte(out, '-');
    uint32_t next = FIRST_CODE_POINT;
    uint32_t bias = FIRST_BIAS;
    uint32_t delta = 0;
    for (uint32_t done = basic; done < length;) {
        uint32_t smallest = smallest_from(label, length, next);
        delta += (smallest - next) * (done + 1);
        next = smallest;
        for (size_t i = 0; i < length; i++) {
            delta += label[i] < next;
            if (label[i] != next)
                continue;
            write_delta(delta, bias, out);
            bias = adapted_bias(delta, done + 1, done == basic);
            delta = 0;
            done++;
        }
        delta++;
        next++;
    }
}

static bool write_label(const uint32_t *label, size_t length, struct buffer *out)
{
    size_t start = out->length;
    bool is_ascii = true;
    for (size_t i = 0; i < length; i++) {
        if (!is_label_character(label[i]))
            return false;
        is_ascii = is_ascii && label[i] < 0x80;
    }
    if (!is_ascii)
        buffer_add(out, SLICE("xn--"));
    if (!is_ascii)
        write_punycode(label, length, out);
    for (size_t i = 0; is_ascii && i < length; i++)
        buffer_add_byte(out, (char)label[i]);
    return length && out->length - start <= LONGEST_LABEL;
}

/* The dots of other scripts separate labels as well; those of full width are composed away. */
static bool is_dot(uint32_t character)
{
    return character == '.' || character == 0x3002 || character == 0xFF61;
}

static bool write_labels(const uint32_t *name, size_t length, struct buffer *out)
{
    size_t start = out->length;
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !is_dot(name[end]))
            end++;
        if (!write_label(name + at, end - at, out))
            return false;
        if (end < length)
            buffer_add_byte(out, '.');
        at = end + 1;
    }
    return length && out->length - start <= LONGEST_NAME + (name[length - 1] == '.');
}

/* In small letters where a character is beyond ASCII; else as it stands. */
static uint32_t *mapped(struct slice name, size_t *length)
{
    uint32_t *characters = u8_to_u32((const uint8_t *)name.bytes, name.length, NULL, length);
    bool is_ascii = true;
    for (size_t i = 0; characters && i < *length; i++)
        is_ascii = is_ascii && characters[i] < 0x80;
    if (!characters || is_ascii)
        return characters;
    uint32_t *composed = u32_normalize(UNINORM_NFKC, characters, *length, NULL, length);
    free(characters);
    for (size_t i = 0; composed && i < *length; i++)
        composed[i] = uc_tolower(composed[i]);
    return composed;
}

bool host_write_ascii(struct slice name, struct buffer *out)
{
    size_t length = 0;
    if (!name.length || name.length > MOST_CHARACTERS)
        return false;
    uint32_t *characters = mapped(name, &length);
    bool is_name = characters && length <= MOST_CHARACTERS && write_labels(characters, length, out);
    free(characters);
    return is_name;
}

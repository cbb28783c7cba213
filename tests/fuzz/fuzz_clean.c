/* The text cleaner: whatever the bytes, nothing in the result acts on a terminal or deceives a
 * reader, nothing is dropped, and what is clean stays as it is. */
#include "base/shown.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"

#include <stdio.h>
#include <string.h>

/* Raw and cleaned text, walked through side by side. */
struct pair {
    struct slice raw;
    struct slice cleaned;
};

static void advance(struct slice *text, size_t length)
{
    *text = (struct slice){text->bytes + length, text->length - length};
}

static bool take(struct slice *text, struct slice prefix)
{
    if (!slice_starts_with(*text, prefix))
        return false;
    advance(text, prefix.length);
    return true;
}

/* <FF>, or <U+200B>: in at least so many digits. */
static bool take_number(struct slice *text, const char *opening, int digits, unsigned number)
{
    char marker[24];
    snprintf(marker, sizeof marker, "%s%0*X>", opening, digits, number);
    return take(text, slice_of(marker));
}

static bool take_control(struct slice *cleaned, unsigned byte)
{
    char marker[] = {'^', (char)(byte == 0x7F ? '?' : byte + '@'), '\0'};
    bool is_blank = byte == '\n' || byte == '\t';
    return take(cleaned, is_blank ? SLICE(" ") : slice_of(marker));
}

/* Whether the next character of the raw text is found in the cleaned one, as itself where it may
 * be, else as what stands for it. */
static bool step(struct pair *pair)
{
    uint32_t c;
    size_t length = plain_decode(pair->raw, &c);
    struct slice itself = {pair->raw.bytes, length};
    unsigned first = (unsigned char)pair->raw.bytes[0];
    advance(&pair->raw, length ? length : 1);
    if (!length)
        return take_number(&pair->cleaned, "<", 2, first);
    if (c < 0x20 || c == 0x7F)
        return take_control(&pair->cleaned, c);
    if (plain_is_forbidden(c))
        return take_number(&pair->cleaned, "<U+", 4, c);
    bool is_plain = !plain_is_mark(c) && !plain_is_joiner(c) && !plain_is_selector(c);
    if (is_plain)
        return take(&pair->cleaned, itself);
    if (plain_is_mark(c) && take(&pair->cleaned, SLICE("\u25CC")))
        return take(&pair->cleaned, itself);
    return take(&pair->cleaned, itself) || take_number(&pair->cleaned, "<U+", 4, c);
}

static void check_nothing_is_dropped(struct slice raw, struct slice cleaned)
{
    struct pair pair = {raw, cleaned};
    while (pair.raw.length) {
        size_t at = raw.length - pair.raw.length;
        FUZZ_REQUIRE(step(&pair), "the character at byte %zu is not in '%.*s'", at,
                     SLICE_ARGUMENTS(cleaned));
    }
    FUZZ_REQUIRE(!pair.cleaned.length, "something was added: '%.*s'", SLICE_ARGUMENTS(cleaned));
}

static void check_cleaned(struct slice raw, struct slice cleaned, struct arena *arena)
{
    const char *fault = plain_fault_of_cleaned(cleaned);
    FUZZ_REQUIRE(!fault, "%s: '%.*s'", fault, SLICE_ARGUMENTS(cleaned));
    struct slice again = shown_slice(shown_clean(arena, cleaned));
    FUZZ_REQUIRE(slice_equal(cleaned, again), "cleaned again, it changes: '%.*s'",
                 SLICE_ARGUMENTS(again));
    FUZZ_REQUIRE(shown_is_clean(cleaned), "it is not clean: '%.*s'", SLICE_ARGUMENTS(cleaned));
    FUZZ_REQUIRE(shown_is_clean(raw) == slice_equal(raw, cleaned), "clean or not? '%.*s'",
                 SLICE_ARGUMENTS(cleaned));
}

/* Two cleaned texts joined are clean. */
static void check_joined(struct slice raw, size_t middle, struct arena *arena)
{
    const struct shown parts[] = {
        shown_clean(arena, (struct slice){raw.bytes, middle}),
        shown_clean(arena, (struct slice){raw.bytes + middle, raw.length - middle}),
    };
    struct slice joined = shown_slice(shown_join(arena, parts, 2));
    FUZZ_REQUIRE(shown_is_clean(joined), "joined, it is not clean: '%.*s'",
                 SLICE_ARGUMENTS(joined));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = {0};
    struct slice raw = {(const char *)bytes, length};
    struct slice cleaned = shown_slice(shown_clean(&arena, raw));
    check_nothing_is_dropped(raw, cleaned);
    check_cleaned(raw, cleaned, &arena);
    check_joined(raw, length / 2, &arena);
    check_joined(raw, length ? bytes[0] % length : 0, &arena);
    arena_release(&arena);
    return 0;
}

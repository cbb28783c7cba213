#include "check/phrase.h"

#include "base/fold.h"

enum { MOST_ADVERBS = 3, YEAR_DIGITS = 4, MOST_SEARCHED = 64 * 1024 };

static bool is_word_byte(char byte)
{
    unsigned char value = (unsigned char)byte;
    return (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') || value == '-' ||
           value >= 0x80;
}

/* The byte after a quotation that begins at `start`, where it ends in the sentence. */
static size_t skip_quotation(struct slice text, size_t start)
{
    struct slice rest = {text.bytes + start + 1, text.length - start - 1};
    size_t length = slice_find(rest, '"');
    return length < rest.length ? start + 1 + length + 1 : start + 1;
}

struct phrase_words phrase_split(struct arena *arena, struct slice sentence)
{
    size_t length = sentence.length < MOST_SEARCHED ? sentence.length : MOST_SEARCHED;
    struct slice text = fold_text(arena, (struct slice){sentence.bytes, length});
    struct phrase_words words = {ARENA_ARRAY(arena, struct slice, text.length / 2 + 1), 0};
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        while (at < text.length && is_word_byte(text.bytes[at]))
            at++;
        if (at > start)
            words.items[words.count++] = (struct slice){text.bytes + start, at - start};
        else
            at = text.bytes[at] == '"' ? skip_quotation(text, at) : at + 1;
    }
    return words;
}

static bool is_among(struct slice word, struct slice alternatives)
{
    while (alternatives.bytes)
        if (slice_equal(word, slice_cut(&alternatives, '|')))
            return true;
    return false;
}

bool phrase_is_one_of(struct slice word, const char *alternatives)
{
    return is_among(word, slice_of(alternatives));
}

bool phrase_is_year(struct slice word)
{
    bool is_year = word.length == YEAR_DIGITS;
    for (size_t i = 0; i < word.length; i++)
        is_year = is_year && word.bytes[i] >= '0' && word.bytes[i] <= '9';
    return is_year;
}

static bool is_adverb(struct slice word)
{
    bool ends_in_ly = word.length > 3 &&
                      slice_equal(SLICE("ly"), (struct slice){word.bytes + word.length - 2, 2});
    return ends_in_ly || phrase_is_one_of(word, "not|never|often|always|also|still|long|even|thus|"
                                                "been|being|once|now|sometimes|almost|very|all");
}

/* The word after the pattern, which begins at `at`; 0 where it does not stand there. */
static size_t match(struct phrase_words words, size_t at, struct slice pattern)
{
    while (pattern.bytes) {
        struct slice element = slice_cut(&pattern, ' ');
        bool takes_adverbs = slice_starts_with(element, SLICE("~"));
        element.bytes += takes_adverbs;
        element.length -= takes_adverbs;
        size_t last = at + (takes_adverbs ? MOST_ADVERBS : 0);
        while (at < last && at < words.count && !is_among(words.items[at], element) &&
               is_adverb(words.items[at]))
            at++;
        if (at >= words.count || !is_among(words.items[at], element))
            return 0;
        at++;
    }
    return at;
}

/* The bytes with which the first word of a pattern begins, so that most words need no closer look.
 */
struct beginnings {
    bool has[256];
};

static struct beginnings beginnings_of(struct slice pattern)
{
    struct beginnings beginnings = {{false}};
    struct slice first = slice_cut(&pattern, ' ');
    for (size_t i = 0; i < first.length; i++)
        if (i == 0 || first.bytes[i - 1] == '|')
            beginnings.has[(unsigned char)first.bytes[i]] = true;
    return beginnings;
}

struct phrase phrase_find(struct phrase_words words, size_t from, const char *const *patterns)
{
    for (; *patterns; patterns++) {
        const struct beginnings beginnings = beginnings_of(slice_of(*patterns));
        for (size_t i = from; i < words.count; i++) {
            if (!beginnings.has[(unsigned char)words.items[i].bytes[0]])
                continue;
            size_t next = match(words, i, slice_of(*patterns));
            if (!next)
                continue;
            const char *start = words.items[i].bytes;
            const char *end = words.items[next - 1].bytes + words.items[next - 1].length;
            return (struct phrase){{start, (size_t)(end - start)}, i, next};
        }
    }
    return (struct phrase){{"", 0}, words.count, words.count};
}

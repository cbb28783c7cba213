#define _GNU_SOURCE /* memmem */
#include "base/fuzzy.h"

#include "base/fold.h"

#include <string.h>

enum {
    SCORE_WORD_START = 1000,
    SCORE_INSIDE = 600,
    SCORE_LETTERS = 300,
    MOST_POSITION = 200, /* positions beyond it are all the same */
    MOST_GAP = 150,
};

static int earlier(size_t position)
{
    return MOST_POSITION - (int)(position < MOST_POSITION ? position : MOST_POSITION);
}

static const char *find(struct slice word, struct slice text, size_t start)
{
    return memmem(text.bytes + start, text.length - start, word.bytes, word.length);
}

/* The best place at which the word stands as it is; 0 when it does not. */
static int score_whole(struct slice word, struct slice text)
{
    int best = 0;
    const char *found = find(word, text, 0);
    while (found && best < SCORE_WORD_START) {
        size_t position = (size_t)(found - text.bytes);
        int score = fold_is_word_boundary(text, position) ? SCORE_WORD_START : SCORE_INSIDE;
        if (score + earlier(position) > best)
            best = score + earlier(position);
        found = position + 1 < text.length ? find(word, text, position + 1) : NULL;
    }
    return best;
}

/* The letters in order, the first ones that come, with little between them. */
static int score_letters(struct slice word, struct slice text)
{
    size_t matched = 0;
    size_t first = 0;
    size_t i = 0;
    for (; i < text.length && matched < word.length; i++) {
        if (text.bytes[i] != word.bytes[matched])
            continue;
        if (matched == 0)
            first = i;
        matched++;
    }
    if (matched < word.length)
        return 0;
    size_t gaps = i - first - word.length;
    return SCORE_LETTERS + earlier(first) / 2 - (int)(gaps < MOST_GAP ? gaps : MOST_GAP);
}

int fuzzy_score(struct slice query, struct slice text, bool letters)
{
    int total = 1;
    struct slice rest = query;
    while (rest.bytes) {
        struct slice word = slice_cut(&rest, ' ');
        if (!word.length)
            continue;
        int score = text.length ? score_whole(word, text) : 0;
        if (!score && letters)
            score = score_letters(word, text);
        if (score <= 0)
            return 0;
        total += score;
    }
    return total;
}

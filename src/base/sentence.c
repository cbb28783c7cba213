#include "base/sentence.h"

enum { LONGEST_INITIAL = 2 };

static bool is_capital(unsigned char byte)
{
    return (byte >= 'A' && byte <= 'Z') || byte >= 0xC3;
}

/* "J", "Dr", "É"; not "it". */
static bool is_initial(struct slice word)
{
    return word.length <= LONGEST_INITIAL &&
           (word.length <= 1 || is_capital((unsigned char)word.bytes[0]));
}

size_t sentence_end(struct slice text, size_t start)
{
    size_t word = start;
    for (size_t i = start; i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte == ' ' || byte == '(' || byte == '"')
            word = i + 1;
        bool may_end = byte == '!' || byte == '?' ||
                       (byte == '.' && !is_initial((struct slice){text.bytes + word, i - word}));
        size_t next = i + 1;
        while (may_end && next < text.length &&
               (text.bytes[next] == '"' || text.bytes[next] == ')'))
            next++;
        if (may_end && (next >= text.length || (text.bytes[next] == ' ' && next + 1 < text.length &&
                                                is_capital((unsigned char)text.bytes[next + 1]))))
            return next;
    }
    return text.length;
}

/* Where the first sentence of a text ends. */
#include "base/sentence.h"

#include "base/arena.h"

#include <criterion/criterion.h>
#include <string.h>

struct example {
    const char *first;
    const char *rest;
};

static const struct example examples[] = {
    {"The dam could harm it.", " It might cut the Sound off."},
    {"Nobody told us.", " We asked."},
    {"The harbour is full (so it is).", " Ships wait."},
    {"\"Leave it!\"", " Nobody did."},
    {"J. Ray and Dr. Okafor agree.", " Others do not."},
    {"He (J. Ray) agrees.", " Others do not."},
    {"É. Blanc agrees.", " Others do not."},
    {"It cost 1.6 billion, by c. 2030 prices.", " That is much."},
    {"One sentence, e.g. this", ""},
    {"", ""},
};

Test(sentence, ends_at_its_mark)
{
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena arena = {0};
        struct slice text = arena_format(&arena, "%s%s", examples[i].first, examples[i].rest);
        cr_expect_eq(sentence_end(text, 0), strlen(examples[i].first), "%s: %zu", examples[i].first,
                     sentence_end(text, 0));
        arena_release(&arena);
    }
}

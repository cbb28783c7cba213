/* Two wordings: what both have stands there plain, what only one has is marked. */
#include "render/wording.h"

#include <criterion/criterion.h>

/* The words of a column, those that are marked between brackets. */
static struct slice column(const struct document *document, uint32_t cell, struct arena *arena)
{
    const struct paragraph *texts = document->blocks[0].last;
    struct slice text = SLICE("");
    for (uint32_t i = 0; i < texts->cells[cell].span_count; i++) {
        const struct span *span = &texts->cells[cell].spans[i];
        text = arena_format(arena, span->role == ROLE_STRONG ? "%.*s[%.*s]" : "%.*s%.*s",
                            SLICE_ARGUMENTS(text), SLICE_ARGUMENTS(span->text));
    }
    return text;
}

static const struct {
    const char *before;
    const char *now;
    const char *left;
    const char *right;
} cases[] = {
    {"The water rises.", "The water rises.", "The water rises.", "The water rises."},
    {"The water rises.", "The water may rise.", "The water [rises.]", "The water [may] [rise.]"},
    {"Two of ten ships", "Ten of the two ships", "[Two] of [ten] ships",
     "[Ten] of [the] [two] ships"},
    {"gone", "", "[gone]", ""},
    {"", "new words", "", "[new] [words]"},
    {"a b c a b c", "b c a", "[a] b c a [b] [c]", "b c a"},
    {"two  blanks", "two blanks", "two blanks", "two blanks"},
};

Test(wording, marks_the_words_that_have_changed)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = {0};
        struct arena arena = {0};
        compose_wordings(&document, slice_of(cases[i].before), slice_of(cases[i].now));
        struct slice left = column(&document, 0, &arena);
        struct slice right = column(&document, 1, &arena);
        cr_expect(slice_equal(left, slice_of(cases[i].left)), "%.*s", SLICE_ARGUMENTS(left));
        cr_expect(slice_equal(right, slice_of(cases[i].right)), "%.*s", SLICE_ARGUMENTS(right));
        arena_release(&arena);
        document_release(&document);
    }
}

/* Texts of thousands of words are shown, and marked as a whole. */
Test(wording, gives_up_on_what_is_too_long)
{
    struct document document = {0};
    struct buffer text = {0};
    for (int i = 0; i < 5000; i++)
        buffer_format(&text, "word ");
    compose_wordings(&document, buffer_slice(&text), SLICE("word"));
    const struct cell *now = &document.blocks[0].last->cells[1];
    cr_expect_eq(now->spans[now->span_count - 1].role, ROLE_STRONG);
    buffer_release(&text);
    document_release(&document);
}

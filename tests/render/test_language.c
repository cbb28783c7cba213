/* The language of a dossier. */
#include "render/language.h"

#include <criterion/criterion.h>
#include <string.h>

static struct text text_of(const char *bytes)
{
    return (struct text){bytes, (uint32_t)strlen(bytes), {0}};
}

struct language_case {
    const char *tag;
    const char *title;
    const char *language;
    bool is_right_to_left;
};

static const struct language_case cases[] = {
    {"", "Quiet Water", "en", false},
    {"", "12", "en", false},
    {"", "Мосты and دور", "en", false},
    {"", "مرسى الطلح in Talh", "und", true},
    {"fr", "مرسى الطلح", "fr", false},
    {"fa", "Quiet Water", "fa", true},
    {"FA-IR", "Quiet Water", "FA-IR", true},
    {"az-Arab", "Quiet Water", "az-Arab", true},
    {"az-Latn-IR", "Quiet Water", "az-Latn-IR", false},
    {"ar-Latn", "Quiet Water", "ar-Latn", false},
    {"he-419", "Quiet Water", "he-419", true},
    {"en-x-arab", "Quiet Water", "en-x-arab", false},
    {"arn", "Quiet Water", "arn", false},
    {"en) /Evil (", "Quiet Water", "en", false},
    {"<b>", "مرسى", "und", true},
};

Test(language, is_the_tag_or_that_of_the_letters)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct description description = {.title = text_of(cases[i].title),
                                                .language = text_of(cases[i].tag)};
        const struct dossier dossier = {.description = &description};
        cr_expect(slice_equal(language_of(&dossier), slice_of(cases[i].language)), "%s: %.*s",
                  cases[i].tag, SLICE_ARGUMENTS(language_of(&dossier)));
        cr_expect_eq(language_is_right_to_left(&dossier), cases[i].is_right_to_left, "%s",
                     cases[i].tag);
    }
}

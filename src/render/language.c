#include "render/language.h"

#include "base/count.h"
#include "base/direction.h"

#include <string.h>
#include <strings.h>

static bool is_among(struct slice word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (word.length == strlen(words[i]) && strncasecmp(word.bytes, words[i], word.length) == 0)
            return true;
    return false;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit_or_hyphen(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == '-';
}

/* Likewise of a tag: by its script, else by its language. */
static bool language_tag_is_right_to_left(struct slice tag)
{
    static const char *const scripts[] = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend",
                                          "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"};
    static const char *const languages[] = {
        "ar",  "arc", "arz", "azb", "bal", "ckb", "dv", "fa",  "glk", "he", "iw", "ji", "ks",
        "lrc", "mzn", "nqo", "pnb", "prs", "ps",  "sd", "skr", "syr", "ug", "ur", "yi"};
    enum { SCRIPT = 4 };
    struct slice language = slice_cut(&tag, '-');
    while (tag.bytes) {
        struct slice part = slice_cut(&tag, '-');
        if (part.length == SCRIPT && is_letter(part.bytes[0]))
            return is_among(part, scripts, COUNT(scripts));
        if (part.length == 1)
            break;
    }
    return is_among(language, languages, COUNT(languages));
}

bool language_is_tag(struct slice text)
{
    enum { LONGEST = 35 };
    bool is_possible = text.length > 0 && text.length <= LONGEST;
    for (size_t i = 0; i < text.length && is_possible; i++)
        is_possible = is_letter(text.bytes[i]) || (i && is_digit_or_hyphen(text.bytes[i]));
    return is_possible;
}

/* It goes into pages as it stands. */
static struct slice given_tag(const struct dossier *dossier)
{
    struct slice tag = text_slice(dossier->description->language);
    return language_is_tag(tag) ? tag : SLICE("");
}

static bool reads_from_the_right(const struct dossier *dossier)
{
    const struct text texts[] = {dossier->description->title, dossier->description->bottom_line};
    struct arena arena = {0};
    struct shown parts[COUNT(texts)];
    for (size_t i = 0; i < COUNT(texts); i++)
        parts[i] = shown_clean(&arena, text_slice(texts[i]));
    enum direction direction = direction_of_most(shown_join(&arena, parts, COUNT(parts)));
    arena_release(&arena);
    return direction == DIRECTION_RIGHT_TO_LEFT;
}

bool language_is_right_to_left(const struct dossier *dossier)
{
    struct slice tag = given_tag(dossier);
    return tag.length ? language_tag_is_right_to_left(tag) : reads_from_the_right(dossier);
}

struct slice language_of(const struct dossier *dossier)
{
    struct slice tag = given_tag(dossier);
    if (tag.length)
        return tag;
    return reads_from_the_right(dossier) ? SLICE("und") : SLICE("en");
}

struct slice language_of_title_at(struct place place)
{
    bool is_source = place.brief && !place.item && place.view == VIEW_READ;
    struct slice tag = is_source ? text_slice(place.brief->source.language) : SLICE("");
    return language_is_tag(tag) ? tag : SLICE("");
}

#include "check/sources.h"

#include "base/fold.h"
#include "model/source_type.h"
#include "model/suggest.h"

#include <stdlib.h>

/* What the parts of a tag may be made of. */
enum letters { LETTERS, DIGITS, EITHER };

static bool is_made_of(struct slice part, enum letters letters)
{
    for (size_t i = 0; i < part.length; i++) {
        unsigned char byte = (unsigned char)part.bytes[i];
        bool is_digit = byte >= '0' && byte <= '9';
        bool is_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        if (!(is_digit && letters != LETTERS) && !(is_letter && letters != DIGITS))
            return false;
    }
    return true;
}

static bool is_part(struct slice part, enum letters letters, size_t least, size_t most)
{
    return part.length >= least && part.length <= most && is_made_of(part, letters);
}

/* Takes the next part if it is so. */
static bool take_part(struct slice *rest, enum letters letters, size_t least, size_t most)
{
    struct slice after = *rest;
    if (!after.bytes || !is_part(slice_cut(&after, '-'), letters, least, most))
        return false;
    *rest = after;
    return true;
}

static bool is_digit_first(struct slice rest)
{
    return rest.length && *rest.bytes >= '0' && *rest.bytes <= '9';
}

/* 5 to 8 letters or digits, or a digit and three more. */
static bool take_variant(struct slice *rest)
{
    return take_part(rest, EITHER, 5, 8) ||
           (rest->bytes && is_digit_first(*rest) && take_part(rest, EITHER, 4, 4));
}

/* A single letter and what it brings: at least one part. */
static bool take_extension(struct slice *rest, bool is_private)
{
    struct slice after = *rest;
    bool is_x = after.length && (*after.bytes | 0x20) == 'x';
    if (is_x != is_private || !take_part(&after, EITHER, 1, 1))
        return false;
    size_t least = is_private ? 1 : 2;
    if (!take_part(&after, EITHER, least, 8))
        return false;
    while (take_part(&after, EITHER, least, 8))
        continue;
    *rest = after;
    return true;
}

/* Tags from before there were rules. */
static bool is_grandfathered(struct slice text)
{
    static const char *const tags[] = {
        "en-GB-oed", "i-ami", "i-bnn",     "i-default", "i-enochian", "i-hak",
        "i-klingon", "i-lux", "i-mingo",   "i-navajo",  "i-pwn",      "i-tao",
        "i-tay",     "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (slice_equal(text, slice_of(tags[i])))
            return true;
    return false;
}

bool sources_is_language_tag(struct slice text)
{
    struct slice rest = text;
    if (is_grandfathered(text) || (take_extension(&rest, true) && !rest.bytes))
        return true;
    rest = text;
    bool is_short = take_part(&rest, LETTERS, 2, 3);
    if (!is_short && !take_part(&rest, LETTERS, 4, 8))
        return false;
    for (int i = 0; is_short && i < 3 && take_part(&rest, LETTERS, 3, 3); i++)
        continue;
    take_part(&rest, LETTERS, 4, 4);
    if (!take_part(&rest, LETTERS, 2, 2))
        take_part(&rest, DIGITS, 3, 3);
    while (take_variant(&rest))
        continue;
    while (take_extension(&rest, false))
        continue;
    take_extension(&rest, true);
    return !rest.bytes;
}

static void check_type(const struct brief *brief, struct diagnostics *diagnostics)
{
    struct text type = brief->source.type;
    struct suggestions suggestions = {.wrong = text_slice(type)};
    struct buffer message = {0};
    for (size_t i = 0; source_types[i]; i++) {
        if (!type.length || slice_equal(text_slice(type), slice_of(source_types[i])))
            return;
    }
    for (size_t i = 0; source_types[i]; i++)
        suggest(&suggestions, "", slice_of(source_types[i]));
    suggestions_write(&suggestions, "type of source in CSL", &message);
    diagnostics_report(diagnostics, RULE_UNKNOWN_TYPE, brief->file, type.at, "%.*s%s",
                       SLICE_ARGUMENTS(buffer_slice(&message)),
                       suggestions.count ? "" : "; write report, article-journal or webpage, say");
    buffer_release(&message);
    suggestions_release(&suggestions);
}

/* Names of languages that are written where their tag belongs. */
static const struct {
    const char *name;
    const char *tag;
} language_names[] = {
    {"Amharic", "am"},    {"Arabic", "ar"},   {"Armenian", "hy"}, {"Azerbaijani", "az"},
    {"Chinese", "zh"},    {"Dutch", "nl"},    {"English", "en"},  {"Farsi", "fa"},
    {"French", "fr"},     {"Georgian", "ka"}, {"German", "de"},   {"Greek", "el"},
    {"Hebrew", "he"},     {"Hindi", "hi"},    {"Italian", "it"},  {"Japanese", "ja"},
    {"Korean", "ko"},     {"Kurdish", "ku"},  {"Persian", "fa"},  {"Polish", "pl"},
    {"Portuguese", "pt"}, {"Russian", "ru"},  {"Spanish", "es"},  {"Turkish", "tr"},
    {"Ukrainian", "uk"},  {"Urdu", "ur"},
};

enum { LANGUAGE_COUNT = sizeof language_names / sizeof *language_names };

/* The tag of a language whose name is like the text; NULL where none is. */
static const char *nearest_tag(struct slice text)
{
    struct suggestions suggestions = {.wrong = text};
    struct arena arena = {0};
    const char *tag = NULL;
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        suggest(&suggestions, "", fold_text(&arena, slice_of(language_names[i].name)));
    for (size_t i = 0; i < LANGUAGE_COUNT && suggestions.count; i++)
        if (slice_equal(suggestions.items[0].id,
                        fold_text(&arena, slice_of(language_names[i].name))))
            tag = language_names[i].tag;
    suggestions_release(&suggestions);
    arena_release(&arena);
    return tag;
}

/* A word of five to eight letters is well-formed, and a name rather than a tag. */
static bool is_name(struct slice text)
{
    enum { LONGEST_USED = 3 };
    return slice_find(text, '-') == text.length && text.length > LONGEST_USED &&
           nearest_tag(text) != NULL;
}

static void check_language(struct slice file, struct text language,
                           struct diagnostics *diagnostics)
{
    struct slice tag = text_slice(language);
    if (!tag.length || (sources_is_language_tag(tag) && !is_name(tag)))
        return;
    const char *nearest = nearest_tag(tag);
    diagnostics_report(diagnostics, RULE_BAD_LANGUAGE, file, language.at,
                       "'%s' is not a BCP 47 tag; write %s%s%s",
                       diagnostics_quote(diagnostics, tag), nearest ? "'" : "",
                       nearest ? nearest : "the tag of the language, such as en, fa or az-Latn",
                       nearest ? "'" : "");
}

static void check_issued(const struct dossier *dossier, const struct brief *brief, edtf_day today,
                         struct diagnostics *diagnostics)
{
    const struct date *issued = &brief->source.issued;
    const struct date *as_of = &dossier->description->as_of;
    if (!edtf_is_known(&issued->value.start))
        return;
    edtf_day earliest = edtf_earliest(&issued->value);
    if (earliest > today)
        diagnostics_report(diagnostics, RULE_FUTURE_DATE, brief->file, issued->text.at,
                           "'issued: %s' is after today; correct it",
                           diagnostics_quote(diagnostics, text_slice(issued->text)));
    else if (edtf_is_known(&as_of->value.end) && earliest > edtf_latest(&as_of->value))
        diagnostics_report(diagnostics, RULE_NEWER_THAN_AS_OF, brief->file, issued->text.at,
                           "this source (%s) is newer than the dossier, which is as of %s",
                           diagnostics_quote(diagnostics, text_slice(issued->text)),
                           diagnostics_quote(diagnostics, text_slice(as_of->text)));
}

static void check_description(const struct dossier *dossier, edtf_day today,
                              struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    const struct date *as_of = &dossier->description->as_of;
    struct slice file =
        arena_format(&arena, "%.*s/content/dossier.yaml", SLICE_ARGUMENTS(dossier->directory));
    if (edtf_is_known(&as_of->value.start) && edtf_earliest(&as_of->value) > today)
        diagnostics_report(diagnostics, RULE_FUTURE_DATE, file, as_of->text.at,
                           "'as-of: %s' is after today; correct it",
                           diagnostics_quote(diagnostics, text_slice(as_of->text)));
    check_language(file, dossier->description->language, diagnostics);
    arena_release(&arena);
}

static int compare_documents(const void *left_item, const void *right_item)
{
    const struct brief *left = *(const struct brief *const *)left_item;
    const struct brief *right = *(const struct brief *const *)right_item;
    int order =
        slice_compare(text_slice(left->source.document), text_slice(right->source.document));
    if (order)
        return order;
    return (left->entry.ordinal > right->entry.ordinal) -
           (left->entry.ordinal < right->entry.ordinal);
}

static void check_documents(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    const struct brief **briefs = ARENA_ARRAY(&arena, const struct brief *, dossier->brief_count);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        briefs[i] = dossier->briefs[i];
    if (dossier->brief_count)
        qsort(briefs, dossier->brief_count, sizeof *briefs, compare_documents);
    for (uint32_t i = 1; i < dossier->brief_count; i++) {
        struct text document = briefs[i]->source.document;
        if (document.length &&
            slice_equal(text_slice(document), text_slice(briefs[i - 1]->source.document)))
            diagnostics_report(diagnostics, RULE_SHARED_DOCUMENT, briefs[i]->file, document.at,
                               "'%s' is the document of the brief '%.*s', too",
                               diagnostics_quote(diagnostics, text_slice(document)),
                               SLICE_ARGUMENTS(text_slice(briefs[i - 1]->id)));
    }
    arena_release(&arena);
}

void check_sources(const struct dossier *dossier, edtf_day today, struct diagnostics *diagnostics)
{
    check_description(dossier, today, diagnostics);
    check_documents(dossier, diagnostics);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        check_type(dossier->briefs[i], diagnostics);
        check_language(dossier->briefs[i]->file, dossier->briefs[i]->source.language, diagnostics);
        check_issued(dossier, dossier->briefs[i], today, diagnostics);
    }
}

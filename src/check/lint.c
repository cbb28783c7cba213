#include "check/lint.h"

#include "base/address.h"

enum { MOST_CLAIM_WORDS = 60, MOST_BOTTOM_LINE_WORDS = 50 };

struct linted {
    struct slice file;
    struct diagnostics *diagnostics;
};

/* Bytes beyond ASCII count as letters, dashes excepted: U+2010 to U+2015 are E2 80 90 to 95. */
static bool holds_word(struct slice part)
{
    for (size_t i = 0; i < part.length; i++) {
        unsigned char byte = (unsigned char)part.bytes[i];
        bool is_dash =
            byte == 0xE2 && part.length - i >= 3 && (unsigned char)part.bytes[i + 1] == 0x80 &&
            (unsigned char)part.bytes[i + 2] >= 0x90 && (unsigned char)part.bytes[i + 2] <= 0x95;
        if (is_dash)
            i += 2;
        else if (byte >= 0x80 || (byte >= '0' && byte <= '9') ||
                 ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'))
            return true;
    }
    return false;
}

size_t lint_word_count(struct slice text)
{
    size_t count = 0;
    for (size_t start = 0; start < text.length;) {
        size_t end = start;
        while (end < text.length && !slice_is_blank(text.bytes[end]))
            end++;
        count += holds_word((struct slice){text.bytes + start, end - start});
        start = end + 1;
    }
    return count;
}

static void check_length(const struct linted *linted, enum rule rule, struct text text,
                         const char *what, size_t most)
{
    size_t count = lint_word_count(text_slice(text));
    if (count > most)
        diagnostics_report(linted->diagnostics, rule, linted->file, text.at,
                           "%s has %zu words, %zu at most: say less, or make two of it", what,
                           count, most);
}

static void check_likelihood(const struct linted *linted, const struct claim *claim)
{
    struct slice id = text_slice(claim->id);
    if (claim->likelihood_by && !claim->likelihood)
        diagnostics_report(linted->diagnostics, RULE_ESTIMATOR_WITHOUT_LIKELIHOOD, linted->file,
                           claim->entry.at,
                           "'%.*s' has a 'likelihood-by' but no 'likelihood'; write it, or take "
                           "both out",
                           SLICE_ARGUMENTS(id));
    if (claim->likelihood && claim->kind && claim->kind != CLAIM_FORECAST)
        diagnostics_report(linted->diagnostics, RULE_LIKELIHOOD_WITHOUT_FORECAST, linted->file,
                           claim->entry.at, "'%.*s' has a likelihood, but it is of the kind '%s'",
                           SLICE_ARGUMENTS(id), claim_kind_name(claim->kind));
}

static void check_claim(const struct linted *linted, const struct claim *claim)
{
    check_likelihood(linted, claim);
    if (claim->kind == CLAIM_STATEMENT && !claim->voices.count)
        diagnostics_report(
            linted->diagnostics, RULE_STATEMENT_WITHOUT_VOICE, linted->file, claim->entry.at,
            "the statement '%.*s' has no voice; where the article itself says it, it "
            "is an assessment",
            SLICE_ARGUMENTS(text_slice(claim->id)));
    check_length(linted, RULE_LONG_CLAIM, claim->text, "this point", MOST_CLAIM_WORDS);
}

/* A list that is not there at all was reported when it was loaded. */
static void check_cited(const struct linted *linted, struct position at,
                        struct number_list paragraphs, const char *what)
{
    if (paragraphs.items && !paragraphs.count)
        diagnostics_report(linted->diagnostics, RULE_WITHOUT_PARAGRAPHS, linted->file, at,
                           "this %s cites no paragraph", what);
}

static void check_paragraphs(const struct linted *linted, const struct brief *brief)
{
    for (uint32_t i = 0; i < brief->claims.count; i++)
        check_cited(linted, brief->claims.items[i].entry.at, brief->claims.items[i].paragraphs,
                    "point");
    for (uint32_t i = 0; i < brief->actors.count; i++)
        check_cited(linted, brief->actors.items[i].at, brief->actors.items[i].paragraphs, "actor");
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        check_cited(linted, brief->corridors.items[i].at, brief->corridors.items[i].paragraphs,
                    "corridor");
    for (uint32_t i = 0; i < brief->events.count; i++)
        check_cited(linted, brief->events.items[i].entry.at, brief->events.items[i].paragraphs,
                    "event");
    for (uint32_t i = 0; i < brief->figures.count; i++)
        check_cited(linted, brief->figures.items[i].at, brief->figures.items[i].paragraphs,
                    "figure");
}

static void check_address(const struct linted *linted, struct text url)
{
    struct buffer encoded = {0};
    const char *fault = url.length ? address_encode(text_slice(url), &encoded) : NULL;
    if (fault)
        diagnostics_report(linted->diagnostics, RULE_UNOPENED_ADDRESS, linted->file, url.at,
                           "the address is not opened, and no page links to it: %s", fault);
    buffer_release(&encoded);
}

static void check_brief(const struct linted *linted, const struct brief *brief)
{
    check_length(linted, RULE_LONG_BOTTOM_LINE, brief->bottom_line, "the bottom line",
                 MOST_BOTTOM_LINE_WORDS);
    check_address(linted, brief->source.url);
    for (uint32_t i = 0; i < brief->claims.count; i++)
        check_claim(linted, &brief->claims.items[i]);
    check_paragraphs(linted, brief);
}

static void check_theme(const struct linted *linted, const struct theme *theme)
{
    for (uint32_t i = 0; i < theme->synthesis.count; i++) {
        const struct synthesis_line *line = &theme->synthesis.items[i];
        if (line->cites.items && !line->cites.count)
            diagnostics_report(linted->diagnostics, RULE_SYNTHESIS_WITHOUT_CITES, linted->file,
                               line->at, "this line of synthesis cites no point");
    }
}

static void check_description(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    const struct linted linted = {
        .file =
            arena_format(&arena, "%.*s/content/dossier.yaml", SLICE_ARGUMENTS(dossier->directory)),
        .diagnostics = diagnostics,
    };
    check_length(&linted, RULE_LONG_BOTTOM_LINE, dossier->description->bottom_line,
                 "the bottom line of the dossier", MOST_BOTTOM_LINE_WORDS);
    arena_release(&arena);
}

void check_records(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    check_description(dossier, diagnostics);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        check_theme(&(struct linted){dossier->themes[i]->file, diagnostics}, dossier->themes[i]);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        check_brief(&(struct linted){dossier->briefs[i]->file, diagnostics}, dossier->briefs[i]);
}

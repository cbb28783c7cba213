#include "check/shift.h"

#include "evidence/renumbering.h"

#include <stdlib.h>

enum { FEWEST_FINDINGS = 3 };

static void write_shift(int64_t shift, struct buffer *text)
{
    long long count = llabs((long long)shift);
    if (count == 1)
        buffer_format(text, "one paragraph %s", shift > 0 ? "more" : "less");
    else
        buffer_format(text, "%lld paragraphs %s", count, shift > 0 ? "more" : "less");
}

/* Without a digest the claims may not tell where everything is. */
static void report_shift(const struct brief *brief, uint32_t first, const char *verb, int64_t shift,
                         bool has_digest, struct diagnostics *diagnostics)
{
    struct buffer extent = {0};
    write_shift(shift, &extent);
    diagnostics_report(diagnostics, RULE_SHIFTED_ARTICLE, brief->file, brief->source.document.at,
                       "from ¶%u on this article %s %s than when it was cited; `precis renumber "
                       "%.*s` mends the numbers%s",
                       first, verb, extent.bytes, SLICE_ARGUMENTS(entry_id(&brief->entry)),
                       has_digest ? "" : ", as far as it is sure");
    buffer_release(&extent);
}

static void report_changes(const struct brief *brief, uint32_t first,
                           struct diagnostics *diagnostics)
{
    diagnostics_report(diagnostics, RULE_SHIFTED_ARTICLE, brief->file, brief->source.document.at,
                       "from ¶%u on the paragraphs of this article are not where they were when "
                       "they were cited; `precis renumber %.*s` mends the numbers, as far as it is "
                       "sure",
                       first, SLICE_ARGUMENTS(entry_id(&brief->entry)));
}

static void report_edited(const struct brief *brief, const struct renumbering *renumbering,
                          struct diagnostics *diagnostics)
{
    struct buffer numbers = {0};
    size_t count = 0;
    for (uint32_t i = 0; i < renumbering->count; i++)
        if (renumbering->items[i].is_cited && renumbering->items[i].is_changed)
            article_list_paragraph(i + 1, count++, &numbers);
    if (count)
        diagnostics_report(diagnostics, RULE_CHANGED_ARTICLE, brief->file,
                           brief->source.document.at,
                           "%s of this article read%s otherwise than when the digest was taken; "
                           "look at what cites %s, and `precis renumber %.*s` takes it anew",
                           numbers.bytes, count == 1 ? "s" : "", count == 1 ? "it" : "them",
                           SLICE_ARGUMENTS(entry_id(&brief->entry)));
    buffer_release(&numbers);
}

static bool check_by_digest(const struct brief *brief, const struct renumbering *renumbering,
                            struct diagnostics *diagnostics)
{
    uint32_t first = renumbering_first(renumbering);
    int64_t shift = first ? renumbering_shift(renumbering, first) : 0;
    if (shift)
        report_shift(brief, first, "has", shift, true, diagnostics);
    else if (first)
        report_changes(brief, first, diagnostics);
    else
        report_edited(brief, renumbering, diagnostics);
    return first > 0;
}

static size_t count_findings(const struct diagnostics *findings)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++) {
        enum rule rule = findings->items[i].rule;
        count += rule == RULE_UNSUPPORTED_NUMBER || rule == RULE_UNSUPPORTED_NAME ||
                 rule == RULE_MISSING_PARAGRAPH;
    }
    return count;
}

bool check_shift(const struct evidence *evidence, const struct brief *brief,
                 const struct article *article, const struct diagnostics *findings,
                 struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct text text = brief->source.document_digest;
    struct apparent_shift apparent;
    struct fingerprint digest;
    bool is_shifted = false;
    bool has_digest = fingerprint_read(text_slice(text), &digest, &arena);
    if (has_digest) {
        struct renumbering renumbering = renumbering_find(evidence, brief, article, false, &arena);
        is_shifted = check_by_digest(brief, &renumbering, diagnostics);
    } else if (text_is_present(text)) {
        diagnostics_report(
            diagnostics, RULE_BAD_DIGEST, brief->file, text.at,
            "this is not a digest that precis wrote; take it out, and `precis renumber "
            "%.*s --write` writes one",
            SLICE_ARGUMENTS(entry_id(&brief->entry)));
    }
    if (!has_digest && count_findings(findings) >= FEWEST_FINDINGS &&
        renumbering_suspect(evidence, brief, article, &apparent)) {
        report_shift(brief, apparent.first, "seems to have", apparent.shift, false, diagnostics);
        is_shifted = true;
    }
    arena_release(&arena);
    return is_shifted;
}

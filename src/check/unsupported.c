#include "check/unsupported.h"

#include "model/footing.h"

enum { MOST_REPORTED = 20 };

struct report {
    const struct brief *brief;
    struct diagnostics *diagnostics;
    struct number_list paragraphs; /* of the passage */
    struct need last;              /* reported */
    size_t count;                  /* of the same kind and field as the last one */
};

/* "is not in ¶7", "is in none of ¶7, ¶9" */
static void write_absence(struct number_list paragraphs, struct buffer *text)
{
    buffer_format(text, paragraphs.count == 1 ? "is not in " : "is in none of ");
    for (uint32_t i = 0; i < paragraphs.count; i++)
        article_list_paragraph(paragraphs.items[i].value, i, text);
}

static void report_number(const struct report *report, const struct need *need, const char *absence)
{
    diagnostics_report(
        report->diagnostics, RULE_UNSUPPORTED_NUMBER, report->brief->file, need->at,
        "'%s' %s; cite the paragraph that has it, or say in 'calculation' how it was worked out",
        diagnostics_quote(report->diagnostics, need->words), absence);
}

static void report_name(const struct report *report, const struct need *need, const char *absence)
{
    diagnostics_report(report->diagnostics, RULE_UNSUPPORTED_NAME, report->brief->file, need->at,
                       "'%s' %s by this name or an alias; cite the paragraph that names it, or "
                       "add the spelling to the aliases of '%.*s'",
                       diagnostics_quote(report->diagnostics, need->words), absence,
                       SLICE_ARGUMENTS(entry_id(need->entry)));
}

static void report_words(const struct report *report, const struct need *need, const char *absence)
{
    diagnostics_report(report->diagnostics, RULE_UNSUPPORTED_NUMBER, report->brief->file, need->at,
                       "'%s' %s; write in 'printed-as' what the article has, letter by letter",
                       diagnostics_quote(report->diagnostics, need->words), absence);
}

static bool is_of_same_field(const struct need *one, const struct need *other)
{
    return one->kind == other->kind && one->at.line == other->at.line &&
           one->at.column == other->at.column;
}

static void take_need(void *context, const struct need *need)
{
    struct report *report = context;
    if (need->is_carried || !need->is_required)
        return;
    report->count = is_of_same_field(need, &report->last) ? report->count + 1 : 1;
    report->last = *need;
    if (report->count > MOST_REPORTED)
        return;
    struct buffer absence = {0};
    write_absence(report->paragraphs, &absence);
    if (need->kind == NEED_NAME)
        report_name(report, need, absence.bytes);
    else if (need->kind == NEED_WORDS)
        report_words(report, need, absence.bytes);
    else
        report_number(report, need, absence.bytes);
    buffer_release(&absence);
}

struct checking {
    const struct evidence *evidence;
    struct diagnostics *diagnostics;
};

static void check_passage(void *context, const struct passage *passage)
{
    const struct checking *checking = context;
    struct report report = {
        .brief = passage->brief,
        .diagnostics = checking->diagnostics,
        .paragraphs = passage->paragraphs,
    };
    if (needs_are_checked(passage->kind))
        needs_visit(checking->evidence, passage, take_need, &report);
}

void check_facts(const struct evidence *evidence, const struct brief *brief,
                 struct diagnostics *diagnostics)
{
    struct checking checking = {evidence, diagnostics};
    struct arena arena = {0};
    footings_visit(brief, &arena, check_passage, &checking);
    arena_release(&arena);
}

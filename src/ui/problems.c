#include "ui/problems.h"

#include "render/blocks.h"

enum { POSITION_COLUMNS = 10 };

void problems_set(struct problems *problems, enum problem_source source,
                  const struct diagnostics *diagnostics)
{
    problems->lists[source] = diagnostics;
    problems->count = 0;
    for (int i = 0; i < PROBLEM_SOURCE_COUNT; i++)
        if (problems->lists[i])
            problems->count += diagnostics_count(problems->lists[i], SEVERITY_ERROR) +
                               diagnostics_count(problems->lists[i], SEVERITY_WARNING);
}

static struct shown position_of(const struct diagnostic *diagnostic, struct arena *arena)
{
    if (!diagnostic->at.line)
        return SHOWN("");
    return shown_format(arena, "%u:%u", diagnostic->at.line, diagnostic->at.column);
}

static void compose_problem(struct document *document, struct block *block)
{
    const struct diagnostic *diagnostic = block->argument;
    const struct rule_description *rule = rule_description(diagnostic->rule);
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, POSITION_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_DETAIL, position_of(diagnostic, &document->arena));
    writer_cell(&writer, 0, ALIGN_LEFT);
    writer_add(&writer, rule->severity == SEVERITY_ERROR ? ROLE_CONFLICT : ROLE_STRONG,
               shown_format(&document->arena, "%s: ", severity_name(rule->severity)));
    writer_add(&writer, ROLE_TEXT, diagnostic->text);
    writer_add(&writer, ROLE_DETAIL, shown_format(&document->arena, " [%s]", rule->id));
    writer_end(&writer);
}

const struct diagnostic *problems_of_block(const struct block *block)
{
    return block && block->compose == compose_problem ? block->argument : NULL;
}

static void add_file(struct document *document, const struct diagnostic *diagnostic,
                     struct slice folder)
{
    struct slice path = slice_below(shown_slice(diagnostic->file), folder);
    part_heading(document, shown_clean(&document->arena, path));
}

static void add_list(struct document *document, const struct diagnostics *list, struct slice folder)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct diagnostic *diagnostic = &list->items[i];
        bool is_next =
            !i || !slice_equal(shown_slice(diagnostic->file), shown_slice(list->items[i - 1].file));
        if (is_next)
            add_file(document, diagnostic, folder);
        part_add(document, BLOCK_POINT, 0, compose_problem, NULL, diagnostic, 0);
    }
}

void problems_compose(struct document *document, const struct problems *problems,
                      struct slice folder)
{
    for (int i = 0; i < PROBLEM_SOURCE_COUNT; i++)
        if (problems->lists[i])
            add_list(document, problems->lists[i], folder);
    part_line(document, ROLE_NOTE,
              SHOWN("What could be read is shown. precis check looks further: at what points refer "
                    "to, and at the articles."),
              1);
}

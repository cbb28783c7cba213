/* What rests on the paragraphs of an article, by a walk of the schema. */
#include "model/footing.h"

#include "load/loader.h"
#include "model/schema.h"

#include <criterion/criterion.h>
#include <string.h>

struct count {
    size_t passages;
    size_t of_kind[PASSAGE_KINDS];
    size_t with_paragraphs;
};

static void count_passage(void *context, const struct passage *passage)
{
    struct count *count = context;
    cr_expect(passage->brief && passage->text.length && passage->item);
    count->passages++;
    count->of_kind[passage->kind]++;
    count->with_paragraphs += passage->paragraphs.count > 0;
}

/* Every list of records with paragraphs, but the one of what is passed over. */
static size_t records_with_paragraphs(const struct brief *brief)
{
    size_t count = 0;
    for (size_t i = 0; i < schema_brief.field_count; i++) {
        const struct field *field = &schema_brief.fields[i];
        const struct list *list = (const void *)((const char *)brief + field->offset);
        if (field->type != FIELD_RECORD || strcmp(field->name, "not-article") == 0)
            continue;
        for (size_t j = 0; j < field->record->field_count; j++)
            if (strcmp(field->record->fields[j].name, "paragraphs") == 0)
                count += list->count;
    }
    return count;
}

Test(footing, is_everything_with_paragraphs)
{
    struct loaded loaded = load_dossier("tests/data/articles-alder");
    cr_assert_not_null(loaded.dossier);
    const struct brief *brief = loaded.dossier->briefs[0];
    struct arena arena = {0};
    struct count count = {0};
    footings_visit(brief, &arena, count_passage, &count);
    cr_expect_eq(count.passages, records_with_paragraphs(brief),
                 "a list with paragraphs is not in the table of model/footing.c");
    const enum passage_kind kinds[] = {PASSAGE_POINT,  PASSAGE_QUESTION, PASSAGE_EVENT,
                                       PASSAGE_FIGURE, PASSAGE_ROLE,     PASSAGE_ACCOUNT,
                                       PASSAGE_NOTE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        cr_expect_gt(count.of_kind[kinds[i]], 0, "%s", passage_kind_name(kinds[i]));
    cr_expect_eq(count.with_paragraphs, count.passages);
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(footing, of_a_paragraph_is_cited_passed_over_or_none)
{
    static const enum footing expected[] = {FOOTING_PASSED_OVER, FOOTING_CITED, FOOTING_CITED,
                                            FOOTING_CITED,       FOOTING_CITED, FOOTING_CITED,
                                            FOOTING_PASSED_OVER, FOOTING_NONE};
    enum { PARAGRAPHS = sizeof expected / sizeof *expected };
    struct loaded loaded = load_dossier("tests/data/articles-alder");
    cr_assert_not_null(loaded.dossier);
    const struct brief *brief = loaded.dossier->briefs[0];
    enum footing footings[PARAGRAPHS];
    footings_of(brief, footings, PARAGRAPHS);
    for (uint32_t i = 0; i < PARAGRAPHS; i++)
        cr_expect_eq(footings[i], expected[i], "paragraph %u", i + 1);
    cr_expect(slice_equal(text_slice(footing_reason(brief, 7)), SLICE("Title and advertisement.")));
    cr_expect_eq(footing_reason(brief, 2).length, 0);
    loaded_release(&loaded);
}

/* An article that was edited after its brief was written is told of in one message. */
#include "alder.h"
#include "base/count.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define OLDER "content/briefs/alder-2030.yaml"
#define ARTICLE "articles/alder_2030.txt"

/* As `precis renumber` writes it. */
#define DIGEST "v1.x_pA1IzMokzD8k0uYh8gQPs3dWIG"

struct edit {
    const char *from;
    const char *to;
    const char *message; /* the whole of what is said, but for the file; "" for nothing */
};

#define PLACE OLDER ":9:13: "

static const struct edit by_claims[] = {
    {"  A second quay", "Skip to content\n  A second quay",
     PLACE
     "error: from ¶1 on this article seems to have one paragraph more than when it was cited; "
     "`precis renumber alder-2030` mends the numbers, as far as it is sure [shifted-article]\n"},
    {"\tNineteen", "One.\nTwo.\n\tNineteen",
     PLACE
     "error: from ¶3 on this article seems to have 2 paragraphs more than when it was cited; "
     "`precis renumber alder-2030` mends the numbers, as far as it is sure [shifted-article]\n"},
};

static const struct edit by_digest[] = {
    {"  A second quay", "Skip to content\n  A second quay",
     PLACE "error: from ¶1 on this article has one paragraph more than when it was cited; "
           "`precis renumber alder-2030` mends the numbers [shifted-article]\n"},
    {" Jonas Pell", " Jonas Pell", ""},
    {"Nineteen dockers were hurt in the strike of the spring, and",
     "Nineteen dockers were hurt in the strike of the spring, and\n",
     PLACE "error: from ¶3 on this article has one paragraph more than when it was cited; "
           "`precis renumber alder-2030` mends the numbers [shifted-article]\n"},
    {"nobody who has ever", "nobody, who has ever",
     PLACE "note: ¶4 of this article reads otherwise than when the digest was taken; look at what "
           "cites it, and `precis renumber alder-2030` takes it anew [changed-article]\n"},
    {"The sixteenth lighthouse of the coast was lit in the late 1990s.", "",
     PLACE
     "error: from ¶5 on the paragraphs of this article are not where they were when they were "
     "cited; `precis renumber alder-2030` mends the numbers, as far as it is sure "
     "[shifted-article]\n"},
};

static void expect(const struct edit *edits, size_t count, const char *digest)
{
    for (size_t i = 0; i < count; i++) {
        struct alder alder;
        alder_begin(&alder);
        if (digest)
            alder_edit(&alder, OLDER, "document: alder_2030.txt\n", digest);
        cr_expect_str_eq(alder_check(&alder, true), "");
        if (*edits[i].message)
            alder_edit(&alder, ARTICLE, edits[i].from, edits[i].to);
        cr_expect_str_eq(alder_check(&alder, true), edits[i].message);
        alder_end(&alder);
    }
}

Test(shift, is_told_in_one_message_by_what_the_claims_say)
{
    expect(by_claims, sizeof by_claims / sizeof *by_claims, NULL);
}

Test(shift, is_told_for_certain_where_there_is_a_digest)
{
    expect(by_digest, sizeof by_digest / sizeof *by_digest,
           "document: alder_2030.txt\n  document-digest: " DIGEST "\n");
}

Test(shift, is_not_looked_for_where_the_article_prints_it_in_its_own_way)
{
    struct alder alder;
    alder_begin(&alder);
    alder_edit(&alder, OLDER, "injured 19 dockers and held up 2,452 containers.",
               "injured a score of dockers and held up 2,453 containers.\n"
               "    printed-as: Nineteen  dockers");
    alder_edit(&alder, OLDER, "value: 3.2,", "value: 3.3, printed-as: 3.2 per cent,");
    alder_edit(&alder, OLDER, "{date: 2030-11-03,", "{date: 2030-11-04, printed-as: Nov. 3,");
    cr_expect_str_eq(alder_check(&alder, true), "");
    alder_end(&alder);
}

Test(shift, is_not_seen_in_what_is_wrong_by_itself)
{
    struct alder alder;
    alder_begin(&alder);
    alder_edit(&alder, OLDER, "document: alder_2030.txt\n",
               "document: alder_2030.txt\n  document-digest: mine\n");
    const char *messages = alder_check(&alder, true);
    cr_expect(strstr(messages, PLACE) == NULL && strstr(messages, "[bad-digest]"), "%s", messages);
    alder_edit(&alder, OLDER, "1.6 billion", "1.7 billion");
    alder_edit(&alder, OLDER, "injured 19", "injured 18");
    alder_edit(&alder, OLDER, "3.2%", "3.3%");
    alder_edit(&alder, OLDER, "3 November Pell", "4 November Pell");
    messages = alder_check(&alder, true);
    cr_expect_eq(alder_count(messages, "[unsupported-number]"), 4u, "%s", messages);
    cr_expect_eq(alder_count(messages, "[shifted-article]"), 0u, "%s", messages);
    alder_end(&alder);
}

Test(shift, is_another_matter_than_articles_that_no_brief_names)
{
    char path[128];
    struct alder alder;
    alder_begin(&alder);
    static const char *const names[] = {"new.txt", ".hidden", "new.txt~", "#new.txt#"};
    for (size_t i = 0; i < COUNT(names); i++) {
        snprintf(path, sizeof path, "articles/%s", names[i]);
        alder_write(&alder, path, "New.\n", 5);
    }
    cr_expect_str_eq(
        alder_check(&alder, true),
        "articles/new.txt: note: no brief summarises this article; `precis add` begins "
        "one [unnamed-article]\n");
    for (size_t i = 0; i < COUNT(names); i++) {
        snprintf(path, sizeof path, "%s/articles/%s", alder.directory, names[i]);
        cr_expect_eq(remove(path), 0);
    }
    alder_end(&alder);
}

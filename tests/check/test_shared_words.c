/* Runs of words that a brief shares with its article, by one question of a brief. */
#include "alder.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define BRIEF "content/briefs/alder-2030.yaml"

struct shared {
    const char *text;
    const char *words; /* what the message quotes; NULL: none */
};

/* ¶4: Jonas Pell, who speaks for the Pilots’ Guild, told this paper on Nov. 3 that nobody who has
 * ever moored a ship in the fog would want a quay on that side of the river. */
static const struct shared texts[] = {
    {"Would nobody who has ever moored a ship come?", NULL},
    {"Would nobody who has ever moored a ship in it come?",
     "8 words in a row are those of ¶4: “nobody who has ever moored a ship in”"},
    {"NOBODY, who has ever moored - a ship: in", "“NOBODY, who has ever moored - a ship: in”"},
    {"Nobodý who hás ever moored a ship in", "“Nobodý who hás ever moored a ship in”"},
    {"nobody who has not ever moored a ship in the fog", NULL},
    /* a name is the same by an alias, and does not count */
    {"Pell, who speaks for the Alder pilots, told this paper", NULL},
    {"Pell, who speaks for the Alder pilots, told this paper on",
     "8 words in a row are those of ¶4: “who speaks for the Alder pilots, told this paper on”"},
    {"Pell, who speaks for the Trust, told this paper on", NULL},
    /* runs do not go from one paragraph into the next */
    {"on that side of the river the sixteenth lighthouse of", NULL},
    /* two runs in one text */
    {"want a quay on that side of the river, nobody who has ever moored a ship in the fog",
     "10 words in a row are those of ¶4: “nobody who has ever moored a ship in the fog”"},
};

Test(words, that_are_shared_are_quoted)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct alder alder;
        alder_begin(&alder);
        alder_edit(&alder, BRIEF, "Who pays for it?", "\"QUESTION\"");
        alder_edit(&alder, BRIEF, "QUESTION", texts[i].text);
        const char *messages = alder_check(&alder, true);
        if (texts[i].words)
            cr_expect_not_null(strstr(messages, texts[i].words), "%s: %s", texts[i].text, messages);
        else
            cr_expect_str_eq(messages, "", "%s", texts[i].text);
        alder_end(&alder);
    }
}

Test(words, of_the_title_may_be_shared)
{
    struct alder alder;
    alder_begin(&alder);
    alder_edit(&alder, "articles/alder_2032.txt", "The quay, two years on",
               "The quay, two years on, and what has become of it");
    alder_edit(&alder, "content/briefs/alder-2032.yaml", "title: The quay, two years on",
               "title: The quay, two years on, and what has become of it");
    cr_expect_str_eq(alder_check(&alder, true), "");
    alder_end(&alder);
}

/* An article of one word a million times over, and names without end. */
Test(words, of_hostile_articles_take_no_time)
{
    static const char *const pieces[] = {"quay ", "Pell ", "Pell Roth quay ", "q", "\n",
                                         "'s ",   "a\n"};
    struct alder alder;
    struct buffer text = {0};
    alder_begin(&alder);
    for (size_t i = 0; i < COUNT(pieces); i++) {
        buffer_clear(&text);
        buffer_add(&text, SLICE("x\ny\nz\n"));
        while (text.length < 128 * 1024)
            buffer_add(&text, slice_of(pieces[i]));
        alder_write(&alder, "articles/alder_2032.txt", text.bytes, text.length);
        alder_check(&alder, true);
    }
    buffer_release(&text);
    alder_end(&alder);
}

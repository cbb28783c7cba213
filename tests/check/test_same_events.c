/* same-event: which events of two briefs are offered to be joined. */
#include "alder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define OLDER "content/briefs/alder-2030.yaml"
#define NEWER "content/briefs/alder-2032.yaml"

/* The older brief has: on 3 November 2030 Pell speaks to the Trust. */
struct telling {
    const char *event; /* of the newer brief */
    bool is_offered;
};

static const struct telling tellings[] = {
    {"{date: 2030-11, text: The Harbour Trust hears Jonas Pell., paragraphs: [1]}", true},
    {"{date: 2030-11-03, text: Roth sees Pell and the Trust at odds., paragraphs: [1]}", true},
    {"{date: 2030-11?, text: Jonas Pell speaks and the Trust listens., paragraphs: [1]}", true},
    {"{date: 2030-12, text: The Harbour Trust hears Jonas Pell., paragraphs: [1]}", false},
    {"{date: 2030-11-04, text: The Harbour Trust hears Jonas Pell., paragraphs: [1]}", false},
    {"{date: 2030, text: The Harbour Trust hears Jonas Pell., paragraphs: [1]}", false},
    {"{date: 2030-10/2030-12, text: The Harbour Trust hears Jonas Pell., paragraphs: [1]}", false},
    {"{date: 2030-11, text: Jonas Pell is heard., paragraphs: [1]}", true},
    {"{date: 2030-11, text: A pilot is heard., paragraphs: [1]}", false},
    {"{date: 2030-11, text: Ines Roth writes to the Harbour Trust., paragraphs: [1]}", false},
    {"{date: 2030-11, text: The Harbour Trust hears Jonas Pell., paragraphs: [1], "
     "same-as: [alder-2030#pell-speaks]}",
     false},
};

static void check_telling(const struct telling *telling)
{
    struct alder alder;
    char events[400];
    snprintf(events, sizeof events, "events:\n  - %s\ncross-references:", telling->event);
    alder_begin(&alder);
    alder_edit(&alder, OLDER, "{date: 2030-11-03, text: Pell speaks against the site.,",
               "{date: 2030-11-03, id: pell-speaks, text: Pell speaks to the Trust.,");
    alder_edit(&alder, NEWER, "cross-references:", events);
    const char *messages = alder_check(&alder, false);
    size_t offers = alder_count(messages, "[same-event]");
    cr_expect_eq(offers, telling->is_offered, "%s: %s", telling->event, messages);
    bool names_it = strstr(messages, "same-as: [alder-2030#pell-speaks]") &&
                    strstr(messages, NEWER) && strstr(messages, "note: this may be");
    cr_expect(names_it || !telling->is_offered, "%s", messages);
    alder_end(&alder);
}

Test(same_events, are_offered_where_date_and_names_agree)
{
    for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
        check_telling(&tellings[i]);
}

/* What is new: since a date, and since the reader has last read. */
#include "model/scope.h"
#include "output/page/plain_text.h"
#include "output/page/text_page.h"
#include "render/compose.h"
#include "render/news.h"
#include "support/made_up.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <string.h>

static struct buffer show(const struct dossier *dossier, struct place place)
{
    struct document document = {0};
    struct buffer text = {0};
    compose(&document, dossier, place, DETAIL_POINTS);
    text_write(&document, 80, false, &text);
    document_release(&document);
    return text;
}

static struct buffer print(const struct dossier *dossier, struct place place)
{
    struct document document = {0};
    struct buffer text = {0};
    compose_page(&document, dossier, place);
    page_write_text(&document, (struct page_size){80, 66, false}, &text);
    document_release(&document);
    return text;
}

/* What must stand in a text, in this order, and what must not; both ended with NULL. */
static void expect_text(struct buffer text, const char *const *parts, const char *const *not_parts)
{
    const char *from = text.bytes;
    for (; *parts; parts++) {
        const char *found = strstr(from, *parts);
        cr_expect_not_null(found, "no \"%s\" in its place:\n%s", *parts, text.bytes);
        from = found ? found : from;
    }
    for (; *not_parts; not_parts++)
        cr_expect_null(strstr(text.bytes, *not_parts), "\"%s\":\n%s", *not_parts, text.bytes);
    buffer_release(&text);
}

static struct date date_of(const char *text)
{
    struct date date = {.text = {text, (uint32_t)strlen(text), {1, 1}}};
    cr_assert_eq(edtf_parse(slice_of(text), &date.value), EDTF_OK);
    return date;
}

Test(news, since_a_date_are_what_is_dated_then_or_later)
{
    static const char *const shown[] = {"New since 2031",
                                        "NEW SOURCES",
                                        "Port Review",
                                        "CONTRADICTIONS",
                                        "NEW POINTS AND QUESTIONS",
                                        "signed an agreement",
                                        "EVENTS",
                                        "pilots strike",
                                        NULL};
    static const char *const printed[] = {"Quiet Water: new since 2031",
                                          "NEW SOURCES",
                                          "Port Review 2031",
                                          "POINTS",
                                          "CONTRADICTIONS",
                                          "TIMELINE",
                                          "OPEN QUESTIONS",
                                          NULL};
    static const char *const neither[] = {"The Patience of Tides", "REWORDED", "1953-02", NULL};
    static const char *const not_printed[] = {"BOTTOM LINE", "REWORDED", "1 February 1953", NULL};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct date since = date_of("2031");
    struct selection only = {.since = &since};
    struct place place = {.view = VIEW_NEW, .only = &only};
    expect_text(show(loaded.dossier, place), shown, neither);
    expect_text(print(loaded.dossier, place), printed, not_printed);
    loaded_release(&loaded);
}

/* A contradiction is as new as the newer of its sources, on whichever side one looks. */
Test(news, since_a_date_has_what_was_contradicted_since)
{
    static const char *const contradicted[] = {"CONTRADICTIONS", "7 mm a year", NULL};
    static const char *const nothing[] = {NULL};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct date then = date_of("2031");
    struct date later = date_of("2032");
    struct selection since = {.since = &then};
    struct selection since_later = {.since = &later};
    struct place place = sample_place(loaded.dossier, "tides-2029");
    place.view = VIEW_NEW;
    place.only = &since;
    expect_text(show(loaded.dossier, place), contradicted, nothing);
    expect_text(print(loaded.dossier, place), contradicted, nothing);
    place.only = &since_later;
    expect_text(show(loaded.dossier, place), nothing, contradicted);
    loaded_release(&loaded);
}

/* A reader who has read all but the last point of the newest source, and of its first one another
 * wording. */
struct reader {
    const struct entry *reworded;
    const struct entry *added;
};

static bool remembers(void *context, enum search_state state, const struct entry *entry)
{
    const struct reader *reader = context;
    if (state == SEARCH_REWORDED)
        return entry == reader->reworded;
    return state == SEARCH_CHANGED && (entry == reader->reworded || entry == reader->added);
}

Test(news, since_it_was_read_are_what_came_and_what_was_reworded)
{
    static const char *const shown[] = {"New since you last read", "REWORDED",
                                        "Coastland and Merrow signed", "NEW POINTS AND QUESTIONS",
                                        NULL};
    static const char *const printed[] = {"new since you last read", "REWORDED",
                                          "Coastland and Merrow signed", "POINTS", NULL};
    static const char *const neither[] = {"NEW SOURCES", "pilots stopped", "EVENTS", NULL};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    const struct brief *brief = loaded.dossier->briefs[loaded.dossier->brief_count - 1];
    struct reader reader = {&brief->claims.items[0].entry,
                            &brief->claims.items[brief->claims.count - 1].entry};
    struct selection only = {.states = 1u << SEARCH_CHANGED, .memory = {remembers, &reader}};
    struct place place = {.view = VIEW_NEW, .only = &only};
    cr_expect(news_is_reworded(place, reader.reworded));
    cr_expect(!news_is_reworded(place, reader.added));
    expect_text(show(loaded.dossier, place), shown, neither);
    expect_text(print(loaded.dossier, place), printed, neither);
    loaded_release(&loaded);
}

Test(news, of_nothing_are_explained)
{
    static const char *const nothing[] = {"Nothing here came or was reworded", NULL};
    static const char *const since[] = {"Nothing here is dated then or later.", NULL};
    static const char *const no_parts[] = {NULL};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct date date = date_of("2999");
    struct selection dated = {.since = &date};
    struct reader reader = {NULL, NULL};
    struct selection read = {.states = 1u << SEARCH_CHANGED, .memory = {remembers, &reader}};
    struct place place = {.view = VIEW_NEW};
    expect_text(show(loaded.dossier, place), nothing, no_parts);
    expect_text(print(loaded.dossier, place), nothing, no_parts);
    place.only = &read;
    expect_text(show(loaded.dossier, place), nothing, no_parts);
    expect_text(print(loaded.dossier, place), nothing, no_parts);
    place.only = &dated;
    expect_text(show(loaded.dossier, place), since, no_parts);
    expect_text(print(loaded.dossier, place), since, no_parts);
    loaded_release(&loaded);
}

/* One page of any dossier. */
static void check_page(const struct dossier *dossier, struct place place, int index,
                       struct dice *dice)
{
    (void)dice;
    struct date since = date_of(index % 2 ? "2000" : "1990");
    struct selection only = {.since = &since};
    place.view = VIEW_NEW;
    place.item = NULL;
    place.only = &only;
    struct buffer text = print(dossier, place);
    unsigned lines = 0;
    for (size_t i = 0; i < text.length; i++)
        lines += text.bytes[i] == '\n';
    cr_expect_leq(lines, 66);
    buffer_release(&text);
}

Test(news, are_one_page_whatever_the_dossier)
{
    for (uint64_t seed = 1; seed <= 10; seed++)
        made_up_visit_some(seed, &made_up_sizes[seed % MADE_UP_USUAL_SIZES], 4, check_page);
}

/* What was typed in a prompt comes back with Up and Down. */
#include "support/typist.h"

#include "ui/recall.h"

#include <criterion/criterion.h>
#include <stdio.h>

static const struct {
    const char *keys;
    const char *text; /* of the prompt */
} recalls[] = {
    {"/one<Enter>/<Up>", "one"},
    {"/one<Enter>/two<Enter>/<Up>", "two"},
    {"/one<Enter>/two<Enter>/<Up><Up>", "one"},
    {"/one<Enter>/two<Enter>/<Up><Up><Up>", "one"},
    {"/one<Enter>/two<Enter>/<Up><Up><Down>", "two"},
    {"/one<Enter>/dra<Up><Down>", "dra"},
    {"/one<Enter>/two<Enter>/one<Enter>/<Up><Up>", "two"},
    {"/one<Enter>\\<Up>", "one"},
    {"/one<Enter>&<Up>", ""},
    {"&one<Enter>&<Up>", "one"},
    {":nohlsearch<Enter>:<Up>", "nohlsearch"},
    {"/one<Esc>/<Up>", ""},
    {"/<Up>", ""},
    {"/<Down>", ""},
};

Test(recall, brings_back_what_was_typed)
{
    for (size_t i = 0; i < sizeof recalls / sizeof *recalls; i++) {
        struct typist typist;
        typist_begin(&typist, 80, 24);
        typist_type(&typist, recalls[i].keys);
        struct slice text = buffer_slice(&typist.app.typing.prompt.text);
        cr_expect(slice_equal(text, slice_of(recalls[i].text)), "%s: '%.*s'", recalls[i].keys,
                  SLICE_ARGUMENTS(text));
        typist_end(&typist);
    }
}

static const struct {
    const char *keys;
    const char *text;
} later[] = {
    {"/<Up>", "six"},         {"/<Up><Up>", "one"},
    {"/<Up><Up><Up>", "two"}, {"/<Up><Up><Up><Up>", "two"},
    {"&<Up>", "three"},       {":<Up>", "set mouse=on"},
};

Test(recall, keeps_the_newest)
{
    struct recall recall = {0};
    struct slice line = {0};
    char text[12];
    for (int i = 0; i < MOST_RECALLED * 2; i++) {
        snprintf(text, sizeof text, "%d", i);
        recall_add(&recall, slice_of(text));
    }
    recall_begin(&recall);
    int steps = 0;
    while (recall_step(&recall, -1, SLICE(""), &line))
        steps++;
    cr_expect_eq(steps, MOST_RECALLED);
    snprintf(text, sizeof text, "%d", MOST_RECALLED);
    cr_expect(slice_equal(line, slice_of(text)));
    recall_release(&recall);
}

/* A search that finds nothing says where something is. */
Test(recall, offers_the_wider_search)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, ":go<Space>harbour-2031<Enter>/kettle<Enter>");
    cr_expect(typist_sees(&typist, "No match for 'kettle' here; 1 in all sources: g/"));
    typist_type(&typist, "g/");
    cr_expect(typist_sees(&typist, "find in all sources: kettle"));
    typist_type(&typist, "<Esc>/qqqq<Enter>");
    cr_expect(typist_sees(&typist, "No match for 'qqqq', here or in another source."));
    typist_end(&typist);
}

/* In another run, with what was typed there before the state was there. */
Test(recall, goes_on_where_an_earlier_run_was)
{
    struct state *state = state_create();
    struct typist typist;
    typist_begin(&typist, 80, 24);
    app_use_state(&typist.app, state);
    typist_type(&typist,
                "/one<Enter>/two<Enter>/one<Enter>&three<Enter>:set<Space>mouse=on<Enter>/<Esc>"
                "f four<Enter>/five<Esc>");
    typist_end(&typist);
    cr_expect(state_is_changed(state));
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "/six<Enter>");
    app_use_state(&typist.app, state);
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        typist_type(&typist, later[i].keys);
        struct slice text = buffer_slice(&typist.app.typing.prompt.text);
        cr_expect(slice_equal(text, slice_of(later[i].text)), "%s: '%.*s'", later[i].keys,
                  SLICE_ARGUMENTS(text));
        typist_type(&typist, "<Esc>");
    }
    typist_end(&typist);
    state_release(state);
}

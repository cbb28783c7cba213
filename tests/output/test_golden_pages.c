/* Pages and full texts of the second dossier, byte for byte. */
#include "output/page/plain_text.h"
#include "output/page/text_page.h"
#include "render/compose.h"
#include "support/golden.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <stdio.h>

struct golden_case {
    const char *name;
    const char *place;
    const char *theme; /* NULL: all */
    bool is_long;      /* worth a small page and the evidence, too */
};

static const struct golden_case cases[] = {
    {"overview", "", NULL, true},
    {"theme-dredging", "dredging", NULL, false},
    {"theme-tides", "tides", NULL, true},
    {"theme-pilotage", "pilotage", NULL, false},
    {"brief-tides-2029", "tides-2029", NULL, false},
    {"brief-harbour-2031", "harbour-2031", NULL, true},
    {"cell-harbour-2031-tides", "harbour-2031", "tides", false},
    {"actor-harbour-board", "actor:harbour-board", NULL, false},
    {"actor-pilots", "actor:pilots", NULL, false},
    {"corridor-north-fairway", "corridor:north-fairway", NULL, false},
    {"timeline", "timeline", NULL, false},
    {"actors", "actors", NULL, false},
    {"corridors", "corridors", NULL, false},
    {"questions", "questions", NULL, false},
    {"conflicts", "conflicts", NULL, false},
};

static struct place place_of_case(const struct dossier *dossier, const struct golden_case *row)
{
    struct place place = sample_place(dossier, row->place);
    if (row->theme)
        place.theme = sample_place(dossier, row->theme).theme;
    return place;
}

typedef void write_somehow(const struct dossier *dossier, struct place place, struct buffer *out);

static void check_cases(const char *kind, write_somehow *write, bool only_long)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[64];
        struct buffer text = {0};
        if (only_long && !cases[i].is_long)
            continue;
        snprintf(name, sizeof name, "%s-%s", kind, cases[i].name);
        write(loaded.dossier, place_of_case(loaded.dossier, &cases[i]), &text);
        golden_expect(name, buffer_slice(&text));
        buffer_release(&text);
    }
    loaded_release(&loaded);
}

static void print_page(const struct dossier *dossier, struct place place, struct page_size size,
                       struct buffer *out)
{
    struct document document = {0};
    compose_page(&document, dossier, place);
    page_write_text(&document, size, out);
    document_release(&document);
}

static void print_usual(const struct dossier *dossier, struct place place, struct buffer *out)
{
    print_page(dossier, place, (struct page_size){80, 66, false}, out);
}

static void print_small(const struct dossier *dossier, struct place place, struct buffer *out)
{
    print_page(dossier, place, (struct page_size){60, 30, false}, out);
}

static void show(const struct dossier *dossier, struct place place, struct buffer *out,
                 enum detail detail)
{
    struct document document = {0};
    compose(&document, dossier, place, detail);
    text_write(&document, 80, false, out);
    document_release(&document);
}

static void show_usual(const struct dossier *dossier, struct place place, struct buffer *out)
{
    show(dossier, place, out, DETAIL_POINTS);
}

static void show_evidence(const struct dossier *dossier, struct place place, struct buffer *out)
{
    show(dossier, place, out, DETAIL_EVIDENCE);
}

Test(golden_pages, print)
{
    check_cases("print", print_usual, false);
}

Test(golden_pages, print_on_a_small_page)
{
    check_cases("print-small", print_small, true);
}

Test(golden_pages, show)
{
    check_cases("show", show_usual, false);
}

Test(golden_pages, show_with_evidence)
{
    check_cases("show-evidence", show_evidence, true);
}

/* The article beside the claim, in the reader: tests/data/articles-alder with its made-up articles.
 */
#include "evidence/articles.h"
#include "load/article.h"
#include "render/compose.h"
#include "render/paragraphs.h"
#include "support/golden.h"
#include "support/sample.h"
#include "support/scratch.h"
#include "ui/current.h"
#include "ui/headless.h"
#include "ui/paragraphs.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct desk {
    struct loaded loaded;
    struct articles *articles;
    struct app app;
};

/* Nothing cites paragraph 6 of the first article any more: the last point did. */
static void begin_in(struct desk *desk, const char *folder, int columns, int rows)
{
    *desk = (struct desk){.loaded = load_dossier("tests/data/articles-alder"),
                          .articles = articles_create(folder, article_read)};
    cr_assert_not_null(desk->loaded.dossier);
    desk->loaded.dossier->briefs[0]->claims.count--;
    app_init(&desk->app, columns, rows);
    app_use_articles(&desk->app, desk->articles);
    app_set_dossier(&desk->app, desk->loaded.dossier, (struct place){0});
}

static void begin(struct desk *desk, int columns, int rows)
{
    begin_in(desk, "tests/data/articles", columns, rows);
}

static void end(struct desk *desk)
{
    app_release(&desk->app);
    articles_release(desk->articles);
    loaded_release(&desk->loaded);
}

static void type(struct desk *desk, const char *keys)
{
    struct buffer message = {0};
    cr_assert(headless_type(&desk->app, slice_of(keys), &message), "%s: %s", keys, message.bytes);
    buffer_release(&message);
}

static bool sees(struct desk *desk, const char *text)
{
    struct buffer screen = {0};
    app_paint(&desk->app);
    grid_print(&desk->app.grid, false, &screen);
    bool found = strstr(screen.bytes, text) != NULL;
    buffer_release(&screen);
    return found;
}

static const struct {
    const char *name;
    const char *keys;
} screens[] = {
    {"provenance of a point", "J } ."},
    {"provenance of a figure", "J :go<Space>alder-2030 <Enter> G { ."},
    {"the paragraphs of a point", "J } ="},
    {"and of the next one", "J } = }"},
    {"paragraphs and cross-references", "J } = ="},
    {"paragraphs in focus", "J } = <Tab> j"},
    {"the article", "J gs"},
    {"the article at a point", "J } } } gs"},
    {"the article on a theme", "J 2 gs"},
    {"the table of articles", "gs"},
    {"a paragraph that nothing cites", "J ]p"},
    {"what is not the article", "J + gs"},
    {"found in the articles", "g/quay"},
};

static void check_screens(int columns, int rows)
{
    struct buffer text = {0};
    char name[64];
    for (size_t i = 0; i < COUNT(screens); i++) {
        struct desk desk;
        begin(&desk, columns, rows);
        type(&desk, screens[i].keys);
        app_paint(&desk.app);
        buffer_format(&text, "%s== %s: %s\n", i ? "\n" : "", screens[i].name, screens[i].keys);
        grid_print(&desk.app.grid, false, &text);
        end(&desk);
    }
    snprintf(name, sizeof name, "articles-%dx%d", columns, rows);
    golden_expect(name, buffer_slice(&text));
    buffer_release(&text);
}

Test(golden_articles, on_screens_of_every_size)
{
    check_screens(200, 60);
    check_screens(120, 36);
    check_screens(80, 24);
    check_screens(40, 12);
}

/* Every point, event, figure, role, account, question and note, in one key. */
Test(articles_read, stand_beside_everything_that_rests_on_them)
{
    static const int sizes[][2] = {{200, 60}, {120, 36}, {80, 24}, {40, 12}};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct desk desk;
        begin(&desk, sizes[i][0], sizes[i][1]);
        size_t seen = 0;
        type(&desk, "J =");
        struct viewer *viewer = &desk.app.panes[PANE_TEXT].viewer;
        const struct document *beside = &desk.app.panes[PANE_REFERENCES].viewer.document;
        for (uint32_t before = NO_BLOCK; viewer->item != before; seen++) {
            struct arena arena = {0};
            struct passage passage;
            cr_assert(block_passage(app_current(&desk.app), &arena, &passage));
            cr_expect(desk.app.geometry.is_visible[PANE_REFERENCES]);
            cr_expect_eq(beside->item_count, passage.paragraphs.count, "%.*s",
                         SLICE_ARGUMENTS(passage.text));
            cr_expect_eq(beside->blocks[beside->count - 1].leads->paragraph,
                         passage.paragraphs.items[passage.paragraphs.count - 1].value);
            arena_release(&arena);
            before = viewer->item;
            type(&desk, "}");
        }
        cr_expect_eq(seen, 16, "5 points, 3 roles and accounts, 3 events and figures each, …: %zu",
                     seen);
        end(&desk);
    }
}

Test(articles_read, lead_to_what_rests_on_them_and_back)
{
    struct desk desk;
    begin(&desk, 120, 36);
    type(&desk, "J } } gs");
    cr_expect_eq(app_paragraph(&desk.app), 3);
    struct pane *beside = &desk.app.panes[PANE_REFERENCES];
    uint32_t count = beside->viewer.document.item_count;
    cr_expect_eq(count, 5, "two points, two figures, a note: %u", count);
    for (uint32_t i = 1; i <= count; i++) {
        char keys[] = {(char)('0' + i), '\0'};
        struct arena arena = {0};
        struct passage passage;
        type(&desk, keys);
        cr_assert(block_passage(app_current(&desk.app), &arena, &passage), "key %u", i);
        cr_expect(number_list_has(passage.paragraphs, 3), "key %u", i);
        cr_expect_eq(desk.app.place.view, VIEW_READ);
        type(&desk, "<");
        cr_expect_eq(app_paragraph(&desk.app), 3, "back from %u", i);
        arena_release(&arena);
    }
    type(&desk, "<Enter>");
    cr_expect_eq(desk.app.place.view, VIEW_READ, "Enter opens the first of them");
    end(&desk);
}

/* A note that names points is read with one of them, with one that cites the paragraph if any does.
 */
Test(articles_read, lead_from_a_note_to_what_it_is_about)
{
    static const struct {
        uint32_t named[2];
        uint32_t expected;
    } cases[] = {{{0, 3}, 0}, {{0, 1}, 1}, {{3, 0}, 3}, {{2, 1}, 2}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct desk desk;
        begin(&desk, 120, 36);
        struct brief *brief = desk.loaded.dossier->briefs[0];
        struct reference named[] = {{.target = &brief->claims.items[cases[i].named[0]].entry},
                                    {.target = &brief->claims.items[cases[i].named[1]].entry}};
        brief->notes.items[0].points = (struct reference_list){named, 2};
        type(&desk, "J } } gs 5");
        cr_expect_eq(app_subject(&desk.app), &brief->claims.items[cases[i].expected].entry,
                     "case %zu", i);
        type(&desk, "<");
        cr_expect_eq(app_paragraph(&desk.app), 3);
        end(&desk);
    }
}

Test(articles_read, are_stepped_through_where_nothing_cites_them)
{
    struct desk desk;
    begin(&desk, 80, 24);
    type(&desk, "]p");
    cr_expect_eq(app_paragraph(&desk.app), 6);
    cr_expect_eq(desk.app.place.brief, desk.loaded.dossier->briefs[0]);
    type(&desk, "]p");
    cr_expect(sees(&desk, "Every paragraph is cited from here on."));
    type(&desk, "go [p");
    cr_expect_eq(app_paragraph(&desk.app), 6, "from the end");
    struct location location = app_location(&desk.app);
    cr_expect(slice_equal(location.file, SLICE("tests/data/articles/alder_2030.txt")));
    cr_expect_eq(location.line, 10);
    type(&desk, "gr");
    cr_expect_eq(desk.app.place.view, VIEW_READ);
    end(&desk);
}

/* It is there again after the dossier was read anew, at the same paragraph. */
Test(articles_read, stay_where_they_are_when_files_change)
{
    struct desk desk;
    begin(&desk, 120, 36);
    struct loaded again = load_dossier("tests/data/articles-alder");
    type(&desk, "J } } } gs");
    uint32_t paragraph = app_paragraph(&desk.app);
    cr_expect_eq(paragraph, 4);
    app_set_dossier(&desk.app, again.dossier, (struct place){0});
    loaded_release(&desk.loaded);
    desk.loaded = again;
    cr_expect_eq(app_paragraph(&desk.app), paragraph);
    cr_expect(sees(&desk, "Jonas Pell, who speaks"));
    end(&desk);
}

static void load_again(struct desk *desk, uint32_t missing)
{
    struct loaded again = load_dossier("tests/data/articles-alder");
    again.dossier->briefs[0]->claims.count -= missing;
    app_set_dossier(&desk->app, again.dossier, (struct place){0});
    loaded_release(&desk->loaded);
    desk->loaded = again;
}

/* What a point or a figure rests on is shown on, but not in the place of what is gone. */
Test(articles_read, are_held_against_what_is_shown_when_files_change)
{
    struct desk desk;
    begin(&desk, 120, 36);
    type(&desk, "J } .");
    load_again(&desk, 0);
    cr_expect(sees(&desk, "alder-2030#strike-toll"));
    cr_expect(sees(&desk, "In them       19 · 2,452"));
    type(&desk, "<Esc> :go<Space>alder-2030 <Enter> G { { .");
    cr_expect(sees(&desk, "Provenance"));
    cr_expect(sees(&desk, "Kind          figure"));
    load_again(&desk, 0);
    cr_expect(sees(&desk, "Kind          figure"));
    type(&desk, "<Esc> go J } } } } } .");
    cr_expect(sees(&desk, "Provenance"));
    load_again(&desk, 5);
    cr_expect_not(sees(&desk, "Provenance"));
    end(&desk);
}

Test(articles_read, that_are_not_there_take_one_line)
{
    struct desk desk;
    begin_in(&desk, "tests/data", 120, 36);
    type(&desk, "J } .");
    cr_expect(sees(&desk, "There is no article to show: the article"));
    type(&desk, "<Esc> gs");
    cr_expect(sees(&desk, "There is no article to show"));
    app_use_articles(&desk.app, NULL);
    cr_expect(sees(&desk, "The articles are not here"));
    type(&desk, "]p");
    cr_expect(sees(&desk, "--articles names their folder."));
    type(&desk, "go J } =");
    cr_expect(sees(&desk, "The articles are not here"));
    type(&desk, "g/quay");
    cr_expect_not(sees(&desk, "IN THE ARTICLES"));
    end(&desk);
}

/* Nothing of an article acts, whatever its bytes; what cannot be read says so, and the rest goes
 * on. */
Test(articles_read, that_are_hostile_are_shown_by_name_or_refused)
{
    static const struct {
        const char *bytes;
        const char *expected;
    } cases[] = {
        {"Title\n\nA \033]0;gone\007 B \342\200\256gnol C\n\nD\n", "^[]0;gone^G B <U+202E>gnol C"},
        {"Title\n\nA \xff B\n", "is not UTF-8"},
        {"", "is empty"},
        {"\n\n  \n", "is empty"},
        {"Title\n\0A\nB\n", "^@A"},
    };
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    char path[256];
    snprintf(path, sizeof path, "%s/alder_2030.txt", folder);
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t length = i == 4 ? 11 : strlen(cases[i].bytes);
        FILE *file = fopen(path, "wb");
        cr_assert_not_null(file);
        cr_assert_eq(fwrite(cases[i].bytes, 1, length, file), length);
        cr_assert_eq(fclose(file), 0);
        struct desk desk;
        begin_in(&desk, folder, 120, 36);
        type(&desk, "J gs");
        cr_expect(sees(&desk, cases[i].expected), "%s", cases[i].expected);
        type(&desk, "gr } . <Esc> = ]p g/gone <Esc>");
        end(&desk);
        remove(path);
    }
    program_folder_remove(folder);
    arena_release(&arena);
}

/* Every sentence of the articles, as it would stand in a line of text. */
static void expect_no_article(struct articles *articles, const struct dossier *dossier,
                              struct document *document)
{
    struct buffer text = {0};
    buffer_add(&text, SLICE(""));
    sample_write(document, 10000, &text);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct article *article = articles_find(articles, dossier->briefs[i]);
        cr_assert_not_null(article);
        for (uint32_t j = 2; j < article->count; j++) {
            struct slice paragraph = article_paragraph(article, j);
            char part[48];
            snprintf(part, sizeof part, "%.*s", (int)sizeof part - 1, paragraph.bytes);
            cr_expect_null(strstr(text.bytes, part), "%s", part);
        }
    }
    buffer_release(&text);
}

/* A page is given none, even where it is asked for with them at hand, and so is whatever is made
 * without them. */
Test(articles_read, stand_on_no_page)
{
    struct desk desk;
    begin(&desk, 120, 36);
    const struct dossier *dossier = desk.loaded.dossier;
    struct arena arena = {0};
    struct place_list places = sample_places(dossier, &arena);
    bool has_articles = false;
    for (size_t i = 0; i < places.count; i++) {
        struct document page = {.articles = desk.articles};
        compose_page(&page, dossier, places.items[i]);
        cr_expect_null(page.articles);
        expect_no_article(desk.articles, dossier, &page);
        document_release(&page);
        struct document whole = {0};
        compose(&whole, dossier, places.items[i], DETAIL_EVIDENCE);
        expect_no_article(desk.articles, dossier, &whole);
        document_release(&whole);
        has_articles |= places.items[i].view == VIEW_ARTICLES && places.items[i].brief;
    }
    cr_expect(has_articles, "the view of the articles is among the places");
    arena_release(&arena);
    end(&desk);
}

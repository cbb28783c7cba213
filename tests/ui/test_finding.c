/* Searching, filtering, picking: what is found, and how it is marked on the grid. */
#include "base/count.h"
#include "base/fold.h"
#include "support/typist.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <string.h>

/* Every cell marked as found, with those around it, spells the pattern; one match is current. */
static void check_highlights(struct typist *typist, const char *folded)
{
    struct grid *grid = &typist->app.grid;
    struct arena arena = {0};
    int matches = 0;
    int current = 0;
    for (int row = 0; row < grid->rows; row++)
        for (int column = 0; column < grid->columns; column++) {
            uint8_t flags = grid_at(grid, row, column)->flags;
            uint8_t before = column ? grid_at(grid, row, column - 1)->flags : 0;
            if (!(flags & CELL_MATCH) || before & CELL_MATCH)
                continue;
            struct buffer text = {0};
            for (int i = column; i < grid->columns && grid_at(grid, row, i)->flags & CELL_MATCH;
                 i++)
                buffer_add(&text, shown_slice(grid_text(grid, grid_at(grid, row, i))));
            struct slice spelled = fold_text(&arena, buffer_slice(&text));
            cr_expect(slice_equal(spelled, slice_of(folded)), "'%.*s'", SLICE_ARGUMENTS(spelled));
            buffer_release(&text);
            matches++;
            current += (flags & CELL_CURRENT) != 0;
        }
    cr_expect_gt(matches, 1);
    cr_expect_eq(current, 1);
    arena_release(&arena);
}

static bool has_highlight(struct typist *typist)
{
    struct grid *grid = &typist->app.grid;
    for (int row = 0; row < grid->rows; row++)
        for (int column = 0; column < grid->columns; column++)
            if (grid_at(grid, row, column)->flags & (CELL_MATCH | CELL_CURRENT))
                return true;
    return false;
}

Test(finding, marks_what_the_search_found_until_it_is_left)
{
    struct typist typist;
    typist_begin(&typist, 90, 70);
    typist_type(&typist, "J J /FAIRWAY");
    cr_expect_not(has_highlight(&typist));
    typist_type(&typist, "<C-u> fairway");
    check_highlights(&typist, "fairway");
    typist_type(&typist, "<Enter>");
    check_highlights(&typist, "fairway");
    typist_type(&typist, "n");
    check_highlights(&typist, "fairway");
    typist_type(&typist, "q");
    cr_expect_not(has_highlight(&typist));
    typist_end(&typist);
}

Test(finding, goes_back_to_where_a_cancelled_search_began)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, ":go<Space>harbour-2031#sill-cut <Enter> /strike");
    cr_expect(has_highlight(&typist));
    typist_type(&typist, "<Esc>");
    typist_expect_point(&typist, "harbour-2031#sill-cut");
    cr_expect_not(has_highlight(&typist));
    typist_end(&typist);
}

Test(finding, searches_round_the_end_and_backward)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "J J gg /sill <Enter>");
    const struct viewer *viewer = &typist.app.panes[PANE_TEXT].viewer;
    uint32_t first = viewer->match_block;
    typist_type(&typist, "N");
    cr_expect_not_null(strstr(typist.app.said.text.bytes, "wrapped"));
    cr_expect_gt(viewer->match_block, first);
    typist_type(&typist, "n");
    cr_expect_eq(viewer->match_block, first);
    typist_end(&typist);
}

Test(finding, filters_points_and_shows_them_all_again)
{
    struct typist typist;
    typist_begin(&typist, 100, 40);
    typist_type(&typist, "J J");
    uint32_t all = typist.app.panes[PANE_TEXT].viewer.document.item_count;
    typist_type(&typist, "& fairway <Enter>");
    uint32_t some = typist.app.panes[PANE_TEXT].viewer.document.item_count;
    cr_expect_gt(some, 0);
    cr_expect_lt(some, all);
    typist_type(&typist, "q");
    cr_expect_eq(typist.app.panes[PANE_TEXT].viewer.document.item_count, all);
    typist_type(&typist, "& kraken <Enter>");
    cr_expect(typist_sees(&typist, "kraken"));
    typist_end(&typist);
}

Test(finding, goes_to_what_is_picked_by_name)
{
    struct typist typist;
    typist_begin(&typist, 100, 30);
    typist_type(&typist, "f north fairw <Enter>");
    cr_expect_eq(typist.app.place.view, VIEW_CORRIDORS);
    typist_type(&typist, "f 港湾局 <Esc>");
    cr_expect_eq(typist.app.place.view, VIEW_CORRIDORS);
    typist_type(&typist, "g/ kettle <Enter>");
    typist_expect_point(&typist, "tides-2029#pilots-warn");
    typist_end(&typist);
}

/* Whoever types the name of a row comes to it, whatever stands in rows before. */
Test(finding, in_a_list_of_names_looks_for_names_first)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    const struct dossier *dossier = typist.loaded.dossier;
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        const struct entry *actor = &dossier->actors.items[i].entry;
        typist_type(&typist, "ga gg /");
        app_paste(&typist.app, entry_text(actor), false);
        typist_type(&typist, "<Enter>");
        cr_expect_eq(app_subject(&typist.app), actor, "%.*s", SLICE_ARGUMENTS(entry_text(actor)));
    }
    typist_end(&typist);
}

/* Names that only have the letters are offered where none has the word. */
Test(finding, offers_no_scattered_letters_beside_a_name_with_the_word)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    const struct dossier *dossier = typist.loaded.dossier;
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        struct arena arena = {0};
        struct slice rest = entry_text(&dossier->actors.items[i].entry);
        struct slice word = fold_text(&arena, slice_cut(&rest, ' '));
        typist_type(&typist, "f");
        app_paste(&typist.app, word, false);
        app_paint(&typist.app); /* looks for it */
        const struct picker *picker = &typist.app.typing.picker;
        cr_expect_gt(picker->match_count, 0);
        for (uint32_t j = 0; j < picker->match_count; j++) {
            const struct entry *entry = picker->matches[j].entry;
            struct slice parts[] = {entry_text(entry), entry_address(entry, &arena),
                                    entry->brief ? brief_label(entry->brief) : SLICE("")};
            bool has_word = entry_is_point(entry);
            for (size_t k = 0; k < COUNT(parts); k++)
                has_word = has_word || slice_contains(fold_text(&arena, parts[k]), word);
            cr_expect(has_word, "'%.*s' for '%.*s'", SLICE_ARGUMENTS(parts[0]),
                      SLICE_ARGUMENTS(word));
        }
        typist_type(&typist, "<Esc>");
        arena_release(&arena);
    }
    typist_type(&typist, "f nofw <Enter>");
    cr_expect_eq(typist.app.place.view, VIEW_CORRIDORS, "letters alone find where no word does");
    typist_end(&typist);
}

/* From result to result through the sources, and back to the list of them. */
static void goes_through_results(int columns, int rows)
{
    struct typist typist;
    typist_begin(&typist, columns, rows);
    struct app *app = &typist.app;
    typist_type(&typist, "g/ water <Enter>");
    uint32_t count = app->finding.results.count;
    cr_assert_gt(count, 2);
    bool changes_source = false;
    const struct brief *first = app->place.brief;
    for (uint32_t i = 1; i < count; i++) {
        typist_type(&typist, "n");
        cr_expect_eq(app->finding.results.at, i);
        changes_source = changes_source || app->place.brief != first;
        struct place place = app->finding.results.places[i];
        cr_expect_eq(app->place.brief, place.brief);
        cr_expect(!place.item || !entry_is_point(place.item) || app_subject(app) == place.item);
    }
    cr_expect(changes_source, "the results are of more than one source");
    typist_type(&typist, "n");
    cr_expect(typist_sees(&typist, "wrapped"));
    cr_expect_eq(app->finding.results.at, 0);
    typist_type(&typist, "N n n g/");
    cr_expect(typist_sees(&typist, "find in all sources: water"));
    cr_expect_eq(picker_row(&app->typing.picker), 1, "the list is where one left it");
    typist_type(&typist, "d r e d g");
    cr_expect(typist_sees(&typist, "find in all sources: dredg"), "what is typed replaces it");
    typist_type(&typist, "<Esc> / the <Enter> n");
    cr_expect_not(typist_sees(&typist, "Result "), "a search of the text goes through the text");
    typist_type(&typist, "g/ xyzzy <Enter>");
    cr_expect(typist_sees(&typist, "No source has a match for 'xyzzy'."));
    typist_end(&typist);
}

Test(finding, goes_from_result_to_result_and_back_to_the_list)
{
    goes_through_results(120, 36);
    goes_through_results(80, 24);
    goes_through_results(40, 12);
}

/* Whatever is picked: its row has the match, though the text is longer than the row. */
Test(finding, shows_the_match_in_the_row_of_each_result)
{
    static const char *const queries[] = {"border", "rasht", "drone", "embassy", "water"};
    static const int sizes[][2] = {{120, 36}, {80, 24}, {60, 20}};
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    for (size_t i = 0; i < sizeof queries / sizeof *queries * 3; i++) {
        const char *query = queries[i / 3];
        struct picker picker = {0};
        struct grid grid = {0};
        struct buffer screen = {0};
        struct area area = {0, 0, sizes[i % 3][1], sizes[i % 3][0]};
        grid_resize(&grid, area.columns, area.rows);
        struct search_folds folds = {0};
        picker_open(&picker, PICKER_TEXTS, loaded.dossier, &folds, NULL, (struct search_memory){0});
        picker_type(&picker, slice_of(query), (struct search_stop){0});
        uint32_t shown = picker.match_count < 5 ? picker.match_count : 5;
        for (uint32_t row = 0; row < shown; row++) {
            struct arena arena = {0};
            bool is_in_text =
                slice_contains(fold_text(&arena, picker.matches[row].text), slice_of(query));
            picker_pick(&picker, row);
            grid_clear(&grid);
            picker_paint(&picker, &grid, area);
            buffer_clear(&screen);
            grid_print(&grid, false, &screen);
            struct slice rest = buffer_slice(&screen);
            bool is_seen = false;
            while (rest.length) {
                struct slice line = slice_cut(&rest, '\n');
                bool is_picked = slice_starts_with(line, SLICE("▌"));
                is_seen = is_seen ||
                          (is_picked && slice_contains(fold_text(&arena, line), slice_of(query)));
            }
            cr_expect(!is_in_text || is_seen, "'%s' at %dx%d, row %u", query, area.columns,
                      area.rows, row);
            arena_release(&arena);
        }
        buffer_release(&screen);
        grid_release(&grid);
        picker_release(&picker);
        search_folds_release(&folds);
    }
    loaded_release(&loaded);
}

/* Presses keys, and paints after each of them or after all. */
static void press(struct typist *typist, const char *keys, bool one_by_one)
{
    struct slice rest = slice_of(keys);
    struct key key;
    bool is_bad;
    while (key_parse(&rest, &key, &is_bad)) {
        app_key(&typist->app, key);
        if (one_by_one)
            app_paint(&typist->app);
    }
    app_paint(&typist->app);
}

Test(finding, shows_the_same_whether_keys_come_at_once_or_one_by_one)
{
    static const char *const typed[] = {
        "J/water<Enter>",   "J/watr<BS>er<Enter>n",     "J/nothing<Enter>",
        "J/sill<Esc>",      "J&water<Enter>jj",         "J&water<Enter>&<Esc>",
        "g/water<Enter>n",  "g/wat<Down><Down><Enter>", "fharb<Down><Enter>",
        "f<Esc>/water<Up>", "?/search<Enter>",          "J/water<Enter>/<Up><Enter>",
    };
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct typist typists[2];
        struct buffer screens[2] = {{0}};
        for (int j = 0; j < 2; j++) {
            typist_begin(&typists[j], 80, 24);
            press(&typists[j], typed[i], j == 1);
            grid_print(&typists[j].app.grid, true, &screens[j]);
            typist_end(&typists[j]);
        }
        cr_expect_str_eq(screens[0].bytes, screens[1].bytes, "%s", typed[i]);
        buffer_release(&screens[0]);
        buffer_release(&screens[1]);
    }
}

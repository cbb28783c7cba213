/* Whole screens of the second dossier, byte for byte: one file for each size. */
#include "support/golden.h"
#include "support/sample.h"
#include "ui/headless.h"

#include <criterion/criterion.h>
#include <stdio.h>

static const struct {
    const char *name;
    const char *keys;
    bool is_for_all; /* else only for 120x36, 80x24 and 40x12 */
} screens[] = {
    {"the overview", "", true},
    {"a theme", "1", true},
    {"another theme", "2", false},
    {"the last theme", "3", false},
    {"a brief", "J", false},
    {"the next brief", "J J", false},
    {"a point", "J J } }", true},
    {"a brief on one theme", "J J 2", false},
    {"a view of nothing", "J 3 gt", false},
    {"the timeline of a source on a theme", "J 2 gt", false},
    {"the actors of a theme", "1 ga", false},
    {"the contradictions of a source", "J J gx", false},
    {"a followed cross-reference", ":go<Space>harbour-2031#dredging-agreed <Enter> <Enter>", true},
    {"and back", ":go<Space>harbour-2031#dredging-agreed <Enter> <Enter> <", false},
    {"the timeline", "gt", false},
    {"actors", "ga", false},
    {"corridors", "gc", false},
    {"open questions", "gq", false},
    {"contradictions", "gx", true},
    {"an actor", ":go<Space>actor:harbour-board <Enter>", true},
    {"a corridor", ":go<Space>corridor:north-fairway <Enter>", true},
    {"a search", "J J /the <Enter> n", true},
    {"a search being typed", "J J /dredg", false},
    {"a search without a match", "J J /kraken", false},
    {"a filter", "J J & water <Enter>", false},
    {"finding by name", "f harb", true},
    {"finding in all sources", "g/ water", false},
    {"provenance", "J J } } .", true},
    {"a peek", ":go<Space>harbour-2031#rise-fast <Enter> p", true},
    {"help", "?", true},
    {"more evidence", "J J +", false},
    {"bottom lines only", "1 -", false},
    {"the bottom", "J J G", false},
    {"a pane alone", "J J z", true},
    {"cross-references in focus", "J J } <Tab>", false},
    {"sources in focus", "J <Tab> <Tab>", true},
    {"themes in focus", "J <S-Tab>", false},
    {"a link picked", "J J l l", false},
    {"the page", "J P", true},
    {"the foot of the page", "P G", false},
    {"a name for the page", "P s", false},
    {"borders in ASCII", ":set<Space>borders=ascii <Enter>", true},
    {"a narrow text", "J J :set<Space>text-width=24 <Enter>", false},
    {"a wrong setting", ":set<Space>palette=neon <Enter>", false},
    {"a setting that there is not", ":set<Space>palete=dark <Enter>", false},
    {"keys of less", ":set<Space>keys=less <Enter> ?", false},
    {"keys of Emacs", ":set<Space>keys=emacs <Enter> J <M-x>", false},
    {"a key that is not bound", "Ω", false},
    {"a wrong command", ":go<Space>nowhere <Enter>", false},
};

static void write_screen(const struct dossier *dossier, int columns, int rows, const char *keys,
                         struct buffer *out)
{
    struct app app;
    struct buffer message = {0};
    app_init(&app, columns, rows);
    app_set_dossier(&app, dossier, (struct place){0});
    cr_expect(headless_type(&app, slice_of(keys), &message), "%s: %s", keys, message.bytes);
    grid_print(&app.grid, false, out);
    buffer_release(&message);
    app_release(&app);
}

static void check_screens(int columns, int rows)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct buffer text = {0};
    char name[64];
    bool has_all = columns != 60;
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        if (!has_all && !screens[i].is_for_all)
            continue;
        buffer_format(&text, "%s== %s: %s\n", i ? "\n" : "", screens[i].name, screens[i].keys);
        write_screen(loaded.dossier, columns, rows, screens[i].keys, &text);
    }
    snprintf(name, sizeof name, "screens-%dx%d", columns, rows);
    golden_expect(name, buffer_slice(&text));
    buffer_release(&text);
    loaded_release(&loaded);
}

Test(golden_screens, with_three_columns_of_panes)
{
    check_screens(120, 36);
}

Test(golden_screens, with_two_columns_of_panes)
{
    check_screens(80, 24);
}

Test(golden_screens, with_two_narrow_columns_of_panes)
{
    check_screens(60, 20);
}

Test(golden_screens, with_one_pane)
{
    check_screens(40, 12);
}

Test(golden_screens, too_small_for_anything)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct buffer text = {0};
    static const int sizes[][2] = {{10, 3}, {19, 5}, {20, 4}, {1, 1}, {20, 5}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        buffer_format(&text, "== %dx%d\n", sizes[i][0], sizes[i][1]);
        write_screen(loaded.dossier, sizes[i][0], sizes[i][1], "J }", &text);
    }
    golden_expect("screens-small", buffer_slice(&text));
    buffer_release(&text);
    loaded_release(&loaded);
}

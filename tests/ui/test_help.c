/* Help: what holds here first, then all; what may follow a key; what may be typed in a command. */
#include "support/typist.h"
#include "ui/command.h"
#include "ui/help_screen.h"

#include <criterion/criterion.h>
#include <string.h>

#define EXPECT_SEES(typist, text) cr_expect(typist_sees(typist, text), "no \"%s\"", text)
#define EXPECT_SEES_NOT(typist, text) cr_expect_not(typist_sees(typist, text), "\"%s\"", text)

static size_t count_commands(void)
{
    size_t count = 0;
    while (command_at(count))
        count++;
    return count;
}

static size_t count_settings(void)
{
    size_t count = 0;
    while (settings_table[count].name)
        count++;
    return count;
}

static uint32_t count_kind(const struct document *document, enum block_kind kind)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++)
        count += document->blocks[i].kind == kind;
    return count;
}

Test(help, has_every_action_command_and_setting_under_a_heading)
{
    struct keymap keymap;
    struct settings settings;
    struct document document = {0};
    uint32_t actions = 0;
    uint32_t groups = 0;
    keymap_init(&keymap, PRESET_VI);
    settings_init(&settings);
    help_compose(&document, &(struct help_request){.keymap = &keymap, .settings = &settings});
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        actions += action_description((enum action)i)->name != NULL;
        groups += action_description((enum action)i)->group != NULL;
    }
    enum { OTHER_HEADINGS = 3, LEAST_SIGNS = 10 };
    cr_expect_eq(count_kind(&document, BLOCK_HEADING), groups + OTHER_HEADINGS);
    cr_expect_geq(count_kind(&document, BLOCK_TEXT),
                  actions + count_commands() + count_settings() + LEAST_SIGNS);
    cr_expect_not_null(action_description(ACTION_LINE_DOWN)->group);
    document_release(&document);
}

/* What the first row below the first heading says. */
static bool begins_with(struct typist *typist, const char *heading, const char *row)
{
    struct buffer screen = {0};
    grid_print(&typist->app.grid, false, &screen);
    const char *at = strstr(screen.bytes, heading);
    const char *line = at ? strchr(at, '\n') : NULL;
    const char *end = line ? strchr(line + 1, '\n') : NULL;
    const char *found = line ? strstr(line, row) : NULL;
    bool begins = found && end && found < end;
    buffer_release(&screen);
    return begins;
}

Test(help, begins_with_what_holds_where_it_was_asked_for)
{
    static const struct {
        const char *keys;
        const char *heading;
        const char *row;
    } cases[] = {
        {"?", "HERE: Text", "The next point."},
        {"gx } ?", "HERE: Contradictions", "older side"},
        {"J } <Tab> ?", "HERE: Cross-references", "follows that"},
        {"<Tab> <Tab> ?", "HERE: Sources", "A line down"},
        {"P ?", "HERE: The page", "Over the page: prints it."},
        {"g* ?", "HERE: Starred", "Copies all"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct typist typist;
        typist_begin(&typist, 120, 36);
        typist_type(&typist, cases[i].keys);
        cr_expect(begins_with(&typist, cases[i].heading, cases[i].row), "%s", cases[i].keys);
        typist_end(&typist);
    }
}

Test(help, keeps_only_what_matches_and_gives_all_back)
{
    static const int sizes[][2] = {{120, 36}, {80, 24}, {40, 12}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct typist typist;
        typist_begin(&typist, sizes[i][0], sizes[i][1]);
        typist_type(&typist, "? / Colours");
        EXPECT_SEES(&typist, "palette: ");
        EXPECT_SEES_NOT(&typist, "The next point.");
        typist_type(&typist, "<Enter>");
        EXPECT_SEES(&typist, "palette: ");
        typist_type(&typist, "/ xyzzy");
        EXPECT_SEES(&typist, "Nothing in the help matches.");
        typist_type(&typist, "<Esc>");
        EXPECT_SEES(&typist, "HERE");
        typist_type(&typist, "/ gx <Enter> <Esc>");
        cr_expect_eq(typist.app.over.kind, OVERLAY_HELP, "the first takes the filter off");
        EXPECT_SEES(&typist, "HERE");
        typist_type(&typist, "<Esc>");
        cr_expect_eq(typist.app.over.kind, OVERLAY_NONE);
        typist_end(&typist);
    }
}

/* Whatever is bound to more than one key: the line names each key that may come next. */
Test(help, says_what_may_follow_the_first_keys)
{
    struct typist typist;
    char name[KEY_NAME_SIZE];
    typist_begin(&typist, 200, 40);
    struct keymap keymap = typist.app.keymap;
    for (int i = 0; i < keymap.count; i++) {
        const struct binding *binding = &keymap.bindings[i];
        if (binding->length < 2 || binding->context)
            continue;
        app_key(&typist.app, binding->keys[0]);
        app_paint(&typist.app);
        key_spell(binding->keys[1], name);
        bool is_letter = binding->keys[1].code == KEY_CODE_ANY;
        struct buffer wanted = {0};
        buffer_format(&wanted, is_letter ? "  a to z" : "  %s ", name);
        cr_expect(typist_sees(&typist, wanted.bytes), "%s: %s",
                  action_description(binding->action)->name, wanted.bytes);
        buffer_release(&wanted);
        typist_type(&typist, "<Esc> <Esc>");
    }
    typist_end(&typist);
}

Test(help, lists_the_marks_that_may_be_gone_to)
{
    struct typist typist;
    struct state *state = state_create();
    typist_begin(&typist, 120, 36);
    app_use_state(&typist.app, state);
    typist_type(&typist, "'");
    EXPECT_SEES(&typist, "'…  a to z");
    typist_type(&typist, "<Esc> J 1 mb go gx mq '");
    EXPECT_SEES(&typist, "b Annals ▸ Dredging");
    EXPECT_SEES(&typist, "q contradictions");
    typist_end(&typist);
    state_release(state);
}

/* Tab goes through all that may stand there and back to what was typed; each begins with that. */
Test(help, completes_commands_settings_values_and_places)
{
    static const char *const lines[] = {
        "",        "s",         "set ",      "set pa",         "set palette=",  "set palette l",
        "go ",     "go ti",     "go actor:", "go tides-2029#", "go corridor:n", "source ",
        "theme d", "theme all", "dossier h", "dossier ",       "set x=",        "nothing ",
        "save ",   "print ",
    };
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct settings settings = {.dossier_count = 3,
                                .dossiers = {{"harbour", ""}, {"hills", ""}, {"rivers", ""}}};
    struct completing_scope scope = {loaded.dossier, &settings};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct arena arena = {0};
        struct completing completing = {0};
        struct candidates *all = ARENA_NEW(&arena, struct candidates);
        struct slice line = slice_of(lines[i]);
        struct slice next;
        completing_find(all, scope, line, &arena);
        cr_expect_eq(all->count > 0, i < 16, "%s", lines[i]);
        bool has_any = completing_step(&completing, scope, line, 1, &arena, &next);
        cr_expect_eq(has_any, all->count > 0);
        if (has_any && !completing.is_on) {
            line = next;
            completing_find(all, scope, line, &arena);
            completing_step(&completing, scope, line, 1, &arena, &next);
        }
        for (size_t j = 0; has_any && j < all->count && all->count > 1; j++) {
            cr_expect(slice_starts_with(next, line), "'%.*s' after '%.*s'", SLICE_ARGUMENTS(next),
                      SLICE_ARGUMENTS(line));
            completing_step(&completing, scope, next, 1, &arena, &next);
        }
        cr_expect(!has_any || all->count < 2 || slice_equal(next, line), "back to '%s'", lines[i]);
        completing_release(&completing);
        arena_release(&arena);
    }
    loaded_release(&loaded);
}

Test(help, lists_what_is_right_where_a_command_is_wrong)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, ":");
    EXPECT_SEES(&typist, "quit  help  go  source");
    typist_type(&typist, "g<Tab>ti<Tab>");
    EXPECT_SEES(&typist, ":go tide");
    EXPECT_SEES(&typist, "tides-2029  tides");
    typist_type(&typist, "<S-Tab><S-Tab><Enter>");
    typist_expect_place(&typist, VIEW_TIMELINE, "", "");
    typist_type(&typist, ":set<Space>xyzzy=1<Enter>");
    EXPECT_SEES(&typist, "there are palette, borders");
    typist_type(&typist, ":set<Enter>");
    EXPECT_SEES(&typist, "needs NAME=VALUE; there are palette");
    typist_type(&typist, ":dossier<Enter>");
    EXPECT_SEES(&typist, "needs NAME; there are none in the configuration");
    typist.app.settings.dossier_count = 2;
    typist.app.settings.dossiers[0] = (struct named_dossier){"hills", "~/hills"};
    typist.app.settings.dossiers[1] = (struct named_dossier){"rivers", "/rivers"};
    typist_type(&typist, ":dossier<Space>hill<Enter>");
    EXPECT_SEES(&typist, "there is no dossier 'hill'; there are hills, rivers");
    typist_type(&typist, ":dos<Tab>hi<Tab><Enter>");
    cr_expect_eq(typist.app.wanted.request, REQUEST_SWITCH);
    cr_expect_str_eq(typist.app.wanted.dossier, "~/hills");
    typist_type(&typist, ":set<Space>bor<Tab>as<Tab><Enter>");
    cr_expect_eq(typist.app.settings.borders, BORDERS_ASCII);
    typist_end(&typist);
}

/* Names are there before anything is loaded, and where the bar is stays when a row is counted. */
Test(help, lists_dossiers_before_they_are_counted)
{
    static const char path[] = "/d";
    struct library_row rows[] = {
        {.name = "hills", .path = path, .is_there = true},
        {.name = "rivers", .path = path, .is_there = true, .is_current = true},
        {.name = "lost", .path = "/nowhere"},
    };
    struct typist typist;
    typist_begin(&typist, 80, 24);
    app_show_dossiers(&typist.app, rows, 3);
    cr_expect(app_shows_dossiers(&typist.app));
    typist_type(&typist, "k");
    EXPECT_SEES(&typist, "hills                …                          /d");
    EXPECT_SEES(&typist, "lost                 not there                  /nowhere");
    rows[1].is_counted = true;
    rows[1].title = SLICE("Rivers of the north");
    rows[1].counts.unread = 7;
    app_update_dossiers(&typist.app);
    typist_type(&typist, "");
    EXPECT_SEES(&typist, "▸  rivers               7 unread                   Rivers of the north");
    typist_type(&typist, "<Enter>");
    cr_expect_str_eq(typist.app.wanted.dossier, path);
    cr_expect_not(app_shows_dossiers(&typist.app));
    app_update_dossiers(&typist.app);
    cr_expect_not(app_shows_dossiers(&typist.app));
    typist_end(&typist);
}

/* What the screen says of keys: each key that it names is pressed, under each preset and wherever
 * hints stand, and must do what the screen says. */
#include "base/count.h"
#include "support/typist.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const presets[] = {"vi", "less", "emacs"};

/* Ways to where the status line names keys, by commands and actions that no preset changes. */
static const struct way {
    const char *name;
    const char *place;
    enum action action; /* then done */
} ways[] = {
    {"the overview", "", ACTION_NONE},
    {"a source", "harbour-2031", ACTION_NEXT_POINT},
    {"a theme", "dredging", ACTION_NEXT_POINT},
    {"contradictions", "conflicts", ACTION_NONE},
    {"the cross-references", "harbour-2031", ACTION_NEXT_PANE},
    {"the themes", "harbour-2031", ACTION_PREVIOUS_PANE},
    {"help", "harbour-2031", ACTION_HELP},
    {"provenance", "harbour-2031#rise-fast", ACTION_PROVENANCE},
    {"a peek", "harbour-2031#rise-fast", ACTION_PEEK},
    {"the page", "harbour-2031", ACTION_PREVIEW},
};

static void press_action(struct typist *typist, enum action action)
{
    const struct binding *binding = keymap_binding(&typist->app.keymap, CONTEXT_EVERYWHERE, action);
    cr_assert_not_null(binding);
    for (int i = 0; i < binding->length; i++)
        app_key(&typist->app, binding->keys[i]);
    app_paint(&typist->app);
}

static void begin(struct typist *typist, const char *preset, const struct way *way)
{
    struct arena arena = {0};
    struct buffer message = {0};
    struct place place = {0};
    typist_begin_again(typist, 200, 50);
    typist_type(typist, arena_format(&arena, ":set<Space>keys=%s<Enter>", preset).bytes);
    cr_assert(place_parse(typist->app.dossier, slice_of(way->place), &place, &message));
    app_start_at(&typist->app, place);
    app_paint(&typist->app);
    if (way->action)
        press_action(typist, way->action);
    typist->app.wanted.request = REQUEST_NONE;
    buffer_release(&message);
    arena_release(&arena);
}

static struct slice row_text(struct typist *typist, struct arena *arena, int row)
{
    struct grid *grid = &typist->app.grid;
    struct buffer text = {0};
    for (int column = 0; column < grid->columns; column++)
        buffer_add(&text, shown_slice(grid_text(grid, grid_at(grid, row, column))));
    struct slice copy = arena_copy(arena, slice_trim(buffer_slice(&text)));
    buffer_release(&text);
    return copy;
}

struct before {
    struct place place;
    enum overlay overlay;
    enum pane_kind focus;
    uint32_t item;
};

typedef bool effect_check(const struct before *before, const struct app *app);

static bool stays_open(const struct before *before, const struct app *app)
{
    return app->over.kind == before->overlay;
}

static bool closes(const struct before *before, const struct app *app)
{
    return before->overlay ? !app->over.kind : app->focus == PANE_TEXT;
}

static bool goes_up(const struct before *before, const struct app *app)
{
    if (before->overlay)
        return stays_open(before, app);
    return app->wanted.request == REQUEST_QUIT || !place_equal(before->place, app->place);
}

static bool goes_elsewhere(const struct before *before, const struct app *app)
{
    return !app->over.kind && !place_equal(before->place, app->place);
}

static bool opens(const struct before *before, const struct app *app)
{
    return goes_elsewhere(before, app) || strstr(app->said.text.bytes, "No cross-reference") ||
           app_subject(app);
}

static bool steps(const struct before *before, const struct app *app)
{
    return app->panes[PANE_TEXT].viewer.item != before->item || app->said.text.length;
}

static bool moves_in_history(const struct before *before, const struct app *app)
{
    return !place_equal(before->place, app->place) ||
           strstr(app->said.text.bytes, "nothing to go back to");
}

static bool searches(const struct before *before, const struct app *app)
{
    (void)before;
    return app->typing.prompt.is_open && app->typing.purpose == PROMPT_SEARCH;
}

static bool shows_page(const struct before *before, const struct app *app)
{
    (void)before;
    return app->over.kind == OVERLAY_PAGE;
}

static bool prints(const struct before *before, const struct app *app)
{
    (void)before;
    return app->wanted.request == REQUEST_PRINT;
}

static bool saves(const struct before *before, const struct app *app)
{
    (void)before;
    return app->typing.prompt.is_open &&
           slice_starts_with(buffer_slice(&app->typing.prompt.text), SLICE("save"));
}

static bool changes_focus(const struct before *before, const struct app *app)
{
    return app->focus != before->focus;
}

static bool reads(const struct before *before, const struct app *app)
{
    (void)before;
    return app->focus == PANE_TEXT;
}

static bool helps(const struct before *before, const struct app *app)
{
    (void)before;
    return app->over.kind == OVERLAY_HELP || before->overlay == OVERLAY_HELP;
}

static bool narrows_help(const struct before *before, const struct app *app)
{
    (void)before;
    return app->typing.prompt.is_open && app->typing.purpose == PROMPT_HELP;
}

static bool is_unlikely_to_hurt(const struct before *before, const struct app *app)
{
    return app->wanted.request != REQUEST_QUIT && app->over.kind == before->overlay;
}

static const struct {
    const char *words;
    effect_check *check;
} effects[] = {
    {"next point", steps},
    {"open", opens},
    {"back", NULL}, /* of an overlay, a list, or in the history */
    {"next source", goes_elsewhere},
    {"next theme", goes_elsewhere},
    {"search", searches},
    {"up", goes_up},
    {"print", shows_page},
    {"older side", goes_elsewhere},
    {"newer side", goes_elsewhere},
    {"read", reads},
    {"next pane", changes_focus},
    {"next one", is_unlikely_to_hurt},
    {"back to the text", closes},
    {"down", stays_open},
    {"picks a link", stays_open},
    {"goes there", goes_elsewhere},
    {"prints it", prints},
    {"saves it", saves},
    {"help", helps},
    {"only what matches", narrows_help},
};

static void press_named(struct typist *typist, const char *preset, const struct way *way,
                        struct slice key, struct slice words)
{
    struct arena arena = {0};
    begin(typist, preset, way);
    const struct before before = {typist->app.place, typist->app.over.kind, typist->app.focus,
                                  typist->app.panes[PANE_TEXT].viewer.item};
    bool is_angle = key.length == 1 && (key.bytes[0] == '<' || key.bytes[0] == '>');
    const char *typed =
        is_angle ? (key.bytes[0] == '<' ? "<lt>" : "<gt>") : arena_copy(&arena, key).bytes;
    buffer_add(&typist->app.said.text, SLICE(""));
    typist_type(typist, typed);
    if (!typist->app.said.text.bytes)
        buffer_format(&typist->app.said.text, "%s", "");
    size_t i = 0;
    while (i < COUNT(effects) && !slice_equal(words, slice_of(effects[i].words)))
        i++;
    cr_assert_lt(i, COUNT(effects), "'%.*s' is not known to this test", SLICE_ARGUMENTS(words));
    bool in_history =
        !before.overlay && (before.focus == PANE_TEXT || before.focus == PANE_REFERENCES);
    effect_check *check = effects[i].check ? effects[i].check
                          : in_history     ? moves_in_history
                                           : closes;
    cr_expect(check(&before, &typist->app), "keys of %s, %s: %.*s does not do '%.*s'", preset,
              way->name, SLICE_ARGUMENTS(key), SLICE_ARGUMENTS(words));
    if (effects[i].check != goes_up)
        cr_expect_neq(typist->app.wanted.request, REQUEST_QUIT, "keys of %s, %s: %.*s quits",
                      preset, way->name, SLICE_ARGUMENTS(key));
    arena_release(&arena);
}

/* Whether the same key was named with the same words in the same surroundings: over the same panes,
 * with the same focus. */
static bool was_pressed(struct buffer *pressed, const struct before *where, const char *preset,
                        struct slice hint)
{
    struct arena arena = {0};
    struct slice line = arena_format(&arena, "%s %d %d %.*s\n", preset, (int)where->overlay,
                                     (int)where->focus, SLICE_ARGUMENTS(hint));
    bool was = pressed->length && strstr(pressed->bytes, line.bytes);
    buffer_add(pressed, line);
    arena_release(&arena);
    return was;
}

/* "KEY words  KEY words": what stands at the end of a row. */
static int press_row(struct typist *typist, const char *preset, const struct way *way,
                     struct slice row, struct buffer *pressed)
{
    int count = 0;
    const struct before where = {.overlay = typist->app.over.kind, .focus = typist->app.focus};
    while (row.length) {
        size_t end = 0;
        while (end < row.length &&
               !(row.bytes[end] == ' ' && end + 1 < row.length && row.bytes[end + 1] == ' '))
            end++;
        struct slice item = {row.bytes, end};
        row = slice_trim((struct slice){row.bytes + end, row.length - end});
        struct slice words = item;
        struct slice key = slice_cut(&words, ' ');
        bool is_position = slice_find(item, '/') < item.length && item.bytes[0] != '/';
        bool is_hint = words.bytes && words.length && !is_position &&
                       !slice_equal(words, SLICE("cross-reference")) &&
                       !slice_equal(words, SLICE("cross-references")) &&
                       (unsigned char)key.bytes[0] < 0x80;
        if (is_hint && !was_pressed(pressed, &where, preset, item))
            press_named(typist, preset, way, key, words);
        count += is_hint;
    }
    return count;
}

Test(hints, say_what_keys_do_under_each_preset)
{
    struct typist typist;
    struct buffer pressed = {0};
    typist_begin(&typist, 200, 50);
    for (size_t i = 0; i < COUNT(presets); i++)
        for (size_t j = 0; j < COUNT(ways); j++) {
            struct arena arena = {0};
            begin(&typist, presets[i], &ways[j]);
            struct slice row = row_text(&typist, &arena, typist.app.grid.rows - 1);
            cr_expect_gt(press_row(&typist, presets[i], &ways[j], row, &pressed), 2, "%s: %.*s",
                         ways[j].name, SLICE_ARGUMENTS(row));
            arena_release(&arena);
        }
    buffer_release(&pressed);
    typist_end(&typist);
}

/* The word before these on the screen is a key. */
static struct slice key_before(struct typist *typist, struct arena *arena, const char *words)
{
    for (int i = 0; i < typist->app.grid.rows; i++) {
        struct slice row = row_text(typist, arena, i);
        const char *found = row.length ? strstr(arena_copy(arena, row).bytes, words) : NULL;
        const char *start = found;
        while (found && start[-1] != ' ')
            start--;
        if (found)
            return (struct slice){start, (size_t)(found - start)};
    }
    return (struct slice){NULL, 0};
}

/* Where a theme and a filter leave nothing. */
Test(hints, of_empty_pages_show_more)
{
    for (size_t i = 0; i < COUNT(presets); i++) {
        static const struct way way = {"an empty view",
                                       "questions --source harbour-2031 --theme "
                                       "pilotage",
                                       ACTION_NONE};
        static const char *const words[] = {" shows all themes.", " shows the text."};
        for (size_t j = 0; j < COUNT(words); j++) {
            struct typist typist;
            struct arena arena = {0};
            typist_begin(&typist, 200, 50);
            begin(&typist, presets[i], &way);
            if (typist.app.panes[PANE_TEXT].viewer.document.item_count)
                typist_type(&typist, "&zzzz<Enter>");
            struct slice key = key_before(&typist, &arena, words[j]);
            cr_assert_gt(key.length, 0, "%s", words[j]);
            typist_type(&typist, arena_copy(&arena, key).bytes);
            cr_expect(j ? typist.app.place.view == VIEW_READ : !typist.app.place.theme,
                      "keys of %s: '%.*s%s'", presets[i], SLICE_ARGUMENTS(key), words[j]);
            arena_release(&arena);
            typist_end(&typist);
        }
    }
}

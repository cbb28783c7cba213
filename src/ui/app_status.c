/* The line at the bottom: what is typed, said, or likely next. */
#include "ui/app_status.h"

#include "base/width.h"
#include "ui/current.h"
#include "ui/help.h"
#include "ui/hints.h"
#include "ui/overlays.h"
#include "ui/paragraphs.h"
#include "ui/remember.h"

#include <string.h>

enum { MOST_MESSAGE_LINES = 4, HINT_GAP = 3 };

static struct shown single_pane_name(const struct app *app, struct arena *arena)
{
    if (app->geometry.has_borders)
        return SHOWN("");
    return app->focus == PANE_REFERENCES ? app_beside_title(app, arena) : pane_title(app->focus);
}

static void add_paragraphs(struct buffer *text, const struct claim *claim)
{
    for (uint32_t i = 0; i < claim->paragraphs.count; i++)
        buffer_format(text, "%s%u%s", i ? "," : "¶", claim->paragraphs.items[i].value,
                      i + 1 == claim->paragraphs.count ? "  " : "");
}

/* Where the reader is: at the least the number of the point alone, further without the percentage.
 * With one pane on the screen, the lists need no more than their name. */
enum status_length { STATUS_SHORT, STATUS_USUAL, STATUS_LONG };

static struct shown status_text(struct app *app, struct arena *arena, enum status_length length)
{
    struct viewer *viewer = &app->panes[PANE_TEXT].viewer;
    const struct entry *subject = app_subject(app);
    const struct claim *claim = entry_claim(subject);
    struct buffer text = {0};
    struct shown name = single_pane_name(app, arena);
    uint32_t count;
    uint32_t number = viewer_item_number(viewer, &count);
    bool is_alone = name.length && app->focus != PANE_TEXT;
    if (name.length)
        buffer_format(&text, "%.*s  ", SLICE_ARGUMENTS(name));
    if (number && !is_alone)
        buffer_format(&text, "%u/%u  ", number, count);
    if (claim && !is_alone && length > STATUS_SHORT)
        add_paragraphs(&text, claim);
    const struct entry *linked = app_linked(app);
    uint32_t links = linked ? dossier_links(app->dossier, linked).count : 0;
    if (links && !is_alone && length > STATUS_SHORT)
        buffer_format(&text, "%u cross-reference%s  ", links, links == 1 ? "" : "s");
    if (length == STATUS_LONG && !is_alone)
        buffer_format(&text, "%d%%", viewer_percent(viewer));
    struct slice written = slice_trim(buffer_slice(&text));
    struct shown status = shown_clean(arena, arena_copy(arena, written));
    buffer_release(&text);
    return status;
}

/* "<Enter> open"; empty for an action without a key. */
static struct shown hint_words(const struct app *app, const struct hint *hint, struct arena *arena)
{
    struct shown key = help_first_key(arena, &app->keymap, app_context_of_keys(app), hint->action);
    if (!key.length)
        return key;
    return shown_format(arena, "%.*s %s", SLICE_ARGUMENTS(key), hint->text);
}

/* As many as there is room for. Actions without a key are passed over. */
static void add_hints(const struct app *app, struct buffer *text, const struct hint *hints,
                      int room)
{
    struct arena arena = {0};
    for (int i = 0; i < MOST_HINTS && hints[i].text; i++) {
        struct shown words = hint_words(app, &hints[i], &arena);
        struct shown item = shown_format(&arena, "%s%.*s", text->length ? BETWEEN_HINTS : "",
                                         SLICE_ARGUMENTS(words));
        if (words.length && (int)text->length + width_columns(item) > room)
            break;
        if (words.length)
            buffer_add(text, shown_slice(item));
    }
    arena_release(&arena);
}

static struct shown hint_text(const struct app *app, struct arena *arena, int room)
{
    struct buffer text = {0};
    if (app->over.kind) {
        add_hints(app, &text, app_overlay_hints(app->over.kind), room);
    } else {
        add_hints(app, &text, hints_of_context(app_context_of_keys(app)), room);
        if (app->focus == PANE_TEXT)
            add_hints(app, &text, hints_of_view(app->place.view), room);
        add_hints(app, &text, hints_of_pane(app->focus), room);
    }
    struct shown result = shown_clean(arena, arena_copy(arena, buffer_slice(&text)));
    buffer_release(&text);
    return result;
}

static bool find_hint(const struct app *app, const struct hint *hints, struct slice words,
                      enum action *action)
{
    struct arena arena = {0};
    bool is_found = false;
    for (int i = 0; i < MOST_HINTS && hints[i].text && !is_found; i++) {
        is_found = slice_equal(shown_slice(hint_words(app, &hints[i], &arena)), words);
        *action = hints[i].action;
    }
    arena_release(&arena);
    return is_found && words.length;
}

bool app_find_hint(const struct app *app, struct slice words, enum action *action)
{
    static const struct hint header[MOST_HINTS] = {{ACTION_HELP, "help"}};
    if (find_hint(app, header, words, action))
        return true;
    if (app->over.kind)
        return find_hint(app, app_overlay_hints(app->over.kind), words, action);
    return find_hint(app, hints_of_context(app_context_of_keys(app)), words, action) ||
           find_hint(app, hints_of_view(app->place.view), words, action) ||
           find_hint(app, hints_of_pane(app->focus), words, action);
}

static uint32_t count_points(const struct document *document)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++)
        count += block_is_item(&document->blocks[i]) && entry_claim(document->blocks[i].subject);
    return count;
}

/* What may be typed next in a command, as much of it as there is room for. */
static struct shown command_candidates(struct app *app, struct arena *arena)
{
    struct candidates *candidates = ARENA_NEW(arena, struct candidates);
    struct slice typed = buffer_slice(app->typing.completing.is_on ? &app->typing.completing.typed
                                                                   : &app->typing.prompt.text);
    int room = app->grid.columns - 4 - width_columns(shown_clean(arena, typed));
    struct shown text = SHOWN("");
    completing_find(candidates, (struct completing_scope){app->dossier, &app->settings}, typed,
                    arena);
    for (size_t i = 0; i < candidates->count; i++) {
        struct shown item = shown_clean(arena, slice_trim(candidates->items[i]));
        struct shown longer = shown_format(arena, "%.*s%s%.*s", SLICE_ARGUMENTS(text),
                                           i ? "  " : "", SLICE_ARGUMENTS(item));
        bool is_last = i + 1 == candidates->count;
        if (width_columns(longer) + (is_last ? 0 : 2) > room)
            return shown_format(arena, "%.*s …", SLICE_ARGUMENTS(text));
        text = longer;
    }
    return text;
}

static struct shown prompt_answer(struct app *app, struct arena *arena)
{
    if (app->typing.picker.is_open)
        return app->typing.picker.mode == PICKER_TEXTS
                   ? shown_format(arena, "%u found", app->typing.picker.found)
                   : shown_format(arena, "%u of %u", app->typing.picker.found,
                                  app->typing.picker.count);
    if (app->typing.purpose == PROMPT_FILTER && app->typing.prompt.text.length)
        return shown_format(arena, "%u points", count_points(&app_text(app)->document));
    if (app->typing.purpose == PROMPT_COMMAND)
        return command_candidates(app, arena);
    return shown_clean(arena, buffer_slice(&app->said.text));
}

/* What is typed runs as its first letter does. The blank after it, where the cursor stands at its
 * end, is its last character, which may be seen on the left. */
static int paint_typed(struct app *app, struct arena *arena, int row, int column)
{
    struct pen pen = {.style = STYLE_PROMPT};
    struct slice raw = buffer_slice(&app->typing.prompt.text);
    struct slice before = {raw.bytes, app->typing.prompt.cursor};
    struct shown typed = shown_clean(arena, raw);
    struct shown parts[] = {typed, SHOWN(" ")};
    if (!app->grid.manner.order || !bidi_is_needed(typed)) {
        grid_write(&app->grid, row, column, app->grid.columns, typed, pen);
        return column + width_columns(shown_clean(arena, before));
    }
    struct bidi_text seen =
        bidi_arrange(arena, shown_join(arena, parts, 2), DIRECTION_NONE, app->grid.manner);
    grid_write_seen(&app->grid, row, column, app->grid.columns, &seen, pen);
    return column + bidi_column(arena, &seen, shown_clean(arena, before).length);
}

static void paint_prompt(struct app *app)
{
    struct arena arena = {0};
    int row = app->grid.rows - 1;
    struct pen pen = {.style = STYLE_PROMPT};
    app_paint_bar(app, row, STYLE_PROMPT, SHOWN(""), prompt_answer(app, &arena));
    int column = grid_write(&app->grid, row, 0, app->grid.columns, app->typing.prompt.label, pen);
    int cursor = paint_typed(app, &arena, row, column);
    app->grid.cursor_row = row;
    app->grid.cursor_column = cursor < app->grid.columns ? cursor : app->grid.columns - 1;
    arena_release(&arena);
}

/* "next-question" as what follows a key: "question". */
static struct shown following_word(enum action action, struct arena *arena)
{
    const struct action_description *description = action_description(action);
    if (description->word)
        return shown_clean(arena, slice_of(description->word));
    static const char *const prefixes[] = {"view-", "next-", "previous-"};
    struct slice name = slice_of(description->name);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t length = strlen(prefixes[i]);
        if (slice_starts_with(name, slice_of(prefixes[i])))
            name = (struct slice){name.bytes + length, name.length - length};
    }
    char *word = arena_allocate_bytes(arena, name.length);
    for (size_t i = 0; i < name.length; i++)
        word[i] = name.bytes[i] == '-' ? ' ' : name.bytes[i];
    return shown_clean(arena, (struct slice){word, name.length});
}

/* "r read", or where any letter may follow the marks that there are. */
static struct shown following(struct app *app, const struct binding *binding, struct arena *arena)
{
    char name[KEY_NAME_SIZE];
    const struct key *key = &binding->keys[app->keymap.pending_count];
    if (key->code == KEY_CODE_ANY)
        return app_list_marks(app, arena);
    key_spell(*key, name);
    struct shown word = following_word(binding->action, arena);
    return shown_format(arena, "%s %.*s", name, SLICE_ARGUMENTS(word));
}

/* The count and the keys of a sequence that is not complete, and what may follow. */
static struct shown pending_keys(struct app *app, struct arena *arena)
{
    struct shown keys =
        app->pressed.count ? shown_format(arena, "%u", app->pressed.count) : SHOWN("");
    for (int i = 0; i < app->keymap.pending_count; i++) {
        char name[KEY_NAME_SIZE];
        key_spell(app->keymap.pending[i], name);
        keys = shown_format(arena, "%.*s%s", SLICE_ARGUMENTS(keys), name);
    }
    if (!app->keymap.pending_count)
        return shown_format(arena, "%.*s…  a count for a movement", SLICE_ARGUMENTS(keys));
    struct shown text = shown_format(arena, "%.*s…", SLICE_ARGUMENTS(keys));
    const struct binding *binding;
    for (int at = 0; (binding = keymap_next(&app->keymap, app_context_of_keys(app), &at));) {
        struct shown item = following(app, binding, arena);
        text = shown_format(arena, "%.*s  %.*s", SLICE_ARGUMENTS(text), SLICE_ARGUMENTS(item));
    }
    return text;
}

/* A text takes as many lines as it needs, but never more than half of the screen. */
static void paint_lines(struct app *app, struct arena *arena, enum style style, struct shown text)
{
    struct shown lines[MOST_MESSAGE_LINES];
    int most = app->grid.rows / 2 < MOST_MESSAGE_LINES ? app->grid.rows / 2 : MOST_MESSAGE_LINES;
    int count = 0;
    char *breaks = arena_allocate_bytes(arena, text.length);
    width_breaks(text, breaks);
    for (size_t start = 0; start < text.length; count++) {
        struct wrapped_line line = width_wrap(text, breaks, start, app->grid.columns - 2);
        bool is_last = count + 1 >= most;
        lines[count] = shown_part(text, line.start, is_last ? text.length : line.end);
        start = is_last ? text.length : line.next;
    }
    for (int i = 0; i < count; i++)
        app_paint_bar(app, app->grid.rows - count + i, style, lines[i], SHOWN(""));
}

static void paint_message(struct app *app, struct arena *arena)
{
    paint_lines(app, arena, app->said.is_error ? STYLE_ERROR : STYLE_MESSAGE,
                shown_clean(arena, buffer_slice(&app->said.text)));
}

/* Where there is little room, the next likely key goes before details. */
static void paint_place_and_hints(struct app *app, struct arena *arena)
{
    struct shown status = SHOWN("");
    struct shown keys = SHOWN("");
    for (int length = STATUS_LONG; length >= STATUS_SHORT && !keys.length; length--) {
        status = status_text(app, arena, (enum status_length)length);
        keys = hint_text(app, arena, app->grid.columns - width_columns(status) - HINT_GAP);
    }
    if (!keys.length)
        status = status_text(app, arena, STATUS_LONG);
    app_paint_bar(app, app->grid.rows - 1, STYLE_STATUS, status, keys);
}

void app_paint_status(struct app *app)
{
    struct arena arena = {0};
    int row = app->grid.rows - 1;
    if (app->typing.prompt.is_open) {
        paint_prompt(app);
    } else if (app->keymap.pending_count || app->pressed.count) {
        paint_lines(app, &arena, STYLE_STATUS, pending_keys(app, &arena));
    } else if (app->said.text.length) {
        paint_message(app, &arena);
    } else if (app->over.kind) {
        app_paint_bar(app, row, STYLE_STATUS, hint_text(app, &arena, app->grid.columns - 2),
                      SHOWN(""));
    } else if (app->dossier) {
        paint_place_and_hints(app, &arena);
    } else {
        app_paint_bar(app, row, STYLE_STATUS,
                      help_sentence(&arena, &app->keymap, CONTEXT_EVERYWHERE, "{quit} quits"),
                      SHOWN(""));
    }
    arena_release(&arena);
}

void app_paint_bar(struct app *app, int row, enum style style, struct shown left,
                   struct shown right)
{
    struct pen pen = {.style = (uint8_t)style};
    int columns = app->grid.columns;
    struct arena arena = {0};
    grid_fill(&app->grid, row, 0, columns, SHOWN(" "), pen);
    int width = width_columns(right);
    int room = columns - 2 - (width ? width + 1 : 0);
    if (room < columns / 2 && width_columns(left) > room) {
        width = 0;
        room = columns - 2;
    }
    grid_write(&app->grid, row, 1, columns, width_ellipsis(&arena, left, room), pen);
    if (width)
        grid_write(&app->grid, row, columns - 1 - width, columns, right, pen);
    arena_release(&arena);
}

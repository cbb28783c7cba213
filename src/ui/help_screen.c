#include "ui/help_screen.h"

#include "model/own_words.h"
#include "render/blocks.h"
#include "ui/command.h"
#include "ui/help.h"
#include "ui/signs.h"

enum { KEYS_COLUMNS = 26, LEAST_KEYS_COLUMNS = 10, LEAST_TEXT_COLUMNS = 40 };

struct screen {
    struct document *document;
    const struct help_request *request;
};

static bool answers(const struct screen *screen, struct slice left, struct slice right)
{
    const struct search *search = screen->request->search;
    struct arena arena = {0};
    struct slice text =
        arena_format(&arena, "%.*s %.*s", SLICE_ARGUMENTS(left), SLICE_ARGUMENTS(right));
    bool is_kept = !search || search_answers_text(search, text);
    arena_release(&arena);
    return is_kept;
}

/* Each in a span of its own, so that no line ends within one. */
static void add_keys_apart(struct writer *writer, struct shown keys)
{
    struct slice all = shown_slice(keys);
    for (size_t start = 0; start < keys.length;) {
        size_t gap =
            slice_search((struct slice){all.bytes + start, all.length - start}, SLICE("  "));
        size_t end = start + gap;
        writer_add(writer, ROLE_STRONG, shown_part(keys, start, end));
        start = end + 2 < keys.length ? end + 2 : keys.length;
        if (start < keys.length)
            writer_add(writer, ROLE_TEXT, SHOWN("  "));
    }
}

static void add_row(const struct screen *screen, struct shown left, struct slice right)
{
    struct document *document = screen->document;
    if (!answers(screen, shown_slice(left), right))
        return;
    part_add(document, BLOCK_TEXT, 0, NULL, NULL, NULL, 0);
    struct block *block = &document->blocks[document->count - 1];
    block->is_composed = true;
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, KEYS_COLUMNS, ALIGN_LEFT)->least = LEAST_KEYS_COLUMNS;
    add_keys_apart(&writer, left);
    writer_cell(&writer, 0, ALIGN_LEFT)->least = LEAST_TEXT_COLUMNS;
    writer_add(&writer, ROLE_TEXT, shown_clean(&document->arena, right));
    writer_end(&writer);
}

static void add_action(const struct screen *screen, enum action action)
{
    struct shown keys = help_keys(&screen->document->arena, screen->request->keymap, action);
    if (keys.length)
        add_row(screen, keys,
                shown_slice(own_words(&screen->document->arena, screen->request->dossier,
                                      action_description(action)->help)));
}

/* What holds nowhere else, then what the status line offers. */
static void add_here(const struct screen *screen)
{
    const struct help_request *request = screen->request;
    uint32_t heading =
        part_begin_section(screen->document, shown_format(&screen->document->arena, "HERE: %.*s",
                                                          SLICE_ARGUMENTS(request->title)));
    for (int i = ACTION_NONE + 1; request->context != CONTEXT_EVERYWHERE && i < ACTION_COUNT; i++)
        if (action_description((enum action)i)->name &&
            action_description((enum action)i)->context == request->context)
            add_action(screen, (enum action)i);
    for (size_t list = 0; list < sizeof request->hints / sizeof *request->hints; list++)
        for (int i = 0; request->hints[list] && i < MOST_HINTS && request->hints[list][i].text; i++)
            if (action_description(request->hints[list][i].action)->context == CONTEXT_EVERYWHERE)
                add_action(screen, request->hints[list][i].action);
    part_end_section(screen->document, heading);
}

static void add_signs(const struct screen *screen)
{
    uint32_t heading = part_begin_section(screen->document, SHOWN("SIGNS"));
    for (int i = 0; i < SIGN_COUNT; i++)
        add_row(screen, sign_description((enum sign)i)->sign,
                slice_of(sign_description((enum sign)i)->meaning));
    part_end_section(screen->document, heading);
}

static void add_keys(const struct screen *screen)
{
    uint32_t heading = screen->document->count;
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const struct action_description *description = action_description((enum action)i);
        if (!description->name)
            continue;
        if (description->group) {
            if (i > ACTION_NONE + 1)
                part_end_section(screen->document, heading);
            heading =
                part_begin_section(screen->document, shown_clean(&screen->document->arena,
                                                                 slice_of(description->group)));
        }
        add_action(screen, (enum action)i);
    }
    part_end_section(screen->document, heading);
}

static void add_commands(const struct screen *screen)
{
    struct arena *arena = &screen->document->arena;
    uint32_t heading =
        part_begin_section(screen->document, SHOWN("COMMANDS, FOR WHICH TAB OFFERS WHAT FITS"));
    for (size_t i = 0; command_at(i); i++) {
        const struct command_words *command = command_at(i);
        add_row(screen,
                shown_format(arena, ":%s%s%s", command->name, command->argument ? " " : "",
                             command->argument ? command->argument : ""),
                slice_of(command->help));
    }
    part_end_section(screen->document, heading);
}

/* "dark, light or mono", "20 to 200" */
static void add_values(struct buffer *out, const struct setting *setting)
{
    if (setting->type == SETTING_CHOICE)
        buffer_add_choices(out, setting->choices);
    if (setting->type == SETTING_NUMBER)
        buffer_format(out, "%d to %d", setting->least, setting->most);
    if (setting->type == SETTING_TEXT)
        buffer_format(out, "a text");
}

static void add_settings(const struct screen *screen)
{
    const struct settings *settings = screen->request->settings;
    uint32_t heading =
        part_begin_section(screen->document, SHOWN("SETTINGS, BY :set OR IN THE CONFIGURATION"));
    for (const struct setting *setting = settings_table; setting->name; setting++) {
        struct buffer text = {0};
        buffer_format(&text, "%s (", setting->help);
        add_values(&text, setting);
        buffer_format(&text, ")");
        struct buffer now = {0};
        settings_write(settings, setting, &now);
        add_row(screen,
                shown_clean(&screen->document->arena,
                            arena_copy(&screen->document->arena, slice_trim(buffer_slice(&now)))),
                arena_copy(&screen->document->arena, buffer_slice(&text)));
        buffer_release(&text);
        buffer_release(&now);
    }
    part_end_section(screen->document, heading);
}

void help_compose(struct document *document, const struct help_request *request)
{
    const struct screen screen = {document, request};
    add_here(&screen);
    add_signs(&screen);
    add_keys(&screen);
    add_commands(&screen);
    add_settings(&screen);
    if (!document->count)
        part_line(document, ROLE_DETAIL, SHOWN("Nothing in the help matches."), 0);
}

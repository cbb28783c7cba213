#include "ui/settings.h"

#include "base/fold.h"
#include "base/shown.h"
#include "model/schema.h"

#include <stdlib.h>
#include <string.h>

static const char *const palettes[] = {"auto", "dark", "light", "high-contrast", "mono", NULL};
static const char *const borders[] = {"unicode", "ascii", NULL};
static const char *const bidi_choices[] = {"auto", "program", "terminal", "off", NULL};
static const char *const letters[] = {"plain", "joined", NULL};
static const char *const presets[] = {"vi", "less", "emacs", NULL};
static const char *const uses_of_digits[] = {"themes", "counts", NULL};
static const char *const switches[] = {"off", "on", NULL};
static const char *const papers[] = {"a4", "letter", NULL};
static const char *const orders[] = {"oldest", "newest", NULL};
static const char *const details[] = {"bottom-lines", "points", "evidence", NULL};

const struct setting settings_table[] = {
    {.name = "palette",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, colors.palette),
     .choices = palettes,
     .help =
         "Colours for a dark or a light terminal, as it says which it is or as is chosen, strong "
         "ones, or none."},
    {.name = "borders",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, borders),
     .choices = borders,
     .help = "Lines around the panes in Unicode or in ASCII."},
    {.name = "bidi",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, bidi),
     .choices = bidi_choices,
     .help = "Who puts text that runs from right to left in order: as the terminal is known, "
             "precis, the terminal, or nobody."},
    {.name = "arabic",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, arabic),
     .choices = letters,
     .help = "Arabic letters as they are, for terminals that join them, or in the forms that "
             "join."},
    {.name = "keys",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, keys),
     .choices = presets,
     .help = "The keys to begin with: those of vi, with those of less or of Emacs put over them."},
    {.name = "digits",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, digits),
     .choices = uses_of_digits,
     .help = "What digits do alone: go to a theme, or begin a count. With Alt they do the other."},
    {.name = "mouse",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, mouse),
     .choices = switches,
     .help = "On, a click focuses, picks and follows, and the wheel scrolls; the terminal's own "
             "selection then needs Shift."},
    {.name = "text-width",
     .type = SETTING_NUMBER,
     .offset = offsetof(struct settings, text_width),
     .least = 20,
     .most = 200,
     .usual = 88,
     .help = "The text is never wider than this."},
    {.name = "detail",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, detail),
     .choices = details,
     .usual = 1,
     .help = "How much is shown at first: bottom lines, points, or points with all notes."},
    {.name = "order",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, order),
     .choices = orders,
     .help = "Which sources and events stand first on a theme, the timeline and the like."},
    {.name = "paper",
     .type = SETTING_CHOICE,
     .offset = offsetof(struct settings, paper),
     .choices = papers,
     .help = "What the page of P is made for."},
    {.name = "copy-command",
     .type = SETTING_TEXT,
     .offset = offsetof(struct settings, copy_command),
     .help =
         "A program that takes what is copied on its input, such as wl-copy; no shell runs it."},
    {.name = "articles",
     .type = SETTING_TEXT,
     .offset = offsetof(struct settings, articles),
     .help = "The folder of the articles of dossiers that have no folder articles of their own; ~/ "
             "stands for the home."},
    {0},
};

static int *number_of(struct settings *settings, const struct setting *setting)
{
    return (int *)((char *)settings + setting->offset);
}

void settings_init(struct settings *settings)
{
    *settings = (struct settings){0};
    for (const struct setting *setting = settings_table; setting->name; setting++)
        if (setting->type != SETTING_TEXT)
            *number_of(settings, setting) = setting->usual;
}

struct bidi_manner settings_manner(const struct settings *settings, enum reordering terminal)
{
    static const enum bidi_order of_terminal[] = {
        [REORDERS_NOTHING] = BIDI_AS_SEEN,
        [REORDERS_UNLESS_TOLD] = BIDI_AS_SEEN,
        [REORDERS_LINES] = BIDI_AS_READ,
        [REORDERS_WORDS] = BIDI_BY_WORDS,
    };
    enum bidi_order order = BIDI_AS_READ;
    if (settings->bidi == CHOICE_AUTO)
        order = of_terminal[terminal];
    else if (settings->bidi == CHOICE_PROGRAM)
        order = BIDI_AS_SEEN;
    return (struct bidi_manner){.order = (uint8_t)order, .joins_letters = settings->arabic != 0};
}

bool settings_forbid_reordering(const struct settings *settings, enum reordering terminal)
{
    return terminal == REORDERS_UNLESS_TOLD && settings->bidi != CHOICE_TERMINAL;
}

void settings_list(struct buffer *out)
{
    for (const struct setting *setting = settings_table; setting->name; setting++)
        buffer_format(out, "%s%s", setting == settings_table ? "" : ", ", setting->name);
}

static const struct setting *find(struct slice name, struct buffer *message)
{
    const char *nearest = NULL;
    unsigned limit = 3;
    for (const struct setting *setting = settings_table; setting->name; setting++) {
        unsigned distance = fold_distance(name, slice_of(setting->name), limit);
        if (distance == 0)
            return setting;
        if (distance > limit)
            continue;
        nearest = setting->name;
        limit = distance;
    }
    buffer_format(message, "there is no setting '%.*s'; ", SLICE_ARGUMENTS(name));
    if (nearest) {
        buffer_format(message, "did you mean '%s'?", nearest);
    } else {
        buffer_format(message, "there are ");
        settings_list(message);
    }
    return NULL;
}

static bool set_choice(struct settings *settings, const struct setting *setting, struct slice value,
                       struct buffer *message)
{
    for (int i = 0; setting->choices[i]; i++) {
        if (!slice_equal(value, slice_of(setting->choices[i])))
            continue;
        *number_of(settings, setting) = i;
        return true;
    }
    buffer_format(message, "'%s' can be ", setting->name);
    buffer_add_choices(message, setting->choices);
    buffer_format(message, ", and not '%.*s'", SLICE_ARGUMENTS(value));
    return false;
}

static bool set_number(struct settings *settings, const struct setting *setting, struct slice value,
                       struct buffer *message)
{
    char digits[8] = "";
    if (value.length && value.length < sizeof digits)
        memcpy(digits, value.bytes, value.length);
    char *end;
    long number = strtol(digits, &end, 10);
    if (digits[0] && !*end && number >= setting->least && number <= setting->most) {
        *number_of(settings, setting) = (int)number;
        return true;
    }
    buffer_format(message, "'%s' must be a number from %d to %d, and '%.*s' is not", setting->name,
                  setting->least, setting->most, SLICE_ARGUMENTS(value));
    return false;
}

/* What is taken is written out again by --dump-config, to a terminal as it may be. */
static bool take_text(const char *name, struct slice value, char text[LONGEST_SETTING],
                      struct buffer *message)
{
    if (value.length >= LONGEST_SETTING) {
        buffer_format(message, "'%s' is longer than %d bytes", name, LONGEST_SETTING - 1);
        return false;
    }
    if (!shown_is_clean(value)) {
        buffer_format(message, "'%s' holds a character that cannot be shown: '%.*s'", name,
                      SLICE_ARGUMENTS(value));
        return false;
    }
    memset(text, 0, LONGEST_SETTING);
    if (value.length)
        memcpy(text, value.bytes, value.length);
    return true;
}

static bool set_text(struct settings *settings, const struct setting *setting, struct slice value,
                     struct buffer *message)
{
    return take_text(setting->name, value, (char *)settings + setting->offset, message);
}

bool settings_name_dossier(struct settings *settings, struct slice name, struct slice path,
                           struct buffer *message)
{
    struct named_dossier *named = &settings->dossiers[settings->dossier_count];
    if (!schema_is_id(name)) {
        buffer_format(message,
                      "'%.*s' is not a name for a dossier; use lower-case letters, digits and "
                      "single hyphens between them, 64 at most",
                      SLICE_ARGUMENTS(name));
        return false;
    }
    if (settings->dossier_count == MOST_DOSSIERS) {
        buffer_format(message, "more than %d dossiers are named", MOST_DOSSIERS);
        return false;
    }
    if (!path.length) {
        buffer_format(message, "the dossier '%.*s' has no path", SLICE_ARGUMENTS(name));
        return false;
    }
    memset(named->name, 0, sizeof named->name);
    memcpy(named->name, name.bytes, name.length);
    if (!take_text(named->name, path, named->path, message))
        return false;
    settings->dossier_count++;
    return true;
}

bool settings_set(struct settings *settings, struct slice name, struct slice value,
                  struct buffer *message)
{
    const struct setting *setting = find(name, message);
    if (!setting)
        return false;
    switch (setting->type) {
    case SETTING_CHOICE:
        return set_choice(settings, setting, value, message);
    case SETTING_NUMBER:
        return set_number(settings, setting, value, message);
    case SETTING_TEXT:
        return set_text(settings, setting, value, message);
    }
    return false;
}

static void write_quoted(const char *text, struct buffer *out)
{
    buffer_format(out, "'");
    for (; *text; text++)
        buffer_format(out, "%s%c", *text == '\'' ? "'" : "", *text);
    buffer_format(out, "'\n");
}

void settings_write_dossiers(const struct settings *settings, struct buffer *out)
{
    if (!settings->dossier_count)
        buffer_format(out, "# dossiers:\n#   harbour: '~/briefings/harbour'\n");
    else
        buffer_format(out, "dossiers:\n");
    for (int i = 0; i < settings->dossier_count; i++) {
        buffer_format(out, "  '%s': ", settings->dossiers[i].name);
        write_quoted(settings->dossiers[i].path, out);
    }
}

void settings_write(const struct settings *settings, const struct setting *setting,
                    struct buffer *out)
{
    const char *member = (const char *)settings + setting->offset;
    if (setting->type == SETTING_TEXT) {
        buffer_format(out, "%s: ", setting->name);
        write_quoted(member, out);
        return;
    }
    int number = *(const int *)member;
    if (setting->type == SETTING_CHOICE)
        buffer_format(out, "%s: %s\n", setting->name, setting->choices[number]);
    else
        buffer_format(out, "%s: %d\n", setting->name, number);
}

#include "output/page/html_dossier.h"

#include "base/address.h"
#include "model/namings.h"
#include "model/own_words.h"
#include "model/scope.h"
#include "output/page/html.h"
#include "output/page/html_links.h"
#include "render/compose.h"
#include "render/labels.h"
#include "render/language.h"

/* Of a theme, an actor or a corridor with more points than anybody reads in one go only is told
 * how many each source has. */
enum { MOST_LISTED = 400 };

/* The points on a theme, and those that name an actor or a corridor, or are said by it, in the
 * order of the dossier. */
struct named {
    const struct claim **claims;
    size_t count;
    size_t capacity;
};

struct file {
    const struct dossier *dossier;
    struct place place;
    struct buffer *out;
    struct arena arena;
    const struct namings *namings;
    struct named *themes;
    struct named *actors;
    struct named *corridors;
};

static struct named *named_of(const struct file *file, const struct entry *entry)
{
    struct named *const lists[ENTRY_KINDS] = {
        [ENTRY_THEME] = file->themes,
        [ENTRY_ACTOR] = file->actors,
        [ENTRY_CORRIDOR] = file->corridors,
    };
    return &lists[entry->kind][entry->ordinal];
}

static void add_named(struct file *file, const struct entry *entry, const struct claim *claim)
{
    struct named *named = named_of(file, entry);
    if (named->count && named->claims[named->count - 1] == claim)
        return;
    named->claims = arena_reserve(&file->arena, named->claims, &named->capacity, named->count,
                                  sizeof *named->claims);
    named->claims[named->count++] = claim;
}

static void find_names(struct file *file, const struct claim *claim)
{
    struct naming naming = naming_of(file->namings, claim);
    for (uint32_t i = 0; i < naming.count; i++)
        add_named(file, naming.items[i], claim);
    for (uint32_t i = 0; i < claim->themes.count; i++)
        if (claim->themes.items[i].target)
            add_named(file, claim->themes.items[i].target, claim);
}

static void find_all_names(struct file *file)
{
    const struct dossier *dossier = file->dossier;
    file->namings = namings_find(dossier, &file->arena);
    file->themes = ARENA_ARRAY(&file->arena, struct named, dossier->theme_count);
    file->actors = ARENA_ARRAY(&file->arena, struct named, dossier->actors.count);
    file->corridors = ARENA_ARRAY(&file->arena, struct named, dossier->corridors.count);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        for (uint32_t j = 0; j < dossier->briefs[i]->claims.count; j++)
            if (place_has_claim(file->place, &dossier->briefs[i]->claims.items[j]))
                find_names(file, &dossier->briefs[i]->claims.items[j]);
}

/* Pieces. */

static void write_words(struct file *file, struct slice text)
{
    struct arena arena = {0};
    html_escape(shown_clean(&arena, text), file->out);
    arena_release(&arena);
}

static void open_part(struct file *file, const char *element, struct slice anchor)
{
    buffer_format(file->out, "<%s", element);
    html_write_id(anchor, file->out);
    buffer_add(file->out, SLICE(">\n"));
}

static void write_link(struct file *file, struct place place, struct shown words)
{
    struct arena arena = {0};
    buffer_add(file->out, SLICE("<a"));
    html_write_href(html_anchor(place, &arena), file->out);
    buffer_add_byte(file->out, '>');
    html_escape(words, file->out);
    buffer_add(file->out, SLICE("</a>"));
    arena_release(&arena);
}

static void write_item(struct file *file, struct place place, struct shown words)
{
    struct arena arena = {0};
    bool is_mixed = direction_has_right_to_left(words);
    buffer_add(file->out, SLICE("<li>"));
    write_link(file, place, is_mixed ? direction_isolate_parts(&arena, words) : words);
    buffer_add(file->out, SLICE("</li>\n"));
    arena_release(&arena);
}

static bool is_long(const struct named *named)
{
    return named->count > MOST_LISTED;
}

static void write_document(struct file *file, struct place place, enum detail detail,
                           unsigned level)
{
    bool is_home = place.brief && place.view == VIEW_READ;
    struct document document = {
        .namings = file->namings,
        .isolates = true,
        .is_right_to_left = language_is_right_to_left(file->dossier),
        .is_straight = true,
        .keeps_tables = true,
        .omits_points = place.item || (place.theme && is_long(named_of(file, &place.theme->entry))),
    };
    compose(&document, file->dossier, place, detail);
    html_write_blocks(&document, NULL,
                      (struct html_manner){.level = level, .has_anchors = true, .is_home = is_home},
                      file->out);
    document_release(&document);
}

/* The place narrowed to a view, a source, a theme or an item. */
static struct place place_with(const struct file *file, enum view view)
{
    struct place place = file->place;
    place.view = view;
    place.item = NULL;
    return place;
}

static bool has_theme(const struct file *file, const struct theme *theme)
{
    return !file->place.theme || file->place.theme == theme;
}

/* Contents. */

static void write_list_of_sources(struct file *file)
{
    for (uint32_t i = 0; i < file->dossier->brief_count; i++) {
        const struct brief *brief = file->dossier->briefs[i];
        struct arena arena = {0};
        struct shown parts[] = {label_date(&arena, brief), SHOWN(" · "),
                                label_source(&arena, brief)};
        if (place_has_brief(file->place, brief))
            write_item(file, (struct place){.brief = brief}, shown_join(&arena, parts, 3));
        arena_release(&arena);
    }
}

static void write_list_of_themes(struct file *file)
{
    for (uint32_t i = 0; i < file->dossier->theme_count; i++) {
        const struct theme *theme = file->dossier->themes[i];
        struct arena arena = {0};
        if (has_theme(file, theme))
            write_item(file, (struct place){.theme = theme},
                       shown_clean(&arena, text_slice(theme->name)));
        arena_release(&arena);
    }
}

static void write_list(struct file *file, const char *anchor, const char *title,
                       void (*write)(struct file *))
{
    buffer_format(file->out, "<li><a href=\"#%s\">%s</a>\n<ul>\n", anchor, title);
    write(file);
    buffer_add(file->out, SLICE("</ul></li>\n"));
}

/* What has a part of its own here. */
static const enum view views[] = {VIEW_TIMELINE, VIEW_CONFLICTS, VIEW_QUESTIONS, VIEW_ACTORS,
                                  VIEW_CORRIDORS};

enum { VIEWS = sizeof views / sizeof *views };

static void write_contents(struct file *file)
{
    buffer_add(file->out, SLICE("<a class=\"skip\" href=\"#overview\">Skip the contents</a>\n"
                                "<nav aria-label=\"Contents\">\n<ul>\n"
                                "<li><a href=\"#overview\">Overview</a></li>\n"));
    if (file->dossier->theme_count)
        write_list(file, "themes", "Themes", write_list_of_themes);
    struct arena arena = {0};
    for (size_t i = 0; i < VIEWS; i++)
        buffer_format(file->out, "<li><a href=\"#%s\">%.*s</a></li>\n", view_name(views[i]),
                      SLICE_ARGUMENTS(own_words(&arena, file->dossier, view_title(views[i]))));
    arena_release(&arena);
    write_list(file, "sources", "Sources", write_list_of_sources);
    buffer_add(file->out, SLICE("</ul>\n</nav>\n"));
}

/* Parts. */

/* "EDM 3, 7; IDD 12" */
static void write_numbers(struct file *file, const struct named *named)
{
    const struct brief *last = NULL;
    for (size_t i = 0; i < named->count; i++) {
        const struct entry *entry = &named->claims[i]->entry;
        struct arena arena = {0};
        if (entry->brief != last) {
            buffer_add(file->out, last ? SLICE("; ") : SLICE(""));
            html_escape(direction_isolate(&arena, label_source(&arena, entry->brief)), file->out);
            buffer_add_byte(file->out, ' ');
        } else {
            buffer_add(file->out, SLICE(", "));
        }
        write_link(file, place_of(entry), shown_format(&arena, "%u", entry_number(entry)));
        last = entry->brief;
        arena_release(&arena);
    }
}

/* "EDM 17, IDD 40" */
static void write_counts(struct file *file, const struct named *named)
{
    for (size_t i = 0, next = 0; i < named->count; i = next) {
        const struct brief *brief = named->claims[i]->entry.brief;
        struct arena arena = {0};
        while (next < named->count && named->claims[next]->entry.brief == brief)
            next++;
        buffer_add(file->out, i ? SLICE(", ") : SLICE(""));
        write_link(file, place_of(&brief->entry),
                   direction_isolate(&arena, label_source(&arena, brief)));
        buffer_format(file->out, " %zu", next - i);
        arena_release(&arena);
    }
}

/* What stands above the numbers of the points, or above how many each source has. */
struct headings {
    const char *listed;
    const char *counted;
};

static void write_named(struct file *file, const struct named *named, struct headings headings)
{
    if (!named->count)
        return;
    buffer_format(file->out, "<h4>%s</h4>\n<p>",
                  is_long(named) ? headings.counted : headings.listed);
    if (is_long(named))
        write_counts(file, named);
    else
        write_numbers(file, named);
    buffer_add(file->out, SLICE("</p>\n"));
}

static const struct headings on_theme = {"Points on it", "How many points on it each source has"};
static const struct headings that_name = {"Points that name it",
                                          "How many points of each source name it"};

static void write_themes(struct file *file)
{
    if (!file->dossier->theme_count)
        return;
    buffer_add(file->out, SLICE("<section id=\"themes\">\n<h2>Themes</h2>\n"));
    for (uint32_t i = 0; i < file->dossier->theme_count; i++) {
        const struct theme *theme = file->dossier->themes[i];
        struct place place = place_with(file, VIEW_READ);
        if (!has_theme(file, theme))
            continue;
        place.theme = theme;
        place.brief = NULL;
        open_part(file, "article", html_anchor(place, &file->arena));
        write_document(file, place, DETAIL_POINTS, 3);
        if (is_long(named_of(file, &theme->entry)))
            write_named(file, named_of(file, &theme->entry), on_theme);
        buffer_add(file->out, SLICE("</article>\n"));
    }
    buffer_add(file->out, SLICE("</section>\n"));
}

static void write_address(struct file *file, const struct brief *brief)
{
    struct buffer address = {0};
    if (text_is_present(brief->source.url) &&
        !address_encode(text_slice(brief->source.url), &address)) {
        buffer_add(file->out, SLICE("<p class=\"h\"><a rel=\"noreferrer\" href=\""));
        write_words(file, buffer_slice(&address));
        buffer_add(file->out, SLICE("\">"));
        write_words(file, buffer_slice(&address));
        buffer_add(file->out, SLICE("</a></p>\n"));
    }
    buffer_release(&address);
}

static size_t write_sources(struct file *file)
{
    size_t count = 0;
    buffer_add(file->out, SLICE("<section id=\"sources\">\n<h2>Sources</h2>\n"));
    for (uint32_t i = 0; i < file->dossier->brief_count; i++) {
        const struct brief *brief = file->dossier->briefs[i];
        struct place place = place_with(file, VIEW_READ);
        if (!place_has_brief(file->place, brief))
            continue;
        place.brief = brief;
        open_part(file, "article", html_anchor((struct place){.brief = brief}, &file->arena));
        write_document(file, place, DETAIL_EVIDENCE, 3);
        write_address(file, brief);
        buffer_add(file->out, SLICE("</article>\n"));
        count++;
    }
    buffer_add(file->out, SLICE("</section>\n"));
    return count;
}

static bool is_told_of(const struct file *file, const struct named *named)
{
    bool is_all = !file->place.brief && !file->place.theme && !file->place.only;
    return is_all || named->count;
}

static void write_one(struct file *file, const struct entry *entry, const struct named *named)
{
    if (!is_told_of(file, named))
        return;
    struct place place = place_of(entry);
    place.brief = file->place.brief;
    open_part(file, "article", html_anchor(place_of(entry), &file->arena));
    write_document(file, place, DETAIL_POINTS, 3);
    write_named(file, named, that_name);
    buffer_add(file->out, SLICE("</article>\n"));
}

static void write_view(struct file *file, enum view view)
{
    const struct dossier *dossier = file->dossier;
    open_part(file, "section", slice_of(view_name(view)));
    write_document(file, place_with(file, view), DETAIL_POINTS, 2);
    for (uint32_t i = 0; view == VIEW_ACTORS && i < dossier->actors.count; i++)
        write_one(file, &dossier->actors.items[i].entry, &file->actors[i]);
    for (uint32_t i = 0; view == VIEW_CORRIDORS && i < dossier->corridors.count; i++)
        write_one(file, &dossier->corridors.items[i].entry, &file->corridors[i]);
    buffer_add(file->out, SLICE("</section>\n"));
}

size_t html_dossier_write(const struct dossier *dossier, struct place place, struct buffer *out)
{
    struct file file = {.dossier = dossier, .place = place, .out = out};
    struct arena arena = {0};
    size_t start = out->length;
    find_all_names(&file);
    html_begin(dossier, shown_clean(&arena, text_slice(dossier->description->title)), out);
    buffer_add(out, SLICE("<div class=\"whole\">\n"));
    write_contents(&file);
    buffer_add(out, SLICE("<main>\n<section id=\"overview\">\n"));
    write_document(&file, (struct place){0}, DETAIL_POINTS, 1);
    buffer_add(out, SLICE("</section>\n"));
    write_themes(&file);
    for (size_t i = 0; i < VIEWS; i++)
        write_view(&file, views[i]);
    size_t count = write_sources(&file);
    buffer_add(out, SLICE("</main>\n</div>\n"));
    html_end(out);
    html_drop_dead_links(out, start);
    arena_release(&arena);
    arena_release(&file.arena);
    if (!count)
        out->length = start;
    return count;
}

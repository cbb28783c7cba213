#include "render/labels.h"

#include "base/count.h"
#include "base/width.h"
#include "model/own_words.h"

struct shown label_source(struct arena *arena, const struct brief *brief)
{
    return shown_clean(arena, brief_label(brief));
}

struct shown label_date(struct arena *arena, const struct brief *brief)
{
    if (brief->source.issued.value.start.precision == EDTF_NONE)
        return SHOWN("undated");
    return shown_clean(arena, edtf_format_short(arena, &brief->source.issued.value));
}

int label_date_columns(const struct dossier *dossier)
{
    enum { MOST_MEASURED = 100 };
    struct arena arena = {0};
    int widest = 1;
    for (uint32_t i = 0; i < dossier->brief_count && i < MOST_MEASURED; i++) {
        int columns = width_columns(label_date(&arena, dossier->briefs[i]));
        widest = columns > widest ? columns : widest;
    }
    arena_release(&arena);
    return widest;
}

static struct shown title_or_id(struct arena *arena, struct text title, struct text id)
{
    return shown_clean(arena, text_slice(text_is_present(title) ? title : id));
}

/* The page of an actor or a corridor. */
static const struct entry *listed_item(struct place place)
{
    bool is_listed =
        place.item && (place.item->kind == ENTRY_ACTOR || place.item->kind == ENTRY_CORRIDOR);
    return is_listed ? place.item : NULL;
}

/* Without the capital of a title. */
static struct shown view_words(struct arena *arena, const struct dossier *dossier, enum view view)
{
    const char *title = view_title(view);
    struct slice words = arena_format(arena, "%c%s", title[0] | 0x20, title + 1);
    return own_words(arena, dossier, words.bytes);
}

static const struct shown separator = SHOWN_CONSTANT(" ▸ ");

struct shown label_place_name(struct arena *arena, const struct dossier *dossier,
                              struct place place)
{
    struct shown parts[5];
    size_t count = 0;
    if (place.brief)
        parts[count++] = label_source(arena, place.brief);
    if (place.theme) {
        parts[count] = separator;
        count += count > 0;
        parts[count++] = title_or_id(arena, place.theme->name, place.theme->id);
    }
    if (place.view != VIEW_READ || !count) {
        const struct entry *item = listed_item(place);
        parts[count] = separator;
        count += count > 0;
        parts[count++] = place.view == VIEW_READ ? SHOWN("overview")
                         : item                  ? shown_clean(arena, entry_text(item))
                                                 : view_words(arena, dossier, place.view);
    }
    return shown_join(arena, parts, count);
}

/* "Ada Okafor", "Jan van der Berg, Jr.", "Ban Ki-moon"; the literal name where it has one. */
struct shown label_person(struct arena *arena, const struct person *person)
{
    if (text_is_present(person->literal))
        return shown_clean(arena, text_slice(person->literal));
    const bool is_static = person->static_ordering;
    const struct text none = {0};
    const struct text words[] = {
        is_static ? none : person->given, person->dropping_particle,
        person->non_dropping_particle,    person->family,
        is_static ? person->given : none, person->suffix,
    };
    enum { WORDS = sizeof words / sizeof *words };
    struct shown parts[2 * WORDS];
    size_t count = 0;
    for (size_t i = 0; i < WORDS; i++) {
        if (!text_is_present(words[i]))
            continue;
        bool has_comma = i + 1 == WORDS && person->comma_suffix;
        if (count)
            parts[count++] = has_comma ? SHOWN(", ") : SHOWN(" ");
        parts[count++] = shown_clean(arena, text_slice(words[i]));
    }
    return shown_join(arena, parts, count);
}

struct shown label_place_title(struct arena *arena, const struct dossier *dossier,
                               struct place place)
{
    const struct text unnamed = {"Untitled dossier", sizeof "Untitled dossier" - 1, {0}};
    const struct entry *item = listed_item(place);
    struct shown parts[] = {
        title_or_id(arena, dossier->description->title, unnamed),
        separator,
        place.brief ? label_source(arena, place.brief) : SHOWN("all sources"),
        separator,
        place.theme ? title_or_id(arena, place.theme->name, place.theme->id) : SHOWN("all themes"),
        separator,
        view_words(arena, dossier, place.view),
        separator,
        item ? shown_clean(arena, entry_text(item)) : SHOWN(""),
    };
    enum { WITHOUT_VIEW = 5, WITHOUT_ITEM = 7 };
    size_t count = place.view == VIEW_READ ? WITHOUT_VIEW : item ? COUNT(parts) : WITHOUT_ITEM;
    return shown_join(arena, parts, count);
}

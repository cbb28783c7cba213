#include "model/own_words.h"

#include "model/place.h"
#include "model/query.h"
#include "model/suggest.h"
#include "model/words.h"

#include <string.h>

static const struct own_list *own_list(const struct dossier *dossier)
{
    const struct own_list *list = dossier ? &dossier->description->corridors : NULL;
    bool is_named = list && text_is_present(list->name) && text_is_present(list->one);
    return is_named ? list : NULL;
}

struct slice own_name(const struct dossier *dossier)
{
    const struct own_list *list = own_list(dossier);
    return list ? text_slice(list->name) : SLICE("corridors");
}

struct slice own_one(const struct dossier *dossier)
{
    const struct own_list *list = own_list(dossier);
    return list ? text_slice(list->one) : SLICE("corridor");
}

struct slice own_name_of(const struct dossier *dossier, const char *name)
{
    bool is_own = strcmp(name, view_name(VIEW_CORRIDORS)) == 0;
    return is_own ? own_name(dossier) : slice_of(name);
}

const char *own_prefix(const struct dossier *dossier, struct arena *arena)
{
    return arena_format(arena, "%.*s:", SLICE_ARGUMENTS(own_one(dossier))).bytes;
}

/* Sentences. */

enum letters { LOWER, CAPITALISED, CAPITALS };

static const struct {
    const char *text;
    bool is_plural;
    enum letters letters;
} replaced[] = {
    /* The longer one first. */
    {"corridors", true, LOWER},       {"corridor", false, LOWER},
    {"Corridors", true, CAPITALISED}, {"Corridor", false, CAPITALISED},
    {"CORRIDORS", true, CAPITALS},
};

enum { REPLACED = sizeof replaced / sizeof *replaced };

static char upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
}

static void add_id(struct buffer *out, struct slice id, enum letters letters)
{
    for (size_t i = 0; i < id.length; i++) {
        bool is_capital = letters == CAPITALS || (letters == CAPITALISED && i == 0);
        char byte = id.bytes[i] == '-' ? ' ' : id.bytes[i];
        buffer_add_byte(out, is_capital ? upper(byte) : byte);
    }
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Which word begins there; REPLACED where none does. */
static size_t word_at(struct slice rest)
{
    for (size_t i = 0; i < REPLACED; i++) {
        struct slice word = slice_of(replaced[i].text);
        if (!slice_starts_with(rest, word))
            continue;
        if (rest.length == word.length || !is_letter(rest.bytes[word.length]))
            return i;
    }
    return REPLACED;
}

struct shown own_words(struct arena *arena, const struct dossier *dossier, const char *text)
{
    const struct own_list *list = own_list(dossier);
    struct buffer out = {0};
    if (!list)
        return shown_clean(arena, slice_of(text));
    for (struct slice rest = slice_of(text); rest.length;) {
        bool begins_word = rest.bytes == text || !is_letter(rest.bytes[-1]);
        size_t word = begins_word ? word_at(rest) : REPLACED;
        size_t taken = 1;
        if (word == REPLACED) {
            buffer_add_byte(&out, *rest.bytes);
        } else {
            add_id(&out, text_slice(replaced[word].is_plural ? list->name : list->one),
                   replaced[word].letters);
            taken = strlen(replaced[word].text);
        }
        rest = (struct slice){rest.bytes + taken, rest.length - taken};
    }
    struct shown shown = shown_clean(arena, arena_copy(arena, buffer_slice(&out)));
    buffer_release(&out);
    return shown;
}

static bool begins_field(struct slice rest, struct slice word)
{
    return rest.length > word.length && slice_starts_with(rest, word) &&
           rest.bytes[word.length] == ':';
}

struct slice own_query(struct arena *arena, const struct dossier *dossier, struct slice typed)
{
    const struct own_list *list = own_list(dossier);
    struct buffer out = {0};
    bool is_quoted = false;
    if (!list)
        return typed;
    for (size_t i = 0; i < typed.length; i++) {
        struct slice rest = {typed.bytes + i, typed.length - i};
        bool begins_word = !is_quoted && (i == 0 || typed.bytes[i - 1] == ' ');
        if (begins_word && begins_field(rest, text_slice(list->one))) {
            buffer_add(&out, SLICE("corridor"));
            i += list->one.length - 1;
            continue;
        }
        is_quoted ^= typed.bytes[i] == '"';
        buffer_add_byte(&out, typed.bytes[i]);
    }
    struct slice query = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return query;
}

/* Statuses. */

static const enum stage usual_stages[] = {
    STAGE_BEGINNING,  STAGE_BEGINNING,  STAGE_ON_ITS_WAY,
    STAGE_ON_ITS_WAY, STAGE_ON_ITS_WAY, STAGE_STUCK,
};

/* One after the other; without bytes after the last. */
static struct slice status_at(const struct dossier *dossier, size_t i)
{
    const struct text_list *own = &dossier->description->corridors.statuses;
    if (own->count)
        return i < own->count ? text_slice(own->items[i]) : (struct slice){0};
    return words_corridor_status[i] ? slice_of(words_corridor_status[i]) : (struct slice){0};
}

/* The first of the dossier's own is the beginning. */
static void place_status(const struct dossier *dossier, struct status *status)
{
    bool is_own = dossier->description->corridors.statuses.count > 0;
    for (size_t i = 0; status_at(dossier, i).bytes; i++) {
        if (!slice_equal(status_at(dossier, i), text_slice(status->text)))
            continue;
        enum stage own_stage = i ? STAGE_ON_ITS_WAY : STAGE_BEGINNING;
        status->stage = (uint8_t)(is_own ? own_stage : usual_stages[i]);
        status->rank = i < UINT8_MAX ? (uint8_t)(i + 1) : UINT8_MAX;
        return;
    }
}

static void report(const struct dossier *dossier, struct diagnostics *diagnostics,
                   struct slice file, const struct status *status)
{
    struct suggestions suggestions = {.wrong = text_slice(status->text)};
    struct buffer message = {0};
    for (size_t i = 0; status_at(dossier, i).bytes; i++)
        suggest(&suggestions, "", status_at(dossier, i));
    suggestions_write(&suggestions, "status", &message);
    for (size_t i = 0; !suggestions.count && status_at(dossier, i).bytes; i++)
        buffer_format(&message, "%s%s%.*s", i ? "" : "; write ",
                      buffer_between(i, !status_at(dossier, i + 1).bytes),
                      SLICE_ARGUMENTS(status_at(dossier, i)));
    diagnostics_report(diagnostics, RULE_BAD_VALUE, file, status->text.at, "%s", message.bytes);
    buffer_release(&message);
    suggestions_release(&suggestions);
}

static void resolve(const struct dossier *dossier, struct diagnostics *diagnostics,
                    struct slice file, struct status *status)
{
    if (!text_is_present(status->text))
        return;
    place_status(dossier, status);
    /* Where the description could not be read, nobody knows what is right. */
    bool is_described = text_is_present(dossier->description->title);
    if (!status->stage && is_described)
        report(dossier, diagnostics, file, status);
}

/* Whether it is a word of the program, for something else than corridors: a view, a condition of a
 * query, or what `list` lists besides the views. */
static bool is_taken(struct slice word)
{
    static const char *const lists[] = {"sources", "themes",  "points",
                                        "events",  "figures", "references"};
    for (int i = 0; i < VIEW_COUNT; i++)
        if (i != VIEW_CORRIDORS && slice_equal(word, slice_of(view_name((enum view)i))))
            return true;
    for (int i = 0; i < QUERY_FIELDS; i++)
        if (i != QUERY_CORRIDOR &&
            slice_equal(word, slice_of(query_field_name((enum query_field)i))))
            return true;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (slice_equal(word, slice_of(lists[i])))
            return true;
    return false;
}

/* A word has one meaning. */
static void hold_apart(const struct dossier *dossier, struct diagnostics *diagnostics,
                       const char *field, const struct text *word)
{
    if (!text_is_present(*word) || !is_taken(text_slice(*word)))
        return;
    struct arena arena = {0};
    struct slice file =
        arena_format(&arena, "%.*s/content/dossier.yaml", SLICE_ARGUMENTS(dossier->directory));
    diagnostics_report(diagnostics, RULE_BAD_VALUE, file, word->at,
                       "'%s' cannot be '%.*s', which is a word of the program for something "
                       "else; take another",
                       field, SLICE_ARGUMENTS(text_slice(*word)));
    arena_release(&arena);
}

void own_words_resolve(struct dossier *dossier, struct diagnostics *diagnostics)
{
    hold_apart(dossier, diagnostics, "name", &dossier->description->corridors.name);
    hold_apart(dossier, diagnostics, "one", &dossier->description->corridors.one);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->corridors.count; j++)
            resolve(dossier, diagnostics, brief->file, &brief->corridors.items[j].status);
    }
    for (uint32_t i = 0; i < dossier->corridors.count; i++) {
        struct corridor *corridor = &dossier->corridors.items[i];
        for (uint32_t j = 0; j < corridor->route.count; j++)
            resolve(dossier, diagnostics, corridor->file, &corridor->route.items[j].status);
    }
}

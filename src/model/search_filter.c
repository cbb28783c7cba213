#include "model/search_filter.h"

#include "base/fold.h"
#include "model/mention.h"
#include "model/suggest.h"
#include "model/tally.h"
#include "model/words.h"

static const char *const state_names[SEARCH_STATES] = {
    [SEARCH_STARRED] = "starred",           [SEARCH_UNREAD] = "unread",
    [SEARCH_CHANGED] = "changed",           [SEARCH_REWORDED] = "reworded",
    [SEARCH_CONTRADICTED] = "contradicted",
};

/* What is being resolved. */
struct resolver {
    struct search_filter *filter;
    const struct dossier *dossier;
    const struct search_memory *memory;
    struct arena *arena;
    struct buffer *message;
};

struct names {
    struct slice items[4]; /* the id first */
    size_t count;
    struct text_list aliases;
};

static struct names names_of(const struct entry *entry)
{
    struct names names = {.items = {entry_id(entry), entry_text(entry)}, .count = 2};
    if (entry->kind == ENTRY_ACTOR)
        names.aliases = entry_actor(entry)->aliases;
    if (entry->kind == ENTRY_CORRIDOR)
        names.aliases = entry_corridor(entry)->aliases;
    if (entry->kind == ENTRY_BRIEF)
        names.items[1] = brief_label(entry->brief);
    return names;
}

enum likeness { UNLIKE, PART, WHOLE };

static enum likeness compare_name(struct resolver *resolver, struct slice name, struct slice value)
{
    struct slice folded = fold_text(resolver->arena, name);
    if (slice_equal(folded, value))
        return WHOLE;
    return slice_contains(folded, value) ? PART : UNLIKE;
}

static enum likeness likeness_of(struct resolver *resolver, const struct entry *entry,
                                 struct slice value)
{
    struct names names = names_of(entry);
    enum likeness best = UNLIKE;
    for (size_t i = 0; i < names.count + names.aliases.count; i++) {
        struct slice name =
            i < names.count ? names.items[i] : text_slice(names.aliases.items[i - names.count]);
        enum likeness likeness = compare_name(resolver, name, value);
        best = likeness > best ? likeness : best;
    }
    return best;
}

static bool refuse_entry(struct resolver *resolver, enum entry_kind kind, struct slice value)
{
    struct suggestions suggestions = {.wrong = value};
    if (kind == ENTRY_BRIEF)
        suggest_briefs(&suggestions, resolver->dossier);
    if (kind == ENTRY_THEME)
        suggest_themes(&suggestions, resolver->dossier);
    if (kind == ENTRY_ACTOR)
        suggest_actors(&suggestions, resolver->dossier, "");
    if (kind == ENTRY_CORRIDOR)
        suggest_corridors(&suggestions, resolver->dossier, "");
    const char *what = kind == ENTRY_BRIEF ? "source" : entry_kind_name(kind);
    suggestions_write(&suggestions, what, resolver->message);
    suggestions_release(&suggestions);
    return false;
}

/* Those that have exactly this name; if none has, those that have it in a name. */
static bool choose_entries(struct resolver *resolver, enum entry_kind kind, struct slice value)
{
    uint32_t count = dossier_count(resolver->dossier, kind);
    struct slice folded = fold_text(resolver->arena, value);
    uint8_t *likenesses = ARENA_ARRAY(resolver->arena, uint8_t, count);
    uint8_t best = UNLIKE;
    for (uint32_t i = 0; folded.length && i < count; i++) {
        likenesses[i] =
            (uint8_t)likeness_of(resolver, dossier_at(resolver->dossier, kind, i), folded);
        best = likenesses[i] > best ? likenesses[i] : best;
    }
    if (best == UNLIKE)
        return refuse_entry(resolver, kind, value);
    if (!resolver->filter->chosen)
        resolver->filter->chosen = ARENA_ARRAY(resolver->arena, bool, count);
    for (uint32_t i = 0; i < count; i++)
        if (likenesses[i] == best)
            resolver->filter->chosen[dossier_at(resolver->dossier, kind, i)->ordinal] = true;
    return true;
}

static void list_words(struct buffer *message, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_format(message, "%s%s", i ? ", " : "", words[i]);
}

/* Blanks in a name are hyphens where it is typed: "bottom-line". */
static bool is_kind_name(struct slice value, const char *name)
{
    struct slice full = slice_of(name);
    if (value.length != full.length)
        return false;
    for (size_t i = 0; i < full.length; i++)
        if (value.bytes[i] != full.bytes[i] && !(full.bytes[i] == ' ' && value.bytes[i] == '-'))
            return false;
    return true;
}

static bool choose_kind(struct resolver *resolver, struct slice value)
{
    struct search_filter *filter = resolver->filter;
    unsigned added = 0;
    for (unsigned i = 0; i < PASSAGE_KINDS; i++)
        added |= is_kind_name(value, passage_kind_name((enum passage_kind)i)) ? 1u << i : 0;
    added |= slice_equal(value, SLICE("question")) ? 1u << PASSAGE_QUESTION : 0;
    filter->kinds |= added;
    for (unsigned i = 0; words_claim_kind[i]; i++) {
        if (!slice_equal(value, slice_of(words_claim_kind[i])))
            continue;
        added = 1;
        filter->claim_kinds |= 2u << i;
    }
    if (added)
        return true;
    buffer_format(resolver->message, "there is no kind '%.*s'; there are ", SLICE_ARGUMENTS(value));
    for (unsigned i = 0; words_claim_kind[i]; i++)
        buffer_format(resolver->message, "%s, ", words_claim_kind[i]);
    buffer_add(resolver->message,
               SLICE("point, question, figure, role, account, note, synthesis, bottom-line, source, "
                     "paragraph"));
    return false;
}

static bool choose_state(struct resolver *resolver, struct slice value)
{
    for (unsigned i = 0; i < SEARCH_STATES; i++) {
        if (!slice_equal(value, slice_of(state_names[i])))
            continue;
        if (i != SEARCH_CONTRADICTED && !(resolver->memory && resolver->memory->is)) {
            buffer_format(resolver->message, "'is:%s' can be asked for in the reader only",
                          state_names[i]);
            return false;
        }
        resolver->filter->states |= 1u << i;
        return true;
    }
    buffer_format(resolver->message, "nothing is '%.*s'; there are ", SLICE_ARGUMENTS(value));
    list_words(resolver->message, state_names, SEARCH_STATES);
    return false;
}

static bool choose_date(struct resolver *resolver, struct slice value)
{
    enum edtf_error error = edtf_parse(value, &resolver->filter->date);
    if (error)
        buffer_format(resolver->message, "'%.*s': %s", SLICE_ARGUMENTS(value),
                      edtf_error_text(error));
    return !error;
}

static bool choose(struct resolver *resolver, struct slice value)
{
    switch (resolver->filter->field) {
    case QUERY_VOICE:
    case QUERY_ACTOR:
        return choose_entries(resolver, ENTRY_ACTOR, value);
    case QUERY_CORRIDOR:
        return choose_entries(resolver, ENTRY_CORRIDOR, value);
    case QUERY_THEME:
        return choose_entries(resolver, ENTRY_THEME, value);
    case QUERY_SOURCE:
        return choose_entries(resolver, ENTRY_BRIEF, value);
    case QUERY_KIND:
        return choose_kind(resolver, value);
    case QUERY_IS:
        return choose_state(resolver, value);
    case QUERY_SINCE:
    case QUERY_UNTIL:
    case QUERY_FIELDS:
        break;
    }
    return choose_date(resolver, value);
}

static bool is_date(enum query_field field)
{
    return field == QUERY_SINCE || field == QUERY_UNTIL;
}

bool search_filter_resolve(struct search_filter *filter, const struct query_filter *typed,
                           const struct dossier *dossier, const struct search_memory *memory,
                           struct arena *arena, struct buffer *message)
{
    *filter = (struct search_filter){.field = typed->field};
    struct resolver resolver = {filter, dossier, memory, arena, message};
    struct slice rest = typed->values;
    while (rest.bytes) {
        struct slice value = is_date(typed->field) ? rest : slice_cut(&rest, ',');
        if (!choose(&resolver, value))
            return false;
        if (is_date(typed->field))
            break;
    }
    return true;
}

static bool is_chosen(const struct search_filter *filter, const struct entry *entry)
{
    return entry && filter->chosen[entry->ordinal];
}

/* Who belongs to a chosen actor speaks for it. */
static bool has_voice(const struct search_filter *filter, const struct dossier *dossier,
                      struct voice_list voices)
{
    for (uint32_t i = 0; i < voices.count; i++)
        for (uint32_t j = 0; voices.items[i].actor.target && j < dossier->actors.count; j++) {
            const struct entry *actor = &dossier->actors.items[j].entry;
            if (is_chosen(filter, actor) && tally_belongs(voices.items[i].actor.target, actor))
                return true;
        }
    return false;
}

static bool names_chosen(const struct search_filter *filter, const struct dossier *dossier,
                         const struct passage *passage, struct arena *scratch)
{
    enum entry_kind kind = filter->field == QUERY_ACTOR ? ENTRY_ACTOR : ENTRY_CORRIDOR;
    if (passage->about && passage->about->kind == kind && is_chosen(filter, passage->about))
        return true;
    for (uint32_t i = 0; kind == ENTRY_ACTOR && i < passage->voices.count; i++)
        if (is_chosen(filter, passage->voices.items[i].actor.target))
            return true;
    struct mention_list mentions = mention_find(dossier->names, passage->text, scratch);
    for (size_t i = 0; i < mentions.count; i++)
        if (mentions.items[i].entry->kind == kind && is_chosen(filter, mentions.items[i].entry))
            return true;
    return false;
}

static bool has_theme(const struct search_filter *filter, const struct dossier *dossier,
                      const struct passage *passage)
{
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        const struct theme *theme = dossier->themes[i];
        if (is_chosen(filter, &theme->entry) &&
            passage_is_in(passage, (struct place){.theme = theme}))
            return true;
    }
    return false;
}

static bool is_of_kind(const struct search_filter *filter, const struct passage *passage)
{
    if (filter->kinds & 1u << passage->kind)
        return true;
    const struct claim *claim = passage->kind == PASSAGE_POINT ? entry_claim(passage->entry) : NULL;
    return claim && filter->claim_kinds & 1u << claim->kind;
}

static bool is_contradicted(const struct dossier *dossier, const struct entry *entry)
{
    struct link_list links = dossier_links(dossier, entry);
    for (uint32_t i = 0; i < links.count; i++)
        if (links.items[i].relation == RELATION_CONTRADICTS)
            return true;
    return false;
}

static bool has_state(const struct search_filter *filter, const struct dossier *dossier,
                      const struct search_memory *memory, const struct entry *entry)
{
    for (unsigned i = 0; entry && i < SEARCH_STATES; i++) {
        if (!(filter->states & 1u << i))
            continue;
        if (i == SEARCH_CONTRADICTED ? is_contradicted(dossier, entry)
                                     : memory->is(memory->context, (enum search_state)i, entry))
            return true;
    }
    return false;
}

static const struct edtf *date_of(const struct passage *passage)
{
    if (passage->date)
        return &passage->date->value;
    return passage->brief ? &passage->brief->source.issued.value : NULL;
}

static bool is_in_time(const struct search_filter *filter, const struct passage *passage)
{
    const struct edtf *date = date_of(passage);
    return date && (filter->field == QUERY_SINCE ? edtf_reaches(date, &filter->date)
                                                 : edtf_reaches(&filter->date, date));
}

bool search_filter_holds(const struct search_filter *filter, const struct dossier *dossier,
                         const struct search_memory *memory, const struct passage *passage,
                         struct arena *scratch)
{
    switch (filter->field) {
    case QUERY_VOICE:
        return has_voice(filter, dossier, passage->voices);
    case QUERY_ACTOR:
    case QUERY_CORRIDOR:
        return names_chosen(filter, dossier, passage, scratch);
    case QUERY_THEME:
        return has_theme(filter, dossier, passage);
    case QUERY_SOURCE:
        return passage->brief && is_chosen(filter, &passage->brief->entry);
    case QUERY_KIND:
        return is_of_kind(filter, passage);
    case QUERY_IS:
        return has_state(filter, dossier, memory, passage->entry);
    case QUERY_SINCE:
    case QUERY_UNTIL:
    case QUERY_FIELDS:
        break;
    }
    return is_in_time(filter, passage);
}

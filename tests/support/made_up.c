#include "model/words.h"
#include "made_up.h"

#include "support/sample.h"

#include <stdio.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* What a text is made of: many scripts, words too long for a line, and what must be made visible.
 */
static const char *const words[] = {
    "the",
    "water",
    "rises",
    "Ångholm",
    "Küstenland,",
    "港湾局",
    "水先料",
    "Λιμενικό",
    "مجلس",
    "الميناء.",
    "מועצת",
    "बंदरगाह",
    "ท่าเรือ",
    "İlkin",
    "Əliyev",
    "e\u0301\u0301\u0301\u0301\u0301\u0301",
    "👩‍👩‍👧‍👦",
    "🇨🇱",
    "su\u200bdo",
    "\x1b[31mred",
    "\u202eevil",
    "tab\there",
    "line\nfeed",
    "\xff\xfe",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsgegner",
    "https://example.org/a/very/long/path?with=query&and=more#fragment",
    "—",
    "(aside)",
    "394.9",
    "«quote»",
    "two  blanks",
    "\u00a0",
};

static const struct date no_date;

struct maker {
    struct arena *arena;
    struct dice dice;
    const struct made_up_size *most;
    struct dossier_parts *parts;
    uint32_t tokens;
    struct actor_list actors;
    struct corridor_list corridors;
};

static struct text text_of(struct slice slice)
{
    return (struct text){slice.bytes, (uint32_t)slice.length, {1, 1}};
}

static struct text make_words(struct maker *maker, struct slice first, uint32_t most)
{
    struct buffer text = {0};
    buffer_add(&text, first);
    for (uint32_t i = dice_below(&maker->dice, most + 1); i > 0; i--) {
        buffer_add(&text, SLICE(" "));
        buffer_add(&text, slice_of(words[dice_below(&maker->dice, COUNT(words))]));
    }
    struct text made = text_of(arena_copy(maker->arena, buffer_slice(&text)));
    buffer_release(&text);
    return made;
}

/* A text that begins with a word that no other text has. */
static struct text make_text(struct maker *maker)
{
    struct slice token = arena_format(maker->arena, "q%uz", maker->tokens++);
    return make_words(maker, token, maker->most->words);
}

/* A field that may be missing, as after a message of the loader. */
static struct text make_optional(struct maker *maker)
{
    return dice_one_in(&maker->dice, 3) ? (struct text){0} : make_text(maker);
}

static struct text make_id(struct maker *maker, const char *prefix, uint32_t number)
{
    return text_of(arena_format(maker->arena, "%s%u", prefix, number));
}

static struct date make_date(struct maker *maker)
{
    static const char *const forms[] = {"%u",         "%u-03",    "%u-11-30", "%u-21", "%u?",
                                        "%u-05/2999", "%u-07-XX", "../%u",    "%u~"};
    struct date date = {0};
    unsigned year = 1900 + dice_below(&maker->dice, 150);
    const char *form = forms[dice_below(&maker->dice, COUNT(forms))];
    char text[32];
    size_t length = 0;
    for (const char *c = form; *c; c++) {
        if (*c == '%') {
            length += (size_t)snprintf(text + length, sizeof text - length, "%u", year);
            c++;
        } else {
            text[length++] = *c;
        }
    }
    date.text = text_of(arena_copy(maker->arena, (struct slice){text, length}));
    edtf_parse(text_slice(date.text), &date.value);
    return date;
}

static uint8_t make_choice(struct maker *maker, uint32_t count)
{
    return (uint8_t)dice_below(&maker->dice, count + 1);
}

/* One of the usual words, or none. */
static struct status make_status(struct maker *maker)
{
    size_t count = 0;
    while (words_corridor_status[count])
        count++;
    uint8_t choice = make_choice(maker, (uint32_t)count);
    if (!choice)
        return (struct status){0};
    return (struct status){.text = text_of(slice_of(words_corridor_status[choice - 1]))};
}

/* One in ten leads nowhere. */
static struct reference make_reference(struct maker *maker, const char *prefix, uint32_t count)
{
    uint32_t number = dice_below(&maker->dice, count);
    if (!count || dice_one_in(&maker->dice, 10))
        number = 1000000;
    return (struct reference){.text = make_id(maker, prefix, number)};
}

static struct reference make_address(struct maker *maker)
{
    uint32_t brief = dice_below(&maker->dice, (uint32_t)maker->parts->brief_count);
    uint32_t item = dice_below(&maker->dice, maker->most->items + 1);
    struct slice address =
        dice_one_in(&maker->dice, 5)   ? arena_format(maker->arena, "b%u", brief)
        : dice_one_in(&maker->dice, 6) ? arena_format(maker->arena, "b%u#e%u", brief, item)
        : dice_one_in(&maker->dice, 4) ? arena_format(maker->arena, "b%u#o%u", brief, item)
                                       : arena_format(maker->arena, "b%u#c%u", brief, item);
    return (struct reference){.text = text_of(address)};
}

static struct reference_list make_references(struct maker *maker, const char *prefix,
                                             uint32_t count, uint32_t most)
{
    struct reference_list list = {.count = dice_below(&maker->dice, most + 1)};
    list.items = ARENA_ARRAY(maker->arena, struct reference, list.count);
    for (uint32_t i = 0; i < list.count; i++)
        list.items[i] = prefix ? make_reference(maker, prefix, count) : make_address(maker);
    return list;
}

static struct reference_list make_themes(struct maker *maker)
{
    return make_references(maker, "t", (uint32_t)maker->parts->theme_count, 3);
}

static struct reference_list make_actors(struct maker *maker)
{
    return make_references(maker, "a", maker->actors.count, 3);
}

static struct voice_list make_voices(struct maker *maker)
{
    struct reference_list actors = make_actors(maker);
    struct voice_list list = {.count = actors.count};
    list.items = ARENA_ARRAY(maker->arena, struct voice, list.count);
    for (uint32_t i = 0; i < list.count; i++)
        if (dice_one_in(&maker->dice, 4))
            list.items[i].text = make_text(maker);
        else
            list.items[i].actor = actors.items[i];
    return list;
}

/* Often of an event that is not there, or of itself. */
static struct reference_list make_same(struct maker *maker)
{
    struct reference_list list = {.count = dice_below(&maker->dice, 3)};
    list.items = ARENA_ARRAY(maker->arena, struct reference, list.count);
    for (uint32_t i = 0; i < list.count; i++) {
        uint32_t brief = dice_below(&maker->dice, (uint32_t)maker->parts->brief_count);
        uint32_t item = dice_below(&maker->dice, maker->most->items + 1);
        list.items[i].text = text_of(arena_format(maker->arena, "b%u#e%u", brief, item));
    }
    return list;
}

static struct reference_list make_subjects(struct maker *maker, const struct brief *brief)
{
    struct reference_list list = make_references(maker, "c", brief->claims.count, 2);
    if (list.count && dice_one_in(&maker->dice, 4))
        list.items[0].text = text_of(SLICE("source"));
    if (dice_one_in(&maker->dice, 2))
        return (struct reference_list){0};
    return list;
}

static struct number_list make_paragraphs(struct maker *maker)
{
    struct number_list list = {.count = dice_below(&maker->dice, 5)};
    list.items = ARENA_ARRAY(maker->arena, struct number, list.count);
    for (uint32_t i = 0; i < list.count; i++)
        list.items[i] = (struct number){.value = 1 + dice_below(&maker->dice, 60)};
    return list;
}

static struct text_list make_texts(struct maker *maker, uint32_t most)
{
    struct text_list list = {.count = dice_below(&maker->dice, most + 1)};
    list.items = ARENA_ARRAY(maker->arena, struct text, list.count);
    for (uint32_t i = 0; i < list.count; i++)
        list.items[i] = make_text(maker);
    return list;
}

static uint32_t make_count(struct maker *maker)
{
    return dice_below(&maker->dice, maker->most->items + 1);
}

/* Gives a list a random length and room for its items. */
#define MAKE_LIST(maker, list, type)                                                               \
    ((list)->count = make_count(maker),                                                            \
     (list)->items = ARENA_ARRAY((maker)->arena, type, (list)->count))

static void make_claims(struct maker *maker, struct brief *brief)
{
    MAKE_LIST(maker, &brief->claims, struct claim);
    for (uint32_t i = 0; i < brief->claims.count; i++)
        brief->claims.items[i] = (struct claim){
            .id = make_id(maker, "c", i),
            .text = make_text(maker),
            .kind = make_choice(maker, CLAIM_FORECAST),
            .likelihood = make_choice(maker, LIKELIHOOD_ALMOST_CERTAIN),
            .likelihood_by = (uint8_t)dice_below(&maker->dice, ESTIMATED_BY_CURATOR + 1),
            .importance = (uint8_t)dice_below(&maker->dice, IMPORTANCE_MOST + 1),
            .themes = make_themes(maker),
            .paragraphs = make_paragraphs(maker),
            .voices = make_voices(maker),
            .calculation = make_optional(maker),
            .printed_as = make_optional(maker),
        };
}

static void make_accounts(struct maker *maker, struct brief *brief)
{
    MAKE_LIST(maker, &brief->actors, struct actor_role);
    for (uint32_t i = 0; i < brief->actors.count; i++)
        brief->actors.items[i] = (struct actor_role){
            .actor = make_reference(maker, "a", maker->actors.count),
            .role = make_text(maker),
            .stance = make_optional(maker),
            .paragraphs = make_paragraphs(maker),
        };
    MAKE_LIST(maker, &brief->corridors, struct corridor_account);
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        brief->corridors.items[i] = (struct corridor_account){
            .corridor = make_reference(maker, "r", maker->corridors.count),
            .status = make_status(maker),
            .text = make_text(maker),
            .paragraphs = make_paragraphs(maker),
        };
}

static void make_events(struct maker *maker, struct brief *brief)
{
    MAKE_LIST(maker, &brief->events, struct event);
    for (uint32_t i = 0; i < brief->events.count; i++)
        brief->events.items[i] = (struct event){
            .id = dice_one_in(&maker->dice, 2) ? make_id(maker, "e", i) : (struct text){0},
            .date = make_date(maker),
            .text = make_text(maker),
            .importance = (uint8_t)dice_below(&maker->dice, IMPORTANCE_MOST + 1),
            .themes = make_themes(maker),
            .paragraphs = make_paragraphs(maker),
            .calculation = make_optional(maker),
            .printed_as = make_optional(maker),
            .same_as = make_same(maker),
        };
    MAKE_LIST(maker, &brief->figures, struct figure);
    for (uint32_t i = 0; i < brief->figures.count; i++)
        brief->figures.items[i] = (struct figure){
            .label = make_text(maker),
            .value = text_of(SLICE("394.9")),
            .unit = make_optional(maker),
            .as_of = dice_one_in(&maker->dice, 2) ? make_date(maker) : no_date,
            .calculation = make_optional(maker),
        };
}

static void make_questions(struct maker *maker, struct brief *brief)
{
    MAKE_LIST(maker, &brief->questions, struct question);
    for (uint32_t i = 0; i < brief->questions.count; i++)
        brief->questions.items[i] = (struct question){
            .id = make_id(maker, "o", i),
            .text = make_text(maker),
            .themes = make_themes(maker),
            .paragraphs = make_paragraphs(maker),
            .asked_by = make_choice(maker, ASKED_BY_CURATOR),
        };
    MAKE_LIST(maker, &brief->notes, struct note);
    for (uint32_t i = 0; i < brief->notes.count; i++)
        brief->notes.items[i] = (struct note){.text = make_text(maker),
                                              .paragraphs = make_paragraphs(maker),
                                              .points = make_subjects(maker, brief)};
}

static void make_cross_references(struct maker *maker, struct brief *brief)
{
    MAKE_LIST(maker, &brief->cross_references, struct cross_reference);
    for (uint32_t i = 0; i < brief->cross_references.count; i++)
        brief->cross_references.items[i] = (struct cross_reference){
            .subject = dice_one_in(&maker->dice, 5)
                           ? (struct reference){.text = {0}}
                           : make_reference(maker, "c", brief->claims.count),
            .relation = dice_one_in(&maker->dice, 2) ? RELATION_CONTRADICTS
                                                     : make_choice(maker, RELATION_ANSWERS - 1) + 1,
            .object = make_address(maker),
            .note = make_text(maker),
        };
}

static struct source make_source(struct maker *maker)
{
    struct slice token = arena_format(maker->arena, "q%uz", maker->tokens++);
    return (struct source){
        .title = make_words(maker, token, maker->most->title_words),
        .container_title = make_optional(maker),
        .container_title_short =
            dice_one_in(&maker->dice, 2) ? text_of(SLICE("短い名")) : (struct text){0},
        .publisher = make_optional(maker),
        .issued = dice_one_in(&maker->dice, 6) ? no_date : make_date(maker),
        .issued_note = make_optional(maker),
        .note = make_optional(maker),
    };
}

static struct brief *make_brief(struct maker *maker, uint32_t number)
{
    struct brief *brief = ARENA_NEW(maker->arena, struct brief);
    brief->id = make_id(maker, "b", number);
    brief->file = SLICE("content/briefs/made-up.yaml");
    brief->source = make_source(maker);
    brief->bottom_line = make_words(maker, SLICE("Bottom"), maker->most->title_words);
    make_claims(maker, brief);
    make_accounts(maker, brief);
    make_events(maker, brief);
    make_questions(maker, brief);
    make_cross_references(maker, brief);
    return brief;
}

static struct theme *make_theme(struct maker *maker, uint32_t number)
{
    struct theme *theme = ARENA_NEW(maker->arena, struct theme);
    theme->id = make_id(maker, "t", number);
    theme->file = SLICE("themes/made-up.yaml");
    theme->name = make_words(maker, SLICE("Theme"), 3);
    theme->order.value = dice_below(&maker->dice, 12);
    theme->definition = make_words(maker, SLICE("Bottom"), maker->most->title_words);
    theme->includes = make_texts(maker, 3);
    theme->excludes = make_texts(maker, 3);
    MAKE_LIST(maker, &theme->synthesis, struct synthesis_line);
    for (uint32_t i = 0; i < theme->synthesis.count; i++)
        theme->synthesis.items[i] = (struct synthesis_line){
            .text = make_text(maker), .cites = make_references(maker, NULL, 0, 5)};
    theme->gaps = make_texts(maker, 3);
    return theme;
}

static void make_lists(struct maker *maker)
{
    struct actor_list *actors = &maker->actors;
    actors->items = ARENA_ARRAY(maker->arena, struct actor, actors->count);
    for (uint32_t i = 0; i < actors->count; i++)
        actors->items[i] = (struct actor){
            .id = make_id(maker, "a", i),
            .name = make_words(maker, slice_of(words[i % COUNT(words)]), 2),
            .aliases = make_texts(maker, 3),
            .kind = make_choice(maker, ACTOR_GROUP),
            .part_of = make_reference(maker, "a", actors->count),
            .note = make_optional(maker),
        };
    struct corridor_list *corridors = &maker->corridors;
    corridors->items = ARENA_ARRAY(maker->arena, struct corridor, corridors->count);
    for (uint32_t i = 0; i < corridors->count; i++) {
        struct corridor *corridor = &corridors->items[i];
        *corridor = (struct corridor){
            .id = make_id(maker, "r", i),
            .name = make_words(maker, SLICE("Route"), 3),
            .modes = make_texts(maker, 2),
            .backers = make_actors(maker),
            .opponents = make_actors(maker),
        };
        MAKE_LIST(maker, &corridor->route, struct stop);
        for (uint32_t j = 0; j < corridor->route.count; j++)
            corridor->route.items[j] = (struct stop){
                .place = make_text(maker),
                .actor = make_reference(maker, "a", actors->count),
                .border = dice_one_in(&maker->dice, 4),
                .status = make_status(maker),
                .cites = make_references(maker, NULL, 0, 3),
            };
    }
}

static const struct description *make_description(struct maker *maker)
{
    struct description *description = ARENA_NEW(maker->arena, struct description);
    description->title = make_words(maker, SLICE("Title"), maker->most->title_words);
    description->bottom_line = make_words(maker, SLICE("Bottom"), maker->most->title_words);
    description->description = make_optional(maker);
    description->as_of = make_date(maker);
    return description;
}

struct made_up made_up_dossier(uint64_t seed, const struct made_up_size *most)
{
    struct made_up made_up = {.dossier = NULL};
    struct dossier_parts parts = {.directory = SLICE("made-up")};
    struct maker maker = {
        .arena = &made_up.arena, .dice = {seed}, .most = most, .parts = &parts, .tokens = 1};
    parts.brief_count = dice_below(&maker.dice, most->briefs + 1);
    parts.theme_count = dice_below(&maker.dice, most->themes + 1);
    maker.actors.count = dice_below(&maker.dice, most->actors + 1);
    maker.corridors.count = dice_below(&maker.dice, most->corridors + 1);
    parts.briefs = ARENA_ARRAY(maker.arena, struct brief *, parts.brief_count);
    parts.themes = ARENA_ARRAY(maker.arena, struct theme *, parts.theme_count);
    for (uint32_t i = 0; i < parts.brief_count; i++)
        parts.briefs[i] = make_brief(&maker, i);
    for (uint32_t i = 0; i < parts.theme_count; i++)
        parts.themes[i] = make_theme(&maker, i);
    make_lists(&maker);
    parts.actor_lists = &maker.actors;
    parts.actor_list_count = 1;
    parts.corridor_lists = &maker.corridors;
    parts.corridor_list_count = 1;
    parts.description = dice_one_in(&maker.dice, 8) ? NULL : make_description(&maker);
    made_up.dossier = dossier_assemble(&parts, &made_up.diagnostics);
    return made_up;
}

void made_up_release(struct made_up *made_up)
{
    dossier_release(made_up->dossier);
    diagnostics_release(&made_up->diagnostics);
    arena_release(&made_up->arena);
    *made_up = (struct made_up){.dossier = NULL};
}

const struct made_up_size made_up_sizes[] = {
    {0, 0, 0, 0, 0, 0, 0},     {1, 1, 1, 1, 1, 3, 3},      {3, 3, 6, 2, 4, 8, 6},
    {5, 4, 20, 4, 12, 20, 12}, {12, 12, 40, 6, 30, 30, 8}, {60, 3, 10, 3, 40, 12, 6},
};

void made_up_visit_some(uint64_t seed, const struct made_up_size *most, int count,
                        made_up_visit *visit)
{
    struct made_up made_up = made_up_dossier(seed, most);
    struct arena arena = {0};
    struct place_list places = sample_places(made_up.dossier, &arena);
    struct dice dice = {seed};
    visit(made_up.dossier, (struct place){0}, 0, &dice);
    for (int i = 1; i < count; i++)
        visit(made_up.dossier, places.items[dice_below(&dice, (uint32_t)places.count)], i, &dice);
    arena_release(&arena);
    made_up_release(&made_up);
}

void made_up_visit_many(uint64_t seed, const struct made_up_size *most, made_up_visit *visit)
{
    enum { EVERY = 7 };
    struct made_up made_up = made_up_dossier(seed, most);
    struct arena arena = {0};
    struct place_list places = sample_places(made_up.dossier, &arena);
    struct dice dice = {seed};
    for (size_t i = 0; i * EVERY < places.count; i++)
        visit(made_up.dossier, places.items[i * EVERY], (int)i, &dice);
    arena_release(&arena);
    made_up_release(&made_up);
}

/* One search: whichever door it is asked at, the same points and open questions answer. */
#include "model/scope.h"
#include "render/compose.h"
#include "render/filter.h"
#include "support/made_up.h"
#include "support/sample.h"
#include "ui/app.h"

#include <criterion/criterion.h>

enum { QUERIES = 12 };

/* The points and open questions of a dossier, each with who has found it. */
struct finds {
    const struct dossier *dossier;
    bool *claims;
    bool *questions;
};

static void find(struct finds *finds, const struct entry *entry)
{
    if (entry && entry->kind == ENTRY_CLAIM)
        finds->claims[entry->ordinal] = true;
    if (entry && entry->kind == ENTRY_QUESTION)
        finds->questions[entry->ordinal] = true;
}

static struct finds begin(const struct dossier *dossier, struct arena *arena)
{
    return (struct finds){
        .dossier = dossier,
        .claims = ARENA_ARRAY(arena, bool, dossier->claim_count),
        .questions = ARENA_ARRAY(arena, bool, dossier->question_count),
    };
}

static void expect_same(const struct finds *left, const struct finds *right, const char *door,
                        struct slice query)
{
    for (uint32_t i = 0; i < left->dossier->claim_count; i++)
        cr_assert_eq(left->claims[i], right->claims[i], "%s: point %u of '%.*s'", door, i,
                     SLICE_ARGUMENTS(query));
    for (uint32_t i = 0; i < left->dossier->question_count; i++)
        cr_assert_eq(left->questions[i], right->questions[i], "%s: question %u of '%.*s'", door, i,
                     SLICE_ARGUMENTS(query));
}

/* `precis search` with folds that are kept. */
static struct finds find_by_search(const struct dossier *dossier, const struct search *search,
                                   struct search_folds *folds, struct arena *arena)
{
    struct finds finds = begin(dossier, arena);
    struct search_hits hits = search_run_again(search, (struct place){0}, PASSAGE_ALL_TEXTS, folds,
                                               (struct search_stop){0}, arena);
    for (size_t i = 0; i < hits.count; i++)
        find(&finds, hits.items[i].passage.entry);
    return finds;
}

/* `g/` */
static struct finds find_by_picker(const struct dossier *dossier, struct slice query,
                                   struct search_folds *folds, struct arena *arena)
{
    struct finds finds = begin(dossier, arena);
    struct picker picker = {0};
    picker_open(&picker, PICKER_TEXTS, dossier, folds, NULL, (struct search_memory){0});
    picker_type(&picker, query, (struct search_stop){0});
    for (uint32_t i = 0; i < picker.match_count; i++)
        find(&finds, picker.matches[i].entry);
    picker_release(&picker);
    return finds;
}

/* `&` in each source. */
static struct finds find_by_filter(const struct dossier *dossier, const struct search *search,
                                   struct arena *arena)
{
    struct finds finds = begin(dossier, arena);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        struct document document = {0};
        compose(&document, dossier, (struct place){.brief = dossier->briefs[i]}, DETAIL_POINTS);
        document_filter(&document, search);
        for (uint32_t j = 0; j < document.count; j++)
            find(&finds, document.blocks[j].subject);
        document_release(&document);
    }
    return finds;
}

static void check_query(const struct dossier *dossier, struct slice query,
                        struct search_folds *folds)
{
    struct arena arena = {0};
    struct buffer message = {0};
    const struct search *search = search_begin(query, dossier, NULL, &arena, &message);
    if (search) {
        struct finds first = begin(dossier, &arena);
        struct search_hits hits = search_run(search, (struct place){0}, PASSAGE_ALL_TEXTS, &arena);
        for (size_t i = 0; i < hits.count; i++)
            find(&first, hits.items[i].passage.entry);
        struct finds again = find_by_search(dossier, search, folds, &arena);
        struct finds picked = find_by_picker(dossier, query, folds, &arena);
        struct finds kept = find_by_filter(dossier, search, &arena);
        expect_same(&first, &again, "with kept folds", query);
        expect_same(&first, &picked, "g/", query);
        expect_same(&first, &kept, "&", query);
    }
    buffer_release(&message);
    arena_release(&arena);
}

static const struct entry *some_entry(const struct dossier *dossier, struct dice *dice)
{
    static const enum entry_kind kinds[] = {ENTRY_BRIEF, ENTRY_THEME, ENTRY_ACTOR, ENTRY_CORRIDOR};
    const struct brief *brief =
        dossier->brief_count ? dossier->briefs[dice_below(dice, dossier->brief_count)] : NULL;
    if (brief && brief->claims.count && !dice_one_in(dice, 3))
        return &brief->claims.items[dice_below(dice, brief->claims.count)].entry;
    enum entry_kind kind = kinds[dice_below(dice, 4)];
    uint32_t count = dossier_count(dossier, kind);
    return count ? dossier_at(dossier, kind, dice_below(dice, count)) : NULL;
}

/* Words out of texts, names and ids, sometimes quoted, and now and then a condition. */
static struct slice make_query(const struct dossier *dossier, struct dice *dice,
                               struct arena *arena)
{
    static const char *const conditions[] = {"",         " kind:event", " is:contradicted",
                                             " since:1", " kind:note",  " until:2031"};
    struct slice query = SLICE("");
    for (int words = dice_between(dice, 1, 3); words--;) {
        const struct entry *entry = some_entry(dossier, dice);
        struct slice text = entry ? entry_text(entry) : SLICE("water");
        struct slice rest = text;
        for (int skipped = dice_between(dice, 0, 4);
             skipped-- && slice_find(rest, ' ') + 1 < rest.length;)
            slice_cut(&rest, ' ');
        struct slice word = slice_cut(&rest, ' ');
        const char *quote = dice_one_in(dice, 5) ? "\"" : "";
        query = arena_format(arena, "%.*s %s%.*s%s", SLICE_ARGUMENTS(query), quote,
                             SLICE_ARGUMENTS(word), quote);
    }
    return arena_format(arena, "%.*s%s", SLICE_ARGUMENTS(query), conditions[dice_below(dice, 6)]);
}

static void check_dossier(const struct dossier *dossier, uint64_t seed)
{
    struct dice dice = {seed};
    struct arena arena = {0};
    struct search_folds folds = {0};
    for (int i = 0; i < QUERIES; i++)
        check_query(dossier, make_query(dossier, &dice, &arena), &folds);
    search_folds_release(&folds);
    arena_release(&arena);
}

Test(doors, find_the_same_points_in_any_dossier)
{
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct made_up made_up = made_up_dossier(seed, &made_up_sizes[seed % MADE_UP_USUAL_SIZES]);
        check_dossier(made_up.dossier, seed);
        made_up_release(&made_up);
    }
}

Test(doors, find_the_same_points_in_the_bundled_dossier)
{
    static const char *const queries[] = {
        "attack embassy",    "embassy attack",     "iran", "\"iran\"", "drone",
        "voice:iran israel", "velayati since:2020"};
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct search_folds folds = {0};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        check_query(loaded.dossier, slice_of(queries[i]), &folds);
    check_dossier(loaded.dossier, 99);
    search_folds_release(&folds);
    loaded_release(&loaded);
}

static bool is_always_due(void *context)
{
    (void)context;
    return true;
}

static const struct search_stop at_once = {is_always_due, NULL};

/* So many briefs that a search is asked several times whether it shall stop. */
static struct made_up made_up_many(void)
{
    static const struct made_up_size size = {400, 3, 4, 2, 6, 8, 4};
    struct made_up made_up = {0};
    for (uint64_t seed = 1; !made_up.dossier || made_up.dossier->brief_count < 200; seed++) {
        made_up_release(&made_up);
        made_up = made_up_dossier(seed, &size);
    }
    return made_up;
}

/* A letter that many points have. */
static const char *const common = "a";

Test(doors, stop_when_they_are_asked_to_and_take_up_what_is_left)
{
    struct made_up made_up = made_up_many();
    struct search_folds folds = {0};
    struct picker picker = {0};
    picker_open(&picker, PICKER_TEXTS, made_up.dossier, &folds, NULL, (struct search_memory){0});
    cr_expect_not(picker_type(&picker, slice_of(common), at_once));
    uint32_t first = picker.found;
    cr_expect(picker_type(&picker, slice_of(common), (struct search_stop){0}));
    cr_expect_gt(first, 0);
    cr_expect_gt(picker.found, first);
    picker_release(&picker);
    search_folds_release(&folds);
    made_up_release(&made_up);
}

/* Keys that come at once: nothing is painted between them. */
static void press(struct app *app, const char *keys)
{
    struct slice rest = slice_of(keys);
    struct key key;
    bool is_bad;
    while (key_parse(&rest, &key, &is_bad))
        app_key(app, key);
}

Test(doors, act_on_all_that_was_found_however_often_a_key_came_between)
{
    struct made_up made_up = made_up_many();
    struct app app;
    app_init(&app, 80, 24);
    app_set_dossier(&app, made_up.dossier, (struct place){0});
    app.typing.stop = at_once;
    press(&app, "g/");
    press(&app, common);
    app_paint(&app);
    cr_expect(app.typing.is_edited, "a key ended it");
    uint32_t first = app.typing.picker.found;
    press(&app, "<Down>");
    cr_expect_not(app.typing.is_edited);
    cr_expect_gt(app.typing.picker.found, first, "all, before the pick moves");
    app_release(&app);
    made_up_release(&made_up);
}

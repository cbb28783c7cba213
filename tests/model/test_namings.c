/* Whom points name: looked up once for all, it is what each point says by itself. */
#include "model/mention.h"
#include "model/namings.h"
#include "model/tally.h"
#include "support/made_up.h"
#include "support/sample.h"

#include <criterion/criterion.h>

static bool is_mentioned(const struct dossier *dossier, const struct claim *claim,
                         const struct entry *entry)
{
    struct arena arena = {0};
    struct mention_list mentions = mention_find(dossier->names, text_slice(claim->text), &arena);
    bool is_one = voices_include(claim->voices, entry);
    for (size_t i = 0; i < mentions.count; i++)
        is_one = is_one || mentions.items[i].entry == entry;
    arena_release(&arena);
    return is_one;
}

static void check_claim(const struct dossier *dossier, const struct claim *claim,
                        struct naming naming, enum entry_kind kind)
{
    for (uint32_t i = 0; i < dossier_count(dossier, kind); i++) {
        const struct entry *entry = dossier_at(dossier, kind, i);
        uint32_t count = 0;
        for (uint32_t j = 0; j < naming.count; j++)
            count += naming.items[j] == entry;
        cr_expect_eq(count, is_mentioned(dossier, claim, entry), "%.*s",
                     SLICE_ARGUMENTS(entry_text(entry)));
    }
}

static void check_tallies(struct tally_list one, struct tally_list other)
{
    cr_assert_eq(one.count, other.count);
    for (size_t i = 0; i < one.count; i++) {
        cr_expect_eq(one.items[i].entry, other.items[i].entry);
        cr_expect_eq(one.items[i].count, other.items[i].count);
    }
}

/* How many points name somebody. */
static uint32_t check(const struct dossier *dossier)
{
    struct arena arena = {0};
    const struct place all = {0};
    const struct namings *namings = namings_find(dossier, &arena);
    uint32_t naming_count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        for (uint32_t j = 0; j < dossier->briefs[i]->claims.count; j++) {
            const struct claim *claim = &dossier->briefs[i]->claims.items[j];
            struct naming naming = naming_of(namings, claim);
            naming_count += naming.count > 0;
            check_claim(dossier, claim, naming, ENTRY_ACTOR);
            check_claim(dossier, claim, naming, ENTRY_CORRIDOR);
        }
    check_tallies(tally_named(dossier, NULL, all, ENTRY_ACTOR, &arena),
                  tally_named(dossier, namings, all, ENTRY_ACTOR, &arena));
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        const struct entry *actor = &dossier->actors.items[i].entry;
        check_tallies(tally_beside(dossier, NULL, all, actor, &arena),
                      tally_beside(dossier, namings, all, actor, &arena));
    }
    arena_release(&arena);
    return naming_count;
}

Test(namings, are_those_of_each_point)
{
    static const struct made_up_size size = {4, 2, 6, 4, 6, 8, 8};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    cr_expect_gt(check(loaded.dossier), 3);
    loaded_release(&loaded);
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct made_up made_up = made_up_dossier(seed, &size);
        check(made_up.dossier);
        made_up_release(&made_up);
    }
}

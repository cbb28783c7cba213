/* Assembling a dossier: order, references, links both ways, coverage, and what is found by its id.
 */
#include "support/loading.h"

#include "base/buffer.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Order. */

static const struct {
    const char *id;
    const char *issued;
} dated[] = {
    /* in the order that they must have */
    {"open", "../2030"},   {"b-2029", "2029-01-01"}, {"a-2030", "2030-01-01"},
    {"c-2030", "2030-01"}, {"d-2030", "2030"},       {"e-2030", "2030~"},
    {"spring", "2030-21"}, {"f-2030", "2030-03-02"}, {"decade", "203X"},
    {"z-2031", "2031-05"}, {"undated", "nonsense"},
};

static void expect_briefs(const struct dossier *dossier, const char *const *ids, size_t count)
{
    cr_assert_eq(dossier->brief_count, count);
    for (uint32_t i = 0; i < count; i++) {
        struct slice id = text_slice(dossier->briefs[i]->id);
        cr_expect(slice_equal(id, slice_of(ids[i])), "%u: %.*s", i, SLICE_ARGUMENTS(id));
        cr_expect_eq(dossier->briefs[i]->entry.ordinal, i);
    }
}

Test(assemble, puts_briefs_in_order_of_date_then_id)
{
    static const char *const ordered[] = {"open",   "b-2029", "a-2030", "c-2030",
                                          "d-2030", "e-2030", "decade", "spring",
                                          "f-2030", "z-2031", "undated"};
    struct folder folder = load_folder_create();
    for (size_t i = 0; i < COUNT(dated); i++)
        load_folder_write_brief(&folder, dated[i].id, dated[i].issued, "");
    struct loaded loaded = load_dossier(folder.path);
    cr_assert_not_null(loaded.dossier);
    expect_briefs(loaded.dossier, ordered, COUNT(ordered));
    loaded_release(&loaded);
    load_folder_remove(&folder);
}

Test(assemble, does_not_care_for_the_names_of_files)
{
    static const char *const ordered[] = {"a", "b"};
    struct folder folder = load_folder_create();
    load_folder_write(&folder, "content/briefs/first.yaml",
                      SLICE("precis: 1\nid: b\nsource: {type: report, title: T, issued: 2031}\n"
                            "bottom-line: b\n"));
    load_folder_write(&folder, "content/briefs/second.yaml",
                      SLICE("precis: 1\nid: a\nsource: {type: report, title: T, issued: 2031}\n"
                            "bottom-line: b\n"));
    struct loaded loaded = loading_load(&folder);
    expect_briefs(loaded.dossier, ordered, COUNT(ordered));
    loaded_release(&loaded);
    load_folder_remove(&folder);
}

Test(assemble, puts_themes_in_their_order_then_by_id)
{
    static const char *const ordered[] = {"c", "b", "e", "a", "d"};
    struct folder folder = load_folder_create();
    load_folder_write_theme(&folder, "a", "");
    load_folder_write_theme(&folder, "b", "order: 2\n");
    load_folder_write_theme(&folder, "c", "order: 1\n");
    load_folder_write_theme(&folder, "d", "");
    load_folder_write_theme(&folder, "e", "order: 2\n");
    struct loaded loaded = loading_load(&folder);
    cr_assert_eq(loaded.dossier->theme_count, COUNT(ordered));
    for (uint32_t i = 0; i < COUNT(ordered); i++) {
        struct slice id = text_slice(loaded.dossier->themes[i]->id);
        cr_expect(slice_equal(id, slice_of(ordered[i])), "%u: %.*s", i, SLICE_ARGUMENTS(id));
        cr_expect_eq(loaded.dossier->themes[i]->entry.ordinal, i);
    }
    loaded_release(&loaded);
    load_folder_remove(&folder);
}

Test(assemble, keeps_the_first_of_two_with_one_id_and_says_where_it_is)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    load_folder_write_brief(&folder, "water", "2031", "key-points: []\n");
    load_folder_write(&folder, "content/briefs/zz.yaml",
                      SLICE("# a copy\nprecis: 1\nid: water\n"
                            "source: {type: report, title: Copy, issued: 2020}\nbottom-line: b\n"));
    load_folder_write_theme(&folder, "tides", "");
    load_folder_write(&folder, "themes/copy.yaml",
                      SLICE("precis: 1\nname: Copy\nid: tides\ndefinition: d\n"));
    struct loaded loaded = load_dossier(folder.path);
    const char *expected =
        arena_format(&arena,
                     "content/briefs/zz.yaml:3:5: error: the brief 'water' is already at "
                     "%s/content/briefs/water.yaml:2:5; this one is left out [duplicate-id]\n"
                     "themes/tides.yaml:2:5: error: the theme 'tides' is already at "
                     "%s/themes/copy.yaml:3:5; this one is left out [duplicate-id]\n",
                     folder.path, folder.path)
            .bytes;
    const char *messages = loading_messages(&loaded.diagnostics, folder.path, &arena);
    cr_expect_str_eq(messages, expected, "%s", messages);
    cr_assert_eq(loaded.dossier->brief_count, 1);
    cr_expect(slice_equal(text_slice(loaded.dossier->briefs[0]->source.title), SLICE("water")));
    cr_assert_eq(loaded.dossier->theme_count, 1);
    cr_expect(slice_equal(text_slice(loaded.dossier->themes[0]->name), SLICE("Copy")));
    cr_expect_eq(loaded.left_out, 0, "they were read");
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* One dossier for what follows: three briefs, two themes, references of every kind, right and
 * wrong. */

static const char tides[] =
    "key-points:\n"
    "  - {id: stalled, text: Stalled, kind: event, themes: [dredging], paragraphs: [1]}\n"
    "  - {id: silted, text: Silted, kind: event, themes: [], paragraphs: [2]}\n"
    "open-questions:\n"
    "  - {id: who-pays, text: Who pays?, themes: [dredging, tides], asked-by: article}\n"
    "cross-references:\n"
    "  - {point: stalled, relation: background, to: old}\n"
    "  - {point: silted, relation: qualifies, to: harbour#paid}\n";

static const char harbour[] =
    "key-points:\n"
    "  - {id: agreed, text: Agreed, kind: event, themes: [dredging, tides, dredging], paragraphs: "
    "[1], voice: [board, nobody]}\n"
    "  - {id: paid, text: Paid, kind: event, themes: [tides, nowhere], paragraphs: [2]}\n"
    "actors:\n"
    "  - {actor: board, role: r, paragraphs: [1]}\n"
    "  - {actor: nobody, role: r, paragraphs: [1]}\n"
    "corridors:\n"
    "  - {corridor: fairway, status: agreed, text: t, paragraphs: [1]}\n"
    "events:\n"
    "  - {date: 2031, text: e, themes: [tides], paragraphs: [1]}\n"
    "cross-references:\n"
    "  - {point: agreed, relation: updates, to: tides#stalled}\n"
    "  - {point: agreed, relation: contradicts, to: tides#silted}\n"
    "  - {point: agreed, relation: updates, to: old}\n"
    "  - {point: paid, relation: answers, to: tides#who-pays}\n"
    "  - {relation: updates, to: tides}\n"
    "  - {point: agreed, relation: updates, to: tides#nothing}\n"
    "  - {point: nothing, relation: updates, to: tides}\n"
    "  - {point: agreed, relation: updates, to: harbour#paid}\n";

static struct loaded load_example(void)
{
    struct folder folder = load_folder_create();
    load_folder_write_brief(&folder, "old", "2010",
                            "cross-references:\n  - {relation: qualifies, to: tides#silted}\n");
    load_folder_write_brief(&folder, "tides", "2029", tides);
    load_folder_write_brief(&folder, "harbour", "2031", harbour);
    load_folder_write_theme(
        &folder, "dredging",
        "order: 1\nsynthesis:\n  - {text: t, cites: [harbour#agreed, tides, x]}\n");
    load_folder_write_theme(&folder, "tides", "order: 2\n");
    load_folder_write(&folder, "content/actors.yaml",
                      SLICE("- {id: land, name: Land, kind: state}\n"
                            "- {id: board, name: Board, kind: organisation, part-of: land}\n"));
    load_folder_write(
        &folder, "content/corridors.yaml",
        SLICE("- {id: fairway, name: Fairway, backers: [board], opponents: [nobody], route: "
              "[{place: p, actor: land, cites: [tides#who-pays]}]}\n"));
    struct loaded loaded = loading_load(&folder);
    load_folder_remove(&folder);
    return loaded;
}

static const struct entry *at(const struct dossier *dossier, const char *address)
{
    return dossier_find_address(dossier, slice_of(address));
}

Test(assemble, finds_everything_by_its_id)
{
    struct loaded loaded = load_example();
    const struct dossier *dossier = loaded.dossier;
    struct arena arena = {0};
    static const char *const addresses[] = {"old",           "tides",        "harbour",
                                            "tides#stalled", "tides#silted", "tides#who-pays",
                                            "harbour#paid"};
    for (size_t i = 0; i < COUNT(addresses); i++) {
        const struct entry *entry = at(dossier, addresses[i]);
        cr_assert_not_null(entry, "%s", addresses[i]);
        cr_expect(slice_equal(entry_address(entry, &arena), slice_of(addresses[i])));
    }
    static const char *const nothing[] = {
        "",         "#",    "#agreed", "tides#", "tides#agreed", "Tides", "tides#stalled#",
        "dredging", "land", "tides "};
    for (size_t i = 0; i < COUNT(nothing); i++)
        cr_expect_null(at(dossier, nothing[i]), "%s", nothing[i]);
    cr_expect_eq(at(dossier, "tides#who-pays")->kind, ENTRY_QUESTION);
    const struct entry *brief = dossier_find(dossier, ENTRY_BRIEF, SLICE("tides"));
    const struct entry *theme = dossier_find(dossier, ENTRY_THEME, SLICE("tides"));
    cr_assert(brief && theme && brief != theme, "kinds have ids of their own");
    cr_expect_eq(dossier_find_in_brief(dossier, brief->brief, SLICE("silted")),
                 at(dossier, "tides#silted"));
    cr_expect_null(dossier_find_in_brief(dossier, brief->brief, SLICE("agreed")));
    cr_expect_null(dossier_find(dossier, ENTRY_ACTOR, SLICE("fairway")));
    cr_expect_null(dossier_find(dossier, ENTRY_ACTOR, SLICE("")));
    cr_expect_not_null(dossier_find(dossier, ENTRY_CORRIDOR, SLICE("fairway")));
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(assemble, resolves_every_reference_or_leaves_it_empty)
{
    struct loaded loaded = load_example();
    const struct dossier *dossier = loaded.dossier;
    const struct entry *board = dossier_find(dossier, ENTRY_ACTOR, SLICE("board"));
    const struct entry *land = dossier_find(dossier, ENTRY_ACTOR, SLICE("land"));
    const struct brief *brief = at(dossier, "harbour")->brief;
    const struct claim *agreed = entry_claim(at(dossier, "harbour#agreed"));
    cr_expect_eq(agreed->voices.items[0].actor.target, board);
    cr_expect_null(agreed->voices.items[1].actor.target);
    cr_expect_eq(agreed->themes.items[1].target, &dossier->themes[1]->entry);
    cr_expect_null(brief->claims.items[1].themes.items[1].target);
    cr_expect_eq(brief->actors.items[0].actor.target, board);
    cr_expect_null(brief->actors.items[1].actor.target);
    cr_expect_eq(brief->corridors.items[0].corridor.target, &dossier->corridors.items[0].entry);
    cr_expect_eq(brief->events.items[0].themes.items[0].target, &dossier->themes[1]->entry);
    cr_expect_eq(entry_actor(board)->part_of.target, land);
    const struct corridor *corridor = &dossier->corridors.items[0];
    cr_expect_eq(corridor->backers.items[0].target, board);
    cr_expect_null(corridor->opponents.items[0].target);
    cr_expect_eq(corridor->route.items[0].actor.target, land);
    cr_expect_eq(corridor->route.items[0].cites.items[0].target, at(dossier, "tides#who-pays"));
    const struct reference_list *cites = &dossier->themes[0]->synthesis.items[0].cites;
    cr_expect_eq(cites->items[0].target, &agreed->entry);
    cr_expect_eq(cites->items[1].target, at(dossier, "tides"));
    cr_expect_null(cites->items[2].target);
    const struct question *question = entry_question(at(dossier, "tides#who-pays"));
    cr_expect(references_include(question->themes, &dossier->themes[0]->entry));
    cr_expect(references_include(question->themes, &dossier->themes[1]->entry));
    cr_expect_not(voices_include(agreed->voices, land));
    loaded_release(&loaded);
}

/* Links: "updates harbour#agreed, updated by …". */

static const char *links_of(const struct dossier *dossier, const char *address, struct arena *arena)
{
    struct link_list links = dossier_links(dossier, at(dossier, address));
    struct buffer out = {0};
    buffer_add(&out, SLICE(""));
    for (uint32_t i = 0; i < links.count; i++) {
        const struct link *link = &links.items[i];
        buffer_format(&out, "%s%s %.*s", i ? ", " : "",
                      link->inverse ? relation_inverse_name(link->relation)
                                    : relation_name(link->relation),
                      SLICE_ARGUMENTS(entry_address(link->other, arena)));
        cr_expect_eq(link->reference->relation, link->relation);
    }
    const char *text = arena_copy(arena, buffer_slice(&out)).bytes;
    buffer_release(&out);
    return text;
}

static const struct {
    const char *address;
    const char *links;
} linked[] = {
    {"harbour#agreed", "contradicts tides#silted, updates old, updates tides#stalled, "
                       "updates harbour#paid"},
    {"harbour#paid",
     "qualified by tides#silted, updated by harbour#agreed, answers tides#who-pays"},
    {"harbour", "updates tides"},
    {"tides", "updated by harbour"},
    {"tides#stalled", "updated by harbour#agreed, has background in old"},
    {"tides#silted", "contradicts harbour#agreed, qualifies harbour#paid, qualified by old"},
    {"tides#who-pays", "answered by harbour#paid"},
    {"old", "qualifies tides#silted, updated by harbour#agreed, background to tides#stalled"},
};

Test(assemble, links_both_ways_by_relation_then_direction_then_date)
{
    struct loaded loaded = load_example();
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(linked); i++) {
        const char *links = links_of(loaded.dossier, linked[i].address, &arena);
        cr_expect_str_eq(links, linked[i].links, "%s: %s", linked[i].address, links);
    }
    const struct entry *theme = dossier_find(loaded.dossier, ENTRY_THEME, SLICE("tides"));
    cr_expect_eq(dossier_links(loaded.dossier, theme).count, 0);
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(assemble, counts_claims_by_brief_and_theme)
{
    struct loaded loaded = load_example();
    const struct dossier *dossier = loaded.dossier;
    const struct brief *old = dossier->briefs[0];
    const struct brief *first = dossier->briefs[1];
    const struct brief *second = dossier->briefs[2];
    const struct theme *dredging = dossier->themes[0];
    const struct theme *water = dossier->themes[1];
    cr_expect_eq(dossier->claim_count, 4);
    cr_expect_eq(dossier->question_count, 1);
    cr_expect_eq(dossier->event_count, 1);
    cr_expect_eq(dossier_coverage(dossier, NULL, NULL), 4);
    cr_expect_eq(dossier_coverage(dossier, old, NULL), 0);
    cr_expect_eq(dossier_coverage(dossier, first, NULL), 2);
    cr_expect_eq(dossier_coverage(dossier, first, dredging), 1);
    cr_expect_eq(dossier_coverage(dossier, first, water), 0);
    cr_expect_eq(dossier_coverage(dossier, second, dredging), 1, "named twice, counted once");
    cr_expect_eq(dossier_coverage(dossier, second, water), 2);
    cr_expect_eq(dossier_coverage(dossier, NULL, dredging), 2);
    cr_expect_eq(dossier_coverage(dossier, NULL, water), 2);
    loaded_release(&loaded);
}

/* Of two points with one id in a brief the first is found, and the second is still there. */
Test(assemble, finds_the_first_of_two_points_with_one_id)
{
    struct folder folder = load_folder_create();
    load_folder_write_brief(&folder, "b", "2031",
                            "key-points:\n"
                            "  - {id: p, text: one, kind: event, themes: [], paragraphs: [1]}\n"
                            "  - {id: p, text: two, kind: event, themes: [], paragraphs: [1]}\n"
                            "open-questions:\n"
                            "  - {id: p, text: three, themes: [], asked-by: curator}\n");
    struct loaded loaded = loading_load(&folder);
    const struct entry *found = at(loaded.dossier, "b#p");
    cr_expect_eq(found, &loaded.dossier->briefs[0]->claims.items[0].entry);
    cr_expect_eq(loaded.dossier->claim_count, 2);
    cr_expect_eq(loaded.dossier->question_count, 1);
    loaded_release(&loaded);
    load_folder_remove(&folder);
}

Test(assemble, makes_a_dossier_of_nothing)
{
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = dossier_assemble(&(struct dossier_parts){0}, &diagnostics);
    cr_expect_eq(dossier->brief_count, 0);
    cr_expect_eq(dossier_coverage(dossier, NULL, NULL), 0);
    cr_expect_null(at(dossier, "a"));
    cr_expect_not(text_is_present(dossier->description->title));
    cr_expect_eq(diagnostics.count, 0);
    dossier_release(dossier);
    dossier_release(NULL);
    diagnostics_release(&diagnostics);
}

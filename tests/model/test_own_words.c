/* A dossier that is about something else than corridors, in its own words. */
#include "model/own_words.h"

#include "model/place.h"
#include "model/query.h"
#include "model/search.h"
#include "output/data/catalog.h"
#include "render/labels.h"
#include "support/loading.h"
#include "support/typist.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char described[] = "precis: 1\ntitle: Seas\nbottom-line: Much is signed.\n"
                                "corridors:\n  name: sea-treaties\n  one: sea-treaty\n"
                                "  statuses: [drafted, signed, in-force]\n";

static struct folder folder;
static struct loaded loaded;
static struct arena arena;

static void load(const char *description, const char *status)
{
    folder = load_folder_create();
    load_folder_write(&folder, "content/dossier.yaml", slice_of(description));
    load_folder_write(&folder, "content/corridors.yaml",
                      SLICE("- {id: straits, name: Straits Convention}\n"
                            "- {id: tolls, name: Tolls, route: [{place: A, status: signed}]}\n"));
    load_folder_write_brief(
        &folder, "a", "2031",
        arena_format(&arena,
                     "corridors:\n"
                     "  - {corridor: straits, status: %s, text: It holds., paragraphs: [1]}\n"
                     "key-points:\n"
                     "  - {id: one, text: The Straits Convention holds., kind: event, themes: [],"
                     " paragraphs: [1]}\n",
                     status)
            .bytes);
    loaded = load_dossier(folder.path);
}

static void end(void)
{
    loaded_release(&loaded);
    load_folder_remove(&folder);
    arena_release(&arena);
}

static const char *messages(void)
{
    return loading_messages(&loaded.diagnostics, folder.path, &arena);
}

Test(own_words, stand_in_the_sentences_of_the_program, .fini = end)
{
    static const char *const sentences[][2] = {
        {"corridors", "sea treaties"},
        {"Corridors", "Sea treaties"},
        {"CORRIDORS", "SEA TREATIES"},
        {"Corridor", "Sea treaty"},
        {"An actor, a corridor, all corridors.", "An actor, a sea treaty, all sea treaties."},
        {"corridors.yaml", "sea treaties.yaml"},
        {"corridorless, accorridor", "corridorless, accorridor"},
        {"", ""},
    };
    load(described, "in-force");
    for (size_t i = 0; i < COUNT(sentences); i++) {
        cr_expect_str_eq(own_words(&arena, loaded.dossier, sentences[i][0]).bytes, sentences[i][1]);
        cr_expect_str_eq(own_words(&arena, NULL, sentences[i][0]).bytes, sentences[i][0]);
    }
    cr_expect_str_eq(messages(), "");
}

/* The program's own words are understood as well. */
Test(own_words, name_places_and_are_suggested, .fini = end)
{
    static const char *const places[] = {"sea-treaties", "corridors", "sea-treaty:straits",
                                         "corridor:straits"};
    struct buffer message = {0};
    struct place place;
    load(described, "in-force");
    for (size_t i = 0; i < COUNT(places); i++) {
        cr_assert(place_parse(loaded.dossier, slice_of(places[i]), &place, &message), "%s",
                  message.bytes);
        cr_expect_eq(place.view, VIEW_CORRIDORS);
        cr_expect_eq(place.item != NULL, i >= 2);
    }
    cr_expect_not(place_parse(loaded.dossier, SLICE("sea-treaty:strait"), &place, &message));
    cr_expect_str_eq(message.bytes, "there is no sea treaty 'strait'; nearest: sea-treaty:straits");
    buffer_clear(&message);
    cr_expect_not(place_parse(loaded.dossier, SLICE("sea-treatys"), &place, &message));
    cr_expect_str_eq(message.bytes, "there is no place 'sea-treatys'; nearest: sea-treaties");
    place = (struct place){.view = VIEW_CORRIDORS};
    cr_expect(strstr(label_place_title(&arena, loaded.dossier, place).bytes, "sea treaties"));
    buffer_release(&message);
}

Test(own_words, name_a_condition_of_a_search, .fini = end)
{
    static const struct {
        const char *typed;
        size_t count;
    } searches[] = {
        {"sea-treaty:straits", 1},
        {"corridor:straits", 1},
        {"holds sea-treaty:straits", 1},
        {"\"sea-treaty:straits\"", 0},
        {"sea-treaty:tolls", 0},
        {"xsea-treaty:straits", 0},
        {"sea-treaty:straits kind:forecast", 0},
    };
    load(described, "in-force");
    for (size_t i = 0; i < COUNT(searches); i++) {
        struct buffer message = {0};
        const struct search *search =
            search_begin(slice_of(searches[i].typed), loaded.dossier, NULL, &arena, &message);
        cr_assert_not_null(search, "%s: %s", searches[i].typed, message.bytes);
        size_t count = search_run(search, (struct place){0}, 1u << PASSAGE_POINT, &arena).count;
        cr_expect_eq(count, searches[i].count, "%s: %zu", searches[i].typed, count);
        buffer_release(&message);
    }
}

/* Each dossier has one set of words. */
Test(own_words, are_the_only_statuses)
{
    static const struct {
        const char *description;
        const char *status;
        const char *messages;
    } statuses[] = {
        {described, "signed", ""},
        {described, "agreed",
         "content/briefs/a.yaml:6:33: error: there is no status 'agreed'; write drafted, signed or "
         "in-force [bad-value]\n"},
        {described, "signd",
         "content/briefs/a.yaml:6:33: error: there is no status 'signd'; nearest: signed "
         "[bad-value]\n"},
        {"precis: 1\ntitle: T\nbottom-line: B\n", "under-construction",
         "content/corridors.yaml:2:55: error: there is no status 'signed'; write proposed, "
         "contested, "
         "agreed, under-construction, operating or stalled [bad-value]\n"},
        {"precis: 1\ntitle: T\nbottom-line: B\ncorridors: {name: mines, one: mine}\n", "stalled",
         "content/corridors.yaml:2:55: error: there is no status 'signed'; write proposed, "
         "contested, "
         "agreed, under-construction, operating or stalled [bad-value]\n"},
        {"precis: 1\ntitle: T\nbottom-line: B\ncorridors: {name: actors, one: mine, statuses: "
         "[signed]}\n",
         "signed",
         "content/dossier.yaml:4:19: error: 'name' cannot be 'actors', which is a word of the "
         "program for something else; take another [bad-value]\n"},
        {"precis: 1\ntitle: T\nbottom-line: B\ncorridors: {name: mines, statuses: [signed]}\n",
         "signed",
         "content/dossier.yaml:4:12: error: this word list has no 'one' [missing-field]\n"},
        {"precis: 1\ntitle: T\nbottom-line: B\ncorridors: {name: new, one: kind, statuses: "
         "[signed]}\n",
         "signed",
         "content/dossier.yaml:4:19: error: 'name' cannot be 'new', which is a word of the "
         "program for something else; take another [bad-value]\n"
         "content/dossier.yaml:4:29: error: 'one' cannot be 'kind', which is a word of the "
         "program for something else; take another [bad-value]\n"},
        /* Without the description nobody knows. */
        {"[\n", "whatever", NULL},
    };
    for (size_t i = 0; i < COUNT(statuses); i++) {
        load(statuses[i].description, statuses[i].status);
        if (statuses[i].messages)
            cr_expect_str_eq(messages(), statuses[i].messages);
        else
            cr_expect_null(strstr(messages(), "status"), "%s", messages());
        end();
        arena = (struct arena){0};
    }
}

static bool is_refused_as(const char *field, const char *word)
{
    const char *message =
        arena_format(&arena, "error: '%s' cannot be '%s', which is a word of the program", field,
                     word)
            .bytes;
    return strstr(messages(), message) != NULL;
}

static void expect_taken(const char *word)
{
    load(arena_format(&arena,
                      "precis: 1\ntitle: T\nbottom-line: B\n"
                      "corridors: {name: %s, one: %s, statuses: [signed]}\n",
                      word, word)
             .bytes,
         "signed");
    bool is_usual = strncmp(word, "corridor", strlen("corridor")) == 0;
    cr_expect_eq(is_refused_as("name", word), !is_usual, "%s: %s", word, messages());
    cr_expect_eq(is_refused_as("one", word), !is_usual, "%s: %s", word, messages());
    end();
    arena = (struct arena){0};
}

/* Views, conditions of a query and lists: of their names only the usual ones are free. */
Test(own_words, are_not_those_of_the_program_for_something_else)
{
    for (int i = 0; i < VIEW_COUNT; i++)
        expect_taken(view_name((enum view)i));
    for (int i = 0; i < QUERY_FIELDS; i++)
        expect_taken(query_field_name((enum query_field)i));
    for (size_t i = 0; catalog_kinds[i].name; i++)
        expect_taken(catalog_kinds[i].name);
}

/* Title, breadcrumb, help and the list of what can be gone to. */
Test(own_words, are_on_the_screen, .fini = end)
{
    struct typist typist = {0};
    load(described, "in-force");
    typist.loaded = loaded;
    loaded = (struct loaded){0};
    app_init(&typist.app, 100, 40);
    typist_begin_again(&typist, 100, 40);
    typist_type(&typist, "gc");
    cr_expect(typist_sees(&typist, "Sea treaties"));
    cr_expect(typist_sees(&typist, "▸ sea treaties"));
    cr_expect(typist_sees(&typist, "in-force"));
    cr_expect_not(typist_sees(&typist, "orridor"));
    typist_type(&typist, "f straits");
    cr_expect_not(typist_sees(&typist, "orridor"));
    typist_type(&typist, "<Esc>?");
    for (int page = 0; page < 8 && !typist_sees(&typist, "Sea treaties."); page++)
        typist_type(&typist, "<Space>");
    cr_expect(typist_sees(&typist, "Sea treaties."));
    typist_type(&typist, "<Esc>:go<Space>sea<Tab>");
    cr_expect(typist_sees(&typist, "sea-treaties  sea-treaty:straits  sea-treaty:tolls"));
    typist_end(&typist);
}

#include "model/place.h"

#include "support/loading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char harbour[] =
    "key-points:\n"
    "  - {id: dredging-agreed, text: Agreed, kind: event, themes: [dredging], paragraphs: [1]}\n"
    "  - {id: pilots-paid, text: Paid, kind: event, themes: [tides], paragraphs: [2]}\n"
    "open-questions:\n"
    "  - {id: who-pays, text: Who pays?, themes: [], asked-by: article}\n"
    "events:\n"
    "  - {date: 2031-01, text: One, paragraphs: [1]}\n"
    "  - {date: 2031-02, text: Two, paragraphs: [1]}\n";

static struct folder create_example(void)
{
    struct folder folder = load_folder_create();
    load_folder_write_brief(&folder, "harbour-2031", "2031", harbour);
    load_folder_write_brief(&folder, "tides-2029", "2029", "");
    load_folder_write_theme(&folder, "dredging", "order: 1\n");
    load_folder_write_theme(&folder, "tides", "order: 2\n");
    load_folder_write(&folder, "content/actors.yaml",
                      SLICE("- {id: harbour-board, name: Board, kind: organisation}\n"
                            "- {id: pilots, name: Pilots, kind: group}\n"));
    load_folder_write(&folder, "content/corridors.yaml",
                      SLICE("- {id: north-fairway, name: Fairway}\n"));
    return folder;
}

static struct loaded load_example(void)
{
    struct folder folder = create_example();
    struct loaded loaded = loading_load(&folder);
    load_folder_remove(&folder);
    return loaded;
}

/* What is read, written down by its parts. */

struct reading {
    const char *text;
    const char *parts; /* view, source, theme, item */
};

static const struct reading readings[] = {
    {"", "read - - -"},
    {"   ", "read - - -"},
    {"harbour-2031", "read harbour-2031 - -"},
    {"harbour-2031#dredging-agreed", "read harbour-2031 - harbour-2031#dredging-agreed"},
    {"harbour-2031#who-pays", "read harbour-2031 - harbour-2031#who-pays"},
    {"dredging", "read - dredging -"},
    {"actor:pilots", "actors - - pilots"},
    {"corridor:north-fairway", "corridors - - north-fairway"},
    {"timeline", "timeline - - -"},
    {"questions", "questions - - -"},
    {"conflicts", "conflicts - - -"},
    {"actors", "actors - - -"},
    {"corridors", "corridors - - -"},
    {"read", "read - - -"},
    {"timeline --source harbour-2031", "timeline harbour-2031 - -"},
    {"timeline --theme tides --source harbour-2031", "timeline harbour-2031 tides -"},
    {"harbour-2031  --theme  tides ", "read harbour-2031 tides -"},
    {"actor:pilots --theme tides", "actors - tides pilots"},
    {"--theme tides", "read - tides -"},
    {"--source tides-2029 --theme tides", "read tides-2029 tides -"},
    {"dredging --theme tides", "read - tides -"},
};

static void write_parts(const struct place *place, struct buffer *out)
{
    struct arena arena = {0};
    struct slice item = place->item ? entry_address(place->item, &arena) : SLICE("-");
    buffer_format(out, "%s %.*s %.*s %.*s", view_name(place->view),
                  SLICE_ARGUMENTS(place->brief ? text_slice(place->brief->id) : SLICE("-")),
                  SLICE_ARGUMENTS(place->theme ? text_slice(place->theme->id) : SLICE("-")),
                  SLICE_ARGUMENTS(item));
    arena_release(&arena);
}

Test(place, reads_every_form)
{
    struct loaded loaded = load_example();
    for (size_t i = 0; i < COUNT(readings); i++) {
        struct buffer message = {0};
        struct buffer parts = {0};
        struct place place = {.view = VIEW_CONFLICTS};
        cr_expect(place_parse(loaded.dossier, slice_of(readings[i].text), &place, &message), "%s",
                  readings[i].text);
        write_parts(&place, &parts);
        cr_expect_str_eq(parts.bytes, readings[i].parts, "%s: %s", readings[i].text, parts.bytes);
        cr_expect_eq(message.length, 0);
        buffer_release(&parts);
        buffer_release(&message);
    }
    loaded_release(&loaded);
}

/* A wrong id answers with the nearest right ones. */

struct mistake {
    const char *text;
    const char *message;
};

static const struct mistake mistakes[] = {
    {"harbour-2032",
     "there is no place 'harbour-2032'; nearest: harbour-2031, actor:harbour-board"},
    {"harbor", "there is no place 'harbor'; nearest: harbour-2031, actor:harbour-board"},
    {"HARBOUR-2031",
     "there is no place 'HARBOUR-2031'; nearest: harbour-2031, actor:harbour-board"},
    {"harbour", "there is no place 'harbour'; nearest: harbour-2031, actor:harbour-board"},
    {"dregding", "there is no place 'dregding'; nearest: dredging"},
    {"time", "there is no place 'time'; nearest: timeline, tides-2029, tides"},
    {"xyzzy", "there is no place 'xyzzy'"},
    {"actor:pilot", "there is no actor 'pilot'; nearest: actor:pilots"},
    {"actor:Board", "there is no actor 'Board'; nearest: actor:harbour-board"},
    {"actor:", "there is no actor ''; nearest: actor:harbour-board, actor:pilots"},
    {"actor:north-fairway", "there is no actor 'north-fairway'"},
    {"corridor:fairway", "there is no corridor 'fairway'; nearest: corridor:north-fairway"},
    {"theme:tides", "there is no place 'theme:tides'; nearest: tides"},
    {"harbour-2031#dredging", "there is no point, open question or event 'dredging'; nearest: "
                              "dredging-agreed"},
    {"harbour-2031#", "there is no point, open question or event ''; nearest: dredging-agreed, "
                      "pilots-paid, who-pays"},
    {"harbour-2030#dredging-agreed", "there is no source 'harbour-2030'; nearest: harbour-2031"},
    {"#who-pays", "there is no source ''; nearest: tides-2029, harbour-2031"},
    {"timeline --source tides", "there is no source 'tides'; nearest: tides-2029"},
    {"timeline --source", "there is no source ''; nearest: tides-2029, harbour-2031"},
    {"timeline --theme tide", "there is no theme 'tide'; nearest: tides"},
    {"timeline --point x", "after a place may stand --source ID and --theme ID, not '--point'"},
    {"harbour-2031 tides", "after a place may stand --source ID and --theme ID, not 'tides'"},
};

Test(place, answers_a_wrong_id_with_the_nearest_and_leaves_the_place_as_it_is)
{
    struct loaded loaded = load_example();
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        struct buffer message = {0};
        struct place before = {.view = VIEW_CONFLICTS, .brief = loaded.dossier->briefs[0]};
        struct place place = before;
        cr_expect_not(place_parse(loaded.dossier, slice_of(mistakes[i].text), &place, &message));
        cr_expect_str_eq(message.bytes, mistakes[i].message, "%s", message.bytes);
        cr_expect(place_equal(place, before), "%s", mistakes[i].text);
        buffer_release(&message);
    }
    loaded_release(&loaded);
}

/* What is written is read back: every place of the bundled dossier. */

struct trip {
    const struct dossier *dossier;
    size_t count;
};

static void make_trip(struct trip *trip, struct place place)
{
    struct arena arena = {0};
    struct buffer message = {0};
    struct place back = {.view = VIEW_COUNT};
    struct slice text = place_write(place, &arena);
    cr_assert(place_parse(trip->dossier, text, &back, &message), "%.*s: %s", SLICE_ARGUMENTS(text),
              message.bytes);
    cr_assert(place_equal(back, place), "%.*s", SLICE_ARGUMENTS(text));
    trip->count++;
    buffer_release(&message);
    arena_release(&arena);
}

static void make_trips_narrowed(struct trip *trip, struct place place)
{
    const struct dossier *dossier = trip->dossier;
    for (uint32_t i = 0; i <= dossier->theme_count; i++) {
        place.theme = i < dossier->theme_count ? dossier->themes[i] : NULL;
        make_trip(trip, place);
    }
}

static void make_trips_of_brief(struct trip *trip, const struct brief *brief)
{
    make_trips_narrowed(trip, place_of(&brief->entry));
    for (uint32_t i = 0; i < brief->claims.count; i++)
        make_trips_narrowed(trip, place_of(&brief->claims.items[i].entry));
    for (uint32_t i = 0; i < brief->questions.count; i++)
        make_trips_narrowed(trip, place_of(&brief->questions.items[i].entry));
}

static void make_trips_of_source(struct trip *trip, const struct brief *brief)
{
    const struct dossier *dossier = trip->dossier;
    for (int view = 0; view < VIEW_COUNT; view++)
        make_trips_narrowed(trip, (struct place){.view = (enum view)view, .brief = brief});
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        struct place place = place_of(&dossier->actors.items[i].entry);
        place.brief = brief;
        make_trips_narrowed(trip, place);
    }
    for (uint32_t i = 0; i < dossier->corridors.count; i++) {
        struct place place = place_of(&dossier->corridors.items[i].entry);
        place.brief = brief;
        make_trips_narrowed(trip, place);
    }
}

Test(place, is_read_as_it_was_written)
{
    struct loaded loaded = load_dossier(".");
    cr_assert_not_null(loaded.dossier);
    struct trip trip = {.dossier = loaded.dossier};
    make_trips_of_source(&trip, NULL);
    for (uint32_t i = 0; i < loaded.dossier->brief_count; i++) {
        make_trips_of_source(&trip, loaded.dossier->briefs[i]);
        make_trips_of_brief(&trip, loaded.dossier->briefs[i]);
    }
    for (uint32_t i = 0; i < loaded.dossier->theme_count; i++)
        make_trip(&trip, place_of(&loaded.dossier->themes[i]->entry));
    cr_expect_gt(trip.count, 1000);
    loaded_release(&loaded);
}

Test(place, is_written_as_a_command_line_has_it)
{
    struct loaded loaded = load_example();
    const struct dossier *dossier = loaded.dossier;
    struct arena arena = {0};
    const struct brief *brief = dossier->briefs[1];
    const struct theme *theme = dossier->themes[0];
    const struct {
        struct place place;
        const char *text;
    } places[] = {
        {{0}, ""},
        {{.brief = brief}, "harbour-2031"},
        {{.brief = brief, .theme = theme}, "harbour-2031 --theme dredging"},
        {{.theme = theme}, "dredging"},
        {{.view = VIEW_TIMELINE, .brief = brief, .theme = theme},
         "timeline --source harbour-2031 --theme dredging"},
        {{.brief = brief, .item = &brief->claims.items[0].entry}, "harbour-2031#dredging-agreed"},
        {{.item = &brief->claims.items[0].entry}, "harbour-2031#dredging-agreed"},
        {{.brief = brief, .item = &brief->events.items[0].entry}, "harbour-2031"},
        {{.view = VIEW_ACTORS, .theme = theme, .item = &dossier->actors.items[1].entry},
         "actor:pilots --theme dredging"},
    };
    for (size_t i = 0; i < COUNT(places); i++) {
        struct slice text = place_write(places[i].place, &arena);
        cr_expect(slice_equal(text, slice_of(places[i].text)), "%.*s", SLICE_ARGUMENTS(text));
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

/* The same place in another load. */

Test(place, is_found_again_in_another_load)
{
    struct folder folder = create_example();
    struct loaded before = loading_load(&folder);
    struct loaded after = loading_load(&folder);
    struct trip trip = {.dossier = before.dossier};
    const struct brief *brief = before.dossier->briefs[1];
    struct place places[] = {
        {0},
        {.view = VIEW_TIMELINE, .brief = brief, .theme = before.dossier->themes[1]},
        place_of(&brief->claims.items[1].entry),
        place_of(&brief->questions.items[0].entry),
        place_of(&brief->events.items[1].entry),
        place_of(&before.dossier->actors.items[1].entry),
        place_of(&before.dossier->corridors.items[0].entry),
    };
    for (size_t i = 0; i < COUNT(places); i++) {
        struct place again = place_rebase(after.dossier, places[i]);
        struct buffer old_parts = {0};
        struct buffer new_parts = {0};
        write_parts(&places[i], &old_parts);
        write_parts(&again, &new_parts);
        cr_expect_str_eq(new_parts.bytes, old_parts.bytes);
        cr_expect(!again.brief || again.brief != places[i].brief, "it is of the other load");
        cr_expect(!again.item || again.item != places[i].item, "it is of the other load");
        cr_expect(place_equal(place_rebase(before.dossier, again), places[i]));
        buffer_release(&old_parts);
        buffer_release(&new_parts);
    }
    cr_expect_eq(trip.count, 0);
    loaded_release(&before);
    loaded_release(&after);
    load_folder_remove(&folder);
}

Test(place, falls_back_to_what_holds_it_when_it_is_gone)
{
    struct folder folder = create_example();
    struct arena arena = {0};
    struct loaded before = loading_load(&folder);
    const struct brief *brief = before.dossier->briefs[1];
    load_folder_write_brief(&folder, "harbour-2031", "2031",
                            "events:\n  - {date: 2031-02, text: Two, paragraphs: [1]}\n");
    remove(load_folder_path(&folder, "content/briefs/tides-2029.yaml", &arena));
    remove(load_folder_path(&folder, "themes/tides.yaml", &arena));
    remove(load_folder_path(&folder, "content/actors.yaml", &arena));
    struct loaded after = loading_load(&folder);
    const struct brief *brief_after = after.dossier->briefs[0];
    struct place place = place_rebase(after.dossier, place_of(&brief->claims.items[0].entry));
    cr_expect(place_equal(place, place_of(&brief_after->entry)), "a point falls back to its brief");
    place = place_rebase(after.dossier, (struct place){.view = VIEW_TIMELINE,
                                                       .brief = before.dossier->briefs[0],
                                                       .theme = before.dossier->themes[1]});
    cr_expect(place_equal(place, (struct place){.view = VIEW_TIMELINE}));
    place = place_rebase(after.dossier, place_of(&before.dossier->actors.items[0].entry));
    cr_expect(place_equal(place, (struct place){.view = VIEW_ACTORS}));
    place = place_rebase(after.dossier, place_of(&brief->events.items[1].entry));
    cr_expect_eq(place.item, &brief_after->events.items[0].entry,
                 "the same words at the same date");
    place = place_rebase(after.dossier, place_of(&brief->events.items[0].entry));
    cr_expect_eq(place.item, &brief_after->events.items[0].entry, "else the same row");
    loaded_release(&before);
    loaded_release(&after);
    arena_release(&arena);
    load_folder_remove(&folder);
}

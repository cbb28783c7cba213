/* Events that several sources tell, notes that say what they are about, voices in words: what the
 * model makes of them. */
#include "support/loading.h"

#include "model/events.h"
#include "model/note.h"
#include "model/place.h"
#include "render/compose.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A chain whose ends do not name each other, a circle, and one of its own. */
static struct loaded load_retold(void)
{
    struct folder folder = load_folder_create();
    load_folder_write_brief(
        &folder, "one", "2031",
        "key-points:\n"
        "  - {id: claim, text: C, kind: statement, themes: [], paragraphs: [1, 2],\n"
        "     voice: [{text: a fisherman}, board]}\n"
        "events:\n"
        "  - {id: war, date: 2020-09, text: War., paragraphs: [1], same-as: [two#war]}\n"
        "  - {id: drill, date: 2021, text: Drill., paragraphs: [2]}\n"
        "notes:\n"
        "  - {text: on the drill, paragraphs: [1], points: [drill]}\n"
        "  - {text: on the source, paragraphs: [1], points: [source]}\n"
        "  - {text: by paragraph, paragraphs: [1]}\n"
        "  - {text: on nothing, paragraphs: [1], points: [nothing]}\n");
    load_folder_write_brief(
        &folder, "two", "2032",
        "events:\n"
        "  - {id: war, date: 2020-10, text: The war., paragraphs: [1], same-as: [three#war]}\n");
    load_folder_write_brief(
        &folder, "three", "2033",
        "events:\n"
        "  - {id: war, date: 2020, text: A war., paragraphs: [4], same-as: [one#war, three#war]}\n"
        "  - {date: 2022, text: Peace., paragraphs: [5]}\n");
    load_folder_write(&folder, "content/actors.yaml",
                      SLICE("- {id: board, name: Board, kind: group}\n"));
    load_folder_write(&folder, "content/corridors.yaml", SLICE("[]\n"));
    struct loaded loaded = load_dossier(folder.path);
    load_folder_remove(&folder);
    return loaded;
}

static const struct event *event_at(const struct dossier *dossier, const char *address)
{
    const struct event *event = entry_event(dossier_find_address(dossier, slice_of(address)));
    cr_assert_not_null(event, "%s", address);
    return event;
}

Test(retold, the_same_event_is_found_from_every_end_in_the_order_of_the_dossier)
{
    static const char *const wars[] = {"one#war", "two#war", "three#war"};
    struct loaded loaded = load_retold();
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(wars); i++) {
        struct event_array same =
            events_same(loaded.dossier, event_at(loaded.dossier, wars[i]), &arena);
        cr_assert_eq(same.count, 3);
        for (size_t j = 0; j < COUNT(wars); j++)
            cr_expect_eq(same.items[j], event_at(loaded.dossier, wars[j]));
    }
    struct event_array alone =
        events_same(loaded.dossier, event_at(loaded.dossier, "one#drill"), &arena);
    cr_expect_eq(alone.count, 1);
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(retold, the_timeline_of_a_place_has_an_event_once)
{
    struct loaded loaded = load_retold();
    const struct dossier *dossier = loaded.dossier;
    struct arena arena = {0};
    struct event_array events = events_once(dossier, (struct place){0}, &arena);
    cr_assert_eq(events.count, 3);
    cr_expect_eq(events.items[0], event_at(dossier, "one#war"), "the most exact date comes first");
    cr_expect_eq(events.items[1], event_at(dossier, "one#drill"));
    struct place two = {.brief = event_at(dossier, "two#war")->entry.brief};
    events = events_once(dossier, two, &arena);
    cr_assert_eq(events.count, 1);
    cr_expect_eq(events.items[0], event_at(dossier, "two#war"));
    arena_release(&arena);
    loaded_release(&loaded);
}

static void show(const struct dossier *dossier, struct place place, bool is_page,
                 struct buffer *text)
{
    struct document document = {0};
    if (is_page)
        compose_page(&document, dossier, place);
    else
        compose(&document, dossier, place, DETAIL_EVIDENCE);
    for (uint32_t i = 0; i < document.count; i++)
        for (const struct paragraph *paragraph = document_block(&document, i)->first; paragraph;
             paragraph = paragraph->next)
            for (uint32_t j = 0; j < paragraph->cell_count; j++) {
                for (uint32_t k = 0; k < paragraph->cells[j].span_count; k++)
                    buffer_add(text, shown_slice(paragraph->cells[j].spans[k].text));
                buffer_add_byte(text, '\n');
            }
    buffer_add_byte(text, '\0');
    document_release(&document);
}

static size_t count_of(const struct buffer *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text->bytes; (at = strstr(at, part)); at++)
        count++;
    return count;
}

Test(retold, timeline_and_page_name_all_sources_and_other_dates_in_one_row)
{
    struct loaded loaded = load_retold();
    for (int is_page = 0; is_page < 2; is_page++) {
        struct buffer text = {0};
        show(loaded.dossier, (struct place){.view = VIEW_TIMELINE}, is_page, &text);
        cr_expect_eq(count_of(&text, "(dated 2020)"), is_page ? 0 : 1, "%s", text.bytes);
        cr_expect_eq(count_of(&text, is_page ? "(dated October 2020)" : "(dated Oct 2020)"), 1);
        cr_expect_eq(count_of(&text, "A war."), is_page ? 0 : 1);
        cr_expect_eq(count_of(&text, "The war."), is_page ? 0 : 1, "evidence has every account");
        cr_expect_eq(count_of(&text, "; also "), is_page, "%s", text.bytes);
        buffer_release(&text);
    }
    loaded_release(&loaded);
}

Test(retold, a_note_is_shown_with_what_it_names_and_nowhere_else)
{
    struct loaded loaded = load_retold();
    const struct dossier *dossier = loaded.dossier;
    const struct entry *claim = dossier_find_address(dossier, SLICE("one#claim"));
    const struct entry *drill = dossier_find_address(dossier, SLICE("one#drill"));
    const struct note *notes = claim->brief->notes.items;
    cr_expect(note_is_on(&notes[0], drill, NOTE_CLOSE));
    cr_expect_not(note_is_on(&notes[0], claim, NOTE_WIDE), "though it shares a paragraph");
    cr_expect_not(note_is_on(&notes[1], claim, NOTE_WIDE));
    cr_expect(note_is_on(&notes[2], claim, NOTE_CLOSE));
    struct buffer text = {0};
    show(dossier, (struct place){.brief = claim->brief}, false, &text);
    cr_expect_eq(count_of(&text, "on the drill"), 1, "%s", text.bytes);
    cr_expect_eq(count_of(&text, "on the source"), 1);
    cr_expect_eq(count_of(&text, "on nothing"), 1, "a note is never lost");
    const char *heading = strstr(text.bytes, "CURATOR'S NOTES");
    cr_assert_not_null(heading);
    cr_expect_null(strstr(heading, "on the drill"));
    cr_expect_not_null(strstr(heading, "on the source"));
    buffer_release(&text);
    loaded_release(&loaded);
}

Test(retold, a_voice_in_words_is_shown_beside_actors)
{
    struct loaded loaded = load_retold();
    const struct entry *claim = dossier_find_address(loaded.dossier, SLICE("one#claim"));
    struct buffer text = {0};
    show(loaded.dossier, (struct place){.brief = claim->brief}, false, &text);
    cr_expect_not_null(strstr(text.bytes, "a fisherman · Board"), "%s", text.bytes);
    buffer_release(&text);
    show(loaded.dossier, (struct place){.brief = claim->brief}, true, &text);
    cr_expect_not_null(strstr(text.bytes, "a fisherman, Board"), "%s", text.bytes);
    buffer_release(&text);
    loaded_release(&loaded);
}

/* Whoever tells an event may call it important: the event is ranked by the highest that is given.
 */
Test(retold, an_event_is_as_important_on_a_page_as_any_source_has_it)
{
    struct loaded loaded = load_retold();
    const struct event *later = event_at(loaded.dossier, "two#war");
    struct event *events = loaded.dossier->briefs[1]->events.items;
    events[later - events].importance = IMPORTANCE_MOST;
    struct document document = {0};
    compose_page(&document, loaded.dossier, (struct place){0});
    uint32_t index = document_find(&document, &event_at(loaded.dossier, "one#drill")->entry);
    cr_assert_lt(index, document.count);
    cr_assert_gt(index, 0);
    cr_expect_eq(document.blocks[index - 1].section, SECTION_EVENTS);
    cr_expect_eq(document.blocks[index - 1].number, 1);
    cr_expect_gt(document.blocks[index].number, 1);
    document_release(&document);
    loaded_release(&loaded);
}

/* What followed within a year may be all that is known of when, and does not stand before it. */
Test(retold, vague_dates_come_after_exact_ones_that_they_hold)
{
    static const char *const dates[] = {"../2022",    "202X",       "2023-01-27",
                                        "2023-01",    "2023-03-01", "2023-21",
                                        "2023-11/..", "2023",       "2024-01"};
    for (size_t i = 0; i < COUNT(dates); i++) {
        for (size_t j = 0; j < COUNT(dates); j++) {
            struct edtf left;
            struct edtf right;
            cr_assert_eq(edtf_parse(slice_of(dates[i]), &left), EDTF_OK);
            cr_assert_eq(edtf_parse(slice_of(dates[j]), &right), EDTF_OK);
            int order = events_compare_dates(&left, &right);
            cr_expect_eq((order > 0) - (order < 0), (i > j) - (i < j), "%s and %s", dates[i],
                         dates[j]);
        }
    }
}

/* The judgments of a page, and the sources beside them; corridors of which sources differ. */
#include "output/page/text_page.h"
#include "render/compose.h"
#include "support/loading.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <string.h>

#define LONG                                                                                       \
    "More was said of it in the town, in the port, on the quay, on board of many ships and by all" \
    " who have ever had to wait for the tide there, in fog and in fair weather, and by some who"   \
    " have never seen it, nor had to wait, nor wished to. "

static void print(const struct dossier *dossier, struct place place, struct buffer *out)
{
    struct document document = {0};
    compose_page(&document, dossier, place);
    page_write_text(&document, (struct page_size){.columns = 400, .lines = 80}, out);
    buffer_add(out, SLICE(""));
    document_release(&document);
}

/* What a page says of the theme "Tides" with this line of synthesis, which cites four sources. */
static void expect_judgment(const char *synthesis, const char *expected)
{
    struct arena arena = {0};
    struct buffer text = {0};
    struct folder folder = load_folder_create();
    load_folder_write(&folder, "content/dossier.yaml",
                      SLICE("precis: 1\ntitle: Seas\nbottom-line: B\n"));
    static const char *const ids[] = {"a", "b", "c"};
    static const char *const sources[] = {
        "{type: report, title: T, issued: 2029, container-title: Tide Tables}",
        "{type: report, title: T, issued: 2030, container-title-short: Port R., "
        "container-title: Port Review}",
        "{type: report, title: T, issued: 2031, author: [{family: Okafor}]}"};
    for (size_t i = 0; i < 3; i++)
        load_folder_write(
            &folder, arena_format(&arena, "content/briefs/%s.yaml", ids[i]).bytes,
            arena_format(&arena,
                         "precis: 1\nid: %s\nsource: %s\nbottom-line: B\nkey-points:\n"
                         "- {id: p, text: T, kind: event, themes: [tides], paragraphs: [1]}\n",
                         ids[i], sources[i]));
    load_folder_write(&folder, "themes/tides.yaml",
                      arena_format(&arena,
                                   "precis: 1\nid: tides\nname: Tides\ndefinition: D\nsynthesis:\n"
                                   "- {text: \"%s\", cites: [a#p, b#p, a#p, c#p]}\n",
                                   synthesis));
    struct loaded loaded = load_dossier(folder.path);
    print(loaded.dossier, (struct place){0}, &text);
    cr_expect_not_null(strstr(text.bytes, expected), "%s: %s", expected, text.bytes);
    buffer_release(&text);
    loaded_release(&loaded);
    load_folder_remove(&folder);
    arena_release(&arena);
}

Test(page_judgments, name_the_sources_that_carry_what_is_printed)
{
    expect_judgment("It turned, say Tide Tables and Okafor. It did not.",
                    "It turned, say Tide Tables and Okafor. It did not. [Tide Tables, Port R., "
                    "Okafor]");
    expect_judgment("It turned, say Tide Tables and Okafor. " LONG LONG LONG LONG LONG LONG,
                    "It turned, say Tide Tables and Okafor. [Tide Tables, Okafor]\n");
    expect_judgment("It turned (Port Review). " LONG LONG LONG LONG LONG LONG,
                    "It turned (Port Review). [Port R.]\n");
    expect_judgment("It turned. Okafor says so. " LONG LONG LONG LONG LONG LONG,
                    "It turned. [Tide Tables, Port R., Okafor]\n");
}

/* The page that is read first says of each theme how matters came to stand as they do. */
Test(page_judgments, of_the_bundled_dossier_stand_whole_on_its_first_page)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct buffer text = {0};
    print(loaded.dossier, (struct place){0}, &text);
    cr_expect_null(strstr(text.bytes, "by their first sentences"), "%s", text.bytes);
    for (uint32_t i = 0; i < loaded.dossier->theme_count; i++) {
        struct slice line = text_slice(loaded.dossier->themes[i]->synthesis.items[0].text);
        cr_expect(slice_contains(buffer_slice(&text), line), "%.*s", SLICE_ARGUMENTS(line));
        cr_expect(slice_contains(line, SLICE("2024")), "%.*s", SLICE_ARGUMENTS(line));
    }
    buffer_release(&text);
    loaded_release(&loaded);
}

/* A corridor that an older source has further than the newest is told by both, in the order of
 * their age, on the page as in the index. */
Test(page_judgments, of_a_corridor_are_those_of_two_sources_where_they_differ)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct place place = {.view = VIEW_CORRIDORS};
    struct buffer text = {0};
    struct document document = {0};
    print(loaded.dossier, place, &text);
    const char *newest = strstr(text.bytes, "Araz Corridor \u2013 proposed. ");
    cr_assert_not_null(newest, "%s", text.bytes);
    cr_expect_not_null(strstr(newest, "Araz Corridor \u2013 under construction. "), "%s", newest);
    const char *other = strstr(text.bytes, "Zangezur Corridor \u2013 ");
    cr_assert_not_null(other);
    cr_expect_null(strstr(other + 1, "Zangezur Corridor \u2013 "), "nobody has it further");
    buffer_clear(&text);
    compose(&document, loaded.dossier, place, DETAIL_POINTS);
    sample_write(&document, 200, &text);
    buffer_add(&text, SLICE(""));
    cr_expect_not_null(strstr(text.bytes, "(EDM\u00a02024), "), "%s", text.bytes);
    document_release(&document);
    buffer_release(&text);
    loaded_release(&loaded);
}

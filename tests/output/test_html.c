/* HTML files as a strict reader sees them: every element closed where it must be, every link inside
 * leads somewhere, no text is taken for markup, and nothing is loaded. */
#include "output/page/html.h"
#include "output/page/html_dossier.h"
#include "render/compose.h"
#include "render/language.h"
#include "support/golden.h"
#include "support/loading.h"
#include "support/made_up.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 40, LONGEST_NAME = 16 };

/* A walk over the tags of a file. */
struct reader {
    struct slice rest;
    char open[DEEPEST][LONGEST_NAME];
    int depth;
    struct arena arena;
    struct slice *ids;
    size_t id_count;
    size_t id_capacity;
    struct slice *links;
    size_t link_count;
    size_t link_capacity;
    struct buffer words; /* the text, entities as they stand */
    const char *where;
};

static bool is_void(const char *name)
{
    return strcmp(name, "meta") == 0 || strcmp(name, "!DOCTYPE") == 0;
}

static void add_slice(struct reader *reader, struct slice **items, size_t *count, size_t *capacity,
                      struct slice item)
{
    *items = arena_reserve(&reader->arena, *items, capacity, *count, sizeof **items);
    (*items)[(*count)++] = item;
}

/* The value of an attribute; no bytes where there is none. */
static struct slice attribute_of(struct slice tag, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i + length < tag.length; i++) {
        struct slice rest = {tag.bytes + i, tag.length - i};
        if (!slice_starts_with(rest, slice_of(name)))
            continue;
        rest.bytes += length;
        rest.length -= length;
        return slice_cut(&rest, '"');
    }
    return (struct slice){NULL, 0};
}

static void take_attributes(struct reader *reader, struct slice tag)
{
    struct slice id = attribute_of(tag, " id=\"");
    struct slice link = attribute_of(tag, " href=\"");
    if (id.bytes)
        add_slice(reader, &reader->ids, &reader->id_count, &reader->id_capacity, id);
    if (link.bytes)
        add_slice(reader, &reader->links, &reader->link_count, &reader->link_capacity, link);
    for (size_t i = 0; i < tag.length; i++)
        cr_expect(tag.bytes[i] != '<', "%s: a < in <%.*s>", reader->where, SLICE_ARGUMENTS(tag));
}

static void close_element(struct reader *reader, const char *name)
{
    cr_assert_gt(reader->depth, 0, "%s: </%s> closes nothing", reader->where, name);
    reader->depth--;
    cr_assert_str_eq(name, reader->open[reader->depth], "%s", reader->where);
}

static void take_tag(struct reader *reader, struct slice tag)
{
    char name[LONGEST_NAME] = "";
    bool closes = tag.length && tag.bytes[0] == '/';
    for (size_t i = closes, j = 0; i < tag.length && tag.bytes[i] != ' '; i++, j++) {
        cr_assert_lt(j, LONGEST_NAME - 1, "%s: <%.*s>", reader->where, SLICE_ARGUMENTS(tag));
        name[j] = tag.bytes[i];
    }
    if (closes) {
        close_element(reader, name);
        return;
    }
    take_attributes(reader, tag);
    cr_expect(strcmp(name, "script") && strcmp(name, "img") && strcmp(name, "link"), "%s: <%s>",
              reader->where, name);
    if (is_void(name))
        return;
    cr_assert_lt(reader->depth, DEEPEST, "%s", reader->where);
    strcpy(reader->open[reader->depth++], name);
}

static void read_file(struct reader *reader, const struct buffer *file)
{
    reader->rest = buffer_slice(file);
    while (reader->rest.length) {
        struct slice text = slice_cut(&reader->rest, '<');
        bool is_style = reader->depth && strcmp(reader->open[reader->depth - 1], "style") == 0;
        cr_expect(is_style || !memchr(text.bytes, '>', text.length), "%s: a > in %.*s",
                  reader->where, SLICE_ARGUMENTS(text));
        buffer_add(&reader->words, text);
        if (reader->rest.bytes)
            take_tag(reader, slice_cut(&reader->rest, '>'));
    }
    cr_expect_eq(reader->depth, 0, "%s: <%s> is left open", reader->where, reader->open[0]);
}

static void release(struct reader *reader)
{
    buffer_release(&reader->words);
    arena_release(&reader->arena);
}

static int compare_slices(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

/* A fragment as a browser reads it. */
static struct slice decode(struct reader *reader, struct slice fragment)
{
    struct buffer decoded = {0};
    for (size_t i = 0; i < fragment.length; i++) {
        char digits[3] = {0};
        bool is_escape = fragment.bytes[i] == '%' && i + 2 < fragment.length;
        if (is_escape)
            memcpy(digits, fragment.bytes + i + 1, 2);
        buffer_add_byte(&decoded, is_escape ? (char)strtol(digits, NULL, 16) : fragment.bytes[i]);
        i += is_escape ? 2 : 0;
    }
    struct slice copy = arena_copy(&reader->arena, buffer_slice(&decoded));
    buffer_release(&decoded);
    return copy;
}

static void check_links(struct reader *reader)
{
    if (reader->id_count)
        qsort(reader->ids, reader->id_count, sizeof *reader->ids, compare_slices);
    for (size_t i = 1; i < reader->id_count; i++)
        cr_expect(!slice_equal(reader->ids[i - 1], reader->ids[i]), "%s: two anchors %.*s",
                  reader->where, SLICE_ARGUMENTS(reader->ids[i]));
    for (size_t i = 0; i < reader->link_count; i++) {
        struct slice link = reader->links[i];
        if (!link.length || link.bytes[0] != '#') {
            cr_expect(slice_starts_with(link, SLICE("http")), "%s: %.*s", reader->where,
                      SLICE_ARGUMENTS(link));
            continue;
        }
        struct slice id = decode(reader, (struct slice){link.bytes + 1, link.length - 1});
        cr_expect(reader->id_count &&
                      bsearch(&id, reader->ids, reader->id_count, sizeof id, compare_slices),
                  "%s: no anchor %.*s", reader->where, SLICE_ARGUMENTS(id));
    }
}

static void check_dossier(const struct dossier *dossier, struct place place, const char *where)
{
    struct buffer file = {0};
    struct reader reader = {.where = where};
    size_t count = html_dossier_write(dossier, place, &file);
    if (count) {
        read_file(&reader, &file);
        check_links(&reader);
        cr_expect_not_null(strstr(file.bytes, "default-src 'none'"));
        cr_expect_null(strstr(file.bytes, "url("));
    } else {
        cr_expect_eq(file.length, 0, "%s", where);
    }
    release(&reader);
    buffer_release(&file);
}

Test(html, holds_whole_dossiers_of_any_texts)
{
    static const struct made_up_size size = {4, 4, 6, 4, 5, 8, 16};
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct made_up made_up = made_up_dossier(seed, &size);
        const struct dossier *dossier = made_up.dossier;
        check_dossier(dossier, (struct place){0}, "made up");
        if (dossier->theme_count)
            check_dossier(dossier, (struct place){.theme = dossier->themes[0]}, "a theme");
        if (dossier->brief_count)
            check_dossier(dossier, (struct place){.brief = dossier->briefs[0]}, "a source");
        made_up_release(&made_up);
    }
}

static size_t count_parts(const struct buffer *file, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(file->bytes, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

/* So many sources with 100 points each, all on one theme and naming one actor. */
static void write_long(const struct folder *folder, int briefs)
{
    load_folder_write(folder, "content/dossier.yaml",
                      SLICE("precis: 1\ntitle: Water\nbottom-line: Much.\n"));
    load_folder_write(folder, "content/actors.yaml",
                      SLICE("- {id: board, name: Kora, kind: organisation}\n"));
    load_folder_write_theme(folder, "tides", "");
    struct buffer points = {0};
    buffer_format(&points, "key-points:\n");
    for (int i = 0; i < 100; i++)
        buffer_format(&points,
                      "  - {id: p%d, text: Kora says %d., kind: assessment, themes: [tides], "
                      "paragraphs: [1]}\n",
                      i, i);
    buffer_add_byte(&points, '\0');
    for (int i = 0; i < briefs; i++) {
        char id[] = {'b', (char)('0' + i), '\0'};
        load_folder_write_brief(folder, id, "2031", points.bytes);
    }
    buffer_release(&points);
}

static void check_long(int briefs, bool is_counted)
{
    struct folder folder = load_folder_create();
    struct buffer file = {0};
    write_long(&folder, briefs);
    struct loaded loaded = load_dossier(folder.path);
    cr_assert_not_null(loaded.dossier);
    check_dossier(loaded.dossier, (struct place){0}, "many points");
    html_dossier_write(loaded.dossier, (struct place){0}, &file);
    buffer_add_byte(&file, '\0');
    cr_expect_eq(count_parts(&file, "How many points on it"), is_counted);
    cr_expect_eq(count_parts(&file, "How many points of each source name it"), is_counted);
    cr_expect_eq(count_parts(&file, "<li id=\"b1#p99\">"), 1);
    cr_expect_eq(count_parts(&file, "says 99."), (size_t)briefs * (is_counted ? 1 : 2));
    buffer_release(&file);
    loaded_release(&loaded);
    load_folder_remove(&folder);
}

/* A theme or an actor of very many points only tells how many each source has. */
Test(html, counts_where_nobody_reads_on)
{
    check_long(4, false);
    check_long(5, true);
}

static const char *const folders[] = {".", "tests/data/quiet-water", "tests/data/red-shore",
                                      "tests/data/far-shores"};

Test(html, holds_the_dossiers_of_the_tests)
{
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct loaded loaded = load_dossier(folders[i]);
        cr_assert_not_null(loaded.dossier);
        check_dossier(loaded.dossier, (struct place){0}, folders[i]);
        loaded_release(&loaded);
    }
}

static void write_page(const struct dossier *dossier, struct place place, bool is_page,
                       struct buffer *out)
{
    struct document document = {.isolates = true,
                                .is_right_to_left = language_is_right_to_left(dossier)};
    compose_page(&document, dossier, place);
    if (is_page)
        html_write_page(&document, (struct page_size){80, 66, false}, out);
    else
        html_write(&document, out);
    document_release(&document);
}

static void check_page(const struct dossier *dossier, struct place place, int index,
                       struct dice *dice)
{
    (void)dice;
    struct buffer file = {0};
    struct reader reader = {.where = "a page"};
    write_page(dossier, place, index % 2, &file);
    read_file(&reader, &file);
    check_links(&reader);
    release(&reader);
    buffer_release(&file);
}

Test(html, holds_pages_of_any_texts)
{
    static const struct made_up_size size = {3, 3, 6, 4, 4, 8, 16};
    for (uint64_t seed = 20; seed < 26; seed++)
        made_up_visit_some(seed, &size, 12, check_page);
}

/* What is seen of a page from right to left: its language, and each name, title and date apart. */
Test(html, says_which_way_text_runs)
{
    static const char *const parts[] = {
        "<html lang=\"ar\" dir=\"rtl\">",
        "<bdi>صحيفة الساحل (الساحل)</bdi>",
        " · <bdi>9 September 2021</bdi>",
        "<bdi>الساحل</bdi> <bdi>2021</bdi></a><span class=\"d\"> ¶<bdi>5</bdi>, <bdi>14</bdi>]",
        NULL,
    };
    struct loaded loaded = load_dossier("tests/data/red-shore");
    struct buffer file = {0};
    write_page(loaded.dossier, sample_place(loaded.dossier, "sahel-2021"), false, &file);
    for (size_t i = 0; parts[i]; i++)
        cr_expect_not_null(strstr(file.bytes, parts[i]), "%s", parts[i]);
    buffer_clear(&file);
    html_dossier_write(loaded.dossier, (struct place){0}, &file);
    cr_expect_not_null(strstr(file.bytes, "<h3 lang=\"en\" dir=\"ltr\">"));
    cr_expect_not_null(strstr(file.bytes, "<li id=\"sahel-2021#half\">"));
    cr_expect_not_null(strstr(file.bytes, " href=\"#merrow-2021%23nothing\""));
    buffer_release(&file);
    loaded_release(&loaded);
}

static bool has_class(const struct buffer *file, struct slice name)
{
    struct slice rest = buffer_slice(file);
    const char *at = rest.bytes;
    while ((at = strstr(at, " class=\""))) {
        at += sizeof " class=\"" - 1;
        struct slice after = slice_of(at);
        struct slice names = slice_cut(&after, '"');
        while (names.length)
            if (slice_equal(slice_cut(&names, ' '), name))
                return true;
    }
    return false;
}

static size_t class_length(const char *from)
{
    size_t length = 0;
    while (from[length] >= 'a' && from[length] <= 'z')
        length++;
    return length;
}

/* Every class that the style has rules for is somewhere in what is written. */
Test(html, has_no_dead_rules)
{
    struct buffer file = {0};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct loaded loaded = load_dossier(folders[i]);
        html_dossier_write(loaded.dossier, (struct place){0}, &file);
        write_page(loaded.dossier, (struct place){0}, true, &file);
        loaded_release(&loaded);
    }
    buffer_add_byte(&file, '\0');
    const char *style = strstr(file.bytes, "<style>");
    const char *end = strstr(file.bytes, "</style>");
    cr_assert(style && end);
    for (const char *at = style; at < end; at++) {
        struct slice name = {at + 1, *at == '.' ? class_length(at + 1) : 0};
        bool is_number = name.length && at[1 + name.length] >= '0' && at[1 + name.length] <= '9';
        if (name.length && !is_number)
            cr_expect(has_class(&file, name), ".%.*s", SLICE_ARGUMENTS(name));
    }
    buffer_release(&file);
}

/* From the start of an item to its end; without bytes after the last. */
static struct slice next_item(struct slice *rest)
{
    const char *start = strstr(rest->bytes, "<li");
    const char *end = start ? strstr(start, "</li>") : NULL;
    if (!end)
        return (struct slice){NULL, 0};
    *rest = (struct slice){end, rest->length - (size_t)(end - rest->bytes)};
    return (struct slice){start, (size_t)(end - start)};
}

static size_t count_links(struct slice item, const char *address)
{
    size_t count = 0;
    struct buffer href = {0};
    html_write_href(slice_of(address), &href);
    buffer_add_byte(&href, '\0');
    for (const char *at = strstr(item.bytes, href.bytes); at && at < item.bytes + item.length;
         at = strstr(at + 1, href.bytes))
        count++;
    buffer_release(&href);
    return count;
}

/* A second link to the same says nothing, and names are part of the text around them. */
Test(html, links_a_name_once_in_an_item)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct buffer file = {0};
    size_t most = 0;
    html_dossier_write(loaded.dossier, (struct place){0}, &file);
    buffer_add_byte(&file, '\0');
    const char *sources = strstr(file.bytes, "<section id=\"sources\">");
    cr_assert_not_null(sources);
    struct slice rest = slice_of(sources);
    for (struct slice item = next_item(&rest); item.bytes; item = next_item(&rest)) {
        size_t count = count_links(item, "actor:harbour-board");
        most = count > most ? count : most;
        cr_expect_leq(count, 1, "%.*s", SLICE_ARGUMENTS(item));
    }
    cr_expect_eq(most, 1);
    cr_expect_null(strstr(sources, "</em><em>"));
    cr_expect_null(strstr(sources, "</em><a"));
    buffer_release(&file);
    loaded_release(&loaded);
}

Test(html, is_the_same_twice)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct buffer first = {0};
    struct buffer second = {0};
    html_dossier_write(loaded.dossier, (struct place){0}, &first);
    html_dossier_write(loaded.dossier, (struct place){0}, &second);
    cr_expect(slice_equal(buffer_slice(&first), buffer_slice(&second)));
    buffer_release(&first);
    buffer_release(&second);
    loaded_release(&loaded);
}

Test(golden_html, of_a_place)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct buffer file = {0};
    write_page(loaded.dossier, sample_place(loaded.dossier, "harbour-2031"), false, &file);
    struct slice page = buffer_slice(&file);
    const char *body = strstr(file.bytes, "<body>");
    cr_assert_not_null(body);
    golden_expect("html-brief-harbour-2031",
                  (struct slice){body, page.length - (size_t)(body - page.bytes)});
    buffer_release(&file);
    loaded_release(&loaded);
}

/* `export csl-json`: by itself, and through pandoc's citation processor. */
#include "output/data/csl.h"

#include "sources.h"
#include "support/captured.h"
#include "support/hostile.h"
#include "support/json_reading.h"
#include "support/sample.h"

#include <criterion/criterion.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct json_value *export_sources(const struct dossier *dossier, struct arena *arena)
{
    struct buffer out = {0};
    size_t count = csl_write(dossier, (struct place){0}, &out);
    hostile_expect_harmless(buffer_slice(&out), "\n");
    const struct json_value *root = json_expect(arena, buffer_slice(&out));
    cr_assert_eq(root->count, count);
    buffer_release(&out);
    return root;
}

static const char *write_back(const struct json_value *value, struct arena *arena)
{
    const char *text = value->kind == JSON_OBJECT ? "{" : value->kind == JSON_ARRAY ? "[" : "";
    for (const struct json_value *child = value->first; child; child = child->next)
        text = arena_format(arena, "%s%s%.*s%s%s", text, child == value->first ? "" : " ",
                            SLICE_ARGUMENTS(child->key), child->key.length ? ":" : "",
                            write_back(child, arena))
                   .bytes;
    if (value->kind == JSON_OBJECT || value->kind == JSON_ARRAY)
        return arena_format(arena, "%s%s", text, value->kind == JSON_OBJECT ? "}" : "]").bytes;
    if (value->kind == JSON_BOOLEAN)
        return value->boolean ? "true" : "false";
    return arena_format(arena, "%.*s", SLICE_ARGUMENTS(value->text)).bytes;
}

static void expect_issued(const char *edtf, const char *expected)
{
    struct arena arena = {0};
    struct one_source one = {.brief = {.id = source_text("b")}};
    one.brief.source.issued = source_date(edtf);
    one_source_begin(&one);
    const struct json_value *root = export_sources(one.dossier, &arena);
    const struct json_value *issued = json_member(json_item(root, 0), "issued");
    cr_expect_str_eq(issued ? write_back(issued, &arena) : "", expected, "%s: %s", edtf,
                     issued ? write_back(issued, &arena) : "");
    one_source_end(&one);
    arena_release(&arena);
}

Test(csl, has_dates_as_csl_does)
{
    expect_issued("2031", "{date-parts:[[2031]]}");
    expect_issued("2031-04", "{date-parts:[[2031 4]]}");
    expect_issued("2031-04-27", "{date-parts:[[2031 4 27]]}");
    expect_issued("2031-04~", "{date-parts:[[2031 4]] circa:true}");
    expect_issued("2031?", "{date-parts:[[2031]] circa:true}");
    expect_issued("2031-21", "{date-parts:[[2031]] season:1}");
    expect_issued("2031-24%", "{date-parts:[[2031]] season:4 circa:true}");
    expect_issued("203X", "{date-parts:[[2030] [2039]] circa:true}");
    expect_issued("2030-01/2030-10", "{date-parts:[[2030 1] [2030 10]]}");
    expect_issued("2030/2031~", "{date-parts:[[2030] [2031]] circa:true}");
    expect_issued("202X/203X", "{date-parts:[[2020] [2039]] circa:true}");
    expect_issued("2004-06~/2004-08-11", "{literal:about June 2004 – 11 August 2004 circa:true}");
    expect_issued("2029/2030-04", "{literal:2029 – April 2030}");
    expect_issued("202X/2031-04", "{literal:2020s – April 2031 circa:true}");
    expect_issued("2030/..", "{literal:since 2030}");
    expect_issued("../2030", "{literal:until 2030}");
    expect_issued("2031-21/2031-23", "{literal:spring–autumn 2031}");
    expect_issued("nonsense", "");
}

Test(csl, has_names_and_types_as_csl_does)
{
    struct arena arena = {0};
    struct person people[] = {
        {.family = source_text("Okafor"), .given = source_text("Ada")},
        {.literal = source_text("Harbour Board")},
        {.family = source_text("Plato")},
        {.given = source_text("Ali")},
        {.family = source_text("Gogh"),
         .given = source_text("Vincent"),
         .non_dropping_particle = source_text("van"),
         .suffix = source_text("Jr."),
         .comma_suffix = true},
        {.family = source_text("La Fontaine"), .dropping_particle = source_text("de")},
        {.family = source_text("Ban"), .given = source_text("Ki-moon"), .static_ordering = true},
    };
    struct one_source one = {.brief = {.id = source_text("b")}};
    one.brief.source.authors = (struct person_list){people, COUNT(people)};
    one.brief.source.type = source_text("opinion");
    one_source_begin(&one);
    const struct json_value *source = json_item(export_sources(one.dossier, &arena), 0);
    cr_expect_str_eq(
        write_back(json_member(source, "author"), &arena),
        "[{family:Okafor given:Ada} {literal:Harbour Board} {family:Plato} "
        "{literal:Ali} {family:Gogh given:Vincent non-dropping-particle:van suffix:Jr. "
        "comma-suffix:true} {family:La Fontaine dropping-particle:de} {family:Ban "
        "given:Ki-moon static-ordering:true}]");
    cr_expect(json_is_text(json_member(source, "type"), SLICE("document")));
    one_source_end(&one);
    arena_release(&arena);
}

Test(csl, has_what_the_curator_wrote)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct arena arena = {0};
    const struct json_value *source = json_item(export_sources(loaded.dossier, &arena), 1);
    cr_expect(json_is_text(json_member(source, "id"), SLICE("harbour-2031")));
    cr_expect(json_is_text(json_member(source, "type"), SLICE("report")));
    cr_expect(json_is_text(json_member(source, "container-title"), SLICE("Port Review")));
    cr_expect(json_is_text(json_member(source, "annote"),
                           SLICE("The author sits on the Harbour Board, which the report does not "
                                 "say. No date is printed; the text speaks of \"this spring\".")));
    cr_expect_null(json_member(source, "volume"));
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(csl, keeps_hostile_text)
{
    for (size_t variant = 0; variant < hostile_count; variant++) {
        struct hostile hostile = hostile_create(variant);
        struct arena arena = {0};
        const struct json_value *root = export_sources(hostile.loaded.dossier, &arena);
        for (uint32_t i = 0; i < hostile.loaded.dossier->brief_count; i++) {
            const struct source *source = &hostile.loaded.dossier->briefs[i]->source;
            const struct json_value *item = json_item(root, i);
            cr_expect(json_is_text(json_member(item, "title"), text_slice(source->title)));
            cr_expect(json_is_text(json_member(item, "URL"), text_slice(source->url)));
            cr_expect(json_holds_text(item, text_slice(source->authors.items[1].given)));
        }
        arena_release(&arena);
        hostile_release(&hostile);
    }
}

#define CITE_ALL                                                                                   \
    "printf -- '---\\nnocite: \"@*\"\\n...\\n' | pandoc --citeproc --bibliography=\"$file\" -t "   \
    "plain --wrap=none"

/* Complaints of pandoc are warnings on stderr. */
static void expect_cited(const char *format, const char *dossier, const char *const *parts)
{
    struct arena arena = {0};
    const char *suffix = format[0] == 'c' ? "json" : "bib";
    struct captured captured = captured_shell(
        arena_format(
            &arena,
            "file=$(mktemp --suffix=.%s) && \"$0\" -d %s export %s > \"$file\" && " CITE_ALL
            "; status=$?; rm \"$file\"; exit $status",
            suffix, dossier, format)
            .bytes);
    cr_expect_eq(captured.status, 0);
    cr_expect_str_eq(captured.err.bytes, "");
    for (; *parts; parts++)
        captured_expect_part(buffer_slice(&captured.out), *parts);
    captured_release(&captured);
    arena_release(&arena);
}

Test(csl, is_taken_by_pandoc)
{
    static const char *const quiet_water[] = {"Okafor, Ada, and 港湾局. 2031.", "(静かな水).",
                                              "2029.", "Annals of the Merrow Sound 12 (3)", NULL};
    static const char *const bundled[] = {"Rzayev, Ayaz, and Mahammad Mammadov. 2023.", NULL};
    expect_cited("csl-json", "tests/data/quiet-water", quiet_water);
    expect_cited("csl-json", ".", bundled);
}

Test(bibtex, is_taken_by_pandoc)
{
    static const char *const quiet_water[] = {"Okafor, Ada, and 港湾局. 2031.", "(静かな水).",
                                              "Annals of the Merrow Sound 12 (3)", NULL};
    static const char *const bundled[] = {"Rzayev, Ayaz, and Mahammad Mammadov. 2023.", NULL};
    expect_cited("bibtex", "tests/data/quiet-water", quiet_water);
    expect_cited("bibtex", ".", bundled);
}

/* Hostile text may look odd, but neither format breaks on it. */
Test(csl, is_taken_by_pandoc_with_hostile_text)
{
    static const char *const nothing[] = {NULL};
    for (size_t variant = 0; variant < hostile_count; variant += 3) {
        struct hostile hostile = hostile_create(variant);
        expect_cited("csl-json", hostile.directory.bytes, nothing);
        expect_cited("bibtex", hostile.directory.bytes, nothing);
        hostile_release(&hostile);
    }
}

/* Whole outputs of a dossier of which one file is the fuzzer's: a letter for the file (see
 * dossier_role), one for what is written, two bytes for the width, one for the place, then the
 * file. Nothing that is written acts on a terminal, no line is wider than asked, a page is one
 * page, JSON is JSON. */
#include "base/width.h"
#include "fuzz/dossier.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"
#include "output/data/bibtex.h"
#include "output/data/catalog.h"
#include "output/data/citation.h"
#include "output/data/csl.h"
#include "output/data/csv.h"
#include "output/data/dot.h"
#include "output/data/json_dossier.h"
#include "output/page/markdown.h"
#include "output/page/plain_text.h"
#include "output/page/text_page.h"
#include "render/compose.h"
#include "support/json_reading.h"

#include <string.h>

enum { LEAST_COLUMNS = 20, MOST_COLUMNS = 400, LEAST_PAGE_COLUMNS = 40, LEAST_PAGE_LINES = 20 };

struct task {
    const struct dossier *dossier;
    struct place place;
    int columns;
    int lines;
    bool ascii;
};

static void check_plain(const struct buffer *text)
{
    const char *fault = plain_fault(buffer_slice(text), "\n");
    FUZZ_REQUIRE(!fault, "%s in\n%s", fault, text->bytes);
}

/* How many lines; none may be wider. */
static int check_lines(const struct buffer *text, int columns, bool ascii)
{
    int lines = 0;
    struct slice rest = buffer_slice(text);
    check_plain(text);
    for (; rest.length; lines++) {
        struct slice line = slice_cut(&rest, '\n');
        struct shown shown = {line.bytes, line.length};
        FUZZ_REQUIRE(width_columns(shown) <= columns, "a line of %d columns, not %d: %.*s",
                     width_columns(shown), columns, SLICE_ARGUMENTS(line));
        for (size_t i = 0; ascii && i < line.length; i++)
            FUZZ_REQUIRE((unsigned char)line.bytes[i] < 0x80, "no ASCII: %.*s",
                         SLICE_ARGUMENTS(line));
    }
    return lines;
}

static void write_show(const struct task *task, struct buffer *out)
{
    struct document document = {0};
    compose(&document, task->dossier, task->place, (enum detail)(task->lines % DETAIL_COUNT));
    text_write(&document, task->columns, task->ascii, out);
    check_lines(out, task->columns, task->ascii);
    document_release(&document);
}

static void write_page(const struct task *task, struct buffer *out)
{
    struct document document = {0};
    struct page_size size = {task->columns, task->lines, task->ascii};
    if (size.columns < LEAST_PAGE_COLUMNS)
        size.columns = LEAST_PAGE_COLUMNS;
    compose_page(&document, task->dossier, task->place);
    page_write_text(&document, size, out);
    int lines = check_lines(out, size.columns, size.ascii);
    FUZZ_REQUIRE(lines <= size.lines, "%d lines on a page of %d", lines, size.lines);
    document_release(&document);
}

static void write_markdown(const struct task *task, struct buffer *out)
{
    struct document document = {0};
    struct page_size size = {task->columns + LEAST_PAGE_COLUMNS, task->lines, false};
    compose_page(&document, task->dossier, task->place);
    markdown_write_page(&document, size, out);
    check_plain(out);
    document_release(&document);
}

static void check_json(const struct buffer *text)
{
    struct arena arena = {0};
    const char *error = NULL;
    FUZZ_REQUIRE(json_read(&arena, buffer_slice(text), &error), "no JSON, %s:\n%s", error,
                 text->bytes);
    arena_release(&arena);
    check_plain(text);
}

static void write_json(const struct task *task, struct buffer *out)
{
    json_dossier_write(task->dossier, task->place, out);
    check_json(out);
}

static void write_csl(const struct task *task, struct buffer *out)
{
    csl_write(task->dossier, task->place, out);
    check_json(out);
}

/* Braces and quotation marks of BibTeX and Graphviz, backslashes passed over, come in pairs. */
static void check_pairs(const struct buffer *text, char opening, char closing)
{
    long depth = 0;
    for (size_t i = 0; i < text->length; i++) {
        char byte = text->bytes[i];
        if (byte == '\\')
            i++;
        else if (opening == closing)
            depth ^= byte == opening;
        else
            depth += (byte == opening) - (byte == closing);
        FUZZ_REQUIRE(depth >= 0, "a '%c' too many in\n%s", closing, text->bytes);
    }
    FUZZ_REQUIRE(depth == 0, "a '%c' too few in\n%s", closing, text->bytes);
}

static void write_bibtex(const struct task *task, struct buffer *out)
{
    bibtex_write(task->dossier, task->place, out);
    check_plain(out);
    check_pairs(out, '{', '}');
}

static void write_dot(const struct task *task, struct buffer *out)
{
    dot_write(task->dossier, task->place, out);
    check_plain(out);
    check_pairs(out, '"', '"');
}

static void write_csv(const struct task *task, struct buffer *out)
{
    size_t rows = catalog_write_points(task->dossier, task->place, out);
    size_t lines = 0;
    for (size_t i = 0; i < out->length; i++)
        lines += out->bytes[i] == '\n';
    FUZZ_REQUIRE(lines == rows + 1, "%zu lines for %zu rows", lines, rows);
    FUZZ_REQUIRE(!plain_fault(buffer_slice(out), "\r\n"), "%s in\n%s",
                 plain_fault(buffer_slice(out), "\r\n"), out->bytes);
}

static void write_citations(const struct task *task, struct buffer *out)
{
    for (uint32_t i = 0; i < task->dossier->brief_count; i++) {
        const struct brief *brief = task->dossier->briefs[i];
        citation_write(&brief->entry, out);
        for (uint32_t j = 0; j < brief->claims.count; j++)
            citation_write(&brief->claims.items[j].entry, out);
        for (uint32_t j = 0; j < brief->questions.count; j++)
            citation_write(&brief->questions.items[j].entry, out);
        for (uint32_t j = 0; j < brief->events.count; j++)
            citation_write(&brief->events.items[j].entry, out);
    }
    check_plain(out);
}

/* Takes the escape sequences for bold out: no others may be there. */
static void remove_bold(struct buffer *text)
{
    struct slice rest = buffer_slice(text);
    struct buffer plain = {0};
    while (rest.length) {
        if (slice_starts_with(rest, SLICE("\x1b[1m"))) {
            rest = (struct slice){rest.bytes + 4, rest.length - 4};
        } else if (slice_starts_with(rest, SLICE("\x1b[0m"))) {
            rest = (struct slice){rest.bytes + 4, rest.length - 4};
        } else {
            buffer_add_byte(&plain, rest.bytes[0]);
            rest = (struct slice){rest.bytes + 1, rest.length - 1};
        }
    }
    buffer_release(text);
    *text = plain;
}

/* Everything that answers a query, as search shows it. */
static void write_found(const struct task *task, struct buffer *out)
{
    struct arena arena = {0};
    struct buffer message = {0};
    struct table table = catalog_begin_passages();
    const struct search *search = search_begin(SLICE("e"), task->dossier, NULL, &arena, &message);
    FUZZ_REQUIRE(search, "%s", message.bytes);
    struct search_hits hits = search_run(search, task->place, PASSAGE_ALL_TEXTS, &arena);
    for (size_t i = 0; i < hits.count; i++)
        catalog_add_passage(&table, task->dossier, &hits.items[i].passage);
    struct table_look look = {
        .columns = task->columns, .ascii = task->ascii, .search = search, .is_bold = true};
    table_write_text(&table, &look, out);
    remove_bold(out);
    check_lines(out, task->columns, task->ascii);
    table_release(&table);
    buffer_release(&message);
    arena_release(&arena);
}

static void write_list(const struct task *task, const struct catalog_kind *kind, struct buffer *out)
{
    struct table table = table_begin(kind->columns, kind->column_count);
    struct table_look look = {.columns = task->columns, .ascii = task->ascii, .has_heading = true};
    kind->fill(&table, task->dossier, task->place);
    table_write_text(&table, &look, out);
    check_lines(out, task->columns, task->ascii);
    buffer_clear(out);
    table_write_tsv(&table, out);
    size_t lines = 0;
    for (size_t i = 0; i < out->length; i++)
        lines += out->bytes[i] == '\n';
    FUZZ_REQUIRE(lines == table_row_count(&table), "%zu lines for %zu rows", lines,
                 table_row_count(&table));
    FUZZ_REQUIRE(!plain_fault(buffer_slice(out), "\t\n"), "%s in\n%s",
                 plain_fault(buffer_slice(out), "\t\n"), out->bytes);
    buffer_clear(out);
    table_write_json(&table, out);
    check_json(out);
    buffer_clear(out);
    table_release(&table);
}

static void write_lists(const struct task *task, struct buffer *out)
{
    for (const struct catalog_kind *kind = catalog_kinds; kind->name; kind++)
        write_list(task, kind, out);
}

typedef void write_function(const struct task *task, struct buffer *out);

static write_function *const writers[] = {
    write_show, write_page, write_markdown,  write_json,  write_csl,   write_bibtex,
    write_dot,  write_csv,  write_citations, write_lists, write_found,
};

/* Any cell of the grid in any view. */
static struct place choose_place(const struct dossier *dossier, unsigned choice)
{
    uint32_t brief = choice / VIEW_COUNT % (dossier->brief_count + 1);
    uint32_t theme = choice / VIEW_COUNT / (dossier->brief_count + 1) % (dossier->theme_count + 1);
    return (struct place){
        .view = (enum view)(choice % VIEW_COUNT),
        .brief = brief ? dossier->briefs[brief - 1] : NULL,
        .theme = theme ? dossier->themes[theme - 1] : NULL,
    };
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_input input = fuzz_begin(bytes, length);
    struct buffer out = {0};
    enum file_role role = dossier_role(fuzz_byte(&input));
    write_function *write = writers[fuzz_byte(&input) % (sizeof writers / sizeof *writers)];
    struct task task = {.columns = fuzz_number(&input, LEAST_COLUMNS, MOST_COLUMNS)};
    unsigned choice = fuzz_byte(&input);
    struct dossier_with with = dossier_with(role, input.rest);
    task.dossier = with.dossier;
    task.place = choose_place(with.dossier, choice);
    task.ascii = choice % 5 == 4;
    task.lines = LEAST_PAGE_LINES + (int)choice % 60;
    write(&task, &out);
    buffer_release(&out);
    dossier_with_release(&with);
    return 0;
}

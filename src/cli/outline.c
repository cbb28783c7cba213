#include "cli/outline.h"

#include "base/count.h"
#include "base/edtf.h"
#include "base/shown.h"
#include "base/width.h"
#include "evidence/fingerprint.h"
#include "output/data/json.h"

enum { COLUMNS_OF_COMMENT = 90, MOST_PARTS = 3 };

/* Values. */

/* A text in quotes, whatever is in it. */
static void add_quoted(struct slice text, struct buffer *out)
{
    struct arena arena = {0};
    buffer_add_byte(out, '"');
    json_escape(shown_slice(shown_clean(&arena, text)), true, out);
    buffer_add_byte(out, '"');
    arena_release(&arena);
}

static void add_field(const char *name, struct slice text, struct buffer *out)
{
    if (!text.length)
        return;
    buffer_format(out, "  %s: ", name);
    add_quoted(text, out);
    buffer_add_byte(out, '\n');
}

/* CSL-JSON: its names are those of the record Source. Without a record (NULL) nothing is there. */

static struct slice text_of(const struct node *mapping, const char *name)
{
    const struct node *value = node_value(mapping, name);
    return value && value->kind == NODE_SCALAR && !node_is_null(value) ? slice_trim(value->scalar)
                                                                       : SLICE("");
}

static void add_author(const struct node *author, struct buffer *out)
{
    static const char *const names[] = {
        "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"};
    size_t count = 0;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct slice text = text_of(author, names[i]);
        if (!text.length)
            continue;
        buffer_format(out, "%s%s: ", count++ ? ", " : "    - {", names[i]);
        add_quoted(text, out);
    }
    if (count)
        buffer_add(out, SLICE("}\n"));
}

static bool has_authors(const struct node *record)
{
    const struct node *authors = node_value(record, "author");
    return authors && authors->kind == NODE_SEQUENCE && authors->first;
}

static void add_authors(const struct node *authors, struct buffer *out)
{
    buffer_add(out, SLICE("  author:\n"));
    for (const struct node *author = authors->first; author; author = author->next)
        add_author(author, out);
}

/* The numbers of the first of "date-parts", as EDTF writes them; false where they are no date. */
static bool read_parts(const struct node *parts, struct buffer *date)
{
    const struct node *first = parts && parts->kind == NODE_SEQUENCE ? parts->first : NULL;
    size_t count = 0;
    struct edtf unused;
    if (!first || first->kind != NODE_SEQUENCE)
        return false;
    for (const struct node *part = first->first; part && count < MOST_PARTS; part = part->next) {
        unsigned value = 0;
        for (size_t i = 0; part->kind == NODE_SCALAR && i < part->scalar.length && value < 10000;
             i++)
            value = value * 10 + (unsigned)(part->scalar.bytes[i] - '0');
        buffer_format(date, count++ ? "-%02u" : "%04u", value);
    }
    return count && edtf_parse(buffer_slice(date), &unused) == EDTF_OK;
}

static bool add_issued(const struct node *record, struct buffer *out)
{
    struct buffer date = {0};
    struct edtf unused;
    const struct node *issued = node_value(record, "issued");
    bool is_known = read_parts(node_value(issued, "date-parts"), &date);
    if (!is_known) {
        buffer_clear(&date);
        struct slice raw = text_of(issued, "raw");
        buffer_add(&date, raw.length ? raw : text_of(issued, "literal"));
        is_known = date.length && edtf_parse(buffer_slice(&date), &unused) == EDTF_OK;
    }
    if (is_known)
        add_field("issued", buffer_slice(&date), out);
    buffer_release(&date);
    return is_known;
}

/* The source. */

static void add_guessed_issued(const struct outline *outline, struct buffer *out)
{
    const struct guess *guess = outline->guess;
    if (!guess->date.paragraph)
        buffer_format(out,
                      "  issued: ../%s\n"
                      "  issued-note: TODO no date was found; write when it was published\n",
                      outline->today);
    else if (guess->is_date_sure)
        buffer_format(out, "  issued: %.*s\n", SLICE_ARGUMENTS(guess->date.text));
    else
        buffer_format(
            out,
            "  issued: %.*s?\n"
            "  issued-note: TODO this is the first date in the text, in ¶%u; is it that of "
            "the article?\n",
            SLICE_ARGUMENTS(guess->date.text), guess->date.paragraph);
}

static void add_title(const struct outline *outline, struct buffer *out)
{
    struct slice printed = text_of(outline->record, "title");
    if (!printed.length)
        printed = outline->guess->title.text;
    add_field("title", printed.length ? printed : outline->document, out);
    if (!printed.length)
        buffer_add(out, SLICE("  title-note: TODO no title was found, and this is the name of the "
                              "file; write the title that is printed\n"));
}

static void add_guessed_author(const struct guess *guess, struct buffer *out)
{
    if (!guess->author.paragraph)
        return;
    buffer_add(out, SLICE("  author:\n    - literal: "));
    add_quoted(guess->author.text, out);
    buffer_add_byte(out, '\n');
}

/* Who wrote it, and where it appeared: what is recorded, else what is guessed. */
static void add_origin(const struct outline *outline, struct buffer *out)
{
    static const char *const names[] = {"container-title-short", "publisher", "volume", "issue"};
    struct slice outlet = text_of(outline->record, "container-title");
    if (has_authors(outline->record))
        add_authors(node_value(outline->record, "author"), out);
    else
        add_guessed_author(outline->guess, out);
    add_field("container-title", outlet.length ? outlet : outline->guess->outlet.text, out);
    for (size_t i = 0; i < COUNT(names); i++)
        add_field(names[i], text_of(outline->record, names[i]), out);
}

static void add_source(const struct outline *outline, struct buffer *out)
{
    const struct guess *guess = outline->guess;
    struct slice type = text_of(outline->record, "type");
    struct slice language = text_of(outline->record, "language");
    struct slice address = text_of(outline->record, "URL");
    struct arena arena = {0};
    struct buffer digest = {0};
    struct fingerprint fingerprint = fingerprint_of(outline->article, &arena);
    fingerprint_write(&fingerprint, &digest);
    buffer_add(out, SLICE("source:\n"));
    add_field("type", type.length ? type : SLICE("webpage"), out);
    add_title(outline, out);
    add_origin(outline, out);
    if (!add_issued(outline->record, out))
        add_guessed_issued(outline, out);
    add_field("language", language.length ? language : slice_of(guess->language), out);
    add_field("URL", address.length ? address : guess->address.text, out);
    add_field("document", outline->document, out);
    buffer_format(out, "  document-digest: %s\n", digest.bytes);
    buffer_release(&digest);
    arena_release(&arena);
}

/* The rest. */

static void add_points(const struct outline *outline, struct buffer *out)
{
    const struct dossier *dossier = outline->dossier;
    buffer_add(out, SLICE("# Its claims, one each, in two sentences at most and in your own words; "
                          "take the # away:\n"
                          "#\n"
                          "# key-points:\n"
                          "#   - id: who-did-what\n"
                          "#     text: Who did or says what, and in which year.\n"
                          "#     kind: event # or statement, assessment, forecast\n"
                          "#     themes: [] # of"));
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        buffer_format(out, "%s %.*s", i ? "," : "",
                      SLICE_ARGUMENTS(entry_id(&dossier->themes[i]->entry)));
    buffer_add(out, SLICE("\n"
                          "#     paragraphs: [] # the numbers below\n"
                          "#     voice: [] # of a statement: an actor, or {text: a fisherman}\n"));
}

static void add_beside(const struct outline *outline, struct buffer *out)
{
    size_t count = 0;
    for (uint32_t i = 0; i < outline->article->count; i++)
        if (outline->guess->is_beside[i])
            buffer_format(out, "%s%u", count++ ? ", " : "not-article:\n  - paragraphs: [", i + 1);
    if (count)
        buffer_add(out, SLICE("]\n    reason: Title, byline, date or notice.\n"));
}

static void add_paragraph(uint32_t number, struct slice paragraph, struct buffer *out)
{
    struct arena arena = {0};
    struct shown text = shown_clean(&arena, paragraph);
    char *breaks = arena_allocate_bytes(&arena, text.length + 1);
    width_breaks(text, breaks);
    for (size_t at = 0; at < text.length;) {
        struct wrapped_line line = width_wrap(text, breaks, at, COLUMNS_OF_COMMENT);
        if (at)
            buffer_add(out, SLICE("#      "));
        else
            buffer_format(out, "# ¶%-4u", number);
        buffer_format(out, " %.*s\n", (int)(line.end - line.start), text.bytes + line.start);
        at = line.next;
    }
    arena_release(&arena);
}

void outline_write(const struct outline *outline, struct buffer *out)
{
    if (outline->schema)
        buffer_format(out, "# yaml-language-server: $schema=%s\n", outline->schema);
    buffer_format(out, "precis: 1\nid: %.*s\n", SLICE_ARGUMENTS(outline->id));
    add_source(outline, out);
    buffer_add(out,
               SLICE("bottom-line: TODO what a reader must take away from it, in fifty words\n"));
    add_points(outline, out);
    add_beside(outline, out);
    buffer_add(out, SLICE("\n# precis-dossier(5) has all other fields: actors, events, figures, "
                          "open-questions, notes,\n# cross-references. The article, by its "
                          "paragraphs:\n#\n"));
    for (uint32_t i = 1; i <= outline->article->count; i++)
        add_paragraph(i, article_paragraph(outline->article, i), out);
}

/* What was guessed. */

static void explain(const char *name, const struct guessed *guessed, bool is_recorded,
                    struct buffer *out)
{
    struct arena arena = {0};
    struct shown text = shown_clean(&arena, guessed->text);
    if (is_recorded)
        buffer_format(out, "  %-9s as recorded\n", name);
    else if (guessed->paragraph)
        buffer_format(out, "  %-9s %.*s (¶%u)\n", name, SLICE_ARGUMENTS(text), guessed->paragraph);
    else
        buffer_format(out, "  %-9s not found\n", name);
    arena_release(&arena);
}

void outline_explain(const struct outline *outline, struct buffer *out)
{
    const struct guess *guess = outline->guess;
    const struct node *record = outline->record;
    const struct guessed language = {slice_of(guess->language), 0};
    explain("title", &guess->title, text_of(record, "title").length, out);
    explain("author", &guess->author, has_authors(record), out);
    explain("date", &guess->date, node_value(record, "issued"), out);
    explain("outlet", &guess->outlet, text_of(record, "container-title").length, out);
    explain("address", &guess->address, text_of(record, "URL").length, out);
    if (text_of(record, "language").length)
        explain("language", &language, true, out);
    else
        buffer_format(out, "  %-9s %s\n", "language",
                      guess->language ? guess->language : "not found");
}

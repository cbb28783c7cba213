#include "output/data/csv.h"

#include "base/shown.h"
#include "model/scope.h"

#include <string.h>

struct row {
    const struct claim *claim;
    struct buffer *cell;
};

static bool begins_formula(char byte)
{
    return byte == '=' || byte == '+' || byte == '-' || byte == '@';
}

/* The full-width forms of the same characters, which spreadsheets take for them. */
static bool begins_wide_formula(struct slice text)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (slice_starts_with(text, slice_of(wide[i])))
            return true;
    return false;
}

/* Blanks in front do not count: some spreadsheets drop them. */
static bool is_dangerous(struct slice raw, struct slice text)
{
    if (raw.length && (raw.bytes[0] == '\t' || raw.bytes[0] == '\r' || raw.bytes[0] == '\n'))
        return true;
    struct slice rest = slice_trim(text);
    return rest.length && (begins_formula(rest.bytes[0]) || begins_wide_formula(rest));
}

static bool is_separator(char byte)
{
    return byte == ';' || byte == ',' || byte == '"';
}

static void neutralise(struct slice raw, struct buffer *out)
{
    struct arena arena = {0};
    struct slice text = shown_slice(shown_clean(&arena, raw));
    if (is_dangerous(raw, text))
        buffer_add_byte(out, '\'');
    for (size_t i = 0; i < text.length; i++) {
        struct slice rest = {text.bytes + i, text.length - i};
        if (i && is_separator(text.bytes[i - 1]) &&
            (begins_formula(text.bytes[i]) || begins_wide_formula(rest)))
            buffer_add_byte(out, '\'');
        buffer_add_byte(out, text.bytes[i]);
    }
    arena_release(&arena);
}

void csv_write_cell(struct slice raw, struct buffer *out)
{
    struct buffer text = {0};
    neutralise(raw, &text);
    bool is_quoted = false;
    for (size_t i = 0; i < text.length; i++)
        is_quoted = is_quoted || is_separator(text.bytes[i]);
    if (is_quoted)
        buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '"')
            buffer_add_byte(out, '"');
        buffer_add_byte(out, text.bytes[i]);
    }
    if (is_quoted)
        buffer_add_byte(out, '"');
    buffer_release(&text);
}

static void add_address(const struct row *row)
{
    struct arena arena = {0};
    buffer_add(row->cell, entry_address(&row->claim->entry, &arena));
    arena_release(&arena);
}

static void add_source(const struct row *row)
{
    buffer_add(row->cell, text_slice(row->claim->entry.brief->id));
}

static void add_date(const struct row *row)
{
    buffer_add(row->cell, text_slice(row->claim->entry.brief->source.issued.text));
}

static void add_kind(const struct row *row)
{
    buffer_add(row->cell, slice_of(claim_kind_name(row->claim->kind)));
}

static void add_references(const struct row *row, struct reference_list references)
{
    for (uint32_t i = 0; i < references.count; i++) {
        buffer_add(row->cell, i ? SLICE("; ") : SLICE(""));
        buffer_add(row->cell, text_slice(references.items[i].text));
    }
}

static void add_themes(const struct row *row)
{
    add_references(row, row->claim->themes);
}

static void add_voices(const struct row *row)
{
    for (uint32_t i = 0; i < row->claim->voices.count; i++) {
        buffer_add(row->cell, i ? SLICE("; ") : SLICE(""));
        buffer_add(row->cell, voice_word(&row->claim->voices.items[i]));
    }
}

static void add_likelihood(const struct row *row)
{
    buffer_add(row->cell, slice_of(likelihood_name(row->claim->likelihood)));
}

static void add_paragraphs(const struct row *row)
{
    const struct number_list *paragraphs = &row->claim->paragraphs;
    for (uint32_t i = 0; i < paragraphs->count; i++)
        buffer_format(row->cell, "%s%u", i ? "; " : "", paragraphs->items[i].value);
}

static void add_text(const struct row *row)
{
    buffer_add(row->cell, text_slice(row->claim->text));
}

static void add_calculation(const struct row *row)
{
    buffer_add(row->cell, text_slice(row->claim->calculation));
}

static void add_importance(const struct row *row)
{
    if (row->claim->importance)
        buffer_format(row->cell, "%u", row->claim->importance);
}

static void add_estimator(const struct row *row)
{
    buffer_add(row->cell, slice_of(estimator_name(row->claim->likelihood_by)));
}

static void add_printed_as(const struct row *row)
{
    buffer_add(row->cell, text_slice(row->claim->printed_as));
}

static const struct {
    const char *name;
    void (*add)(const struct row *row);
} columns[] = {
    {"address", add_address},
    {"source", add_source},
    {"date", add_date},
    {"kind", add_kind},
    {"themes", add_themes},
    {"voices", add_voices},
    {"likelihood", add_likelihood},
    {"paragraphs", add_paragraphs},
    {"text", add_text},
    {"calculation", add_calculation},
    {"importance", add_importance},
    {"likelihood-by", add_estimator},
    {"printed-as", add_printed_as},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static void end_cell(size_t column, struct buffer *out)
{
    buffer_add(out, column + 1 < COLUMN_COUNT ? SLICE(",") : SLICE("\r\n"));
}

static void write_claim(const struct claim *claim, struct buffer *cell, struct buffer *out)
{
    const struct row row = {claim, cell};
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        buffer_clear(cell);
        columns[i].add(&row);
        csv_write_cell(buffer_slice(cell), out);
        end_cell(i, out);
    }
}

size_t csv_write(const struct dossier *dossier, struct place place, struct buffer *out)
{
    struct buffer cell = {0};
    size_t count = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        buffer_add(out, slice_of(columns[i].name));
        end_cell(i, out);
    }
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct claim_list *claims = &dossier->briefs[i]->claims;
        for (uint32_t j = 0; j < claims->count; j++) {
            if (!place_has_claim(place, &claims->items[j]))
                continue;
            write_claim(&claims->items[j], &cell, out);
            count++;
        }
    }
    buffer_release(&cell);
    return count;
}

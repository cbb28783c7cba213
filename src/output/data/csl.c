#include "output/data/csl.h"

#include "model/scope.h"
#include "model/source_type.h"
#include "output/data/json.h"

enum { FIRST_SEASON = 21, LAST_SEASON = 24, YEARS_OF_A_DECADE = 10 };

static struct slice type_of(const struct source *source)
{
    for (size_t i = 0; source_types[i]; i++)
        if (slice_equal(text_slice(source->type), slice_of(source_types[i])))
            return slice_of(source_types[i]);
    return SLICE("document");
}

static void write_text(struct json *json, const char *key, struct text text)
{
    if (!text.length)
        return;
    json_key(json, key);
    json_string(json, text_slice(text));
}

static void write_flag(struct json *json, const char *key, bool is_set)
{
    if (!is_set)
        return;
    json_key(json, key);
    json_boolean(json, true);
}

static void write_person(struct json *json, const struct person *person)
{
    json_open_object(json);
    write_text(json, "family", person->family);
    write_text(json, person->family.length || person->literal.length ? "given" : "literal",
               person->given);
    write_text(json, "dropping-particle", person->dropping_particle);
    write_text(json, "non-dropping-particle", person->non_dropping_particle);
    write_text(json, "suffix", person->suffix);
    write_flag(json, "comma-suffix", person->comma_suffix);
    write_flag(json, "static-ordering", person->static_ordering);
    write_text(json, "literal", person->literal);
    json_close_object(json);
}

static void write_authors(struct json *json, const struct person_list *authors)
{
    if (!authors->count)
        return;
    json_key(json, "author");
    json_open_array(json);
    for (uint32_t i = 0; i < authors->count; i++)
        write_person(json, &authors->items[i]);
    json_close_array(json);
}

static void write_parts(struct json *json, const struct edtf_date *date, unsigned years)
{
    json_open_row(json);
    json_number(json, (unsigned)date->year + years);
    if (date->precision >= EDTF_MONTH)
        json_number(json, date->month);
    if (date->precision == EDTF_DAY)
        json_number(json, date->day);
    json_close_array(json);
}

static bool is_end(const struct edtf_date *date)
{
    return date->precision == EDTF_OPEN || date->precision == EDTF_UNKNOWN;
}

/* What CSL has no numbers for: several years but a decade, years BC, seasons of a hemisphere. */
static bool is_beyond_numbers(const struct edtf_date *date)
{
    return date->precision == EDTF_YEARS || date->year < 1 ||
           (date->precision == EDTF_DECADE && date->month) || date->month > LAST_SEASON;
}

/* Processors refuse a span whose ends have unlike numbers of parts. */
static int parts_of(const struct edtf_date *date)
{
    return date->precision == EDTF_DAY ? 3 : date->precision == EDTF_MONTH ? 2 : 1;
}

static bool needs_words(const struct edtf *date)
{
    if (date->set || is_beyond_numbers(&date->start) || is_beyond_numbers(&date->end))
        return true;
    bool has_season = date->start.precision == EDTF_SEASON || date->end.precision == EDTF_SEASON;
    bool is_uneven = parts_of(&date->start) != parts_of(&date->end);
    return is_end(&date->start) || is_end(&date->end) ||
           (date->is_interval && (has_season || is_uneven));
}

/* A decade is the span of its years. */
static void write_date_parts(struct json *json, const struct edtf *date)
{
    bool ends_in_decade = date->end.precision == EDTF_DECADE;
    json_key(json, "date-parts");
    json_open_row(json);
    write_parts(json, &date->start, 0);
    if (date->is_interval || ends_in_decade)
        write_parts(json, &date->end, ends_in_decade ? YEARS_OF_A_DECADE - 1 : 0);
    json_close_array(json);
    if (date->start.precision != EDTF_SEASON)
        return;
    json_key(json, "season");
    json_number(json, date->start.month - FIRST_SEASON + 1u);
}

static bool is_vague(const struct edtf_date *date)
{
    return date->approximate || date->uncertain || date->years;
}

static void write_issued(struct json *json, const struct edtf *date)
{
    if (date->start.precision == EDTF_NONE)
        return;
    struct arena arena = {0};
    json_key(json, "issued");
    json_open_object(json);
    if (needs_words(date)) {
        json_key(json, "literal");
        json_string(json, edtf_format(&arena, date));
    } else {
        write_date_parts(json, date);
    }
    if (is_vague(&date->start) || is_vague(&date->end)) {
        json_key(json, "circa");
        json_boolean(json, true);
    }
    json_close_object(json);
    arena_release(&arena);
}

static void write_note(struct json *json, const struct source *source)
{
    const struct text parts[] = {source->note, source->title_note, source->issued_note};
    struct buffer note = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].length)
            continue;
        if (note.length)
            buffer_add_byte(&note, ' ');
        buffer_add(&note, text_slice(parts[i]));
    }
    if (note.length) {
        json_key(json, "annote");
        json_string(json, buffer_slice(&note));
    }
    buffer_release(&note);
}

static void write_source(struct json *json, const struct brief *brief)
{
    const struct source *source = &brief->source;
    json_open_object(json);
    write_text(json, "id", brief->id);
    json_key(json, "type");
    json_string(json, type_of(source));
    write_text(json, "title", source->title);
    write_authors(json, &source->authors);
    write_text(json, "container-title", source->container_title);
    write_text(json, "container-title-short", source->container_title_short);
    write_text(json, "publisher", source->publisher);
    write_text(json, "volume", source->volume);
    write_text(json, "issue", source->issue);
    write_issued(json, &source->issued.value);
    write_text(json, "language", source->language);
    write_text(json, "URL", source->url);
    write_note(json, source);
    json_close_object(json);
}

size_t csl_write(const struct dossier *dossier, struct place place, struct buffer *out)
{
    struct json json = json_begin(out);
    size_t count = 0;
    json_open_array(&json);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        if (!place_has_brief(place, dossier->briefs[i]))
            continue;
        write_source(&json, dossier->briefs[i]);
        count++;
    }
    json_close_array(&json);
    json_end(&json);
    return count;
}

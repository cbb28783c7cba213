#include "model/query.h"

#include <string.h>

static const char *const field_names[QUERY_FIELDS] = {
    [QUERY_VOICE] = "voice", [QUERY_ACTOR] = "actor", [QUERY_CORRIDOR] = "corridor",
    [QUERY_KIND] = "kind",   [QUERY_THEME] = "theme", [QUERY_SOURCE] = "source",
    [QUERY_SINCE] = "since", [QUERY_UNTIL] = "until", [QUERY_IS] = "is",
};

const char *query_field_name(enum query_field field)
{
    return field_names[field];
}

static void skip(struct slice *rest, size_t length)
{
    rest->bytes += length;
    rest->length -= length;
}

/* Cuts what stands between quotation marks, the first of which begins `rest`, off it. */
static struct slice take_quoted(struct slice *rest)
{
    skip(rest, 1);
    size_t end = slice_find(*rest, '"');
    struct slice quoted = {rest->bytes, end};
    skip(rest, end + (end < rest->length));
    return slice_trim(quoted);
}

static struct slice take_word(struct slice *rest)
{
    size_t end = 0;
    while (end < rest->length && !slice_is_blank(rest->bytes[end]) && rest->bytes[end] != '"')
        end++;
    struct slice word = {rest->bytes, end};
    skip(rest, end);
    return word;
}

/* Cuts "field:" off; QUERY_FIELDS where none stands there. */
static enum query_field take_field(struct slice *rest)
{
    for (int field = 0; field < QUERY_FIELDS; field++) {
        size_t length = strlen(field_names[field]);
        if (rest->length <= length || rest->bytes[length] != ':' ||
            !slice_starts_with(*rest, slice_of(field_names[field])))
            continue;
        skip(rest, length + 1);
        return (enum query_field)field;
    }
    return QUERY_FIELDS;
}

static bool add_filter(struct query *query, enum query_field field, struct slice values,
                       struct buffer *message)
{
    if (query->filter_count == QUERY_MOST_FILTERS) {
        buffer_format(message, "a query has at most %d conditions", QUERY_MOST_FILTERS);
        return false;
    }
    if (!values.length) {
        buffer_format(message, "'%s:' needs a value after the colon", field_names[field]);
        return false;
    }
    query->filters[query->filter_count++] = (struct query_filter){field, values};
    return true;
}

static bool add_term(struct query *query, struct slice typed, bool is_phrase, struct arena *arena,
                     struct buffer *message)
{
    struct pattern pattern = find_pattern(arena, typed);
    if (!pattern.text.length)
        return true;
    if (query->count == QUERY_MOST_TERMS) {
        buffer_format(message, "a query has at most %d words", QUERY_MOST_TERMS);
        return false;
    }
    query->is_phrase[query->count] = is_phrase;
    query->terms[query->count++] = pattern;
    return true;
}

static bool take_part(struct query *query, struct slice *rest, struct arena *arena,
                      struct buffer *message)
{
    if (*rest->bytes == '"')
        return add_term(query, take_quoted(rest), true, arena, message);
    enum query_field field = take_field(rest);
    if (field == QUERY_FIELDS)
        return add_term(query, take_word(rest), false, arena, message);
    bool is_quoted = rest->length && *rest->bytes == '"';
    struct slice values = is_quoted ? take_quoted(rest) : take_word(rest);
    return add_filter(query, field, arena_copy(arena, values), message);
}

bool query_parse(struct query *query, struct slice typed, struct arena *arena,
                 struct buffer *message)
{
    query->count = 0;
    query->filter_count = 0;
    struct slice rest = typed;
    while (rest.length) {
        if (slice_is_blank(*rest.bytes))
            skip(&rest, 1);
        else if (!take_part(query, &rest, arena, message))
            return false;
    }
    if (!query->count && !query->filter_count)
        buffer_add(message, SLICE("the query holds nothing to search for"));
    return query->count || query->filter_count;
}

#include "store/state_text.h"

#include "store/digest.h"
#include "store/field.h"
#include "store/state_parts.h"
#include "store/typed.h"

#include <string.h>

#define FIRST_WORDS "precis-state "
#define DOSSIER_WORDS "dossier 0 - "
#define SUM_WORDS "sum "
#define WORD_UNREAD "unread"
#define WORD_NEW "new"

enum { MAJOR_VERSION = 1, MINOR_VERSION = 2, LONGEST_WORD = 8 };

enum { SUM_LINE_LENGTH = sizeof SUM_WORDS - 1 + FIELD_DIGEST_LENGTH + 1 };

/* The year 2600: what claims to be later is taken for older than any change. */
static const uint64_t latest_stamp = UINT64_C(19880899200000000);

/* The kinds of this version; all others are FACT_OTHER. */
static const struct line_kind {
    const char *word;
    size_t value_count;
} kinds[FACT_OTHER] = {
    [FACT_POINT] = {"point", 1},     [FACT_STAR] = {"star", 1},   [FACT_MARK] = {"mark", 2},
    [FACT_LAST] = {"last", 2},       [FACT_BRIEF] = {"brief", 1}, [FACT_TYPED] = {"typed", 1},
    [FACT_WORDING] = {"wording", 1},
};

/* Reading. */

enum { MOST_VALUES = 2 };

struct line {
    struct slice whole;
    struct slice word;
    struct slice key;
    struct slice rest; /* the values, and the blank before them */
    struct slice values[MOST_VALUES];
    size_t value_count; /* one more than there may be when there are too many */
    uint64_t stamp;
};

static void split_values(struct line *line)
{
    struct slice rest = line->rest;
    slice_cut(&rest, ' ');
    while (rest.bytes && line->value_count <= MOST_VALUES) {
        struct slice value = slice_cut(&rest, ' ');
        if (line->value_count < MOST_VALUES)
            line->values[line->value_count] = value;
        line->value_count++;
    }
}

static bool split_line(struct slice whole, struct line *line)
{
    struct slice rest = whole;
    *line = (struct line){.whole = whole};
    line->word = slice_cut(&rest, ' ');
    struct slice stamp = rest.bytes ? slice_cut(&rest, ' ') : SLICE("");
    if (!line->word.length || !rest.bytes || !field_read_number(stamp, &line->stamp))
        return false;
    if (line->stamp > latest_stamp)
        line->stamp = 0;
    line->key = (struct slice){rest.bytes, slice_find(rest, ' ')};
    line->rest = (struct slice){rest.bytes + line->key.length, rest.length - line->key.length};
    split_values(line);
    return line->key.length > 0;
}

static bool read_key(const struct line *line, struct buffer *scratch, struct fact_key *key)
{
    struct slice name = line->key;
    struct slice owner = slice_cut(&name, '#');
    if (!field_read(owner, scratch, &key->owner))
        return false;
    if (name.bytes && !field_read(name, scratch, &key->name))
        return false;
    if (key->kind == FACT_TYPED)
        return key->owner.length && key->name.length;
    if (key->kind != FACT_MARK)
        return true;
    return key->owner.length == 1 && !key->name.length && key->owner.bytes[0] >= 'a' &&
           key->owner.bytes[0] <= 'z';
}

static bool read_point(struct slice field, struct fact_value *value)
{
    value->status = POINT_READ;
    if (slice_equal(field, SLICE(WORD_UNREAD)))
        value->status = POINT_UNREAD;
    else if (slice_equal(field, SLICE(WORD_NEW)))
        value->status = POINT_NEW;
    return value->status != POINT_READ || field_read_digest(field, &value->digest);
}

static bool read_star(struct slice field, struct fact_value *value)
{
    bool is_on = slice_equal(field, SLICE("on"));
    value->status = is_on ? STAR_ON : STAR_OFF;
    return is_on || slice_equal(field, SLICE("off"));
}

static bool read_values(const struct line *line, enum fact_kind kind, struct buffer *scratch,
                        struct fact_value *value)
{
    if (line->value_count != kinds[kind].value_count)
        return false;
    if (kind == FACT_POINT)
        return read_point(line->values[0], value);
    if (kind == FACT_STAR)
        return read_star(line->values[0], value);
    value->status = FACT_SET;
    for (size_t i = 0; i < line->value_count; i++)
        if (!field_read(line->values[i], scratch, &value->texts[i]))
            return false;
    return true;
}

static enum fact_kind kind_of(struct slice word)
{
    int kind = 0;
    while (kind < FACT_OTHER && !slice_equal(word, slice_of(kinds[kind].word)))
        kind++;
    return (enum fact_kind)kind;
}

static bool merge_known(const struct line *line, struct buffer *scratch, struct state *state)
{
    enum fact_kind kind = kind_of(line->word);
    if (kind == FACT_OTHER)
        return false;
    struct fact_key key = {.kind = (uint8_t)kind};
    struct fact_value value = {0};
    /* Room for all fields at once: what was decoded must not move. */
    buffer_clear(scratch);
    buffer_reserve(scratch, line->whole.length);
    if (!read_key(line, scratch, &key) || !read_values(line, kind, scratch, &value))
        return false;
    state_merge(state, &key, line->stamp, &value);
    return true;
}

static void merge_other(const struct line *line, bool is_known, struct state *state)
{
    struct fact_key key = {FACT_OTHER, line->word, line->key};
    struct fact_value value = {.status = FACT_SET, .texts = {line->rest}};
    uint64_t stamp = line->stamp;
    if (is_known) { /* a kind of this version, with something else in it */
        key = (struct fact_key){FACT_OTHER, SLICE(""), line->whole};
        value.texts[0] = SLICE("");
        stamp = 0;
    }
    state_merge(state, &key, stamp, &value);
}

static void read_line(struct slice whole, struct buffer *scratch, struct state *state)
{
    struct line line;
    bool is_split = split_line(whole, &line);
    if (slice_equal(line.word, SLICE("dossier")) || !whole.length)
        return;
    if (is_split && merge_known(&line, scratch, state))
        return;
    merge_other(&line, !is_split || kind_of(line.word) != FACT_OTHER, state);
}

static size_t count_lines(struct slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == '\n';
    return count;
}

/* Takes the last line off the text; whether it is right. */
static bool take_sum(struct slice *text)
{
    if (text->length < SUM_LINE_LENGTH || text->length > STATE_TEXT_LARGEST)
        return false;
    text->length -= SUM_LINE_LENGTH;
    struct slice line = {text->bytes + text->length, SUM_LINE_LENGTH - 1};
    uint64_t sum = 0;
    const struct slice words = SLICE(SUM_WORDS);
    struct slice digits = {line.bytes + words.length, FIELD_DIGEST_LENGTH};
    return line.bytes[line.length] == '\n' && slice_starts_with(line, words) &&
           field_read_digest(digits, &sum) && sum == digest_of(*text);
}

static enum taken take_version(struct slice *text, uint64_t *minor)
{
    const struct slice words = SLICE(FIRST_WORDS);
    struct slice numbers = slice_cut(text, '\n');
    if (!slice_starts_with(numbers, words))
        return TAKEN_DAMAGED;
    numbers = (struct slice){numbers.bytes + words.length, numbers.length - words.length};
    uint64_t major = 0;
    struct slice major_digits = slice_cut(&numbers, '.');
    if (!field_read_number(major_digits, &major) || !field_read_number(numbers, minor))
        return TAKEN_DAMAGED;
    if (major < MAJOR_VERSION || *minor > UINT32_MAX)
        return TAKEN_DAMAGED;
    return major == MAJOR_VERSION ? TAKEN : TAKEN_NEWER;
}

enum taken state_text_read(struct slice text, struct state *state)
{
    uint64_t minor = 0;
    enum taken taken = take_sum(&text) ? take_version(&text, &minor) : TAKEN_DAMAGED;
    if (taken != TAKEN)
        return taken;
    size_t line_count = count_lines(text);
    if (line_count > STATE_TEXT_MOST_LINES)
        return TAKEN_DAMAGED;
    fact_table_reserve(&state->table, line_count);
    if (minor > state->minor_version)
        state->minor_version = (uint32_t)minor;
    struct buffer scratch = {0};
    while (text.bytes)
        read_line(slice_cut(&text, '\n'), &scratch, state);
    buffer_release(&scratch);
    state_merge_end(state);
    return TAKEN;
}

bool state_text_dossier(struct slice text, struct buffer *scratch, struct slice *path)
{
    slice_cut(&text, '\n');
    struct slice line = slice_cut(&text, '\n');
    if (!slice_starts_with(line, SLICE(DOSSIER_WORDS)))
        return false;
    line.bytes += sizeof DOSSIER_WORDS - 1;
    line.length -= sizeof DOSSIER_WORDS - 1;
    buffer_clear(scratch);
    buffer_reserve(scratch, line.length); /* what was decoded must not move */
    return field_read(line, scratch, path);
}

/* Writing. */

static char *put(char *out, struct slice bytes)
{
    if (bytes.length)
        memcpy(out, bytes.bytes, bytes.length);
    return out + bytes.length;
}

static size_t longest_line(const struct fact_key *key, const struct fact_value *value)
{
    return LONGEST_WORD + FIELD_LONGEST_NUMBER + FIELD_DIGEST_LENGTH +
           FIELD_LONGEST(key->owner.length) + FIELD_LONGEST(key->name.length) +
           FIELD_LONGEST(value->texts[0].length) + FIELD_LONGEST(value->texts[1].length) +
           sizeof "    #\n";
}

static char *put_key(char *out, const struct fact_key *key)
{
    out = field_write(out, key->owner);
    if (!key->name.length)
        return out;
    *out++ = '#';
    return field_write(out, key->name);
}

static char *put_point(char *out, const struct fact_value *value)
{
    if (value->status == POINT_READ)
        return field_write_digest(out, value->digest);
    return put(out, value->status == POINT_UNREAD ? SLICE(WORD_UNREAD) : SLICE(WORD_NEW));
}

static char *put_values(char *out, enum fact_kind kind, const struct fact_value *value)
{
    *out++ = ' ';
    if (kind == FACT_POINT)
        return put_point(out, value);
    if (kind == FACT_STAR)
        return put(out, value->status == STAR_ON ? SLICE("on") : SLICE("off"));
    out = field_write(out, value->texts[0]);
    if (kinds[kind].value_count == 1)
        return out;
    *out++ = ' ';
    return field_write(out, value->texts[1]);
}

static char *put_other(char *out, const struct fact_key *key, uint64_t stamp, struct slice rest)
{
    if (!key->owner.length)
        return put(out, key->name);
    out = put(out, key->owner);
    *out++ = ' ';
    out = field_write_number(out, stamp);
    *out++ = ' ';
    out = put(out, key->name);
    return put(out, rest);
}

static void add_fact(const struct fact *fact, struct buffer *out)
{
    struct fact_key key = fact_key(fact);
    struct fact_value value = fact_value(fact);
    char *end = buffer_reserve(out, longest_line(&key, &value));
    if (fact->kind == FACT_OTHER) {
        end = put_other(end, &key, fact->stamp, value.texts[0]);
    } else {
        end = put(end, slice_of(kinds[fact->kind].word));
        *end++ = ' ';
        end = field_write_number(end, fact->stamp);
        *end++ = ' ';
        end = put_key(end, &key);
        end = put_values(end, (enum fact_kind)fact->kind, &value);
    }
    *end++ = '\n';
    out->length = (size_t)(end - out->bytes);
}

static void add_dossier(struct slice dossier, struct buffer *out)
{
    buffer_add(out, SLICE(DOSSIER_WORDS));
    char *end = field_write(buffer_reserve(out, FIELD_LONGEST(dossier.length)), dossier);
    out->length = (size_t)(end - out->bytes);
    buffer_add_byte(out, '\n');
}

static size_t add_typed(const struct state *state, struct buffer *out)
{
    struct arena arena = {0};
    struct typed_facts facts = typed_facts(state, &arena);
    for (size_t i = 0; i < facts.count; i++)
        add_fact(&state->table.facts[facts.items[i]], out);
    arena_release(&arena);
    return facts.count;
}

bool state_text_write(const struct state *state, struct slice dossier, struct buffer *out)
{
    size_t start = out->length;
    size_t line_count = 2;
    bool is_older = state->minor_version < MINOR_VERSION;
    buffer_format(out, FIRST_WORDS "%d.%u\n", MAJOR_VERSION,
                  is_older ? MINOR_VERSION : state->minor_version);
    add_dossier(dossier, out);
    for (uint32_t i = 0; i < state->table.count; i++) {
        const struct fact *fact = &state->table.facts[i];
        if (!fact->status || fact->kind == FACT_TYPED)
            continue;
        add_fact(fact, out);
        line_count++;
    }
    line_count += add_typed(state, out);
    uint64_t sum = digest_of((struct slice){out->bytes + start, out->length - start});
    buffer_add(out, SLICE(SUM_WORDS));
    field_write_digest(buffer_reserve(out, FIELD_DIGEST_LENGTH), sum);
    out->length += FIELD_DIGEST_LENGTH;
    buffer_add_byte(out, '\n');
    return line_count <= STATE_TEXT_MOST_LINES && out->length - start <= STATE_TEXT_LARGEST;
}

#include "cli/bibliography.h"

#include "base/count.h"
#include "base/normal.h"
#include "base/utf8.h"
#include "check/sources.h"
#include "output/data/json.h"

#include <string.h>
#include <strings.h>

/* LaTeX. */

struct sign {
    const char *command;
    const char *text;
};

static const struct sign signs[] = {
    {"textbackslash", "\\"},
    {"textasciitilde", "~"},
    {"textasciicircum", "^"},
    {"textbraceleft", "{"},
    {"textbraceright", "}"},
    {"textendash", "\u2013"},
    {"textemdash", "\u2014"},
    {"textquoteleft", "\u2018"},
    {"textquoteright", "\u2019"},
    {"textquotedblleft", "\u201C"},
    {"textquotedblright", "\u201D"},
    {"guillemotleft", "\u00AB"},
    {"guillemotright", "\u00BB"},
    {"ldots", "\u2026"},
    {"dots", "\u2026"},
    {"texteuro", "\u20AC"},
    {"euro", "\u20AC"},
    {"pounds", "\u00A3"},
    {"ss", "\u00DF"},
    {"o", "\u00F8"},
    {"O", "\u00D8"},
    {"l", "\u0142"},
    {"L", "\u0141"},
    {"ae", "\u00E6"},
    {"AE", "\u00C6"},
    {"oe", "\u0153"},
    {"OE", "\u0152"},
    {"aa", "\u00E5"},
    {"AA", "\u00C5"},
    {"dh", "\u00F0"},
    {"DH", "\u00D0"},
    {"th", "\u00FE"},
    {"TH", "\u00DE"},
    {"dj", "\u0111"},
    {"DJ", "\u0110"},
    {"i", "i"},
    {"j", "j"},
};

/* The mark is written after its letter. */
static const struct sign accents[] = {
    {"`", "\u0300"}, {"'", "\u0301"}, {"^", "\u0302"},  {"~", "\u0303"}, {"=", "\u0304"},
    {"u", "\u0306"}, {".", "\u0307"}, {"\"", "\u0308"}, {"r", "\u030A"}, {"H", "\u030B"},
    {"v", "\u030C"}, {"d", "\u0323"}, {"c", "\u0327"},  {"k", "\u0328"}, {"b", "\u0331"},
};

/* What signs become in a row. */
static const struct sign rows[] = {
    {"---", "\u2014"}, {"--", "\u2013"}, {"``", "\u201C"}, {"''", "\u201D"}, {"~", " "}, {"$", ""},
};

static const char *find(const struct sign *table, size_t count, struct slice command)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(command, slice_of(table[i].command)))
            return table[i].text;
    return NULL;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static struct slice from(struct slice text, size_t at)
{
    return (struct slice){text.bytes + at, text.length - at};
}

/* The name of the command behind a backslash: letters, or one other character. */
static struct slice command_at(struct slice rest)
{
    size_t length = 0;
    while (length < rest.length && is_letter(rest.bytes[length]))
        length++;
    return (struct slice){rest.bytes, length || !rest.length ? length : 1};
}

static size_t skip_blanks(struct slice text, size_t at)
{
    while (at < text.length && slice_is_blank(text.bytes[at]))
        at++;
    return at;
}

/* The letter that an accent stands on, in braces or not, or \i and \j, and the mark; the bytes that
 * were read. */
static size_t write_accented(struct slice rest, const char *mark, struct buffer *out)
{
    size_t at = skip_blanks(rest, 0);
    uint32_t unused;
    while (at < rest.length && rest.bytes[at] == '{')
        at++;
    bool is_command = at < rest.length && rest.bytes[at] == '\\';
    at += is_command;
    size_t length = utf8_decode(rest.bytes + at, rest.length - at, &unused);
    if (!length || rest.bytes[at] == '}')
        return at;
    buffer_add(out, (struct slice){rest.bytes + at, length});
    buffer_add(out, slice_of(mark));
    return is_command ? skip_blanks(rest, at + length) : at + length;
}

/* What a backslash begins; the bytes that were read. */
static size_t write_command(struct slice rest, struct buffer *out)
{
    struct slice command = command_at(from(rest, 1));
    size_t end = 1 + command.length;
    const char *mark = find(accents, COUNT(accents), command);
    if (mark)
        return end + write_accented(from(rest, end), mark, out);
    if (command.length && !is_letter(command.bytes[0])) {
        buffer_add(out, *command.bytes == '-' || *command.bytes == '/' ? SLICE("") : command);
        return end;
    }
    const char *sign = find(signs, COUNT(signs), command);
    buffer_add(out, slice_of(sign ? sign : ""));
    return skip_blanks(rest, end);
}

static size_t write_row(struct slice rest, struct buffer *out)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct slice row = slice_of(rows[i].command);
        if (!slice_starts_with(rest, row))
            continue;
        buffer_add(out, slice_of(rows[i].text));
        return row.length;
    }
    buffer_add_byte(out, slice_is_blank(*rest.bytes) ? ' ' : *rest.bytes);
    return 1;
}

/* The text of a value; memory is the arena's. */
static struct slice plain_text(struct slice value, struct arena *arena)
{
    struct buffer raw = {0};
    struct buffer text = {0};
    for (size_t at = 0; at < value.length;) {
        char byte = value.bytes[at];
        if (byte == '\\')
            at += write_command(from(value, at), &raw);
        else if (byte == '{' || byte == '}')
            at++;
        else
            at += write_row(from(value, at), &raw);
    }
    for (struct slice rest = buffer_slice(&raw); rest.bytes;) {
        struct slice word = slice_cut(&rest, ' ');
        buffer_add(&text, text.length && word.length ? SLICE(" ") : SLICE(""));
        buffer_add(&text, word);
    }
    struct slice composed =
        shown_slice(normal_compose(arena, shown_clean(arena, buffer_slice(&text))));
    composed = arena_copy(arena, composed);
    buffer_release(&raw);
    buffer_release(&text);
    return composed;
}

/* Entries. */

enum { MOST_FIELDS = 64 };

struct entry_field {
    struct slice name;
    struct slice value; /* as it is written, without what stands around it */
};

struct bibliography_entry {
    struct slice type;
    struct entry_field fields[MOST_FIELDS];
    size_t count;
};

struct reader {
    struct slice text;
    size_t at;
    struct arena *arena;
};

static char next_byte(const struct reader *reader)
{
    return reader->at < reader->text.length ? reader->text.bytes[reader->at] : '\0';
}

static bool is_at_end(const struct reader *reader)
{
    return reader->at >= reader->text.length;
}

static void skip(struct reader *reader, const char *bytes)
{
    while (!is_at_end(reader) && next_byte(reader) && strchr(bytes, next_byte(reader)))
        reader->at++;
}

/* What stands before one of the bytes. */
static struct slice take_until(struct reader *reader, const char *bytes)
{
    size_t start = reader->at;
    while (!is_at_end(reader) && !(next_byte(reader) && strchr(bytes, next_byte(reader))))
        reader->at++;
    return (struct slice){reader->text.bytes + start, reader->at - start};
}

/* What stands before the closing sign at this depth, which is passed over. */
static bool take_group(struct reader *reader, char closing, struct slice *group)
{
    size_t depth = 0;
    size_t start = reader->at;
    for (; !is_at_end(reader); reader->at++) {
        char byte = next_byte(reader);
        if (byte == '\\' && reader->at + 1 < reader->text.length) {
            reader->at++;
            continue;
        }
        if (byte == closing && !depth) {
            *group = (struct slice){reader->text.bytes + start, reader->at - start};
            reader->at++;
            return true;
        }
        depth += byte == '{';
        depth -= byte == '}' && depth;
    }
    return false;
}

static bool take_part(struct reader *reader, struct slice *part)
{
    char byte = next_byte(reader);
    if (byte == '{' || byte == '"') {
        reader->at++;
        return take_group(reader, byte == '{' ? '}' : '"', part);
    }
    *part = take_until(reader, " \t\r\n,#})");
    return !is_at_end(reader);
}

/* Parts that # joins. */
static bool take_value(struct reader *reader, struct slice *value)
{
    struct buffer joined = {0};
    struct slice part = {0};
    bool is_good = take_part(reader, &part);
    *value = part;
    for (skip(reader, " \t\r\n"); is_good && next_byte(reader) == '#'; skip(reader, " \t\r\n")) {
        if (!joined.length)
            buffer_add(&joined, part);
        skip(reader, "# \t\r\n");
        is_good = take_part(reader, &part);
        buffer_add(&joined, part);
        *value = (struct slice){0};
    }
    if (joined.length)
        *value = arena_copy(reader->arena, buffer_slice(&joined));
    buffer_release(&joined);
    return is_good;
}

static bool take_fields(struct reader *reader, char closing, struct bibliography_entry *entry)
{
    for (;;) {
        struct entry_field field = {0};
        skip(reader, " \t\r\n,");
        if (next_byte(reader) == closing) {
            reader->at++;
            return true;
        }
        field.name = take_until(reader, " \t\r\n=,{}()\"");
        skip(reader, " \t\r\n");
        if (!field.name.length || next_byte(reader) != '=')
            return false;
        reader->at++;
        skip(reader, " \t\r\n");
        if (!take_value(reader, &field.value))
            return false;
        if (entry->count < MOST_FIELDS)
            entry->fields[entry->count++] = field;
    }
}

static bool is_called(struct slice name, const char *word)
{
    return name.length == strlen(word) && strncasecmp(name.bytes, word, name.length) == 0;
}

static bool has_no_fields(struct slice type)
{
    return is_called(type, "comment") || is_called(type, "preamble") || is_called(type, "string");
}

/* The next entry; `is_there` says whether there is one. False where it does not end. */
static bool take_entry(struct reader *reader, struct bibliography_entry *entry, bool *is_there)
{
    *is_there = false;
    for (;;) {
        struct slice unused;
        *entry = (struct bibliography_entry){0};
        take_until(reader, "@");
        if (is_at_end(reader))
            return true;
        reader->at++;
        entry->type = take_until(reader, " \t\r\n{(@,\"");
        skip(reader, " \t\r\n");
        char opening = next_byte(reader);
        if (opening != '{' && opening != '(')
            continue;
        char closing = opening == '{' ? '}' : ')';
        reader->at++;
        if (has_no_fields(entry->type)) {
            if (!take_group(reader, closing, &unused))
                return false;
            continue;
        }
        take_until(reader, closing == '}' ? ",}" : ",)"); /* its key */
        *is_there = take_fields(reader, closing, entry);
        return *is_there;
    }
}

/* Records. */

static struct slice value_of(const struct bibliography_entry *entry, const char *name)
{
    for (size_t i = 0; i < entry->count; i++)
        if (is_called(entry->fields[i].name, name))
            return entry->fields[i].value;
    return SLICE("");
}

/* The types of BibTeX and BibLaTeX; a row with a subtype is for entries that have that one. */
static const struct {
    const char *type;
    const char *subtype;
    const char *csl;
} types[] = {
    {"article", "newspaper", "article-newspaper"},
    {"article", "magazine", "article-magazine"},
    {"article", NULL, "article-journal"},
    {"book", NULL, "book"},
    {"booklet", NULL, "pamphlet"},
    {"inbook", NULL, "chapter"},
    {"incollection", NULL, "chapter"},
    {"inproceedings", NULL, "paper-conference"},
    {"conference", NULL, "paper-conference"},
    {"inreference", NULL, "entry-encyclopedia"},
    {"manual", NULL, "report"},
    {"mastersthesis", NULL, "thesis"},
    {"phdthesis", NULL, "thesis"},
    {"thesis", NULL, "thesis"},
    {"report", NULL, "report"},
    {"techreport", NULL, "report"},
    {"unpublished", NULL, "manuscript"},
};

static const char *csl_type(const struct bibliography_entry *entry)
{
    struct slice subtype = value_of(entry, "entrysubtype");
    for (size_t i = 0; i < COUNT(types); i++)
        if (is_called(entry->type, types[i].type) &&
            (!types[i].subtype || is_called(subtype, types[i].subtype)))
            return types[i].csl;
    return "webpage";
}

static void write_text(struct json *json, const char *name, struct slice text)
{
    if (!text.length)
        return;
    json_key(json, name);
    json_string(json, text);
}

/* The first of the fields that is there. */
static const struct {
    const char *csl;
    const char *names[5];
} texts[] = {
    {"container-title", {"journaltitle", "journal", "booktitle", "maintitle"}},
    {"container-title-short", {"shortjournal"}},
    {"publisher", {"publisher", "institution", "school", "organization"}},
    {"volume", {"volume"}},
    {"issue", {"issue", "number"}},
};

static struct slice first_of(const struct bibliography_entry *entry, const char *const *names)
{
    struct slice value = SLICE("");
    for (; *names && !value.length; names++)
        value = value_of(entry, *names);
    return value;
}

static void write_title(struct json *json, const struct bibliography_entry *entry,
                        struct arena *arena)
{
    struct slice title = plain_text(value_of(entry, "title"), arena);
    struct slice more = plain_text(value_of(entry, "subtitle"), arena);
    if (title.length && more.length)
        title = arena_format(arena, "%.*s: %.*s", SLICE_ARGUMENTS(title), SLICE_ARGUMENTS(more));
    write_text(json, "title", title);
}

/* Where a word in small letters stands by itself outside of braces; its length where it does not.
 */
static size_t find_outside(struct slice text, const char *word)
{
    size_t depth = 0;
    size_t length = strlen(word);
    for (size_t at = 0; at < text.length; at++) {
        depth += text.bytes[at] == '{';
        depth -= text.bytes[at] == '}' && depth;
        bool is_here =
            !depth && text.length - at >= length && memcmp(text.bytes + at, word, length) == 0;
        if (is_here)
            return at;
    }
    return text.length;
}

static struct slice cut_outside(struct slice *rest, const char *word)
{
    size_t at = find_outside(*rest, word);
    struct slice part = {rest->bytes, at};
    *rest = at < rest->length ? from(*rest, at + strlen(word)) : (struct slice){0};
    return slice_trim(part);
}

/* "Family, Given", "Given Family", or a name in braces, which is in one piece. */
static void write_author(struct json *json, struct slice name, struct arena *arena)
{
    struct slice given = name;
    bool is_whole = name.bytes[0] == '{' && name.bytes[name.length - 1] == '}';
    struct slice family = cut_outside(&given, ",");
    json_open_object(json);
    if (is_whole || (!given.bytes && find_outside(name, " ") == name.length)) {
        write_text(json, "literal", plain_text(name, arena));
    } else {
        size_t blank = name.length;
        while (!given.bytes && blank && name.bytes[blank - 1] != ' ')
            blank--;
        if (!given.bytes) {
            family = from(name, blank);
            given = slice_trim((struct slice){name.bytes, blank});
        }
        write_text(json, "family", plain_text(family, arena));
        write_text(json, "given", plain_text(given, arena));
    }
    json_close_object(json);
}

/* Blanks and line ends between words as one blank each. */
static struct slice one_line(struct slice value, struct arena *arena)
{
    char *line = arena_allocate_bytes(arena, value.length + 1);
    for (size_t i = 0; i < value.length; i++)
        line[i] = slice_is_blank(value.bytes[i]) ? ' ' : value.bytes[i];
    return (struct slice){line, value.length};
}

static void write_authors(struct json *json, const struct bibliography_entry *entry,
                          struct arena *arena)
{
    struct slice rest = one_line(slice_trim(value_of(entry, "author")), arena);
    if (!rest.length)
        return;
    json_key(json, "author");
    json_open_array(json);
    while (rest.length) {
        struct slice name = cut_outside(&rest, " and ");
        if (name.length)
            write_author(json, name, arena);
    }
    json_close_array(json);
}

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};

/* "3", "mar", "March". */
static unsigned month_of(struct slice value)
{
    unsigned number = 0;
    for (size_t i = 0; i < value.length && i < 2 && is_digit(value.bytes[i]); i++)
        number = number * 10 + (unsigned)(value.bytes[i] - '0');
    for (unsigned i = 0; !number && i < COUNT(months); i++)
        if (value.length >= 3 && strncasecmp(value.bytes, months[i], 3) == 0)
            number = i + 1;
    return number <= COUNT(months) ? number : 0;
}

/* As EDTF writes it: what BibLaTeX has in "date", else the year, month and day of BibTeX. */
static struct slice date_of(const struct bibliography_entry *entry, struct arena *arena)
{
    struct slice date = plain_text(value_of(entry, "date"), arena);
    if (date.length)
        return slice_cut(&date, 'T');
    struct slice year = plain_text(value_of(entry, "year"), arena);
    unsigned month = month_of(plain_text(value_of(entry, "month"), arena));
    struct slice day = plain_text(value_of(entry, "day"), arena);
    if (!month)
        return year;
    if (!day.length || day.length > 2)
        return arena_format(arena, "%.*s-%02u", SLICE_ARGUMENTS(year), month);
    return arena_format(arena, "%.*s-%02u-%s%.*s", SLICE_ARGUMENTS(year), month,
                        day.length == 1 ? "0" : "", SLICE_ARGUMENTS(day));
}

static void write_issued(struct json *json, const struct bibliography_entry *entry,
                         struct arena *arena)
{
    struct slice date = date_of(entry, arena);
    if (!date.length)
        return;
    json_key(json, "issued");
    json_open_object(json);
    write_text(json, "raw", date);
    json_close_object(json);
}

/* A tag; the names that BibLaTeX has for languages are left out, and the article is asked. */
static struct slice language_of(const struct bibliography_entry *entry, struct arena *arena)
{
    enum { LONGEST_CODE = 3 };
    struct slice tag = plain_text(value_of(entry, "language"), arena);
    bool is_short = slice_find(tag, '-') <= LONGEST_CODE;
    return is_short && sources_is_language_tag(tag) ? tag : SLICE("");
}

/* An address has its signs as they are, some perhaps after a backslash; "howpublished" has it in a
 * command. */
static struct slice address_of(const struct bibliography_entry *entry, struct arena *arena)
{
    struct slice value = value_of(entry, "url");
    struct slice command = SLICE("\\url{");
    struct slice published = value_of(entry, "howpublished");
    size_t start = slice_search(published, command);
    if (!value.length && start < published.length) {
        value = from(published, start + command.length);
        value = slice_cut(&value, '}');
    }
    struct buffer address = {0};
    for (size_t i = 0; i < value.length; i++)
        if (value.bytes[i] != '\\' && !slice_is_blank(value.bytes[i]))
            buffer_add_byte(&address, value.bytes[i]);
    struct slice copy = arena_copy(arena, buffer_slice(&address));
    buffer_release(&address);
    return copy;
}

static void write_record(struct json *json, const struct bibliography_entry *entry,
                         struct arena *arena)
{
    json_open_object(json);
    write_text(json, "type", slice_of(csl_type(entry)));
    write_title(json, entry, arena);
    write_authors(json, entry, arena);
    for (size_t i = 0; i < COUNT(texts); i++)
        write_text(json, texts[i].csl, plain_text(first_of(entry, texts[i].names), arena));
    write_issued(json, entry, arena);
    write_text(json, "language", language_of(entry, arena));
    write_text(json, "URL", address_of(entry, arena));
    json_close_object(json);
}

/* The whole. */

bool bibliography_is_bibtex(struct slice text)
{
    struct slice begun = slice_trim(text);
    return begun.length && (begun.bytes[0] == '@' || begun.bytes[0] == '%');
}

static struct position position_at(struct slice text, size_t at)
{
    struct position position = {1, 1};
    for (size_t i = 0; i < at && i < text.length; i++) {
        position.line += text.bytes[i] == '\n';
        position.column = text.bytes[i] == '\n' ? 1 : position.column + 1;
    }
    return position;
}

bool bibliography_read(struct slice path, struct slice text, struct buffer *json,
                       struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct reader reader = {.text = text, .arena = &arena};
    struct json array = json_begin(json);
    bool is_there = true;
    bool is_good = true;
    json_open_array(&array);
    while (is_good && is_there) {
        struct bibliography_entry entry;
        is_good = take_entry(&reader, &entry, &is_there);
        if (is_there)
            write_record(&array, &entry, &arena);
    }
    json_close_array(&array);
    json_end(&array);
    if (!is_good)
        diagnostics_report(diagnostics, RULE_SYNTAX, path, position_at(text, reader.at),
                           "this entry of BibTeX ends here, and lacks a sign: a field is NAME = "
                           "{VALUE}, and a brace closes the entry");
    arena_release(&arena);
    return is_good;
}

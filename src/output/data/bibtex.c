#include "output/data/bibtex.h"

#include "base/address.h"
#include "model/scope.h"
#include "output/data/latex.h"

#include <string.h>
#include <strings.h>

/* How a CSL type is written in BibTeX, and which field the container, the publisher, volume and
 * issue go to. What an entry has no field for (NULL) is said in a note: biber drops what it does
 * not know. */
struct entry_type {
    const char *csl;
    const char *name;
    const char *container;
    const char *publisher;
    const char *volume;
    const char *number;
};

static const struct entry_type entry_types[] = {
    {"article-journal", "article", "journal", NULL, "volume", "number"},
    {"article-magazine", "article", "journal", NULL, "volume", "number"},
    {"article-newspaper", "article", "journal", NULL, "volume", "number"},
    {"book", "book", "series", "publisher", "volume", "number"},
    {"chapter", "incollection", "booktitle", "publisher", "volume", "number"},
    {"entry", "incollection", "booktitle", "publisher", "volume", "number"},
    {"entry-dictionary", "incollection", "booktitle", "publisher", "volume", "number"},
    {"entry-encyclopedia", "incollection", "booktitle", "publisher", "volume", "number"},
    {"manuscript", "unpublished", "howpublished", NULL, NULL, NULL},
    {"pamphlet", "booklet", "howpublished", NULL, NULL, NULL},
    {"paper-conference", "inproceedings", "booktitle", "publisher", "volume", "number"},
    {"report", "techreport", "type", "institution", NULL, "number"},
    {"thesis", "phdthesis", NULL, "school", NULL, NULL},
    {NULL, "misc", "howpublished", NULL, NULL, NULL},
};

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};

static const struct entry_type *type_of(const struct source *source)
{
    const struct entry_type *type = entry_types;
    while (type->csl && !slice_equal(text_slice(source->type), slice_of(type->csl)))
        type++;
    return type;
}

static void open_field(const char *name, struct buffer *out)
{
    buffer_format(out, ",\n  %s = ", name);
}

static void write_text(const char *name, struct text text, struct buffer *out)
{
    if (!text.length)
        return;
    struct arena arena = {0};
    open_field(name, out);
    buffer_add(out, SLICE("{{"));
    latex_escape(shown_clean(&arena, text_slice(text)), out);
    buffer_add(out, SLICE("}}"));
    arena_release(&arena);
}

/* A number is one only without the braces that keep the capitals of words. */
static void write_number(const char *name, struct text text, struct buffer *out)
{
    bool is_number = text.length > 0;
    for (uint32_t i = 0; i < text.length; i++)
        is_number = is_number && text.bytes[i] >= '0' && text.bytes[i] <= '9';
    if (!is_number) {
        write_text(name, text, out);
        return;
    }
    open_field(name, out);
    buffer_format(out, "{%.*s}", SLICE_ARGUMENTS(text_slice(text)));
}

static bool is_name_letter(char byte)
{
    return (byte & 0x80) || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           byte == '-' || byte == '\'' || byte == '.';
}

static bool is_simple_word(struct slice word)
{
    bool is_and = word.length == 3 && strncasecmp(word.bytes, "and", 3) == 0;
    bool is_particle = word.length && word.bytes[0] >= 'a' && word.bytes[0] <= 'z';
    for (size_t i = 0; i < word.length; i++)
        if (!is_name_letter(word.bytes[i]))
            return false;
    return word.length && !is_and && !is_particle;
}

/* Whether BibTeX takes the part of a name as it stands; what it would take apart goes into braces.
 */
static bool is_simple_name(struct shown name)
{
    struct slice rest = shown_slice(name);
    while (rest.bytes)
        if (!is_simple_word(slice_cut(&rest, ' ')))
            return false;
    return true;
}

/* Biber takes the blank of a command for one between names, but not in braces. */
static void write_name_part(struct text text, bool is_literal, struct buffer *out)
{
    struct arena arena = {0};
    struct buffer escaped = {0};
    struct shown name = shown_clean(&arena, text_slice(text));
    latex_escape(name, &escaped);
    bool has_commands = escaped.length && memchr(escaped.bytes, '\\', escaped.length);
    bool is_simple = !is_literal && !has_commands && is_simple_name(name);
    buffer_add(out, is_simple ? SLICE("") : SLICE("{"));
    buffer_add(out, buffer_slice(&escaped));
    buffer_add(out, is_simple ? SLICE("") : SLICE("}"));
    buffer_release(&escaped);
    arena_release(&arena);
}

static bool is_small(struct shown word)
{
    for (size_t i = 0; i < word.length; i++)
        if ((word.bytes[i] < 'a' || word.bytes[i] > 'z') && word.bytes[i] != ' ')
            return false;
    return word.length;
}

/* BibTeX takes words in small letters before a family name for particles; others go into braces. */
static void write_particle(struct text text, struct buffer *out)
{
    struct arena arena = {0};
    bool is_plain = is_small(shown_clean(&arena, text_slice(text))) &&
                    !slice_equal(text_slice(text), SLICE("and"));
    arena_release(&arena);
    if (is_plain)
        buffer_add(out, text_slice(text));
    else
        write_name_part(text, true, out);
}

static void write_person(const struct person *person, struct buffer *out)
{
    if (person->literal.length || !person->family.length) {
        write_name_part(person->literal.length ? person->literal : person->given, true, out);
        return;
    }
    if (person->non_dropping_particle.length) {
        write_particle(person->non_dropping_particle, out);
        buffer_add_byte(out, ' ');
    }
    write_name_part(person->family, false, out);
    if (person->suffix.length) {
        buffer_add(out, SLICE(", "));
        write_name_part(person->suffix, false, out);
    }
    if (!person->given.length && !person->dropping_particle.length && !person->suffix.length)
        return;
    buffer_add(out, SLICE(", "));
    write_name_part(person->given, false, out);
    if (!person->dropping_particle.length)
        return;
    buffer_add(out, person->given.length ? SLICE(" ") : SLICE(""));
    write_particle(person->dropping_particle, out);
}

static bool has_name(const struct person *person)
{
    return person->literal.length || person->family.length || person->given.length;
}

static void write_authors(const struct person_list *authors, struct buffer *out)
{
    bool is_first = true;
    for (uint32_t i = 0; i < authors->count; i++) {
        if (!has_name(&authors->items[i]))
            continue;
        if (is_first)
            open_field("author", out);
        buffer_add(out, is_first ? SLICE("{") : SLICE(" and "));
        write_person(&authors->items[i], out);
        is_first = false;
    }
    if (!is_first)
        buffer_add_byte(out, '}');
}

/* The year that the entry is sorted by: the first one that is known. Years before the first are in
 * the note alone; "-44" is not a year to its readers. */
static void write_date(const struct edtf *date, struct buffer *out)
{
    const struct edtf_date *first = edtf_is_known(&date->start) ? &date->start : &date->end;
    if (!edtf_is_known(first) || first->year < 1)
        return;
    open_field("year", out);
    buffer_format(out, "{%d}", first->year);
    if (first->precision < EDTF_MONTH)
        return;
    open_field("month", out);
    buffer_add(out, slice_of(months[first->month - 1]));
}

static bool says_more(const struct edtf *date)
{
    const struct edtf_date *start = &date->start;
    return date->is_interval || date->set || start->approximate || start->uncertain ||
           start->years || start->year < 1 || start->precision == EDTF_SEASON ||
           start->precision == EDTF_DAY;
}

static void add_sentence(struct buffer *text, struct slice sentence)
{
    if (!sentence.length)
        return;
    if (text->length)
        buffer_add_byte(text, ' ');
    buffer_add(text, sentence);
}

static void add_part(struct buffer *note, const char *label, struct text text)
{
    if (!text.length)
        return;
    buffer_add(note, note->length ? SLICE(", ") : SLICE(""));
    buffer_add(note, slice_of(label));
    buffer_add(note, text_slice(text));
}

/* Books and what stands in them have a volume or a number. */
static const char *number_field(const struct entry_type *type, const struct source *source)
{
    bool is_journal = type->container && strcmp(type->container, "journal") == 0;
    return type->volume && source->volume.length && !is_journal ? NULL : type->number;
}

static bool has_own_publisher(const struct source *source)
{
    return source->publisher.length &&
           !slice_equal(text_slice(source->publisher), text_slice(source->container_title));
}

static void write_buffer(const char *name, const struct buffer *words, struct buffer *out)
{
    write_text(name, (struct text){words->bytes, (uint32_t)words->length, {0}}, out);
}

/* For the reader of the bibliography: what the entry has no field for, and the date in words. */
static void write_note(const struct source *source, const struct entry_type *type,
                       struct buffer *out)
{
    struct arena arena = {0};
    struct buffer note = {0};
    const struct text none = {0};
    const struct edtf *date = &source->issued.value;
    add_part(&note, "", type->container ? none : source->container_title);
    add_part(&note, "", type->publisher || !has_own_publisher(source) ? none : source->publisher);
    add_part(&note, "volume ", type->volume ? none : source->volume);
    add_part(&note, "number ", number_field(type, source) ? none : source->issue);
    if (date->start.precision != EDTF_NONE && says_more(date)) {
        buffer_add(&note, note.length ? SLICE(", dated ") : SLICE("Dated "));
        buffer_add(&note, edtf_format(&arena, date));
    }
    write_buffer("note", &note, out);
    buffer_release(&note);
    arena_release(&arena);
}

/* What a curator says of the source is an annotation, which styles do not print. */
static void write_annotation(const struct source *source, struct buffer *out)
{
    struct buffer annotation = {0};
    add_sentence(&annotation, text_slice(source->note));
    add_sentence(&annotation, text_slice(source->title_note));
    add_sentence(&annotation, text_slice(source->issued_note));
    write_buffer("annote", &annotation, out);
    buffer_release(&annotation);
}

/* An address is taken as it stands, so what would end or confuse the field is percent-encoded. */
static void write_url(struct text url, struct buffer *out)
{
    struct buffer encoded = {0};
    if (!url.length)
        return;
    bool is_refused = address_encode(text_slice(url), &encoded) != NULL;
    struct slice address = is_refused ? text_slice(url) : buffer_slice(&encoded);
    open_field("url", out);
    buffer_add_byte(out, '{');
    for (size_t i = 0; i < address.length; i++) {
        char byte = address.bytes[i];
        if (byte > ' ' && byte < 0x7F && !memchr("{}\\^`<>\"|", byte, 9))
            buffer_add_byte(out, byte);
        else
            buffer_format(out, "%%%02X", (unsigned char)byte);
    }
    buffer_add_byte(out, '}');
    buffer_release(&encoded);
}

/* The names that babel and biblatex know, by the first part of a BCP 47 tag. */
static const struct {
    const char *tag;
    const char *name;
} languages[] = {
    {"ar", "arabic"},     {"az", "azerbaijani"}, {"be", "belarusian"}, {"bg", "bulgarian"},
    {"cs", "czech"},      {"da", "danish"},      {"de", "ngerman"},    {"el", "greek"},
    {"en", "english"},    {"es", "spanish"},     {"et", "estonian"},   {"fa", "persian"},
    {"fi", "finnish"},    {"fr", "french"},      {"he", "hebrew"},     {"hi", "hindi"},
    {"hr", "croatian"},   {"hu", "magyar"},      {"hy", "armenian"},   {"it", "italian"},
    {"ja", "japanese"},   {"ka", "georgian"},    {"ko", "korean"},     {"lt", "lithuanian"},
    {"lv", "latvian"},    {"nb", "norsk"},       {"nl", "dutch"},      {"nn", "nynorsk"},
    {"no", "norsk"},      {"pl", "polish"},      {"pt", "portuguese"}, {"ro", "romanian"},
    {"ru", "russian"},    {"sk", "slovak"},      {"sl", "slovene"},    {"sr", "serbian"},
    {"sv", "swedish"},    {"tr", "turkish"},     {"uk", "ukrainian"},  {"ur", "urdu"},
    {"vi", "vietnamese"}, {"zh", "chinese"},
};

/* Styles print "language" as it stands; what a tag is for is "langid". A language without a name
 * here is left out. */
static void write_language(struct text language, struct buffer *out)
{
    struct slice rest = text_slice(language);
    struct slice tag = slice_cut(&rest, '-');
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (tag.length == 2 && strncasecmp(tag.bytes, languages[i].tag, 2) == 0) {
            open_field("langid", out);
            buffer_format(out, "{%s}", languages[i].name);
        }
}

static void write_source(const struct brief *brief, struct buffer *out)
{
    const struct source *source = &brief->source;
    const struct entry_type *type = type_of(source);
    buffer_format(out, "@%s{%.*s", type->name, SLICE_ARGUMENTS(text_slice(brief->id)));
    write_authors(&source->authors, out);
    write_text("title", source->title, out);
    if (type->container)
        write_text(type->container, source->container_title, out);
    if (type->publisher && has_own_publisher(source))
        write_text(type->publisher, source->publisher, out);
    if (type->volume)
        write_number(type->volume, source->volume, out);
    if (number_field(type, source))
        write_number(number_field(type, source), source->issue, out);
    write_date(&source->issued.value, out);
    write_language(source->language, out);
    write_url(source->url, out);
    write_note(source, type, out);
    write_annotation(source, out);
    buffer_add(out, SLICE("\n}\n"));
}

size_t bibtex_write(const struct dossier *dossier, struct place place, struct buffer *out)
{
    size_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        if (!place_has_brief(place, dossier->briefs[i]))
            continue;
        if (count)
            buffer_add_byte(out, '\n');
        write_source(dossier->briefs[i], out);
        count++;
    }
    return count;
}

#include "output/page/page_footer.h"

#include "base/count.h"
#include "model/own_words.h"
#include "model/scope.h"

struct tally {
    uint32_t all;
    uint32_t left_off;
};

static const struct {
    const char *one;
    const char *several;
} names[SECTION_COUNT] = {
    [SECTION_NEWS] = {"new source", "new sources"},
    [SECTION_JUDGMENTS] = {"judgment", "judgments"},
    [SECTION_POINTS] = {"point", "points"},
    [SECTION_CONTRADICTIONS] = {"contradiction", "contradictions"},
    [SECTION_ACTORS] = {"actor", "actors"},
    [SECTION_CORRIDORS] = {"corridor", "corridors"},
    [SECTION_ROUTES] = {"route", "routes"},
    [SECTION_EVENTS] = {"event", "events"},
    [SECTION_QUESTIONS] = {"question", "questions"},
    [SECTION_SOURCES] = {"source title", "source titles"},
};

const char *page_footer_section(enum section section)
{
    return names[section].several;
}

const char *page_footer_section_item(enum section section)
{
    return names[section].one;
}

static void count_sections(const struct document *document, const bool *is_dropped,
                           struct tally tallies[SECTION_COUNT])
{
    for (uint32_t i = 0; i < document->count; i++) {
        struct tally *tally = &tallies[document->blocks[i].section];
        tally->all++;
        tally->left_off += is_dropped && is_dropped[i];
    }
}

static void write_tally(const struct document *document, const struct tally *tally,
                        enum section section, struct buffer *out)
{
    struct arena arena = {0};
    bool is_one = tally->all == 1;
    struct shown name =
        own_words(&arena, document->dossier, is_one ? names[section].one : names[section].several);
    if (tally->left_off < tally->all)
        buffer_format(out, "%u of %u ", tally->left_off, tally->all);
    else
        buffer_format(out, is_one ? "%u " : "all %u ", tally->all);
    buffer_add(out, shown_slice(name));
    arena_release(&arena);
}

static uint32_t count_named(const struct tally *tallies)
{
    uint32_t count = 0;
    for (int i = SECTION_NONE + 1; i < SECTION_COUNT; i++)
        count += tallies[i].left_off > 0;
    return count;
}

/* A sentence may begin with "all". */
static void capitalise(struct buffer *out, size_t start)
{
    if (start < out->length && out->bytes[start] >= 'a' && out->bytes[start] <= 'z')
        out->bytes[start] = (char)(out->bytes[start] - 'a' + 'A');
}

static void write_tallies(const struct document *document, const struct tally *tallies,
                          struct buffer *out)
{
    uint32_t count = count_named(tallies);
    uint32_t written = 0;
    size_t start = out->length;
    bool is_one = false;
    for (int i = SECTION_NONE + 1; i < SECTION_COUNT; i++) {
        if (!tallies[i].left_off)
            continue;
        buffer_format(out, "%s", !written ? "" : written + 1 == count ? " and " : ", ");
        write_tally(document, &tallies[i], (enum section)i, out);
        is_one = tallies[i].left_off == 1;
        written++;
    }
    buffer_format(out, count == 1 && is_one ? " is left off." : " are left off.");
    capitalise(out, start);
}

static void write_command(const struct document *document, struct buffer *out)
{
    struct arena arena = {0};
    struct slice address = place_write(document->place, &arena);
    buffer_format(out, " The rest: precis show%s%.*s", address.length ? " " : "",
                  SLICE_ARGUMENTS(address));
    if (document->place.only && document->place.only->since)
        buffer_format(out, " --since %.*s",
                      SLICE_ARGUMENTS(text_slice(document->place.only->since->text)));
    arena_release(&arena);
}

/* Whether what is on the page has a calculation of the curator's. */
static bool has_calculation(const struct document *document, const bool *is_dropped)
{
    for (uint32_t i = 0; i < document->count; i++)
        if (document->blocks[i].has_calculation && !is_dropped[i])
            return true;
    return false;
}

/* Before it is known what is on the page. */
static bool may_have_calculation(const struct document *document)
{
    for (uint32_t i = 0; i < document->count; i++) {
        const struct claim *sides[] = {entry_claim(document->blocks[i].subject),
                                       entry_claim(document->blocks[i].second)};
        for (size_t j = 0; j < COUNT(sides); j++)
            if (sides[j] && text_is_present(sides[j]->calculation))
                return true;
    }
    return false;
}

static void write(const struct document *document, const struct tally *tallies, bool is_calculated,
                  struct buffer *out)
{
    const char *sign = is_calculated && !document->is_whole ? " * Curator's calculation." : "";
    if (document->is_abridged)
        buffer_format(out, "Judgments are given by their first sentences. ");
    if (!count_named(tallies)) {
        buffer_format(out, "Nothing %sis left off.%s", document->is_abridged ? "else " : "", sign);
        return;
    }
    write_tallies(document, tallies, out);
    buffer_format(out, "%s", sign);
    if (document->names_command)
        write_command(document, out);
}

void page_footer_write(const struct document *document, const bool *is_dropped, struct buffer *out)
{
    struct tally tallies[SECTION_COUNT] = {{0}};
    count_sections(document, is_dropped, tallies);
    write(document, tallies,
          is_dropped ? has_calculation(document, is_dropped) : may_have_calculation(document), out);
}

/* As many digits as there can be, and never the shorter "all". */
void page_footer_write_longest(const struct document *document, struct buffer *out)
{
    struct tally tallies[SECTION_COUNT] = {{0}};
    count_sections(document, NULL, tallies);
    for (int i = 0; i < SECTION_COUNT; i++) {
        tallies[i].left_off = tallies[i].all;
        tallies[i].all += tallies[i].all > 0;
    }
    write(document, tallies, may_have_calculation(document), out);
}

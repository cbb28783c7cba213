#include "output/page/page_footer.h"

#include "model/own_words.h"
#include "model/scope.h"

struct tally {
    uint32_t all;
    uint32_t kept;
};

static const char *const section_names[SECTION_COUNT] = {
    [SECTION_JUDGMENTS] = "judgments",
    [SECTION_POINTS] = "points",
    [SECTION_CONTRADICTIONS] = "contradictions",
    [SECTION_ACTORS] = "actors",
    [SECTION_CORRIDORS] = "corridors",
    [SECTION_ROUTES] = "routes",
    [SECTION_EVENTS] = "events",
    [SECTION_QUESTIONS] = "questions",
    [SECTION_SOURCES] = "sources",
};

const char *page_footer_section(enum section section)
{
    return section_names[section];
}

static void count_sections(const struct document *document, const bool *is_dropped,
                           struct tally tallies[SECTION_COUNT])
{
    for (uint32_t i = 0; i < document->count; i++) {
        struct tally *tally = &tallies[document->blocks[i].section];
        tally->all++;
        tally->kept += !is_dropped || !is_dropped[i];
    }
}

/* Whether something is left off. */
static bool write_tallies(const struct document *document, const struct tally *tallies,
                          struct buffer *out)
{
    struct arena arena = {0};
    bool is_first = true;
    for (int i = SECTION_NONE + 1; i < SECTION_COUNT; i++) {
        if (tallies[i].kept == tallies[i].all)
            continue;
        struct shown name = own_words(&arena, document->dossier, section_names[i]);
        buffer_format(out, "%s%u of %u %.*s", is_first ? "" : ", ", tallies[i].kept, tallies[i].all,
                      SLICE_ARGUMENTS(name));
        is_first = false;
    }
    arena_release(&arena);
    return !is_first;
}

static void write(const struct document *document, const struct tally *tallies, struct buffer *out)
{
    if (!write_tallies(document, tallies, out)) {
        buffer_format(out, "Nothing was left off.");
        return;
    }
    struct arena arena = {0};
    struct slice address = place_write(document->place, &arena);
    buffer_format(out, "; the rest: precis show%s%.*s", address.length ? " " : "",
                  SLICE_ARGUMENTS(address));
    if (document->place.only && document->place.only->since)
        buffer_format(out, " --since %.*s",
                      SLICE_ARGUMENTS(text_slice(document->place.only->since->text)));
    arena_release(&arena);
}

void page_footer_write(const struct document *document, const bool *is_dropped, struct buffer *out)
{
    struct tally tallies[SECTION_COUNT] = {{0}};
    count_sections(document, is_dropped, tallies);
    write(document, tallies, out);
}

void page_footer_write_longest(const struct document *document, struct buffer *out)
{
    struct tally tallies[SECTION_COUNT] = {{0}};
    count_sections(document, NULL, tallies);
    for (int i = 0; i < SECTION_COUNT; i++)
        tallies[i].kept = tallies[i].all ? tallies[i].all - 1 : 0;
    write(document, tallies, out);
}

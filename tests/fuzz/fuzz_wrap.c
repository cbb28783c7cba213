/* Wrapping at every width from 1 to 400: no line is wider than asked, unless a single cluster is;
 * nothing but blanks is lost; and what a text is cut to fits. */
#include "base/width.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"

#include <string.h>

static int columns_of(struct shown text, size_t start, size_t end)
{
    int columns = 0;
    while (start < end) {
        struct cluster cluster = width_cluster(text, start);
        FUZZ_REQUIRE(cluster.length && cluster.length <= WIDTH_LONGEST_CLUSTER &&
                         (cluster.columns == 1 || cluster.columns == 2),
                     "a cluster of %zu bytes and %d columns at %zu", cluster.length,
                     cluster.columns, start);
        start += cluster.length;
        columns += cluster.columns;
    }
    FUZZ_REQUIRE(start == end, "it ends within a cluster, %zu bytes before its end", start - end);
    return columns;
}

static bool is_blank(struct shown text, size_t start, size_t end)
{
    while (start < end && text.bytes[start] == ' ')
        start++;
    return start == end;
}

static void check_line(struct shown text, const struct wrapped_line *line, size_t start, int width)
{
    FUZZ_REQUIRE(line->start == start && line->next > start && line->next <= text.length,
                 "no progress at %zu: %zu to %zu", start, line->start, line->next);
    FUZZ_REQUIRE(line->end >= start && line->end <= line->next &&
                     is_blank(text, line->end, line->next),
                 "something is lost between %zu and %zu", line->end, line->next);
    int columns = columns_of(text, line->start, line->end);
    bool is_lone = line->end == start + width_cluster(text, start).length;
    FUZZ_REQUIRE(columns == line->columns, "%d columns, said to be %d", columns, line->columns);
    FUZZ_REQUIRE(columns <= width || (is_lone && width == 1), "%d columns at a width of %d",
                 columns, width);
}

static void check_wrapping(struct shown text, const char *breaks, int width)
{
    struct wrapped_line line;
    for (size_t at = 0; at < text.length; at = line.next) {
        line = width_wrap(text, breaks, at, width);
        check_line(text, &line, at, width);
    }
}

/* A line may begin at the first byte of a character only, and never at the start of the text. */
static void check_breaks(struct shown text, const char *breaks)
{
    for (size_t at = 0; at < text.length; at++) {
        bool is_inside = ((unsigned char)text.bytes[at] & 0xC0) == 0x80;
        FUZZ_REQUIRE(breaks[at] == WIDTH_NO_BREAK ||
                         (breaks[at] == WIDTH_MAY_BREAK && at && !is_inside),
                     "a break of %d at %zu", breaks[at], at);
    }
}

static void check_cutting(struct shown text, int width, struct arena *arena)
{
    struct shown cut = width_ellipsis(arena, text, width);
    size_t fit = width_fit(text, width);
    int whole = columns_of(text, 0, text.length);
    FUZZ_REQUIRE(width_columns(text) == whole, "%d columns, counted %d", whole,
                 width_columns(text));
    FUZZ_REQUIRE(width_columns(cut) <= width, "cut to %d of %d columns", width_columns(cut), width);
    FUZZ_REQUIRE(columns_of(text, 0, fit) <= width, "the first %zu bytes do not fit", fit);
    FUZZ_REQUIRE((fit == text.length) == (whole <= width), "%zu bytes are said to fit", fit);
    const char *fault = plain_fault(shown_slice(cut), "");
    FUZZ_REQUIRE(!fault, "cut, it holds %s", fault);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_input input = fuzz_begin(bytes, length);
    struct arena arena = {0};
    int width = fuzz_number(&input, 1, 400);
    struct shown text = shown_clean(&arena, input.rest);
    char *breaks = arena_allocate_bytes(&arena, text.length + 1);
    breaks[text.length] = 7;
    width_breaks(text, breaks);
    FUZZ_REQUIRE(breaks[text.length] == 7, "a byte after the breaks was written");
    check_breaks(text, breaks);
    check_wrapping(text, breaks, width);
    check_wrapping(text, breaks, 1 + width % 13);
    check_cutting(text, width, &arena);
    check_cutting(text, 1 + width % 13, &arena);
    arena_release(&arena);
    return 0;
}

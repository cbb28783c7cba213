#include "output/pdf/pdf_runs.h"

#include "base/utf8.h"
#include "output/pdf/pdf_quotes.h"
#include "render/web_link.h"

#include <string.h>

/* Bytes that are kept together, and the lines that have room for them, in sizes of type. */
enum { LONGEST_KEPT = 32, LONGEST_TAIL = 52, LONGEST_WORDS = 24, LEAST_TAIL = 9 };

static const double narrowest_keeping = 24; /* times the size of the type */

/* A source stands out where it begins an item; elsewhere it is a detail. */
static struct pdf_type type_of(const struct span *span, bool is_first, struct pdf_manner manner)
{
    enum role role = (enum role)span->role;
    if (role == ROLE_LINK && !is_first)
        role = ROLE_DETAIL;
    if (role == ROLE_STRONG && manner.is_lead)
        role = ROLE_TEXT;
    struct pdf_type type = pdf_design_type(role, manner.size);
    if (span->role == ROLE_THEME)
        type.color = pdf_design_theme_color(span->theme);
    return type;
}

/* Beside what is said: sources, people, paragraphs, remarks. */
static bool is_aside(const struct span *span)
{
    return span->role == ROLE_LINK || span->role == ROLE_DETAIL || span->role == ROLE_NOTE;
}

/* Names of sources and people, remarks in brackets; not ", 12". */
static bool is_label(const struct span *span)
{
    bool is_further = span->text.length && strchr(",;", span->text.bytes[0]);
    return is_aside(span) && !is_further && span->text.length <= LONGEST_KEPT;
}

static uint32_t first_of(struct shown text)
{
    uint32_t character = 0;
    utf8_decode(text.bytes, text.length, &character);
    return text.length ? character : 0;
}

static uint32_t last_of(struct shown text)
{
    size_t at = utf8_before(text.bytes, text.length);
    return first_of(shown_part(text, at, text.length));
}

/* ", ", "; " or "; also " between two citations; not ", 12". */
static bool parts_citations(const struct pdf_run *run)
{
    struct shown text = run->text;
    return run->is_aside && text.length >= 2 && strchr(",;", text.bytes[0]) &&
           text.bytes[1] == ' ' && text.bytes[text.length - 1] == ' ';
}

/* Whether a byte is of an isolate of base/direction.h, which nobody sees. */
static bool is_unseen(struct shown text, size_t at)
{
    static const char start[] = {'\xe2', '\x81'};
    for (size_t before = 0; before < 3 && before <= at; before++) {
        const char *first = text.bytes + at - before;
        bool is_whole = at - before + 3 <= text.length;
        if (is_whole && memcmp(first, start, sizeof start) == 0 &&
            (unsigned char)first[2] >= 0xa6 && (unsigned char)first[2] <= 0xa9)
            return true;
    }
    return false;
}

/* What has been passed of the end of a paragraph, in bytes. */
struct tail {
    size_t length;
    size_t seen;  /* without isolates */
    size_t words; /* of these what is said: no citation */
    uint32_t gaps;
    size_t kept; /* from the last blank on */
};

/* Whether the line that begins there says enough. */
static bool is_enough(const struct tail *tail)
{
    return tail->words >= LEAST_TAIL && tail->gaps > 0;
}

/* Whether the tail goes no further back than into this run. */
static bool ends_in(struct tail *tail, const struct pdf_run *run)
{
    for (size_t at = run->text.length; at-- > 0; tail->length++) {
        if (tail->seen > LONGEST_TAIL || tail->words > LONGEST_WORDS)
            return true;
        bool is_blank = run->text.bytes[at] == ' ';
        tail->kept = is_blank ? tail->length : tail->kept;
        if (is_blank && is_enough(tail))
            return true;
        bool is_word = !run->is_aside && !is_unseen(run->text, at);
        tail->gaps += is_blank && is_word && tail->words;
        tail->words += is_word;
        tail->seen += !is_unseen(run->text, at);
    }
    return false;
}

/* The end that no line begins within: two words and what is cited after them, so that no word
 * stands alone; of a row of citations no more than it needs not to stand alone. */
static size_t tail_of(const struct pdf_paragraph *paragraph)
{
    struct tail tail = {0};
    for (uint32_t i = paragraph->run_count; i-- > 0;) {
        if (parts_citations(&paragraph->runs[i]) && tail.seen >= LEAST_TAIL)
            return tail.length;
        if (ends_in(&tail, &paragraph->runs[i]))
            return tail.kept;
    }
    return 0;
}

/* Keeps a run on one line; the blank before a bracket becomes a run before it, where a line may
 * end. How many runs there are more. */
static uint32_t keep(struct pdf_run *run)
{
    bool has_blank =
        run->text.length > 1 && run->text.bytes[0] == ' ' && strchr("[(", run->text.bytes[1]);
    if (has_blank) {
        run[1] = run[0];
        run[0].text = shown_part(run[0].text, 0, 1);
        run[1].text = shown_part(run[1].text, 1, run[1].text.length);
    }
    run[has_blank].is_kept = true;
    return has_blank;
}

bool pdf_runs_build(struct arena *arena, const struct span *spans, uint32_t count,
                    struct pdf_manner manner, struct pdf_paragraph *paragraph)
{
    struct pdf_run *runs = ARENA_ARRAY(arena, struct pdf_run, (size_t)count * 2);
    size_t left = PDF_LONGEST_TEXT;
    bool keeps = paragraph->width >= narrowest_keeping * manner.size;
    uint32_t before = 0;
    for (uint32_t i = 0; i < count && left; i++) {
        const struct span *span = &spans[i];
        struct shown text = pdf_cut(span->text, left);
        struct pdf_run *run = &runs[paragraph->run_count++];
        run->text =
            pdf_quotes_curl(arena, text, before, i + 1 < count ? first_of(spans[i + 1].text) : 0);
        run->type = type_of(span, i == 0, manner);
        run->address = web_link_of(arena, span);
        run->is_aside = is_aside(span);
        if (keeps && is_label(span))
            paragraph->run_count += keep(run);
        left = text.length < span->text.length ? 0 : left - text.length;
        before = text.length ? last_of(text) : before;
    }
    paragraph->runs = runs;
    paragraph->kept_tail = keeps ? tail_of(paragraph) : 0;
    return left > 0;
}

/* An article that briefs are held against: whatever its bytes, every message is clean and names a
 * line of it, the numbers found in it lie in it, what it says is borne out by itself, and what is
 * shown of it is clean. */
#include "check/articles.h"
#include "evidence/article_facts.h"
#include "evidence/articles.h"
#include "evidence/numbers.h"
#include "evidence/tongue.h"
#include "fuzz/fuzz.h"
#include "fuzz/messages.h"
#include "fuzz/plain.h"
#include "load/article.h"
#include "load/loader.h"
#include "model/footing.h"
#include "output/page/plain_text.h"
#include "render/compose.h"
#include "render/provenance.h"

#include <stdio.h>

static const struct loaded *alder(void)
{
    static struct loaded loaded;
    if (!loaded.dossier)
        loaded = load_dossier("tests/data/articles-alder");
    FUZZ_REQUIRE(loaded.dossier, "tests/data/articles-alder is not to be found from here");
    return &loaded;
}

static const char *path_of(const struct brief *brief, struct arena *arena)
{
    return arena_format(arena, "%s/%.*s", fuzz_folder(),
                        SLICE_ARGUMENTS(text_slice(brief->source.document)))
        .bytes;
}

static void check_quantities(const struct numbers *numbers, struct slice text)
{
    for (size_t i = 0; i < numbers->count; i++) {
        const struct quantity *quantity = &numbers->items[i];
        FUZZ_REQUIRE(quantity->start < quantity->end && quantity->end <= text.length &&
                         quantity->first <= quantity->last &&
                         quantity->last < numbers->lexemes.count,
                     "a quantity from %u to %u, lexemes %u to %u", quantity->start, quantity->end,
                     quantity->first, quantity->last);
        FUZZ_REQUIRE(!i || numbers->items[i - 1].start <= quantity->start,
                     "quantities in the wrong order");
        FUZZ_REQUIRE(quantity->day <= 31 && (quantity->month <= 12 ||
                                             (quantity->month >= 21 && quantity->month <= 24)),
                     "day %u of month %u", quantity->day, quantity->month);
    }
    uint32_t end = 0;
    for (size_t i = 0; i < numbers->lexemes.count; i++) {
        const struct lexeme *lexeme = &numbers->lexemes.items[i];
        FUZZ_REQUIRE(lexeme->start >= end && lexeme->end > lexeme->start &&
                         lexeme->end <= text.length,
                     "a lexeme from %u to %u, after %u", lexeme->start, lexeme->end, end);
        end = lexeme->end;
    }
}

/* Counted from the beginning of the file; a byte order mark is no character of its line. */
static void check_place(const struct article *article, const struct article_span *paragraph)
{
    struct position at = {1, 1};
    size_t start = slice_starts_with(buffer_slice(&article->bytes), SLICE("\xEF\xBB\xBF")) ? 3 : 0;
    for (size_t i = start; i < paragraph->start; i++) {
        char byte = article->bytes.bytes[i];
        at.column = byte == '\n' ? 1 : at.column + (((unsigned char)byte & 0xC0) != 0x80);
        at.line += byte == '\n';
    }
    FUZZ_REQUIRE(at.line == paragraph->at.line && at.column == paragraph->at.column,
                 "a paragraph is at %u:%u, and said to be at %u:%u", at.line, at.column,
                 paragraph->at.line, paragraph->at.column);
}

/* Numbers of twelve at most are not told, and months are from 1 to 12. */
static void check_words(struct slice text, uint32_t number)
{
    static const char *const tags[] = {"ar", "fa", "he", "az", "tr", "ru", "de", "fr", "es", "zh"};
    struct arena arena = {0};
    const struct tongue *tongue =
        tongue_of(slice_of(tags[number % (sizeof tags / sizeof *tags)]), &arena);
    struct tongue_words words = tongue_read(tongue, text, &arena);
    for (size_t i = 0; i < words.number_count; i++)
        FUZZ_REQUIRE(words.numbers[i] > 12, "a number of %u", (unsigned)words.numbers[i]);
    FUZZ_REQUIRE(!(words.months & ~0x1FFEu), "months of %x", words.months);
    arena_release(&arena);
}

static void check_paragraph(const struct article *article, const struct printed *printed,
                            uint32_t number, struct numbers *numbers)
{
    struct number paragraph = {.value = number};
    struct slice text = article_paragraph(article, number);
    check_place(article, &article->paragraphs[number - 1]);
    check_words(text, number);
    numbers_read(numbers, text);
    check_quantities(numbers, text);
    for (size_t i = 0; i < numbers->count; i++)
        FUZZ_REQUIRE(printed_has(printed, (struct number_list){&paragraph, 1}, &numbers->items[i]),
                     "'%.*s' is not found in '%.*s'",
                     (int)(numbers->items[i].end - numbers->items[i].start),
                     text.bytes + numbers->items[i].start, SLICE_ARGUMENTS(text));
}

/* What is read in an odd way is read so twice. */
static void check_against_itself(const struct brief *brief, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct article article = {0};
    struct numbers numbers = {0};
    if (article_read(&article, fuzz_folder(), brief, diagnostics)) {
        const struct printed *printed =
            printed_read(&article, brief, alder()->dossier->names, &arena);
        for (uint32_t i = 1; i <= article.count; i++)
            check_paragraph(&article, printed, i, &numbers);
    }
    numbers_release(&numbers);
    article_release(&article);
    arena_release(&arena);
}

/* What carries a passage lies in its paragraph, from left to right. */
static void check_carriers(void *context, const struct passage *passage)
{
    struct articles *articles = context;
    const struct article *article = articles_find(articles, passage->brief);
    struct evidence evidence;
    struct arena arena = {0};
    bool has_evidence = articles_evidence(articles, passage->brief, &evidence);
    for (uint32_t i = 1; has_evidence && i <= article->count; i++) {
        struct slice text = article_paragraph(article, i);
        struct carrier_list carriers = carriers_find(&evidence, passage, text, &arena);
        size_t end = 0;
        for (size_t j = 0; j < carriers.count; j++) {
            FUZZ_REQUIRE(carriers.items[j].start >= end &&
                             carriers.items[j].start < carriers.items[j].end &&
                             carriers.items[j].end <= text.length,
                         "a carrier from %zu to %zu, after %zu", carriers.items[j].start,
                         carriers.items[j].end, end);
            end = carriers.items[j].end;
        }
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static void check_shown(struct document *document)
{
    struct buffer out = {0};
    text_write(document, 60, false, &out);
    FUZZ_REQUIRE(!plain_fault(buffer_slice(&out), "\n"), "%s in\n%s",
                 plain_fault(buffer_slice(&out), "\n"), out.bytes);
    buffer_release(&out);
    document_release(document);
}

/* The article as it is read, and the provenance of a point. */
static void check_reading(const struct dossier *dossier)
{
    const struct brief *brief = dossier->briefs[0];
    struct arena arena = {0};
    struct articles *articles = articles_create(fuzz_folder(), article_read);
    articles_set_dossier(articles, dossier);
    struct document article = {.articles = articles};
    compose(&article, dossier, (struct place){.view = VIEW_ARTICLES, .brief = brief},
            DETAIL_EVIDENCE);
    check_shown(&article);
    struct document provenance = {.articles = articles};
    compose_provenance(&provenance, dossier, &brief->claims.items[0].entry);
    check_shown(&provenance);
    footings_visit(brief, &arena, check_carriers, articles);
    articles_release(articles);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct dossier *dossier = alder()->dossier;
    struct slice text = {(const char *)bytes, length};
    struct extent extent = extent_of(text);
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        fuzz_write(path_of(dossier->briefs[i], &arena), text);
    check_articles(dossier, fuzz_folder(), &diagnostics);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        check_messages(&diagnostics, slice_of(path_of(dossier->briefs[i], &arena)), &extent);
    check_against_itself(dossier->briefs[0], &diagnostics);
    check_reading(dossier);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    return 0;
}

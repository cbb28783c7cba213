/* One page, whatever the dossier: never more lines or columns than asked, the bottom line and the
 * footer always there, the footer true, and what goes goes by priority. */
#define _GNU_SOURCE /* strcasestr */
#include "base/width.h"
#include "output/page/page_footer.h"
#include "output/page/text_page.h"
#include "render/compose.h"
#include "render/layout.h"
#include "support/dice.h"
#include "support/made_up.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

#define EVERY_SAMPLE                                                                               \
    cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample)

/* A page with what is known of it. */
struct print {
    struct document document;
    struct place place; /* as asked for: the document's is that of the source for a point */
    struct page_size size;
    struct buffer text;          /* as printed */
    struct buffer inked;         /* without blanks and line feeds */
    struct buffer inked_sources; /* of that, what stands below the heading of the sources */
    struct buffer footer;        /* its last paragraph in one line */
    bool is_complete;
    struct arena arena;
    const char *where;
};

static void add_inked(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] != ' ' && text.bytes[i] != '\n')
            buffer_add_byte(out, text.bytes[i]);
}

/* The lines after the last empty one, joined. */
static void find_footer(struct print *print)
{
    struct slice rest = buffer_slice(&print->text);
    while (rest.length) {
        struct slice line = slice_cut(&rest, '\n');
        if (!line.length)
            buffer_clear(&print->footer);
        else
            buffer_format(&print->footer, "%s%.*s", print->footer.length ? " " : "",
                          SLICE_ARGUMENTS(line));
    }
}

static void find_sources(struct print *print)
{
    static const char heading[] = "\nSOURCES\n";
    const char *list = strstr(print->text.bytes, heading);
    if (list)
        add_inked(&print->inked_sources, slice_of(list + sizeof heading - 1));
}

static struct print print_place(const struct dossier *dossier, struct place place,
                                struct page_size size)
{
    struct print print = {.place = place, .size = size};
    compose_page(&print.document, dossier, place);
    print.is_complete = page_write_text(&print.document, size, &print.text);
    add_inked(&print.inked, buffer_slice(&print.text));
    find_sources(&print);
    find_footer(&print);
    print.where = arena_format(&print.arena, "%s at %dx%d", sample_describe(place, &print.arena),
                               size.columns, size.lines)
                      .bytes;
    return print;
}

static void release(struct print *print)
{
    document_release(&print->document);
    buffer_release(&print->text);
    buffer_release(&print->inked);
    buffer_release(&print->inked_sources);
    buffer_release(&print->footer);
    arena_release(&print->arena);
}

static bool has_ink(const struct buffer *where, struct slice text)
{
    struct buffer inked = {0};
    add_inked(&inked, text);
    bool found = !inked.length || (where->length && strstr(where->bytes, inked.bytes) != NULL);
    buffer_release(&inked);
    return found;
}

static bool has(const struct print *print, struct slice text)
{
    return has_ink(&print->inked, text);
}

/* Size. */

static bool is_ascii(struct slice line)
{
    for (size_t i = 0; i < line.length; i++)
        if ((unsigned char)line.bytes[i] >= 0x80)
            return false;
    return true;
}

static void check_size(const struct print *print)
{
    int lines = 0;
    bool is_narrow = true;
    bool is_plain = true;
    struct slice rest = buffer_slice(&print->text);
    while (rest.length) {
        struct slice line = slice_cut(&rest, '\n');
        struct shown shown = {line.bytes, line.length};
        lines++;
        is_narrow = is_narrow && width_columns(shown) <= print->size.columns;
        is_plain = is_plain && shown_is_clean(line) && (!print->size.ascii || is_ascii(line));
    }
    cr_expect_leq(lines, print->size.lines, "%s: %d lines", print->where, lines);
    cr_expect(is_narrow, "%s: a line is too wide:\n%s", print->where, print->text.bytes);
    cr_expect(is_plain, "%s: a line holds what it must not", print->where);
    cr_expect_gt(print->footer.length, 0, "%s: no footer", print->where);
}

static void check_same_again(const struct print *print)
{
    struct print again = print_place(print->document.dossier, print->place, print->size);
    cr_expect(slice_equal(buffer_slice(&print->text), buffer_slice(&again.text)), "%s",
              print->where);
    release(&again);
}

/* What is on it. */

static struct text bottom_line_of(const struct print *print)
{
    struct place place = print->document.place;
    if (place.item || place.view != VIEW_READ || (place.brief && place.theme))
        return (struct text){0};
    if (place.brief)
        return place.brief->bottom_line;
    if (place.theme)
        return place.theme->definition;
    return print->document.dossier->description->bottom_line;
}

static void check_bottom_line(const struct print *print)
{
    struct arena arena = {0};
    struct shown line = shown_clean(&arena, text_slice(bottom_line_of(print)));
    cr_expect(has(print, shown_slice(line)), "%s: the bottom line is not whole:\n%s", print->where,
              print->text.bytes);
    arena_release(&arena);
}

/* The word that only this block has, by made_up.h; empty where it cannot be told from others. */
static struct slice token_of(const struct block *block, struct place place)
{
    struct text text = {0};
    switch ((enum section)block->section) {
    case SECTION_JUDGMENTS:
        text = ((const struct synthesis_line *)block->argument)->text;
        break;
    case SECTION_CONTRADICTIONS:
        text = ((const struct cross_reference *)block->argument)->note;
        break;
    case SECTION_ACTORS:
        text = ((const struct actor_role *)block->argument)->role;
        break;
    case SECTION_CORRIDORS:
        text = ((const struct corridor_account *)block->argument)->text;
        break;
    case SECTION_ROUTES:
        text = entry_corridor(block->subject)->route.items[0].place;
        break;
    case SECTION_SOURCES:
        text = place.brief ? text : block->subject->brief->source.title;
        break;
    default:
        if (block->subject && block->section)
            return slice_cut(&(struct slice){entry_text(block->subject).bytes,
                                             entry_text(block->subject).length},
                             ' ');
        break;
    }
    struct slice rest = text_slice(text);
    return slice_cut(&rest, ' ');
}

/* A contradiction may have a source itself for a side, and then names its title, too. */
static bool is_kept(const struct print *print, const struct block *block)
{
    const struct buffer *where =
        block->section == SECTION_SOURCES ? &print->inked_sources : &print->inked;
    return has_ink(where, token_of(block, print->document.place));
}

/* "10 of 24 points", "all 7 questions", "1 route": what is left off, in words. A sentence begins
 * with a capital. */
static struct slice words_for(struct arena *arena, uint32_t kept, uint32_t all,
                              enum section section)
{
    if (kept)
        return arena_format(arena, "%u of %u %s", all - kept, all, page_footer_section(section));
    if (all > 1)
        return arena_format(arena, "all %u %s", all, page_footer_section(section));
    return arena_format(arena, "1 %s", page_footer_section_item(section));
}

/* The footer says so of a section when, and only when, some of it is left off. */
static void check_section(const struct print *print, enum section section)
{
    uint32_t all = 0;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < print->document.count; i++) {
        if (print->document.blocks[i].section != section)
            continue;
        all++;
        kept += is_kept(print, &print->document.blocks[i]);
    }
    struct arena arena = {0};
    const char *name = page_footer_section(section);
    struct slice words = words_for(&arena, kept, all, section);
    bool is_said = strcasestr(print->footer.bytes, words.bytes) != NULL;
    cr_expect_eq(is_said, kept < all, "%s: not \"%s\" in \"%s\"\n%s", print->where, words.bytes,
                 print->footer.bytes, print->text.bytes);
    struct slice some = arena_format(&arena, "of %u %s", all, name);
    bool is_named = strstr(print->footer.bytes, some.bytes) != NULL;
    cr_expect_eq(is_named, kept && kept < all, "%s: \"%s\"", print->where, print->footer.bytes);
    arena_release(&arena);
}

static void check_footer(const struct print *print)
{
    bool has_one_source = print->document.place.brief != NULL; /* its title is the page's, too */
    for (int section = SECTION_NONE + 1; section < SECTION_COUNT; section++)
        if (section != SECTION_SOURCES || !has_one_source)
            check_section(print, (enum section)section);
    bool says_nothing = strstr(print->footer.bytes, "Nothing ") != NULL;
    cr_expect_eq(says_nothing, print->is_complete, "%s: \"%s\"", print->where, print->footer.bytes);
    cr_expect_null(strstr(print->footer.bytes, "precis "), "%s: \"%s\"", print->where,
                   print->footer.bytes);
}

/* Nothing stays while something of a smaller priority goes; among equals the last goes first. */
static void check_priorities(const struct print *print)
{
    const struct block *least = NULL; /* the most important of what is left off */
    for (uint32_t i = 0; i < print->document.count; i++) {
        const struct block *block = &print->document.blocks[i];
        bool is_better = !least || block->priority < least->priority;
        if (block->section && is_better && !is_kept(print, block))
            least = block;
    }
    for (uint32_t i = 0; i < print->document.count && least; i++) {
        const struct block *block = &print->document.blocks[i];
        if (!block->section || !token_of(block, print->document.place).length)
            continue;
        bool goes_first = block->priority > least->priority ||
                          (block->priority == least->priority && block > least);
        cr_expect(!goes_first || !is_kept(print, block),
                  "%s: block %u of priority %u stays, one of %u is left off", print->where, i,
                  block->priority, least->priority);
    }
}

/* The dossiers of the repository. */

ParameterizedTestParameters(page, holds_every_place)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, page, holds_every_place)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    for (size_t i = 0; i < places.count; i++) {
        struct print print =
            print_place(loaded.dossier, places.items[i], (struct page_size){80, 66, i % 7 == 0});
        check_size(&print);
        if (!print.size.ascii)
            check_bottom_line(&print);
        check_same_again(&print);
        release(&print);
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

ParameterizedTestParameters(page, holds_every_point_at_any_size)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, page, holds_every_point_at_any_size)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_points(loaded.dossier, &arena);
    struct dice dice = {11};
    for (size_t i = 0; i < places.count; i++) {
        struct page_size size = {dice_between(&dice, 40, 160), dice_between(&dice, 20, 120), false};
        struct print print = print_place(loaded.dossier, places.items[i], size);
        check_size(&print);
        check_same_again(&print);
        release(&print);
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

/* Dossiers that nobody would write. */

static void check_all(const struct dossier *dossier, struct place place, struct page_size size)
{
    struct print print = print_place(dossier, place, size);
    check_size(&print);
    check_same_again(&print);
    if (!size.ascii) {
        check_bottom_line(&print);
        check_footer(&print);
        check_priorities(&print);
    }
    release(&print);
}

static void check_at_some_size(const struct dossier *dossier, struct place place, int index,
                               struct dice *dice)
{
    (void)index;
    check_all(dossier, place,
              (struct page_size){dice_between(dice, 40, 132), dice_between(dice, 40, 90),
                                 dice_one_in(dice, 6)});
}

Test(page, holds_whatever_dossier_there_is)
{
    for (uint64_t seed = 1; seed <= 60; seed++)
        made_up_visit_some(seed, &made_up_sizes[seed % MADE_UP_USUAL_SIZES], 8, check_at_some_size);
}

Test(page, holds_an_enormous_dossier)
{
    for (uint64_t seed = 100; seed < 103; seed++)
        made_up_visit_some(seed, &made_up_sizes[MADE_UP_ENORMOUS], 6, check_at_some_size);
}

static void check_smallest(const struct dossier *dossier, struct place place, int index,
                           struct dice *dice)
{
    (void)dice;
    struct print print = print_place(dossier, place, (struct page_size){40, 20, index % 2 == 0});
    check_size(&print);
    release(&print);
}

/* Titles and bottom lines that fill the page alone: still one page, still a footer. */
Test(page, survives_texts_longer_than_itself)
{
    static const struct made_up_size most = {3, 3, 6, 2, 4, 200, 300};
    for (uint64_t seed = 1; seed <= 12; seed++)
        made_up_visit_many(seed, &most, check_smallest);
}

static const struct page_size least_sizes[] = {
    {40, 20, false}, {1, 1, false}, {2, 3, true}, {400, 1000, false}};

Test(page, survives_every_size)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    for (size_t i = 0; i < sizeof least_sizes / sizeof *least_sizes; i++) {
        struct document document = {0};
        struct buffer text = {0};
        compose_page(&document, loaded.dossier, (struct place){0});
        page_write_text(&document, least_sizes[i], &text);
        cr_expect_gt(text.length, 0);
        buffer_release(&text);
        document_release(&document);
    }
    loaded_release(&loaded);
}

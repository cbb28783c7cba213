/* Articles are edited at random, and a brief follows them: each number must lead to the text that
 * it led to before, or nothing is renumbered. */
#include "edit/renumber.h"
#include "load/article.h"
#include "load/loader.h"
#include "model/footing.h"
#include "support/dice.h"
#include "support/rounds.h"
#include "support/scratch.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_PARAGRAPHS = 40, ROUNDS = 80, LONGEST = 160 };

static uint64_t rounds(void)
{
    return (uint64_t)torture_rounds(ROUNDS);
}

/* A paragraph as it is, and, where it was only mended, as it was. */
struct paragraph {
    char text[LONGEST];
    char was[LONGEST];
};

struct paper {
    struct paragraph items[MOST_PARAGRAPHS];
    uint32_t count;
};

static const char *const words[] = {"tide", "quay", "pilot", "fog",  "rope", "crane", "lamp",
                                    "gull", "mast", "dock",  "silt", "buoy", "net",   "salt"};

static void copy_text(char *to, const char *from)
{
    size_t length = strlen(from);
    cr_assert_lt(length, (size_t)LONGEST);
    memmove(to, from, length + 1);
}

static void set_text(struct paragraph *paragraph, struct dice *dice, unsigned number)
{
    char *out = paragraph->text;
    size_t at = 0;
    if (dice_one_in(dice, 9)) {
        copy_text(out, "* * *");
    } else {
        for (int i = dice_between(dice, 3, 9); i >= 0; i--)
            at += (size_t)snprintf(out + at, LONGEST - at, "%s%s", at ? " " : "",
                                   words[dice_below(dice, sizeof words / sizeof *words)]);
        if (number)
            snprintf(out + at, LONGEST - at, " %u %s", number, words[dice_below(dice, 5)]);
    }
    copy_text(paragraph->was, out);
}

/* Where a digest tells, several paragraphs may have one number. */
static struct paper make_paper(struct dice *dice, bool has_digest)
{
    struct paper paper = {.count = (uint32_t)dice_between(dice, 5, 14)};
    for (uint32_t i = 0; i < paper.count; i++) {
        uint32_t which = has_digest && dice_one_in(dice, 3) ? dice_below(dice, i + 1) : i;
        set_text(&paper.items[i], dice, dice_one_in(dice, 4) ? 0 : 1001 + 7 * which);
    }
    return paper;
}

/* The number that the paragraph has, 0 where it has none. */
static unsigned number_of(const struct paragraph *paragraph)
{
    const char *digits = strpbrk(paragraph->text, "0123456789");
    return digits ? (unsigned)strtoul(digits, NULL, 10) : 0;
}

/* Editing. */

static void insert(struct paper *paper, uint32_t at, struct paragraph paragraph)
{
    if (paper->count == MOST_PARAGRAPHS)
        return;
    memmove(paper->items + at + 1, paper->items + at, (paper->count - at) * sizeof *paper->items);
    paper->items[at] = paragraph;
    paper->count++;
}

static void take_out(struct paper *paper, uint32_t at)
{
    if (paper->count < 2)
        return;
    paper->count--;
    memmove(paper->items + at, paper->items + at + 1, (paper->count - at) * sizeof *paper->items);
}

static void split(struct paper *paper, uint32_t at)
{
    struct paragraph second = {0};
    char *text = paper->items[at].text;
    char *blank = strchr(text + strlen(text) / 2, ' ');
    if (!blank || paper->count == MOST_PARAGRAPHS || strcmp(text, paper->items[at].was) != 0)
        return;
    copy_text(second.text, blank + 1);
    copy_text(second.was, blank + 1);
    *blank = '\0';
    copy_text(paper->items[at].was, text);
    insert(paper, at + 1, second);
}

static void join_next(struct paper *paper, uint32_t at)
{
    char joined[2 * LONGEST];
    if (at + 1 >= paper->count ||
        strlen(paper->items[at].text) + strlen(paper->items[at + 1].text) + 2 > LONGEST)
        return;
    snprintf(joined, sizeof joined, "%s %s", paper->items[at].text, paper->items[at + 1].text);
    take_out(paper, at + 1);
    copy_text(paper->items[at].text, joined);
    copy_text(paper->items[at].was, joined);
}

static void mend(struct paper *paper, uint32_t at)
{
    paper->items[at].text[0] = paper->items[at].text[0] == 'X' ? 'Y' : 'X';
}

/* Further paragraphs, then perhaps one that is split: what can always be followed. */
static void add_to_paper(struct paper *paper, struct dice *dice)
{
    for (int i = dice_between(dice, 0, 3); i > 0; i--) {
        struct paragraph added = {0};
        set_text(&added, dice, dice_one_in(dice, 2) ? 0 : 5000 + dice_below(dice, 4000));
        insert(paper, dice_below(dice, paper->count + 1), added);
    }
    split(paper, dice_below(dice, paper->count));
}

static void edit_paper(struct paper *paper, struct dice *dice)
{
    for (int i = dice_between(dice, 1, 4); i > 0; i--) {
        uint32_t at = dice_below(dice, paper->count);
        struct paragraph added = {0};
        set_text(&added, dice, dice_one_in(dice, 2) ? 0 : 5000 + dice_below(dice, 4000));
        switch (dice_below(dice, 9)) {
        case 0:
            insert(paper, dice_below(dice, paper->count + 1), added);
            break;
        case 1:
            split(paper, at);
            break;
        case 2:
            take_out(paper, at);
            break;
        case 3:
            join_next(paper, at);
            break;
        case 4:
            mend(paper, at);
            break;
        case 5: /* once more elsewhere */
            added = paper->items[at];
            insert(paper, dice_below(dice, paper->count + 1), added);
            break;
        case 6: /* after the next one */
            added = paper->items[at];
            take_out(paper, at);
            insert(paper, at < paper->count ? at + 1 : at, added);
            break;
        case 7: /* another in its place */
            take_out(paper, at);
            insert(paper, at, added);
            break;
        default: /* elsewhere */
            added = paper->items[at];
            take_out(paper, at);
            insert(paper, dice_below(dice, paper->count + 1), added);
        }
    }
}

/* Files. */

static void write_article(const char *folder, const struct paper *paper, struct dice *dice)
{
    struct buffer text = {0};
    for (uint32_t i = 0; i < paper->count; i++)
        buffer_format(&text, "%s%s%s\n%s", dice_one_in(dice, 4) ? "  " : "", paper->items[i].text,
                      dice_one_in(dice, 4) ? " \r" : "", dice_one_in(dice, 3) ? "\n" : "");
    program_folder_write(folder, "articles/a.txt", "%s", text.bytes);
    buffer_release(&text);
}

/* Every paragraph is cited: those with a number by a claim, others by a note or not at all, and in
 * every style of list. */
static void write_brief(const char *folder, const struct paper *paper, struct dice *dice,
                        const char *digest)
{
    struct buffer claims = {0};
    struct buffer notes = {0};
    struct buffer rest = {0};
    buffer_add(&rest, SLICE(""));
    for (uint32_t i = 0; i < paper->count; i++) {
        unsigned number = number_of(&paper->items[i]);
        if (number && dice_one_in(dice, 2))
            buffer_format(&claims,
                          "  - {id: p%u, text: There are %u., kind: event, themes: [],\n"
                          "     paragraphs: [%u]}\n",
                          i, number, i + 1);
        else if (number)
            buffer_format(&claims,
                          "  - id: p%u\n    text: There are %u.\n    kind: event\n    themes: []\n"
                          "    paragraphs:\n      - %u # here\n",
                          i, number, i + 1);
        else if (dice_one_in(dice, 2))
            buffer_format(&notes, "  - {text: So., paragraphs: [ %u , %u]}\n", i + 1,
                          1 + dice_below(dice, paper->count));
        else
            buffer_format(&rest, "  - paragraphs:\n    - %u\n    reason: A rule.\n", i + 1);
    }
    program_folder_write(folder, "content/briefs/b.yaml",
                         "precis: 1\nid: b\nsource:\n  type: report\n  title: B\n  issued: 2031\n"
                         "  document: a.txt # the article\n%s%s%sbottom-line: B.\n%s%s%s%s%s%s",
                         digest ? "  document-digest: " : "", digest ? digest : "",
                         digest ? "\n" : "", claims.length ? "key-points:\n" : "",
                         claims.length ? claims.bytes : "", notes.length ? "notes:\n" : "",
                         notes.length ? notes.bytes : "", rest.length ? "not-article:\n" : "",
                         rest.bytes);
    buffer_release(&claims);
    buffer_release(&notes);
    buffer_release(&rest);
}

/* What the brief cites, list after list. */

struct lists {
    struct buffer texts; /* those of one list joined, a line for each */
    struct buffer numbers;
    const struct paper *paper;
};

static void add_list(struct lists *lists, struct number_list paragraphs)
{
    for (uint32_t i = 0; i < paragraphs.count; i++) {
        uint32_t number = paragraphs.items[i].value;
        buffer_format(&lists->numbers, "%u ", number);
        buffer_format(&lists->texts, "%s\t",
                      number >= 1 && number <= lists->paper->count
                          ? lists->paper->items[number - 1].was
                          : "nothing");
    }
    buffer_add_byte(&lists->texts, '\n');
    buffer_add_byte(&lists->numbers, '\n');
}

static void visit_passage(void *context, const struct passage *passage)
{
    add_list(context, passage->paragraphs);
}

static struct lists read_lists(const char *folder, const struct paper *paper)
{
    struct lists lists = {.paper = paper};
    struct arena arena = {0};
    struct loaded loaded = load_dossier(folder);
    cr_assert(loaded.dossier && loaded.dossier->brief_count == 1);
    const struct brief *brief = loaded.dossier->briefs[0];
    footings_visit(brief, &arena, visit_passage, &lists);
    for (uint32_t i = 0; i < brief->not_article.count; i++)
        add_list(&lists, brief->not_article.items[i].paragraphs);
    buffer_add(&lists.texts, SLICE(""));
    buffer_add(&lists.numbers, SLICE(""));
    loaded_release(&loaded);
    arena_release(&arena);
    return lists;
}

static void release_lists(struct lists *lists)
{
    buffer_release(&lists->texts);
    buffer_release(&lists->numbers);
}

/* Without the care for the disk that takes most of the time. */
static void write_edition(const char *folder, const struct edition *edition)
{
    for (size_t i = 0; i < edition->count; i++) {
        struct buffer bytes = {0};
        edition_make(&edition->files[i], &bytes);
        program_folder_write(folder, edition->files[i].name, "%s", bytes.bytes);
        buffer_release(&bytes);
    }
}

static enum renumber_answer renumber_by(const char *folder, bool trusts_places)
{
    struct arena arena = {0};
    struct article article = {0};
    struct diagnostics diagnostics = {0};
    struct buffer problem = {0};
    struct buffer remarks = {0};
    struct edition edition;
    struct loaded loaded = load_dossier(folder);
    const struct brief *brief = loaded.dossier->briefs[0];
    cr_assert(article_read(&article, arena_format(&arena, "%s/articles", folder).bytes, brief,
                           &diagnostics));
    edition_read(&edition, folder, &diagnostics);
    const struct evidence evidence = {loaded.dossier,
                                      printed_read(&article, brief, loaded.dossier->names, &arena)};
    enum renumber_answer answer =
        renumber_prepare(&edition, &evidence, brief, &article, trusts_places, &remarks, &problem);
    cr_expect_eq(answer == RENUMBER_UNSURE, problem.length > 0);
    if (answer == RENUMBER_READY) {
        cr_assert(edition_settle(&edition, &problem), "%s", problem.bytes);
        write_edition(folder, &edition);
    }
    edition_release(&edition);
    loaded_release(&loaded);
    buffer_release(&problem);
    buffer_release(&remarks);
    diagnostics_release(&diagnostics);
    article_release(&article);
    arena_release(&arena);
    return answer;
}

static enum renumber_answer renumber(const char *folder)
{
    return renumber_by(folder, false);
}

/* The digest of the article of the folder, that is taken by way of a brief whose numbers hold. */
static const char *take_digest(const char *folder, struct arena *arena)
{
    struct article article = {0};
    struct diagnostics diagnostics = {0};
    struct buffer text = {0};
    cr_assert(article_read_file(&article, arena_format(arena, "%s/articles/a.txt", folder).bytes,
                                &diagnostics));
    struct fingerprint fingerprint = fingerprint_of(&article, arena);
    struct fingerprint again;
    fingerprint_write(&fingerprint, &text);
    cr_assert(fingerprint_read(buffer_slice(&text), &again, arena));
    cr_expect(fingerprint_equal(&fingerprint, &again));
    const char *copy = arena_copy(arena, buffer_slice(&text)).bytes;
    buffer_release(&text);
    diagnostics_release(&diagnostics);
    article_release(&article);
    return copy;
}

/* Whether what was cited is in what is cited now, list by list and in order: a paragraph may have
 * become two, or a part of one. */
static bool is_still_cited(struct slice before, struct slice after)
{
    bool is_good = true;
    while (is_good && before.bytes) {
        struct slice old = slice_cut(&before, '\n');
        struct slice now = slice_cut(&after, '\n');
        struct buffer joined = {0};
        for (size_t i = 0; i < now.length; i++)
            buffer_add_byte(&joined, now.bytes[i] == '\t' ? ' ' : now.bytes[i]);
        struct slice rest = buffer_slice(&joined);
        while (is_good && old.length) {
            struct slice text = slice_cut(&old, '\t');
            size_t found = slice_search(rest, text);
            is_good = found < rest.length;
            if (is_good)
                rest = (struct slice){rest.bytes + found, rest.length - found};
        }
        buffer_release(&joined);
    }
    return is_good;
}

struct tally {
    unsigned renumbered;
    unsigned refused;
};

static void play(const char *folder, uint64_t seed, bool has_digest, bool only_adds,
                 struct tally *tally)
{
    struct arena arena = {0};
    struct dice dice = {seed};
    struct paper paper = make_paper(&dice, has_digest);
    write_article(folder, &paper, &dice);
    write_brief(folder, &paper, &dice, has_digest ? take_digest(folder, &arena) : NULL);
    struct lists before = read_lists(folder, &paper);
    if (only_adds)
        add_to_paper(&paper, &dice);
    else
        edit_paper(&paper, &dice);
    write_article(folder, &paper, &dice);
    enum renumber_answer answer = renumber(folder);
    struct lists after = read_lists(folder, &paper);
    bool is_moved = strcmp(before.numbers.bytes, after.numbers.bytes) != 0;
    cr_expect(!is_moved || answer == RENUMBER_READY);
    if (is_moved)
        cr_expect(is_still_cited(buffer_slice(&before.texts), buffer_slice(&after.texts)),
                  "seed %llu\n%s\n%s\n%s%s", (unsigned long long)seed, before.numbers.bytes,
                  after.numbers.bytes, before.texts.bytes, after.texts.bytes);
    if (has_digest && only_adds)
        cr_expect_neq(answer, RENUMBER_UNSURE, "seed %llu", (unsigned long long)seed);
    tally->renumbered += is_moved;
    tally->refused += answer == RENUMBER_UNSURE;
    if (answer == RENUMBER_READY)
        cr_expect_eq(renumber(folder), RENUMBER_NOTHING, "seed %llu", (unsigned long long)seed);
    release_lists(&before);
    release_lists(&after);
    arena_release(&arena);
}

static const char *make_folder(struct arena *arena)
{
    const char *folder = program_folder_make(arena);
    cr_assert_eq(mkdir(arena_format(arena, "%s/articles", folder).bytes, 0755), 0);
    program_folder_write(folder, "content/dossier.yaml", "{precis: 1, title: x, bottom-line: x}\n");
    return folder;
}

Test(renumber, follows_whatever_is_added_to_an_article)
{
    struct arena arena = {0};
    const char *folder = make_folder(&arena);
    struct tally tally = {0};
    for (uint64_t seed = 1; seed <= rounds(); seed++)
        play(folder, seed, true, true, &tally);
    cr_expect_gt(tally.renumbered, rounds() / 2);
    cr_expect_eq(tally.refused, 0u);
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(renumber, is_never_wrong_about_an_article_that_was_edited_at_random)
{
    struct arena arena = {0};
    const char *folder = make_folder(&arena);
    struct tally with = {0};
    struct tally without = {0};
    for (uint64_t seed = 1001; seed <= 1000 + rounds(); seed++) {
        play(folder, seed, true, false, &with);
        play(folder, seed, false, false, &without);
    }
    cr_expect_gt(with.renumbered, rounds() / 10, "%u", with.renumbered);
    cr_expect_gt(with.refused, rounds() / 10, "%u", with.refused);
    cr_expect_gt(without.refused, rounds() / 10, "%u", without.refused);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* Lines are put on top, and nothing but the claims tells. */
Test(renumber, goes_by_places_without_a_digest_where_it_is_told_to)
{
    struct arena arena = {0};
    const char *folder = make_folder(&arena);
    unsigned refused = 0;
    for (uint64_t seed = 3001; seed <= 3000 + rounds() / 2; seed++) {
        struct dice dice = {seed};
        struct paper paper = make_paper(&dice, false);
        write_article(folder, &paper, &dice);
        write_brief(folder, &paper, &dice, NULL);
        struct lists before = read_lists(folder, &paper);
        for (int i = dice_between(&dice, 1, 3); i > 0; i--) {
            struct paragraph added = {0};
            set_text(&added, &dice, 0);
            insert(&paper, 0, added);
        }
        write_article(folder, &paper, &dice);
        refused += renumber_by(folder, true) == RENUMBER_UNSURE;
        struct lists after = read_lists(folder, &paper);
        if (strcmp(before.numbers.bytes, after.numbers.bytes) != 0)
            cr_expect_str_eq(before.texts.bytes, after.texts.bytes, "seed %llu",
                             (unsigned long long)seed);
        release_lists(&before);
        release_lists(&after);
    }
    cr_expect_lt(refused, rounds() / 20, "%u", refused);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* Two paragraphs have the number of a claim, and one of them is between two that are known. */
Test(renumber, tells_without_a_digest_what_is_at_one_place_alone_between_others)
{
    struct arena arena = {0};
    const char *folder = make_folder(&arena);
    program_folder_write(folder, "articles/a.txt",
                         "New\nThe 202\nFirst 101\nThe 202\nsecond\nThird 303\nThe 202\n");
    program_folder_write(
        folder, "content/briefs/b.yaml",
        "precis: 1\nid: b\nsource: {type: report, title: B, issued: 2031, document: a.txt}\n"
        "bottom-line: B.\nkey-points:\n"
        "  - {id: a, text: There were 101., kind: event, themes: [], paragraphs: [1]}\n"
        "  - {id: b, text: There were 202., kind: event, themes: [], paragraphs: [2]}\n"
        "  - {id: c, text: There were 303., kind: event, themes: [], paragraphs: [4]}\n");
    cr_expect_eq(renumber(folder), RENUMBER_READY);
    struct paper paper = {.count = 7};
    struct lists lists = read_lists(folder, &paper);
    cr_expect_str_eq(lists.numbers.bytes, "3 \n4 \n6 \n");
    release_lists(&lists);
    program_folder_write(folder, "articles/a.txt",
                         "First 101\nThe 202\nThe 202\nThird 303\nFourth 404\n");
    program_folder_write(
        folder, "content/briefs/b.yaml",
        "precis: 1\nid: b\nsource: {type: report, title: B, issued: 2031, document: a.txt}\n"
        "bottom-line: B.\nkey-points:\n"
        "  - {id: a, text: There were 101., kind: event, themes: [], paragraphs: [3]}\n"
        "  - {id: b, text: There were 202., kind: event, themes: [], paragraphs: [4]}\n"
        "  - {id: c, text: There were 303., kind: event, themes: [], paragraphs: [5]}\n");
    cr_expect_eq(renumber(folder), RENUMBER_UNSURE, "one of two");
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(renumber, needs_no_digest_where_each_claim_has_a_number_of_its_own)
{
    struct arena arena = {0};
    const char *folder = make_folder(&arena);
    program_folder_write(folder, "articles/a.txt", "New\nFirst 101\nThe 202\nsecond\nThird 303\n");
    program_folder_write(
        folder, "content/briefs/b.yaml",
        "precis: 1\nid: b\nsource: {type: report, title: B, issued: 2031, document: a.txt}\n"
        "bottom-line: B.\nkey-points:\n"
        "  - {id: a, text: There were 101., kind: event, themes: [], paragraphs: [1]}\n"
        "  - {id: b, text: There were 202 and 303., kind: event, themes: [], paragraphs: [3, 2]}\n"
        "  - {id: c, text: There were 202., kind: event, themes: [], paragraphs: [2]}\n"
        "events:\n  - {date: 2031, text: Of 303., calculation: by the title, paragraphs: [3]}\n");
    cr_expect_eq(renumber(folder), RENUMBER_READY);
    struct paper paper = {.count = 5};
    struct lists lists = read_lists(folder, &paper);
    cr_expect_str_eq(lists.numbers.bytes, "2 \n5 3 \n3 \n5 \n");
    release_lists(&lists);
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(renumber, knows_a_digest_from_anything_else)
{
    static const char *const bad[] = {"",        "v1.",      "v1.abc",    "v2.abcd",
                                      "v1.abc!", "v1.ab cd", "v1.abcd\n", "abcd"};
    struct arena arena = {0};
    struct fingerprint fingerprint;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_not(fingerprint_read(slice_of(bad[i]), &fingerprint, &arena), "%s", bad[i]);
    cr_expect(fingerprint_read(SLICE("v1.abcd-_09"), &fingerprint, &arena));
    cr_expect_eq(fingerprint.count, 2u);
    const struct slice parts[] = {SLICE("a b"), SLICE("c")};
    const struct slice whole[] = {SLICE("a \t b\xC2\xA0"), SLICE("a  b c")};
    cr_expect_eq(fingerprint_mark(parts, 2), fingerprint_mark(&whole[1], 1));
    cr_expect_neq(fingerprint_mark(parts, 1), fingerprint_mark(&whole[0], 1));
    arena_release(&arena);
}

/* The articles themselves: of one source its paragraphs, with what rests on each; of all sources a
 * table. */
#include "base/count.h"
#include "evidence/articles.h"
#include "model/footing.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/labels.h"
#include "render/paragraphs.h"
#include "render/views.h"

enum { NUMBER_WIDTH = 4, MARGIN_WIDTH = 16, LEAST_TEXT = 36, LABEL_WIDTH = 14 };

/* What rests on a paragraph: a point or question with its number, or something of another kind. */
struct resting_mark {
    const struct entry *entry; /* NULL for what has no number */
    enum passage_kind kind;
    uint32_t serial; /* of the passage */
};

/* What rests on each paragraph of an article, found once for all of them. */
struct resting_marks {
    enum footing *footings; /* by number - 1 */
    struct resting_mark *items;
    uint32_t *starts; /* of the items of a paragraph, by number - 1 */
    uint32_t *ends;
    uint32_t count;   /* of paragraphs */
    uint32_t serials; /* of passages so far */
};

static bool is_in_article(const struct resting_marks *marks, uint32_t number)
{
    return number >= 1 && number <= marks->count;
}

static void count_marks(void *context, const struct passage *passage)
{
    struct resting_marks *marks = context;
    for (uint32_t i = 0; i < passage->paragraphs.count; i++) {
        uint32_t number = passage->paragraphs.items[i].value;
        if (is_in_article(marks, number))
            marks->ends[number - 1]++;
    }
}

/* A paragraph that is cited twice by one thing has one mark. */
static void add_mark(struct resting_marks *marks, uint32_t index, const struct passage *passage)
{
    uint32_t *end = &marks->ends[index];
    if (*end > marks->starts[index] && marks->items[*end - 1].serial == marks->serials)
        return;
    marks->items[(*end)++] = (struct resting_mark){
        .entry = entry_is_point(passage->entry) ? passage->entry : NULL,
        .kind = passage->kind,
        .serial = marks->serials,
    };
}

static void add_marks(void *context, const struct passage *passage)
{
    struct resting_marks *marks = context;
    marks->serials++;
    for (uint32_t i = 0; i < passage->paragraphs.count; i++) {
        uint32_t number = passage->paragraphs.items[i].value;
        if (is_in_article(marks, number))
            add_mark(marks, number - 1, passage);
    }
}

static const struct resting_marks *find_marks(struct document *document, uint32_t count)
{
    const struct brief *brief = document->place.brief;
    struct arena *arena = &document->arena;
    struct arena texts = {0};
    struct resting_marks *marks = ARENA_NEW(arena, struct resting_marks);
    uint32_t sum = 0;
    *marks = (struct resting_marks){.footings = ARENA_ARRAY(arena, enum footing, count),
                                    .starts = ARENA_ARRAY(arena, uint32_t, count),
                                    .ends = ARENA_ARRAY(arena, uint32_t, count),
                                    .count = count};
    footings_of(brief, marks->footings, count);
    footings_visit(brief, &texts, count_marks, marks);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t own = marks->ends[i];
        marks->starts[i] = marks->ends[i] = sum;
        sum += own;
    }
    marks->items = ARENA_ARRAY(arena, struct resting_mark, sum);
    footings_visit(brief, &texts, add_marks, marks);
    arena_release(&texts);
    return marks;
}

static void add_number(struct buffer *text, const struct entry *entry)
{
    buffer_format(text, "%s%s%u", text->length ? ", " : "", entry_question(entry) ? "Q" : "",
                  entry_number(entry));
}

static void add_count(struct buffer *text, enum passage_kind kind, uint32_t count)
{
    if (!count)
        return;
    buffer_format(text, "%s", text->length ? " · " : "");
    if (count > 1)
        buffer_format(text, "%u ", count);
    buffer_format(text, "%s%s", passage_kind_name(kind), count > 1 ? "s" : "");
}

/* In a few words: "6, 14, Q2 · 2 events · figure". */
static void write_margin(struct writer *writer, const struct resting_marks *marks, uint32_t number)
{
    struct arena *arena = &writer->document->arena;
    struct buffer text = {0};
    uint32_t counts[PASSAGE_KINDS] = {0};
    for (uint32_t i = marks->starts[number - 1]; i < marks->ends[number - 1]; i++) {
        if (marks->items[i].entry)
            add_number(&text, marks->items[i].entry);
        else
            counts[marks->items[i].kind]++;
    }
    for (int kind = 0; kind < PASSAGE_KINDS; kind++)
        add_count(&text, (enum passage_kind)kind, counts[kind]);
    writer_add(writer, ROLE_DETAIL, shown_clean(arena, arena_copy(arena, buffer_slice(&text))));
    buffer_release(&text);
}

/* Before the text, where it is seen however narrow the pane is. What something rests on although it
 * is passed over has its reason, too. */
static void write_footing(struct writer *writer, enum footing footing, uint32_t number)
{
    struct text reason = footing_reason(writer->document->place.brief, number);
    if (footing == FOOTING_NONE)
        writer_add(writer, ROLE_CONFLICT, SHOWN("Not cited: "));
    else if (reason.length)
        writer_add(writer, ROLE_NOTE,
                   shown_format(&writer->document->arena, "Not the article (%.*s) ",
                                SLICE_ARGUMENTS(text_slice(reason))));
    else if (footing == FOOTING_PASSED_OVER)
        writer_add(writer, ROLE_NOTE, SHOWN("Not the article: "));
}

static void compose_paragraph(struct document *document, struct block *block)
{
    const struct resting_marks *marks = block->argument;
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, block->number < 1000 ? NUMBER_WIDTH : NUMBER_WIDTH + 3, ALIGN_RIGHT);
    writer_add(&writer, ROLE_DETAIL, shown_format(&document->arena, "¶%u", block->number));
    struct cell *text = writer_cell(&writer, 0, ALIGN_LEFT);
    text->least = LEAST_TEXT;
    write_footing(&writer, marks->footings[block->number - 1], block->number);
    part_paragraph(&writer, document->place.brief, block->number, NULL);
    writer_cell(&writer, MARGIN_WIDTH, ALIGN_LEFT)->is_optional = true;
    write_margin(&writer, marks, block->number);
    writer_end(&writer);
}

static void add_paragraph(struct document *document, const struct resting_marks *marks,
                          uint32_t number)
{
    document_add(document, &(struct block){
                               .kind = BLOCK_ROW,
                               .space = 1,
                               .number = number,
                               .argument = marks,
                               .compose = compose_paragraph,
                           });
}

/* What is not part of the article, in one line: its numbers and the reason. */
static void add_folded(struct document *document, uint32_t first, uint32_t last)
{
    struct arena *arena = &document->arena;
    struct text reason = footing_reason(document->place.brief, first);
    struct shown numbers = last > first ? shown_format(arena, "¶%u to ¶%u", first, last)
                                        : shown_format(arena, "¶%u", first);
    struct shown text =
        shown_format(arena, "%.*s not the article%s%.*s", SLICE_ARGUMENTS(numbers),
                     reason.length ? ": " : "", SLICE_ARGUMENTS(text_slice(reason)));
    part_line(document, ROLE_NOTE, text, 1);
    struct block *block = &document->blocks[document->count - 1];
    block->kind = BLOCK_ROW;
    block->number = first;
    document->item_count++;
}

/* Which paragraphs are shown, and how. */
struct selection_of_paragraphs {
    const struct document *document;
    bool *is_shown; /* by number - 1 */
    uint32_t count;
};

/* A theme shows what its points, questions and events cite. */
static void show_cited(void *context, const struct passage *passage)
{
    const struct selection_of_paragraphs *selection = context;
    if (!passage->entry || !place_has_entry(selection->document->place, passage->entry))
        return;
    for (uint32_t i = 0; i < passage->paragraphs.count; i++) {
        uint32_t number = passage->paragraphs.items[i].value;
        if (number >= 1 && number <= selection->count)
            selection->is_shown[number - 1] = true;
    }
}

static const bool *select_paragraphs(struct document *document, uint32_t count)
{
    struct selection_of_paragraphs selection = {document,
                                                ARENA_ARRAY(&document->arena, bool, count), count};
    for (uint32_t i = 0; i < count && !document->place.theme; i++)
        selection.is_shown[i] = true;
    if (document->place.theme)
        footings_visit(document->place.brief, &document->arena, show_cited, &selection);
    return selection.is_shown;
}

static void add_gap(struct document *document, uint32_t first, uint32_t last)
{
    struct arena *arena = &document->arena;
    part_line(document, ROLE_DETAIL,
              last > first ? shown_format(arena, "… ¶%u to ¶%u", first, last)
                           : shown_format(arena, "… ¶%u", first),
              1);
}

static bool is_same_reason(const struct brief *brief, uint32_t one, uint32_t other)
{
    return footing_reason(brief, one).bytes == footing_reason(brief, other).bytes;
}

/* The last of the paragraphs from `first` on that are passed over together. */
static uint32_t end_of_fold(const struct brief *brief, const enum footing *footings, uint32_t first,
                            uint32_t count)
{
    uint32_t last = first;
    while (last < count && footings[last] == FOOTING_PASSED_OVER &&
           is_same_reason(brief, first, last + 1))
        last++;
    return last;
}

static uint32_t end_of_gap(const bool *is_shown, uint32_t first, uint32_t count)
{
    uint32_t last = first;
    while (last < count && !is_shown[last])
        last++;
    return last;
}

static void add_paragraphs(struct document *document, const struct resting_marks *marks)
{
    const struct brief *brief = document->place.brief;
    const enum footing *footings = marks->footings;
    const bool *is_shown = select_paragraphs(document, marks->count);
    bool folds = document->detail != DETAIL_EVIDENCE;
    for (uint32_t number = 1; number <= marks->count; number++) {
        uint32_t first = number;
        if (!is_shown[number - 1]) {
            number = end_of_gap(is_shown, first, marks->count);
            add_gap(document, first, number);
        } else if (folds && footings[number - 1] == FOOTING_PASSED_OVER) {
            number = end_of_fold(brief, footings, first, marks->count);
            add_folded(document, first, number);
        } else {
            add_paragraph(document, marks, number);
        }
    }
}

struct footing_counts {
    uint32_t of[FOOTING_CITED + 1];
};

static struct footing_counts count_footings(const enum footing *footings, uint32_t count)
{
    struct footing_counts counts = {{0}};
    for (uint32_t i = 0; i < count; i++)
        counts.of[footings[i]]++;
    return counts;
}

static void add_head(struct document *document, const struct resting_marks *marks)
{
    const struct brief *brief = document->place.brief;
    struct arena *arena = &document->arena;
    struct footing_counts counts = count_footings(marks->footings, marks->count);
    part_text(document, ROLE_TITLE, brief->source.title, 0);
    struct shown parts[] = {
        part_count(arena, marks->count, "paragraph"),
        shown_format(arena, " · %u cited", counts.of[FOOTING_CITED]),
        shown_format(arena, " · %u not cited", counts.of[FOOTING_NONE]),
        shown_format(arena, " · %u not the article", counts.of[FOOTING_PASSED_OVER]),
    };
    part_line(document, ROLE_DETAIL,
              shown_join(arena, parts, counts.of[FOOTING_PASSED_OVER] ? 4 : 3), 0);
}

static void compose_article(struct document *document)
{
    const struct brief *brief = document->place.brief;
    struct shown trouble = part_no_article(document, brief);
    if (trouble.length) {
        part_text(document, ROLE_TITLE, brief->source.title, 0);
        part_line(document, ROLE_DETAIL, trouble, 1);
        return;
    }
    const struct resting_marks *marks =
        find_marks(document, articles_find(document->articles, brief)->count);
    add_head(document, marks);
    add_paragraphs(document, marks);
}

/* The columns of counts, as wide as what stands above them. */
static const struct shown count_headings[] = {
    SHOWN_CONSTANT("in all"),
    SHOWN_CONSTANT("cited"),
    SHOWN_CONSTANT("not cited"),
};

static void write_count(struct writer *writer, size_t column, enum role role, struct shown text)
{
    writer_cell(writer, (int)count_headings[column].length, ALIGN_RIGHT);
    writer_add(writer, role, text);
}

static void begin_row(struct writer *writer, struct shown date, struct shown label)
{
    writer->gap = 1;
    writer_cell(writer, DATE_COLUMNS, ALIGN_LEFT)->is_optional = true;
    writer_add(writer, ROLE_DETAIL, date);
    writer_cell(writer, LABEL_WIDTH, ALIGN_LEFT)->is_label = true;
    writer_add(writer, ROLE_LINK, label);
}

static void compose_heading_row(struct document *document, struct block *block)
{
    struct writer writer = writer_begin(document, block);
    begin_row(&writer, SHOWN(""), SHOWN(""));
    for (size_t i = 0; i < COUNT(count_headings); i++)
        write_count(&writer, i, ROLE_HEADING, count_headings[i]);
    writer_end(&writer);
}

static struct footing_counts count_all_footings(const struct brief *brief, uint32_t count)
{
    struct arena arena = {0};
    enum footing *footings = ARENA_ARRAY(&arena, enum footing, count);
    footings_of(brief, footings, count);
    struct footing_counts counts = count_footings(footings, count);
    arena_release(&arena);
    return counts;
}

static void compose_article_row(struct document *document, struct block *block)
{
    const struct brief *brief = block->subject->brief;
    struct arena *arena = &document->arena;
    struct article passing = {0};
    const struct article *article = articles_pass(document->articles, brief, &passing);
    struct writer writer = writer_begin(document, block);
    begin_row(&writer, label_date(arena, brief), label_source(arena, brief));
    if (article) {
        struct footing_counts counts = count_all_footings(brief, article->count);
        uint32_t uncited = counts.of[FOOTING_NONE];
        write_count(&writer, 0, ROLE_TEXT, shown_format(arena, "%u", article->count));
        write_count(&writer, 1, ROLE_TEXT, shown_format(arena, "%u", counts.of[FOOTING_CITED]));
        write_count(&writer, 2, uncited ? ROLE_CONFLICT : ROLE_TEXT,
                    shown_format(arena, "%u", uncited));
    } else {
        writer_cell(&writer, 0, ALIGN_LEFT);
        writer_add(&writer, ROLE_CONFLICT, part_no_article(document, brief));
    }
    writer_end(&writer);
    article_release(&passing);
}

static void add_article_row(struct document *document, const struct brief *brief)
{
    struct place *leads = ARENA_NEW(&document->arena, struct place);
    *leads = (struct place){.view = VIEW_ARTICLES, .brief = brief, .theme = document->place.theme};
    document_add(document, &(struct block){
                               .kind = BLOCK_ROW,
                               .subject = &brief->entry,
                               .leads = leads,
                               .compose = compose_article_row,
                           });
}

static void compose_table(struct document *document)
{
    const struct dossier *dossier = document->dossier;
    if (!document->articles) {
        part_line(document, ROLE_DETAIL, part_no_article(document, NULL), 0);
        return;
    }
    part_add(document, BLOCK_TEXT, 0, compose_heading_row, NULL, NULL, 0);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (place_has_brief(document->place, dossier->briefs[i]))
            add_article_row(document, dossier->briefs[i]);
}

void compose_articles(struct document *document)
{
    if (document->place.brief)
        compose_article(document);
    else
        compose_table(document);
}

#include "ui/picker.h"

#include "base/count.h"
#include "base/fold.h"
#include "base/fuzzy.h"
#include "base/utf8.h"
#include "evidence/search_articles.h"
#include "model/footing.h"
#include "model/own_words.h"
#include "render/blocks.h"
#include "render/labels.h"
#include "render/provenance.h"
#include "render/writer.h"

#include <stdlib.h>

enum {
    MOST_SHOWN = 500,
    LEAST_TYPED_FOR_ARTICLES = 3,
    KIND_COLUMNS = 9,
    SOURCE_COLUMNS = 21,
    LEAST_TEXT = 24,
    LEAST_PREVIEW_ROWS = 14,
    MOST_ROW_LINES = 3,
    LINE_SLACK = 6, /* columns that wrapping leaves at the end of a line */
    WHOLE_NAME_BONUS = 10000
};

struct candidate {
    const struct entry *entry;
    struct slice folded; /* names: what is compared */
    size_t name_length;  /* of the name itself, with which it begins */
};

struct ranked {
    uint32_t candidate;
    int score;
    bool is_scattered; /* a name with no more than the letters in their order */
};

static const char *const kind_words[PASSAGE_KINDS] = {
    [PASSAGE_POINT] = "point",
    [PASSAGE_QUESTION] = "question",
    [PASSAGE_EVENT] = "event",
    [PASSAGE_FIGURE] = "figure",
    [PASSAGE_ROLE] = "actor",
    [PASSAGE_ACCOUNT] = "corridor",
    [PASSAGE_NOTE] = "note",
    [PASSAGE_SYNTHESIS] = "synthesis",
    [PASSAGE_BOTTOM_LINE] = "in short",
    [PASSAGE_SOURCE] = "source",
    [PASSAGE_THEME] = "theme",
    [PASSAGE_ACTOR] = "actor",
    [PASSAGE_CORRIDOR] = "corridor",
    [PASSAGE_PARAGRAPH] = "article",
};

/* What a name can be found by: the id and the words, for a source also its short name. */
static struct slice searchable(struct picker *picker, const struct entry *entry)
{
    struct arena *arena = &picker->arena;
    const struct slice parts[] = {entry_text(entry), SLICE(" "), entry_address(entry, arena),
                                  SLICE(" "), entry->brief ? brief_label(entry->brief) : SLICE("")};
    struct slice text = arena_join(arena, parts, sizeof parts / sizeof *parts);
    return fold_text(arena, text);
}

static void add(struct picker *picker, const struct entry *entry)
{
    picker->candidates[picker->candidate_count++] = (struct candidate){
        .entry = entry,
        .folded = searchable(picker, entry),
        .name_length = fold_text(&picker->arena, entry_text(entry)).length,
    };
}

static void collect_names(struct picker *picker)
{
    const struct dossier *dossier = picker->dossier;
    size_t most = (size_t)dossier->brief_count + dossier->theme_count + dossier->actors.count +
                  dossier->corridors.count;
    picker->candidates = ARENA_ARRAY(&picker->arena, struct candidate, most);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        add(picker, &dossier->briefs[i]->entry);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        add(picker, &dossier->themes[i]->entry);
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        add(picker, &dossier->corridors.items[i].entry);
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        add(picker, &dossier->actors.items[i].entry);
}

void picker_open(struct picker *picker, enum picker_mode mode, const struct dossier *dossier,
                 struct search_folds *folds, struct articles *articles, struct search_memory memory)
{
    picker_close(picker);
    picker->memory = memory;
    picker->is_open = true;
    picker->mode = mode;
    picker->dossier = dossier;
    picker->folds = folds;
    picker->articles = articles;
    if (mode == PICKER_NAMES)
        collect_names(picker);
    picker->count = picker->candidate_count + dossier->claim_count + dossier->question_count;
    picker_type(picker, SLICE(""), (struct search_stop){0});
}

void picker_release(struct picker *picker)
{
    viewer_release(&picker->list);
    viewer_release(&picker->preview);
    arena_release(&picker->arena);
    arena_release(&picker->typed_arena);
    *picker = (struct picker){0};
}

void picker_close(struct picker *picker)
{
    picker_release(picker);
}

/* Names answer to a few letters; the name itself is the nearest. */
static int score(const struct candidate *candidate, struct slice query)
{
    int near = fuzzy_score(query, candidate->folded, true);
    bool is_whole =
        query.length == candidate->name_length && slice_starts_with(candidate->folded, query);
    return near && is_whole ? near + WHOLE_NAME_BONUS : near;
}

static int compare_ranked(const void *left_item, const void *right_item)
{
    const struct ranked *left = left_item;
    const struct ranked *right = right_item;
    if (left->score != right->score)
        return left->score > right->score ? -1 : 1;
    return left->candidate < right->candidate ? -1 : left->candidate > right->candidate;
}

/* Of a paragraph, which one it is, and whether a point rests on it. */
static void write_paragraph_number(struct writer *writer, const struct passage *passage)
{
    if (passage->kind != PASSAGE_PARAGRAPH)
        return;
    uint32_t number = passage->paragraphs.items[0].value;
    writer_add(writer, ROLE_DETAIL, shown_format(&writer->document->arena, "¶%u  ", number));
    if (!footing_has_point(passage->brief, number))
        writer_add(writer, ROLE_CONFLICT, SHOWN("no point rests on it: "));
}

/* A row of the list; the passage is its first member. */
struct row {
    struct passage passage;
    const struct picker *picker;
    uint32_t number; /* among the matches */
};

/* The part of a text that has the first match in it, with an ellipsis where it does not begin. */
static struct shown excerpt(const struct picker *picker, struct slice text, struct arena *arena)
{
    struct shown whole = shown_clean(arena, text);
    int room = picker->text_columns * picker->text_lines - LINE_SLACK * (picker->text_lines - 1);
    if (!picker->search || room <= 0 || width_columns(whole) <= room)
        return whole;
    struct found match;
    if (!search_next(search_open(picker->search, shown_slice(whole), arena), &match))
        return whole;
    struct shown before = shown_part(whole, 0, match.start);
    struct shown through = shown_part(whole, 0, match.end);
    if (width_columns(through) <= room - 2)
        return whole;
    size_t start = match.start;
    while (start > 0 && width_columns(shown_part(whole, start, match.end)) < room / 2)
        start = utf8_before(whole.bytes, start);
    while (start > 0 && start < before.length && whole.bytes[start - 1] != ' ')
        start++;
    struct shown rest = shown_part(whole, start, whole.length);
    return shown_format(arena, "%s%.*s", start ? "…" : "", SLICE_ARGUMENTS(rest));
}

static void compose_row(struct document *document, struct block *block)
{
    const struct row *row = block->argument;
    const struct passage *passage = &row->passage;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    writer.gap = 1;
    writer_cell(&writer, KIND_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_DETAIL,
               own_words(arena, document->dossier, kind_words[passage->kind]));
    if (passage->brief) {
        struct shown date = label_date(arena, passage->brief);
        struct shown label = label_source(arena, passage->brief);
        struct cell *source = writer_cell(&writer, SOURCE_COLUMNS, ALIGN_LEFT);
        source->is_optional = true;
        source->is_single_line = true;
        writer_add(&writer, ROLE_DETAIL,
                   shown_format(arena, "%.*s %.*s", SLICE_ARGUMENTS(date), SLICE_ARGUMENTS(label)));
    }
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->is_single_line = row->picker->text_lines < 2;
    cell->least = LEAST_TEXT;
    write_paragraph_number(&writer, passage);
    writer_add(&writer, ROLE_TEXT, excerpt(row->picker, passage->text, arena));
    writer_end(&writer);
}

static void fill_list(struct picker *picker)
{
    struct document *document = &picker->list.document;
    uint32_t shown = 0;
    document_release(document);
    document->dossier = picker->dossier;
    struct row *rows = ARENA_ARRAY(&picker->typed_arena, struct row, picker->match_count);
    for (uint32_t i = 0; i < picker->match_count; i++) {
        bool is_paragraph = picker->matches[i].kind == PASSAGE_PARAGRAPH;
        if (is_paragraph && (i == 0 || picker->matches[i - 1].kind != PASSAGE_PARAGRAPH))
            shown = 0; /* a group of its own */
        if (is_paragraph && shown == 0)
            part_heading(document, SHOWN("IN THE ARTICLES"));
        if (shown++ >= MOST_SHOWN)
            continue;
        rows[i] = (struct row){picker->matches[i], picker, i};
        document_add(document, &(struct block){
                                   .kind = BLOCK_ROW,
                                   .subject = picker->matches[i].entry,
                                   .argument = &rows[i],
                                   .compose = compose_row,
                               });
    }
    viewer_begin(&picker->list);
    uint32_t first = 0;
    while (first < document->count && !block_is_item(&document->blocks[first]))
        first++;
    if (first < document->count)
        viewer_to_item(&picker->list, first);
}

/* What is listed of an entry is its name or what it says. */
static void add_match(struct picker *picker, const struct entry *entry)
{
    struct passage *match = &picker->matches[picker->match_count++];
    *match = passage_of(entry, &picker->typed_arena);
    match->text = entry_text(entry);
}

/* Scattered letters are for initials: where a name has what was typed as it was typed, others that
 * only have its letters are not meant. How many stay. */
static uint32_t drop_scattered(struct ranked *ranked, uint32_t count)
{
    bool has_whole = false;
    for (uint32_t i = 0; i < count; i++)
        has_whole = has_whole || !ranked[i].is_scattered;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!has_whole || !ranked[i].is_scattered)
            ranked[kept++] = ranked[i];
    return kept;
}

/* The nearest first. */
static void match_names(struct picker *picker, struct slice query)
{
    struct ranked *ranked =
        ARENA_ARRAY(&picker->typed_arena, struct ranked, picker->candidate_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < picker->candidate_count; i++) {
        int points = score(&picker->candidates[i], query);
        if (points)
            ranked[count++] = (struct ranked){
                i, points, !fuzzy_score(query, picker->candidates[i].folded, false)};
    }
    count = drop_scattered(ranked, count);
    if (count)
        qsort(ranked, count, sizeof *ranked, compare_ranked);
    for (uint32_t i = 0; i < count; i++)
        add_match(picker, picker->candidates[ranked[i].candidate].entry);
}

/* Names, then the points and questions that answer as they do in every search. */
static void match_names_and_points(struct picker *picker, struct slice query)
{
    enum { POINTS = 1 << PASSAGE_POINT | 1 << PASSAGE_QUESTION };
    struct arena *arena = &picker->typed_arena;
    struct search_hits hits = {0};
    if (picker->search)
        hits = search_run_again(picker->search, (struct place){0}, POINTS, picker->folds,
                                picker->stop, arena);
    picker->matches = ARENA_ARRAY(arena, struct passage, picker->candidate_count + hits.count);
    match_names(picker, query);
    for (size_t i = 0; i < hits.count; i++)
        picker->matches[picker->match_count++] = hits.items[i].passage;
    picker->found = picker->match_count;
    picker->is_part = hits.is_part;
}

static void add_points(struct picker *picker, const struct brief *brief)
{
    for (uint32_t i = 0; i < brief->claims.count && picker->match_count < MOST_SHOWN; i++)
        add_match(picker, &brief->claims.items[i].entry);
    for (uint32_t i = 0; i < brief->questions.count && picker->match_count < MOST_SHOWN; i++)
        add_match(picker, &brief->questions.items[i].entry);
}

/* Where nothing is typed, all in their order, the newest source first, as many as are shown. */
static void match_all(struct picker *picker)
{
    const struct dossier *dossier = picker->dossier;
    picker->matches = ARENA_ARRAY(&picker->typed_arena, struct passage, MOST_SHOWN);
    for (uint32_t i = 0; i < picker->candidate_count && picker->match_count < MOST_SHOWN; i++)
        add_match(picker, picker->candidates[i].entry);
    for (uint32_t i = dossier->brief_count; i-- > 0 && picker->match_count < MOST_SHOWN;)
        add_points(picker, dossier->briefs[i]);
    picker->found = picker->count;
}

/* A letter or two would bring most paragraphs. */
static struct search_hits search_articles(struct picker *picker)
{
    if (slice_trim(search_typed(picker->search)).length < LEAST_TYPED_FOR_ARTICLES)
        return (struct search_hits){0};
    return articles_search(picker->articles, picker->search, (struct place){0},
                           &picker->typed_arena);
}

static void match_texts(struct picker *picker)
{
    struct arena *arena = &picker->typed_arena;
    const struct place everywhere = {0};
    struct search_hits groups[] = {search_run_again(picker->search, everywhere, PASSAGE_ALL_TEXTS,
                                                    picker->folds, picker->stop, arena),
                                   search_articles(picker)};
    picker->matches = ARENA_ARRAY(arena, struct passage, groups[0].count + groups[1].count);
    for (size_t i = 0; i < COUNT(groups); i++)
        for (size_t j = 0; j < groups[i].count; j++)
            picker->matches[picker->match_count++] = groups[i].items[j].passage;
    picker->found = picker->match_count;
    picker->is_part = groups[0].is_part;
}

bool picker_type(struct picker *picker, struct slice typed, struct search_stop stop)
{
    struct buffer message = {0};
    document_release(&picker->list.document);
    picker->previewed = NULL;
    arena_clear(&picker->typed_arena);
    picker->search =
        search_begin(typed, picker->dossier, &picker->memory, &picker->typed_arena, &message);
    picker->match_count = 0;
    picker->found = 0;
    picker->is_part = false;
    picker->stop = stop;
    if (!slice_trim(typed).length)
        match_all(picker);
    else if (picker->mode == PICKER_NAMES)
        match_names_and_points(picker, fold_text(&picker->typed_arena, typed));
    else if (picker->search)
        match_texts(picker);
    buffer_release(&message);
    fill_list(picker);
    return !picker->is_part;
}

void picker_rebase(struct picker *picker, const struct dossier *dossier, struct slice typed)
{
    const struct passage *before = picker_picked(picker);
    struct place picked = {.item = before ? before->entry : NULL};
    picked = place_rebase(dossier, picked);
    picker_open(picker, picker->mode, dossier, picker->folds, picker->articles, picker->memory);
    picker_type(picker, typed, (struct search_stop){0});
    uint32_t row = document_find(&picker->list.document, picked.item);
    if (picked.item && row < picker->list.document.count)
        viewer_to_item(&picker->list, row);
}

/* By the rows there are, not by those in sight: keys may come before the first frame. */
void picker_move(struct picker *picker, int rows)
{
    const struct document *document = &picker->list.document;
    const struct block *current = viewer_current(&picker->list);
    int direction = rows < 0 ? -1 : 1;
    uint32_t picked = current ? (uint32_t)(current - document->blocks) : document->count;
    for (uint32_t i = picked + (uint32_t)direction; rows && i < document->count;
         i += (uint32_t)direction) {
        if (!block_is_item(&document->blocks[i]))
            continue;
        picked = i;
        rows -= direction;
    }
    if (picked < document->count)
        viewer_to_item(&picker->list, picked);
}

void picker_pick(struct picker *picker, uint32_t row)
{
    const struct document *document = &picker->list.document;
    for (uint32_t i = 0; i < document->count; i++)
        if (block_is_item(&document->blocks[i]) &&
            ((const struct row *)document->blocks[i].argument)->number == row)
            viewer_to_item(&picker->list, i);
}

uint32_t picker_row(const struct picker *picker)
{
    const struct block *block = viewer_current(&picker->list);
    return block ? ((const struct row *)block->argument)->number : 0;
}

const struct passage *picker_picked(struct picker *picker)
{
    const struct block *block = viewer_current(&picker->list);
    return block ? &((const struct row *)block->argument)->passage : NULL;
}

/* What is shown of it below the list: itself, else whom it is about, else where it stands. */
static const struct entry *entry_shown(const struct passage *passage)
{
    if (passage->entry)
        return passage->entry;
    if (passage->about)
        return passage->about;
    if (passage->theme)
        return &passage->theme->entry;
    return passage->brief ? &passage->brief->entry : NULL;
}

static void paint_preview(struct picker *picker, struct grid *grid, struct area area)
{
    const struct passage *picked = picker_picked(picker);
    const struct entry *entry = picked ? entry_shown(picked) : NULL;
    if (picked != picker->previewed) {
        document_release(&picker->preview.document);
        viewer_begin(&picker->preview);
        if (entry && picked->kind == PASSAGE_PARAGRAPH)
            part_line(&picker->preview.document, ROLE_TEXT,
                      shown_clean(&picker->preview.document.arena, picked->text), 0);
        else if (entry)
            compose_preview(&picker->preview.document, picker->dossier, entry);
        picker->previewed = picked;
    }
    if (!entry)
        return;
    picker->preview.manner = grid->manner;
    viewer_fit(&picker->preview, viewer_text_columns(area.columns, area.columns), area.rows);
    viewer_paint(&picker->preview, grid, area, &(struct viewer_look){.search = picker->search});
}

/* Rows take more lines while there is room for all of them, and are cut for the room they have. */
static void shape_rows(struct picker *picker, int columns, int rows)
{
    int fits = picker->match_count ? rows / (int)picker->match_count : 1;
    int lines = fits > MOST_ROW_LINES ? MOST_ROW_LINES : fits < 1 ? 1 : fits;
    int text = columns - KIND_COLUMNS - 1;
    if (picker->mode == PICKER_NAMES)
        lines = 1;
    if (text - SOURCE_COLUMNS - 1 >= LEAST_TEXT)
        text -= SOURCE_COLUMNS + 1;
    if (text == picker->text_columns && lines == picker->text_lines)
        return;
    uint32_t row = picker_row(picker);
    picker->text_columns = text;
    picker->text_lines = lines;
    fill_list(picker);
    picker_pick(picker, row);
}

void picker_paint(struct picker *picker, struct grid *grid, struct area area)
{
    struct area list = area;
    bool has_preview = area.rows >= LEAST_PREVIEW_ROWS;
    if (has_preview)
        list.rows = area.rows - area.rows / 2;
    int columns = viewer_text_columns(list.columns, list.columns);
    shape_rows(picker, columns, list.rows);
    picker->list.manner = grid->manner;
    viewer_fit(&picker->list, columns, list.rows);
    viewer_paint(&picker->list, grid, list, &(struct viewer_look){.search = picker->search});
    if (!has_preview)
        return;
    struct pen pen = {.style = STYLE_BORDER};
    int row = list.row + list.rows;
    grid_fill(grid, row, area.column, area.column + area.columns, SHOWN("─"), pen);
    paint_preview(picker, grid,
                  (struct area){row + 1, area.column, area.rows - list.rows - 1, area.columns});
}

#include "ui/picker.h"

#include "base/fold.h"
#include "base/fuzzy.h"
#include "render/compose.h"
#include "render/provenance.h"
#include "render/writer.h"

#include <stdlib.h>

enum {
    MOST_SHOWN = 500,
    KIND_COLUMNS = 9,
    SOURCE_COLUMNS = 21,
    LEAST_TEXT = 24,
    LEAST_PREVIEW_ROWS = 14,
    NAME_BONUS = 500,
    WHOLE_NAME_BONUS = 10000
};

struct candidate {
    const struct entry *entry;
    struct slice folded; /* what is compared */
    size_t name_length;  /* names: of the name itself, with which it begins */
};

struct ranked {
    uint32_t candidate;
    int score;
};

static const char *const kind_words[ENTRY_KINDS] = {
    [ENTRY_BRIEF] = "source", [ENTRY_CLAIM] = "point", [ENTRY_QUESTION] = "question",
    [ENTRY_THEME] = "theme",  [ENTRY_ACTOR] = "actor", [ENTRY_CORRIDOR] = "corridor",
    [ENTRY_EVENT] = "event",
};

static void add(struct picker *picker, const struct entry *entry)
{
    picker->candidates[picker->count++] = (struct candidate){.entry = entry};
}

/* What a name can be found by: the id and the words, for a source also its short name. */
static struct slice searchable(struct picker *picker, const struct entry *entry)
{
    struct arena *arena = &picker->arena;
    const struct slice parts[] = {entry_text(entry), SLICE(" "), entry_address(entry, arena),
                                  SLICE(" "), entry->brief ? brief_label(entry->brief) : SLICE("")};
    struct slice text = arena_join(arena, parts, sizeof parts / sizeof *parts);
    return fold_text(arena, text);
}

static void prepare(struct picker *picker, struct candidate *candidate)
{
    struct slice text = entry_text(candidate->entry);
    if (picker->mode == PICKER_NAMES) {
        candidate->folded = searchable(picker, candidate->entry);
        candidate->name_length = fold_text(&picker->arena, text).length;
        return;
    }
    candidate->folded = fold_text(&picker->arena, text);
}

static void collect(struct picker *picker)
{
    const struct dossier *dossier = picker->dossier;
    size_t most = (size_t)dossier->brief_count + dossier->theme_count + dossier->actors.count +
                  dossier->corridors.count + dossier->claim_count + dossier->question_count;
    picker->candidates = ARENA_ARRAY(&picker->arena, struct candidate, most);
    picker->ranked = ARENA_ARRAY(&picker->arena, struct ranked, most);
    bool all = picker->mode == PICKER_NAMES;
    for (uint32_t i = 0; all && i < dossier->brief_count; i++)
        add(picker, &dossier->briefs[i]->entry);
    for (uint32_t i = 0; all && i < dossier->theme_count; i++)
        add(picker, &dossier->themes[i]->entry);
    for (uint32_t i = 0; all && i < dossier->corridors.count; i++)
        add(picker, &dossier->corridors.items[i].entry);
    for (uint32_t i = 0; all && i < dossier->actors.count; i++)
        add(picker, &dossier->actors.items[i].entry);
    for (uint32_t i = dossier->brief_count; i-- > 0;) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->claims.count; j++)
            add(picker, &brief->claims.items[j].entry);
        for (uint32_t j = 0; j < brief->questions.count; j++)
            add(picker, &brief->questions.items[j].entry);
    }
    for (uint32_t i = 0; i < picker->count; i++)
        prepare(picker, &picker->candidates[i]);
}

void picker_open(struct picker *picker, enum picker_mode mode, const struct dossier *dossier)
{
    picker_close(picker);
    picker->is_open = true;
    picker->mode = mode;
    picker->dossier = dossier;
    collect(picker);
    picker_type(picker, SLICE(""));
}

void picker_release(struct picker *picker)
{
    viewer_release(&picker->list);
    viewer_release(&picker->preview);
    arena_release(&picker->arena);
    arena_release(&picker->pattern_arena);
    *picker = (struct picker){0};
}

void picker_close(struct picker *picker)
{
    picker_release(picker);
}

static int score_name(const struct candidate *candidate, struct slice query)
{
    bool is_sentence =
        candidate->entry->kind == ENTRY_CLAIM || candidate->entry->kind == ENTRY_QUESTION;
    int score = fuzzy_score(query, candidate->folded, !is_sentence);
    if (!score)
        return 0;
    bool is_whole =
        query.length == candidate->name_length && slice_starts_with(candidate->folded, query);
    return score + (is_sentence ? 0 : NAME_BONUS) + (is_whole ? WHOLE_NAME_BONUS : 0);
}

static bool has_words(const struct picker *picker, const struct candidate *candidate)
{
    const struct pattern *pattern = &picker->pattern;
    if (!pattern->text.length)
        return true;
    struct arena scratch = {0};
    bool is_found = find_all(pattern, entry_text(candidate->entry), &scratch).count > 0;
    arena_release(&scratch);
    return is_found;
}

static int compare_ranked(const void *left_item, const void *right_item)
{
    const struct ranked *left = left_item;
    const struct ranked *right = right_item;
    if (left->score != right->score)
        return left->score > right->score ? -1 : 1;
    return left->candidate < right->candidate ? -1 : left->candidate > right->candidate;
}

static void compose_row(struct document *document, struct block *block)
{
    const struct entry *entry = block->subject;
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    writer.gap = 1;
    writer_cell(&writer, KIND_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_DETAIL, shown_clean(arena, slice_of(kind_words[entry->kind])));
    if (entry->brief) {
        struct shown date = compose_source_date(arena, entry->brief);
        struct shown label = compose_source_label(arena, entry->brief);
        struct cell *source = writer_cell(&writer, SOURCE_COLUMNS, ALIGN_LEFT);
        source->is_optional = true;
        source->is_single_line = true;
        writer_add(&writer, ROLE_DETAIL,
                   shown_format(arena, "%.*s %.*s", SLICE_ARGUMENTS(date), SLICE_ARGUMENTS(label)));
    }
    struct cell *cell = writer_cell(&writer, 0, ALIGN_LEFT);
    cell->is_single_line = true;
    cell->least = LEAST_TEXT;
    writer_add(&writer, ROLE_TEXT, shown_clean(arena, entry_text(entry)));
    writer_end(&writer);
}

static void fill_list(struct picker *picker)
{
    struct document *document = &picker->list.document;
    document_release(document);
    document->dossier = picker->dossier;
    for (uint32_t i = 0; i < picker->match_count && i < MOST_SHOWN; i++)
        document_add(document, &(struct block){
                                   .kind = BLOCK_ROW,
                                   .subject = picker->candidates[picker->ranked[i].candidate].entry,
                                   .compose = compose_row,
                               });
    viewer_begin(&picker->list);
    if (document->count)
        viewer_to_item(&picker->list, 0);
}

/* Names by how near they are; texts stay in their order. */
static void rank(struct picker *picker, struct slice query)
{
    bool is_by_name = picker->mode == PICKER_NAMES;
    picker->match_count = 0;
    for (uint32_t i = 0; i < picker->count; i++) {
        const struct candidate *candidate = &picker->candidates[i];
        int score = is_by_name ? score_name(candidate, query) : has_words(picker, candidate);
        if (score)
            picker->ranked[picker->match_count++] = (struct ranked){i, score};
    }
    if (is_by_name && picker->match_count)
        qsort(picker->ranked, picker->match_count, sizeof *picker->ranked, compare_ranked);
}

void picker_type(struct picker *picker, struct slice typed)
{
    arena_clear(&picker->pattern_arena);
    picker->pattern = find_pattern(&picker->pattern_arena, typed);
    rank(picker, fold_text(&picker->pattern_arena, typed));
    fill_list(picker);
}

void picker_rebase(struct picker *picker, const struct dossier *dossier, struct slice typed)
{
    struct place picked = {.item = picker_picked(picker)};
    picked = place_rebase(dossier, picked);
    picker_open(picker, picker->mode, dossier);
    picker_type(picker, typed);
    uint32_t row = document_find(&picker->list.document, picked.item);
    if (picked.item && row < picker->list.document.count)
        viewer_to_item(&picker->list, row);
}

void picker_move(struct picker *picker, int rows)
{
    int direction = rows < 0 ? -1 : 1;
    for (int i = 0; i != rows; i += direction)
        if (!viewer_next_item(&picker->list, direction))
            break;
}

const struct entry *picker_picked(struct picker *picker)
{
    const struct block *block = viewer_current(&picker->list);
    return block ? block->subject : NULL;
}

static void paint_preview(struct picker *picker, struct grid *grid, struct area area)
{
    const struct entry *picked = picker_picked(picker);
    if (picked != picker->previewed) {
        document_release(&picker->preview.document);
        viewer_begin(&picker->preview);
        if (picked)
            compose_glance(&picker->preview.document, picker->dossier, picked);
        picker->previewed = picked;
    }
    if (!picked)
        return;
    viewer_fit(&picker->preview, area.columns - VIEWER_BAR_COLUMNS, area.rows);
    viewer_paint(&picker->preview, grid, area, &(struct viewer_look){.pattern = &picker->pattern});
}

void picker_paint(struct picker *picker, struct grid *grid, struct area area)
{
    struct area list = area;
    bool has_preview = area.rows >= LEAST_PREVIEW_ROWS;
    if (has_preview)
        list.rows = area.rows - area.rows / 2;
    viewer_fit(&picker->list, list.columns - VIEWER_BAR_COLUMNS, list.rows);
    viewer_paint(&picker->list, grid, list, &(struct viewer_look){.pattern = &picker->pattern});
    if (!has_preview)
        return;
    struct pen pen = {.style = STYLE_BORDER};
    int row = list.row + list.rows;
    grid_fill(grid, row, area.column, area.column + area.columns, SHOWN("─"), pen);
    paint_preview(picker, grid,
                  (struct area){row + 1, area.column, area.rows - list.rows - 1, area.columns});
}

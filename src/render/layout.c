#include "render/layout.h"

#include "base/memory.h"
#include "base/width.h"
#include "render/isolates.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    USUAL_SHARE = 12,
    NARROWEST_SHARE = 6,
    NARROWEST_OF_SEVERAL = 34,
    NARROWEST_FIXED = 4,
    MOST_CELLS = 16,
    LONGEST_LABEL = 32,
    SHORT_LABEL = 14 /* bytes */
};

void layout_release(struct layout *layout)
{
    free(layout->blocks);
    arena_release(&layout->arena);
    *layout = (struct layout){0};
}

void layout_begin_shown(struct layout *layout, struct document *document, int columns,
                        struct bidi_manner manner)
{
    layout_begin(layout, document, columns);
    layout->manner = manner;
}

void layout_begin(struct layout *layout, struct document *document, int columns)
{
    layout_release(layout);
    layout->document = document;
    layout->columns = columns < 1 ? 1 : columns;
    layout->block_count = document->count;
    layout->blocks = memory_allocate(document->count, sizeof *layout->blocks);
    memset(layout->blocks, 0, document->count * sizeof *layout->blocks);
}

/* Lines of a block while it is laid out; they grow downwards cell by cell. */
struct sheet {
    struct arena *arena;
    const struct document *document;
    struct bidi_manner manner;
    struct line *lines;
    uint32_t count;
    uint32_t capacity;
    struct shown *flows;
    uint32_t flow_count;
};

static struct line *sheet_line(struct sheet *sheet, uint32_t index)
{
    while (sheet->capacity <= index) {
        uint32_t capacity = sheet->capacity ? sheet->capacity * 2 : 8;
        struct line *grown = ARENA_ARRAY(sheet->arena, struct line, capacity);
        if (sheet->count)
            memcpy(grown, sheet->lines, sheet->count * sizeof *grown);
        sheet->lines = grown;
        sheet->capacity = capacity;
    }
    if (sheet->count <= index)
        sheet->count = index + 1;
    return &sheet->lines[index];
}

/* The text of a cell in one piece, to find breaks across its spans. */
struct flow {
    const struct cell *cell;
    struct shown text;
    char *breaks;
    uint32_t first;      /* the span where the next run begins: runs come one after the other */
    size_t first_offset; /* and where in the text it begins */
    bool is_mixed;       /* it is seen in another order than it is read */
    struct bidi_text seen;
};

/* Longer ones are prose, or wider than the column; further numbers and names may go on the next.
 */
static bool is_label(const struct span *span, int columns)
{
    bool is_apart = span->role == ROLE_LINK || span->role == ROLE_DETAIL || span->role == ROLE_NOTE;
    bool is_further = span->text.length && strchr(",;", span->text.bytes[0]);
    return is_apart && !is_further && span->text.length <= LONGEST_LABEL &&
           width_columns(span->text) <= columns;
}

/* Whether a line may end in the blank before a bracket: not before a short one, which would stand
 * alone. */
static bool may_begin_a_line(const struct cell *cell, uint32_t index)
{
    struct shown text = cell->spans[index].text;
    size_t length = 0;
    bool is_same = text.length > 1 && text.bytes[0] == ' ' && strchr("[(", text.bytes[1]);
    for (uint32_t i = index; i < cell->span_count && is_same; i++) {
        length += cell->spans[i].text.length;
        is_same = i + 1 < cell->span_count && is_label(&cell->spans[i + 1], INT_MAX);
    }
    return length > SHORT_LABEL;
}

/* What heads a row, such as one of several keys. */
static bool heads_a_row(const struct cell *cell, const struct span *span, int columns)
{
    return cell->columns && span->role == ROLE_STRONG && width_columns(span->text) <= columns;
}

static void keep_labels(const struct cell *cell, int columns, char *breaks)
{
    size_t start = 0;
    for (uint32_t i = 0; i < cell->span_count; i++) {
        size_t end = start + cell->spans[i].text.length;
        bool is_kept = end > start && (is_label(&cell->spans[i], columns) ||
                                       heads_a_row(cell, &cell->spans[i], columns));
        for (size_t at = start + 1 + (is_kept && may_begin_a_line(cell, i)); is_kept && at < end;
             at++)
            breaks[at] = WIDTH_NO_BREAK;
        start = end;
    }
}

static struct shown join_spans(struct arena *arena, const struct span *spans, uint32_t count)
{
    struct shown *parts = ARENA_ARRAY(arena, struct shown, count);
    for (uint32_t i = 0; i < count; i++)
        parts[i] = spans[i].text;
    return count == 1 ? parts[0] : shown_join(arena, parts, count);
}

/* Every span is an isolate: what stands beside it does not change its order. */
static void arrange(const struct sheet *sheet, struct flow *flow)
{
    const struct cell *cell = flow->cell;
    struct span *spans = ARENA_ARRAY(sheet->arena, struct span, cell->span_count);
    memcpy(spans, cell->spans, cell->span_count * sizeof *spans);
    isolates_add(sheet->arena, spans, cell->span_count);
    flow->is_mixed = true;
    flow->seen = bidi_arrange(sheet->arena, join_spans(sheet->arena, spans, cell->span_count),
                              document_direction(sheet->document, cell->spans, cell->span_count),
                              sheet->manner);
}

static struct flow flow_of(const struct sheet *sheet, const struct cell *cell, int columns)
{
    struct arena *arena = sheet->arena;
    struct flow flow = {.cell = cell, .text = join_spans(arena, cell->spans, cell->span_count)};
    flow.breaks = arena_allocate_bytes(arena, flow.text.length);
    width_breaks(flow.text, flow.breaks);
    if (cell->keeps_labels)
        keep_labels(cell, columns, flow.breaks);
    if (sheet->manner.order && bidi_is_needed(flow.text))
        arrange(sheet, &flow);
    return flow;
}

/* Passes over the spans that end before a run. */
static void pass_spans(struct flow *flow, size_t start)
{
    const struct cell *cell = flow->cell;
    while (flow->first + 1 < cell->span_count &&
           flow->first_offset + cell->spans[flow->first].text.length <= start)
        flow->first_offset += cell->spans[flow->first++].text.length;
}

static uint32_t count_parts(const struct flow *flow, size_t end)
{
    uint32_t count = 0;
    size_t offset = flow->first_offset;
    for (uint32_t i = flow->first; i < flow->cell->span_count && offset < end; i++, count++)
        offset += flow->cell->spans[i].text.length;
    return count;
}

/* The line with room for more fragments. */
static struct fragment *grow_line(struct arena *arena, const struct line *line, uint32_t added)
{
    struct fragment *fragments = ARENA_ARRAY(arena, struct fragment, line->count + added);
    if (line->count)
        memcpy(fragments, line->fragments, line->count * sizeof *fragments);
    return fragments;
}

/* The span of a byte at or after the beginning of the last run. */
static const struct span *span_at(const struct flow *flow, size_t offset)
{
    uint32_t i = flow->first;
    for (size_t end = flow->first_offset; i + 1 < flow->cell->span_count; i++) {
        end += flow->cell->spans[i].text.length;
        if (offset < end)
            break;
    }
    return &flow->cell->spans[i];
}

/* Adds the first clusters of what is left of a run that belong to one span, seen from the left. */
static int place_piece(struct line *line, struct fragment *fragments, const struct flow *flow,
                       struct bidi_run *left, int column)
{
    const uint32_t *starts = flow->seen.starts;
    struct bidi_run piece = {left->first, 0, left->is_reversed};
    uint32_t at = left->is_reversed ? left->first + left->count - 1 : left->first;
    const struct span *span = span_at(flow, starts[at]);
    while (piece.count < left->count && span_at(flow, starts[at]) == span) {
        at = left->is_reversed ? at - 1 : at + 1;
        piece.count++;
    }
    left->count -= piece.count;
    if (left->is_reversed)
        piece.first = left->first + left->count;
    else
        left->first += piece.count;
    struct shown text =
        shown_part(flow->text, starts[piece.first], starts[piece.first + piece.count]);
    int columns = width_columns(text);
    if (text.length)
        fragments[line->count++] = (struct fragment){
            column, columns, text, bidi_drawn(&flow->seen, piece), span, piece.is_reversed};
    return columns;
}

static uint32_t count_clusters(struct bidi_runs runs)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < runs.count; i++)
        count += runs.items[i].count;
    return count;
}

/* As place_run, in the order in which it is seen. */
static void place_mixed(struct arena *arena, struct line *line, const struct flow *flow,
                        size_t start, size_t end, int column)
{
    struct bidi_runs runs = bidi_line(arena, &flow->seen, start, end);
    struct fragment *fragments = grow_line(arena, line, count_clusters(runs));
    for (uint32_t i = 0; i < runs.count; i++)
        while (runs.items[i].count)
            column += place_piece(line, fragments, flow, &runs.items[i], column);
    line->fragments = fragments;
}

/* Adds the bytes start..end of a flow to a line as fragments, one for each span they touch. */
static void place_run(struct arena *arena, struct line *line, struct flow *flow, size_t start,
                      size_t end, int column)
{
    pass_spans(flow, start);
    if (flow->is_mixed) {
        place_mixed(arena, line, flow, start, end, column);
        return;
    }
    uint32_t added = count_parts(flow, end);
    struct fragment *fragments = grow_line(arena, line, added);
    size_t offset = flow->first_offset;
    for (uint32_t i = flow->first; i < flow->cell->span_count && offset < end; i++) {
        const struct span *span = &flow->cell->spans[i];
        size_t next = offset + span->text.length;
        size_t from = offset > start ? offset : start;
        size_t to = next < end ? next : end;
        offset = next;
        if (from >= to)
            continue;
        struct shown text = shown_part(flow->text, from, to);
        int columns = width_columns(text);
        fragments[line->count++] = (struct fragment){column, columns, text, text, span, false};
        column += columns;
    }
    line->fragments = fragments;
}

/* As much of the bytes start..end as fits, with an ellipsis where it is cut when that is not all.
 */
static void place_cut(struct arena *arena, struct line *line, struct flow *flow, size_t start,
                      size_t end, int column, int columns)
{
    struct shown text = shown_part(flow->text, start, end);
    int width = width_columns(text);
    bool is_cut = width > columns;
    size_t kept = is_cut ? width_fit(text, columns - 1) : text.length;
    int kept_columns = width_columns(shown_part(text, 0, kept));
    bool ends_left = is_cut && flow->seen.is_right_to_left;
    if (flow->cell->align == ALIGN_RIGHT)
        column += columns - kept_columns - is_cut;
    place_run(arena, line, flow, start, start + kept, column + ends_left);
    if (!is_cut)
        return;
    struct fragment *fragments = grow_line(arena, line, 1);
    fragments[line->count++] = (struct fragment){ends_left ? column : column + kept_columns,
                                                 1,
                                                 SHOWN("…"),
                                                 SHOWN("…"),
                                                 span_at(flow, start + kept),
                                                 false};
    line->fragments = fragments;
}

static size_t word_end(const struct flow *flow, size_t start)
{
    size_t end = start + 1;
    while (end < flow->text.length && flow->breaks[end] != WIDTH_MAY_BREAK)
        end++;
    return end;
}

static bool breaks_a_word(const struct flow *flow, const struct wrapped_line *line)
{
    return line->next < flow->text.length && flow->breaks[line->next] != WIDTH_MAY_BREAK;
}

/* Lays a cell out from line `row` downwards, in the columns from `column`; returns its height. */
static uint32_t place_cell(struct sheet *sheet, uint32_t row, const struct cell *cell, int column,
                           int columns)
{
    struct flow flow = flow_of(sheet, cell, columns);
    sheet->flows[sheet->flow_count++] = flow.text;
    uint32_t height = 0;
    if (cell->is_single_line && flow.text.length) {
        place_cut(sheet->arena, sheet_line(sheet, row), &flow, 0, flow.text.length, column,
                  columns);
        return 1;
    }
    for (size_t start = 0; start < flow.text.length;) {
        int hanging = height && cell->hanging < columns / 2 ? cell->hanging : 0;
        struct wrapped_line line = width_wrap(flow.text, flow.breaks, start, columns - hanging);
        if (cell->is_label && breaks_a_word(&flow, &line)) {
            size_t end = word_end(&flow, line.end - 1);
            place_cut(sheet->arena, sheet_line(sheet, row + height++), &flow, line.start, end,
                      column, columns);
            start = end;
            continue;
        }
        int shift = cell->align == ALIGN_RIGHT ? columns - line.columns : hanging;
        if (flow.seen.is_right_to_left && cell->align == ALIGN_LEFT)
            shift = columns - hanging - line.columns;
        shift = shift < 0 ? 0 : shift;
        place_run(sheet->arena, sheet_line(sheet, row + height++), &flow, line.start, line.end,
                  column + shift);
        start = line.next;
    }
    return height;
}

struct widths {
    int columns[MOST_CELLS];
    bool stacked;
};

static int sum_fixed(const struct paragraph *paragraph, const struct widths *widths)
{
    int sum = 0;
    for (uint32_t i = 0; i < paragraph->cell_count; i++)
        sum += paragraph->cells[i].columns ? widths->columns[i] : 0;
    return sum;
}

static bool may_shrink(const struct cell *cell, int columns)
{
    int least = cell->least > NARROWEST_FIXED ? cell->least : NARROWEST_FIXED;
    return cell->columns && columns > least;
}

/* Fixed columns give way one by one, the widest first, until the others have their least. */
static void shrink_fixed(const struct paragraph *paragraph, struct widths *widths, int most)
{
    while (sum_fixed(paragraph, widths) > most) {
        int *widest = NULL;
        for (uint32_t i = 0; i < paragraph->cell_count; i++)
            if (may_shrink(&paragraph->cells[i], widths->columns[i]) &&
                (!widest || widths->columns[i] > *widest))
                widest = &widths->columns[i];
        if (!widest)
            return;
        --*widest;
    }
}

static int wanted_by_shares(const struct paragraph *paragraph)
{
    int wanted = 0;
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        const struct cell *cell = &paragraph->cells[i];
        if (!cell->columns)
            wanted += cell->least ? cell->least : USUAL_SHARE;
    }
    return wanted;
}

/* Several shares need room to read in; a single one needs a word's width. */
static int least_share(const struct paragraph *paragraph, int shares)
{
    if (paragraph->cell_count == 1)
        return 1;
    return shares > 1 ? NARROWEST_OF_SEVERAL : NARROWEST_SHARE;
}

static struct widths share_out(const struct paragraph *paragraph, int columns)
{
    struct widths widths = {0};
    int shares = 0;
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        widths.columns[i] = paragraph->cells[i].columns;
        shares += paragraph->cells[i].columns == 0;
    }
    int room = columns - paragraph->gap * (int)(paragraph->cell_count - 1);
    int wanted = wanted_by_shares(paragraph);
    if (shares && room - sum_fixed(paragraph, &widths) < wanted)
        shrink_fixed(paragraph, &widths, room - wanted);
    int rest = room - sum_fixed(paragraph, &widths);
    widths.stacked = shares ? rest < shares * least_share(paragraph, shares) : rest < 0;
    for (uint32_t i = 0; i < paragraph->cell_count && shares; i++) {
        if (paragraph->cells[i].columns)
            continue;
        widths.columns[i] = rest / shares;
        rest -= rest / shares;
        shares--;
    }
    return widths;
}

static void place_stacked(struct sheet *sheet, const struct paragraph *paragraph, int indent,
                          int columns)
{
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        struct cell cell = paragraph->cells[i];
        cell.align = ALIGN_LEFT;
        place_cell(sheet, sheet->count, &cell, indent, columns);
    }
}

static int wanted_columns(const struct paragraph *paragraph)
{
    int wanted = wanted_by_shares(paragraph) + paragraph->gap * (int)(paragraph->cell_count - 1);
    for (uint32_t i = 0; i < paragraph->cell_count; i++)
        wanted += paragraph->cells[i].columns;
    return wanted;
}

/* The paragraph without its optional cells where there is no room for all. */
static struct paragraph without_optional(const struct paragraph *paragraph, int columns,
                                         struct cell cells[MOST_CELLS])
{
    struct paragraph kept = *paragraph;
    if (wanted_columns(paragraph) <= columns)
        return kept;
    kept.cell_count = 0;
    kept.cells = cells;
    for (uint32_t i = 0; i < paragraph->cell_count && i < MOST_CELLS; i++)
        if (!paragraph->cells[i].is_optional)
            cells[kept.cell_count++] = paragraph->cells[i];
    return kept;
}

static void place_paragraph(struct sheet *sheet, const struct paragraph *whole, int columns)
{
    struct cell cells[MOST_CELLS];
    int indent = whole->indent < columns / 2 ? whole->indent : 0;
    struct paragraph kept = without_optional(whole, columns - indent, cells);
    const struct paragraph *paragraph = &kept;
    struct widths widths = share_out(paragraph, columns - indent);
    if (widths.stacked) {
        place_stacked(sheet, paragraph, indent, columns - indent);
        return;
    }
    uint32_t row = sheet->count;
    int column = indent;
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        place_cell(sheet, row, &paragraph->cells[i], column, widths.columns[i]);
        column += widths.columns[i] + paragraph->gap;
    }
}

static size_t count_cells(const struct block *block)
{
    size_t count = 0;
    for (const struct paragraph *paragraph = block->first; paragraph; paragraph = paragraph->next)
        count += paragraph->cell_count;
    return count;
}

const struct block_lines *layout_block(struct layout *layout, uint32_t index)
{
    struct block_lines *lines = &layout->blocks[index];
    if (lines->is_ready)
        return lines;
    const struct block *block = document_block(layout->document, index);
    struct sheet sheet = {
        .arena = &layout->arena, .document = layout->document, .manner = layout->manner};
    sheet.flows = ARENA_ARRAY(sheet.arena, struct shown, count_cells(block));
    for (const struct paragraph *paragraph = block->first; paragraph; paragraph = paragraph->next)
        place_paragraph(&sheet, paragraph, layout->columns);
    *lines = (struct block_lines){
        .lines = sheet.lines,
        .count = sheet.count,
        .flows = sheet.flows,
        .flow_count = sheet.flow_count,
        .is_ready = true,
    };
    return lines;
}

uint32_t layout_space(const struct layout *layout, uint32_t index)
{
    return index ? layout->document->blocks[index].space : 0;
}

uint32_t layout_height(struct layout *layout, uint32_t most)
{
    uint32_t height = 0;
    for (uint32_t i = 0; i < layout->block_count && height < most; i++)
        height += layout_space(layout, i) + layout_block(layout, i)->count;
    return height;
}

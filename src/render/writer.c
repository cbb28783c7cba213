#include "render/writer.h"

#include "base/ascii.h"
#include "base/count.h"
#include "base/direction.h"
#include "model/mention.h"
#include "render/isolates.h"

#include <string.h>

enum { USUAL_GAP = 2, FIRST_SPANS = 8 };

struct writer writer_begin(struct document *document, struct block *block)
{
    return (struct writer){.document = document, .block = block, .gap = USUAL_GAP};
}

struct cell *writer_cell(struct writer *writer, int columns, enum alignment align)
{
    if (writer->cell_count == WRITER_MOST_CELLS)
        return &writer->cells[writer->cell_count - 1];
    uint32_t index = writer->cell_count++;
    writer->cells[index] =
        (struct cell){.columns = columns, .align = (uint8_t)align, .keeps_labels = true};
    writer->starts[index] = writer->span_count;
    return &writer->cells[index];
}

static void reserve_span(struct writer *writer)
{
    if (writer->span_count < writer->span_capacity)
        return;
    uint32_t capacity = writer->span_capacity ? writer->span_capacity * 2 : FIRST_SPANS;
    struct span *grown = ARENA_ARRAY(&writer->document->arena, struct span, capacity);
    if (writer->span_count)
        memcpy(grown, writer->spans, writer->span_count * sizeof *grown);
    writer->spans = grown;
    writer->span_capacity = capacity;
}

static void add_span(struct writer *writer, struct span span)
{
    if (!span.text.length)
        return;
    if (!writer->cell_count)
        writer_cell(writer, 0, ALIGN_LEFT);
    if (writer->document->is_ascii)
        span.text = ascii_spell(&writer->document->arena, span.text);
    reserve_span(writer);
    writer->spans[writer->span_count++] = span;
}

void writer_add(struct writer *writer, enum role role, struct shown text)
{
    add_span(writer, (struct span){.text = text, .role = (uint8_t)role});
}

void writer_link(struct writer *writer, enum role role, struct shown text, struct place target)
{
    struct place *copy = ARENA_NEW(&writer->document->arena, struct place);
    *copy = target;
    add_span(writer, (struct span){.text = text, .role = (uint8_t)role, .target = copy});
}

void writer_link_pair(struct writer *writer, enum role role, struct shown first,
                      struct shown second, struct place target)
{
    struct arena *arena = &writer->document->arena;
    struct place *copy = ARENA_NEW(arena, struct place);
    struct shown parts[] = {first, SHOWN(" "), second};
    *copy = target;
    add_span(writer, (struct span){.text = shown_join(arena, parts, COUNT(parts)),
                                   .role = (uint8_t)role,
                                   .target = copy,
                                   .seam = (uint32_t)first.length + 1});
}

struct shown writer_clean_part(struct writer *writer, struct slice text, size_t start, size_t end)
{
    return shown_clean(&writer->document->arena, (struct slice){text.bytes + start, end - start});
}

void writer_prose(struct writer *writer, enum role role, struct text text)
{
    struct slice raw = text_is_present(text) ? text_slice(text) : SLICE("");
    struct mention_list mentions =
        mention_find(writer->document->dossier->names, raw, &writer->document->arena);
    size_t start = 0;
    uint32_t first = writer->span_count;
    for (size_t i = 0; i < mentions.count; i++) {
        const struct mention *mention = &mentions.items[i];
        writer_add(writer, role, writer_clean_part(writer, raw, start, mention->start));
        writer_link(writer, ROLE_NAME, writer_clean_part(writer, raw, mention->start, mention->end),
                    place_of(mention->entry));
        start = mention->end;
    }
    writer_add(writer, role, writer_clean_part(writer, raw, start, raw.length));
    for (uint32_t i = first + 1; i < writer->span_count; i++)
        writer->spans[i].goes_on = true;
}

void writer_text(struct writer *writer, enum role role, struct text text)
{
    writer_add(writer, role, shown_clean(&writer->document->arena, text_slice(text)));
}

void writer_theme(struct writer *writer, const struct theme *theme)
{
    add_span(writer, (struct span){
                         .text = shown_clean(&writer->document->arena, text_slice(theme->name)),
                         .role = ROLE_THEME,
                         .theme = theme,
                     });
}

static bool needs_isolates(const struct writer *writer)
{
    if (writer->document->is_right_to_left)
        return true;
    for (uint32_t i = 0; i < writer->span_count; i++)
        if (direction_has_right_to_left(writer->spans[i].text))
            return true;
    return false;
}

static void finish_cells(struct writer *writer)
{
    if (writer->document->isolates && needs_isolates(writer))
        isolates_add(&writer->document->arena, writer->spans, writer->span_count);
    for (uint32_t i = 0; i < writer->cell_count; i++) {
        uint32_t end = i + 1 < writer->cell_count ? writer->starts[i + 1] : writer->span_count;
        writer->cells[i].spans = writer->spans + writer->starts[i];
        writer->cells[i].span_count = end - writer->starts[i];
    }
}

static void append(struct block *block, struct paragraph *paragraph)
{
    if (block->last)
        block->last->next = paragraph;
    else
        block->first = paragraph;
    block->last = paragraph;
}

void writer_end(struct writer *writer)
{
    struct arena *arena = &writer->document->arena;
    if (writer->cell_count) {
        finish_cells(writer);
        struct paragraph *paragraph = ARENA_NEW(arena, struct paragraph);
        struct cell *cells = ARENA_ARRAY(arena, struct cell, writer->cell_count);
        memcpy(cells, writer->cells, writer->cell_count * sizeof *cells);
        *paragraph = (struct paragraph){.cells = cells,
                                        .cell_count = writer->cell_count,
                                        .indent = writer->indent,
                                        .gap = writer->gap};
        append(writer->block, paragraph);
    }
    int indent = writer->indent;
    *writer = writer_begin(writer->document, writer->block);
    writer->indent = indent;
}

void writer_line(struct writer *writer, enum role role, struct shown text)
{
    writer_add(writer, role, text);
    writer_end(writer);
}

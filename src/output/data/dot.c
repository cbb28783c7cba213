#include "output/data/dot.h"

#include "base/width.h"
#include "model/scope.h"
#include "output/data/relation.h"

enum { LABEL_COLUMNS = 34, LABEL_LINES = 7 };

struct graph {
    const struct dossier *dossier;
    struct place place;
    struct buffer *out;
    bool *ends[ENTRY_KINDS]; /* by kind and ordinal: whether a relation begins or ends there */
};

static const struct {
    const char *color;
    const char *line; /* tells the relation apart without colour */
} edge_looks[RELATION_COUNT] = {
    [0] = {"black", "style=solid"},
    [RELATION_CORROBORATES] = {"#1b7837", "style=solid, arrowhead=normal"},
    [RELATION_CONTRADICTS] = {"#b2182b",
                              "style=bold, penwidth=2.5, dir=both, arrowhead=tee, arrowtail=tee"},
    [RELATION_QUALIFIES] = {"#8c510a", "style=dashed, arrowhead=onormal"},
    [RELATION_UPDATES] = {"#2166ac", "style=bold, arrowhead=vee"},
    [RELATION_BACKGROUND] = {"#595959", "style=dotted, arrowhead=ediamond"},
    [RELATION_ANSWERS] = {"#762a83", "style=dashed, arrowhead=dot"},
};

/* Only these act inside of a quoted string: the mark itself, escapes such as \N, and entities. */
static void escape(struct slice text, struct buffer *out)
{
    for (size_t i = 0; i < text.length; i++) {
        switch (text.bytes[i]) {
        case '"':
            buffer_add(out, SLICE("\\\""));
            break;
        case '\\':
            buffer_add(out, SLICE("\\\\"));
            break;
        case '&':
            buffer_add(out, SLICE("&amp;"));
            break;
        default:
            buffer_add_byte(out, text.bytes[i]);
        }
    }
}

void dot_quote(struct shown text, struct buffer *out)
{
    buffer_add_byte(out, '"');
    escape(shown_slice(text), out);
    buffer_add_byte(out, '"');
}

static void write_id(const struct entry *entry, struct buffer *out)
{
    struct arena arena = {0};
    dot_quote(shown_clean(&arena, entry_address(entry, &arena)), out);
    arena_release(&arena);
}

/* Lines end with \l, which sets them flush left. */
static void write_wrapped(struct shown text, struct buffer *out)
{
    struct arena arena = {0};
    char *breaks = arena_allocate_bytes(&arena, text.length + 1);
    width_breaks(text, breaks);
    size_t at = 0;
    for (int i = 0; i < LABEL_LINES && at < text.length; i++) {
        struct wrapped_line line = width_wrap(text, breaks, at, LABEL_COLUMNS);
        escape(shown_slice(shown_part(text, line.start, line.end)), out);
        at = line.next;
        if (at < text.length && i + 1 == LABEL_LINES)
            buffer_add(out, SLICE("…"));
        buffer_add(out, SLICE("\\l"));
    }
    arena_release(&arena);
}

/* The heading is bare of markup: an id, or what the source is called. */
static void write_node(const struct graph *graph, const struct entry *entry, struct slice heading,
                       const char *look)
{
    struct arena arena = {0};
    struct shown text = shown_clean(&arena, entry_text(entry));
    buffer_add(graph->out, SLICE("    "));
    write_id(entry, graph->out);
    buffer_add(graph->out, SLICE(" [label=\""));
    escape(shown_slice(shown_clean(&arena, heading)), graph->out);
    buffer_add(graph->out, SLICE("\\l"));
    write_wrapped(text, graph->out);
    buffer_add(graph->out, SLICE("\", tooltip="));
    dot_quote(text, graph->out);
    buffer_format(graph->out, "%s];\n", look);
    arena_release(&arena);
}

static bool is_end(const struct graph *graph, const struct entry *entry)
{
    return graph->ends[entry->kind][entry->ordinal];
}

static const char *claim_look(const struct graph *graph, const struct claim *claim)
{
    if (!place_has_claim(graph->place, claim))
        return ", style=dotted";
    return claim->kind == CLAIM_FORECAST ? ", style=dashed" : "";
}

static bool has_nodes(const struct graph *graph, const struct brief *brief)
{
    bool has = is_end(graph, &brief->entry);
    for (uint32_t i = 0; i < brief->claims.count; i++)
        has = has || place_has_claim(graph->place, &brief->claims.items[i]) ||
              is_end(graph, &brief->claims.items[i].entry);
    for (uint32_t i = 0; i < brief->questions.count; i++)
        has = has || is_end(graph, &brief->questions.items[i].entry);
    for (uint32_t i = 0; i < brief->events.count; i++)
        has = has || is_end(graph, &brief->events.items[i].entry);
    return has;
}

static size_t write_nodes(const struct graph *graph, const struct brief *brief)
{
    size_t count = 0;
    if (is_end(graph, &brief->entry))
        write_node(graph, &brief->entry, brief_label(brief), ", shape=folder");
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        bool is_in = place_has_claim(graph->place, claim);
        if (is_in || is_end(graph, &claim->entry))
            write_node(graph, &claim->entry, text_slice(claim->id), claim_look(graph, claim));
        count += is_in;
    }
    for (uint32_t i = 0; i < brief->questions.count; i++) {
        const struct question *question = &brief->questions.items[i];
        if (is_end(graph, &question->entry))
            write_node(graph, &question->entry, text_slice(question->id), ", shape=note");
    }
    for (uint32_t i = 0; i < brief->events.count; i++) {
        const struct event *event = &brief->events.items[i];
        if (is_end(graph, &event->entry))
            write_node(graph, &event->entry, text_slice(event->id), ", shape=cds");
    }
    return count;
}

static void write_cluster_label(const struct brief *brief, struct buffer *out)
{
    struct arena arena = {0};
    const struct shown parts[] = {
        shown_clean(&arena, brief_label(brief)),
        SHOWN(", "),
        shown_clean(&arena, edtf_format(&arena, &brief->source.issued.value)),
    };
    dot_quote(shown_join(&arena, parts, sizeof parts / sizeof *parts), out);
    arena_release(&arena);
}

static size_t write_cluster(const struct graph *graph, const struct brief *brief)
{
    if (!has_nodes(graph, brief))
        return 0;
    buffer_format(graph->out, "  subgraph \"cluster_%.*s\" {\n    label=",
                  SLICE_ARGUMENTS(text_slice(brief->id)));
    write_cluster_label(brief, graph->out);
    buffer_add(graph->out, SLICE(";\n"));
    size_t count = write_nodes(graph, brief);
    buffer_add(graph->out, SLICE("  }\n"));
    return count;
}

static bool is_edge(const struct graph *graph, const struct cross_reference *reference)
{
    return reference->relation && reference->subject.target && reference->object.target &&
           place_has_relation(graph->place, reference->subject.target, reference->object.target);
}

static void write_edge(const struct graph *graph, const struct cross_reference *reference)
{
    struct arena arena = {0};
    buffer_add(graph->out, SLICE("  "));
    write_id(reference->subject.target, graph->out);
    buffer_add(graph->out, SLICE(" -> "));
    write_id(reference->object.target, graph->out);
    const char *color = edge_looks[reference->relation].color;
    buffer_format(graph->out, " [label=\"%.*s\", color=\"%s\", fontcolor=\"%s\", %s",
                  SLICE_ARGUMENTS(relation_word(reference->relation)), color, color,
                  edge_looks[reference->relation].line);
    if (reference->note.length) {
        buffer_add(graph->out, SLICE(", tooltip="));
        dot_quote(shown_clean(&arena, text_slice(reference->note)), graph->out);
    }
    buffer_add(graph->out, SLICE("];\n"));
    arena_release(&arena);
}

static void mark_end(const struct graph *graph, const struct entry *entry)
{
    graph->ends[entry->kind][entry->ordinal] = true;
}

static void mark_ends(const struct graph *graph, const struct cross_reference *reference)
{
    mark_end(graph, reference->subject.target);
    mark_end(graph, reference->object.target);
}

typedef void visit_edge(const struct graph *graph, const struct cross_reference *reference);

static void visit_edges(const struct graph *graph, visit_edge *visit)
{
    for (uint32_t i = 0; i < graph->dossier->brief_count; i++) {
        const struct cross_reference_list *list = &graph->dossier->briefs[i]->cross_references;
        for (uint32_t j = 0; j < list->count; j++)
            if (is_edge(graph, &list->items[j]))
                visit(graph, &list->items[j]);
    }
}

static void write_head(const struct graph *graph)
{
    struct arena arena = {0};
    buffer_add(graph->out, SLICE("digraph "));
    struct shown title = shown_clean(&arena, text_slice(graph->dossier->description->title));
    dot_quote(title, graph->out);
    buffer_add(graph->out, SLICE(" {\n  graph [charset=\"UTF-8\", rankdir=RL, fontname=\"sans-serif"
                                 "\", labelloc=t, label="));
    dot_quote(title, graph->out);
    buffer_add(graph->out, SLICE("];\n  node [shape=box, fontname=\"sans-serif\", fontsize=10];\n"
                                 "  edge [fontname=\"sans-serif\", fontsize=9];\n"));
    arena_release(&arena);
}

size_t dot_write(const struct dossier *dossier, struct place place, struct buffer *out)
{
    struct arena arena = {0};
    const struct graph graph = {
        .dossier = dossier,
        .place = place,
        .out = out,
        .ends = {[ENTRY_BRIEF] = ARENA_ARRAY(&arena, bool, dossier->brief_count),
                 [ENTRY_CLAIM] = ARENA_ARRAY(&arena, bool, dossier->claim_count),
                 [ENTRY_QUESTION] = ARENA_ARRAY(&arena, bool, dossier->question_count),
                 [ENTRY_EVENT] = ARENA_ARRAY(&arena, bool, dossier->event_count)},
    };
    size_t count = 0;
    visit_edges(&graph, mark_ends);
    write_head(&graph);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        count += write_cluster(&graph, dossier->briefs[i]);
    visit_edges(&graph, write_edge);
    buffer_add(out, SLICE("}\n"));
    arena_release(&arena);
    return count;
}

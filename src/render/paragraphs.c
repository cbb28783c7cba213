#include "render/paragraphs.h"

#include "evidence/articles.h"
#include "model/footing.h"
#include "model/note.h"
#include "render/blocks.h"

enum { MOST_LISTED_NEEDS = 40, DIGITS_OF_NUMBERS = 3 };

bool block_passage(const struct block *block, struct arena *arena, struct passage *passage)
{
    if (!block)
        return false;
    if (block->passage)
        *passage = *block->passage;
    else if (block->subject && entry_is_in_brief(block->subject) && !block->second)
        *passage = passage_of(block->subject, arena);
    else
        return false;
    return true;
}

struct place paragraph_place(const struct brief *brief, uint32_t number)
{
    return (struct place){.view = VIEW_ARTICLES, .brief = brief, .paragraph = number};
}

struct shown part_no_article(struct document *document, const struct brief *brief)
{
    struct arena *arena = &document->arena;
    if (!document->articles)
        return SHOWN("The articles are not here: put them into the folder articles of the dossier, "
                     "or name their folder with --articles.");
    if (articles_find(document->articles, brief))
        return SHOWN("");
    struct slice trouble = articles_trouble(document->articles, brief);
    return shown_format(arena, "There is no article to show: %.*s.", SLICE_ARGUMENTS(trouble));
}

/* Whether there is an article to hold the passage against. */
static bool has_evidence(struct document *document, const struct passage *passage,
                         struct evidence *evidence)
{
    return passage->brief && articles_evidence(document->articles, passage->brief, evidence);
}

void part_paragraph(struct writer *writer, const struct brief *brief, uint32_t number,
                    const struct passage *passage)
{
    struct document *document = writer->document;
    const struct article *article = articles_find(document->articles, brief);
    struct slice text = article ? article_paragraph(article, number) : SLICE("");
    struct carrier_list carriers = {0};
    struct evidence evidence;
    if (passage && has_evidence(document, passage, &evidence))
        carriers = carriers_find(&evidence, passage, text, &document->arena);
    size_t at = 0;
    for (size_t i = 0; i < carriers.count; i++) {
        const struct carrier *carrier = &carriers.items[i];
        writer_add(writer, ROLE_TEXT, writer_clean_part(writer, text, at, carrier->start));
        writer_add(writer, ROLE_CARRIED,
                   writer_clean_part(writer, text, carrier->start, carrier->end));
        at = carrier->end;
    }
    writer_add(writer, ROLE_TEXT, writer_clean_part(writer, text, at, text.length));
}

static int number_columns(uint32_t number)
{
    int digits = DIGITS_OF_NUMBERS;
    for (uint32_t rest = number / 1000; rest; rest /= 10)
        digits++;
    return 1 + digits;
}

static void compose_cited_paragraph(struct document *document, struct block *block)
{
    const struct passage *passage = block->argument;
    const struct article *article = articles_find(document->articles, passage->brief);
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    writer.gap = 1;
    writer_cell(&writer, number_columns(block->number), ALIGN_RIGHT);
    writer_link(&writer, ROLE_DETAIL, shown_format(arena, "¶%u", block->number), *block->leads);
    writer_cell(&writer, 0, ALIGN_LEFT);
    if (article && block->number >= 1 && block->number <= article->count)
        part_paragraph(&writer, passage->brief, block->number, passage);
    else
        writer_add(&writer, ROLE_CONFLICT, SHOWN("The article has no such paragraph."));
    writer_end(&writer);
}

static void add_paragraph(struct document *document, const struct passage *passage, uint32_t number,
                          unsigned space)
{
    struct place *leads = ARENA_NEW(&document->arena, struct place);
    *leads = paragraph_place(passage->brief, number);
    document_add(document, &(struct block){
                               .kind = BLOCK_ROW,
                               .space = (uint8_t)space,
                               .argument = passage,
                               .number = number,
                               .leads = leads,
                               .compose = compose_cited_paragraph,
                           });
}

void part_cited_paragraphs(struct document *document, const struct passage *passage, unsigned space)
{
    struct shown trouble = SHOWN("This cites no paragraph.");
    if (passage->paragraphs.count)
        trouble = part_no_article(document, passage->brief);
    if (trouble.length) {
        part_line(document, ROLE_DETAIL, trouble, space);
        return;
    }
    for (uint32_t i = 0; i < passage->paragraphs.count; i++)
        add_paragraph(document, passage, passage->paragraphs.items[i].value, i ? 1 : space);
}

/* The needs of a passage, as they come. */
struct need_list {
    struct need *items;
    size_t count;
    size_t capacity;
    struct arena *arena;
    bool is_carried; /* whether those that are carried are wanted, or those that should be */
};

static bool is_wanted(const struct need_list *list, const struct need *need)
{
    if (need->is_carried != list->is_carried)
        return false;
    return need->is_carried ? !need->is_loose : need->is_required;
}

static void collect(void *context, const struct need *need)
{
    struct need_list *list = context;
    if (!is_wanted(list, need) || list->count == MOST_LISTED_NEEDS)
        return;
    list->items =
        arena_reserve(list->arena, list->items, &list->capacity, list->count, sizeof *list->items);
    list->items[list->count++] = *need;
}

static struct need_list needs_of(struct document *document, const struct passage *passage,
                                 bool is_carried)
{
    struct need_list list = {.arena = &document->arena, .is_carried = is_carried};
    struct evidence evidence;
    if (has_evidence(document, passage, &evidence))
        needs_visit(&evidence, passage, collect, &list);
    return list;
}

static bool is_listed(const struct need_list *list, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (slice_equal(list->items[i].words, list->items[index].words))
            return true;
    return false;
}

struct shown part_needs(struct document *document, const struct passage *passage, bool is_carried)
{
    struct need_list list = needs_of(document, passage, is_carried);
    struct buffer text = {0};
    for (size_t i = 0; i < list.count; i++)
        if (!is_listed(&list, i))
            buffer_format(&text, "%s%.*s", text.length ? " · " : "",
                          SLICE_ARGUMENTS(list.items[i].words));
    struct shown shown =
        shown_clean(&document->arena, arena_copy(&document->arena, buffer_slice(&text)));
    buffer_release(&text);
    return shown;
}

static void write_prose(struct writer *writer, enum role role, struct slice text, size_t start,
                        size_t end)
{
    struct text part = {text.bytes + start, (uint32_t)(end - start), {0, 0}};
    if (part.length)
        writer_prose(writer, role, part);
}

/* Needs come by field and by kind, so the next one of the text is looked for each time. */
static const struct need *next_in_text(const struct need_list *list, size_t from)
{
    const struct need *next = NULL;
    for (size_t i = 0; i < list->count; i++) {
        const struct need *need = &list->items[i];
        if (need->end > need->start && need->start >= from && (!next || need->start < next->start))
            next = need;
    }
    return next;
}

void part_held_text(struct writer *writer, enum role role, const struct passage *passage)
{
    struct need_list missing = needs_of(writer->document, passage, false);
    struct slice text = passage->text;
    size_t at = 0;
    for (const struct need *need; (need = next_in_text(&missing, at)); at = need->end) {
        write_prose(writer, role, text, at, need->start);
        writer_add(writer, ROLE_MISSING, writer_clean_part(writer, text, need->start, need->end));
    }
    write_prose(writer, role, text, at, text.length);
}

void compose_beside(struct document *document, const struct dossier *dossier,
                    const struct passage *passage)
{
    struct passage *copy = ARENA_NEW(&document->arena, struct passage);
    document->dossier = dossier;
    *copy = *passage;
    copy->text = arena_copy(&document->arena, passage->text);
    struct shown missing = part_needs(document, copy, false);
    if (missing.length)
        part_line(document, ROLE_CONFLICT,
                  shown_format(&document->arena, "Not in %s: %.*s",
                               copy->paragraphs.count == 1 ? "it" : "them",
                               SLICE_ARGUMENTS(missing)),
                  document->count > 0);
    part_cited_paragraphs(document, copy, document->count > 0);
}

static void compose_resting_row(struct document *document, struct block *block)
{
    const struct passage *passage = block->argument;
    struct writer writer = part_numbered_row(document, block);
    if (passage->about) {
        writer_add(&writer, ROLE_NAME, shown_clean(&document->arena, entry_text(passage->about)));
        writer_add(&writer, ROLE_TEXT, SHOWN(" – "));
    }
    if (passage->kind == PASSAGE_EVENT && passage->date)
        writer_add(&writer, ROLE_DETAIL,
                   shown_format(&document->arena, "%.*s  ",
                                SLICE_ARGUMENTS(text_slice(passage->date->text))));
    writer_add(&writer, ROLE_TEXT, shown_clean(&document->arena, passage->text));
    writer_end(&writer);
}

struct resting {
    struct document *document;
    uint32_t paragraph;
    uint32_t count;
    enum passage_kind last; /* the kind of the one before */
};

/* What a note is about, what cites the paragraph before all; NULL where it is about the source. */
static const struct entry *subject_of(const struct note *note, uint32_t paragraph)
{
    const struct entry *first = NULL;
    if (note_is_on_source(note))
        return NULL;
    for (uint32_t i = 0; i < note->points.count; i++) {
        const struct entry *target = note->points.items[i].target;
        if (target && number_list_has(entry_paragraphs(target), paragraph))
            return target;
        first = first ? first : target;
    }
    return first;
}

/* A note is read with a point that it is about or that bears it, where there is one. */
static struct place place_of_resting(const struct passage *passage, uint32_t paragraph)
{
    const struct place whole = {.brief = passage->brief};
    const struct entry *bearer = NULL;
    if (passage->kind == PASSAGE_NOTE)
        bearer = note_bearer(passage->item, passage->brief, whole);
    if (passage->kind == PASSAGE_NOTE && !bearer)
        bearer = subject_of(passage->item, paragraph);
    return bearer ? place_of(bearer) : passage_place_in_brief(passage);
}

static void add_resting(void *context, const struct passage *passage)
{
    static const struct shown headings[PASSAGE_KINDS] = {
        [PASSAGE_POINT] = SHOWN_CONSTANT("points"),
        [PASSAGE_QUESTION] = SHOWN_CONSTANT("open questions"),
        [PASSAGE_EVENT] = SHOWN_CONSTANT("events"),
        [PASSAGE_FIGURE] = SHOWN_CONSTANT("figures"),
        [PASSAGE_ROLE] = SHOWN_CONSTANT("actors"),
        [PASSAGE_ACCOUNT] = SHOWN_CONSTANT("corridors"),
        [PASSAGE_NOTE] = SHOWN_CONSTANT("the curator's notes"),
    };
    struct resting *resting = context;
    struct document *document = resting->document;
    if (!number_list_has(passage->paragraphs, resting->paragraph))
        return;
    if (!resting->count || passage->kind != resting->last)
        part_line(document, ROLE_HEADING, headings[passage->kind], resting->count > 0);
    struct passage *copy = ARENA_NEW(&document->arena, struct passage);
    struct place *leads = ARENA_NEW(&document->arena, struct place);
    *copy = *passage;
    *leads = place_of_resting(passage, resting->paragraph);
    document_add(document, &(struct block){
                               .kind = BLOCK_ROW,
                               .subject = passage->entry,
                               .argument = copy,
                               .leads = leads,
                               .number = ++resting->count,
                               .compose = compose_resting_row,
                           });
    resting->last = passage->kind;
}

void compose_resting(struct document *document, const struct dossier *dossier,
                     const struct brief *brief, uint32_t number)
{
    struct resting resting = {.document = document, .paragraph = number};
    document->dossier = dossier;
    footings_visit(brief, &document->arena, add_resting, &resting);
    struct text reason = footing_reason(brief, number);
    if (reason.length)
        part_text(document, ROLE_DETAIL, reason, resting.count > 0);
    else if (!resting.count)
        part_line(document, ROLE_DETAIL, SHOWN("Nothing rests on this paragraph."), 0);
}

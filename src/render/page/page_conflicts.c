/* The contradictions of a page. */
#include "render/blocks.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"
#include "render/views.h"

/* So few have a page of their own room for what both sides say. */
enum { MOST_SPELT_OUT = 4 };

static void write_place(struct writer *writer, const struct entry *side)
{
    page_source_link(writer, side->brief, place_of(side));
    page_paragraphs(writer, entry_paragraphs(side));
}

static bool is_subject_older(const struct cross_reference *reference)
{
    return reference->subject.target->brief->entry.ordinal <
           reference->object.target->brief->entry.ordinal;
}

static const struct entry *older_side(const struct cross_reference *reference)
{
    return is_subject_older(reference) ? reference->subject.target : reference->object.target;
}

static const struct entry *newer_side(const struct cross_reference *reference)
{
    return is_subject_older(reference) ? reference->object.target : reference->subject.target;
}

/* The numbers of points mean nothing on paper. */
void page_write_contradiction(struct writer *writer, enum role role,
                              const struct cross_reference *reference)
{
    struct arena *arena = &writer->document->arena;
    if (text_is_present(reference->note))
        writer_text(writer, role, reference->note);
    else
        writer_add(writer, role, shown_clean(arena, entry_text(reference->subject.target)));
    writer_add(writer, ROLE_DETAIL, SHOWN(" ["));
    write_place(writer, older_side(reference));
    writer_add(writer, ROLE_DETAIL, SHOWN("; "));
    write_place(writer, newer_side(reference));
    writer_add(writer, ROLE_DETAIL, SHOWN("]"));
}

static void compose_contradiction(struct document *document, struct block *block)
{
    struct writer writer = page_begin_item(document, block);
    writer_add(&writer, ROLE_CONFLICT, SHOWN("≠ "));
    page_write_contradiction(&writer, ROLE_TEXT, block->argument);
    writer_end(&writer);
}

static void write_side(struct document *document, struct block *block, const struct entry *side)
{
    struct writer writer = page_begin_item(document, block);
    writer.indent = 2;
    page_source_link(&writer, side->brief, place_of(side));
    writer_add(&writer, ROLE_TEXT, SHOWN("  "));
    if (entry_claim(side))
        page_write_claim(&writer, entry_claim(side));
    else
        writer_add(&writer, ROLE_TEXT, shown_clean(&document->arena, entry_text(side)));
    writer_end(&writer);
}

/* The older side stands first. */
static void compose_spelt_out(struct document *document, struct block *block)
{
    compose_contradiction(document, block);
    write_side(document, block, older_side(block->argument));
    write_side(document, block, newer_side(block->argument));
}

static bool is_wanted(struct document *document, const struct block *pair)
{
    const struct entry *item = document->place.item;
    return !item || page_concerns(document, pair->subject, item) ||
           page_concerns(document, pair->second, item);
}

static struct page_ranked find_pairs(struct document *document)
{
    struct document pairs = {.dossier = document->dossier, .place = document->place};
    struct page_citations citations = page_count_citations(document);
    struct page_ranked ranked = {0};
    compose_conflict_pairs(&pairs, part_contradiction);
    ranked.items = ARENA_ARRAY(&document->arena, struct page_candidate, pairs.count);
    ranked.references = ARENA_ARRAY(&document->arena, const struct cross_reference *, pairs.count);
    for (uint32_t i = 0; i < pairs.count; i++) {
        if (!is_wanted(document, &pairs.blocks[i]))
            continue;
        ranked.references[ranked.count] = pairs.blocks[i].argument;
        ranked.items[ranked.count++] =
            page_weigh_pair(&citations, pairs.blocks[i].subject, pairs.blocks[i].second);
    }
    document_release(&pairs);
    page_choose(document, ranked.items, ranked.count);
    return ranked;
}

/* The contradictions of the place; with an actor or corridor those that concern it. */
static struct page_ranked rank_pairs(struct document *document)
{
    struct page_ranked *pairs = &document->memo->pairs;
    if (!pairs->items)
        *pairs = find_pairs(document);
    return *pairs;
}

const struct cross_reference *page_leading_contradiction(struct document *document)
{
    struct page_ranked ranked = rank_pairs(document);
    for (uint32_t i = 0; i < ranked.count; i++)
        if (ranked.items[i].rank == 0)
            return ranked.references[i];
    return NULL;
}

void page_add_contradictions(struct document *document)
{
    struct page_ranked ranked = rank_pairs(document);
    bool is_in_head = entry_actor(document->place.item) != NULL;
    bool is_spelt_out = document->place.view == VIEW_CONFLICTS && ranked.count <= MOST_SPELT_OUT;
    compose_block *compose_function = is_spelt_out ? compose_spelt_out : compose_contradiction;
    uint32_t heading = part_begin_section(document, SHOWN("CONTRADICTIONS"));
    for (uint32_t i = 0; i < ranked.count; i++)
        if (!is_in_head || ranked.items[i].rank)
            page_add_chosen(document, SECTION_CONTRADICTIONS, &ranked.items[i], compose_function,
                            ranked.references[i]);
    part_end_section(document, heading);
}

static bool is_on(const struct document *document, const struct theme *theme)
{
    for (uint32_t i = 0; i < document->count; i++)
        if (references_include(entry_themes(document->blocks[i].subject), &theme->entry) ||
            references_include(entry_themes(document->blocks[i].second), &theme->entry))
            return true;
    return false;
}

/* ", on Transit, Security and Israel ties" */
static void write_themes(struct writer *writer, const struct document *pairs)
{
    const struct dossier *dossier = pairs->dossier;
    uint32_t left = 0;
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        left += is_on(pairs, dossier->themes[i]);
    struct shown before = SHOWN(", on ");
    for (uint32_t i = 0; i < dossier->theme_count && !writer->document->place.theme; i++) {
        if (!is_on(pairs, dossier->themes[i]))
            continue;
        writer_add(writer, ROLE_STRONG, before);
        writer_text(writer, ROLE_STRONG, dossier->themes[i]->name);
        before = --left > 1 ? SHOWN(", ") : SHOWN(" and ");
    }
}

/* "14 contradictions among 5 sources, on Transit and Security." */
static void compose_counts(struct document *document, struct block *block)
{
    struct document pairs = {.dossier = document->dossier, .place = document->place};
    struct arena *arena = &document->arena;
    uint32_t count = compose_conflict_pairs(&pairs, part_contradiction);
    struct shown all = part_count(arena, count, "contradiction");
    struct shown sources = part_count(arena, document->dossier->brief_count, "source");
    struct writer writer = writer_begin(document, block);
    writer_add(
        &writer, ROLE_STRONG,
        shown_format(arena, "%.*s among %.*s", SLICE_ARGUMENTS(all), SLICE_ARGUMENTS(sources)));
    write_themes(&writer, &pairs);
    writer_add(&writer, ROLE_STRONG, SHOWN("."));
    writer_end(&writer);
    document_release(&pairs);
}

void page_lead_contradictions(struct document *document)
{
    struct document pairs = {.dossier = document->dossier, .place = document->place};
    if (compose_conflict_pairs(&pairs, part_contradiction))
        page_add_lead(document, SHOWN("IN BRIEF"), compose_counts, NULL, NULL, SECTION_NONE);
    document_release(&pairs);
}

/* The contradictions of a page. */
#include "render/blocks.h"
#include "render/page/page_parts.h"
#include "render/views.h"

/* So few have a page of their own room for what both sides say. */
enum { MOST_SPELT_OUT = 4 };

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
    const struct cross_reference *reference = block->argument;
    const struct entry *subject = reference->subject.target;
    const struct entry *object = reference->object.target;
    bool is_subject_older = subject->brief->entry.ordinal < object->brief->entry.ordinal;
    part_contradiction(document, block);
    write_side(document, block, is_subject_older ? subject : object);
    write_side(document, block, is_subject_older ? object : subject);
}

void page_add_contradictions(struct document *document)
{
    struct document pairs = {.dossier = document->dossier, .place = document->place};
    compose_conflict_pairs(&pairs, part_contradiction);
    bool is_spelt_out = document->place.view == VIEW_CONFLICTS && pairs.count <= MOST_SPELT_OUT;
    compose_block *compose_function = is_spelt_out ? compose_spelt_out : part_contradiction;
    uint32_t heading = page_begin_section(document, SHOWN("CONTRADICTIONS"));
    for (uint32_t i = 0; i < pairs.count; i++)
        page_add(document, SECTION_CONTRADICTIONS, pairs.count - 1 - i, compose_function,
                 pairs.blocks[i].subject, pairs.blocks[i].argument);
    page_end_section(document, heading);
    document_release(&pairs);
}

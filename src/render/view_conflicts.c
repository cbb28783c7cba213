/* Contradicting claims, side by side where there is room and nobody reads them line by line. */
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/views.h"

static void write_side(struct writer *writer, const struct entry *entry)
{
    writer_cell(writer, 0, ALIGN_LEFT)->hanging = 2;
    part_source_link(writer, entry->brief, place_of(entry));
    const struct claim *claim = entry_claim(entry);
    writer_add(writer, ROLE_DETAIL, SHOWN("  "));
    for (uint32_t i = 0; claim && i < claim->voices.count; i++) {
        if (!voice_name(&claim->voices.items[i]).length)
            continue;
        part_voice(writer, &claim->voices.items[i]);
        writer_add(writer, ROLE_DETAIL, SHOWN("  "));
    }
    if (claim)
        part_paragraphs(writer, claim->paragraphs);
    writer_add(writer, ROLE_DETAIL, SHOWN("  "));
    struct slice words = entry_text(entry);
    writer_prose(writer, ROLE_TEXT, (struct text){words.bytes, (uint32_t)words.length, entry->at});
}

/* The older side stands left. */
static void compose_pair(struct document *document, struct block *block)
{
    const struct cross_reference *reference = block->argument;
    const struct entry *const sides[] = {block->subject, block->second};
    struct writer writer = writer_begin(document, block);
    if (text_is_present(reference->note)) {
        writer_cell(&writer, 0, ALIGN_LEFT)->hanging = 2;
        writer_add(&writer, ROLE_CONFLICT, SHOWN("≠ "));
        writer_text(&writer, ROLE_CONFLICT, reference->note);
        writer_end(&writer);
    }
    writer.indent = 2;
    for (int i = 0; i < 2; i++) {
        writer.gap = 3;
        write_side(&writer, sides[i]);
        if (document->is_straight)
            writer_end(&writer);
    }
    writer_end(&writer);
}

static bool pair_is_in(const struct cross_reference *reference, struct place place)
{
    const struct entry *subject = reference->subject.target;
    const struct entry *object = reference->object.target;
    if (reference->relation != RELATION_CONTRADICTS || !subject || !object)
        return false;
    return place_has_relation(place, subject, object);
}

static void add_pair(struct document *document, const struct cross_reference *reference,
                     unsigned space, compose_block *compose_function)
{
    const struct entry *subject = reference->subject.target;
    const struct entry *object = reference->object.target;
    bool is_newer = subject->brief->entry.ordinal > object->brief->entry.ordinal;
    part_add(document, BLOCK_POINT, space, compose_function, is_newer ? object : subject, reference,
             0);
    document->blocks[document->count - 1].second = is_newer ? subject : object;
}

uint32_t compose_conflict_pairs(struct document *document, compose_block *compose_function)
{
    const struct dossier *dossier = document->dossier;
    uint32_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct cross_reference_list *list = &dossier->briefs[i]->cross_references;
        for (uint32_t j = 0; j < list->count; j++) {
            if (!pair_is_in(&list->items[j], document->place))
                continue;
            add_pair(document, &list->items[j], count > 0, compose_function);
            count++;
        }
    }
    return count;
}

void compose_conflicts(struct document *document)
{
    part_line(document, ROLE_TITLE, SHOWN("Contradictions"), 0);
    part_line(document, ROLE_DETAIL,
              SHOWN("Pairs of claims that a curator found to contradict each other; the older "
                    "one first."),
              0);
    uint32_t first = document->count;
    if (compose_conflict_pairs(document, compose_pair))
        document->blocks[first].space = 1;
    else
        part_line(document, ROLE_DETAIL, SHOWN("None is recorded here."), 1);
}

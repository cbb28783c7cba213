#include "check/relations.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* A relation with its ends in an order that does not depend on which of them states it, where the
 * relation reads the same from both. */
struct stated {
    const struct entry *ends[2];
    const struct cross_reference *reference;
    struct slice file;
    size_t ordinal;
};

static bool is_symmetric(uint8_t relation)
{
    return strcmp(relation_name(relation), relation_inverse_name(relation)) == 0;
}

static bool is_within(const struct entry *inner, const struct entry *outer)
{
    return inner == outer || (outer->kind == ENTRY_BRIEF && inner->brief == outer->brief);
}

static bool is_resolved(const struct cross_reference *reference)
{
    return reference->relation && reference->subject.target && reference->object.target;
}

static void check_ends(const struct brief *brief, const struct cross_reference *reference,
                       struct diagnostics *diagnostics)
{
    const struct entry *subject = reference->subject.target;
    const struct entry *object = reference->object.target;
    if (is_within(subject, object) || is_within(object, subject))
        diagnostics_report(diagnostics, RULE_SELF_REFERENCE, brief->file, reference->at,
                           "this cross-reference leads from %s to %s",
                           subject == object ? "one place" : "a place",
                           subject == object ? "itself" : "the brief that holds it, or back");
}

static void check_dates(const struct brief *brief, const struct cross_reference *reference,
                        struct diagnostics *diagnostics)
{
    const struct brief *older = reference->subject.target->brief;
    const struct brief *newer = reference->object.target->brief;
    if (reference->relation != RELATION_UPDATES || older == newer ||
        edtf_latest(&older->source.issued.value) >= edtf_earliest(&newer->source.issued.value) ||
        !text_is_present(newer->source.issued.text))
        return;
    diagnostics_report(
        diagnostics, RULE_BACKWARD_UPDATE, brief->file, reference->at,
        "'%.*s' (%.*s) cannot update '%.*s' (%.*s), which is newer; state it the other way round",
        SLICE_ARGUMENTS(text_slice(older->id)),
        SLICE_ARGUMENTS(text_slice(older->source.issued.text)),
        SLICE_ARGUMENTS(text_slice(newer->id)),
        SLICE_ARGUMENTS(text_slice(newer->source.issued.text)));
}

static int compare_pointers(const void *left, const void *right)
{
    return ((uintptr_t)left > (uintptr_t)right) - ((uintptr_t)left < (uintptr_t)right);
}

static int compare_meaning(const struct stated *left, const struct stated *right)
{
    if (left->reference->relation != right->reference->relation)
        return left->reference->relation < right->reference->relation ? -1 : 1;
    int order = compare_pointers(left->ends[0], right->ends[0]);
    return order ? order : compare_pointers(left->ends[1], right->ends[1]);
}

static int compare_stated(const void *left_item, const void *right_item)
{
    const struct stated *left = left_item;
    const struct stated *right = right_item;
    int order = compare_meaning(left, right);
    return order ? order : (left->ordinal > right->ordinal) - (left->ordinal < right->ordinal);
}

static struct stated stated_of(const struct brief *brief, const struct cross_reference *reference,
                               size_t ordinal)
{
    const struct entry *subject = reference->subject.target;
    const struct entry *object = reference->object.target;
    bool turned = is_symmetric(reference->relation) && compare_pointers(subject, object) > 0;
    return (struct stated){
        .ends = {turned ? object : subject, turned ? subject : object},
        .reference = reference,
        .file = brief->file,
        .ordinal = ordinal,
    };
}

/* All resolved relations in the order of the dossier; every one is checked by itself on the way. */
static size_t collect(const struct dossier *dossier, struct stated *list,
                      struct diagnostics *diagnostics)
{
    size_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->cross_references.count; j++) {
            const struct cross_reference *reference = &brief->cross_references.items[j];
            if (!is_resolved(reference))
                continue;
            check_ends(brief, reference, diagnostics);
            check_dates(brief, reference, diagnostics);
            list[count] = stated_of(brief, reference, count);
            count++;
        }
    }
    return count;
}

static void report_repeated(const struct stated *list, size_t count,
                            struct diagnostics *diagnostics)
{
    const struct stated *first = list;
    for (size_t i = 1; i < count; i++) {
        if (compare_meaning(first, &list[i])) {
            first = &list[i];
            continue;
        }
        diagnostics_report(
            diagnostics, RULE_REPEATED_RELATION, list[i].file, list[i].reference->at,
            "this relation ('%s') is already stated at %.*s:%u:%u; the other side is "
            "worked out by the program",
            relation_name(list[i].reference->relation), SLICE_ARGUMENTS(first->file),
            first->reference->at.line, first->reference->at.column);
    }
}

void check_relations(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    size_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        count += dossier->briefs[i]->cross_references.count;
    struct arena arena = {0};
    struct stated *list = ARENA_ARRAY(&arena, struct stated, count);
    count = collect(dossier, list, diagnostics);
    if (count)
        qsort(list, count, sizeof *list, compare_stated);
    report_repeated(list, count, diagnostics);
    arena_release(&arena);
}

/* How a page words what other views abbreviate. */
#include "base/buffer.h"
#include "render/labels.h"
#include "render/page/page_parts.h"

#include <string.h>

/* Another source of the same name and year, or month. */
static bool has_twin(const struct dossier *dossier, const struct brief *brief, bool same_month)
{
    const struct edtf_date *date = &brief->source.issued.value.start;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct edtf_date *other = &dossier->briefs[i]->source.issued.value.start;
        if (dossier->briefs[i] != brief && other->year == date->year &&
            (!same_month || other->month == date->month) &&
            slice_equal(brief_label(dossier->briefs[i]), brief_label(brief)))
            return true;
    }
    return false;
}

/* What tells it from other sources of the same name: the year, the month, or nothing. */
static struct shown date_of(struct arena *arena, const struct dossier *dossier,
                            const struct brief *brief)
{
    const struct edtf_date *date = &brief->source.issued.value.start;
    if (edtf_is_known(date) && !has_twin(dossier, brief, false))
        return shown_clean(arena, edtf_format_year(arena, date->year));
    if (edtf_is_known(date) && date->month && !has_twin(dossier, brief, true))
        return shown_clean(arena,
                           edtf_format_short(arena, &(struct edtf){.start = *date, .end = *date}));
    return SHOWN("");
}

void page_source_link(struct writer *writer, const struct brief *brief, struct place target)
{
    struct arena *arena = &writer->document->arena;
    const struct dossier *dossier = writer->document->dossier;
    struct shown label = label_source(arena, brief);
    struct shown date = date_of(arena, dossier, brief);
    if (date.length) {
        writer_link_pair(writer, ROLE_LINK, label, date, target);
        return;
    }
    bool is_ambiguous = has_twin(dossier, brief, false);
    writer_link(writer, ROLE_LINK, is_ambiguous ? shown_clean(arena, text_slice(brief->id)) : label,
                target);
}

/* Without the doubts of its parts, for which one word is enough. */
static struct edtf without_doubts(struct edtf date)
{
    date.start.uncertain = date.end.uncertain = false;
    date.start.approximate = date.end.approximate = false;
    date.start.partly = date.end.partly = 0;
    return date;
}

struct shown page_source_date(struct arena *arena, const struct source *source, bool says_inferred)
{
    bool is_inferred = text_is_present(source->issued_note);
    struct edtf date = is_inferred ? without_doubts(source->issued.value) : source->issued.value;
    return shown_format(arena, "%.*s%s", SLICE_ARGUMENTS(edtf_format(arena, &date)),
                        is_inferred && says_inferred ? " (inferred)" : "");
}

struct shown page_source_name(struct arena *arena, const struct brief *brief)
{
    const struct source *source = &brief->source;
    struct text published =
        text_is_present(source->container_title) ? source->container_title : source->publisher;
    struct shown label = label_source(arena, brief);
    struct slice name = text_slice(published);
    if (!text_is_present(published) || slice_equal(name, brief_label(brief)))
        return label;
    struct shown shown = shown_clean(arena, name);
    return shown_format(arena, "%.*s (%.*s)", SLICE_ARGUMENTS(shown), SLICE_ARGUMENTS(label));
}

/* Where the numbers end that follow each other from one on. */
static uint32_t end_of_range(struct number_list numbers, uint32_t first)
{
    uint32_t last = first;
    while (last + 1 < numbers.count &&
           numbers.items[last + 1].value == numbers.items[last].value + 1)
        last++;
    return last - first < 2 ? first : last;
}

/* "14", "14–17"; the last number of it is told. */
static struct shown range_at(struct arena *arena, struct number_list numbers, uint32_t first,
                             uint32_t *last)
{
    *last = end_of_range(numbers, first);
    if (*last == first)
        return shown_format(arena, "%u", numbers.items[first].value);
    return shown_format(arena, "%u–%u", numbers.items[first].value, numbers.items[*last].value);
}

/* Each is a text of its own, between which lines may end. The blank belongs to the first, so that
 * it stays with what stands before it. */
void page_paragraphs(struct writer *writer, struct number_list paragraphs)
{
    struct arena *arena = &writer->document->arena;
    uint32_t last;
    for (uint32_t i = 0; i < paragraphs.count; i = last + 1) {
        struct shown range = range_at(arena, paragraphs, i, &last);
        writer_add(writer, ROLE_DETAIL,
                   shown_format(arena, "%s%.*s", i ? ", " : " ¶", SLICE_ARGUMENTS(range)));
    }
}

void page_paragraph_list(struct writer *writer, struct number_list paragraphs)
{
    struct arena *arena = &writer->document->arena;
    struct shown list = SHOWN("");
    uint32_t last;
    for (uint32_t i = 0; i < paragraphs.count; i = last + 1) {
        struct shown range = range_at(arena, paragraphs, i, &last);
        list = shown_format(arena, "%.*s%s%.*s", SLICE_ARGUMENTS(list), i ? ", " : "¶",
                            SLICE_ARGUMENTS(range));
    }
    writer_add(writer, ROLE_DETAIL, list);
}

struct shown page_words(struct arena *arena, struct slice word)
{
    struct buffer words = {0};
    for (size_t i = 0; i < word.length; i++)
        buffer_add_byte(&words, word.bytes[i] == '-' ? ' ' : word.bytes[i]);
    struct shown shown = shown_clean(arena, arena_copy(arena, buffer_slice(&words)));
    buffer_release(&words);
    return shown;
}

struct shown page_capital(struct arena *arena, struct shown text)
{
    if (!text.length || text.bytes[0] < 'a' || text.bytes[0] > 'z')
        return text;
    char *bytes = arena_allocate_bytes(arena, text.length);
    memcpy(bytes, text.bytes, text.length);
    bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return (struct shown){bytes, text.length};
}

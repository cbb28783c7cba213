/* How a page words what other views abbreviate. */
#include "base/buffer.h"
#include "render/compose.h"
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

void page_source_link(struct writer *writer, const struct brief *brief, struct place target)
{
    struct arena *arena = &writer->document->arena;
    const struct dossier *dossier = writer->document->dossier;
    const struct edtf_date *date = &brief->source.issued.value.start;
    struct shown label = compose_source_label(arena, brief);
    if (edtf_is_known(date) && !has_twin(dossier, brief, false))
        label = shown_format(arena, "%.*s %.*s", SLICE_ARGUMENTS(label),
                             SLICE_ARGUMENTS(edtf_format_year(arena, date->year)));
    else if (edtf_is_known(date) && date->month && !has_twin(dossier, brief, true))
        label = shown_format(arena, "%.*s %.*s", SLICE_ARGUMENTS(label),
                             SLICE_ARGUMENTS(edtf_format_short(
                                 arena, &(struct edtf){.start = *date, .end = *date})));
    else if (has_twin(dossier, brief, false))
        label = shown_clean(arena, text_slice(brief->id));
    writer_link(writer, ROLE_LINK, label, target);
}

struct shown page_words(struct arena *arena, const char *word)
{
    struct buffer words = {0};
    for (const char *byte = word; *byte; byte++)
        buffer_add_byte(&words, *byte == '-' ? ' ' : *byte);
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

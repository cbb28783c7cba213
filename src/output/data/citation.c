#include "output/data/citation.h"

#include "base/shown.h"
#include "render/labels.h"

static void add(struct buffer *out, struct slice raw)
{
    struct arena arena = {0};
    buffer_add(out, shown_slice(shown_clean(&arena, raw)));
    arena_release(&arena);
}

static void add_text(struct buffer *out, const char *before, struct text text)
{
    if (!text_is_present(text))
        return;
    buffer_format(out, "%s", before);
    add(out, text_slice(text));
}

static void add_authors(struct buffer *out, struct person_list authors)
{
    struct arena arena = {0};
    for (uint32_t i = 0; i < authors.count; i++) {
        buffer_format(out, "%s", i == 0 ? "" : i + 1 < authors.count ? ", " : " and ");
        buffer_add(out, shown_slice(label_person(&arena, &authors.items[i])));
    }
    if (authors.count)
        buffer_format(out, ", ");
    arena_release(&arena);
}

static void add_source(struct buffer *out, const struct brief *brief)
{
    const struct source *source = &brief->source;
    struct arena arena = {0};
    add_authors(out, source->authors);
    add(out, text_slice(source->title));
    add_text(out, ", ", source->container_title);
    add_text(out, ", ", source->publisher);
    buffer_format(out, ", ");
    add(out, edtf_format(&arena, &source->issued.value));
    if (text_is_present(source->issued_note))
        buffer_format(out, " (date inferred)");
    add_text(out, ", ", source->url);
    arena_release(&arena);
}

static void add_source_and_paragraphs(struct buffer *out, const struct brief *brief,
                                      struct number_list paragraphs)
{
    add_source(out, brief);
    for (uint32_t i = 0; i < paragraphs.count; i++)
        buffer_format(out, "%s%u", i ? ", " : ", ¶", paragraphs.items[i].value);
    buffer_format(out, "\n");
}

static void add_voices(struct buffer *out, const struct claim *claim)
{
    bool is_first = true;
    for (uint32_t i = 0; claim && i < claim->voices.count; i++) {
        struct slice name = voice_name(&claim->voices.items[i]);
        if (!name.length)
            continue;
        buffer_format(out, "%s", is_first ? " (said by " : ", ");
        add(out, name);
        is_first = false;
    }
    buffer_format(out, "%s", is_first ? "" : ")");
}

void citation_write(const struct entry *entry, struct buffer *out)
{
    struct arena arena = {0};
    add(out, entry_text(entry));
    add_voices(out, entry_claim(entry));
    buffer_format(out, "\n");
    if (entry->brief) {
        buffer_format(out, "— ");
        add_source_and_paragraphs(out, entry->brief, entry_paragraphs(entry));
    }
    struct slice address = entry_address(entry, &arena);
    if (!address.length && entry->brief)
        address = entry_address(&entry->brief->entry, &arena);
    buffer_format(out, "[");
    add(out, address);
    buffer_format(out, "]\n");
    arena_release(&arena);
}

void citation_write_pair(const struct entry *older, const struct entry *newer, struct buffer *out)
{
    citation_write(older, out);
    buffer_format(out, "\ncontradicted by\n\n");
    citation_write(newer, out);
}

void citation_write_text(const struct brief *brief, struct slice text,
                         struct number_list paragraphs, struct buffer *out)
{
    add(out, text);
    buffer_format(out, "\n— ");
    add_source_and_paragraphs(out, brief, paragraphs);
    buffer_format(out, "[");
    add(out, text_slice(brief->id));
    buffer_format(out, "]\n");
}

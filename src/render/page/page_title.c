/* The head of a page: its title, and the facts that a reader wants before anything else. */
#include "model/own_words.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/page/page_parts.h"

/* ": open questions" */
static void write_view(struct writer *writer, enum view view)
{
    struct arena *arena = &writer->document->arena;
    struct shown title = own_words(arena, writer->document->dossier, view_title(view));
    if (view != VIEW_READ)
        writer_add(writer, ROLE_TITLE,
                   shown_format(arena, ": %c%.*s", title.bytes[0] - 'A' + 'a',
                                (int)title.length - 1, title.bytes + 1));
}

static void write_title(struct writer *writer)
{
    const struct document *document = writer->document;
    const struct place *place = &document->place;
    struct arena *arena = &writer->document->arena;
    if (place->item) {
        writer_add(writer, ROLE_TITLE, shown_clean(arena, entry_text(place->item)));
        writer_end(writer);
        return;
    }
    if (place->brief)
        writer_text(writer, ROLE_TITLE, place->brief->source.title);
    else if (place->theme)
        writer_text(writer, ROLE_TITLE, place->theme->name);
    else
        writer_text(writer, ROLE_TITLE, document->dossier->description->title);
    write_view(writer, place->view);
    writer_end(writer);
}

static void write_place(struct writer *writer)
{
    const struct document *document = writer->document;
    const struct date *as_of = &document->dossier->description->as_of;
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL, compose_place_title(arena, document->dossier, document->place));
    if (document->place.item) {
        writer_add(writer, ROLE_DETAIL, SHOWN(" ▸ "));
        writer_add(writer, ROLE_DETAIL, shown_clean(arena, entry_text(document->place.item)));
    }
    if (document->place.only && document->place.only->since) {
        const struct edtf *since = &document->place.only->since->value;
        writer_add(writer, ROLE_DETAIL, SHOWN(" · since "));
        writer_add(writer, ROLE_DETAIL, shown_clean(arena, edtf_format(arena, since)));
    }
    if (text_is_present(as_of->text)) {
        writer_add(writer, ROLE_DETAIL, SHOWN(" · as of "));
        writer_add(writer, ROLE_DETAIL, shown_clean(arena, edtf_format(arena, &as_of->value)));
    }
    writer_end(writer);
}

/* "Ada Okafor, Ben Ray · Port Review · about April 2031 (date inferred)" */
static void write_source(struct writer *writer, const struct source *source)
{
    struct arena *arena = &writer->document->arena;
    if (writer->document->place.theme) {
        writer_theme(writer, writer->document->place.theme);
        writer_add(writer, ROLE_DETAIL, SHOWN(" · "));
    }
    bool is_first = true;
    for (uint32_t i = 0; i < source->authors.count; i++) {
        if (i)
            writer_add(writer, ROLE_DETAIL, SHOWN(", "));
        writer_add(writer, ROLE_DETAIL, compose_person(arena, &source->authors.items[i]));
        is_first = false;
    }
    struct text published =
        text_is_present(source->container_title) ? source->container_title : source->publisher;
    if (text_is_present(published)) {
        part_separator(writer, &is_first);
        writer_text(writer, ROLE_DETAIL, published);
    }
    part_separator(writer, &is_first);
    writer_add(writer, ROLE_DETAIL, shown_clean(arena, edtf_format(arena, &source->issued.value)));
    if (text_is_present(source->issued_note))
        writer_add(writer, ROLE_DETAIL, SHOWN(" (date inferred)"));
    writer_end(writer);
}

static void write_labelled(struct writer *writer, struct shown label,
                           struct reference_list references)
{
    bool is_first = true;
    for (uint32_t i = 0; i < references.count; i++) {
        const struct entry *entry = references.items[i].target;
        if (!entry)
            continue;
        writer_add(writer, ROLE_DETAIL, is_first ? label : SHOWN(", "));
        writer_add(writer, ROLE_DETAIL, shown_clean(&writer->document->arena, entry_text(entry)));
        is_first = false;
    }
}

static void write_texts(struct writer *writer, struct shown label, struct text_list texts)
{
    struct arena *arena = &writer->document->arena;
    for (uint32_t i = 0; i < texts.count; i++) {
        writer_add(writer, ROLE_DETAIL, i ? SHOWN(", ") : label);
        struct shown text = shown_clean(arena, text_slice(texts.items[i]));
        writer_add(writer, ROLE_DETAIL, i || label.length ? text : page_capital(arena, text));
    }
}

static void write_actor(struct writer *writer, const struct actor *actor)
{
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL,
               page_capital(arena, page_words(arena, slice_of(actor_kind_name(actor->kind)))));
    if (actor->part_of.target)
        write_labelled(writer, SHOWN(" · part of "),
                       (struct reference_list){(struct reference *)&actor->part_of, 1});
    write_texts(writer, SHOWN(" · also "), actor->aliases);
    writer_end(writer);
}

static void write_corridor(struct writer *writer, const struct corridor *corridor)
{
    write_texts(writer, SHOWN(""), corridor->modes);
    bool is_first = corridor->modes.count == 0;
    write_labelled(writer, is_first ? SHOWN("Backed by ") : SHOWN(" · backed by "),
                   corridor->backers);
    is_first = is_first && corridor->backers.count == 0;
    write_labelled(writer, is_first ? SHOWN("Opposed by ") : SHOWN(" · opposed by "),
                   corridor->opponents);
    is_first = is_first && corridor->opponents.count == 0;
    write_texts(writer, is_first ? SHOWN("Also ") : SHOWN(" · also "), corridor->aliases);
    writer_end(writer);
}

static void write_dossier(struct writer *writer, const struct dossier *dossier)
{
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL,
               shown_format(arena, "%u %s · %u %s · %u %s", dossier->brief_count,
                            dossier->brief_count == 1 ? "source" : "sources", dossier->theme_count,
                            dossier->theme_count == 1 ? "theme" : "themes", dossier->claim_count,
                            dossier->claim_count == 1 ? "point" : "points"));
    writer_end(writer);
}

void page_title(struct document *document, struct block *block)
{
    const struct place *place = &document->place;
    struct writer writer = writer_begin(document, block);
    write_title(&writer);
    write_place(&writer);
    if (entry_actor(place->item))
        write_actor(&writer, entry_actor(place->item));
    else if (entry_corridor(place->item))
        write_corridor(&writer, entry_corridor(place->item));
    else if (place->brief)
        write_source(&writer, &place->brief->source);
    else if (place->theme)
        writer_text(&writer, ROLE_DETAIL, place->theme->definition);
    else
        write_dossier(&writer, document->dossier);
    writer_end(&writer);
}

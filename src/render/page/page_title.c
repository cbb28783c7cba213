/* The head of a page: its title, and the facts that a reader wants before anything else. */
#include "model/own_words.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/labels.h"
#include "render/news.h"
#include "render/page/page_parts.h"

/* ": open questions" */
static void write_view(struct writer *writer, enum view view)
{
    struct arena *arena = &writer->document->arena;
    struct shown title = own_words(arena, writer->document->dossier, view_title(view));
    if (view == VIEW_NEW)
        title = news_title(arena, writer->document->place);
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

/* "Azerbaijan and Iran ▸ IDD ▸ Transit · as of March 2024", without what is "all". */
static void write_place(struct writer *writer)
{
    const struct document *document = writer->document;
    const struct place *place = &document->place;
    const struct date *as_of = &document->dossier->description->as_of;
    struct arena *arena = &writer->document->arena;
    struct shown title = shown_clean(arena, text_slice(document->dossier->description->title));
    writer_add(writer, ROLE_DETAIL, title.length ? title : SHOWN("Untitled dossier"));
    if (place->brief || place->theme || place->view != VIEW_READ) {
        writer_add(writer, ROLE_DETAIL, SHOWN(" ▸ "));
        writer_add(writer, ROLE_DETAIL, label_place_name(arena, document->dossier, *place));
    }
    if (place->item) {
        writer_add(writer, ROLE_DETAIL, SHOWN(" ▸ "));
        writer_add(writer, ROLE_DETAIL, shown_clean(arena, entry_text(place->item)));
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

/* "Ada Okafor, Ben Ray · Port Review (PR) · April 2031 (inferred)" */
static void write_source(struct writer *writer, const struct brief *brief)
{
    struct arena *arena = &writer->document->arena;
    const struct source *source = &brief->source;
    if (writer->document->place.theme) {
        writer_theme(writer, writer->document->place.theme);
        writer_add(writer, ROLE_DETAIL, SHOWN(" · "));
    }
    bool is_first = true;
    for (uint32_t i = 0; i < source->authors.count; i++) {
        if (i)
            writer_add(writer, ROLE_DETAIL, SHOWN(", "));
        writer_add(writer, ROLE_DETAIL, label_person(arena, &source->authors.items[i]));
        is_first = false;
    }
    part_separator(writer, &is_first);
    writer_link(writer, ROLE_LINK, page_source_name(arena, brief), place_of(&brief->entry));
    part_separator(writer, &is_first);
    writer_add(writer, ROLE_DETAIL, page_source_date(arena, source, true));
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

/* Aliases are for searching, and not for reading. */
static void write_actor(struct writer *writer, const struct actor *actor)
{
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL,
               page_capital(arena, page_words(arena, slice_of(actor_kind_name(actor->kind)))));
    if (actor->part_of.target)
        write_labelled(writer, part_belonging(actor),
                       (struct reference_list){(struct reference *)&actor->part_of, 1});
    writer_end(writer);
}

static void write_modes(struct writer *writer, struct text_list modes)
{
    struct arena *arena = &writer->document->arena;
    for (uint32_t i = 0; i < modes.count; i++) {
        struct shown mode = shown_clean(arena, text_slice(modes.items[i]));
        writer_add(writer, ROLE_DETAIL, i ? SHOWN(", ") : SHOWN(""));
        writer_add(writer, ROLE_DETAIL, i ? mode : page_capital(arena, mode));
    }
}

/* Who is against it stands in the head, among what is in its way. */
static void write_corridor(struct writer *writer, const struct corridor *corridor)
{
    write_modes(writer, corridor->modes);
    write_labelled(writer, corridor->modes.count ? SHOWN(" · backed by ") : SHOWN("Backed by "),
                   corridor->backers);
    writer_end(writer);
}

/* Whether no source that the page speaks of prints its date. */
static bool are_all_inferred(const struct dossier *dossier, const struct page_sources *sources)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (sources->is_cited[i] && !text_is_present(dossier->briefs[i]->source.issued_note))
            return false;
    return true;
}

/* What the short names of the sources mean, before they are used. */
static void write_sources(struct writer *writer, const struct page_sources *sources)
{
    const struct dossier *dossier = writer->document->dossier;
    struct arena *arena = &writer->document->arena;
    bool all_inferred = are_all_inferred(dossier, sources);
    bool is_first = true;
    for (uint32_t i = 0; sources->are_named && i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        if (!sources->is_cited[i])
            continue;
        if (is_first)
            writer_add(writer, ROLE_DETAIL,
                       shown_format(arena, "%s%s: ",
                                    writer->document->place.brief ? "Other sources" : "Sources",
                                    all_inferred ? " (dates inferred)" : ""));
        else
            writer_add(writer, ROLE_DETAIL, SHOWN("; "));
        writer_link(writer, ROLE_LINK, page_source_name(arena, brief), place_of(&brief->entry));
        writer_add(writer, ROLE_DETAIL, SHOWN(", "));
        writer_add(writer, ROLE_DETAIL, page_source_date(arena, &brief->source, !all_inferred));
        is_first = false;
    }
    writer_end(writer);
}

/* How much there is, where the sources are too many to be named. */
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
    const struct page_sources *sources = block->argument;
    struct writer writer = writer_begin(document, block);
    write_title(&writer);
    write_place(&writer);
    if (entry_actor(place->item))
        write_actor(&writer, entry_actor(place->item));
    else if (entry_corridor(place->item))
        write_corridor(&writer, entry_corridor(place->item));
    else if (place->brief)
        write_source(&writer, place->brief);
    else if (place->theme)
        writer_text(&writer, ROLE_DETAIL, place->theme->definition);
    else if (!sources->are_named)
        write_dossier(&writer, document->dossier);
    writer_end(&writer);
    write_sources(&writer, sources);
}

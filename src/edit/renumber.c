#include "edit/renumber.h"

#include "edit/sites.h"
#include "model/footing.h"

struct renumbering_edit {
    struct edition *edition;
    struct edited_file *file;
    const struct renumbering *renumbering;
    struct slice digest;
    const struct node *document;
    bool has_digest; /* a value of the field was replaced */
    bool is_good;
    struct buffer *problem;
};

static struct edited_file *find_file(struct edition *edition, struct slice path)
{
    for (size_t i = 0; i < edition->count; i++)
        if (slice_equal(slice_of(edition->files[i].path), path))
            return edition->files[i].root ? &edition->files[i] : NULL;
    return NULL;
}

static void refuse(struct renumbering_edit *edit, const struct node *node)
{
    if (edit->is_good)
        buffer_format(edit->problem,
                      "%s:%u:%u: this is not written as it reads; write it plainly first",
                      edit->file->path, node->at.line, node->at.column);
    edit->is_good = false;
}

static uint32_t number_of(struct slice text)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.length && number < 10000000; i++)
        number = number * 10 + (uint32_t)(text.bytes[i] - '0');
    return number;
}

static void renumber(struct renumbering_edit *edit, const struct node *node)
{
    struct arena arena = {0};
    uint32_t old = number_of(node->scalar);
    const struct renumbered *item =
        old >= 1 && old <= edit->renumbering->count ? &edit->renumbering->items[old - 1] : NULL;
    struct slice values[2];
    for (uint32_t i = 0; item && i < item->count; i++)
        values[i] = arena_format(&arena, "%u", item->first + i);
    bool is_same = item && renumbered_stays(item, old);
    if (!is_same &&
        (!item || !edition_replace_by(edit->edition, edit->file, node, values, item->count)))
        refuse(edit, node);
    arena_release(&arena);
}

/* Of all numbers in a brief only paragraphs are of this type. */
static void visit_number(void *context, const struct site *site)
{
    if (site->field->type == FIELD_NUMBER)
        renumber(context, site->node);
}

static void visit_digest(void *context, const struct site *site)
{
    struct renumbering_edit *edit = context;
    struct slice name = slice_of(site->field->name);
    if (slice_equal(name, SLICE("document")))
        edit->document = site->node;
    if (!slice_equal(name, SLICE("document-digest")) || !site->node->scalar.length)
        return;
    edit->has_digest = true;
    if (!slice_equal(site->node->scalar, edit->digest) &&
        !edition_replace(edit->edition, edit->file, site->node, edit->digest))
        refuse(edit, site->node);
}

static void edit_digest(struct renumbering_edit *edit)
{
    sites_walk(edit->file, visit_digest, edit);
    if (edit->has_digest || !edit->document || !edit->is_good)
        return;
    struct arena arena = {0};
    struct slice line =
        arena_format(&arena, "document-digest: %.*s", SLICE_ARGUMENTS(edit->digest));
    if (!edition_add_line(edit->edition, edit->file, edit->document, line))
        refuse(edit, edit->document);
    arena_release(&arena);
}

/* Whether it can be done. */

static bool is_known(const struct renumbering *renumbering, struct buffer *problem)
{
    size_t count = 0;
    for (uint32_t i = 0; i < renumbering->count; i++) {
        if (renumbering->items[i].is_cited && !renumbering->items[i].first)
            article_list_paragraph(i + 1, count++, problem);
    }
    if (count)
        buffer_format(
            problem, ": %s",
            renumbering->has_digest
                ? "not in the article any more, or not as it was; cite others there first, by "
                  "their old numbers, or, if it was only edited, let --force go by its place"
                : "nothing tells for certain where that is now; --force takes it to be shifted as "
                  "its neighbours are, and with the article as it was, `precis renumber` writes a "
                  "'document-digest' that tells");
    return !count;
}

static void find_missing(void *context, const struct need *need)
{
    *(bool *)context = *(bool *)context || (need->is_required && !need->is_carried);
}

struct holding {
    const struct evidence *evidence;
    uint32_t paragraphs;
    bool is_broken;
};

static void look(void *context, const struct passage *passage)
{
    struct holding *holding = context;
    for (uint32_t i = 0; i < passage->paragraphs.count; i++)
        holding->is_broken =
            holding->is_broken || passage->paragraphs.items[i].value > holding->paragraphs;
    if (needs_are_checked(passage->kind))
        needs_visit(holding->evidence, passage, find_missing, &holding->is_broken);
}

/* Whether the paragraphs that are cited now carry all that they should. */
static bool do_hold(const struct evidence *evidence, const struct brief *brief,
                    const struct article *article)
{
    struct holding holding = {evidence, article->count, false};
    struct arena arena = {0};
    footings_visit(brief, &arena, look, &holding);
    arena_release(&arena);
    return !holding.is_broken;
}

/* Texts that name paragraphs. */

enum { MOST_REMARKS = 20 };

static const struct renumbered *moved_in(const struct renumbering *renumbering, struct slice text,
                                         uint32_t *old)
{
    size_t length = 0;
    while (length < text.length && text.bytes[length] >= '0' && text.bytes[length] <= '9')
        length++;
    *old = number_of((struct slice){text.bytes, length});
    if (!*old || *old > renumbering->count)
        return NULL;
    const struct renumbered *item = &renumbering->items[*old - 1];
    return item->first && !renumbered_stays(item, *old) ? item : NULL;
}

/* The first paragraph that the line names and that has another number now; NULL for none. */
static const struct renumbered *moved_in_line(const struct renumbering *renumbering,
                                              struct slice line, uint32_t *old)
{
    struct slice sign = SLICE("¶");
    for (size_t at = slice_search(line, sign); at < line.length; at = slice_search(line, sign)) {
        line = (struct slice){line.bytes + at + sign.length, line.length - at - sign.length};
        const struct renumbered *item = moved_in(renumbering, line, old);
        if (item)
            return item;
    }
    return NULL;
}

static void remark(const struct renumbering_edit *edit, struct buffer *remarks)
{
    struct arena arena = {0};
    struct shown path = shown_clean(&arena, slice_of(edit->file->path));
    size_t count = 0;
    bool has_comment = false;
    struct slice rest = edit->file->bytes;
    for (uint32_t number = 1; rest.bytes; number++) {
        uint32_t old;
        struct slice line = slice_cut(&rest, '\n');
        const struct renumbered *item = moved_in_line(edit->renumbering, line, &old);
        if (!item)
            continue;
        if (slice_starts_with(slice_trim(line), SLICE("#")))
            has_comment = true;
        else if (count++ < MOST_REMARKS)
            buffer_format(remarks, "%.*s:%u: note: ¶%u in a text is ¶%u now\n",
                          SLICE_ARGUMENTS(path), number, old, item->first);
    }
    if (count > MOST_REMARKS)
        buffer_format(remarks,
                      "%.*s: note: %zu more lines of text name paragraphs that have other "
                      "numbers now\n",
                      SLICE_ARGUMENTS(path), count - MOST_REMARKS);
    if (has_comment)
        buffer_format(remarks,
                      "%.*s: note: comments name paragraphs by the numbers that they had; "
                      "`precis paragraphs` prints the article with those of now\n",
                      SLICE_ARGUMENTS(path));
    arena_release(&arena);
}

static enum renumber_answer prepare(struct renumbering_edit *edit, bool do_numbers_hold,
                                    struct buffer *remarks)
{
    size_t count = edit->file->count;
    if (!do_numbers_hold) {
        sites_walk(edit->file, visit_number, edit);
        remark(edit, remarks);
    }
    edit_digest(edit);
    if (!edit->is_good)
        return RENUMBER_UNSURE;
    return edit->file->count > count ? RENUMBER_READY : RENUMBER_NOTHING;
}

enum renumber_answer renumber_prepare(struct edition *edition, const struct evidence *evidence,
                                      const struct brief *brief, const struct article *article,
                                      bool trusts_places, struct buffer *remarks,
                                      struct buffer *problem)
{
    struct arena arena = {0};
    struct buffer digest = {0};
    struct renumbering renumbering =
        renumbering_find(evidence, brief, article, trusts_places, &arena);
    bool do_numbers_hold =
        renumbering.has_digest ? renumbering.is_same : do_hold(evidence, brief, article);
    struct renumbering_edit edit = {
        .edition = edition,
        .file = find_file(edition, brief->file),
        .renumbering = &renumbering,
        .is_good = true,
        .problem = problem,
    };
    fingerprint_write(&renumbering.now, &digest);
    edit.digest = buffer_slice(&digest);
    enum renumber_answer answer = RENUMBER_UNSURE;
    if (!edit.file)
        buffer_format(problem, "its file cannot be read");
    else if (do_numbers_hold || is_known(&renumbering, problem))
        answer = prepare(&edit, do_numbers_hold, remarks);
    buffer_release(&digest);
    arena_release(&arena);
    return answer;
}

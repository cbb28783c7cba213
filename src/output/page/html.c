#include "output/page/html.h"

#include "base/direction.h"
#include "base/normal.h"
#include "output/page/html_style.h"
#include "output/page/page_footer.h"
#include "output/page/page_lines.h"
#include "output/page/walk.h"
#include "render/language.h"
#include "render/web_link.h"

#include <string.h>

enum { DEEPEST_HEADING = 6 };

/* Escaping. */

static const char *entity_of(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

static void add_escaped(struct slice text, struct buffer *out)
{
    for (size_t i = 0; i < text.length; i++) {
        const char *entity = entity_of(text.bytes[i]);
        if (entity)
            buffer_add(out, slice_of(entity));
        else
            buffer_add_byte(out, text.bytes[i]);
    }
}

static void html_escape_attribute(struct shown text, struct buffer *out)
{
    struct arena arena = {0};
    add_escaped(shown_slice(normal_compose(&arena, direction_plain(&arena, text))), out);
    arena_release(&arena);
}

/* Composed, as the web wants it. */
void html_escape(struct shown raw, struct buffer *out)
{
    struct arena arena = {0};
    struct shown text = normal_compose(&arena, raw);
    for (size_t at = 0; at < text.length;) {
        bool opens;
        size_t mark = direction_find_mark(text, at, &opens);
        add_escaped(shown_slice(shown_part(text, at, mark)), out);
        if (mark < text.length)
            buffer_add(out, opens ? SLICE("<bdi>") : SLICE("</bdi>"));
        at = mark < text.length ? mark + DIRECTION_MARK_LENGTH : mark;
    }
    arena_release(&arena);
}

/* Anchors. */

struct slice html_anchor(struct place place, struct arena *arena)
{
    const struct entry *entry = place.item;
    if (!entry && place.brief)
        entry = &place.brief->entry;
    if (!entry && place.theme)
        entry = &place.theme->entry;
    struct slice address = entry ? entry_address(entry, arena) : SLICE("");
    if (entry && !address.length && entry->brief)
        address = entry_address(&entry->brief->entry, arena);
    if (!entry)
        return place.view == VIEW_READ ? SLICE("overview") : slice_of(view_name(place.view));
    if (entry->kind == ENTRY_ACTOR)
        return arena_format(arena, "actor:%.*s", SLICE_ARGUMENTS(address));
    if (entry->kind == ENTRY_CORRIDOR)
        return arena_format(arena, "corridor:%.*s", SLICE_ARGUMENTS(address));
    return address;
}

void html_write_id(struct slice anchor, struct buffer *out)
{
    buffer_add(out, SLICE(" id=\""));
    add_escaped(anchor, out);
    buffer_add_byte(out, '"');
}

/* A fragment has no second "#". */
void html_write_href(struct slice anchor, struct buffer *out)
{
    buffer_add(out, SLICE(" href=\"#"));
    for (size_t i = 0; i < anchor.length; i++) {
        if (strchr("%#\"<>`{}^\\| ", anchor.bytes[i]) || (anchor.bytes[i] & 0x80))
            buffer_format(out, "%%%02X", (unsigned char)anchor.bytes[i]);
        else
            buffer_add(out, (struct slice){anchor.bytes + i, 1});
    }
    buffer_add_byte(out, '"');
}

/* The pen. */

/* Elements around words: the name, its class, and further attributes. */
struct element {
    const char *name;
    const char *class;
    const char *attributes;
};

struct output {
    struct buffer *out;
    struct arena arena;
    struct document *document;
    struct html_manner manner;
    bool is_row_named;           /* a row of a table has its <th> */
    bool is_soft;                /* what is around the words looks as details do */
    const char *cell_end;        /* of the cell that is open */
    const struct element *open;  /* around words, not closed yet; NULL: none */
    const struct entry **led_to; /* whom the names of this block have led to already */
    size_t led_count;
    size_t led_capacity;
};

/* A name leads to whom it names once in a block: a second link says nothing. */
static bool leads_again(struct output *output, const struct span *span)
{
    if (span->role != ROLE_NAME || !span->target)
        return false;
    for (size_t i = 0; i < output->led_count; i++)
        if (output->led_to[i] == span->target->item)
            return true;
    return false;
}

static const char *link_of(void *context, const struct span *span)
{
    struct output *output = context;
    if (!output->manner.has_anchors)
        return web_link_of(&output->arena, span);
    if ((!span->target && !span->theme) || leads_again(output, span))
        return NULL;
    struct place place = span->target ? *span->target : (struct place){.theme = span->theme};
    return arena_copy(&output->arena, html_anchor(place, &output->arena)).bytes;
}

enum { ROLES = 16 };

/* A source stands out only where it begins a line; a theme has a colour of its own. */
static int look_of(void *context, const struct cell *cell, uint32_t index, bool is_label)
{
    (void)context;
    (void)is_label;
    const struct span *span = &cell->spans[index];
    if (span->role == ROLE_LINK && index)
        return ROLE_DETAIL;
    return span->role + (span->theme ? ROLES * ((int)span->theme->entry.ordinal + 1) : 0);
}

static const struct element elements[ROLE_COUNT] = {
    [ROLE_STRONG] = {"strong", "", ""},
    [ROLE_DETAIL] = {"span", "d", ""},
    [ROLE_NOTE] = {"em", "", ""},
    [ROLE_LINK] = {"span", "s", ""},
    [ROLE_THEME] = {"span", "t", ""},
    [ROLE_CONFLICT] = {"span", "c", ""},
    [ROLE_GRAPHIC] = {"span", "g", " aria-hidden=\"true\""},
};

static const struct element *element_of_words(const struct output *output,
                                              const struct walk_words *words)
{
    const struct element *element = &elements[words->look % ROLES];
    bool goes_without = output->is_soft && element == &elements[ROLE_DETAIL];
    return element->name && !goes_without ? element : NULL;
}

static void close_open(struct output *output)
{
    if (output->open)
        buffer_format(output->out, "</%s>", output->open->name);
    output->open = NULL;
}

static void write_class(struct output *output, const struct element *element,
                        const struct theme *theme)
{
    if (!element || !element->class[0])
        return;
    buffer_format(output->out, " class=\"%s", element->class);
    if (theme)
        buffer_format(output->out, " t%u", (unsigned)theme->entry.ordinal);
    buffer_add_byte(output->out, '"');
}

static void open_element(struct output *output, const struct element *element,
                         const struct theme *theme)
{
    if (element == output->open && !theme)
        return;
    close_open(output);
    if (!element)
        return;
    buffer_format(output->out, "<%s", element->name);
    write_class(output, element, theme);
    buffer_format(output->out, "%s>", element->attributes);
    output->open = element;
}

/* A link has the class of its words. */
static void open_link(struct output *output, const struct walk_words *words,
                      const struct element *element)
{
    buffer_add(output->out, SLICE("<a"));
    write_class(output, element, words->span->theme);
    if (output->manner.has_anchors) {
        html_write_href(slice_of(words->address), output->out);
    } else {
        buffer_add(output->out, SLICE(" rel=\"noreferrer\" href=\""));
        add_escaped(slice_of(words->address), output->out);
        buffer_add_byte(output->out, '"');
    }
    buffer_add_byte(output->out, '>');
}

/* A name is part of the text that it stands in, and looks so. */
static bool is_within_text(const struct walk_words *words)
{
    return words->span->role == ROLE_NAME && words->span->goes_on;
}

static void write_stretch(struct output *output, const struct walk_words *words, size_t start,
                          size_t end)
{
    if (start == end)
        return;
    const struct element *element = element_of_words(output, words);
    struct shown text = shown_part(words->text, start, end);
    bool is_blank = !words->address && !slice_trim(shown_slice(text)).length;
    if (!is_within_text(words) && !is_blank)
        open_element(output, words->address ? NULL : element, words->span->theme);
    if (words->address)
        open_link(output, words, element);
    html_escape(text, output->out);
    if (words->address)
        buffer_add(output->out, SLICE("</a>"));
}

/* Where the isolate ends that begins at a mark; 0 where it ends in other words. */
static size_t end_of_isolate(struct shown text, size_t at)
{
    unsigned depth = 0;
    bool opens;
    for (; at < text.length; at += DIRECTION_MARK_LENGTH) {
        at = direction_find_mark(text, at, &opens);
        depth += at < text.length && opens;
        depth -= at < text.length && !opens;
        if (at < text.length && !depth)
            return at + DIRECTION_MARK_LENGTH;
    }
    return 0;
}

static void note_name(struct output *output, const struct span *span)
{
    if (span->role != ROLE_NAME || !span->target)
        return;
    output->led_to = arena_reserve(&output->arena, output->led_to, &output->led_capacity,
                                   output->led_count, sizeof *output->led_to);
    output->led_to[output->led_count++] = span->target->item;
}

/* An isolate that goes over several spans stands outside of the elements of each. */
static void pen_words(void *context, const struct walk_words *words)
{
    struct output *output = context;
    size_t start = 0;
    for (size_t at = 0; at < words->text.length;) {
        bool opens = false;
        size_t mark = direction_find_mark(words->text, at, &opens);
        size_t end = opens && mark < words->text.length ? end_of_isolate(words->text, mark) : 0;
        at = mark;
        if (mark == words->text.length)
            break;
        if (end) {
            at = end;
            continue;
        }
        write_stretch(output, words, start, mark);
        close_open(output);
        buffer_add(output->out, opens ? SLICE("<bdi>") : SLICE("</bdi>"));
        at = start = mark + DIRECTION_MARK_LENGTH;
    }
    write_stretch(output, words, start, words->text.length);
    note_name(output, words->span);
}

static enum role first_role(const struct block *block)
{
    const struct paragraph *first = block->first;
    bool has_words = first && first->cell_count && first->cells[0].span_count;
    return has_words ? (enum role)first->cells[0].spans[0].role : ROLE_TEXT;
}

/* A text that begins with a name looks as what follows it. */
static enum role role_of_text(const struct block *block)
{
    const struct cell *cell = block->first && block->first->cell_count ? block->first->cells : NULL;
    for (uint32_t i = 0; cell && i < cell->span_count; i++)
        if (cell->spans[i].role != ROLE_NAME)
            return (enum role)cell->spans[i].role;
    return ROLE_TEXT;
}

static bool is_title(const struct block *block)
{
    return block->kind == BLOCK_TITLE ||
           (block->kind == BLOCK_TEXT && first_role(block) == ROLE_TITLE);
}

/* A line for each stop. */
static bool is_route(const struct block *block)
{
    return block->kind == BLOCK_TEXT && first_role(block) == ROLE_GRAPHIC &&
           block->first->cell_count > 1;
}

static unsigned level_of(const struct output *output, const struct block *block)
{
    unsigned level = output->manner.level + !is_title(block);
    return level < DEEPEST_HEADING ? level : DEEPEST_HEADING;
}

static bool is_heading(const struct walk_paragraph *paragraph)
{
    return paragraph->of->block->kind == BLOCK_HEADING ||
           (paragraph->is_first && is_title(paragraph->of->block));
}

static void begin_table(struct output *output, const struct walk_block *block)
{
    bool is_head = block->block->kind != BLOCK_ROW;
    if (block->is_first)
        buffer_add(output->out, SLICE("<div class=\"w\" role=\"region\" aria-label=\"Table\" "
                                      "tabindex=\"0\"><table>\n"));
    if (is_head)
        buffer_add(output->out, SLICE("<thead>"));
    else if (block->is_first)
        buffer_add(output->out, SLICE("<tbody>"));
    output->is_row_named = false;
}

static void write_anchor(struct output *output, const struct entry *entry)
{
    bool is_anchor =
        output->manner.is_home && entry && entry_is_in_brief(entry) && entry_id(entry).length;
    if (is_anchor)
        html_write_id(entry_address(entry, &output->arena), output->out);
}

static void pen_begin_block(void *context, const struct walk_block *block)
{
    struct output *output = context;
    output->led_count = 0;
    if (block->group == WALK_TABLE) {
        begin_table(output, block);
    } else if (block->group == WALK_LIST) {
        buffer_add(output->out, block->is_first ? SLICE("<ul>\n<li") : SLICE("<li"));
        write_anchor(output, block->block->subject);
        buffer_add(output->out, SLICE(">"));
    } else if (is_route(block->block)) {
        buffer_add(output->out, SLICE("<ol class=\"route\">\n"));
    }
}

static void pen_end_block(void *context, const struct walk_block *block)
{
    struct output *output = context;
    bool is_last = block->is_last;
    if (block->group == WALK_TABLE && block->block->kind != BLOCK_ROW)
        buffer_add(output->out, SLICE("</thead><tbody>\n"));
    if (block->group == WALK_TABLE && is_last)
        buffer_add(output->out, SLICE("</tbody></table></div>\n"));
    if (block->group == WALK_LIST)
        buffer_add(output->out, is_last ? SLICE("</li>\n</ul>\n") : SLICE("</li>\n"));
    if (block->group == WALK_ALONE && is_route(block->block))
        buffer_add(output->out, SLICE("</ol>\n"));
}

static const char *element_of(const struct walk_paragraph *paragraph)
{
    if (paragraph->of->group == WALK_TABLE)
        return "tr";
    return is_route(paragraph->of->block) ? "li" : "p";
}

/* Text that runs the other way than the page says so. */
static void write_direction(struct output *output, const struct paragraph *paragraph)
{
    const struct cell *last = &paragraph->cells[paragraph->cell_count - 1];
    enum direction direction = document_direction(output->document, last->spans, last->span_count);
    bool is_right_to_left = direction == DIRECTION_RIGHT_TO_LEFT;
    if (is_right_to_left != output->document->is_right_to_left)
        buffer_format(output->out, " dir=\"%s\"", is_right_to_left ? "rtl" : "ltr");
}

static void write_language(struct output *output)
{
    struct slice tag = language_of_title_at(output->document->place);
    if (tag.length)
        buffer_format(output->out, " lang=\"%.*s\"", SLICE_ARGUMENTS(tag));
}

/* Of nothing but details, themes among them and how many notes there are. */
static bool is_all_detail(const struct paragraph *paragraph)
{
    static const bool is_detail[ROLE_COUNT] = {
        [ROLE_DETAIL] = true, [ROLE_THEME] = true, [ROLE_LINK] = true, [ROLE_NOTE] = true};
    for (uint32_t i = 0; i < paragraph->cell_count; i++)
        for (uint32_t j = 0; j < paragraph->cells[i].span_count; j++)
            if (!is_detail[paragraph->cells[i].spans[j].role])
                return false;
    const struct cell *first = &paragraph->cells[0];
    return first->span_count && first->spans[0].role != ROLE_NOTE;
}

/* What a paragraph is, besides a heading: facts below a title, what is below a point, the bottom
 * line. */
static const struct manner_of_paragraph {
    const char *attribute;
    bool is_soft;
} plain = {"", false}, facts = {" class=\"h\"", true}, below = {" class=\"u\"", false},
  details_below = {" class=\"u m\"", true}, lead = {" class=\"lead\"", false};

static const struct manner_of_paragraph *manner_of(const struct walk_paragraph *paragraph)
{
    const struct walk_block *block = paragraph->of;
    if (is_title(block->block))
        return &facts;
    if (block->group == WALK_LIST && !paragraph->is_first)
        return is_all_detail(paragraph->paragraph) ? &details_below : &below;
    bool is_lead = block->group == WALK_ALONE && block->block->kind == BLOCK_TEXT &&
                   role_of_text(block->block) == ROLE_STRONG &&
                   block->block->first->cell_count == 1;
    return is_lead ? &lead : &plain;
}

static void pen_begin_paragraph(void *context, const struct walk_paragraph *paragraph)
{
    struct output *output = context;
    const struct block *block = paragraph->of->block;
    output->is_soft = false;
    if (is_heading(paragraph)) {
        buffer_format(output->out, "<h%u", level_of(output, block));
        if (block->kind == BLOCK_TITLE)
            write_language(output);
        write_direction(output, paragraph->paragraph);
        buffer_add_byte(output->out, '>');
        return;
    }
    const struct manner_of_paragraph *manner = manner_of(paragraph);
    output->is_soft = manner->is_soft;
    buffer_format(output->out, "<%s%s", element_of(paragraph), manner->attribute);
    write_direction(output, paragraph->paragraph);
    buffer_add_byte(output->out, '>');
}

static void pen_end_paragraph(void *context, const struct walk_paragraph *paragraph)
{
    struct output *output = context;
    if (is_heading(paragraph))
        buffer_format(output->out, "</h%u>\n", level_of(output, paragraph->of->block));
    else
        buffer_format(output->out, "</%s>\n", element_of(paragraph));
}

static bool leads_somewhere(const struct cell *cell)
{
    return cell->span_count && cell->spans[0].target;
}

/* A row is named by the first thing in it that leads somewhere. */
static const char *cell_of_table(struct output *output, const struct walk_cell *cell)
{
    bool is_row = cell->of->of->block->kind == BLOCK_ROW;
    if (!is_row && cell->cell->span_count)
        return "th scope=\"col\"";
    if (!is_row || output->is_row_named || !leads_somewhere(cell->cell))
        return "td";
    output->is_row_named = true;
    return "th scope=\"row\"";
}

static void pen_begin_cell(void *context, const struct walk_cell *cell)
{
    struct output *output = context;
    if (cell->of->of->group == WALK_TABLE) {
        const char *tag = cell_of_table(output, cell);
        bool is_right = cell->cell->align == ALIGN_RIGHT;
        buffer_format(output->out, "<%s%s>", tag, is_right ? " class=\"r\"" : "");
        output->cell_end = tag[1] == 'h' ? "</th>" : "</td>";
        return;
    }
    buffer_add(output->out, cell->index ? SLICE(" ") : SLICE(""));
    buffer_add(output->out, cell->is_label ? SLICE("<span class=\"l\">") : SLICE(""));
    output->cell_end = cell->is_label ? "</span>" : "";
    output->is_soft = output->is_soft || cell->is_label;
}

static void pen_end_cell(void *context, const struct walk_cell *cell)
{
    struct output *output = context;
    close_open(output);
    buffer_add(output->out, slice_of(output->cell_end));
    output->is_soft = output->is_soft && !cell->is_label;
}

void html_write_blocks(struct document *document, const bool *is_hidden, struct html_manner manner,
                       struct buffer *out)
{
    struct output output = {.out = out, .document = document, .manner = manner};
    const struct walk_pen pen = {
        .context = &output,
        .arena = &output.arena,
        .look = look_of,
        .link = link_of,
        .begin_block = pen_begin_block,
        .end_block = pen_end_block,
        .begin_paragraph = pen_begin_paragraph,
        .end_paragraph = pen_end_paragraph,
        .begin_cell = pen_begin_cell,
        .words = pen_words,
        .end_cell = pen_end_cell,
    };
    walk_document(&pen, document, is_hidden);
    arena_release(&output.arena);
}

/* Files. */

void html_begin(const struct dossier *dossier, struct shown title, struct buffer *out)
{
    buffer_format(out,
                  "<!DOCTYPE html>\n<html lang=\"%.*s\"%s>\n<head>\n<meta charset=\"utf-8\">\n",
                  SLICE_ARGUMENTS(language_of(dossier)),
                  language_is_right_to_left(dossier) ? " dir=\"rtl\"" : "");
    buffer_add(out, SLICE("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                          "'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
                          "'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, "
                          "initial-scale=1\">\n<meta name=\"generator\" content=\"precis\">\n"
                          "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"));
    html_escape_attribute(title.length ? title : SHOWN("Untitled"), out);
    buffer_add(out, SLICE("</title>\n<style>\n"));
    html_style_write(dossier, out);
    buffer_add(out, SLICE("</style>\n</head>\n<body>\n"));
}

void html_end(struct buffer *out)
{
    buffer_add(out, SLICE("</body>\n</html>\n"));
}

static struct shown title_of(struct document *document, struct arena *arena)
{
    const struct block *block = document->count ? document_block(document, 0) : NULL;
    const struct paragraph *first = block ? block->first : NULL;
    struct shown title = SHOWN("");
    for (uint32_t i = 0; first && i < first->cells[0].span_count; i++) {
        struct shown parts[] = {title, first->cells[0].spans[i].text};
        title = shown_join(arena, parts, 2);
    }
    return title;
}

static void write_file(struct document *document, const bool *is_hidden, struct slice foot,
                       struct buffer *out)
{
    struct arena arena = {0};
    html_begin(document->dossier, title_of(document, &arena), out);
    buffer_add(out, SLICE("<main class=\"page\">\n"));
    html_write_blocks(document, is_hidden, (struct html_manner){.level = 1}, out);
    buffer_add(out, SLICE("</main>\n"));
    if (foot.length) {
        buffer_add(out, SLICE("<footer><p>"));
        html_escape(shown_clean(&arena, foot), out);
        buffer_add(out, SLICE("</p></footer>\n"));
    }
    html_end(out);
    arena_release(&arena);
}

void html_write(struct document *document, struct buffer *out)
{
    write_file(document, NULL, SLICE(""), out);
}

bool html_write_page(struct document *document, struct page_size size, struct buffer *out)
{
    struct page_lines page = {.size = size};
    struct buffer foot = {0};
    page_lines_fit(&page, document, size);
    page_footer_write(document, page.fit.is_dropped, &foot);
    write_file(document, page.fit.is_hidden, buffer_slice(&foot), out);
    bool is_complete = page.fit.is_whole;
    buffer_release(&foot);
    page_lines_release(&page);
    return is_complete;
}

#include "output/pdf/pdf_masthead.h"

#include "model/own_words.h"
#include "output/pdf/pdf_quotes.h"

#include <string.h>

static const double BAR = 2.4; /* the heavy rule at the top */
static const double KICKER = 8;
static const double FACTS = 8.4;
static const double LABEL = 7.4;
static const double LABEL_TRACKING = 0.55;
static const double FOOT = 7.4;
static const double BAND = 8; /* air in the band of the bottom line, above and below */

enum { MOST_FACT_LINES = 3 };

/* Long titles are set smaller. */
struct title_size {
    size_t longest; /* bytes */
    double size;
    unsigned most_lines;
};

static const struct title_size title_sizes[] = {
    {48, 22, 2}, {100, 18.5, 3}, {180, 15, 3}, {SIZE_MAX, 12.5, 4}};

struct shown pdf_words(struct arena *arena, const struct paragraph *paragraph)
{
    struct shown words = SHOWN("");
    for (uint32_t i = 0; paragraph && i < paragraph->cell_count; i++)
        for (uint32_t j = 0; j < paragraph->cells[i].span_count; j++) {
            struct shown parts[] = {words, paragraph->cells[i].spans[j].text};
            words = shown_join(arena, parts, 2);
        }
    return words;
}

/* The pane's "▸" becomes a mark that every face has. */
struct shown pdf_place_words(struct arena *arena, struct document *document)
{
    static const char arrow[] = "▸";
    static const char guillemet[] = "›";
    const struct paragraph *title = document_block(document, 0)->first;
    struct shown words = pdf_words(arena, title ? title->next : NULL);
    char *bytes = arena_allocate_bytes(arena, words.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < words.length;) {
        bool is_arrow = words.length - i >= sizeof arrow - 1 &&
                        memcmp(words.bytes + i, arrow, sizeof arrow - 1) == 0;
        const char *from = is_arrow ? guillemet : words.bytes + i;
        size_t count = is_arrow ? sizeof guillemet - 1 : 1;
        memcpy(bytes + length, from, count);
        length += count;
        i += is_arrow ? sizeof arrow - 1 : 1;
    }
    return (struct shown){bytes, length};
}

/* In the words of the program. */
static const char *kind_of(const struct place *place)
{
    if (place->item)
        return place->item->kind == ENTRY_ACTOR ? "Actor" : "Corridor";
    if (place->view != VIEW_READ)
        return view_title(place->view);
    if (place->brief)
        return "Source";
    return place->theme ? "Theme" : "Overview";
}

/* "Azerbaijan and Iran · Source · Transit" */
static struct shown kicker_of(struct arena *arena, const struct document *document)
{
    const struct place *place = &document->place;
    bool is_overview = !place->brief && !place->theme && !place->item && place->view == VIEW_READ;
    struct slice title = text_slice(document->dossier->description->title);
    struct shown dossier = shown_clean(arena, is_overview ? SLICE("") : title);
    struct shown kind = own_words(arena, document->dossier, kind_of(place));
    bool is_narrowed = place->theme && (place->brief || place->item);
    struct shown theme =
        shown_clean(arena, is_narrowed ? text_slice(place->theme->name) : SLICE(""));
    return shown_format(arena, "%.*s%s%.*s%s%.*s", SLICE_ARGUMENTS(dossier),
                        dossier.length ? " · " : "", SLICE_ARGUMENTS(kind), theme.length ? " · " : "",
                        SLICE_ARGUMENTS(theme));
}

static struct shown as_of_words(struct arena *arena, const struct document *document)
{
    const struct date *as_of = &document->dossier->description->as_of;
    if (!text_is_present(as_of->text))
        return SHOWN("");
    struct slice words = edtf_format(arena, &as_of->value);
    return shown_format(arena, "As of %.*s", SLICE_ARGUMENTS(words));
}

static double set_kicker(struct pdf_set *set, double y)
{
    const struct pdf_design *design = &set->design;
    struct pdf_type strong = pdf_design_type(ROLE_HEADING, KICKER / 0.88);
    struct pdf_type plain = strong;
    strong.color = design->accent;
    plain.is_bold = false;
    plain.color = pdf_gray;
    double width = design->right - design->left;
    double height =
        pdf_set_label(set, kicker_of(&set->scratch, set->document), strong,
                      (struct pdf_area){design->left, y, width * 0.6}, PDF_ALIGN_START, "P");
    pdf_set_label(set, as_of_words(&set->scratch, set->document), plain,
                  (struct pdf_area){design->left + width * 0.62, y, width * 0.38}, PDF_ALIGN_END,
                  "P");
    return height;
}

/* The narrowest width, down to half, that takes no more lines: they are about as long as each
 * other then. */
static double balanced_width(struct pdf_set *set, struct pdf_paragraph paragraph)
{
    double enough = paragraph.width;
    double too_narrow = paragraph.width * 0.5;
    paragraph.most_lines = 0;
    double height = set->typesetter->measure(set->sheet, &paragraph).height;
    while (enough - too_narrow > 2) {
        paragraph.width = (enough + too_narrow) / 2;
        if (set->typesetter->measure(set->sheet, &paragraph).height > height)
            too_narrow = paragraph.width;
        else
            enough = paragraph.width;
    }
    return enough;
}

static enum direction title_direction(const struct pdf_set *set, const struct paragraph *title)
{
    bool has_words = title && title->cell_count;
    return document_direction(set->document, has_words ? title->cells->spans : NULL,
                             has_words ? title->cells->span_count : 0);
}

static double set_title(struct pdf_set *set, const struct paragraph *title, double y)
{
    const struct pdf_design *design = &set->design;
    const struct title_size *chosen = title_sizes;
    while (pdf_words(&set->scratch, title).length > chosen->longest)
        chosen++;
    struct pdf_type type = pdf_design_type(ROLE_TITLE, chosen->size);
    struct pdf_run run = {.text = pdf_words(&set->scratch, title), .type = type};
    run.text = pdf_quotes_curl(&set->scratch, pdf_cut(run.text, PDF_LONGEST_TEXT), 0, 0);
    struct pdf_paragraph paragraph = {
        .runs = &run,
        .run_count = run.text.length > 0,
        .width = design->right - design->left,
        .leading = chosen->size * 1.2,
        .direction = (uint8_t)title_direction(set, title),
        .most_lines = chosen->most_lines,
    };
    if (set->is_drawing)
        paragraph.width = balanced_width(set, paragraph);
    bool is_counter = pdf_set_is_counter(set, (enum direction)paragraph.direction);
    double x = is_counter ? design->right - paragraph.width : design->left;
    return pdf_set_paragraph(set, &paragraph, (struct pdf_area){x, y, paragraph.width}, "H1");
}

double pdf_masthead_set(struct pdf_set *set)
{
    const struct pdf_design *design = &set->design;
    const struct paragraph *title = document_block(set->document, 0)->first;
    double y = design->top;
    if (set->is_drawing)
        set->typesetter->box(
            set->sheet,
            &(struct pdf_box){design->left, y, design->right - design->left, BAR, design->accent});
    y += BAR + 6;
    y += set_kicker(set, y) + 9;
    y += set_title(set, title, y);
    const struct paragraph *facts = title && title->next ? title->next->next : NULL;
    if (facts)
        y += 4 + pdf_set_paragraphs(
                     set, facts,
                     (struct pdf_area){design->left, y + 4, design->right - design->left},
                     (struct pdf_manner){.size = FACTS / 0.84,
                                         .leading = FACTS * 1.32,
                                         .tag = "P",
                                         .most_lines = MOST_FACT_LINES});
    return y - design->top;
}

double pdf_foot_set(struct pdf_set *set, struct slice left_off, double bottom)
{
    const struct pdf_design *design = &set->design;
    struct pdf_type type = pdf_design_type(ROLE_DETAIL, FOOT / 0.84);
    struct shown words_left = shown_clean(&set->scratch, left_off);
    struct pdf_run run = {.text = set->document->is_right_to_left
                                      ? direction_isolate(&set->scratch, words_left)
                                      : words_left,
                          .type = type};
    struct pdf_paragraph paragraph = {
        .runs = &run,
        .run_count = 1,
        .width = design->right - design->left,
        .leading = FOOT * 1.34,
    };
    double height = set->typesetter->measure(set->sheet, &paragraph).height + 5;
    double y = bottom - height;
    if (set->is_drawing) {
        set->typesetter->stroke(set->sheet, &(struct pdf_stroke){design->left, y, design->right, y,
                                                                 0.5, 0, pdf_hairline});
        pdf_set_paragraph(set, &paragraph, (struct pdf_area){design->left, y + 4, paragraph.width},
                          "P");
    }
    arena_clear(&set->scratch);
    return height + 8;
}

static void set_section_label(struct pdf_set *set, struct shown words, double y)
{
    struct pdf_type type = pdf_design_type(ROLE_HEADING, LABEL / 0.88);
    type.color = set->design.accent;
    type.tracking = LABEL_TRACKING;
    struct pdf_area area = {set->design.left, y, set->design.text_left - set->design.left - 4};
    pdf_set_label(set, words, type, area, PDF_ALIGN_START, "H2");
}

/* The small label stands on the first baseline of the larger text beside it. */
static double label_shift(double size)
{
    return (pdf_design_leading(size) - pdf_design_leading(LABEL)) * 0.5 + (size - LABEL) * 0.36;
}

void pdf_heading_set(struct pdf_set *set, const struct block *block, double y, double size)
{
    if (!set->is_drawing)
        return;
    set_section_label(set, pdf_words(&set->scratch, block->first), y + label_shift(size));
    arena_clear(&set->scratch);
}

static unsigned count_paragraphs(const struct block *block)
{
    unsigned count = 0;
    for (const struct paragraph *paragraph = block->first; paragraph; paragraph = paragraph->next)
        count++;
    return count ? count : 1;
}

double pdf_lead_set(struct pdf_set *set, const struct block *heading, const struct block *block,
                    double y, double size)
{
    const struct pdf_design *design = &set->design;
    struct pdf_area area = {design->text_left, y + BAND, design->right - design->text_left};
    double leading = pdf_design_leading(size);
    unsigned most_lines =
        (unsigned)((design->bottom - design->top) * 0.4 / leading) / count_paragraphs(block);
    struct pdf_manner manner = {
        .size = size, .leading = leading, .tag = "P", .most_lines = most_lines, .is_lead = true};
    bool is_drawing = set->is_drawing;
    set->is_drawing = false;
    double height = pdf_set_paragraphs(set, block->first, area, manner) + 2 * BAND;
    set->is_drawing = is_drawing;
    if (!is_drawing)
        return height;
    double left = design->left - BAND;
    double width = design->right - design->left + 2 * BAND;
    set->typesetter->box(set->sheet, &(struct pdf_box){left, y, width, height, pdf_tint});
    set->typesetter->box(set->sheet, &(struct pdf_box){left, y, BAR, height, design->accent});
    pdf_heading_set(set, heading, area.y, size);
    pdf_set_paragraphs(set, block->first, area, manner);
    return height;
}

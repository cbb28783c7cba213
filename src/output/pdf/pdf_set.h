/* Setting text of a document on a sheet. Everything is measured and drawn by the same functions, so
 * that it takes the height that was measured. */
#ifndef PRECIS_OUTPUT_PDF_PDF_SET_H
#define PRECIS_OUTPUT_PDF_PDF_SET_H

#include "base/arena.h"
#include "output/pdf/pdf_design.h"
#include "output/pdf/pdf_typesetter.h"
#include "render/document.h"

/* More bytes than a page of any size of type holds: such a text need not be measured. */
enum { PDF_LONGEST_TEXT = 12000 };

/* A height that no sheet has. */
#define PDF_TOO_HIGH 1e6

struct pdf_set {
    const struct pdf_typesetter *typesetter;
    struct pdf_sheet *sheet;
    struct pdf_design design;
    struct document *document;
    struct arena scratch;  /* cleared with every block */
    bool is_drawing;       /* else only measuring */
    struct shown *figures; /* what stands for each that is drawn; in the arena of the document */
    size_t figure_count;
    size_t figure_capacity;
};

struct pdf_area {
    double x;
    double y;
    double width;
};

/* How text is set. */
struct pdf_manner {
    double size;
    double leading;
    const char *tag;     /* of every paragraph; "LI" for a list item, with its parts inside */
    unsigned most_lines; /* what is more is cut; 0: nothing is */
    bool is_lead;        /* stands out by its size, so that strong text need not be bold */
    uint8_t direction;   /* enum direction; none: that of the text */
};

/* The start of a text of at most so many bytes, in whole clusters. */
struct shown pdf_cut(struct shown text, size_t length);

/* A text whose parts do not disturb each other where letters run from right to left. */
struct shown pdf_set_isolate(struct pdf_set *set, struct shown text);

/* What is drawn between them is one figure, and the words stand for it where it is not seen. */
void pdf_set_begin_figure(struct pdf_set *set, struct shown words);
void pdf_set_end_figure(struct pdf_set *set);

/* Whether something of that direction begins at the side where the sheet ends. */
bool pdf_set_is_counter(const struct pdf_set *set, enum direction direction);

/* The height of one piece of text, which is drawn as one element of that name. */
double pdf_set_paragraph(struct pdf_set *set, const struct pdf_paragraph *paragraph,
                         struct pdf_area area, const char *tag);

/* A line of one look, from its start or up to its end at area.x + area.width. Cut when it is too
 * long. */
double pdf_set_label(struct pdf_set *set, struct shown text, struct pdf_type type,
                     struct pdf_area area, enum pdf_align align, const char *tag);

/* The paragraphs of a block from `first` on. */
double pdf_set_paragraphs(struct pdf_set *set, const struct paragraph *first, struct pdf_area area,
                          struct pdf_manner manner);

#endif

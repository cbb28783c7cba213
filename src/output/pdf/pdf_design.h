/* How a sheet looks: measures, sizes of type, colours. */
#ifndef PRECIS_OUTPUT_PDF_PDF_DESIGN_H
#define PRECIS_OUTPUT_PDF_PDF_DESIGN_H

#include "model/theme.h"
#include "output/pdf/pdf_typesetter.h"
#include "render/document.h"

enum pdf_paper { PDF_PAPER_A4, PDF_PAPER_LETTER, PDF_PAPER_COUNT };

/* Sizes of the running text, from the largest, in points; spacings from the widest. */
enum { PDF_TYPES = 8, PDF_SPACINGS = 3, PDF_SPACING_WHEN_DROPPING = 2 };

/* Headings stand in a column of their own at the left, the text beside them. */
struct pdf_design {
    double width;
    double height;
    double left;
    double right;
    double top;
    double bottom;
    double text_left;
    struct pdf_color accent;
};

struct pdf_design pdf_design_for(enum pdf_paper paper, const struct place *place);

double pdf_design_size(unsigned type);
double pdf_design_leading(double size);

/* Air above a section and above an item, at a size of type. */
double pdf_design_section_space(unsigned type, unsigned spacing);
double pdf_design_item_space(unsigned type, unsigned spacing);

/* How a role looks in text of that size. */
struct pdf_type pdf_design_type(enum role role, double size);

/* A theme's colour, dark enough for small type on white paper; a grey one for NULL. */
struct pdf_color pdf_design_theme_color(const struct theme *theme);

extern const struct pdf_color pdf_ink;
extern const struct pdf_color pdf_gray;
extern const struct pdf_color pdf_hairline;
extern const struct pdf_color pdf_tint;

#endif

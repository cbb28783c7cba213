/* The two halves of the PDF module; see pdf_typesetter.h. Nothing but the module includes this. */
#ifndef PRECIS_OUTPUT_PDF_PDF_MODULE_H
#define PRECIS_OUTPUT_PDF_PDF_MODULE_H

#include "output/pdf/pdf_typesetter.h"

/* The same names that pango and cairo give them: this header needs neither. */
typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _PangoContext PangoContext;
typedef struct _PangoFontMap PangoFontMap;

struct pdf_sheet {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontMap *fonts;
    PangoContext *pango;
    double width;
    bool is_mirrored;
    void (*write)(void *context, const char *bytes, size_t length);
    void (*miss)(void *context, uint32_t code_point);
    void *context;
};

struct pdf_extent pdf_module_measure(struct pdf_sheet *sheet,
                                     const struct pdf_paragraph *paragraph);

void pdf_module_text(struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph, double x,
                     double y);

#endif

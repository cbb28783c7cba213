/* The contract between the program and its PDF module, build/precis-pdf.so.
 *
 * The program decides what stands where on the sheet; the module knows fonts, shapes text with
 * pango and draws with cairo. It is loaded when a PDF is asked for, so the program itself links
 * neither. The module uses nothing of the program but the types below, and exports one function.
 *
 * Lengths are points (1/72 inch), from the left and the top of the sheet. */
#ifndef PRECIS_OUTPUT_PDF_PDF_TYPESETTER_H
#define PRECIS_OUTPUT_PDF_PDF_TYPESETTER_H

#include "base/direction.h"
#include "base/shown.h"

#include <stdbool.h>
#include <stdint.h>

/* Grows with every change below; a module of another version is refused. */
#define PDF_TYPESETTER_VERSION 5

enum pdf_face { PDF_FACE_TEXT, PDF_FACE_LABEL, PDF_FACE_COUNT };

enum pdf_align { PDF_ALIGN_START, PDF_ALIGN_END, PDF_ALIGN_CENTER };

struct pdf_color {
    double red;
    double green;
    double blue;
};

struct pdf_type {
    uint8_t face; /* enum pdf_face */
    bool is_bold;
    bool is_italic;
    double size;
    double tracking; /* further space between letters */
    struct pdf_color color;
};

/* Text of one look. Only cleaned text comes here, and never as markup. */
struct pdf_run {
    struct shown text;
    struct pdf_type type;
    const char *address; /* a web address that it links to, checked; NULL: none */
    bool is_kept;        /* on one line; for short runs */
    bool is_aside;       /* a citation or remark beside what is said */
};

struct pdf_paragraph {
    const struct pdf_run *runs;
    uint32_t run_count;
    double width;
    double leading;      /* from one baseline to the next */
    double hanging;      /* further indentation of all lines but the first */
    uint8_t align;       /* enum pdf_align; start and end follow that direction */
    uint8_t direction;   /* enum direction; none: that of the sheet */
    unsigned most_lines; /* what is more is cut with an ellipsis; 0: any number */
    size_t kept_tail;    /* so many bytes at the end stay together on the last line */
};

struct pdf_extent {
    double width; /* of the widest line */
    double height;
};

enum pdf_mark {
    PDF_MARK_DISC,
    PDF_MARK_RING,
    PDF_MARK_CROSSED_RING,
    PDF_MARK_BOX,
};

struct pdf_stroke {
    double from_x;
    double from_y;
    double to_x;
    double to_y;
    double width;
    double dash; /* length of dashes and gaps; 0: solid */
    struct pdf_color color;
};

struct pdf_box {
    double x;
    double y;
    double width;
    double height;
    struct pdf_color color;
};

struct pdf_setup {
    double width;
    double height;
    bool is_mirrored;     /* from right to left: all that is drawn is reflected, but not letters */
    const char *language; /* BCP 47 */
    struct shown title;
    struct shown subject; /* may be empty */
    const char *creator;
    const char *date; /* 2031-04-01T00:00:00Z */
    /* Takes the bytes of the file, in order. */
    void (*write)(void *context, const char *bytes, size_t length);
    /* Told of every character drawn that no font here has. */
    void (*miss)(void *context, uint32_t code_point);
    void *context;
    /* Ends the program: called, from any thread, where a library cannot go on, as when it gets no
     * thread. */
    void (*give_up)(void);
};

struct pdf_sheet;

struct pdf_typesetter {
    unsigned version;

    /* One sheet. NULL, with `*problem` saying why, when nothing can be set here. */
    struct pdf_sheet *(*begin)(const struct pdf_setup *setup, const char **problem);

    struct pdf_extent (*measure)(struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph);

    /* Draws a paragraph with its upper left corner there; a tag is open around it. */
    void (*text)(struct pdf_sheet *sheet, const struct pdf_paragraph *paragraph, double x,
                 double y);

    void (*stroke)(struct pdf_sheet *sheet, const struct pdf_stroke *stroke);
    void (*box)(struct pdf_sheet *sheet, const struct pdf_box *box);
    void (*mark)(struct pdf_sheet *sheet, enum pdf_mark mark, double x, double y, double radius,
                 struct pdf_color color);

    /* Structure elements by their PDF names: Document, H1, P, L, LI … Text is drawn in innermost
     * ones only. */
    void (*open)(struct pdf_sheet *sheet, const char *tag);
    void (*close)(struct pdf_sheet *sheet, const char *tag);

    /* Writes the file and gives the sheet back. NULL, or what went wrong. */
    const char *(*end)(struct pdf_sheet *sheet);
};

/* The exported function. */
#define PDF_TYPESETTER_SYMBOL "precis_pdf_typesetter"
typedef const struct pdf_typesetter *pdf_typesetter_function(void);

#endif

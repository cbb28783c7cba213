/* A typesetter without fonts: every character is half as wide as its type is high. It notes what is
 * drawn where. */
#ifndef PRECIS_TESTS_OUTPUT_FAKE_TYPESETTER_H
#define PRECIS_TESTS_OUTPUT_FAKE_TYPESETTER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "output/pdf/pdf_typesetter.h"

/* A paragraph where it was drawn: the rectangle of its letters. */
struct fake_text {
    double left;
    double top;
    double right;
    double bottom;
    double largest; /* size of type */
    double smallest;
    struct slice words;
    const char *tag;
    unsigned depth; /* of open tags */
    bool is_cut;
};

/* A stroke, box or mark. */
struct fake_shape {
    double left;
    double top;
    double right;
    double bottom;
};

enum { FAKE_DEEPEST = 16 };

/* What pdf_sheet is in the module. */
struct fake_sheet {
    struct arena arena;
    struct fake_text *texts;
    size_t text_count;
    size_t text_capacity;
    struct fake_shape *shapes;
    size_t shape_count;
    size_t shape_capacity;
    const char *tags[FAKE_DEEPEST];
    unsigned depth;
    struct buffer outline; /* "<Document><H1></H1>…" */
    const char *fault;     /* NULL, or the first thing that was done wrong */
    size_t measured;
};

extern const struct pdf_typesetter fake_typesetter;

/* As the first member of struct pdf_set wants it. */
static inline struct pdf_sheet *fake_sheet_as_sheet(struct fake_sheet *sheet)
{
    return (struct pdf_sheet *)sheet;
}

void fake_sheet_release(struct fake_sheet *sheet);

#endif

/* What reading and writing dates (edtf.h) share. */
#ifndef PRECIS_BASE_EDTF_PARTS_H
#define PRECIS_BASE_EDTF_PARTS_H

#include <stdint.h>

/* Bits of a qualifier. */
enum { EDTF_APPROXIMATE = 1, EDTF_UNCERTAIN = 2 };

/* Parts of a year by the numbers that EDTF gives them, 21 to 41. */
struct edtf_part {
    uint8_t first_month;
    uint8_t months;
    const char *name;  /* stands before the year */
    const char *after; /* stands after it */
};

extern const struct edtf_part edtf_parts[];

#endif

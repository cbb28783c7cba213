/* The types of sources that CSL 1.0.2 has. */
#ifndef PRECIS_MODEL_SOURCE_TYPE_H
#define PRECIS_MODEL_SOURCE_TYPE_H

/* Ends with NULL. */
extern const char *const source_types[];

#endif

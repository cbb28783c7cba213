/* A single value of a field, by its type. */
#ifndef PRECIS_LOAD_VALUE_H
#define PRECIS_LOAD_VALUE_H

#include "load/bind.h"

/* Fills the member that the field's type stands for. What does not fit is reported; false then. */
bool bind_value(struct binder *binder, const struct field *field, const struct node *node,
                void *target);

#endif

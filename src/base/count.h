/* How many items an array has whose size the compiler knows. */
#ifndef PRECIS_BASE_COUNT_H
#define PRECIS_BASE_COUNT_H

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif

/* What the fuzz targets share: the input, taken apart, and how they say what does not hold. */
#ifndef PRECIS_TESTS_FUZZ_H
#define PRECIS_TESTS_FUZZ_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls with each input. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* The input that is left. At its end everything taken off it is 0 or empty. */
struct fuzz_input {
    struct slice rest;
};

struct fuzz_input fuzz_begin(const uint8_t *bytes, size_t length);

/* A byte; or a number from `least` to `most`, of two bytes. */
unsigned fuzz_byte(struct fuzz_input *input);
int fuzz_number(struct fuzz_input *input, int least, int most);

/* The part before the next such byte, which goes as well; without one all of it. */
struct slice fuzz_part(struct fuzz_input *input, char separator);

/* A folder of this run alone, for what can only be read from a file: below $FUZZ_FOLDER, else below
 * /tmp. */
const char *fuzz_folder(void);

/* Writes a whole file anew. It says that it was changed long ago: a reader waits before it reads
 * what was written a moment before. */
void fuzz_write(const char *path, struct slice text);

/* Says what does not hold, and ends the program as libFuzzer likes it. */
_Noreturn void fuzz_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#define FUZZ_REQUIRE(condition, ...)                                                               \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fuzz_fail(__VA_ARGS__);                                                                \
    } while (0)

#endif

/* A run of bytes that somebody else owns: not NUL-terminated, may hold any byte. */
#ifndef PRECIS_BASE_SLICE_H
#define PRECIS_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
    const char *bytes;
    size_t length;
};

/* A slice over a string literal. */
#define SLICE(literal) ((struct slice){"" literal, sizeof(literal) - 1})

/* A slice over a NUL-terminated string; NULL gives the empty slice. */
struct slice slice_of(const char *string);

bool slice_equal(struct slice left, struct slice right);

/* Orders by bytes, a prefix before what it begins: <0, 0, >0. */
int slice_compare(struct slice left, struct slice right);

bool slice_starts_with(struct slice slice, struct slice prefix);

/* A path, or a text that begins with one, without the folder and the slashes that it begins with;
 * the whole where it is not below that folder. */
struct slice slice_below(struct slice path, struct slice folder);

/* ASCII white space. */
static inline bool slice_is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Without such bytes at either end. */
struct slice slice_trim(struct slice slice);

/* Cuts the part before the first `separator` off `rest` and returns it; the separator goes.
 * Without one the whole of `rest` is returned and `rest` is left empty with NULL bytes. */
struct slice slice_cut(struct slice *rest, char separator);

/* Whether the bytes of `part` stand anywhere in it; those of an empty one do. */
bool slice_contains(struct slice slice, struct slice part);

/* Where `part` stands first, or the length where it does not. */
size_t slice_search(struct slice slice, struct slice part);

/* The position of `byte`, or the length where there is none. */
size_t slice_find(struct slice slice, char byte);

/* FNV-1a over the bytes. */
unsigned slice_hash(struct slice slice);

/* The same in steps, for tables in memory over what files hold: slice_hash_start() differs from run
 * to run, so that no file can be written whose keys all fall into one slot. */
unsigned slice_hash_start(void);
unsigned slice_hash_more(unsigned hash, struct slice slice);

/* printf("%.*s", SLICE_ARGUMENTS(slice)) */
#define SLICE_ARGUMENTS(slice) (int)(slice).length, (slice).bytes

/* What a hexadecimal digit is worth; -1 for any other byte. */
int slice_digit(char byte);

#endif

/* From the bytes that a terminal sends to keys and pasted text. It opens no descriptor and reads no
 * clock: bytes and times are passed to it.
 *
 * Bytes that are not typing never act as keys, however slowly they come: an escape sequence is
 * awaited to its end once its first two bytes are there, and when an Escape has already been
 * taken for the key, the rest of a sequence that comes after it is dropped. Answers to queries,
 * reports of focus and of an unwanted mouse, and sequences that mean nothing here are dropped. Of
 * answers only the colour of the background is told, when it was asked for.
 *
 * Pasted text comes in brackets (CSI 200 ~ and CSI 201 ~). Of several closing brackets that come in
 * one go the last one counts, since a text may contain one. */
#ifndef PRECIS_TERM_DECODER_H
#define PRECIS_TERM_DECODER_H

#include "base/buffer.h"
#include "base/color.h"
#include "ui/key.h"

#include <stdbool.h>
#include <stdint.h>

/* How long a lone Escape waits for the rest of a sequence where ESCDELAY does not say it. */
enum { DECODER_USUAL_DELAY = 100 /* milliseconds */ };

/* A key that the terminal's entry spells in a way of its own. */
enum { LONGEST_SPELLING = 15, MOST_SPELLINGS = 40 };

/* More of an answer is not looked at. */
enum { LONGEST_ANSWER = 40 };

struct spelling {
    char bytes[LONGEST_SPELLING + 1]; /* after the escape */
    struct key key;
};

enum decoder_state {
    DECODER_TYPING,
    DECODER_IN_CONTROL, /* in a control sequence that is longer than any key's: until its end */
    DECODER_IN_STRING,  /* in an answer of the terminal: until its end */
    DECODER_IN_PASTE,
};

struct decoder {
    struct spelling spellings[MOST_SPELLINGS];
    int spelling_count;
    int64_t delay; /* of a lone Escape, in milliseconds */
    bool has_mouse;
    bool
        asks_background; /* its colour was asked for, and the question after that is not answered */
    enum decoder_state state;
    char answer[LONGEST_ANSWER]; /* of a string of the terminal, its beginning */
    size_t answer_length;
    struct buffer bytes; /* that have come and are not decoded */
    size_t taken;        /* bytes at its beginning that are */
    int64_t last;        /* when the last of them came */
    bool is_late;        /* an Escape was taken for the key, and nothing has come since */
    int64_t escaped;     /* when that came */
    bool is_idle;        /* the paste was, so that an Escape may end it */
    bool is_told;        /* what is in `paste` */
    struct buffer paste;
};

enum decoded_kind {
    DECODED_NOTHING,
    DECODED_KEY,
    DECODED_PASTE,
    DECODED_OPEN_PASTE, /* pasted text whose end has not come for a second */
    DECODED_BACKGROUND, /* its colour, which was asked for */
};

struct decoded {
    enum decoded_kind kind;
    struct key key;
    struct slice text; /* of a paste, as it came; valid until the next call */
    struct color background;
};

/* All zero is a decoder that takes an Escape at once. */
void decoder_release(struct decoder *decoder);

/* Adds a spelling; one that does not begin with an escape, or is too long, is left out. */
void decoder_add_spelling(struct decoder *decoder, const char *bytes, struct key key);

/* Takes bytes that have come at that time, in milliseconds. */
void decoder_feed(struct decoder *decoder, struct slice bytes, int64_t now);

/* What the bytes so far amount to. */
struct decoded decoder_next(struct decoder *decoder, int64_t now);

/* How many milliseconds from then on decoder_next() will have more to say, if no byte comes; -1:
 * never. */
int decoder_patience(const struct decoder *decoder, int64_t now);

#endif

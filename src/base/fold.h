/* Text reduced to what a searcher types: `turkiye` for Türkiye, `eliyev` for Əliyev.
 *
 * This is the one rule by which texts count as the same: every search, names and aliases, ids that
 * are typed, and the check against articles compare what is made here.
 *
 * Folding is Unicode case folding and compatibility decomposition (UAX #15) without the marks that
 * a searcher leaves out: accents, Arabic and Hebrew vowel points, tone marks. The vowel signs and
 * viramas of Indic and Southeast Asian scripts stay. On top of that come
 *
 *   letters that do not decompose    dotless i to i, schwa to e, eszett to ss, o, l, d, t and h
 *   but have a usual plain spelling  with stroke to the plain letter, thorn to th, eth to d, ae and
 *                                    oe ligatures to two letters, and their like
 *   Persian and Arabic               the variants of yeh, kaf, heh and alef to one form each
 *   digits of any script             to ASCII
 *   quotes, apostrophes, dashes      to their ASCII forms, and the grave accent to the apostrophe
 *   white space                      each to one blank
 *   what is not seen                 nothing: joiners, tatweel, soft hyphens, variation selectors,
 *                                    and the half rings of transliterated Arabic
 *
 * A second fold keeps capitals and is otherwise the same.
 *
 * The fold of a fold is the same. ASCII takes a path of its own; other code points go through a
 * table made from the library, block by block as texts need it, from any number of threads. */
#ifndef PRECIS_BASE_FOLD_H
#define PRECIS_BASE_FOLD_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

struct folded {
    struct slice text;       /* valid UTF-8 where the input was; the arena's memory, a NUL after */
    const uint32_t *origins; /* text.length + 1 entries: the byte where the character begins that
                                each byte of the fold comes from, the last one the length of the
                                input; NULL where every byte stands in its own place (pure ASCII) */
};

/* Bytes that are not UTF-8 stand for themselves. */
struct folded fold(struct arena *arena, struct slice text);

/* The fold that keeps capitals, for a reader who types one: the first letter of what a capital
 * gives is a capital, so that Ærø gives Aero. Folded again in the usual way it is the usual fold.
 */
struct folded fold_cased(struct arena *arena, struct slice text);

/* The same folds without origins, which take four times the memory of the text. */
struct slice fold_text(struct arena *arena, struct slice text);
struct slice fold_text_cased(struct arena *arena, struct slice text);

/* The fold with an a where it has an e for a schwa (both are usual spellings of it); the fold
 * itself where the text has none. As long as the fold, so that origins are the same. */
struct slice fold_other_spelling(struct arena *arena, const struct folded *folded,
                                 struct slice text);

/* The origin of byte `offset` of the fold, 0 <= offset <= text.length: where a match begins. */
size_t fold_origin(const struct folded *folded, size_t offset);

/* Where the input ends that the fold's bytes before `offset` come from: the end of a match. Marks
 * on its last character belong to it, and so does a character that the match ends within (the
 * eszett when only its first s is matched). */
size_t fold_origin_end(const struct folded *folded, size_t offset);

/* Whether a word begins or ends at this byte of a folded text: one of its two neighbours is no
 * letter, digit or mark. True at both ends of the text, and between letters of scripts that do not
 * part words by blanks (Han, Hiragana, Thai and the like); never before a mark or inside a
 * character. */
bool fold_is_word_boundary(struct slice folded, size_t offset);

/* Edit distance (Damerau-Levenshtein, optimal string alignment) of two short texts in bytes, at
 * most `limit`: beyond it, limit + 1. Texts over 255 bytes are near only when equal. For "did you
 * mean". */
unsigned fold_distance(struct slice left, struct slice right, unsigned limit);

#endif

/* What in a brief rests on paragraphs of its article: found by walking the schema, so that a record
 * that gets paragraphs is not forgotten. */
#ifndef PRECIS_MODEL_FOOTING_H
#define PRECIS_MODEL_FOOTING_H

#include "model/passage.h"

#include <stdint.h>

enum footing { FOOTING_NONE, FOOTING_PASSED_OVER, FOOTING_CITED };

/* Every point, actor, corridor, event, figure, open question and note of the brief, in this order,
 * whether it has paragraphs or not. A passage is valid during the call; texts that have to be
 * joined are the arena's. */
void footings_visit(const struct brief *brief, struct arena *arena, passage_visit *visit,
                    void *context);

/* Says of paragraphs 1 to `count` whether something rests on them, in footings[number - 1]. What is
 * cited and passed over is cited. */
void footings_of(const struct brief *brief, enum footing *footings, uint32_t count);

/* Whether a point rests on it. */
bool footing_has_point(const struct brief *brief, uint32_t number);

/* Why a paragraph is not part of the article; empty where it is. */
struct text footing_reason(const struct brief *brief, uint32_t number);

#endif

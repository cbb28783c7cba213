#include "render/isolates.h"

#include "base/count.h"
#include "base/direction.h"

/* Separators and signs are all that stays outside. */
static struct shown isolate(struct arena *arena, const struct span *span)
{
    bool is_detail = span->role == ROLE_DETAIL || span->role == ROLE_GRAPHIC;
    if (!span->seam)
        return is_detail ? direction_isolate_parts(arena, span->text)
                         : direction_isolate(arena, span->text);
    struct shown parts[] = {
        direction_isolate(arena, shown_part(span->text, 0, span->seam)),
        direction_isolate(arena, shown_part(span->text, span->seam, span->text.length)),
    };
    return shown_join(arena, parts, COUNT(parts));
}

/* Spans that are one text are one isolate. */
static uint32_t isolate_prose(struct arena *arena, struct span *spans, uint32_t count,
                              uint32_t first)
{
    uint32_t last = first;
    while (last + 1 < count && spans[last + 1].goes_on)
        last++;
    struct shown start[] = {SHOWN(DIRECTION_OPEN), spans[first].text};
    struct shown end[] = {spans[last].text, SHOWN(DIRECTION_CLOSE)};
    spans[first].text = shown_join(arena, start, COUNT(start));
    spans[last].text = shown_join(arena, end, COUNT(end));
    return last;
}

void isolates_add(struct arena *arena, struct span *spans, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        bool is_prose = i + 1 < count && spans[i + 1].goes_on;
        if (is_prose)
            i = isolate_prose(arena, spans, count, i);
        else
            spans[i].text = isolate(arena, &spans[i]);
    }
}

#include "ui/history.h"

#include <string.h>

void history_init(struct history *history)
{
    history->count = 0;
    history->current = -1;
}

void history_add(struct history *history, struct visit visit)
{
    history->count = history->current + 1;
    if (history->count == LONGEST_HISTORY) {
        memmove(history->visits, history->visits + 1,
                (LONGEST_HISTORY - 1) * sizeof *history->visits);
        history->count--;
    }
    history->visits[history->count] = visit;
    history->current = history->count++;
}

struct visit *history_current(struct history *history)
{
    return history->current < 0 ? NULL : &history->visits[history->current];
}

struct visit *history_step(struct history *history, int direction)
{
    int target = history->current + direction;
    if (target < 0 || target >= history->count)
        return NULL;
    history->current = target;
    return &history->visits[target];
}

void history_rebase(struct history *history, const struct dossier *dossier)
{
    for (int i = 0; i < history->count; i++) {
        struct visit *visit = &history->visits[i];
        struct place item = {.item = visit->item_subject};
        visit->place = place_rebase(dossier, visit->place);
        visit->item_subject = visit->item_subject ? place_rebase(dossier, item).item : NULL;
    }
}

#include "ui/recall.h"

#include <string.h>

void recall_release(struct recall *recall)
{
    for (int i = 0; i < recall->count; i++)
        buffer_release(&recall->lines[i]);
    buffer_release(&recall->typed);
    *recall = (struct recall){0};
}

void recall_begin(struct recall *recall)
{
    recall->at = recall->count;
    buffer_clear(&recall->typed);
}

static void forget(struct recall *recall, int number)
{
    buffer_release(&recall->lines[number]);
    recall->count--;
    memmove(recall->lines + number, recall->lines + number + 1,
            (size_t)(recall->count - number) * sizeof *recall->lines);
}

void recall_add(struct recall *recall, struct slice line)
{
    if (!line.length)
        return;
    for (int i = recall->count - 1; i >= 0; i--)
        if (slice_equal(buffer_slice(&recall->lines[i]), line))
            forget(recall, i);
    if (recall->count == MOST_RECALLED)
        forget(recall, 0);
    recall->lines[recall->count] = (struct buffer){0};
    buffer_add(&recall->lines[recall->count++], line);
}

bool recall_step(struct recall *recall, int direction, struct slice shown, struct slice *line)
{
    int target = recall->at + direction;
    if (target < 0 || target > recall->count)
        return false;
    if (recall->at == recall->count) {
        buffer_clear(&recall->typed);
        buffer_add(&recall->typed, shown);
    }
    recall->at = target;
    *line = buffer_slice(target == recall->count ? &recall->typed : &recall->lines[target]);
    return true;
}

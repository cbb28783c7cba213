/* The changes that can be undone as one. The functions of state.h for change sets are here too. */
#ifndef PRECIS_STORE_CHANGE_SET_H
#define PRECIS_STORE_CHANGE_SET_H

#include "store/state_parts.h"

void change_log_release(struct change_log *log);

/* Notes what a fact was before a change, while a set is open. */
void change_set_note(struct state *state, uint32_t fact, const struct fact_value *before,
                     uint64_t stamp);

#endif

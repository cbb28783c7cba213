#include "ui/place_steps.h"

/* Both axes of the grid are rings: before the first source lies "all", and before that the newest,
 * which is the one most often wanted. */
static int step_on_ring(int current, int direction, uint32_t count)
{
    int places = (int)count + 1;
    return (current + 1 + direction + places) % places - 1;
}

static void step_source(const struct dossier *dossier, int direction, struct place *place)
{
    int current = place->brief ? (int)place->brief->entry.ordinal : -1;
    int target = step_on_ring(current, direction, dossier->brief_count);
    place->brief = target < 0 ? NULL : dossier->briefs[target];
}

static void step_theme(const struct dossier *dossier, int direction, struct place *place)
{
    int current = place->theme ? (int)place->theme->entry.ordinal : -1;
    int target = step_on_ring(current, direction, dossier->theme_count);
    place->theme = target < 0 ? NULL : dossier->themes[target];
}

bool place_step(const struct dossier *dossier, enum action action, struct place *place)
{
    bool is_theme = action >= ACTION_THEME_1 && action <= ACTION_THEME_9;
    uint32_t number = (uint32_t)(action - ACTION_THEME_1);
    if (action == ACTION_NEXT_SOURCE || action == ACTION_PREVIOUS_SOURCE)
        step_source(dossier, action == ACTION_NEXT_SOURCE ? 1 : -1, place);
    else if (action == ACTION_NEXT_THEME || action == ACTION_PREVIOUS_THEME)
        step_theme(dossier, action == ACTION_NEXT_THEME ? 1 : -1, place);
    else if (action == ACTION_ALL_THEMES)
        place->theme = NULL;
    else if (is_theme && number < dossier->theme_count)
        place->theme = dossier->themes[number];
    else
        return false;
    return true;
}

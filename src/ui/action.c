#include "ui/action.h"

#define ACTION(name, function, argument, ...) [ACTION_##name] = {__VA_ARGS__},
#define NINE_ACTIONS(name, function, argument, ...)                                                \
    ACTION(name##_1, function, argument, __VA_ARGS__)
static const struct action_description descriptions[ACTION_COUNT] = {
#include "ui/actions.def"
};

const char *action_context_name(enum context context)
{
    static const char *const names[CONTEXT_COUNT] = {[CONTEXT_EVERYWHERE] = "everywhere",
                                                     [CONTEXT_REFERENCES] = "references",
                                                     [CONTEXT_CONTRADICTION] = "contradiction",
                                                     [CONTEXT_PAGE] = "page"};
    return names[context];
}

const struct action_description *action_description(enum action action)
{
    return &descriptions[action];
}

enum action action_by_name(struct slice name)
{
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const char *known = descriptions[i].name;
        if (known && slice_equal(name, slice_of(known)))
            return (enum action)i;
    }
    return ACTION_NONE;
}

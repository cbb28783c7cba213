#include "ui/typed.h"

/* The state is a file of its own: what a purpose is called there stays. */
static const char *const purpose_words[PROMPT_PURPOSES] = {
    [PROMPT_SEARCH] = "search",   [PROMPT_FILTER] = "filter", [PROMPT_PICK] = "find",
    [PROMPT_COMMAND] = "command", [PROMPT_HELP] = "help",
};

static void recall_line(void *context, struct slice purpose, struct slice line)
{
    struct recall *recalls = context;
    for (int i = 0; i < PROMPT_PURPOSES; i++)
        if (slice_equal(purpose, slice_of(purpose_words[i])))
            recall_add(&recalls[i], line);
}

void app_recall_typed(struct app *app)
{
    struct recall recalls[PROMPT_PURPOSES] = {0};
    if (!app->state)
        return;
    state_visit_typed(app->state, recall_line, recalls);
    for (int i = 0; i < PROMPT_PURPOSES; i++) {
        struct recall *typed = &app->typing.recalls[i];
        for (int j = 0; j < typed->count; j++)
            recall_add(&recalls[i], buffer_slice(&typed->lines[j]));
        recall_release(typed);
        *typed = recalls[i];
        recall_begin(typed);
    }
}

void app_remember_typed(struct app *app)
{
    enum prompt_purpose purpose = app->typing.purpose;
    struct slice line = buffer_slice(&app->typing.prompt.text);
    recall_add(&app->typing.recalls[purpose], line);
    if (app->state)
        state_add_typed(app->state, slice_of(purpose_words[purpose]), line);
}

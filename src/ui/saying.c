/* What the status line says until the next key. */
#include "ui/saying.h"

#include "ui/current.h"
#include "ui/help.h"

#include <stdarg.h>

void app_say(struct app *app, bool is_error, const char *format, ...)
{
    struct arena arena = {0};
    va_list arguments;
    va_start(arguments, format);
    struct slice text = arena_format_arguments(&arena, format, arguments);
    va_end(arguments);
    buffer_clear(&app->said.text);
    buffer_add(&app->said.text, shown_slice(shown_clean(&arena, text)));
    app->said.is_error = is_error;
    arena_release(&arena);
}

void app_say_keys(struct app *app, bool is_error, const char *sentence)
{
    struct arena arena = {0};
    struct shown text = help_sentence(&arena, &app->keymap, app_context_of_keys(app), sentence);
    app_say(app, is_error, "%.*s", SLICE_ARGUMENTS(text));
    arena_release(&arena);
}

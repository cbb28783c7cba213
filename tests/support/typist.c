#include "typist.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <string.h>

static void open_app(struct typist *typist, int columns, int rows)
{
    app_init(&typist->app, columns, rows);
    app_set_dossier(&typist->app, typist->loaded.dossier, (struct place){0});
    app_paint(&typist->app);
}

void typist_begin(struct typist *typist, int columns, int rows)
{
    typist->loaded = sample_load(SAMPLE_QUIET_WATER);
    open_app(typist, columns, rows);
}

void typist_begin_again(struct typist *typist, int columns, int rows)
{
    app_release(&typist->app);
    open_app(typist, columns, rows);
}

void typist_end(struct typist *typist)
{
    app_release(&typist->app);
    loaded_release(&typist->loaded);
}

void typist_type(struct typist *typist, const char *keys)
{
    struct buffer message = {0};
    cr_assert(headless_type(&typist->app, slice_of(keys), &message), "%s: %s", keys, message.bytes);
    buffer_release(&message);
}

bool typist_sees(struct typist *typist, const char *text)
{
    struct buffer screen = {0};
    grid_print(&typist->app.grid, false, &screen);
    bool found = strstr(screen.bytes, text) != NULL;
    buffer_release(&screen);
    return found;
}

void typist_expect_place(struct typist *typist, enum view view, const char *brief,
                         const char *theme)
{
    struct place place = typist->app.place;
    struct slice brief_id = place.brief ? text_slice(place.brief->id) : SLICE("");
    struct slice theme_id = place.theme ? text_slice(place.theme->id) : SLICE("");
    cr_expect_eq(place.view, view);
    cr_expect(slice_equal(brief_id, slice_of(brief)), "%.*s, not %s", SLICE_ARGUMENTS(brief_id),
              brief);
    cr_expect(slice_equal(theme_id, slice_of(theme)), "%.*s, not %s", SLICE_ARGUMENTS(theme_id),
              theme);
}

void typist_expect_point(struct typist *typist, const char *address)
{
    struct arena arena = {0};
    const struct entry *subject = app_subject(&typist->app);
    struct slice actual = subject ? entry_address(subject, &arena) : SLICE("nothing");
    cr_expect(slice_equal(actual, slice_of(address)), "%.*s, not %s", SLICE_ARGUMENTS(actual),
              address);
    arena_release(&arena);
}

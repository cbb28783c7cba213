/* Two cells side by side: each changed by the usual keys, neither losing its place. */
#include "support/typist.h"

#include <criterion/criterion.h>

static void expect_sides(struct typist *typist, const char *brief, const char *theme,
                         const char *other_brief, const char *other_theme)
{
    const struct place *active = &typist->app.over.place;
    const struct place *other = &typist->app.over.other.place;
    cr_assert_eq(typist->app.over.kind, OVERLAY_COMPARED);
    cr_expect(!*brief ? !active->brief
                      : slice_equal(text_slice(active->brief->id), slice_of(brief)));
    cr_expect(!*theme ? !active->theme
                      : slice_equal(text_slice(active->theme->id), slice_of(theme)));
    cr_expect(!*other_brief ? !other->brief
                            : slice_equal(text_slice(other->brief->id), slice_of(other_brief)));
    cr_expect(!*other_theme ? !other->theme
                            : slice_equal(text_slice(other->theme->id), slice_of(other_theme)));
}

static void compares(int columns, int rows)
{
    struct typist typist;
    typist_begin(&typist, columns, rows);
    typist_type(&typist, "1 J |");
    expect_sides(&typist, "tides-2029", "dredging", "tides-2029", "dredging");
    typist_type(&typist, "J");
    expect_sides(&typist, "harbour-2031", "dredging", "tides-2029", "dredging");
    typist_type(&typist, "} }");
    uint32_t item = typist.app.over.viewer.item;
    typist_type(&typist, "<Tab> 2");
    expect_sides(&typist, "tides-2029", "tides", "harbour-2031", "dredging");
    cr_expect_eq(typist.app.over.other.viewer.item, item, "the other side keeps its point");
    typist_type(&typist, "L 0 } <S-Tab>");
    expect_sides(&typist, "harbour-2031", "dredging", "tides-2029", "");
    cr_expect_eq(typist.app.over.viewer.item, item);
    typist_type(&typist, "<Resize 50x20>");
    cr_expect_eq(typist.app.over.viewer.item, item);
    typist_type(&typist, "G <Space> b gg j k } <Enter>");
    cr_expect_eq(typist.app.over.kind, OVERLAY_NONE);
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
    typist_type(&typist, "| |");
    cr_expect_eq(typist.app.over.kind, OVERLAY_NONE, "the key that opened it closes it");
    typist_end(&typist);
}

Test(comparing, changes_each_side_and_keeps_the_other)
{
    compares(120, 36);
    compares(80, 24);
    compares(40, 12);
}

/* The dossier is read again meanwhile: nothing of the one before is shown. */
Test(comparing, ends_when_the_dossier_is_read_again)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "1 | J");
    struct loaded again = sample_load(SAMPLE_QUIET_WATER);
    app_set_dossier(&typist.app, again.dossier, (struct place){0});
    loaded_release(&typist.loaded);
    typist.loaded = again;
    typist_type(&typist, "j | J <Tab> J <Esc>");
    cr_expect_eq(typist.app.over.kind, OVERLAY_NONE);
    typist_end(&typist);
}

/* The list of what is wrong with the files. */
#include "support/typist.h"
#include "ui/current.h"

#include <criterion/criterion.h>

static const char folder[] = "tests/data/quiet-water";

/* A message about a file of the dossier, or of elsewhere. */
static void report(struct diagnostics *diagnostics, enum rule rule, const char *file, uint32_t line,
                   const char *text)
{
    struct arena arena = {0};
    struct slice path =
        file[0] == '/' ? slice_of(file) : arena_format(&arena, "%s/%s", folder, file);
    diagnostics_report(diagnostics, rule, path, (struct position){line, line ? 3 : 0}, "%s", text);
    arena_release(&arena);
}

static struct diagnostics three_of_two_files(void)
{
    struct diagnostics diagnostics = {0};
    report(&diagnostics, RULE_BAD_DATE, "content/briefs/one.yaml", 4, "no such day");
    report(&diagnostics, RULE_UNKNOWN_FIELD, "content/briefs/one.yaml", 9, "no such field");
    report(&diagnostics, RULE_EMPTY_FILE, "themes/two.yaml", 0, "holds nothing");
    return diagnostics;
}

static void begin(struct typist *typist, const struct diagnostics *diagnostics)
{
    typist_begin(typist, 80, 24);
    app_set_problems(&typist->app, PROBLEMS_OF_DOSSIER, diagnostics);
    typist_type(typist, "");
    app_paint(&typist->app);
}

static void expect_location(struct typist *typist, const char *file, uint32_t line)
{
    struct location location = app_location(&typist->app);
    struct slice path = slice_below(location.file, slice_of(folder));
    cr_expect(slice_equal(path, slice_of(file)), "%.*s, not %s", SLICE_ARGUMENTS(path), file);
    cr_expect_eq(location.line, line, "line %u of %s", location.line, file);
}

Test(problems, are_counted_beside_the_key_that_lists_them)
{
    static const struct {
        const char *binding;
        const char *action;
        const char *said;
    } rows[] = {
        {"<F2>", "none", "3 problems: !  "},
        {"!", "find", "3 problems  "},
        {"<F2>", "problems", "3 problems: !  "},
    };
    struct diagnostics diagnostics = three_of_two_files();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct typist typist;
        struct buffer message = {0};
        begin(&typist, &diagnostics);
        cr_assert(keymap_bind(&typist.app.keymap, CONTEXT_EVERYWHERE, slice_of(rows[i].binding),
                              slice_of(rows[i].action), &message),
                  "%s", message.bytes);
        app_paint(&typist.app);
        cr_expect(typist_sees(&typist, rows[i].said), "%s", rows[i].said);
        buffer_release(&message);
        typist_end(&typist);
    }
    diagnostics_release(&diagnostics);
}

Test(problems, stand_under_their_file_at_their_line)
{
    struct typist typist;
    struct diagnostics diagnostics = three_of_two_files();
    begin(&typist, &diagnostics);
    typist_type(&typist, "!");
    cr_expect(typist_sees(&typist, "  content/briefs/one.yaml\n"));
    cr_expect(typist_sees(&typist, "▌ 4:3         error: no such day [bad-date]\n"));
    cr_expect(typist_sees(&typist, "  9:3         warning: no such field [unknown-field]\n"));
    cr_expect(typist_sees(&typist, "  themes/two.yaml\n"));
    cr_expect(typist_sees(&typist, "              error: holds nothing [empty-file]\n"));
    typist_end(&typist);
    diagnostics_release(&diagnostics);
}

Test(problems, are_edited_where_they_are)
{
    static const struct {
        const char *keys;
        const char *file;
        uint32_t line;
    } rows[] = {
        {"! <Enter>", "content/briefs/one.yaml", 4},   {"! e", "content/briefs/one.yaml", 4},
        {"! } <Enter>", "content/briefs/one.yaml", 9}, {"! } } e", "themes/two.yaml", 0},
        {"! } } { e", "content/briefs/one.yaml", 9},
    };
    struct diagnostics diagnostics = three_of_two_files();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct typist typist;
        begin(&typist, &diagnostics);
        typist_type(&typist, rows[i].keys);
        cr_expect_eq(typist.app.wanted.request, REQUEST_EDIT, "%s", rows[i].keys);
        cr_expect_eq(typist.app.over.kind, OVERLAY_PROBLEMS);
        expect_location(&typist, rows[i].file, rows[i].line);
        typist_end(&typist);
    }
    diagnostics_release(&diagnostics);
}

Test(problems, are_closed_by_what_opened_them_and_by_going_up)
{
    static const char *const ways[] = {"! !", "! q", "! } <Esc>"};
    struct diagnostics diagnostics = three_of_two_files();
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct typist typist;
        begin(&typist, &diagnostics);
        typist_type(&typist, "J }");
        const struct entry *subject = app_subject(&typist.app);
        typist_type(&typist, ways[i]);
        cr_expect_eq(typist.app.over.kind, OVERLAY_NONE, "%s", ways[i]);
        cr_expect_eq(app_subject(&typist.app), subject, "%s", ways[i]);
        typist_end(&typist);
    }
    diagnostics_release(&diagnostics);
}

Test(problems, are_not_listed_where_there_are_none)
{
    struct typist typist;
    struct diagnostics none = {0};
    begin(&typist, &none);
    cr_expect_not(typist_sees(&typist, "problem"));
    typist_type(&typist, "!");
    cr_expect(typist_sees(&typist, "Nothing is wrong"));
    cr_expect_eq(typist.app.over.kind, OVERLAY_NONE);
    typist_end(&typist);
}

Test(problems, stay_listed_when_the_files_are_read_again)
{
    struct typist typist;
    struct diagnostics before = three_of_two_files();
    struct diagnostics after = {0};
    struct diagnostics none = {0};
    struct loaded again = sample_load(SAMPLE_QUIET_WATER);
    report(&after, RULE_BAD_DATE, "content/briefs/one.yaml", 4, "no such month");
    report(&after, RULE_BAD_DATE, "content/briefs/one.yaml", 11, "no such year");
    begin(&typist, &before);
    typist_type(&typist, "! }");
    app_set_dossier(&typist.app, again.dossier, (struct place){0});
    app_set_problems(&typist.app, PROBLEMS_OF_DOSSIER, &after);
    diagnostics_release(&before);
    typist_type(&typist, "<Resize 90x24>");
    cr_expect(typist_sees(&typist, "no such month"));
    cr_expect_not(typist_sees(&typist, "no such field"));
    expect_location(&typist, "content/briefs/one.yaml", 11);
    app_set_problems(&typist.app, PROBLEMS_OF_DOSSIER, &none);
    cr_expect_eq(typist.app.over.kind, OVERLAY_NONE);
    diagnostics_release(&after);
    typist_end(&typist);
    loaded_release(&again);
}

Test(problems, of_the_configuration_are_listed_too)
{
    struct typist typist;
    struct diagnostics dossier = three_of_two_files();
    struct diagnostics configuration = {0};
    report(&configuration, RULE_BAD_VALUE, "/home/ada/.config/precis/config.yaml", 2,
           "no such key");
    begin(&typist, &dossier);
    app_set_problems(&typist.app, PROBLEMS_OF_CONFIGURATION, &configuration);
    app_paint(&typist.app);
    cr_expect(typist_sees(&typist, "4 problems"));
    typist_type(&typist, "!");
    cr_expect(typist_sees(&typist, "/home/ada/.config/precis/config.yaml"));
    cr_expect(typist_sees(&typist, "no such key"));
    cr_expect(typist_sees(&typist, "no such day"));
    expect_location(&typist, "/home/ada/.config/precis/config.yaml", 2);
    typist_end(&typist);
    diagnostics_release(&dossier);
    diagnostics_release(&configuration);
}

/* The name as an editor must be given it, not as it is shown. */
Test(problems, keep_the_name_of_a_file_as_it_is)
{
    struct typist typist;
    struct diagnostics diagnostics = {0};
    report(&diagnostics, RULE_EMPTY_FILE, "themes/two\033[2J.yaml", 0, "holds nothing");
    begin(&typist, &diagnostics);
    typist_type(&typist, "!");
    cr_expect(typist_sees(&typist, "themes/two^[[2J.yaml"));
    expect_location(&typist, "themes/two\033[2J.yaml", 0);
    typist_end(&typist);
    diagnostics_release(&diagnostics);
}

/* The reader on a dossier that wants to do harm: in every text that is shown stands something that
 * a terminal would act on, or that is wider or narrower than it looks. */
#include "support/reader.h"
#include "support/scratch.h"

#include <stdio.h>
#include <string.h>

/* As they stand in the double quotes of YAML. */
static const char *const hostile[] = {
    "\\e]52;c;ZWNobyBoaQ==\\a",
    "\\e[2J\\e[31m\\ec\\eP+q\\e\\\\",
    "\\x9b31m\\x9d0;title\\x9c\\x85",
    "\\0nul\\x7f\\b\\b\\b\\r\\t\\v",
    "\\u202egnp.exe\\u202c\\u2066x\\u2069\\u200f",
    "su\\u200bdo\\ufeff\\u00ad\\u2060\\u2028x\\u2029",
    "a\\u0301\\u0302\\u0303\\u0304\\u0305\\u0306\\u0307\\u0308\\u0309\\u030a\\u030b\\u030c\\u030d",
    "\\u0301\\u0302 lone",
    "海岸国の港湾局は浚渫に同意した",
    "ｆｕｌｌ ｗｉｄｔｈ",
    "👩\\u200d👩\\u200d👧\\u200d👦 👍🏽 🇦🇿🇮🇷",
    "1\\ufe0f\\u20e3 ☂\\ufe0f 😀 ⌚",
    "नि हिन्दी ไทยสำนัก க்ஷ",
    "می\\u200cخواهم ایران Αντα שלום",
    "각각 \\u1100\\u1161\\u11a8",
    "\\ue000\\U000f0000\\ufdd0\\U000e0041\\ufe0f\\ufe0f",
    "e\\u0301\\u0327 ø ß ﬁ Ǆ İı",
    "%s%n%x $<50> `id` $(id) ;|&",
};

static const char brief[] =
    "precis: 1\n"
    "id: hostile-^\n"
    "source:\n"
    "  type: report\n"
    "  title: \"T@ title\"\n"
    "  author: [{family: \"F@\", given: \"G@\"}]\n"
    "  container-title: \"C@\"\n"
    "  publisher: \"P@\"\n"
    "  issued: 20^\n"
    "  issued-note: \"N@\"\n"
    "  document: text.txt\n"
    "bottom-line: \"B@, @, @ and so on.\"\n"
    "key-points:\n"
    "  - {id: first, text: \"Point @, and @.\", kind: statement, themes: [theme-1],"
    " paragraphs: [1], voice: [somebody]}\n"
    "  - {id: second, text: \"@@@@@@@\", kind: forecast, likelihood: likely,"
    " themes: [theme-2], paragraphs: [2]}\n"
    "actors:\n"
    "  - {actor: somebody, role: \"R@\", stance: \"S@\", paragraphs: [1]}\n"
    "corridors:\n"
    "  - {corridor: road, status: agreed, text: \"W@\", paragraphs: [1]}\n"
    "events:\n"
    "  - {date: 2031-01, text: \"E@\", themes: [theme-1], paragraphs: [1]}\n"
    "figures:\n"
    "  - {label: \"L@\", value: 1.5, unit: \"U@\", paragraphs: [1]}\n"
    "open-questions:\n"
    "  - {id: why, text: \"Q@\", themes: [theme-1], paragraphs: [1], asked-by: article}\n"
    "notes:\n"
    "  - {text: \"O@\", paragraphs: [1]}\n"
    "cross-references:\n"
    "  - {point: first, relation: contradicts, to: hostile-10#second, note: \"X@\"}\n";

enum { FIRST_NUMBER = 10 };

static void write_briefs(const char *folder)
{
    for (unsigned i = 0; i < COUNT(hostile); i++) {
        char name[64];
        snprintf(name, sizeof name, "content/briefs/hostile-%u.yaml", FIRST_NUMBER + i);
        program_folder_fill(folder, name, brief, hostile[i], FIRST_NUMBER + i);
    }
}

static const char theme[] = "precis: 1\n"
                            "id: theme-^\n"
                            "name: \"M@\"\n"
                            "order: ^\n"
                            "color: cyan\n"
                            "definition: \"D@\"\n"
                            "includes: [\"I@\"]\n"
                            "excludes: [\"J@\"]\n"
                            "synthesis:\n"
                            "  - {text: \"Y@\", cites: [hostile-10#first]}\n"
                            "gaps: [\"K@\"]\n";

static const char *make_hostile_dossier(struct arena *arena)
{
    const char *folder = program_folder_make(arena);
    program_folder_fill(folder, "content/dossier.yaml",
                        "precis: 1\ntitle: \"T@\"\ndescription: \"D@\"\nas-of: 2031-04\n"
                        "bottom-line: \"B@\"\n",
                        "\\e]0;x\\a \\u202e 海 \\0", 0);
    program_folder_fill(folder, "content/actors.yaml",
                        "- {id: somebody, name: \"A@\", aliases: [\"L@\"], kind: person}\n",
                        "\\x9b1m\\u200b 岸", 0);
    program_folder_fill(
        folder, "content/corridors.yaml",
        "- id: road\n  name: \"R@\"\n  aliases: [\"L@\"]\n  modes: [road]\n  route:\n"
        "    - {place: \"P@\", actor: somebody}\n    - {place: \"Q@\", border: true}\n"
        "  backers: [somebody]\n",
        "\\e[5m\\ue000 👍🏽", 0);
    program_folder_fill(folder, "themes/one.yaml", theme, "\\r\\n\\e[1A 港", 1);
    program_folder_fill(folder, "themes/two.yaml", theme,
                        "a\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301 \\u2066", 2);
    write_briefs(folder);
    return folder;
}

static bool is_line(const char *text)
{
    static const char *const signs[] = {"│", "┬", "├", "┤", "┼", "|", "+"};
    for (size_t i = 0; i < COUNT(signs); i++)
        if (strcmp(text, signs[i]) == 0)
            return true;
    return false;
}

/* That is what a displaced row would tear first. */
static void expect_borders_in_place(struct reader *reader)
{
    const struct geometry *geometry = &reader->app.geometry;
    for (int i = 0; i < geometry->divider_count && !reader->app.over.kind; i++) {
        const struct area *area = &geometry->dividers[i];
        for (int row = area->row; row < area->row + area->rows; row++)
            cr_expect(is_line(terminal_cell(reader->terminal, row, area->column).text),
                      "row %d: %s", row, terminal_row(reader->terminal, row));
    }
}

static void press(struct reader *reader, const char *keys)
{
    reader_press(reader, keys);
    expect_borders_in_place(reader);
}

static void look_at_everything(struct reader *reader)
{
    static const char *const views[] = {"g t", "g a",     "<Enter>", "g c", "<Enter>", "g q",
                                        "g x", "<Enter>", "1",       "L",   "g o"};
    expect_borders_in_place(reader);
    for (size_t i = 0; i < COUNT(views); i++)
        press(reader, views[i]);
    for (size_t i = 0; i < COUNT(hostile); i++) {
        press(reader, "J");
        press(reader, "} }");
        press(reader, "G");
    }
    press(reader, "/ x");
    press(reader, "<Enter> n");
}

static void read_hostile_dossier(const char *folder, int columns, int rows, const char *locale)
{
    const char *const environment[] = {locale, NULL};
    bool is_ascii = strcmp(locale, "LANG=C") == 0;
    struct reader *reader = reader_open(&(struct reader_options){
        .dossier = folder,
        .columns = columns,
        .rows = rows,
        .name = is_ascii ? "screen" : NULL,
        .environment = environment,
        .is_ascii = is_ascii,
    });
    look_at_everything(reader);
    cr_expect_eq(terminal_bells(reader->terminal), 0);
    reader_quit(reader);
    reader_close(reader);
}

Test(reader_hostile, is_neither_obeyed_nor_displaced)
{
    static const struct {
        int columns, rows;
        const char *locale;
    } cases[] = {{120, 36, "LANG=C.UTF-8"},
                 {80, 24, "LANG=C.UTF-8"},
                 {61, 20, "LANG=C.UTF-8"},
                 {33, 12, "LANG=C.UTF-8"},
                 {120, 36, "LANG=C"}};
    struct arena arena = {0};
    const char *folder = make_hostile_dossier(&arena);
    for (size_t i = 0; i < COUNT(cases); i++)
        read_hostile_dossier(folder, cases[i].columns, cases[i].rows, cases[i].locale);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* Names of files, places and commands come from outside as well. */
Test(reader_hostile, is_not_obeyed_in_messages)
{
    static const char *const scripts[] = {
        "exec \"$0\" -d \"$(printf '/\\033]0;x\\007\\233nowhere')\"",
        "exec \"$0\" -d \"$1\" read \"$(printf '\\033[31mnobody\\342\\200\\256')\"",
        "exec \"$0\" -d \"$1\" read --theme \"$(printf '\\033c\\377')\"",
        "exec \"$0\" \"$(printf '\\033[2J')\"",
        "exec \"$0\" \"$(printf -- '--\\033[2J')\"",
    };
    for (size_t i = 0; i < COUNT(scripts); i++) {
        struct terminal *terminal = start_script(scripts[i], bundled_dossier(), NULL);
        int status = wait_exit(terminal);
        cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 2, "status %x", (unsigned)status);
        cr_expect(strstr(terminal_screen(terminal), "^["), "%s", terminal_screen(terminal));
        expect_restored(terminal);
        terminal_stop(terminal);
    }
}

/* A part of the screen that was wide gives way to what is not, and the other way round. */
Test(reader_hostile, leaves_nothing_of_wide_characters_behind)
{
    struct arena arena = {0};
    const char *folder = make_hostile_dossier(&arena);
    struct reader *reader =
        reader_open(&(struct reader_options){.dossier = folder, .columns = 120, .rows = 36});
    static const char keys[] = "JJJJJJJJKJKJ}}jjjjjkkkkJJJ12020KKKKKKKjdudujkjkjkj";
    for (const char *at = keys; *at; at++) {
        char key[] = {*at, '\0'};
        press(reader, key);
    }
    reader_quit(reader);
    reader_close(reader);
    program_folder_remove(folder);
    arena_release(&arena);
}

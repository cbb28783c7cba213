/* What people do with briefings, by keys, at two usual sizes: each succeeds, in no more keys than
 * the best of the other programs needs for it. */
#include "base/count.h"
#include "support/typist.h"
#include "ui/current.h"

#include "store/state.h"
#include "ui/copying.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *task;
    int most_keys;
    const char *keys;
    const char *sees[3];
} tasks[] = {
    {"Iran's side on Israel", 20, "3 & voice:iran <Enter>", {"Bazargan", "only 'voice:iran'"}},
    {"2019 against 2024 on transit", 7, "1 J | K K", {"EDM ▸ Transit", "TRT World ▸ Transit"}},
    {"a number of the first table is a cell", 3, "l l <Enter>", {"TRT World ▸ Transit"}},
    {"and can be peeked at", 3, "l l p", {"KEY POINTS ON Transit"}},
    {"all contradictions, both sides", 3, "gx", {"≠", "IDD"}},
    {"what a claim rests on", 3, "J } .", {"Paragraphs", "¶"}},
    {"\"drone\" in all sources", 7, "g/drone", {"drones", "4 found"}},
    {"the next of these, in another source", 9, "g/drone <Enter> n", {"Result 2 of "}},
    {"who is Velayati", 7, "f vela <Enter>", {"Ali Akbar Velayati", "supreme leader"}},
    {"the attack on the embassy: when, who says so",
     17,
     "g/ attack <Space> embassy",
     {"event", "embassy", "find in all sources: attack embassy"}},
    {"everything is read", 2, "A y", {"of all sources as read"}},
    {"and unread again", 3, "A y U", {"Unmarked", "of all sources as read."}},
    {"options", 22, ": s e t <Space>", {"palette=", "borders="}},
    {"keys, for who knows nothing", 1, "?", {"HERE", "next point"}},
    {"keys for searching", 10, "? / search", {"Searches"}},
};

static int count_keys(const char *keys)
{
    struct slice rest = slice_of(keys);
    struct key key;
    bool bad;
    int count = 0;
    while (key_parse(&rest, &key, &bad))
        count++;
    return count;
}

struct reader {
    struct typist typist;
    struct state *state;
};

/* At the bundled dossier, with a memory. */
static void begin(struct reader *reader, const int size[2])
{
    reader->typist.loaded = sample_load(SAMPLE_BUNDLED);
    reader->state = state_create();
    app_init(&reader->typist.app, size[0], size[1]);
    app_set_dossier(&reader->typist.app, reader->typist.loaded.dossier, (struct place){0});
    app_use_state(&reader->typist.app, reader->state);
    app_paint(&reader->typist.app);
}

static void end(struct reader *reader)
{
    typist_end(&reader->typist);
    state_release(reader->state);
}

static const int sizes[][2] = {{120, 36}, {80, 24}};

Test(tasks, are_done_in_no_more_keys_than_elsewhere)
{
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks * 2; i++) {
        size_t task = i / 2;
        struct reader reader;
        begin(&reader, sizes[i % 2]);
        cr_expect_leq(count_keys(tasks[task].keys), tasks[task].most_keys, "%s", tasks[task].task);
        typist_type(&reader.typist, tasks[task].keys);
        for (size_t j = 0; j < 3 && tasks[task].sees[j]; j++)
            cr_expect(typist_sees(&reader.typist, tasks[task].sees[j]), "%s at %dx%d: no '%s'",
                      tasks[task].task, sizes[i % 2][0], sizes[i % 2][1], tasks[task].sees[j]);
        end(&reader);
    }
}

/* Two claims were worded anew between two readings. */
Test(tasks, what_is_new_is_one_key_and_its_old_wording_another)
{
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct reader reader;
        begin(&reader, sizes[i]);
        struct app *app = &reader.typist.app;
        typist_type(&reader.typist, "A y");
        struct loaded changed = sample_load(SAMPLE_BUNDLED);
        struct claim_list *claims = &changed.dossier->briefs[1]->claims;
        claims->items[2].text = (struct text){"The first is new.", 17, claims->items[2].text.at};
        claims->items[5].text = (struct text){"So is the second.", 17, claims->items[5].text.at};
        app_set_dossier(app, changed.dossier, (struct place){0});
        loaded_release(&reader.typist.loaded);
        reader.typist.loaded = changed;
        typist_type(&reader.typist, "c");
        cr_expect(typist_sees(&reader.typist, "The first is new."));
        cr_expect(typist_sees(&reader.typist, "So is the second."));
        typist_type(&reader.typist, "~");
        cr_expect(typist_sees(&reader.typist, "AS YOU READ IT"));
        end(&reader);
    }
}

/* By an entry of the configuration: the key works, and help has it. */
Test(tasks, a_key_is_bound_anew)
{
    struct reader reader;
    struct buffer message = {0};
    begin(&reader, sizes[1]);
    struct app *app = &reader.typist.app;
    cr_expect(keymap_bind(&app->keymap, CONTEXT_EVERYWHERE, SLICE("<C-n>"), SLICE("view-timeline"),
                          &message));
    typist_type(&reader.typist, "<C-n>");
    cr_expect_eq(app->place.view, VIEW_TIMELINE);
    typist_type(&reader.typist, "? / timeline");
    cr_expect(typist_sees(&reader.typist, "gt  <C-n>"));
    buffer_release(&message);
    end(&reader);
}

/* One click on a number of the first table reads what it counts. */
Test(tasks, a_cell_is_read_by_a_click)
{
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct reader reader;
        begin(&reader, sizes[i]);
        const struct app *app = &reader.typist.app;
        const struct grid *grid = &app->grid;
        int row = grid->cursor_row;
        int column = grid->columns - 1;
        while (column > 0 &&
               !slice_trim(shown_slice(grid_text(grid, &grid->cells[row * grid->columns + column])))
                    .length)
            column--;
        char keys[32];
        snprintf(keys, sizeof keys, "<Click %dx%d>", column, row);
        typist_type(&reader.typist, keys);
        cr_expect_eq(app->place.brief, reader.typist.loaded.dossier->briefs[0]);
        end(&reader);
    }
}

/* Who hears the screen finds the cursor on the line of the current point, step by step. */
Test(tasks, the_cursor_stands_at_the_point_for_who_hears_it)
{
    struct reader reader;
    begin(&reader, sizes[1]);
    const struct grid *grid = &reader.typist.app.grid;
    typist_type(&reader.typist, "J z");
    for (int i = 0; i < 10; i++) {
        struct buffer line = {0};
        typist_type(&reader.typist, "}");
        for (int column = 0; column < grid->columns; column++)
            buffer_add(&line, shown_slice(grid_text(
                                  grid, &grid->cells[grid->cursor_row * grid->columns + column])));
        struct slice text = entry_text(app_subject(&reader.typist.app));
        struct slice word = slice_cut(&text, ' ');
        cr_expect_eq(grid->cursor_column, 0);
        cr_expect(slice_contains(buffer_slice(&line), word), "%s", line.bytes);
        buffer_release(&line);
    }
    end(&reader);
}

/* Five stars and out of the reader as text: ten keys for the stars, three for the text. */
Test(tasks, five_stars_leave_the_reader_together)
{
    struct reader reader;
    struct buffer text = {0};
    begin(&reader, sizes[1]);
    struct app *app = &reader.typist.app;
    typist_type(&reader.typist, "J } * } * } * } * } * g* Y");
    cr_expect_eq(app->wanted.request, REQUEST_COPY_ALL);
    cr_expect_eq(app_write_copies(app, &text), 5);
    cr_expect_not_null(strstr(text.bytes, "trt-2019#"));
    buffer_release(&text);
    end(&reader);
}

/* One page on a theme: shown, and its name offered; and it goes to the printer by one key more. */
Test(tasks, a_page_on_a_theme_is_saved_in_four_keys)
{
    struct reader reader;
    begin(&reader, sizes[1]);
    typist_type(&reader.typist, "3 P s <Enter>");
    cr_expect_eq(reader.typist.app.wanted.request, REQUEST_SAVE);
    cr_expect(
        slice_equal(buffer_slice(&reader.typist.app.wanted.save_name), SLICE("israel-ties.pdf")));
    end(&reader);
}

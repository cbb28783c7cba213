/* What people do with briefings, by keys, at two usual sizes: each succeeds, in no more keys than
 * the best of the other programs needs for it. */
#include "support/typist.h"

#include "store/state.h"
#include "ui/copying.h"

#include <criterion/criterion.h>
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
    {"\"drone\" in all sources", 8, "g/drone <Enter>", {"drone"}},
    {"the next of these, in another source", 9, "g/drone <Enter> n", {"Result 2 of "}},
    {"who is Velayati", 7, "f vela <Enter>", {"Ali Akbar Velayati", "supreme leader"}},
    {"the attack on the embassy: when, who says so",
     17,
     "g/ attack <Space> embassy",
     {"event", "embassy", "find in all sources: attack embassy"}},
    {"everything is read", 3, "A A y", {"of all sources as read"}},
    {"and unread again", 4, "A A y U", {"Unmarked", "of all sources as read."}},
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

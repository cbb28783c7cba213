/* How long from a key to a painted grid, by kind of key, on a dossier and a size of screen, in the
 * processor's time, so that what else a machine does counts little.
 *
 * usage: keystroke DOSSIER COLUMNS ROWS [ARTICLES] */
#define _GNU_SOURCE
#include "evidence/articles.h"
#include "load/article.h"
#include "load/loader.h"
#include "ui/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_SAMPLES = 4000, ROUNDS = 40 };

struct sequence {
    const char *name;
    const char *keys; /* typed over and over */
};

static const struct sequence sequences[] = {
    {"scroll a line", "j"},
    {"next point", "}"},
    {"page down and up", "<Space>b"},
    {"next source", "JJJK"},
    {"theme by number", "1234"},
    {"timeline", "gogt"},
    {"actors", "goga"},
    {"corridors", "gogc"},
    {"open questions", "gogq"},
    {"contradictions", "gogx"},
    {"overview", "go0go"},
    {"search as you type", "/iran<Esc>"},
    {"find by name", "faraz<Esc>"},
    {"find in all sources", "g/aliyev<Esc>"},
};

/* With the folder of the articles: of each source for the first time, then of one over and over. */
static const struct sequence article_sequences[] = {
    {"source text, each new", "gsJ"},
    {"provenance, each new", "grJ}.<Esc>"},
    {"source text", "gsgr"},
    {"provenance", "}.<Esc>"},
    {"the paragraphs beside", "=}}}=="},
    {"table of articles", "gogs"},
    {"find in the articles", "g/aliyev<Esc>"},
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *left, const void *right)
{
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

static void measure(struct app *app, const struct sequence *sequence)
{
    static double samples[MOST_SAMPLES];
    size_t count = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct slice rest = slice_of(sequence->keys);
        struct key key;
        bool bad;
        while (key_parse(&rest, &key, &bad) && count < MOST_SAMPLES) {
            double start = now();
            app_key(app, key);
            app_paint(app);
            samples[count++] = now() - start;
        }
    }
    qsort(samples, count, sizeof *samples, compare);
    printf("%-22s %8.3f %8.3f %8.3f\n", sequence->name, samples[count / 2],
           samples[count * 99 / 100], samples[count - 1]);
}

int main(int argument_count, char **arguments)
{
    if (argument_count != 4 && argument_count != 5) {
        fputs("usage: keystroke DOSSIER COLUMNS ROWS [ARTICLES]\n", stderr);
        return 2;
    }
    struct app app;
    struct loaded loaded = load_dossier(arguments[1]);
    if (!loaded.dossier)
        return 2;
    app_init(&app, atoi(arguments[2]), atoi(arguments[3]));
    app_set_dossier(&app, loaded.dossier, (struct place){0});
    app_paint(&app);
    printf("key to grid, %sx%s     median ms   99 %% ms  most ms\n", arguments[2], arguments[3]);
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        measure(&app, &sequences[i]);
    struct articles *articles = NULL;
    if (argument_count == 5)
        articles = articles_create(arguments[4], article_read);
    app_use_articles(&app, articles);
    app_start_at(&app, (struct place){0});
    for (size_t i = 0; articles && i < sizeof article_sequences / sizeof *article_sequences; i++)
        measure(&app, &article_sequences[i]);
    app_release(&app);
    articles_release(articles);
    loaded_release(&loaded);
    return 0;
}

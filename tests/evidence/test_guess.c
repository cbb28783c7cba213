/* What an article seems to say of itself. */
#include "evidence/guess.h"
#include "load/article.h"

#include <criterion/criterion.h>
#include <string.h>

struct said {
    const char *article;
    const char *title;
    const char *author;
    const char *date;
    const char *address;
    const char *outlet;
    const char *language;
    const char *beside; /* an x for each paragraph that is no part of it, else a dot */
};

static const struct said articles[] = {
    {"Quiet Water\nBy Ada Okafor\n27 April 2031\nThe board agreed to it, and that was that by all "
     "of the accounts.\n",
     "Quiet Water", "Ada Okafor", "2031-04-27", "", "", "en", "xxx."},
    {"This is a sentence, and so no title of the text.\nOn 3 March 2030 the board and the port "
     "agreed with the state on what to do about all of it, and to whom that was.\n",
     "", "", "2030-03-03?", "", "", "en", ".."},
    {"https://www.a.example/b?c\nTitle\nSee (http://c.example/d).\n", "Title", "", "",
     "https://www.a.example/b?c", "a.example", NULL, "xx."},
    {"Skip to main content\nMenu\nQuiet Water\nThe board and the port agreed.\n", "Quiet Water", "",
     "", "", "", "en", "xxx."},
    {"Share of the northern ports in trade\nThe board and the port of it agreed to that.\n",
     "Share of the northern ports in trade", "", "", "", "", "en", "x."},
    {"Advertisement\n", "", "", "", "", "", NULL, "x"},
    {"T\nThe port of the town opened on 3 May 2031 and closed with that.\n", "T", "", "2031-05-03?",
     "", "", "en", "x."},
    {"Порт\n2 сентября 2025\nЛоцманы и город не договорились.\n", "Порт", "", "2025-09-02", "", "",
     "ru", "xx."},
    {"الميناء\nصحيفة القصر، ٣ يناير ٢٠٢٥\nاتفق الميناء مع المدينة.\n", "الميناء", "", "2025-01-03",
     "", "", "ar", "xx."},
    {"הנמל\n14 במרץ 2031\nהנמל והעיר הסכימו.\n", "הנמל", "", "2031-03-14", "", "", "he", "xx."},
    {"港口\n2031年9月14日\n港口与城市达成协议。\n", "港口", "", "2031-09-14", "", "", "zh", "xx."},
    {"T\n27. Juni 2031\nDer Hafen ist nicht mit der Stadt und den Lotsen einig.\n", "T", "",
     "2031-06-27", "", "", "de", "xx."},
    {"T\nmai 2031\nLe port et les pilotes du canal sont dans une impasse, et la ville est des "
     "plus calmes.\n",
     "T", "", "2031-05", "", "", "fr", "xx."},
    {"T\n31 février 2031\nLe port et les pilotes du canal sont dans une impasse, et la ville est "
     "des plus calmes.\n",
     "T", "", "", "", "", "fr", "x.."},
    {"T\nPage 3 sur 12, 2031\nLe port et les pilotes du canal sont dans une impasse, et la ville "
     "est des plus calmes.\n",
     "T", "", "", "", "", "fr", "x.."},
    {"T\nDer Hafen ist nicht mit der Stadt und den Lotsen einig, und das ist die Lage.\n"
     "Subscribe now\n",
     "T", "", "", "", "", "de", "x.x"},
    {"T\nLe port et les pilotes du canal sont dans une impasse, et la ville est des plus calmes.\n",
     "T", "", "", "", "", "fr", "x."},
    {"T\nLos pilotos y el puerto del norte que las autoridades cierran por una semana.\n", "T", "",
     "", "", "", "es", "x."},
    {"T\nLiman ve kent bir anlaşma için bu hafta ile ilgili olarak daha çok konuştu.\n", "T", "",
     "", "", "", "tr", "x."},
    {"T\nLiman və şəhər bu həftə üçün razılığa gəldi.\n", "T", "", "", "", "", "az", "x."},
    {"Порт\nЛоцманы и город не договорились.\n", "Порт", "", "", "", "", "ru", "x."},
    {"الميناء\nاتفق الميناء مع المدينة.\n", "الميناء", "", "", "", "", "ar", "x."},
    {"بندر\nبندر و شهر به توافق رسیدند که کار را آغاز کنند.\n", "بندر", "", "", "", "", "fa", "x."},
    {"הנמל\nהנמל והעיר הסכימו.\n", "הנמל", "", "", "", "", "he", "x."},
    {"港口\n港口与城市达成协议。\n", "港口", "", "", "", "", "zh", "x."},
    {"1\n2\n", "1", "", "", "", "", NULL, "x."},
};

static void expect_text(struct guessed guessed, const char *text, const char *article)
{
    cr_expect(slice_equal(guessed.text, slice_of(text)), "'%.*s', not '%s', in %s",
              SLICE_ARGUMENTS(guessed.text), text, article);
    cr_expect_eq(guessed.paragraph > 0, *text != '\0');
}

Test(guess, reads_what_an_article_says_of_itself)
{
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        const struct said *said = &articles[i];
        struct arena arena = {0};
        struct article article = {0};
        struct diagnostics diagnostics = {0};
        cr_assert(article_take(&article, "a.txt", slice_of(said->article), &diagnostics));
        struct guess guess = guess_read(&article, &arena);
        expect_text(guess.title, said->title, said->article);
        expect_text(guess.author, said->author, said->article);
        expect_text(guess.address, said->address, said->article);
        expect_text(guess.outlet, said->outlet, said->article);
        struct slice date = slice_of(said->date);
        bool is_sure = date.length && date.bytes[date.length - 1] != '?';
        date.length -= date.length && !is_sure;
        cr_expect(slice_equal(guess.date.text, date), "%s", said->article);
        cr_expect_eq(guess.is_date_sure, is_sure, "%s", said->article);
        cr_expect(slice_equal(slice_of(guess.language), slice_of(said->language)), "%s: %s",
                  guess.language ? guess.language : "none", said->article);
        for (uint32_t j = 0; j < article.count; j++)
            cr_expect_eq(guess.is_beside[j], said->beside[j] == 'x', "%u: %s", j + 1,
                         said->article);
        cr_expect_eq(strlen(said->beside), article.count);
        diagnostics_release(&diagnostics);
        article_release(&article);
        arena_release(&arena);
    }
}

Test(guess, makes_ids_of_names)
{
    static const char *const ids[][2] = {
        {"Quiet Water", "quiet-water"},
        {"017_Quiet_Wäter!", "quiet-water"},
        {"2031", "2031"},
        {"2031-04 a", "04-a"},
        {"--a--b--", "a-b"},
        {"خبر", ""},
        {"", ""},
        {"Ärger über Öl", "arger-uber-ol"},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bcd",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct slice id = guess_id(slice_of(ids[i][0]), &arena);
        cr_expect(slice_equal(id, slice_of(ids[i][1])), "'%.*s' of '%s'", SLICE_ARGUMENTS(id),
                  ids[i][0]);
    }
    arena_release(&arena);
}

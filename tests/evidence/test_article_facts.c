/* Whether an article bears out what a brief says, text against text. */
#include "evidence/article_facts.h"

#include "model/mention.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct claimed {
    const char *says;    /* the brief */
    const char *article; /* its only paragraph */
    bool is_borne_out;
};

static const struct claimed claims[] = {
    {"19 people", "Nineteen people came.", true},
    {"nineteen people", "some 19 people", true},
    {"18 people", "Nineteen people came.", false},
    {"2,452 firms", "2452 firms", true},
    {"2,452 firms", "2,542 firms", false},
    {"1.6 billion", "$1.6bn", true},
    {"1.6 billion", "1,600 million", true},
    {"1.6 billion", "1.6 million", false},
    {"two thousand", "2,000", true},
    {"92 percent", "92%", true},
    {"92 percent", "92 people", false},
    {"92 people", "92 percent", false},
    {"4 percent", "3 to 4 percent", true},
    {"3 percent", "3 to 4 percent", true},
    {"two lorries", "both lorries", true},
    {"two lorries", "a lorry", false},
    {"the two", "a lorry", true},
    {"one of them", "nothing", true},
    {"16th summit", "the sixteenth summit", true},
    {"27 January 2031", "January 27, 2031", true},
    {"27 January 2031", "27 January", false},
    {"27 January 2031", "27 January. The year 2031 was wet.", true},
    {"27 January 2031", "27 January 2030. The year 2031 was wet.", false},
    {"January 2031", "on 27 January 2031", true},
    {"27 January 2031", "January 2031", false},
    {"in January", "on 27 January 2031", true},
    {"in February", "on 27 January 2031", false},
    {"January–October 2031", "January-October 2031", true},
    {"from January to October 2031", "January-October 2031", true},
    {"in October 2031", "January-October 2031", true},
    {"in January 2030", "January-October 2031", false},
    {"2031", "27.01.2031", true},
    {"the 27th", "27 January", true},
    {"the 1990s", "the nineties", true},
    {"the 1990s", "the 1980s", false},
    {"2032", "2031/32", true},
    {"in autumn", "nothing", true},
};

static const struct claimed dates[] = {
    {"2031-01-27", "January 27, 2031", true},
    {"2031-01-27", "Jan. 27. The year 2031 was wet.", true},
    {"2031-01-27", "January 2031", false},
    {"2031-01", "27 January 2031", true},
    {"2031-01~", "in 2031", false},
    {"2031", "27 January 2031", true},
    {"2031", "January 27", false},
    {"2031-01/2031-10", "January-October 2031", true},
    {"2031-01/2031-11", "January-October 2031", false},
    {"2012/2022", "from 2012 to 2022", true},
    {"2012/..", "since 2012", true},
    {"199X", "in the late 1990s", true},
    {"199X", "in 1994", true},
    {"199X", "in 1984", false},
    {"2031-23", "in the autumn of 2031", true},
    {"2031-23", "in October 2031", true},
    {"2031-23", "in July 2031", false},
    {"2031-24", "in February 2032", true},
};

/* In another language the digits or words must be there, and only they. */
static const struct claimed foreign[] = {
    {"1.6 billion", "1,6 Milliarden", true},
    {"1.6 billion", "1,7 Milliarden", false},
    {"3.2 percent", "3,2 Prozent", true},
    {"27 January 2031", "am 27. Januar 2031", true},
    {"28 January 2031", "am 27. Januar 2031", false},
    {"nine people", "neun Menschen", true},
    {"19 people", "neunzehn Menschen", true},
    {"19 people", "۱۹ نفر", true},
};

static struct article article_of(const char *text)
{
    struct article article = {.count = 1};
    buffer_add(&article.bytes, slice_of(text));
    article.paragraphs = ARENA_NEW(&article.arena, struct article_span);
    article.paragraphs->length = (uint32_t)strlen(text);
    return article;
}

struct reading {
    struct arena arena;
    struct article article;
    const struct printed *printed;
    struct number paragraph;
};

static struct reading read_article(const char *text, const char *language)
{
    struct reading reading = {.article = article_of(text), .paragraph = {.value = 1}};
    struct brief brief = {0};
    brief.source.language = (struct text){language, (uint32_t)strlen(language), {0, 0}};
    const struct name_table *names =
        name_table_create(&reading.arena, (struct actor_list){0}, (struct corridor_list){0});
    reading.printed = printed_read(&reading.article, &brief, names, &reading.arena);
    return reading;
}

static void release_reading(struct reading *reading)
{
    article_release(&reading->article);
    arena_release(&reading->arena);
}

/* Every number of the text, where a reading that is borne out stands for its neighbours. */
static bool is_borne_out(const struct claimed *claimed, const char *language)
{
    struct reading reading = read_article(claimed->article, language);
    struct number_list paragraphs = {&reading.paragraph, 1};
    struct numbers numbers = {0};
    bool all = true;
    numbers_read(&numbers, slice_of(claimed->says));
    for (size_t i = 0; i < numbers.count;) {
        uint32_t start = numbers.items[i].start;
        bool any = false;
        for (; i < numbers.count && numbers.items[i].start == start; i++)
            any |= numbers.items[i].is_loose ||
                   printed_has(reading.printed, paragraphs, &numbers.items[i]);
        all &= any;
    }
    numbers_release(&numbers);
    release_reading(&reading);
    return all;
}

Test(printed, bears_out_numbers_however_they_are_written)
{
    for (size_t i = 0; i < COUNT(claims); i++)
        cr_expect_eq(is_borne_out(&claims[i], "en-GB"), claims[i].is_borne_out, "%s: %s",
                     claims[i].says, claims[i].article);
}

/* What is written in words counts in the languages whose words are known. */
static const struct {
    const char *language;
    struct claimed claimed;
} worded[] = {
    {"ar", {"five billion dollars", "خمسة مليارات دولار", true}},
    {"ar", {"six billion dollars", "خمسة مليارات دولار", false}},
    {"he", {"five billion", "חמישה מיליארד", true}},
    {"zh", {"70 percent and 500 million", "百分之七十，五亿", true}},
    {"zh", {"80 percent", "百分之七十，五亿", false}},
    {"it", {"five billion", "cinque miliardi", false}},
    {"de", {"on 3 January 2031", "am 3. Januar 2031", true}},
    {"de", {"on 3 February 2031", "am 3. Januar 2031", false}},
    {"de", {"on 3 February 2031", "am 3.2.2031, im Januar", true}},
    {"de", {"on 3 February 2031", "am dritten, und 2031 ab 3 Uhr", true}},
    {"it", {"on 3 February 2031", "il 3 gennaio 2031", true}},
};

Test(printed, reads_words_in_languages_that_it_knows)
{
    for (size_t i = 0; i < COUNT(worded); i++)
        cr_expect_eq(is_borne_out(&worded[i].claimed, worded[i].language),
                     worded[i].claimed.is_borne_out, "%s: %s: %s", worded[i].language,
                     worded[i].claimed.says, worded[i].claimed.article);
}

Test(printed, finds_words_whatever_blanks_are_between_them)
{
    static const struct {
        const char *text;
        const char *words;
        size_t at;
        size_t length;
    } cases[] = {
        {"a five  billion", "five billion", 2, 13},
        {"five billio", "five billion", 11, 0},
        {"fivebillion", "five billion", 11, 0},
        {"a five", " five\n", 2, 4},
        {"five", "", 4, 0},
        {"", "five", 0, 0},
        {"Five", "five", 4, 0},
        {"fifive", "five", 2, 4},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t length = 0;
        cr_expect_eq(printed_find_words(slice_of(cases[i].text), slice_of(cases[i].words), &length),
                     cases[i].at, "%s", cases[i].text);
        cr_expect_eq(length, cases[i].length, "%s", cases[i].text);
    }
}

Test(printed, asks_articles_in_other_languages_for_the_number_whatever_it_counts)
{
    for (size_t i = 0; i < COUNT(foreign); i++)
        cr_expect_eq(is_borne_out(&foreign[i], "de"), foreign[i].is_borne_out, "%s: %s",
                     foreign[i].says, foreign[i].article);
}

Test(printed, bears_out_dates_with_their_precision)
{
    for (size_t i = 0; i < COUNT(dates); i++) {
        struct reading reading = read_article(dates[i].article, "");
        struct number_list paragraphs = {&reading.paragraph, 1};
        struct edtf date;
        cr_assert_eq(edtf_parse(slice_of(dates[i].says), &date), EDTF_OK);
        bool has = printed_has_date(reading.printed, paragraphs, &date.start) &&
                   printed_has_date(reading.printed, paragraphs, &date.end);
        cr_expect_eq(has, dates[i].is_borne_out, "%s: %s", dates[i].says, dates[i].article);
        release_reading(&reading);
    }
}

Test(printed, asks_only_the_paragraphs_that_are_cited)
{
    struct reading reading = read_article("19 people", "");
    struct number wrong[] = {{.value = 0}, {.value = 2}};
    struct numbers numbers = {0};
    numbers_read(&numbers, SLICE("19"));
    cr_assert_eq(numbers.count, 1);
    cr_expect_not(printed_has(reading.printed, (struct number_list){wrong, 2}, numbers.items));
    cr_expect_not(printed_has(reading.printed, (struct number_list){0}, numbers.items));
    cr_expect_not(printed_has_paragraph(reading.printed, 0));
    cr_expect(printed_has_paragraph(reading.printed, 1));
    cr_expect_not(printed_has_paragraph(reading.printed, 2));
    numbers_release(&numbers);
    release_reading(&reading);
}

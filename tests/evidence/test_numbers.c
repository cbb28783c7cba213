#include "evidence/numbers.h"

#include "base/buffer.h"

#include <criterion/criterion.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct reading {
    const char *text;
    const char *expected; /* as write_quantity has it, divided by blanks; "?" for what is loose */
};

static const struct reading readings[] = {
    /* numbers */
    {"", ""},
    {"no number at all", ""},
    {"19 people", "19"},
    {"nineteen people", "19"},
    {"twenty-three", "23"},
    {"twenty three", "23"},
    {"two hundred and fifty", "250"},
    {"a hundred", "100"},
    {"three thousand two hundred", "3200"},
    {"two hundred thousand", "200000"},
    {"a million", "1000000"},
    {"two dozen", "24"},
    {"2,452", "2452"},
    {"2'452", "2452"},
    {"2\xC2\xA0"
     "452",
     "2452"},
    {"2\xE2\x80\xAF"
     "452",
     "2452"},
    {"1,000,000.50", "1000000.5"},
    {"394.90", "394.9"},
    {"0.5", "0.5"},
    {"in 2012.", "2012"},
    {"3,2", "3.2"},
    {"$1.6B", "1.6 1600000000"},
    {"1.6bn, 1.6 bn, 1.6 tn", "1600000000 1600000000 1600000000000"},
    {"5½ and ½", "5.5 0.5"},
    {"3¾ million", "3750000"},
    {"5 1/2", "5 1 0.5 5.5 2"},
    {"half a million", "500000"},
    {"half-a-dozen, half a dozen", "6 6"},
    {"a quarter of a million", "1? 250000"},
    {"one and a half million, 2 and a half billion", "1500000 2500000000"},
    {"half of them", ""},
    {".9 percent", "0.9%"},
    {"($.25)", "0.25"},
    {"the end.9 more", "9"},
    {"1 234 567", "1 234 567 1234567"},
    {"1\u2009234\u2009567, 1\u2007234", "1234567 1234"},
    {"1'234'567, 1\u2019234\u2019567", "1234567 1234567"},
    {"1.234.567", "1234567"},
    {"12,34,567", "1234567"},
    {"12.345", "12.345"},
    {"3 dozen, 3 lakh, 2 crore", "36 300000 20000000"},
    {"5‰", "0.5%"},
    {"±5, 5–7", "5 5 7"},
    {"the XIX century, MCMXC, MIX of X", "#19 1990"},
    {"1.6 billion", "1600000000"},
    {"1.6bn", "1600000000"},
    {"394.9 million", "394900000"},
    {"5m", "5 5000000"},
    {"1.3 to 1.6 billion", "1.3 1300000000 1600000000"},
    {"a 160-kilometre line", "1? 160"},
    {"\xDB\xB1\xDB\xB4", "14"},
    {"10:30", "10 30"},
    {"the two", "2?"},
    {"two of them", "2"},
    {"both", "2?"},
    {"one of them", "1?"},
    {"CO2, F-16, mid-2031", "2? 16? 2031"},
    /* percentages and ordinals */
    {"3.2 percent", "3.2%"},
    {"3.2 per cent", "3.2%"},
    {"3.2%", "3.2%"},
    {"three percentage points", "3%"},
    {"a 92-percent rise", "1? 92%"},
    {"3 to 5 percent", "3 3% 5%"},
    {"3–5%", "3 3% 5%"},
    {"the 16th", "#16"},
    {"sixteenth", "#16"},
    {"twenty-third", "#23"},
    {"the first, the second", "#1? #2?"},
    {"a third country, the third visit", "1? #3? #3"},
    /* dates */
    {"27 January 2031", "2031-01-27"},
    {"27th of January, 2031", "2031-01-27"},
    {"January 27, 2031", "2031-01-27"},
    {"January 27th", "0-01-27"},
    {"Jan. 27", "0-01-27"},
    {"27 Sept 2031", "2031-09-27"},
    {"27.01.2031", "2031-01-27"},
    {"2031-01-27", "2031-01-27"},
    {"3/4/2031", "2031-04-03 2031-03-04"},
    {"the third of May", "0-05-03"},
    {"January 2031", "2031-01"},
    {"January of 2031", "2031-01"},
    {"in November", "0-11"},
    {"5–7 October 2031", "2031-10-05 2031-10-07"},
    {"October 5 and 7", "0-10-05 0-10-07"},
    {"5, 6 and 7 October", "0-10-05 0-10-06 0-10-07"},
    {"page 3, 27 January", "3 0-01-27"},
    {"January–October 2031", "2031-01* 2031-10"},
    {"27 January – 3 February 2031", "2031-01-27* 2031-02-03"},
    {"September 2030 and October 2031", "2030-09 2031-10"},
    {"In October, 1500 came", "0-10 1500"},
    {"they may march", ""},
    {"May be so. March on.", "0-05? 0-03?"},
    {"in May", "0-05"},
    /* spans */
    {"2012–2022", "2012 2022"},
    {"2031/32", "2031 32 2032"},
    {"the 1990s", "1990s"},
    {"the nineties", "1990s 2090s"},
    {"'90s", "1990s 2090s"},
    {"in her 40s", "1940s? 2040s?"},
    {"the autumn", "season23?"},
};

static void write_value(struct buffer *out, const struct quantity *quantity)
{
    unsigned long long digits = quantity->digits;
    if (quantity->exponent >= 0) {
        buffer_format(out, "%llu", digits);
        buffer_add_repeated(out, '0', (size_t)quantity->exponent);
        return;
    }
    unsigned long long power = 1;
    for (int32_t i = 0; i > quantity->exponent; i--)
        power *= 10;
    buffer_format(out, "%llu.%llu", digits / power, digits % power);
}

static void write_quantity(struct buffer *out, const struct quantity *quantity)
{
    switch ((enum quantity_kind)quantity->kind) {
    case QUANTITY_NUMBER:
    case QUANTITY_PERCENT:
        write_value(out, quantity);
        break;
    case QUANTITY_ORDINAL:
        buffer_add_byte(out, '#');
        write_value(out, quantity);
        break;
    case QUANTITY_DATE:
        buffer_format(out, "%u-%02u", (unsigned)quantity->year, (unsigned)quantity->month);
        if (quantity->day)
            buffer_format(out, "-%02u", (unsigned)quantity->day);
        break;
    case QUANTITY_DECADE:
        buffer_format(out, "%us", (unsigned)quantity->year);
        break;
    case QUANTITY_SEASON:
        buffer_format(out, "season%u", (unsigned)quantity->month);
        break;
    }
    buffer_format(out, "%s%s%s", quantity->kind == QUANTITY_PERCENT ? "%" : "",
                  quantity->is_year_borrowed ? "*" : "", quantity->is_loose ? "?" : "");
}

Test(numbers, are_read_however_they_are_written)
{
    struct numbers numbers = {0};
    struct buffer out = {0};
    for (size_t i = 0; i < COUNT(readings); i++) {
        buffer_clear(&out);
        buffer_add(&out, SLICE(""));
        numbers_read(&numbers, slice_of(readings[i].text));
        for (size_t j = 0; j < numbers.count; j++) {
            buffer_add(&out, j ? SLICE(" ") : SLICE(""));
            write_quantity(&out, &numbers.items[j]);
        }
        cr_expect_str_eq(out.bytes, readings[i].expected, "%s: %s", readings[i].text, out.bytes);
    }
    buffer_release(&out);
    numbers_release(&numbers);
}

Test(numbers, say_where_they_stand)
{
    struct numbers numbers = {0};
    struct slice text = SLICE("About 1.3 to 1.6 billion by January 27, 2031.");
    static const char *const expected[] = {"1.3", "1.3", "1.6 billion", "January 27, 2031"};
    numbers_read(&numbers, text);
    cr_assert_eq(numbers.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        struct slice part = {text.bytes + numbers.items[i].start,
                             numbers.items[i].end - numbers.items[i].start};
        cr_expect(slice_equal(part, slice_of(expected[i])), "%.*s", SLICE_ARGUMENTS(part));
    }
    numbers_release(&numbers);
}

/* What a file might hold to keep the program busy: each is read in one pass. */
Test(numbers, of_hostile_texts_take_no_time)
{
    static const char *const pieces[] = {
        "1,",       "1.1",     "1 ",           "May ",  "1 and ", "5, ", "one hundred ",
        "million ", "twenty-", "May 1, ",      "1-",    "'",      "9",   "\xFF",
        "1/1/",     "2031-",   "January and ", "3 to ", "a ",     "s",
    };
    struct numbers numbers = {0};
    struct buffer text = {0};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        buffer_clear(&text);
        while (text.length < 256 * 1024)
            buffer_add(&text, slice_of(pieces[i]));
        buffer_add(&text, SLICE("billion 2031"));
        numbers_read(&numbers, buffer_slice(&text));
        for (size_t j = 0; j < numbers.count; j++)
            cr_assert(numbers.items[j].start < numbers.items[j].end &&
                      numbers.items[j].end <= text.length);
    }
    buffer_release(&text);
    numbers_release(&numbers);
}

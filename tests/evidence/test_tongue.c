/* Numbers and months in words, in ten languages: as CLDR spells them out, and as they stand in
 * sentences. */
#include "base/buffer.h"
#include "evidence/tongue.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <string.h>

struct phrase {
    const char *tag;
    const char *text;
    const char *read; /* the numbers, then the months after an m */
};

static const struct phrase phrases[] = {
    {"ar", "بلغت الكلفة خمسة مليارات دولار", "5000000000"},
    {"ar", "ثلاثة عشر رجلا وخمسة وعشرون امرأة", "13 25"},
    {"ar", "مئة وخمسة وعشرين ألفا وستمئة وواحد", "125601"},
    {"ar", "مليونان وثلاثمائة ألف", "2300000"},
    {"ar", "في 14 مارس/آذار و3 كانون الثاني", "m1 m3"},
    {"fa", "دویست و سی و پنج هزار و ششصد", "235600"},
    {"fa", "پنج وزیر و هفده نفر در ژانویه", "17 m1"},
    {"fa", "یک میلیون و دویست هزار", "1200000"},
    {"he", "חמישה מיליארד דולר", "5000000000"},
    {"he", "מאתיים שלושים וחמישה אלף", "235000"},
    {"he", "שלושה עשר איש בינואר", "13 m1"},
    {"he", "כעשרים וחמישה", "25"},
    {"az", "iki yüz otuz beş min altı yüz", "235600"},
    {"az", "beş milyard manatdan çox, yanvarın 3-də", "5000000000 m1"},
    {"tr", "iki yüz otuz beş bin altı yüz", "235600"},
    {"tr", "ikiyüzotuzbeş lira, beş milyarlık", "235 5000000000"},
    {"tr", "3 Ağustos'ta yirmi beş kişi", "25 m8"},
    {"ru", "двести тридцать пять тысяч шестьсот", "235600"},
    {"ru", "пять миллиардов, 3 января", "5000000000 m1"},
    {"ru", "около двадцати пяти человек", "25"},
    {"de", "zweihundertfünfunddreißigtausendsechshundert Euro", "235600"},
    {"de", "Fünf Milliarden im Januar, die Achtung der Dreizehn", "5000000000 13 m1"},
    {"de", "siebzehn und sechzig", "17 60"},
    {"de", "ein und zwanzig Jahre", "21"},
    {"fr", "deux cent trente-cinq mille six cents", "235600"},
    {"fr", "quatre-vingt-dix-sept, soixante et onze, soixante-quinze", "97 71 75"},
    {"fr", "quatre-vingts personnes en février, cinq milliards", "80 5000000000 m2"},
    {"fr", "mille neuf cent quatre-vingt-quatre", "1984"},
    {"es", "doscientos treinta y cinco mil seiscientos", "235600"},
    {"es", "cinco mil millones de dólares en enero", "5000000000 m1"},
    {"es", "veintitrés y treinta y uno", "23 31"},
    {"zh", "二十三万五千六百人", "235600"},
    {"zh", "百分之七十，五亿，两千零五", "100 70 500000000 2005"},
    {"zh", "二〇二五年三月", "2025 m3"},
    {"zh-Hant", "一百二十萬", "1200000"},
    {"de-CH", "dreissig", "30"},
    {"ar", "", ""},
    {"de", "Sechse kommen durch die ganze Welt", ""},
};

Test(tongue, reads_numbers_and_months_in_words)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        struct arena arena = {0};
        struct buffer read = {0};
        const struct tongue *tongue = tongue_of(slice_of(phrases[i].tag), &arena);
        cr_assert_not_null(tongue, "%s", phrases[i].tag);
        struct tongue_words words = tongue_read(tongue, slice_of(phrases[i].text), &arena);
        buffer_add(&read, SLICE(""));
        for (size_t j = 0; j < words.number_count; j++)
            buffer_format(&read, "%s%" PRIu64, read.length ? " " : "", words.numbers[j]);
        for (unsigned j = 1; j <= 12; j++)
            if (words.months & 1u << j)
                buffer_format(&read, "%sm%u", read.length ? " " : "", j);
        cr_expect_str_eq(read.bytes, phrases[i].read, "%s: %s: '%s'", phrases[i].tag,
                         phrases[i].text, read.bytes);
        buffer_release(&read);
        arena_release(&arena);
    }
}

Test(tongue, is_known_by_its_tag)
{
    struct arena arena = {0};
    static const char *const unknown[] = {"", "e", "en", "eng", "arc", "it", "ara"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        cr_expect_null(tongue_of(slice_of(unknown[i]), &arena), "%s", unknown[i]);
    cr_expect_not_null(tongue_of(SLICE("AR-EG"), &arena));
    arena_release(&arena);
}

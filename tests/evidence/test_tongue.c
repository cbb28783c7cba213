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
    /* two numbers side by side are two */
    {"es", "entre mil y dos mil personas; mil cien y dos mil", "1000 2000 1100 2000"},
    {"es", "mil y treinta y dos mil; entre cien y doscientos", "1000 32000 100 200"},
    {"es", "mil y una noches; dos mil trescientos millones", "1001 2300000000"},
    {"fr", "entre mille et deux mille; cent et deux cents; deux vingt", "1000 2000 100 200 20"},
    {"fr", "mille milliards, dix-neuf cents, mil neuf cent", "1000000000000 1900 1900"},
    {"ar", "بين ألف وألفين، ومليون ومليونين", "1000 2000 1000000 2000000"},
    {"ar", "مئة وثلاث مئة، ألف ومئتي مليون، خمسة وعشرة", "100 300 1200000000"},
    {"fa", "هزار و دو هزار، صد و دویست", "1000 2000 100 200"},
    {"fa", "هزار و دویست میلیارد تومان", "1200000000000"},
    {"he", "אלף ואלפיים, מאה שנים, שנים עשר אלף", "1000 2000 100 12000"},
    {"de", "zwischen fünf und zwanzig, hundert und zweihundert", "20 100 200"},
    {"de", "tausend und zweitausend, tausendundeine Nacht", "1000 2000 1001"},
    {"de", "neunzehnhundertvierundachtzig, zwölfhundert, einhunderteins", "1984 1200 101"},
    {"zh", "三百二百，一万至两万", "300 200 10000 20000"},
    {"zh", "三千多万，二十余人，一亿二千万", "30000000 20 120000000"},
    {"tr", "yüzde yirmi beş, bin ve iki bin", "25 1000 2000"},
    /* and what only looks like one is none */
    {"fr", "des millions, trente cents, vingt-deuxième, vingt-et-unième", "30"},
    {"de", "Millionen Menschen, Hundertschaft, Jahrhundert, Tausende", ""},
    {"ru", "миллионы людей, несколько тысяч, двадцать-тридцать", "20 30"},
    {"es", "millones de personas, cientos", ""},
    {"ar", "آلاف الناس وعدة ملايين ومئات", ""},
    {"he", "אלפי אנשים, מאות, מיליוני", ""},
    /* as CLDR spells them out */
    {"ar", "ثمانية وأربعون مليون وتسعة وستون ألف وثمانية مائة وخمسة وأربعون", "48069845"},
    {"ar",
     "أربعة مائة وواحد وثمانون مليار وخمسة مائة وسبعة وأربعون مليون وثلاثة مائة وواحد وعشرون ألف "
     "ومائة وإثنان وثلاثون",
     "481547321132"},
    {"ar", "مائتان وخمسون مليار وستة مائة وإحدى عشر", "250000000611"},
    {"fa", "چهل و سه میلیون و هفتصد و سی و چهار هزار و سیصد و نود و چهار", "43734394"},
    {"fa",
     "پانصد و بیست و پنج میلیارد و چهارصد و بیست و دو میلیون و نهصد و هفتاد و پنج هزار و هفتصد و "
     "دو",
     "525422975702"},
    {"he",
     "תשע מאות שישים ושבעה מיליארד שבע מאות שישים ושלושה מיליון חמש מאות ואחד אלף חמש מאות ותשעה "
     "עשר",
     "967763501519"},
    {"he", "אלפיים מאתיים ושתים עשרה", "2212"},
    {"az",
     "doqquz yüz səqsən yeddi milyard altı yüz qırx beş milyon bir yüz səqsən beş min dörd yüz "
     "doxsan iki",
     "987645185492"},
    {"az", "əlli altı milyard səkkiz yüz dörd milyon iki yüz bir min yeddi yüz qırx üç",
     "56804201743"},
    {"tr", "seksen üç milyar yetmiş üç milyon altı yüz kırk iki bin altı yüz kırk bir",
     "83073642641"},
    {"ru",
     "четыреста пятнадцать миллиардов шестьсот десять миллионов девятьсот пять тысяч четыреста "
     "семьдесят три",
     "415610905473"},
    {"ru",
     "семисот шестидесяти семи миллиардов восьмисот одного миллиона ста сорока семи тысяч шестисот "
     "восемнадцати",
     "767801147618"},
    {"ru",
     "пятистам пятидесяти одному миллиарду шестистам сорока пяти миллионам пятистам девяти тысячам "
     "семистам девяноста",
     "551645509790"},
    {"ru", "девяноста миллионах трехстах восьми тысячах пятистах пятидесяти пяти", "90308555"},
    {"ru", "девятью миллионами ста четырьмя тысячами восемьюстами пятьюдесятью восемью", "9104858"},
    {"ru", "семьдесят три тысячи сто восемьдесят одни", "73181"},
    {"de",
     "sechshundertdreiundzwanzig Milliarden fünfhundertvier Millionen "
     "zweihundertzweiundsechzigtausendfünfhundertzwölf",
     "623504262512"},
    {"de", "neun­hundert­sechs­und­neunzig Milliarden zweihunderteines", "996000000201"},
    {"fr",
     "vingt-trois milliards cinq cent dix-sept millions sept cent quatre-vingt-seize mille six "
     "cent soixante-dix-neuf",
     "23517796679"},
    {"fr", "quatre-vingt-dix-sept mille", "97000"},
    {"fr-CH", "huit cent huitante-huit mille huit cent soixante-et-un", "888861"},
    {"es",
     "novecientos nueve mil ciento sesenta millones novecientos treinta y seis mil trescientos "
     "cincuenta y siete",
     "909160936357"},
    {"es", "veintiún mil doscientas ochenta y una", "21281"},
    {"zh", "五百八十八亿四千零二十五万二千三百九十", "58840252390"},
    {"zh", "三十二万五千", "325000"},
    {"zh-Hant", "六千五百一十一億六千六百八十九萬七千六百六十八", "651166897668"},
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

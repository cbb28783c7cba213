/* What the tests of widths and of lines share. */
#ifndef PRECIS_TESTS_BASE_WIDTH_TEXTS_H
#define PRECIS_TESTS_BASE_WIDTH_TEXTS_H

#include "base/width.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

#define MAN "\U0001F468"
#define WOMAN "\U0001F469"
#define GIRL "\U0001F467"
#define TONE "\U0001F3FD"
#define FLAG_AZ "\U0001F1E6\U0001F1FF"
#define FLAG_IR "\U0001F1EE\U0001F1F7"

enum { LONGEST = 4096 };

static inline struct shown text_of(const char *string)
{
    return (struct shown){string, strlen(string)};
}

/* The texts that the properties are held against. */
static const char *const texts[] = {
    "",
    " ",
    "   ",
    "a",
    "The corridor was agreed in January 2023 (see “Quiet Water”, p. 7); trade doubled.",
    "Türkiye ile İran arasındaki ticaret hacmi geçen yıl yüzde on arttı, dedi Bakan Işık.",
    "Azərbaycanın Naxçıvan Muxtar Respublikası ilə əlaqə – Zəngəzur dəhlizi üzrə danışıqlar.",
    "جمهوری آذربایجان می\u200Cخواهد این راه را بگشاید؛ آیا ایران می\u200Cپذیرد؟ «بله»، گفت.",
    "ישראל ואיראן: \u05D1\u05BC\u05B0\u05E8\u05B5\u05D0\u05E9\u05B4\u05C1\u05D9\u05EA ברא־אלהים.",
    "Հայաստանի Հանրապետությունը՝ Սյունիքի մարզը։ Ի՞նչ է լինելու։",
    "საქართველო და აზერბაიჯანი: ბაქო–თბილისი–ყარსის რკინიგზა.",
    "阿塞拜疆和伊朗之间的走廊（赞格祖尔），于二〇二三年达成协议。「日本」語の文章です。",
    "ภาษาไทยไม่มีช่องว่างระหว่างคำ ทำให้การตัดบรรทัดยากขึ้น น้ำ",
    "हिन्दी में एक वाक्य जिसमें संयुक्ताक्षर क्ष त्र ज्ञ हैं।",
    "한국어 문장입니다. \u1112\u1161\u11AB\u1100\u116E\u11A8",
    "Flags " FLAG_AZ FLAG_IR "\U0001F1F9\U0001F1F7 and families " MAN "\u200D" WOMAN "\u200D" GIRL
    "\u200D" GIRL WOMAN "\u200D\u2764\uFE0F\u200D" MAN " 1\uFE0F\u20E3 \U0001F44D" TONE "!",
    "See https://example.org/a/very/long/path/without-any-blank?query=1&other=2#fragment for it.",
    "use -v or --long-option, and/or well-known e.g. this... U+200B shows as <U+200B>bar.",
    "— Opening dash, word —inserted— word; from -5 to –7 in 2019–2024 (-x) [–y].",
    "Incomprehensibilities-of-antidisestablishmentarianism floccinaucinihilipilification",
    "x                                                                                      y",
    "e\u0301\u0302\u0303\u0304e\u0301\u0302\u0303\u0304 Z\u0323\u0302a\u0308lgo",
    "\u2764\uFE0F\u2764\uFE0F\u2764\uFE0F\u2764\uFE0F 10 % of $ 5, 50% of €7 — “so” ‘it’ «is».",
};

/* The text without the bars that mark places in it. */
static inline struct shown without_bars(struct arena *arena, const char *marked)
{
    char *bytes = arena_allocate_bytes(arena, strlen(marked) + 1);
    size_t length = 0;
    for (; *marked; marked++) {
        if (*marked != '|')
            bytes[length++] = *marked;
    }
    return (struct shown){bytes, length};
}

/* -1 where `end` lies inside of a cluster. */
static inline int sum_of_clusters(struct shown text, size_t start, size_t end)
{
    int columns = 0;
    while (start < end) {
        struct cluster cluster = width_cluster(text, start);
        cr_assert_gt(cluster.length, 0);
        cr_assert(cluster.columns == 1 || cluster.columns == 2);
        columns += cluster.columns;
        start += cluster.length;
    }
    return start == end ? columns : -1;
}

#endif

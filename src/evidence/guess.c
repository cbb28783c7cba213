#include "evidence/guess.h"

#include "base/address.h"
#include "base/count.h"
#include "base/edtf.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "evidence/numbers.h"
#include "evidence/tongue.h"

#include <string.h>

enum {
    LONGEST_TITLE = 200,
    LONGEST_LINE = 100, /* of a byline, a dateline, a notice */
    LONGEST_ID = 50,
    FIRST_PARAGRAPHS = 12,
    LAST_PARAGRAPHS = 6,
    ENOUGH_LETTERS = 20000,
    MOST_WORD = 12,
    MOST_DATELINE_WORDS = 6,
    MOST_NOTICE_WORDS = 4, /* a title may begin with the word of a notice, and is longer */
    MOST_DATE_NUMBERS = 3,
    EARLIEST_YEAR = 1900,
    LATEST_YEAR = 2100,
};

/* At the beginning and the end of an article it says what it is. */
static bool is_at_an_end(const struct article *article, uint32_t number)
{
    return number <= FIRST_PARAGRAPHS || number + LAST_PARAGRAPHS > article->count;
}

static bool is_line(struct slice text)
{
    return text.length <= LONGEST_LINE;
}

static size_t count_blanks(struct slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == ' ';
    return count;
}

static bool is_sentence(struct slice text)
{
    return text.length && text.bytes[text.length - 1] == '.';
}

/* A line that says when the article appeared, and tells nothing. */
static bool is_dateline(struct slice text)
{
    return is_line(text) && !(is_sentence(text) && count_blanks(text) >= MOST_DATELINE_WORDS);
}

/* What a page says of itself beside the article. */

static bool is_notice(struct slice text)
{
    static const char *const words[] = {
        "Subscribe",     "Share",    "Read more", "Read More",
        "Follow us",     "\xC2\xA9", "Copyright", "All rights reserved",
        "Advertisement", "Related",  "Sign up",   "Comments",
        "Photo:",        "Skip to",  "Menu",      "Log in"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (slice_starts_with(text, slice_of(words[i])))
            return true;
    return false;
}

/* The title: the first paragraph that is none of the page's own, where it is short and no
 * sentence. */

static bool is_of_the_page(struct slice text)
{
    size_t blanks = 0;
    for (size_t i = 0; i < text.length; i++)
        blanks += text.bytes[i] == ' ';
    return slice_starts_with(text, SLICE("http")) ||
           (blanks < MOST_NOTICE_WORDS && is_notice(text));
}

static void guess_title(const struct article *article, struct guess *guess)
{
    uint32_t first = 1;
    while (first < article->count && first < FIRST_PARAGRAPHS &&
           is_of_the_page(article_paragraph(article, first)))
        first++;
    struct slice text = article_paragraph(article, first);
    if (text.length && text.length <= LONGEST_TITLE && !is_sentence(text) && !is_of_the_page(text))
        guess->title = (struct guessed){text, first};
}

/* The author: "By Ada Okafor". */

static struct slice before_mark(struct slice text)
{
    size_t length = 0;
    while (length < text.length && !strchr("|,;", text.bytes[length]))
        length++;
    return (struct slice){text.bytes, length};
}

static void guess_author(const struct article *article, struct guess *guess)
{
    static const char *const words[] = {"By ", "BY ", "Von ", "Par ", "Por "};
    for (uint32_t i = 1; i <= article->count && i <= FIRST_PARAGRAPHS; i++) {
        struct slice text = article_paragraph(article, i);
        for (size_t j = 0; is_line(text) && j < COUNT(words); j++) {
            struct slice word = slice_of(words[j]);
            if (!slice_starts_with(text, word))
                continue;
            struct slice name = {text.bytes + word.length, text.length - word.length};
            name = slice_trim(before_mark(name));
            if (name.length && name.bytes[name.length - 1] != '.')
                guess->author = (struct guessed){name, i};
            return;
        }
    }
}

/* The address. */

static struct slice address_in(struct slice text)
{
    size_t start = slice_search(text, SLICE("https://"));
    if (start == text.length)
        start = slice_search(text, SLICE("http://"));
    struct slice address = {text.bytes + start, text.length - start};
    size_t end = 0;
    while (end < address.length && (unsigned char)address.bytes[end] > ' ' &&
           !strchr("<>\"", address.bytes[end]))
        end++;
    while (end && strchr(".,;:)]'", address.bytes[end - 1]))
        end--;
    return (struct slice){address.bytes, end};
}

static struct slice host_of(struct slice address)
{
    struct slice rest = address;
    slice_cut(&rest, '/');
    slice_cut(&rest, '/');
    struct slice host = slice_cut(&rest, '/');
    struct slice www = SLICE("www.");
    if (slice_starts_with(host, www))
        host = (struct slice){host.bytes + www.length, host.length - www.length};
    return host;
}

static void guess_address(const struct article *article, struct guess *guess)
{
    for (uint32_t i = 1; i <= article->count; i++) {
        if (!is_at_an_end(article, i))
            continue;
        struct slice text = article_paragraph(article, i);
        struct slice address = address_in(text);
        if (!address.length || !address_is_of_web(address))
            continue;
        guess->address = (struct guessed){address, i};
        guess->outlet = (struct guessed){host_of(address), i};
        guess->is_beside[i - 1] = slice_find(text, ' ') == text.length;
        return;
    }
}

/* The date: the first one with a year that stands in a line by itself, else in any paragraph. */

static bool has_year(const struct quantity *quantity)
{
    return quantity->kind == QUANTITY_DATE && quantity->year && !quantity->is_year_borrowed;
}

static struct slice date_text(const struct quantity *quantity, struct arena *arena)
{
    if (quantity->day)
        return arena_format(arena, "%04u-%02u-%02u", quantity->year, quantity->month,
                            quantity->day);
    return arena_format(arena, "%04u-%02u", quantity->year, quantity->month);
}

/* Whole numbers of a text, whatever the script of their digits. */
struct line_numbers {
    unsigned values[MOST_DATE_NUMBERS];
    size_t count; /* one more than there is room for, where there are too many */
};

static struct line_numbers whole_numbers(const struct lexemes *lexemes)
{
    struct line_numbers found = {0};
    for (size_t i = 0; i < lexemes->count && found.count <= MOST_DATE_NUMBERS; i++) {
        const struct lexeme *lexeme = &lexemes->items[i];
        if (lexeme->kind != LEXEME_NUMBER)
            continue;
        uint64_t value = lexeme->digits;
        for (int32_t j = 0; j < lexeme->exponent && value <= LATEST_YEAR; j++)
            value *= 10;
        bool is_whole = lexeme->is_plain && lexeme->exponent >= 0 && value <= LATEST_YEAR;
        if (found.count < MOST_DATE_NUMBERS)
            found.values[found.count] = is_whole ? (unsigned)value : 0;
        found.count++;
    }
    return found;
}

/* Bits, as tongue_words has them. */
static unsigned only_month(unsigned months)
{
    for (unsigned month = 1; month <= 12; month++)
        if (months == 1u << month)
            return month;
    return 0;
}

static bool is_year(unsigned value)
{
    return value >= EARLIEST_YEAR && value <= LATEST_YEAR;
}

/* The date that a line in another language than English is, or has beside words: one month that is
 * named, one year, and perhaps a day; or year, month and day with the signs for them. */
static bool read_line(const struct tongue *tongue, const struct numbers *numbers,
                      struct quantity *date, struct arena *arena)
{
    struct line_numbers found = whole_numbers(&numbers->lexemes);
    unsigned month = only_month(tongue_read(tongue, numbers->text, arena).months);
    bool has_signs = slice_contains(numbers->text, SLICE("\u5E74")) &&
                     slice_contains(numbers->text, SLICE("\u6708"));
    unsigned day = 0;
    unsigned year = 0;
    if (has_signs && (found.count == 2 || found.count == 3)) {
        year = found.values[0];
        month = found.values[1];
        day = found.count == 3 ? found.values[2] : 0;
    } else if (found.count == 1) {
        year = found.values[0];
    } else if (found.count == 2) {
        bool is_first = is_year(found.values[0]);
        year = found.values[is_first ? 0 : 1];
        day = found.values[is_first ? 1 : 0];
    }
    *date = (struct quantity){.year = (uint16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    bool has_day = !day || (day <= 31 && found.count > 1);
    return is_year(year) && month >= 1 && month <= 12 && has_day;
}

static bool find_date_in(const struct numbers *numbers, struct quantity *date)
{
    for (size_t i = 0; i < numbers->count; i++) {
        *date = numbers->items[i];
        if (has_year(date))
            return true;
    }
    return false;
}

static bool find_date(const struct article *article, bool in_lines, struct guess *guess,
                      struct arena *arena)
{
    struct numbers numbers = {0};
    struct quantity date;
    struct edtf unused;
    const struct tongue *tongue = in_lines ? tongue_of(slice_of(guess->language), arena) : NULL;
    for (uint32_t i = 1; i <= article->count && !guess->date.paragraph; i++) {
        struct slice text = article_paragraph(article, i);
        if (!is_at_an_end(article, i) || (in_lines && !is_dateline(text)))
            continue;
        numbers_read(&numbers, text);
        if (!find_date_in(&numbers, &date) &&
            !(tongue && read_line(tongue, &numbers, &date, arena)))
            continue;
        struct slice edtf = date_text(&date, arena);
        if (edtf_parse(edtf, &unused) == EDTF_OK)
            guess->date = (struct guessed){edtf, i};
    }
    numbers_release(&numbers);
    return guess->date.paragraph;
}

static void guess_date(const struct article *article, struct guess *guess, struct arena *arena)
{
    guess->is_date_sure = find_date(article, true, guess, arena);
    if (!guess->is_date_sure)
        find_date(article, false, guess, arena);
}

/* The language: by its script, and in Latin letters by its small words. */

static const struct script {
    uint32_t first;
    uint32_t last;
    const char *language;
} scripts[] = {
    {0x0400, 0x052F, "ru"}, {0x0590, 0x05FF, "he"}, {0x0600, 0x06FF, "ar"}, {0x0370, 0x03FF, "el"},
    {0x0530, 0x058F, "hy"}, {0x10A0, 0x10FF, "ka"}, {0x0900, 0x097F, "hi"}, {0x1200, 0x137F, "am"},
    {0x3040, 0x30FF, "ja"}, {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"}, {0x0E00, 0x0E7F, "th"},
};

static const struct small_words {
    const char *language;
    const char *words[MOST_WORD]; /* folded */
} small_words[] = {
    {"en", {"the", "of", "and", "to", "that", "was", "with", "by"}},
    {"de", {"der", "die", "und", "das", "nicht", "mit", "ist", "den"}},
    {"fr", {"le", "les", "des", "et", "du", "est", "dans", "une"}},
    {"es", {"el", "los", "y", "del", "que", "las", "una", "por"}},
    {"tr", {"ve", "bir", "icin", "ile", "bu", "olarak", "da", "daha"}},
    {"az", {"ve", "bir", "ucun", "ile", "bu", "olan", "da", "daha", "edib", "oldu"}},
    {"it", {"il", "di", "che", "della", "per", "una", "sono", "gli"}},
    {"nl", {"de", "het", "een", "van", "niet", "zijn", "voor", "ook"}},
    {"pt", {"o", "os", "da", "que", "uma", "nao", "para", "com"}},
};

/* Letters that Persian has and Arabic has not: peh, tcheh, jeh, gaf, and keheh and farsi yeh. */
static bool is_persian(uint32_t letter)
{
    return letter == 0x67E || letter == 0x686 || letter == 0x698 || letter == 0x6AF ||
           letter == 0x6A9 || letter == 0x6CC;
}

static bool is_schwa(uint32_t letter)
{
    return letter == 0x259 || letter == 0x18F;
}

struct letters {
    size_t latin;
    size_t schwas;
    size_t persian;
    size_t of_script[COUNT(scripts)];
};

static void count_letters(struct slice text, struct letters *letters)
{
    for (size_t at = 0; at < text.length && at < ENOUGH_LETTERS;) {
        uint32_t letter = 0;
        size_t length = utf8_decode(text.bytes + at, text.length - at, &letter);
        at += length ? length : 1;
        letters->latin += (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
        letters->schwas += is_schwa(letter);
        letters->persian += is_persian(letter);
        for (size_t i = 0; i < COUNT(scripts); i++)
            letters->of_script[i] += letter >= scripts[i].first && letter <= scripts[i].last;
    }
}

static size_t count_small_words(struct slice folded, const struct small_words *language)
{
    size_t count = 0;
    for (struct slice rest = folded; rest.bytes;) {
        struct slice word = slice_cut(&rest, ' ');
        for (size_t i = 0; i < MOST_WORD && language->words[i]; i++)
            count += slice_equal(word, slice_of(language->words[i]));
    }
    return count;
}

static const char *guess_latin(struct slice text, size_t schwas)
{
    struct arena arena = {0};
    struct slice folded = fold_text(&arena, text);
    const char *best = NULL;
    size_t most = 2;
    if (schwas > 3)
        best = "az";
    for (size_t i = 0; !schwas && i < COUNT(small_words); i++) {
        size_t count = count_small_words(folded, &small_words[i]);
        if (count <= most)
            continue;
        most = count;
        best = small_words[i].language;
    }
    arena_release(&arena);
    return best;
}

static const char *guess_language(const struct article *article)
{
    struct letters letters = {0};
    struct slice text = buffer_slice(&article->bytes);
    if (text.length > ENOUGH_LETTERS)
        text.length = utf8_before(text.bytes, ENOUGH_LETTERS);
    count_letters(text, &letters);
    size_t best = 0;
    for (size_t i = 1; i < COUNT(scripts); i++)
        if (letters.of_script[i] > letters.of_script[best])
            best = i;
    if (letters.of_script[best] <= letters.latin)
        return letters.latin ? guess_latin(text, letters.schwas) : NULL;
    bool is_arabic = scripts[best].first == 0x0600;
    return is_arabic && letters.persian * 20 > letters.of_script[best] ? "fa"
                                                                       : scripts[best].language;
}

/* What is not part of the article: its title, byline and date, and notices at its end. */

static void guess_beside(const struct article *article, struct guess *guess)
{
    const uint32_t found[] = {guess->title.paragraph, guess->author.paragraph,
                              guess->is_date_sure ? guess->date.paragraph : 0};
    for (size_t i = 0; i < COUNT(found); i++)
        if (found[i])
            guess->is_beside[found[i] - 1] = true;
    for (uint32_t i = 1; i <= article->count; i++) {
        struct slice text = article_paragraph(article, i);
        if (is_at_an_end(article, i) && is_line(text) && is_notice(text))
            guess->is_beside[i - 1] = true;
    }
}

struct guess guess_read(const struct article *article, struct arena *arena)
{
    struct guess guess = {.is_beside = ARENA_ARRAY(arena, bool, article->count)};
    guess_title(article, &guess);
    guess_author(article, &guess);
    guess_address(article, &guess);
    guess.language = guess_language(article);
    guess_date(article, &guess, arena);
    guess_beside(article, &guess);
    return guess;
}

static bool is_of_id(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

struct slice guess_id(struct slice text, struct arena *arena)
{
    struct slice folded = fold_text(arena, text);
    char *id = arena_allocate_bytes(arena, folded.length + 1);
    size_t length = 0;
    size_t start = 0;
    for (size_t i = 0; i < folded.length; i++) {
        if (is_of_id(folded.bytes[i]))
            id[length++] = folded.bytes[i];
        else if (length && id[length - 1] != '-')
            id[length++] = '-';
    }
    if (length > LONGEST_ID)
        length = LONGEST_ID;
    while (length && id[length - 1] == '-')
        length--;
    /* A number that files are sorted by is not part of the name. */
    while (start < length && id[start] >= '0' && id[start] <= '9')
        start++;
    bool is_sorted_by = start < length && id[start] == '-';
    start = is_sorted_by ? start + 1 : 0;
    return (struct slice){id + start, length - start};
}

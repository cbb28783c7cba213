#include "evidence/lexeme.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unictype.h>

enum { LONGEST_KNOWN_WORD = 12, DIGITS_OF_A_GROUP = 3, LARGEST_EXPONENT = 1 << 20 };

struct known_word {
    const char *spelling;
    uint8_t class;
    uint16_t value;
};

/* In the order of their bytes. */
static const struct known_word known_words[] = {
    {"a", WORD_A, 1},
    {"after", WORD_PREPOSITION, 0},
    {"an", WORD_A, 1},
    {"and", WORD_JOINING, 0},
    {"apr", WORD_MONTH_SHORT, 4},
    {"april", WORD_MONTH, 4},
    {"aug", WORD_MONTH_SHORT, 8},
    {"august", WORD_MONTH, 8},
    {"autumn", WORD_SEASON, 23},
    {"b", WORD_SCALE_LETTER, 9},
    {"before", WORD_PREPOSITION, 0},
    {"billion", WORD_SCALE, 9},
    {"billions", WORD_SCALE, 9},
    {"bln", WORD_SCALE, 9},
    {"bn", WORD_SCALE, 9},
    {"both", WORD_VALUE, 2},
    {"by", WORD_PREPOSITION, 0},
    {"cent", WORD_CENT, 0},
    {"centuries", WORD_CENTURY, 0},
    {"century", WORD_CENTURY, 0},
    {"column", WORD_IDIOM, 0},
    {"countries", WORD_IDIOM, 0},
    {"country", WORD_IDIOM, 0},
    {"couple", WORD_VALUE, 2},
    {"crore", WORD_SCALE, 7},
    {"crores", WORD_SCALE, 7},
    {"dec", WORD_MONTH_SHORT, 12},
    {"december", WORD_MONTH, 12},
    {"dozen", WORD_DOZEN, 12},
    {"during", WORD_PREPOSITION, 0},
    {"early", WORD_PREPOSITION, 0},
    {"eight", WORD_UNIT, 8},
    {"eighteen", WORD_UNIT, 18},
    {"eighteenth", WORD_ORDINAL, 18},
    {"eighth", WORD_ORDINAL, 8},
    {"eighties", WORD_DECADE, 80},
    {"eightieth", WORD_ORDINAL_TENS, 80},
    {"eighty", WORD_TENS, 80},
    {"eleven", WORD_UNIT, 11},
    {"eleventh", WORD_ORDINAL, 11},
    {"estate", WORD_IDIOM, 0},
    {"fall", WORD_SEASON, 23},
    {"feb", WORD_MONTH_SHORT, 2},
    {"february", WORD_MONTH, 2},
    {"fifteen", WORD_UNIT, 15},
    {"fifteenth", WORD_ORDINAL, 15},
    {"fifth", WORD_ORDINAL, 5},
    {"fifties", WORD_DECADE, 50},
    {"fiftieth", WORD_ORDINAL_TENS, 50},
    {"fifty", WORD_TENS, 50},
    {"first", WORD_ORDINAL, 1},
    {"five", WORD_UNIT, 5},
    {"forties", WORD_DECADE, 40},
    {"fortieth", WORD_ORDINAL_TENS, 40},
    {"forty", WORD_TENS, 40},
    {"four", WORD_UNIT, 4},
    {"fourteen", WORD_UNIT, 14},
    {"fourteenth", WORD_ORDINAL, 14},
    {"fourth", WORD_ORDINAL, 4},
    {"from", WORD_PREPOSITION, 0},
    {"half", WORD_HALF, 5},
    {"hand", WORD_IDIOM, 0},
    {"her", WORD_DEFINITE, 0},
    {"his", WORD_DEFINITE, 0},
    {"hundred", WORD_HUNDRED, 2},
    {"in", WORD_PREPOSITION, 0},
    {"its", WORD_DEFINITE, 0},
    {"jan", WORD_MONTH_SHORT, 1},
    {"january", WORD_MONTH, 1},
    {"jul", WORD_MONTH_SHORT, 7},
    {"july", WORD_MONTH, 7},
    {"jun", WORD_MONTH_SHORT, 6},
    {"june", WORD_MONTH, 6},
    {"k", WORD_SCALE_LETTER, 3},
    {"lakh", WORD_SCALE, 5},
    {"lakhs", WORD_SCALE, 5},
    {"last", WORD_PREPOSITION, 0},
    {"late", WORD_PREPOSITION, 0},
    {"lone", WORD_VALUE, 1},
    {"m", WORD_SCALE_LETTER, 6},
    {"mar", WORD_MONTH_SHORT, 3},
    {"march", WORD_MONTH, 3},
    {"may", WORD_MONTH, 5},
    {"mid", WORD_PREPOSITION, 0},
    {"million", WORD_SCALE, 6},
    {"millions", WORD_SCALE, 6},
    {"mln", WORD_SCALE, 6},
    {"mn", WORD_SCALE, 6},
    {"nd", WORD_ORDINAL_MARK, 0},
    {"next", WORD_PREPOSITION, 0},
    {"nine", WORD_UNIT, 9},
    {"nineteen", WORD_UNIT, 19},
    {"nineteenth", WORD_ORDINAL, 19},
    {"nineties", WORD_DECADE, 90},
    {"ninetieth", WORD_ORDINAL_TENS, 90},
    {"ninety", WORD_TENS, 90},
    {"ninth", WORD_ORDINAL, 9},
    {"nov", WORD_MONTH_SHORT, 11},
    {"november", WORD_MONTH, 11},
    {"oct", WORD_MONTH_SHORT, 10},
    {"october", WORD_MONTH, 10},
    {"of", WORD_OF, 0},
    {"on", WORD_PREPOSITION, 0},
    {"once", WORD_VALUE, 1},
    {"one", WORD_UNIT, 1},
    {"or", WORD_JOINING, 0},
    {"our", WORD_DEFINITE, 0},
    {"pair", WORD_VALUE, 2},
    {"parties", WORD_IDIOM, 0},
    {"party", WORD_IDIOM, 0},
    {"pct", WORD_PERCENT, 0},
    {"per", WORD_PER, 0},
    {"percent", WORD_PERCENT, 0},
    {"percentage", WORD_PERCENT, 0},
    {"person", WORD_IDIOM, 0},
    {"persons", WORD_IDIOM, 0},
    {"power", WORD_IDIOM, 0},
    {"powers", WORD_IDIOM, 0},
    {"quarter", WORD_HALF, 25},
    {"rd", WORD_ORDINAL_MARK, 0},
    {"s", WORD_S, 0},
    {"second", WORD_ORDINAL, 2},
    {"sep", WORD_MONTH_SHORT, 9},
    {"sept", WORD_MONTH_SHORT, 9},
    {"september", WORD_MONTH, 9},
    {"seven", WORD_UNIT, 7},
    {"seventeen", WORD_UNIT, 17},
    {"seventeenth", WORD_ORDINAL, 17},
    {"seventh", WORD_ORDINAL, 7},
    {"seventies", WORD_DECADE, 70},
    {"seventieth", WORD_ORDINAL_TENS, 70},
    {"seventy", WORD_TENS, 70},
    {"since", WORD_PREPOSITION, 0},
    {"single", WORD_VALUE, 1},
    {"six", WORD_UNIT, 6},
    {"sixteen", WORD_UNIT, 16},
    {"sixteenth", WORD_ORDINAL, 16},
    {"sixth", WORD_ORDINAL, 6},
    {"sixties", WORD_DECADE, 60},
    {"sixtieth", WORD_ORDINAL_TENS, 60},
    {"sixty", WORD_TENS, 60},
    {"sole", WORD_VALUE, 1},
    {"spring", WORD_SEASON, 21},
    {"st", WORD_ORDINAL_MARK, 0},
    {"state", WORD_IDIOM, 0},
    {"states", WORD_IDIOM, 0},
    {"summer", WORD_SEASON, 22},
    {"t", WORD_SCALE_LETTER, 12},
    {"ten", WORD_UNIT, 10},
    {"tenth", WORD_ORDINAL, 10},
    {"th", WORD_ORDINAL_MARK, 0},
    {"that", WORD_PREPOSITION, 0},
    {"the", WORD_DEFINITE, 0},
    {"their", WORD_DEFINITE, 0},
    {"these", WORD_DEFINITE, 0},
    {"third", WORD_ORDINAL, 3},
    {"thirteen", WORD_UNIT, 13},
    {"thirteenth", WORD_ORDINAL, 13},
    {"thirties", WORD_DECADE, 30},
    {"thirtieth", WORD_ORDINAL_TENS, 30},
    {"thirty", WORD_TENS, 30},
    {"this", WORD_PREPOSITION, 0},
    {"those", WORD_DEFINITE, 0},
    {"thousand", WORD_SCALE, 3},
    {"thousands", WORD_SCALE, 3},
    {"three", WORD_UNIT, 3},
    {"thrice", WORD_VALUE, 3},
    {"through", WORD_JOINING, 0},
    {"till", WORD_JOINING, 0},
    {"tn", WORD_SCALE, 12},
    {"to", WORD_JOINING, 0},
    {"trillion", WORD_SCALE, 12},
    {"trillions", WORD_SCALE, 12},
    {"trn", WORD_SCALE, 12},
    {"twelfth", WORD_ORDINAL, 12},
    {"twelve", WORD_UNIT, 12},
    {"twenties", WORD_DECADE, 20},
    {"twentieth", WORD_ORDINAL_TENS, 20},
    {"twenty", WORD_TENS, 20},
    {"twice", WORD_VALUE, 2},
    {"two", WORD_UNIT, 2},
    {"until", WORD_JOINING, 0},
    {"winter", WORD_SEASON, 24},
    {"world", WORD_IDIOM, 0},
    {"zero", WORD_UNIT, 0},
};

/* One code point of the text; what is no UTF-8 is a sign of one byte. */
struct character {
    uint32_t code_point;
    size_t length;
    int digit; /* its value, -1 for anything else */
};

struct reader {
    struct slice text;
    size_t at;
    bool is_joined;
    struct lexemes *lexemes;
};

static struct character character_at(const struct reader *reader, size_t at)
{
    struct character character = {.code_point = 0xFFFD, .length = 0, .digit = -1};
    if (at >= reader->text.length)
        return character;
    uint32_t code_point;
    size_t length = utf8_decode(reader->text.bytes + at, reader->text.length - at, &code_point);
    character.length = length ? length : 1;
    if (!length)
        return character;
    character.code_point = code_point;
    if (code_point < 0x80)
        character.digit = code_point >= '0' && code_point <= '9' ? (int)(code_point - '0') : -1;
    else
        character.digit = uc_decimal_value(code_point);
    return character;
}

static bool is_letter(uint32_t code_point)
{
    if (code_point < 0x80)
        return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
    return uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

static bool is_capital(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'A' && code_point <= 'Z';
    return uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_Lu);
}

static bool is_blank(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') ||
           (code_point >= 0x80 && uc_is_property_white_space(code_point));
}

static char sign_of(uint32_t code_point)
{
    static const struct {
        uint16_t code_point;
        char sign;
    } likenesses[] = {
        {0x2010, '-'},
        {0x2011, '-'},
        {0x2012, '-'},
        {0x2013, '-'},
        {0x2014, '-'},
        {0x2015, '-'},
        {0x2212, '-'},
        {0x2018, '\''},
        {0x2019, '\''},
        {0x02BC, '\''},
        {0x066A, '%'},
        {0xFF05, '%'},
        {0x2030, LEXEME_PER_MILLE},
        {0x0609, LEXEME_PER_MILLE},
        {0x02B9, '\''},
        {0x02BB, '\''},
        {0x060C, ','},
        {0x2044, '/'},
    };
    static const char plain[] = "-,./'%+;!?";
    for (size_t i = 0; i < sizeof plain - 1; i++)
        if (code_point == (unsigned char)plain[i])
            return plain[i];
    for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++)
        if (code_point == likenesses[i].code_point)
            return likenesses[i].sign;
    return '\0';
}

static struct lexeme *add_lexeme(struct reader *reader, enum lexeme_kind kind)
{
    struct lexemes *lexemes = reader->lexemes;
    void *items = lexemes->items;
    memory_reserve(&items, &lexemes->capacity, lexemes->count, sizeof *lexemes->items);
    lexemes->items = items;
    struct lexeme *lexeme = &lexemes->items[lexemes->count++];
    *lexeme = (struct lexeme){
        .start = (uint32_t)reader->at, .kind = (uint8_t)kind, .is_joined = reader->is_joined};
    reader->is_joined = true;
    return lexeme;
}

static int compare_word(const void *key, const void *item)
{
    return slice_compare(*(const struct slice *)key,
                         slice_of(((const struct known_word *)item)->spelling));
}

static void classify(struct lexeme *lexeme, struct slice word)
{
    char lower[LONGEST_KNOWN_WORD];
    if (word.length > sizeof lower)
        return;
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.bytes[i];
        lower[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
    }
    struct slice key = {lower, word.length};
    const struct known_word *known =
        bsearch(&key, known_words, sizeof known_words / sizeof *known_words, sizeof *known_words,
                compare_word);
    if (!known)
        return;
    lexeme->class = known->class;
    lexeme->value = known->value;
}

static void read_word(struct reader *reader, struct character first)
{
    struct lexeme *lexeme = add_lexeme(reader, LEXEME_WORD);
    lexeme->is_capital = is_capital(first.code_point);
    struct character character = first;
    while (character.length && is_letter(character.code_point)) {
        reader->at += character.length;
        character = character_at(reader, reader->at);
    }
    lexeme->end = (uint32_t)reader->at;
    classify(lexeme,
             (struct slice){reader->text.bytes + lexeme->start, lexeme->end - lexeme->start});
}

/* How many digits stand at `at`, at most `most`, and where they end. */
static size_t count_digits(const struct reader *reader, size_t at, size_t most, size_t *end)
{
    size_t count = 0;
    struct character character = character_at(reader, at);
    while (count < most && character.digit >= 0) {
        count++;
        at += character.length;
        character = character_at(reader, at);
    }
    *end = at;
    return count;
}

static void read_digits(struct reader *reader, struct lexeme *lexeme, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct character character = character_at(reader, reader->at);
        lexeme->digits = lexeme->digits * 10 + (unsigned)character.digit;
        reader->at += character.length;
    }
}

/* Comma, apostrophe, point, the Arabic separator, and the blanks that do not break. */
static bool parts_thousands(uint32_t code_point)
{
    static const uint16_t separators[] = {',',    '\'',   '.',    0x02BC, 0x2019, 0x066C,
                                          0x00A0, 0x2007, 0x2008, 0x2009, 0x202F};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (code_point == separators[i])
            return true;
    return false;
}

/* The digits of the group after the separator at `at`: three, or two where more groups follow, as
 * in 12,34,567; 0 where none stands there. */
static size_t group_at(const struct reader *reader, size_t at, struct character separator)
{
    size_t end;
    if (character_at(reader, at).code_point != separator.code_point)
        return 0;
    size_t count = count_digits(reader, at + separator.length, DIGITS_OF_A_GROUP + 1, &end);
    if (count == DIGITS_OF_A_GROUP)
        return count;
    bool goes_on = separator.code_point == ',' && count == 2 &&
                   character_at(reader, end).code_point == ',' &&
                   group_at(reader, end, separator) != 0;
    return goes_on ? count : 0;
}

/* Whether a point is followed by two groups at least: one alone is a fraction. */
static bool is_grouped(const struct reader *reader, struct character separator)
{
    size_t at = reader->at;
    size_t end;
    if (!group_at(reader, at, separator))
        return false;
    if (separator.code_point != '.')
        return true;
    count_digits(reader, at + separator.length, DIGITS_OF_A_GROUP, &end);
    return group_at(reader, end, separator) != 0;
}

/* Groups of digits after the first one, each after the same separator. */
static void read_groups(struct reader *reader, struct lexeme *lexeme)
{
    struct character separator = character_at(reader, reader->at);
    if (!lexeme->length || lexeme->length > DIGITS_OF_A_GROUP ||
        !parts_thousands(separator.code_point) || !is_grouped(reader, separator))
        return;
    for (size_t count; (count = group_at(reader, reader->at, separator)) != 0;) {
        reader->at += separator.length;
        read_digits(reader, lexeme, count);
        lexeme->length += (uint32_t)count;
        lexeme->is_plain = false;
    }
}

/* A fraction in one character, as digits after the point. */
static const struct {
    uint16_t code_point;
    uint8_t count;
    uint32_t digits;
} fractions[] = {
    {0x00BC, 2, 25},     {0x00BD, 1, 5},      {0x00BE, 2, 75},     {0x2150, 6, 142857},
    {0x2151, 6, 111111}, {0x2152, 1, 1},      {0x2153, 6, 333333}, {0x2154, 6, 666667},
    {0x2155, 1, 2},      {0x2156, 1, 4},      {0x2157, 1, 6},      {0x2158, 1, 8},
    {0x2159, 6, 166667}, {0x215A, 6, 833333}, {0x215B, 3, 125},    {0x215C, 3, 375},
    {0x215D, 3, 625},    {0x215E, 3, 875},
};

enum { FRACTION_COUNT = sizeof fractions / sizeof *fractions };

static size_t fraction_index(uint32_t code_point)
{
    size_t i = 0;
    while (i < FRACTION_COUNT && fractions[i].code_point != code_point)
        i++;
    return i;
}

/* The half of 5½, or a half alone. */
static bool read_vulgar_fraction(struct reader *reader, struct lexeme *lexeme)
{
    struct character character = character_at(reader, reader->at);
    size_t index = fraction_index(character.code_point);
    if (!character.length || index == FRACTION_COUNT)
        return false;
    for (uint8_t i = 0; i < fractions[index].count; i++)
        lexeme->digits *= 10;
    lexeme->digits += fractions[index].digits;
    lexeme->exponent = -(int32_t)fractions[index].count;
    lexeme->is_plain = false;
    reader->at += character.length;
    return true;
}

/* A decimal point, or a decimal comma with one or two digits; not the points of 27.01.2023. */
static void read_fraction(struct reader *reader, struct lexeme *lexeme)
{
    struct character point = character_at(reader, reader->at);
    bool is_comma = point.code_point == ',';
    if (!is_comma && point.code_point != '.' && point.code_point != 0x066B)
        return;
    size_t start = reader->at + point.length;
    size_t end;
    size_t count = count_digits(reader, start, reader->text.length, &end);
    struct character after = character_at(reader, end);
    if (!count || (is_comma && count >= DIGITS_OF_A_GROUP))
        return;
    if (after.code_point == point.code_point && character_at(reader, end + after.length).digit >= 0)
        return;
    reader->at = start;
    read_digits(reader, lexeme, count);
    lexeme->exponent = count < LARGEST_EXPONENT ? -(int32_t)count : -LARGEST_EXPONENT;
    lexeme->is_plain = false;
}

void lexeme_normalise(uint64_t *digits, int32_t *exponent)
{
    if (!*digits)
        *exponent = 0;
    while (*digits && *digits % 10 == 0) {
        *digits /= 10;
        ++*exponent;
    }
}

uint64_t lexeme_power_of_ten(unsigned exponent)
{
    uint64_t power = 1;
    while (exponent--)
        power *= 10;
    return power;
}

static bool is_dotted(const struct lexemes *lexemes)
{
    if (lexemes->count < 3)
        return false;
    const struct lexeme *before = &lexemes->items[lexemes->count - 3];
    return before[0].kind == LEXEME_NUMBER && before[1].sign == '.' && before[1].is_joined &&
           before[2].is_joined;
}

static void read_number(struct reader *reader)
{
    struct lexeme *lexeme = add_lexeme(reader, LEXEME_NUMBER);
    size_t end;
    size_t count = count_digits(reader, reader->at, reader->text.length, &end);
    lexeme->length = (uint32_t)count;
    lexeme->is_plain = count > 0;
    read_digits(reader, lexeme, count);
    if (!is_dotted(reader->lexemes)) {
        read_groups(reader, lexeme);
        if (!read_vulgar_fraction(reader, lexeme))
            read_fraction(reader, lexeme);
    }
    lexeme->end = (uint32_t)reader->at;
    lexeme_normalise(&lexeme->digits, &lexeme->exponent);
}

static void read_sign(struct reader *reader, struct character character)
{
    struct lexeme *lexeme = add_lexeme(reader, LEXEME_SIGN);
    lexeme->sign = sign_of(character.code_point);
    reader->at += character.length;
    lexeme->end = (uint32_t)reader->at;
}

/* A point that a number begins with: .9; not one that ends what stands before it. */
static bool begins_number(const struct reader *reader, struct character character)
{
    const struct lexemes *lexemes = reader->lexemes;
    if (fraction_index(character.code_point) < FRACTION_COUNT)
        return true;
    if (character.code_point != '.' ||
        character_at(reader, reader->at + character.length).digit < 0)
        return false;
    const struct lexeme *before = lexemes->count ? &lexemes->items[lexemes->count - 1] : NULL;
    return !reader->is_joined || !before || (before->kind == LEXEME_SIGN && before->sign != '.');
}

void lexemes_read(struct lexemes *lexemes, struct slice text)
{
    struct reader reader = {.text = text, .lexemes = lexemes};
    lexemes->count = 0;
    while (reader.at < text.length) {
        struct character character = character_at(&reader, reader.at);
        if (character.digit >= 0 || begins_number(&reader, character)) {
            read_number(&reader);
        } else if (is_letter(character.code_point)) {
            read_word(&reader, character);
        } else if (is_blank(character.code_point)) {
            reader.at += character.length;
            reader.is_joined = false;
        } else {
            read_sign(&reader, character);
        }
    }
}

void lexemes_release(struct lexemes *lexemes)
{
    free(lexemes->items);
    *lexemes = (struct lexemes){0};
}

#include "base/width.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwbrk.h>
#include <uniwidth.h>

enum {
    FIRST_MARK = 0x300, /* nothing below extends a cluster, or is wide */
    KEYCAP = 0x20E3,
    TEXT_SELECTOR = 0xFE0E,
    EMOJI_SELECTOR = 0xFE0F,
    ZERO_WIDTH_JOINER = 0x200D,
    VOICED_MARK = 0xFF9E,
    SEMI_VOICED_MARK = 0xFF9F,
    FIRST_EMOJI = 0x1F000, /* flags, and the emoji that Unicode still adds, come after */
};

/* A cluster that grows code point by code point. */
struct growth {
    struct cluster cluster;
    uint32_t base;     /* the last code point that is not an extension */
    uint32_t previous; /* the last code point of any kind */
    bool alone;        /* there is only one so far */
};

static size_t decode(struct shown text, size_t at, uint32_t *code_point)
{
    size_t length = utf8_decode(text.bytes + at, text.length - at, code_point);
    return length ? length : 1;
}

static void make_contested(struct cluster *cluster, int columns)
{
    cluster->columns = columns;
    cluster->contested = true;
}

/* Half a flag, or an emoji newer than the library's tables, which old terminals draw narrow. */
static bool is_doubtful_emoji(uint32_t code_point)
{
    if (code_point < FIRST_EMOJI)
        return false;
    return uc_is_property_regional_indicator(code_point) ||
           (uc_is_property_extended_pictographic(code_point) &&
            uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_Cn));
}

static struct growth begin(uint32_t code_point, size_t length)
{
    struct growth growth = {{length, 1, false}, code_point, code_point, true};
    if (code_point < FIRST_MARK)
        return growth;
    int columns = uc_width(code_point, "UTF-8");
    if (is_doubtful_emoji(code_point))
        make_contested(&growth.cluster, 2);
    else if (columns < 1)
        make_contested(&growth.cluster, 1);
    else
        growth.cluster.columns = columns;
    return growth;
}

static bool takes_skin_tone(const struct growth *growth)
{
    return (growth->previous == growth->base || growth->previous == EMOJI_SELECTOR) &&
           uc_is_property_emoji_modifier_base(growth->base);
}

static bool takes_jamo(const struct growth *growth, int next)
{
    switch (uc_graphemeclusterbreak_property(growth->previous)) {
    case GBP_L:
        return next == GBP_V;
    case GBP_V:
    case GBP_LV:
        return true;
    case GBP_T:
    case GBP_LVT:
        return next == GBP_T;
    default:
        return false;
    }
}

static bool takes_extension(const struct growth *growth, uint32_t code_point)
{
    if (uc_is_property_emoji_modifier(code_point))
        return takes_skin_tone(growth);
    /* The half-width voicing marks have a column of their own on every terminal. */
    return code_point != VOICED_MARK && code_point != SEMI_VOICED_MARK;
}

/* The rules of UAX #29 for extended clusters, except where no terminal follows them: a leading
 * jamo before a syllable, a character prepended to another, a half-width voicing mark and a skin
 * tone on what has no skin are clusters of their own. */
static bool takes(const struct growth *growth, uint32_t code_point)
{
    /* Nothing sits on a blank, so that a line may break there. */
    if (code_point < FIRST_MARK || growth->base == ' ')
        return false;
    int property = uc_graphemeclusterbreak_property(code_point);
    switch (property) {
    case GBP_EXTEND:
        return takes_extension(growth, code_point);
    case GBP_ZWJ:
    case GBP_SPACINGMARK:
        return true;
    case GBP_V:
    case GBP_T:
        return takes_jamo(growth, property);
    case GBP_RI:
        return growth->alone && uc_is_property_regional_indicator(growth->base);
    default:
        return growth->previous == ZERO_WIDTH_JOINER &&
               uc_is_property_extended_pictographic(code_point) &&
               uc_is_property_extended_pictographic(growth->base);
    }
}

static bool is_keycap_base(uint32_t code_point)
{
    return code_point < 0x80 && uc_is_property_emoji(code_point);
}

static void measure_extension(struct growth *growth, uint32_t code_point)
{
    struct cluster *cluster = &growth->cluster;
    bool widens = uc_width(code_point, "UTF-8") > 0 ||
                  (code_point == KEYCAP && is_keycap_base(growth->base)) ||
                  (code_point == EMOJI_SELECTOR && cluster->columns == 1 &&
                   uc_is_property_emoji(growth->base));
    if (widens)
        make_contested(cluster, 2);
    else if (code_point == TEXT_SELECTOR && cluster->columns == 2)
        cluster->contested = true;
}

static void grow(struct growth *growth, uint32_t code_point, size_t length)
{
    measure_extension(growth, code_point);
    if (growth->previous == ZERO_WIDTH_JOINER && uc_is_property_extended_pictographic(code_point))
        growth->base = code_point;
    growth->previous = code_point;
    growth->alone = false;
    growth->cluster.length += length;
}

static struct cluster long_cluster(struct shown text, size_t start)
{
    uint32_t code_point;
    size_t length = decode(text, start, &code_point);
    struct growth growth = begin(code_point, length);
    for (size_t at = start + length; at < text.length; at += length) {
        length = decode(text, at, &code_point);
        if (!takes(&growth, code_point) || growth.cluster.length + length > WIDTH_LONGEST_CLUSTER)
            break;
        grow(&growth, code_point, length);
    }
    return growth.cluster;
}

/* Whether the byte is a cluster of its own: what follows could only extend it if not ASCII. */
static inline bool is_single(struct shown text, size_t at)
{
    return (unsigned char)text.bytes[at] < 0x80 &&
           (at + 1 == text.length || (unsigned char)text.bytes[at + 1] < 0x80);
}

static inline struct cluster cluster_at(struct shown text, size_t at)
{
    return is_single(text, at) ? (struct cluster){1, 1, false} : long_cluster(text, at);
}

struct cluster width_cluster(struct shown text, size_t start)
{
    if (start >= text.length)
        return (struct cluster){0, 0, false};
    return cluster_at(text, start);
}

/* How many bytes from `at` on are clusters of their own. */
static size_t single_length(struct shown text, size_t at)
{
    size_t length = utf8_ascii_length(text.bytes + at, text.length - at);
    return length > 0 && at + length < text.length ? length - 1 : length;
}

int width_columns(struct shown text)
{
    int columns = 0;
    for (size_t at = 0; at < text.length;) {
        size_t singles = single_length(text, at);
        columns += (int)singles;
        at += singles;
        if (at == text.length)
            break;
        struct cluster cluster = cluster_at(text, at);
        columns += cluster.columns;
        at += cluster.length;
    }
    return columns;
}

size_t width_fit(struct shown text, int columns)
{
    size_t at = 0;
    while (at < text.length) {
        struct cluster cluster = cluster_at(text, at);
        if (cluster.columns > columns)
            break;
        columns -= cluster.columns;
        at += cluster.length;
    }
    return at;
}

struct shown width_ellipsis(struct arena *arena, struct shown text, int columns)
{
    if (width_fit(text, columns) == text.length)
        return text;
    if (columns < 1)
        return SHOWN("");
    const struct shown parts[] = {shown_part(text, 0, width_fit(text, columns - 1)),
                                  SHOWN("\u2026")};
    return shown_join(arena, parts, sizeof parts / sizeof parts[0]);
}

/* The classes of UAX #14 that printable ASCII falls into, and an opening dash. */
enum line_class {
    LETTER, /* and every sign that is not listed below */
    DIGIT,
    EXCLAMATION,
    QUOTE,
    SIGN,
    OPENING,
    CLOSING,
    COMMA,
    SLASH,
    DASH,
    BAR,
    BRACE,
    CLASSES,
    OPENING_DASH = CLASSES, /* a dash that begins a word; as what went before only */
    NOTHING,                /* the start of the text; likewise */
};

static const unsigned char line_classes[0x80] = {
    ['0'] = DIGIT,       ['1'] = DIGIT,       ['2'] = DIGIT,   ['3'] = DIGIT,   ['4'] = DIGIT,
    ['5'] = DIGIT,       ['6'] = DIGIT,       ['7'] = DIGIT,   ['8'] = DIGIT,   ['9'] = DIGIT,
    ['!'] = EXCLAMATION, ['?'] = EXCLAMATION, ['"'] = QUOTE,   ['\''] = QUOTE,  ['$'] = SIGN,
    ['%'] = SIGN,        ['+'] = SIGN,        ['\\'] = SIGN,   ['('] = OPENING, ['['] = OPENING,
    ['{'] = OPENING,     [')'] = CLOSING,     [']'] = CLOSING, [','] = COMMA,   ['.'] = COMMA,
    [':'] = COMMA,       [';'] = COMMA,       ['/'] = SLASH,   ['-'] = DASH,    ['|'] = BAR,
    ['}'] = BRACE,
};

/* What may part a class from the one after it: '^' nothing, '%' blanks, '_' nothing needed.
 * These are the library's own answers, except that no line begins with a letter right after
 * a comma or full stop (LB29) or after an opening dash (LB20a of Unicode 15.1). */
/* clang-format off */
static const char line_rules[][CLASSES + 1] = {
    /*                a0!"$(),/-|} */
    [LETTER]       = "%%^%%%^^^%%^",
    [DIGIT]        = "%%^%%%^^^%%^",
    [EXCLAMATION]  = "__^%__^^^%%^",
    [QUOTE]        = "%%^%%^^^^%%^",
    [SIGN]         = "%%^%_%^^^%%^",
    [OPENING]      = "^^^^^^^^^^^^",
    [CLOSING]      = "%%^%%_^^^%%^",
    [COMMA]        = "%%^%__^^^%%^",
    [SLASH]        = "_%^%__^^^%%^",
    [DASH]         = "_%^%__^^^%%^",
    [BAR]          = "__^%__^^^%%^",
    [BRACE]        = "__^%%_^^^%%^",
    [OPENING_DASH] = "%%^%%%^^^%%^",
    [NOTHING]      = "^^^^^^^^^^^^",
};
/* clang-format on */

/* A walk that marks breaks. */
struct breaker {
    struct shown text;
    char *breaks;
    size_t at;
    size_t word;              /* where the last word after a blank begins */
    enum line_class previous; /* of what went before, blanks left aside */
    bool after_blank;
};

static bool begins_word(const struct breaker *breaker)
{
    return breaker->after_blank || breaker->previous >= OPENING_DASH ||
           breaker->previous == OPENING;
}

static void pass_sign(struct breaker *breaker, enum line_class class)
{
    char rule = line_rules[breaker->previous][class];
    breaker->breaks[breaker->at] =
        rule == '_' || (rule == '%' && breaker->after_blank) ? WIDTH_MAY_BREAK : WIDTH_NO_BREAK;
    if (breaker->after_blank)
        breaker->word = breaker->at;
    breaker->previous = class == DASH && begins_word(breaker) ? OPENING_DASH : class;
    breaker->after_blank = false;
}

/* Goes on as far as the text is ASCII. */
static void break_ascii(struct breaker *breaker)
{
    for (; breaker->at < breaker->text.length; breaker->at++) {
        unsigned char byte = (unsigned char)breaker->text.bytes[breaker->at];
        if (byte >= 0x80)
            return;
        if (byte == ' ') {
            breaker->breaks[breaker->at] = WIDTH_NO_BREAK;
            breaker->after_blank = true;
        } else {
            pass_sign(breaker, line_classes[byte]);
        }
    }
}

static bool is_word_start(struct shown text, size_t at)
{
    unsigned char byte = (unsigned char)text.bytes[at];
    return byte < 0x80 && byte != ' ' && line_classes[byte] <= DIGIT && at > 0 &&
           text.bytes[at - 1] == ' ';
}

static bool is_dash(uint32_t code_point)
{
    return code_point == '-' || code_point == 0x2010 ||
           (code_point >= 0x2012 && code_point <= 0x2014);
}

static bool is_comma(uint32_t code_point)
{
    static const uint32_t commas[] = {',', '.', ':', ';', 0x37E, 0x589, 0x60C, 0x60D};
    for (size_t i = 0; i < sizeof commas / sizeof commas[0]; i++) {
        if (code_point == commas[i])
            return true;
    }
    return false;
}

static bool is_word_letter(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point != ' ' && line_classes[code_point] == LETTER;
    int property = uc_wordbreak_property(code_point);
    return property == WBP_ALETTER || property == WBP_HL;
}

static bool opens_word(uint32_t previous)
{
    return previous == ' ' || uc_is_general_category_withtable(previous, UC_CATEGORY_MASK_Ps);
}

/* Takes back what the library allows inside of clusters, after commas before a letter and after
 * opening dashes. */
static void refine(const struct breaker *breaker, size_t start, size_t end)
{
    uint32_t previous = ' ';
    bool dash_opens = false;
    for (size_t at = start; at < end;) {
        uint32_t code_point;
        decode(breaker->text, at, &code_point);
        if (at > start && code_point != ' ' &&
            (dash_opens || (is_comma(previous) && is_word_letter(code_point))))
            breaker->breaks[at] = WIDTH_NO_BREAK;
        dash_opens = is_dash(code_point) && (dash_opens || opens_word(previous));
        previous = code_point;
        size_t next = at + cluster_at(breaker->text, at).length;
        for (at++; at < next && at < end; at++)
            breaker->breaks[at] = WIDTH_NO_BREAK;
    }
}

/* Gives the words around `at` to the library. What stands before a word does not count for what
 * follows its first sign, so the library sees no more than from there to the first letter or digit
 * of a word that begins in ASCII again. */
static void break_words(struct breaker *breaker)
{
    size_t start = breaker->word;
    size_t end = breaker->at;
    while (end < breaker->text.length && !is_word_start(breaker->text, end))
        end++;
    bool is_last = end == breaker->text.length;
    end += !is_last;
    char first = start ? breaker->breaks[start] : WIDTH_NO_BREAK;
    char *breaks = breaker->breaks;
    u8_possible_linebreaks((const uint8_t *)breaker->text.bytes + start, end - start, "UTF-8",
                           breaks + start);
    for (size_t i = start; i < end; i++)
        breaks[i] = breaks[i] == UC_BREAK_POSSIBLE ? WIDTH_MAY_BREAK : WIDTH_NO_BREAK;
    breaks[start] = first;
    refine(breaker, start, end);
    breaker->at = end;
    breaker->word = end - !is_last;
    breaker->previous =
        is_last ? NOTHING : line_classes[(unsigned char)breaker->text.bytes[end - 1]];
    breaker->after_blank = false;
}

void width_breaks(struct shown text, char *breaks)
{
    struct breaker breaker = {.text = text, .breaks = breaks, .previous = NOTHING};
    while (breaker.at < text.length) {
        break_ascii(&breaker);
        if (breaker.at < text.length)
            break_words(&breaker);
    }
}

struct wrapped_line width_wrap(struct shown text, const char *breaks, size_t start, int columns)
{
    struct wrapped_line line = {start, start, start, 0}; /* up to the last non-blank */
    struct wrapped_line broken = line;                   /* up to the last possible break */
    int column = 0;
    while (line.next < text.length) {
        if (line.next > start && breaks[line.next])
            broken = line;
        struct cluster cluster = cluster_at(text, line.next);
        bool is_blank = text.bytes[line.next] == ' ' && cluster.length == 1;
        if (!is_blank && column + cluster.columns > columns && line.next > start)
            return broken.next > start ? broken : line;
        column += cluster.columns;
        line.next += cluster.length;
        if (!is_blank) {
            line.end = line.next;
            line.columns = column;
        }
    }
    return line;
}

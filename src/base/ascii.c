#include "base/ascii.h"

#include "base/buffer.h"
#include "base/normal.h"
#include "base/width.h"

#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { FRACTION_SLASH = 0x2044, DEEPEST_PARTS = 4 };

/* How a spelling joins what stands before and after it. */
enum joint {
    JOINT_CLOSE, /* directly */
    JOINT_WORD,  /* with a blank between it and a letter or digit */
};

struct spelling {
    ucs4_t code_point;
    const char *ascii;
    enum joint joint;
};

/* Those that no decomposition gives, in order. */
static const struct spelling spellings[] = {
    {0x00a0, " ", JOINT_CLOSE},
    {0x00a1, "!", JOINT_CLOSE},
    {0x00a2, "ct", JOINT_WORD},
    {0x00a3, "GBP", JOINT_WORD},
    {0x00a4, "currency", JOINT_WORD},
    {0x00a5, "Y", JOINT_CLOSE},
    {0x00a7, "section", JOINT_WORD},
    {0x00a9, "(C)", JOINT_CLOSE},
    {0x00ab, "\"", JOINT_CLOSE},
    {0x00ac, "not", JOINT_WORD},
    {0x00ae, "(R)", JOINT_CLOSE},
    {0x00b0, "deg", JOINT_WORD},
    {0x00b1, "+/-", JOINT_CLOSE},
    {0x00b5, "u", JOINT_CLOSE},
    {0x00b6, "#", JOINT_CLOSE},
    {0x00bb, "\"", JOINT_CLOSE},
    {0x00bf, "?", JOINT_CLOSE},
    {0x00c6, "AE", JOINT_CLOSE},
    {0x00d0, "D", JOINT_CLOSE},
    {0x00d7, "x", JOINT_CLOSE},
    {0x00d8, "O", JOINT_CLOSE},
    {0x00de, "TH", JOINT_CLOSE},
    {0x00df, "ss", JOINT_CLOSE},
    {0x00e6, "ae", JOINT_CLOSE},
    {0x00f0, "d", JOINT_CLOSE},
    {0x00f7, "/", JOINT_CLOSE},
    {0x00f8, "o", JOINT_CLOSE},
    {0x00fe, "th", JOINT_CLOSE},
    {0x0110, "D", JOINT_CLOSE},
    {0x0111, "d", JOINT_CLOSE},
    {0x0126, "H", JOINT_CLOSE},
    {0x0127, "h", JOINT_CLOSE},
    {0x0131, "i", JOINT_CLOSE},
    {0x0138, "q", JOINT_CLOSE},
    {0x0141, "L", JOINT_CLOSE},
    {0x0142, "l", JOINT_CLOSE},
    {0x014a, "NG", JOINT_CLOSE},
    {0x014b, "ng", JOINT_CLOSE},
    {0x0152, "OE", JOINT_CLOSE},
    {0x0153, "oe", JOINT_CLOSE},
    {0x0166, "T", JOINT_CLOSE},
    {0x0167, "t", JOINT_CLOSE},
    {0x017f, "s", JOINT_CLOSE},
    {0x0181, "B", JOINT_CLOSE},
    {0x0186, "O", JOINT_CLOSE},
    {0x018a, "D", JOINT_CLOSE},
    {0x018f, "E", JOINT_CLOSE},
    {0x0190, "E", JOINT_CLOSE},
    {0x0191, "F", JOINT_CLOSE},
    {0x0192, "f", JOINT_CLOSE},
    {0x0197, "I", JOINT_CLOSE},
    {0x0198, "K", JOINT_CLOSE},
    {0x0199, "k", JOINT_CLOSE},
    {0x019d, "N", JOINT_CLOSE},
    {0x019f, "O", JOINT_CLOSE},
    {0x01b3, "Y", JOINT_CLOSE},
    {0x01b4, "y", JOINT_CLOSE},
    {0x01b5, "Z", JOINT_CLOSE},
    {0x01b6, "z", JOINT_CLOSE},
    {0x0244, "U", JOINT_CLOSE},
    {0x0253, "b", JOINT_CLOSE},
    {0x0254, "o", JOINT_CLOSE},
    {0x0257, "d", JOINT_CLOSE},
    {0x0259, "e", JOINT_CLOSE},
    {0x025b, "e", JOINT_CLOSE},
    {0x0268, "i", JOINT_CLOSE},
    {0x0272, "n", JOINT_CLOSE},
    {0x0275, "o", JOINT_CLOSE},
    {0x0289, "u", JOINT_CLOSE},
    {0x02b9, "'", JOINT_CLOSE},
    {0x02bb, "'", JOINT_CLOSE},
    {0x02bc, "'", JOINT_CLOSE},
    {0x02bd, "'", JOINT_CLOSE},
    {0x02be, "'", JOINT_CLOSE},
    {0x02bf, "'", JOINT_CLOSE},
    {0x02c8, "'", JOINT_CLOSE},
    {0x03a9, "ohm", JOINT_WORD},
    {0x03bc, "u", JOINT_CLOSE},
    {0x058f, "AMD", JOINT_WORD},
    {0x060b, "AFN", JOINT_WORD},
    {0x060c, ",", JOINT_CLOSE},
    {0x061b, ";", JOINT_CLOSE},
    {0x061f, "?", JOINT_CLOSE},
    {0x066a, "%", JOINT_CLOSE},
    {0x066b, ".", JOINT_CLOSE},
    {0x066c, ",", JOINT_CLOSE},
    {0x09f3, "BDT", JOINT_WORD},
    {0x0e3f, "THB", JOINT_WORD},
    {0x1e9e, "SS", JOINT_CLOSE},
    {0x2007, " ", JOINT_CLOSE},
    {0x2009, " ", JOINT_CLOSE},
    {0x2010, "-", JOINT_CLOSE},
    {0x2011, "-", JOINT_CLOSE},
    {0x2012, "-", JOINT_CLOSE},
    {0x2013, "-", JOINT_CLOSE},
    {0x2014, "--", JOINT_CLOSE},
    {0x2015, "--", JOINT_CLOSE},
    {0x2016, "||", JOINT_CLOSE},
    {0x2018, "'", JOINT_CLOSE},
    {0x2019, "'", JOINT_CLOSE},
    {0x201a, "'", JOINT_CLOSE},
    {0x201b, "'", JOINT_CLOSE},
    {0x201c, "\"", JOINT_CLOSE},
    {0x201d, "\"", JOINT_CLOSE},
    {0x201e, "\"", JOINT_CLOSE},
    {0x201f, "\"", JOINT_CLOSE},
    {0x2020, "+", JOINT_CLOSE},
    {0x2021, "++", JOINT_CLOSE},
    {0x2022, "*", JOINT_CLOSE},
    {0x2026, "...", JOINT_CLOSE},
    {0x202f, " ", JOINT_CLOSE},
    {0x2030, "per mille", JOINT_WORD},
    {0x2031, "per ten thousand", JOINT_WORD},
    {0x2032, "'", JOINT_CLOSE},
    {0x2033, "\"", JOINT_CLOSE},
    {0x2034, "'''", JOINT_CLOSE},
    {0x2039, "'", JOINT_CLOSE},
    {0x203a, "'", JOINT_CLOSE},
    {0x2044, "/", JOINT_CLOSE},
    {0x20a0, "ECU", JOINT_WORD},
    {0x20a1, "CRC", JOINT_WORD},
    {0x20a4, "GBP", JOINT_WORD},
    {0x20a6, "NGN", JOINT_WORD},
    {0x20a8, "Rs", JOINT_WORD},
    {0x20a9, "KRW", JOINT_WORD},
    {0x20aa, "ILS", JOINT_WORD},
    {0x20ab, "VND", JOINT_WORD},
    {0x20ac, "EUR", JOINT_WORD},
    {0x20ad, "LAK", JOINT_WORD},
    {0x20ae, "MNT", JOINT_WORD},
    {0x20b1, "PHP", JOINT_WORD},
    {0x20b2, "PYG", JOINT_WORD},
    {0x20b3, "ARA", JOINT_WORD},
    {0x20b4, "UAH", JOINT_WORD},
    {0x20b5, "GHS", JOINT_WORD},
    {0x20b8, "KZT", JOINT_WORD},
    {0x20b9, "INR", JOINT_WORD},
    {0x20ba, "TRY", JOINT_WORD},
    {0x20bc, "AZN", JOINT_WORD},
    {0x20bd, "RUB", JOINT_WORD},
    {0x20be, "GEL", JOINT_WORD},
    {0x20bf, "BTC", JOINT_WORD},
    {0x2105, "c/o", JOINT_CLOSE},
    {0x2116, "No.", JOINT_WORD},
    {0x2122, "(TM)", JOINT_CLOSE},
    {0x2126, "ohm", JOINT_WORD},
    {0x212e, "e", JOINT_CLOSE},
    {0x2190, "<-", JOINT_CLOSE},
    {0x2191, "up", JOINT_WORD},
    {0x2192, "->", JOINT_CLOSE},
    {0x2193, "down", JOINT_WORD},
    {0x2194, "<->", JOINT_CLOSE},
    {0x21d0, "<==", JOINT_CLOSE},
    {0x21d2, "==>", JOINT_CLOSE},
    {0x21d4, "<=>", JOINT_CLOSE},
    {0x2202, "d", JOINT_CLOSE},
    {0x2206, "delta", JOINT_WORD},
    {0x2212, "-", JOINT_CLOSE},
    {0x2213, "-/+", JOINT_CLOSE},
    {0x2215, "/", JOINT_CLOSE},
    {0x2219, "*", JOINT_CLOSE},
    {0x221a, "root", JOINT_WORD},
    {0x221e, "infinity", JOINT_WORD},
    {0x223c, "~", JOINT_CLOSE},
    {0x2243, "~", JOINT_CLOSE},
    {0x2245, "~=", JOINT_CLOSE},
    {0x2248, "~", JOINT_CLOSE},
    {0x2260, "=/=", JOINT_CLOSE},
    {0x2261, "==", JOINT_CLOSE},
    {0x2262, "=/=", JOINT_CLOSE},
    {0x2264, "<=", JOINT_CLOSE},
    {0x2265, ">=", JOINT_CLOSE},
    {0x226a, "<<", JOINT_CLOSE},
    {0x226b, ">>", JOINT_CLOSE},
    {0x226e, "not <", JOINT_CLOSE},
    {0x226f, "not >", JOINT_CLOSE},
    {0x2270, "not <=", JOINT_CLOSE},
    {0x2271, "not >=", JOINT_CLOSE},
    {0x22c5, "*", JOINT_CLOSE},
    {0x2713, "[yes]", JOINT_CLOSE},
    {0x2714, "[yes]", JOINT_CLOSE},
    {0x2717, "[no]", JOINT_CLOSE},
    {0x2718, "[no]", JOINT_CLOSE},
    {0x2a7d, "<=", JOINT_CLOSE},
    {0x2a7e, ">=", JOINT_CLOSE},
    {0xfdfc, "rial", JOINT_WORD},
};

/* One column each: what precis draws with, and what is written otherwise where there is room. */
static const struct {
    ucs4_t code_point;
    char ascii;
} likenesses[] = {
    {0x00a7, 'S'}, {0x00b7, '-'}, {0x2014, '-'}, {0x2026, '.'}, {0x2190, '<'}, {0x2191, '^'},
    {0x2192, '>'}, {0x2193, 'v'}, {0x2500, '-'}, {0x2502, '|'}, {0x250c, '+'}, {0x2510, '+'},
    {0x2514, '+'}, {0x2518, '+'}, {0x251c, '+'}, {0x2524, '+'}, {0x252c, '+'}, {0x2534, '+'},
    {0x253c, '+'}, {0x2550, '='}, {0x256a, '+'}, {0x2581, '.'}, {0x2582, '.'}, {0x2583, ':'},
    {0x2584, ':'}, {0x2585, '+'}, {0x2586, '+'}, {0x2587, '#'}, {0x2588, '#'}, {0x258c, '|'},
    {0x25a0, '#'}, {0x25b8, '>'}, {0x25cc, 'o'}, {0x25cf, 'o'}, {0x2260, '^'}, {0x2605, '*'},
    {0x25e6, 'o'}, {0x00df, 's'},
};

static const struct spelling *find_spelling(ucs4_t code_point)
{
    size_t low = 0;
    size_t high = sizeof spellings / sizeof *spellings;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (spellings[middle].code_point == code_point)
            return &spellings[middle];
        if (spellings[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static char likeness_of(ucs4_t code_point)
{
    for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++)
        if (likenesses[i].code_point == code_point)
            return likenesses[i].ascii;
    return '\0';
}

static bool is_ascii(struct shown text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    return true;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_word(char byte)
{
    return is_digit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

static char last_of(const struct buffer *out)
{
    return out->length ? out->bytes[out->length - 1] : ' ';
}

/* Text that is being spelt. */
struct speller {
    struct buffer *out;
    bool wants_blank;  /* before the next letter or digit */
    bool is_raised;    /* within an exponent or index */
    bool is_script;    /* so is what was spelt last */
    bool is_numerator; /* the raised digits stand before a fraction slash */
};

static void add(struct speller *speller, const char *ascii, enum joint joint)
{
    bool meets = is_word(*ascii) && is_word(last_of(speller->out));
    if (meets && (joint == JOINT_WORD || speller->wants_blank))
        buffer_add_byte(speller->out, ' ');
    buffer_add(speller->out, slice_of(ascii));
    speller->wants_blank = joint == JOINT_WORD;
}

static void add_byte(struct speller *speller, char byte)
{
    const char text[] = {byte, '\0'};
    add(speller, text, JOINT_CLOSE);
}

static bool spell_code_point(struct speller *speller, ucs4_t code_point, int depth);

/* Raised figures of which a number would become another one. */
static void before_script(struct speller *speller, int tag)
{
    bool is_after_number = is_digit(last_of(speller->out)) || last_of(speller->out) == ')';
    if (tag == UC_DECOMP_SUPER && speller->is_numerator && !speller->is_raised && is_after_number)
        buffer_add_byte(speller->out, ' ');
    else if (tag == UC_DECOMP_SUPER && !speller->is_numerator && !speller->is_raised)
        buffer_add_byte(speller->out, '^');
    else if (tag == UC_DECOMP_SUB && !speller->is_raised && is_after_number)
        buffer_add_byte(speller->out, '_');
}

static bool is_figure(ucs4_t code_point)
{
    return (code_point >= '0' && code_point <= '9') || code_point == '+' || code_point == '-' ||
           code_point == 0x2212;
}

static bool spell_parts(struct speller *speller, ucs4_t code_point, int depth)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int tag;
    int count = uc_decomposition(code_point, &tag, parts);
    if (count <= 0 || depth == DEEPEST_PARTS)
        return false;
    bool is_script = (tag == UC_DECOMP_SUPER || tag == UC_DECOMP_SUB) && is_figure(parts[0]);
    if (is_script)
        before_script(speller, tag);
    if (tag == UC_DECOMP_CIRCLE)
        buffer_add_byte(speller->out, '(');
    bool is_number = tag == UC_DECOMP_FRACTION || tag == UC_DECOMP_COMPAT;
    if (is_number && is_digit((char)parts[0]) && is_digit(last_of(speller->out)))
        buffer_add_byte(speller->out, ' ');
    bool is_spelt = true;
    for (int i = 0; i < count; i++)
        is_spelt = spell_code_point(speller, parts[i], depth + 1) && is_spelt;
    if (tag == UC_DECOMP_CIRCLE)
        buffer_add_byte(speller->out, ')');
    speller->is_script = is_script;
    speller->wants_blank = tag == UC_DECOMP_FRACTION;
    return is_spelt;
}

/* Whether the whole of it has a spelling: marks are dropped. */
static bool spell_code_point(struct speller *speller, ucs4_t code_point, int depth)
{
    const struct spelling *spelling = find_spelling(code_point);
    char likeness = likeness_of(code_point);
    int digit = uc_decimal_value(code_point);
    if (code_point < 0x80)
        add_byte(speller, (char)code_point);
    else if (spelling)
        add(speller, spelling->ascii, spelling->joint);
    else if (likeness)
        add_byte(speller, likeness);
    else if (digit >= 0 && !uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_No) &&
             uc_decomposition(code_point, &(int){0}, (ucs4_t[UC_DECOMPOSITION_MAX_LENGTH]){0}) < 0)
        add_byte(speller, (char)('0' + digit));
    else if (!uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_M) &&
             code_point != 0x200C && code_point != 0x200D)
        return spell_parts(speller, code_point, depth);
    return true;
}

static ucs4_t code_point_at(struct shown text, size_t at, int *size)
{
    ucs4_t code_point = 0;
    *size = u8_mbtouc(&code_point, (const uint8_t *)text.bytes + at, text.length - at);
    return code_point;
}

/* Whether raised figures from here on lead to a fraction slash. */
static bool is_numerator(struct shown text, size_t at)
{
    int size = 1;
    for (; at < text.length; at += (size_t)size) {
        ucs4_t code_point = code_point_at(text, at, &size);
        if (code_point == FRACTION_SLASH)
            return true;
        if (code_point < 0x80 || uc_digit_value(code_point) < 0)
            return false;
    }
    return false;
}

/* "3·5" is a number, " · " stands between words. */
static bool is_decimal_point(const struct speller *speller, struct shown text, size_t at)
{
    int size;
    ucs4_t code_point = code_point_at(text, at, &size);
    size_t next = at + (size_t)size;
    return (code_point == 0xB7 || code_point == 0x2219 || code_point == 0x22C5) &&
           is_digit(last_of(speller->out)) && next < text.length && is_digit(text.bytes[next]);
}

static bool spell_cluster(struct speller *speller, struct shown text, size_t start, size_t end)
{
    bool is_spelt = true;
    bool was_raised = speller->is_raised;
    if (is_decimal_point(speller, text, start)) {
        add_byte(speller, '.');
        return true;
    }
    for (size_t at = start; at < end;) {
        int size;
        ucs4_t code_point = code_point_at(text, at, &size);
        bool overlays = at > start && (code_point == 0x338 || code_point == 0x20D2);
        speller->is_numerator = was_raised ? speller->is_numerator : is_numerator(text, at);
        speller->is_script = false;
        is_spelt = !overlays && spell_code_point(speller, code_point, 0) && is_spelt;
        speller->is_raised = speller->is_script;
        at += (size_t)size;
    }
    return is_spelt;
}

/* `columns` of a cluster that is not to move what follows, 0 where it may. */
static void add_cluster(struct speller *speller, struct shown text, size_t start,
                        struct cluster cluster, bool keeps_columns)
{
    struct buffer *out = speller->out;
    size_t before = out->length;
    size_t columns = (size_t)cluster.columns;
    bool is_spelt = spell_cluster(speller, text, start, start + cluster.length);
    size_t length = out->length - before;
    if (is_spelt && (!keeps_columns || length <= columns)) {
        buffer_add_repeated(out, ' ', keeps_columns ? columns - length : 0);
        return;
    }
    int size;
    char likeness = likeness_of(code_point_at(text, start, &size));
    out->length = before;
    if (!keeps_columns && (unsigned char)text.bytes[start] < 0x80) {
        buffer_add_byte(out, text.bytes[start]);
        columns = 1;
    }
    buffer_add_repeated(out, likeness ? likeness : '?', columns);
}

static struct shown spell(struct arena *arena, struct shown text, bool keeps_columns)
{
    if (is_ascii(text))
        return text;
    struct buffer out = {0};
    struct speller speller = {.out = &out};
    /* A struck-out sign says the opposite; composed, some of them have a spelling. */
    if (!keeps_columns)
        text = normal_compose(arena, text);
    for (size_t start = 0; start < text.length;) {
        struct cluster cluster = width_cluster(text, start);
        add_cluster(&speller, text, start, cluster, keeps_columns);
        start += cluster.length;
    }
    struct slice copy = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return (struct shown){copy.bytes, copy.length};
}

struct shown ascii_spell(struct arena *arena, struct shown text)
{
    return spell(arena, text, false);
}

struct shown ascii_from(struct arena *arena, struct shown text)
{
    return spell(arena, text, true);
}

#include "output/data/latex.h"

#include "base/count.h"
#include "base/normal.h"
#include "base/utf8.h"
#include "output/pdf/pdf_quotes.h"

#include <stdlib.h>
#include <uninorm.h>

/* BibTeX counts braces even after a backslash. */
static bool has_balanced_braces(struct shown text)
{
    size_t open = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '}' && !open)
            return false;
        open += text.bytes[i] == '{';
        open -= text.bytes[i] == '}';
    }
    return !open;
}

struct sign {
    uint32_t code_point;
    const char *latex;
};

/* The signs of TeX. Biber turns commands that it knows into letters again, which OT1 prints as
 * others or refuses; it leaves alone what is called by its name. What OT1 lacks is taken from T1.
 * Braces make one letter of it all in a name. */
#define NAMED(name) "{\\csname " name "\\endcsname}"
#define NAMED_IN_T1(name) "{\\fontencoding{T1}\\selectfont\\csname " name "\\endcsname}"

static const struct sign signs[] = {
    {'\\', "\\textbackslash{}"},
    {'~', "\\textasciitilde{}"},
    {'^', "\\textasciicircum{}"},
    {'<', NAMED("textless")},
    {'>', NAMED("textgreater")},
    {'|', NAMED("textbar")},
    {'`', "\\textasciigrave{}"},
    {'&', "\\&"},
    {'%', "\\%"},
    {'$', "\\$"},
    {'#', "\\#"},
    {'_', "\\_"},
    {'"', NAMED_IN_T1("textquotedbl")},
    {0x00AB, NAMED_IN_T1("guillemotleft")},
    {0x00BB, NAMED_IN_T1("guillemotright")},
    {0x00D0, NAMED_IN_T1("DH")},
    {0x00DE, NAMED_IN_T1("TH")},
    {0x00F0, NAMED_IN_T1("dh")},
    {0x00FE, NAMED_IN_T1("th")},
    {0x0110, NAMED_IN_T1("DJ")},
    {0x0111, NAMED_IN_T1("dj")},
    {0x014A, NAMED_IN_T1("NG")},
    {0x014B, NAMED_IN_T1("ng")},
    {0x201A, NAMED_IN_T1("quotesinglbase")},
    {0x201E, NAMED_IN_T1("quotedblbase")},
    {0x2039, NAMED_IN_T1("guilsinglleft")},
    {0x203A, NAMED_IN_T1("guilsinglright")},
};

/* What is active under babel is named by \string. */
static const struct sign accents[] = {
    {0x0300, "\\string`"}, {0x0301, "\\string'"}, {0x0302, "\\string^"}, {0x0303, "\\string~"},
    {0x0304, "\\string="}, {0x0306, "u"},         {0x0307, "\\string."}, {0x0308, "\\string\""},
    {0x030A, "r"},         {0x030B, "H"},         {0x030C, "v"},         {0x0323, "d"},
    {0x0327, "c"},         {0x0328, "k"},         {0x0331, "b"},
};

static const char *find(const struct sign *table, size_t count, uint32_t code_point)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].code_point == code_point)
            return table[i].latex;
    return NULL;
}

static const char *sign_of(uint32_t code_point, bool is_balanced)
{
    if (code_point == '{')
        return is_balanced ? "\\{" : "\\textbraceleft{}";
    if (code_point == '}')
        return is_balanced ? "\\}" : "\\textbraceright{}";
    return find(signs, COUNT(signs), code_point);
}

/* Two of these in a row would become another character, and in LuaTeX also with "{}" between them. */
static bool is_ligature(uint32_t before, uint32_t code_point)
{
    return before == code_point && (code_point == '-' || code_point == '\'' || code_point == ',');
}

/* The usual input encoding has the composed letters up to here; of these OT1 has no ogonek. */
enum { LAST_USUAL_LETTER = 0x17F, OGONEK = 0x328, MOST_PARTS = 8 };

/* A letter and the marks on it, each apart. */
struct letter {
    size_t length; /* bytes in the text */
    uint32_t parts[MOST_PARTS];
    size_t count;
};

static bool is_latin(uint32_t code_point)
{
    return (code_point >= 'A' && code_point <= 'Z') || (code_point >= 'a' && code_point <= 'z');
}

static struct letter take_letter(struct shown text, size_t at)
{
    struct letter letter = {0};
    uint32_t code_point;
    letter.length = utf8_decode(text.bytes + at, text.length - at, &code_point);
    for (size_t next = at + letter.length; next < text.length; next = at + letter.length) {
        size_t length = utf8_decode(text.bytes + next, text.length - next, &code_point);
        if (!find(accents, COUNT(accents), code_point))
            break;
        letter.length += length;
    }
    size_t size = 0;
    uint8_t *apart =
        u8_normalize(UNINORM_NFD, (const uint8_t *)text.bytes + at, letter.length, NULL, &size);
    for (size_t i = 0; apart && i < size && letter.count < MOST_PARTS;)
        i += utf8_decode((const char *)apart + i, size - i, &letter.parts[letter.count++]);
    free(apart);
    return letter;
}

static bool is_accented(const struct letter *letter, uint32_t composed)
{
    if (letter->count < 2 || !is_latin(letter->parts[0]))
        return false;
    for (size_t i = 1; i < letter->count; i++)
        if (!find(accents, COUNT(accents), letter->parts[i]))
            return false;
    return composed > LAST_USUAL_LETTER || letter->count > 2 || letter->parts[1] == OGONEK ||
           is_latin(composed);
}

static bool has_ogonek(const struct letter *letter)
{
    for (size_t i = 1; i < letter->count; i++)
        if (letter->parts[i] == OGONEK)
            return true;
    return false;
}

static void write_accented(const struct letter *letter, struct buffer *out)
{
    buffer_add_byte(out, '{');
    if (has_ogonek(letter))
        buffer_add(out, SLICE("\\fontencoding{T1}\\selectfont"));
    for (size_t i = letter->count; i-- > 1;)
        buffer_format(out, "\\csname %s\\endcsname{",
                      find(accents, COUNT(accents), letter->parts[i]));
    buffer_add_byte(out, (char)letter->parts[0]);
    buffer_add_repeated(out, '}', letter->count);
}

/* What stands at a byte; the bytes that were read. */
static size_t write_at(struct shown text, size_t at, bool is_balanced, struct buffer *out)
{
    uint32_t code_point;
    size_t length = utf8_decode(text.bytes + at, text.length - at, &code_point);
    const char *sign = sign_of(code_point, is_balanced);
    struct letter letter = take_letter(text, at);
    if (is_accented(&letter, code_point)) {
        write_accented(&letter, out);
        return letter.length;
    }
    buffer_add(out, sign ? slice_of(sign) : (struct slice){text.bytes + at, length});
    return length;
}

void latex_escape(struct shown text, struct buffer *out)
{
    struct arena arena = {0};
    bool is_balanced = has_balanced_braces(text);
    struct shown curled = pdf_quotes_curl(&arena, normal_compose(&arena, text), 0, 0);
    uint32_t before = 0;
    for (size_t at = 0; at < curled.length;) {
        uint32_t code_point;
        utf8_decode(curled.bytes + at, curled.length - at, &code_point);
        if (is_ligature(before, code_point))
            buffer_add(out, SLICE("\\/"));
        at += write_at(curled, at, is_balanced, out);
        before = code_point;
    }
    arena_release(&arena);
}

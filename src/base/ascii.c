#include "base/ascii.h"

#include "base/width.h"

#include <string.h>
#include <uninorm.h>
#include <unistr.h>

struct likeness {
    ucs4_t code_point;
    char ascii;
};

static const struct likeness likenesses[] = {
    {0x00a0, ' '}, {0x00a7, 'S'}, {0x00ab, '"'}, {0x00b6, '#'},  {0x00b7, '-'},  {0x00bb, '"'},
    {0x00d8, 'O'}, {0x00df, 's'}, {0x00f8, 'o'}, {0x0110, 'D'},  {0x0111, 'd'},  {0x0131, 'i'},
    {0x0141, 'L'}, {0x0142, 'l'}, {0x018f, 'E'}, {0x0259, 'e'},  {0x2010, '-'},  {0x2011, '-'},
    {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x201c, '"'},
    {0x201d, '"'}, {0x2022, '*'}, {0x2026, '~'}, {0x20ac, 'E'},  {0x2190, '<'},  {0x2192, '>'},
    {0x2500, '-'}, {0x2502, '|'}, {0x250c, '+'}, {0x2510, '+'},  {0x2514, '+'},  {0x2518, '+'},
    {0x251c, '+'}, {0x2524, '+'}, {0x2550, '='}, {0x256a, '+'},  {0x2581, '.'},  {0x2582, '.'},
    {0x2583, ':'}, {0x2584, ':'}, {0x2585, '+'}, {0x2586, '+'},  {0x2587, '#'},  {0x2588, '#'},
    {0x258c, '|'}, {0x25a0, '#'}, {0x25b8, '>'}, {0x25cc, 'o'},  {0x25cf, 'o'},  {0x2260, '!'},
    {0x2605, '*'}, {0x25e6, 'o'}, {0x2248, '~'},
};

static char likeness_of(ucs4_t code_point)
{
    if (code_point < 0x80)
        return (char)code_point;
    for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++)
        if (likenesses[i].code_point == code_point)
            return likenesses[i].ascii;
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int count = uc_canonical_decomposition(code_point, parts);
    return count > 0 && parts[0] != code_point ? likeness_of(parts[0]) : '?';
}

static bool is_ascii(struct shown text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    return true;
}

struct shown ascii_from(struct arena *arena, struct shown text)
{
    if (is_ascii(text))
        return text;
    char *bytes = arena_allocate_bytes(arena, text.length * 2);
    size_t length = 0;
    for (size_t start = 0; start < text.length;) {
        struct cluster cluster = width_cluster(text, start);
        ucs4_t base;
        u8_mbtouc(&base, (const uint8_t *)text.bytes + start, cluster.length);
        char likeness = likeness_of(base);
        for (int i = 0; i < cluster.columns; i++)
            bytes[length++] = likeness;
        start += cluster.length;
    }
    return (struct shown){bytes, length};
}

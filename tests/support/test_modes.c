#include "modes.h"

#include <criterion/criterion.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const struct {
    const char *bytes;
    const char *left;
} cases[] = {
    {"", ""},
    {"text\r\n", ""},
    {"\033[?1049h\033[22;0;0t\033[?1h\033=", "?1049h ?1h keypad titles"},
    {"\033[?1049h\033[22;0;0t\033[?1h\033=\033[?1l\033>\033[?1049l\033[23;0;0t", ""},
    {"\033[?25l", "?25l"},
    {"\033[?12;25h\033[?25l\033[?12l\033[?25h", ""},
    {"\033[34h", ""},
    {"\033[8l", "8l"},
    {"\033[8l\033[8h", ""},
    {"\033[34l", "34l"},
    {"\033[?7l", "?7l"},
    {"\033[?7h", ""},
    {"\033[?1006;1000h", "?1006h ?1000h"},
    {"\033[?2004h\033[4h", "?2004h 4h"},
    {"\033[1;31mred", "attributes foreground"},
    {"\033[1;31mred\033[0m", ""},
    {"\033[1;31mred\033[22;39m", ""},
    {"\033[1;31mred\033[m", ""},
    {"\033[38;5;1m\033[39m\033[48;2;0;0;7m", "background"},
    {"\033[97;107m\033[39;49m", ""},
    {"\033[7m\033[27m\033[4m", "attributes"},
    {"\033(0lqk", "line-drawing"},
    {"\033(0lqk\033(B", ""},
    {"\033[11ml\033[10m", ""},
    {"\016lqk", "shifted-out"},
    {"\016lqk\017", ""},
    {"\033[3;10r", "margins"},
    {"\033[3;10r\033[1;24r", ""},
    {"\033[3;10r\033[r", ""},
    {"\033[22;0;0t", "titles"},
    {"\033[23;0;0t", ""},
    {"\033[1m\033[12\033[0m", ""},
    {"\033", ""},
    {"\033[?12", ""},
};

Test(modes, are_told_from_the_bytes)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(cases); i++)
        cr_expect_str_eq(modes_left(&arena, slice_of(cases[i].bytes)), cases[i].left,
                         "case %zu: %s", i, modes_left(&arena, slice_of(cases[i].bytes)));
    arena_release(&arena);
}

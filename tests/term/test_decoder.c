/* Bytes of a terminal, in any pieces and at any times: what is not typing never acts as a key. */
#include "term/decoder.h"

#include "base/arena.h"
#include "support/helpers.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

enum { DELAY = 100, NEVER = -1 };

struct typing {
    struct decoder decoder;
    struct arena arena;
    struct buffer told; /* what was decoded, as text */
    int64_t now;
};

static void begin(struct typing *typing)
{
    *typing = (struct typing){.decoder.delay = DELAY};
    setlocale(LC_ALL, "C.UTF-8");
}

static void finish(struct typing *typing)
{
    decoder_release(&typing->decoder);
    buffer_release(&typing->told);
    arena_release(&typing->arena);
}

static void tell(struct typing *typing, const struct decoded *decoded)
{
    char name[KEY_NAME_SIZE];
    switch (decoded->kind) {
    case DECODED_NOTHING:
        break;
    case DECODED_KEY:
        key_spell(decoded->key, name);
        buffer_format(&typing->told, "%s", name);
        if (decoded->key.code >= KEY_CODE_CLICK && decoded->key.code <= KEY_CODE_WHEEL_DOWN)
            buffer_format(&typing->told, "(%u,%u)", decoded->key.columns, decoded->key.rows);
        break;
    case DECODED_PASTE:
        buffer_format(&typing->told, "{%.*s}", SLICE_ARGUMENTS(decoded->text));
        break;
    case DECODED_OPEN_PASTE:
        buffer_format(&typing->told, "{%.*s…", SLICE_ARGUMENTS(decoded->text));
        break;
    case DECODED_BACKGROUND:
        buffer_format(&typing->told, "#%02x%02x%02x", decoded->background.red,
                      decoded->background.green, decoded->background.blue);
        break;
    }
}

static void take_all(struct typing *typing)
{
    struct decoded decoded;
    while ((decoded = decoder_next(&typing->decoder, typing->now)).kind)
        tell(typing, &decoded);
}

static void feed(struct typing *typing, struct slice bytes)
{
    decoder_feed(&typing->decoder, bytes, typing->now);
    take_all(typing);
}

/* Lets time pass as the loop of the program does, which looks again when the decoder wants it. */
static void rest(struct typing *typing, int64_t milliseconds)
{
    int64_t end = typing->now + milliseconds;
    int patience;
    while ((patience = decoder_patience(&typing->decoder, typing->now)) >= 0 &&
           typing->now + patience <= end) {
        typing->now += patience;
        size_t before = typing->told.length;
        take_all(typing);
        if (patience == 0 && typing->told.length == before)
            break; /* it would look again and again */
    }
    typing->now = end;
}

static const char *told(struct typing *typing)
{
    const char *text = arena_copy(&typing->arena, buffer_slice(&typing->told)).bytes;
    buffer_clear(&typing->told);
    return text ? text : "";
}

struct sample {
    const char *bytes;
    const char *keys;
};

/* All of a key in one go. */
static const struct sample keys[] = {
    {"\033[A", "<Up>"},         {"\033OA", "<Up>"},          {"\033[B", "<Down>"},
    {"\033OD", "<Left>"},       {"\033[C", "<Right>"},       {"\033[H", "<Home>"},
    {"\033OH", "<Home>"},       {"\033[1~", "<Home>"},       {"\033[7~", "<Home>"},
    {"\033[F", "<End>"},        {"\033OF", "<End>"},         {"\033[4~", "<End>"},
    {"\033[3~", "<Del>"},       {"\033[2~", "<Insert>"},     {"\033[5~", "<PageUp>"},
    {"\033[6~", "<PageDown>"},  {"\033OP", "<F1>"},          {"\033[11~", "<F1>"},
    {"\033[[A", "<F1>"},        {"\033[[E", "<F5>"},         {"\033OS", "<F4>"},
    {"\033[24~", "<F12>"},      {"\033[Z", "<S-Tab>"},       {"\033[1;3D", "<M-Left>"},
    {"\033[1;5C", "<C-Right>"}, {"\033[1;2P", "<S-F1>"},     {"\033[5;3~", "<M-PageUp>"},
    {"\033\033[D", "<M-Left>"}, {"\033\033OC", "<M-Right>"}, {"\033[3$", "<S-Del>"},
    {"\033[3^", "<C-Del>"},     {"\033[a", "<S-Up>"},        {"\033Oa", "<C-Up>"},
    {"\033OM", "<Enter>"},      {"\033[27;5;97~", "<C-a>"},  {"\033[97;3u", "<M-a>"},
    {"\033[27u", "<Esc>"},      {"\033[13u", "<Enter>"},
};

/* What a terminal says without being typed on. */
static const struct sample reports[] = {
    {"\033[I", ""},                           /* focus comes */
    {"\033[O", ""},                           /* and goes */
    {"\033[M !!", ""},                        /* a mouse: X10 */
    {"\033[MAAQ", ""},                        /* at a column and a row that are letters */
    {"\033[M#\xff\xff", ""},                  /* far to the right */
    {"\033[<0;10;5M", ""},                    /* SGR */
    {"\033[<0;10;5m", ""},                    /* SGR, let go */
    {"\033[<65;120;36M", ""},                 /* SGR, the wheel */
    {"\033[32;10;5M", ""},                    /* urxvt */
    {"\033[97;120;36M", ""},                  /* urxvt, the wheel */
    {"\033[24;80R", ""},                      /* where the cursor stands */
    {"\033[1;5R", ""},                        /* likewise, and no F3 */
    {"\033[?62;1;6;22c", ""},                 /* what terminal this is */
    {"\033[>41;330;0c", ""},                  /* which version */
    {"\033[0n", ""},                          /* that all is well */
    {"\033[?997;1n", ""},                     /* that the colours are dark */
    {"\033[?2026;2$y", ""},                   /* a mode */
    {"\033[4;1$y", ""},                       /* an old mode */
    {"\033[8;24;80t", ""},                    /* the size */
    {"\033]11;rgb:ffff/AAAA/QQQQ\033\\", ""}, /* a colour */
    {"\033]10;rgb:0/A/Q\a", ""},              /* likewise, closed by BEL */
    {"\033P1$r0mAQ\033\\", ""},               /* a setting */
    {"\033P>|XTerm(379)AQ\033\\", ""},        /* the name */
    {"\033P!|7E565445\033\\", ""},            /* the unit */
    {"\033_Gi=1;OKAQ\033\\", ""},             /* a picture */
    {"\033[99~", ""},                         /* a key that nobody knows */
    {"\033[57399;1:2u", ""},
};

static void expect_at(const struct sample *sample, int64_t gap, const char *after)
{
    struct typing typing;
    begin(&typing);
    for (const char *byte = sample->bytes; *byte; byte++) {
        feed(&typing, (struct slice){byte, 1});
        rest(&typing, gap);
    }
    feed(&typing, SLICE("j"));
    const char *expected = arena_format(&typing.arena, "%s%s", sample->keys, after).bytes;
    const char *answer = told(&typing);
    cr_expect_str_eq(answer, expected, "'%s' with %ld ms between its bytes: %s", sample->bytes + 1,
                     (long)gap, answer);
    finish(&typing);
}

static void expect_cut_in_two(const struct sample *sample)
{
    size_t length = strlen(sample->bytes);
    for (size_t cut = 1; cut < length; cut++) {
        struct typing typing;
        begin(&typing);
        feed(&typing, (struct slice){sample->bytes, cut});
        rest(&typing, DELAY - 1);
        feed(&typing, (struct slice){sample->bytes + cut, length - cut});
        feed(&typing, SLICE("j"));
        const char *expected = arena_format(&typing.arena, "%sj", sample->keys).bytes;
        cr_expect_str_eq(told(&typing), expected, "'%s' cut at %zu", sample->bytes + 1, cut);
        finish(&typing);
    }
}

Test(decoder, puts_a_key_together_however_it_is_cut)
{
    for (size_t i = 0; i < COUNT(keys); i++) {
        expect_at(&keys[i], 0, "j");
        expect_at(&keys[i], DELAY - 1, "j");
        expect_cut_in_two(&keys[i]);
    }
}

Test(decoder, drops_what_is_no_typing_however_it_is_cut)
{
    for (size_t i = 0; i < COUNT(reports); i++) {
        expect_at(&reports[i], 0, "j");
        expect_at(&reports[i], DELAY - 1, "j");
        expect_cut_in_two(&reports[i]);
    }
}

/* The Escape acts, and nothing of what follows. */
static void expect_escape_alone(const struct sample *sample, int64_t gap)
{
    struct typing typing;
    begin(&typing);
    for (const char *byte = sample->bytes; *byte; byte++) {
        feed(&typing, (struct slice){byte, 1});
        rest(&typing, gap);
    }
    const char *answer = told(&typing);
    size_t escapes = sample->bytes[1] == '\033' ? 2 : 1;
    const char *expected = escapes == 2 ? "<Esc><Esc>" : "<Esc>";
    cr_expect_str_eq(answer, expected, "'%s' with %ld ms between its bytes: %s", sample->bytes + 1,
                     (long)gap, answer);
    feed(&typing, SLICE("j"));
    cr_expect_str_eq(told(&typing), "j", "deaf after '%s'", sample->bytes + 1);
    finish(&typing);
}

static bool is_cut_by_escapes(const struct sample *sample)
{
    return strchr(sample->bytes + 1, '\033') && sample->bytes[1] != '\033';
}

Test(decoder, lets_no_late_rest_act)
{
    static const int64_t gaps[] = {DELAY, DELAY + 1, 300, 900, 60000};
    for (size_t gap = 0; gap < COUNT(gaps); gap++) {
        for (size_t i = 0; i < COUNT(keys); i++)
            if (strncmp(keys[i].bytes, "\033[a", 3) != 0) /* which is how a person would type it */
                expect_escape_alone(&keys[i], gaps[gap]);
        for (size_t i = 0; i < COUNT(reports); i++) {
            bool is_key_too = reports[i].bytes[1] == 'P' || reports[i].bytes[1] == '_';
            if (!is_cut_by_escapes(&reports[i]) && (!is_key_too || gaps[gap] < 1000))
                expect_escape_alone(&reports[i], gaps[gap]);
        }
    }
}

Test(decoder, takes_a_lone_escape_after_its_delay)
{
    struct typing typing;
    begin(&typing);
    feed(&typing, SLICE("\033"));
    cr_expect_eq(decoder_patience(&typing.decoder, typing.now), DELAY);
    rest(&typing, DELAY - 1);
    cr_expect_str_empty(told(&typing));
    rest(&typing, 1);
    cr_expect_str_eq(told(&typing), "<Esc>");
    cr_expect_eq(decoder_patience(&typing.decoder, typing.now), NEVER, "idle");
    feed(&typing, SLICE("\033\033"));
    rest(&typing, DELAY);
    cr_expect_str_eq(told(&typing), "<Esc><Esc>");
    finish(&typing);
}

/* As people type them. */
Test(decoder, takes_what_is_typed_after_an_escape)
{
    static const struct sample typed[] = {
        {"j", "j"},      {"[x", "[x"},      {"[q", "[q"}, {"[u", "[u"}, {"[*", "[*"},
        {"]x", "]x"},    {"]*", "]*"},      {"A", "A"},   {"Q", "Q"},   {"ü", "ü"},
        {"Oz", "Oz"},    {"\r", "<Enter>"}, {"5", "5"},   {":q", ":q"}, {"/a", "/a"},
        {"\t", "<Tab>"}, {"\x01", "<C-a>"}};
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct typing typing;
        begin(&typing);
        feed(&typing, SLICE("\033"));
        rest(&typing, 5000);
        for (const char *byte = typed[i].bytes; *byte; byte++) {
            feed(&typing, (struct slice){byte, 1});
            rest(&typing, 200);
        }
        const char *expected = arena_format(&typing.arena, "<Esc>%s", typed[i].keys).bytes;
        cr_expect_str_eq(told(&typing), expected);
        finish(&typing);
    }
}

/* A key that may also open an answer waits a second, and only when an Escape went just before. */
Test(decoder, takes_a_key_that_might_open_an_answer)
{
    struct typing typing;
    begin(&typing);
    feed(&typing, SLICE("\033"));
    rest(&typing, 300);
    feed(&typing, SLICE("P"));
    cr_expect_str_eq(told(&typing), "<Esc>");
    rest(&typing, 1000);
    cr_expect_str_eq(told(&typing), "P");
    feed(&typing, SLICE("\033"));
    rest(&typing, 3000);
    feed(&typing, SLICE("P"));
    cr_expect_str_eq(told(&typing), "<Esc>P");
    finish(&typing);
}

Test(decoder, takes_keys_with_alt)
{
    static const struct sample typed[] = {
        {"\033v", "<M-v>"},   {"\033ü", "<M-ü>"},   {"\033\r", "<M-Enter>"}, {"\033<", "<M-lt>"},
        {"\033]x", "<M-]>x"}, {"\033Px", "<M-P>x"}, {"\033\001", "<C-M-a>"}};
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct typing typing;
        begin(&typing);
        feed(&typing, slice_of(typed[i].bytes));
        rest(&typing, 5000);
        cr_expect_str_eq(told(&typing), typed[i].keys);
        finish(&typing);
    }
}

Test(decoder, hears_again_after_an_answer_without_an_end)
{
    static const struct sample stopped[] = {
        {"\033]11;rgb:AA\rj", "<Enter>j"}, {"\033P1$rAA\033[Aj", "<Up>j"},
        {"\033]0;AA\033jj", "<M-j>j"},     {"\033[12;\rj", "<Enter>j"},
        {"\033[1\033[Bj", "<Down>j"},      {"\033_GAA\003j", "<C-c>j"}};
    for (size_t i = 0; i < COUNT(stopped); i++) {
        struct typing typing;
        begin(&typing);
        feed(&typing, slice_of(stopped[i].bytes));
        cr_expect_str_eq(told(&typing), stopped[i].keys);
        finish(&typing);
    }
}

Test(decoder, passes_over_sequences_of_any_length)
{
    struct typing typing;
    struct buffer bytes = {0};
    begin(&typing);
    buffer_format(&bytes, "\033[1");
    for (int i = 0; i < 3000; i++)
        buffer_format(&bytes, ";4000000000");
    for (size_t i = 0; i < bytes.length; i += 7)
        feed(&typing, (struct slice){bytes.bytes + i, i + 7 < bytes.length ? 7 : bytes.length - i});
    feed(&typing, SLICE("Aj"));
    cr_expect_str_eq(told(&typing), "j");
    buffer_release(&bytes);
    finish(&typing);
}

Test(decoder, tells_clicks_and_the_wheel_where_they_are_wanted)
{
    static const struct sample clicks[] = {
        {"\033[M !!", "(0,0)"},     {"\033[<0;10;5M", "(9,4)"}, {"\033[32;10;5M", "(9,4)"},
        {"\033[<64;3;2M", "(2,1)"}, {"\033[Ma##", "(2,2)"},     {"\033[97;1;1M", "(0,0)"},
        {"\033[<4;1;1M", "(0,0)"},  {"\033[<0;1;1m", NULL},     {"\033[<35;9;9M", NULL},
        {"\033[<2;9;9M", NULL},     {"\033[M#!!", NULL},        {"\033[<0;0;1M", NULL}};
    for (size_t i = 0; i < COUNT(clicks); i++) {
        struct typing typing;
        begin(&typing);
        typing.decoder.has_mouse = true;
        feed(&typing, slice_of(clicks[i].bytes));
        const char *answer = told(&typing);
        if (clicks[i].keys)
            cr_expect(strstr(answer, clicks[i].keys), "%s: %s", clicks[i].bytes + 1, answer);
        else
            cr_expect_str_empty(answer);
        finish(&typing);
    }
}

/* Entries spell keys in other ways, some without a bracket. */
Test(decoder, knows_the_spellings_of_an_entry)
{
    struct typing typing;
    begin(&typing);
    decoder_add_spelling(&typing.decoder, "\033A", (struct key){.code = KEY_CODE_UP});
    decoder_add_spelling(&typing.decoder, "\033[192z", (struct key){.code = KEY_CODE_F1});
    decoder_add_spelling(&typing.decoder, "\010", (struct key){.code = KEY_CODE_LEFT});
    feed(&typing, SLICE("\033A"));
    feed(&typing, SLICE("\033[19"));
    feed(&typing, SLICE("2z"));
    feed(&typing, SLICE("\010"));
    cr_expect_str_eq(told(&typing), "<Up><F1><BS>");
    feed(&typing, SLICE("\033"));
    rest(&typing, 500);
    feed(&typing, SLICE("Aj"));
    cr_expect_str_eq(told(&typing), "<Esc>j", "a late rest");
    decoder_add_spelling(&typing.decoder, "\033\t",
                         (struct key){.code = KEY_CODE_TAB, .modifiers = KEY_SHIFT});
    feed(&typing, SLICE("\033\t\033"));
    rest(&typing, 500);
    feed(&typing, SLICE("\t"));
    cr_expect_str_eq(told(&typing), "<S-Tab><Esc><Tab>", "two keys of the console of Linux");
    finish(&typing);
}

/* Pasting. */

static const struct sample pastes[] = {
    {"\033[200~see the annex\033[201~", "{see the annex}"},
    {"\033[200~AQ\n:q!\r\033[201~", "{AQ\n:q!\r}"},
    {"\033[200~\033[201~", "{}"},
    {"\033[200~\033[A\033OA\033[201~", "{\033[A\033OA}"},
    {"\033[200~[201~A\033[201~", "{[201~A}"},
    {"\033[200~\033[201A\033[201~", "{\033[201A}"},
    {"\033[200~\033[2010~Q\033[201;1~Q\033[201~", "{\033[2010~Q\033[201;1~Q}"},
    {"\033[200~\033\033[201~", "{\033}"},
    {"\033[200~\033[200~A\033[201~", "{A}"},
};

Test(decoder, takes_pasted_text_as_text_however_it_is_cut)
{
    for (size_t i = 0; i < COUNT(pastes); i++) {
        expect_at(&pastes[i], 0, "j");
        expect_at(&pastes[i], DELAY - 1, "j");
        expect_cut_in_two(&pastes[i]);
    }
}

/* A text may hold the closing bracket; terminals should take it out, and not all do. */
Test(decoder, takes_the_last_closing_bracket_of_one_write)
{
    struct typing typing;
    begin(&typing);
    feed(&typing, SLICE("\033[200~a\033[201~AQ\r\033[200~b\033[201~\033[201~j"));
    cr_expect_str_eq(told(&typing), "{aAQ\rb}j");
    finish(&typing);
}

Test(decoder, shows_a_paste_without_an_end_and_takes_no_key_from_it)
{
    struct typing typing;
    begin(&typing);
    feed(&typing, SLICE("\033[200~AQ"));
    rest(&typing, 999);
    cr_expect_str_empty(told(&typing));
    rest(&typing, 60000);
    cr_expect_str_eq(told(&typing), "{AQ…");
    cr_expect_eq(decoder_patience(&typing.decoder, typing.now), NEVER, "idle");
    feed(&typing, SLICE("Q:q!\r"));
    rest(&typing, 2000);
    cr_expect_str_eq(told(&typing), "{Q:q!\r…");
    feed(&typing, SLICE("A\033[201~j"));
    cr_expect_str_eq(told(&typing), "{A}j");
    finish(&typing);
}

Test(decoder, lets_an_escape_end_a_paste_without_an_end)
{
    struct typing typing;
    begin(&typing);
    feed(&typing, SLICE("\033[200~AQ"));
    rest(&typing, 2000);
    feed(&typing, SLICE("\033"));
    rest(&typing, 2000);
    cr_expect_str_eq(told(&typing), "{AQ…{}");
    feed(&typing, SLICE("[201~"));
    feed(&typing, SLICE("j"));
    cr_expect_str_eq(told(&typing), "j");
    finish(&typing);
}

/* An escape in the middle of what is pasted ends nothing, also where the line then stalls. */
Test(decoder, takes_no_escape_of_a_text_for_its_end)
{
    struct typing typing;
    begin(&typing);
    feed(&typing, SLICE("\033[200~a\033"));
    rest(&typing, 900);
    feed(&typing, SLICE("Q\033[201~j"));
    cr_expect_str_eq(told(&typing), "{a\033Q}j");
    finish(&typing);
}

Test(decoder, takes_a_paste_whose_opening_bracket_comes_late)
{
    struct typing typing;
    begin(&typing);
    feed(&typing, SLICE("\033"));
    rest(&typing, 500);
    feed(&typing, SLICE("[200~AQ\033[201~j"));
    cr_expect_str_eq(told(&typing), "<Esc>{AQ}j");
    finish(&typing);
}

Test(decoder, keeps_the_beginning_of_a_text_of_any_length)
{
    struct typing typing;
    struct buffer text = {0};
    begin(&typing);
    buffer_add_repeated(&text, 'Q', 200000);
    feed(&typing, SLICE("\033[200~"));
    for (int i = 0; i < 3; i++)
        feed(&typing, buffer_slice(&text));
    feed(&typing, SLICE("\033[201~j"));
    cr_expect_eq(typing.told.length, 65536 + 3);
    cr_expect_eq(typing.told.bytes[typing.told.length - 1], 'j');
    buffer_release(&text);
    finish(&typing);
}

static const struct sample answers[] = {
    {"\033]11;rgb:0000/2b2b/3636\033\\", "#002b36"},
    {"\033]11;rgb:FFFF/ffff/FfFf\a", "#ffffff"},
    {"\033]11;rgb:fd/f6/e3\033\\", "#fdf6e3"},
    {"\033]11;rgb:f/0/8\a", "#ff0088"},
    {"\033]11;rgba:1717/1414/2121/ffff\a", "#171421"},
    {"\033]11;rgb:0000/2b2b\a", ""},
    {"\033]11;rgb:0000/2b2b/36363\a", ""},
    {"\033]11;rgb:0000/2b2b/\a", ""},
    {"\033]11;rgb:0000/2b2b/3636/ffff\a", ""},
    {"\033]11;rgb:red/2b2b/3636\a", ""},
    {"\033]11;rgb:/0/0\a", ""},
    {"\033]11;\a", ""},
    {"\033]10;rgb:0000/2b2b/3636\a", ""},
    {"\033]110;rgb:0000/2b2b/3636\a", ""},
    {"\033]11;rgb:0000/2b2b/3636;rgb:0000/2b2b/3636;rgb:0000/2b2b/3636\a", ""},
};

static const char *told_of_answer(const char *bytes, bool asks, int64_t gap, struct arena *arena)
{
    struct typing typing;
    begin(&typing);
    typing.decoder.asks_background = asks;
    for (const char *byte = bytes; *byte; byte++) {
        feed(&typing, (struct slice){byte, 1});
        rest(&typing, gap);
    }
    feed(&typing, SLICE("j"));
    const char *answer = arena_copy(arena, slice_of(told(&typing))).bytes;
    finish(&typing);
    return answer;
}

Test(decoder, tells_the_background_where_it_was_asked_for_however_it_is_cut)
{
    static const int64_t gaps[] = {0, DELAY - 1};
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(answers); i++) {
        for (size_t j = 0; j < COUNT(gaps); j++) {
            const char *expected = arena_format(&arena, "%sj", answers[i].keys).bytes;
            cr_expect_str_eq(told_of_answer(answers[i].bytes, true, gaps[j], &arena), expected,
                             "'%s'", answers[i].bytes + 1);
            cr_expect_str_eq(told_of_answer(answers[i].bytes, false, gaps[j], &arena), "j", "'%s'",
                             answers[i].bytes + 1);
        }
    }
    const char *fenced = "\033[?62;22c\033]11;rgb:ffff/ffff/ffff\a";
    const char *others = "\033[>41;330;0c\033[0n\033]11;rgb:ffff/ffff/ffff\a";
    cr_expect_str_eq(told_of_answer(fenced, true, 0, &arena), "j", "after the fence: too late");
    cr_expect_str_eq(told_of_answer(others, true, 0, &arena), "#ffffffj", "these are no fence");
    arena_release(&arena);
}

#include "model/mention.h"

#include "support/loading.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char actors[] =
    "- {id: azerbaijan, name: Azerbaijan, kind: state, aliases: [Baku, Az\u0259rbaycan, "
    "\u0622\u0630\u0631\u0628\u0627\u06cc\u062c\u0627\u0646]}\n"
    "- {id: iran, name: Iran, kind: state, aliases: [Islamic Republic of Iran, Islamic Republic, "
    "\u0627\u06cc\u0631\u0627\u0646, \u0418\u0440\u0430\u043d]}\n"
    "- {id: us, name: United States, kind: state, aliases: [US, U.S., \u0410\u0411\u0428, "
    "AB\u015e]}\n"
    "- {id: usb, name: US Bank, kind: organisation}\n"
    "- {id: aliyev, name: \u0130lham \u018fliyev, kind: person, aliases: [Aliyev]}\n"
    "- {id: irgc, name: IRGC, kind: organisation}\n"
    "- {id: turkiye, name: T\u00fcrkiye, kind: state, aliases: [Turkey]}\n"
    "- {id: other, name: Other, kind: group, aliases: [Baku, Turkey, \"1\", \"2\", \"-\", \"?\"]}\n"
    "- {id: china, name: \u4e2d\u56fd, kind: state}\n"
    "- {id: three, name: 3+3, kind: group, aliases: [Q3]}\n";

static const char corridors[] =
    "- {id: north-south, name: North\u2013South Corridor, aliases: [INSTC]}\n"
    "- {id: zangezur, name: Zangezur Corridor, aliases: [Z\u0259ng\u0259zur d\u0259hlizi]}\n"
    "- {id: btk, name: Baku\u2013Tbilisi\u2013Kars}\n";

static struct loaded load_names(void)
{
    struct folder folder = load_folder_create();
    load_folder_write(&folder, "content/actors.yaml", slice_of(actors));
    load_folder_write(&folder, "content/corridors.yaml", slice_of(corridors));
    struct loaded loaded = loading_load(&folder);
    load_folder_remove(&folder);
    return loaded;
}

/* A text with each mention in brackets and the id after it. */
static const char *marked(const struct dossier *dossier, const char *text, struct arena *arena)
{
    struct mention_list list = mention_find(dossier->names, slice_of(text), arena);
    struct buffer out = {0};
    size_t at = 0;
    for (size_t i = 0; i < list.count; i++) {
        struct mention mention = list.items[i];
        cr_assert_geq(mention.start, at, "mentions never overlap: %s", text);
        cr_assert_gt(mention.end, mention.start);
        buffer_add(&out, (struct slice){text + at, mention.start - at});
        buffer_format(&out, "[%.*s]<%.*s>", (int)(mention.end - mention.start),
                      text + mention.start, SLICE_ARGUMENTS(entry_id(mention.entry)));
        at = mention.end;
    }
    buffer_add(&out, slice_of(text + at));
    const char *result = arena_copy(arena, buffer_slice(&out)).bytes;
    buffer_release(&out);
    return result;
}

struct example {
    const char *text;
    const char *marked;
};

static const struct example examples[] = {
    {"", ""},
    {"Nobody.", "Nobody."},
    {"Baku and Iran.", "[Baku]<azerbaijan> and [Iran]<iran>."},
    /* at word boundaries, in any case */
    {"Iranian, Iran's, pre-Iran, IRAN",
     "Iranian, [Iran]<iran>'s, pre[-]<other>[Iran]<iran>, [IRAN]<iran>"},
    {"Bakuvian BAKU", "Bakuvian [BAKU]<azerbaijan>"},
    /* what looks the same: composed or not, full width, either spelling of a schwa */
    {"AB\u015e, ABS\u0327, AbS\u0327, \uff35\uff33",
     "[AB\u015e]<us>, [ABS\u0327]<us>, AbS\u0327, [\uff35\uff33]<us>"},
    {"\u018fliyev, Eliyev, Azarbaycan, Azerbaycan, \u018fl\u0131yev",
     "[\u018fliyev]<aliyev>, Eliyev, [Azarbaycan]<azerbaijan>, [Azerbaycan]<azerbaijan>, "
     "[\u018fl\u0131yev]<aliyev>"},
    {"\u0130lham Aliyev, Ilham \u018fliyev",
     "[\u0130lham Aliyev]<aliyev>, [Ilham \u018fliyev]<aliyev>"},
    /* the longest first */
    {"the Islamic Republic of Iran", "the [Islamic Republic of Iran]<iran>"},
    {"the Islamic Republic of Iraq", "the [Islamic Republic]<iran> of Iraq"},
    {"Islamic Republic of Iran Islamic", "[Islamic Republic of Iran]<iran> Islamic"},
    {"US Bank and US banks", "[US Bank]<usb> and [US]<us> banks"},
    {"Baku-Tbilisi-Kars, Baku\u2013Tbilisi\u2013Kars, Baku-Tbilisi",
     "[Baku-Tbilisi-Kars]<btk>, [Baku\u2013Tbilisi\u2013Kars]<btk>, [Baku]<azerbaijan>[-]<other>"
     "Tbilisi"},
    {"the North-South corridor", "the [North-South corridor]<north-south>"},
    /* acronyms exactly */
    {"US us Us USA", "[US]<us> us Us USA"},
    {"IRGC irgc Irgc", "[IRGC]<irgc> irgc Irgc"},
    {"INSTC instc", "[INSTC]<north-south> instc"},
    {"the U.S. and the u.s.", "the [U.S.]<us> and the u.s."},
    {"AB\u015e ab\u015f abs", "[AB\u015e]<us> ab\u015f abs"},
    {"\u0410\u0411\u0428 \u0430\u0431\u0448", "[\u0410\u0411\u0428]<us> \u0430\u0431\u0448"},
    {"Q3 q3", "[Q3]<three> q3"},
    /* schwa, dotless i and other letters that fold */
    {"Ilham Aliyev", "[Ilham Aliyev]<aliyev>"},
    {"\u0130lham \u018fliyev", "[\u0130lham \u018fliyev]<aliyev>"},
    {"ilham eliyev", "[ilham eliyev]<aliyev>"},
    {"Az\u0259rbaycan, Azerbaycan", "[Az\u0259rbaycan]<azerbaijan>, [Azerbaycan]<azerbaijan>"},
    {"Z\u0259ng\u0259zur D\u0259hlizi", "[Z\u0259ng\u0259zur D\u0259hlizi]<zangezur>"},
    {"\u0130ran, \u0131ran", "[\u0130ran]<iran>, [\u0131ran]<iran>"},
    {"T\u00fcrkiye, Turkiye, Tu\u0308rkiye", "[T\u00fcrkiye]<turkiye>, [Turkiye]<turkiye>, "
                                             "[Tu\u0308rkiye]<turkiye>"},
    /* marks and what is not seen after the last letter belong to the mention */
    {"Iran\u0301 x", "[Iran\u0301]<iran> x"},
    {"Ir\u00adan.", "[Ir\u00adan]<iran>."},
    /* other scripts */
    {"\u062f\u0631 \u0627\u06cc\u0631\u0627\u0646 \u0648",
     "\u062f\u0631 [\u0627\u06cc\u0631\u0627\u0646]<iran> \u0648"},
    {"\u0627\u064a\u0631\u0627\u0646\u06cc", "\u0627\u064a\u0631\u0627\u0646\u06cc"},
    {"\u0622\u0630\u0631\u0628\u0627\u064a\u062c\u0627\u0646",
     "[\u0622\u0630\u0631\u0628\u0627\u064a\u062c\u0627\u0646]<azerbaijan>"},
    {"\u0418\u0440\u0430\u043d, \u0438\u0440\u0430\u043d\u0441\u043a\u0438\u0439",
     "[\u0418\u0440\u0430\u043d]<iran>, \u0438\u0440\u0430\u043d\u0441\u043a\u0438\u0439"},
    {"\u5728\u4e2d\u56fd\u7684", "\u5728[\u4e2d\u56fd]<china>\u7684"},
    /* of one that two share the first has it */
    {"Turkey, Other", "[Turkey]<turkiye>, [Other]<other>"},
    /* names of one sign, and characters that fold to several */
    {"1, 2", "[1]<other>, [2]<other>"},
    {"---", "[-]<other>[-]<other>[-]<other>"},
    {"\u00bd", "\u00bd"},
    {"1\u00bd 1 \u00bd", "1\u00bd [1]<other> \u00bd"},
    {"3+3 13+3", "[3+3]<three> 13+3"},
};

Test(mention, finds_names_where_they_stand)
{
    struct loaded loaded = load_names();
    for (size_t i = 0; i < COUNT(examples); i++) {
        struct arena arena = {0};
        const char *result = marked(loaded.dossier, examples[i].text, &arena);
        cr_expect_str_eq(result, examples[i].marked, "%s", result);
        arena_release(&arena);
    }
    loaded_release(&loaded);
}

/* More mentions than half of the bytes: once they were counted on to be fewer. */
Test(mention, finds_a_name_of_one_sign_thousands_of_times)
{
    enum { TIMES = 20000 };
    struct loaded loaded = load_names();
    struct arena arena = {0};
    struct buffer text = {0};
    buffer_add_repeated(&text, '?', TIMES);
    struct mention_list list = mention_find(loaded.dossier->names, buffer_slice(&text), &arena);
    cr_assert_eq(list.count, TIMES);
    for (size_t i = 0; i < TIMES; i++) {
        cr_assert_eq(list.items[i].start, i);
        cr_assert_eq(list.items[i].end, i + 1);
    }
    buffer_release(&text);
    arena_release(&arena);
    loaded_release(&loaded);
}

/* Names that cannot be found do no harm. */
Test(mention, passes_over_names_that_are_empty_or_endless)
{
    struct folder folder = load_folder_create();
    struct buffer yaml = {0};
    buffer_add(&yaml, SLICE("- {id: a, name: \"\\u00ad\", kind: state, aliases: [\"\", \" \", \""));
    buffer_add_repeated(&yaml, 'x', 129);
    buffer_add(&yaml, SLICE("\", \""));
    buffer_add_repeated(&yaml, 'y', 128);
    buffer_add(&yaml, SLICE("\", \" padded \"]}\n"));
    load_folder_write(&folder, "content/actors.yaml", buffer_slice(&yaml));
    struct loaded loaded = loading_load(&folder);
    struct arena arena = {0};
    struct buffer text = {0};
    buffer_add_repeated(&text, 'x', 129);
    buffer_add_byte(&text, ' ');
    buffer_add_repeated(&text, 'y', 128);
    buffer_add(&text, SLICE(" padded \u00ad"));
    struct mention_list list = mention_find(loaded.dossier->names, buffer_slice(&text), &arena);
    cr_assert_eq(list.count, 2);
    cr_expect_eq(list.items[0].start, 130);
    cr_expect_eq(list.items[0].end, 258);
    cr_expect_eq(list.items[1].start, 259);
    buffer_release(&text);
    arena_release(&arena);
    buffer_release(&yaml);
    loaded_release(&loaded);
    load_folder_remove(&folder);
}

Test(mention, finds_nothing_without_names)
{
    struct arena arena = {0};
    struct name_table *names =
        name_table_create(&arena, (struct actor_list){0}, (struct corridor_list){0});
    cr_expect_eq(mention_find(names, SLICE("Baku"), &arena).count, 0);
    arena_release(&arena);
}

/* Every name and alias of the bundled dossier is found in a text that has nothing else. */
Test(mention, finds_every_name_of_the_bundled_dossier)
{
    struct loaded loaded = load_dossier(".");
    cr_assert_not_null(loaded.dossier);
    struct arena arena = {0};
    for (uint32_t i = 0; i < loaded.dossier->actors.count; i++) {
        const struct actor *actor = &loaded.dossier->actors.items[i];
        for (uint32_t j = 0; j <= actor->aliases.count; j++) {
            struct slice name = text_slice(j ? actor->aliases.items[j - 1] : actor->name);
            struct mention_list list = mention_find(loaded.dossier->names, name, &arena);
            cr_assert_eq(list.count, 1, "%.*s", SLICE_ARGUMENTS(name));
            cr_expect_eq(list.items[0].start, 0);
            cr_expect_eq(list.items[0].end, name.length);
        }
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

/* What lies after the first 64 KiB is not searched, and the end of that makes no name. */
Test(mention, is_looked_for_in_so_much_of_a_text)
{
    enum { SEARCHED = 64 * 1024 };
    struct loaded loaded = load_names();
    struct arena arena = {0};
    struct buffer text = {0};
    while (text.length + 5 <= SEARCHED - 4)
        buffer_add(&text, SLICE("Baku "));
    while (text.length < SEARCHED - 4)
        buffer_add(&text, SLICE(" "));
    buffer_add(&text, SLICE("Iranian Iran Baku"));
    struct mention_list list = mention_find(loaded.dossier->names, buffer_slice(&text), &arena);
    cr_expect_eq(list.count, (SEARCHED - 4) / 5);
    cr_expect_leq(list.items[list.count - 1].end, SEARCHED);
    for (size_t i = 0; i < list.count; i++)
        cr_expect(slice_equal(entry_id(list.items[i].entry), SLICE("azerbaijan")));
    buffer_release(&text);
    arena_release(&arena);
    loaded_release(&loaded);
}

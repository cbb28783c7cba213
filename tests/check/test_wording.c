/* The rules of wording: what each finds, of its kind and not only of the samples, and what looks
 * much the same and is left alone. All texts are the points of one brief. */
#include "alder.h"
#include "check/check.h"
#include "load/loader.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define NEWER "content/briefs/alder-2032.yaml"
#define HEAD                                                                                       \
    "precis: 1\nid: alder-2032\nsource: {type: report, title: T, issued: 2032}\n"                  \
    "bottom-line: B\nkey-points:\n"

enum { HEAD_LINES = 5, POINT_LINES = 5 };

static const struct worded {
    const char *rule; /* NULL: none */
    const char *kind;
    const char *text;
} worded[] = {
    {"undated-word", "event", "The board met recently."},
    {"undated-word", "event", "The board has lately met in the town."},
    {"undated-word", "event", "A recent meeting of the board was short."},
    {"undated-word", "event", "In recent months the board met twice."},
    {"undated-word", "event", "The quay of 2030 was mended recently."},
    {"undated-word", "event", "The board now meets in the town."},
    {"undated-word", "event", "Now the board meets in the town."},
    {"undated-word", "event", "The board met in 2031. It meets in the town now."},
    {"undated-word", "event", "Nobody has paid so far."},
    {"undated-word", "event", "Of late nobody pays."},
    {"undated-word", "event", "Today's board is smaller."},
    {"undated-word", "event", "The board fell out last autumn."},
    {"undated-word", "event", "Over the past few years the port has shrunk."},
    {"undated-word", "event", "The quay was built two years ago."},
    {"undated-word", "event", "In the last months nobody has paid."},
    {"undated-word", "event", "At the moment nobody pays."},
    {NULL, "event", "By 2031 the board now met in the town."},
    {NULL, "event", "In the charts of late 2031 the quay is shown."},
    {NULL, "event", "In the charts of late November the quay is shown."},
    {NULL, "event", "Nobody has paid so far, the Courier writes in 2032."},
    {NULL, "event", "The board spoke of its \u201crecent misunderstandings\u201d."},
    {NULL, "event", "The last of the ships knows of nowhere to moor."},
    {NULL, "event", "The board met late, last of all in May 2031."},

    {"hidden-speaker", "assessment", "The board was blamed for the delay."},
    {"hidden-speaker", "assessment", "The pilots were accused of spite."},
    {"hidden-speaker", "assessment", "The visit is put forward as the first."},
    {"hidden-speaker", "assessment", "The silence is taken to mean consent."},
    {"hidden-speaker", "assessment", "The silence is taken as a sign of consent."},
    {"hidden-speaker", "assessment", "The quay has been described as a folly."},
    {"hidden-speaker", "assessment", "The quay is widely seen as a folly."},
    {"hidden-speaker", "assessment", "The quay could be read as a challenge."},
    {"hidden-speaker", "assessment", "The board is not thought to be solvent."},
    {"hidden-speaker", "assessment", "It was claimed that the board had known."},
    {"hidden-speaker", "assessment",
     "The loss was estimated at a million crowns."
     " The loss was estimated to be great."},
    {"hidden-speaker", "assessment", "The quay is considered unsafe."},
    {"hidden-speaker", "assessment", "The plan has often been hailed as a triumph."},
    {"hidden-speaker", "assessment", "The guild was branded a nuisance by 2031."},
    {"hidden-speaker", "assessment", "The board is credited with the peace."},
    {"hidden-speaker", "assessment", "The quay, widely seen as a folly, is empty."},
    {"hidden-speaker", "assessment", "The quay is held to be unsafe."},
    {NULL, "assessment", "The board was blamed by the pilots for the delay."},
    {NULL, "assessment", "The quay is seen by many in the town as a folly."},
    {NULL, "assessment", "The board took steps that were taken to ease the strain."},
    {NULL, "assessment", "The ships were taken to the yard, and the price was put up."},
    {NULL, "assessment", "How much it cost is not said."},
    {NULL, "assessment", "The pilots say that the board is \u201cseen as weak\u201d."},
    {NULL, "assessment", "The quay is seen from the town, and its lights are reported daily."},
    {NULL, "assessment", "The pilots blame the board, and it has said so."},

    {"forecast-as-fact", "assessment", "The quay is expected to open in 2033."},
    {"forecast-as-fact", "event", "The quay was expected to open in 2033."},
    {"forecast-as-fact", "assessment", "The board looks set to fall."},
    {"forecast-as-fact", "assessment", "The quay seems destined to stay empty."},
    {"forecast-as-fact", "assessment", "A ship, expected to call in May 2033, brings coal."},
    {"forecast-as-fact", "assessment", "The quay is going to be late."},
    {"forecast-as-fact", "assessment", "The board is about to meet."},
    {"forecast-as-fact", "assessment", "The quay is on course to open."},
    {"forecast-as-fact", "assessment", "The quay is due to open in 2033."},
    {"forecast-as-fact", "assessment", "The quay will open in 2033."},
    {"forecast-as-fact", "assessment", "In 2033, the board says, the quay will open."},
    {NULL, "forecast", "The quay is expected to open in 2033 and will be short."},
    {NULL, "statement", "The quay will open in 2033."},
    {NULL, "assessment", "The pilots fear that the quay will silt up."},
    {NULL, "assessment", "The board has not said whether it will pay."},
    {NULL, "assessment", "The delay is due to fog, and the price was set in 2031."},
    {NULL, "assessment", "The works brought less than the board had expected."},
    {NULL, "assessment", "A quay that is to open in 2033 would shorten the way."},
    {NULL, "assessment", "The goodwill of the board is great."},

    {"odds-without-likelihood", "forecast", "The quay is likely to silt up."},
    {"odds-without-likelihood", "assessment", "The pilots think the quay unlikely to last."},
    {"odds-without-likelihood", "forecast", "The quay would likely draw in other ports."},
    {"odds-without-likelihood", "forecast", "The quay will very probably silt up."},
    {"odds-without-likelihood", "forecast", "The board almost certainly fails."},
    {"odds-without-likelihood", "assessment", "It is probable that the board fails."},
    {"odds-without-likelihood", "assessment", "The quay seems very unlikely."},
    {"odds-without-likelihood", "assessment", "In all likelihood the board fails."},
    {"odds-without-likelihood", "assessment", "There is no chance of a third quay."},
    {"odds-without-likelihood", "assessment", "More likely than not the board fails."},
    {"odds-without-likelihood", "assessment", "The board is certain to fail."},
    {"odds-without-likelihood", "assessment", "A likely result is a delay."},
    {"odds-without-likelihood", "assessment", "The board has a good chance of lasting."},
    {NULL, "assessment", "The fog has made a collision more likely."},
    {NULL, "assessment", "The fog has made a collision likelier."},
    {NULL, "assessment", "The board probably has no choice."},
    {NULL, "assessment", "There is a chance of a third quay, and certain ships could moor."},
    {NULL, "statement", "The quay is likely to silt up."},

    {"unclear-pronoun", "event", "The Harbour Trust warned the Pilots' Guild. It was late."},
    {"unclear-pronoun", "event",
     "In May 2031 the Harbour Trust warned the Pilots' Guild. "
     "Its members were late."},
    {"unclear-pronoun", "event",
     "The Harbour Trust warned the Pilots' Guild in May 2031. "
     "They were late."},
    {"unclear-pronoun", "event",
     "The Harbour Trust warned the Pilots' Guild. "
     "In 2031 it was late."},
    {"unclear-pronoun", "event", "Jonas Pell warned Ines Roth. He was late."},
    {"unclear-pronoun", "event", "Jonas Pell warned Ines Roth in 2031. Her ship was late."},
    {"unclear-pronoun", "event", "The Harbour Trust warned the Pilots' Guild; it was late."},
    {"unclear-pronoun", "event", "The Harbour Trust warned the Pilots' Guild, and it was late."},
    {"unclear-pronoun", "event",
     "It was foggy. The Harbour Trust warned the Pilots' Guild, but "
     "their ships were late."},
    {"unclear-pronoun", "event", "Its ships were late, and so was the Harbour Trust."},
    {"unclear-pronoun", "event", "He was late."},
    {NULL, "event", "It was late when the Harbour Trust warned the Pilots' Guild."},
    {NULL, "event", "The Harbour Trust met the Pilots' Guild, and the board was late."},
    {NULL, "event", "The Harbour Trust was warned early, and it asked the Pilots' Guild."},
    {NULL, "event", "Jonas Pell warned the Pilots' Guild. He was late."},
    {NULL, "event", "Jonas Pell warned the Pilots' Guild. It was late."},
    {NULL, "event", "The Harbour Trust warned the Pilots' Guild. The board was late."},
    {NULL, "event", "The Harbour Trust warned the Pilots' Guild. The Trust gave its view."},
    {NULL, "event", "The Harbour Trust gave the Pilots' Guild a view of the bay. It was late."},
    {NULL, "event", "The Harbour Trust, in fog, met the Harbour Trust. It was late."},
};

/* The message for a point, of the lines of all. */
static const char *find_message(const char *messages, size_t point)
{
    size_t first = HEAD_LINES + point * POINT_LINES + 1;
    for (size_t line = first; line < first + POINT_LINES; line++) {
        char place[80];
        snprintf(place, sizeof place, NEWER ":%zu:", line);
        const char *found = strstr(messages, place);
        if (found)
            return found;
    }
    return "";
}

Test(wording, rules_find_their_kind_and_leave_the_rest_alone)
{
    struct alder alder;
    struct buffer text = {0};
    alder_begin(&alder);
    buffer_format(&text, HEAD);
    for (size_t i = 0; i < COUNT(worded); i++)
        buffer_format(&text,
                      "- id: point-%zu\n  kind: %s\n  paragraphs: [1]\n  themes: []\n"
                      "  text: \"%s\"\n",
                      i, worded[i].kind, worded[i].text);
    alder_write(&alder, NEWER, text.bytes, text.length);
    const char *messages = alder_check(&alder, false);
    for (size_t i = 0; i < COUNT(worded); i++) {
        struct slice rest = slice_of(find_message(messages, i));
        struct slice line = slice_cut(&rest, '\n');
        char mark[80];
        snprintf(mark, sizeof mark, "[%s]", worded[i].rule ? worded[i].rule : "");
        bool is_note = slice_contains(line, SLICE(": note: "));
        cr_expect(worded[i].rule ? slice_contains(line, slice_of(mark)) : !is_note, "%s %s: %.*s",
                  worded[i].rule ? worded[i].rule : "nothing", worded[i].text,
                  SLICE_ARGUMENTS(line));
    }
    buffer_release(&text);
    alder_end(&alder);
}

/* The weight of a point that does not say is the middle one. */
static const struct {
    const char *weights; /* of the points in their order; - where none is given */
    size_t messages;
} orders[] = {
    {"33-1", 0}, {"3-11", 0}, {"2-", 0}, {"-2-21", 0},
    {"13", 1},   {"1-", 1},   {"-3", 1}, {"3-31-", 2},
};

Test(wording, points_stand_in_the_order_of_their_weight)
{
    for (size_t i = 0; i < COUNT(orders); i++) {
        struct alder alder;
        struct buffer text = {0};
        alder_begin(&alder);
        buffer_format(&text, HEAD);
        for (const char *weight = orders[i].weights; *weight; weight++) {
            buffer_format(&text, "- {id: p-%d, kind: event, paragraphs: [1], themes: [], text: T",
                          (int)(weight - orders[i].weights));
            buffer_format(&text, *weight == '-' ? "}\n" : ", importance: %c}\n", *weight);
        }
        alder_write(&alder, NEWER, text.bytes, text.length);
        cr_expect_eq(alder_count(alder_check(&alder, false), "[light-before-heavy]"),
                     orders[i].messages, "%s", orders[i].weights);
        buffer_release(&text);
        alder_end(&alder);
    }
}

/* Texts beside the points are held against the same rules, as far as these have no kind. */
Test(wording, of_events_syntheses_and_bottom_lines_is_checked)
{
    static const struct {
        const char *file;
        const char *from;
        const char *to;
    } places[] = {
        {"content/briefs/alder-2030.yaml", "bottom-line: The second quay is agreed",
         "bottom-line: The board was blamed recently"},
        {"content/briefs/alder-2030.yaml", "text: The quay is agreed.",
         "text: The board was blamed recently."},
        {"themes/works.yaml", "Agreed in 2030 and halted in 2032.",
         "The board was blamed recently."},
    };
    for (size_t i = 0; i < COUNT(places); i++) {
        struct alder alder;
        alder_begin(&alder);
        alder_edit(&alder, places[i].file, places[i].from, places[i].to);
        const char *messages = alder_check(&alder, false);
        cr_expect_eq(alder_count(messages, "[hidden-speaker]"), 1, "%zu: %s", i, messages);
        cr_expect_eq(alder_count(messages, "[undated-word]"), 1, "%zu: %s", i, messages);
        alder_end(&alder);
    }
}

/* Nothing is to be said of the dossier that comes with the program, not even by a note. */
Test(wording, of_the_bundled_dossier_is_careful)
{
    struct loaded loaded = load_dossier(".");
    struct buffer text = {0};
    check_dossier(loaded.dossier, 20350101, &loaded.diagnostics);
    for (size_t i = 0; i < loaded.diagnostics.count; i++)
        diagnostic_write(&loaded.diagnostics.items[i], &text);
    cr_expect_eq(text.length, 0, "%.*s", (int)text.length, text.bytes);
    buffer_release(&text);
    loaded_release(&loaded);
}

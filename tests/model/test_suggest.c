#include "model/suggest.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { MOST_IDS = 6 };

struct example {
    const char *wrong;
    const char *ids[MOST_IDS];
    const char *message;
};

static const struct example examples[] = {
    {"iren", {"iraq", "iran", "israel"}, "there is no actor 'iren'; nearest: iran, iraq"},
    {"IRAN", {"iran"}, "there is no actor 'IRAN'; nearest: iran"},
    {"t\u00fcrkiye", {"turkiye"}, "there is no actor 't\u00fcrkiye'; nearest: turkiye"},
    {"\u018fliyev", {"eliyev"}, "there is no actor '\u018fliyev'; nearest: eliyev"},
    /* what begins so comes first, then what holds it, then what is like it */
    {"board",
     {"bord", "harbour-board", "board-of-trade"},
     "there is no actor 'board'; nearest: board-of-trade, harbour-board, bord"},
    {"harbor",
     {"harbour-board", "arbour"},
     "there is no actor 'harbor'; nearest: harbour-board, arbour"},
    {"the-harbour-board",
     {"harbour-board"},
     "there is no actor 'the-harbour-board'; nearest: harbour-board"},
    /* three at most, the first of equals first */
    {"a1", {"a2", "a3", "a4", "a5"}, "there is no actor 'a1'; nearest: a2, a3, a4"},
    {"pilots",
     {"pylots", "polits", "pilot", "pilots-union", "pirate"},
     "there is no actor 'pilots'; nearest: pilots-union, pilot, pylots"},
    /* nothing near */
    {"xyzzy", {"iran", "israel"}, "there is no actor 'xyzzy'"},
    {"x", {"iran"}, "there is no actor 'x'"},
    {"ir", {"iran"}, "there is no actor 'ir'; nearest: iran"},
    {"ra", {"iran"}, "there is no actor 'ra'"},
    {"a-very-long-id-that-is-near-to-nothing-at-all",
     {"iran"},
     "there is no actor 'a-very-long-id-that-is-near-to-nothing-at-all'"},
};

Test(suggest, names_the_nearest_ids_best_first)
{
    for (size_t i = 0; i < COUNT(examples); i++) {
        struct suggestions suggestions = {.wrong = slice_of(examples[i].wrong)};
        struct buffer message = {0};
        for (size_t j = 0; j < MOST_IDS && examples[i].ids[j]; j++)
            suggest(&suggestions, "", slice_of(examples[i].ids[j]));
        suggestions_write(&suggestions, "actor", &message);
        cr_expect_str_eq(message.bytes, examples[i].message, "%s", message.bytes);
        buffer_release(&message);
        suggestions_release(&suggestions);
    }
}

Test(suggest, writes_what_stands_before_an_id)
{
    struct suggestions suggestions = {.wrong = SLICE("iren")};
    struct buffer message = {0};
    suggest(&suggestions, "actor:", SLICE("iran"));
    suggest(&suggestions, "corridor:", SLICE("iren-road"));
    suggestions_write(&suggestions, "place", &message);
    cr_expect_str_eq(message.bytes,
                     "there is no place 'iren'; nearest: corridor:iren-road, actor:iran");
    buffer_release(&message);
    suggestions_release(&suggestions);
}

Test(suggest, knows_all_addresses_of_a_dossier)
{
    struct claim claim = {.id = {.bytes = "agreed", .length = 6}, .entry = {.kind = ENTRY_CLAIM}};
    struct question question = {.id = {.bytes = "who-pays", .length = 8},
                                .entry = {.kind = ENTRY_QUESTION}};
    struct brief brief = {.id = {.bytes = "harbour", .length = 7},
                          .claims = {&claim, 1},
                          .questions = {&question, 1}};
    brief.entry.brief = claim.entry.brief = question.entry.brief = &brief;
    struct brief *briefs[] = {&brief};
    struct dossier dossier = {.briefs = briefs, .brief_count = 1};
    static const struct {
        const char *wrong;
        bool in_brief;
        const char *message;
    } wrongs[] = {
        {"harbour#agree", false,
         "there is no point 'harbour#agree'; nearest: harbour#agreed, "
         "harbour"},
        {"harbour#who-pay", false,
         "there is no point 'harbour#who-pay'; nearest: "
         "harbour#who-pays, harbour"},
        {"agree", true, "there is no point 'agree'; nearest: agreed"},
        {"pays", true, "there is no point 'pays'; nearest: who-pays"},
    };
    for (size_t i = 0; i < COUNT(wrongs); i++) {
        struct suggestions suggestions = {.wrong = slice_of(wrongs[i].wrong)};
        struct buffer message = {0};
        suggest_addresses(&suggestions, &dossier, wrongs[i].in_brief ? &brief : NULL);
        suggestions_write(&suggestions, "point", &message);
        cr_expect_str_eq(message.bytes, wrongs[i].message, "%s", message.bytes);
        buffer_release(&message);
        suggestions_release(&suggestions);
    }
}

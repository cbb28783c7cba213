#include "check/wording.h"

#include "base/fold.h"
#include "base/sentence.h"
#include "check/lint.h"
#include "model/mention.h"

enum { MOST_SENTENCES = 2, MOST_AVERAGE_WORDS = 25, FEWEST_WORDS = 4 };

struct wording {
    const struct dossier *dossier;
    struct diagnostics *diagnostics;
    struct arena arena;
};

static void report(struct wording *wording, enum rule rule, const struct claim *claim,
                   const char *message)
{
    diagnostics_report(wording->diagnostics, rule, claim->entry.brief->file, claim->text.at, "%s",
                       message);
}

static size_t count_sentences(struct slice text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.length; count++)
        at = sentence_end(text, at) + 1;
    return count;
}

/* Whether one of the words or phrases stands in the text, which is folded, as whole words. */
static const char *find_phrase(struct slice folded, const char *const *phrases)
{
    for (; *phrases; phrases++) {
        struct slice phrase = slice_of(*phrases);
        for (size_t i = 0; i + phrase.length <= folded.length; i++)
            if (slice_equal(phrase, (struct slice){folded.bytes + i, phrase.length}) &&
                fold_is_word_boundary(folded, i) &&
                fold_is_word_boundary(folded, i + phrase.length))
                return *phrases;
    }
    return NULL;
}

static void check_claims(struct wording *wording, const struct claim *claim, struct slice folded)
{
    size_t semicolon = slice_find(folded, ';');
    size_t before = lint_word_count((struct slice){folded.bytes, semicolon});
    size_t after =
        lint_word_count((struct slice){folded.bytes + semicolon, folded.length - semicolon});
    if (count_sentences(text_slice(claim->text)) > MOST_SENTENCES)
        report(wording, RULE_SEVERAL_CLAIMS, claim,
               "this point has more than two sentences: make two points of it");
    else if (semicolon < folded.length && before >= FEWEST_WORDS && after >= FEWEST_WORDS)
        report(
            wording, RULE_SEVERAL_CLAIMS, claim,
            "this point says two things, parted by ';': make two points of it, or two sentences");
}

static void check_time(struct wording *wording, const struct claim *claim, struct slice folded)
{
    static const char *const phrases[] = {
        "recently",  "nowadays",        "currently",        "at present", "last year",
        "this year", "next year",       "last month",       "this month", "next month",
        "last week", "in recent years", "in recent months", NULL,
    };
    const char *phrase = find_phrase(folded, phrases);
    if (phrase)
        diagnostics_report(wording->diagnostics, RULE_UNDATED_WORD, claim->entry.brief->file,
                           claim->text.at,
                           "'%s' means another time to a later reader: write the date", phrase);
}

static void check_odds(struct wording *wording, const struct claim *claim, struct slice folded)
{
    static const char *const odds[] = {
        "is likely to",  "are likely to",    "will likely", "is unlikely to", "are unlikely to",
        "will probably", "almost certainly", "very likely", "very unlikely",  NULL,
    };
    static const char *const forecasts[] = {"is expected to", "are expected to", "is set to",
                                            "are set to", NULL};
    if (claim->kind == CLAIM_STATEMENT)
        return;
    const char *phrase = claim->likelihood ? NULL : find_phrase(folded, odds);
    if (phrase)
        diagnostics_report(wording->diagnostics, RULE_ODDS_WITHOUT_LIKELIHOOD,
                           claim->entry.brief->file, claim->text.at,
                           "'%s' gives odds: make it a forecast with a likelihood, or say it "
                           "without them",
                           phrase);
    phrase = claim->kind == CLAIM_FORECAST ? NULL : find_phrase(folded, forecasts);
    if (phrase)
        diagnostics_report(
            wording->diagnostics, RULE_FORECAST_AS_FACT, claim->entry.brief->file, claim->text.at,
            "'%s' speaks of what is to come, but the point is not a forecast", phrase);
}

static void check_speaker(struct wording *wording, const struct claim *claim, struct slice folded)
{
    static const char *const phrases[] = {
        "is blamed",       "are blamed",     "is said to",      "are said to",  "is believed to",
        "are believed to", "is reported to", "are reported to", "is perceived", "are perceived",
        "is considered",   "are considered", "is regarded",     "are regarded", "is seen as",
        "are seen as",     "is accused",     "are accused",     "is alleged",   NULL,
    };
    const char *phrase = claim->voices.count ? NULL : find_phrase(folded, phrases);
    if (phrase)
        diagnostics_report(wording->diagnostics, RULE_HIDDEN_SPEAKER, claim->entry.brief->file,
                           claim->text.at, "'%s' does not say by whom: name the speaker", phrase);
}

/* An actor that "it" can mean. */
static bool is_thing(const struct entry *entry)
{
    const struct actor *actor = entry_actor(entry);
    return entry->kind == ENTRY_CORRIDOR || (actor && actor->kind != ACTOR_PERSON);
}

/* Whether a sentence begins with one name and ends with another: "Iran warned Azerbaijan." Names in
 * between leave no doubt who is its subject. */
static bool lies_between_two(struct wording *wording, struct slice sentence)
{
    enum { LONGEST_ARTICLE = 4, LONGEST_END = 2 };
    struct mention_list list = mention_find(wording->dossier->names, sentence, &wording->arena);
    if (list.count < 2)
        return false;
    const struct mention *first = &list.items[0];
    const struct mention *last = &list.items[list.count - 1];
    return first->entry != last->entry && is_thing(first->entry) && is_thing(last->entry) &&
           first->start <= LONGEST_ARTICLE && last->end + LONGEST_END >= sentence.length;
}

static void check_pronoun(struct wording *wording, const struct claim *claim)
{
    static const char *const pronouns[] = {"it", "its", "they", "their", NULL};
    struct slice text = text_slice(claim->text);
    size_t end = sentence_end(text, 0);
    if (end + 1 >= text.length)
        return;
    struct slice second = {text.bytes + end + 1, text.length - end - 1};
    struct slice word = {second.bytes, slice_find(second, ' ')};
    if (find_phrase(fold_text(&wording->arena, word), pronouns) &&
        lies_between_two(wording, (struct slice){text.bytes, end}))
        report(wording, RULE_UNCLEAR_PRONOUN, claim,
               "the second sentence opens with a pronoun that could be either name of the first: "
               "write which");
}

static void check_claim(struct wording *wording, const struct claim *claim)
{
    arena_clear(&wording->arena);
    struct slice folded = fold_text(&wording->arena, text_slice(claim->text));
    check_claims(wording, claim, folded);
    check_time(wording, claim, folded);
    check_odds(wording, claim, folded);
    check_speaker(wording, claim, folded);
    check_pronoun(wording, claim);
}

static void check_length(struct wording *wording, const struct brief *brief)
{
    size_t words = 0;
    size_t sentences = 0;
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        struct slice text = text_slice(brief->claims.items[i].text);
        words += lint_word_count(text);
        sentences += count_sentences(text);
    }
    if (words > sentences * MOST_AVERAGE_WORDS)
        diagnostics_report(wording->diagnostics, RULE_LONG_SENTENCES, brief->file, brief->id.at,
                           "the sentences of the points have %zu words on average, %d at most: "
                           "make them shorter",
                           words / sentences, MOST_AVERAGE_WORDS);
}

static void check_synthesis(struct wording *wording, const struct theme *theme)
{
    for (uint32_t i = 0; i < theme->synthesis.count; i++) {
        const struct reference_list *cites = &theme->synthesis.items[i].cites;
        for (uint32_t j = 0; j < cites->count; j++) {
            const struct claim *claim = entry_claim(cites->items[j].target);
            if (claim && !references_include(claim->themes, &theme->entry))
                diagnostics_report(wording->diagnostics, RULE_THEME_NOT_CARRIED, theme->file,
                                   cites->items[j].text.at,
                                   "'%.*s' does not carry the theme '%.*s': add it there, or cite "
                                   "another point",
                                   SLICE_ARGUMENTS(text_slice(cites->items[j].text)),
                                   SLICE_ARGUMENTS(text_slice(theme->id)));
        }
    }
}

/* An answer cannot be given before it was asked. */
static void check_answers(struct wording *wording, const struct brief *brief)
{
    for (uint32_t i = 0; i < brief->cross_references.count; i++) {
        const struct cross_reference *reference = &brief->cross_references.items[i];
        const struct entry *question = reference->object.target;
        if (reference->relation != RELATION_ANSWERS || !question || !question->brief)
            continue;
        const struct date *asked = &question->brief->source.issued;
        if (edtf_latest(&brief->source.issued.value) < edtf_earliest(&asked->value) &&
            edtf_is_known(&asked->value.start))
            diagnostics_report(
                wording->diagnostics, RULE_EARLY_ANSWER, brief->file, reference->at,
                "this source (%s) is older than the question (%s), so it does not "
                "answer it",
                diagnostics_quote(wording->diagnostics, text_slice(brief->source.issued.text)),
                diagnostics_quote(wording->diagnostics, text_slice(asked->text)));
    }
}

void check_wording(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct wording wording = {.dossier = dossier, .diagnostics = diagnostics};
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        check_synthesis(&wording, dossier->themes[i]);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->claims.count; j++)
            check_claim(&wording, &brief->claims.items[j]);
        check_length(&wording, brief);
        check_answers(&wording, brief);
    }
    arena_release(&wording.arena);
}

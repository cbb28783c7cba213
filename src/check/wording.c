#include "check/wording.h"

#include "base/sentence.h"
#include "check/lint.h"
#include "check/phrase.h"
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

/* A text that is held against the rules, and where it stands. */
struct told {
    struct slice file;
    struct text text;
};

static size_t count_sentences(struct slice text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.length; count++)
        at = sentence_end(text, at) + 1;
    return count;
}

static void report_phrase(struct wording *wording, enum rule rule, struct told told,
                          struct slice phrase, const char *message)
{
    diagnostics_report(wording->diagnostics, rule, told.file, told.text.at, "'%.*s' %s",
                       SLICE_ARGUMENTS(phrase), message);
}

static void check_claims(struct wording *wording, const struct claim *claim, struct slice text)
{
    size_t semicolon = slice_find(text, ';');
    size_t before = lint_word_count((struct slice){text.bytes, semicolon});
    size_t after = lint_word_count((struct slice){text.bytes + semicolon, text.length - semicolon});
    if (count_sentences(text) > MOST_SENTENCES)
        report(wording, RULE_SEVERAL_CLAIMS, claim,
               "this point has more than two sentences: make two points of it");
    else if (semicolon < text.length && before >= FEWEST_WORDS && after >= FEWEST_WORDS)
        report(
            wording, RULE_SEVERAL_CLAIMS, claim,
            "this point says two things, parted by ';': make two points of it, or two sentences");
}

/* Words that say when: a name before or after them begins or ends the sentence all the same. */
static bool says_when(struct slice word)
{
    bool is_number = word.bytes[0] >= '0' && word.bytes[0] <= '9';
    return is_number ||
           phrase_is_one_of(word,
                            "in|on|at|by|since|of|from|until|before|after|during|the|early|"
                            "mid|late|spring|summer|autumn|winter|end|beginning|january|"
                            "february|march|april|may|june|july|august|september|october|"
                            "november|december|again|too|also|then|later|there|here|but|and|so");
}

static bool has_year(struct phrase_words words)
{
    for (size_t i = 0; i < words.count; i++)
        if (phrase_is_year(words.items[i]))
            return true;
    return false;
}

/* "Of late" without what it is late in: a year, a month or a season. */
static struct slice find_of_late(struct phrase_words words)
{
    static const char *const patterns[] = {"of late", NULL};
    struct phrase phrase = phrase_find(words, 0, patterns);
    bool is_date = phrase.next < words.count && says_when(words.items[phrase.next]);
    return is_date ? SLICE("") : phrase.text;
}

/* A year beside it tells when "now" was, but not when "recently" was. */
static void check_time(struct wording *wording, struct told told, struct phrase_words words)
{
    static const char *const floating[] = {
        "recently|nowadays|currently|presently|lately|recent|ago|yesterday|tomorrow",
        "at present",
        "at the|this moment",
        "these days",
        "this|last|next year|month|week|decade|century|spring|summer|autumn|winter",
        "last|past few|two|three|several years|months|weeks|days|decades",
        "last|past years|months|weeks|days|decades",
        NULL,
    };
    static const char *const present[] = {"now|today|tonight", "so far", "to date", "up to now",
                                          NULL};
    struct slice phrase = phrase_find(words, 0, floating).text;
    if (!phrase.length)
        phrase = find_of_late(words);
    if (!phrase.length && !has_year(words))
        phrase = phrase_find(words, 0, present).text;
    if (phrase.length)
        report_phrase(wording, RULE_UNDATED_WORD, told, phrase,
                      "means another time to a later reader: write the date");
}

#define BE "is|are|was|were|be|been|being"
#define SEEM BE "|seem|seems|seemed|look|looks|looked|appear|appears|appeared|remain|remains"

/* "more likely" compares, and gives no odds. */
static bool compares(struct phrase_words words, struct phrase phrase)
{
    bool is_first = phrase.first == 0;
    return !is_first && phrase_is_one_of(words.items[phrase.first - 1], "more|less");
}

static void check_odds(struct wording *wording, struct told told, struct phrase_words words)
{
    static const char *const odds[] = {
        SEEM " ~likely|unlikely|probable|improbable to|that",
        SEEM " ~certain|sure to",
        SEEM " ~likely|unlikely|probable|improbable",
        "will|would ~likely|unlikely|probably|presumably",
        "will|would almost|virtually certainly",
        "almost|virtually certainly|certain",
        "very|highly|most likely|unlikely|probable|improbable|probably",
        "likely|probably will|would",
        "likely|unlikely|improbable to",
        "likely|unlikely|probable|improbable that",
        "a|an|the likely|unlikely|probable|improbable",
        "more likely|probable than not",
        "as likely as not",
        "in all likelihood|probability",
        "even|no|little|good|fair|strong|slim|small chance|chances|odds|likelihood|prospect",
        "the odds|chances are",
        NULL,
    };
    struct phrase phrase = phrase_find(words, 0, odds);
    if (phrase.text.length && !compares(words, phrase))
        report_phrase(wording, RULE_ODDS_WITHOUT_LIKELIHOOD, told, phrase.text,
                      "gives odds: make it a forecast with a likelihood, or say it without them");
}

/* "will" in a clause that depends on another, such as what somebody fears, is part of what is so
 * now. */
static bool is_dependent(struct phrase_words words, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (phrase_is_one_of(words.items[i], "that|if|whether|how|what|when|where|which|who|whose|"
                                             "why|until|unless|because|as|while|although|though"))
            return true;
    return false;
}

static void check_forecast(struct wording *wording, struct told told, struct phrase_words words)
{
    static const char *const forecasts[] = {
        SEEM " ~expected|predicted|projected|forecast|tipped|destined|poised|scheduled|slated to",
        SEEM " ~set|bound|going|about to",
        SEEM " ~on course|track to",
        SEEM " ~due to be|open|begin|start|end|finish|close|meet|visit|come|sign|join|take|run",
        "expected|predicted|projected|destined|poised|slated to",
        NULL,
    };
    static const char *const future[] = {"will|shall", NULL};
    struct phrase phrase = phrase_find(words, 0, forecasts);
    if (!phrase.text.length) {
        phrase = phrase_find(words, 0, future);
        if (is_dependent(words, phrase.first))
            return;
    }
    if (phrase.text.length)
        report_phrase(wording, RULE_FORECAST_AS_FACT, told, phrase.text,
                      "speaks of what is to come, but the point is not a forecast");
}

/* Whether a passive says who acts: "blamed by Roth", and neither "by 2031" nor "by striking". */
static bool has_agent(struct phrase_words words, size_t from)
{
    enum { FARTHEST_AGENT = 10 };
    for (size_t i = from; i + 1 < words.count && i < from + FARTHEST_AGENT; i++) {
        struct slice next = words.items[i + 1];
        bool is_act = next.length > 4 &&
                      slice_equal(SLICE("ing"), (struct slice){next.bytes + next.length - 3, 3});
        bool is_time = next.bytes[0] >= '0' && next.bytes[0] <= '9';
        if (phrase_is_one_of(words.items[i], "by") && !is_act && !is_time)
            return true;
    }
    return false;
}

static void check_speaker(struct wording *wording, struct told told, struct phrase_words words)
{
    static const char *const passives[] = {
        BE " ~blamed|accused|alleged|perceived|considered|regarded|deemed|suspected|rumoured",
        BE " ~criticised|criticized|denounced|portrayed|labelled|labeled|branded|likened",
        BE " ~said|reported|believed|thought|claimed|assumed|estimated|feared to|that",
        BE " ~seen|viewed|described|depicted|presented|interpreted|understood|hailed as",
        BE " ~condemned|cited|touted|read|taken|judged|counted as",
        BE " ~judged|understood|seen|reckoned|supposed to",
        BE " ~held to be",
        "widely|commonly|generally|often|usually seen|regarded|viewed|considered|believed|thought",
        BE " ~thought|believed|considered|judged likely|unlikely|possible|probable",
        BE " ~taken to mean|be|have|show|indicate|signal|suggest|prove|imply|open|mark|confirm",
        BE " ~taken for granted",
        BE " ~put forward",
        BE " ~held responsible",
        BE " ~credited with",
        NULL,
    };
    for (size_t from = 0; from < words.count;) {
        struct phrase phrase = phrase_find(words, from, passives);
        if (!phrase.text.length)
            return;
        if (!has_agent(words, phrase.next)) {
            report_phrase(wording, RULE_HIDDEN_SPEAKER, told, phrase.text,
                          "does not say by whom: name the speaker");
            return;
        }
        from = phrase.next;
    }
}

/* Pronouns. */

enum pronouns { PRONOUNS_NONE, PRONOUNS_OF_THINGS, PRONOUNS_OF_PERSONS };

static enum pronouns pronouns_of(struct slice word)
{
    if (phrase_is_one_of(word, "it|its|they|their"))
        return PRONOUNS_OF_THINGS;
    return phrase_is_one_of(word, "he|his|him|she|her") ? PRONOUNS_OF_PERSONS : PRONOUNS_NONE;
}

static bool say_when(struct wording *wording, struct slice text)
{
    struct phrase_words words = phrase_split(&wording->arena, text);
    for (size_t i = 0; i < words.count; i++)
        if (!says_when(words.items[i]))
            return false;
    return true;
}

/* An actor or corridor that such a pronoun can mean. */
static bool can_mean(enum pronouns pronouns, const struct entry *entry)
{
    const struct actor *actor = entry_actor(entry);
    bool is_person = actor && actor->kind == ACTOR_PERSON;
    return is_person == (pronouns == PRONOUNS_OF_PERSONS);
}

/* Whether a sentence begins with one name and ends with another: "In May Iran warned Azerbaijan."
 * Names in between leave no doubt who is its subject. */
static bool lies_between_two(struct wording *wording, struct slice sentence, enum pronouns pronouns)
{
    struct mention_list list = mention_find(wording->dossier->names, sentence, &wording->arena);
    if (list.count < 2)
        return false;
    const struct mention *first = &list.items[0];
    const struct mention *last = &list.items[list.count - 1];
    struct slice before = {sentence.bytes, first->start};
    struct slice after = {sentence.bytes + last->end, sentence.length - last->end};
    return first->entry != last->entry && can_mean(pronouns, first->entry) &&
           can_mean(pronouns, last->entry) && say_when(wording, before) && say_when(wording, after);
}

/* The pronoun that a sentence opens with, perhaps after words that say when. */
static enum pronouns opening_pronoun(struct phrase_words words)
{
    size_t at = 0;
    while (at < words.count && says_when(words.items[at]))
        at++;
    return at < words.count ? pronouns_of(words.items[at]) : PRONOUNS_NONE;
}

static void report_pronoun(struct wording *wording, struct told told, const char *message)
{
    diagnostics_report(wording->diagnostics, RULE_UNCLEAR_PRONOUN, told.file, told.text.at, "%s",
                       message);
}

/* Whether the text after one that may end between two names opens with a pronoun for them. */
static bool is_unclear(struct wording *wording, struct slice before, struct slice after)
{
    enum pronouns pronouns = opening_pronoun(phrase_split(&wording->arena, after));
    return pronouns && before.length && lies_between_two(wording, before, pronouns);
}

/* Where a clause of the sentence that could stand by itself begins, after `from`; its end where
 * there is none. */
static size_t next_clause(struct slice sentence, size_t from)
{
    static const char *const joints[] = {"; ", ", and ", ", but ", ", so "};
    for (size_t i = from; i < sentence.length; i++)
        for (size_t j = 0; j < sizeof joints / sizeof *joints; j++)
            if (slice_starts_with((struct slice){sentence.bytes + i, sentence.length - i},
                                  slice_of(joints[j])))
                return i;
    return sentence.length;
}

static bool has_unclear_clause(struct wording *wording, struct slice sentence)
{
    size_t start = 0;
    for (size_t end; (end = next_clause(sentence, start)) < sentence.length; start = end + 1) {
        struct slice before = {sentence.bytes + start, end - start};
        struct slice after = {sentence.bytes + end, sentence.length - end};
        if (is_unclear(wording, before, after))
            return true;
    }
    return false;
}

/* Nothing stands before the first sentence of a text that "its" could mean; "it" may mean nothing,
 * as in "it is late". */
static void check_pronoun(struct wording *wording, struct told told, struct slice before,
                          struct slice sentence)
{
    struct phrase_words words = phrase_split(&wording->arena, sentence);
    if (!before.length && words.count &&
        phrase_is_one_of(words.items[0], "its|they|their|he|his|she|her"))
        report_pronoun(wording, told,
                       "it opens with a pronoun that nothing stands before: write whom "
                       "or what it means");
    else if (is_unclear(wording, before, sentence) || has_unclear_clause(wording, sentence))
        report_pronoun(wording, told,
                       "a sentence or clause opens with a pronoun that could be either name of "
                       "the one before: write which");
}

/* What holds for every text that is read for itself. A claim has a voice and a kind, too. */
static void check_sentences(struct wording *wording, struct told told, const struct claim *claim)
{
    struct slice text = text_slice(told.text);
    struct slice before = {text.bytes, 0};
    arena_clear(&wording->arena);
    for (size_t at = 0; at < text.length;) {
        size_t end = sentence_end(text, at);
        struct slice sentence = {text.bytes + at, end - at};
        struct phrase_words words = phrase_split(&wording->arena, sentence);
        check_time(wording, told, words);
        check_pronoun(wording, told, before, sentence);
        if (!claim || !claim->voices.count)
            check_speaker(wording, told, words);
        if (claim && claim->kind != CLAIM_STATEMENT && !claim->likelihood)
            check_odds(wording, told, words);
        if (claim && claim->kind != CLAIM_STATEMENT && claim->kind != CLAIM_FORECAST)
            check_forecast(wording, told, words);
        before = sentence;
        at = end + 1;
    }
}

static uint8_t weight_of(const struct claim *claim)
{
    enum { MIDDLE = 2 };
    return claim->importance ? claim->importance : MIDDLE;
}

static void check_order(struct wording *wording, const struct brief *brief)
{
    const struct claim *claims = brief->claims.items;
    for (uint32_t i = 1; i < brief->claims.count; i++)
        if (weight_of(&claims[i]) > weight_of(&claims[i - 1]))
            report(wording, RULE_LIGHT_BEFORE_HEAVY, &claims[i],
                   "this point stands after one of less importance: points stand in the order of "
                   "their weight");
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

static void check_brief(struct wording *wording, const struct brief *brief)
{
    struct slice file = brief->file;
    check_sentences(wording, (struct told){file, brief->bottom_line}, NULL);
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        check_claims(wording, claim, text_slice(claim->text));
        check_sentences(wording, (struct told){file, claim->text}, claim);
    }
    for (uint32_t i = 0; i < brief->events.count; i++)
        check_sentences(wording, (struct told){file, brief->events.items[i].text}, NULL);
    check_length(wording, brief);
    check_order(wording, brief);
    check_answers(wording, brief);
}

void check_wording(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct wording wording = {.dossier = dossier, .diagnostics = diagnostics};
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        const struct theme *theme = dossier->themes[i];
        check_synthesis(&wording, theme);
        for (uint32_t j = 0; j < theme->synthesis.count; j++)
            check_sentences(&wording, (struct told){theme->file, theme->synthesis.items[j].text},
                            NULL);
    }
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        check_brief(&wording, dossier->briefs[i]);
    arena_release(&wording.arena);
}

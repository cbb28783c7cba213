/* Every rule of the checks: a clean dossier is spoilt in one place, and one message says so. */
#include "alder.h"
#include "base/rule.h"
#include "check/sources.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define OLDER "content/briefs/alder-2030.yaml"
#define NEWER "content/briefs/alder-2032.yaml"
#define ACTORS "content/actors.yaml"
#define CORRIDORS "content/corridors.yaml"
#define ARTICLE "articles/alder_2030.txt"
#define LONG "so and so and so and so and so and "
#define TEN "one two three four five six seven eight nine ten "

struct spoilt {
    enum rule rule;
    const char *file;
    const char *from;
    const char *to;
    const char *message; /* a part of it */
};

static const struct spoilt spoilt_dossiers[] = {
    {RULE_DUPLICATE_ID, OLDER, "id: strike-toll", "id: traffic-fell", "'traffic-fell' already"},
    {RULE_DANGLING_THEME, OLDER, "[labour]", "[labor]", "there is no theme 'labor'"},
    {RULE_DANGLING_ACTOR, OLDER, "voice: [jonas-pell]", "voice: [jonas-bell]",
     "there is no actor 'jonas-bell'"},
    {RULE_DANGLING_CORRIDOR, OLDER, "corridor: long-quay", "corridor: long-key",
     "there is no corridor 'long-key'"},
    {RULE_DANGLING_REFERENCE, "themes/works.yaml", "#quay-agreed", "#quay-agred", "'alder-2030#"},
    {RULE_UNCHECKED_REFERENCES, OLDER, "precis: 1", "precis: [1",
     "content/briefs/alder-2030.yaml: note: "},
    {RULE_AMBIGUOUS_ALIAS, CORRIDORS, "aliases: [second quay]", "aliases: [second quay, THE trust]",
     "content/corridors.yaml:3:26: warning: 'THE trust' is also a name of the actor "
     "'harbour-trust' at content/actors.yaml:3:28"},
    {RULE_UNUSED_THEME, OLDER, "themes: [labour]", "themes: []", "the theme 'labour'"},
    {RULE_UNUSED_ACTOR, ACTORS, "- id: pilots-guild",
     "- {id: ann, name: Ann Moor, kind: person}\n"
     "- id: pilots-guild",
     "the actor 'ann'"},
    {RULE_UNUSED_CORRIDOR, CORRIDORS, "- id: long-quay",
     "- {id: canal, name: Old Canal}\n"
     "- id: long-quay",
     "the corridor 'canal'"},
    {RULE_SELF_REFERENCE, NEWER, "to: alder-2030#quay-agreed, note: On",
     "to: alder-2032#date-was-loose, note: On", "to itself"},
    {RULE_SELF_REFERENCE, NEWER, "to: alder-2030#quay-agreed, note: On", "to: alder-2032, note: On",
     "the brief that holds it"},
    {RULE_REPEATED_RELATION, NEWER, "cross-references:\n",
     "cross-references:\n"
     "  - {point: works-stopped, relation: updates, to: alder-2030#quay-agreed}\n",
     "content/briefs/alder-2032.yaml:24:5: warning: this relation ('updates') is already stated "
     "at content/briefs/alder-2032.yaml:23:5"},
    {RULE_REPEATED_RELATION, OLDER, "not-article:\n",
     "cross-references:\n"
     "  - {point: quay-agreed, relation: contradicts, to: alder-2032#date-was-loose}\n"
     "not-article:\n",
     "content/briefs/alder-2032.yaml:25:5: warning: this relation ('contradicts') is already "
     "stated at content/briefs/alder-2030.yaml:66:5"},
    {RULE_BACKWARD_UPDATE, OLDER, "not-article:\n",
     "cross-references:\n"
     "  - {point: strike-toll, relation: updates, to: alder-2032#works-stopped}\n"
     "not-article:\n",
     "'alder-2030' (2030-11) cannot update 'alder-2032' (2032-02)"},
    {RULE_SAME_EVENT, NEWER, "cross-references:\n",
     "events:\n"
     "  - {date: 2030-11, text: Jonas Pell is against it., paragraphs: [1]}\n"
     "cross-references:\n",
     "alder-2032.yaml:23:5: note: this may be the event at "},
    {RULE_UNKNOWN_TYPE, OLDER, "article-newspaper", "article_newspaper",
     "alder-2030.yaml:4:9: warning: there is no type of source in CSL 'article_newspaper'; "
     "nearest: article, article-newspaper"},
    {RULE_UNKNOWN_TYPE, OLDER, "article-newspaper", "banana", "in CSL 'banana'"},
    {RULE_BAD_LANGUAGE, OLDER, "language: en", "language: klingon language",
     "'klingon language' is not a BCP 47 tag; write the tag of the language"},
    {RULE_BAD_LANGUAGE, OLDER, "language: en", "language: Englisch", "write 'en'"},
    {RULE_BAD_LANGUAGE, OLDER, "language: en", "language: en_GB", "'en_GB' is not"},
    {RULE_FUTURE_DATE, OLDER, "issued: 2030-11", "issued: 2109-11",
     "'issued: 2109-11' is after today"},
    {RULE_FUTURE_DATE, "content/dossier.yaml", "as-of: 2032-02", "as-of: 2035-02",
     "content/dossier.yaml:4:8: warning: 'as-of: 2035-02' is after today"},
    {RULE_NEWER_THAN_AS_OF, "content/dossier.yaml", "as-of: 2032-02", "as-of: 2032-01",
     "this source (2032-02) is newer than the dossier, which is as of 2032-01"},
    {RULE_SHARED_DOCUMENT, NEWER, "alder_2032.txt", "alder_2030.txt",
     "'alder_2030.txt' is the document of the brief 'alder-2030', too"},
    {RULE_SHARED_ORDER, "themes/labour.yaml", "order: 2", "order: 1",
     "the theme 'labour' has the order 1, too"},
    {RULE_USELESS_ALIAS, ACTORS, "[Harbour Trust, the Trust]",
     "[Harbour Trust, the Trust, ALDER harbour\u00a0trust]",
     "finds nothing that 'Alder Harbour Trust' does not find"},
    {RULE_EARLY_ANSWER, OLDER, "issued: 2030-11", "issued: 2032-03",
     "this source (2032-02) is older than the question (2032-03)"},
    {RULE_THEME_NOT_CARRIED, "themes/works.yaml", "alder-2030#quay-agreed",
     "alder-2030#strike-toll", "'alder-2030#strike-toll' does not carry the theme 'works'"},
    {RULE_SEVERAL_CLAIMS, OLDER, "held up 2,452 containers.",
     "held up 2,452 containers; the docks were shut for it all day.", "parted by ';'"},
    {RULE_SEVERAL_CLAIMS, OLDER, "because of fog.",
     "because of fog. He was alone. Nobody else did.", "more than two sentences"},
    {RULE_UNDATED_WORD, OLDER, "because of fog.", "because of the recent fog, and recently.",
     "'recent' means another time"},
    {RULE_ODDS_WITHOUT_LIKELIHOOD, OLDER, "the quay is to be", "the quay is likely to be",
     "'is likely to' gives odds"},
    {RULE_FORECAST_AS_FACT, OLDER, "the quay is to be", "the quay is expected to be",
     "'is expected to' speaks of what is to come"},
    {RULE_HIDDEN_SPEAKER, OLDER, "the quay is to be", "the quay is said to be",
     "'is said to' does not say by whom"},
    {RULE_UNCLEAR_PRONOUN, OLDER, "On 3 November Pell rejected the site because of fog.",
     "The Pilots' Guild met the Harbour Trust. It spoke of the fog.",
     "could be either name of the one before"},
    {RULE_LIGHT_BEFORE_HEAVY, OLDER, "likelihood: likely", "likelihood: likely\n    importance: 3",
     "alder-2030.yaml:43:11: note: this point stands after one of less importance"},
    {RULE_LONG_SENTENCES, NEWER, "Roth, who has left office,",
     "Roth, who " LONG LONG LONG LONG "has left office,", "words on average, 25 at most"},
    {RULE_SYNTHESIS_WITHOUT_CITES, "themes/works.yaml", "cites: [alder-2030#quay-agreed]",
     "cites: []", "cites no point"},
    {RULE_ESTIMATOR_WITHOUT_LIKELIHOOD, OLDER, "likelihood: likely", "likelihood-by: curator",
     "'quay-late' has a 'likelihood-by' but no 'likelihood'"},
    {RULE_LIKELIHOOD_WITHOUT_FORECAST, OLDER, "kind: forecast", "kind: assessment",
     "'quay-late' has a likelihood, but it is of the kind 'assessment'"},
    {RULE_BAD_VALUE, OLDER, "likelihood: likely", "likelihood: likely\n    importance: 4",
     "'importance' must be 1, 2 or 3, and '4' is not"},
    {RULE_BAD_VALUE, OLDER, "likelihood: likely", "likelihood: likely\n    likelihood-by: curatr",
     "'likelihood-by' cannot be 'curatr'; did"},
    {RULE_BAD_ID, OLDER, "voice: [jonas-pell]", "voice: [a fisherman]",
     "'a fisherman' is not an id for 'voice'; for a speaker without an entry write {text: …}"},
    {RULE_MISSING_FIELD, OLDER, "voice: [jonas-pell]", "voice: [{text: }]", "'text' is empty"},
    {RULE_DANGLING_REFERENCE, OLDER, "notes:\n",
     "notes:\n  - {text: N, points: [source, quay-agred]}\n",
     "there is no point, open question or event of this brief 'quay-agred'; nearest: quay-agreed"},
    {RULE_DANGLING_REFERENCE, OLDER, "notes:\n", "notes:\n  - {text: N, points: [sorce]}\n",
     "nearest: source"},
    {RULE_DANGLING_REFERENCE, OLDER, "events:\n",
     "events:\n  - {id: toll-vote, date: 2030, text: E, paragraphs: [3],\n"
     "     same-as: [alder-2030#toll-vot]}\n",
     "there is no event 'alder-2030#toll-vot'; nearest: alder-2030#toll-vote"},
    {RULE_DANGLING_REFERENCE, OLDER, "events:\n",
     "events:\n  - {date: 2030, text: E, paragraphs: [3], same-as: [alder-2030#quay-agreed]}\n",
     "there is no event 'alder-2030#quay-agreed'"},
    {RULE_DUPLICATE_ID, OLDER, "events:\n",
     "events:\n  - {id: quay-agreed, date: 2030, text: E, paragraphs: [3]}\n",
     "the id 'quay-agreed' already belongs to the point at line"},
    {RULE_STATEMENT_WITHOUT_VOICE, OLDER, "    voice: [jonas-pell]\n", "", "'pilots-object'"},
    {RULE_WITHOUT_PARAGRAPHS, OLDER, "themes: [labour]\n    paragraphs: [3]",
     "themes: [labour]\n    paragraphs: []", "this point cites no paragraph"},
    {RULE_WITHOUT_PARAGRAPHS, OLDER, "themes: [labour]\n    paragraphs: [3]",
     "themes: [labour]\n    paragraphs:", "this point cites no paragraph"},
    {RULE_WITHOUT_PARAGRAPHS, OLDER, "unit: percent, paragraphs: [3]",
     "unit: percent, paragraphs: []", "this figure cites no paragraph"},
    {RULE_LONG_CLAIM, OLDER, "By the port's own charts the quay is to be 800 metres long.",
     TEN TEN TEN TEN TEN TEN "eleven", "this point has 61 words, 60 at most"},
    {RULE_TO_DO, OLDER, "bottom-line: The second", "bottom-line: TODO The second",
     "content/briefs/alder-2030.yaml:10:14: warning: 'bottom-line' is still to be written: The"},
    {RULE_LONG_BOTTOM_LINE, NEWER, "The works have stopped.", TEN TEN TEN TEN TEN "– eleven",
     "the bottom line has 51 words, 50 at most"},
    {RULE_UNOPENED_ADDRESS, NEWER, "  document: alder_2032.txt\n",
     "  document: alder_2032.txt\n  URL: 'https:///u@h'\n",
     "content/briefs/alder-2032.yaml:9:8: warning: the address is not opened, and no page links to "
     "it: it names no host"},
    {RULE_UNOPENED_ADDRESS, NEWER, "  document: alder_2032.txt\n",
     "  document: alder_2032.txt\n  URL: 'https://example.org/سد_(x)'\n", ""},
    {RULE_LONG_BOTTOM_LINE, "content/dossier.yaml", "stands still in 2032",
     TEN TEN TEN TEN TEN "stands", "content/dossier.yaml:5:14: warning: the bottom line of the"},
};

static const struct spoilt spoilt_articles[] = {
    {RULE_WITHOUT_DOCUMENT, NEWER, "  document: alder_2032.txt\n", "", "has no 'document'"},
    {RULE_UNREADABLE_ARTICLE, NEWER, "alder_2032.txt", "alder_2033.txt",
     "content/briefs/alder-2032.yaml:8:13: error: the article 'alder_2033.txt' cannot be read"},
    {RULE_UNREADABLE_ARTICLE, NEWER, "alder_2032.txt", "../articles/alder_2032.txt",
     "is not a plain file name"},
    {RULE_BAD_UTF8, "articles/alder_2032.txt", "two years on", "two years on\nnot \xE9 here",
     "articles/alder_2032.txt:2:5: error: the article is not UTF-8 here"},
    {RULE_MISSING_PARAGRAPH, OLDER, "not-article:\n  - {paragraphs: [1, 7]",
     "not-article:\n  - {paragraphs: [1, 7, 8]",
     "content/briefs/alder-2030.yaml:66:25: error: there is no ¶8: the article 'alder_2030.txt' "
     "has 7 paragraphs"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "injured 19 dockers", "injured 18 dockers",
     "'18' is not in ¶3; cite"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "3.2% lower", "3.3% lower", "'3.3%' is not in ¶3"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "On 3 November Pell", "On 5 November Pell",
     "'5 November' is not in ¶4"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "date: 2030-03-14", "date: 2030-03-15",
     "'2030-03-15' is not in ¶2"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "date: 2030-11-03", "date: 2031-11-03",
     "'2031-11-03' is not in ¶4"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "date: 199X", "date: 198X", "'198X' is not in ¶5"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "unit: billion crowns", "unit: million crowns",
     "'1.6 million' is not in ¶2"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "unit: percent,", "unit: ships,", "'3.2' is not in ¶3"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "as-of: 2030-21", "as-of: 2030-22", "'2030-22' is not in ¶3"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "label: Dockers hurt", "label: Dockers hurt in 12 days",
     "'12' is not in ¶3"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "The 16th lighthouse", "The 17th lighthouse",
     "'17th' is not in ¶5"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "calculation: The article prints no length; the charts do.",
     "calculation: ''", "'800' is not in ¶2"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "calculation: The article prints no length; the charts do.",
     "calculation: Measured.", ""},
    {RULE_UNSUPPORTED_NAME, OLDER, "rejected the site", "and Ines Roth rejected the site",
     "'Ines Roth' is not in ¶4 by this name or an alias"},
    {RULE_UNSUPPORTED_NAME, OLDER, "rejected the site", "rejected the site for ALDER PILOTS", ""},
    {RULE_UNSUPPORTED_NAME, NEWER, "voice: [ines-roth]", "voice: [jonas-pell]",
     "content/briefs/alder-2032.yaml:21:13: warning: 'Jonas Pell' is not in ¶3"},
    {RULE_SHARED_WORDS, OLDER, "Who pays for it?",
     "Who told that nobody who has ever moored a Ship in the fog pays?",
     "11 words in a row are those of ¶4: “that nobody who has ever moored a Ship in the fog”"},
    {RULE_SHARED_WORDS, OLDER, "Who pays for it?",
     "Would nobody who has ever moored a ship pay for it?", ""},
    {RULE_SHARED_WORDS, OLDER, "Who pays for it?",
     "Pell, who speaks for the Alder Pilots, told this paper what?", ""},
    {RULE_UNCITED_PARAGRAPH, OLDER, "[1, 7]", "[1]",
     "articles/alder_2030.txt:11:1: note: ¶7 is cited by nothing: “Subscribe to the Alder Courier "
     "and never miss a tide.”"},
    {RULE_UNSUPPORTED_NUMBER, OLDER, "injured 19 dockers and held up 2,452 containers.",
     "injured 18 dockers.\n    printed-as: nineteen dockers",
     "content/briefs/alder-2030.yaml:21:17: error: 'nineteen dockers' is not in ¶3; write in "
     "'printed-as' what the article has, letter by letter"},
    {RULE_UNNAMED_ARTICLE, NEWER, "alder_2032.txt", "alder_2033.txt",
     "articles/alder_2032.txt: note: no brief summarises this article"},
    {RULE_SHIFTED_ARTICLE, "articles/alder_2030.txt", "  A second quay", "One.\nA second quay",
     "content/briefs/alder-2030.yaml:9:13: error: from ¶1 on this article seems to have one"},
    {RULE_CHANGED_ARTICLE, NEWER, "document: alder_2032.txt",
     "document: alder_2032.txt\n  document-digest: v1.AAAA",
     "¶1, ¶2, ¶3 of this article read otherwise"},
    {RULE_BAD_DIGEST, NEWER, "document: alder_2032.txt",
     "document: alder_2032.txt\n  document-digest: AAAA",
     "content/briefs/alder-2032.yaml:9:20: warning: this is not a digest"},
};

/* A case whose message is empty holds that this, which looks much the same, is silent. */
static void check_spoilt(const struct spoilt *spoilt, bool with_articles)
{
    struct alder alder;
    char mark[80];
    snprintf(mark, sizeof mark, " [%s]\n", rule_description(spoilt->rule)->id);
    alder_begin(&alder);
    alder_edit(&alder, spoilt->file, spoilt->from, spoilt->to);
    const char *messages = alder_check(&alder, with_articles);
    cr_expect_eq(alder_count(messages, mark), *spoilt->message != '\0', "%s: %s, and said is: %s",
                 rule_description(spoilt->rule)->id, spoilt->to, messages);
    cr_expect_not_null(strstr(messages, spoilt->message), "'%s' is not in: %s", spoilt->message,
                       messages);
    alder_end(&alder);
}

Test(rules, each_is_broken_by_one_edit_of_the_dossier)
{
    for (size_t i = 0; i < COUNT(spoilt_dossiers); i++)
        check_spoilt(&spoilt_dossiers[i], false);
}

Test(rules, each_is_broken_by_one_edit_of_what_the_articles_say)
{
    for (size_t i = 0; i < COUNT(spoilt_articles); i++)
        check_spoilt(&spoilt_articles[i], true);
}

static bool is_spoilt_by(enum rule rule, const struct spoilt *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].rule == rule && *table[i].message)
            return true;
    return false;
}

Test(rules, of_the_checks_all_have_a_case)
{
    for (int rule = RULE_DUPLICATE_ID; rule < RULE_COUNT; rule++)
        cr_expect(is_spoilt_by((enum rule)rule, spoilt_dossiers, COUNT(spoilt_dossiers)) ||
                      is_spoilt_by((enum rule)rule, spoilt_articles, COUNT(spoilt_articles)),
                  "%s", rule_description((enum rule)rule)->id);
}

/* Near ids are looked for as long as that takes no time, however many are wrong and right. */
Test(rules, nearest_ids_are_not_looked_for_without_end)
{
    enum { POINTS = 4000, WRONG = 90 };
    struct alder alder;
    struct buffer text = {0};
    alder_begin(&alder);
    buffer_format(&text,
                  "precis: 1\nid: alder-2033\nsource: {type: report, title: T, issued: 2033}\n"
                  "bottom-line: B\nkey-points:\n");
    for (int i = 0; i < POINTS; i++)
        buffer_format(&text, "- {id: point-%d, text: T, kind: event, paragraphs: [1]}\n", i);
    buffer_format(&text, "cross-references:\n");
    for (int i = 0; i < WRONG; i++)
        buffer_format(&text, "- {point: point-%d, relation: updates, to: alder-2033#poimt-%d}\n", i,
                      i);
    alder_write(&alder, NEWER, text.bytes, text.length);
    const char *messages = alder_check(&alder, false);
    cr_expect_geq(alder_count(messages, "[dangling-reference]"), WRONG);
    size_t suggested = alder_count(messages, "nearest: ");
    cr_expect(suggested > 0 && suggested < WRONG, "%zu", suggested);
    buffer_release(&text);
    alder_end(&alder);
}

Test(rules, a_clean_dossier_is_silent)
{
    struct alder alder;
    alder_begin(&alder);
    cr_expect_str_eq(alder_check(&alder, false), "");
    cr_expect_str_eq(alder_check(&alder, true), "");
    alder_end(&alder);
}

Test(rules, the_articles_are_asked_only_when_they_are_given)
{
    struct alder alder;
    alder_begin(&alder);
    alder_edit(&alder, OLDER, "injured 19 dockers", "injured 18 dockers");
    cr_expect_str_eq(alder_check(&alder, false), "");
    alder_end(&alder);
}

Test(rules, of_the_articles_have_the_severity_that_the_manual_states)
{
    cr_expect_eq(rule_description(RULE_MISSING_PARAGRAPH)->severity, SEVERITY_ERROR);
    cr_expect_eq(rule_description(RULE_UNSUPPORTED_NUMBER)->severity, SEVERITY_ERROR);
    cr_expect_eq(rule_description(RULE_UNSUPPORTED_NAME)->severity, SEVERITY_WARNING);
    cr_expect_eq(rule_description(RULE_SHARED_WORDS)->severity, SEVERITY_WARNING);
    cr_expect_eq(rule_description(RULE_UNCITED_PARAGRAPH)->severity, SEVERITY_NOTE);
}

static const struct {
    const char *tag;
    bool is_well_formed;
} tags[] = {
    {"en", true},
    {"az", true},
    {"fas", true},
    {"en-GB", true},
    {"az-Latn", true},
    {"az-Cyrl-AZ", true},
    {"zh-Hant-TW", true},
    {"es-419", true},
    {"zh-yue", true},
    {"sl-rozaj-biske", true},
    {"de-1996", true},
    {"de-CH-1901", true},
    {"en-u-ca-buddhist", true},
    {"en-a-bbb-x-a", true},
    {"x-private", true},
    {"i-klingon", true},
    {"EN-gb", true},
    {"qaa-Qaaa-QM", true},
    {"", false},
    {"e", false},
    {"en_GB", false},
    {"en-", false},
    {"-en", false},
    {"en--GB", false},
    {"en GB", false},
    {"en-a", false},
    {"en-x", false},
    {"x", false},
    {"1n", false},
    {"en-abcdefghi", false},
    {"\u0435n", false},
    {"de-419-DE", false},
    {"klingon language", false},
};

Test(rules, tell_a_language_tag_by_its_syntax)
{
    for (size_t i = 0; i < COUNT(tags); i++)
        cr_expect_eq(sources_is_language_tag(slice_of(tags[i].tag)), tags[i].is_well_formed, "%s",
                     tags[i].tag);
}

/* A file that cannot be read makes nothing else wrong: what is wrong in any case is still said. */

static const struct {
    const char *file;
    const char *from;
    const char *to;
} unreadable[] = {
    {NEWER, "precis: 1", "<<<<<<< HEAD\nprecis: 1"}, {OLDER, "precis: 1", "precis: [1"},
    {ACTORS, "- id: ", "<<<<<<< HEAD\n- id: "},      {CORRIDORS, "- id: ", "- id: ["},
    {"themes/works.yaml", "precis: 1", "\xff"},
};

Test(rules, do_not_blame_others_for_a_file_that_cannot_be_read)
{
    for (size_t i = 0; i < COUNT(unreadable); i++) {
        struct alder alder;
        alder_begin(&alder);
        alder_edit(&alder, unreadable[i].file, unreadable[i].from, unreadable[i].to);
        const char *messages = alder_check(&alder, true);
        struct slice rest = slice_of(messages);
        size_t lines = 0;
        while (rest.bytes) {
            struct slice line = slice_cut(&rest, '\n');
            if (!line.length)
                continue;
            lines++;
            cr_expect(slice_starts_with(line, slice_of(unreadable[i].file)), "%s: %.*s",
                      unreadable[i].file, SLICE_ARGUMENTS(line));
        }
        cr_expect(lines == 1 || strstr(messages, "[unchecked-references]"), "%s: %s",
                  unreadable[i].file, messages);
        alder_end(&alder);
    }
}

Test(rules, still_find_a_point_missing_in_a_brief_that_can_be_read)
{
    struct alder alder;
    alder_begin(&alder);
    alder_edit(&alder, NEWER, "precis: 1", "precis: [1");
    alder_edit(&alder, "themes/works.yaml", "#quay-agreed", "#quay-agred");
    const char *messages = alder_check(&alder, false);
    cr_expect_not_null(strstr(messages, "[dangling-reference]"), "%s", messages);
    alder_end(&alder);
}

/* What a careful writer writes, and no rule of wording speaks against. */
Test(rules, leave_careful_wording_alone)
{
    static const char *const texts[] = {
        "Pell met the Harbour Trust in March 2030. He objected.",
        "The Harbour Trust asked the Pilots' Guild for its view. It had asked before.",
        "The Pilots' Guild and the Harbour Trust met Roth. They agreed.",
        "Pell, J. Moor and others spoke on 3 November; nobody listened.",
        "The quay will be late, says Pell, and the Guild blames the Trust.",
        "A part of the port, the quay is shown on last charts.",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct alder alder;
        alder_begin(&alder);
        alder_edit(&alder, OLDER, "On 3 November Pell rejected the site because of fog.", texts[i]);
        const char *messages = alder_check(&alder, false);
        cr_expect_eq(alder_count(messages, ": note:"), 0, "%s: %s", texts[i], messages);
        alder_end(&alder);
    }
}

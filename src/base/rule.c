#include "base/rule.h"

static const struct rule_description descriptions[RULE_COUNT] = {
    [RULE_UNREADABLE_FILE] =
        {"unreadable-file", SEVERITY_ERROR,
         "The file cannot be opened or read, is not a regular file, or changes "
         "while it is read."},
    [RULE_FILE_TOO_LARGE] = {"file-too-large", SEVERITY_ERROR, "The file is larger than 8 MiB."},
    [RULE_EMPTY_FILE] = {"empty-file", SEVERITY_ERROR,
                         "The file holds nothing but blanks and comments."},
    [RULE_BAD_UTF8] = {"bad-utf8", SEVERITY_ERROR, "The file is not UTF-8 at this place."},
    [RULE_SYNTAX] = {"syntax", SEVERITY_ERROR, "The file is not well-formed YAML."},
    [RULE_ANCHOR] = {"anchor", SEVERITY_ERROR,
                     "Anchors and aliases are not read: write the text out."},
    [RULE_SECOND_DOCUMENT] = {"second-document", SEVERITY_WARNING,
                              "Only the first YAML document of a file is read."},
    [RULE_TEXT_IN_COMMENT] = {"text-in-comment", SEVERITY_WARNING,
                              "A text without quotes ends at a blank and a #; what stands after "
                              "them is a comment."},
    [RULE_NESTING_TOO_DEEP] = {"nesting-too-deep", SEVERITY_ERROR,
                               "Lists and mappings nest deeper than 64 levels."},
    [RULE_TOO_COMPLEX] = {"too-complex", SEVERITY_ERROR,
                          "The file has more than 200,000 nodes, a key over 1,024 bytes, 16 "
                          "directive lines or 4,096 blanks in a row, or takes over two seconds."},
    [RULE_MISSING_FILE] = {"missing-file", SEVERITY_ERROR,
                           "A file or folder that every dossier has is not there."},
    [RULE_OTHER_ENDING] = {"other-ending", SEVERITY_WARNING,
                           "A file of a dossier is passed over, because its name does not end in "
                           ".yaml."},
    [RULE_NOT_READ] = {"not-read", SEVERITY_WARNING,
                       "A file or folder looks like part of the dossier and stands where it is not "
                       "read."},
    [RULE_STRAY_FILE] = {"stray-file", SEVERITY_NOTE,
                         "A file among those of the dossier is not part of it."},
    [RULE_NOTHING_YET] = {"nothing-yet", SEVERITY_NOTE,
                          "The dossier has no brief or no theme yet."},
    [RULE_UNFINISHED_CHANGE] = {"unfinished-change", SEVERITY_ERROR,
                                "A change of several files was interrupted half way."},
    [RULE_MERGE_CONFLICT] = {"merge-conflict", SEVERITY_ERROR,
                             "The file has the marks of a merge that was not resolved."},
    [RULE_DUPLICATE_KEY] = {"duplicate-key", SEVERITY_ERROR,
                            "A mapping has the same key twice; the first one counts."},
    [RULE_UNKNOWN_FIELD] = {"unknown-field", SEVERITY_WARNING,
                            "The schema has no field of this name; it is not read."},
    [RULE_MISSING_FIELD] = {"missing-field", SEVERITY_ERROR, "A required field is not there."},
    [RULE_WRONG_TYPE] = {"wrong-type", SEVERITY_ERROR,
                         "A text, a list or a mapping stands where the schema has another."},
    [RULE_BAD_VALUE] = {"bad-value", SEVERITY_ERROR,
                        "The value is not among those that the field can have."},
    [RULE_BAD_DATE] = {"bad-date", SEVERITY_ERROR,
                       "The date is not EDTF, or a form of it that is not supported."},
    [RULE_BAD_ID] = {"bad-id", SEVERITY_ERROR,
                     "An id has only lower-case letters, digits and single hyphens between them."},
    [RULE_SCHEMA_VERSION] = {"schema-version", SEVERITY_ERROR,
                             "The file is written for another version of the format."},
    [RULE_DUPLICATE_ID] = {"duplicate-id", SEVERITY_ERROR,
                           "Two things of one kind have the same id; the first one counts."},
    [RULE_DANGLING_THEME] = {"dangling-theme", SEVERITY_ERROR, "No theme has this id."},
    [RULE_DANGLING_ACTOR] = {"dangling-actor", SEVERITY_ERROR, "No actor has this id."},
    [RULE_DANGLING_CORRIDOR] = {"dangling-corridor", SEVERITY_ERROR, "No corridor has this id."},
    [RULE_DANGLING_REFERENCE] = {"dangling-reference", SEVERITY_ERROR,
                                 "No brief, point, open question or event has this address."},
    [RULE_UNCHECKED_REFERENCES] = {"unchecked-references", SEVERITY_NOTE,
                                   "References that may lead into a file which cannot be read are "
                                   "not checked."},
    [RULE_AMBIGUOUS_ALIAS] = {"ambiguous-alias", SEVERITY_WARNING,
                              "Two actors or corridors share a name or alias; links go to the "
                              "first."},
    [RULE_UNUSED_THEME] = {"unused-theme", SEVERITY_WARNING, "No point carries this theme."},
    [RULE_UNUSED_ACTOR] = {"unused-actor", SEVERITY_WARNING,
                           "Nothing refers to this actor, and no brief names it."},
    [RULE_UNUSED_CORRIDOR] = {"unused-corridor", SEVERITY_WARNING,
                              "Nothing refers to this corridor, and no brief names it."},
    [RULE_SELF_REFERENCE] = {"self-reference", SEVERITY_ERROR,
                             "A cross-reference leads to where it comes from, or to the brief that "
                             "holds it."},
    [RULE_REPEATED_RELATION] = {"repeated-relation", SEVERITY_WARNING,
                                "The same relation is stated twice, perhaps from both ends."},
    [RULE_BACKWARD_UPDATE] = {"backward-update", SEVERITY_WARNING,
                              "A point updates one of a newer source."},
    [RULE_SAME_EVENT] = {"same-event", SEVERITY_NOTE,
                         "Two briefs tell of what may be one event: the dates are alike, and the "
                         "names the same."},
    [RULE_UNKNOWN_TYPE] = {"unknown-type", SEVERITY_WARNING,
                           "The type of a source is none of CSL; exports make a document of it."},
    [RULE_BAD_LANGUAGE] =
        {"bad-language", SEVERITY_WARNING,
         "The language of a source or of the dossier is not a well-formed BCP 47 tag."},
    [RULE_FUTURE_DATE] = {"future-date", SEVERITY_WARNING,
                          "A source or the state of knowledge is dated after today."},
    [RULE_NEWER_THAN_AS_OF] = {"newer-than-as-of", SEVERITY_WARNING,
                               "A source is newer than the state of knowledge of the dossier."},
    [RULE_SHARED_DOCUMENT] = {"shared-document", SEVERITY_WARNING,
                              "Two briefs summarise the same document."},
    [RULE_SHARED_ORDER] = {"shared-order", SEVERITY_WARNING,
                           "Two themes have the same order, and so the same key."},
    [RULE_USELESS_ALIAS] = {"useless-alias", SEVERITY_WARNING,
                            "An alias is the same as another name of that actor or corridor: "
                            "capitals, accents and the like do not count."},
    [RULE_SYNTHESIS_WITHOUT_CITES] = {"synthesis-without-cites", SEVERITY_ERROR,
                                      "A line of synthesis cites no point."},
    [RULE_LIKELIHOOD_WITHOUT_FORECAST] = {"likelihood-without-forecast", SEVERITY_WARNING,
                                          "A likelihood stands at a point that is not a forecast."},
    [RULE_ESTIMATOR_WITHOUT_LIKELIHOOD] = {"estimator-without-likelihood", SEVERITY_WARNING,
                                           "A point says who estimates a likelihood, and has "
                                           "none."},
    [RULE_STATEMENT_WITHOUT_VOICE] = {"statement-without-voice", SEVERITY_WARNING,
                                      "A statement does not say whose it is."},
    [RULE_WITHOUT_PARAGRAPHS] = {"without-paragraphs", SEVERITY_ERROR,
                                 "A point, event, figure, actor or corridor of a brief cites no "
                                 "paragraph."},
    [RULE_THEME_NOT_CARRIED] = {"theme-not-carried", SEVERITY_WARNING,
                                "A synthesis cites a point that does not carry its theme."},
    [RULE_EARLY_ANSWER] = {"early-answer", SEVERITY_WARNING,
                           "A point answers a question that a newer source asks."},
    [RULE_SEVERAL_CLAIMS] = {"several-claims", SEVERITY_NOTE,
                             "A point has more than two sentences, or two parts with a semicolon "
                             "between them."},
    [RULE_UNDATED_WORD] = {"undated-word", SEVERITY_NOTE,
                           "A point, event, synthesis or bottom line is dated by a word such as "
                           "recently, now or last year."},
    [RULE_ODDS_WITHOUT_LIKELIHOOD] =
        {"odds-without-likelihood", SEVERITY_NOTE,
         "A point that is not a statement gives odds in words, but has "
         "no likelihood."},
    [RULE_FORECAST_AS_FACT] = {"forecast-as-fact", SEVERITY_NOTE,
                               "A point speaks of what is expected or will be, but is not a "
                               "forecast."},
    [RULE_HIDDEN_SPEAKER] = {"hidden-speaker", SEVERITY_NOTE,
                             "A passive (was blamed, has been described as) hides who speaks, in a "
                             "point without a voice, an event, a synthesis or a bottom line."},
    [RULE_UNCLEAR_PRONOUN] = {"unclear-pronoun", SEVERITY_NOTE,
                              "A text opens with its, they or he, or a later sentence or clause "
                              "does so where the one before begins with one name and ends with "
                              "another."},
    [RULE_LONG_SENTENCES] = {"long-sentences", SEVERITY_NOTE,
                             "The sentences of the points of a brief have more than 25 words on "
                             "average."},
    [RULE_LIGHT_BEFORE_HEAVY] = {"light-before-heavy", SEVERITY_NOTE,
                                 "A point stands after one of less importance."},
    [RULE_LONG_CLAIM] = {"long-claim", SEVERITY_WARNING, "A point has more than 60 words."},
    [RULE_LONG_BOTTOM_LINE] = {"long-bottom-line", SEVERITY_WARNING,
                               "A bottom line has more than 50 words."},
    [RULE_UNOPENED_ADDRESS] = {"unopened-address", SEVERITY_WARNING,
                               "The address of a source is not opened, and no page links to it."},
    [RULE_WITHOUT_DOCUMENT] = {"without-document", SEVERITY_WARNING,
                               "The brief names no document, so it cannot be held against its "
                               "article."},
    [RULE_TO_DO] = {"to-do", SEVERITY_WARNING,
                    "A text begins with TODO: it is still to be written."},
    [RULE_UNNAMED_ARTICLE] = {"unnamed-article", SEVERITY_NOTE, "No brief names this article."},
    [RULE_UNREADABLE_ARTICLE] = {"unreadable-article", SEVERITY_ERROR,
                                 "The article that the brief names cannot be read, or is not text "
                                 "in paragraphs."},
    [RULE_MISSING_PARAGRAPH] = {"missing-paragraph", SEVERITY_ERROR,
                                "The article has no paragraph of this number."},
    [RULE_UNSUPPORTED_NUMBER] = {"unsupported-number", SEVERITY_ERROR,
                                 "A number or date is in none of the paragraphs cited, and no "
                                 "calculation says where it comes from."},
    [RULE_UNSUPPORTED_NAME] = {"unsupported-name", SEVERITY_WARNING,
                               "A person or organisation is named in none of the paragraphs "
                               "cited."},
    [RULE_SHARED_WORDS] = {"shared-words", SEVERITY_WARNING,
                           "Eight or more words in a row, names not counted, are those of the "
                           "article."},
    [RULE_SHIFTED_ARTICLE] = {"shifted-article", SEVERITY_ERROR,
                              "The paragraphs of the article are no longer where they were when "
                              "they were cited."},
    [RULE_CHANGED_ARTICLE] = {"changed-article", SEVERITY_NOTE,
                              "A cited paragraph of the article reads otherwise than when its "
                              "digest was taken."},
    [RULE_BAD_DIGEST] = {"bad-digest", SEVERITY_WARNING,
                         "The digest of an article is not one that precis wrote."},
    [RULE_UNCITED_PARAGRAPH] = {"uncited-paragraph", SEVERITY_NOTE,
                                "Nothing in the brief cites this paragraph of its article."},
};

const struct rule_description *rule_description(enum rule rule)
{
    return &descriptions[rule];
}

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {"error", "warning", "note"};
    return names[severity];
}

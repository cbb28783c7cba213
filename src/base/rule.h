/* Every rule that a dossier can break: its id, how grave it is, and one sentence of help.
 *
 * One table for all layers that find fault: the loader (syntax and schema), the checks, and the
 * manual, which a test holds against it. */
#ifndef PRECIS_BASE_RULE_H
#define PRECIS_BASE_RULE_H

#include <stddef.h>

enum severity {
    SEVERITY_ERROR,   /* something is lost or wrong: exit status 1 */
    SEVERITY_WARNING, /* something is doubtful: exit status 1 */
    SEVERITY_NOTE,    /* worth knowing */
};

enum rule {
    /* files and syntax */
    RULE_UNREADABLE_FILE,
    RULE_FILE_TOO_LARGE,
    RULE_EMPTY_FILE,
    RULE_BAD_UTF8,
    RULE_SYNTAX,
    RULE_ANCHOR,
    RULE_SECOND_DOCUMENT,
    RULE_TEXT_IN_COMMENT,
    RULE_NESTING_TOO_DEEP,
    RULE_TOO_COMPLEX,
    RULE_MISSING_FILE,
    RULE_OTHER_ENDING,
    RULE_NOT_READ,
    RULE_STRAY_FILE,
    RULE_NOTHING_YET,
    RULE_UNFINISHED_CHANGE,
    RULE_MERGE_CONFLICT,
    /* schema */
    RULE_DUPLICATE_KEY,
    RULE_UNKNOWN_FIELD,
    RULE_MISSING_FIELD,
    RULE_WRONG_TYPE,
    RULE_BAD_VALUE,
    RULE_BAD_DATE,
    RULE_BAD_ID,
    RULE_SCHEMA_VERSION,
    /* across the dossier */
    RULE_DUPLICATE_ID,
    RULE_DANGLING_THEME,
    RULE_DANGLING_ACTOR,
    RULE_DANGLING_CORRIDOR,
    RULE_DANGLING_REFERENCE,
    RULE_UNCHECKED_REFERENCES,
    RULE_AMBIGUOUS_ALIAS,
    RULE_UNUSED_THEME,
    RULE_UNUSED_ACTOR,
    RULE_UNUSED_CORRIDOR,
    RULE_SELF_REFERENCE,
    RULE_REPEATED_RELATION,
    RULE_BACKWARD_UPDATE,
    RULE_SAME_EVENT,
    RULE_UNKNOWN_TYPE,
    RULE_BAD_LANGUAGE,
    RULE_FUTURE_DATE,
    RULE_NEWER_THAN_AS_OF,
    RULE_SHARED_DOCUMENT,
    RULE_SHARED_ORDER,
    RULE_USELESS_ALIAS,
    RULE_SYNTHESIS_WITHOUT_CITES,
    /* within a brief */
    RULE_LIKELIHOOD_WITHOUT_FORECAST,
    RULE_ESTIMATOR_WITHOUT_LIKELIHOOD,
    RULE_STATEMENT_WITHOUT_VOICE,
    RULE_WITHOUT_PARAGRAPHS,
    RULE_THEME_NOT_CARRIED,
    RULE_EARLY_ANSWER,
    RULE_SEVERAL_CLAIMS,
    RULE_UNDATED_WORD,
    RULE_ODDS_WITHOUT_LIKELIHOOD,
    RULE_FORECAST_AS_FACT,
    RULE_HIDDEN_SPEAKER,
    RULE_UNCLEAR_PRONOUN,
    RULE_LONG_SENTENCES,
    RULE_LIGHT_BEFORE_HEAVY,
    RULE_LONG_CLAIM,
    RULE_LONG_BOTTOM_LINE,
    RULE_TO_DO,
    /* against the articles */
    RULE_UNOPENED_ADDRESS,
    RULE_WITHOUT_DOCUMENT,
    RULE_UNNAMED_ARTICLE,
    RULE_UNREADABLE_ARTICLE,
    RULE_MISSING_PARAGRAPH,
    RULE_UNSUPPORTED_NUMBER,
    RULE_UNSUPPORTED_NAME,
    RULE_SHARED_WORDS,
    RULE_SHIFTED_ARTICLE,
    RULE_CHANGED_ARTICLE,
    RULE_BAD_DIGEST,
    RULE_UNCITED_PARAGRAPH,
    RULE_COUNT
};

struct rule_description {
    const char *id;
    enum severity severity;
    const char *help;
};

const struct rule_description *rule_description(enum rule rule);

/* "error", "warning" or "note". */
const char *severity_name(enum severity severity);

#endif

/* What can be wrong with the fields of a file that is good YAML, and what its writer is told. */
#ifndef PRECIS_TESTS_SCHEMA_FAULTS_H
#define PRECIS_TESTS_SCHEMA_FAULTS_H

#include "model/schema.h"

/* All that a brief must have: four lines. */
#define GOOD_BRIEF                                                                                 \
    "precis: 1\n"                                                                                  \
    "id: a\n"                                                                                      \
    "source: {type: report, title: T, issued: 2031}\n"                                             \
    "bottom-line: b\n"

struct fault {
    const char *name;
    const char *yaml; /* after GOOD_BRIEF */
    const char *messages;
};

static const struct fault faults_of_items[] = {
    {"an unknown field",
     "key-point:\n"
     "  - x\n"
     "colour: red\n",
     "5:1: warning: 'key-point' is not a field of this brief; did you mean 'key-points'? "
     "[unknown-field]\n"
     "7:1: warning: 'colour' is not a field of this brief; it is not read [unknown-field]\n"},
    {"a misspelled field that may be missing", "keypoints: []\n",
     "5:1: warning: 'keypoints' is not a field of this brief; did you mean 'key-points'? "
     "[unknown-field]\n"},
    {"a field with a letter of another alphabet", "key-p\u043eints: []\n",
     "5:1: warning: 'key-p\u043eints' is not a field of this brief; did you mean 'key-points'? It "
     "has "
     "U+043E in it [unknown-field]\n"},
    {"an unknown field in a record",
     "events:\n"
     "  - {date: 2031, text: b, paragraphs: [1], place: Eastport}\n",
     "6:44: warning: 'place' is not a field of this event; it is not read [unknown-field]\n"},
    {"a comma in a text in braces",
     "events:\n"
     "  - {date: 2031, text: Ministers met, and agreed, paragraphs: [1]}\n",
     "6:39: warning: 'and agreed' is not a field of this event; if it belongs to the text before "
     "it, "
     "put that text in quotes [unknown-field]\n"},
    {"fields indented with no-break spaces",
     "notes:\n"
     "  - text: b\n"
     "\u00a0\u00a0paragraphs: [1]\n",
     "7:1: warning: '\u00a0\u00a0paragraphs' is not a field of this brief; its no-break spaces "
     "(U+00A0) must be ordinary blanks [unknown-field]\n"},
    {"a key that is a list", "[a, b]: c\n",
     "5:1: error: a key must be a text, and this is a list; put it in quotes [wrong-type]\n"},
    {"a text where a list belongs",
     "key-points:\n"
     "  - {id: p, text: b, kind: event, themes: transit, paragraphs: 3}\n",
     "6:43: error: 'themes' must be a list, and this is a text; write [transit] [wrong-type]\n"
     "6:64: error: 'paragraphs' must be a list, and this is a text; write [3] [wrong-type]\n"},
    {"a text with commas where a list belongs",
     "key-points:\n"
     "  - {id: p, text: b, kind: event, themes: \"transit, security\", paragraphs: [1]}\n",
     "6:43: error: 'themes' must be a list, and this is a text; write [transit, security] "
     "[wrong-type]\n"},
    {"a mapping where a list belongs",
     "notes:\n"
     "  text: b\n",
     "6:3: error: 'notes' must be a list, and this is a mapping; begin each item with '- ' "
     "[wrong-type]\n"},
    {"a text where a list of mappings belongs", "notes: none\n",
     "5:8: error: 'notes' must be a list, and this is a text; begin each item with '- ' "
     "[wrong-type]\n"},
    {"a list where a text belongs",
     "notes:\n"
     "  - text: [b, c]\n",
     "6:11: error: 'text' must be a text, and this is a list; put a text that begins with '[' or "
     "'- ' in quotes [wrong-type]\n"},
    {"a mapping where a text belongs",
     "notes:\n"
     "  - text: {b: c}\n",
     "6:11: error: 'text' must be a text, and this is a mapping; put a text that holds ': ' or "
     "begins with '{' or '? ' in quotes [wrong-type]\n"},
    {"a text where a mapping belongs",
     "notes:\n"
     "  - b\n",
     "6:5: error: this note must be a mapping, and it is a text; write its fields as 'key: value' "
     "[wrong-type]\n"},
    {"a text that is empty",
     "notes:\n"
     "  - {text: \"\", paragraphs: [1]}\n",
     "6:12: error: 'text' is empty [missing-field]\n"},
    {"a text of blanks",
     "notes:\n"
     "  - {text: \"  \", paragraphs: [1]}\n",
     "6:12: error: 'text' is empty [missing-field]\n"},
    {"a text taken for a comment",
     "notes:\n"
     "  - text: #5 is best\n",
     "6:5: error: 'text' is empty; write it, and put a text that begins with '#' in quotes "
     "[missing-field]\n"
     "6:11: warning: '#5 is best' is taken for a comment, and is not read; put the text in quotes, "
     "or write '# ' before a comment [text-in-comment]\n"},
    {"an item that is nothing",
     "notes:\n"
     "  -\n"
     "  - text: b\n",
     "6:4: error: an item of 'notes' is empty; write it, or take it out [missing-field]\n"},
    {"an id of capitals",
     "open-questions:\n"
     "  - {id: Who-Pays, text: b, themes: [], asked-by: article}\n",
     "6:10: error: 'Who-Pays' is not an id for 'id'; use lower-case letters, digits and single "
     "hyphens "
     "between them, 64 at most [bad-id]\n"},
    {"a reference that is no id",
     "key-points:\n"
     "  - {id: p, text: b, kind: event, themes: [Transit!], paragraphs: [1], voice: [\"\"]}\n",
     "6:44: error: 'Transit!' is not an id for 'themes'; use lower-case letters, digits and single "
     "hyphens between them, 64 at most [bad-id]\n"
     "6:80: error: '' is not an id for 'voice'; for a speaker without an entry write {text: …} "
     "[bad-id]\n"},
    {"an address with two signs",
     "cross-references:\n"
     "  - {point: p, relation: updates, to: b#c#d}\n"
     "  - {relation: updates, to: \"#c\"}\n"
     "  - {relation: updates, to: b#}\n",
     "6:39: error: 'b#c#d' is not an id for 'to'; use lower-case letters, digits and single "
     "hyphens "
     "between them, 64 at most [bad-id]\n"
     "7:29: error: '#c' is not an id for 'to'; use lower-case letters, digits and single hyphens "
     "between them, 64 at most [bad-id]\n"
     "8:29: error: 'b#' is not an id for 'to'; use lower-case letters, digits and single hyphens "
     "between them, 64 at most [bad-id]\n"},
    {"a choice misspelled",
     "key-points:\n"
     "  - {id: p, text: b, kind: evnt, themes: [], paragraphs: [1]}\n",
     "6:28: error: 'kind' cannot be 'evnt'; did you mean 'event'? [bad-value]\n"},
    {"a choice out of nowhere",
     "key-points:\n"
     "  - {id: p, text: b, kind: rumour, themes: [], paragraphs: [1], likelihood: likley}\n",
     "6:28: error: 'kind' must be event, statement, assessment or forecast, and 'rumour' is not "
     "[bad-value]\n"
     "6:77: error: 'likelihood' cannot be 'likley'; did you mean 'likely'? [bad-value]\n"},
    {"a likelihood out of nowhere",
     "key-points:\n"
     "  - {id: p, text: b, kind: forecast, themes: [], paragraphs: [1], likelihood: maybe}\n",
     "6:79: error: 'likelihood' must be remote, very-unlikely, unlikely, roughly-even, likely, "
     "very-likely or almost-certain, and 'maybe' is not [bad-value]\n"},
    {"numbers that are none",
     "notes:\n"
     "  - {text: b, paragraphs: [0, -1, 1.5, one, 1000001, 99999999999, 7-9, \"\", 12]}\n",
     "6:28: error: 'paragraphs' must be a whole number from 1, and '0' is not [bad-value]\n"
     "6:31: error: 'paragraphs' must be a whole number from 1, and '-1' is not [bad-value]\n"
     "6:35: error: 'paragraphs' must be a whole number from 1, and '1.5' is not [bad-value]\n"
     "6:40: error: 'paragraphs' must be a whole number from 1, and 'one' is not [bad-value]\n"
     "6:45: error: 'paragraphs' must be a whole number up to 1,000,000, and '1000001' is not "
     "[bad-value]\n"
     "6:54: error: 'paragraphs' must be a whole number up to 1,000,000, and '99999999999' is not "
     "[bad-value]\n"
     "6:67: error: 'paragraphs' must be a whole number from 1, and '7-9' is not [bad-value]\n"
     "6:72: error: 'paragraphs' must be a whole number from 1, and '' is not [bad-value]\n"},
    {"a decimal that is none",
     "figures:\n"
     "  - {label: b, value: \"1,000\", unit: t, paragraphs: [1]}\n"
     "  - {label: b, value: 5%, unit: t, paragraphs: [1]}\n",
     "6:23: error: 'value' must be a number such as 2452 or 394.9, and '1,000' is not [bad-value]\n"
     "7:23: error: 'value' must be a number such as 2452 or 394.9, and '5%' is not [bad-value]\n"},
    {"dates that are none",
     "events:\n"
     "  - {date: 27.1.2031, text: b, paragraphs: [1]}\n"
     "  - {date: 2031-13, text: b, paragraphs: [1]}\n"
     "  - {date: 2031-02-30, text: b, paragraphs: [1]}\n"
     "  - {date: 2031/2030, text: b, paragraphs: [1]}\n"
     "  - {date: \"2031-01-01T12:00\", text: b, paragraphs: [1]}\n"
     "  - {date: \"\", text: b, paragraphs: [1]}\n",
     "6:12: error: 'date: 27.1.2031': this is not an EDTF date: write 2031, 2031-04, 2031-04-27, "
     "with ~ after it for about, ? for uncertain, or an interval such as 2030-01/2030-10 "
     "[bad-date]\n"
     "7:12: error: 'date: 2031-13': there is no such month: write 01 to 12, or without a day "
     "21 to 41 for seasons, quarters, thirds and halves of a year [bad-date]\n"
     "8:12: error: 'date: 2031-02-30': the month has no such day: correct it, or leave the day out "
     "[bad-date]\n"
     "9:12: error: 'date: 2031/2030': the interval ends before it starts: swap its ends "
     "[bad-date]\n"
     "10:12: error: 'date: 2031-01-01T12:00': a time of day has no place here: write the day alone "
     "[bad-date]\n"
     "11:12: error: 'date: ': the date is empty: write one such as 2031, 2031-04 or 2031-04-27, or "
     "leave the field out [bad-date]\n"},
    {"empty items",
     "key-points:\n"
     "  - {id: p, text: b, kind: event, themes: [~, \"\"], paragraphs: [1]}\n"
     "  - \n",
     "6:44: error: an item of 'themes' is empty; write it, or take it out [missing-field]\n"
     "6:47: error: '' is not an id for 'themes'; use lower-case letters, digits and single hyphens "
     "between them, 64 at most [bad-id]\n"
     "7:4: error: an item of 'key-points' is empty; write it, or take it out [missing-field]\n"},
    {"items that lack what they need",
     "key-points:\n"
     "  - {id: p}\n"
     "  - {text: b}\n"
     "events:\n"
     "  - {}\n"
     "actors:\n"
     "  - {role: b}\n"
     "corridors:\n"
     "  - {text: b}\n"
     "figures:\n"
     "  - {value: 1}\n"
     "open-questions:\n"
     "  - {id: q}\n"
     "cross-references:\n"
     "  - {to: b}\n"
     "not-article:\n"
     "  - {reason: b}\n",
     "6:5: error: this key point has no 'text'; it is left out [missing-field]\n"
     "6:5: error: this key point has no 'kind' [missing-field]\n"
     "6:5: error: this key point has no 'themes' [missing-field]\n"
     "6:5: error: this key point has no 'paragraphs' [missing-field]\n"
     "7:5: error: this key point has no 'id'; it is left out [missing-field]\n"
     "7:5: error: this key point has no 'kind' [missing-field]\n"
     "7:5: error: this key point has no 'themes' [missing-field]\n"
     "7:5: error: this key point has no 'paragraphs' [missing-field]\n"
     "9:5: error: this event has no 'date'; it is left out [missing-field]\n"
     "9:5: error: this event has no 'text'; it is left out [missing-field]\n"
     "9:5: error: this event has no 'paragraphs' [missing-field]\n"
     "11:5: error: this actor has no 'actor'; it is left out [missing-field]\n"
     "11:5: error: this actor has no 'paragraphs' [missing-field]\n"
     "13:5: error: this corridor has no 'corridor'; it is left out [missing-field]\n"
     "13:5: error: this corridor has no 'status' [missing-field]\n"
     "13:5: error: this corridor has no 'paragraphs' [missing-field]\n"
     "15:5: error: this figure has no 'label'; it is left out [missing-field]\n"
     "15:5: error: this figure has no 'unit' [missing-field]\n"
     "15:5: error: this figure has no 'paragraphs' [missing-field]\n"
     "17:5: error: this open question has no 'text'; it is left out [missing-field]\n"
     "17:5: error: this open question has no 'themes' [missing-field]\n"
     "17:5: error: this open question has no 'asked-by' [missing-field]\n"
     "19:5: error: this cross-reference has no 'relation'; it is left out [missing-field]\n"
     "21:5: error: this passed-over passage has no 'paragraphs'; it is left out [missing-field]\n"},
    {"a long value",
     "notes:\n"
     "  - {text: b, paragraphs: "
     "[99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999"
     "99999999]}\n",
     "6:28: error: 'paragraphs' must be a whole number up to 1,000,000, and "
     "'999999999999999999999999999999999999999999999999999999999999\u2026' is not [bad-value]\n"},
    {"a value that hides something",
     "key-points:\n"
     "  - {id: p, text: b, kind: \"event\\0\", themes: [], paragraphs: [1]}\n"
     "  - {id: \"p\\u202e\", text: b, kind: event, themes: [], paragraphs: [1]}\n",
     "6:28: error: 'kind' cannot be 'event^@'; did you mean 'event'? [bad-value]\n"
     "7:10: error: 'p<U+202E>' is not an id for 'id'; use lower-case letters, digits and single "
     "hyphens between them, 64 at most [bad-id]\n"},
    {"an alias for a field that is needed",
     "key-points:\n"
     "  - {id: p, text: *b, kind: event, themes: *c, paragraphs: [1]}\n"
     "notes:\n"
     "  - *d\n",
     "6:19: error: '*b' is taken for an alias, and none is read; put the text in quotes, or write "
     "out what is meant [anchor]\n"
     "6:44: error: '*c' is taken for an alias, and none is read; put the text in quotes, or write "
     "out what is meant [anchor]\n"
     "8:5: error: '*d' is taken for an alias, and none is read; put the text in quotes, or write "
     "out what is meant [anchor]\n"},
};

struct fault_of_file {
    const char *name;
    const struct record *record; /* actors and corridors are lists of theirs */
    const char *yaml;
    const char *messages;
};

static const struct fault_of_file faults_of_files[] = {
    {"no fields at all", &schema_brief, "colour: red\n",
     "1:1: warning: 'colour' is not a field of this brief; it is not read [unknown-field]\n"
     "1:1: error: this brief has no 'precis' [missing-field]\n"
     "1:1: error: this brief has no 'id'; it is left out [missing-field]\n"
     "1:1: error: this brief has no 'source' [missing-field]\n"
     "1:1: error: this brief has no 'bottom-line' [missing-field]\n"},
    {"required fields misspelled", &schema_brief,
     "Precis: 1\n"
     "Id: a\n"
     "sorce: {type: report, tilte: T, issued: 2031}\n"
     "bottomline: b\n",
     "1:1: error: 'Precis' is not a field of this brief; did you mean 'precis', which is missing? "
     "[missing-field]\n"
     "2:1: error: 'Id' is not a field of this brief; did you mean 'id', which is missing? "
     "[missing-field]\n"
     "3:1: error: 'sorce' is not a field of this brief; did you mean 'source', which is missing? "
     "[missing-field]\n"
     "4:1: error: 'bottomline' is not a field of this brief; did you mean 'bottom-line', which is "
     "missing? [missing-field]\n"},
    {"a required field misspelled and there", &schema_brief,
     "precis: 1\n"
     "id: a\n"
     "source: {type: report, title: T, issued: 2031}\n"
     "bottom-line: b\n"
     "sourse: c\n",
     "5:1: warning: 'sourse' is not a field of this brief; did you mean 'source'? "
     "[unknown-field]\n"},
    {"a list of fields", &schema_brief,
     "- precis: 1\n"
     "- id: a\n",
     "1:1: error: this brief must be a mapping, and it is a list; write its fields as 'key: value' "
     "[wrong-type]\n"},
    {"a text", &schema_brief, "Some notes of mine.\n",
     "1:1: error: this brief must be a mapping, and it is a text; write its fields as 'key: value' "
     "[wrong-type]\n"},
    {"a source without its fields", &schema_brief,
     "precis: 1\n"
     "id: a\n"
     "source:\n"
     "type: report\n"
     "bottom-line: b\n",
     "3:1: error: 'source' is empty; indent its fields deeper than it [missing-field]\n"
     "4:1: warning: 'type' is not a field of this brief; it is not read [unknown-field]\n"},
    {"a source that is a text", &schema_brief,
     "precis: 1\n"
     "id: a\n"
     "source: T\n"
     "bottom-line: b\n",
     "3:9: error: this source must be a mapping, and it is a text; write its fields as 'key: "
     "value' [wrong-type]\n"},
    {"another version", &schema_brief,
     "precis: 2\n"
     "id: a\n"
     "source: {type: report, title: T, issued: 2031}\n"
     "bottom-line: b\n",
     "1:9: error: the file is written for version 2 of the format, and this program reads version "
     "1; the fields it knows are read [schema-version]\n"},
    {"no version", &schema_brief,
     "precis: one\n"
     "id: a\n"
     "source: {type: report, title: T, issued: 2031}\n"
     "bottom-line: b\n",
     "1:9: error: 'precis' must be the version of the format, 1, and 'one' is not [bad-value]\n"},
    {"an empty version", &schema_brief,
     "precis:\n"
     "id: a\n"
     "source: {type: report, title: T, issued: 2031}\n"
     "bottom-line: b\n",
     "1:8: error: 'precis' must be the version of the format, 1, and '' is not [bad-value]\n"},
    {"a bad id", &schema_brief,
     "precis: 1\n"
     "id: Quiet Water\n"
     "source: {type: report, title: T, issued: 2031}\n"
     "bottom-line: b\n",
     "2:5: error: 'Quiet Water' is not an id for 'id'; use lower-case letters, digits and single "
     "hyphens between them, 64 at most [bad-id]\n"},
    {"an empty id", &schema_brief,
     "precis: 1\n"
     "id:\n"
     "source: {type: report, title: T, issued: 2031}\n"
     "bottom-line: b\n",
     "2:1: error: 'id' is empty; write it [missing-field]\n"},
    {"ids of all sorts", &schema_brief,
     "precis: 1\n"
     "id: -a\n"
     "source: {type: report, title: T, issued: 2031}\n"
     "bottom-line: b\n",
     "2:5: error: '-a' is not an id for 'id'; use lower-case letters, digits and single hyphens "
     "between them, 64 at most [bad-id]\n"},
    {"a bad date of issue", &schema_brief,
     "precis: 1\n"
     "id: a\n"
     "source: {type: report, title: T, issued: spring 2031}\n"
     "bottom-line: b\n",
     "3:42: error: 'issued: spring 2031': this is not an EDTF date: write 2031, 2031-04, "
     "2031-04-27, with ~ after it for about, ? for uncertain, or an interval such as "
     "2030-01/2030-10 [bad-date]\n"},
    {"an address that is none", &schema_brief,
     "precis: 1\n"
     "id: a\n"
     "source: {type: report, title: T, issued: 2031, URL: www.example.org}\n"
     "bottom-line: b\n",
     "3:53: error: 'URL' must be an address that begins with http:// or https://, and "
     "'www.example.org' is not [bad-value]\n"},
    {"a theme", &schema_theme,
     "precis: 1\n"
     "id: a\n"
     "name: A\n"
     "order: first\n"
     "color: teal\n"
     "definition: d\n"
     "includes: all of it\n"
     "synthesis:\n"
     "  - {text: b}\n"
     "  - {text: b, cites: [B]}\n",
     "4:8: error: 'order' must be a whole number from 1, and 'first' is not [bad-value]\n"
     "5:8: error: 'color' must be an ANSI colour name such as cyan, or #rrggbb, and 'teal' is not "
     "[bad-value]\n"
     "7:11: error: 'includes' must be a list, and this is a text; begin each item with '- ' "
     "[wrong-type]\n"
     "9:5: error: this synthesis line has no 'cites' [missing-field]\n"
     "10:23: error: 'B' is not an id for 'cites'; use lower-case letters, digits and single "
     "hyphens "
     "between them, 64 at most [bad-id]\n"},
    {"a dossier", &schema_dossier,
     "precis: 1\n"
     "title: [T]\n"
     "as-of: soon\n",
     "1:1: error: this dossier has no 'bottom-line' [missing-field]\n"
     "2:8: error: 'title' must be a text, and this is a list; put a text that begins with '[' or "
     "'- ' in quotes [wrong-type]\n"
     "3:8: error: 'as-of: soon': this is not an EDTF date: write 2031, 2031-04, 2031-04-27, with ~ "
     "after it for about, ? for uncertain, or an interval such as 2030-01/2030-10 [bad-date]\n"},
    {"actors below a key", &schema_actor,
     "actors:\n"
     "  - {id: a, name: A, kind: state}\n",
     "1:1: error: the file must be a list, and this is a mapping; begin each actor entry with '- ' "
     "[wrong-type]\n"},
    {"one actor that is no list", &schema_actor,
     "id: a\n"
     "name: A\n"
     "kind: state\n",
     "1:1: error: the file must be a list, and this is a mapping; begin each actor entry with '- ' "
     "[wrong-type]\n"},
    {"actors of all sorts", &schema_actor,
     "- {id: a, name: A, kind: country}\n"
     "- {id: b, kind: state}\n"
     "- {name: C, kind: state}\n"
     "- harbour-board\n"
     "- {id: e, name: E, kind: group, aliases: Board}\n",
     "1:26: error: 'kind' must be state, organisation, person or group, and 'country' is not "
     "[bad-value]\n"
     "2:3: error: this actor entry has no 'name'; it is left out [missing-field]\n"
     "3:3: error: this actor entry has no 'id'; it is left out [missing-field]\n"
     "4:3: error: this actor entry must be a mapping, and it is a text; write its fields as 'key: "
     "value' [wrong-type]\n"
     "5:42: error: 'aliases' must be a list, and this is a text; begin each item with '- ' "
     "[wrong-type]\n"},
    {"corridors", &schema_corridor,
     "- {id: a, name: A, route: [{actor: b}, {place: c, border: yes, status: agred, cites: [d "
     "e]}]}\n",
     "1:28: error: this stop has no 'place'; it is left out [missing-field]\n"
     "1:59: error: 'border' must be true or false, and 'yes' is not [bad-value]\n"
     "1:87: error: 'd e' is not an id for 'cites'; use lower-case letters, digits and single "
     "hyphens "
     "between them, 64 at most [bad-id]\n"},
};

#endif

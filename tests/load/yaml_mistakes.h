/* The slips that people make in YAML, with what they are told. */
#ifndef PRECIS_TESTS_YAML_MISTAKES_H
#define PRECIS_TESTS_YAML_MISTAKES_H

struct mistake {
    const char *name;
    const char *yaml;
    const char *messages;
};

static const struct mistake mistakes[] = {
    {"a colon in a text",
     "precis: 1\n"
     "id: a\n"
     "bottom-line: Foo: bar\n",
     "3:17: error: a ': ' stands inside a text without quotes; put the text in quotes, or begin a "
     "new line [syntax]\n"},
    {"a colon in a text of a list item",
     "notes:\n"
     "  - text: Rail: the road\n",
     "2:15: error: a ': ' stands inside a text without quotes; put the text in quotes, or begin a "
     "new line [syntax]\n"},
    {"a colon after curly quotes", "bottom-line: \u201cFoo\u201d: bar\n",
     "1:19: error: a ': ' stands inside a text without quotes; put the text in quotes, or begin a "
     "new line [syntax]\n"},
    {"two fields on one line", "precis: 1 id: a\n",
     "1:13: error: a ': ' stands inside a text without quotes; put the text in quotes, or begin a "
     "new line [syntax]\n"},
    {"a colon in the second line of a text",
     "bottom-line: The text goes\n"
     "  on: and on\n"
     "id: a\n",
     "2:3: error: this line is indented deeper than the one above, which is complete; align it, or "
     "put a text that holds ': ' in quotes [syntax]\n"},
    {"a tab before a field",
     "source:\n"
     "\ttype: report\n",
     "2:1: error: a tab is used for indentation; use blanks [syntax]\n"},
    {"a tab before the second field",
     "source:\n"
     "  type: report\n"
     "\ttitle: X\n",
     "3:1: error: a tab is used for indentation; use blanks [syntax]\n"},
    {"a tab before a list item",
     "key-points:\n"
     "\t- id: a\n",
     "2:1: error: a tab is used for indentation; use blanks [syntax]\n"},
    {"a tab before a folded text",
     "bottom-line: >-\n"
     "\tText here\n",
     "2:1: error: a tab is used for indentation; use blanks [syntax]\n"},
    {"a tab inside a folded text",
     "bottom-line: >-\n"
     "  text\n"
     "\tmore\n"
     "id: a\n",
     "3:1: error: a tab is used for indentation; use blanks [syntax]\n"},
    {"a double quote never closed",
     "id: a\n"
     "bottom-line: \"It said so.\n"
     "notes: []\n",
     "2:14: error: this quote is never closed; close it, or write \\\" for one that belongs to the "
     "text [syntax]\n"},
    {"a single quote never closed",
     "id: a\n"
     "bottom-line: 'It said so.\n"
     "notes: []\n",
     "2:14: error: this quote is never closed; close it, or double one that belongs to the text "
     "[syntax]\n"},
    {"a quote never closed, and an apostrophe far below",
     "id: 'a\n"
     "notes:\n"
     "  - text: Iran's border\n",
     "1:5: error: the text that this quote begins ends only at line 3, column 15; close it where "
     "it ends [syntax]\n"},
    {"a quote never closed, and a quoted text below",
     "id: \"a\n"
     "notes:\n"
     "  - text: \"b\"\n",
     "1:5: error: the text that this quote begins ends only at line 3, column 11; close it where "
     "it ends [syntax]\n"},
    {"a quote never closed, and a document below",
     "id: \"a\n"
     "notes: []\n"
     "---\n",
     "1:5: error: this quote is not closed before the document ends; close it [syntax]\n"},
    {"a quote before a key never closed",
     "precis: 1\n"
     "\"id: a\n"
     "source: x\n",
     "2:1: error: this quote is never closed; close it, or write \\\" for one that belongs to the "
     "text [syntax]\n"},
    {"a quote never closed in braces",
     "events:\n"
     "  - {date: 2031, text: \"b}\n"
     "notes: []\n",
     "2:24: error: this quote is never closed; close it, or write \\\" for one that belongs to the "
     "text [syntax]\n"},
    {"a quote never closed in braces, and another below",
     "events:\n"
     "  - {date: 2031, text: \"b}\n"
     "  - {date: 2032, text: \"c\"}\n",
     "2:24: error: the text that this quote begins ends only at line 3, column 24; close it where "
     "it ends [syntax]\n"},
    {"an apostrophe in single quotes",
     "bottom-line: 'Iran's border is shut.'\n"
     "id: a\n",
     "1:19: error: this quote ends the text, and more stands after it; double an apostrophe "
     "inside of the text, or put the whole in double quotes [syntax]\n"},
    {"a quote in double quotes",
     "bottom-line: \"He said \"no\" to it.\"\n"
     "id: a\n",
     "1:23: error: this quote ends the text, and more stands after it; write \\\" for a quote "
     "inside of the text, or put the whole in single quotes [syntax]\n"},
    {"a text after a text with quotes",
     "bottom-line: \"He said \\\"no\\\" to it\" twice.\n"
     "id: a\n",
     "1:35: error: this quote ends the text, and more stands after it; write \\\" for a quote "
     "inside of the text, or put the whole in single quotes [syntax]\n"},
    {"a text after a text with apostrophes",
     "bottom-line: 'Iran''s border' is shut.\n"
     "id: a\n",
     "1:29: error: this quote ends the text, and more stands after it; double an apostrophe "
     "inside of the text, or put the whole in double quotes [syntax]\n"},
    {"a text after a quoted word",
     "bottom-line: \"Peace\" was what he said.\n"
     "id: a\n",
     "1:20: error: this quote ends the text, and more stands after it; write \\\" for a quote "
     "inside of the text, or put the whole in single quotes [syntax]\n"},
    {"a text after a quoted word in a list",
     "notes:\n"
     "  - text: \"a\" b\n",
     "2:13: error: this quote ends the text, and more stands after it; write \\\" for a quote "
     "inside of the text, or put the whole in single quotes [syntax]\n"},
    {"a quoted word first in a list item",
     "includes:\n"
     "  - \"Peace\" and war\n"
     "  - x\n",
     "2:11: error: this quote ends the text, and more stands after it; write \\\" for a quote "
     "inside of the text, or put the whole in single quotes [syntax]\n"},
    {"no blank after a dash before a field",
     "precis: 1\n"
     "key-points:\n"
     "-id: a\n"
     " text: b\n",
     "3:1: error: a blank is missing after the '-' that begins a list item; write '- ' "
     "[syntax]\n"},
    {"no blank after the second dash",
     "key-points:\n"
     "  - id: a\n"
     "  -id: b\n",
     "3:3: error: a blank is missing after the '-' that begins a list item; write '- ' "
     "[syntax]\n"},
    {"no blank after a dash before a text",
     "includes:\n"
     "- one\n"
     "-two\n"
     "- three\n",
     "3:1: error: a blank is missing after the '-' that begins a list item; write '- ' "
     "[syntax]\n"},
    {"no blank after a dash before an indented text",
     "includes:\n"
     "  - one\n"
     "  -two\n"
     "  - three\n",
     "3:3: error: a blank is missing after the '-' that begins a list item; write '- ' "
     "[syntax]\n"},
    {"a field indented too far",
     "source:\n"
     "  type: report\n"
     "   title: X\n",
     "3:4: error: this line is indented deeper than the one above, which is complete; align it, or "
     "put a text that holds ': ' in quotes [syntax]\n"},
    {"a field indented too far below a text",
     "precis: 1\n"
     "id: a\n"
     "  source: x\n",
     "3:3: error: this line is indented deeper than the one above, which is complete; align it, or "
     "put a text that holds ': ' in quotes [syntax]\n"},
    {"a field indented too far in a list item",
     "key-points:\n"
     "  - id: a\n"
     "      text: b\n",
     "3:7: error: this line is indented deeper than the one above, which is complete; align it, or "
     "put a text that holds ': ' in quotes [syntax]\n"},
    {"a field not indented enough",
     "source:\n"
     "    type: report\n"
     "  title: X\n",
     "3:3: error: this line does not fit the mapping around it; align it with its neighbours "
     "[syntax]\n"},
    {"a field not indented enough in a list item",
     "key-points:\n"
     "  - id: a\n"
     "    text: b\n"
     "   kind: event\n",
     "4:4: error: this line does not fit the list around it; begin it with '- ', or align it with "
     "the other lines of its item [syntax]\n"},
    {"a field below the dash",
     "key-points:\n"
     "  - id: a\n"
     "  text: b\n",
     "3:3: error: this line does not fit the list around it; begin it with '- ', or align it with "
     "the other lines of its item [syntax]\n"},
    {"an at sign first", "bottom-line: @someone said so\n",
     "1:14: error: a text without quotes cannot begin with '@'; put it in quotes [syntax]\n"},
    {"a backtick first", "bottom-line: `code`\n",
     "1:14: error: a text without quotes cannot begin with '`'; put it in quotes [syntax]\n"},
    {"a percent sign first", "bottom-line: %50 more\n",
     "1:14: error: a text without quotes cannot begin with '%'; put it in quotes [syntax]\n"},
    {"a percent sign first on a line",
     "precis: 1\n"
     "notes:\n"
     "%50\n",
     "3:1: error: a line that begins with '%' is taken for a directive; indent it, or put it in "
     "quotes [syntax]\n"},
    {"an exclamation mark first", "bottom-line: !Attention please\n",
     "1:14: error: '!Attention' is taken for a tag, and none is read; put the text in quotes, or "
     "write out what is meant [syntax]\n"},
    {"an exclamation mark first and last", "bottom-line: !Achtung! please\n",
     "1:14: error: a text that begins with '!' is taken for a tag; put it in quotes [syntax]\n"},
    {"an exclamation mark alone", "bottom-line: ! please\n",
     "1:14: error: '!' is taken for a tag, and none is read; put the text in quotes, or write out "
     "what is meant [syntax]\n"},
    {"a tag of YAML", "bottom-line: !!str 5\n",
     "1:14: error: '!!str' is taken for a tag, and none is read; put the text in quotes, or write "
     "out what is meant [syntax]\n"},
    {"an ampersand first", "bottom-line: &Co is a firm\n",
     "1:14: error: '&Co' is taken for an anchor, and none is read; put the text in quotes, or "
     "write out what is meant [anchor]\n"},
    {"an ampersand and a full stop", "bottom-line: &c. and so on\n",
     "1:14: error: a text that begins with '&' is taken for an anchor; put it in quotes "
     "[syntax]\n"},
    {"an asterisk first", "bottom-line: *Note this\n",
     "1:14: error: '*Note' is taken for an alias, and none is read; put the text in quotes, or "
     "write out what is meant [anchor]\n"},
    {"two asterisks", "bottom-line: **Note** this\n",
     "1:14: error: a text that begins with '*' is taken for an alias; put it in quotes [syntax]\n"},
    {"a word between asterisks", "bottom-line: *Note* this\n",
     "1:14: error: a text that begins with '*' is taken for an alias; put it in quotes [syntax]\n"},
    {"a question mark first", "bottom-line: ? really\n",
     "1:14: error: a text that begins with '? ' is taken for a key; put it in quotes [syntax]\n"},
    {"a bracket never closed",
     "key-points:\n"
     "  - id: a\n"
     "    themes: [transit, security\n"
     "    text: b\n",
     "3:13: error: this '[' is not closed, or a comma is missing between its items; write [one, "
     "two], and put a text that begins with '[' in quotes [syntax]\n"},
    {"a brace never closed",
     "events:\n"
     "  - {date: 2031, text: b\n"
     "notes: []\n",
     "2:5: error: this '{' is not closed, or a comma is missing between its fields; write {key: "
     "value, key: value}, and put a text that begins with '{' in quotes [syntax]\n"},
    {"a bracket never closed to the end", "themes: [transit, security\n",
     "1:9: error: this '[' is not closed, or a comma is missing between its items; write [one, "
     "two], and put a text that begins with '[' in quotes [syntax]\n"},
    {"no comma in braces",
     "events:\n"
     "  - {date: 2031 text: b}\n",
     "2:21: error: what stands here does not fit between '{' and '}'; put a comma between the "
     "fields, and a text with commas, colons or brackets in quotes [syntax]\n"},
    {"no comma in brackets", "themes: [\"a\" \"b\"]\n",
     "1:14: error: what stands here does not fit between '[' and ']'; put a comma between the "
     "items, and a text with commas, colons or brackets in quotes [syntax]\n"},
    {"a colon in braces",
     "events:\n"
     "  - {date: 2031, text: Foo: bar}\n",
     "2:27: error: what stands here does not fit between '{' and '}'; put a comma between the "
     "fields, and a text with commas, colons or brackets in quotes [syntax]\n"},
    {"two commas in brackets", "themes: [a, , b]\n",
     "1:13: error: a value is missing before this ','; write one, or take the sign out [syntax]\n"},
    {"a text after brackets",
     "bottom-line: [sic] they said\n"
     "id: a\n",
     "1:14: error: a text that begins with '[' is taken for a list; put it in quotes [syntax]\n"},
    {"a text after brackets in a list",
     "includes:\n"
     "  - [sic] they said\n"
     "  - b\n",
     "2:5: error: a text that begins with '[' is taken for a list; put it in quotes [syntax]\n"},
    {"a text after braces",
     "bottom-line: {sic} they said\n"
     "id: a\n",
     "1:14: error: a text that begins with '{' is taken for a mapping; put it in quotes "
     "[syntax]\n"},
    {"one brace too many",
     "events:\n"
     "  - {date: 2031, text: b}}\n",
     "2:26: error: this '}' closes nothing; take it out, or put the text in quotes [syntax]\n"},
    {"one bracket too many",
     "themes: [a]]\n"
     "id: a\n",
     "1:12: error: this ']' closes nothing; take it out, or put the text in quotes [syntax]\n"},
    {"a closing bracket first", "bottom-line: ] x\n",
     "1:14: error: a text without quotes cannot begin with ']'; put it in quotes [syntax]\n"},
    {"a comma first", "bottom-line: , and so on\n",
     "1:14: error: a text without quotes cannot begin with ','; put it in quotes [syntax]\n"},
    {"a backslash in double quotes", "bottom-line: \"C:\\path\"\n",
     "1:17: error: the backslash in a double-quoted text begins no known escape; write \\\\ or use "
     "single quotes [syntax]\n"},
    {"an escape without digits", "bottom-line: \"\\xZZ\"\n",
     "1:17: error: the escape in a double-quoted text lacks hexadecimal digits; write \\\\ for a "
     "backslash [syntax]\n"},
    {"an escape of half a character", "bottom-line: \"\\ud800\"\n",
     "1:17: error: the escape in a double-quoted text is half of a character, as JSON writes some "
     "in two; write the character itself [syntax]\n"},
    {"the other half", "bottom-line: \"\\udc00\"\n",
     "1:17: error: the escape in a double-quoted text is half of a character, as JSON writes some "
     "in two; write the character itself [syntax]\n"},
    {"a half before another escape", "bottom-line: \"\\ud83d\\u0041\"\n",
     "1:17: error: the escape in a double-quoted text is half of a character, as JSON writes some "
     "in two; write the character itself [syntax]\n"},
    {"a pair of escapes", "bottom-line: \"a \\uD83D\\uDE00 b\"\n",
     "1:19: error: JSON writes this character as two escapes, which YAML does not know; write the "
     "character itself, \U0001F600, or \\U0001F600 [syntax]\n"},
    {"a pair of another plane", "- \"\\ud840\\udc00\"\n",
     "1:6: error: JSON writes this character as two escapes, which YAML does not know; write the "
     "character itself, \U00020000, or \\U00020000 [syntax]\n"},
    {"an escape beyond Unicode", "bottom-line: \"\\U00110000\"\n",
     "1:17: error: the escape in a double-quoted text names no Unicode character; write another "
     "one [syntax]\n"},
    {"a merge", "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n",
     "2:1: error: git left this mark where two versions could not be merged; keep one of them, and "
     "delete the lines that begin with '<<<<<<<', '=======' and '>>>>>>>' [merge-conflict]\n"},
    {"the first line of a merge", "<<<<<<< HEAD\nb: 2\n",
     "1:1: error: git left this mark where two versions could not be merged; keep one of them, and "
     "delete the lines that begin with '<<<<<<<', '=======' and '>>>>>>>' [merge-conflict]\n"},
    {"the last line of a merge", "b: 2\n>>>>>>> other\n",
     "2:1: error: git left this mark where two versions could not be merged; keep one of them, and "
     "delete the lines that begin with '<<<<<<<', '=======' and '>>>>>>>' [merge-conflict]\n"},
    {"the line between the two", "b: 2\n=======\nc: 3\n",
     "2:1: error: git left this mark where two versions could not be merged; keep one of them, and "
     "delete the lines that begin with '<<<<<<<', '=======' and '>>>>>>>' [merge-conflict]\n"},
    {"a text after a bar", "bottom-line: | text here\n",
     "1:14: error: nothing more may stand on a line whose text begins with '|'; begin the text on "
     "the next line, or put it in quotes [syntax]\n"},
    {"a text after an angle bracket", "bottom-line: > 50 percent\n",
     "1:14: error: nothing more may stand on a line whose text begins with '>'; begin the text on "
     "the next line, or put it in quotes [syntax]\n"},
    {"a number after an angle bracket", "bottom-line: >5 percent\n",
     "1:14: error: nothing more may stand on a line whose text begins with '>'; begin the text on "
     "the next line, or put it in quotes [syntax]\n"},
    {"a folded text that is not indented",
     "bottom-line: >-\n"
     "The text stands here.\n"
     "id: a\n",
     "2:1: error: the text of a '>' or '|' block must be indented deeper than its key; indent it "
     "[syntax]\n"},
    {"a literal text that is not indented",
     "notes:\n"
     "  - text: |\n"
     "  The text stands here.\n",
     "3:3: error: the text of a '>' or '|' block must be indented deeper than its key; indent it "
     "[syntax]\n"},
    {"a folded text indented less and less",
     "bottom-line: >-\n"
     "  The text\n"
     " goes on\n"
     "id: a\n",
     "3:2: error: this line is not a 'key: value'; add the colon, or indent it as part of the text "
     "above [syntax]\n"},
    {"a text that goes on without indentation",
     "bottom-line: The text\n"
     "goes on here\n"
     "id: a\n",
     "2:1: error: this line is not a 'key: value'; add the colon, or indent it as part of the text "
     "above [syntax]\n"},
    {"no blank after a colon",
     "precis: 1\n"
     "id:a\n"
     "source:\n",
     "2:3: error: a blank is missing after the colon; write 'key: value' [syntax]\n"},
    {"no blank after the first colon",
     "precis:1\n"
     "id: a\n",
     "1:7: error: a blank is missing after the colon; write 'key: value' [syntax]\n"},
    {"no blank after the first colon, and a comment",
     "precis:1\n"
     "\n"
     "# a comment\n"
     "id: a\n",
     "1:7: error: a blank is missing after the colon; write 'key: value' [syntax]\n"},
    {"no blank after a colon in a list item",
     "key-points:\n"
     "  - id:a\n"
     "    text: b\n",
     "2:7: error: a blank is missing after the colon; write 'key: value' [syntax]\n"},
    {"no colon",
     "precis: 1\n"
     "id a\n"
     "source: x\n",
     "2:1: error: this line is not a 'key: value'; add the colon, or indent it as part of the text "
     "above [syntax]\n"},
    {"no colon in the first line",
     "My notes\n"
     "precis: 1\n",
     "1:1: error: this line is not a 'key: value'; add the colon, or make it a comment with '# ' "
     "[syntax]\n"},
    {"no colon in the last line",
     "precis: 1\n"
     "id a\n",
     "2:1: error: this line is not a 'key: value'; add the colon, or indent it as part of the text "
     "above [syntax]\n"},
    {"a no-break space after a colon",
     "precis: 1\n"
     "id:\u00a0a\n"
     "source: x\n",
     "2:4: error: this is a no-break space (U+00A0); write an ordinary blank [syntax]\n"},
    {"a wide colon",
     "precis: 1\n"
     "id\uff1a a\n"
     "source: x\n",
     "2:3: error: this is a wide colon (U+FF1A); write an ordinary one and a blank [syntax]\n"},
    {"a list after its key", "key-points: - id: a\n",
     "1:13: error: a list item '- ' stands where none can be; begin the list on a line of its own "
     "[syntax]\n"},
    {"text after the end",
     "precis: 1\n"
     "...\n"
     "id: a\n",
     "3:1: error: the document has ended above; take out the line '...', or what stands after it "
     "[syntax]\n"},
    {"a directive that YAML does not know",
     "%FOO\n"
     "precis: 1\n",
     "1:1: error: a line that begins with '%' is taken for a directive; indent it, or put it in "
     "quotes [syntax]\n"},
    {"a directive and no line of dashes",
     "%YAML 1.1\n"
     "precis: 1\n",
     "2:1: error: a line '---' must stand between the lines that begin with '%' and the text; "
     "write it, or leave these lines out [syntax]\n"},
    {"a version of YAML to come",
     "%YAML 3.0\n"
     "---\n"
     "precis: 1\n",
     "1:1: error: the file asks for a YAML version that is not read; leave the %YAML line out "
     "[syntax]\n"},
    {"two versions of YAML",
     "%YAML 1.1\n"
     "%YAML 1.1\n"
     "---\n"
     "precis: 1\n",
     "2:1: error: there are two %YAML lines; leave them out [syntax]\n"},
    {"a version without a number",
     "%YAML one\n"
     "---\n"
     "precis: 1\n",
     "1:1: error: the %YAML directive is malformed; leave it out [syntax]\n"},
    {"no blank after a quoted key",
     "precis: 1\n"
     "\"id\":a\n"
     "source: x\n",
     "2:5: error: a blank is missing after the colon; write 'key: value' [syntax]\n"},
    {"no blank after the first key, in quotes", "\"id\":a\n",
     "1:5: error: a blank is missing after the colon; write 'key: value' [syntax]\n"},
    {"a first line that is indented",
     " precis: 1\n"
     "id: a\n",
     "2:1: error: this line is indented less than the first one of the file; align them "
     "[syntax]\n"},
    {"a list item out of line",
     "key-points:\n"
     "  - a\n"
     " - b\n",
     "3:2: error: a list item stands where none can be; align its '-' with the items above, or put "
     "it below a key of its own [syntax]\n"},
    {"a list item below a text",
     "id: a\n"
     "- b\n",
     "2:1: error: a list item stands where none can be; align its '-' with the items above, or put "
     "it below a key of its own [syntax]\n"},
    {"a colon without a blank in braces",
     "events:\n"
     "  - {date: 2031, text:}\n",
     "2:22: error: a ':' stands where none can be between brackets or braces; put a blank after "
     "it, or put the text in quotes [syntax]\n"},
    {"a brace and nothing more", "{",
     "1:2: error: the file ends inside of brackets or braces; close them [syntax]\n"},
    {"a comma and nothing more", "themes: [a,",
     "1:12: error: the file ends inside of brackets or braces; close them [syntax]\n"},
    {"a tag directive",
     "%TAG foo\n"
     "---\n"
     "precis: 1\n",
     "1:1: error: the %TAG directive is malformed; leave it out [syntax]\n"},
    {"an end before the beginning", "...\n",
     "1:1: error: the document ends before it has begun; take out the line '...' [syntax]\n"},
    {"a second document",
     "precis: 1\n"
     "---\n"
     "id: a\n",
     "2:1: warning: a second document begins here; only the first is read [second-document]\n"},
    {"a text after front matter",
     "---\n"
     "precis: 1\n"
     "id: a\n"
     "---\n"
     "Some text.\n",
     "4:1: warning: a second document begins here; only the first is read [second-document]\n"},
    {"a number sign after a blank", "bottom-line: The vote #3 failed\n",
     "1:23: warning: '#3 failed' is taken for a comment, and is not read; put the text in quotes, "
     "or write '# ' before a comment [text-in-comment]\n"},
    {"a text that begins with a number sign", "bottom-line: #MeToo\n",
     "1:14: warning: '#MeToo' is taken for a comment, and is not read; put the text in quotes, or "
     "write '# ' before a comment [text-in-comment]\n"},
    {"number signs in one text of two lines",
     "bottom-line: \u00c9lan, B\u00fcro and\n"
     "  more \t#\u0130zmir\r\n"
     "id: a\t#b\n",
     "2:9: warning: '#\u0130zmir' is taken for a comment, and is not read; put the text in quotes, "
     "or write '# ' before a comment [text-in-comment]\n"
     "3:7: warning: '#b' is taken for a comment, and is not read; put the text in quotes, or write "
     "'# ' before a comment [text-in-comment]\n"},
    {"anchor and alias",
     "key-points:\n"
     "  - &p {id: a}\n"
     "  - *p\n",
     "2:5: error: '&p' is taken for an anchor, and none is read; put the text in quotes, or write "
     "out what is meant [anchor]\n"
     "3:5: error: '*p' is taken for an alias, and none is read; put the text in quotes, or write "
     "out what is meant [anchor]\n"},
    {"a key twice",
     "precis: 1\n"
     "id: a\n"
     "id: b\n",
     "3:1: error: the key 'id' is already at line 2, column 1; the first one counts "
     "[duplicate-key]\n"},
};

#endif

/* The section SECURITY of precis(1) promises nothing that no test holds: here each of its sentences
 * stands with the tests that hold it. A sentence without a row, a row without its sentence and a
 * test that does not exist fail. */
#include "base/buffer.h"
#include "support/captured.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { MOST_TESTS = 8 };

struct promise {
    const char *sentence;
    const char *tests[MOST_TESTS]; /* suite/name */
};

static const struct promise promises[] = {
    {"Dossiers come from others and are not trusted: what follows holds whatever is in them, and a "
     "test holds each sentence of it.",
     {"security/is_promised_where_a_test_holds_it"}},
    {"Nothing in a dossier, the name of a file or an argument acts on the terminal: control, "
     "bidirectional and invisible characters, and bytes that are not UTF-8, are shown by name, as "
     "‘<U+202E>’, on the screen, in messages and in pages alike.",
     {"shown/follows_the_table_for_every_code_point",
      "reader_hostile/is_neither_obeyed_nor_displaced", "reader_hostile/is_not_obeyed_in_messages",
      "commands/write_nothing_that_acts_on_a_terminal", "hostile_names/of_dossiers_are_paths",
      "hostile_names/of_briefs_are_file_names", "hostile_names/of_places_are_refused_as_they_are"}},
    {"A line feed or a tab in the name of a file is shown as a blank.",
     {"loader/shows_the_names_of_files_clean", "shown/cleans_the_examples"}},
    {"Exports hold such characters in the escapes of their format, or by name.",
     {"json/escapes_what_is_not_seen", "json_dossier/keeps_hostile_text_in_every_field",
      "csl/keeps_hostile_text", "csv/stays_in_form_with_hostile_text",
      "dot/keeps_its_form_with_hostile_text", "bibtex/keeps_its_form_with_hostile_text"}},
    {"The program hands no text to a shell and opens no connection to a network.",
     {"surroundings/are_out_of_reach_of_the_program", "hostile_names/of_dossiers_are_paths",
      "hostile_names/of_pages_are_file_names"}},
    {"The editor, the browser, the command for copies and lp(1) are started by name, with one word "
     "for each argument.",
     {"external/editors_are_split_at_blanks_or_refused", "external/browsers_are_settings_as_well",
      "hostile_names/of_printers_are_one_word", "print/hands_the_page_to_lp"}},
    {"A setting that names one of them is split at blanks, and refused where it holds a quotation "
     "mark or another character that a shell would act on.",
     {"external/editors_are_split_at_blanks_or_refused", "external/browsers_are_settings_as_well"}},
    {"The path of a file is never an option or a command to them.",
     {"external/paths_are_one_word_that_is_no_option"}},
    {"They inherit standard input, output and error, and no other descriptor.",
     {"surroundings/of_other_programs_are_three_descriptors"}},
    {"The reader does not wait for ever for the command for copies or for lp(1), and not at all "
     "once "
     "a signal has asked it to end.",
     {"feed/hands_over_what_is_taken_and_waits_no_longer_than_it_may",
      "reader_page/lets_the_reader_end_while_the_printer_hangs"}},
    {"An address is opened, and linked in pages, only if it begins with http:// or https:// and a "
     "host, is no longer than 2,048 bytes, and has neither a user name, a control character, a "
     "blank, a backslash nor a character that changes the direction of text in it; precis check "
     "warns of others.",
     {"address/is_refused_with_a_reason", "address/has_a_longest_length",
      "external/addresses_are_passed_on_in_ascii_or_refused",
      "rules/each_is_broken_by_one_edit_of_the_dossier"}},
    {"It is passed on in printable ASCII: letters beyond ASCII are percent-encoded, and in the "
     "host written in Punycode, and after the host each of \" ' ` < > ^ { } | $ ( ) ; * ! [ ] is "
     "percent-encoded as well.",
     {"address/is_handed_out_in_printable_ascii",
      "address/holds_none_of_the_characters_of_the_manual"}},
    {"No page, print or export holds a text of an article: only the reader, show, search, "
     "paragraphs "
     "and messages of check show it.",
     {"articles_read/stand_on_no_page", "commands/export_no_article"}},
    {"A document with a slash in its name is refused, and so is a link that leads out of the folder "
     "of the articles.",
     {"article/is_a_plain_file_of_the_folder", "article/is_not_a_link_out_of_the_folder"}},
    {"An article is refused as other files are, and where it is not UTF-8, or not a text in "
     "paragraphs.",
     {"article/that_is_a_pipe_or_a_folder_answers_at_once",
      "article/that_is_not_utf8_is_refused_where_it_goes_wrong", "article/has_its_limits",
      "articles_read/that_are_hostile_are_shown_by_name_or_refused"}},
    {"Nothing is written but what is remembered, the file of -o, what fontconfig keeps of the "
     "fonts when a PDF is made, and the files of a dossier by init and add and, with --write, "
     "rename "
     "and renumber; reading never writes to a dossier.",
     {"surroundings/are_not_written_to_by_commands",
      "surroundings/are_not_written_to_by_the_reader", "hostile_names/of_pages_are_file_names"}},
    {"A change of several files is made in all of them or in none, whether the program is killed "
     "meanwhile or the disk is full; one that was interrupted half way is an error to check, and "
     "finished by the next command that changes the dossier.",
     {"file_change/of_which_one_file_cannot_be_changed_changes_none",
      "file_change/that_was_interrupted_is_finished_from_any_state",
      "authors/are_told_of_a_change_that_was_interrupted", "author_kills/leave_all_or_nothing",
      "author_kills/are_no_worse_than_a_full_disk",
      "author_kills/are_no_worse_than_a_folder_that_may_not_be_written"}},
    {"No link is followed to a file that would be changed.",
     {"file_change/of_which_one_file_cannot_be_changed_changes_none"}},
    {"What is remembered can be read and written by its user alone.",
     {"state_file/is_for_the_user_alone", "state_directory/is_made_for_the_user_alone",
      "state_directory/is_nobody_elses"}},
    {"It is saved whole or not at all, whether the program is killed meanwhile or the disk is "
     "full, "
     "and of several readers at once none loses what another has saved.",
     {"state_writers/lose_nothing", "state_writers/lose_nothing_when_they_are_killed",
      "torture_kills/of_readers_lose_nothing", "state_trouble/keeps_the_old_state_on_a_full_disk",
      "reader_state/cannot_be_kept_and_says_so_once"}},
    {"A page that the reader saves is such a file, and replaced by save! alone.",
     {"reader_page/is_saved_in_the_format_of_its_name_and_over_a_file_only_when_told",
      "reader_page/says_where_it_cannot_be_saved"}},
    {"The file of -o is there whole or not at all, and one that was there before is kept unless "
     "--force is given.",
     {"print/is_whole_or_not_there", "print/writes_a_file_once", "outputs/that_may_not_be_written",
      "outputs/that_do_not_fit_the_disk"}},
    {"A file of a dossier may have 8 MiB, 64 levels, 200,000 values and two seconds of processor "
     "time; one that goes beyond is refused with a message, and the others are read all the same.",
     {"file/reads_files_of_every_size_up_to_the_largest",
      "parse/reads_up_to_its_limits_and_says_where_they_are_passed",
      "parse/gives_up_after_two_seconds_of_work",
      "hostile/floods_of_one_thing_are_read_or_refused_in_time",
      "broken_dossier/opens_with_every_brief_and_item_that_can_be_read"}},
    {"A folder, pipe, socket or device in its place is refused at once.",
     {"file/answers_at_once_and_in_one_line_whatever_the_file_is"}},
    {"The terminal is given back as it was, also when a signal ends the program, when it crashes "
     "and "
     "when memory is exhausted; SIGKILL alone leaves no time for that.",
     {"reader/quits_from_anywhere", "reader_signals/restores_the_terminal_and_ends_by_the_signal",
      "reader_signals/crashes_tidily_without_an_alternate_screen",
      "torture_memory/of_the_reader_gives_the_terminal_back"}},
    {"When memory is exhausted, the program and the libraries in it end with one line and exit "
     "status 2.",
     {"torture_memory/of_a_command_ends_it_with_one_line",
      "torture_memory/of_a_page_as_pdf_ends_it_with_one_line",
      "torture_memory/that_is_short_is_told"}},
    {"Output that cannot be written is an error, with exit status 2; a pipe whose reader has gone "
     "is "
     "none.",
     {"outputs/that_go_nowhere", "outputs/that_no_printer_takes"}},
};

/* The sentences of the section, which is the last one, one a line: mandoc parts them by two blanks.
 */
static const char read_section[] =
    "mandoc -T utf8 -O width=1000 man/precis.1 | sed 's/.\\x08//g' | sed -n '/^SECURITY/,$p' |\n"
    "grep '^     ' | sed 's/^ *//; s/\\.  */.\\n/g' | grep .";

/* "suite/name" of every test in the sources, one a line. */
static const char list_tests[] =
    "cat tests/*/test_*.c | tr '\\n' ' ' |\n"
    "grep -oE '(Test|ParameterizedTest)\\(([^(),]*\\*[^(),]*,)? *[a-z_0-9]+, *[a-z_0-9]+' |\n"
    "sed 's/.*[(,] *\\([a-z_0-9]*\\), *\\([a-z_0-9]*\\)$/\\1\\/\\2/'";

static bool has_line(const char *text, const char *line)
{
    struct slice rest = slice_of(text);
    while (rest.length)
        if (slice_equal(slice_trim(slice_cut(&rest, '\n')), slice_of(line)))
            return true;
    return false;
}

static bool has_row(struct slice sentence)
{
    for (size_t i = 0; i < COUNT(promises); i++)
        if (slice_equal(slice_of(promises[i].sentence), sentence))
            return true;
    return false;
}

static void expect_tests(const struct promise *promise, const char *tests)
{
    cr_expect(promise->tests[0], "no test holds: %s", promise->sentence);
    for (size_t i = 0; i < MOST_TESTS && promise->tests[i]; i++)
        cr_expect(has_line(tests, promise->tests[i]), "there is no test %s", promise->tests[i]);
}

Test(security, is_promised_where_a_test_holds_it)
{
    struct captured section = captured_shell(read_section);
    struct captured tests = captured_shell(list_tests);
    struct slice rest = buffer_slice(&section.out);
    while (rest.length) {
        struct slice sentence = slice_trim(slice_cut(&rest, '\n'));
        cr_expect(has_row(sentence), "no row for: %.*s", SLICE_ARGUMENTS(sentence));
    }
    for (size_t i = 0; i < COUNT(promises); i++) {
        cr_expect(has_line(section.out.bytes, promises[i].sentence), "not in precis(1): %s",
                  promises[i].sentence);
        expect_tests(&promises[i], tests.out.bytes);
    }
    captured_release(&section);
    captured_release(&tests);
}

/* Memory ends: each request for it fails once, and then from each on all of them. The program, its
 * libraries, its threads and the C library get one answer: the terminal is given back, one line is
 * said, the exit status is 2. Where a thread cannot be had, the others do its work, and nobody sees
 * a difference.
 *
 * The usual program is tested, not that with sanitizers, which bring an allocator of their own. A
 * library that is loaded before it makes the requests fail (tests/preload/memory.c). */
#define _GNU_SOURCE
#include "support/helpers.h"
#include "support/rounds.h"
#include "support/scratch.h"
#include "support/tool.h"

#include <sched.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char last_words[] = "precis: error: out of memory\n";

enum { MOST_WORDS = 10 };

struct command {
    const char *words[MOST_WORDS]; /* after the program */
    int status;                    /* when nothing fails */
    int first_step; /* in the short run: one request of so many, of the first thread */
    int others_step;
    bool is_alike; /* most of its requests are those of a command before it */
};

#define KEYS "J } 2 / t r a d e <Enter> n ? q gt gc f"

static const struct command commands[] = {
    {{"-d", ".", "show"}, 0, 3, 1201, false},
    {{"-d", ".", "check"}, 0, 3, 4801, true},
    {{"-d", ".", "export", "json"}, 0, 7, 4801, true},
    {{"-d", ".", "export", "csl-json"}, 0, 7, 9601, true},
    {{"-d", ".", "export", "bibtex"}, 0, 7, 9601, true},
    {{"-d", ".", "export", "csv"}, 0, 7, 9601, true},
    {{"-d", ".", "export", "dot"}, 0, 7, 9601, true},
    {{"-d", ".", "print"}, 0, 5, 4801, true},
    {{"-d", ".", "print", "--format", "md"}, 0, 5, 9601, true},
    {{"-d", ".", "list", "points", "--format", "json"}, 0, 5, 9601, true},
    {{"-d", ".", "search", "trade"}, 0, 5, 9601, true},
    {{"-d", ".", "read", "--headless", "--keys", KEYS}, 0, 7, 9601, true},
    {{"-d", "tests/data/quiet-water", "show"}, 0, 7, 601, false},
    {{"-d", "tests/data/quiet-water", "check", "--articles", "tests/data/articles"},
     1,
     7,
     2401,
     true},
    {{"-d", "tests/data/broken", "check"}, 1, 5, 301, false},
    {{"--dump-config"}, 0, 1, 1, false},
    {{"--help"}, 0, 1, 1, false},
    {{"completion", "bash"}, 0, 1, 1, false},
};

/* Of pages as PDF a few, since pango and cairo ask for memory a hundred thousand times. */
static const struct command pdfs[] = {
    {{"-d", "tests/data/quiet-water", "print", "--format", "pdf"}, 0, 16001, 16001, true},
    {{"-d", "tests/data/quiet-water", "read", "--headless", "--keys", "P"}, 0, 16001, 16001, true},
};

static const char *setting(const char *name, const char *usual)
{
    const char *value = getenv(name);
    return value ? value : usual;
}

static const char *plain_program(void)
{
    return setting("PRECIS_PLAIN", "build/precis");
}

struct lab {
    struct arena arena;
    char *folder;
    const char *report;
    const char *preload;
};

/* On one processor threads ask for memory in much the same order each time. */
static void use_one_processor(void)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    cr_assert_eq(sched_setaffinity(0, sizeof one, &one), 0);
}

static struct lab open_lab(void)
{
    struct lab lab = {.folder = tool_make_folder()};
    char path[4096];
    const char *library = setting("PRECIS_FAULTS", "build/memory-faults.so");
    cr_assert(realpath(library, path), "there is no %s; make test builds it", library);
    use_one_processor();
    lab.preload = arena_format(&lab.arena, "LD_PRELOAD=%s", path).bytes;
    lab.report =
        arena_format(&lab.arena, "MEMORY_REPORT=%s", tool_path(lab.folder, "report")).bytes;
    return lab;
}

static void close_lab(struct lab *lab)
{
    tool_remove_folder(lab->folder);
    arena_release(&lab->arena);
}

enum thread { THREAD_FIRST, THREAD_OTHERS, THREAD_KINDS };

static const char *const thread_names[] = {"first", "others"};

struct report {
    long requests[THREAD_KINDS];
    long pieces; /* that were not given back */
};

static struct report read_report(const struct lab *lab)
{
    struct report report;
    FILE *file = fopen(strchr(lab->report, '=') + 1, "r");
    cr_assert(file, "the library was not loaded, or the program ended unusually");
    cr_assert_eq(
        fscanf(file, "%ld %ld %ld", &report.requests[0], &report.requests[1], &report.pieces), 3);
    fclose(file);
    return report;
}

static const char *fault_setting(struct arena *arena, enum thread thread, long number, bool lasts)
{
    return arena_format(arena, "MEMORY_FAULT=%s %ld%s", thread_names[thread], number,
                        lasts ? " on" : "")
        .bytes;
}

static struct tool_result run(const struct lab *lab, const struct command *command,
                              const char *fault)
{
    const char *words[MOST_WORDS + 1] = {plain_program()};
    const char *const settings[] = {lab->preload, lab->report, fault, NULL};
    for (size_t i = 0; i < MOST_WORDS && command->words[i]; i++)
        words[i + 1] = command->words[i];
    return tool_run(words, settings);
}

/* What was said before memory ended is as usual. */
static bool is_beginning(struct slice part, struct slice whole)
{
    return part.length <= whole.length &&
           (!part.length || memcmp(part.bytes, whole.bytes, part.length) == 0);
}

static bool ended_as_promised(const struct tool_result *result, const struct tool_result *usual)
{
    struct slice said = buffer_slice(&result->messages);
    size_t length = sizeof last_words - 1;
    if (result->status != 2 || said.length < length ||
        memcmp(said.bytes + said.length - length, last_words, length) != 0)
        return false;
    return is_beginning((struct slice){said.bytes, said.length - length},
                        buffer_slice(&usual->messages)) &&
           is_beginning(buffer_slice(&result->output), buffer_slice(&usual->output));
}

static bool went_on_as_usual(const struct tool_result *result, const struct tool_result *usual)
{
    return result->status == usual->status &&
           slice_equal(buffer_slice(&result->output), buffer_slice(&usual->output)) &&
           slice_equal(buffer_slice(&result->messages), buffer_slice(&usual->messages));
}

struct count {
    long ended;
    long went_on;
};

static void expect_answer(const struct lab *lab, const struct command *command,
                          const struct tool_result *usual, long usual_pieces, const char *fault,
                          struct count *count)
{
    struct tool_result result = run(lab, command, fault);
    if (ended_as_promised(&result, usual)) {
        count->ended++;
    } else {
        count->went_on++;
        cr_assert(went_on_as_usual(&result, usual), "%s %s, %s: status %d, %.*s", command->words[1],
                  command->words[2] ? command->words[2] : "", fault, result.status,
                  SLICE_ARGUMENTS(buffer_slice(&result.messages)));
        cr_expect_leq(read_report(lab).pieces, usual_pieces, "%s: leaks", fault);
    }
    tool_release(&result);
}

static int step_of(const struct command *command, enum thread thread)
{
    int usual = thread == THREAD_FIRST ? command->first_step : command->others_step;
    if (torture_is_long() && !command->is_alike)
        return 1;
    return usual > torture_factor() ? usual / torture_factor() : 1;
}

static void try_requests(const struct lab *lab, const struct command *command,
                         const struct tool_result *usual, const struct report *report, bool lasts,
                         struct count *count)
{
    for (enum thread thread = THREAD_FIRST; thread < THREAD_KINDS; thread++)
        for (long i = 1; i <= report->requests[thread]; i += step_of(command, thread)) {
            struct arena arena = {0};
            expect_answer(lab, command, usual, report->pieces,
                          fault_setting(&arena, thread, i, lasts), count);
            arena_release(&arena);
        }
}

static struct count try_command(const struct lab *lab, const struct command *command)
{
    struct count count = {0};
    struct tool_result usual = run(lab, command, "MEMORY_FAULT=first 0");
    cr_assert_eq(usual.status, command->status, "%s %s: status %d", command->words[0],
                 command->words[1], usual.status);
    struct report report = read_report(lab);
    cr_assert_gt(report.requests[THREAD_FIRST], 0);
    try_requests(lab, command, &usual, &report, false, &count);
    /* Threads begin, and the last writing is over, without memory; little else goes on. */
    cr_expect_lt(count.went_on, count.ended / 4 + 2);
    if (!command->is_alike)
        try_requests(lab, command, &usual, &report, true, &count);
    tool_release(&usual);
    return count;
}

Test(torture_memory, of_a_command_ends_it_with_one_line, .timeout = TORTURE_TIMEOUT)
{
    struct lab lab = open_lab();
    struct count all = {0};
    for (size_t i = 0; i < COUNT(commands); i++) {
        struct count count = try_command(&lab, &commands[i]);
        all.ended += count.ended;
        all.went_on += count.went_on;
    }
    TORTURE_SAY("%ld requests for memory failed in %zu commands: %ld ended with one line, %ld went "
                "on without a difference",
                all.ended + all.went_on, COUNT(commands), all.ended, all.went_on);
    close_lab(&lab);
}

Test(torture_memory, of_a_page_as_pdf_ends_it_with_one_line, .timeout = TORTURE_TIMEOUT)
{
    struct lab lab = open_lab();
    for (size_t i = 0; i < COUNT(pdfs); i++) {
        struct count count = try_command(&lab, &pdfs[i]);
        TORTURE_SAY("%ld requests for memory failed while a PDF was made: %ld ended with one line",
                    count.ended + count.went_on, count.ended);
    }
    close_lab(&lab);
}

/* The PDF's libraries end a program that gets no thread, or lacks memory, in their own way. */
Test(torture_memory, of_the_threads_of_a_pdf_ends_it_with_one_line)
{
    struct lab lab = open_lab();
    struct tool_result usual = run(&lab, &pdfs[0], "MEMORY_FAULT=first 0");
    struct tool_result result = run(&lab, &pdfs[0], "THREAD_FAULT=1");
    cr_expect(ended_as_promised(&result, &usual), "status %d, %.*s", result.status,
              SLICE_ARGUMENTS(buffer_slice(&result.messages)));
    tool_release(&usual);
    tool_release(&result);
    close_lab(&lab);
}

/* The reader in its terminal. */

static const char *const reader_keys = "J}2?qgtgcgr/war\rnz+Q";

static bool is_running(struct terminal *terminal)
{
    siginfo_t information = {0};
    return waitid(P_PID, (id_t)terminal_process(terminal), &information,
                  WEXITED | WNOHANG | WNOWAIT) == 0 &&
           information.si_pid == 0;
}

static bool is_there_or_over(struct terminal *terminal, void *context)
{
    (void)context;
    return strstr(terminal_screen(terminal), "Sources") || !is_running(terminal);
}

static struct terminal *start_reader(const struct lab *lab, const char *fault)
{
    const char *const argv[] = {plain_program(), "-d", ".", NULL};
    const char *const environment[] = {lab->preload, lab->report, "VISUAL=true", fault, NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .environment = environment});
    cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, is_there_or_over, NULL), "%s: %s",
              fault, terminal_screen(terminal));
    if (is_running(terminal))
        terminal_type(terminal, reader_keys);
    return terminal;
}

/* A thread that ends the program may cut a frame off in the middle of a character, so the bytes are
 * not held against terminfo here. */
static void expect_line_as_before(struct terminal *terminal, const char *fault)
{
    cr_expect(terminal_modes_equal_start(terminal), "%s: the line is set otherwise", fault);
    cr_expect_not(terminal_alternate_screen(terminal), "%s: on the alternate screen", fault);
    cr_expect(terminal_cursor(terminal).visible, "%s: the cursor is hidden", fault);
}

/* Keys that come when the line is restored are echoed by it, before or after. */
static bool says_last_words(struct terminal *terminal)
{
    return strstr(terminal_screen(terminal), "precis: error: out of memory") != NULL;
}

static void try_reader(const struct lab *lab, const char *fault, struct count *count)
{
    struct terminal *terminal = start_reader(lab, fault);
    int status = wait_exit(terminal);
    expect_line_as_before(terminal, fault);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 2) {
        count->ended++;
        cr_expect(says_last_words(terminal), "%s: %s", fault, terminal_screen(terminal));
    } else {
        count->went_on++;
        cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s: status %x\n%s", fault,
                  (unsigned)status, terminal_screen(terminal));
        cr_expect_str_eq(terminal_row(terminal, 0), "", "%s", fault);
    }
    terminal_stop(terminal);
}

static struct report usual_reader(const struct lab *lab)
{
    struct terminal *terminal = start_reader(lab, "MEMORY_FAULT=first 0");
    expect_clean_exit(terminal);
    expect_line_as_before(terminal, "usually");
    terminal_stop(terminal);
    return read_report(lab);
}

/* Of what the loader does after the screen it matters when it fails, not at which word. */
static int reader_step(enum thread thread)
{
    enum { FIRST_STEP = 23, OTHERS_STEP = 1201, LEAST_OTHERS_STEP = 7 };
    int usual = thread == THREAD_FIRST ? FIRST_STEP : OTHERS_STEP;
    int least = thread == THREAD_FIRST ? 1 : LEAST_OTHERS_STEP;
    int step = usual / torture_factor();
    return step > least ? step : least;
}

static void try_reader_often(const struct lab *lab, const struct report *report, bool lasts,
                             struct count *count)
{
    for (enum thread thread = THREAD_FIRST; thread < THREAD_KINDS; thread++)
        for (long i = 1; i <= report->requests[thread]; i += reader_step(thread)) {
            struct arena arena = {0};
            try_reader(lab, fault_setting(&arena, thread, i, lasts), count);
            arena_release(&arena);
        }
}

Test(torture_memory, of_the_reader_gives_the_terminal_back, .timeout = TORTURE_TIMEOUT)
{
    struct lab lab = open_lab();
    struct count count = {0};
    struct report report = usual_reader(&lab);
    cr_assert_gt(report.requests[THREAD_FIRST], 100);
    try_reader_often(&lab, &report, false, &count);
    if (torture_is_long())
        try_reader_often(&lab, &report, true, &count);
    cr_expect_gt(count.ended, count.went_on);
    TORTURE_SAY("%ld requests for memory failed in the reader: %ld ended with one line, %ld came "
                "after all was done or were not needed; the terminal was as before each time",
                count.ended + count.went_on, count.ended, count.went_on);
    close_lab(&lab);
}

/* And memory that really ends: below some size the program does not even start, above it does all,
 * and between these it says so. */
Test(torture_memory, that_is_short_is_told)
{
    static const char script[] =
        "for size in $(seq 4000 50 8000); do\n"
        "    ( ulimit -v $size; \"$0\" -d . export json ) >\"$1/out\" 2>\"$1/err\"\n"
        "    status=$?\n"
        "    case $status in\n"
        "    0) cmp -s \"$1/out\" \"$1/whole\" && [ ! -s \"$1/err\" ] && echo done || echo wrong "
        ";;\n"
        "    2) cmp -s \"$1/err\" \"$1/words\" && [ ! -s \"$1/out\" ] && echo said || echo wrong "
        ";;\n"
        "    126 | 127) echo no ;;\n"
        "    *) echo \"wrong $status\" ;;\n"
        "    esac\n"
        "done | uniq";
    char *folder = tool_make_folder();
    const char *const whole[] = {plain_program(), "-d", ".", "export", "json", NULL};
    struct tool_result usual = tool_run(whole, NULL);
    tool_write(tool_path(folder, "whole"), buffer_slice(&usual.output));
    tool_write(tool_path(folder, "words"), slice_of(last_words));
    const char *const words[] = {"sh", "-c", script, plain_program(), folder, NULL};
    struct tool_result result = tool_run(words, NULL);
    cr_expect_str_eq(result.output.bytes, "no\nsaid\ndone\n", "%s%s", result.output.bytes,
                     result.messages.length ? result.messages.bytes : "");
    tool_release(&usual);
    tool_release(&result);
    tool_remove_folder(folder);
}

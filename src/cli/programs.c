#include "cli/programs.h"

#include "base/address.h"
#include "base/system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORDS = 32, NOT_FOUND = 127 };

enum line_style { LINE_PLUS, LINE_COLON, LINE_GOTO, LINE_NONE };

struct editor {
    const char *name;
    enum line_style style;
};

static const struct editor editors[] = {
    {"vi", LINE_PLUS},     {"vim", LINE_PLUS},      {"nvim", LINE_PLUS},
    {"view", LINE_PLUS},   {"ex", LINE_PLUS},       {"nano", LINE_PLUS},
    {"pico", LINE_PLUS},   {"emacs", LINE_PLUS},    {"emacsclient", LINE_PLUS},
    {"mg", LINE_PLUS},     {"joe", LINE_PLUS},      {"jed", LINE_PLUS},
    {"kak", LINE_PLUS},    {"micro", LINE_PLUS},    {"ne", LINE_PLUS},
    {"gedit", LINE_PLUS},  {"dte", LINE_PLUS},      {"vis", LINE_PLUS},
    {"hx", LINE_COLON},    {"helix", LINE_COLON},   {"subl", LINE_COLON},
    {"code", LINE_GOTO},   {"codium", LINE_GOTO},   {"gvim", LINE_PLUS},
    {"gview", LINE_PLUS},  {"rvim", LINE_PLUS},     {"nvi", LINE_PLUS},
    {"elvis", LINE_PLUS},  {"jmacs", LINE_PLUS},    {"jstar", LINE_PLUS},
    {"jpico", LINE_PLUS},  {"zile", LINE_PLUS},     {"mcedit", LINE_PLUS},
    {"tilde", LINE_NONE},  {"ed", LINE_NONE},       {"ee", LINE_PLUS},
    {"editor", LINE_PLUS}, {"sensible", LINE_PLUS},
};

/* By the name of the file, or its beginning: "vim.basic", "emacs-nox", "sensible-editor". */
static const struct editor *find_by_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t lengths[] = {strlen(name), strcspn(name, ".-")};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        for (size_t j = 0; j < sizeof editors / sizeof *editors; j++)
            if (strlen(editors[j].name) == lengths[i] &&
                strncmp(name, editors[j].name, lengths[i]) == 0)
                return &editors[j];
    return NULL;
}

/* The file that a program's name leads to, through links such as /usr/bin/editor; NULL where there
 * is none. The caller frees it. */
static char *resolve(const char *program)
{
    const char *path = getenv("PATH");
    char candidate[4096];
    if (strchr(program, '/'))
        return realpath(program, NULL);
    struct slice rest = slice_of(path ? path : "");
    while (rest.bytes) {
        struct slice folder = slice_cut(&rest, ':');
        int length =
            snprintf(candidate, sizeof candidate, "%.*s/%s", SLICE_ARGUMENTS(folder), program);
        if (folder.length && length < (int)sizeof candidate && access(candidate, X_OK) == 0)
            return realpath(candidate, NULL);
    }
    return NULL;
}

static const struct editor *find_editor(const char *program)
{
    char *file = resolve(program);
    const struct editor *editor = file ? find_by_name(file) : NULL;
    free(file);
    return editor ? editor : find_by_name(program);
}

static char *copy(struct arena *arena, struct slice text)
{
    size_t length = text.length;
    char *bytes = arena_allocate_bytes(arena, length + 1);
    if (length)
        memcpy(bytes, text.bytes, length);
    bytes[length] = '\0';
    return bytes;
}

static bool is_refused(char byte)
{
    return (unsigned char)byte < ' ' || byte == 0x7f || strchr("\"'`\\$&|;<>(){}[]*?!#~", byte);
}

/* Splits at blanks; the count, 0 when the setting is empty, refused or too long. */
static int split(struct arena *arena, const char *setting, const char *what, char **words,
                 struct buffer *message)
{
    for (const char *byte = setting; *byte; byte++) {
        if (!is_refused(*byte))
            continue;
        bool is_seen = *byte > ' ' && *byte < 0x7f;
        buffer_format(message, "%s is '%s', and the character ", what, setting);
        buffer_format(message, is_seen ? "'%c'" : "U+%04X", (unsigned char)*byte);
        buffer_format(message,
                      " in it is not taken: name a program and plain options, or a script");
        return 0;
    }
    int count = 0;
    struct slice rest = slice_of(setting);
    while (rest.bytes) {
        struct slice word = slice_cut(&rest, ' ');
        if (word.length && count == MOST_WORDS) {
            buffer_format(message, "%s has more than %d words: name a script", what, MOST_WORDS);
            return 0;
        }
        if (word.length)
            words[count++] = copy(arena, word);
    }
    if (!count)
        buffer_format(message, "%s is empty", what);
    return count;
}

static void add_line(struct arena *arena, const struct editor *editor, const char *file,
                     uint32_t line, char **words, int *count)
{
    if (!editor || !line || editor->style == LINE_NONE) {
        words[(*count)++] = copy(arena, slice_of(file));
        return;
    }
    if (editor->style == LINE_GOTO)
        words[(*count)++] = copy(arena, SLICE("-g"));
    if (editor->style == LINE_PLUS) {
        words[(*count)++] = copy(arena, arena_format(arena, "+%u", line));
        words[(*count)++] = copy(arena, slice_of(file));
        return;
    }
    words[(*count)++] = copy(arena, arena_format(arena, "%s:%u", file, line));
}

const char *program_editor_setting(void)
{
    const char *visual = getenv("VISUAL");
    const char *editor = getenv("EDITOR");
    if (visual && *visual)
        return visual;
    return editor && *editor ? editor : "vi";
}

char **program_editor(struct arena *arena, const char *setting, const char *file, uint32_t line,
                      struct buffer *message)
{
    char **words = ARENA_ARRAY(arena, char *, MOST_WORDS + 4);
    int count = split(arena, setting, "$VISUAL or $EDITOR", words, message);
    if (!count)
        return NULL;
    /* A path must not be read as an option, as a command after a plus sign, or as an address. */
    if (file[0] != '/')
        file = arena_format(arena, "./%s", file).bytes;
    add_line(arena, find_editor(words[0]), file, line, words, &count);
    words[count] = NULL;
    return words;
}

char **program_browser(struct arena *arena, const char *setting, struct slice url,
                       struct buffer *message)
{
    struct buffer address = {0};
    const char *fault = address_encode(url, &address);
    struct slice encoded = arena_copy(arena, buffer_slice(&address));
    buffer_release(&address);
    if (fault) {
        buffer_format(message, "the address is not opened: %s", fault);
        return NULL;
    }
    char **words = ARENA_ARRAY(arena, char *, MOST_WORDS + 4);
    int count = 1;
    if (setting && *setting)
        count = split(arena, setting, "$BROWSER", words, message);
    else
        words[0] = copy(arena, SLICE("xdg-open"));
    if (!count)
        return NULL;
    words[count++] = copy(arena, encoded);
    words[count] = NULL;
    return words;
}

static void reset_signals(void)
{
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void become(char *const *words)
{
    reset_signals();
    system_close_on_exec(STDERR_FILENO + 1);
    execvp(words[0], words);
    _exit(NOT_FOUND);
}

static void open_nowhere(int first)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int i = first; nowhere >= 0 && i <= STDERR_FILENO; i++)
        dup2(nowhere, i);
}

char **program_words(struct arena *arena, const char *setting, const char *what,
                     struct buffer *message)
{
    char **words = ARENA_ARRAY(arena, char *, MOST_WORDS + 1);
    return split(arena, setting, what, words, message) ? words : NULL;
}

static bool wait_for_change(pid_t child, int *status)
{
    while (waitpid(child, status, WUNTRACED) < 0)
        if (errno != EINTR)
            return false;
    return true;
}

static bool wait_for(pid_t child, const struct program_options *options, int *status)
{
    bool has_changed = wait_for_change(child, status);
    while (has_changed && WIFSTOPPED(*status)) {
        if (options->when_stopped)
            options->when_stopped(options->context);
        kill(child, SIGCONT);
        has_changed = wait_for_change(child, status);
    }
    return has_changed && !(WIFEXITED(*status) && WEXITSTATUS(*status) == NOT_FOUND);
}

/* While another program has the terminal, its interrupts are not ours. */
static void ignore_interrupts(struct sigaction before[2])
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGINT, &ignore, &before[0]);
    sigaction(SIGQUIT, &ignore, &before[1]);
}

bool program_run(char *const *words, const struct program_options *options, int *status)
{
    struct sigaction before[2];
    ignore_interrupts(before);
    pid_t child = fork();
    if (child == 0)
        become(words);
    bool ran = child > 0 && wait_for(child, options, status);
    sigaction(SIGINT, &before[0], NULL);
    sigaction(SIGQUIT, &before[1], NULL);
    return ran;
}

/* Tells through a pipe, which closes at its exec, when that fails. */
bool program_start(char *const *words, pid_t *process)
{
    int ends[2];
    int status = 0;
    if (!system_pipe(ends, true))
        return false;
    pid_t child = fork();
    if (child == 0) {
        open_nowhere(STDIN_FILENO);
        reset_signals();
        setsid();
        system_close_on_exec(STDERR_FILENO + 1);
        execvp(words[0], words);
        ssize_t written = write(ends[1], "!", 1);
        (void)written;
        _exit(NOT_FOUND);
    }
    close(ends[1]);
    char failed;
    bool started = child > 0 && read(ends[0], &failed, 1) == 0;
    close(ends[0]);
    if (child > 0 && !started)
        wait_for_change(child, &status);
    *process = started ? child : 0;
    return started;
}

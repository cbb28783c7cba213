#include "launch.h"

#include "base/memory.h"

#include <fcntl.h>
#include <ftw.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utmp.h>

extern char **environ;

static _Noreturn void give_up(const char *what)
{
    perror(what);
    abort();
}

/* The environment: a list of "NAME=value" that ends with NULL. */
struct variables {
    char **items;
    size_t count;
    size_t capacity;
};

static size_t name_length(const char *variable)
{
    return strcspn(variable, "=");
}

static void remove_variable(struct variables *variables, const char *variable)
{
    size_t kept = 0;
    size_t length = name_length(variable);
    for (size_t i = 0; i < variables->count; i++) {
        char *item = variables->items[i];
        bool is_same = name_length(item) == length && strncmp(item, variable, length) == 0;
        if (!is_same)
            variables->items[kept++] = item;
    }
    variables->count = kept;
}

static void append_variable(struct variables *variables, char *variable)
{
    memory_reserve((void **)&variables->items, &variables->capacity, variables->count,
                   sizeof *variables->items);
    variables->items[variables->count++] = variable;
}

static void set_variable(struct variables *variables, struct arena *arena, const char *name,
                         const char *value)
{
    struct slice variable = arena_format(arena, "%s=%s", name, value);
    append_variable(variables, (char *)variable.bytes);
}

static void set_home(struct variables *variables, struct arena *arena, const char *home)
{
    static const char *const places[][2] = {
        {"HOME", ""},
        {"XDG_CACHE_HOME", "/cache"},
        {"XDG_CONFIG_HOME", "/config"},
        {"XDG_DATA_HOME", "/data"},
        {"XDG_RUNTIME_DIR", "/runtime"},
        {"XDG_STATE_HOME", "/state"},
    };
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        struct slice place = arena_format(arena, "%s%s", home, places[i][1]);
        set_variable(variables, arena, places[i][0], place.bytes);
    }
}

/* Without these a sanitizer's report would go to the emulated screen and be lost. */
static void keep_sanitizers(struct variables *variables, struct arena *arena)
{
    static const char *const names[] = {"ASAN_OPTIONS", "LSAN_OPTIONS", "MSAN_OPTIONS",
                                        "TSAN_OPTIONS", "UBSAN_OPTIONS"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value)
            set_variable(variables, arena, names[i], value);
    }
}

static char **make_environment(struct arena *arena, const struct terminal_options *options,
                               const char *home)
{
    struct variables variables = {0};
    set_variable(&variables, arena, "PATH", "/usr/local/bin:/usr/bin:/bin");
    set_variable(&variables, arena, "TERM", options->name);
    set_variable(&variables, arena, "LANG", "C.UTF-8");
    set_home(&variables, arena, home);
    keep_sanitizers(&variables, arena);
    for (const char *const *extra = options->environment; extra && *extra; extra++) {
        remove_variable(&variables, *extra);
        if (strchr(*extra, '='))
            append_variable(&variables, (char *)arena_copy(arena, slice_of(*extra)).bytes);
    }
    append_variable(&variables, NULL);
    return variables.items;
}

static const char *make_home(struct arena *arena)
{
    const char *place = getenv("TMPDIR");
    struct slice pattern = arena_format(arena, "%s/terminal-XXXXXX", place ? place : "/tmp");
    const char *home = mkdtemp((char *)pattern.bytes);
    if (!home)
        give_up("mkdtemp");
    struct slice runtime = arena_format(arena, "%s/runtime", home);
    if (mkdir(runtime.bytes, 0700) != 0)
        give_up("mkdir");
    return home;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status, (void)kind, (void)place;
    return remove(path);
}

void launch_remove_home(const char *home)
{
    nftw(home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static void reset_signals(void)
{
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Between fork and exec: nothing here may take memory or a lock. */
static _Noreturn void become_program(const struct terminal_options *options, char **environment,
                                     int slave)
{
    static const char message[] = "terminal: the program does not start\n";
    reset_signals();
    bool is_ready = login_tty(slave) == 0 && (!options->directory || !chdir(options->directory));
    closefrom(STDERR_FILENO + 1);
    environ = environment;
    if (is_ready)
        execvp(options->argv[0], (char *const *)options->argv);
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(127);
}

static void add_flags(int descriptor, int descriptor_flags, int status_flags)
{
    if (fcntl(descriptor, F_SETFD, descriptor_flags) != 0 ||
        fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | status_flags) != 0)
        give_up("fcntl");
}

/* Returns the program's end of the line, which is closed in the test after the fork. */
static int open_line(struct launch *launch, const struct terminal_options *options)
{
    struct winsize size = {.ws_row = (unsigned short)options->rows,
                           .ws_col = (unsigned short)options->columns};
    char name[64];
    int slave;
    if (openpty(&launch->master, &slave, name, NULL, &size) != 0)
        give_up("openpty");
    add_flags(launch->master, FD_CLOEXEC, O_NONBLOCK);
    launch->slave = open(name, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (launch->slave < 0)
        give_up(name);
    return slave;
}

static void set_modes(struct launch *launch)
{
    if (tcgetattr(launch->slave, &launch->modes) != 0)
        give_up("tcgetattr");
    launch->modes.c_iflag |= IUTF8;
    if (tcsetattr(launch->slave, TCSANOW, &launch->modes) != 0 ||
        tcgetattr(launch->slave, &launch->modes) != 0)
        give_up("tcsetattr");
}

void launch_program(struct launch *launch, struct arena *arena,
                    const struct terminal_options *options)
{
    launch->home = make_home(arena);
    char **environment = make_environment(arena, options, launch->home);
    int slave = open_line(launch, options);
    set_modes(launch);
    launch->process = fork();
    if (launch->process < 0)
        give_up("fork");
    if (launch->process == 0)
        become_program(options, environment, slave);
    close(slave);
    free(environment);
}

/* The largest files that are taken, filled with what costs most: no more than 256 MiB of memory for
 * any of them. How much processor time they take is said in the long run, not judged. */
#include "support/rounds.h"
#include "support/scratch.h"
#include "support/tool.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/resource.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { LARGEST = 8 * 1024 * 1024 - 4096 };

/* Repeated until the file is full, as the one text of a brief. */
static const struct {
    const char *name;
    const char *filling;
} fillings[] = {
    {"names", "Iran "},
    {"words", "a "},
    {"one word", "a"},
    {"wide characters", "港"},
    {"marks", "e\u0301\u0301"},
    {"schwas", "\u0259 "},
    {"bidirectional controls", "\u202e"},
    {"escapes", "\\x1b"},
    {"beginnings of long names", "a a a a b "},
};

static const char *const commands[][6] = {
    {"show", NULL},
    {"check", NULL},
    {"search", "iran", NULL},
    {"search", "a", NULL},
    {"search", "a a e \u6e2f", NULL},
    {"search", "a", "--columns=80", "--color=always", NULL},
    {"search", "a", "--color=always", NULL},
    {"read", "large", "--headless", "--keys", "/a<Enter>", NULL},
    {"read", "large", "--headless", "--keys", "g/a e<Enter>", NULL},
    {"read", "large", "--headless", "--keys", "&a<Enter>", NULL},
    {"export", "json", NULL},
};

static void write_names(const char *folder)
{
    struct buffer actors = {0};
    buffer_format(&actors, "- {id: iran, name: Iran, kind: state}\n");
    for (int i = 1; i < 60; i++) {
        buffer_format(&actors, "- {id: a%d, kind: state, name: \"", i);
        for (int j = 0; j < i; j++)
            buffer_format(&actors, "a ");
        buffer_format(&actors, "c\"}\n");
    }
    program_folder_write(folder, "content/actors.yaml", "%s", actors.bytes);
    program_folder_write(folder, "content/dossier.yaml", "precis: 1\ntitle: Large\n");
    buffer_release(&actors);
}

static void write_brief(const char *folder, const char *filling)
{
    struct buffer brief = {0};
    buffer_format(&brief, "precis: 1\nid: large\nsource: {type: report, title: T, issued: 2031}\n"
                          "bottom-line: B.\nkey-points:\n"
                          "  - {id: a, kind: event, paragraphs: [1], text: \"");
    while (brief.length + strlen(filling) < LARGEST)
        buffer_add(&brief, slice_of(filling));
    buffer_format(&brief, "\"}\n");
    program_folder_write(folder, "content/briefs/large.yaml", "%s", brief.bytes);
    buffer_release(&brief);
}

static double processor_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Ends by itself with what it found, or did not find; without memory it would be trouble. */
static void run(const char *folder, const char *const *command, const char *filling)
{
    const char *plain = getenv("PRECIS_PLAIN");
    const char *words[12] = {"sh",
                             "-c",
                             "ulimit -d 262144; ulimit -t 20; exec \"$0\" \"$@\"",
                             plain ? plain : "build/precis",
                             "-d",
                             folder};
    for (size_t i = 0; command[i]; i++)
        words[6 + i] = command[i];
    struct tool_result result = tool_run(words, NULL);
    cr_expect(result.status == 0 || result.status == 1, "%s of %s: status %d, %.300s", command[0],
              filling, result.status, result.messages.length ? result.messages.bytes : "");
    tool_release(&result);
}

Test(torture_largest, files_of_anything_take_little_memory, .timeout = TORTURE_TIMEOUT)
{
    struct arena arena = {0};
    double most = 0;
    for (size_t i = 0; i < COUNT(fillings); i++) {
        const char *folder = program_folder_make(&arena);
        write_names(folder);
        write_brief(folder, fillings[i].filling);
        for (size_t j = 0; j < COUNT(commands); j++) {
            double before = processor_seconds();
            run(folder, commands[j], fillings[i].name);
            double taken = processor_seconds() - before;
            most = taken > most ? taken : most;
        }
        program_folder_remove(folder);
    }
    arena_release(&arena);
    TORTURE_SAY("%zu files of 8 MiB in %zu commands: at most %.2f s of processor time, 256 MiB",
                COUNT(fillings), COUNT(commands), most);
}

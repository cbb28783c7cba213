/* What is handed to other programs: addresses, and the settings that name an editor, a browser or a
 * command. What is accepted must satisfy the rules, which are written down here anew.
 *
 * The first letter says what the rest is: u an address, e a setting of an editor with, after NULs,
 * a file and a line, b a setting of a browser with an address, c that of a command. */
#include "base/address.h"
#include "cli/programs.h"
#include "fuzz/fuzz.h"

#include <string.h>

enum { LONGEST_URL = 2048 };

static bool holds_any(struct slice text, const char *bytes)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] && strchr(bytes, text.bytes[i]))
            return true;
    return false;
}

/* Printable ASCII and no blank. */
static bool is_graphic(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] < '!' || text.bytes[i] > '~')
            return false;
    return true;
}

/* What browsers take for host and user: they pass over any number of slashes before it. */
static struct slice authority(struct slice url)
{
    size_t start = slice_find(url, ':') + 1;
    while (start < url.length && url.bytes[start] == '/')
        start++;
    struct slice rest = {url.bytes + start, url.length - start};
    size_t end = 0;
    while (end < rest.length && !strchr("/?#", rest.bytes[end]))
        end++;
    return (struct slice){rest.bytes, end};
}

/* What may be handed to a browser. */
static bool is_safe(struct slice url)
{
    bool is_web =
        slice_starts_with(url, SLICE("http://")) || slice_starts_with(url, SLICE("https://"));
    bool is_ip6 = is_web && authority(url).length && authority(url).bytes[0] == '[';
    return is_web && url.length <= LONGEST_URL && is_graphic(url) &&
           !holds_any(url, is_ip6 ? "\"'`<>\\^{}|$();*!" : "\"'`<>\\^{}|$();*![]") &&
           authority(url).length && !holds_any(authority(url), "@%,&=+");
}

/* What no encoding makes safe. */
static bool is_hopeless(struct slice url)
{
    size_t slash = slice_find(url, '/');
    bool is_web = slash + 2 < url.length && url.bytes[slash + 1] == '/';
    return !is_web || strchr("/?#", url.bytes[slash + 2]) || holds_any(url, "\\ \t\n\r\x7F") ||
           holds_any(authority(url), "@$;()'\"`<>{}|^*!");
}

static void check_url(struct slice url)
{
    struct buffer once = {0};
    struct buffer twice = {0};
    const char *fault = address_encode(url, &once);
    FUZZ_REQUIRE(fault || is_safe(buffer_slice(&once)), "'%.*s' became '%s'", SLICE_ARGUMENTS(url),
                 once.bytes);
    FUZZ_REQUIRE(fault || !is_hopeless(url), "accepted: '%.*s'", SLICE_ARGUMENTS(url));
    FUZZ_REQUIRE(!fault || !once.length, "a part of what was refused");
    fault = fault ? NULL : address_encode(buffer_slice(&once), &twice);
    FUZZ_REQUIRE(!fault && slice_equal(buffer_slice(&once), buffer_slice(&twice)),
                 "'%s' does not stay so", once.bytes);
    buffer_release(&once);
    buffer_release(&twice);
}

/* Words at blanks; false where there is none, or where a shell would do something. */
static bool is_plain_setting(struct slice setting)
{
    bool has_word = false;
    for (size_t i = 0; i < setting.length; i++) {
        unsigned char byte = (unsigned char)setting.bytes[i];
        if (byte < ' ' || byte == 0x7F)
            return false;
        has_word = has_word || byte != ' ';
    }
    return has_word && !holds_any(setting, "\"'`\\$&|;<>(){}[]*?!#~");
}

/* Takes the words of a setting off the front of a vector: none may be missing. */
static char **take_setting(struct slice setting, char **words)
{
    while (setting.bytes) {
        struct slice word = slice_cut(&setting, ' ');
        if (!word.length)
            continue;
        FUZZ_REQUIRE(*words && slice_equal(word, slice_of(*words)), "the word '%.*s' is missing",
                     SLICE_ARGUMENTS(word));
        words++;
    }
    return words;
}

static bool takes_line(const char *program)
{
    static const char *const known[] = {
        "vi",          "vim", "nvim", "view",  "ex",   "nano",  "pico",   "emacs",
        "emacsclient", "mg",  "joe",  "jed",   "kak",  "micro", "ne",     "gedit",
        "dte",         "vis", "hx",   "helix", "subl", "code",  "codium",
    };
    const char *slash = strrchr(program, '/');
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], slash ? slash + 1 : program) == 0)
            return true;
    return false;
}

/* Whether a word is the file, with ./ before it or not, and with the line after it or not: and no
 * editor can read it as an option or a command. */
static bool is_file(struct slice word, struct slice file, uint32_t line, struct arena *arena)
{
    struct slice with_line = arena_format(arena, "%.*s:%u", SLICE_ARGUMENTS(file), line);
    struct slice bare = word;
    if (word.length > file.length && slice_starts_with(word, SLICE("./")))
        bare = (struct slice){word.bytes + 2, word.length - 2};
    bool is_same = slice_equal(word, file) || slice_equal(word, with_line) ||
                   slice_equal(bare, file) || slice_equal(bare, with_line);
    return is_same && word.bytes[0] != '-' && word.bytes[0] != '+';
}

static void check_editor(struct slice setting, struct slice file, uint32_t line)
{
    struct arena arena = {0};
    struct buffer message = {0};
    const char *path = arena_copy(&arena, file).bytes;
    char **words = program_editor(&arena, arena_copy(&arena, setting).bytes, path, line, &message);
    FUZZ_REQUIRE(!words == (message.length > 0), "words or a message, not both or none");
    FUZZ_REQUIRE(!words || is_plain_setting(setting), "accepted: '%.*s'", SLICE_ARGUMENTS(setting));
    if (words) {
        char **rest = take_setting(setting, words);
        size_t count = 0;
        while (rest[count])
            count++;
        FUZZ_REQUIRE(count == 1 || (count == 2 && line && takes_line(words[0])),
                     "%zu words after the setting '%.*s'", count, SLICE_ARGUMENTS(setting));
        FUZZ_REQUIRE(is_file(slice_of(rest[count - 1]), file, line, &arena),
                     "'%s' is not the file '%.*s'", rest[count - 1], SLICE_ARGUMENTS(file));
    }
    buffer_release(&message);
    arena_release(&arena);
}

static void check_browser(struct slice setting, struct slice url)
{
    struct arena arena = {0};
    struct buffer message = {0};
    char **words = program_browser(&arena, arena_copy(&arena, setting).bytes, url, &message);
    FUZZ_REQUIRE(!words == (message.length > 0), "words or a message, not both or none");
    FUZZ_REQUIRE(!words || !setting.length || is_plain_setting(setting), "accepted: '%.*s'",
                 SLICE_ARGUMENTS(setting));
    if (words) {
        char **rest = take_setting(setting.length ? setting : SLICE("xdg-open"), words);
        FUZZ_REQUIRE(rest[0] && !rest[1] && is_safe(slice_of(rest[0])),
                     "the last word is not the address '%.*s'", SLICE_ARGUMENTS(url));
    }
    buffer_release(&message);
    arena_release(&arena);
}

static void check_command(struct slice setting)
{
    struct arena arena = {0};
    struct buffer message = {0};
    char **words =
        program_words(&arena, arena_copy(&arena, setting).bytes, "copy-command", &message);
    FUZZ_REQUIRE(!words == (message.length > 0), "words or a message, not both or none");
    FUZZ_REQUIRE(!words || is_plain_setting(setting), "accepted: '%.*s'", SLICE_ARGUMENTS(setting));
    FUZZ_REQUIRE(!words || !*take_setting(setting, words), "a word too many");
    buffer_release(&message);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_input input = fuzz_begin(bytes, length);
    unsigned kind = fuzz_byte(&input);
    if (kind == 'u') {
        check_url(input.rest);
        return 0;
    }
    struct slice setting = fuzz_part(&input, '\0');
    struct slice operand = fuzz_part(&input, '\0');
    if (kind == 'b')
        check_browser(setting, operand);
    else if (kind == 'c')
        check_command(setting);
    else if (operand.length)
        check_editor(setting, operand, (uint32_t)fuzz_number(&input, 0, 65535));
    return 0;
}

#include "oracle.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

/* A form is an escape sequence in which this byte stands for a number. UTF-8 has no such byte. */
enum { ANY_NUMBER = 0xff, ESCAPE = 0x1b };

struct forms {
    struct slice *items;
    size_t count;
    size_t capacity;
    bool has_form_feed;
};

/* Capabilities that no full-screen program has a reason to write: what the terminal sends, what
 * makes it answer, printing, programmed keys, resets, erasing the history. */
static const char *const refused_capabilities[] = {
    "PE",  "PS",   "u6",  "u8",  "xm",  "rv",   "xr",  "u7",    "u9",
    "RV",  "XR",   "mc0", "mc4", "mc5", "mc5p", "pfx", "pfkey", "pfloc",
    "pln", "pfxl", "is1", "is2", "is3", "rs1",  "rs2", "rs3",   "E3",
};

static bool is_refused_capability(struct slice name)
{
    /* All names of keys begin with k, and no other string's name does. */
    if (name.length && name.bytes[0] == 'k')
        return true;
    for (size_t i = 0; i < sizeof refused_capabilities / sizeof refused_capabilities[0]; i++) {
        if (slice_equal(name, slice_of(refused_capabilities[i])))
            return true;
    }
    return false;
}

static bool is_within(struct slice bytes, size_t at, unsigned char first, unsigned char last)
{
    return at < bytes.length && (unsigned char)bytes.bytes[at] >= first &&
           (unsigned char)bytes.bytes[at] <= last;
}

static bool is_number_byte(struct slice bytes, size_t at)
{
    return is_within(bytes, at, '0', '9') || is_within(bytes, at, ANY_NUMBER, ANY_NUMBER);
}

/* The length of the escape sequence (ECMA-48) at the start of `bytes`, 0 where it is none or does
 * not end. Of a string to the terminal it is the two bytes that open it. */
static size_t sequence_length(struct slice bytes)
{
    size_t at = 1;
    bool is_control_sequence = is_within(bytes, at, '[', '[');
    if (is_control_sequence)
        at++;
    while (is_control_sequence && (is_within(bytes, at, '0', '?') || is_number_byte(bytes, at)))
        at++;
    while (is_within(bytes, at, ' ', '/'))
        at++;
    return is_within(bytes, at, is_control_sequence ? '@' : '0', '~') ? at + 1 : 0;
}

static bool opens_string(struct slice sequence)
{
    return sequence.length == 2 && strchr("]PX^_", sequence.bytes[1]);
}

static void add_form(struct arena *arena, struct forms *forms, struct slice sequence)
{
    for (size_t i = 0; i < forms->count; i++) {
        if (slice_equal(forms->items[i], sequence))
            return;
    }
    memory_reserve((void **)&forms->items, &forms->capacity, forms->count, sizeof *forms->items);
    forms->items[forms->count++] = arena_copy(arena, sequence);
}

/* A capability may hold several sequences, and a program may write them singly: the termcap
 * interface takes apart what turns off all attributes. Between them stand text and padding. */
static void add_forms(struct arena *arena, struct forms *forms, struct slice variant)
{
    while (variant.length) {
        size_t length = variant.bytes[0] == ESCAPE ? sequence_length(variant) : 0;
        struct slice sequence = {variant.bytes, length};
        if (opens_string(sequence))
            return;
        if (length)
            add_form(arena, forms, sequence);
        size_t step = length ? length : 1;
        variant = (struct slice){variant.bytes + step, variant.length - step};
    }
}

/* A capability on its way to becoming forms: every path through its conditions is one variant. */
struct expansion {
    struct arena *arena;
    struct forms *forms;
    struct slice capability;
    struct buffer variant;
};

/* The place after the %; that ends the condition around `at`, or after its %e if that comes
 * first and is wanted. */
static size_t skip_branch(struct slice capability, size_t at, bool stop_at_else)
{
    unsigned depth = 0;
    for (; at + 1 < capability.length; at++) {
        if (capability.bytes[at] != '%')
            continue;
        char code = capability.bytes[++at];
        if (depth == 0 && (code == ';' || (code == 'e' && stop_at_else)))
            return at + 1;
        if (code == '?')
            depth++;
        else if (code == ';')
            depth--;
        else if (code == '\'')
            at += 2;
    }
    return capability.length;
}

static size_t skip_behind(struct slice capability, size_t at, char last)
{
    while (at < capability.length && capability.bytes[at] != last)
        at++;
    return at + 1;
}

/* Codes that are longer than two bytes and print nothing. */
static size_t skip_operand(struct slice capability, size_t at, char code)
{
    switch (code) {
    case 'p':
    case 'P':
    case 'g':
        return at + 1;
    case '\'':
        return at + 2;
    case '{':
        return skip_behind(capability, at, '}');
    default:
        return at;
    }
}

static void expand(struct expansion *expansion, size_t at);

/* The code after a percent sign; returns the place after it. */
static size_t expand_code(struct expansion *expansion, size_t at)
{
    struct slice capability = expansion->capability;
    char code = capability.bytes[at++];
    if (code == 't') {
        size_t written = expansion->variant.length;
        expand(expansion, skip_branch(capability, at, true));
        expansion->variant.length = written;
        return at;
    }
    if (code == 'e')
        return skip_branch(capability, at, false);
    if (strchr(":0123456789.# ", code)) {
        while (at < capability.length && strchr("-+# .0123456789", capability.bytes[at]))
            at++;
        code = at < capability.length ? capability.bytes[at++] : '\0';
    }
    if (code && strchr("doxX", code))
        buffer_add_byte(&expansion->variant, (char)(unsigned char)ANY_NUMBER);
    else if (code && strchr("cs%", code))
        buffer_add_byte(&expansion->variant, '%');
    return skip_operand(capability, at, code);
}

/* Writes out every variant of the capability from `at` on. */
static void expand(struct expansion *expansion, size_t at)
{
    struct slice capability = expansion->capability;
    while (at < capability.length) {
        char byte = capability.bytes[at++];
        if (byte == '%' && at < capability.length)
            at = expand_code(expansion, at);
        else
            buffer_add_byte(&expansion->variant, byte);
    }
    add_forms(expansion->arena, expansion->forms, buffer_slice(&expansion->variant));
}

/* One escape of terminfo source, behind its backslash or circumflex; returns its length. */
static size_t decode_escape(struct slice rest, bool is_circumflex, char *decoded)
{
    static const char letters[] = "Eenltrbfsa";
    static const char meanings[] = "\033\033\n\n\t\r\b\f \a";
    char byte = rest.bytes[0];
    *decoded = byte;
    if (is_circumflex) {
        *decoded = byte == '?' ? 0x7f : byte & 0x1f;
        return 1;
    }
    if (is_within(rest, 0, '0', '3') && is_within(rest, 1, '0', '7') &&
        is_within(rest, 2, '0', '7')) {
        *decoded = (char)((byte - '0') * 64 + (rest.bytes[1] - '0') * 8 + rest.bytes[2] - '0');
        return 3;
    }
    const char *letter = strchr(letters, byte);
    if (byte && letter)
        *decoded = meanings[letter - letters];
    return 1;
}

static void decode(struct buffer *decoded, struct slice source)
{
    for (size_t i = 0; i < source.length; i++) {
        char byte = source.bytes[i];
        if ((byte == '\\' || byte == '^') && i + 1 < source.length) {
            struct slice rest = {source.bytes + i + 1, source.length - i - 1};
            i += decode_escape(rest, byte == '^', &byte);
        }
        buffer_add_byte(decoded, byte);
    }
}

/* A line of infocmp: "name=source," or "name=source,\n", others are no strings. */
static void add_capability(struct arena *arena, struct forms *forms, struct slice line)
{
    line = slice_trim(line);
    struct slice name = slice_cut(&line, '=');
    if (!line.length || is_refused_capability(name))
        return;
    line.length--;
    struct buffer decoded = {0};
    decode(&decoded, line);
    if (slice_equal(name, SLICE("clear")))
        forms->has_form_feed = slice_find(buffer_slice(&decoded), '\f') < decoded.length;
    struct expansion expansion = {arena, forms, buffer_slice(&decoded), {0}};
    expand(&expansion, 0);
    buffer_release(&expansion.variant);
    buffer_release(&decoded);
}

/* Modes which few entries have. Of the input: pasting in brackets; reports of a mouse and of focus,
 * which may be switched off everywhere; and the two by which the reader has the mouse. And whether
 * the terminal orders text, which only those are told that do
 * (tests/scenario/test_reader_scripts.c). That it has none unless it is set to is for the tests of
 * a screen (terminal_mouse). */
static const char *const modes_of_input[] = {
    "\033[?2004h", "\033[?2004l", "\033[?9l",    "\033[?1000l", "\033[?1001l", "\033[?1002l",
    "\033[?1003l", "\033[?1004l", "\033[?1005l", "\033[?1006l", "\033[?1015l", "\033[?1016l",
    "\033[?1000h", "\033[?1006h", "\033[8l",     "\033[8h",
};

static bool read_forms(struct arena *arena, const char *terminal, struct forms *forms)
{
    static const char harmless[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+._";
    if (!*terminal || *terminal == '-' || terminal[strspn(terminal, harmless)])
        return false;
    struct slice command = arena_format(arena, "infocmp -1 -x %s 2>/dev/null", terminal);
    FILE *pipe = popen(command.bytes, "r");
    if (!pipe)
        return false;
    char *line = NULL;
    size_t capacity = 0;
    for (ssize_t length; (length = getline(&line, &capacity, pipe)) >= 0;)
        add_capability(arena, forms, (struct slice){line, (size_t)length});
    free(line);
    for (size_t i = 0; i < sizeof modes_of_input / sizeof *modes_of_input; i++)
        add_form(arena, forms, slice_of(modes_of_input[i]));
    return pclose(pipe) == 0;
}

static bool matches(struct slice form, struct slice sequence)
{
    size_t at = 0;
    for (size_t i = 0; i < form.length; i++) {
        bool is_number = (unsigned char)form.bytes[i] == ANY_NUMBER;
        if (is_number ? !is_within(sequence, at, '0', '9')
                      : at >= sequence.length || sequence.bytes[at] != form.bytes[i])
            return false;
        at++;
        while (is_number && is_within(sequence, at, '0', '9'))
            at++;
    }
    return at == sequence.length;
}

/* What is wrong with the start of `rest`, NULL where nothing is; `*length` bytes were looked at. */
static const char *judge_escape(const struct forms *forms, struct slice rest, size_t *length)
{
    /* What the reader asks: for the background, and then what the terminal is. */
    static const struct slice question = {"\033]11;?\033\\\033[c", 11};
    if (slice_starts_with(rest, question)) {
        *length = question.length;
        return NULL;
    }
    *length = sequence_length(rest);
    struct slice sequence = {rest.bytes, *length};
    if (!*length)
        return "a broken or unfinished escape sequence";
    if (opens_string(sequence))
        return "a string to the terminal";
    for (size_t i = 0; i < forms->count; i++) {
        if (matches(forms->items[i], sequence))
            return NULL;
    }
    return "an escape sequence that terminfo does not have";
}

static const char *judge_character(const struct forms *forms, struct slice rest, size_t *length)
{
    ucs4_t character;
    int used = u8_mbtoucr(&character, (const uint8_t *)rest.bytes, rest.length);
    *length = used > 0 ? (size_t)used : 1;
    if (used < 0)
        return "bytes that are not UTF-8";
    if (character == '\f' && forms->has_form_feed)
        return NULL;
    if (character < 0x20)
        return strchr("\r\n\b\t\016\017", (int)character) && character ? NULL : "a C0 control";
    if (character == 0x7f)
        return "a delete character";
    return character >= 0x80 && character < 0xa0 ? "a C1 control" : NULL;
}

static const char *judge(const struct forms *forms, struct slice rest, size_t *length)
{
    return rest.bytes[0] == ESCAPE ? judge_escape(forms, rest, length)
                                   : judge_character(forms, rest, length);
}

static const char *describe(struct arena *arena, const char *fault, size_t offset,
                            struct slice rest)
{
    enum { SHOWN = 40 };
    struct buffer text = {0};
    buffer_format(&text, "byte %zu: %s: \"", offset, fault);
    for (size_t i = 0; i < rest.length && i < SHOWN; i++) {
        if (is_within(rest, i, ' ', '~'))
            buffer_add_byte(&text, rest.bytes[i]);
        else
            buffer_format(&text, "\\%03o", (unsigned)(unsigned char)rest.bytes[i]);
    }
    buffer_add(&text, rest.length > SHOWN ? SLICE("\"...") : SLICE("\""));
    const char *message = arena_copy(arena, buffer_slice(&text)).bytes;
    buffer_release(&text);
    return message;
}

static bool judge_all(struct arena *arena, const struct forms *forms, struct slice bytes,
                      const char **message)
{
    size_t length;
    for (size_t at = 0; at < bytes.length; at += length) {
        struct slice rest = {bytes.bytes + at, bytes.length - at};
        const char *fault = judge(forms, rest, &length);
        if (fault) {
            *message = describe(arena, fault, at, rest);
            return false;
        }
    }
    return true;
}

bool oracle_accepts(struct arena *arena, const char *terminal, struct slice bytes,
                    const char **message)
{
    struct forms forms = {0};
    *message = "";
    bool accepts = read_forms(arena, terminal, &forms);
    if (accepts)
        accepts = judge_all(arena, &forms, bytes, message);
    else
        *message = arena_format(arena, "infocmp has no entry for \"%s\"", terminal).bytes;
    free(forms.items);
    return accepts;
}

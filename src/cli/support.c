#include "cli/support.h"

#include "base/memory.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_MESSAGES = 20 };

#ifndef PRECIS_DATADIR
#define PRECIS_DATADIR "/usr/local/share/precis"
#endif

__attribute__((format(printf, 2, 0))) static void say(const char *severity, const char *format,
                                                      va_list arguments)
{
    struct arena arena = {0};
    struct shown text = shown_clean(&arena, arena_format_arguments(&arena, format, arguments));
    fprintf(stderr, "precis: %s: %.*s\n", severity, SLICE_ARGUMENTS(text));
    arena_release(&arena);
}

void support_complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say("error", format, arguments);
    va_end(arguments);
}

void support_warn(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say("warning", format, arguments);
    va_end(arguments);
}

const char *support_directory(const struct invocation *invocation)
{
    if (invocation->directory)
        return invocation->directory;
    const char *named = getenv("PRECIS_DOSSIER");
    if (named && *named)
        return named;
    return load_is_dossier(".") ? "." : PRECIS_DATADIR;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *support_articles(const struct invocation *invocation, struct arena *arena)
{
    if (invocation->articles)
        return invocation->articles;
    const char *named = getenv("PRECIS_ARTICLES");
    if (named && *named)
        return named;
    const char *own = arena_format(arena, "%s/articles", support_directory(invocation)).bytes;
    return is_folder(own) ? own : NULL;
}

static const char *why_no_dossier(const char *directory)
{
    struct stat status;
    if (stat(directory, &status) != 0)
        return strerror(errno);
    if (!S_ISDIR(status.st_mode))
        return "it is no folder";
    return access(directory, X_OK) == 0 ? "it has no content/ and themes/" : strerror(errno);
}

void support_refuse_directory(const char *directory)
{
    if (*directory)
        support_complain("%s is no dossier: %s; name one with -d DIR", directory,
                         why_no_dossier(directory));
    else
        support_complain("the name of the dossier is empty; name its folder with -d DIR");
}

static void print_messages(const struct diagnostics *diagnostics, size_t count)
{
    struct buffer text = {0};
    for (size_t i = 0; i < count; i++)
        diagnostic_write(&diagnostics->items[i], &text);
    if (text.length)
        fwrite(text.bytes, 1, text.length, stderr);
    buffer_release(&text);
}

void support_print_messages(const struct diagnostics *diagnostics)
{
    print_messages(diagnostics, diagnostics->count);
}

/* Whoever asked for something else is told that there is trouble, not buried under it. */
static void print_first_messages(const struct diagnostics *diagnostics)
{
    bool is_all = diagnostics->count <= MOST_MESSAGES;
    print_messages(diagnostics, is_all ? diagnostics->count : MOST_MESSAGES);
    if (!is_all)
        fprintf(stderr, "precis: %zu more messages; precis check lists them all\n",
                diagnostics->count - MOST_MESSAGES);
}

bool support_load(const struct invocation *invocation, struct loaded *loaded)
{
    const char *directory = support_directory(invocation);
    *loaded = load_dossier(directory);
    if (!loaded->dossier) {
        support_refuse_directory(directory);
        loaded_release(loaded);
        return false;
    }
    print_first_messages(&loaded->diagnostics);
    return true;
}

bool support_find_place(const struct invocation *invocation, const struct dossier *dossier,
                        struct place *place, struct buffer *message)
{
    struct buffer unused = {0};
    struct buffer *out = message ? message : &unused;
    *place = (struct place){0};
    bool found = true;
    if (invocation->operand_count)
        found = place_parse(dossier, slice_of(invocation->operands[0]), place, out);
    if (found && invocation->source)
        found = place_set_source(dossier, slice_of(invocation->source), place, out);
    if (found && invocation->theme)
        found = place_set_theme(dossier, slice_of(invocation->theme), place, out);
    buffer_release(&unused);
    return found;
}

bool support_place(const struct invocation *invocation, const struct dossier *dossier,
                   struct place *place)
{
    struct buffer message = {0};
    bool found = support_find_place(invocation, dossier, place, &message);
    if (!found)
        support_complain("%s", message.bytes);
    buffer_release(&message);
    return found;
}

bool support_number(const char *option, const char *text, int usual, int least, int most,
                    int *number)
{
    *number = usual;
    if (!text)
        return true;
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (errno || end == text || *end || value < least || value > most) {
        support_complain("%s must be a number from %d to %d, and '%s' is not", option, least, most,
                         text);
        return false;
    }
    *number = (int)value;
    return true;
}

bool support_has_unicode(void)
{
    errno = 0;
    if (!setlocale(LC_CTYPE, "") && errno == ENOMEM)
        memory_exhausted();
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

enum exit_status support_write(const struct buffer *buffer, enum exit_status status)
{
    errno = 0;
    if (buffer->length)
        fwrite(buffer->bytes, 1, buffer->length, stdout);
    bool failed = fflush(stdout) != 0 || ferror(stdout);
    if (!failed)
        return status;
    if (errno == EPIPE)
        return status;
    support_complain("cannot write: %s", strerror(errno));
    return EXIT_TROUBLE;
}

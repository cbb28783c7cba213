#include "cli/support.h"

#include "base/memory.h"
#include "cli/config.h"
#include "load/article.h"
#include "load/layout.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
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

static bool is_same_folder(const struct stat *left, const struct stat *right)
{
    return left->st_dev == right->st_dev && left->st_ino == right->st_ino;
}

/* The working directory or the nearest folder above it that is a dossier, or was begun as one; NULL
 * where none is. As git does, it stops at the end of the file system. */
static const char *find_around(void)
{
    static const char above[] = "../../../../../../../../../../../../../../../../../../../../..";
    struct stat here;
    struct stat next;
    if (layout_is_begun("."))
        return ".";
    if (stat(".", &here) != 0)
        return NULL;
    for (size_t length = 2; length < sizeof above; length += 3) {
        const char *path = above + sizeof above - 1 - length;
        if (stat(path, &next) != 0 || next.st_dev != here.st_dev || is_same_folder(&next, &here))
            return NULL;
        if (layout_is_begun(path))
            return path;
        here = next;
    }
    return NULL;
}

const char *support_find_dossier(void)
{
    const char *around = find_around();
    return around ? around : PRECIS_DATADIR;
}

bool support_is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool support_has_ending(const char *path, const char *ending)
{
    size_t length = strlen(path);
    size_t tail = strlen(ending);
    return length > tail && strcasecmp(path + length - tail, ending) == 0;
}

const char *support_expand_home(struct slice path, struct arena *arena)
{
    const char *home = getenv("HOME");
    if (!home || !slice_starts_with(path, SLICE("~/")))
        return arena_copy(arena, path).bytes;
    return arena_format(arena, "%s%.*s", home, (int)path.length - 1, path.bytes + 1).bytes;
}

/* NULL where neither the command line nor the environment names a folder. */
static const char *named_articles(const struct invocation *invocation)
{
    const char *named = getenv("PRECIS_ARTICLES");
    if (invocation->articles)
        return invocation->articles;
    return named && *named ? named : NULL;
}

/* What is named, or the dossier's own; NULL where there is neither. */
static const char *nearest_articles(const struct invocation *invocation, struct arena *arena)
{
    const char *named = named_articles(invocation);
    if (named)
        return named;
    const char *own = arena_format(arena, "%s/articles", invocation->folder).bytes;
    return support_is_folder(own) ? own : NULL;
}

static const char *articles_of_setting(const char *setting, struct arena *arena)
{
    return *setting ? support_expand_home(slice_of(setting), arena) : NULL;
}

const char *support_articles_set(const struct invocation *invocation, const char *setting,
                                 struct arena *arena)
{
    const char *nearest = nearest_articles(invocation, arena);
    return nearest ? nearest : articles_of_setting(setting, arena);
}

const char *support_articles(const struct invocation *invocation, struct arena *arena)
{
    struct settings settings;
    const char *nearest = nearest_articles(invocation, arena);
    if (nearest)
        return nearest;
    config_read_settings(&settings);
    return articles_of_setting(settings.articles, arena);
}

static bool is_articles_folder(const char *named)
{
    if (!named || support_is_folder(named))
        return true;
    support_complain("there is no folder '%s' with articles", named);
    return false;
}

bool support_has_given_articles(const struct invocation *invocation)
{
    return is_articles_folder(invocation->articles);
}

bool support_has_named_articles(const struct invocation *invocation)
{
    return is_articles_folder(named_articles(invocation));
}

bool support_open_articles(const struct invocation *invocation, const struct dossier *dossier,
                           struct articles **articles)
{
    struct arena arena = {0};
    const char *folder = support_articles(invocation, &arena);
    *articles = NULL;
    if (!support_has_named_articles(invocation)) {
        arena_release(&arena);
        return false;
    }
    if (folder)
        *articles = articles_create(folder, article_read);
    articles_set_dossier(*articles, dossier);
    arena_release(&arena);
    return true;
}

static const char *why_no_dossier(const char *directory)
{
    struct stat status;
    if (stat(directory, &status) != 0)
        return strerror(errno);
    if (!S_ISDIR(status.st_mode))
        return "it is not a folder";
    if (access(directory, X_OK) != 0)
        return strerror(errno);
    bool has_content = layout_has_folder(directory, "content");
    bool has_themes = layout_has_folder(directory, "themes");
    if (has_content)
        return "it has content/ but no themes/; make that folder";
    if (has_themes)
        return "it has themes/ but no content/; make content/briefs/ and write "
               "content/dossier.yaml";
    return "it has no content/ and themes/; precis init DIR makes a dossier";
}

void support_refuse_directory(const char *directory)
{
    if (!*directory)
        support_complain("the name of the dossier is empty; name its folder with -d DIR");
    else if (strcmp(directory, PRECIS_DATADIR) == 0 && !support_is_folder(directory))
        support_complain("there is no dossier here, in a folder above, or installed; name one with "
                         "-d DIR, or make one with precis init DIR");
    else
        support_complain("%s is not a dossier: %s; or name one with -d DIR", directory,
                         why_no_dossier(directory));
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

/* A reader who asked for something else is told that there is trouble, not buried under it. */
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
    const char *directory = invocation->folder;
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

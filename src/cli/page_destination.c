#include "cli/page_destination.h"

#include "base/arena.h"
#include "base/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files. */

static bool may_write(const char *path, const char *to_replace, struct buffer *problem)
{
    struct stat status;
    if (!*path) {
        buffer_format(problem, "a page needs the name of a file");
        return false;
    }
    if (lstat(path, &status) != 0)
        return true;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        buffer_format(problem, "'%s' is a folder; name a file in it", path);
    else if (!S_ISREG(status.st_mode))
        buffer_format(problem, "'%s' is not a file that a page could replace", path);
    else if (*to_replace)
        buffer_format(problem, "there is a file '%s' already; %s replaces it", path, to_replace);
    else
        return true;
    return false;
}

bool page_to_file(const char *path, const char *to_replace, struct slice contents,
                  struct buffer *problem)
{
    if (!may_write(path, to_replace, problem))
        return false;
    struct arena arena = {0};
    bool is_done = whole_file_write(&(struct whole_file){
        .directory = AT_FDCWD,
        .name = path,
        .temporary = whole_file_beside(path, &arena),
        .mode = whole_file_mode(AT_FDCWD, path),
        .contents = contents,
        .may_replace = !*to_replace,
    });
    if (!is_done)
        buffer_format(problem, "cannot write '%s': %s", path, strerror(errno));
    arena_release(&arena);
    return is_done;
}

/* Printers. */

static void complain_of_start(int error, struct buffer *problem)
{
    if (error == ENOENT)
        buffer_format(problem,
                      "there is no lp here: install the package cups-client, or write the page "
                      "with `precis print --output page.pdf` and print that file");
    else
        buffer_format(problem, "cannot start lp: %s", strerror(error));
}

static void complain(enum program_input_answer answer, struct buffer *problem)
{
    switch (answer) {
    case PROGRAM_INPUT_TAKEN:
        break;
    case PROGRAM_INPUT_REFUSED:
        buffer_format(problem,
                      "lp did not take the page; write it with `precis print --output page.pdf` "
                      "and look at what `lp page.pdf` says");
        break;
    case PROGRAM_INPUT_NOT_STARTED:
        complain_of_start(errno, problem);
        break;
    case PROGRAM_INPUT_TOO_SLOW:
        buffer_format(problem, "lp did not end, and was stopped; look at what `lpstat -t` says");
        break;
    }
}

bool page_to_printer(const char *printer, const char *paper,
                     const struct program_input_patience *patience, struct slice pdf,
                     struct buffer *problem)
{
    struct arena arena = {0};
    const char *words[9] = {"lp"};
    int count = 1;
    if (*printer) {
        words[count++] = "-d";
        words[count++] = arena_copy(&arena, slice_of(printer)).bytes;
    }
    words[count++] = "-t";
    words[count++] = "precis";
    words[count++] = "-o";
    words[count++] = arena_format(&arena, "media=%s", paper).bytes;
    fflush(stdout);
    enum program_input_answer answer = program_input_run(&(struct program_input){
        .words = (char *const *)words, .input = pdf, .may_speak = !patience, .patience = patience});
    complain(answer, problem);
    arena_release(&arena);
    return answer == PROGRAM_INPUT_TAKEN;
}

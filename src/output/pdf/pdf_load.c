#include "output/pdf/pdf_load.h"

#include "base/system.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef PRECIS_LIBDIR
#define PRECIS_LIBDIR "/usr/local/lib"
#endif

#define MODULE "precis-pdf.so"
#define RUN_PACKAGES "libpango-1.0-0 libpangocairo-1.0-0 libcairo2"

struct library {
    const char *name;
    const char *package;
};

static const struct library libraries[] = {
    {"libpangocairo-1.0.so", "libpangocairo-1.0-0"},
    {"libpangoft2-1.0.so", "libpangoft2-1.0-0"},
    {"libpango-1.0.so", "libpango-1.0-0"},
    {"libcairo.so", "libcairo2"},
};

void pdf_load_explain(const char *words, struct buffer *problem)
{
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        if (strncmp(words, libraries[i].name, strlen(libraries[i].name)) != 0)
            continue;
        buffer_format(problem,
                      "a PDF needs pango and cairo, and %s is not here: install the package %s "
                      "(apt-get install " RUN_PACKAGES ")",
                      libraries[i].name, libraries[i].package);
        return;
    }
    buffer_format(
        problem,
        "the PDF module cannot be loaded (%s); it needs the packages libpango-1.0-0 (1.50 "
        "or newer), libpangocairo-1.0-0 and libcairo2 (apt-get install " RUN_PACKAGES ")",
        words);
}

/* The folder of the program with its last slash; empty where the system does not say. */
static void find_folder(char folder[PATH_MAX])
{
    char *slash = system_program_path(folder, PATH_MAX) ? strrchr(folder, '/') : NULL;
    if (slash)
        slash[1] = '\0';
}

static bool find_module(char path[PATH_MAX])
{
    static const char *const beside[] = {MODULE, "../lib/precis/" MODULE};
    char folder[PATH_MAX];
    find_folder(folder);
    for (size_t i = 0; *folder && i < sizeof beside / sizeof *beside; i++) {
        int length = snprintf(path, PATH_MAX, "%s%s", folder, beside[i]);
        if (length < PATH_MAX && access(path, F_OK) == 0)
            return true;
    }
    snprintf(path, PATH_MAX, "%s", PRECIS_LIBDIR "/precis/" MODULE);
    return access(path, F_OK) == 0;
}

static const struct pdf_typesetter *get_typesetter(void *module)
{
    pdf_typesetter_function *function;
    void *symbol = dlsym(module, PDF_TYPESETTER_SYMBOL);
    /* ISO C knows no cast from an object to a function. */
    _Static_assert(sizeof function == sizeof symbol, "POSIX promises it");
    memcpy(&function, &symbol, sizeof symbol);
    const struct pdf_typesetter *typesetter = symbol ? function() : NULL;
    return typesetter && typesetter->version == PDF_TYPESETTER_VERSION ? typesetter : NULL;
}

const struct pdf_typesetter *pdf_load(struct buffer *problem)
{
    char path[PATH_MAX];
    if (!find_module(path)) {
        buffer_format(problem, "this precis was built without its PDF module, " MODULE
                               "; `make pdf` builds it, which takes the packages libpango1.0-dev, "
                               "libcairo2-dev and pkg-config");
        return NULL;
    }
    /* Stays loaded: the libraries that it needs keep memory of threads and caches. */
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!module) {
        const char *words = dlerror();
        pdf_load_explain(words ? words : "no reason given", problem);
        return NULL;
    }
    const struct pdf_typesetter *typesetter = get_typesetter(module);
    if (!typesetter)
        buffer_format(problem, "%s belongs to another version of precis", path);
    return typesetter;
}

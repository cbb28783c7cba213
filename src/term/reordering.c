#include "term/reordering.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_VTE_THAT_REORDERS = 5800 };

static bool starts_with_any(const char *text, const char *const *starts)
{
    for (; *starts; starts++)
        if (strncmp(text, *starts, strlen(*starts)) == 0)
            return true;
    return false;
}

/* Programs in a terminal inherit variables of the one that it was started from, so they are
 * believed only where TERM is one that several terminals have. */
static const char *const shared_names[] = {"xterm",  "vte",  "gnome",  "konsole", "mlterm",
                                           "mintty", "tmux", "screen", NULL};

/* What shows the screen of another terminal. It passes on no mode that it does not know. */
static const char *const multiplexers[] = {"tmux", "screen", NULL};

static const char *const kitty[] = {"xterm-kitty", NULL};

static const struct {
    const char *variable;
    const char *value; /* NULL: any */
    enum reordering reordering;
} rows[] = {
    {"XTERM_VERSION", NULL, REORDERS_NOTHING},
    {"MLTERM", NULL, REORDERS_LINES},
    {"KONSOLE_VERSION", NULL, REORDERS_LINES},
    {"TERM_PROGRAM", "Apple_Terminal", REORDERS_LINES},
    {"TERM_PROGRAM", "mintty", REORDERS_UNLESS_TOLD},
    {"KITTY_WINDOW_ID", NULL, REORDERS_WORDS},
};

static enum reordering of_variables(environment_value *value)
{
    const char *version = value("VTE_VERSION");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *found = value(rows[i].variable);
        if (found && *found && (!rows[i].value || strcmp(found, rows[i].value) == 0))
            return rows[i].reordering;
    }
    return version && strtol(version, NULL, 10) >= FIRST_VTE_THAT_REORDERS ? REORDERS_UNLESS_TOLD
                                                                           : REORDERS_NOTHING;
}

enum reordering reordering_of(environment_value *value)
{
    const char *term = value("TERM");
    if (!term || !starts_with_any(term, shared_names))
        return REORDERS_NOTHING;
    if (starts_with_any(term, kitty))
        return REORDERS_WORDS;
    enum reordering reordering = of_variables(value);
    bool can_be_told = !starts_with_any(term, multiplexers);
    return reordering == REORDERS_UNLESS_TOLD && !can_be_told ? REORDERS_LINES : reordering;
}

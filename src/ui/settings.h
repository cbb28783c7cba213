/* What a reader can set: one table of names, values and help, from which the configuration file,
 * :set,
 * --dump-config and the manual are made or checked. */
#ifndef PRECIS_UI_SETTINGS_H
#define PRECIS_UI_SETTINGS_H

#include "base/bidi.h"
#include "base/buffer.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum palette_name {
    PALETTE_AUTO,
    PALETTE_DARK,
    PALETTE_LIGHT,
    PALETTE_HIGH_CONTRAST,
    PALETTE_MONO
};
enum border_name { BORDERS_UNICODE, BORDERS_ASCII };
enum preset_name { PRESET_VI, PRESET_LESS, PRESET_EMACS };
enum bidi_choice { CHOICE_AUTO, CHOICE_PROGRAM, CHOICE_TERMINAL, CHOICE_OFF };
enum digits_use { DIGITS_THEMES, DIGITS_COUNTS };

enum { LONGEST_SETTING = 256, LONGEST_DOSSIER_NAME = 65, MOST_DOSSIERS = 64 };

/* A dossier that can be called by a name, in place of its folder. */
struct named_dossier {
    char name[LONGEST_DOSSIER_NAME];
    char path[LONGEST_SETTING]; /* "~/" stands for the home */
};

/* What the settings say of colours; term/tones.h reads it. */
struct colors {
    int palette; /* enum palette_name */
};

struct settings {
    struct colors colors;
    int borders;                                  /* enum border_name */
    int bidi;                                     /* enum bidi_choice */
    int arabic;                                   /* 1: in the forms that join */
    int keys;                                     /* enum preset_name */
    int digits;                                   /* enum digits_use */
    int mouse;                                    /* 0 or 1 */
    int text_width;                               /* columns */
    int detail;                                   /* enum detail */
    int order;                                    /* 0: oldest first, 1: newest first */
    int paper;                                    /* enum pdf_paper */
    char copy_command[LONGEST_SETTING];           /* empty: one that is found */
    char articles[LONGEST_SETTING];               /* the folder of the articles; empty: none */
    struct named_dossier dossiers[MOST_DOSSIERS]; /* from the configuration file alone */
    int dossier_count;
};

enum setting_type { SETTING_CHOICE, SETTING_NUMBER, SETTING_TEXT };

struct setting {
    const char *name;
    const char *help;
    enum setting_type type;
    size_t offset;              /* in struct settings: of an int, for a text of its characters */
    const char *const *choices; /* for SETTING_CHOICE, ends with NULL */
    int least;                  /* for SETTING_NUMBER */
    int most;
    int usual;
};

/* Ends with a nameless one. */
extern const struct setting settings_table[];

void settings_init(struct settings *settings);

/* What a terminal does by itself with the order of the characters that it is given. */
enum reordering {
    REORDERS_NOTHING,
    REORDERS_UNLESS_TOLD, /* lines, as REORDERS_LINES, but it can be told to leave them */
    REORDERS_LINES,
    REORDERS_WORDS,
};

/* In which order a terminal is to be given texts. */
struct bidi_manner settings_manner(const struct settings *settings, enum reordering terminal);

/* Whether it is to be told to leave their order as it is. */
bool settings_forbid_reordering(const struct settings *settings, enum reordering terminal);

/* Sets a value by its name; false, with what would be right in the message, when that cannot be. */
bool settings_set(struct settings *settings, struct slice name, struct slice value,
                  struct buffer *message);

/* Names one more dossier; false, with what is wrong in the message, when that cannot be. */
bool settings_name_dossier(struct settings *settings, struct slice name, struct slice path,
                           struct buffer *message);

/* Appends the dossiers as the configuration file has them. */
void settings_write_dossiers(const struct settings *settings, struct buffer *out);

/* Appends the names of all of them: "palette, borders, …". */
void settings_list(struct buffer *out);

/* Appends "name: value" as the configuration file has it. */
void settings_write(const struct settings *settings, const struct setting *setting,
                    struct buffer *out);

#endif

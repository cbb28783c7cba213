/* What several commands need: the dossier, the place, numbers, output that is checked. */
#ifndef PRECIS_CLI_SUPPORT_H
#define PRECIS_CLI_SUPPORT_H

#include "base/buffer.h"
#include "cli/invocation.h"
#include "evidence/articles.h"
#include "load/loader.h"

#include <stdbool.h>

/* The working directory or the nearest folder above it that is a dossier, else the installed one.
 */
const char *support_find_dossier(void);

bool support_is_folder(const char *path);

/* Whether the path ends in this, in letters of either case, after something else. */
bool support_has_ending(const char *path, const char *ending);

/* A path of which no shell has seen the "~/", which stands for the home. */
const char *support_expand_home(struct slice path, struct arena *arena);

/* The folder of the articles: --articles, $PRECIS_ARTICLES, articles/ in the dossier if it is
 * there, or what the setting `articles` says; NULL where there is none. A folder that was named
 * need not be there. */
const char *support_articles(const struct invocation *invocation, struct arena *arena);

/* The same with what the setting says now, "" for nothing. */
const char *support_articles_set(const struct invocation *invocation, const char *setting,
                                 struct arena *arena);

/* Whether the folder of articles that --articles names is there, if it was given; says so when not.
 */
bool support_has_given_articles(const struct invocation *invocation);

/* The same of the folder that --articles or PRECIS_ARTICLES names. */
bool support_has_named_articles(const struct invocation *invocation);

/* The articles of a dossier that is loaded, NULL where none are found. False, with a message, when
 * a folder was named that is not there. */
bool support_open_articles(const struct invocation *invocation, const struct dossier *dossier,
                           struct articles **articles);

/* Loads it, and puts its first messages on stderr. False, with a message, when it is not a dossier.
 */
bool support_load(const struct invocation *invocation, struct loaded *loaded);

/* Puts messages on stderr, each on its line. */
void support_print_messages(const struct diagnostics *diagnostics);

/* "DIR is not a dossier: …" on stderr. */
void support_refuse_directory(const char *directory);

/* The place named by the first operand, --source and --theme; false, with a message, when there is
 * none. */
bool support_place(const struct invocation *invocation, const struct dossier *dossier,
                   struct place *place);

/* The same, with what is wrong put into `message`, which may be NULL. */
bool support_find_place(const struct invocation *invocation, const struct dossier *dossier,
                        struct place *place, struct buffer *message);

/* A number from `least` to `most` written in `text`; `usual` for NULL; false, with a message, else.
 */
bool support_number(const char *option, const char *text, int usual, int least, int most,
                    int *number);

/* Whether the locale has Unicode. */
bool support_has_unicode(void);

/* Writes to stdout and flushes. A reader that has gone is no error; anything else that fails is
 * reported, and makes the result EXIT_TROUBLE. */
enum exit_status support_write(const struct buffer *buffer, enum exit_status status);

/* "precis: error: …" on stderr, cleaned; and "precis: warning: …". */
void support_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
void support_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

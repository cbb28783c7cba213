/* A reader at work, as far as the store is concerned: a dossier, its state, its file. */
#ifndef PRECIS_TESTS_SESSION_H
#define PRECIS_TESTS_SESSION_H

#include "made.h"
#include "state_folder.h"
#include "store/state.h"
#include "store/state_file.h"

/* Below the folder that tests give as XDG_STATE_HOME. */
#define SESSION_DIRECTORY "precis"

/* A dossier of three points, two of them on a theme. */
#define SESSION_TIDES                                                                              \
    "theme safety\nbrief tides\n"                                                                  \
    "point moved - The gauge was moved.\n"                                                         \
    "point late safety The survey is late.\n"                                                      \
    "point wide safety The channel is wide.\n"

struct session {
    struct made made;
    struct state *state;
    struct state_file file;
    struct buffer message; /* of the last loading or saving; "" when there was none */
};

/* Opens the folder "dossier" in the folder, made when it is not there; what is in it is `text`. The
 * state is kept in the same folder. To be given to session_close, which saves nothing. */
struct session session_open(const struct folder *folder, const char *text);
void session_close(struct session *session);

bool session_save(struct session *session);

/* Opens SESSION_TIDES with tides#late read, which is on the disk then. */
struct session session_begin_read(const struct folder *folder);

/* How many points of SESSION_TIDES are unread when the folder is opened again, which must go
 * without a message. */
uint32_t session_unread_in_next_run(const struct folder *folder);

/* The path of a file of states within the folder: the state itself, with `ending` after it. In
 * static memory. */
const char *session_file(const struct session *session, const char *ending);

enum reading session_reading(const struct session *session, const char *address);
void session_set_read(struct session *session, const char *address, bool is_read);

/* Whether the message is one line that may be shown, and has this in it. */
bool session_said(const struct session *session, const char *part);

#endif

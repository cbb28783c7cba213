#include "session.h"

#include "base/shown.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct session session_open(const struct folder *folder, const char *text)
{
    struct session session = {.made = made_dossier(text), .state = state_create()};
    const char *dossier = state_folder_path(folder, "dossier");
    mkdir(dossier, 0700);
    state_file_find(&session.file, dossier, SLICE(""), folder->path, NULL);
    state_file_load(&session.file, session.state, &session.message);
    state_set_dossier(session.state, session.made.dossier);
    buffer_reserve(&session.message, 0);
    session.message.bytes[session.message.length] = '\0';
    return session;
}

void session_close(struct session *session)
{
    state_file_release(&session->file);
    state_release(session->state);
    buffer_release(&session->message);
    made_release(&session->made);
}

bool session_save(struct session *session)
{
    return state_file_save(&session->file, session->state, &session->message);
}

struct session session_begin_read(const struct folder *folder)
{
    struct session session = session_open(folder, SESSION_TIDES);
    session_set_read(&session, "tides#late", true);
    cr_assert(session_save(&session), "%s", session.message.bytes);
    return session;
}

uint32_t session_unread_in_next_run(const struct folder *folder)
{
    struct session session = session_open(folder, SESSION_TIDES);
    uint32_t unread = state_unread(session.state, NULL, NULL).unread;
    cr_expect_eq(session.message.length, 0, "%s", session.message.bytes);
    session_close(&session);
    return unread;
}

const char *session_file(const struct session *session, const char *ending)
{
    static char path[256];
    snprintf(path, sizeof path, SESSION_DIRECTORY "/%s%s", session->file.name, ending);
    return path;
}

enum reading session_reading(const struct session *session, const char *address)
{
    return state_reading(session->state, made_entry(&session->made, address));
}

void session_set_read(struct session *session, const char *address, bool is_read)
{
    state_set_read(session->state, made_entry(&session->made, address), is_read);
}

bool session_said(const struct session *session, const char *part)
{
    struct slice message = buffer_slice(&session->message);
    return shown_is_clean(message) && strstr(message.bytes, part) != NULL;
}

#include "cli/spawn.h"

#include "base/system.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

extern char **environ;

static void set_stream(posix_spawn_file_actions_t *actions, int stream, int source)
{
    int way = stream == STDIN_FILENO ? O_RDONLY : O_WRONLY;
    if (source == SPAWN_NOWHERE)
        posix_spawn_file_actions_addopen(actions, stream, "/dev/null", way, 0);
    else if (source != SPAWN_INHERITED)
        posix_spawn_file_actions_adddup2(actions, source, stream);
}

int spawn_start(char *const *words, const int streams[SPAWN_STREAMS], pid_t *process)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigfillset(&usual);
    system_close_on_exec(STDERR_FILENO + 1);
    posix_spawn_file_actions_init(&actions);
    for (int i = STDIN_FILENO; i < SPAWN_STREAMS; i++)
        set_stream(&actions, i, streams[i]);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int error = posix_spawnp(process, words[0], &actions, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

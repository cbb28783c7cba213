#include "cli/cli.h"

#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

/* Where one of the first three descriptors is closed, no file of ours must come to stand for it:
 * messages would be written into it. What is put there can be used the other way only, so that
 * output is still an error. */
static bool is_open(int descriptor)
{
    if (fcntl(descriptor, F_GETFD) >= 0)
        return true;
    return open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) == descriptor;
}

int main(int argument_count, char **arguments)
{
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
        if (!is_open(i))
            return 2;
    return cli_run(argument_count, arguments);
}

#include "cli/cli.h"

#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

/* If one of the descriptors 0 to 2 is closed, the next open() would take its number, and the file
 * would receive our messages. /dev/null is opened there in the wrong direction, so that writing to
 * it still fails. */
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

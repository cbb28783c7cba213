#include "cli/cli.h"

#include <fcntl.h>
#include <unistd.h>

/* Where one of the first three descriptors is closed, no file of ours must come to stand for it:
 * messages would be written into it. */
static int open_standard_descriptors(void)
{
    int descriptor = 0;
    while (descriptor >= 0 && descriptor <= STDERR_FILENO)
        descriptor = open("/dev/null", O_RDWR);
    return descriptor < 0 ? -1 : close(descriptor);
}

int main(int argument_count, char **arguments)
{
    for (int i = 0; i <= STDERR_FILENO; i++)
        if (fcntl(i, F_GETFD) < 0 && open_standard_descriptors() < 0)
            return 2;
    return cli_run(argument_count, arguments);
}

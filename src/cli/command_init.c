/* precis init: a dossier of one's own to begin with. */
#include "cli/scaffold.h"
#include "cli/support.h"

#include <stdio.h>
#include <time.h>

static void say_what_next(const char *path)
{
    struct arena arena = {0};
    struct shown name = shown_clean(&arena, slice_of(path));
    printf("Made the dossier %.*s.\n", SLICE_ARGUMENTS(name));
    puts("Its themes belong in themes/, its briefs in content/briefs/; the comments in\n"
         "content/dossier.yaml say how. In that folder, precis add ARTICLE begins a brief,\n"
         "precis check says what is wrong or to be written, and precis opens the dossier.");
    arena_release(&arena);
}

enum exit_status command_init(const struct invocation *invocation)
{
    if (!invocation->operand_count || !*invocation->operands[0]) {
        support_complain("name the folder to make: precis init DIR");
        return EXIT_TROUBLE;
    }
    char today[16];
    time_t now = time(NULL);
    struct tm parts;
    strftime(today, sizeof today, "%Y-%m", localtime_r(&now, &parts));
    struct buffer problem = {0};
    bool is_made = scaffold_make(invocation->operands[0], today, &problem);
    if (is_made)
        say_what_next(invocation->operands[0]);
    else
        support_complain("%s", problem.bytes);
    const struct buffer nothing = {0};
    buffer_release(&problem);
    return is_made ? support_write(&nothing, EXIT_DONE) : EXIT_TROUBLE;
}

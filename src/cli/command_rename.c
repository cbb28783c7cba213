/* precis rename: another id for something, in every file that refers to it. */
#include "cli/remembered.h"
#include "cli/revision.h"
#include "cli/support.h"

#include <stdio.h>

static void say_what_remains(const struct edition *edition, struct slice old)
{
    size_t count = rename_remaining(edition, old);
    if (count)
        fprintf(stderr,
                "precis: note: the word stands %zu more time%s in these files, in texts, comments "
                "or for other things; that stays\n",
                count, count == 1 ? "" : "s");
}

static enum exit_status rename_in(const struct invocation *invocation, struct edition *edition)
{
    struct slice old = slice_of(invocation->operands[0]);
    struct buffer problem = {0};
    struct renamed renamed;
    enum exit_status status = EXIT_TROUBLE;
    if (rename_prepare(edition, old, slice_of(invocation->operands[1]), &renamed, &problem)) {
        /* First, for what is remembered keeps the old id, too: a change that is interrupted is then
         * finished without it. */
        if (invocation->write)
            remembered_rename(edition->directory, &renamed);
        status = revision_end(invocation, edition);
        if (status == EXIT_DONE)
            say_what_remains(edition, old);
    } else {
        support_complain("%s", problem.bytes);
    }
    buffer_release(&problem);
    return status;
}

enum exit_status command_rename(const struct invocation *invocation)
{
    enum exit_status status = EXIT_TROUBLE;
    struct edition edition;
    struct diagnostics diagnostics = {0};
    if (invocation->operand_count != 2) {
        support_complain("name the id that is and the one that is to be: precis rename OLD NEW");
        return EXIT_TROUBLE;
    }
    if (!revision_may_begin(invocation, invocation->write, &status))
        return status;
    if (edition_read(&edition, invocation->folder, &diagnostics)) {
        status = rename_in(invocation, &edition);
    } else {
        support_print_messages(&diagnostics);
        support_complain("nothing is renamed while a file cannot be read: what it refers to would "
                         "be missed");
    }
    diagnostics_release(&diagnostics);
    edition_release(&edition);
    return status;
}

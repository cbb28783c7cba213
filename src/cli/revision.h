/* What the commands share that edit the files of a dossier: one that was interrupted is finished
 * first, without --write the changes are shown, with it they are made. */
#ifndef PRECIS_CLI_REVISION_H
#define PRECIS_CLI_REVISION_H

#include "cli/invocation.h"
#include "edit/edition.h"

/* Whether a command that writes may go on in the dossier. Else `*status` is how it ends: it has
 * finished a change that was interrupted before, or says what is wrong. */
bool revision_may_begin(const struct invocation *invocation, bool is_writing,
                        enum exit_status *status);

/* Shows the edition as a diff, or writes it. */
enum exit_status revision_end(const struct invocation *invocation, struct edition *edition);

#endif

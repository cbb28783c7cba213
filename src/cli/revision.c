#include "cli/revision.h"

#include "base/file_change.h"
#include "cli/support.h"
#include "edit/diff.h"

#include <stdio.h>

static const char *const how_to_go_on =
    "a change of several files was interrupted here; the same command with --write finishes it";

static enum exit_status finish(const char *directory)
{
    struct buffer problem = {0};
    bool is_finished = file_change_finish(directory, &problem);
    if (is_finished)
        puts("The change that was interrupted here is finished; nothing else was done.");
    else
        support_complain("the change that was interrupted here cannot be finished: %s",
                         problem.bytes);
    buffer_release(&problem);
    const struct buffer nothing = {0};
    return is_finished ? support_write(&nothing, EXIT_DONE) : EXIT_TROUBLE;
}

bool revision_may_begin(const struct invocation *invocation, bool is_writing,
                        enum exit_status *status)
{
    const char *directory = invocation->folder;
    *status = EXIT_TROUBLE;
    if (!layout_is_dossier(directory)) {
        support_refuse_directory(directory);
        return false;
    }
    if (!file_change_is_unfinished(directory))
        return true;
    if (is_writing)
        *status = finish(directory);
    else
        support_complain("%s", how_to_go_on);
    return false;
}

struct extent {
    size_t places;
    size_t files;
};

static struct extent measure(const struct edition *edition)
{
    struct extent extent = {0};
    for (size_t i = 0; i < edition->count; i++) {
        extent.places += edition->files[i].count;
        extent.files += edition->files[i].count > 0;
    }
    return extent;
}

static void add_extent(struct extent extent, struct buffer *out)
{
    buffer_format(out, "%zu place%s in %zu file%s", extent.places, extent.places == 1 ? "" : "s",
                  extent.files, extent.files == 1 ? "" : "s");
}

static void add_moves(const struct edition *edition, struct buffer *out)
{
    struct arena arena = {0};
    for (size_t i = 0; i < edition->count; i++) {
        const struct edited_file *file = &edition->files[i];
        if (!file->new_name)
            continue;
        struct shown old = shown_clean(&arena, slice_of(file->name));
        buffer_format(out, "%.*s is called %s now.\n", SLICE_ARGUMENTS(old), file->new_name);
    }
    arena_release(&arena);
}

static enum exit_status write_edition(struct edition *edition)
{
    struct buffer text = {0};
    struct buffer problem = {0};
    enum exit_status status = EXIT_TROUBLE;
    if (edition_write(edition, &problem)) {
        buffer_add(&text, SLICE("Changed "));
        add_extent(measure(edition), &text);
        buffer_add(&text, SLICE(".\n"));
        add_moves(edition, &text);
        status = support_write(&text, EXIT_DONE);
    } else {
        support_complain("%s", problem.bytes);
        if (file_change_is_unfinished(edition->directory))
            support_complain("%s", how_to_go_on);
    }
    buffer_release(&problem);
    buffer_release(&text);
    return status;
}

static enum exit_status show(const struct edition *edition)
{
    struct buffer text = {0};
    struct buffer extent = {0};
    diff_write(edition, &text);
    enum exit_status status = support_write(&text, EXIT_DONE);
    add_extent(measure(edition), &extent);
    fprintf(stderr, "precis: %s; --write changes them\n", extent.bytes);
    buffer_release(&extent);
    buffer_release(&text);
    return status;
}

enum exit_status revision_end(const struct invocation *invocation, struct edition *edition)
{
    struct buffer problem = {0};
    enum exit_status status = EXIT_TROUBLE;
    if (!edition_settle(edition, &problem))
        support_complain("%s", problem.bytes);
    else
        status = invocation->write ? write_edition(edition) : show(edition);
    buffer_release(&problem);
    return status;
}

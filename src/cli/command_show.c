/* precis show: the full text of a place, unpaged. */
#include "cli/remembered.h"
#include "cli/support.h"
#include "output/page/plain_text.h"
#include "render/compose.h"

enum { USUAL_COLUMNS = 80, LEAST_COLUMNS = 20, MOST_COLUMNS = 1000 };

static enum exit_status show(const struct invocation *invocation, const struct dossier *dossier,
                             struct place place, int columns)
{
    struct document document = {
        .is_ascii = invocation->ascii || !support_has_unicode(),
        .is_straight = true,
    };
    struct buffer text = {0};
    compose(&document, dossier, place, DETAIL_POINTS);
    text_write(&document, columns, document.is_ascii, &text);
    enum exit_status status = support_write(&text, EXIT_DONE);
    buffer_release(&text);
    document_release(&document);
    return status;
}

enum exit_status command_show(const struct invocation *invocation)
{
    int columns;
    struct loaded loaded;
    struct place place;
    struct remembered remembered;
    if (!support_number("--columns", invocation->columns, USUAL_COLUMNS, LEAST_COLUMNS,
                        MOST_COLUMNS, &columns) ||
        !support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    enum exit_status status = EXIT_TROUBLE;
    remembered_begin(&remembered, invocation, loaded.dossier);
    if (support_place(invocation, loaded.dossier, &place) &&
        remembered_narrow(&remembered, invocation, &place))
        status = show(invocation, loaded.dossier, place, columns);
    remembered_release(&remembered);
    loaded_release(&loaded);
    return status;
}

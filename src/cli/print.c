/* precis print: a place on one page. */
#include "cli/support.h"
#include "output/page.h"
#include "render/compose.h"

enum {
    USUAL_COLUMNS = 80,
    LEAST_COLUMNS = 40,
    MOST_COLUMNS = 400,
    USUAL_LINES = 66,
    LEAST_LINES = 20,
    MOST_LINES = 1000
};

static enum exit_status print_place(const struct invocation *invocation,
                                    const struct dossier *dossier, struct page_size size)
{
    struct place place;
    if (!support_place(invocation, dossier, &place))
        return EXIT_TROUBLE;
    struct document document = {0};
    struct buffer text = {0};
    compose_page(&document, dossier, place);
    bool is_complete = page_write_text(&document, size, &text);
    enum exit_status status =
        support_write(&text, is_complete || !invocation->strict_fit ? EXIT_DONE : EXIT_NO);
    buffer_release(&text);
    document_release(&document);
    return status;
}

enum exit_status command_print(const struct invocation *invocation)
{
    struct page_size size = {.ascii = invocation->ascii || !support_has_unicode()};
    struct loaded loaded;
    if (!support_number("--columns", invocation->columns, USUAL_COLUMNS, LEAST_COLUMNS,
                        MOST_COLUMNS, &size.columns) ||
        !support_number("--lines", invocation->lines, USUAL_LINES, LEAST_LINES, MOST_LINES,
                        &size.lines) ||
        !support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    enum exit_status status = print_place(invocation, loaded.dossier, size);
    loaded_release(&loaded);
    return status;
}

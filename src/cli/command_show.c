/* precis show: the full text of a place, unpaged; or what a point rests on. */
#include "cli/remembered.h"
#include "cli/support.h"
#include "output/page/plain_text.h"
#include "render/compose.h"
#include "render/provenance.h"

enum { USUAL_COLUMNS = 80, LEAST_COLUMNS = 20, MOST_COLUMNS = 1000 };

/* What is shown, and of what. */
struct showing {
    const struct invocation *invocation;
    const struct dossier *dossier;
    struct articles *articles; /* NULL: none are found */
    struct place place;
    int columns;
};

static bool has_provenance(const struct showing *showing)
{
    const struct entry *item = showing->place.item;
    if (item && entry_is_in_brief(item))
        return true;
    support_complain("--provenance is of a point, an open question or an event: "
                     "precis show --provenance ID#POINT");
    return false;
}

static enum exit_status show(const struct showing *showing)
{
    struct document document = {
        .articles = showing->articles,
        .is_ascii = showing->invocation->ascii || !support_has_unicode(),
        .is_straight = true,
    };
    enum text_letters letters = document.is_ascii           ? TEXT_ASCII
                                : showing->invocation->bidi ? TEXT_ISOLATED
                                                            : TEXT_AS_IT_IS;
    struct buffer text = {0};
    if (!showing->invocation->provenance)
        compose(&document, showing->dossier, showing->place, DETAIL_EVIDENCE);
    else if (has_provenance(showing))
        compose_provenance(&document, showing->dossier, showing->place.item);
    else
        return EXIT_TROUBLE;
    text_write(&document, showing->columns, letters, &text);
    enum exit_status status = support_write(&text, EXIT_DONE);
    buffer_release(&text);
    document_release(&document);
    return status;
}

enum exit_status command_show(const struct invocation *invocation)
{
    struct showing showing = {.invocation = invocation};
    struct loaded loaded;
    struct remembered remembered;
    if (!support_number("--columns", invocation->columns, USUAL_COLUMNS, LEAST_COLUMNS,
                        MOST_COLUMNS, &showing.columns) ||
        !support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    enum exit_status status = EXIT_TROUBLE;
    showing.dossier = loaded.dossier;
    remembered_begin(&remembered, invocation->folder, loaded.dossier);
    if (support_place(invocation, loaded.dossier, &showing.place) &&
        remembered_narrow(&remembered, invocation, &showing.place) &&
        support_open_articles(invocation, loaded.dossier, &showing.articles))
        status = show(&showing);
    articles_release(showing.articles);
    remembered_release(&remembered);
    loaded_release(&loaded);
    return status;
}

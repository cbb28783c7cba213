#include "support/room.h"

#include "ui/app.h"
#include "ui/headless.h"

/* The bar of the point belongs to the text, blanks beside a text that is not wider do not. */
static int cells_of_text(const struct app *app)
{
    const struct area *inside = &app->geometry.insides[PANE_TEXT];
    int widest = VIEWER_BAR_COLUMNS + app->settings.text_width;
    return inside->rows * (inside->columns < widest ? inside->columns : widest);
}

double room_for_text(const struct dossier *dossier, int columns, int rows)
{
    struct app app;
    struct buffer message = {0};
    double sum = 0;
    uint32_t count = 0;
    app_init(&app, columns, rows);
    app_set_dossier(&app, dossier, (struct place){0});
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        app_start_at(&app, (struct place){.brief = dossier->briefs[i]});
        for (uint32_t j = 0; j < dossier->briefs[i]->claims.count; j++, count++) {
            sum += cells_of_text(&app);
            headless_type(&app, SLICE("}"), &message);
        }
    }
    app_release(&app);
    buffer_release(&message);
    return count ? sum * 100 / count / (columns * rows) : 0;
}

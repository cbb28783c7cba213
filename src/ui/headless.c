#include "ui/headless.h"

bool headless_type(struct app *app, struct slice keys, struct buffer *message)
{
    struct key key;
    bool bad = false;
    struct slice rest = keys;
    while (app->wanted.request != REQUEST_QUIT && key_parse(&rest, &key, &bad))
        app_key(app, key);
    if (bad) {
        size_t typed = keys.length - rest.length;
        size_t start = typed < 20 ? 0 : typed - 20;
        buffer_format(message, "there is no key of that name at the end of '%.*s'",
                      (int)(typed - start), keys.bytes + start);
    }
    app_paint(app);
    return !bad;
}

/* A line that is typed at the bottom of the screen. */
#ifndef PRECIS_UI_PROMPT_H
#define PRECIS_UI_PROMPT_H

#include "base/buffer.h"
#include "base/shown.h"
#include "ui/key.h"

#include <stdbool.h>

struct prompt {
    bool is_open;
    struct shown label; /* before the text: "/" */
    struct buffer text; /* UTF-8 */
    size_t cursor;      /* byte offset */
};

/* Unchanged are text and cursor by keys that do nothing, and by characters that find no room. */
enum prompt_answer { PROMPT_EDITED, PROMPT_UNCHANGED, PROMPT_ACCEPTED, PROMPT_CANCELLED };

void prompt_open(struct prompt *prompt, struct shown label);
void prompt_release(struct prompt *prompt);

/* Takes a key: characters, Backspace, Delete, the arrows, Home and End, C-a C-e C-u C-w C-k, Enter,
 * Escape. Backspace in an empty line cancels. */
enum prompt_answer prompt_take(struct prompt *prompt, struct key key);

/* Puts another text in the place of what was typed. */
void prompt_set(struct prompt *prompt, struct slice text);

/* Takes pasted text, which is never a command: ends of lines and tabs become blanks, those at the
 * end of it and other control characters are left out. */
enum prompt_answer prompt_paste(struct prompt *prompt, struct slice text);

#endif

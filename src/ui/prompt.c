#include "ui/prompt.h"

#include "base/width.h"

#include <string.h>
#include <unistr.h>

enum { LONGEST_TEXT = 1024 };

void prompt_open(struct prompt *prompt, struct shown label)
{
    buffer_clear(&prompt->text);
    prompt->is_open = true;
    prompt->label = label;
    prompt->cursor = 0;
}

void prompt_set(struct prompt *prompt, struct slice text)
{
    buffer_clear(&prompt->text);
    buffer_add(&prompt->text, text);
    prompt->cursor = prompt->text.length;
}

void prompt_release(struct prompt *prompt)
{
    buffer_release(&prompt->text);
    *prompt = (struct prompt){0};
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

static size_t before(const struct prompt *prompt, size_t offset)
{
    while (offset > 0 && is_continuation(prompt->text.bytes[--offset]))
        ;
    return offset;
}

static size_t after(const struct prompt *prompt, size_t offset)
{
    if (offset < prompt->text.length)
        offset++;
    while (offset < prompt->text.length && is_continuation(prompt->text.bytes[offset]))
        offset++;
    return offset;
}

static void erase(struct prompt *prompt, size_t start, size_t end)
{
    struct buffer *text = &prompt->text;
    if (start >= end)
        return;
    memmove(text->bytes + start, text->bytes + end, text->length - end);
    text->length -= end - start;
    text->bytes[text->length] = '\0';
    prompt->cursor = start;
}

static size_t word_start(const struct prompt *prompt)
{
    size_t start = prompt->cursor;
    while (start > 0 && prompt->text.bytes[start - 1] == ' ')
        start--;
    while (start > 0 && prompt->text.bytes[start - 1] != ' ')
        start--;
    return start;
}

static bool is_control(uint32_t code)
{
    return code < ' ' || (code >= 0x7f && code < 0xa0);
}

static void insert(struct prompt *prompt, uint32_t code)
{
    char bytes[8];
    struct buffer *text = &prompt->text;
    int length = u8_uctomb((uint8_t *)bytes, code, sizeof bytes);
    if (length <= 0 || text->length + (size_t)length > LONGEST_TEXT || is_control(code))
        return;
    buffer_reserve(text, (size_t)length);
    memmove(text->bytes + prompt->cursor + length, text->bytes + prompt->cursor,
            text->length - prompt->cursor);
    memcpy(text->bytes + prompt->cursor, bytes, (size_t)length);
    text->length += (size_t)length;
    text->bytes[text->length] = '\0';
    prompt->cursor += (size_t)length;
}

static void edit_control(struct prompt *prompt, uint32_t letter)
{
    switch (letter) {
    case 'a':
        prompt->cursor = 0;
        break;
    case 'e':
        prompt->cursor = prompt->text.length;
        break;
    case 'u':
        erase(prompt, 0, prompt->cursor);
        break;
    case 'w':
        erase(prompt, word_start(prompt), prompt->cursor);
        break;
    case 'k':
        erase(prompt, prompt->cursor, prompt->text.length);
        break;
    default:
        break;
    }
}

static void edit(struct prompt *prompt, struct key key)
{
    switch (key.code) {
    case KEY_CODE_BACKSPACE:
        erase(prompt, before(prompt, prompt->cursor), prompt->cursor);
        break;
    case KEY_CODE_DELETE:
        erase(prompt, prompt->cursor, after(prompt, prompt->cursor));
        break;
    case KEY_CODE_LEFT:
        prompt->cursor = before(prompt, prompt->cursor);
        break;
    case KEY_CODE_RIGHT:
        prompt->cursor = after(prompt, prompt->cursor);
        break;
    case KEY_CODE_HOME:
        prompt->cursor = 0;
        break;
    case KEY_CODE_END:
        prompt->cursor = prompt->text.length;
        break;
    default:
        if (key.modifiers & KEY_CONTROL)
            edit_control(prompt, key.code);
        else if (key.code < KEY_CODE_ENTER && !key.modifiers)
            insert(prompt, key.code);
        break;
    }
}

enum prompt_answer prompt_take(struct prompt *prompt, struct key key)
{
    bool is_interrupt = key.modifiers & KEY_CONTROL && (key.code == 'c' || key.code == 'g');
    bool is_empty_backspace = key.code == KEY_CODE_BACKSPACE && !prompt->text.length;
    if (key.code == KEY_CODE_ESCAPE || is_interrupt || is_empty_backspace) {
        prompt->is_open = false;
        return PROMPT_CANCELLED;
    }
    if (key.code == KEY_CODE_ENTER) {
        prompt->is_open = false;
        return PROMPT_ACCEPTED;
    }
    /* Whatever edits the text makes it longer or shorter. */
    size_t length = prompt->text.length;
    size_t cursor = prompt->cursor;
    edit(prompt, key);
    bool is_same = prompt->text.length == length && prompt->cursor == cursor;
    return is_same ? PROMPT_UNCHANGED : PROMPT_EDITED;
}

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

enum prompt_answer prompt_paste(struct prompt *prompt, struct slice text)
{
    size_t length = prompt->text.length;
    while (text.length && is_line_end(text.bytes[text.length - 1]))
        text.length--;
    for (size_t i = 0; i < text.length;) {
        ucs4_t code = 0;
        int taken = u8_mbtoucr(&code, (const uint8_t *)text.bytes + i, text.length - i);
        bool is_second = code == '\n' && i && text.bytes[i - 1] == '\r';
        if (taken > 0 && !is_second)
            insert(prompt, code == '\n' || code == '\r' || code == '\t' ? ' ' : code);
        i += taken > 0 ? (size_t)taken : 1;
    }
    return prompt->text.length == length ? PROMPT_UNCHANGED : PROMPT_EDITED;
}

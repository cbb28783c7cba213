#include "term/input.h"

#include "base/moment.h"
#include "term/capability.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_BYTES = 4096, MOST_READS = 64, LONGEST_DELAY = 10000 /* milliseconds */ };

/* The names under which terminfo has the spellings of keys. */
static const struct {
    const char *capability;
    struct key key;
} names[] = {
    {"kcuu1", {.code = KEY_CODE_UP}},
    {"kcud1", {.code = KEY_CODE_DOWN}},
    {"kcub1", {.code = KEY_CODE_LEFT}},
    {"kcuf1", {.code = KEY_CODE_RIGHT}},
    {"khome", {.code = KEY_CODE_HOME}},
    {"kend", {.code = KEY_CODE_END}},
    {"kpp", {.code = KEY_CODE_PAGE_UP}},
    {"knp", {.code = KEY_CODE_PAGE_DOWN}},
    {"kich1", {.code = KEY_CODE_INSERT}},
    {"kdch1", {.code = KEY_CODE_DELETE}},
    {"kent", {.code = KEY_CODE_ENTER}},
    {"ka1", {.code = KEY_CODE_HOME}},
    {"kc1", {.code = KEY_CODE_END}},
    {"ka3", {.code = KEY_CODE_PAGE_UP}},
    {"kc3", {.code = KEY_CODE_PAGE_DOWN}},
    {"kspd", {.code = 'z', .modifiers = KEY_CONTROL}},
    {"kcbt", {.code = KEY_CODE_TAB, .modifiers = KEY_SHIFT}},
    {"kri", {.code = KEY_CODE_UP, .modifiers = KEY_SHIFT}},
    {"kind", {.code = KEY_CODE_DOWN, .modifiers = KEY_SHIFT}},
    {"kLFT", {.code = KEY_CODE_LEFT, .modifiers = KEY_SHIFT}},
    {"kRIT", {.code = KEY_CODE_RIGHT, .modifiers = KEY_SHIFT}},
    {"kf1", {.code = KEY_CODE_F1}},
    {"kf2", {.code = KEY_CODE_F1 + 1}},
    {"kf3", {.code = KEY_CODE_F1 + 2}},
    {"kf4", {.code = KEY_CODE_F1 + 3}},
    {"kf5", {.code = KEY_CODE_F1 + 4}},
    {"kf6", {.code = KEY_CODE_F1 + 5}},
    {"kf7", {.code = KEY_CODE_F1 + 6}},
    {"kf8", {.code = KEY_CODE_F1 + 7}},
    {"kf9", {.code = KEY_CODE_F1 + 8}},
    {"kf10", {.code = KEY_CODE_F1 + 9}},
    {"kf11", {.code = KEY_CODE_F1 + 10}},
    {"kf12", {.code = KEY_CODE_F1 + 11}},
};

/* As programs that read their keys by curses take it. */
static int escape_delay(void)
{
    const char *setting = getenv("ESCDELAY");
    char *end = NULL;
    long delay = setting ? strtol(setting, &end, 10) : 0;
    bool is_number = setting && end != setting && !*end && delay >= 0;
    if (!is_number)
        return DECODER_USUAL_DELAY;
    return delay < LONGEST_DELAY ? (int)delay : LONGEST_DELAY;
}

void input_open(struct input *input, int descriptor)
{
    *input = (struct input){.descriptor = descriptor, .decoder.delay = escape_delay()};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *bytes = capability_string(names[i].capability);
        if (bytes)
            decoder_add_spelling(&input->decoder, bytes, names[i].key);
    }
}

void input_close(struct input *input)
{
    decoder_release(&input->decoder);
}

static bool has_bytes_waiting(int descriptor)
{
    struct pollfd watched = {.fd = descriptor, .events = POLLIN};
    return poll(&watched, 1, 0) == 1 && watched.revents & POLLIN;
}

/* All that is there: a text that was pasted in one go is so seen as one. */
static bool read_waiting(struct input *input)
{
    char bytes[MOST_BYTES];
    bool is_any = false;
    for (int i = 0; i < MOST_READS && has_bytes_waiting(input->descriptor); i++) {
        ssize_t count = read(input->descriptor, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        decoder_feed(&input->decoder, (struct slice){bytes, (size_t)count}, moment_milliseconds());
        is_any = true;
    }
    return is_any;
}

struct decoded input_take(struct input *input, bool *has_bytes)
{
    struct decoded next = input->next;
    *has_bytes = true;
    input->next = (struct decoded){0};
    if (next.kind)
        return next;
    next = decoder_next(&input->decoder, moment_milliseconds());
    if (next.kind)
        return next;
    *has_bytes = read_waiting(input);
    return decoder_next(&input->decoder, moment_milliseconds());
}

bool input_has_next(struct input *input)
{
    bool has_bytes;
    if (!input->next.kind)
        input->next = input_take(input, &has_bytes);
    return input->next.kind != DECODED_NOTHING;
}

int input_patience(const struct input *input)
{
    return decoder_patience(&input->decoder, moment_milliseconds());
}

#include "term/decoder.h"

#include <string.h>
#include <wchar.h>

enum {
    ESCAPE = 0x1b,
    LONGEST_SEQUENCE_BYTES = 64,
    LONGEST_PASTE = 65536,
    PASTE_PATIENCE = 1000, /* milliseconds without a byte after which a paste has no end */
    LATE_PATIENCE = 1000,  /* for a key that may be the late rest of an answer */
    MOST_PARAMETERS = 4,
    CHANNEL_DIGITS = 4, /* of a colour, in an answer */
};

void decoder_release(struct decoder *decoder)
{
    buffer_release(&decoder->bytes);
    buffer_release(&decoder->paste);
    *decoder = (struct decoder){0};
}

void decoder_add_spelling(struct decoder *decoder, const char *bytes, struct key key)
{
    size_t length = strlen(bytes);
    if (length < 2 || bytes[0] != ESCAPE || length > LONGEST_SPELLING + 1 ||
        decoder->spelling_count == MOST_SPELLINGS)
        return;
    struct spelling *spelling = &decoder->spellings[decoder->spelling_count++];
    memcpy(spelling->bytes, bytes + 1, length);
    spelling->key = key;
}

void decoder_feed(struct decoder *decoder, struct slice bytes, int64_t now)
{
    struct buffer *buffer = &decoder->bytes;
    if (decoder->taken) {
        memmove(buffer->bytes, buffer->bytes + decoder->taken, buffer->length - decoder->taken);
        buffer->length -= decoder->taken;
        decoder->taken = 0;
    }
    buffer_add(buffer, bytes);
    decoder->last = now;
}

static struct slice after(struct slice bytes, size_t count)
{
    return bytes.bytes ? (struct slice){bytes.bytes + count, bytes.length - count} : bytes;
}

static struct slice rest_of(const struct decoder *decoder)
{
    return after(buffer_slice(&decoder->bytes), decoder->taken);
}

static struct key plain(uint32_t code)
{
    return (struct key){.code = code};
}

/* The length of a sequence. */

enum measure_kind {
    MEASURE_WHOLE,
    MEASURE_PART,    /* more bytes must come, however long that takes */
    MEASURE_STRING,  /* opens an answer of the terminal */
    MEASURE_ENDLESS, /* a control sequence that is longer than any key's */
    MEASURE_NO_SEQUENCE,
};

struct measure {
    enum measure_kind kind;
    size_t length;
};

static bool is_within(char byte, char first, char last)
{
    return byte >= first && byte <= last;
}

static struct measure whole(size_t needed, size_t length)
{
    return (struct measure){length < needed ? MEASURE_PART : MEASURE_WHOLE, needed};
}

/* After "[": parameters, and a final byte. The console of Linux sends "[[A" for F1, an old mouse
 * "[M" and three bytes, rxvt "[3$" for a key with Shift. A byte that belongs into no sequence ends
 * it. */
static struct measure measure_control(struct slice bytes)
{
    size_t i = 1;
    if (bytes.length > 1 && bytes.bytes[1] == '[')
        return whole(3, bytes.length);
    if (bytes.length > 1 && bytes.bytes[1] == 'M')
        return whole(5, bytes.length);
    while (i < bytes.length && is_within(bytes.bytes[i], '0', '9'))
        i++;
    if (i > 1 && i < bytes.length && bytes.bytes[i] == '$')
        return (struct measure){MEASURE_WHOLE, i + 1};
    while (i < bytes.length && i < LONGEST_SEQUENCE_BYTES && is_within(bytes.bytes[i], ' ', '?'))
        i++;
    if (i == LONGEST_SEQUENCE_BYTES)
        return (struct measure){MEASURE_ENDLESS, i};
    if (i == bytes.length)
        return (struct measure){MEASURE_PART, 0};
    return (struct measure){MEASURE_WHOLE, i + is_within(bytes.bytes[i], '@', '~')};
}

/* After "O": perhaps parameters, and a letter that a keypad or a function key sends. */
static struct measure measure_keypad(struct slice bytes)
{
    size_t i = 1;
    while (i < bytes.length && i < LONGEST_SPELLING && (is_within(bytes.bytes[i], '0', ';')))
        i++;
    if (i == bytes.length)
        return (struct measure){MEASURE_PART, 0};
    bool is_final = strchr("ABCDEFHIMPQRSXabcdjklmnopqrstuvwxy", bytes.bytes[i]) != NULL;
    return (struct measure){is_final && bytes.bytes[i] ? MEASURE_WHOLE : MEASURE_NO_SEQUENCE,
                            i + 1};
}

/* What opens the answers of terminals: OSC, DCS, APC. */
static const struct opener {
    char byte;
    const char *next; /* what may follow; otherwise it was a key with Alt */
} openers[] = {
    {']', "0123456789"},
    {'P', "0123456789>=!?$+"},
    {'_', "G"},
};

static const struct opener *find_opener(char byte)
{
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (openers[i].byte == byte)
            return &openers[i];
    return NULL;
}

static struct measure measure_answer(struct slice bytes, const struct opener *opener)
{
    if (bytes.length < 2)
        return (struct measure){MEASURE_PART, 0};
    bool opens = bytes.bytes[1] && strchr(opener->next, bytes.bytes[1]);
    return (struct measure){opens ? MEASURE_STRING : MEASURE_NO_SEQUENCE, 2};
}

static const struct spelling *find_spelling(const struct decoder *decoder, struct slice bytes)
{
    for (int i = 0; i < decoder->spelling_count; i++)
        if (slice_starts_with(bytes, slice_of(decoder->spellings[i].bytes)))
            return &decoder->spellings[i];
    return NULL;
}

/* The bytes stand after an escape; there is at least one. */
static struct measure measure(const struct decoder *decoder, struct slice bytes)
{
    const struct spelling *spelling = find_spelling(decoder, bytes);
    const struct opener *opener = find_opener(bytes.bytes[0]);
    if (spelling)
        return (struct measure){MEASURE_WHOLE, strlen(spelling->bytes)};
    if (bytes.bytes[0] == '[')
        return measure_control(bytes);
    if (bytes.bytes[0] == 'O')
        return measure_keypad(bytes);
    if (opener)
        return measure_answer(bytes, opener);
    return (struct measure){MEASURE_NO_SEQUENCE, 0};
}

/* What a whole sequence means. */

struct meaning {
    uint32_t sent; /* a final letter, or the number before "~" */
    uint32_t code;
};

static const struct meaning letters[] = {
    {'A', KEY_CODE_UP},     {'B', KEY_CODE_DOWN},   {'C', KEY_CODE_RIGHT}, {'D', KEY_CODE_LEFT},
    {'H', KEY_CODE_HOME},   {'F', KEY_CODE_END},    {'P', KEY_CODE_F1},    {'Q', KEY_CODE_F1 + 1},
    {'R', KEY_CODE_F1 + 2}, {'S', KEY_CODE_F1 + 3},
};

static const struct meaning numbers[] = {
    {1, KEY_CODE_HOME},    {2, KEY_CODE_INSERT},    {3, KEY_CODE_DELETE},   {4, KEY_CODE_END},
    {5, KEY_CODE_PAGE_UP}, {6, KEY_CODE_PAGE_DOWN}, {7, KEY_CODE_HOME},     {8, KEY_CODE_END},
    {11, KEY_CODE_F1},     {12, KEY_CODE_F1 + 1},   {13, KEY_CODE_F1 + 2},  {14, KEY_CODE_F1 + 3},
    {15, KEY_CODE_F1 + 4}, {17, KEY_CODE_F1 + 5},   {18, KEY_CODE_F1 + 6},  {19, KEY_CODE_F1 + 7},
    {20, KEY_CODE_F1 + 8}, {21, KEY_CODE_F1 + 9},   {23, KEY_CODE_F1 + 10}, {24, KEY_CODE_F1 + 11},
};

static uint32_t find_meaning(const struct meaning *meanings, size_t count, uint32_t sent)
{
    for (size_t i = 0; i < count; i++)
        if (meanings[i].sent == sent)
            return meanings[i].code;
    return 0;
}

#define MEANING_OF(meanings, sent) find_meaning(meanings, sizeof meanings / sizeof *meanings, sent)

struct control {
    uint32_t parameters[MOST_PARAMETERS];
    int count;
    char private; /* one of < = > ?, or NUL */
    char final;
};

/* Parameters that are not plain numbers leave the final byte unset. */
static struct control read_control(struct slice bytes)
{
    struct control control = {0};
    size_t i = 1;
    if (i < bytes.length && strchr("<=>?", bytes.bytes[i]))
        control.private = bytes.bytes[i++];
    for (; i + 1 < bytes.length; i++) {
        char byte = bytes.bytes[i];
        if (byte != ';' && !is_within(byte, '0', '9'))
            return control;
        if (!control.count)
            control.count = 1;
        if (byte == ';' && control.count++ == MOST_PARAMETERS)
            return control;
        uint32_t *parameter = &control.parameters[control.count - 1];
        if (byte != ';' && *parameter < KEY_CODE_LAST)
            *parameter = *parameter * 10 + (uint32_t)(byte - '0');
    }
    control.final = bytes.bytes[bytes.length - 1];
    return control;
}

/* Terminals send 1 more than the sum of 1 for Shift, 2 for Alt and 4 for Control. */
static uint8_t modifiers_of(uint32_t sent)
{
    uint32_t bits = sent ? sent - 1 : 0;
    return (uint8_t)((bits & 1 ? KEY_SHIFT : 0) | (bits & 2 ? KEY_META : 0) |
                     (bits & 4 ? KEY_CONTROL : 0));
}

static struct key translate_control_character(uint32_t code)
{
    switch (code) {
    case '\r':
    case '\n':
        return plain(KEY_CODE_ENTER);
    case '\t':
        return plain(KEY_CODE_TAB);
    case ESCAPE:
        return plain(KEY_CODE_ESCAPE);
    case 0x08:
    case 0x7f:
        return plain(KEY_CODE_BACKSPACE);
    default:
        break;
    }
    /* What Control makes of a blank, a letter or one of \ ] ^ _ comes back as that. */
    uint32_t offset = !code ? ' ' : code <= 26 ? 'a' - 1 : '@';
    return (struct key){.code = code + offset, .modifiers = KEY_CONTROL};
}

static struct key translate_character(uint32_t code)
{
    return code < ' ' || code == 0x7f ? translate_control_character(code) : plain(code);
}

/* A key that a terminal spells by its character, when another program has asked for that. */
static struct key spelled_out(uint32_t code, uint32_t modifiers)
{
    bool is_character = code && code < KEY_CODE_ENTER && (code < 0xd800 || code > 0xdfff);
    struct key key = is_character ? translate_character(code) : plain(0);
    uint8_t sent = modifiers_of(modifiers);
    key.modifiers |= key.code < KEY_CODE_ENTER ? sent & (uint8_t)~KEY_SHIFT : sent;
    return key;
}

/* The wheel is button 64 and 65; a click is the first button, pressed. */
static struct key mouse_key(uint32_t button, uint32_t column, uint32_t row)
{
    static const struct meaning buttons[] = {
        {0, KEY_CODE_CLICK}, {64, KEY_CODE_WHEEL_UP}, {65, KEY_CODE_WHEEL_DOWN}};
    uint32_t code = MEANING_OF(buttons, button & ~(uint32_t)(4 | 8 | 16));
    if (!code || !column || !row || column > UINT16_MAX || row > UINT16_MAX)
        return plain(0);
    return (struct key){
        .code = code, .columns = (uint16_t)(column - 1), .rows = (uint16_t)(row - 1)};
}

static struct key old_mouse_key(struct slice bytes)
{
    const unsigned char *sent = (const unsigned char *)bytes.bytes + 2;
    if (sent[0] < ' ' || sent[1] <= ' ' || sent[2] <= ' ')
        return plain(0);
    return mouse_key(sent[0] - 32u, sent[1] - 32u, sent[2] - 32u);
}

static struct key with_modifiers(uint32_t code, uint8_t modifiers)
{
    return code ? (struct key){.code = code, .modifiers = modifiers} : plain(0);
}

/* Of a key of which rxvt tells the modifiers by the last byte. */
static struct key rxvt_key(const struct control *control)
{
    uint8_t modifiers = control->final == '$'   ? KEY_SHIFT
                        : control->final == '^' ? KEY_CONTROL
                                                : KEY_CONTROL | KEY_SHIFT;
    return with_modifiers(MEANING_OF(numbers, control->parameters[0]), modifiers);
}

/* "1;5R" is where the cursor stands, not F3. */
static struct key control_key(const struct control *control)
{
    const uint32_t *parameters = control->parameters;
    uint8_t modifiers = control->count > 1 ? modifiers_of(parameters[1]) : 0;
    if (control->private)
        return control->private == '<' && control->final == 'M'
                   ? mouse_key(parameters[0], parameters[1], parameters[2])
                   : plain(0);
    switch (control->final) {
    case '~':
        return parameters[0] == 27 ? spelled_out(parameters[2], parameters[1])
                                   : with_modifiers(MEANING_OF(numbers, parameters[0]), modifiers);
    case 'u':
        return control->count ? spelled_out(parameters[0], parameters[1]) : plain(0);
    case 'M':
        return parameters[0] < 32 ? plain(0)
                                  : mouse_key(parameters[0] - 32, parameters[1], parameters[2]);
    case 'Z':
        return with_modifiers(KEY_CODE_TAB, KEY_SHIFT);
    case '$':
    case '^':
    case '@':
        return rxvt_key(control);
    case 'a':
    case 'b':
    case 'c':
    case 'd':
        return with_modifiers(
            control->count ? 0 : MEANING_OF(letters, (uint32_t)(control->final - 'a' + 'A')),
            KEY_SHIFT);
    case 'R':
        return control->count ? plain(0) : plain(KEY_CODE_F1 + 2);
    default:
        return with_modifiers(MEANING_OF(letters, (unsigned char)control->final), modifiers);
    }
}

static struct key keypad_key(const struct control *control)
{
    uint32_t modifiers = control->count > 1 ? control->parameters[1] : control->parameters[0];
    if (control->final == 'M')
        return plain(KEY_CODE_ENTER);
    if (is_within(control->final, 'a', 'd'))
        return with_modifiers(MEANING_OF(letters, (uint32_t)(control->final - 'a' + 'A')),
                              KEY_CONTROL);
    return with_modifiers(MEANING_OF(letters, (unsigned char)control->final),
                          modifiers_of(modifiers));
}

/* The key of a whole sequence, which stands after an escape; its code is 0 when it is none. */
static struct key translate_sequence(const struct decoder *decoder, struct slice bytes)
{
    const struct spelling *spelling = find_spelling(decoder, bytes);
    if (spelling)
        return spelling->key;
    if (slice_starts_with(bytes, SLICE("[[")))
        return is_within(bytes.bytes[2], 'A', 'E')
                   ? plain(KEY_CODE_F1 + (uint32_t)(bytes.bytes[2] - 'A'))
                   : plain(0);
    if (slice_starts_with(bytes, SLICE("[M")))
        return old_mouse_key(bytes);
    struct control control = read_control(bytes);
    return bytes.bytes[0] == '[' ? control_key(&control) : keypad_key(&control);
}

/* Taking bytes. */

static const struct decoded nothing = {.kind = DECODED_NOTHING};

static void take(struct decoder *decoder, size_t count)
{
    decoder->taken += count;
    decoder->is_late = false;
}

static bool is_wanted(const struct decoder *decoder, struct key key)
{
    bool is_mouse = key.code >= KEY_CODE_CLICK && key.code <= KEY_CODE_WHEEL_DOWN;
    return key.code && (decoder->has_mouse || !is_mouse);
}

static void keep_answer(struct decoder *decoder, struct slice bytes)
{
    size_t room = LONGEST_ANSWER - decoder->answer_length;
    size_t count = bytes.length < room ? bytes.length : room;
    if (count)
        memcpy(decoder->answer + decoder->answer_length, bytes.bytes, count);
    decoder->answer_length += count;
}

static void begin_answer(struct decoder *decoder, struct slice opening)
{
    decoder->state = DECODER_IN_STRING;
    decoder->answer_length = 0;
    keep_answer(decoder, opening);
}

/* "[?62;22c" says what the terminal is: what was asked before that is answered or never will be. */
static bool ends_questions(struct slice bytes)
{
    return slice_starts_with(bytes, SLICE("[?")) && bytes.bytes[bytes.length - 1] == 'c';
}

/* Takes a sequence after `start` bytes of escape. False where nothing is to be told of it. */
static bool take_sequence(struct decoder *decoder, size_t start, struct measure measured,
                          uint8_t modifiers, struct key *key)
{
    struct slice bytes = {rest_of(decoder).bytes + start, measured.length};
    bool was_late = decoder->is_late;
    bool opens_paste = slice_equal(bytes, SLICE("[200~"));
    *key = measured.kind == MEASURE_WHOLE ? translate_sequence(decoder, bytes) : plain(0);
    key->modifiers |= modifiers;
    take(decoder, start + measured.length);
    decoder->is_idle = false;
    if (ends_questions(bytes))
        decoder->asks_background = false;
    if (opens_paste)
        decoder->state = DECODER_IN_PASTE;
    else if (measured.kind == MEASURE_STRING)
        begin_answer(decoder, bytes);
    else if (measured.kind == MEASURE_ENDLESS)
        decoder->state = DECODER_IN_CONTROL;
    return !was_late && !opens_paste && is_wanted(decoder, *key);
}

/* A character; the length of its bytes, 0 where they are not all there. Bytes that are none are
 * passed over one by one, with the code 0. */
static size_t read_character(struct slice bytes, uint32_t *code)
{
    mbstate_t state = {0};
    wchar_t character = 0;
    size_t length = mbrtowc(&character, bytes.bytes, bytes.length, &state);
    *code = 0;
    if (length == (size_t)-2)
        return 0;
    if (length == (size_t)-1)
        return 1;
    *code = (uint32_t)character;
    return length ? length : 1;
}

static bool take_character(struct decoder *decoder, size_t start, struct key *key)
{
    uint32_t code;
    struct slice bytes = after(rest_of(decoder), start);
    size_t length = read_character(bytes, &code);
    if (!length)
        return false;
    bool is_character = code || !bytes.bytes[0];
    *key = is_character ? translate_character(code) : plain(0);
    key->modifiers |= start ? KEY_META : 0;
    take(decoder, start + length);
    return true;
}

/* After an Escape that was taken for the key and may not have been one. */
static void await_late_rest(struct decoder *decoder)
{
    decoder->is_late = rest_of(decoder).length == 0;
    decoder->escaped = decoder->last;
}

/* Openers of answers that are keys as well, and act as such when nothing follows for a while. */
static bool is_key_too(char byte)
{
    return find_opener(byte) && byte != ']';
}

/* What may follow a "[" that comes late: the keys "[x", "[*" and their like are typed. */
static bool continues_late(char byte)
{
    return is_within(byte, '0', '?') || is_within(byte, 'A', '[');
}

/* Bytes that may be the rest of a sequence whose Escape was taken for the key. */
static struct measure measure_late(const struct decoder *decoder, struct slice bytes)
{
    bool is_typed = (unsigned char)bytes.bytes[0] < ' ' ||
                    (bytes.bytes[0] == '[' && bytes.length > 1 && !continues_late(bytes.bytes[1]));
    bool is_long_ago = decoder->last - decoder->escaped >= LATE_PATIENCE;
    if (is_typed || (is_key_too(bytes.bytes[0]) && is_long_ago))
        return (struct measure){MEASURE_NO_SEQUENCE, 0};
    return measure(decoder, bytes);
}

/* How long a part of it is held back before it acts as a key; -1: until the byte comes that tells.
 */
static int64_t late_patience(struct slice bytes)
{
    return bytes.length == 1 && is_key_too(bytes.bytes[0]) ? LATE_PATIENCE : -1;
}

static bool take_late(struct decoder *decoder, int64_t now, struct key *key, bool *is_waiting)
{
    struct slice bytes = rest_of(decoder);
    struct measure measured = measure_late(decoder, bytes);
    int64_t patience = late_patience(bytes);
    bool is_part = measured.kind == MEASURE_PART;
    *is_waiting = is_part && (patience < 0 || now - decoder->last < patience);
    if (*is_waiting)
        return false;
    if (!is_part && measured.kind != MEASURE_NO_SEQUENCE)
        return take_sequence(decoder, 0, measured, 0, key);
    decoder->is_late = false;
    return false;
}

/* An Escape, or what it begins. Two of them before a sequence stand for Alt. */
static bool take_escape(struct decoder *decoder, int64_t now, struct key *key, bool *is_waiting)
{
    struct slice bytes = rest_of(decoder);
    size_t start = bytes.length > 1 && bytes.bytes[1] == ESCAPE ? 2 : 1;
    struct measure measured = {MEASURE_PART, 0};
    if (bytes.length > start)
        measured = measure(decoder, after(bytes, start));
    bool is_bare = bytes.length == start;
    if (measured.kind == MEASURE_PART && (!is_bare || now - decoder->last < decoder->delay)) {
        *is_waiting = true;
        return false;
    }
    if (measured.kind != MEASURE_PART && measured.kind != MEASURE_NO_SEQUENCE)
        return take_sequence(decoder, start, measured, start == 2 ? KEY_META : 0, key);
    if (measured.kind == MEASURE_NO_SEQUENCE && start == 1) {
        *is_waiting = !take_character(decoder, start, key);
        return !*is_waiting && key->code;
    }
    *key = plain(KEY_CODE_ESCAPE);
    take(decoder, 1);
    await_late_rest(decoder);
    return true;
}

/* False where nothing is to be told; `*is_waiting` where more bytes, or time, must come first. */
static bool take_typed(struct decoder *decoder, int64_t now, struct key *key, bool *is_waiting)
{
    struct slice bytes = rest_of(decoder);
    if (decoder->is_late && bytes.bytes[0] != ESCAPE)
        return take_late(decoder, now, key, is_waiting);
    if (bytes.bytes[0] == ESCAPE)
        return take_escape(decoder, now, key, is_waiting);
    bool is_taken = take_character(decoder, 0, key);
    *is_waiting = !is_taken;
    return is_taken && key->code;
}

/* Until the final byte, or one that cannot stand in a control sequence. */
static void skip_control(struct decoder *decoder)
{
    struct slice bytes = rest_of(decoder);
    size_t i = 0;
    while (i < bytes.length && is_within(bytes.bytes[i], ' ', '?'))
        i++;
    if (i < bytes.length) {
        decoder->state = DECODER_TYPING;
        i += is_within(bytes.bytes[i], '@', '~');
    }
    take(decoder, i);
}

/* A channel has one to four digits, the last of which stands before `end`. */
static bool read_channel(struct slice *text, char end, uint8_t *channel)
{
    uint32_t value = 0;
    uint32_t most = 0;
    size_t i = 0;
    for (; i < text->length && i < CHANNEL_DIGITS && slice_digit(text->bytes[i]) >= 0; i++) {
        value = value * 16 + (uint32_t)slice_digit(text->bytes[i]);
        most = most * 16 + 15;
    }
    bool is_whole = i && (end ? i < text->length && text->bytes[i] == end : i == text->length);
    *channel = (uint8_t)(most ? value * 255 / most : 0);
    *text = after(*text, i < text->length ? i + 1 : i);
    return is_whole;
}

/* "]11;rgb:0000/2b2b/3636", or with "rgba:" and a fourth channel. */
static bool read_background(struct slice answer, struct color *color)
{
    struct slice opaque = SLICE("]11;rgb:");
    struct slice blended = SLICE("]11;rgba:");
    bool has_four = slice_starts_with(answer, blended);
    if (!has_four && !slice_starts_with(answer, opaque))
        return false;
    struct slice text = after(answer, has_four ? blended.length : opaque.length);
    return read_channel(&text, '/', &color->red) && read_channel(&text, '/', &color->green) &&
           read_channel(&text, has_four ? '/' : '\0', &color->blue);
}

/* How many bytes end a string there: BEL or ESC \; none where another control character does, which
 * somebody must have typed. */
static size_t string_end(struct slice bytes)
{
    if (bytes.bytes[0] == '\a')
        return 1;
    return slice_starts_with(bytes, SLICE("\033\\")) ? 2 : 0;
}

/* Takes the rest of a string. False where its end may have begun to come. */
static bool take_string(struct decoder *decoder, struct decoded *decoded)
{
    struct slice bytes = rest_of(decoder);
    size_t i = 0;
    while (i < bytes.length && (unsigned char)bytes.bytes[i] >= ' ' && bytes.bytes[i] != 0x7f)
        i++;
    keep_answer(decoder, (struct slice){bytes.bytes, i});
    take(decoder, i);
    if (i == bytes.length)
        return true;
    if (bytes.bytes[i] == ESCAPE && i + 1 == bytes.length)
        return false;
    size_t end = string_end(after(bytes, i));
    decoder->state = DECODER_TYPING;
    take(decoder, end);
    struct slice answer = {decoder->answer, decoder->answer_length};
    if (end && decoder->asks_background && read_background(answer, &decoded->background))
        decoded->kind = DECODED_BACKGROUND;
    return true;
}

/* Pasting. */

static const struct slice opening = {"\033[200~", 6};
static const struct slice closing = {"\033[201~", 6};

static void add_pasted(struct decoder *decoder, struct slice text)
{
    size_t room = LONGEST_PASTE - decoder->paste.length;
    buffer_add(&decoder->paste,
               (struct slice){text.bytes, text.length < room ? text.length : room});
}

/* Brackets within the text are left out of it. */
static void add_without_brackets(struct decoder *decoder, struct slice text)
{
    size_t start = 0;
    for (size_t i = 0; i < text.length; i++) {
        struct slice from = after(text, i);
        if (!slice_starts_with(from, opening) && !slice_starts_with(from, closing))
            continue;
        add_pasted(decoder, (struct slice){text.bytes + start, i - start});
        start = i + closing.length;
        i = start - 1;
    }
    add_pasted(decoder, after(text, start));
}

static size_t last_closing(struct slice bytes)
{
    for (size_t i = bytes.length; i-- > 0;)
        if (slice_starts_with(after(bytes, i), closing))
            return i;
    return bytes.length;
}

/* How many bytes at the end may be the beginning of a bracket. */
static size_t unfinished(struct slice bytes)
{
    size_t most = bytes.length < closing.length ? bytes.length : closing.length - 1;
    for (size_t count = most; count > 0; count--)
        if (slice_starts_with(closing, after(bytes, bytes.length - count)) ||
            slice_starts_with(opening, after(bytes, bytes.length - count)))
            return count;
    return 0;
}

static struct decoded tell_paste(struct decoder *decoder, enum decoded_kind kind)
{
    decoder->is_told = true;
    return (struct decoded){.kind = kind, .text = buffer_slice(&decoder->paste)};
}

static bool is_alone(struct slice bytes)
{
    return bytes.length == 1 && bytes.bytes[0] == ESCAPE;
}

/* A paste whose end does not come is shown as far as it came, and goes on. An Escape, typed after a
 * rest and followed by one, ends it. */
static struct decoded wait_for_end(struct decoder *decoder, int64_t now)
{
    struct slice bytes = rest_of(decoder);
    if (now - decoder->last < PASTE_PATIENCE)
        return nothing;
    if (decoder->is_idle && is_alone(bytes)) {
        take(decoder, 1);
        decoder->state = DECODER_TYPING;
        await_late_rest(decoder);
        return tell_paste(decoder, DECODED_PASTE);
    }
    if (decoder->is_idle)
        return nothing;
    decoder->is_idle = true;
    return tell_paste(decoder, DECODED_OPEN_PASTE);
}

static struct decoded take_paste(struct decoder *decoder, int64_t now)
{
    struct slice bytes = rest_of(decoder);
    size_t end = last_closing(bytes);
    bool is_closed = end < bytes.length;
    size_t count = is_closed ? end : bytes.length - unfinished(bytes);
    if (decoder->is_idle && count)
        decoder->is_idle = false;
    add_without_brackets(decoder, (struct slice){bytes.bytes, count});
    take(decoder, count);
    if (!is_closed)
        return wait_for_end(decoder, now);
    take(decoder, closing.length);
    decoder->state = DECODER_TYPING;
    return tell_paste(decoder, DECODED_PASTE);
}

struct decoded decoder_next(struct decoder *decoder, int64_t now)
{
    bool is_waiting = false;
    if (decoder->is_told)
        buffer_clear(&decoder->paste);
    decoder->is_told = false;
    while (!is_waiting && (rest_of(decoder).length || decoder->state == DECODER_IN_PASTE)) {
        struct decoded decoded = nothing;
        switch (decoder->state) {
        case DECODER_TYPING:
            if (take_typed(decoder, now, &decoded.key, &is_waiting))
                decoded.kind = DECODED_KEY;
            break;
        case DECODER_IN_CONTROL:
            skip_control(decoder);
            break;
        case DECODER_IN_STRING:
            is_waiting = !take_string(decoder, &decoded);
            break;
        case DECODER_IN_PASTE:
            return take_paste(decoder, now);
        }
        if (decoded.kind)
            return decoded;
    }
    return nothing;
}

int decoder_patience(const struct decoder *decoder, int64_t now)
{
    struct slice bytes = rest_of(decoder);
    int64_t patience = -1;
    bool is_open_paste = decoder->state == DECODER_IN_PASTE;
    bool is_lone = is_alone(bytes) || slice_equal(bytes, SLICE("\033\033"));
    if (is_open_paste && (!decoder->is_idle || is_alone(bytes)))
        patience = PASTE_PATIENCE;
    else if (decoder->state == DECODER_TYPING && is_lone)
        patience = decoder->delay;
    else if (decoder->state == DECODER_TYPING && decoder->is_late && bytes.length)
        patience = late_patience(bytes);
    if (patience < 0)
        return -1;
    int64_t left = decoder->last + patience - now;
    return left > 0 ? (int)left : 0;
}

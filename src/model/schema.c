#include "model/schema.h"

#include "base/color.h"
#include "base/fold.h"
#include "model/corridor.h"
#include "model/text.h"

#include <string.h>
#include <strings.h>

enum { FARTHEST_SUGGESTION = 3 };

static const size_t item_sizes[] = {
    [FIELD_TEXT] = sizeof(struct text),
    [FIELD_ID] = sizeof(struct text),
    [FIELD_DECIMAL] = sizeof(struct text),
    [FIELD_COLOR] = sizeof(struct text),
    [FIELD_URL] = sizeof(struct text),
    [FIELD_NUMBER] = sizeof(struct number),
    [FIELD_VERSION] = sizeof(struct number),
    [FIELD_BOOLEAN] = sizeof(bool),
    [FIELD_DATE] = sizeof(struct date),
    [FIELD_CHOICE] = sizeof(uint8_t),
    [FIELD_STATUS] = sizeof(struct status),
    [FIELD_IMPORTANCE] = sizeof(uint8_t),
    [FIELD_REFERENCE] = sizeof(struct reference),
    [FIELD_ADDRESS] = sizeof(struct reference),
    [FIELD_LOCAL_ADDRESS] = sizeof(struct reference),
    [FIELD_EVENT_ADDRESS] = sizeof(struct reference),
    [FIELD_SUBJECT] = sizeof(struct reference),
};

size_t schema_item_size(const struct field *field)
{
    return field->type == FIELD_RECORD ? field->record->size : item_sizes[field->type];
}

const struct field *schema_field(const struct record *record, const char *name)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (strcmp(record->fields[i].name, name) == 0)
            return &record->fields[i];
    return NULL;
}

const struct field *schema_next_shown(const struct record *record, enum shown_where where,
                                      const struct field *last)
{
    const struct field *next = NULL;
    uint8_t least = last ? last->shown.order[where] : 0;
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        uint8_t order = field->shown.order[where];
        if (order > least && (!next || order < next->shown.order[where]))
            next = field;
    }
    return next;
}

const void *schema_member(const struct field *field, const void *structure)
{
    return (const char *)structure + field->offset;
}

bool schema_is_present(const struct field *field, const void *structure)
{
    const void *member = schema_member(field, structure);
    if (field->flags & FIELD_LIST)
        return ((const struct list *)member)->items != NULL;
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_VERSION:
        return ((const struct number *)member)->value != 0;
    case FIELD_BOOLEAN:
        return true;
    case FIELD_CHOICE:
    case FIELD_IMPORTANCE:
        return *(const uint8_t *)member != 0;
    case FIELD_RECORD: /* every record begins with its position */
        return ((const struct position *)member)->line != 0;
    default: /* dates and references begin with their text */
        return text_is_present(*(const struct text *)member);
    }
}

bool schema_is_reference(const struct field *field)
{
    switch (field->type) {
    case FIELD_REFERENCE:
    case FIELD_ADDRESS:
    case FIELD_LOCAL_ADDRESS:
    case FIELD_EVENT_ADDRESS:
    case FIELD_SUBJECT:
        return true;
    default:
        return false;
    }
}

static bool is_lower_or_digit(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

bool schema_is_id(struct slice text)
{
    if (text.length == 0 || text.length > SCHEMA_LONGEST_ID)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        bool inner_hyphen =
            text.bytes[i] == '-' && i > 0 && i + 1 < text.length && text.bytes[i - 1] != '-';
        if (!is_lower_or_digit(text.bytes[i]) && !inner_hyphen)
            return false;
    }
    return true;
}

bool schema_is_color(struct slice text)
{
    struct color color;
    return color_read(text, &color);
}

bool schema_is_decimal(struct slice text)
{
    size_t i = text.length && (text.bytes[0] == '-' || text.bytes[0] == '+');
    size_t digits = 0;
    size_t points = 0;
    for (; i < text.length; i++) {
        if (text.bytes[i] >= '0' && text.bytes[i] <= '9')
            digits++;
        else if (text.bytes[i] == '.' && digits && i + 1 < text.length)
            points++;
        else
            return false;
    }
    return digits && points <= 1;
}

/* Half of a short name may differ by chance, so the distance allowed grows with the length. */
static unsigned farthest(struct slice name)
{
    unsigned third = (unsigned)(name.length / 3);
    return third < FARTHEST_SUGGESTION ? third : FARTHEST_SUGGESTION;
}

/* The distance where it is within `*limit`, which becomes that distance; capitals do not count for
 * a name that is right otherwise. */
static bool is_nearer(struct slice name, const char *candidate, bool is_first, unsigned *limit)
{
    struct slice right = slice_of(candidate);
    unsigned distance = fold_distance(name, right, *limit);
    if (name.length == right.length && strncasecmp(name.bytes, candidate, name.length) == 0)
        distance = 0;
    if (distance > *limit || (!is_first && distance == *limit))
        return false;
    *limit = distance;
    return true;
}

const struct field *schema_nearest_field(const struct record *record, struct slice name)
{
    const struct field *nearest = NULL;
    unsigned limit = farthest(name);
    for (size_t i = 0; i < record->field_count; i++)
        if (is_nearer(name, record->fields[i].name, !nearest, &limit))
            nearest = &record->fields[i];
    return nearest;
}

const char *schema_nearest(const char *const *candidates, struct slice name)
{
    const char *nearest = NULL;
    unsigned limit = farthest(name);
    for (; *candidates; candidates++)
        if (is_nearer(name, *candidates, !nearest, &limit))
            nearest = *candidates;
    return nearest;
}

/* Copying a structure by the table of its fields. */
#include "model/schema.h"

#include "model/corridor.h"
#include "model/text.h"

#include <string.h>

static void copy_text(struct text *text, struct arena *arena)
{
    if (text_is_present(*text))
        text->bytes = arena_copy(arena, text_slice(*text)).bytes;
}

static void copy_fields(const struct record *record, void *structure, struct arena *arena);

/* The item is a copy as far as its own bytes go. */
static void copy_item(const struct field *field, void *item, struct arena *arena)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_DECIMAL:
    case FIELD_COLOR:
    case FIELD_URL:
        copy_text(item, arena);
        break;
    case FIELD_STATUS:
        copy_text(&((struct status *)item)->text, arena);
        break;
    case FIELD_DATE:
        copy_text(&((struct date *)item)->text, arena);
        break;
    case FIELD_REFERENCE:
    case FIELD_ADDRESS:
    case FIELD_LOCAL_ADDRESS:
    case FIELD_EVENT_ADDRESS:
    case FIELD_SUBJECT:
        copy_text(&((struct reference *)item)->text, arena);
        ((struct reference *)item)->target = NULL;
        break;
    case FIELD_RECORD:
        copy_fields(field->record, item, arena);
        break;
    case FIELD_NUMBER:
    case FIELD_VERSION:
    case FIELD_BOOLEAN:
    case FIELD_CHOICE:
    case FIELD_IMPORTANCE:
        break;
    }
}

static void copy_list(const struct field *field, struct list *list, struct arena *arena)
{
    size_t size = schema_item_size(field);
    const void *items = list->items;
    if (!list->count)
        return;
    list->items = arena_allocate(arena, list->count, size);
    memcpy(list->items, items, list->count * size);
    for (uint32_t i = 0; i < list->count; i++)
        copy_item(field, (char *)list->items + i * size, arena);
}

static void copy_fields(const struct record *record, void *structure, struct arena *arena)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        void *member = (char *)structure + field->offset;
        if (field->flags & FIELD_LIST)
            copy_list(field, member, arena);
        else
            copy_item(field, member, arena);
    }
    if (record->shorthand)
        copy_item(record->shorthand, (char *)structure + record->shorthand->offset, arena);
}

void schema_copy(const struct record *record, const void *from, void *to, struct arena *arena)
{
    memcpy(to, from, record->size);
    copy_fields(record, to, arena);
}

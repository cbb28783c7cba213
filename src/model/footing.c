#include "model/footing.h"

#include "base/count.h"
#include "model/schema.h"

#include <stddef.h>

/* The lists of a brief whose records rest on paragraphs. */
static const struct {
    size_t list;
    enum passage_kind kind;
} kinds[] = {
    {offsetof(struct brief, claims), PASSAGE_POINT},
    {offsetof(struct brief, actors), PASSAGE_ROLE},
    {offsetof(struct brief, corridors), PASSAGE_ACCOUNT},
    {offsetof(struct brief, events), PASSAGE_EVENT},
    {offsetof(struct brief, figures), PASSAGE_FIGURE},
    {offsetof(struct brief, questions), PASSAGE_QUESTION},
    {offsetof(struct brief, notes), PASSAGE_NOTE},
};

static const struct field *field_of_paragraphs(const struct record *record)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].type == FIELD_NUMBER && record->fields[i].flags & FIELD_LIST)
            return &record->fields[i];
    return NULL;
}

/* PASSAGE_KINDS for what says why it is passed over. */
static enum passage_kind kind_of(const struct field *field)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (kinds[i].list == field->offset)
            return kinds[i].kind;
    return PASSAGE_KINDS;
}

typedef void record_visit(void *context, enum passage_kind kind, const void *item,
                          struct number_list paragraphs);

static void visit_list(const struct brief *brief, const struct field *field, record_visit *visit,
                       void *context)
{
    const struct field *paragraphs = field_of_paragraphs(field->record);
    const struct list *list = (const void *)((const char *)brief + field->offset);
    for (uint32_t i = 0; paragraphs && i < list->count; i++) {
        const char *item = (const char *)list->items + i * field->record->size;
        const struct number_list *numbers = (const void *)(item + paragraphs->offset);
        visit(context, kind_of(field), item, *numbers);
    }
}

/* Every record of a list of the brief that has a field of paragraphs. */
static void visit_records(const struct brief *brief, record_visit *visit, void *context)
{
    for (size_t i = 0; i < schema_brief.field_count; i++) {
        const struct field *field = &schema_brief.fields[i];
        if (field->type == FIELD_RECORD && field->flags & FIELD_LIST)
            visit_list(brief, field, visit, context);
    }
}

struct passages {
    const struct brief *brief;
    struct arena *arena;
    passage_visit *visit;
    void *context;
};

static void visit_passage(void *context, enum passage_kind kind, const void *item,
                          struct number_list paragraphs)
{
    const struct passages *passages = context;
    (void)paragraphs;
    if (kind == PASSAGE_KINDS)
        return;
    struct passage passage = passage_of_record(passages->brief, kind, item, passages->arena);
    passages->visit(passages->context, &passage);
}

void footings_visit(const struct brief *brief, struct arena *arena, passage_visit *visit,
                    void *context)
{
    struct passages passages = {brief, arena, visit, context};
    visit_records(brief, visit_passage, &passages);
}

struct states {
    enum footing *items;
    uint32_t count;
};

static void mark(void *context, enum passage_kind kind, const void *item,
                 struct number_list paragraphs)
{
    const struct states *states = context;
    enum footing footing = kind == PASSAGE_KINDS ? FOOTING_PASSED_OVER : FOOTING_CITED;
    (void)item;
    for (uint32_t i = 0; i < paragraphs.count; i++) {
        uint32_t number = paragraphs.items[i].value;
        if (number < 1 || number > states->count)
            continue;
        enum footing *state = &states->items[number - 1];
        *state = footing > *state ? footing : *state;
    }
}

void footings_of(const struct brief *brief, enum footing *footings, uint32_t count)
{
    struct states states = {footings, count};
    for (uint32_t i = 0; i < count; i++)
        footings[i] = FOOTING_NONE;
    visit_records(brief, mark, &states);
}

bool footing_has_point(const struct brief *brief, uint32_t number)
{
    for (uint32_t i = 0; i < brief->claims.count; i++)
        if (number_list_has(brief->claims.items[i].paragraphs, number))
            return true;
    return false;
}

struct text footing_reason(const struct brief *brief, uint32_t number)
{
    for (uint32_t i = 0; i < brief->not_article.count; i++)
        if (number_list_has(brief->not_article.items[i].paragraphs, number))
            return brief->not_article.items[i].reason;
    return (struct text){0};
}

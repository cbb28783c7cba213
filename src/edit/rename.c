#include "edit/rename.h"

#include "base/count.h"
#include "edit/sites.h"
#include "model/schema.h"

#include <string.h>

enum kind {
    KIND_BRIEF,
    KIND_THEME,
    KIND_ACTOR,
    KIND_CORRIDOR,
    KIND_COUNT,
    KIND_POINT = KIND_COUNT
};

static const struct {
    const char *name;
    const struct record *record;
    enum rule dangling; /* of the references to it */
    enum entry_kind entry;
} kinds[KIND_COUNT] = {
    [KIND_BRIEF] = {"brief", &schema_brief, RULE_DANGLING_REFERENCE, ENTRY_BRIEF},
    [KIND_THEME] = {"theme", &schema_theme, RULE_DANGLING_THEME, ENTRY_THEME},
    [KIND_ACTOR] = {"actor", &schema_actor, RULE_DANGLING_ACTOR, ENTRY_ACTOR},
    [KIND_CORRIDOR] = {"corridor", &schema_corridor, RULE_DANGLING_CORRIDOR, ENTRY_CORRIDOR},
};

/* What is looked for: brief `brief`, or its point `id`; else something else by `id`. */
struct target {
    enum kind kind;
    struct slice brief;
    struct slice id;
};

/* Ids that are defined, and how often that of the target is. */
struct definitions {
    struct target target;
    struct slice brief; /* of the file at hand */
    size_t count;
    const char **ids; /* of that kind, then NULL */
    size_t id_count;
    size_t capacity;
    struct arena *arena;
};

static struct slice brief_of(const struct edited_file *file)
{
    const struct node *id = file->role == FILE_BRIEF ? node_value(file->root, "id") : NULL;
    return id && id->kind == NODE_SCALAR ? id->scalar : SLICE("");
}

static enum kind kind_defined(const struct record *record)
{
    for (enum kind kind = 0; kind < KIND_COUNT; kind++)
        if (record == kinds[kind].record)
            return kind;
    return KIND_POINT;
}

static void add_id(struct definitions *definitions, const char *id)
{
    definitions->ids = arena_reserve(definitions->arena, definitions->ids, &definitions->capacity,
                                     definitions->id_count, sizeof *definitions->ids);
    definitions->ids[definitions->id_count++] = id;
}

static void add_definition(void *context, const struct site *site)
{
    struct definitions *definitions = context;
    const struct target *target = &definitions->target;
    bool is_of_kind = site->field->type == FIELD_ID && site->record != &schema_dossier &&
                      kind_defined(site->record) == target->kind;
    if (!is_of_kind ||
        (target->kind == KIND_POINT && !slice_equal(definitions->brief, target->brief)))
        return;
    definitions->count += slice_equal(site->node->scalar, target->id);
    add_id(definitions, arena_copy(definitions->arena, site->node->scalar).bytes);
}

static struct definitions find_definitions(const struct edition *edition, struct target target,
                                           struct arena *arena)
{
    struct definitions definitions = {.target = target, .arena = arena};
    for (size_t i = 0; i < edition->count; i++) {
        definitions.brief = brief_of(&edition->files[i]);
        sites_walk(&edition->files[i], add_definition, &definitions);
    }
    add_id(&definitions, NULL);
    return definitions;
}

static size_t count_definitions(const struct edition *edition, struct target target)
{
    struct arena arena = {0};
    size_t count = find_definitions(edition, target, &arena).count;
    arena_release(&arena);
    return count;
}

/* What is meant. */

static struct target target_of(enum kind kind, struct slice id)
{
    return (struct target){.kind = kind, .brief = kind == KIND_BRIEF ? id : SLICE(""), .id = id};
}

/* What the dossier calls one of its corridors; empty where it has no word of its own. */
static struct slice own_word(const struct edition *edition)
{
    for (size_t i = 0; i < edition->count; i++) {
        const struct node *corridors = edition->files[i].role == FILE_DESCRIPTION
                                           ? node_value(edition->files[i].root, "corridors")
                                           : NULL;
        const struct node *one = node_value(corridors, "one");
        if (one && one->kind == NODE_SCALAR)
            return one->scalar;
    }
    return SLICE("");
}

static bool is_prefixed(const struct edition *edition, struct slice text, enum kind *kind,
                        struct slice *id)
{
    struct slice rest = text;
    struct slice word = slice_cut(&rest, ':');
    if (!rest.bytes)
        return false;
    *id = rest;
    for (*kind = 0; *kind < KIND_COUNT; ++*kind)
        if (slice_equal(word, slice_of(kinds[*kind].name)))
            return true;
    *kind = KIND_CORRIDOR;
    return word.length && slice_equal(word, own_word(edition));
}

static bool find_only_kind(const struct edition *edition, struct slice id, struct target *target,
                           struct buffer *problem)
{
    struct buffer found = {0};
    size_t count = 0;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        if (!count_definitions(edition, target_of(kind, id)))
            continue;
        *target = target_of(kind, id);
        buffer_format(&found, "%s%s:%.*s", count++ ? " or " : "", kinds[kind].name,
                      SLICE_ARGUMENTS(id));
    }
    if (!count)
        buffer_format(problem, "there is no brief, theme, actor or corridor '%.*s'",
                      SLICE_ARGUMENTS(id));
    if (count > 1)
        buffer_format(problem, "several things have the id '%.*s'; write %s", SLICE_ARGUMENTS(id),
                      found.bytes);
    buffer_release(&found);
    return count == 1;
}

static bool read_target(const struct edition *edition, struct slice text, struct target *target,
                        struct buffer *problem)
{
    enum kind kind;
    struct slice id = text;
    struct slice brief = slice_cut(&id, '#');
    if (id.bytes) {
        *target = (struct target){.kind = KIND_POINT, .brief = brief, .id = id};
        return true;
    }
    if (!is_prefixed(edition, text, &kind, &id))
        return find_only_kind(edition, text, target, problem);
    *target = target_of(kind, id);
    return true;
}

/* The new id by itself, with what may stand before it taken away. */
static struct slice read_new(const struct edition *edition, const struct target *target,
                             struct slice text)
{
    enum kind kind;
    struct slice id = text;
    if (target->kind == KIND_POINT) {
        struct slice brief = slice_cut(&id, '#');
        return id.bytes && slice_equal(brief, target->brief) ? id : text;
    }
    return is_prefixed(edition, text, &kind, &id) && kind == target->kind ? id : text;
}

/* Whether it can be done. */

static const char *name_kind(enum kind kind)
{
    return kind == KIND_POINT ? "point, open question or event" : kinds[kind].name;
}

static bool is_there_once(const struct edition *edition, const struct target *target,
                          struct buffer *problem)
{
    struct arena arena = {0};
    struct definitions definitions = find_definitions(edition, *target, &arena);
    const char *nearest = definitions.id_count ? schema_nearest(definitions.ids, target->id) : NULL;
    if (definitions.count > 1)
        buffer_format(problem, "the id '%.*s' is there %zu times; give each its own first",
                      SLICE_ARGUMENTS(target->id), definitions.count);
    else if (!definitions.count)
        buffer_format(problem, "there is no %s '%.*s'%s%s%s", name_kind(target->kind),
                      SLICE_ARGUMENTS(target->id), nearest ? "; did you mean '" : "",
                      nearest ? nearest : "", nearest ? "'?" : "");
    bool is_once = definitions.count == 1;
    arena_release(&arena);
    return is_once;
}

/* Briefs and themes are places by their bare ids, so they share one set of them. "source" is the
 * word for the source as a whole among the points of a note. */
static bool is_free(const struct edition *edition, const struct target *target, struct slice new,
                    struct buffer *problem)
{
    struct target taken = *target;
    taken.id = new;
    if (taken.kind == KIND_BRIEF)
        taken.brief = new;
    bool is_place = target->kind == KIND_BRIEF || target->kind == KIND_THEME;
    enum kind other = target->kind == KIND_BRIEF ? KIND_THEME : KIND_BRIEF;
    if (!schema_is_id(new))
        buffer_format(
            problem,
            "'%.*s' is not an id; use lower-case letters, digits and single hyphens between "
            "them, 64 at most",
            SLICE_ARGUMENTS(new));
    else if (slice_equal(new, target->id))
        buffer_format(problem, "that is its id already");
    else if (target->kind == KIND_POINT && slice_equal(new, SLICE("source")))
        buffer_format(problem, "'source' stands for the source as a whole; take another id");
    else if (count_definitions(edition, taken))
        buffer_format(problem, "there is a %s '%.*s' already", name_kind(target->kind),
                      SLICE_ARGUMENTS(new));
    else if (is_place && count_definitions(edition, target_of(other, new)))
        buffer_format(problem, "there is a %s '%.*s' already", name_kind(other),
                      SLICE_ARGUMENTS(new));
    else
        return true;
    return false;
}

/* Where it stands. */

struct renaming {
    struct edition *edition;
    struct edited_file *file;
    struct edited_file *defined; /* the file that defines the id */
    struct slice brief;          /* of the file */
    struct target target;
    struct slice new;
    struct buffer *problem;
    bool is_good;
};

static void replace(struct renaming *renaming, const struct node *node, struct slice value)
{
    if (!renaming->is_good || edition_replace(renaming->edition, renaming->file, node, value))
        return;
    renaming->is_good = false;
    buffer_format(renaming->problem,
                  "%s:%u:%u: '%.*s' is not written here as it reads; write it plainly first",
                  renaming->file->path, node->at.line, node->at.column,
                  SLICE_ARGUMENTS(node->scalar));
}

static bool is_local(const struct renaming *renaming)
{
    return renaming->target.kind == KIND_POINT &&
           slice_equal(renaming->brief, renaming->target.brief);
}

static bool is_defined_at(const struct renaming *renaming, const struct site *site)
{
    enum kind kind = kind_defined(site->record);
    return site->record != &schema_dossier && kind == renaming->target.kind &&
           (kind != KIND_POINT || is_local(renaming));
}

static void visit_address(struct renaming *renaming, const struct node *node)
{
    struct arena arena = {0};
    const struct target *target = &renaming->target;
    struct slice id = node->scalar;
    struct slice brief = slice_cut(&id, '#');
    bool is_meant = slice_equal(brief, target->brief) &&
                    (target->kind == KIND_BRIEF ||
                     (target->kind == KIND_POINT && id.bytes && slice_equal(id, target->id)));
    if (is_meant && target->kind == KIND_POINT)
        replace(renaming, node,
                arena_format(&arena, "%.*s#%.*s", SLICE_ARGUMENTS(brief),
                             SLICE_ARGUMENTS(renaming->new)));
    else if (is_meant && id.bytes)
        replace(
            renaming, node,
            arena_format(&arena, "%.*s#%.*s", SLICE_ARGUMENTS(renaming->new), SLICE_ARGUMENTS(id)));
    else if (is_meant)
        replace(renaming, node, renaming->new);
    arena_release(&arena);
}

static void visit(void *context, const struct site *site)
{
    struct renaming *renaming = context;
    const struct target *target = &renaming->target;
    bool is_meant = false;
    switch (site->field->type) {
    case FIELD_ID:
        is_meant = is_defined_at(renaming, site);
        break;
    case FIELD_REFERENCE:
        is_meant = target->kind < KIND_COUNT && target->kind != KIND_BRIEF &&
                   site->field->dangling == kinds[target->kind].dangling;
        break;
    case FIELD_LOCAL_ADDRESS:
    case FIELD_SUBJECT:
        is_meant = is_local(renaming);
        break;
    case FIELD_ADDRESS:
    case FIELD_EVENT_ADDRESS:
        visit_address(renaming, site->node);
        break;
    default:
        break;
    }
    if (!is_meant || !slice_equal(site->node->scalar, target->id))
        return;
    if (site->field->type == FIELD_ID)
        renaming->defined = renaming->file;
    replace(renaming, site->node, renaming->new);
}

static struct renamed renamed_of(const struct target *target, struct slice new)
{
    bool is_part = target->kind == KIND_POINT;
    return (struct renamed){
        .kind = is_part ? ENTRY_CLAIM : kinds[target->kind].entry,
        .brief = is_part ? target->brief : SLICE(""),
        .old = target->id,
        .new = new,
    };
}

bool rename_prepare(struct edition *edition, struct slice old, struct slice new,
                    struct renamed *renamed, struct buffer *problem)
{
    struct renaming renaming = {.edition = edition, .problem = problem, .is_good = true};
    if (!read_target(edition, old, &renaming.target, problem) ||
        !is_there_once(edition, &renaming.target, problem))
        return false;
    renaming.new = read_new(edition, &renaming.target, new);
    if (!is_free(edition, &renaming.target, renaming.new, problem))
        return false;
    for (size_t i = 0; i < edition->count; i++) {
        renaming.file = &edition->files[i];
        renaming.brief = brief_of(renaming.file);
        sites_walk(renaming.file, visit, &renaming);
    }
    if (renaming.is_good && renaming.target.kind != KIND_POINT)
        edition_follow(edition, renaming.defined, renaming.target.id, renaming.new);
    *renamed = renamed_of(&renaming.target, renaming.new);
    return renaming.is_good;
}

static bool is_of_id(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
}

static size_t count_words(struct slice text, struct slice word)
{
    size_t count = 0;
    for (size_t at = 0; at + word.length <= text.length; at++) {
        size_t found = slice_search((struct slice){text.bytes + at, text.length - at}, word);
        at += found;
        if (at + word.length > text.length)
            break;
        size_t end = at + word.length;
        count += (!at || !is_of_id(text.bytes[at - 1])) &&
                 (end == text.length || !is_of_id(text.bytes[end]));
    }
    return count;
}

size_t rename_remaining(const struct edition *edition, struct slice old)
{
    struct slice rest = old;
    size_t count = 0;
    struct buffer bytes = {0};
    slice_cut(&rest, slice_find(old, '#') < old.length ? '#' : ':');
    for (size_t i = 0; i < edition->count; i++) {
        buffer_clear(&bytes);
        edition_make(&edition->files[i], &bytes);
        count += count_words(buffer_slice(&bytes), rest.bytes ? rest : old);
    }
    buffer_release(&bytes);
    return count;
}

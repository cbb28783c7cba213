#include "model/passage.h"

#include "model/schema.h"
#include "model/scope.h"

const char *passage_kind_name(enum passage_kind kind)
{
    static const char *const names[PASSAGE_KINDS] = {
        [PASSAGE_POINT] = "point",
        [PASSAGE_QUESTION] = "open question",
        [PASSAGE_EVENT] = "event",
        [PASSAGE_FIGURE] = "figure",
        [PASSAGE_ROLE] = "role",
        [PASSAGE_ACCOUNT] = "account",
        [PASSAGE_NOTE] = "note",
        [PASSAGE_SYNTHESIS] = "synthesis",
        [PASSAGE_BOTTOM_LINE] = "bottom line",
        [PASSAGE_SOURCE] = "source",
        [PASSAGE_THEME] = "theme",
        [PASSAGE_ACTOR] = "actor",
        [PASSAGE_CORRIDOR] = "corridor",
        [PASSAGE_PARAGRAPH] = "paragraph",
    };
    return names[kind];
}

const struct record *passage_record(const struct passage *passage)
{
    static const struct record *const records[PASSAGE_KINDS] = {
        [PASSAGE_POINT] = &schema_claim,     [PASSAGE_QUESTION] = &schema_question,
        [PASSAGE_EVENT] = &schema_event,     [PASSAGE_FIGURE] = &schema_figure,
        [PASSAGE_ROLE] = &schema_actor_role, [PASSAGE_ACCOUNT] = &schema_corridor_account,
        [PASSAGE_NOTE] = &schema_note,
    };
    return records[passage->kind];
}

static struct passage of_claim(const struct claim *claim)
{
    return (struct passage){
        .kind = PASSAGE_POINT,
        .text = text_slice(claim->text),
        .themes = claim->themes,
        .voices = claim->voices,
        .paragraphs = claim->paragraphs,
    };
}

static struct passage of_question(const struct question *question)
{
    return (struct passage){
        .kind = PASSAGE_QUESTION,
        .text = text_slice(question->text),
        .themes = question->themes,
        .paragraphs = question->paragraphs,
    };
}

static struct passage of_event(const struct event *event)
{
    return (struct passage){
        .kind = PASSAGE_EVENT,
        .text = text_slice(event->text),
        .themes = event->themes,
        .paragraphs = event->paragraphs,
        .date = &event->date,
    };
}

/* Two texts, or the one that is there. */
static struct slice joined(struct arena *arena, struct text first, const char *between,
                           struct text second)
{
    if (!second.length || !first.length)
        return text_slice(first.length ? first : second);
    const struct slice parts[] = {text_slice(first), slice_of(between), text_slice(second)};
    return arena_join(arena, parts, sizeof parts / sizeof *parts);
}

static struct passage of_figure(const struct figure *figure, struct arena *arena)
{
    struct slice value = joined(arena, figure->value, " ", figure->unit);
    struct text amount = {value.bytes, (uint32_t)value.length, figure->value.at};
    return (struct passage){
        .kind = PASSAGE_FIGURE,
        .item = figure,
        .text = joined(arena, figure->label, ": ", amount),
        .paragraphs = figure->paragraphs,
        .date = text_is_present(figure->as_of.text) ? &figure->as_of : NULL,
    };
}

static struct passage of_role(const struct actor_role *role, struct arena *arena)
{
    return (struct passage){
        .kind = PASSAGE_ROLE,
        .item = role,
        .about = role->actor.target,
        .text = joined(arena, role->role, " ", role->stance),
        .paragraphs = role->paragraphs,
    };
}

static struct passage of_account(const struct corridor_account *account)
{
    return (struct passage){
        .kind = PASSAGE_ACCOUNT,
        .item = account,
        .about = account->corridor.target,
        .text = text_slice(account->text),
        .paragraphs = account->paragraphs,
    };
}

static struct passage of_note(const struct note *note)
{
    return (struct passage){
        .kind = PASSAGE_NOTE,
        .item = note,
        .text = text_slice(note->text),
        .paragraphs = note->paragraphs,
    };
}

static struct passage of_actor(const struct actor *actor, struct arena *arena)
{
    return (struct passage){.kind = PASSAGE_ACTOR,
                            .text = joined(arena, actor->name, " ", actor->note)};
}

static struct passage of_corridor(const struct corridor *corridor, struct arena *arena)
{
    return (struct passage){.kind = PASSAGE_CORRIDOR,
                            .text = joined(arena, corridor->name, " ", corridor->note)};
}

static struct passage of_entry(const struct entry *entry, struct arena *arena)
{
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_CLAIM:
        return of_claim(entry_claim(entry));
    case ENTRY_QUESTION:
        return of_question(entry_question(entry));
    case ENTRY_EVENT:
        return of_event(entry_event(entry));
    case ENTRY_ACTOR:
        return of_actor(entry_actor(entry), arena);
    case ENTRY_CORRIDOR:
        return of_corridor(entry_corridor(entry), arena);
    case ENTRY_THEME:
        return (struct passage){.kind = PASSAGE_THEME, .text = entry_text(entry)};
    case ENTRY_BRIEF:
    case ENTRY_KINDS:
        break;
    }
    return (struct passage){.kind = PASSAGE_SOURCE, .text = entry_text(entry)};
}

struct passage passage_of(const struct entry *entry, struct arena *arena)
{
    struct passage passage = of_entry(entry, arena);
    passage.item = entry;
    passage.entry = entry;
    passage.brief = entry->brief;
    passage.theme = entry_theme(entry);
    passage.about = entry->kind == ENTRY_ACTOR || entry->kind == ENTRY_CORRIDOR ? entry : NULL;
    return passage;
}

static struct passage of_part(enum passage_kind kind, const void *record, struct arena *arena)
{
    switch (kind) {
    case PASSAGE_FIGURE:
        return of_figure(record, arena);
    case PASSAGE_ROLE:
        return of_role(record, arena);
    case PASSAGE_ACCOUNT:
        return of_account(record);
    case PASSAGE_NOTE:
        return of_note(record);
    default:
        return passage_of(record, arena); /* a record that begins with an entry */
    }
}

struct passage passage_of_record(const struct brief *brief, enum passage_kind kind,
                                 const void *record, struct arena *arena)
{
    struct passage passage = of_part(kind, record, arena);
    passage.brief = brief;
    return passage;
}

struct walker {
    struct arena *arena;
    const struct passage_walk *walk;
    size_t number; /* of the next passage of the brief */
};

static bool is_wanted(struct walker *walker)
{
    size_t number = walker->number++;
    return !walker->walk->wants || walker->walk->wants(walker->walk->context, number);
}

static void visit(const struct walker *walker, const struct brief *brief, struct passage passage)
{
    passage.brief = brief;
    if (passage.text.length)
        walker->walk->visit(walker->walk->context, &passage);
}

static void visit_entry(struct walker *walker, const struct entry *entry)
{
    if (is_wanted(walker))
        visit(walker, entry->brief, passage_of(entry, walker->arena));
}

static void visit_record(struct walker *walker, const struct brief *brief, enum passage_kind kind,
                         const void *record)
{
    if (is_wanted(walker))
        visit(walker, brief, passage_of_record(brief, kind, record, walker->arena));
}

/* Of the dossier or a brief. */
static void visit_bottom_line(struct walker *walker, const struct brief *brief, const void *item,
                              struct text text)
{
    if (is_wanted(walker))
        visit(
            walker, brief,
            (struct passage){.kind = PASSAGE_BOTTOM_LINE, .item = item, .text = text_slice(text)});
}

static void visit_brief(struct walker *walker, const struct brief *brief)
{
    visit_entry(walker, &brief->entry);
    visit_bottom_line(walker, brief, NULL, brief->bottom_line);
    for (uint32_t i = 0; i < brief->claims.count; i++)
        visit_entry(walker, &brief->claims.items[i].entry);
    for (uint32_t i = 0; i < brief->actors.count; i++)
        visit_record(walker, brief, PASSAGE_ROLE, &brief->actors.items[i]);
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        visit_record(walker, brief, PASSAGE_ACCOUNT, &brief->corridors.items[i]);
    for (uint32_t i = 0; i < brief->events.count; i++)
        visit_entry(walker, &brief->events.items[i].entry);
    for (uint32_t i = 0; i < brief->figures.count; i++)
        visit_record(walker, brief, PASSAGE_FIGURE, &brief->figures.items[i]);
    for (uint32_t i = 0; i < brief->questions.count; i++)
        visit_entry(walker, &brief->questions.items[i].entry);
    for (uint32_t i = 0; i < brief->notes.count; i++)
        visit_record(walker, brief, PASSAGE_NOTE, &brief->notes.items[i]);
}

static void visit_theme(struct walker *walker, const struct theme *theme)
{
    for (uint32_t i = 0; i < theme->synthesis.count; i++)
        if (is_wanted(walker))
            visit(walker, NULL,
                  (struct passage){
                      .kind = PASSAGE_SYNTHESIS,
                      .item = &theme->synthesis.items[i],
                      .theme = theme,
                      .text = text_slice(theme->synthesis.items[i].text),
                  });
}

static void visit_dossier(struct walker *walker, const struct dossier *dossier)
{
    visit_bottom_line(walker, NULL, dossier->description, dossier->description->bottom_line);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        visit_theme(walker, dossier->themes[i]);
}

void passages_walk(const struct dossier *dossier, const struct brief *brief, struct arena *arena,
                   const struct passage_walk *walk)
{
    struct walker walker = {.arena = arena, .walk = walk};
    if (brief)
        visit_brief(&walker, brief);
    else
        visit_dossier(&walker, dossier);
}

void passages_visit(const struct dossier *dossier, struct arena *arena, passage_visit *visitor,
                    void *context)
{
    const struct passage_walk walk = {.visit = visitor, .context = context};
    passages_walk(dossier, NULL, arena, &walk);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        passages_walk(dossier, dossier->briefs[i], arena, &walk);
}

bool passage_is_in(const struct passage *passage, struct place place)
{
    if (place.brief && passage->brief != place.brief)
        return false;
    if (!place.theme || passage->theme == place.theme)
        return true;
    if (passage->kind == PASSAGE_SOURCE)
        return place_has_brief(place, passage->brief);
    if (passage->entry && entry_is_in_brief(passage->entry))
        return place_has_entry(place, passage->entry);
    return passage->brief && place_has_paragraphs(place, passage->brief, passage->paragraphs);
}

struct place passage_place(const struct passage *passage)
{
    if (passage->entry)
        return place_of(passage->entry);
    if (passage->kind == PASSAGE_PARAGRAPH)
        return (struct place){
            .view = VIEW_ARTICLES,
            .brief = passage->brief,
            .paragraph = passage->paragraphs.items[0].value,
        };
    struct place place = {
        .brief = passage->brief,
        .theme = passage->theme,
        .item = passage->about,
        .record = passage->brief && !passage->about ? passage->item : NULL,
    };
    if (passage->kind == PASSAGE_ROLE)
        place.view = VIEW_ACTORS;
    if (passage->kind == PASSAGE_ACCOUNT)
        place.view = VIEW_CORRIDORS;
    return place;
}

struct place passage_place_in_brief(const struct passage *passage)
{
    if (passage->entry)
        return place_of(passage->entry);
    return (struct place){.brief = passage->brief, .record = passage->item};
}

/* Every reference field of every record, found by walking the schema. */
#include "check/dangling.h"

#include "model/suggest.h"
#include "model/walk.h"

/* Looking for near ids takes time, in a large dossier for a single wrong one already: so many are
 * compared with as take a tenth of a second. */
enum { MOST_SUGGESTED = 100, MOST_COMPARED = 50000, MOST_KINDS = 4 };

/* References of one kind that may lead into a file which could not be read. */
struct held {
    struct slice file; /* empty: none are held back */
    uint32_t count;
};

struct search {
    const struct dossier *dossier;
    struct diagnostics *diagnostics;
    uint32_t reported;
    size_t compared;
    struct held held[MOST_KINDS];
};

static const char *target_name(const struct field *field)
{
    if (field->type == FIELD_EVENT_ADDRESS)
        return "event";
    if (field->type == FIELD_LOCAL_ADDRESS || field->type == FIELD_SUBJECT)
        return "point, open question or event of this brief";
    switch (field->dangling) {
    case RULE_DANGLING_THEME:
        return "theme";
    case RULE_DANGLING_ACTOR:
        return "actor";
    case RULE_DANGLING_CORRIDOR:
        return "corridor";
    default:
        return "brief, point, open question or event";
    }
}

static void suggest_points(struct suggestions *suggestions, const struct dossier *dossier,
                           const struct brief *brief, enum field_type type)
{
    if (type == FIELD_EVENT_ADDRESS)
        suggest_events(suggestions, dossier);
    else
        suggest_addresses(suggestions, dossier, type == FIELD_ADDRESS ? NULL : brief);
    if (type == FIELD_SUBJECT)
        suggest(suggestions, "", SLICE("source"));
}

static void suggest_targets(const struct dossier *dossier, const struct brief *brief,
                            const struct field *field, struct suggestions *suggestions)
{
    switch (field->dangling) {
    case RULE_DANGLING_THEME:
        suggest_themes(suggestions, dossier);
        break;
    case RULE_DANGLING_ACTOR:
        suggest_actors(suggestions, dossier, "");
        break;
    case RULE_DANGLING_CORRIDOR:
        suggest_corridors(suggestions, dossier, "");
        break;
    default:
        suggest_points(suggestions, dossier, brief, field->type);
        break;
    }
}

/* The file that may hold the target and could not be read; empty where the reference is wrong in
 * any case. */
static struct slice unread_file(const struct dossier *dossier, const struct field *field,
                                struct slice text)
{
    switch (field->dangling) {
    case RULE_DANGLING_THEME:
        return dossier->unread.themes;
    case RULE_DANGLING_ACTOR:
        return dossier->unread.actors;
    case RULE_DANGLING_CORRIDOR:
        return dossier->unread.corridors;
    default:
        break;
    }
    struct slice brief = slice_cut(&text, '#');
    bool is_local = field->type == FIELD_LOCAL_ADDRESS || field->type == FIELD_SUBJECT;
    bool is_known = is_local || !brief.length || dossier_find(dossier, ENTRY_BRIEF, brief);
    return is_known ? SLICE("") : dossier->unread.briefs;
}

static bool hold_back(struct search *search, struct slice file)
{
    struct held *held = search->held;
    if (!file.length)
        return false;
    while (held->file.length && held->file.bytes != file.bytes)
        held++;
    held->file = file;
    held->count++;
    return true;
}

static void report_held(const struct search *search)
{
    for (size_t i = 0; i < MOST_KINDS && search->held[i].file.length; i++)
        diagnostics_report(search->diagnostics, RULE_UNCHECKED_REFERENCES, search->held[i].file,
                           (struct position){0, 0},
                           "%u reference%s that may lead into this file %s not checked until it "
                           "can be read",
                           search->held[i].count, search->held[i].count == 1 ? "" : "s",
                           search->held[i].count == 1 ? "is" : "are");
}

static void check_reference(const struct walk *walk, const struct field *field, const void *item)
{
    const struct reference *reference = item;
    if (!schema_is_reference(field) || reference->target || !text_is_present(reference->text))
        return;
    struct search *search = walk->context;
    if (hold_back(search, unread_file(search->dossier, field, text_slice(reference->text))))
        return;
    struct suggestions suggestions = {.wrong = text_slice(reference->text)};
    if (search->reported++ < MOST_SUGGESTED && search->compared < MOST_COMPARED)
        suggest_targets(search->dossier, walk->brief, field, &suggestions);
    search->compared += suggestions.compared;
    struct buffer message = {0};
    suggestions_write(&suggestions, target_name(field), &message);
    diagnostics_report(search->diagnostics, field->dangling, walk->file, reference->text.at, "%s",
                       message.bytes);
    buffer_release(&message);
    suggestions_release(&suggestions);
}

void check_references(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct search search = {.dossier = dossier, .diagnostics = diagnostics};
    walk_dossier((struct walk){.visit = check_reference, .context = &search}, dossier);
    report_held(&search);
}

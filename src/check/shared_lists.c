#include "check/shared_lists.h"

#include "base/fold.h"
#include "model/mention.h"
#include "model/walk.h"

#include <stdlib.h>

/* A name or alias, as mentions compare it. */
struct known_name {
    struct slice folded;
    struct text text;
    const struct entry *entry;
    struct slice file;
    size_t ordinal;
};

struct known_names {
    struct arena arena;
    struct known_name *items;
    size_t count;
};

static void add_name(struct known_names *names, struct text text, const struct entry *entry,
                     struct slice file)
{
    struct slice folded = fold_text(&names->arena, slice_trim(text_slice(text)));
    if (!folded.length)
        return;
    names->items[names->count] = (struct known_name){folded, text, entry, file, names->count};
    names->count++;
}

static void add_names(struct known_names *names, struct text name, struct text_list aliases,
                      const struct entry *entry, struct slice file)
{
    add_name(names, name, entry, file);
    for (uint32_t i = 0; i < aliases.count; i++)
        add_name(names, aliases.items[i], entry, file);
}

static size_t count_names(const struct dossier *dossier)
{
    size_t count = (size_t)dossier->actors.count + dossier->corridors.count;
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        count += dossier->actors.items[i].aliases.count;
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        count += dossier->corridors.items[i].aliases.count;
    return count;
}

/* An entry whose id belongs to an earlier one was reported for that. */
static bool is_known(const struct dossier *dossier, const struct entry *entry)
{
    return dossier_find(dossier, (enum entry_kind)entry->kind, entry_id(entry)) == entry;
}

static void collect_names(struct known_names *names, const struct dossier *dossier)
{
    names->items = ARENA_ARRAY(&names->arena, struct known_name, count_names(dossier));
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        const struct actor *actor = &dossier->actors.items[i];
        if (is_known(dossier, &actor->entry))
            add_names(names, actor->name, actor->aliases, &actor->entry, actor->file);
    }
    for (uint32_t i = 0; i < dossier->corridors.count; i++) {
        const struct corridor *corridor = &dossier->corridors.items[i];
        if (is_known(dossier, &corridor->entry))
            add_names(names, corridor->name, corridor->aliases, &corridor->entry, corridor->file);
    }
}

static int compare_names(const void *left_item, const void *right_item)
{
    const struct known_name *left = left_item;
    const struct known_name *right = right_item;
    int order = slice_compare(left->folded, right->folded);
    return order ? order : (left->ordinal > right->ordinal) - (left->ordinal < right->ordinal);
}

/* Another spelling of what is found already. */
static void report_useless(const struct known_name *first, const struct known_name *name,
                           struct diagnostics *diagnostics)
{
    diagnostics_report(diagnostics, RULE_USELESS_ALIAS, name->file, name->text.at,
                       "'%s' finds nothing that '%s' does not find; leave it out",
                       diagnostics_quote(diagnostics, text_slice(name->text)),
                       diagnostics_quote(diagnostics, text_slice(first->text)));
}

static void check_aliases(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct known_names names = {0};
    collect_names(&names, dossier);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, compare_names);
    const struct known_name *first = names.items;
    for (size_t i = 1; i < names.count; i++) {
        const struct known_name *name = &names.items[i];
        if (!slice_equal(first->folded, name->folded)) {
            first = name;
            continue;
        }
        if (first->entry == name->entry) {
            report_useless(first, name, diagnostics);
            continue;
        }
        diagnostics_report(diagnostics, RULE_AMBIGUOUS_ALIAS, name->file, name->text.at,
                           "'%s' is also a name of the %s '%.*s' at %.*s:%u:%u; links go to that "
                           "one only",
                           diagnostics_quote(diagnostics, text_slice(name->text)),
                           entry_kind_name((enum entry_kind)first->entry->kind),
                           SLICE_ARGUMENTS(entry_id(first->entry)), SLICE_ARGUMENTS(first->file),
                           first->text.at.line, first->text.at.column);
    }
    arena_release(&names.arena);
}

/* Which actors and corridors something refers to or names, by their ordinals. */
struct usage {
    const struct dossier *dossier;
    struct arena scratch;
    bool *actors;
    bool *corridors;
    size_t unused;
};

static void mark(struct usage *usage, const struct entry *entry)
{
    bool *flags = entry->kind == ENTRY_ACTOR      ? usage->actors
                  : entry->kind == ENTRY_CORRIDOR ? usage->corridors
                                                  : NULL;
    if (!flags || flags[entry->ordinal])
        return;
    flags[entry->ordinal] = true;
    usage->unused--;
}

static void mark_reference(const struct walk *walk, const struct field *field, const void *item)
{
    const struct reference *reference = item;
    if (field->type == FIELD_REFERENCE && reference->target)
        mark(walk->context, reference->target);
}

static void mark_mentions(const struct walk *walk, const struct field *field, const void *item)
{
    struct usage *usage = walk->context;
    const struct text *text = item;
    if (field->type != FIELD_TEXT || !walk->brief || !usage->unused || !text_is_present(*text))
        return;
    struct mention_list list =
        mention_find(usage->dossier->names, text_slice(*text), &usage->scratch);
    for (size_t i = 0; i < list.count; i++)
        mark(usage, list.items[i].entry);
    arena_clear(&usage->scratch);
}

static void report_unused(const struct usage *usage, struct diagnostics *diagnostics)
{
    const struct dossier *dossier = usage->dossier;
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        if (!usage->actors[i] && is_known(dossier, &dossier->actors.items[i].entry))
            diagnostics_report(diagnostics, RULE_UNUSED_ACTOR, dossier->actors.items[i].file,
                               dossier->actors.items[i].entry.at,
                               "nothing refers to the actor '%.*s', and no brief names it",
                               SLICE_ARGUMENTS(text_slice(dossier->actors.items[i].id)));
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        if (!usage->corridors[i] && is_known(dossier, &dossier->corridors.items[i].entry))
            diagnostics_report(diagnostics, RULE_UNUSED_CORRIDOR, dossier->corridors.items[i].file,
                               dossier->corridors.items[i].entry.at,
                               "nothing refers to the corridor '%.*s', and no brief names it",
                               SLICE_ARGUMENTS(text_slice(dossier->corridors.items[i].id)));
}

static void check_usage(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct usage usage = {
        .dossier = dossier,
        .actors = ARENA_ARRAY(&arena, bool, dossier->actors.count),
        .corridors = ARENA_ARRAY(&arena, bool, dossier->corridors.count),
        .unused = (size_t)dossier->actors.count + dossier->corridors.count,
    };
    walk_dossier((struct walk){.visit = mark_reference, .context = &usage}, dossier);
    if (usage.unused)
        walk_dossier((struct walk){.visit = mark_mentions, .context = &usage}, dossier);
    report_unused(&usage, diagnostics);
    arena_release(&usage.scratch);
    arena_release(&arena);
}

static void check_themes(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        const struct theme *theme = dossier->themes[i];
        if (!dossier_coverage(dossier, NULL, theme))
            diagnostics_report(diagnostics, RULE_UNUSED_THEME, theme->file, theme->entry.at,
                               "no point carries the theme '%.*s'",
                               SLICE_ARGUMENTS(text_slice(theme->id)));
    }
}

/* Themes are sorted by their order. */
static void check_orders(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    for (uint32_t i = 1; i < dossier->theme_count; i++) {
        const struct theme *before = dossier->themes[i - 1];
        const struct theme *theme = dossier->themes[i];
        if (theme->order.value && theme->order.value == before->order.value)
            diagnostics_report(diagnostics, RULE_SHARED_ORDER, theme->file, theme->order.at,
                               "the theme '%.*s' has the order %u, too; give each its own",
                               SLICE_ARGUMENTS(text_slice(before->id)),
                               (unsigned)theme->order.value);
    }
}

/* What seems unused may be used by a file that could not be read, or is not written yet. */
static bool has_unread_file(const struct dossier *dossier)
{
    const struct unread_files *unread = &dossier->unread;
    return unread->themes.length || unread->actors.length || unread->corridors.length ||
           unread->briefs.length;
}

void check_names(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    check_aliases(dossier, diagnostics);
    check_orders(dossier, diagnostics);
    if (!dossier->brief_count || has_unread_file(dossier))
        return;
    check_usage(dossier, diagnostics);
    check_themes(dossier, diagnostics);
}

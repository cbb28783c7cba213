#include "made.h"

#include <criterion/criterion.h>

#include <stdio.h>

struct maker {
    struct arena *arena;
    struct dossier_parts parts;
    struct diagnostics diagnostics;
    size_t brief_capacity;
    size_t theme_capacity;
    size_t claim_capacity;
    size_t question_capacity;
};

static struct text text_of(struct slice slice)
{
    if (slice_equal(slice, SLICE("-")))
        return (struct text){0};
    return (struct text){.bytes = slice.bytes, .length = (uint32_t)slice.length};
}

static void add_theme(struct maker *maker, struct slice id)
{
    struct theme *theme = ARENA_NEW(maker->arena, struct theme);
    theme->id = text_of(id);
    theme->order.value = (uint32_t)maker->parts.theme_count + 1;
    maker->parts.themes = arena_reserve(maker->arena, maker->parts.themes, &maker->theme_capacity,
                                        maker->parts.theme_count, sizeof *maker->parts.themes);
    maker->parts.themes[maker->parts.theme_count++] = theme;
}

static void add_brief(struct maker *maker, struct slice id)
{
    struct brief *brief = ARENA_NEW(maker->arena, struct brief);
    brief->id = text_of(id);
    maker->parts.briefs = arena_reserve(maker->arena, maker->parts.briefs, &maker->brief_capacity,
                                        maker->parts.brief_count, sizeof *maker->parts.briefs);
    maker->parts.briefs[maker->parts.brief_count++] = brief;
    maker->claim_capacity = maker->question_capacity = 0;
}

static struct reference_list references_of(struct maker *maker, struct slice words)
{
    struct reference_list list = {0};
    size_t capacity = 0;
    while (words.bytes && !slice_equal(words, SLICE("-"))) {
        list.items =
            arena_reserve(maker->arena, list.items, &capacity, list.count, sizeof *list.items);
        list.items[list.count++].text = text_of(slice_cut(&words, ','));
    }
    return list;
}

static void add_point(struct maker *maker, struct slice rest)
{
    struct claim_list *claims = &maker->parts.briefs[maker->parts.brief_count - 1]->claims;
    claims->items = arena_reserve(maker->arena, claims->items, &maker->claim_capacity,
                                  claims->count, sizeof *claims->items);
    struct claim *claim = &claims->items[claims->count++];
    *claim = (struct claim){.id = text_of(slice_cut(&rest, ' '))};
    claim->themes = references_of(maker, slice_cut(&rest, ' '));
    claim->text = text_of(rest);
}

static void add_question(struct maker *maker, struct slice rest)
{
    struct question_list *questions = &maker->parts.briefs[maker->parts.brief_count - 1]->questions;
    questions->items = arena_reserve(maker->arena, questions->items, &maker->question_capacity,
                                     questions->count, sizeof *questions->items);
    struct question *question = &questions->items[questions->count++];
    *question = (struct question){.id = text_of(slice_cut(&rest, ' '))};
    question->themes = references_of(maker, slice_cut(&rest, ' '));
    question->text = text_of(rest);
}

static void add_line(struct maker *maker, struct slice line)
{
    struct slice rest = line;
    struct slice word = slice_cut(&rest, ' ');
    if (slice_equal(word, SLICE("theme")))
        add_theme(maker, rest);
    else if (slice_equal(word, SLICE("brief")))
        add_brief(maker, rest);
    else if (slice_equal(word, SLICE("point")))
        add_point(maker, rest);
    else if (slice_equal(word, SLICE("question")))
        add_question(maker, rest);
    else
        cr_assert(!line.length, "no such line: %.*s", SLICE_ARGUMENTS(line));
}

struct made made_dossier(const char *text)
{
    struct made made = {0};
    struct maker maker = {.arena = &made.arena};
    struct slice rest = arena_copy(&made.arena, slice_of(text));
    while (rest.bytes)
        add_line(&maker, slice_cut(&rest, '\n'));
    made.dossier = dossier_assemble(&maker.parts, &maker.diagnostics);
    diagnostics_release(&maker.diagnostics);
    return made;
}

void made_release(struct made *made)
{
    dossier_release(made->dossier);
    arena_release(&made->arena);
    *made = (struct made){0};
}

struct made made_large(unsigned briefs, unsigned points)
{
    struct buffer text = {0};
    buffer_add(&text, SLICE("theme even\ntheme odd\n"));
    for (unsigned i = 0; i < briefs; i++) {
        buffer_format(&text, "brief b%u\n", i);
        for (unsigned j = 0; j < points; j++)
            buffer_format(&text, "point p%u %s Point %u of brief %u says this.\n", j,
                          j % 2 ? "odd" : "even", j, i);
    }
    struct made made = made_dossier(buffer_slice(&text).bytes);
    buffer_release(&text);
    return made;
}

const struct entry *made_entry(const struct made *made, const char *address)
{
    const struct entry *entry = dossier_find_address(made->dossier, slice_of(address));
    cr_assert_not_null(entry, "no %s", address);
    return entry;
}

#include "check/unsupported.h"

#include "load/article.h"
#include "model/mention.h"

/* No honest point comes near to these: a text beyond them is reported as too long anyway. */
enum { LONGEST_TEXT = 64 * 1024, MOST_LOOKED_UP = 500, MOST_REPORTED = 20, MOST_LISTED = 8 };

struct facts {
    const struct dossier *dossier;
    const struct brief *brief;
    const struct printed *printed;
    struct diagnostics *diagnostics;
    struct numbers numbers;
    struct arena arena; /* for one text */
};

/* "is not in ¶7", "is in none of ¶7, ¶9" */
static struct slice absence(struct facts *facts, struct number_list paragraphs)
{
    struct buffer text = {0};
    buffer_format(&text, paragraphs.count == 1 ? "is not in " : "is in none of ");
    for (uint32_t i = 0; i < paragraphs.count && i < MOST_LISTED; i++)
        buffer_format(&text, "%s¶%u", i ? ", " : "", paragraphs.items[i].value);
    if (paragraphs.count > MOST_LISTED)
        buffer_format(&text, " …");
    struct slice copy = arena_copy(&facts->arena, buffer_slice(&text));
    buffer_release(&text);
    return copy;
}

static bool overlaps(const struct quantity *quantity, const struct mention_list *names, size_t *at)
{
    while (*at < names->count && names->items[*at].end <= quantity->start)
        ++*at;
    return *at < names->count && names->items[*at].start < quantity->end;
}

/* Several readings of one thing stand side by side; one that is printed is enough. Returns how many
 * there are. */
static size_t look_up(const struct facts *facts, size_t index, struct number_list paragraphs,
                      bool *is_found)
{
    const struct numbers *numbers = &facts->numbers;
    size_t count = 0;
    *is_found = false;
    while (index + count < numbers->count &&
           numbers->items[index + count].start == numbers->items[index].start) {
        const struct quantity *quantity = &numbers->items[index + count];
        *is_found =
            *is_found || quantity->is_loose || printed_has(facts->printed, paragraphs, quantity);
        count++;
    }
    return count;
}

static void report_number(struct facts *facts, struct slice number, struct position at,
                          struct number_list paragraphs)
{
    diagnostics_report(
        facts->diagnostics, RULE_UNSUPPORTED_NUMBER, facts->brief->file, at,
        "'%s' %.*s; cite the paragraph that has it, or say in 'calculation' how it was worked out",
        diagnostics_quote(facts->diagnostics, number), SLICE_ARGUMENTS(absence(facts, paragraphs)));
}

/* Numbers that belong to a name ("3+3") are the name's affair. */
static void check_numbers(struct facts *facts, struct slice text, struct position at,
                          struct number_list paragraphs)
{
    struct mention_list names = mention_find(facts->dossier->names, text, &facts->arena);
    size_t next_name = 0;
    size_t looked_up = 0;
    size_t reported = 0;
    numbers_read(&facts->numbers, text);
    for (size_t i = 0; i < facts->numbers.count && looked_up < MOST_LOOKED_UP; looked_up++) {
        const struct quantity quantity = facts->numbers.items[i];
        bool is_found;
        i += look_up(facts, i, paragraphs, &is_found);
        if (is_found || overlaps(&quantity, &names, &next_name) || reported == MOST_REPORTED)
            continue;
        struct slice number = {text.bytes + quantity.start, quantity.end - quantity.start};
        report_number(facts, number, at, paragraphs);
        reported++;
    }
}

static void check_text_numbers(struct facts *facts, struct text text, struct number_list paragraphs)
{
    if (text.length && text.length <= LONGEST_TEXT)
        check_numbers(facts, text_slice(text), text.at, paragraphs);
    arena_clear(&facts->arena);
}

static void check_date(struct facts *facts, const struct date *date, struct number_list paragraphs)
{
    bool is_printed = printed_has_date(facts->printed, paragraphs, &date->value.start) &&
                      printed_has_date(facts->printed, paragraphs, &date->value.end);
    if (text_is_present(date->text) && !is_printed)
        report_number(facts, text_slice(date->text), date->text.at, paragraphs);
    arena_clear(&facts->arena);
}

/* States and groups go by too many names (the government, the Islamic Republic's neighbour) to be
 * required by one of them. */
static bool is_required(const struct entry *entry)
{
    const struct actor *actor = entry_actor(entry);
    return actor && (actor->kind == ACTOR_PERSON || actor->kind == ACTOR_ORGANISATION);
}

static void report_name(struct facts *facts, const struct entry *entry, struct position at,
                        struct number_list paragraphs)
{
    diagnostics_report(facts->diagnostics, RULE_UNSUPPORTED_NAME, facts->brief->file, at,
                       "'%s' %.*s by this name or an alias; cite the paragraph that names it, or "
                       "add the spelling to the aliases of '%.*s'",
                       diagnostics_quote(facts->diagnostics, entry_text(entry)),
                       SLICE_ARGUMENTS(absence(facts, paragraphs)),
                       SLICE_ARGUMENTS(entry_id(entry)));
}

static bool is_named_before(const struct mention_list *names, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (names->items[i].entry == names->items[index].entry)
            return true;
    return false;
}

static void check_text_names(struct facts *facts, struct text text, struct number_list paragraphs)
{
    if (!text.length || text.length > LONGEST_TEXT)
        return;
    struct mention_list names =
        mention_find(facts->dossier->names, text_slice(text), &facts->arena);
    size_t reported = 0;
    for (size_t i = 0; i < names.count && i < MOST_LOOKED_UP; i++) {
        const struct entry *entry = names.items[i].entry;
        if (!is_required(entry) || is_named_before(&names, i) ||
            printed_names(facts->printed, paragraphs, entry) || reported == MOST_REPORTED)
            continue;
        report_name(facts, entry, text.at, paragraphs);
        reported++;
    }
    arena_clear(&facts->arena);
}

/* Whoever is said to say it must be named as well. */
static void check_voices(struct facts *facts, const struct claim *claim)
{
    for (uint32_t i = 0; i < claim->voices.count && i < MOST_REPORTED; i++) {
        const struct reference *voice = &claim->voices.items[i].actor;
        if (voice->target && is_required(voice->target) &&
            !printed_names(facts->printed, claim->paragraphs, voice->target))
            report_name(facts, voice->target, voice->text.at, claim->paragraphs);
    }
    arena_clear(&facts->arena);
}

/* Saying nothing excuses nothing. */
static bool is_worked_out(struct text calculation)
{
    return slice_trim(text_slice(calculation)).length > 0;
}

static void check_claim(struct facts *facts, const struct claim *claim)
{
    if (!is_worked_out(claim->calculation))
        check_text_numbers(facts, claim->text, claim->paragraphs);
    check_text_names(facts, claim->text, claim->paragraphs);
    check_voices(facts, claim);
}

static void check_event(struct facts *facts, const struct event *event)
{
    if (!is_worked_out(event->calculation)) {
        check_date(facts, &event->date, event->paragraphs);
        check_text_numbers(facts, event->text, event->paragraphs);
    }
    check_text_names(facts, event->text, event->paragraphs);
}

/* The unit says whether the value is a percentage, or counts millions. */
static void check_figure(struct facts *facts, const struct figure *figure)
{
    if (!is_worked_out(figure->calculation)) {
        struct arena arena = {0};
        struct slice value =
            arena_format(&arena, "%.*s %.*s", SLICE_ARGUMENTS(text_slice(figure->value)),
                         SLICE_ARGUMENTS(text_slice(figure->unit)));
        struct text measured = {value.bytes, (uint32_t)value.length, figure->value.at};
        check_text_numbers(facts, measured, figure->paragraphs);
        check_text_numbers(facts, figure->label, figure->paragraphs);
        check_date(facts, &figure->as_of, figure->paragraphs);
        arena_release(&arena);
    }
    check_text_names(facts, figure->label, figure->paragraphs);
}

/* Without a paragraph that the article has, another message was reported. */
static bool is_citing(const struct printed *printed, struct number_list paragraphs)
{
    for (uint32_t i = 0; i < paragraphs.count; i++)
        if (printed_has_paragraph(printed, paragraphs.items[i].value))
            return true;
    return false;
}

void check_facts(const struct dossier *dossier, const struct brief *brief,
                 const struct printed *printed, struct diagnostics *diagnostics)
{
    struct facts facts = {
        .dossier = dossier, .brief = brief, .printed = printed, .diagnostics = diagnostics};
    for (uint32_t i = 0; i < brief->claims.count; i++)
        if (is_citing(printed, brief->claims.items[i].paragraphs))
            check_claim(&facts, &brief->claims.items[i]);
    for (uint32_t i = 0; i < brief->events.count; i++)
        if (is_citing(printed, brief->events.items[i].paragraphs))
            check_event(&facts, &brief->events.items[i]);
    for (uint32_t i = 0; i < brief->figures.count; i++)
        if (is_citing(printed, brief->figures.items[i].paragraphs))
            check_figure(&facts, &brief->figures.items[i]);
    numbers_release(&facts.numbers);
    arena_release(&facts.arena);
}

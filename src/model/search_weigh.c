/* Whether a passage answers a search, how well, and what in it. */
#include "base/fold.h"
#include "model/search_parts.h"

enum { NEAR_BYTES = 40, ADJACENT_BYTES = 3 };

term_set search_terms_in_text(const struct search *search, struct find_text *in,
                              struct arena *scratch)
{
    term_set found = 0;
    for (size_t i = 0; i < search->query.count; i++)
        found |= find_is_in(&search->query.terms[i], in, scratch) ? search_bit(i) : 0;
    return found;
}

term_set search_terms_in(const struct search *search, struct slice text, struct arena *scratch)
{
    return search_terms_in_text(search, &(struct find_text){.text = text}, scratch);
}

/* What names the source, not what it is about: words of its title would bring all that it says. */
static term_set terms_in_source(const struct search *search, const struct brief *brief,
                                struct arena *scratch)
{
    const struct source *source = &brief->source;
    term_set found = search_terms_in(search, brief_label(brief), scratch);
    found |= search_terms_in(search, text_slice(source->container_title), scratch);
    for (uint32_t i = 0; i < source->authors.count; i++) {
        const struct person *person = &source->authors.items[i];
        const struct slice parts[] = {text_slice(person->given), SLICE(" "),
                                      text_slice(person->family), SLICE(" "),
                                      text_slice(person->literal)};
        found |= search_terms_in(search, arena_join(scratch, parts, sizeof parts / sizeof *parts),
                                 scratch);
    }
    return found;
}

term_set search_terms_of_reference(const term_set *by_ordinal, struct reference reference)
{
    return reference.target ? by_ordinal[reference.target->ordinal] : 0;
}

term_set search_terms_of_references(const term_set *by_ordinal, struct reference_list references)
{
    term_set found = 0;
    for (uint32_t i = 0; i < references.count; i++)
        found |= search_terms_of_reference(by_ordinal, references.items[i]);
    return found;
}

term_set search_terms_of_actors(const struct search *search, struct voice_list voices)
{
    term_set found = 0;
    for (uint32_t i = 0; i < voices.count; i++)
        found |= search_terms_of_reference(search->actors, voices.items[i].actor);
    return found;
}

/* Who speaks is a name of an actor, or words of its own. */
static term_set terms_of_voices(const struct search *search, struct voice_list voices,
                                struct arena *scratch)
{
    term_set found = search->named ? search_terms_of_actors(search, voices) : 0;
    for (uint32_t i = 0; i < voices.count; i++)
        if (voices.items[i].text.length)
            found |= search_terms_in(search, text_slice(voices.items[i].text), scratch);
    return found;
}

static term_set terms_of_names(const struct search *search, const struct passage *passage)
{
    term_set found = search_terms_of_references(search->themes, passage->themes);
    if (passage->about)
        found |= passage->about->kind == ENTRY_ACTOR ? search->actors[passage->about->ordinal]
                                                     : search->corridors[passage->about->ordinal];
    if (passage->theme)
        found |= search->themes[passage->theme->entry.ordinal];
    return found;
}

static term_set terms_beside(const struct search *search, const struct passage *passage,
                             struct find_text *id, struct arena *scratch)
{
    if (!search->dossier)
        return 0;
    term_set found = terms_of_voices(search, passage->voices, scratch);
    if (search->named)
        found |= terms_of_names(search, passage);
    if (!passage->entry)
        return found;
    found |= search_terms_in_text(search, id, scratch);
    if (search->addresses & ~found)
        found |= search->addresses &
                 search_terms_in(search, entry_address(passage->entry, scratch), scratch);
    return found;
}

size_t search_count_wanted(const struct search *search)
{
    return search->query.count + search->stand_in_count;
}

struct wanted search_wanted_at(const struct search *search, size_t number)
{
    if (number < search->query.count)
        return (struct wanted){&search->query.terms[number], search_bit(number)};
    const struct stand_in *stand_in = &search->stand_ins[number - search->query.count];
    return (struct wanted){&stand_in->pattern, stand_in->terms};
}

bool search_may_hold(wanted_set set, size_t number)
{
    return number >= SEARCH_MOST_KNOWN || set >> number & 1;
}

static void begin_occurrences(const struct search *search, struct occurrences *all,
                              struct find_text *text, wanted_set present, struct arena *arena)
{
    occurrences_begin(all, text, search_count_wanted(search), arena);
    for (size_t i = 0; i < search_count_wanted(search); i++) {
        struct wanted wanted = search_wanted_at(search, i);
        if (search_may_hold(present, i))
            occurrences_add(all, wanted.pattern, wanted.terms);
    }
}

static uint8_t count_bits(term_set set)
{
    uint8_t count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* What a text holds of the query. */
struct holding {
    term_set terms;
    term_set whole;  /* those that stand in it as whole words */
    size_t shortest; /* bytes of its shortest part with all terms that it has */
};

/* Where each term was seen last. */
struct last_seen {
    size_t starts[QUERY_MOST_TERMS];
};

static void see(struct last_seen *seen, const struct occurrence *occurrence)
{
    for (size_t i = 0; i < QUERY_MOST_TERMS && occurrence->terms >> i; i++)
        if (occurrence->terms & search_bit(i))
            seen->starts[i] = occurrence->start;
}

/* Bytes from the first of the last places of these terms to `end`. */
static size_t span_to(const struct last_seen *seen, term_set terms, size_t end)
{
    size_t start = end;
    for (size_t i = 0; i < QUERY_MOST_TERMS && terms >> i; i++)
        if (terms & search_bit(i) && seen->starts[i] < start)
            start = seen->starts[i];
    return end - start;
}

static struct holding holding_of(const struct search *search, struct find_text *in,
                                 wanted_set present, struct arena *scratch)
{
    struct slice text = in->text;
    struct holding holding = {.shortest = SIZE_MAX};
    struct last_seen seen = {{0}};
    struct occurrences all;
    struct occurrence next;
    begin_occurrences(search, &all, in, present, scratch);
    while (occurrences_next(&all, &next)) {
        if (next.terms & ~holding.terms)
            holding.shortest = SIZE_MAX;
        holding.terms |= next.terms;
        see(&seen, &next);
        size_t span = span_to(&seen, holding.terms, next.end);
        holding.shortest = span < holding.shortest ? span : holding.shortest;
        if (next.terms & ~holding.whole && fold_is_word_boundary(text, next.start) &&
            fold_is_word_boundary(text, next.end))
            holding.whole |= next.terms;
    }
    return holding;
}

static enum search_nearness nearness_of(const struct search *search, const struct holding *holding)
{
    size_t distinct = count_bits(holding->terms);
    size_t words = 0;
    for (size_t i = 0; i < search->query.count; i++)
        words += holding->terms & search_bit(i) ? search->query.terms[i].text.length : 0;
    if (distinct < 2)
        return SEARCH_ADJACENT;
    if (holding->shortest <= words + ADJACENT_BYTES * (distinct - 1))
        return SEARCH_ADJACENT;
    return holding->shortest <= words + NEAR_BYTES * (distinct - 1) ? SEARCH_NEAR : SEARCH_FAR;
}

static bool filters_hold(const struct search *search, const struct passage *passage,
                         struct arena *scratch)
{
    for (size_t i = 0; i < search->query.filter_count; i++)
        if (!search_filter_holds(&search->filters[i], search->dossier, &search->memory, passage,
                                 scratch))
            return false;
    return true;
}

struct weighed search_weighed_of(const struct passage *passage)
{
    return (struct weighed){
        .text = {.text = passage->text},
        .id = {.text = passage->entry ? entry_id(passage->entry) : SLICE("")},
        .present = SEARCH_ANYTHING,
    };
}

term_set search_terms_of_source(const struct search *search, const struct brief *brief,
                                struct search_kept *kept)
{
    if (brief && brief != kept->brief) {
        kept->brief = brief;
        kept->source = terms_in_source(search, brief, &kept->scratch);
    }
    return brief ? kept->source : 0;
}

/* Whether the passage answers, with how well in `hit`. */
bool search_weigh_in(const struct search *search, const struct passage *passage, struct weighed *in,
                     struct search_kept *kept, struct search_hit *hit)
{
    struct arena *scratch = &kept->scratch;
    arena_clear(scratch);
    term_set source = search_terms_of_source(search, passage->brief, kept);
    struct holding in_text = holding_of(search, &in->text, in->present, scratch);
    if (in_text.terms != search->all &&
        (in_text.terms | source | terms_beside(search, passage, &in->id, scratch)) != search->all)
        return false;
    if (!filters_hold(search, passage, scratch))
        return false;
    struct holding in_id = holding_of(search, &in->id, in->present, scratch);
    *hit = (struct search_hit){
        .passage = *passage,
        .in_text = count_bits(in_text.terms),
        .whole_words = count_bits(in_text.whole | in_id.whole),
        .in_id = count_bits(in_id.terms),
        .nearness = (uint8_t)nearness_of(search, &in_text),
    };
    return true;
}

bool search_weigh(const struct search *search, const struct passage *passage,
                  struct search_kept *kept, struct search_hit *hit)
{
    struct weighed in = search_weighed_of(passage);
    return search_weigh_in(search, passage, &in, kept, hit);
}

void search_kept_release(struct search_kept *kept)
{
    arena_release(&kept->scratch);
    *kept = (struct search_kept){0};
}

bool search_answers(const struct search *search, const struct passage *passage)
{
    struct search_kept kept = {0};
    struct search_hit hit;
    bool answers = search_weigh(search, passage, &kept, &hit);
    search_kept_release(&kept);
    return answers;
}

bool search_answers_entry(const struct search *search, const struct entry *entry)
{
    struct arena arena = {0};
    struct passage passage = passage_of(entry, &arena);
    bool answers = search_answers(search, &passage);
    arena_release(&arena);
    return answers;
}

bool search_answers_text(const struct search *search, struct slice text)
{
    if (search->query.filter_count)
        return false;
    struct arena scratch = {0};
    struct find_text in = {.text = text};
    bool answers = holding_of(search, &in, SEARCH_ANYTHING, &scratch).terms == search->all;
    arena_release(&scratch);
    return answers;
}

struct search_reader {
    struct find_text text;
    struct occurrences all;
    struct occurrence next;
    bool has_next;
};

struct search_reader *search_open(const struct search *search, struct slice text,
                                  struct arena *arena)
{
    struct search_reader *reader = ARENA_NEW(arena, struct search_reader);
    reader->text.text = text;
    begin_occurrences(search, &reader->all, &reader->text, SEARCH_ANYTHING, arena);
    reader->has_next = occurrences_next(&reader->all, &reader->next);
    return reader;
}

bool search_next(struct search_reader *reader, struct found *match)
{
    if (!reader->has_next)
        return false;
    *match = (struct found){reader->next.start, reader->next.end};
    while ((reader->has_next = occurrences_next(&reader->all, &reader->next))) {
        if (reader->next.start > match->end)
            break;
        if (reader->next.end > match->end)
            match->end = reader->next.end;
    }
    return true;
}

size_t search_count_matches(const struct search *search, struct slice text)
{
    struct arena scratch = {0};
    struct search_reader *reader = search_open(search, text, &scratch);
    struct found match;
    size_t count = 0;
    while (search_next(reader, &match))
        count++;
    arena_release(&scratch);
    return count;
}

struct found_list search_matches(const struct search *search, struct slice text,
                                 struct arena *arena)
{
    struct found_list list = {0};
    size_t count = search_count_matches(search, text);
    if (!count)
        return list;
    list.items = ARENA_ARRAY(arena, struct found, count);
    struct search_reader *reader = search_open(search, text, arena);
    while (list.count < count && search_next(reader, &list.items[list.count]))
        list.count++;
    return list;
}

#include "output/pdf/pdf.h"

#include "base/memory.h"
#include "output/pdf/pdf_finish.h"
#include "output/pdf/pdf_load.h"
#include "output/pdf/pdf_masthead.h"
#include "output/pdf/pdf_missing.h"
#include "output/pdf/pdf_page.h"
#include "render/compose.h"
#include "render/language.h"

#include <stdlib.h>
#include <time.h>

struct job {
    struct buffer *out;
    struct pdf_missing missing;
    const struct shown *figures; /* what stands for each */
    size_t figure_count;
};

static void take_bytes(void *context, const char *bytes, size_t length)
{
    struct job *job = context;
    buffer_add(job->out, (struct slice){bytes, length});
}

static void take_missing(void *context, uint32_t code_point)
{
    struct job *job = context;
    pdf_missing_add(&job->missing, code_point);
}

/* SOURCE_DATE_EPOCH as the conventions for reproducible builds have it. */
static const char *given_date(struct arena *arena)
{
    const char *given = getenv("SOURCE_DATE_EPOCH");
    if (!given || !*given)
        return NULL;
    char *end;
    long long seconds = strtoll(given, &end, 10);
    time_t time = (time_t)seconds;
    struct tm parts;
    bool is_usable = !*end && seconds >= 0 && seconds < 253402300800 && gmtime_r(&time, &parts);
    if (!is_usable)
        return NULL;
    return arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900,
                        parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec)
        .bytes;
}

static const char *date_of(struct arena *arena, const struct document *document)
{
    const char *given = given_date(arena);
    const struct edtf_date *date = &document->dossier->description->as_of.value.start;
    if (given)
        return given;
    if (date->year < 1 || date->year > 9999)
        return "2000-01-01T00:00:00Z";
    unsigned month = date->month >= 1 && date->month <= 12 ? date->month : 1;
    return arena_format(arena, "%04d-%02u-%02uT00:00:00Z", date->year, month,
                        date->day ? date->day : 1u)
        .bytes;
}

static const char *language_of_document(struct arena *arena, const struct document *document)
{
    return arena_copy(arena, language_of(document->dossier)).bytes;
}

static struct shown title_of(struct arena *arena, struct document *document)
{
    struct shown title = pdf_words(arena, document_block(document, 0)->first);
    title = direction_plain(arena, title);
    return pdf_cut(title.length ? title : SHOWN("Untitled"), PDF_LONGEST_TEXT);
}

static bool any(const bool *flags, uint32_t count)
{
    uint32_t index = 0;
    while (index < count && !flags[index])
        index++;
    return index < count;
}

static void draw(struct document *document, enum pdf_paper paper, struct job *job,
                 const struct pdf_typesetter *typesetter, struct pdf_result *result)
{
    struct pdf_set set = {
        .typesetter = typesetter,
        .design = pdf_design_for(paper, &document->place),
        .document = document,
    };
    struct arena arena = {0};
    struct pdf_setup setup = {
        .width = set.design.width,
        .height = set.design.height,
        .is_mirrored = document->is_right_to_left,
        .language = language_of_document(&arena, document),
        .title = title_of(&arena, document),
        .subject =
            pdf_cut(direction_plain(&arena, pdf_place_words(&arena, document)), PDF_LONGEST_TEXT),
        .creator = "precis",
        .date = date_of(&arena, document),
        .write = take_bytes,
        .miss = take_missing,
        .context = job,
        .give_up = memory_exhausted,
    };
    const char *problem = NULL;
    set.sheet = typesetter->begin(&setup, &problem);
    if (set.sheet) {
        result->is_dropped = pdf_page_draw(&set);
        result->is_complete = !any(result->is_dropped, document->count);
        job->figures = set.figures;
        job->figure_count = set.figure_count;
        problem = typesetter->end(set.sheet);
    }
    result->is_written = !problem;
    if (problem)
        buffer_format(&result->problem, "cannot make a PDF: %s", problem);
    arena_release(&set.scratch);
    arena_release(&arena);
}

/* The title of a source is in its language. */
static const char *language_of_title(struct document *document)
{
    struct slice tag = language_of_title_at(document->place);
    return tag.length ? arena_copy(&document->arena, tag).bytes : NULL;
}

struct pdf_result pdf_write(struct document *document, enum pdf_paper paper, struct buffer *out)
{
    struct pdf_result result = {0};
    const struct pdf_typesetter *typesetter = pdf_load(&result.problem);
    if (!typesetter)
        return result;
    struct buffer pdf = {0};
    struct job job = {.out = &pdf};
    draw(document, paper, &job, typesetter, &result);
    if (result.is_written) {
        pdf_finish(&pdf, &(struct pdf_additions){
                             .language = language_of_document(&document->arena, document),
                             .title_language = language_of_title(document),
                             .figures = job.figures,
                             .figure_count = job.figure_count,
                         });
        buffer_add(out, buffer_slice(&pdf));
    }
    pdf_missing_write(&job.missing, &result.warnings);
    pdf_missing_release(&job.missing);
    buffer_release(&pdf);
    return result;
}

void pdf_result_release(struct pdf_result *result)
{
    buffer_release(&result->problem);
    buffer_release(&result->warnings);
}

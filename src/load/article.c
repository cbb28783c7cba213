#include "load/article.h"

#include "base/utf8.h"
#include "load/file.h"
#include "load/lines.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unictype.h>

enum { MOST_PARAGRAPHS = 100000, LONGEST_PARAGRAPH = 256 * 1024, LONGEST_FILE_NAME = 255 };

static bool refuse(const struct brief *brief, struct diagnostics *diagnostics, const char *reason)
{
    struct text document = brief->source.document;
    diagnostics_report(diagnostics, RULE_UNREADABLE_ARTICLE, brief->file, document.at,
                       "the article '%s' %s", diagnostics_quote(diagnostics, text_slice(document)),
                       reason);
    return false;
}

static bool is_file_name(struct slice name)
{
    return name.length && name.length <= LONGEST_FILE_NAME &&
           !memchr(name.bytes, '/', name.length) && !memchr(name.bytes, '\0', name.length) &&
           !slice_equal(name, SLICE(".")) && !slice_equal(name, SLICE(".."));
}

/* Whether a file of the folder is a link to something outside of it. What a link to nothing leads
 * to cannot be read anyway. */
static bool leads_out(const char *directory, const char *path)
{
    struct stat status;
    if (lstat(path, &status) != 0 || !S_ISLNK(status.st_mode))
        return false;
    char *folder = realpath(directory, NULL);
    char *file = realpath(path, NULL);
    size_t length = folder ? strlen(folder) : 0;
    bool is_inside = folder && file && strncmp(file, folder, length) == 0 &&
                     (file[length] == '/' || (length && folder[length - 1] == '/'));
    bool is_outside = file && !is_inside;
    free(folder);
    free(file);
    return is_outside;
}

/* The brief is what the curator is at, so the message stands there and not at the file that cannot
 * be read. */
static bool read_file(struct article *article, const struct brief *brief,
                      struct diagnostics *diagnostics)
{
    struct diagnostics own = {0};
    bool is_read = file_read(article->file.bytes, &article->bytes, &own);
    if (!is_read && own.count) {
        struct buffer reason = {0};
        buffer_add(&reason, shown_slice(own.items[0].text));
        buffer_format(&reason, " (%.*s)", SLICE_ARGUMENTS(own.items[0].file));
        refuse(brief, diagnostics, reason.bytes);
        buffer_release(&reason);
    }
    diagnostics_release(&own);
    return is_read;
}

static bool check_utf8(const struct article *article, struct diagnostics *diagnostics)
{
    struct slice bytes = buffer_slice(&article->bytes);
    for (size_t at = 0; at < bytes.length;) {
        uint32_t code_point;
        size_t length = utf8_decode(bytes.bytes + at, bytes.length - at, &code_point);
        if (!length) {
            struct lines lines = lines_of(bytes);
            diagnostics_report(diagnostics, RULE_BAD_UTF8, article->file,
                               lines_position_of_byte(&lines, at),
                               "the article is not UTF-8 here: save it as UTF-8");
            return false;
        }
        at += length;
    }
    return true;
}

static bool is_blank(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
    return uc_is_property_white_space(code_point);
}

/* The length of the white space at the start, and how many characters it has. */
static size_t leading_blanks(struct slice line, uint32_t *characters)
{
    size_t at = 0;
    for (*characters = 0; at < line.length; ++*characters) {
        uint32_t code_point;
        size_t length = utf8_decode(line.bytes + at, line.length - at, &code_point);
        if (!is_blank(code_point))
            break;
        at += length;
    }
    return at;
}

static size_t without_trailing_blanks(struct slice line)
{
    size_t end = line.length;
    while (end) {
        size_t before = utf8_before(line.bytes, end);
        uint32_t code_point;
        utf8_decode(line.bytes + before, end - before, &code_point);
        if (!is_blank(code_point))
            break;
        end = before;
    }
    return end;
}

static bool add_paragraph(struct article *article, struct slice line, uint32_t number)
{
    uint32_t characters;
    size_t start = leading_blanks(line, &characters);
    size_t end = without_trailing_blanks(line);
    if (start >= end)
        return true;
    if (article->count == MOST_PARAGRAPHS || end - start > LONGEST_PARAGRAPH)
        return false;
    article->paragraphs[article->count++] = (struct article_span){
        .start = (uint32_t)(line.bytes + start - article->bytes.bytes),
        .length = (uint32_t)(end - start),
        .at = {number, characters + 1},
    };
    return true;
}

static size_t count_lines(struct slice text)
{
    size_t count = 1;
    for (size_t i = slice_find(text, '\n'); i < text.length; i = slice_find(text, '\n')) {
        text = (struct slice){text.bytes + i + 1, text.length - i - 1};
        count++;
    }
    return count;
}

static bool split(struct article *article)
{
    struct slice rest = buffer_slice(&article->bytes);
    size_t lines = count_lines(rest);
    if (lines > MOST_PARAGRAPHS)
        lines = MOST_PARAGRAPHS;
    article->paragraphs = ARENA_ARRAY(&article->arena, struct article_span, lines);
    struct slice mark = SLICE("\xEF\xBB\xBF");
    if (slice_starts_with(rest, mark))
        rest = (struct slice){rest.bytes + mark.length, rest.length - mark.length};
    for (uint32_t number = 1; rest.bytes; number++)
        if (!add_paragraph(article, slice_cut(&rest, '\n'), number))
            return false;
    return true;
}

/* Refuses nothing by itself, so that the brief or the file can be named in the message. */
static const char *split_whole(struct article *article)
{
    if (!split(article))
        return "is not a text in paragraphs: it has over 100,000 of them, or one is longer than "
               "256 KiB";
    return article->count ? NULL : "is empty";
}

bool article_read(struct article *article, const char *directory, const struct brief *brief,
                  struct diagnostics *diagnostics)
{
    struct slice document = text_slice(brief->source.document);
    if (!is_file_name(document))
        return refuse(brief, diagnostics, "is not a plain file name");
    article->file = arena_format(&article->arena, "%s/%.*s", directory, SLICE_ARGUMENTS(document));
    if (leads_out(directory, article->file.bytes))
        return refuse(brief, diagnostics, "is a link out of the folder of the articles");
    if (!read_file(article, brief, diagnostics) || !check_utf8(article, diagnostics))
        return false;
    const char *reason = split_whole(article);
    return !reason || refuse(brief, diagnostics, reason);
}

/* Messages name the file. */
static bool part(struct article *article, struct diagnostics *diagnostics)
{
    if (!check_utf8(article, diagnostics))
        return false;
    const char *reason = split_whole(article);
    if (reason)
        diagnostics_report(diagnostics, RULE_UNREADABLE_ARTICLE, article->file,
                           (struct position){0}, "the article %s", reason);
    return !reason;
}

bool article_read_file(struct article *article, const char *path, struct diagnostics *diagnostics)
{
    article->file = arena_copy(&article->arena, slice_of(path));
    return file_read(path, &article->bytes, diagnostics) && part(article, diagnostics);
}

bool article_take(struct article *article, const char *path, struct slice bytes,
                  struct diagnostics *diagnostics)
{
    article->file = arena_copy(&article->arena, slice_of(path));
    buffer_add(&article->bytes, bytes);
    return part(article, diagnostics);
}

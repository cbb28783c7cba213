#include "edit/diff.h"

enum { AROUND = 3 };

/* A line of the file, and what stands in its place: the splices of one line never reach into
 * another. */
struct line {
    size_t start;
    size_t end; /* at the line feed */
    size_t first_splice;
    size_t splice_count;
};

struct lines_of_file {
    struct line *items;
    size_t count;
};

static struct lines_of_file read_lines(const struct edited_file *file, struct arena *arena)
{
    size_t count = 1;
    for (size_t i = 0; i < file->bytes.length; i++)
        count += file->bytes.bytes[i] == '\n';
    struct lines_of_file lines = {ARENA_ARRAY(arena, struct line, count), 0};
    size_t splice = 0;
    for (size_t start = 0; start < file->bytes.length;) {
        struct slice rest = {file->bytes.bytes + start, file->bytes.length - start};
        size_t end = start + slice_find(rest, '\n');
        struct line line = {start, end, splice, 0};
        while (splice < file->count && file->splices[splice].start <= end) {
            line.splice_count++;
            splice++;
        }
        lines.items[lines.count++] = line;
        start = end + 1;
    }
    return lines;
}

static void add_line(struct buffer *out, char sign, struct slice text)
{
    struct arena arena = {0};
    buffer_add_byte(out, sign);
    buffer_add(out, shown_slice(shown_clean(&arena, text)));
    buffer_add_byte(out, '\n');
    arena_release(&arena);
}

static struct slice old_line(const struct edited_file *file, const struct line *line)
{
    return (struct slice){file->bytes.bytes + line->start, line->end - line->start};
}

static size_t count_new(const struct edited_file *file, const struct line *line)
{
    size_t count = 1;
    for (size_t i = 0; i < line->splice_count; i++) {
        struct slice text = file->splices[line->first_splice + i].text;
        for (size_t j = 0; j < text.length; j++)
            count += text.bytes[j] == '\n';
    }
    return count;
}

/* A line that others are added after stays as it is. */
static void add_changed(const struct edited_file *file, const struct line *line, struct buffer *out)
{
    struct buffer text = {0};
    edition_splice(old_line(file, line), line->start, &file->splices[line->first_splice],
                   line->splice_count, &text);
    struct slice rest = buffer_slice(&text);
    struct slice first = slice_cut(&rest, '\n');
    bool is_kept = slice_equal(first, old_line(file, line));
    add_line(out, is_kept ? ' ' : '-', old_line(file, line));
    if (!is_kept)
        add_line(out, '+', first);
    while (rest.bytes)
        add_line(out, '+', slice_cut(&rest, '\n'));
    buffer_release(&text);
}

/* The lines from `first` to `last` with the changes in them. */
static void add_hunk(const struct edited_file *file, struct lines_of_file lines, size_t first,
                     size_t last, size_t *shift, struct buffer *out)
{
    size_t new_count = 0;
    for (size_t i = first; i <= last; i++)
        new_count += count_new(file, &lines.items[i]);
    size_t old_count = last - first + 1;
    buffer_format(out, "@@ -%zu,%zu +%zu,%zu @@\n", first + 1, old_count, first + 1 + *shift,
                  new_count);
    *shift += new_count - old_count;
    for (size_t i = first; i <= last; i++) {
        const struct line *line = &lines.items[i];
        if (line->splice_count)
            add_changed(file, line, out);
        else
            add_line(out, ' ', old_line(file, line));
    }
}

static void add_file(const struct edited_file *file, struct buffer *out)
{
    struct arena arena = {0};
    struct lines_of_file lines = read_lines(file, &arena);
    struct shown name = shown_clean(&arena, slice_of(file->name));
    size_t shift = 0;
    struct shown new_name =
        shown_clean(&arena, slice_of(file->new_name ? file->new_name : file->name));
    if (file->new_name)
        buffer_format(out, "diff --git %.*s %.*s\nrename from %.*s\nrename to %.*s\n",
                      SLICE_ARGUMENTS(name), SLICE_ARGUMENTS(new_name), SLICE_ARGUMENTS(name),
                      SLICE_ARGUMENTS(new_name));
    buffer_format(out, "--- %.*s\n+++ %.*s\n", SLICE_ARGUMENTS(name), SLICE_ARGUMENTS(new_name));
    for (size_t i = 0; i < lines.count; i++) {
        if (!lines.items[i].splice_count)
            continue;
        size_t first = i > AROUND ? i - AROUND : 0;
        size_t last = i;
        for (size_t j = i; j < lines.count && j <= last + 2 * AROUND; j++)
            last = lines.items[j].splice_count ? j : last;
        i = last;
        last = last + AROUND < lines.count ? last + AROUND : lines.count - 1;
        add_hunk(file, lines, first, last, &shift, out);
    }
    arena_release(&arena);
}

void diff_write(const struct edition *edition, struct buffer *out)
{
    for (size_t i = 0; i < edition->count; i++)
        if (edition->files[i].count)
            add_file(&edition->files[i], out);
}

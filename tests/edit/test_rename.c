/* An id changes wherever it stands and nothing else does: held against the file itself, line by
 * line, and against renaming it back. */
#include "check/check.h"
#include "edit/diff.h"
#include "edit/rename.h"
#include "load/loader.h"
#include "support/captured.h"
#include "support/scratch.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void copy_dossier(const char *from, const char *folder)
{
    struct arena arena = {0};
    struct captured copied = captured_shell(
        arena_format(&arena, "cp -r '%s/content' '%s/themes' '%s'", from, from, folder).bytes);
    cr_assert_eq(copied.status, 0);
    captured_release(&copied);
    arena_release(&arena);
}

/* The same bytes of all files, each behind its name. */
#define NEW_ID "entirely-new"

/* A file, and the name by which it is sorted: that which it had before. */
struct sorted {
    const char *name;
    const struct edited_file *file;
};

static int compare_names(const void *left, const void *right)
{
    return strcmp(((const struct sorted *)left)->name, ((const struct sorted *)right)->name);
}

static const char *name_before(const char *name, const char *old, struct arena *arena)
{
    const char *at = strstr(name, NEW_ID ".yaml");
    return at ? arena_format(arena, "%.*s%s.yaml", (int)(at - name), name, old).bytes : name;
}

/* `old` is the id that is NEW_ID now. */
static void read_all(const char *folder, const char *old, struct buffer *all)
{
    struct edition edition;
    struct diagnostics diagnostics = {0};
    buffer_clear(all);
    edition_read(&edition, folder, &diagnostics);
    struct sorted *sorted = ARENA_ARRAY(&edition.arena, struct sorted, edition.count);
    for (size_t i = 0; i < edition.count; i++)
        sorted[i] = (struct sorted){name_before(edition.files[i].name, old, &edition.arena),
                                    &edition.files[i]};
    qsort(sorted, edition.count, sizeof *sorted, compare_names);
    for (size_t i = 0; i < edition.count; i++) {
        buffer_format(all, "%s:\n", sorted[i].file->name);
        buffer_add(all, sorted[i].file->bytes);
    }
    diagnostics_release(&diagnostics);
    edition_release(&edition);
}

/* What comes of it: the problem, or "" when it was written. The arena's memory. */
static const char *rename_in(const char *folder, const char *old, const char *new,
                             struct arena *arena)
{
    struct edition edition;
    struct renamed renamed;
    struct diagnostics diagnostics = {0};
    struct buffer problem = {0};
    buffer_add(&problem, SLICE(""));
    cr_assert(edition_read(&edition, folder, &diagnostics), "%s",
              diagnostics.count ? diagnostics.items[0].text.bytes : "");
    bool is_good = rename_prepare(&edition, slice_of(old), slice_of(new), &renamed, &problem) &&
                   edition_settle(&edition, &problem) && edition_write(&edition, &problem);
    cr_expect_eq(is_good, problem.length == 0, "%s", problem.bytes);
    const char *copy = arena_copy(arena, buffer_slice(&problem)).bytes;
    buffer_release(&problem);
    diagnostics_release(&diagnostics);
    edition_release(&edition);
    return copy;
}

static size_t count_messages(const char *folder)
{
    struct loaded loaded = load_dossier(folder);
    cr_assert_not_null(loaded.dossier);
    check_dossier(loaded.dossier, 20350101, &loaded.diagnostics);
    size_t count = loaded.diagnostics.count;
    loaded_release(&loaded);
    return count;
}

/* Every line that differs differs by the id alone. */
static void expect_only_the_id(struct slice before, struct slice after, const char *old,
                               const char *new)
{
    struct arena arena = {0};
    while (before.bytes && after.bytes) {
        struct slice left = slice_cut(&before, '\n');
        struct slice right = slice_cut(&after, '\n');
        if (slice_equal(left, right))
            continue;
        size_t at = slice_search(left, slice_of(old));
        cr_assert_lt(at, left.length, "'%.*s' has no %s", (int)left.length, left.bytes, old);
        struct slice wanted =
            arena_format(&arena, "%.*s%s%.*s", (int)at, left.bytes, new,
                         (int)(left.length - at - strlen(old)), left.bytes + at + strlen(old));
        cr_expect(slice_contains(right, slice_of(new)), "%.*s", (int)right.length, right.bytes);
        cr_expect(slice_equal(wanted, right) || slice_search(left, SLICE(",")) < left.length,
                  "'%.*s' became '%.*s'", (int)left.length, left.bytes, (int)right.length,
                  right.bytes);
    }
    cr_expect(!before.bytes && !after.bytes);
    arena_release(&arena);
}

struct id {
    char old[140];
    char plain[140]; /* without what stands before it */
};

static struct id *all_ids(const char *folder, size_t *count, struct arena *arena)
{
    struct loaded loaded = load_dossier(folder);
    const struct dossier *dossier = loaded.dossier;
    size_t most = dossier->brief_count + dossier->theme_count + dossier->actors.count +
                  dossier->corridors.count + dossier->claim_count + dossier->question_count +
                  dossier->event_count;
    struct id *ids = ARENA_ARRAY(arena, struct id, most);
    *count = 0;
#define ADD(format, ...) snprintf(ids[(*count)++].old, sizeof ids->old, format, __VA_ARGS__)
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        ADD("theme:%.*s", SLICE_ARGUMENTS(entry_id(&dossier->themes[i]->entry)));
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        ADD("actor:%.*s", SLICE_ARGUMENTS(entry_id(&dossier->actors.items[i].entry)));
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        ADD("corridor:%.*s", SLICE_ARGUMENTS(entry_id(&dossier->corridors.items[i].entry)));
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        ADD("brief:%.*s", SLICE_ARGUMENTS(entry_id(&brief->entry)));
        for (uint32_t j = 0; j < brief->claims.count; j++)
            ADD("%.*s", SLICE_ARGUMENTS(entry_address(&brief->claims.items[j].entry, arena)));
        for (uint32_t j = 0; j < brief->questions.count; j++)
            ADD("%.*s", SLICE_ARGUMENTS(entry_address(&brief->questions.items[j].entry, arena)));
        for (uint32_t j = 0; j < brief->events.count; j++)
            if (brief->events.items[j].id.length)
                ADD("%.*s", SLICE_ARGUMENTS(entry_address(&brief->events.items[j].entry, arena)));
    }
#undef ADD
    loaded_release(&loaded);
    for (size_t i = 0; i < *count; i++) {
        const char *at = strpbrk(ids[i].old, "#:");
        snprintf(ids[i].plain, sizeof ids[i].plain, "%s", at ? at + 1 : ids[i].old);
    }
    return ids;
}

static void rename_there_and_back(const char *from)
{
    struct arena arena = {0};
    struct buffer first = {0};
    struct buffer second = {0};
    struct buffer third = {0};
    size_t count;
    const char *folder = program_folder_make(&arena);
    copy_dossier(from, folder);
    read_all(folder, "", &first);
    size_t messages = count_messages(folder);
    struct id *ids = all_ids(folder, &count, &arena);
    for (size_t i = 0; i < count; i++) {
        cr_assert_str_eq(rename_in(folder, ids[i].old, NEW_ID, &arena), "", "%s", ids[i].old);
        read_all(folder, ids[i].plain, &second);
        expect_only_the_id(buffer_slice(&first), buffer_slice(&second), ids[i].plain, NEW_ID);
        cr_expect_eq(count_messages(folder), messages, "%s", ids[i].old);
        const char *hash = strchr(ids[i].old, '#');
        struct slice back =
            hash ? arena_format(&arena, "%.*s#" NEW_ID, (int)(hash - ids[i].old), ids[i].old)
                 : SLICE(NEW_ID);
        cr_assert_str_eq(rename_in(folder, back.bytes, ids[i].plain, &arena), "", "%s", ids[i].old);
        read_all(folder, "", &third);
        cr_assert(slice_equal(buffer_slice(&first), buffer_slice(&third)), "%s", ids[i].old);
    }
    cr_expect_gt(count, 10u);
    buffer_release(&first);
    buffer_release(&second);
    buffer_release(&third);
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(rename, of_every_id_and_back_leaves_every_byte)
{
    rename_there_and_back("tests/data/quiet-water");
    rename_there_and_back("tests/data/articles-alder");
}

/* One brief with ids in every style that YAML has. */
static const char styles[] =
    "\xEF\xBB\xBFprecis: 1 # precis\r\n"
    "id:   \"h-1\"   # the brief h-1\r\n"
    "source: {type: report, title: h-1, issued: 2031}\n"
    "bottom-line: Nothing but h-1 and p.\n"
    "key-points:\n"
    "  - {text: \xD8\xA7 p, id: 'p', kind: event, themes: [\"t\"  , 't',t], paragraphs: [1]}\n"
    "  - id: q\n"
    "    text: >-\n"
    "      p\n"
    "    kind: event\n"
    "    themes:\n"
    "      # t\n"
    "      - t # t\n"
    "      - >-\n"
    "        t\n"
    "      - |-   # t\n"
    "        t\n"
    "    paragraphs: [1]\n"
    "notes:\n"
    "  - {text: p, points: [p, source]}\n"
    "cross-references:\n"
    "  - point: p\n"
    "    relation: qualifies\n"
    "    to: h-1#q\n"
    "  - {point: \"q\", relation: updates, to: \"h-1#p\"}\n";

static void write_styles(const char *folder)
{
    program_folder_write(folder, "content/dossier.yaml",
                         "{precis: 1, id: h-1, title: x, bottom-line: x}\n");
    program_folder_write(folder, "content/briefs/h.yaml", "%s", styles);
    program_folder_write(folder, "themes/t.yaml", "{precis: 1, id: t, name: t, definition: t}\n");
}

struct styled {
    const char *old;
    const char *new;
    const char *has[5];
};

static const struct styled styled[] = {
    {"t",
     "tide",
     {"[\"tide\"  , 'tide',tide]", "- tide # t\n", "- >-\n        tide\n",
      "- |-   # t\n        tide\n", "# t\n      - tide"}},
    {"h-1",
     "h-2",
     {"id:   \"h-2\"   # the brief h-1\r\n", "title: h-1", "to: h-2#q\n", "to: \"h-2#p\"}",
      "Nothing but h-1"}},
    {"h-1#p",
     "31",
     {"id: '31'", "points: ['31', source]", "point: '31'\n", "\"h-1#31\"", "text: \xD8\xA7 p,"}},
    {"h-1#q", "null", {"id: 'null'\n", "point: \"null\"", "to: h-1#null\n", "- t # t"}},
};

Test(rename, keeps_quotes_blanks_comments_and_line_ends)
{
    for (size_t i = 0; i < sizeof styled / sizeof *styled; i++) {
        struct arena arena = {0};
        struct buffer all = {0};
        const char *folder = program_folder_make(&arena);
        write_styles(folder);
        cr_expect_str_eq(rename_in(folder, styled[i].old, styled[i].new, &arena), "");
        read_all(folder, "", &all);
        for (size_t j = 0; j < 5 && styled[i].has[j]; j++)
            cr_expect(strstr(all.bytes, styled[i].has[j]), "no '%s' in\n%s", styled[i].has[j],
                      all.bytes);
        cr_expect(strstr(all.bytes, "{precis: 1, id: h-1, title: x"));
        buffer_release(&all);
        program_folder_remove(folder);
        arena_release(&arena);
    }
}

static const struct styled refused[] = {
    {"h-1", "h-1", {"that is its id already"}},
    {"h-1", "H", {"'H' is not an id"}},
    {"h-1", "t", {"there is a theme 't' already"}},
    {"t", "h-1", {"there is a brief 'h-1' already"}},
    {"h-1#p", "q", {"there is a point, open question or event 'q' already"}},
    {"h-1#p", "source", {"stands for the source as a whole"}},
    {"h-1#pp", "x", {"there is no point, open question or event 'pp'"}},
    {"h-2#p", "x", {"there is no point, open question or event 'p'"}},
    {"none", "x", {"there is no brief, theme, actor or corridor 'none'"}},
    {"actor:t", "x", {"there is no actor 't'"}},
};

Test(rename, is_refused_with_a_reason_and_then_nothing_changes)
{
    struct arena arena = {0};
    struct buffer before = {0};
    struct buffer after = {0};
    const char *folder = program_folder_make(&arena);
    write_styles(folder);
    read_all(folder, "", &before);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const char *problem = rename_in(folder, refused[i].old, refused[i].new, &arena);
        cr_expect(strstr(problem, refused[i].has[0]), "'%s', not '%s'", problem, refused[i].has[0]);
    }
    program_folder_write(folder, "content/actors.yaml", "- {id: t, name: T, kind: group}\n");
    cr_expect(strstr(rename_in(folder, "t", "x", &arena), "write theme:t or actor:t"));
    program_folder_write(folder, "themes/t.yaml",
                         "{precis: 1, id: \"\\x74\", name: t, definition: t}\n");
    cr_expect(strstr(rename_in(folder, "theme:t", "x", &arena), "not written here as it reads"));
    write_styles(folder);
    program_folder_write(folder, "content/actors.yaml", "[]\n");
    read_all(folder, "", &after);
    cr_expect(strstr(after.bytes, before.bytes + strlen("content/dossier.yaml:\n")) ||
              after.length > before.length);
    buffer_release(&before);
    buffer_release(&after);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* What applying the diff of one file to its lines makes; fails where it does not fit. */
static void apply_diff(struct slice old, struct slice *diff, struct buffer *out)
{
    unsigned line = 1;
    while (slice_starts_with(*diff, SLICE("@@ -"))) {
        unsigned start;
        unsigned count;
        unsigned new_count;
        struct slice heading = slice_cut(diff, '\n');
        cr_assert_eq(sscanf(heading.bytes, "@@ -%u,%u +%*u,%u @@", &start, &count, &new_count), 3);
        for (; line < start; line++) {
            buffer_add(out, slice_cut(&old, '\n'));
            buffer_add_byte(out, '\n');
        }
        while (count || new_count) {
            struct slice change = slice_cut(diff, '\n');
            struct slice text = {change.bytes + 1, change.length - 1};
            cr_assert(change.length && strchr(" +-", change.bytes[0]));
            if (change.bytes[0] != '+') {
                cr_assert(slice_equal(slice_cut(&old, '\n'), text));
                count--;
                line++;
            }
            if (change.bytes[0] != '-') {
                buffer_add(out, text);
                buffer_add_byte(out, '\n');
                new_count--;
            }
        }
    }
    buffer_add(out, old);
}

Test(rename, is_shown_as_a_diff_that_makes_it)
{
    struct edition edition;
    struct renamed renamed;
    struct diagnostics diagnostics = {0};
    struct buffer text = {0};
    struct buffer problem = {0};
    cr_assert(edition_read(&edition, "tests/data/quiet-water", &diagnostics));
    cr_assert(
        rename_prepare(&edition, SLICE("theme:tides"), SLICE("high-water"), &renamed, &problem));
    cr_assert(edition_settle(&edition, &problem));
    diff_write(&edition, &text);
    struct slice diff = buffer_slice(&text);
    for (size_t i = 0; i < edition.count; i++) {
        struct buffer wanted = {0};
        struct buffer made = {0};
        if (!edition.files[i].count)
            continue;
        struct slice name = slice_cut(&diff, '\n');
        for (int j = 0; edition.files[i].new_name && j < 3; j++)
            name = slice_cut(&diff, '\n');
        cr_expect(slice_contains(name, slice_of(edition.files[i].name)));
        name = slice_cut(&diff, '\n');
        cr_expect(
            slice_contains(name, slice_of(edition.files[i].new_name ? edition.files[i].new_name
                                                                    : edition.files[i].name)));
        apply_diff(edition.files[i].bytes, &diff, &made);
        edition_make(&edition.files[i], &wanted);
        cr_expect(slice_equal(buffer_slice(&wanted), buffer_slice(&made)), "%s", made.bytes);
        buffer_release(&wanted);
        buffer_release(&made);
    }
    cr_expect_eq(diff.length, 0u);
    edition_release(&edition);
    buffer_release(&text);
    buffer_release(&problem);
    diagnostics_release(&diagnostics);
}

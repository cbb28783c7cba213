/* precis add: articles with the beginnings of their briefs. */
#include "base/file_change.h"
#include "base/whole_file.h"
#include "cli/bibliography.h"
#include "cli/capture.h"
#include "cli/outline.h"
#include "cli/programs.h"
#include "cli/revision.h"
#include "cli/support.h"
#include "load/article.h"
#include "load/file.h"
#include "load/parse.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_ARTICLES = 64, LONGEST_TEXT = FILE_LARGEST };

/* An article on the way into the dossier. */
struct addition {
    const char *path;     /* as it was named */
    const char *document; /* its name among the articles */
    bool is_there;        /* among them, already */
    struct article article;
    struct guess guess;
    const struct node *record; /* of --source; NULL: none */
    const char *brief;         /* the path of its brief in the dossier */
    struct outline outline;
};

struct adding {
    const struct invocation *invocation;
    const struct dossier *dossier;
    const char *directory;
    const char *articles; /* the folder of the articles */
    bool is_own;          /* that of the dossier */
    const char *schema;   /* NULL: there is none */
    char today[16];
    struct addition additions[MOST_ARTICLES];
    int count;
    struct arena arena;
};

/* Texts of articles. */

static bool is_page(const char *path)
{
    return support_has_ending(path, ".html") || support_has_ending(path, ".htm") ||
           support_has_ending(path, ".xhtml");
}

/* Lines that are not parted by an empty one are one paragraph; a form feed parts pages. */
static void join_lines(struct slice text, struct buffer *out)
{
    bool is_begun = false;
    for (struct slice rest = text; rest.bytes;) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));
        if (!line.length) {
            if (is_begun)
                buffer_add(out, SLICE("\n\n"));
            is_begun = false;
            continue;
        }
        if (is_begun)
            buffer_add_byte(out, ' ');
        buffer_add(out, line);
        is_begun = true;
    }
    buffer_add_byte(out, '\n');
}

static bool run_first_of(const char *const *const *programs, struct buffer *out)
{
    for (size_t i = 0; programs[i]; i++) {
        enum capture_answer answer = capture_run(programs[i], LONGEST_TEXT, out);
        if (answer == CAPTURE_TAKEN)
            return true;
        if (answer == CAPTURE_NOT_STARTED && errno == ENOENT)
            continue;
        support_complain("%s could not make a text of it", programs[i][0]);
        return false;
    }
    support_complain("there is no %s here to make a text of it; install that, or save the article "
                     "as text",
                     programs[0][0]);
    return false;
}

static bool convert(struct adding *adding, const char *path, struct buffer *out)
{
    const char *safe = *path == '-' ? arena_format(&adding->arena, "./%s", path).bytes : path;
    const char *file = arena_copy(&adding->arena, slice_of(safe)).bytes;
    if (is_page(path)) {
        const char *const pandoc[] = {"pandoc", "-f",          "html", "-t",
                                      "plain",  "--wrap=none", file,   NULL};
        const char *const w3m[] = {"w3m", "-dump", "-T", "text/html", "-cols", "9999", file, NULL};
        const char *const *const programs[] = {pandoc, w3m, NULL};
        return run_first_of(programs, out);
    }
    const char *const pdftotext[] = {"pdftotext", "-enc", "UTF-8", file, "-", NULL};
    const char *const *const programs[] = {pdftotext, NULL};
    struct buffer lines = {0};
    bool is_converted = run_first_of(programs, &lines);
    join_lines(buffer_slice(&lines), out);
    buffer_release(&lines);
    return is_converted;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *without_ending(const char *name, struct arena *arena)
{
    const char *dot = strrchr(name, '.');
    size_t length = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    return arena_copy(arena, (struct slice){name, length}).bytes;
}

static bool take_text(struct adding *adding, struct addition *addition)
{
    struct buffer text = {0};
    struct diagnostics diagnostics = {0};
    const char *path = addition->path;
    bool is_converted = is_page(path) || support_has_ending(path, ".pdf");
    bool is_taken = is_converted ? file_read(path, &text, &diagnostics) : true;
    if (is_taken && is_converted) {
        buffer_clear(&text);
        is_taken = convert(adding, path, &text) &&
                   article_take(&addition->article, path, buffer_slice(&text), &diagnostics);
    } else if (is_taken) {
        is_taken = article_read_file(&addition->article, path, &diagnostics);
    }
    const char *name = last_part(path);
    addition->document =
        is_converted
            ? arena_format(&adding->arena, "%s.txt", without_ending(name, &adding->arena)).bytes
            : name;
    support_print_messages(&diagnostics);
    diagnostics_release(&diagnostics);
    buffer_release(&text);
    return is_taken;
}

/* Where the article goes. */

static const struct brief *find_summary(const struct adding *adding, const char *document)
{
    for (uint32_t i = 0; i < adding->dossier->brief_count; i++)
        if (slice_equal(text_slice(adding->dossier->briefs[i]->source.document),
                        slice_of(document)))
            return adding->dossier->briefs[i];
    return NULL;
}

static bool is_named_before(const struct adding *adding, const struct addition *addition)
{
    for (const struct addition *other = adding->additions; other < addition; other++)
        if (strcmp(other->document, addition->document) == 0)
            return true;
    return false;
}

static bool place_article(struct adding *adding, struct addition *addition)
{
    const struct brief *brief = find_summary(adding, addition->document);
    const char *path =
        arena_format(&adding->arena, "%s/%s", adding->articles, addition->document).bytes;
    addition->is_there = access(path, F_OK) == 0;
    if (brief)
        support_complain("the brief '%.*s' summarises '%s' already", SLICE_ARGUMENTS(brief->id),
                         addition->document);
    else if (is_named_before(adding, addition))
        support_complain("'%s' is named twice", addition->document);
    else if (*addition->document == '.' || !shown_is_clean(slice_of(addition->document)))
        support_complain("'%s' is not a name for an article; rename the file", addition->path);
    else if (addition->is_there && !file_holds(path, buffer_slice(&addition->article.bytes)))
        support_complain("there is another article '%s' already; rename the file", path);
    else
        return true;
    return false;
}

/* Where the brief goes. */

static bool is_taken(const struct adding *adding, const struct addition *addition, struct slice id)
{
    struct arena arena = {0};
    const char *file =
        arena_format(&arena, "%s/content/briefs/%.*s.yaml", adding->directory, SLICE_ARGUMENTS(id))
            .bytes;
    bool is_there = access(file, F_OK) == 0 || dossier_find(adding->dossier, ENTRY_BRIEF, id) ||
                    dossier_find(adding->dossier, ENTRY_THEME, id);
    for (const struct addition *other = adding->additions; other < addition; other++)
        is_there = is_there || slice_equal(other->outline.id, id);
    arena_release(&arena);
    return is_there;
}

static struct slice choose_id(struct adding *adding, const struct addition *addition)
{
    struct slice base =
        guess_id(slice_of(without_ending(addition->document, &adding->arena)), &adding->arena);
    if (!base.length)
        base = SLICE("source");
    struct slice id = base;
    for (unsigned i = 2; is_taken(adding, addition, id); i++)
        id = arena_format(&adding->arena, "%.*s-%u", SLICE_ARGUMENTS(base), i);
    return id;
}

static void outline(struct adding *adding, struct addition *addition)
{
    addition->guess = guess_read(&addition->article, &adding->arena);
    struct slice id = choose_id(adding, addition);
    addition->brief =
        arena_format(&adding->arena, "content/briefs/%.*s.yaml", SLICE_ARGUMENTS(id)).bytes;
    addition->outline = (struct outline){
        .article = &addition->article,
        .guess = &addition->guess,
        .record = addition->record,
        .dossier = adding->dossier,
        .id = id,
        .document = slice_of(addition->document),
        .schema = adding->schema,
        .today = adding->today,
    };
}

/* Writing. */

/* Articles outside of the dossier come first: without its brief one does no harm. */
static bool write_outside(struct adding *adding, const struct addition *addition)
{
    const char *path =
        arena_format(&adding->arena, "%s/%s", adding->articles, addition->document).bytes;
    bool is_written = whole_file_write(&(struct whole_file){
        .directory = AT_FDCWD,
        .name = path,
        .temporary = whole_file_beside(path, &adding->arena),
        .mode = whole_file_mode(AT_FDCWD, path),
        .contents = buffer_slice(&addition->article.bytes),
    });
    if (!is_written)
        support_complain("cannot write '%s': %s", path, strerror(errno));
    return is_written;
}

static bool write_all(struct adding *adding)
{
    struct changed_file files[2 * MOST_ARTICLES];
    size_t count = 0;
    for (int i = 0; i < adding->count; i++) {
        const struct addition *addition = &adding->additions[i];
        struct buffer text = {0};
        if (!addition->is_there && !adding->is_own && !write_outside(adding, addition))
            return false;
        if (!addition->is_there && adding->is_own)
            files[count++] = (struct changed_file){
                .path = arena_format(&adding->arena, "articles/%s", addition->document).bytes,
                .contents = buffer_slice(&addition->article.bytes),
                .is_new = true};
        outline_write(&addition->outline, &text);
        files[count++] =
            (struct changed_file){.path = addition->brief,
                                  .contents = arena_copy(&adding->arena, buffer_slice(&text)),
                                  .is_new = true};
        buffer_release(&text);
    }
    struct buffer problem = {0};
    bool is_written = file_change_make(adding->directory, files, count, &problem);
    if (!is_written)
        support_complain("%s", problem.bytes);
    buffer_release(&problem);
    return is_written;
}

static void explain(struct adding *adding, struct buffer *out)
{
    for (int i = 0; i < adding->count; i++) {
        const struct addition *addition = &adding->additions[i];
        struct shown document = shown_clean(&adding->arena, slice_of(addition->document));
        buffer_format(out, "Wrote %s, with the %u paragraph%s of %.*s numbered in it.\n",
                      addition->brief, addition->article.count,
                      addition->article.count == 1 ? "" : "s", SLICE_ARGUMENTS(document));
        outline_explain(&addition->outline, out);
    }
    buffer_add(out, SLICE("precis check says what is to be written.\n"));
}

static bool edit_brief(struct adding *adding, const struct addition *addition)
{
    struct buffer message = {0};
    int status = 0;
    const char *file =
        arena_format(&adding->arena, "%s/%s", adding->directory, addition->brief).bytes;
    char **words = program_editor(&adding->arena, program_editor_setting(), file, 1, &message);
    bool is_edited = words && program_run(words, &(struct program_options){0}, &status);
    if (!words)
        support_complain("%s", message.bytes);
    else if (!is_edited)
        support_complain("%s could not be started", words[0]);
    buffer_release(&message);
    return is_edited && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Putting it together. */

static bool prepare_folder(struct adding *adding)
{
    const char *own = arena_format(&adding->arena, "%s/articles", adding->directory).bytes;
    const char *schema =
        arena_format(&adding->arena, "%s/precis.schema.json", adding->directory).bytes;
    const char *named = support_articles(adding->invocation, &adding->arena);
    char *real = named ? realpath(named, NULL) : NULL;
    char *real_own = realpath(own, NULL);
    adding->is_own = !named || (real && real_own && strcmp(real, real_own) == 0);
    adding->articles = adding->is_own ? own : named;
    adding->schema = access(schema, F_OK) == 0 ? "../../precis.schema.json" : NULL;
    free(real);
    free(real_own);
    if (adding->is_own || support_is_folder(named))
        return true;
    support_complain("there is no folder '%s' with articles", named);
    return false;
}

/* The records of a bibliography, as a tree of CSL-JSON; NULL, with messages, where it is none. */
static const struct node *read_bibliography(struct adding *adding, const char *path,
                                            struct diagnostics *diagnostics)
{
    struct buffer bytes = {0};
    struct buffer json = {0};
    const struct node *root = NULL;
    bool is_read = file_read(path, &bytes, diagnostics);
    struct slice text = buffer_slice(&bytes);
    if (is_read && bibliography_is_bibtex(text)) {
        is_read = bibliography_read(slice_of(path), text, &json, diagnostics);
        text = buffer_slice(&json);
    }
    if (is_read)
        root = parse_tree(
            (struct yaml_file){.path = slice_of(path), .bytes = arena_copy(&adding->arena, text)},
            (struct parse_memory){&adding->arena, &adding->arena}, diagnostics);
    buffer_release(&bytes);
    buffer_release(&json);
    return root;
}

/* One record for each article, in their order. */
static bool read_records(struct adding *adding)
{
    const char *path = adding->invocation->source;
    struct diagnostics diagnostics = {0};
    if (!path)
        return true;
    const struct node *root = read_bibliography(adding, path, &diagnostics);
    support_print_messages(&diagnostics);
    diagnostics_release(&diagnostics);
    if (!root)
        return false;
    const struct node *record = root->kind == NODE_SEQUENCE ? root->first : root;
    int count = root->kind == NODE_SEQUENCE ? (int)root->count : 1;
    if (count != adding->count) {
        support_complain("'%s' has %d record%s, and there %s %d article%s; give one for each", path,
                         count, count == 1 ? "" : "s", adding->count == 1 ? "is" : "are",
                         adding->count, adding->count == 1 ? "" : "s");
        return false;
    }
    for (int i = 0; i < count; i++, record = record->next)
        adding->additions[i].record = record;
    return true;
}

static bool prepare(struct adding *adding)
{
    adding->count = adding->invocation->operand_count;
    if (!prepare_folder(adding) || !read_records(adding))
        return false;
    for (int i = 0; i < adding->count; i++) {
        struct addition *addition = &adding->additions[i];
        addition->path = adding->invocation->operands[i];
        if (!take_text(adding, addition) || !place_article(adding, addition))
            return false;
        outline(adding, addition);
    }
    return true;
}

static enum exit_status add(struct adding *adding)
{
    struct buffer text = {0};
    if (!prepare(adding) || !write_all(adding))
        return EXIT_TROUBLE;
    explain(adding, &text);
    enum exit_status status = support_write(&text, EXIT_DONE);
    for (int i = 0; adding->invocation->edit && i < adding->count; i++)
        if (!edit_brief(adding, &adding->additions[i]))
            status = EXIT_TROUBLE;
    buffer_release(&text);
    return status;
}

enum exit_status command_add(const struct invocation *invocation)
{
    enum exit_status status = EXIT_TROUBLE;
    struct loaded loaded;
    struct tm parts;
    time_t now = time(NULL);
    if (!invocation->operand_count) {
        support_complain("name the articles: precis add ARTICLE...");
        return EXIT_TROUBLE;
    }
    if (!revision_may_begin(invocation, true, &status))
        return status;
    if (!support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    struct adding adding = {
        .invocation = invocation, .dossier = loaded.dossier, .directory = invocation->folder};
    strftime(adding.today, sizeof adding.today, "%Y-%m-%d", localtime_r(&now, &parts));
    status = add(&adding);
    for (int i = 0; i < adding.count; i++)
        article_release(&adding.additions[i].article);
    arena_release(&adding.arena);
    loaded_release(&loaded);
    return status;
}
